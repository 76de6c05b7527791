//! What a project knows about its documents without opening them.

use super::{Annotator, DocumentId, Status};

/// A document as it stands in the list. The text itself is read only when it is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentInfo {
    /// Its id.
    pub id: DocumentId,
    /// Its first line with letters, for the list.
    pub title: String,
    /// Length in code points.
    pub chars: usize,
    /// SHA-256 of its text in UTF-8, hexadecimal.
    pub sha256: String,
}

/// One annotator's layer of one document, counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LayerInfo {
    /// The document.
    pub document: DocumentId,
    /// The annotator.
    pub annotator: Annotator,
    /// How far the annotator is.
    pub status: Status,
    /// How many spans there are.
    pub spans: usize,
}
