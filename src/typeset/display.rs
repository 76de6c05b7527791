//! What is shown of a paragraph, and how its characters map to the source.

use super::split::is_separator;
use std::ops::Range;
use unicode_bidi::{BidiClass, bidi_class};

/// How a text is shown. The text itself never changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum View {
    /// Runs of blanks are shown as one, those at the ends of a line not at all.
    #[default]
    Tidied,
    /// Every blank is shown.
    AsWritten,
}

/// The side on which a paragraph starts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Right to left.
    #[default]
    RightToLeft,
    /// Left to right.
    LeftToRight,
}

impl Direction {
    /// The direction of a paragraph in a document that runs `document`: right to left if it has any right-to-left
    /// letter, whatever it starts with, and left to right if it has none. In a left-to-right document the first
    /// letter decides.
    #[must_use]
    pub fn of(paragraph: &str, document: Self) -> Self {
        let mut classes = paragraph.chars().map(bidi_class);
        let right_to_left = match document {
            Self::RightToLeft => classes.any(|class| matches!(class, BidiClass::R | BidiClass::AL)),
            Self::LeftToRight => classes
                .find(|class| matches!(class, BidiClass::L | BidiClass::R | BidiClass::AL))
                .is_some_and(|class| class != BidiClass::L),
        };
        if right_to_left { Self::RightToLeft } else { Self::LeftToRight }
    }

    /// The direction of a text in an interface that runs `interface`: that of its first strong letter outside of
    /// isolates, which a value put into a sentence is wrapped in (rule P2 of the Unicode bidirectional algorithm).
    #[must_use]
    pub fn of_sentence(text: &str, interface: Self) -> Self {
        let mut depth = 0_usize;
        for class in text.chars().map(bidi_class) {
            match class {
                BidiClass::LRI | BidiClass::RLI | BidiClass::FSI => depth += 1,
                BidiClass::PDI => depth = depth.saturating_sub(1),
                BidiClass::L if depth == 0 => return Self::LeftToRight,
                BidiClass::R | BidiClass::AL if depth == 0 => return Self::RightToLeft,
                _ => {}
            }
        }
        interface
    }

    /// The invisible mark that makes the shaping engine take this direction, which it has no setting for.
    const fn mark(self) -> char {
        match self {
            Self::RightToLeft => '\u{200f}',
            Self::LeftToRight => '\u{200e}',
        }
    }
}

/// Stands in the shown text for a character that the shaping engine can't take; no bundled font has it, so it is
/// drawn as a box with the source's code point.
pub(super) const STAND_IN: char = '\u{fffc}';

/// A paragraph as it is given to the shaping engine.
#[derive(Debug)]
pub(super) struct Display {
    /// The direction mark, then the shown characters.
    pub text: String,
    /// For every shown character its byte in `text` and its code point in the source, both rising.
    pub map: Vec<(usize, usize)>,
    /// The code point after the last shown one.
    pub end: usize,
}

impl Display {
    /// Bytes of the direction mark.
    pub const PREFIX: usize = 3;

    /// What is shown of `content` and of its `separator` (of which a plain newline shows nothing).
    /// `first` is the code point at which the content starts.
    pub fn new(content: &str, separator: &str, first: usize, view: View, direction: Direction) -> Self {
        let mut display = Self {
            text: String::with_capacity(content.len() + Self::PREFIX),
            map: Vec::with_capacity(content.len() / 2 + 1),
            end: first,
        };
        display.text.push(direction.mark());
        let mut blank_before = view == View::Tidied;
        for (i, c) in content.chars().enumerate() {
            let blank = c.is_whitespace();
            if view == View::AsWritten || !blank {
                display.show(c, first + i);
            } else if !blank_before {
                display.show(' ', first + i);
            }
            blank_before = blank && view == View::Tidied;
            if !blank || view == View::AsWritten {
                display.end = first + i + 1;
            }
        }
        if view == View::Tidied {
            display.drop_last_blank();
        }
        let odd = separator.chars().next().filter(|c| !matches!(c, '\n' | '\r'));
        if odd.is_some() {
            let at = first + content.chars().count();
            display.show(STAND_IN, at);
            display.end = at + 1;
        }
        display
    }

