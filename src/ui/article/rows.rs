//! A row of the page with the room that its tags and lanes need. All lengths in pixels.

use super::lanes::Lane;
use crate::model::Annotation;
use crate::text::Span;
use crate::typeset::{Laid, LineRect};
use crate::ui::tokens;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

/// Reach of the fill above and below the baseline, in ems.
const ABOVE: f32 = 0.95;
const BELOW: f32 = 0.52;

/// One line of a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LineBox {
    /// Top edge, from the top of the row, with the tags.
    pub top: f32,
    /// The baseline, from the top of the row.
    pub baseline: f32,
    /// Bottom edge, from the top of the row, with the lanes.
    pub bottom: f32,
    /// Top edge of what is filled behind the text.
    pub fill_top: f32,
    /// Bottom edge of what is filled behind the text; the first lane.
    pub fill_bottom: f32,
}

/// The name of a label above the first word of a span.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tag {
    /// Index of the annotation.
    pub annotation: usize,
    /// Line of the row.
    pub line: usize,
    /// Left edge.
    pub left: f32,
    /// Top edge, from the top of the row.
    pub top: f32,
}

/// The part of a span that is in a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Index of the annotation.
    pub annotation: usize,
    /// Its lane.
    pub lane: Lane,
    /// Its rectangles, line by line.
    pub rects: Vec<LineRect>,
    /// Whether the span starts in this row.
    pub starts: bool,
    /// Whether the span ends in this row.
    pub ends: bool,
}

/// A row, laid out with its marks.
#[derive(Clone, Debug)]
pub struct Row {
    /// The text in lines.
    pub laid: Arc<Laid>,
    /// The lines with their room.
    pub lines: Vec<LineBox>,
    /// The spans in it.
    pub marks: Vec<Mark>,
    /// The names above them.
    pub tags: Vec<Tag>,
    /// Height with the gap after it.
    pub height: f32,
    /// The lanes that occur in each line, rising: they close up towards the text where inner ones are absent.
    lanes: Vec<Vec<usize>>,
}

/// What is marked in a document: annotations in document order, their lanes, and the widths of the names of their
/// labels in pixels.
#[derive(Clone, Copy, Debug)]
pub struct Marked<'a> {
    /// The annotations.
    pub annotations: &'a [Annotation],
    /// A lane for each.
    pub lanes: &'a [Lane],
    /// Width of the name of each annotation's label.
    pub tag_widths: &'a [f32],
    /// How far each annotation and those before it reach, from [`reach`].
    pub reach: &'a [usize],
}

/// The farthest end of each annotation and all before it, in code points: it never falls, so that what lies before
/// a row is found at once among thousands.
#[must_use]
pub fn reach(annotations: &[Annotation]) -> Vec<usize> {
    let ends = annotations.iter().map(|annotation| annotation.span.end().get());
    ends.scan(0, |farthest, end| {
        *farthest = end.max(*farthest);
        Some(*farthest)
    })
    .collect()
}

impl Row {
    /// Lays out a row that shows the code points `source`, at `scale` pixels to the point.
    #[must_use]
    pub fn new(laid: Arc<Laid>, source: &Range<usize>, marked: Marked<'_>, gap: f32, scale: f32) -> Self {
        let marks = marks(&laid, source, marked);
        let mut levels = vec![0; laid.line_count()];
        let mut tags = place_tags(&laid, &marks, marked.tag_widths, &mut levels, scale);
        let in_lines = lanes_by_line(&laid, &marks);
        let lines = line_boxes(&laid, &in_lines, &levels, scale);
        for tag in &mut tags {
            // So far `top` counts rows of tags from the text upwards.
            let line = lines[tag.line];
            tag.top = (line.fill_top - ((tag.top + 1.0) * tokens::TAG_ROW + tokens::TAG_GAP) * scale).round();
        }
        let height = (lines.last().map_or(0.0, |line| line.bottom) + gap).round();
        Self { laid, lines, marks, tags, height, lanes: in_lines }
    }

    /// The line at `y` pixels from the top of the row; the nearest one above and below them.
    #[must_use]
    pub fn line_at(&self, y: f32) -> usize {
        self.lines.iter().position(|line| y < line.bottom).unwrap_or(self.lines.len() - 1)
    }

    /// The top of lane `number` under line `line`.
    #[must_use]
    pub fn lane_top(&self, line: usize, number: usize, scale: f32) -> f32 {
        let place = self.lanes[line].partition_point(|lane| *lane < number);
        (place as f32 * tokens::LANE).mul_add(scale, self.lines[line].fill_bottom)
    }

