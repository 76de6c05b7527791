//! How spans lie over each other, and what the label set says to it.

use super::{Annotation, AnnotationId, AnnotationSet, LabelKey, LabelSet};

/// In which way two spans lie over each other although the label set forbids it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OverlapFault {
    /// One lies in the other.
    Nested,
    /// Each has a part that the other lacks.
    Crossing,
    /// They have the same boundaries and the same label.
    Repeated,
}

/// A forbidden overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overlap {
    /// In which way.
    pub fault: OverlapFault,
    /// The annotation below.
    pub other: AnnotationId,
}

impl LabelSet {
    /// The first annotation of `set` over which `annotation` must not lie.
    #[must_use]
    pub fn overlap(&self, set: &AnnotationSet, annotation: &Annotation) -> Option<Overlap> {
        let others = set.annotations();
        let end = others.partition_point(|other| other.span.start() < annotation.span.end());
        others[..end].iter().filter(|other| other.id != annotation.id).find_map(|other| {
            let fault = self.overlap_of(annotation, other)?;
            Some(Overlap { fault, other: other.id })
        })
    }

    /// What is wrong with two spans that overlap; `None` if nothing is or they don't.
    #[must_use]
    pub fn overlap_of(&self, a: &Annotation, b: &Annotation) -> Option<OverlapFault> {
        if !a.span.overlaps(b.span) {
            return None;
        }
        let policy = |label: &LabelKey| self.get(label).map(|label| &label.overlap);
        let nests = |inner: &Annotation, outer: &Annotation| {
            policy(&inner.label).and_then(|policy| policy.nest_in.as_ref()).is_none_or(|in_| in_.contains(&outer.label))
        };
        let (allowed, fault) = if a.span == b.span && a.label == b.label {
            (policy(&a.label).is_some_and(|policy| policy.repeat), OverlapFault::Repeated)
        } else if a.span == b.span {
            (nests(a, b) || nests(b, a), OverlapFault::Nested)
        } else if a.span.covers(b.span) {
            (nests(b, a), OverlapFault::Nested)
        } else if b.span.covers(a.span) {
            (nests(a, b), OverlapFault::Nested)
        } else {
            let crosses = |label: &LabelKey| policy(label).is_none_or(|policy| policy.cross);
            (crosses(&a.label) && crosses(&b.label), OverlapFault::Crossing)
        };
        (!allowed).then_some(fault)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{LabelSetParts, OverlapPolicy, Timestamp};
    use crate::text::Span;

    fn annotation(start: usize, end: usize, label: &str) -> Annotation {
        let span = Span::new(start, end).unwrap();
        Annotation::new(span, LabelKey::new(label).unwrap(), Timestamp::now())
    }

    /// Actors lie in claims alone and never cross; places may repeat.
    fn strict() -> LabelSet {
        let mut parts: LabelSetParts = LabelSet::conflict_news().parts();
        let claim = LabelKey::new("CLAIM").unwrap();
        parts.labels[0].overlap = OverlapPolicy { nest_in: Some(vec![claim]), cross: false, repeat: false };
        parts.labels[1].overlap.repeat = true;
        LabelSet::new(parts).unwrap()
    }

    #[track_caller]
    fn check(a: (usize, usize, &str), b: (usize, usize, &str), expected: Option<OverlapFault>) {
        let (a, b) = (annotation(a.0, a.1, a.2), annotation(b.0, b.1, b.2));
        assert_eq!(strict().overlap_of(&a, &b), expected);
        assert_eq!(strict().overlap_of(&b, &a), expected, "the other way round");
    }

    #[test]
    fn the_policy_of_the_inner_span_tells_what_it_may_lie_in() {
        check((2, 4, "ACTOR"), (0, 9, "CLAIM"), None);
        check((2, 4, "ACTOR"), (0, 9, "LOCATION"), Some(OverlapFault::Nested));
        check((2, 4, "LOCATION"), (0, 9, "ACTOR"), None);
        check((2, 4, "LOCATION"), (2, 4, "ACTOR"), None);
        check((2, 4, "ACTOR"), (2, 4, "ACTOR"), Some(OverlapFault::Repeated));
        check((2, 4, "LOCATION"), (2, 4, "LOCATION"), None);
        check((2, 6, "ACTOR"), (4, 9, "CLAIM"), Some(OverlapFault::Crossing));
        check((2, 6, "LOCATION"), (4, 9, "CLAIM"), None);
        check((2, 4, "ACTOR"), (4, 9, "ACTOR"), None);
    }
}
