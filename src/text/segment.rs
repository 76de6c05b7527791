//! Where graphemes, words and sentences end, and how a rough selection becomes a span.
//!
//! Words and sentences follow UAX #29. All work stays inside one paragraph, however long the text.

use super::{CharOffset, SourceText, Span, is_invisible};
use std::ops::Range;
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// More than any word, sentence or quoted phrase; bounds the work in a text without line breaks.
const WINDOW_BYTES: usize = 16 * 1024;

/// The last grapheme boundary at or before `offset`.
#[must_use]
pub fn grapheme_floor(text: &SourceText, offset: CharOffset) -> CharOffset {
    let byte = text.byte_at(offset);
    if is_grapheme_boundary(text.as_str(), byte) {
        return text.char_at(byte);
    }
    text.char_at(boundary_before(text.as_str(), byte))
}

/// The first grapheme boundary at or after `offset`.
#[must_use]
pub fn grapheme_ceil(text: &SourceText, offset: CharOffset) -> CharOffset {
    let byte = text.byte_at(offset);
    if is_grapheme_boundary(text.as_str(), byte) {
        return text.char_at(byte);
    }
    text.char_at(boundary_after(text.as_str(), byte))
}

/// The grapheme boundary after `offset`, or the end of the text.
#[must_use]
pub fn next_grapheme(text: &SourceText, offset: CharOffset) -> CharOffset {
    text.char_at(boundary_after(text.as_str(), text.byte_at(offset)))
}

/// The grapheme boundary before `offset`, or the start of the text.
#[must_use]
pub fn previous_grapheme(text: &SourceText, offset: CharOffset) -> CharOffset {
    text.char_at(boundary_before(text.as_str(), text.byte_at(offset)))
}

/// The grapheme boundary of `text` at or before `byte`, or the one after it where none is within reach: both in
/// bytes. Only a grapheme of thousands of marks, which no writing has, may be cut.
#[must_use]
pub fn grapheme_boundary_near(text: &str, byte: usize) -> usize {
    const REACH: usize = 4096;
    let low = text.floor_char_boundary(byte.saturating_sub(REACH));
    let near = &text[low..];
    let mut cursor = GraphemeCursor::new(byte - low, near.len(), true);
    match cursor.is_boundary(near, 0) {
        Ok(false) => {}
        _ => return byte,
    }
    match cursor.prev_boundary(near, 0) {
        Ok(Some(found)) if found > 0 => low + found,
        _ => byte,
    }
}

fn is_grapheme_boundary(text: &str, byte: usize) -> bool {
    GraphemeCursor::new(byte, text.len(), true).is_boundary(text, 0).unwrap_or(true)
}

fn boundary_after(text: &str, byte: usize) -> usize {
    let found = GraphemeCursor::new(byte, text.len(), true).next_boundary(text, 0);
    found.ok().flatten().unwrap_or(text.len())
}

fn boundary_before(text: &str, byte: usize) -> usize {
    let found = GraphemeCursor::new(byte, text.len(), true).prev_boundary(text, 0);
    found.ok().flatten().unwrap_or(0)
}

/// The word at `offset`, or `None` between words. A written word keeps its clitics.
#[must_use]
pub fn word_at(text: &SourceText, offset: CharOffset) -> Option<Span> {
    let byte = text.byte_at(offset);
    let window = window(text.as_str(), byte);
    let (start, word) = text.as_str()[window.clone()]
        .split_word_bound_indices()
        .map(|(start, word)| (window.start + start, word))
        .take_while(|(start, _)| *start <= byte)
        .last()?;
    if byte >= start + word.len() || !is_word(word) {
        return None;
    }
    span(text, start..start + word.len())
}

/// The start of the first word after `offset`, or the end of the text.
#[must_use]
pub fn next_word(text: &SourceText, offset: CharOffset) -> CharOffset {
    let byte = text.byte_at(offset);
    let start = window(text.as_str(), byte).start;
    // Read on lazily from a place where a word can begin, however far the next word is.
    let mut pieces = text.as_str()[start..].split_word_bound_indices();
    let next = pieces.find(|(at, piece)| start + at > byte && is_word(piece));
    next.map_or(CharOffset::new(text.chars()), |(at, _)| text.char_at(start + at))
}

