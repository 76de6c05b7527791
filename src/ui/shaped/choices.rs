//! One or many of a short list, chosen by a key: digits and first letters choose at once.

mod flow;
mod keys;
mod paint;
mod state;

use super::{Galley, Text, tip};
use crate::typeset::Direction;
use crate::ui::tokens;
use eframe::egui::{
    Context, EventFilter, Id, Key, Memory, Modifiers, Rect, Response, Role, Sense, Ui, WidgetInfo, vec2,
};
use flow::Flow;
use paint::Chosen;
use state::{State, Turn};

/// Points between two chips.
const GAP: f32 = tokens::GRID;
/// Chips that take more than this share of the room are rows instead.
const LONG: f32 = 0.62;
/// Digits that choose: 1 to 9.
const DIGITS: usize = 9;

/// What can be chosen.
#[derive(Clone, Copy, Debug)]
pub struct Choice<'a> {
    /// Told from the others by it, and found by its first letters too.
    pub key: &'a str,
    /// What is shown.
    pub name: &'a str,
    /// Shown when the pointer rests on it; nothing if empty.
    pub explanation: &'a str,
}

/// A list of choices.
///
/// It is one stop of Tab. While it has the focus it takes the keys that it uses, digits and letters among them, out of
/// the input; the window asks [`takes_key`] before it acts on a key itself. Esc gives the focus up.
#[derive(Clone, Debug)]
pub struct Choices<'a> {
    name: &'a str,
    items: &'a [Choice<'a>],
    chosen: &'a [usize],
    many: bool,
    proposed: bool,
    unknown: bool,
    direction: Direction,
    id: Option<Id>,
}

/// What happened in a list of choices.
#[derive(Clone, Debug)]
pub struct ChoicesOutput {
    /// Of the whole list; `changed()` tells whether something was chosen or taken back.
    pub response: Response,
    /// What is chosen now, in the order of the list, if the user did anything about it: a proposal that was chosen again
    /// is the same choice, and looked at.
    pub changed: Option<Vec<usize>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Chips,
    Rows,
}

/// How a list looks as a whole.
#[derive(Clone, Copy, Debug)]
struct Look {
    shape: Shape,
    many: bool,
    enabled: bool,
    direction: Direction,
}

/// Whether the list of choices that has the focus, if one has, takes the key for itself.
#[must_use]
pub fn takes_key(ctx: &Context, key: Key, physical: Option<Key>, modifiers: Modifiers) -> bool {
    let is_list = ctx.memory(Memory::focused).is_some_and(|id| State::is_kept(ctx, id));
    is_list && keys::command(key, physical, modifiers).is_some()
}

