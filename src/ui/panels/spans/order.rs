//! In which order spans are listed, and under which others they stand.

use crate::app::SpanOrder;
use crate::text::Span;

/// A span as the order sees it.
#[derive(Clone, Copy, Debug)]
pub struct Item {
    /// Where it is.
    pub span: Span,
    /// The place of its label in the label set.
    pub label: usize,
    /// How many problems it has.
    pub problems: usize,
}

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The span, counted from 0 in document order.
    pub index: usize,
    /// How many spans it stands under.
    pub depth: usize,
}

/// The rows in `order`; `items` in document order. A span that lies in another one stands under the innermost such,
/// in every order: the order is that among those who stand under the same.
pub fn rows(items: &[Item], order: SpanOrder) -> Vec<Row> {
    let mut under: Vec<Vec<usize>> = vec![Vec::new(); items.len()];
    let mut roots = Vec::new();
    let mut around: Vec<usize> = Vec::new();
    for (index, item) in items.iter().enumerate() {
        while around.last().is_some_and(|outer| {
            let outer = items[*outer].span;
            !outer.covers(item.span) || outer == item.span
        }) {
            around.pop();
        }
        around.last().map_or(&mut roots, |outer| &mut under[*outer]).push(index);
        around.push(index);
    }
    // What stands inside comes after what is around it, so this is complete when it is needed.
    let mut problems: Vec<usize> = items.iter().map(|item| item.problems).collect();
    for index in (0..items.len()).rev() {
        problems[index] += under[index].iter().map(|inner| problems[*inner]).sum::<usize>();
    }
    let key = |index: &usize| match order {
        SpanOrder::Place => 0,
        SpanOrder::Label => items[*index].label,
        SpanOrder::Problem => usize::from(problems[*index] == 0),
    };
    let mut rows = Vec::with_capacity(items.len());
    roots.sort_by_key(key);
    let mut open: Vec<Row> = roots.iter().rev().map(|index| Row { index: *index, depth: 0 }).collect();
    while let Some(row) = open.pop() {
        rows.push(row);
        let mut inner = std::mem::take(&mut under[row.index]);
        inner.sort_by_key(key);
        open.extend(inner.iter().rev().map(|index| Row { index: *index, depth: row.depth + 1 }));
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn item((start, end, label, problems): (usize, usize, usize, usize)) -> Item {
        Item { span: Span::new(start, end).unwrap(), label, problems }
    }

    fn listed(items: &[(usize, usize, usize, usize)], order: SpanOrder) -> Vec<(usize, usize)> {
        let items: Vec<Item> = items.iter().copied().map(item).collect();
        rows(&items, order).into_iter().map(|row| (row.index, row.depth)).collect()
    }

    #[test]
    fn spans_stand_under_those_that_cover_them() {
        let spans = [(0, 30, 3, 0), (2, 10, 0, 0), (2, 10, 1, 0), (2, 5, 1, 0), (8, 14, 0, 0), (31, 40, 0, 0)];
        assert_eq!(listed(&spans, SpanOrder::Place), [(0, 0), (1, 1), (2, 1), (3, 2), (4, 1), (5, 0)]);
    }

    #[test]
    fn another_order_takes_a_group_along_as_a_whole() {
        let spans = [(0, 30, 3, 0), (2, 10, 1, 0), (12, 14, 0, 0), (31, 40, 0, 0), (50, 60, 3, 0), (52, 54, 2, 1)];
        assert_eq!(listed(&spans, SpanOrder::Label), [(3, 0), (0, 0), (2, 1), (1, 1), (4, 0), (5, 1)]);
        assert_eq!(listed(&spans, SpanOrder::Problem), [(4, 0), (5, 1), (0, 0), (1, 1), (2, 1), (3, 0)]);
    }

    proptest! {
        #[test]
        fn every_span_is_listed_once_under_one_that_covers_it(
            spans in prop::collection::vec((0usize..30, 1usize..20, 0usize..4, 0usize..2), 0..40),
        ) {
            let mut items: Vec<Item> = spans.into_iter().map(|(s, l, label, p)| item((s, s + l, label, p))).collect();
            items.sort_by_key(|item| item.span);
            for order in [SpanOrder::Place, SpanOrder::Label, SpanOrder::Problem] {
                let rows = rows(&items, order);
                let mut listed: Vec<usize> = rows.iter().map(|row| row.index).collect();
                for (place, row) in rows.iter().enumerate().filter(|(_, row)| row.depth > 0) {
                    let parent = rows[..place].iter().rev().find(|above| above.depth < row.depth).unwrap();
                    prop_assert_eq!(parent.depth + 1, row.depth);
                    prop_assert!(items[parent.index].span.covers(items[row.index].span));
                }
                listed.sort_unstable();
                prop_assert_eq!(listed, (0..items.len()).collect::<Vec<_>>());
            }
        }
    }
}