/// The start of the last word before `offset`, or the start of the text.
#[must_use]
pub fn previous_word(text: &SourceText, offset: CharOffset) -> CharOffset {
    let byte = text.byte_at(offset);
    let end = window(text.as_str(), byte).end;
    let mut pieces = text.as_str()[..end].split_word_bound_indices();
    let before = pieces.rfind(|(at, piece)| *at < byte && is_word(piece));
    before.map_or(CharOffset::new(0), |(at, _)| text.char_at(at))
}

/// The sentence at `offset` without the spaces and the stop at its ends, or `None` in an empty line.
#[must_use]
pub fn sentence_at(text: &SourceText, offset: CharOffset) -> Option<Span> {
    let byte = text.byte_at(offset);
    let window = window(text.as_str(), byte);
    let (start, sentence) = text.as_str()[window.clone()]
        .split_sentence_bound_indices()
        .map(|(start, sentence)| (window.start + start, sentence))
        .take_while(|(start, _)| *start <= byte)
        .last()?;
    trim(text, span(text, start..start + sentence.len())?)
}

/// Widens `rough` to whole words and takes spaces and punctuation off its ends; `None` if nothing is left.
#[must_use]
pub fn snap_to_words(text: &SourceText, rough: Span) -> Option<Span> {
    let last = CharOffset::new(rough.end().get() - 1);
    let start = word_at(text, rough.start()).map_or(rough.start(), Span::start);
    let end = word_at(text, last).map_or(rough.end(), Span::end);
    let widened = Span::new(start.get(), end.get())?;
    trim(text, snap_to_graphemes(text, widened))
}

/// Widens `rough` to whole graphemes.
#[must_use]
pub fn snap_to_graphemes(text: &SourceText, rough: Span) -> Span {
    let start = grapheme_floor(text, rough.start());
    let end = grapheme_ceil(text, rough.end());
    Span::new(start.get(), end.get()).unwrap_or(rough)
}

/// Takes spaces and punctuation off the ends of `span`; `None` if nothing else is in it.
///
/// A quote or bracket at an end stays when its partner is inside: «قوات سوريا "قسد"» keeps its last quote, but
/// a pair around the whole span goes.
#[must_use]
pub fn trim(text: &SourceText, span: Span) -> Option<Span> {
    let chars: Vec<char> = text.quote(span)?.chars().collect();
    let partners = partners(&chars);
    let (mut start, mut end) = (0, chars.len());
    while start < end {
        let (first, last) = (chars[start], chars[end - 1]);
        let inside = |partner: Option<usize>| partner.filter(|at| (start..end).contains(at));
        if is_blank(first) {
            start += 1;
        } else if is_blank(last) {
            end -= 1;
        } else if inside(partners[start]) == Some(end - 1) {
            start += 1;
            end -= 1;
        } else if is_punctuation(first) && inside(partners[start]).is_none() {
            start += 1;
        } else if is_punctuation(last) && inside(partners[end - 1]).is_none() {
            end -= 1;
        } else {
            break;
        }
    }
    let base = span.start().get();
    Span::new(base + start, base + end)
}

/// Spaces, and the invisible marks that stand beside them.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || is_invisible(c)
}

/// Everything that is neither letter, digit, mark nor symbol of value such as % and currency signs.
fn is_punctuation(c: char) -> bool {
    matches!(c, '!'..='#' | '&'..='*' | ','..='/' | ':'..='@' | '['..='`' | '{'..='~')
        || matches!(c, '،' | '؛' | '؟' | '۔' | '٫' | '٬' | '٭' | 'ـ' | '«' | '»' | '·' | '¡' | '¿' | '…' | '•')
        || matches!(c, '\u{2010}'..='\u{2027}' | '\u{2039}' | '\u{203a}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}')
        || matches!(c, '\u{fd3e}' | '\u{fd3f}' | '\u{ff01}'..='\u{ff0f}')
}

