//! A paragraph laid out: where its lines, its spans and their names stand. Lengths are pixels unless said otherwise.

use super::marks::{Name, lanes, rows};
use super::{LabelLook, RichText, Setting, Style, look_of};
use crate::text::Span;
use crate::typeset::{Direction, Laid, LineRect, Shaped};
use crate::ui::kit;
use crate::ui::meshes::KeptMeshes;
use crate::ui::shaped::{Galley, Text};
use crate::ui::tokens;
use eframe::egui::{Context, Vec2, vec2};
use std::sync::Arc;

/// From line to line, in ems.
const STEP: f32 = 1.6;
/// From the top of a line to its baseline, in ems.
const ASCENT: f32 = 1.1;
/// Around the letters, above and below the baseline in ems, stands the fill of a span.
pub(super) const FILL: (f32, f32) = (0.98, 0.44);

/// A line of the paragraph.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    pub baseline: f32,
}

/// A span in its place.
#[derive(Debug)]
pub(super) struct Mark {
    pub label: String,
    pub rects: Vec<LineRect>,
    pub lane: usize,
    pub name: Galley,
    pub place: Name,
    /// Row of its name.
    pub row: usize,
}

/// A paragraph that has been laid out.
#[derive(Debug)]
pub struct RichGalley {
    pub(super) laid: Laid,
    pub(super) lines: Vec<Line>,
    pub(super) marks: Vec<Mark>,
    pub(super) styles: Vec<(Style, Vec<LineRect>)>,
    pub(super) meshes: KeptMeshes,
    pub(super) scale: f32,
    height: f32,
}

impl RichGalley {
    /// Lays `text` out as `setting` says.
    #[must_use]
    pub fn new(ctx: &Context, text: &RichText, setting: Setting, looks: &[LabelLook<'_>]) -> Self {
        let scale = ctx.pixels_per_point();
        let size = (setting.size * scale).round();
        let width = (setting.width * scale).floor().max(size);
        let runs = text.runs(setting.face);
        let shaped = kit::with(ctx, |kit| {
            let faces = (setting.face, runs.as_slice());
            Shaped::with_runs(&mut kit.engine, faces, (&text.text, ""), 0, setting.view, setting.direction)
        });
        let laid = Laid::new(Arc::new(shaped), size, width);
        let marks = marks(ctx, &laid, &text.spans, looks);
        let styles = text.styles.iter().filter(|(style, _)| *style != Style::Bold);
        let styles = styles.map(|(style, range)| (*style, laid.rects(range))).collect();
        let (lines, height) = lines(&laid, &marks, scale);
        Self { laid, lines, marks, styles, meshes: KeptMeshes::default(), scale, height }
    }

    /// Width and height in points.
    #[must_use]
    pub fn size(&self) -> Vec2 {
        vec2((self.laid.width() / self.scale).ceil(), (self.height / self.scale).ceil())
    }

    /// The baseline of the first line, in points from the top.
    #[must_use]
    pub fn first_baseline(&self) -> f32 {
        self.lines[0].baseline / self.scale
    }

    /// From the first to the last letter of its longest line, in points.
    #[must_use]
    pub fn ink_width(&self) -> f32 {
        let extents = (0..self.laid.line_count()).map(|line| self.laid.line_extent(line));
        extents.map(|(left, right)| right - left).fold(0.0, f32::max) / self.scale
    }
}

fn marks(ctx: &Context, laid: &Laid, spans: &[(String, Span)], looks: &[LabelLook<'_>]) -> Vec<Mark> {
    let scale = ctx.pixels_per_point();
    let places: Vec<Span> = spans.iter().map(|(_, span)| *span).collect();
    let mut marks: Vec<Mark> = Vec::with_capacity(spans.len());
    for ((label, span), lane) in spans.iter().zip(lanes(&places)) {
        let rects = laid.rects(&(span.start().get()..span.end().get()));
        // What is not shown, as a blank at the end of a line, has no place for a name.
        let Some(first) = laid.rects(&(span.start().get()..span.start().get() + 1)).first().or(rects.first()).copied()
        else {
            continue;
        };
        let name = look_of(looks, label).map_or(label.as_str(), |look| look.name);
        let name = Text::new(name).size(tokens::TAG).bold().line(ctx, laid.width() / scale);
        let width = name.size().x * scale;
        let right_to_left = laid.shaped().direction() == Direction::RightToLeft;
        let left = if right_to_left { first.right - width } else { first.left };
        let left = left.clamp(0.0, (laid.width() - width).max(0.0));
        let place = Name { line: first.line, left, right: left + width };
        marks.push(Mark { label: label.clone(), rects, lane, name, place, row: 0 });
    }
    let names: Vec<Name> = marks.iter().map(|mark| mark.place).collect();
    for (mark, row) in marks.iter_mut().zip(rows(&names, tokens::GRID * scale)) {
        mark.row = row;
    }
    marks
}

/// The lines with room for names above and for lanes below them, and the height of all.
fn lines(laid: &Laid, marks: &[Mark], scale: f32) -> (Vec<Line>, f32) {
    let em = laid.size();
    let step = (em * STEP).round();
    let mut lines = Vec::with_capacity(laid.line_count());
    let mut top = 0.0;
    for number in 0..laid.line_count() {
        let begun = marks.iter().filter(|mark| mark.place.line == number);
        let rows_above = begun.map(|mark| mark.row + 1).max().unwrap_or(0);
        let lying = marks.iter().filter(|mark| mark.rects.iter().any(|rect| rect.line == number));
        let lanes_below = lying.map(|mark| mark.lane).max().unwrap_or(0);
        top += (rows_above as f32 * tokens::TAG_ROW * scale).round();
        lines.push(Line { baseline: (top + em * ASCENT).round() });
        top += step + (lanes_below as f32 * tokens::LANE * scale).round();
    }
    (lines, top)
}
