//! What a list of choices remembers between frames, and what keys and clicks do to it in one.

use super::Choices;
use super::flow::Flow;
use super::keys::{Command, TypeAhead, command, folded_names};
use eframe::egui::{Context, Event, Id, InputState};

/// A list between two frames.
#[derive(Clone, Debug, Default)]
pub(super) struct State {
    /// The choice at which the keyboard is.
    pub cursor: usize,
    /// Whether the cursor has come there in this frame.
    pub moved: bool,
    pub hovered: Option<usize>,
    ahead: TypeAhead,
    focused: bool,
}

impl State {
    pub fn load(ctx: &Context, id: Id) -> Self {
        ctx.data(|data| data.get_temp(id)).unwrap_or_default()
    }

    /// Whether `id` is that of a list of choices.
    pub fn is_kept(ctx: &Context, id: Id) -> bool {
        ctx.data(|data| data.get_temp::<Self>(id).is_some())
    }
}

/// A list in one frame.
pub(super) struct Turn<'a> {
    list: &'a Choices<'a>,
    flow: &'a Flow,
    state: State,
    /// What is chosen now, if anything was done about it.
    changed: Option<Vec<usize>>,
    /// Whether Esc was pressed.
    pub left: bool,
    /// Whether the mouse has chosen something, or taken it back.
    pub clicked: bool,
}

impl<'a> Turn<'a> {
    pub fn new(list: &'a Choices<'a>, flow: &'a Flow, state: State) -> Self {
        let cursor = state.cursor.min(list.items.len().saturating_sub(1));
        let state = State { cursor, moved: false, hovered: None, ..state };
        Self { list, flow, state, changed: None, left: false, clicked: false }
    }

    /// What is chosen now.
    pub fn chosen(&self) -> &[usize] {
        self.changed.as_deref().unwrap_or(self.list.chosen)
    }

    /// The keyboard is there, or not; when it comes it goes to what is chosen.
    pub fn focus(&mut self, has_focus: bool) {
        if has_focus && !self.state.focused {
            self.state.cursor = self.chosen().first().copied().unwrap_or(0);
            self.state.moved = true;
            self.state.ahead = TypeAhead::default();
        }
        self.state.focused = has_focus;
    }

    /// Takes the events that are for the list out of `input` and does what they say.
    pub fn take_events(&mut self, input: &mut InputState) {
        let now = input.time;
        input.events.retain(|event| self.left || !self.take(event, now));
    }

    fn take(&mut self, event: &Event, now: f64) -> bool {
        match event {
            Event::Text(text) => {
                self.typed(text, now);
                true
            }
            Event::Key { key, physical_key, pressed: true, modifiers, .. } => {
                let Some(command) = command(*key, *physical_key, *modifiers) else { return false };
                self.obey(command);
                true
            }
            _ => false,
        }
    }

    fn obey(&mut self, command: Command) {
        let count = self.list.items.len();
        match command {
            Command::Move(motion) => self.go(self.flow.moved(self.state.cursor, motion)),
            Command::Toggle if self.state.cursor < count => self.toggle(self.state.cursor),
            Command::Choose(index) if index < count => {
                self.go(index);
                self.toggle(index);
            }
            Command::Clear if self.chosen().is_empty() && !self.list.unknown => {}
            Command::Clear => self.changed = Some(Vec::new()),
            Command::Leave => self.left = true,
            Command::Toggle | Command::Choose(_) | Command::Typed => {}
        }
        if command != Command::Typed {
            self.state.ahead = TypeAhead::default();
        }
    }

    /// Letters choose what they begin. In a list of many, what the first letters have chosen gives way to what all
    /// letters mean.
    fn typed(&mut self, text: &str, now: f64) {
        // Blanks and digits have come as keys already.
        if text.chars().all(|c| c.is_whitespace() || c.is_numeric()) {
            return;
        }
        let names: Vec<Vec<String>> = self.list.items.iter().map(|item| folded_names([item.name, item.key])).collect();
        let Some(found) = self.state.ahead.find(text, now, &names, self.state.cursor) else { return };
        self.go(found);
        if !self.list.many {
            self.changed = Some(vec![found]);
            return;
        }
        let mut chosen = self.chosen().to_vec();
        if let Some(added) = self.state.ahead.added.filter(|added| *added != found) {
            chosen.retain(|index| *index != added);
            self.state.ahead.added = None;
        }
        if !chosen.contains(&found) {
            chosen.push(found);
            self.state.ahead.added = Some(found);
        }
        chosen.sort_unstable();
        self.changed = Some(chosen);
    }

    fn go(&mut self, to: usize) {
        self.state.cursor = to;
        self.state.moved = true;
    }

    /// The mouse chooses, or takes back.
    pub fn click(&mut self, index: usize) {
        self.clicked = true;
        // The keyboard comes here too, and not to the first that is chosen.
        self.state.focused = true;
        self.state.cursor = index;
        self.state.ahead = TypeAhead::default();
        self.toggle(index);
    }

    pub fn hover(&mut self, index: usize, hovered: bool) {
        if hovered {
            self.state.hovered = Some(index);
        }
    }

    /// Chooses `index` or takes it back; what was proposed is agreed to by choosing it.
    fn toggle(&mut self, index: usize) {
        let was_chosen = self.chosen().contains(&index);
        let agreed = was_chosen && self.list.proposed && self.changed.is_none();
        let mut chosen = self.chosen().to_vec();
        if !self.list.many {
            chosen = if was_chosen && !agreed { Vec::new() } else { vec![index] };
        } else if !was_chosen {
            chosen.push(index);
            chosen.sort_unstable();
        } else if !agreed {
            chosen.retain(|other| *other != index);
        }
        self.changed = Some(chosen);
    }

    /// Keeps what the next frame needs, and gives that with what is chosen now.
    pub fn end(self, ctx: &Context, id: Id) -> (State, Option<Vec<usize>>) {
        ctx.data_mut(|data| data.insert_temp(id, self.state.clone()));
        (self.state, self.changed)
    }
}