/// The kind of a quote or bracket, and whether it opens: `None` for quotes that stand at either end.
const fn bracket(c: char) -> Option<(usize, Option<bool>)> {
    Some(match c {
        '(' => (0, Some(true)),
        ')' => (0, Some(false)),
        '[' => (1, Some(true)),
        ']' => (1, Some(false)),
        '{' => (2, Some(true)),
        '}' => (2, Some(false)),
        // Typographic quotes are used in either direction in Arabic news.
        '«' | '»' => (3, None),
        '“' | '”' | '„' => (4, None),
        '‘' | '’' => (5, None),
        '"' => (6, None),
        '\'' => (7, None),
        '\u{fd3e}' | '\u{fd3f}' => (8, None),
        _ => return None,
    })
}

/// For every quote and bracket the place of the one that belongs to it, each kind for itself.
fn partners(chars: &[char]) -> Vec<Option<usize>> {
    let mut partners = vec![None; chars.len()];
    let mut open: [Vec<usize>; 9] = Default::default();
    for (at, c) in chars.iter().enumerate() {
        let Some((kind, opens)) = bracket(*c) else { continue };
        let closes = if opens == Some(true) { None } else { open[kind].pop() };
        match closes {
            Some(partner) => {
                partners[at] = Some(partner);
                partners[partner] = Some(at);
            }
            None if opens != Some(false) => open[kind].push(at),
            None => {}
        }
    }
    partners
}

fn is_word(word: &str) -> bool {
    word.chars().any(char::is_alphanumeric)
}

fn span(text: &SourceText, bytes: Range<usize>) -> Option<Span> {
    Span::new(text.char_at(bytes.start).get(), text.char_at(bytes.end).get())
}

