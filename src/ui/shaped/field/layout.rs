//! A field's text in lines, and where its caret stands and moves. Knows no window.
//!
//! Lengths are pixels from the left edge of the text, offsets code points of the whole text.

use super::boundary::{is_strong, word_end, word_start};
use super::edit::{Caret, Lines};
use crate::typeset::{Direction, Engine, Face, Laid, LineRect, Shaped, View};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// Width of a selected line end, in ems.
const LINE_END: f32 = 0.3;

/// How a text is to be laid out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Style {
    pub face: Face,
    /// Pixels to the em.
    pub size: f32,
    /// Pixels; one line is never wrapped.
    pub width: f32,
    pub lines: Lines,
    /// Of a text without letters.
    pub direction: Direction,
}

/// Where a key moves the caret. Left and right are meant as seen, start and end as read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Motion {
    Left,
    Right,
    WordLeft,
    WordRight,
    Up,
    Down,
    LineLeft,
    LineRight,
    LineStart,
    LineEnd,
    Start,
    End,
}

/// What was between two line ends.
#[derive(Clone, Debug)]
struct Paragraph {
    text: String,
    /// Code points before it.
    start: usize,
    /// Lines before it.
    line: usize,
    /// With offsets of its own, so that it stays when the text before it grows.
    laid: Arc<Laid>,
}

/// A grapheme as a line shows it.
struct Stop {
    left: f32,
    right: f32,
    at_left: Caret,
    at_right: Caret,
}

impl Stop {
    fn centre(&self) -> f32 {
        f32::midpoint(self.left, self.right)
    }
}

/// A text laid out.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    text: String,
    style: Style,
    paragraphs: Vec<Paragraph>,
    line_count: usize,
}

impl Layout {
    /// Lays `text` out. Paragraphs of `old` that are the same are taken from there.
    pub fn new(engine: &mut Engine, text: &str, style: Style, old: Option<Self>) -> Self {
        if old.as_ref().is_some_and(|old| old.style == style && old.text == text) {
            return old.expect("just seen");
        }
        let mut known: HashMap<(String, bool), Arc<Laid>> = HashMap::new();
        if let Some(old) = old.filter(|old| Style { direction: style.direction, ..old.style } == style) {
            let key = |p: Paragraph| ((p.text, p.laid.shaped().direction() == Direction::RightToLeft), p.laid);
            known = old.paragraphs.into_iter().map(key).collect();
        }
        let mut layout = Self { text: text.to_owned(), style, paragraphs: Vec::new(), line_count: 0 };
        let pieces: Vec<&str> = if style.lines == Lines::One { vec![text] } else { text.split('\n').collect() };
        let (mut start, mut direction) = (0, direction_of(text, style.direction));
        for piece in pieces {
            direction = direction_of(piece, direction);
            let key = (piece.to_owned(), direction == Direction::RightToLeft);
            let laid = known.get(&key).cloned().unwrap_or_else(|| lay(engine, piece, direction, style));
            let line = layout.line_count;
            layout.line_count += laid.line_count();
            layout.paragraphs.push(Paragraph { text: key.0, start, line, laid });
            start += piece.chars().count() + 1;
        }
        layout
    }

    pub const fn line_count(&self) -> usize {
        self.line_count
    }

    /// Width of the column.
    pub fn width(&self) -> f32 {
        self.paragraphs[0].laid.width()
    }

    /// The side on which the first line starts.
    pub fn direction(&self) -> Direction {
        self.paragraphs[0].laid.shaped().direction()
    }

    /// The paragraph that holds line `line`, and the number of the line in it.
    pub fn laid(&self, line: usize) -> (&Laid, usize) {
        let paragraph = self.of_line(line);
        (&paragraph.laid, line - paragraph.line)
    }

    /// Line and place of the caret.
    pub fn caret(&self, caret: Caret) -> (usize, f32) {
        let paragraph = self.of_offset(caret.offset);
        let (line, x) = paragraph.laid.caret(caret.offset - paragraph.start, caret.affinity);
        (paragraph.line + line, x)
    }

