//! The text of a field while it is edited: caret, selection, undo. Knows no window and no layout.
//!
//! Offsets are code points. Both ends of the selection always stand between two graphemes.

use super::boundary::{byte, erase_start, grapheme_ceil, next_grapheme, word_end, word_start};
use crate::typeset::Affinity;
use std::ops::Range;

/// Changes that can be taken back.
const KEPT_EDITS: usize = 1000;

/// Whether a field may hold line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lines {
    One,
    Many,
}

/// A place between two graphemes, and to which of them it belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Caret {
    /// Code points before it.
    pub offset: usize,
    pub affinity: Affinity,
}

impl Caret {
    /// With the grapheme before it.
    pub const fn after(offset: usize) -> Self {
        Self { offset, affinity: Affinity::Upstream }
    }

    /// With the grapheme after it.
    pub const fn before(offset: usize) -> Self {
        Self { offset, affinity: Affinity::Downstream }
    }
}

/// What a key erases when nothing is selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Erase {
    Back,
    Forward,
    WordBack,
    WordForward,
}

/// Which changes are taken back together with the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Letter by letter, up to the next word.
    Typed,
    ErasedBack,
    ErasedForward,
    /// Never together with another.
    Alone,
}

/// A change that can be taken back: `removed` gave way to `inserted`.
#[derive(Clone, Debug)]
struct Edit {
    kind: Kind,
    at: usize,
    removed: String,
    inserted: String,
    before: (usize, Caret),
    after: Caret,
}

/// The text with its caret and its past.
#[derive(Clone, Debug)]
pub(super) struct Buffer {
    text: String,
    lines: Lines,
    anchor: usize,
    caret: Caret,
    past: Vec<Edit>,
    future: Vec<Edit>,
    /// Whether the next change may join the last one.
    open: bool,
}

