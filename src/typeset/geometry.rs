//! Points to text and text to rectangles.
//!
//! A unit that holds several graphemes, such as a lam-alef ligature, is divided evenly, from its right when it runs
//! right to left. A range is a rectangle for every stretch that stands together in a line: several in mixed lines.

use super::Direction;
use super::wrap::{Laid, Line, Placed};
use std::ops::Range;

/// To which of its two neighbours a position between graphemes belongs: they may stand apart, at a line end or
/// where the direction changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Affinity {
    /// To the grapheme before it.
    Upstream,
    /// To the grapheme after it.
    Downstream,
}

/// What is at a point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Code points of the grapheme under the point, or `None` beside the text.
    pub grapheme: Option<Range<usize>>,
    /// The nearest boundary between graphemes, in code points.
    pub offset: usize,
    /// To which side of it the point is.
    pub affinity: Affinity,
}

/// A stretch of a line, in pixels from the left edge of the column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LineRect {
    /// Which line of the paragraph, from 0.
    pub line: usize,
    /// Left edge.
    pub left: f32,
    /// Right edge.
    pub right: f32,
}

/// Pixels by which two edges may differ and still touch.
const TOUCHING: f32 = 0.01;

impl Laid {
    /// The rectangles of the code points in `source`, line by line and from left to right. A grapheme that is partly
    /// in the range is in it. What is not shown, or has no width, has no rectangle.
    #[must_use]
    pub fn rects(&self, source: &Range<usize>) -> Vec<LineRect> {
        let mut rects: Vec<LineRect> = Vec::new();
        for (number, line) in self.lines.iter().enumerate() {
            if !self.touches(line, source) {
                continue;
            }
            let first = rects.len();
            for placed in &line.placed {
                self.unit_rects(number, placed, source, first, &mut rects);
            }
        }
        rects
    }

    /// The line and the horizontal place, in pixels, at which a caret for `offset` (code points) stands.
    #[must_use]
    pub fn caret(&self, offset: usize, affinity: Affinity) -> (usize, f32) {
        let graphemes = &self.shaped.graphemes;
        let after = graphemes.partition_point(|g| g.source.end <= offset);
        let (grapheme, at_end) = match affinity {
            Affinity::Upstream if after > 0 => (after - 1, true),
            _ if after < graphemes.len() => (after, false),
            _ if after > 0 => (after - 1, true),
            _ => return (0, self.start_edge()),
        };
        let unit = self.shaped.units.partition_point(|u| u.graphemes.end <= grapheme);
        let line = self.lines.partition_point(|l| l.units.end <= unit).min(self.lines.len() - 1);
        let placed = self.lines[line].placed.iter().find(|p| p.unit == unit);
        placed.map_or((line, self.start_edge()), |placed| {
            let (left, right) = self.grapheme_edges(placed, grapheme);
            (line, if placed.right_to_left == at_end { left } else { right })
        })
    }

    /// What is at `x` pixels from the left edge of the column in line `line`. Beside the text it is the end of the
    /// line on that side.
    #[must_use]
    pub fn hit(&self, line: usize, x: f32) -> Hit {
        let line = &self.lines[line.min(self.lines.len() - 1)];
        let wide = || line.placed.iter().filter(|placed| placed.width > 0.0);
        let (Some(first), Some(last)) = (wide().next(), wide().next_back()) else {
            return self.beside(line, true);
        };
        let right_to_left = self.shaped.direction == Direction::RightToLeft;
        if x < first.left {
            return self.beside(line, !right_to_left);
        }
        if x >= last.left + last.width {
            return self.beside(line, right_to_left);
        }
        // Units stand side by side, so the last one that starts at or left of the point holds it.
        let placed = wide().rfind(|placed| placed.left <= x).unwrap_or(first);
        self.hit_unit(placed, x)
    }

