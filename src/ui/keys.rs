//! Keys to actions. A key is known by what it says or by where it is, so that every keyboard layout works.

use super::shaped;
use super::window::Window;
use crate::app::{
    Action, AnnotationAction, AnswerAction, CaretAction, CommentAction, DocumentAction, LinkAction, ProblemAction,
    ProjectAction, ViewAction,
};
use crate::model::{LabelSet, LinkId};
use eframe::egui::{Context, Event, FocusDirection, Key, Modifiers, Popup};

/// A key press with its modifiers.
#[derive(Clone, Copy)]
struct Press {
    key: Key,
    physical: Option<Key>,
    modifiers: Modifiers,
}

impl Press {
    /// Whether the key says `key` or, where it says neither a Latin letter nor a digit (as on an Arabic layout, or with
    /// Shift on a digit), stands where `key` stands. So Ctrl+A on a French keyboard is never Ctrl+Q.
    fn is(self, key: Key) -> bool {
        let name = self.key.name();
        let is_named = name.len() == 1 && name.as_bytes()[0].is_ascii_alphanumeric();
        self.key == key || (!is_named && self.physical == Some(key))
    }
}

/// Sends the actions of the keys that were pressed since the last frame.
pub fn read(window: &mut Window, ctx: &Context) {
    if window.dialogs.is_open() || Popup::is_any_open(ctx) {
        return;
    }
    // While links are offered, letters and arrows belong to their list, also before it has the keyboard.
    let listed = window.desk.linking.as_ref().is_some_and(|linking| linking.listed);
    let typing = listed || shaped::typing(ctx);
    let focused = ctx.memory(|memory| memory.focused().is_some()) && !window.article_has_focus(ctx);
    let in_card = window.panels.inspector.card_has_keyboard(ctx);
    let labels = window.session.as_ref().map(|session| session.labels().clone());
    let presses: Vec<Press> = ctx.input(|input| input.events.iter().filter_map(press).collect());
    for press in presses {
        if let Some(action) = stop_keys(window, ctx, press) {
            window.send(action);
            continue;
        }
        if shaped::takes_key(ctx, press.key, press.physical, press.modifiers) {
            continue;
        }
        let command = commands(press);
        let action = if command.is_some() || typing {
            // A field takes back its own letters.
            command.filter(|action| !typing || !matches!(action, Action::Undo | Action::Redo))
        } else {
            let of_link = link_row_keys(press, window.desk.link_row);
            let of_label = labels.as_ref().and_then(|labels| label_key(press, labels));
            let plain = of_link.or(of_label).or_else(|| answer_keys(window, press)).or_else(|| span_keys(press));
            // Enter and the arrows belong to a button or a row while it has the keyboard.
            let action =
                plain.or_else(|| confirm_key(window, press).or_else(|| caret_keys(press)).filter(|_| !focused));
            action.filter(|action| !in_card || !changes_span(action))
        };
        if let Some(action) = action {
            // A button that has the keyboard must not take the same Enter for itself.
            if press.is(Key::Enter) {
                ctx.input_mut(|input| input.consume_key(press.modifiers, Key::Enter));
            }
            window.send(action);
        }
    }
    let copy = ctx.input(|input| input.events.iter().any(|event| matches!(event, Event::Copy)));
    if copy && !typing {
        window.send(Action::Annotation(AnnotationAction::Copy));
    }
}

/// Keys that lead into the card and out of it, whatever has the keyboard.
fn stop_keys(window: &Window, ctx: &Context, press: Press) -> Option<Action> {
    if press.modifiers.command || press.modifiers.alt {
        return None;
    }
    let inspector = &window.panels.inspector;
    let back = press.modifiers.shift;
    match press.key {
        Key::Escape if inspector.has_keyboard(ctx) || inspector.lost_keyboard(ctx) => {
            Some(Action::Answer(AnswerAction::Leave))
        }
        Key::Tab => {
            let in_text = window.article_has_focus(ctx) || ctx.memory(|memory| memory.focused().is_none());
            let action = if in_text && !back && window.open_set().is_some() {
                AnswerAction::Fill
            } else if inspector.is_last_stop(ctx, back) {
                AnswerAction::Leave
            } else {
                return None;
            };
            // Otherwise egui would go on to the next widget of the window.
            ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
            Some(Action::Answer(action))
        }
        _ => None,
    }
}

