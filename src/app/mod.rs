//! A session: one open project with its open document, its history and its background jobs. No painting.
//!
//! [`Session`] answers at once from memory. A worker thread owns the [`Store`](crate::store::Store) and makes every
//! change durable; [`Session::poll`] takes in what it has to say. The window and the command line both stand on this.

mod action;
mod desk;
mod document;
mod event;
mod export;
mod import;
mod incoming;
mod job;
mod label_set;
#[cfg(test)]
mod label_set_tests;
mod language;
mod link_choices;
mod losses;
mod merge;
mod overview;
mod picture;
mod problems;
mod proposals;
mod reading;
mod session;
mod settings;
mod sources;
mod steps;
#[cfg(test)]
mod tests;
mod worker;

pub use crate::wire::LabelSetFault;
pub use action::{
    Action, AnnotationAction, AnswerAction, CaretAction, CommentAction, DocumentAction, LinkAction, ProblemAction,
    ProjectAction, ReadingDirection, ViewAction,
};
pub use document::{DocumentRow, ListVersion, OpenDocument, Progress};
pub use event::{DroppedChange, Event, LabelSetError, OpenError, RunError, SaveState};
pub use export::{DocumentChoice, ExportError, ExportReport, ExportRequest, Preview};
pub use import::{ImportFormat, ImportIssue, ImportReport, ImportRequest};
pub use job::{Job, JobProgress};
pub use label_set::{LabelSetFileError, read_label_set, write_label_set};
pub use language::{Language, LanguageChoice};
pub use link_choices::{LinkChoice, link_choices};
pub use losses::{Loss, LossKind, losses};
pub use overview::{AnnotatorOverview, Overview};
pub use picture::write_png;
pub use problems::PlacedProblem;
pub use session::Session;
pub use settings::{LinksShown, Settings, SettingsError, SpanOrder, Theme, WindowPlace};
pub use steps::Step;
pub use worker::Waker;
