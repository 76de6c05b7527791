//! The half-open range that a tag covers.

use super::CharOffset;
use std::fmt;

/// A half-open, non-empty range of code points: `start` belongs to it, `end` does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    start: CharOffset,
    end: CharOffset,
}

impl Span {
    /// A span from `start` to `end` in code points, or `None` if it would be empty or reversed.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Option<Self> {
        (start < end).then_some(Self { start: CharOffset::new(start), end: CharOffset::new(end) })
    }

    /// The first code point inside.
    #[must_use]
    pub const fn start(self) -> CharOffset {
        self.start
    }

    /// The first code point after it.
    #[must_use]
    pub const fn end(self) -> CharOffset {
        self.end
    }

    /// Length in code points, never 0.
    #[must_use]
    #[allow(clippy::len_without_is_empty, reason = "a span is never empty")]
    pub const fn len(self) -> usize {
        self.end.get() - self.start.get()
    }

    /// Whether the code point at `offset` is inside.
    #[must_use]
    pub fn contains(self, offset: CharOffset) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether every code point of `other` is inside; a span covers itself.
    #[must_use]
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether at least one code point is in both.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The code points that are in both, if there are any.
    #[must_use]
    pub fn intersection(self, other: Self) -> Option<Self> {
        Self::new(self.start.max(other.start).get(), self.end.min(other.end).get())
    }
}

/// Document order: by start, then the longer first, so that a parent comes before its children.
impl Ord for Span {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.start.cmp(&other.start).then(other.end.cmp(&self.end))
    }
}

impl PartialOrd for Span {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(start: usize, end: usize) -> Span {
        Span::new(start, end).expect("a valid span")
    }

    #[test]
    fn empty_and_reversed_spans_do_not_exist() {
        assert_eq!(Span::new(3, 3), None);
        assert_eq!(Span::new(4, 3), None);
        assert_eq!(span(3, 4).len(), 1);
    }

    #[test]
    fn parents_sort_before_their_children() {
        let mut spans = [span(2, 4), span(0, 3), span(0, 9), span(2, 3)];
        spans.sort();
        assert_eq!(spans, [span(0, 9), span(0, 3), span(2, 4), span(2, 3)]);
    }

    #[test]
    fn touching_spans_do_not_overlap() {
        assert!(!span(0, 3).overlaps(span(3, 5)));
        assert!(span(0, 4).overlaps(span(3, 5)));
        assert_eq!(span(0, 4).intersection(span(3, 5)), Span::new(3, 4));
        assert_eq!(span(0, 3).intersection(span(3, 5)), None);
        assert!(span(0, 3).covers(span(0, 3)));
    }
}
