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
    /// Whether there are comments on the document or its spans.
    pub commented: bool,
}

impl From<DocumentState> for DocumentRow {
    fn from(DocumentState { info, status, spans, commented }: DocumentState) -> Self {
        Self { info, status, spans, commented }
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

/// Which documents are listed, and in which state. Differs from the one before when that has changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListVersion {
    /// Differs when there are other documents.
    pub documents: u64,
    /// Differs when there are other documents or one has another status.
    pub states: u64,
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
        let mut counts = Self::default();
        for row in rows {
            *counts.of(row.status) += 1;
        }
        counts
    }

    /// How many are in that state.
    pub(super) const fn of(&mut self, status: Status) -> &mut usize {
        match status {
            Status::ToDo => &mut self.to_do,
            Status::InProgress => &mut self.in_progress,
            Status::Done => &mut self.done,
        }
    }

    /// All documents.
    #[must_use]
    pub const fn total(self) -> usize {
        self.to_do + self.in_progress + self.done
    }
}
