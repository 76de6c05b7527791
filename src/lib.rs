//! `tawsim` (توسيم, "tagging"): annotation of Arabic news on the desktop.
//!
//! Modules in import order; an arrow never runs the other way (`tests/architecture.rs` checks it):
//!
//! ```text
//! text <- model <- command <- { store, formats, suggest } <- app <- { ui, cli } <- main
//! model <- wire <- { store, formats, app, cli }
//! text <- typeset <- ui
//! ```
//!
//! | module | what it guarantees |
//! | --- | --- |
//! | [`text`] | Imported text never changes. Offsets are code points; other units are converted in one place. |
//! | [`typeset`] | Text becomes lines, rectangles and glyphs. The only importer of the shaping engine. |
//! | [`model`] | Labels, annotations and annotation sets that are always valid. No files, no SQL. |
//! | [`command`] | The only code that changes an annotation set; every change knows its inverse. |
//! | [`wire`] | How values of the model are written in JSON, for the project file and for exchange alike. |
//! | [`store`] | One project, one SQLite file, one journal. The only importer of an SQL driver. |
//! | [`formats`] | Bytes to and from a neutral corpus, one file a format. |
//! | [`suggest`] | What the program proposes by itself: counts of casualties, read and found. Changes nothing. |
//! | [`app`] | A session: store, open document, history, background jobs. No painting. |
//! | [`ui`] | The window. Reads borrowed state, sends actions. |
//! | [`cli`] | The same session without a window. |

pub mod app;
pub mod cli;
pub mod command;
pub mod formats;
pub mod model;
pub mod store;
pub mod suggest;
pub mod text;
pub mod typeset;
pub mod ui;
pub mod wire;
