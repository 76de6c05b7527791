//! The window. Reads borrowed state and sends actions; no SQL, no blocking work in a frame.
//!
//! [`run`] opens it; [`Window`] is the same without a screen, for tests.

mod article;
mod atlas;
mod dialogs;
mod dispatch;
mod files;
mod keys;
mod kit;
mod meshes;
mod native;
mod notice;
mod panels;
mod shaped;
mod strings;
mod tokens;
mod window;

pub use native::{Options, RunError, run};
pub use window::{Desk, Window};
