//! Remarks of people about an annotation or a document.

use super::{AnnotationId, Annotator, CommentId, Timestamp};

/// A remark with its author and time. It is a value: changing one makes another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Stays the same through every change.
    pub id: CommentId,
    /// The annotation that it is about; `None` is the document.
    pub on: Option<AnnotationId>,
    /// Who wrote it, who need not be the annotator.
    pub author: Annotator,
    /// What it says; never blank.
    pub text: String,
    /// When it was written.
    pub created: Timestamp,
    /// When it was last changed.
    pub modified: Timestamp,
}

impl Comment {
    /// A new comment, with a new id.
    #[must_use]
    pub fn new(on: Option<AnnotationId>, author: Annotator, text: &str, now: Timestamp) -> Self {
        Self { id: CommentId::generate(), on, author, text: text.to_owned(), created: now, modified: now }
    }
}