    /// The bottom of that lane.
    #[must_use]
    pub fn lane_bottom(&self, line: usize, number: usize, scale: f32) -> f32 {
        tokens::SPAN_LINE.mul_add(scale, self.lane_top(line, number, scale))
    }

    /// Whether its letters stand where those of `other` stand.
    #[must_use]
    pub fn has_letters_of(&self, other: &Self) -> bool {
        let baselines = |row: &Self| row.lines.iter().map(|line| line.baseline).collect::<Vec<_>>();
        Arc::ptr_eq(&self.laid, &other.laid) && baselines(self) == baselines(other)
    }

    /// The rectangles of `span` in this row.
    #[must_use]
    pub fn rects(&self, span: Span) -> Vec<LineRect> {
        self.laid.rects(&(span.start().get()..span.end().get()))
    }
}

fn marks(laid: &Laid, source: &Range<usize>, marked: Marked<'_>) -> Vec<Mark> {
    let first = marked.reach.partition_point(|end| *end <= source.start);
    let touching = marked.annotations.iter().enumerate().skip(first);
    touching
        .take_while(|(_, a)| a.span.start().get() < source.end)
        .filter(|(_, a)| a.span.end().get() > source.start)
        .map(|(annotation, a)| {
            let range = a.span.start().get()..a.span.end().get();
            Mark {
                annotation,
                lane: marked.lanes[annotation],
                rects: laid.rects(&range),
                starts: range.start >= source.start,
                ends: range.end <= source.end,
            }
        })
        .collect()
}

/// Puts the names above the first words, inner spans nearest, one row higher wherever two would touch. `levels` gets
/// the number of rows of every line.
fn place_tags(laid: &Laid, marks: &[Mark], widths: &[f32], levels: &mut [usize], scale: f32) -> Vec<Tag> {
    let mut order: Vec<&Mark> = marks.iter().filter(|mark| mark.starts && !mark.rects.is_empty()).collect();
    order.sort_by_key(|mark| mark.lane.number);
    let right_to_left = laid.shaped().direction() == crate::typeset::Direction::RightToLeft;
    let mut taken: Vec<(usize, usize, f32, f32)> = Vec::new();
    let mut tags = Vec::new();
    for mark in order {
        let line = mark.rects[0].line;
        let first_line = mark.rects.iter().take_while(|rect| rect.line == line);
        let width = widths[mark.annotation];
        let left = if right_to_left {
            first_line.fold(f32::MIN, |edge, rect| edge.max(rect.right)) - width
        } else {
            first_line.fold(f32::MAX, |edge, rect| edge.min(rect.left))
        };
        let right = left + width;
        let room = 4.0 * scale;
        let clashes = |level: usize| {
            taken.iter().any(|(l, n, from, to)| *l == line && *n == level && left < to + room && *from < right + room)
        };
        let level = (0..=taken.len()).find(|level| !clashes(*level)).unwrap_or(taken.len());
        taken.push((line, level, left, right));
        levels[line] = levels[line].max(level + 1);
        tags.push(Tag { annotation: mark.annotation, line, left, top: level as f32 });
    }
    tags
}

fn lanes_by_line(laid: &Laid, marks: &[Mark]) -> Vec<Vec<usize>> {
    let mut lanes = vec![BTreeSet::new(); laid.line_count()];
    for mark in marks {
        for rect in &mark.rects {
            lanes[rect.line].insert(mark.lane.number);
        }
    }
    lanes.into_iter().map(|lanes| lanes.into_iter().collect()).collect()
}

