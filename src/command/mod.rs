//! The only code that changes an [`AnnotationSet`](crate::model::AnnotationSet).
//!
//! A [`Command`] says what somebody wants; [`apply`] makes it all or not at all and answers with the [`Change`]s
//! that were made. A change carries what was before and what is after, so its inverse needs no further state.

mod apply;
mod change;
mod history;

pub use apply::{Command, CommandError, apply, replay};
pub use change::{Change, inverse};
pub use history::{Entry, History};
