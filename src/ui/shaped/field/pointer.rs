//! The mouse in a field: caret by a press, words and lines by quick presses, selection by dragging.

use super::boundary::{line_at, piece_at};
use super::edit::{Caret, Lines};
use super::layout::{Layout, Style};
use super::paint::Place;
use super::state::State;
use eframe::egui::{Event, OutputCommand, PointerButton, Pos2, Response, Ui};
use std::ops::Range;

/// By what a selection grows while the button is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Grapheme,
    Word,
    Line,
    All,
}

/// A button that is held.
#[derive(Clone, Debug)]
pub(super) struct Drag {
    unit: Unit,
    /// What the press selected.
    origin: Range<usize>,
    /// Whether the press brought the focus.
    entered: bool,
    from: Pos2,
    moved: bool,
}

/// Does what the mouse says; true if it moved the caret.
pub(super) fn handle(
    state: &mut State,
    ui: &Ui,
    response: &Response,
    place: &Place,
    (style, all): (Style, bool),
) -> bool {
    let ctx = ui.ctx();
    let before = (state.buffer.caret(), state.buffer.selection());
    let pointer = ui.input(|input| input.pointer.clone());
    let pos = local(ui, pointer.interact_pos());
    // A quick click may begin and end in one frame.
    let pressed = pointer.primary_pressed() && (response.is_pointer_button_down_on() || response.clicked());
    if response.clicked() && !pressed {
        response.request_focus();
    }
    if let Some(pos) = pos.filter(|_| pressed) {
        press(state, ui, response, (place, pos), style);
    } else if let (Some(pos), true) = (pos, pointer.primary_down() && state.drag.is_some()) {
        drag(state, ui, (place, pos), style);
    }
    if !pointer.primary_down()
        && let Some(drag) = state.drag.take()
    {
        if drag.entered && all && state.buffer.selection().is_empty() {
            state.buffer.select_all();
        }
        if !state.buffer.selection().is_empty() {
            ctx.send_cmd(OutputCommand::TextSelectionSettled(state.buffer.selected().to_owned()));
        }
    }
    if response.contains_pointer() {
        paste_where_clicked(state, ui, response, place, style);
    }
    before != (state.buffer.caret(), state.buffer.selection())
}

/// `pos` as the layer of `ui` counts.
fn local(ui: &Ui, pos: Option<Pos2>) -> Option<Pos2> {
    let from_global = ui.ctx().layer_transform_from_global(ui.layer_id());
    pos.map(|pos| from_global.map_or(pos, |from_global| from_global * pos))
}

fn press(state: &mut State, ui: &Ui, response: &Response, (place, pos): (&Place, Pos2), style: Style) {
    let ctx = ui.ctx();
    let entered = !response.has_focus();
    if state.preedit.is_some() || entered {
        state.settle();
        response.request_focus();
    }
    let (time, shift) = ui.input(|input| (input.time, input.modifiers.shift));
    let (delay, reach) =
        ctx.options(|options| (options.input_options.max_double_click_delay, options.input_options.max_click_dist));
    let (count, last, at) = state.presses;
    // The delay is counted from release to press elsewhere; from press to press a little more is needed.
    let again = time - last < delay * 1.5 && at.distance(pos) <= reach && !shift;
    let count = if again { count + 1 } else { 1 };
    state.presses = (count, time, pos);
    state.forget_goal();

    let (caret, under) = target(state.layout(ctx, style), place, pos);
    let one_line = style.lines == Lines::One;
    let unit = match count {
        1 => Unit::Grapheme,
        2 => Unit::Word,
        3 if !one_line => Unit::Line,
        _ => Unit::All,
    };
    let origin = match unit {
        Unit::Grapheme => caret.offset..caret.offset,
        unit => around(state.buffer.text(), under, unit),
    };
    if unit == Unit::Grapheme {
        state.buffer.place(caret, shift && !entered);
    } else {
        state.buffer.select(origin.start, Caret::after(origin.end));
    }
    let origin = if shift { state.buffer.anchor()..state.buffer.anchor() } else { origin };
    state.drag = Some(Drag { unit, origin, entered, from: pos, moved: false });
}

fn drag(state: &mut State, ui: &Ui, (place, pos): (&Place, Pos2), style: Style) {
    let Some(mut drag) = state.drag.clone() else { return };
    drag.moved |= drag.from.distance(pos) > 1.0;
    if drag.moved {
        let (caret, under) = target(state.layout(ui.ctx(), style), place, pos);
        let origin = &drag.origin;
        if drag.unit == Unit::Grapheme {
            state.buffer.place(caret, true);
        } else {
            let reached = around(state.buffer.text(), under, drag.unit);
            if reached.start < origin.start {
                state.buffer.select(origin.end, Caret::before(reached.start));
            } else {
                state.buffer.select(origin.start, Caret::after(reached.end.max(origin.end)));
            }
        }
    }
    state.drag = Some(drag);
}

/// The caret nearest to a point, and the code point under it.
fn target(layout: &Layout, place: &Place, pos: Pos2) -> (Caret, usize) {
    let (line, x) = place.line_at(pos);
    (layout.hit(line, x), layout.offset_under(line, x))
}

fn around(text: &str, at: usize, unit: Unit) -> Range<usize> {
    match unit {
        Unit::Grapheme => at..at,
        Unit::Word => piece_at(text, at),
        Unit::Line => line_at(text, at),
        Unit::All => 0..text.chars().count(),
    }
}

/// The middle button pastes what was selected last, where it is pressed.
fn paste_where_clicked(state: &mut State, ui: &Ui, response: &Response, place: &Place, style: Style) {
    let pasted = ui.input_mut(|input| {
        let index = input.events.iter().position(|event| matches!(event, Event::MiddleClickPaste { .. }))?;
        match input.events.remove(index) {
            Event::MiddleClickPaste { pos, text } => Some((pos, text)),
            _ => None,
        }
    });
    if let Some((pos, text)) = pasted
        && let Some(pos) = local(ui, Some(pos))
    {
        state.settle();
        let (caret, _) = target(state.layout(ui.ctx(), style), place, pos);
        state.buffer.place(caret, false);
        state.buffer.paste(&text);
        response.request_focus();
    } else if response.is_pointer_button_down_on() && ui.input(|i| i.pointer.button_pressed(PointerButton::Middle)) {
        response.request_focus();
    }
}
