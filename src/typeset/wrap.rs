//! A shaped paragraph broken into lines, each line in visual order.
//!
//! Breaks follow UAX #14 over the whole paragraph, order within a line UAX #9 rules L1 and L2. Blanks at the end of
//! a line hang beyond it, where they can still be pointed at.

use super::display::Direction;
use super::shaped::{Shaped, Unit};
use std::ops::Range;
use std::sync::Arc;

/// One unit in its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed {
    /// Index into [`Shaped::units`].
    pub unit: usize,
    /// Left edge, in pixels from the left edge of the column.
    pub left: f32,
    /// Width in pixels.
    pub width: f32,
    pub right_to_left: bool,
}

#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Indices into [`Shaped::units`], in reading order.
    pub units: Range<usize>,
    /// From left to right.
    pub placed: Vec<Placed>,
}

/// A paragraph in lines of one width at one size. Has at least one line.
#[derive(Clone, Debug)]
pub struct Laid {
    pub(super) shaped: Arc<Shaped>,
    pub(super) lines: Vec<Line>,
    pub(super) size: f32,
    pub(super) width: f32,
}

impl Laid {
    /// Breaks `shaped` into lines of `width` pixels at `size` pixels to the em. An infinite width gives one line,
    /// as wide as its text.
    #[must_use]
    pub fn new(shaped: Arc<Shaped>, size: f32, width: f32) -> Self {
        let ranges = break_lines(&shaped.units, size, width);
        let column = if width.is_finite() { width } else { shaped.advance() * size };
        let lines = ranges.into_iter().map(|units| place(&shaped, units, size, column)).collect();
        Self { shaped, lines, size, width: column }
    }

    /// The paragraph without its lines.
    #[must_use]
    pub fn shaped(&self) -> &Arc<Shaped> {
        &self.shaped
    }

    /// How many lines it has, at least 1.
    #[must_use]
    pub fn line_count(&self) -> usize {
        self.lines.len()
    }

    /// Pixels to the em.
    #[must_use]
    pub const fn size(&self) -> f32 {
        self.size
    }

    /// Width of the column in pixels.
    #[must_use]
    pub const fn width(&self) -> f32 {
        self.width
    }
}

/// Greedy line breaking over units.
fn break_lines(units: &[Unit], size: f32, width: f32) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let (mut start, mut used, mut last_break) = (0, 0.0, None);
    let mut i = 0;
    while i < units.len() {
        let unit = &units[i];
        let advance = unit.advance * size;
        // The first blank beyond the edge hangs; a long run of blanks is wrapped like words.
        let hangs = unit.blank && (used <= width || i == start);
        if used + advance > width && !hangs && i > start {
            let at = last_break.filter(|at| *at > start).unwrap_or(i);
            lines.push(start..at);
            (start, used, last_break, i) = (at, 0.0, None, at);
            continue;
        }
        used += advance;
        i += 1;
        if unit.break_after {
            last_break = Some(i);
        }
    }
    if start < units.len() || lines.is_empty() {
        lines.push(start..units.len());
    }
    lines
}

fn place(shaped: &Shaped, units: Range<usize>, size: f32, width: f32) -> Line {
    let base = u8::from(shaped.direction == Direction::RightToLeft);
    let of = |i: usize| &shaped.units[units.start + i];
    let inked = (0..units.len()).rev().find(|i| !of(*i).blank).map_or(0, |i| i + 1);
    // Rule L1: blanks at the end of a line take the direction of the paragraph.
    let levels: Vec<u8> = (0..units.len()).map(|i| if i < inked { of(i).level } else { base }).collect();
    let order = visual_order(&levels);
    let total: f32 = order.iter().map(|i| of(*i).advance * size).sum();
    let mut left = if base == 1 { width - total } else { 0.0 };
    // In a right-to-left line the hanging blanks come first from the left, so the ink still starts at the edge.
    let placed = order
        .into_iter()
        .map(|i| {
            let advance = of(i).advance * size;
            let placed = Placed { unit: units.start + i, left, width: advance, right_to_left: levels[i] % 2 == 1 };
            left += advance;
            placed
        })
        .collect();
    Line { units, placed }
}

/// Rule L2: from the highest level down to the lowest odd one, reverse every run at that level or above.
fn visual_order(levels: &[u8]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..levels.len()).collect();
    let highest = levels.iter().copied().max().unwrap_or(0);
    let lowest_odd = levels.iter().copied().filter(|level| level % 2 == 1).min();
    let Some(lowest_odd) = lowest_odd else { return order };
    for level in (lowest_odd..=highest).rev() {
        let mut i = 0;
        while i < order.len() {
            if levels[order[i]] < level {
                i += 1;
                continue;
            }
            let end = (i..order.len()).find(|j| levels[order[*j]] < level).unwrap_or(order.len());
            order[i..end].reverse();
            i = end;
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::{Engine, Face, View};
    use proptest::prelude::*;

    #[test]
    fn order_is_that_of_the_bidi_algorithm() {
        assert_eq!(visual_order(&[1, 1, 1]), [2, 1, 0]);
        assert_eq!(visual_order(&[1, 2, 2, 1]), [3, 1, 2, 0]);
        assert_eq!(visual_order(&[0, 1, 2, 2, 1, 0]), [0, 4, 2, 3, 1, 5]);
    }

    proptest! {
        #[test]
        fn order_equals_the_reference_on_any_levels(levels in prop::collection::vec(0_u8..5, 0..40)) {
            let reference: Vec<_> = levels.iter().map(|l| unicode_bidi::Level::new(*l).unwrap()).collect();
            prop_assert_eq!(visual_order(&levels), unicode_bidi::BidiInfo::reorder_visual(&reference));
        }
    }

    fn lines(text: &str, width: f32, view: View) -> Vec<String> {
        let mut engine = Engine::new();
        let direction = Direction::of(text, Direction::RightToLeft);
        let shaped = Shaped::new(&mut engine, Face::Reading, (text, ""), 0, view, direction);
        let laid = Laid::new(Arc::new(shaped), 20.0, width);
        let chars: Vec<char> = text.chars().collect();
        let line = |line: &Line| {
            let graphemes = line.units.clone().flat_map(|u| laid.shaped.units[u].graphemes.clone());
            graphemes.flat_map(|g| chars[laid.shaped.graphemes[g].source.clone()].iter()).collect::<String>()
        };
        laid.lines.iter().map(line).collect()
    }

    #[test]
    fn lines_end_at_blanks_and_not_where_the_direction_changes() {
        let text = "قالت القوات (SDF) إن ثلاثة قتلوا";
        for width in [90.0, 110.0, 130.0, 150.0, 200.0] {
            let lines = lines(text, width, View::Tidied);
            assert_eq!(lines.concat(), text);
            assert!(lines.iter().all(|line| !line.trim_end().ends_with('(')), "{lines:?}");
            assert!(lines[..lines.len() - 1].iter().all(|line| line.ends_with(' ')), "{lines:?}");
        }
    }

    #[test]
    fn a_word_wider_than_the_column_is_broken_and_nothing_is_lost() {
        let text = "قســـــــــــــــــــــــــــــــــــد";
        assert!(lines(text, 60.0, View::Tidied).len() > 1);
        assert_eq!(lines(text, 60.0, View::Tidied).concat(), text);
        assert_eq!(lines("", 60.0, View::Tidied), [""]);
        assert_eq!(lines("قال بالي", 0.0, View::Tidied).concat(), "قال بالي");
    }
}
