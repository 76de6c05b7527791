//! What a person does in the window: keys and mouse.

use crate::eyes::plain;
use crate::stage::Stage;
use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2, pos2, vec2};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tawsim::text::Span;

/// Ctrl, or the key that stands for it.
pub const CTRL: Modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };
/// Ctrl with Shift.
pub const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..CTRL };

impl Stage {
    /// Presses a key and lets it go.
    pub fn key(&mut self, key: Key) {
        self.keys(Modifiers::NONE, key);
    }

    /// Presses a key together with others.
    pub fn keys(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.rest();
    }

    /// Types `text` where the keyboard is, letter by letter, as a keyboard does it: with key presses for digits.
    pub fn write(&mut self, text: &str) {
        for letter in text.chars() {
            let key = Key::from_name(&letter.to_string());
            if let Some(key) = key {
                self.harness.key_down(key);
            }
            self.harness.event(Event::Text(letter.to_string()));
            if let Some(key) = key {
                self.harness.key_up(key);
            }
        }
        self.rest();
    }

    /// Where the first letter of `span` begins, a little inside it.
    #[track_caller]
    pub fn start_of(&self, span: Span) -> Pos2 {
        let first = Span::new(span.start().get(), span.start().get() + 1).unwrap();
        let rect = self.window().rect_of(&self.harness.ctx, first).expect("the span is on the screen");
        rect.right_center() - vec2(1.0, 0.0)
    }

    /// Where the last letter of `span` ends, a little inside it.
    #[track_caller]
    pub fn end_of(&self, span: Span) -> Pos2 {
        let last = Span::new(span.end().get() - 1, span.end().get()).unwrap();
        let rect = self.window().rect_of(&self.harness.ctx, last).expect("the span is on the screen");
        rect.left_center() + vec2(1.0, 0.0)
    }

    /// The middle of the first word of `quote`.
    #[track_caller]
    pub fn on(&self, quote: &str) -> Pos2 {
        let span = self.find(quote);
        let word = quote.split_whitespace().next().unwrap();
        let word = Span::new(span.start().get(), span.start().get() + word.chars().count()).unwrap();
        self.window().rect_of(&self.harness.ctx, word).expect("the word is on the screen").center()
    }

    /// Below the text at the start of `span` and at its end, where the knobs of its handles are.
    #[track_caller]
    pub fn knobs_of(&self, span: Span) -> (Pos2, Pos2) {
        let below = |pos: Pos2, out: f32| {
            let first = self.window().rect_of(&self.harness.ctx, span).expect("the span is on the screen");
            pos2(pos.x + out, first.bottom() + 4.0)
        };
        (below(self.start_of(span), 1.0), below(self.end_of(span), -1.0))
    }

    pub fn button(&mut self, pos: Pos2, pressed: bool, modifiers: Modifiers) {
        self.harness.event(Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers });
        self.harness.step();
    }

    pub fn move_to(&mut self, pos: Pos2) {
        self.harness.event(Event::PointerMoved(pos));
        self.harness.step();
    }

    /// Presses at `from` and moves to `to`; the button stays down.
    pub fn begin_drag(&mut self, from: Pos2, to: Pos2, modifiers: Modifiers) {
        self.pause();
        self.harness.event(Event::ModifiersChanged(modifiers));
        self.move_to(from);
        self.button(from, true, modifiers);
        self.move_to(from + (to - from) * 0.5);
        self.move_to(to);
    }

    pub fn end_drag(&mut self, at: Pos2, modifiers: Modifiers) {
        self.button(at, false, modifiers);
        self.harness.event(Event::ModifiersChanged(Modifiers::NONE));
        self.rest();
    }

    /// A whole drag.
    pub fn drag(&mut self, from: Pos2, to: Pos2, modifiers: Modifiers) {
        self.begin_drag(from, to, modifiers);
        self.end_drag(to, modifiers);
    }

    /// Drags from the start of `quote` to its end.
    #[track_caller]
    pub fn drag_over(&mut self, quote: &str) {
        let span = self.find(quote);
        self.drag(self.start_of(span), self.end_of(span), Modifiers::NONE);
    }

    /// As many clicks in a row at `pos`.
    pub fn clicks(&mut self, pos: Pos2, count: usize, modifiers: Modifiers) {
        self.pause();
        self.harness.event(Event::ModifiersChanged(modifiers));
        self.move_to(pos);
        for _ in 0..count {
            self.button(pos, true, modifiers);
            self.button(pos, false, modifiers);
        }
        self.harness.event(Event::ModifiersChanged(Modifiers::NONE));
        self.rest();
    }

    pub fn click(&mut self, pos: Pos2) {
        self.clicks(pos, 1, Modifiers::NONE);
    }

    /// Clicks the only widget of that name.
    #[track_caller]
    pub fn press(&mut self, name: &str) {
        let named = |node: &Node<'_>| node.accesskit_node().label().is_some_and(|label| plain(&label) == name);
        let places: Vec<Pos2> =
            self.harness.root().children_recursive().filter(named).map(|node| node.rect().center()).collect();
        assert_eq!(places.len(), 1, "widgets called {name:?}; the window says {:#?}", self.texts());
        self.click(places[0]);
    }

    /// Gives the keyboard to the only widget of that name.
    #[track_caller]
    pub fn focus(&mut self, name: &str) {
        self.harness.get_by_label(name).focus();
        self.rest();
    }

    /// Clicks an item of a menu.
    #[track_caller]
    pub fn menu(&mut self, menu: &str, item: &str) {
        self.press(menu);
        self.press(item);
    }
}