    /// The caret nearest to `x` in line `line`; the first or last line beyond them.
    pub fn hit(&self, line: usize, x: f32) -> Caret {
        let line = line.min(self.line_count - 1);
        let paragraph = self.of_line(line);
        let hit = paragraph.laid.hit(line - paragraph.line, x);
        Caret { offset: paragraph.start + hit.offset, affinity: hit.affinity }
    }

    /// The code point at `x` in line `line`, for the word there.
    pub fn offset_under(&self, line: usize, x: f32) -> usize {
        let line = line.min(self.line_count - 1);
        let paragraph = self.of_line(line);
        let hit = paragraph.laid.hit(line - paragraph.line, x);
        paragraph.start + hit.grapheme.map_or(hit.offset, |grapheme| grapheme.start)
    }

    /// What is selected when `range` is: line by line from left to right, with line ends as short stretches.
    pub fn rects(&self, range: &Range<usize>) -> Vec<LineRect> {
        let mut rects = Vec::new();
        for paragraph in &self.paragraphs {
            let end = paragraph.end();
            if range.start > end || range.end < paragraph.start {
                continue;
            }
            let inside = range.start.saturating_sub(paragraph.start)..range.end.min(end) - paragraph.start;
            let own = paragraph.laid.rects(&inside).into_iter();
            rects.extend(own.map(|rect| LineRect { line: rect.line + paragraph.line, ..rect }));
            if range.start <= end && range.end > end {
                let last = paragraph.laid.line_count() - 1;
                let (left, right) = self.extent(paragraph.line + last);
                let room = LINE_END * self.style.size;
                let (left, right) = match paragraph.laid.shaped().direction() {
                    Direction::RightToLeft => (left - room, left),
                    Direction::LeftToRight => (right, right + room),
                };
                rects.push(LineRect { line: paragraph.line + last, left, right });
            }
        }
        rects
    }

    /// Where `motion` takes `caret`, and `goal`, the place that going up and down keeps to.
    pub fn moved(&self, caret: Caret, motion: Motion, goal: &mut Option<f32>) -> Caret {
        let (line, x) = self.caret(caret);
        let kept = goal.take().unwrap_or(x);
        let right_to_left = self.of_line(line).laid.shaped().direction() == Direction::RightToLeft;
        let end = Caret::after(self.text.chars().count());
        match motion {
            Motion::Left => self.aside(caret, true),
            Motion::Right => self.aside(caret, false),
            Motion::WordLeft | Motion::WordRight if right_to_left == (motion == Motion::WordLeft) => {
                Caret::after(word_end(&self.text, caret.offset))
            }
            Motion::WordLeft | Motion::WordRight => Caret::before(word_start(&self.text, caret.offset)),
            Motion::Up | Motion::Down => {
                *goal = Some(kept);
                match (motion, line) {
                    (Motion::Up, 0) => Caret::before(0),
                    (Motion::Up, _) => self.hit(line - 1, kept),
                    _ if line + 1 == self.line_count => end,
                    _ => self.hit(line + 1, kept),
                }
            }
            Motion::LineLeft if right_to_left => self.line_end(line),
            Motion::LineRight if right_to_left => self.line_start(line),
            Motion::LineLeft | Motion::LineStart => self.line_start(line),
            Motion::LineRight | Motion::LineEnd => self.line_end(line),
            Motion::Start => Caret::before(0),
            Motion::End => end,
        }
    }

    /// The end of `selection` that stands more to the left, or to the right.
    pub fn end_of(&self, selection: &Range<usize>, left: bool) -> Caret {
        let (start, end) = (Caret::before(selection.start), Caret::after(selection.end));
        let ((first, start_x), (last, end_x)) = (self.caret(start), self.caret(end));
        let right_to_left = self.of_line(first).laid.shaped().direction() == Direction::RightToLeft;
        let starts_left = if first == last { start_x < end_x } else { !right_to_left };
        if starts_left == left { start } else { end }
    }

