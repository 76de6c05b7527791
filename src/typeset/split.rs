//! A text cut into paragraphs, on every character that Unicode or a printer takes for a line end.

use std::ops::Range;

/// Longest piece that is shaped at once, in bytes. Shaping takes time in proportion, and no paragraph of news is a
/// tenth as long; what is longer goes on in a new line at a blank.
const LONGEST_PIECE: usize = 32 * 1024;

/// One paragraph, or a piece of an extremely long one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Bytes of the text without its separator.
    pub content: Range<usize>,
    /// Where the next piece starts, in bytes.
    pub next: usize,
    /// Whether it continues the paragraph of the piece before.
    pub continues: bool,
}

/// All pieces of `text` in order; an empty text has one empty piece. Together they are the whole text.
pub(super) fn split(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let (content, next) = next_line(text, start);
        cut(text, start..content, next, &mut pieces);
        start = next;
    }
    if pieces.is_empty() {
        pieces.push(Piece { content: 0..0, next: 0, continues: false });
    }
    pieces
}

/// Whether `c` ends a paragraph. Some of these make the shaping engine panic when it meets them inside a line.
pub(super) const fn is_separator(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// End of the content and start of the next line. `\r\n` is one separator.
fn next_line(text: &str, start: usize) -> (usize, usize) {
    let Some(found) = text[start..].find(is_separator) else { return (text.len(), text.len()) };
    let end = start + found;
    let separator =
        if text[end..].starts_with("\r\n") { 2 } else { text[end..].chars().next().map_or(0, char::len_utf8) };
    (end, end + separator)
}

fn cut(text: &str, mut content: Range<usize>, next: usize, pieces: &mut Vec<Piece>) {
    let mut continues = false;
    while content.len() > LONGEST_PIECE {
        let limit = text.floor_char_boundary(content.start + LONGEST_PIECE);
        let head = &text[content.start..limit];
        let at = head.rfind(' ').map_or(limit, |blank| content.start + blank + 1);
        let at = crate::text::grapheme_boundary_near(text, at).clamp(content.start + 1, content.end);
        pieces.push(Piece { content: content.start..at, next: at, continues });
        content.start = at;
        continues = true;
    }
    pieces.push(Piece { content, next, continues });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let pieces = split(text);
        let contents: Vec<&str> = pieces.iter().map(|p| &text[p.content.clone()]).collect();
        assert_eq!(contents, expected);
        assert_eq!(pieces.last().map(|p| p.next), Some(text.len()));
        assert!(pieces.windows(2).all(|w| w[0].next == w[1].content.start));
    }

    #[test]
    fn every_kind_of_line_end_splits() {
        check("", &[""]);
        check("ا\nب\r\nج\rد", &["ا", "ب", "ج", "د"]);
        check("ا\n\nب\n", &["ا", "", "ب"]);
        check("ا\u{2029}b\u{85}ج\u{1c}d\u{2028}\u{b}\u{c}", &["ا", "b", "ج", "d", "", ""]);
    }

    #[test]
    fn a_megabyte_in_one_line_comes_in_pieces_at_blanks() {
        let text = "قال بالي ".repeat(60_000);
        let pieces = split(&text);
        assert!(pieces.len() > 20 && pieces.iter().all(|p| p.content.len() <= LONGEST_PIECE));
        assert!(pieces[1..].iter().all(|p| p.continues && text[..p.content.start].ends_with(' ')));
        let solid = "َ".repeat(100_000);
        assert!(split(&solid).iter().all(|p| solid.is_char_boundary(p.content.end)));
    }
}
