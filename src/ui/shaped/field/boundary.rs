//! Where graphemes, words and lines of a field's text end. All offsets are code points.

use std::ops::Range;
use unicode_bidi::{BidiClass, bidi_class};
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// The byte at which code point `offset` starts; the end of the text beyond it.
pub(super) fn byte(text: &str, offset: usize) -> usize {
    text.char_indices().nth(offset).map_or(text.len(), |(byte, _)| byte)
}

/// How many code points stand before `byte`.
fn offset(text: &str, byte: usize) -> usize {
    text[..byte].chars().count()
}

/// The boundary between graphemes at or after code point `at`.
pub(super) fn grapheme_ceil(text: &str, at: usize) -> usize {
    let byte = byte(text, at);
    let inside = GraphemeCursor::new(byte, text.len(), true).is_boundary(text, 0) == Ok(false);
    if inside { next_grapheme(text, at) } else { offset(text, byte) }
}

/// The boundary after code point `at`, or the end of the text.
pub(super) fn next_grapheme(text: &str, at: usize) -> usize {
    let found = GraphemeCursor::new(byte(text, at), text.len(), true).next_boundary(text, 0);
    offset(text, found.ok().flatten().unwrap_or(text.len()))
}

/// The boundary before code point `at`, or the start of the text.
fn previous_grapheme(text: &str, at: usize) -> usize {
    let found = GraphemeCursor::new(byte(text, at), text.len(), true).prev_boundary(text, 0);
    offset(text, found.ok().flatten().unwrap_or(0))
}

/// Where the erasing of what stands before code point `at` starts. A mark goes before its letter, as fields for
/// Arabic do it everywhere; a sign that is one picture, such as a family or a flag, goes at once.
pub(super) fn erase_start(text: &str, at: usize) -> usize {
    let start = previous_grapheme(text, at);
    let whole = text[byte(text, start)..byte(text, at)].chars().rev().skip(1).any(|c| c == '\u{200d}' || c == '\r')
        || text[byte(text, start)..byte(text, at)].chars().any(makes_picture);
    if whole { start } else { at.saturating_sub(1) }
}

/// Variation selectors, the keycap, flag letters, skin tones and tags.
const fn makes_picture(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{20e3}')
        || matches!(c, '\u{1f1e6}'..='\u{1f1ff}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0020}'..='\u{e007f}')
}

/// Pieces between the word boundaries of UAX #29, as code points.
fn pieces(text: &str) -> impl DoubleEndedIterator<Item = (Range<usize>, bool)> {
    let mut start = 0;
    let pieces = text.split_word_bounds().map(|piece| {
        let range = start..start + piece.chars().count();
        start = range.end;
        (range, piece.chars().any(char::is_alphanumeric))
    });
    pieces.collect::<Vec<_>>().into_iter()
}

/// The end of the word at or after code point `at`, or the end of the text.
pub(super) fn word_end(text: &str, at: usize) -> usize {
    let found = pieces(text).find(|(range, word)| *word && range.end > at);
    found.map_or_else(|| text.chars().count(), |(range, _)| range.end)
}

/// The start of the word at or before code point `at`, or the start of the text.
pub(super) fn word_start(text: &str, at: usize) -> usize {
    pieces(text).rfind(|(range, word)| *word && range.start < at).map_or(0, |(range, _)| range.start)
}

/// The word, blank or sign at code point `at`; at the end of a line the last one of it.
pub(super) fn piece_at(text: &str, at: usize) -> Range<usize> {
    let line = line_at(text, at);
    let at = if at == line.end && line.start < line.end { at - 1 } else { at };
    pieces(text).find(|(range, _)| range.contains(&at)).map_or(at..at, |(range, _)| range)
}

/// The line at code point `at`, without its line end.
pub(super) fn line_at(text: &str, at: usize) -> Range<usize> {
    let byte = byte(text, at);
    let start = text[..byte].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[byte..].find('\n').map_or(text.len(), |newline| byte + newline);
    offset(text, start)..offset(text, end)
}

/// Whether `c` has a direction of its own.
pub(super) fn is_strong(c: char) -> bool {
    matches!(bidi_class(c), BidiClass::L | BidiClass::R | BidiClass::AL)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_goes_before_its_letter_and_a_picture_at_once() {
        assert_eq!(erase_start("مُ", 2), 1);
        assert_eq!(erase_start("م", 1), 0);
        assert_eq!(erase_start("ه\u{200c}", 2), 1);
        assert_eq!(erase_start("a👨‍👩‍👧", 6), 1);
        assert_eq!(erase_start("🇸🇾", 2), 0);
        assert_eq!(erase_start("", 0), 0);
    }

    #[test]
    fn words_and_lines_are_found() {
        let text = "قال: «SDF» ثم\nسطر";
        assert_eq!((word_end(text, 0), word_end(text, 3), word_end(text, 13)), (3, 9, 17));
        assert_eq!((word_start(text, 9), word_start(text, 6), word_start(text, 2)), (6, 0, 0));
        assert_eq!((piece_at(text, 7), piece_at(text, 13), piece_at(text, 4)), (6..9, 11..13, 4..5));
        assert_eq!((line_at(text, 13), line_at(text, 14), line_at("a\n\nb", 2)), (0..13, 14..17, 2..2));
        assert_eq!(piece_at("", 0), 0..0);
    }

    #[test]
    fn offsets_inside_a_grapheme_move_behind_it() {
        assert_eq!((grapheme_ceil("مُحَ", 1), grapheme_ceil("مُحَ", 2), grapheme_ceil("مُ", 9)), (2, 2, 2));
    }
}
