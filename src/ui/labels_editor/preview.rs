//! How a label looks in an article, in both themes.

use super::form::cells;
use crate::model::Label;
use crate::ui::kit::{self, tr};
use crate::ui::line_shape;
use crate::ui::shaped::{Galley, Text};
use crate::ui::tokens::{self, Tokens};
use eframe::egui::{CornerRadius, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

/// Height of a sample in points.
const HEIGHT: f32 = 76.0;

/// Room between words.
const BLANK: f32 = 6.0;

/// Shows a tagged word on a light and on a dark page.
pub fn show(ui: &mut Ui, label: &Label) {
    cells(ui, [1.0, 1.0], |ui, index| {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
        let tokens = if index == 0 { Tokens::LIGHT } else { Tokens::DARK };
        paint(ui, rect, &tokens, label);
    });
}

fn paint(ui: &Ui, rect: Rect, tokens: &Tokens, label: &Label) {
    let ctx = ui.ctx();
    let painter = ui.painter().with_clip_rect(rect);
    let line = Stroke::new(1.0, tokens.hairline);
    painter.rect(rect, tokens::ROUND, tokens.page, line, StrokeKind::Inside);
    let word = |key: &str| Text::new(tr(ctx, key)).reading().size(tokens::READING).line(ctx, f32::INFINITY);
    let words: [Galley; 3] = ["labels-sample-before", "labels-sample-tagged", "labels-sample-after"].map(word);
    let whole = words.iter().map(|word| word.size().x).sum::<f32>() + 2.0 * BLANK;
    // An Arabic sentence runs from the right in every language of the interface.
    let mut right = rect.center().x + whole / 2.0;
    let colour = tokens.label(label);
    for (index, word) in words.iter().enumerate() {
        let size = word.size();
        let area = Rect::from_min_size(pos2(right - size.x, rect.center().y - size.y / 2.0 + 8.0), size);
        if index == 1 {
            let fill = area.shrink2(vec2(0.0, 3.0)).expand2(vec2(1.0, 0.0));
            painter.rect_filled(fill, CornerRadius::same(3), Tokens::mix(tokens.page, colour, tokens.tint));
            let name = Text::new(kit::label_name(ctx, label)).size(tokens::TAG).bold().line(ctx, 200.0);
            name.paint(&painter, pos2(area.right() - name.size().x, fill.top() - name.size().y - 1.0), colour);
            let place = (fill.left(), fill.right(), fill.bottom());
            line_shape::pieces(label.line, place, tokens::SPAN_LINE, 1.0, |left, right, top, height| {
                let piece = Rect::from_min_max(pos2(left, top), pos2(right, top + height));
                painter.rect_filled(piece, CornerRadius::ZERO, colour);
            });
        }
        word.paint(&painter, area.min, tokens.ink);
        right -= size.x + BLANK;
    }
}
