//! What a session says: errors, the state of saving, what has happened.

use super::steps::Step;
use crate::command::{CommandError, LabelSetRefusal};
use crate::model::DocumentId;
use crate::store::StoreError;
use std::path::PathBuf;

/// A project that could not be opened or made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}: {error}", path.display())]
pub struct OpenError {
    /// The file.
    pub path: PathBuf,
    /// Why.
    pub error: StoreError,
}

/// A command that was not run. Nothing has changed then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RunError {
    /// The command was refused.
    #[error(transparent)]
    Command(#[from] CommandError),
    /// No document is open.
    #[error("no document is open")]
    NoDocument,
    /// The label set is being changed.
    #[error("the label set is being changed; try again in a moment")]
    LabelSetChanging,
}

/// Why the project keeps its label set. Nothing has changed then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LabelSetError {
    /// It can't have the other one.
    #[error(transparent)]
    Refused(#[from] LabelSetRefusal),
    /// The project can't be written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Whether the work is safe.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// Everything is durable on the disk.
    Saved,
    /// The last changes are on their way.
    Saving,
    /// The disk refuses, for this reason. Nothing is lost while the session is open; saving is tried again every few
    /// seconds and by [`Session::retry_save`](super::Session::retry_save).
    Failed(String),
}

/// A change that was made in memory and is not in the project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DroppedChange {
    /// The change's [`Session::last_change`](super::Session::last_change).
    pub number: u64,
    /// Where.
    pub document: DocumentId,
}

/// Something that happened since the last [`Session::poll`](super::Session::poll).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Another document is open.
    Opened(DocumentId),
    /// A document could not be read.
    NotOpened(DocumentId, StoreError),
    /// The open document was read again because another program or an import has changed it.
    Reloaded(DocumentId),
    /// An undo or redo that had to open its document first has been made.
    Stepped(Step),
    /// An undo or redo that had to open its document first could not be made.
    NotStepped(RunError),
    /// A change was dropped, because another program had changed the same annotations meanwhile.
    Dropped(DroppedChange, CommandError),
    /// The project has another label set, and the open document fits it: asked for here, taken back or made again, or
    /// by another program.
    LabelSetChanged,
    /// A label set that was asked for could not be had, nor taken back or made again.
    LabelSetRefused(LabelSetError),
    /// The list of documents or the annotators may be different now.
    Listed,
    /// They could not be read.
    NotListed(StoreError),
}
