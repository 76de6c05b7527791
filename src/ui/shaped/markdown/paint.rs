//! A block of Markdown on the screen.

use super::lay::{LaidBlock, Ornament, Room};
use crate::ui::kit;
use crate::ui::shaped::button::focus_ring;
use crate::ui::shaped::rich::Paint;
use crate::ui::tokens::{self, Tokens};
use eframe::egui::{Painter, Pos2, Rect, Response, Stroke, Ui, vec2};

impl LaidBlock {
    /// Paints it with its upper left corner at `pos`.
    pub fn paint(&self, ui: &Ui, pos: Pos2, room: Room<'_>) {
        let (painter, tokens) = (ui.painter(), kit::tokens(ui));
        let mut ground = tokens.page;
        for ornament in &self.ornaments {
            if let Ornament::Ground(_) = ornament {
                ground = Tokens::mix(tokens.page, tokens.muted, 0.1);
            }
            self::ornament(painter, &tokens, ornament, pos);
        }
        let ink = if self.quiet { Tokens::mix(ground, tokens.ink, 0.82) } else { tokens.ink };
        let brush = Paint { painter, tokens, ground, ink, looks: room.looks };
        for (galley, place) in &self.texts {
            galley.paint(pos + place.to_vec2(), brush);
        }
    }
}

fn ornament(painter: &Painter, tokens: &Tokens, ornament: &Ornament, pos: Pos2) {
    let at = |rect: &Rect| rect.translate(pos.to_vec2());
    match ornament {
        Ornament::Ground(rect) | Ornament::Head(rect) => {
            painter.rect_filled(at(rect), tokens::ROUND, Tokens::mix(tokens.page, tokens.muted, 0.1));
        }
        Ornament::Line(rect) => {
            painter.rect_filled(at(rect), 0.0, tokens.hairline);
        }
        Ornament::Bar(rect) => {
            painter.rect_filled(at(rect), 0.0, Tokens::mix(tokens.page, tokens.muted, 0.35));
        }
        Ornament::Bullet(centre, depth) => {
            let centre = pos + centre.to_vec2();
            match depth {
                0 => drop(painter.circle_filled(centre, 2.5, tokens.ink)),
                1 => drop(painter.circle_stroke(centre, 2.4, Stroke::new(1.2, tokens.ink))),
                _ => {
                    let square = Rect::from_center_size(centre, vec2(4.5, 4.5));
                    painter.rect_filled(square, 0.0, tokens.ink);
                }
            }
        }
    }
}

/// Shows that the text has the keyboard.
pub(super) fn focus(ui: &Ui, rect: Rect, response: &Response) {
    focus_ring(ui, rect.shrink(2.0), response);
}
