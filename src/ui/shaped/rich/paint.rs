//! A paragraph on the screen: grounds and fills behind the text, lines under it, names above it.

use super::galley::{FILL, Mark, RichGalley};
use super::{LabelLook, Style, look_of};
use crate::typeset::LineRect;
use crate::ui::kit;
use crate::ui::meshes::{Lettering, Meshes};
use crate::ui::shaped::text::paint_missing;
use crate::ui::tokens::{self, Tokens};
use eframe::egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, pos2, vec2};

/// Where a line under or through letters runs, in ems below the baseline.
const UNDER: f32 = 0.34;
const THROUGH: f32 = -0.28;

/// What a paragraph is painted brush.
#[derive(Clone, Copy)]
pub struct Paint<'a> {
    /// Where it is painted.
    pub painter: &'a Painter,
    /// The theme.
    pub tokens: Tokens,
    /// What is behind it.
    pub ground: Color32,
    /// The colour of its letters.
    pub ink: Color32,
    /// How its spans look.
    pub looks: &'a [LabelLook<'a>],
}

fn colour(mark: &Mark, brush: Paint<'_>) -> Color32 {
    look_of(brush.looks, &mark.label).map_or(brush.tokens.muted, |look| look.colour)
}

impl RichGalley {
    /// Paints it with its top left corner at `pos`, in points.
    pub fn paint(&self, pos: Pos2, brush: Paint<'_>) {
        let origin = ((pos.x * self.scale).round(), (pos.y * self.scale).round());
        for (style, rects) in &self.styles {
            if *style == Style::Code {
                let ground = Tokens::mix(brush.ground, brush.tokens.muted, 0.14);
                for rect in rects {
                    brush.painter.rect_filled(self.rect(origin, rect).expand2(vec2(2.0, 0.0)), 3.0, ground);
                }
            }
        }
        for mark in &self.marks {
            let fill = Tokens::mix(brush.ground, colour(mark, brush), brush.tokens.tint);
            for rect in &mark.rects {
                brush.painter.rect_filled(self.rect(origin, rect), 3.0, fill);
            }
        }
        self.letters(origin, brush);
        for (style, rects) in &self.styles {
            for rect in rects {
                self.style_line(origin, *style, rect, brush);
            }
        }
        for mark in &self.marks {
            self.mark(origin, mark, brush);
        }
    }

    /// The fill of a stretch of a line, in points.
    fn rect(&self, (x, y): (f32, f32), rect: &LineRect) -> Rect {
        let (em, baseline) = (self.laid.size(), y + self.lines[rect.line].baseline);
        let (top, bottom) = (em.mul_add(-FILL.0, baseline), em.mul_add(FILL.1, baseline));
        let at = |x: f32, y: f32| pos2(x / self.scale, y.round() / self.scale);
        Rect::from_min_max(at(x + rect.left, top), at(x + rect.right, bottom))
    }

    fn letters(&self, (x, y): (f32, f32), brush: Paint<'_>) {
        let ctx = brush.painter.ctx();
        let meshes = kit::with(ctx, |kit| {
            self.meshes.get(kit.atlas.generation(), || {
                let mut meshes = Meshes::default();
                for (number, line) in self.lines.iter().enumerate() {
                    kit.mesh_line(ctx, &mut meshes, &self.laid, number, (0.0, line.baseline));
                }
                meshes
            })
        });
        let mut lettering = Lettering::on(brush.painter);
        lettering.add(&meshes, (x, y), brush.ink);
        lettering.paint(brush.painter);
        for (number, line) in self.lines.iter().enumerate() {
            paint_missing(brush.painter, (&self.laid, number), (x, y + line.baseline), brush.ink);
        }
    }

    fn style_line(&self, (x, y): (f32, f32), style: Style, rect: &LineRect, brush: Paint<'_>) {
        let height = match style {
            Style::Emphasis | Style::Link => UNDER,
            Style::Struck => THROUGH,
            Style::Bold | Style::Code => return,
        };
        let y = self.laid.size().mul_add(height, y + self.lines[rect.line].baseline).round();
        let at = |x: f32| pos2(x / self.scale, y / self.scale);
        let ends = [at(x + rect.left), at(x + rect.right)];
        if style == Style::Link {
            let dots = Shape::dotted_line(&ends, brush.tokens.muted, 3.0, 0.7);
            brush.painter.extend(dots);
        } else {
            brush.painter.line_segment(ends, Stroke::new(1.0, Tokens::mix(brush.ground, brush.ink, 0.75)));
        }
    }

    /// The line under a span in its lane, and its name.
    fn mark(&self, (x, y): (f32, f32), mark: &Mark, brush: Paint<'_>) {
        let colour = colour(mark, brush);
        for rect in &mark.rects {
            let area = self.rect((x, y), rect);
            let top = (mark.lane as f32).mul_add(tokens::LANE, area.bottom() - 0.5);
            let line = Rect::from_min_max(pos2(area.left(), top), pos2(area.right(), top + tokens::SPAN_LINE));
            brush.painter.rect_filled(line, 1.0, colour);
        }
        let line = self.lines[mark.place.line];
        let letters = self.laid.size().mul_add(-FILL.0, y + line.baseline) / self.scale;
        let above = (mark.row + 1) as f32 * tokens::TAG_ROW;
        mark.name.paint(brush.painter, pos2((x + mark.place.left) / self.scale, letters - above), colour);
    }
}