impl<'a> Choices<'a> {
    /// A list from which one of `items` is chosen; `chosen` counts from 0. Screen readers call it `name`.
    #[must_use]
    pub const fn one(name: &'a str, items: &'a [Choice<'a>], chosen: &'a [usize]) -> Self {
        let direction = Direction::LeftToRight;
        Self { name, items, chosen, many: false, proposed: false, unknown: false, direction, id: None }
    }

    /// A list from which any number of `items` is chosen.
    #[must_use]
    pub const fn many(name: &'a str, items: &'a [Choice<'a>], chosen: &'a [usize]) -> Self {
        Self { many: true, ..Self::one(name, items, chosen) }
    }

    /// Shows that the program has chosen, and that nobody has looked at it yet.
    #[must_use]
    pub const fn proposed(mut self, proposed: bool) -> Self {
        self.proposed = proposed;
        self
    }

    /// Nothing is chosen because it is said that nothing is known, which can be cleared too.
    #[must_use]
    pub const fn unknown(mut self, unknown: bool) -> Self {
        self.unknown = unknown;
        self
    }

    /// Starts on the side where the interface starts.
    #[must_use]
    pub const fn direction(mut self, direction: Direction) -> Self {
        self.direction = direction;
        self
    }

    /// With an identity of its own, to give it the focus.
    #[must_use]
    pub const fn id(mut self, id: Id) -> Self {
        self.id = Some(id);
        self
    }

    /// Shows it.
    pub fn show(self, ui: &mut Ui) -> ChoicesOutput {
        let ctx = ui.ctx().clone();
        let (texts, flow, look) = self.lay(ui);
        let id = self.id.unwrap_or_else(|| ui.next_auto_id());
        let (_, rect) = ui.allocate_space(flow.size);
        let focused = look.enabled && ctx.memory(|memory| memory.has_focus(id));
        let sense = if look.enabled { Sense::focusable_noninteractive() } else { Sense::hover() };
        let mut response = ui.interact(rect, id, sense);
        let mut turn = Turn::new(&self, &flow, State::load(&ctx, id));
        turn.focus(focused);
        if focused {
            let filter = EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: true };
            ctx.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
            ctx.input_mut(|input| turn.take_events(input));
        }
        let rects: Vec<Rect> = flow.rects.iter().map(|item| item.translate(rect.min.to_vec2())).collect();
        let pressed = self.pointer(ui, id, &rects, &mut turn);
        let cancelled = turn.left;
        if cancelled {
            ctx.memory_mut(|memory| memory.surrender_focus(id));
        } else if (pressed && focused) || turn.clicked {
            // A press on a choice takes the focus from the list around it; keys may go on where the mouse was.
            response.request_focus();
        }
        let listens = focused && !cancelled;
        let (state, changed) = turn.end(&ctx, id);
        self.finish(ui, (&rects, &texts), look, (&state, changed.as_deref(), listens));
        if changed.is_some() {
            response.mark_changed();
        }
        self.describe(&response, changed.as_deref().unwrap_or(self.chosen));
        ChoicesOutput { response, changed }
    }

    fn lay(&self, ui: &Ui) -> (Vec<Galley>, Flow, Look) {
        let room = ui.available_width().max(tokens::CHIP * 2.0);
        let pad = 2.0 * paint::CHIP_PAD;
        let text = |item: &Choice<'_>, room: f32| Text::new(item.name).line(ui.ctx(), room);
        let texts: Vec<Galley> = self.items.iter().map(|item| text(item, room - pad)).collect();
        let widths: Vec<f32> = texts.iter().map(|text| text.size().x + pad).collect();
        let is_long = |width: &f32| *width > room * LONG;
        let shape = if widths.iter().any(is_long) { Shape::Rows } else { Shape::Chips };
        let enabled = ui.is_enabled();
        let look = Look { shape, many: self.many, enabled, direction: self.direction };
        if shape == Shape::Chips {
            return (texts, Flow::chips(&widths, (room, tokens::CHIP, GAP), self.direction), look);
        }
        let room_of_text = room - paint::MARK - paint::DIGIT;
        let texts = self.items.iter().map(|item| text(item, room_of_text)).collect();
        (texts, Flow::rows(self.items.len(), (room, tokens::CHIP), self.direction), look)
    }

    /// What the mouse and screen readers do with single choices, each of which they can find. Tells whether the mouse
    /// presses one or lets it go.
    fn pointer(&self, ui: &Ui, id: Id, rects: &[Rect], turn: &mut Turn<'_>) -> bool {
        let enabled = ui.is_enabled();
        let sense = if enabled { Sense::CLICK } else { Sense::hover() };
        let role = if self.many { Role::CheckBox } else { Role::RadioButton };
        let mut pressed = false;
        for (index, (item, rect)) in self.items.iter().zip(rects).enumerate() {
            let response = ui.interact(*rect, id.with(item.key), sense);
            if response.clicked() {
                turn.click(index);
            }
            pressed |= response.clicked() || response.is_pointer_button_down_on();
            turn.hover(index, response.hovered() && enabled);
            let chosen = turn.chosen().contains(&index);
            response.widget_info(|| WidgetInfo::selected(role, enabled, chosen, item.name));
            if !item.explanation.is_empty() {
                tip(response, item.explanation);
            }
        }
        pressed
    }

    fn finish(
        &self,
        ui: &Ui,
        (rects, texts): (&[Rect], &[Galley]),
        look: Look,
        (state, changed, listens): (&State, Option<&[usize]>, bool),
    ) {
        let chosen = changed.unwrap_or(self.chosen);
        for (index, (rect, text)) in rects.iter().zip(texts).enumerate() {
            let cursor = listens && state.cursor == index;
            if cursor && state.moved {
                ui.scroll_to_rect(rect.expand2(vec2(0.0, tokens::GRID)), None);
            }
            if !ui.is_rect_visible(*rect) {
                continue;
            }
            let is_chosen = match chosen.contains(&index) {
                false => Chosen::No,
                true if self.proposed && changed.is_none() => Chosen::Proposed,
                true => Chosen::Yes,
            };
            let digit = (listens && index < DIGITS).then_some(index);
            let hovered = state.hovered == Some(index);
            paint::paint(ui, &paint::Item { rect: *rect, text, chosen: is_chosen, hovered, cursor, digit }, look);
        }
    }

    /// Tells screen readers what the list is called, and what is chosen.
    fn describe(&self, response: &Response, chosen: &[usize]) {
        let names: Vec<&str> = chosen.iter().filter_map(|index| Some(self.items.get(*index)?.name)).collect();
        let role = if self.many { Role::Group } else { Role::RadioGroup };
        response.widget_info(|| WidgetInfo {
            current_text_value: Some(names.join(", ")),
            ..WidgetInfo::labeled(role, response.enabled(), self.name)
        });
    }
}

#[cfg(test)]
#[path = "choices/tests.rs"]
mod tests;
