//! The keyboard in the text: moving and selecting without the mouse.

use crate::app::CaretAction;
use crate::text::{CharOffset, Span, next_grapheme, next_word, previous_grapheme, previous_word};
use crate::ui::article::Grain;
use crate::ui::window::Window;
use eframe::egui::Context;

/// Does what `action` asks for.
pub fn perform(window: &mut Window, ctx: &Context, action: CaretAction) {
    match action {
        CaretAction::Step { left, letter, extend } => step(window, left, letter, extend),
        CaretAction::Line { down, extend } => line(window, ctx, down, extend),
        CaretAction::Page { down } => window.article.scroll_pages(ctx, if down { 1.0 } else { -1.0 }),
        CaretAction::Edge { end } => window.article.scroll_to_edge(ctx, end),
    }
}

/// Where the keyboard is: where it was left, else at the picked span or the selection, else at the start.
fn place(window: &Window) -> (usize, usize) {
    let picked = window.desk.picked.and_then(|id| Some(window.open_set()?.get(id)?.span));
    let span = window.desk.selection.or(picked);
    window.desk.caret.or_else(|| span.map(|span| (span.start().get(), span.start().get()))).unwrap_or((0, 0))
}

fn step(window: &mut Window, left: bool, letter: bool, extend: bool) {
    let Some(document) = window.session.as_ref().and_then(|session| session.open_document()) else { return };
    let text = document.text();
    let (anchor, head) = place(window);
    let forward = left == window.article.runs_right_to_left(head);
    let head = CharOffset::new(head);
    let moved = match (forward, letter) {
        (true, true) => next_grapheme(text, head),
        (true, false) => next_word(text, head),
        (false, true) => previous_grapheme(text, head),
        (false, false) => previous_word(text, head),
    };
    let grain = if letter { Grain::Graphemes } else { window.words() };
    go(window, anchor, moved.get(), extend, grain);
}

fn line(window: &mut Window, ctx: &Context, down: bool, extend: bool) {
    let (anchor, head) = place(window);
    if let Some(moved) = window.article.line_up_or_down(ctx, head, down) {
        let grain = window.words();
        go(window, anchor, moved, extend, grain);
    }
}

fn go(window: &mut Window, anchor: usize, head: usize, extend: bool, grain: Grain) {
    let anchor = if extend { anchor } else { head };
    let Some(document) = window.session.as_ref().and_then(|session| session.open_document()) else { return };
    let rough = Span::new(anchor.min(head), anchor.max(head));
    let selection = rough.and_then(|rough| grain.snap(document.text(), rough));
    let seen = Span::new(head.min(document.text().chars().saturating_sub(1)), head + 1);
    window.desk.picked = None;
    window.desk.selection = selection;
    window.desk.selecting = false;
    window.desk.caret = Some((anchor, head));
    if let Some(seen) = seen {
        window.article.reveal(seen);
    }
}
