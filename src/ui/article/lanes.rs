//! Which lane under the line a span's line takes, and which spans are long.

use crate::text::Span;
use std::collections::BTreeMap;

/// A span of more code points than this is long: it is not filled, so that a claim of ten lines does not drown the
/// text.
const LONG: usize = 72;

/// How a span is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lane {
    /// 0 is the lane next to the text.
    pub number: usize,
    /// Whether the span is too long to be filled.
    pub long: bool,
}

/// A lane for each of `spans`: inner spans nearer to the text than those around them, and no two spans that overlap
/// in one lane. A span keeps its lane over all its lines.
#[must_use]
pub fn assign(spans: &[Span]) -> Vec<Lane> {
    let mut order: Vec<usize> = (0..spans.len()).collect();
    order.sort_by_key(|i| (spans[*i].len(), spans[*i]));
    // The spans in every lane by their start; they never overlap, so their ends rise too.
    let mut lanes: Vec<BTreeMap<usize, usize>> = Vec::new();
    let mut assigned = vec![Lane { number: 0, long: false }; spans.len()];
    for index in order {
        let span = spans[index];
        let (start, end) = (span.start().get(), span.end().get());
        let is_free =
            |lane: &BTreeMap<usize, usize>| lane.range(..end).next_back().is_none_or(|(_, last)| *last <= start);
        let highest = lanes.iter().rposition(|lane| !is_free(lane));
        // Above everything it overlaps, even where a lower lane has a gap: an outer span stays outside.
        let number = highest.map_or(0, |lane| lane + 1);
        if number == lanes.len() {
            lanes.push(BTreeMap::new());
        }
        lanes[number].insert(start, end);
        assigned[index] = Lane { number, long: span.len() > LONG };
    }
    assigned
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lanes(spans: &[(usize, usize)]) -> Vec<usize> {
        let spans: Vec<Span> = spans.iter().map(|(start, end)| Span::new(*start, *end).unwrap()).collect();
        assign(&spans).into_iter().map(|lane| lane.number).collect()
    }

    #[test]
    fn inner_spans_lie_nearer_to_the_text() {
        assert_eq!(lanes(&[(0, 50), (2, 20), (4, 9), (5, 6)]), [3, 2, 1, 0]);
        assert_eq!(lanes(&[(0, 5), (5, 9), (20, 30)]), [0, 0, 0]);
        assert_eq!(lanes(&[(0, 6), (4, 12)]), [0, 1]);
        assert_eq!(lanes(&[(0, 6), (0, 6)]), [0, 1]);
    }

    #[test]
    fn long_spans_are_told_apart() {
        let lanes = assign(&[Span::new(0, 72).unwrap(), Span::new(0, 73).unwrap()]);
        assert_eq!((lanes[0].long, lanes[1].long), (false, true));
    }

    proptest! {
        #[test]
        fn overlapping_spans_never_share_a_lane(raw in prop::collection::vec((0_usize..60, 1_usize..40), 0..40)) {
            let spans: Vec<Span> = raw.iter().map(|(start, len)| Span::new(*start, start + len).unwrap()).collect();
            let lanes = assign(&spans);
            for (i, a) in spans.iter().enumerate() {
                for (j, b) in spans.iter().enumerate().take(i) {
                    if a.overlaps(*b) {
                        prop_assert_ne!(lanes[i].number, lanes[j].number);
                        if a.covers(*b) && a != b {
                            prop_assert!(lanes[i].number > lanes[j].number);
                        }
                    }
                }
            }
        }
    }
}
