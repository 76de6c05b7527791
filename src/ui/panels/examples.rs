//! Examples in a guideline: how it is to be done, and what would be a mistake.

use crate::model::{Example, Label, LabelSet};
use crate::typeset::{Direction, Face, View};
use crate::ui::kit::{self, tr_with};
use crate::ui::shaped::{LabelLook, Paint, RichGalley, RichText, Setting, Text, direction_of};
use crate::ui::tokens::{self, Tokens};
use eframe::egui::{Context, Painter, Pos2, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

/// Room for the sign before an example.
const SIGN: f32 = 22.0;

/// How the labels of a set look in the language and the theme in force.
pub fn looks<'a>(ctx: &Context, labels: &'a LabelSet) -> Vec<LabelLook<'a>> {
    looks_of(ctx, labels.labels())
}

/// The same of labels that need not be a set yet.
pub fn looks_of<'a>(ctx: &Context, labels: &'a [Label]) -> Vec<LabelLook<'a>> {
    let tokens = Tokens::of(ctx.theme());
    let look = |label: &'a Label| LabelLook {
        key: label.key.as_str(),
        name: kit::label_name(ctx, label),
        colour: tokens.label(label),
    };
    labels.iter().map(look).collect()
}

/// Shows an example with its sign, on a ground of the colour of a page, and below it why it is so.
pub fn show(ui: &mut Ui, example: &Example, looks: &[LabelLook<'_>]) -> Response {
    example_line(ui, (&example.text, example.good), kit::words(ui.ctx(), &example.why), looks)
}

/// Shows a text in the bracket notation as `good` or as a mistake, and below it `why` if that is not empty. It starts on
/// the side where its letters do.
pub fn example_line(ui: &mut Ui, (notation, good): (&str, bool), why: &str, looks: &[LabelLook<'_>]) -> Response {
    let ctx = ui.ctx().clone();
    let text = RichText::plain(notation).with_brackets_read().text;
    let direction = direction_of(&text, Direction::RightToLeft);
    let width = (ui.available_width() - SIGN).max(SIGN);
    let setting = Setting { face: Face::Interface, size: tokens::PROSE, width, view: View::Tidied, direction };
    let galley = RichGalley::kept(&ctx, notation, setting, looks);
    // In one line it stands on the side of the example; what is longer fills the room.
    let lay_why = |why: &str| {
        let line = Text::new(why).small().line(&ctx, width);
        if line.is_cut() { Text::new(why).small().block(&ctx, width) } else { line }
    };
    let why_galley = (!why.is_empty()).then(|| lay_why(why));
    let height = galley.size().y + why_galley.as_ref().map_or(0.0, |why| why.size().y + 2.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width + SIGN, height), Sense::hover());
    if ui.is_rect_visible(rect) {
        let (left, sign) = match direction {
            Direction::LeftToRight => (rect.left() + SIGN, rect.left() + SIGN / 2.0 - 2.0),
            Direction::RightToLeft => (rect.left(), rect.right() - SIGN / 2.0 + 2.0),
        };
        let tokens = kit::tokens(ui);
        let brush = Paint { painter: ui.painter(), tokens, ground: tokens.page, ink: tokens.ink, looks };
        galley.paint(pos2(left, rect.top()), brush);
        let middle = rect.top() + galley.first_baseline() - tokens::PROSE * 0.3;
        paint_sign(ui.painter(), pos2(sign, middle), good, &tokens);
        if let Some(why) = why_galley {
            let start = match direction {
                Direction::LeftToRight => left,
                Direction::RightToLeft => left + width - why.size().x,
            };
            why.paint(ui.painter(), pos2(start, rect.bottom() - why.size().y), tokens.muted);
        }
    }
    let key = if good { "example-good" } else { "example-bad" };
    let spoken = tr_with(&ctx, key, &[("text", text.into()), ("why", why.into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
    response
}

/// A tick or a cross.
fn paint_sign(painter: &Painter, centre: Pos2, good: bool, tokens: &Tokens) {
    if good {
        let points = vec![centre + vec2(-5.0, 0.0), centre + vec2(-1.5, 4.0), centre + vec2(5.0, -4.5)];
        painter.line(points, Stroke::new(2.0, tokens.done));
    } else {
        let stroke = Stroke::new(2.0, tokens.danger);
        painter.line_segment([centre + vec2(-4.0, -4.0), centre + vec2(4.0, 4.0)], stroke);
        painter.line_segment([centre + vec2(-4.0, 4.0), centre + vec2(4.0, -4.0)], stroke);
    }
}
