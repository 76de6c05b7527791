//! What a command did, as data: for the journal, for undo, and for whoever draws it.

use crate::model::{Annotation, AnnotationId, Status};

/// One change of an annotation set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// An annotation that was not there before.
    Added(Annotation),
    /// An annotation that is there no longer.
    Removed(Annotation),
    /// The same annotation before and after.
    Replaced {
        /// As it was.
        before: Annotation,
        /// As it is.
        after: Annotation,
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
            Self::Added(annotation) => Self::Removed(annotation),
            Self::Removed(annotation) => Self::Added(annotation),
            Self::Replaced { before, after } => Self::Replaced { before: after, after: before },
            Self::Status { before, after } => Self::Status { before: after, after: before },
        }
    }

    /// The annotation that is there after the change.
    #[must_use]
    pub const fn survivor(&self) -> Option<AnnotationId> {
        match self {
            Self::Added(annotation) | Self::Replaced { after: annotation, .. } => Some(annotation.id),
            Self::Removed(_) | Self::Status { .. } => None,
        }
    }
}

/// The changes that take `changes` back, last one first.
#[must_use]
pub fn inverse(changes: &[Change]) -> Vec<Change> {
    changes.iter().rev().map(Change::inverse).collect()
}