fn press(event: &Event) -> Option<Press> {
    match event {
        Event::Key { key, physical_key, pressed: true, modifiers, .. } => {
            Some(Press { key: *key, physical: *physical_key, modifiers: *modifiers })
        }
        _ => None,
    }
}

/// Keys with Ctrl (or Command), and those that type nothing, which act even while something is typed, but for those that
/// edit text.
fn commands(press: Press) -> Option<Action> {
    if press.is(Key::F8) {
        let back = press.modifiers.shift;
        return Some(Action::Problem(if back { ProblemAction::Previous } else { ProblemAction::Next }));
    }
    if press.is(Key::F2) && press.modifiers.is_none() {
        return Some(Action::View(ViewAction::ToggleGuideline));
    }
    if !press.modifiers.command || press.modifiers.alt {
        return None;
    }
    let shift = press.modifiers.shift;
    let project = Action::Project;
    let document = Action::Document;
    let view = Action::View;
    Some(match () {
        () if press.is(Key::N) => project(ProjectAction::New),
        () if press.is(Key::O) => project(ProjectAction::Open),
        () if press.is(Key::I) => project(ProjectAction::Import),
        () if press.is(Key::L) && shift => Action::Link(LinkAction::Choose),
        () if press.is(Key::E) => project(ProjectAction::Export),
        () if press.is(Key::L) => project(ProjectAction::Labels),
        () if press.is(Key::Q) => project(ProjectAction::Quit),
        () if press.is(Key::F) => document(DocumentAction::Find),
        () if press.is(Key::PageDown) => document(DocumentAction::Next),
        () if press.is(Key::PageUp) => document(DocumentAction::Previous),
        () if press.is(Key::Enter) => document(DocumentAction::DoneAndNext),
        () if press.is(Key::U) => Action::Answer(AnswerAction::Unknown),
        () if press.is(Key::ArrowDown) => Action::Annotation(AnnotationAction::PickNext),
        () if press.is(Key::ArrowUp) => Action::Annotation(AnnotationAction::PickPrevious),
        () if press.is(Key::Plus) || press.is(Key::Equals) => view(ViewAction::ZoomIn),
        () if press.is(Key::Minus) => view(ViewAction::ZoomOut),
        () if press.is(Key::Num0) => view(ViewAction::ZoomReset),
        () if press.is(Key::Z) && shift => Action::Redo,
        () if press.is(Key::Z) => Action::Undo,
        () if press.is(Key::Y) => Action::Redo,
        () => return None,
    })
}

/// The keys of the labels: tag, or with Shift tag a second time.
fn label_key(press: Press, labels: &LabelSet) -> Option<Action> {
    if press.modifiers.command || press.modifiers.alt {
        return None;
    }
    let index = labels.labels().iter().position(|label| {
        let name = label.shortcut.map(|shortcut| shortcut.to_uppercase().to_string());
        name.and_then(|name| Key::from_name(&name)).is_some_and(|key| press.is(key))
    })?;
    Some(Action::Annotation(if press.modifiers.shift {
        AnnotationAction::AlsoTag(index)
    } else {
        AnnotationAction::Tag(index)
    }))
}

/// Whether `action` makes the picked span another one or no span, which no key does while it fills its card.
const fn changes_span(action: &Action) -> bool {
    matches!(
        action,
        Action::Annotation(AnnotationAction::Tag(_) | AnnotationAction::AlsoTag(_) | AnnotationAction::Delete)
    )
}

/// Del on the row of a link removes the link and not its span.
fn link_row_keys(press: Press, row: Option<LinkId>) -> Option<Action> {
    let removes = press.is(Key::Delete) || press.is(Key::Backspace);
    row.filter(|_| removes && press.modifiers.is_none()).map(|link| Action::Link(LinkAction::Remove(link)))
}

/// Keys for what is said of a span or of the document.
fn answer_keys(window: &Window, press: Press) -> Option<Action> {
    if press.modifiers.command || press.modifiers.alt {
        return None;
    }
    let is_entered = window.panels.inspector.entered().is_some();
    Some(match () {
        // While an attribute has the keyboard, it and not the span is emptied.
        () if is_entered && (press.is(Key::Delete) || press.is(Key::Backspace)) => Action::Answer(AnswerAction::Clear),
        () if press.is(Key::A) => Action::Answer(AnswerAction::Fill),
        () if press.is(Key::D) => Action::Answer(AnswerAction::Document),
        () if press.is(Key::C) => Action::Comment(CommentAction::Write),
        () => return None,
    })
}