    /// The bytes of `text` that show the code points in `source`, with the whole of the words in which they begin and
    /// end.
    pub fn whole_words(&self, source: &Range<usize>) -> Range<usize> {
        let byte = |index: usize| self.map.get(index).map_or(self.text.len(), |(byte, _)| *byte);
        let mut start = self.map.partition_point(|(_, at)| *at < source.start);
        let mut end = self.map.partition_point(|(_, at)| *at < source.end);
        if start >= end {
            return 0..0;
        }
        let letter = |index: usize| self.text[byte(index)..].chars().next().is_some_and(is_of_word);
        let inside = |index: usize| index > 0 && index < self.map.len() && letter(index - 1) && letter(index);
        while inside(start) {
            start -= 1;
        }
        while inside(end) {
            end += 1;
        }
        byte(start)..byte(end)
    }

    fn show(&mut self, c: char, source: usize) {
        self.map.push((self.text.len(), source));
        self.text.push(if is_separator(c) { STAND_IN } else { c });
    }

    fn drop_last_blank(&mut self) {
        if self.text.len() > Self::PREFIX && self.text.ends_with(' ') {
            self.text.pop();
            self.map.pop();
        }
    }
}

/// Whether `c` may join its neighbours: a letter, a mark on it, or what joins by its nature.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || bidi_class(c) == BidiClass::NSM || matches!(c, 'ـ' | '\u{200c}' | '\u{200d}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(content: &str, view: View) -> (String, Vec<usize>, usize) {
        let display = Display::new(content, "\n", 10, view, Direction::RightToLeft);
        let text = display.text[Display::PREFIX..].to_owned();
        (text, display.map.iter().map(|(_, source)| *source).collect(), display.end)
    }

    #[test]
    fn tidied_blanks_are_one_inside_and_none_at_the_ends() {
        assert_eq!(shown(" \u{a0} قال  \t إن  ", View::Tidied), ("قال إن".into(), vec![13, 14, 15, 16, 20, 21], 22));
        assert_eq!(shown("   ", View::Tidied), (String::new(), vec![], 10));
        assert_eq!(shown(" ا ", View::AsWritten), (" ا ".into(), vec![10, 11, 12], 13));
    }

    #[test]
    fn odd_separators_are_shown_and_newlines_are_not() {
        let display = Display::new("ا", "\u{2029}", 0, View::Tidied, Direction::RightToLeft);
        assert_eq!((display.map.len(), display.end), (2, 2));
        let display = Display::new("ا", "\r\n", 0, View::Tidied, Direction::RightToLeft);
        assert_eq!((display.map.len(), display.end), (1, 1));
    }

    #[test]
    fn any_arabic_letter_turns_a_paragraph_of_an_arabic_document() {
        let arabic = Direction::RightToLeft;
        assert_eq!(Direction::of("It's Over 9000! قسد", arabic), Direction::RightToLeft);
        assert_eq!(Direction::of("- 2019", arabic), Direction::LeftToRight);
        assert_eq!(Direction::of("It's Over 9000! قسد", Direction::LeftToRight), Direction::LeftToRight);
        assert_eq!(Direction::of("قسد SDF", Direction::LeftToRight), Direction::RightToLeft);
    }

    #[test]
    fn a_value_in_a_sentence_does_not_turn_it() {
        let (right_to_left, left_to_right) = (Direction::RightToLeft, Direction::LeftToRight);
        let of = Direction::of_sentence;
        assert_eq!(of("\u{2068}قسد\u{2069} does not exist", right_to_left), left_to_right);
        assert_eq!(of("\u{2068}/home/a\u{2069} غير موجود", left_to_right), right_to_left);
        assert_eq!(of("\u{2068}3\u{2069} / \u{2068}5\u{2069}", right_to_left), right_to_left);
        assert_eq!(of("12", left_to_right), left_to_right);
        assert_eq!(of("news-1 قسد", right_to_left), left_to_right);
    }
}
