//! Where a field's text stands on the screen, and its painting.

use super::edit::{Caret, Lines};
use super::layout::{Layout, Style};
use crate::typeset::{Direction, LineRect};
use crate::ui::kit;
use crate::ui::meshes::Meshes;
use crate::ui::shaped::text::{BLOCK_LINE, paint_missing};
use crate::ui::tokens::{self, Tokens};
use eframe::egui::{Color32, Painter, Pos2, Rect, Ui, pos2, vec2};
use std::ops::Range;

/// Thickness of the caret in points.
const CARET: f32 = 1.5;

/// The lines of a field on the screen. Lengths in pixels unless they say points.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Where text may be seen, in points.
    pub inner: Rect,
    /// Left edge of the column.
    x: f32,
    /// Top of the first line.
    top: f32,
    /// From line to line.
    step: f32,
    scale: f32,
}

/// Pixels from line to line.
pub(super) fn step(style: Style) -> f32 {
    (style.size * BLOCK_LINE).round()
}

/// The distance between the edge of a field and its text, in points.
pub(super) fn padding(lines: Lines) -> eframe::egui::Vec2 {
    vec2(tokens::GRID * 2.0, if lines == Lines::One { 0.0 } else { tokens::GRID * 1.25 })
}

/// The height of a field in points.
pub(super) fn height(layout: &Layout, style: Style, rows: usize, scale: f32) -> f32 {
    match style.lines {
        Lines::One => tokens::CONTROL,
        Lines::Many => {
            let lines = layout.line_count().max(rows) as f32 * step(style) / scale;
            (lines + 2.0 * padding(Lines::Many).y).ceil().max(tokens::CONTROL)
        }
    }
}

impl Place {
    /// The lines of `layout` in a field that fills `rect`. In one line `scroll` is changed so that the caret is seen.
    pub fn new(
        rect: Rect,
        layout: &Layout,
        style: Style,
        (caret, scroll): (Option<Caret>, &mut f32),
        scale: f32,
    ) -> Self {
        let inner = rect.shrink2(padding(style.lines));
        let step = step(style);
        let (left, width) = ((inner.left() * scale).round(), (inner.width() * scale).floor());
        let (x, top) = match style.lines {
            Lines::Many => (left, (inner.top() * scale).round()),
            Lines::One => {
                let right_to_left = layout.direction() == Direction::RightToLeft;
                let text = layout.width();
                // From the side where the text starts.
                let caret = caret.map(|caret| layout.caret(caret).1).map(|x| if right_to_left { text - x } else { x });
                *scroll = caret.map_or(0.0, |at| scroll.clamp((at - width).min(at), at));
                *scroll = scroll.clamp(0.0, (text - width).max(0.0));
                let x = if right_to_left { left + width - text + *scroll } else { left - *scroll };
                (x.round(), (inner.center().y * scale - step / 2.0).round())
            }
        };
        Self { inner, x, top, step, scale }
    }

    /// The line at `pos` (points) and how far right of the column's left edge it is, in pixels.
    pub fn line_at(&self, pos: Pos2) -> (usize, f32) {
        let line = ((pos.y * self.scale - self.top) / self.step).floor().max(0.0);
        (line as usize, pos.x * self.scale - self.x)
    }

    /// Where the caret stands, in points.
    pub fn caret(&self, layout: &Layout, caret: Caret) -> Rect {
        let (line, x) = layout.caret(caret);
        let wide = (CARET * self.scale).round().max(1.0);
        // Blanks at the end of a line hang beyond the edge; the caret stays in the field.
        let edges = ((self.inner.left() * self.scale).round(), (self.inner.right() * self.scale).round());
        let left = (self.x + x - wide / 2.0).round().clamp(edges.0 - wide, edges.1);
        let top = self.top + line as f32 * self.step;
        let inset = (self.step * 0.1).round();
        self.points(Rect::from_min_max(pos2(left, top + inset), pos2(left + wide, top + self.step - inset)))
    }

    /// A stretch of a line in points.
    fn stretch(&self, rect: &LineRect) -> Rect {
        let top = self.top + rect.line as f32 * self.step;
        let (left, right) = ((self.x + rect.left).round(), (self.x + rect.right).round());
        self.points(Rect::from_min_max(pos2(left, top), pos2(right, top + self.step)))
    }

    fn points(&self, pixels: Rect) -> Rect {
        Rect::from_min_max((pixels.min.to_vec2() / self.scale).to_pos2(), (pixels.max.to_vec2() / self.scale).to_pos2())
    }

    /// The part of the screen in which text is painted: a little beyond the edges, for letters and carets there.
    pub fn painter(&self, ui: &Ui, rect: Rect) -> Painter {
        let clip = self.inner.expand2(vec2(tokens::GRID / 2.0, 0.0)).with_min_y(rect.top()).with_max_y(rect.bottom());
        ui.painter().with_clip_rect(clip.intersect(ui.clip_rect()))
    }

    /// Paints what is selected.
    pub fn paint_selection(&self, painter: &Painter, layout: &Layout, range: &Range<usize>, tokens: &Tokens) {
        let colour = Tokens::mix(tokens.page, tokens.accent, 0.25);
        for rect in layout.rects(range) {
            painter.rect_filled(self.stretch(&rect), 0.0, colour);
        }
    }

    /// Paints the line under what an input method has not decided, thicker under what is `active`.
    pub fn paint_undecided(
        &self,
        painter: &Painter,
        layout: &Layout,
        (all, active): (&Range<usize>, &Range<usize>),
        ink: Color32,
    ) {
        for (range, thick) in [(all, 1.0), (active, 2.0)] {
            for rect in layout.rects(range) {
                let rect = self.stretch(&rect);
                let bottom = rect.bottom() - (self.step * 0.08).round() / self.scale;
                painter.rect_filled(rect.with_min_y(bottom - thick).with_max_y(bottom), 0.0, ink);
            }
        }
    }

    /// Paints the lines that can be seen.
    pub fn paint_text(&self, painter: &Painter, layout: &Layout, style: Style, ink: Color32) {
        let ctx = painter.ctx();
        let clip = painter.clip_rect();
        let (first, _) = self.line_at(clip.left_top());
        let (last, _) = self.line_at(clip.left_bottom());
        // Letters reach beyond their line.
        let lines = first.saturating_sub(1)..(last + 2).min(layout.line_count());
        let mut meshes = Meshes::default();
        let baseline = kit::with(ctx, |kit| {
            let metrics = kit.metrics(style.face);
            let rest = self.step - (metrics.ascent + metrics.descent) * style.size;
            let baseline = |line: usize| self.top + line as f32 * self.step + rest / 2.0 + metrics.ascent * style.size;
            for line in lines.clone() {
                let (laid, own) = layout.laid(line);
                kit.mesh_line(ctx, &mut meshes, laid, own, (self.x, baseline(line)));
            }
            baseline(0)
        });
        meshes.paint(painter, (0.0, 0.0), ink);
        for line in lines {
            let (laid, own) = layout.laid(line);
            paint_missing(painter, (laid, own), (self.x, baseline + line as f32 * self.step), ink);
        }
    }
}