/// Enter takes the passage that is selected for an answer, or else says that the proposals of the picked span are right.
fn confirm_key(window: &Window, press: Press) -> Option<Action> {
    if !press.is(Key::Enter) || press.modifiers.any() {
        return None;
    }
    if window.desk.picking.is_some() {
        return Some(Action::Answer(AnswerAction::TakePassage { go_on: true }));
    }
    super::panels::has_proposals(window).then_some(Action::Answer(AnswerAction::Confirm))
}

fn span_keys(press: Press) -> Option<Action> {
    if press.modifiers.command || press.modifiers.alt {
        return None;
    }
    Some(match () {
        () if press.is(Key::Escape) => Action::Escape,
        () if press.is(Key::Delete) || press.is(Key::Backspace) => Action::Annotation(AnnotationAction::Delete),
        () if press.is(Key::N) => Action::Annotation(AnnotationAction::PickNext),
        () if press.is(Key::P) => Action::Annotation(AnnotationAction::PickPrevious),
        () if press.is(Key::B) => Action::Annotation(AnnotationAction::ToggleBrush),
        () if press.is(Key::L) => Action::Link(LinkAction::Choose),
        () if press.is(Key::E) => Action::Annotation(AnnotationAction::Note),
        () if press.is(Key::F1) => Action::Project(ProjectAction::ShowKeys),
        () => return None,
    })
}

/// Keys that move in the text. Whether left means on or back is known where the text is known.
fn caret_keys(press: Press) -> Option<Action> {
    let home = press.is(Key::Home);
    if home || press.is(Key::End) {
        return Some(Action::Caret(CaretAction::Edge { end: !home }));
    }
    if press.modifiers.command {
        return edge_keys(press);
    }
    let (extend, letter) = (press.modifiers.shift, press.modifiers.alt);
    Some(match () {
        () if press.is(Key::ArrowLeft) => Action::Caret(CaretAction::Step { left: true, letter, extend }),
        () if press.is(Key::ArrowRight) => Action::Caret(CaretAction::Step { left: false, letter, extend }),
        () if press.is(Key::ArrowDown) => Action::Caret(CaretAction::Line { down: true, extend }),
        () if press.is(Key::ArrowUp) => Action::Caret(CaretAction::Line { down: false, extend }),
        () if press.is(Key::PageDown) => Action::Caret(CaretAction::Page { down: true }),
        () if press.is(Key::PageUp) => Action::Caret(CaretAction::Page { down: false }),
        () => return None,
    })
}

/// Ctrl with an arrow moves the end of the picked span, with Shift its start.
fn edge_keys(press: Press) -> Option<Action> {
    let left = if press.is(Key::ArrowLeft) {
        true
    } else if press.is(Key::ArrowRight) {
        false
    } else {
        return None;
    };
    let (start, letter) = (press.modifiers.shift, press.modifiers.alt);
    Some(Action::Annotation(AnnotationAction::MoveEdge { start, left, letter }))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// What the window does when the keys are pressed that the interface calls `keys`, while nothing is typed.
    pub fn action_of(window: &Window, keys: &str) -> Option<Action> {
        let (mut modifiers, mut name) = (Modifiers::NONE, keys);
        for (prefix, modifier) in [("Ctrl+", Modifiers::CTRL | Modifiers::COMMAND), ("Shift+", Modifiers::SHIFT)] {
            if let Some(rest) = name.strip_prefix(prefix) {
                (name, modifiers) = (rest, modifiers | modifier);
            }
        }
        let name = if name == "Del" { "Delete" } else { name };
        let key = Key::from_name(name).unwrap_or_else(|| panic!("no key is called {name:?}"));
        let press = Press { key, physical: Some(key), modifiers };
        commands(press).or_else(|| answer_keys(window, press)).or_else(|| span_keys(press))
    }

    #[test]
    fn l_with_ctrl_is_for_the_labels_and_l_alone_for_links() {
        let window = Window::new(&Context::default(), crate::app::Settings::default());
        assert_eq!(action_of(&window, "Ctrl+L"), Some(Action::Project(ProjectAction::Labels)));
        assert_eq!(action_of(&window, "L"), Some(Action::Link(LinkAction::Choose)));
    }
}
