//! The window. Reads borrowed state and sends actions; no SQL, no blocking work in a frame.
//!
//! Code of the window says start and end, never left and right, because in Arabic everything around the article is
//! mirrored (`mirror`). In short:
//! - Panels, dialogs and floating things begin with `mirror::column` (or `mirror::layout` for an `Area`); rows in them
//!   are egui's `ui.horizontal` and `ui.horizontal_wrapped`, which then run from the right side by themselves, and
//!   `mirror::from_end` fills a row from its end. Panels are made by `mirror::start_panel` and `mirror::end_panel`,
//!   menus by `mirror::menu`.
//! - What is painted by hand cuts its rectangle with a `mirror::Strip` and names a `mirror::Side`.
//! - Sentences come from `kit::tr`, names of labels from `kit::label_name`; `Text::user` is for pieces of articles,
//!   `Text::code` for numbers, keys and paths, and `strings::key_names` or `KEYS("Ctrl+Z")` in a message names keys.
//!
//! [`run`] opens it; [`Window`] is the same without a screen, for tests.

mod article;
mod atlas;
mod contrast;
mod desk;
mod dialogs;
mod dispatch;
mod files;
mod keys;
mod kit;
mod labels_editor;
mod line_shape;
mod linking;
mod meshes;
mod mirror;
mod native;
mod notice;
mod panels;
mod problems;
mod reasons;
mod set_up;
mod shaped;
mod shortcuts;
mod strings;
mod tokens;
mod window;

pub use desk::Desk;
pub use linking::{Linking, Offer};
pub use native::{Options, RunError, run};
pub use window::Window;
