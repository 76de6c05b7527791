//! A field for text in any direction: caret, selection, clipboard, undo, input methods.

mod boundary;
mod edit;
mod keys;
mod layout;
mod paint;
mod pointer;
mod state;

use super::Text;
use super::button::focus_ring;
use crate::typeset::{Direction, Face};
use crate::ui::kit;
use crate::ui::mirror::{Side, is_mirrored};
use crate::ui::tokens;
use edit::Lines;
use eframe::egui::{
    Context, CursorIcon, EventFilter, Id, Memory, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    output::IMEOutput, vec2,
};
pub(super) use keys::types;
use layout::{Style, direction_of};
use paint::Place;
use state::{Asked, State};

/// A field in which a text is edited.
///
/// While it has the focus it takes the keys that type and edit out of the input. Tab goes on to the next widget, Esc
/// gives the focus up; Enter in one line, and Ctrl+Enter in several, keep it.
#[derive(Debug)]
pub struct Field<'a> {
    text: &'a mut String,
    name: &'a str,
    hint: &'a str,
    rows: Option<usize>,
    id: Option<Id>,
    select_all: bool,
}

/// What happened in a field.
#[derive(Clone, Debug)]
pub struct FieldOutput {
    /// `changed()` tells whether the text is another one.
    pub response: Response,
    /// Whether Enter was pressed in one line, or Ctrl+Enter in several.
    pub submitted: bool,
    /// Whether Esc was pressed.
    pub cancelled: bool,
}

/// Whether a field has the focus, so that keys are for it and not for the window.
#[must_use]
pub fn typing(ctx: &Context) -> bool {
    ctx.memory(Memory::focused).is_some_and(|id| State::is_kept(ctx, id))
}

impl<'a> Field<'a> {
    /// A field for `text` in one line. Screen readers call it `name`.
    #[must_use]
    pub const fn new(text: &'a mut String, name: &'a str) -> Self {
        Self { text, name, hint: "", rows: None, id: None, select_all: false }
    }

    /// Shows `hint` while it is empty.
    #[must_use]
    pub const fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// Takes several lines, wraps, and grows from `rows` rows on.
    #[must_use]
    pub const fn multiline(mut self, rows: usize) -> Self {
        self.rows = Some(rows);
        self
    }

    /// With an identity of its own, to give it the focus or to keep its undo steps apart from another's.
    #[must_use]
    pub const fn id(mut self, id: Id) -> Self {
        self.id = Some(id);
        self
    }

    /// Selects the whole text when the focus comes.
    #[must_use]
    pub const fn select_all_on_focus(mut self) -> Self {
        self.select_all = true;
        self
    }

    /// Shows it.
    pub fn show(self, ui: &mut Ui) -> FieldOutput {
        let ctx = ui.ctx().clone();
        let scale = ctx.pixels_per_point();
        let around = if is_mirrored(&ctx) { Direction::RightToLeft } else { Direction::LeftToRight };
        let lines = if self.rows.is_some() { Lines::Many } else { Lines::One };
        let width = ui.available_width().max(tokens::GRID * 8.0);
        let style = Style {
            face: Face::Interface,
            size: (tokens::TEXT * scale).round(),
            width: ((width - 2.0 * paint::padding(lines).x) * scale).floor(),
            lines,
            direction: direction_of(self.hint, around),
        };
        let id = self.id.unwrap_or_else(|| ui.next_auto_id());
        let shared = State::load(&ctx, id, self.text, lines);
        let mut state = shared.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if state.buffer.text() != self.text {
            state.preedit = None;
        }
        state.buffer.sync(self.text, lines);

        let before = (state.buffer.caret(), state.buffer.selection());
        let asked = self.keyboard(&mut state, ui, id, style);
        let height = paint::height(state.layout(&ctx, style), style, self.rows.unwrap_or(1), scale);
        let (_, rect) = ui.allocate_space(vec2(width, height));
        let mut response = ui.interact(rect, id, Sense::click_and_drag());
        let place = state.place(&ctx, rect, style, response.has_focus());
        if ui.is_enabled() {
            let dragged = pointer::handle(&mut state, ui, &response, &place, (style, self.select_all));
            if dragged && state.drag.is_some() {
                // Beyond the edge the text goes on moving under a still pointer.
                ctx.request_repaint();
            }
        }
        let moved = before != (state.buffer.caret(), state.buffer.selection());
        self.finish(&mut state, ui, &mut response, (style, moved));
        FieldOutput { response, submitted: asked.submitted, cancelled: asked.cancelled }
    }

