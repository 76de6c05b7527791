//! What a key means in a list of choices, and which choice first letters mean.

use super::flow::Motion;
use crate::text::fold;
use crate::ui::shaped::field;
use eframe::egui::{Key, Modifiers};

/// Seconds after which letters begin a new word.
const REST: f64 = 1.0;

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Command {
    Move(Motion),
    /// Chooses the choice at the cursor, or takes it back.
    Toggle,
    /// Nothing is chosen any more.
    Clear,
    /// Chooses the choice of that number, from 0.
    Choose(usize),
    Leave,
    /// A key that types: its text comes by another event, and nobody else may act on it.
    Typed,
}

/// What `key` means, which stands where `physical` stands on an English keyboard; `None` if it is not for the list.
pub(super) fn command(key: Key, physical: Option<Key>, modifiers: Modifiers) -> Option<Command> {
    if modifiers.ctrl || modifiers.command || modifiers.alt {
        return None;
    }
    let motion = |motion| Some(Command::Move(motion));
    match key {
        Key::ArrowLeft => motion(Motion::Left),
        Key::ArrowRight => motion(Motion::Right),
        Key::ArrowUp => motion(Motion::Up),
        Key::ArrowDown => motion(Motion::Down),
        Key::Home => motion(Motion::First),
        Key::End => motion(Motion::Last),
        Key::Space | Key::Enter => Some(Command::Toggle),
        Key::Backspace | Key::Delete => Some(Command::Clear),
        Key::Escape => Some(Command::Leave),
        _ => number(key, physical, modifiers)
            .map(Command::Choose)
            .or_else(|| field::types(key).then_some(Command::Typed)),
    }
}

/// The digit 1 to 9 that a key stands for, from 0: what it says, or, where it says neither a Latin letter nor a digit,
/// where it stands.
fn number(key: Key, physical: Option<Key>, modifiers: Modifiers) -> Option<usize> {
    let digit = |key: Key| match key.name().as_bytes() {
        [digit @ b'1'..=b'9'] => Some(usize::from(digit - b'1')),
        _ => None,
    };
    let is_named = matches!(key.name().as_bytes(), [letter] if letter.is_ascii_alphanumeric());
    digit(key).or_else(|| physical.filter(|_| !is_named && !modifiers.shift).and_then(digit))
}

/// What was typed to find a choice.
#[derive(Clone, Debug, Default)]
pub(super) struct TypeAhead {
    /// Folded.
    letters: String,
    /// When the last letter came, in seconds.
    at: f64,
    /// What the letters have added to the choices so far, which further letters may take back.
    pub added: Option<usize>,
}

impl TypeAhead {
    /// Takes `typed` at `now` seconds and finds the choice meant, of which `names` are the folded names. The same
    /// letter again goes on from `cursor` to the next choice with it.
    pub fn find(&mut self, typed: &str, now: f64, names: &[Vec<String>], cursor: usize) -> Option<usize> {
        let typed = fold(typed);
        if now - self.at > REST {
            *self = Self::default();
        }
        self.at = now;
        let longer = format!("{}{typed}", self.letters);
        let starts = |index: usize, letters: &str| names[index].iter().any(|name| name.starts_with(letters));
        if let Some(found) = (0..names.len()).find(|index| starts(*index, &longer)) {
            self.letters = longer;
            return Some(found);
        }
        let again = (cursor + 1..names.len()).chain(0..=cursor.min(names.len().saturating_sub(1)));
        let found = again.into_iter().find(|index| *index < names.len() && starts(*index, &typed));
        if found.is_some() {
            // Another word, or the same letter again: what was found before stays only if nothing else is added.
            let added = self.added.filter(|_| self.letters == typed);
            *self = Self { letters: typed, at: now, added };
        }
        found
    }
}

/// The names by which a choice is found, folded: also without the Arabic article.
pub(super) fn folded_names(names: [&str; 2]) -> Vec<String> {
    let folded = names.map(fold);
    let bare = folded.iter().filter_map(|name| name.strip_prefix("ال").map(str::to_owned)).collect::<Vec<_>>();
    folded.into_iter().chain(bare).filter(|name| !name.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_the_window_are_left_alone() {
        let of = |key, modifiers| command(key, None, modifiers);
        let ctrl = Modifiers::CTRL | Modifiers::COMMAND;
        for (key, modifiers) in
            [(Key::Z, ctrl), (Key::Enter, ctrl), (Key::PageDown, Modifiers::NONE), (Key::F2, Modifiers::NONE)]
        {
            assert_eq!(of(key, modifiers), None, "{key:?}");
        }
        assert_eq!(of(Key::Tab, Modifiers::NONE), None);
        assert_eq!(of(Key::N, Modifiers::NONE), Some(Command::Typed));
        assert_eq!(of(Key::Num3, Modifiers::NONE), Some(Command::Choose(2)));
        assert_eq!(of(Key::Num0, Modifiers::NONE), Some(Command::Typed));
    }

    #[test]
    fn digits_are_known_on_every_layout() {
        let french = |key, shift| command(key, Some(Key::Num2), Modifiers { shift, ..Modifiers::NONE });
        assert_eq!(french(Key::Quote, false), Some(Command::Choose(1)));
        assert_eq!(french(Key::Num2, true), Some(Command::Choose(1)));
        assert_eq!(french(Key::Exclamationmark, true), Some(Command::Typed), "a sign, not a digit");
        assert_eq!(command(Key::A, Some(Key::Num2), Modifiers::NONE), Some(Command::Typed));
    }

    #[test]
    fn letters_in_a_row_narrow_and_the_same_one_goes_round() {
        let names: Vec<Vec<String>> = [["مدني", "civilian"], ["مقاتل", "combatant"], ["المفقود", "missing"]]
            .map(folded_names)
            .into_iter()
            .collect();
        let mut ahead = TypeAhead::default();
        assert_eq!(ahead.find("C", 10.0, &names, 0), Some(0));
        assert_eq!(ahead.find("o", 10.2, &names, 0), Some(1));
        assert_eq!(ahead.find("م", 12.0, &names, 0), Some(0));
        assert_eq!(ahead.find("م", 12.2, &names, 0), Some(1));
        assert_eq!(ahead.find("م", 12.4, &names, 1), Some(2), "also without the article");
        assert_eq!(ahead.find("م", 12.6, &names, 2), Some(0));
        assert_eq!(ahead.find("x", 12.8, &names, 0), None);
        assert_eq!(ahead.find("x", 12.8, &[], 0), None);
    }
}