    /// One grapheme to the left or right as seen, over the line's end where it has no more.
    fn aside(&self, caret: Caret, left: bool) -> Caret {
        if let Some(found) = self.beside(caret, left) {
            return found;
        }
        let (line, _) = self.caret(caret);
        let forward = (self.of_line(line).laid.shaped().direction() == Direction::RightToLeft) == left;
        let over = match (forward, line) {
            (true, _) if line + 1 < self.line_count => self.line_start(line + 1),
            (false, 1..) => self.line_end(line - 1),
            _ => return caret,
        };
        // The same place, seen at both sides of a line break, is one step.
        if over.offset == caret.offset { self.beside(over, left).unwrap_or(over) } else { over }
    }

    fn beside(&self, caret: Caret, left: bool) -> Option<Caret> {
        let (line, x) = self.caret(caret);
        let stops = self.stops(line).into_iter();
        if left {
            let near = stops.filter(|stop| stop.centre() < x).max_by(|a, b| a.left.total_cmp(&b.left));
            near.map(|stop| stop.at_left)
        } else {
            let near = stops.filter(|stop| stop.centre() > x).min_by(|a, b| a.left.total_cmp(&b.left));
            near.map(|stop| stop.at_right)
        }
    }

    /// The graphemes of a line that can be seen.
    fn stops(&self, line: usize) -> Vec<Stop> {
        let paragraph = self.of_line(line);
        let source = paragraph.laid.line_source(line - paragraph.line);
        let inside = |range: &Range<usize>| source.start <= range.start && range.end <= source.end;
        let graphemes = paragraph.laid.shaped().graphemes().iter().map(|grapheme| grapheme.source.clone());
        let stops = graphemes.filter(inside).map(|range| {
            let start = Caret::before(paragraph.start + range.start);
            let end = Caret::after(paragraph.start + range.end);
            let (start_x, end_x) = (self.caret(start).1, self.caret(end).1);
            if start_x <= end_x {
                Stop { left: start_x, right: end_x, at_left: start, at_right: end }
            } else {
                Stop { left: end_x, right: start_x, at_left: end, at_right: start }
            }
        });
        stops.filter(|stop| stop.right > stop.left).collect()
    }

    fn extent(&self, line: usize) -> (f32, f32) {
        let (laid, own) = self.laid(line);
        let stops = self.stops(line);
        let left = stops.iter().map(|stop| stop.left).reduce(f32::min);
        let right = stops.iter().map(|stop| stop.right).reduce(f32::max);
        left.zip(right).unwrap_or_else(|| laid.line_extent(own))
    }

    fn line_start(&self, line: usize) -> Caret {
        let paragraph = self.of_line(line);
        Caret::before(paragraph.start + paragraph.laid.line_source(line - paragraph.line).start)
    }

    fn line_end(&self, line: usize) -> Caret {
        let paragraph = self.of_line(line);
        Caret::after(paragraph.start + paragraph.laid.line_source(line - paragraph.line).end)
    }

    fn of_line(&self, line: usize) -> &Paragraph {
        let after = self.paragraphs.partition_point(|p| p.line <= line);
        &self.paragraphs[after.max(1) - 1]
    }

    fn of_offset(&self, offset: usize) -> &Paragraph {
        let after = self.paragraphs.partition_point(|p| p.start <= offset);
        &self.paragraphs[after.max(1) - 1]
    }
}

impl Paragraph {
    /// The code point after its last one, where its line end stands.
    fn end(&self) -> usize {
        self.start + self.laid.shaped().source().len()
    }
}

/// The direction of the first letter of `text`, `otherwise` without one.
pub(super) fn direction_of(text: &str, otherwise: Direction) -> Direction {
    if text.chars().any(is_strong) { Direction::of(text, Direction::LeftToRight) } else { otherwise }
}

fn lay(engine: &mut Engine, text: &str, direction: Direction, style: Style) -> Arc<Laid> {
    let shaped = Shaped::new(engine, style.face, (text, ""), 0, View::AsWritten, direction);
    let width = if style.lines == Lines::One { f32::INFINITY } else { style.width };
    Arc::new(Laid::new(Arc::new(shaped), style.size, width))
}

#[cfg(test)]
#[path = "layout_tests.rs"]
mod tests;
