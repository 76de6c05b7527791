//! What a finished document must fulfil.

use super::{AttributeKey, LabelKey, LinkKey};

/// A rule of a label set. What breaks it is shown as a problem and never refused.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Rule {
    /// Every span of a label has an answer, which may be unknown.
    Answered {
        /// The label.
        label: LabelKey,
        /// The attribute.
        attribute: AttributeKey,
    },
    /// From every span of a label leads a link.
    Linked {
        /// The label.
        label: LabelKey,
        /// The type of the link.
        link: LinkKey,
    },
    /// The bounds of a range are in order: low ≤ best ≤ high.
    InOrder {
        /// The label.
        label: LabelKey,
        /// The attribute, a range.
        attribute: AttributeKey,
    },
    /// Every span of a label lies inside one of another label.
    Inside {
        /// The label.
        label: LabelKey,
        /// The label of the span around it.
        within: LabelKey,
    },
    /// No value of a span of a label, and no link from it, is a proposal that nobody has looked at.
    LookedAt {
        /// The label.
        label: LabelKey,
    },
    /// Every document has an answer to an attribute of documents.
    DocumentAnswered {
        /// The attribute.
        attribute: AttributeKey,
    },
}

impl Rule {
    /// The word that stands in files.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Answered { .. } => "answered",
            Self::Linked { .. } => "linked",
            Self::InOrder { .. } => "in_order",
            Self::Inside { .. } => "inside",
            Self::LookedAt { .. } => "looked_at",
            Self::DocumentAnswered { .. } => "document_answered",
        }
    }

    /// The label whose spans it is about.
    #[must_use]
    pub const fn label(&self) -> Option<&LabelKey> {
        match self {
            Self::Answered { label, .. }
            | Self::Linked { label, .. }
            | Self::InOrder { label, .. }
            | Self::Inside { label, .. }
            | Self::LookedAt { label } => Some(label),
            Self::DocumentAnswered { .. } => None,
        }
    }
}
