//! What a key means in a field.

use super::edit::{Erase, Lines};
use super::layout::Motion;
use eframe::egui::{Key, Modifiers};

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Command {
    /// Moves the caret, and extends the selection if true.
    Move(Motion, bool),
    Erase(Erase),
    Undo,
    Redo,
    SelectAll,
    NewLine,
    Submit,
    Cancel,
    /// A key that types: its text comes by another event, and nobody else may act on it.
    Typed,
}

/// What `key` means in a field of `lines`; `None` if it is not for a field.
pub(super) fn command(key: Key, modifiers: Modifiers, lines: Lines, mac: bool) -> Option<Command> {
    let word = if mac { modifiers.alt } else { modifiers.ctrl };
    let line = mac && modifiers.command;
    // Right Alt types on many keyboards, and shows as Ctrl and Alt together on Windows.
    let command = modifiers.command && !modifiers.alt;
    let other = !mac && modifiers.alt;
    let motion = |motion| Some(Command::Move(motion, modifiers.shift));
    match key {
        Key::ArrowLeft if !other => {
            motion(if line { Motion::LineLeft } else { side(word, Motion::WordLeft, Motion::Left) })
        }
        Key::ArrowRight if !other => {
            motion(if line { Motion::LineRight } else { side(word, Motion::WordRight, Motion::Right) })
        }
        Key::ArrowUp if line => motion(Motion::Start),
        Key::ArrowDown if line => motion(Motion::End),
        Key::ArrowUp if lines == Lines::Many && !word && !other => motion(Motion::Up),
        Key::ArrowDown if lines == Lines::Many && !word && !other => motion(Motion::Down),
        Key::Home if !other => motion(side(command, Motion::Start, Motion::LineStart)),
        Key::End if !other => motion(side(command, Motion::End, Motion::LineEnd)),
        Key::Backspace if !other => Some(Command::Erase(if word { Erase::WordBack } else { Erase::Back })),
        Key::Delete if !other => Some(Command::Erase(if word { Erase::WordForward } else { Erase::Forward })),
        Key::Z if command && modifiers.shift => Some(Command::Redo),
        Key::Z if command => Some(Command::Undo),
        Key::Y if command => Some(Command::Redo),
        Key::A if command => Some(Command::SelectAll),
        Key::Enter if lines == Lines::One && !command && !other => Some(Command::Submit),
        Key::Enter if command && lines == Lines::Many => Some(Command::Submit),
        Key::Enter if lines == Lines::Many && !other => Some(Command::NewLine),
        Key::Escape => Some(Command::Cancel),
        _ if types(key) && !modifiers.ctrl && !modifiers.command && !other => Some(Command::Typed),
        _ => None,
    }
}

const fn side(first: bool, one: Motion, other: Motion) -> Motion {
    if first { one } else { other }
}

/// Whether `key` is one that types something.
pub(in crate::ui::shaped) fn types(key: Key) -> bool {
    let works = matches!(
        key,
        Key::ArrowUp
            | Key::ArrowDown
            | Key::ArrowLeft
            | Key::ArrowRight
            | Key::Tab
            | Key::Enter
            | Key::Insert
            | Key::PageUp
            | Key::PageDown
            | Key::Copy
            | Key::Cut
            | Key::Paste
    );
    !works && !(Key::F1..=Key::F35).contains(&key) && key != Key::BrowserBack
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_the_window_are_left_alone_and_typing_ones_are_not() {
        let of = |key, modifiers, lines| command(key, modifiers, lines, false);
        assert_eq!(of(Key::Num1, Modifiers::NONE, Lines::One), Some(Command::Typed));
        assert_eq!(of(Key::F1, Modifiers::NONE, Lines::One), None);
        assert_eq!(of(Key::Tab, Modifiers::NONE, Lines::Many), None);
        assert_eq!(of(Key::S, Modifiers::COMMAND | Modifiers::CTRL, Lines::Many), None);
        assert_eq!(of(Key::ArrowDown, Modifiers::NONE, Lines::One), None);
        assert_eq!(of(Key::Enter, Modifiers::NONE, Lines::One), Some(Command::Submit));
        assert_eq!(of(Key::Enter, Modifiers::NONE, Lines::Many), Some(Command::NewLine));
        assert_eq!(of(Key::Enter, Modifiers::COMMAND | Modifiers::CTRL, Lines::Many), Some(Command::Submit));
    }

    #[test]
    fn words_are_reached_as_each_system_has_it() {
        let ctrl = Modifiers::CTRL | Modifiers::COMMAND;
        let word = Some(Command::Move(Motion::WordLeft, false));
        assert_eq!(command(Key::ArrowLeft, ctrl, Lines::One, false), word);
        assert_eq!(command(Key::ArrowLeft, Modifiers::ALT, Lines::One, true), word);
        let cmd = Modifiers::MAC_CMD | Modifiers::COMMAND;
        assert_eq!(command(Key::ArrowLeft, cmd, Lines::One, true), Some(Command::Move(Motion::LineLeft, false)));
    }
}
