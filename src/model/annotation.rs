//! One tagged span.

use super::{AnnotationId, Answers, LabelKey, Timestamp};
use crate::text::Span;

/// Where an annotation came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A person marked it.
    Manual,
    /// It was read from a file.
    Imported,
    /// Any other origin that a file named; kept as it was.
    Other(String),
}

impl Origin {
    /// The word that stands in files.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Manual => "manual",
            Self::Imported => "imported",
            Self::Other(name) => name,
        }
    }

    /// The origin that a file names.
    #[must_use]
    pub fn from_name(name: &str) -> Self {
        match name {
            "manual" => Self::Manual,
            "imported" => Self::Imported,
            other => Self::Other(other.to_owned()),
        }
    }
}

/// A span with a label. It is a value: changing one makes another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annotation {
    /// Stays the same through every change.
    pub id: AnnotationId,
    /// What is tagged, in code points of the document.
    pub span: Span,
    /// Key of its label in the project's label set.
    pub label: LabelKey,
    /// The answers to the attributes of its label.
    pub answers: Answers,
    /// The annotator's remark; may be empty.
    pub note: String,
    /// Where it came from.
    pub origin: Origin,
    /// When it was made.
    pub created: Timestamp,
    /// When it was last changed.
    pub modified: Timestamp,
}

impl Annotation {
    /// A new annotation by hand, with a new id, no answers and no note.
    #[must_use]
    pub fn new(span: Span, label: LabelKey, now: Timestamp) -> Self {
        Self {
            id: AnnotationId::generate(),
            span,
            label,
            answers: Answers::new(),
            note: String::new(),
            origin: Origin::Manual,
            created: now,
            modified: now,
        }
    }
}
