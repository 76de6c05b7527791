//! What a command did, as data: for the journal, for undo, and for whoever draws it.

use crate::model::{Annotation, AnnotationId, Comment, Link, Sheet, Status};

/// Something that came, went or became something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit<T> {
    /// It was not there before.
    Added(T),
    /// It is there no longer.
    Removed(T),
    /// The same thing, by its id, before and after.
    Replaced {
        /// As it was.
        before: T,
        /// As it is.
        after: T,
    },
}

impl<T> Edit<T> {
    /// The edit that takes this one back.
    #[must_use]
    pub fn inverse(self) -> Self {
        match self {
            Self::Added(it) => Self::Removed(it),
            Self::Removed(it) => Self::Added(it),
            Self::Replaced { before, after } => Self::Replaced { before: after, after: before },
        }
    }

    /// What is there after the edit.
    #[must_use]
    pub const fn survivor(&self) -> Option<&T> {
        match self {
            Self::Added(it) | Self::Replaced { after: it, .. } => Some(it),
            Self::Removed(_) => None,
        }
    }
}

/// One change of an annotation set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Of a span, with its answers and its note.
    Annotation(Edit<Annotation>),
    /// Of a link.
    Link(Edit<Link>),
    /// Of a comment.
    Comment(Edit<Comment>),
    /// Of what is said about the document.
    Sheet {
        /// As it was.
        before: Sheet,
        /// As it is.
        after: Sheet,
    },
    /// Another status of the document.
    Status {
        /// As it was.
        before: Status,
        /// As it is.
        after: Status,
    },
}

impl Change {
    /// The change that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        match self.clone() {
            Self::Annotation(edit) => Self::Annotation(edit.inverse()),
            Self::Link(edit) => Self::Link(edit.inverse()),
            Self::Comment(edit) => Self::Comment(edit.inverse()),
            Self::Sheet { before, after } => Self::Sheet { before: after, after: before },
            Self::Status { before, after } => Self::Status { before: after, after: before },
        }
    }

    /// The annotation that the change is about, unless it has itself gone. A link is about the span it starts from.
    #[must_use]
    pub fn survivor(&self) -> Option<AnnotationId> {
        match self {
            Self::Annotation(edit) => edit.survivor().map(|annotation| annotation.id),
            Self::Link(Edit::Added(link) | Edit::Removed(link) | Edit::Replaced { after: link, .. }) => Some(link.from),
            Self::Comment(Edit::Added(comment) | Edit::Removed(comment) | Edit::Replaced { after: comment, .. }) => {
                comment.on
            }
            Self::Sheet { .. } | Self::Status { .. } => None,
        }
    }
}

/// The changes that take `changes` back, last one first.
#[must_use]
pub fn inverse(changes: &[Change]) -> Vec<Change> {
    changes.iter().rev().map(Change::inverse).collect()
}