fn line_boxes(laid: &Laid, lanes: &[Vec<usize>], levels: &[usize], scale: f32) -> Vec<LineBox> {
    let em = laid.size();
    // Half of the leading is above and half below, unless tags or lanes need more.
    let leading = (tokens::LINE - ABOVE - BELOW).max(0.0) * em / 2.0;
    let mut top = 0.0;
    (0..laid.line_count())
        .map(|line| {
            let deepest = lanes[line].len();
            let tag_room = levels[line] as f32 * tokens::TAG_ROW * scale;
            let above = if tag_room > 0.0 { tag_room + (tokens::TAG_GAP + 2.0) * scale } else { leading };
            let below = (deepest as f32).mul_add(tokens::LANE, 3.0) * scale;
            let below = below.max(leading);
            let fill_top = (top + above).round();
            let baseline = (fill_top + ABOVE * em).round();
            let fill_bottom = (baseline + BELOW * em).round();
            let bottom = (fill_bottom + below).round();
            let line = LineBox { top, baseline, bottom, fill_top, fill_bottom };
            top = bottom;
            line
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{LabelKey, Timestamp};
    use crate::typeset::{Direction, Engine, Face, Shaped, View};
    use crate::ui::article::lanes;

    fn row(spans: &[(usize, usize)], width: f32) -> Row {
        let text = "قالت قوات سوريا الديمقراطية إنها سيطرت على مخيم الباغوز شرقي دير الزور";
        let mut engine = Engine::new();
        let shaped = Shaped::new(&mut engine, Face::Reading, (text, ""), 0, View::Tidied, Direction::RightToLeft);
        let laid = Arc::new(Laid::new(Arc::new(shaped), 20.0, width));
        let label = LabelKey::new("ACTOR").unwrap();
        let annotate = |(start, end): &(usize, usize)| {
            Annotation::new(Span::new(*start, *end).unwrap(), label.clone(), Timestamp::now())
        };
        let annotations: Vec<_> = spans.iter().map(annotate).collect();
        let lanes = lanes::assign(&annotations.iter().map(|a| a.span).collect::<Vec<_>>());
        let widths = vec![40.0; annotations.len()];
        let reach = reach(&annotations);
        let marked = Marked { annotations: &annotations, lanes: &lanes, tag_widths: &widths, reach: &reach };
        Row::new(laid, &(0..text.chars().count()), marked, 0.0, 1.0)
    }

    #[test]
    fn room_is_taken_only_where_there_are_tags() {
        let (plain, tagged) = (row(&[], 200.0), row(&[(5, 15)], 200.0));
        let height = |row: &Row, line: usize| row.lines[line].bottom - row.lines[line].top;
        assert!(height(&tagged, 0) > height(&plain, 0));
        for line in 1..plain.lines.len() {
            assert!((height(&tagged, line) - height(&plain, line)).abs() < f32::EPSILON);
        }
    }

    #[test]
    fn tags_never_touch_each_other_the_text_or_the_line_above() {
        let row = row(&[(0, 70), (0, 27), (5, 27), (5, 15), (10, 15), (16, 27), (28, 60)], 180.0);
        for (i, a) in row.tags.iter().enumerate() {
            assert!(a.top >= row.lines[a.line].top && a.top + tokens::TAG_ROW <= row.lines[a.line].fill_top + 0.5);
            for b in &row.tags[..i] {
                let apart = a.left >= b.left + 40.0 || b.left >= a.left + 40.0;
                assert!(a.line != b.line || apart || (a.top - b.top).abs() >= tokens::TAG_ROW - 0.5);
            }
        }
        for (line, pair) in row.lines.windows(2).enumerate() {
            let deepest = row.marks.iter().map(|mark| row.lane_bottom(line, mark.lane.number, 1.0)).fold(0.0, f32::max);
            assert!(pair[0].bottom <= pair[1].top && pair[0].bottom >= deepest, "{pair:?} {deepest}");
        }
    }

    #[test]
    fn a_span_is_found_in_its_row_whatever_others_end_before() {
        let row = row(&[(0, 4), (0, 40), (5, 10), (28, 40)], 600.0);
        let starts: Vec<usize> = row.marks.iter().map(|mark| mark.annotation).collect();
        assert_eq!(starts, [0, 1, 2, 3]);
        let spans = [(0, 4), (0, 40), (5, 10), (28, 60)].map(|(start, end)| {
            Annotation::new(Span::new(start, end).unwrap(), LabelKey::new("CLAIM").unwrap(), Timestamp::now())
        });
        assert_eq!(reach(&spans), [4, 40, 40, 60]);
    }

    #[test]
    fn an_outer_span_lies_next_to_the_text_where_nothing_is_nested() {
        let row = row(&[(0, 70), (5, 15), (5, 9)], 200.0);
        let outer = row.marks.iter().find(|mark| mark.annotation == 0).unwrap();
        assert_eq!(outer.lane.number, 2);
        let gap = |line: usize| row.lane_top(line, 2, 1.0) - row.lines[line].fill_bottom;
        assert!((gap(0) - 2.0 * tokens::LANE).abs() < 0.01 && gap(row.lines.len() - 1) < 0.01);
    }

    #[test]
    fn a_tag_stands_at_the_right_edge_of_its_first_word() {
        let row = row(&[(5, 15)], 600.0);
        let right = row.marks[0].rects[0].right;
        assert!((row.tags[0].left + 40.0 - right).abs() < 0.01);
    }
}