    /// Code points of the source that line `line` shows, in reading order; empty where nothing is shown.
    #[must_use]
    pub fn line_source(&self, line: usize) -> Range<usize> {
        let units = &self.lines[line].units;
        let graphemes = match (self.shaped.units[units.clone()].first(), self.shaped.units[units.clone()].last()) {
            (Some(first), Some(last)) => first.graphemes.start..last.graphemes.end,
            _ => return self.shaped.source.start..self.shaped.source.start,
        };
        let graphemes = &self.shaped.graphemes[graphemes];
        let start = graphemes.first().map_or(self.shaped.source.start, |g| g.source.start);
        start..graphemes.last().map_or(start, |g| g.source.end)
    }

    /// Left and right edge of the ink of line `line` in pixels; equal where nothing is shown.
    #[must_use]
    pub fn line_extent(&self, line: usize) -> (f32, f32) {
        let mut inked = self.lines[line].placed.iter().filter(|placed| !self.shaped.units[placed.unit].blank);
        let Some(first) = inked.next() else { return (self.start_edge(), self.start_edge()) };
        let last = inked.next_back().unwrap_or(first);
        (first.left, last.left + last.width)
    }

    fn start_edge(&self) -> f32 {
        if self.shaped.direction == Direction::RightToLeft { self.width } else { 0.0 }
    }

    /// The start or the end of a line.
    fn beside(&self, line: &Line, start: bool) -> Hit {
        let units = &self.shaped.units[line.units.clone()];
        let graphemes = &self.shaped.graphemes;
        let (offset, affinity) = match (units.first(), units.last()) {
            (Some(first), _) if start => (graphemes[first.graphemes.start].source.start, Affinity::Downstream),
            (_, Some(last)) => (graphemes[last.graphemes.end - 1].source.end, Affinity::Upstream),
            _ => (self.shaped.source.start, Affinity::Downstream),
        };
        Hit { grapheme: None, offset, affinity }
    }

    fn hit_unit(&self, placed: &Placed, x: f32) -> Hit {
        let range = self.shaped.units[placed.unit].graphemes.clone();
        let share = placed.width / range.len() as f32;
        let from_left = (((x - placed.left) / share) as usize).min(range.len() - 1);
        let index = if placed.right_to_left { range.end - 1 - from_left } else { range.start + from_left };
        let (left, right) = self.grapheme_edges(placed, index);
        let source = self.shaped.graphemes[index].source.clone();
        let in_left_half = x < f32::midpoint(left, right);
        let (offset, affinity) = if in_left_half == placed.right_to_left {
            (source.end, Affinity::Upstream)
        } else {
            (source.start, Affinity::Downstream)
        };
        Hit { grapheme: Some(source), offset, affinity }
    }

    fn grapheme_edges(&self, placed: &Placed, grapheme: usize) -> (f32, f32) {
        let range = &self.shaped.units[placed.unit].graphemes;
        let share = placed.width / range.len() as f32;
        let before = if placed.right_to_left { range.end - 1 - grapheme } else { grapheme - range.start };
        let left = share.mul_add(before as f32, placed.left);
        (left, left + share)
    }

    fn touches(&self, line: &Line, source: &Range<usize>) -> bool {
        let units = &self.shaped.units[line.units.clone()];
        let (Some(first), Some(last)) = (units.first(), units.last()) else { return false };
        let start = self.shaped.graphemes[first.graphemes.start].source.start;
        let end = self.shaped.graphemes[last.graphemes.end - 1].source.end;
        start < source.end && source.start < end
    }

    /// Adds the rectangles of a unit's graphemes that are in `source`, joining what touches within the line.
    fn unit_rects(&self, line: usize, placed: &Placed, source: &Range<usize>, first: usize, rects: &mut Vec<LineRect>) {
        let range = self.shaped.units[placed.unit].graphemes.clone();
        let count = range.len();
        for i in 0..count {
            let index = if placed.right_to_left { range.end - 1 - i } else { range.start + i };
            let grapheme = &self.shaped.graphemes[index].source;
            let (left, right) = self.grapheme_edges(placed, index);
            if grapheme.start >= source.end || source.start >= grapheme.end || right <= left {
                continue;
            }
            match rects[first..].last_mut() {
                Some(last) if left - last.right < TOUCHING => last.right = right,
                _ => rects.push(LineRect { line, left, right }),
            }
        }
    }
}
