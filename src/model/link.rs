//! Links from one span to another.

use super::{AnnotationId, LabelKey, LinkId, LinkKey, Timestamp, Words};

/// The labels of the spans that a link may join.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkEnds {
    /// Label of the span that it starts from.
    pub from: LabelKey,
    /// Label of the span that it leads to.
    pub to: LabelKey,
}

/// A type of link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkType {
    /// Stands in links and exports.
    pub key: LinkKey,
    /// What the interface calls it, read from the first span to the second: "said by".
    pub name: Words,
    /// When to draw it; may be empty.
    pub explanation: Words,
    /// What it may join; at least one pair.
    pub ends: Vec<LinkEnds>,
    /// How many of them may start from one span; `None` is any number.
    pub at_most: Option<u32>,
    /// Whether it says the same in both directions, as "same as" does.
    pub symmetric: bool,
    /// Whether it is proposed from a span to each span that lies inside it.
    pub by_nesting: bool,
}

impl LinkType {
    /// Whether it may lead from a span labelled `from` to one labelled `to`.
    #[must_use]
    pub fn joins(&self, from: &LabelKey, to: &LabelKey) -> bool {
        self.ends.iter().any(|ends| ends.from == *from && ends.to == *to)
    }
}

/// A link in an annotation set. It is a value: changing one makes another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Stays the same through every change.
    pub id: LinkId,
    /// Key of its type in the label set.
    pub kind: LinkKey,
    /// The span that it starts from.
    pub from: AnnotationId,
    /// The span that it leads to.
    pub to: AnnotationId,
    /// Whether the program has drawn it and nobody has looked at it yet.
    pub proposed: bool,
    /// When it was made.
    pub created: Timestamp,
}

impl Link {
    /// A new link by hand, with a new id.
    #[must_use]
    pub fn new(kind: LinkKey, from: AnnotationId, to: AnnotationId, now: Timestamp) -> Self {
        Self { id: LinkId::generate(), kind, from, to, proposed: false, created: now }
    }

    /// Whether it starts from or leads to the annotation `id`.
    #[must_use]
    pub fn touches(&self, id: AnnotationId) -> bool {
        self.from == id || self.to == id
    }

    /// The word for its state that stands in files.
    #[must_use]
    pub const fn state(&self) -> &'static str {
        if self.proposed { "proposed" } else { "set" }
    }
}
