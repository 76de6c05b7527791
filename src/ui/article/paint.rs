//! A row of the article on the screen: fills behind the text, the text, lines under it, names above it.

use super::linking::{Light, Lights};
use super::rows::{Mark, Row};
use super::styles::Styles;
use crate::model::LineShape;
use crate::text::Span;
use crate::typeset::LineRect;
use crate::ui::line_shape;
use crate::ui::meshes::{Lettering, Meshes};
use crate::ui::shaped::{Text, paint_bracket};
use crate::ui::tokens::{self, Tokens};
use eframe::egui::{Color32, CornerRadius, Mesh, Painter, Pos2, Rect, Stroke, StrokeKind, pos2};

/// Where a row stands on the screen and what it is drawn with. Pixels unless said otherwise.
pub struct Brush<'a> {
    /// Where it is painted.
    pub painter: &'a Painter,
    /// The theme.
    pub tokens: Tokens,
    /// Left edge of the column.
    pub left: f32,
    /// Top of the row.
    pub top: f32,
    /// Pixels to the point.
    pub scale: f32,
}

impl Brush<'_> {
    /// Points from pixels of the row.
    fn at(&self, x: f32, y: f32) -> Pos2 {
        pos2((self.left + x) / self.scale, (self.top + y) / self.scale)
    }

    fn rect(&self, left: f32, top: f32, right: f32, bottom: f32) -> Rect {
        Rect::from_min_max(self.at(left, top), self.at(right, bottom))
    }

    /// The fills of short spans, outer ones first, each opaque, so that the innermost label is seen pure. Long spans
    /// are filled only while they are picked.
    pub fn fills(&self, row: &Row, styles: &Styles, picked: Option<usize>, lights: &Lights) {
        let mut marks: Vec<&Mark> = row.marks.iter().collect();
        marks.sort_by_key(|mark| (!mark.lane.long, std::cmp::Reverse(mark.lane.number)));
        for mark in marks {
            let light = lights.of(mark.annotation);
            let is_picked = picked == Some(mark.annotation) || light == Light::Aimed;
            if mark.lane.long && !is_picked {
                continue;
            }
            let strength = match (mark.lane.long, is_picked) {
                (true, _) => self.tokens.tint * 0.6,
                (false, true) => self.tokens.tint * 1.8,
                (false, false) if light == Light::Lit => self.tokens.tint * 1.5,
                (false, false) if light == Light::Dimmed => self.tokens.tint * 0.3,
                (false, false) => self.tokens.tint,
            };
            let fill = Tokens::mix(self.tokens.page, styles.of(mark.annotation).colour, strength);
            for rect in &mark.rects {
                let line = row.lines[rect.line];
                let area = self.rect(rect.left, line.fill_top, rect.right, line.fill_bottom);
                self.painter.rect_filled(area, CornerRadius::same(3), fill);
            }
        }
    }

    /// The selected text.
    pub fn selection(&self, row: &Row, span: Span) {
        let fill = Tokens::mix(self.tokens.page, self.tokens.accent, 0.28);
        for rect in row.rects(span) {
            let line = row.lines[rect.line];
            self.painter.rect_filled(self.rect(rect.left, line.fill_top, rect.right, line.fill_bottom), 2.0, fill);
        }
    }

    /// The text itself, which is `meshes`, added to the text of the rows before.
    pub fn text(&self, lettering: &mut Lettering, row: &Row, meshes: &Meshes) {
        lettering.add(meshes, (self.left.round(), self.top.round()), self.tokens.ink);
        for line in 0..row.laid.line_count() {
            for missing in row.laid.missing(line) {
                self.missing(row, line, missing);
            }
        }
    }

    /// A box with the code point of a character that no font has.
    fn missing(&self, row: &Row, line: usize, missing: crate::typeset::MissingBox) {
        let baseline = row.lines[line].baseline;
        let em = row.laid.size();
        let (left, right) = (missing.left + em * 0.06, missing.left + missing.width - em * 0.06);
        let area = self.rect(left, baseline - em * 0.78, right, baseline + em * 0.12);
        if let Some(stem) = missing.bracket() {
            paint_bracket(self.painter, area, stem, self.tokens.ink);
            return;
        }
        let stroke = Stroke::new(1.0, self.tokens.muted.gamma_multiply(0.6));
        self.painter.rect_stroke(area, CornerRadius::same(2), stroke, StrokeKind::Inside);
        let digits = format!("{:04X}", u32::from(missing.code_point));
        let (upper, lower) = digits.split_at(digits.len() / 2);
        for (part, y) in [(upper, 0.27), (lower, 0.73)] {
            let text = Text::new(part).size(em / self.scale * 0.36).line(self.painter.ctx(), f32::INFINITY);
            let centre = pos2(area.center().x, area.top() + area.height() * y);
            text.paint(self.painter, centre - text.size() / 2.0, self.tokens.muted);
        }
    }

    /// The lines under the spans, in their lanes, added to those of the rows before.
    pub fn lanes(&self, mesh: &mut Mesh, row: &Row, styles: &Styles, picked: Option<usize>, lights: &Lights) {
        for mark in &row.marks {
            let style = styles.of(mark.annotation);
            let thick = if picked == Some(mark.annotation) { 1.4 } else { 1.0 };
            let colour = self.lit(style.colour, lights.of(mark.annotation));
            for rect in &mark.rects {
                self.lane(mesh, row, (mark, rect), (style.line, colour), thick);
            }
        }
    }

    /// The names above the first words of spans, added to those of the rows before.
    pub fn tags(&self, lettering: &mut Lettering, row: &Row, styles: &Styles, lights: &Lights) {
        for tag in &row.tags {
            let style = styles.of(tag.annotation);
            let colour = self.lit(style.colour, lights.of(tag.annotation));
            style.name.paint_with(lettering, self.painter, self.at(tag.left, tag.top), colour);
        }
    }

    /// The colour of a label in its light.
    fn lit(&self, colour: Color32, light: Light) -> Color32 {
        if light == Light::Dimmed { Tokens::mix(self.tokens.page, colour, 0.35) } else { colour }
    }

    fn lane(
        &self,
        mesh: &mut Mesh,
        row: &Row,
        (mark, rect): (&Mark, &LineRect),
        (shape, colour): (LineShape, Color32),
        thick: f32,
    ) {
        let scale = self.scale;
        let thickness = if mark.lane.long { 1.5 } else { tokens::SPAN_LINE } * scale * thick;
        let top = row.lane_top(rect.line, mark.lane.number, scale).round();
        let add = |left: f32, right: f32, top: f32, height: f32| {
            let bottom = top + height.round().max(1.0);
            mesh.add_colored_rect(self.rect(left.round(), top, right.round(), bottom), colour);
        };
        // Touching spans in one lane stay apart by a hair.
        let (left, right) = (rect.left + 0.5 * scale, rect.right - 0.5 * scale);
        line_shape::pieces(shape, (left, right, top), thickness, scale, add);
    }

    /// The ring around the picked span, open where it goes on in another line.
    pub fn ring(&self, row: &Row, mark: &Mark, colour: Color32) {
        let stroke = Stroke::new(tokens::RING, colour);
        let right_to_left = row.laid.shaped().direction() == crate::typeset::Direction::RightToLeft;
        let count = mark.rects.len();
        for (i, rect) in mark.rects.iter().enumerate() {
            let line = row.lines[rect.line];
            let bottom = row.lane_bottom(rect.line, mark.lane.number, self.scale);
            let mut area = self.rect(rect.left, line.fill_top, rect.right, bottom).expand(1.5);
            // The foot of the ring lies on the span's own line, so that it never meets the next lane.
            area.max.y -= 1.5 + tokens::RING;
            let alone_in_line = mark.rects.iter().filter(|other| other.line == rect.line).count() == 1;
            let (first, last) = (mark.starts && i == 0, mark.ends && i + 1 == count);
            if !alone_in_line || (first && last) {
                self.painter.rect_stroke(area, CornerRadius::same(4), stroke, StrokeKind::Outside);
                continue;
            }
            let (cap_left, cap_right) = if right_to_left { (last, first) } else { (first, last) };
            let out = area.expand(tokens::RING / 2.0);
            self.painter.hline(out.x_range(), out.top(), stroke);
            self.painter.hline(out.x_range(), out.bottom(), stroke);
            let cap = out.y_range().expand(tokens::RING / 2.0);
            if cap_left {
                self.painter.vline(out.left(), cap, stroke);
            }
            if cap_right {
                self.painter.vline(out.right(), cap, stroke);
            }
        }
    }

    /// The caret of the keyboard.
    pub fn caret(&self, row: &Row, line: usize, x: f32) {
        let line = row.lines[line];
        let area = self.rect(x - self.scale, line.fill_top, x + self.scale, line.fill_bottom);
        self.painter.rect_filled(area, CornerRadius::ZERO, self.tokens.accent);
    }
}