    /// What the keyboard, the input method and screen readers ask.
    fn keyboard(&self, state: &mut State, ui: &Ui, id: Id, style: Style) -> Asked {
        let ctx = ui.ctx();
        if !ui.is_enabled() {
            return Asked::default();
        }
        state.take_requests(ctx, id);
        let has_focus = ctx.memory(|memory| memory.has_focus(id));
        if !has_focus {
            state.settle();
            state.focused = false;
            return Asked::default();
        }
        if !state.focused {
            state.focused = true;
            if self.select_all && state.drag.is_none() {
                state.buffer.select_all();
            }
        }
        let filter = EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: true };
        ctx.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        let asked = state.take_events(ctx, style);
        if asked.cancelled {
            state.settle();
            ctx.memory_mut(|memory| memory.surrender_focus(id));
        }
        asked
    }

    /// Paints it, and tells the others what it holds now.
    fn finish(self, state: &mut State, ui: &Ui, response: &mut Response, (style, moved): (Style, bool)) {
        let ctx = ui.ctx();
        let rect = response.rect;
        let has_focus = response.has_focus() && ui.is_enabled();
        let place = state.place(ctx, rect, style, has_focus);
        let (_, undecided, caret) = state.shown();
        let caret_rect = place.caret(state.layout(ctx, style), caret);
        if ui.is_rect_visible(rect) {
            self.paint(state, ui, response, (&place, style));
            if has_focus && ctx.input(|input| input.focused) {
                place.painter(ui, rect).rect_filled(caret_rect, 0.0, kit::tokens(ui).ink);
            }
        }
        if has_focus && ctx.memory(|memory| memory.owns_ime_events(response.id)) {
            tell_input_method(ui, rect, caret_rect);
        }
        if has_focus && (moved || !undecided.is_empty()) {
            ui.scroll_to_rect(caret_rect, None);
        }
        if response.hovered() && ui.is_enabled() {
            ctx.set_cursor_icon(CursorIcon::Text);
            ctx.output_mut(|output| output.mutable_text_under_cursor = true);
        }
        let old = std::mem::replace(self.text, state.buffer.text().to_owned());
        if old != *self.text {
            response.mark_changed();
        }
        let role = if style.lines == Lines::One { Role::TextInput } else { Role::MultilineTextInput };
        response.widget_info(|| {
            let info = WidgetInfo::text_edit(ui.is_enabled(), &old, &*self.text, self.hint);
            WidgetInfo { role, label: Some(self.name.to_owned()), ..info }
        });
    }

    fn paint(&self, state: &mut State, ui: &Ui, response: &Response, (place, style): (&Place, Style)) {
        let (ctx, rect, tokens) = (ui.ctx(), response.rect, kit::tokens(ui));
        let has_focus = response.has_focus() && ui.is_enabled();
        let line = Stroke::new(1.0, tokens.hairline);
        ui.painter().rect(rect, tokens::ROUND, tokens.page, line, StrokeKind::Inside);
        if ui.is_enabled() {
            focus_ring(ui, rect, response);
        }
        let painter = place.painter(ui, rect);
        let (shown, undecided, _) = state.shown();
        if shown.is_empty() && !self.hint.is_empty() {
            self.paint_hint(ui, place, style);
        }
        let selection = state.buffer.selection();
        let active = state.preedit.as_ref().and_then(|preedit| preedit.active.clone()).unwrap_or(0..0);
        let active = undecided.start + active.start..(undecided.start + active.end).min(undecided.end);
        let layout = state.layout(ctx, style);
        if has_focus {
            place.paint_selection(&painter, layout, &selection, &tokens);
            place.paint_undecided(&painter, layout, (&undecided, &active), tokens.ink);
        }
        let ink = if ui.is_enabled() { tokens.ink } else { tokens.muted };
        place.paint_text(&painter, layout, style, ink);
    }

    fn paint_hint(&self, ui: &Ui, place: &Place, style: Style) {
        let inner = place.inner;
        let hint = Text::new(self.hint).line(ui.ctx(), inner.width());
        let row = match style.lines {
            Lines::One => inner,
            Lines::Many => {
                Rect::from_min_size(inner.min, vec2(inner.width(), paint::step(style) / ui.ctx().pixels_per_point()))
            }
        };
        hint.paint_in(ui.painter(), row, Side::Start, kit::tokens(ui).muted);
    }
}

/// Says that text can be typed, and where the window with proposals belongs.
fn tell_input_method(ui: &Ui, rect: Rect, cursor_rect: Rect) {
    let to_global = ui.ctx().layer_transform_to_global(ui.layer_id()).unwrap_or_default();
    let ime = IMEOutput {
        purpose: eframe::egui::IMEPurpose::Normal,
        rect: to_global * rect,
        cursor_rect: to_global * cursor_rect,
        should_interrupt_composition: false,
    };
    ui.ctx().output_mut(|output| output.ime = Some(ime));
}

#[cfg(test)]
#[path = "field/tests.rs"]
mod tests;
