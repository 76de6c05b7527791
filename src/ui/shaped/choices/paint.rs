//! What choices look like. Chosen ones are filled and framed, proposed ones framed by dashes.

use super::{Look, Shape};
use crate::typeset::Direction;
use crate::ui::kit;
use crate::ui::mirror::Side;
use crate::ui::shaped::{Galley, Text, frame};
use crate::ui::tokens::{self, Tokens};
use eframe::egui::{Color32, Painter, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

/// Room beside the text of a chip, in which its digit stands.
pub(super) const CHIP_PAD: f32 = 11.0;
/// Room for the mark at the start of a row.
pub(super) const MARK: f32 = 22.0;
/// Room for the digit at the end of a row.
pub(super) const DIGIT: f32 = 16.0;

/// Whether a choice is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Chosen {
    No,
    /// By the program, and nobody has looked at it yet.
    Proposed,
    Yes,
}

/// One choice as it is painted.
pub(super) struct Item<'a> {
    pub rect: Rect,
    pub text: &'a Galley,
    pub chosen: Chosen,
    pub hovered: bool,
    /// Whether the keyboard is on it.
    pub cursor: bool,
    /// The digit that chooses it, shown while the list has the keyboard.
    pub digit: Option<usize>,
}

/// Paints a choice of a list that looks like `look`.
pub(super) fn paint(ui: &Ui, item: &Item<'_>, look: Look) {
    let tokens = kit::tokens(ui);
    match look.shape {
        Shape::Chips => chip(ui, item, look, &tokens),
        Shape::Rows => row(ui, item, look, &tokens),
    }
    if item.cursor {
        let ring = Stroke::new(1.5, tokens.accent);
        ui.painter().rect_stroke(item.rect.expand(1.0), tokens::ROUND, ring, StrokeKind::Outside);
    }
}

fn ink(tokens: &Tokens, look: Look) -> Color32 {
    if look.enabled { tokens.ink } else { tokens.muted.gamma_multiply(0.7) }
}

/// The ground of what is chosen, proposed or under the pointer.
fn fill(item: &Item<'_>, look: Look, tokens: &Tokens, ground: Color32) -> Color32 {
    let accent = if look.enabled { tokens.accent } else { tokens.muted };
    match (item.chosen, item.hovered) {
        (Chosen::Yes, _) => Tokens::mix(tokens.page, accent, 0.2),
        (Chosen::Proposed, _) => Tokens::mix(tokens.page, accent, 0.06),
        (Chosen::No, true) => tokens.hover,
        (Chosen::No, false) => ground,
    }
}

fn chip(ui: &Ui, item: &Item<'_>, look: Look, tokens: &Tokens) {
    let painter = ui.painter();
    let accent = if look.enabled { tokens.accent } else { tokens.muted };
    let line = match item.chosen {
        Chosen::No => Stroke::new(1.0, tokens.hairline),
        Chosen::Proposed => Stroke::NONE,
        Chosen::Yes => Stroke::new(1.5, accent),
    };
    painter.rect(item.rect, tokens::ROUND, fill(item, look, tokens, tokens.page), line, StrokeKind::Inside);
    if item.chosen == Chosen::Proposed {
        frame::dashed(painter, item.rect, Stroke::new(1.2, accent));
    }
    item.text.paint_in(painter, item.rect, Side::Middle, ink(tokens, look));
    if let Some(digit) = item.digit {
        let room = match look.direction {
            Direction::LeftToRight => item.rect.with_max_x(item.rect.left() + CHIP_PAD),
            Direction::RightToLeft => item.rect.with_min_x(item.rect.right() - CHIP_PAD),
        };
        paint_digit(ui, painter, digit, room.with_max_y(item.rect.center().y), tokens.muted);
    }
}

fn row(ui: &Ui, item: &Item<'_>, look: Look, tokens: &Tokens) {
    let painter = ui.painter();
    painter.rect_filled(item.rect, tokens::ROUND, fill(item, look, tokens, Color32::TRANSPARENT));
    let mirrored = look.direction == Direction::RightToLeft;
    let (start, end) =
        if mirrored { (item.rect.right(), item.rect.left()) } else { (item.rect.left(), item.rect.right()) };
    let inward = if mirrored { -1.0 } else { 1.0 };
    mark(painter, pos2(start + inward * MARK / 2.0, item.rect.center().y), item.chosen, look, tokens);
    let (near, far) = (start + inward * MARK, end - inward * DIGIT);
    let room = item.rect.with_min_x(near.min(far)).with_max_x(near.max(far));
    item.text.paint_in(painter, room, Side::Start, ink(tokens, look));
    if let Some(digit) = item.digit {
        let room = item.rect.with_min_x(far.min(end)).with_max_x(far.max(end));
        paint_digit(ui, painter, digit, room, tokens.muted);
    }
}

/// A circle where one can be chosen, a box where many can; with a dot or a tick in it.
fn mark(painter: &Painter, centre: eframe::egui::Pos2, chosen: Chosen, look: Look, tokens: &Tokens) {
    let accent = if look.enabled { tokens.accent } else { tokens.muted };
    let rect = Rect::from_center_size(centre, vec2(13.0, 13.0));
    let round = if look.many { 3.0 } else { 6.5 };
    let colour = if chosen == Chosen::No { tokens.muted } else { accent };
    if chosen == Chosen::Proposed {
        frame::dashed_round(painter, rect, round, Stroke::new(1.2, accent));
    } else {
        painter.rect_stroke(rect, round, Stroke::new(1.2, colour), StrokeKind::Inside);
    }
    match (chosen, look.many) {
        (Chosen::No, _) => {}
        (_, false) => {
            painter.circle_filled(centre, 3.5, colour);
        }
        (_, true) => {
            let points = vec![centre + vec2(-3.5, 0.0), centre + vec2(-1.0, 3.0), centre + vec2(4.0, -3.5)];
            painter.line(points, Stroke::new(1.6, colour));
        }
    }
}

fn paint_digit(ui: &Ui, painter: &Painter, digit: usize, room: Rect, colour: Color32) {
    let text = Text::new((digit + 1).to_string()).size(tokens::TAG).line(ui.ctx(), 40.0);
    text.paint_in(painter, room, Side::Middle, colour);
}
