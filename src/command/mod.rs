//! The only code that changes an [`AnnotationSet`](crate::model::AnnotationSet).
//!
//! A [`Command`] says what somebody wants; [`apply`] makes it all or not at all and answers with the [`Change`]s
//! that were made. A change carries what was before and what is after, so its inverse needs no further state.

mod apply;
mod change;
mod commands;
mod fit;
mod history;
mod label_set;
mod rebase;
#[cfg(test)]
mod rebase_tests;
mod run;
#[cfg(test)]
mod tests;

pub use apply::{apply, apply_with, check, remake, replay};
pub use change::{Change, Edit, inverse};
pub use commands::{Command, CommandError};
pub use fit::{Fitted, fit};
pub use history::{Entry, History};
pub use label_set::{Fate, LabelSetChange, LabelSetEdit, LabelSetRefusal, LayerEdit, Reach, Rename};
pub use rebase::{Disputed, rebase};
pub use run::joins;
