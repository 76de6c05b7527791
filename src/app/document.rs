//! The documents of a session as the window shows them.

use crate::model::{AnnotationSet, DocumentInfo, Status};
use crate::store::DocumentState;
use crate::text::SourceText;

/// A line of the document list, for the present annotator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentRow {
    /// The document.
    pub info: DocumentInfo,
    /// How far the annotator is.
    pub status: Status,
    /// How many spans the annotator has tagged.
    pub spans: usize,
}

impl From<DocumentState> for DocumentRow {
    fn from(DocumentState { info, status, spans }: DocumentState) -> Self {
        Self { info, status, spans }
    }
}

/// The document that is open, with the present annotator's layer.
#[derive(Clone, Debug)]
pub struct OpenDocument {
    pub(super) info: DocumentInfo,
    pub(super) text: SourceText,
    pub(super) set: AnnotationSet,
}

impl OpenDocument {
    /// Id, title and size.
    #[must_use]
    pub const fn info(&self) -> &DocumentInfo {
        &self.info
    }

    /// The text.
    #[must_use]
    pub const fn text(&self) -> &SourceText {
        &self.text
    }

    /// What the annotator has marked.
    #[must_use]
    pub const fn set(&self) -> &AnnotationSet {
        &self.set
    }
}

/// How many documents of the project are in which state for the present annotator.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Not begun.
    pub to_do: usize,
    /// Begun.
    pub in_progress: usize,
    /// Finished.
    pub done: usize,
}

impl Progress {
    /// Counts `rows`.
    #[must_use]
    pub fn count(rows: &[DocumentRow]) -> Self {
        rows.iter().fold(Self::default(), |mut counts, row| {
            match row.status {
                Status::ToDo => counts.to_do += 1,
                Status::InProgress => counts.in_progress += 1,
                Status::Done => counts.done += 1,
            }
            counts
        })
    }

    /// All documents.
    #[must_use]
    pub const fn total(self) -> usize {
        self.to_do + self.in_progress + self.done
    }
}