impl Buffer {
    /// `text` with the caret at its end.
    pub fn new(text: &str, lines: Lines) -> Self {
        let end = text.chars().count();
        Self {
            text: text.to_owned(),
            lines,
            anchor: end,
            caret: Caret::after(end),
            past: Vec::new(),
            future: Vec::new(),
            open: false,
        }
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    pub const fn caret(&self) -> Caret {
        self.caret
    }

    /// The end of the selection that stays when it is extended.
    pub const fn anchor(&self) -> usize {
        self.anchor
    }

    /// The selected code points; empty at the caret.
    pub fn selection(&self) -> Range<usize> {
        self.anchor.min(self.caret.offset)..self.anchor.max(self.caret.offset)
    }

    pub fn selected(&self) -> &str {
        let selection = self.selection();
        &self.text[byte(&self.text, selection.start)..byte(&self.text, selection.end)]
    }

    /// Takes over a text that was changed from outside; what was done to the old one is forgotten.
    pub fn sync(&mut self, text: &str, lines: Lines) {
        self.lines = lines;
        if self.text == text {
            return;
        }
        let was_at_end = self.caret.offset == self.text.chars().count();
        let new = Self::new(text, lines);
        let offset = if was_at_end { new.caret.offset } else { grapheme_ceil(text, self.caret.offset) };
        *self = Self { anchor: offset, caret: Caret::after(offset), ..new };
    }

    /// Puts the caret at `caret`; the other end of the selection stays if it is to `extend`.
    pub fn place(&mut self, caret: Caret, extend: bool) {
        self.caret = Caret { offset: grapheme_ceil(&self.text, caret.offset), ..caret };
        if !extend {
            self.anchor = self.caret.offset;
        }
        self.open = false;
    }

    /// Selects from `anchor` to `caret`.
    pub fn select(&mut self, anchor: usize, caret: Caret) {
        self.place(Caret::after(anchor), false);
        self.place(caret, true);
    }

    pub fn select_all(&mut self) {
        self.select(0, Caret::after(self.text.chars().count()));
    }

    /// Types `text` in place of the selection.
    pub fn type_text(&mut self, text: &str) {
        let text = self.clean(text);
        if !text.is_empty() {
            self.replace(self.selection(), &text, Kind::Typed);
        }
    }

    /// Puts `text`, which may be empty, in place of the selection, as one step of its own.
    pub fn paste(&mut self, text: &str) {
        let text = self.clean(text);
        if !text.is_empty() || self.anchor != self.caret.offset {
            self.replace(self.selection(), &text, Kind::Alone);
        }
    }

    /// Erases the selection, or what `erase` says where there is none.
    pub fn erase(&mut self, erase: Erase) {
        let at = self.caret.offset;
        let (range, kind) = match erase {
            _ if self.anchor != at => (self.selection(), Kind::Alone),
            Erase::Back => (erase_start(&self.text, at)..at, Kind::ErasedBack),
            Erase::Forward => (at..next_grapheme(&self.text, at), Kind::ErasedForward),
            Erase::WordBack => (word_start(&self.text, at)..at, Kind::Alone),
            Erase::WordForward => (at..word_end(&self.text, at), Kind::Alone),
        };
        if !range.is_empty() {
            self.replace(range, "", kind);
        }
    }

    /// Erases so many code points around the caret, as input methods ask for it.
    pub fn erase_around(&mut self, before: usize, after: usize) {
        let at = self.caret.offset;
        let end = at.saturating_add(after).min(self.text.chars().count());
        let range = at.saturating_sub(before)..end;
        if !range.is_empty() {
            self.replace(range, "", Kind::Alone);
        }
    }

    /// Takes the last change back; false if there is none.
    pub fn undo(&mut self) -> bool {
        let Some(edit) = self.past.pop() else { return false };
        self.splice(edit.at..edit.at + edit.inserted.chars().count(), &edit.removed);
        (self.anchor, self.caret) = edit.before;
        self.future.push(edit);
        self.open = false;
        true
    }

    /// Makes the last change that was taken back again; false if there is none.
    pub fn redo(&mut self) -> bool {
        let Some(edit) = self.future.pop() else { return false };
        self.splice(edit.at..edit.at + edit.removed.chars().count(), &edit.inserted);
        (self.anchor, self.caret) = (edit.after.offset, edit.after);
        self.past.push(edit);
        self.open = false;
        true
    }

    fn splice(&mut self, range: Range<usize>, with: &str) {
        self.text.replace_range(byte(&self.text, range.start)..byte(&self.text, range.end), with);
    }

    fn replace(&mut self, range: Range<usize>, with: &str, kind: Kind) {
        let bytes = byte(&self.text, range.start)..byte(&self.text, range.end);
        let removed = self.text[bytes.clone()].to_owned();
        let before = (self.anchor, self.caret);
        self.text.replace_range(bytes, with);
        // What came together may be one grapheme now.
        let offset = grapheme_ceil(&self.text, range.start + with.chars().count());
        let affinity = if with.is_empty() { self.caret.affinity } else { Affinity::Upstream };
        self.caret = Caret { offset, affinity };
        self.anchor = offset;
        self.future.clear();
        let edit = Edit { kind, at: range.start, removed, inserted: with.to_owned(), before, after: self.caret };
        if !(self.open && self.past.last_mut().is_some_and(|last| last.join(&edit))) {
            self.past.push(edit);
            if self.past.len() > KEPT_EDITS {
                self.past.remove(0);
            }
        }
        self.open = true;
    }

    /// `text` as this field takes it: no control characters, and line ends only where there may be some.
    fn clean(&self, text: &str) -> String {
        let newline = if self.lines == Lines::Many { '\n' } else { ' ' };
        let unified = text.replace("\r\n", "\n");
        let kept = unified.chars().filter_map(|c| match c {
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(newline),
            '\t' => Some(c),
            c if c.is_control() => None,
            c => Some(c),
        });
        kept.collect()
    }
}

impl Edit {
    /// Takes `next` in if both are undone together.
    fn join(&mut self, next: &Self) -> bool {
        if self.kind != next.kind {
            return false;
        }
        let inserted = self.inserted.chars().count();
        let joins = match self.kind {
            Kind::Typed => {
                let new_word =
                    self.inserted.ends_with(char::is_whitespace) && !next.inserted.starts_with(char::is_whitespace);
                next.removed.is_empty() && next.at == self.at + inserted && !new_word
            }
            Kind::ErasedBack => next.at + next.removed.chars().count() == self.at,
            Kind::ErasedForward => next.at == self.at,
            Kind::Alone => false,
        };
        if joins {
            self.removed = match self.kind {
                Kind::ErasedBack => format!("{}{}", next.removed, self.removed),
                _ => format!("{}{}", self.removed, next.removed),
            };
            self.inserted.push_str(&next.inserted);
            self.at = self.at.min(next.at);
            self.after = next.after;
        }
        joins
    }
}

#[cfg(test)]
#[path = "edit_tests.rs"]
mod tests;