/// The line around `byte`, cut at blanks where it is longer than [`WINDOW_BYTES`] to either side.
fn window(text: &str, byte: usize) -> Range<usize> {
    let low = text.floor_char_boundary(byte.saturating_sub(WINDOW_BYTES));
    let high = text.ceil_char_boundary((byte + WINDOW_BYTES).min(text.len()));
    let is_break = |c: char| matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{b}' | '\u{c}');
    let before = &text[low..byte];
    let start = match before.char_indices().rev().find(|(_, c)| is_break(*c)) {
        Some((i, c)) => low + i + c.len_utf8(),
        None if low == 0 => 0,
        None => low + before.find(' ').map_or(0, |i| i + 1),
    };
    let after = &text[byte..high];
    let end = match after.find(is_break) {
        Some(i) => byte + i,
        None if high == text.len() => high,
        None => byte + after.rfind(' ').unwrap_or(after.len()),
    };
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Snaps what stands between ‹ and › and shows the result in ⟦ ⟧.
    fn snapped(marked: &str, snap: impl Fn(&SourceText, Span) -> Option<Span>) -> String {
        let place = |mark| marked.chars().position(|c| c == mark).expect("a mark");
        let rough = Span::new(place('‹'), place('›') - 1).expect("a selection");
        let text = SourceText::new(marked.replace(['‹', '›'], ""));
        let Some(span) = snap(&text, rough) else { return "nothing".to_owned() };
        let chars: Vec<char> = text.as_str().chars().collect();
        let part = |range: Range<usize>| chars[range].iter().collect::<String>();
        let (start, end) = (span.start().get(), span.end().get());
        format!("{}⟦{}⟧{}", part(0..start), part(start..end), part(end..chars.len()))
    }

    #[track_caller]
    fn check(marked: &str, expected: &str) {
        assert_eq!(snapped(marked, snap_to_words), expected);
    }

    #[test]
    fn a_rough_drag_takes_whole_words() {
        check("قالت قوا‹ت سور›يا إن", "قالت ⟦قوات سوريا⟧ إن");
        check("مقتل ‹26,9›50 شخصا", "مقتل ⟦26,950⟧ شخصا");
        check("مقتل ‹٢٦٬›٩٥٠ شخصا", "مقتل ⟦٢٦٬٩٥٠⟧ شخصا");
        check("وَٱلَّذِي‹نَ› ءَامَنُوا", "⟦وَٱلَّذِينَ⟧ ءَامَنُوا");
    }

    #[test]
    fn spaces_and_punctuation_go_from_the_ends() {
        check("في‹ الباغوز، ›آخر", "في ⟦الباغوز⟧، آخر");
        check("تنظيم ‹\"داعش\"› في", "تنظيم \"⟦داعش⟧\" في");
        check("تنظيم ‹«داعش»›.", "تنظيم «⟦داعش⟧».");
        check("قتل ‹45%› منهم", "قتل ⟦45%⟧ منهم");
    }

    #[test]
    fn a_quote_whose_partner_is_inside_stays() {
        check("أعلنت ‹قوات سوريا \"قسد\"›، أن", "أعلنت ⟦قوات سوريا \"قسد\"⟧، أن");
        check("أعلنت ‹قوات (قسد)› أن", "أعلنت ⟦قوات (قسد)⟧ أن");
        check("‹\"قسد\" و\"داعش\"› في", "⟦\"قسد\" و\"داعش\"⟧ في");
        check("قال ‹إن \"قواتنا› تقدمت", "قال ⟦إن \"قواتنا⟧ تقدمت");
    }

    #[test]
    fn only_blanks_or_stops_are_no_selection() {
        check("قال‹ ، ›ثم", "nothing");
        check("قال ‹   ›ثم", "nothing");
    }

    #[test]
    fn words_and_sentences_are_found_at_a_place() {
        let text = SourceText::new("قال بالي: قُتل ثلاثة. وأضاف \"لا\".\nسطر");
        let quote = |span: Option<Span>| span.and_then(|s| text.quote(s)).unwrap_or("").to_owned();
        assert_eq!(quote(word_at(&text, CharOffset::new(5))), "بالي");
        assert_eq!(word_at(&text, CharOffset::new(3)), None);
        assert_eq!(quote(sentence_at(&text, CharOffset::new(12))), "قال بالي: قُتل ثلاثة");
        assert_eq!(quote(sentence_at(&text, CharOffset::new(24))), "وأضاف \"لا\"");
        assert_eq!(quote(sentence_at(&text, CharOffset::new(text.chars()))), "سطر");
    }

    #[test]
    fn steps_go_from_word_to_word() {
        let text = SourceText::new("قال \"بالي\"، إن 26,950\n\nشخصا");
        let mut at = CharOffset::new(0);
        let mut stops = Vec::new();
        while at.get() < text.chars() {
            at = next_word(&text, at);
            stops.push(at.get());
        }
        assert_eq!(stops, [5, 12, 15, 23, 27]);
        let mut back = Vec::new();
        while at.get() > 0 {
            at = previous_word(&text, at);
            back.push(at.get());
        }
        assert_eq!(back, [23, 15, 12, 5, 0]);
    }

    #[test]
    fn graphemes_are_never_cut() {
        let text = SourceText::new("مُحَمَّد 👨‍👩‍👧 ok");
        assert_eq!(grapheme_floor(&text, CharOffset::new(1)), CharOffset::new(0));
        assert_eq!(grapheme_ceil(&text, CharOffset::new(1)), CharOffset::new(2));
        assert_eq!(next_grapheme(&text, CharOffset::new(4)), CharOffset::new(7));
        assert_eq!(previous_grapheme(&text, CharOffset::new(7)), CharOffset::new(4));
        let family = text.as_str().chars().position(|c| c == '👨').expect("there");
        assert_eq!(snap_to_graphemes(&text, Span::new(family + 1, family + 2).unwrap()).len(), 5);
    }

    #[test]
    fn a_megabyte_without_a_break_is_no_problem() {
        let text = SourceText::new("قال ".repeat(160_000));
        assert_eq!(word_at(&text, CharOffset::new(320_001)).map(Span::len), Some(3));
        assert!(sentence_at(&text, CharOffset::new(320_001)).is_some());
        for solid in [".", "(", "\"", "😀", " ", "«x"] {
            let text = SourceText::new(solid.repeat(100_000));
            let whole = Span::new(0, text.chars()).expect("not empty");
            let _ = (trim(&text, whole), snap_to_words(&text, whole));
            assert!(next_word(&text, CharOffset::new(1)).get() >= 2);
            assert!(previous_word(&text, CharOffset::new(99_999)).get() < 99_999);
        }
    }
}
