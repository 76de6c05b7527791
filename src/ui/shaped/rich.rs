//! A paragraph with styles in it, and with spans that are shown as they are in the article. Shaped whole.

mod galley;
mod kept;
mod marks;
mod paint;

use crate::text::{Span, is_right_to_left, read_notation};
use crate::typeset::{Direction, Face, FaceRun, View};
use eframe::egui::Color32;
use std::ops::Range;

pub use galley::RichGalley;
pub use paint::Paint;

/// How a part of a paragraph is set off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// In bold letters, by whole words.
    Bold,
    /// By a line under it: Arabic has no slanted letters.
    Emphasis,
    /// On a ground of its own.
    Code,
    /// By dots under it.
    Link,
    /// Struck out.
    Struck,
}

/// A text with styles and spans. Ranges are code points of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RichText {
    /// The text.
    pub text: String,
    /// What is set off, and how.
    pub styles: Vec<(Style, Range<usize>)>,
    /// Label and place of spans, outer ones first.
    pub spans: Vec<(String, Span)>,
}

/// How the spans of a label look. A label of which nobody says it is grey, and called by its key.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LabelLook<'a> {
    /// The label's key, as it stands in brackets.
    pub key: &'a str,
    /// The name above its spans.
    pub name: &'a str,
    /// Their colour in the theme in force.
    pub colour: Color32,
}

/// How the spans of the label `key` look, if `looks` says it.
pub(super) fn look_of<'a>(looks: &[LabelLook<'a>], key: &str) -> Option<LabelLook<'a>> {
    looks.iter().find(|look| look.key == key).copied()
}

/// How a paragraph is to be laid out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setting {
    /// The face of what is not bold.
    pub face: Face,
    /// Points to the em.
    pub size: f32,
    /// Points.
    pub width: f32,
    /// Whether blanks are kept as they are.
    pub view: View,
    /// The side on which lines start.
    pub direction: Direction,
}

impl RichText {
    /// `text` without anything in it.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Takes brackets in the text for spans, if there are any and they fit; else they stay in it.
    #[must_use]
    pub fn with_brackets_read(self) -> Self {
        if !self.text.contains(['⟦', '⟧']) {
            return self;
        }
        let Ok(read) = read_notation(&self.text) else { return self };
        let moved = |at: usize| read.places.partition_point(|place| *place < at);
        let styles = self.styles.into_iter().map(|(style, range)| (style, moved(range.start)..moved(range.end)));
        Self { styles: styles.filter(|(_, range)| !range.is_empty()).collect(), text: read.text, spans: read.spans }
    }

    /// The side on which it starts by its letters, where everything around it starts on the side of `around`.
    #[must_use]
    pub fn direction(&self, around: Direction) -> Direction {
        direction_of(&self.text, around)
    }

    fn runs(&self, face: Face) -> Vec<FaceRun> {
        let bold =
            if matches!(face, Face::Reading | Face::ReadingBold) { Face::ReadingBold } else { Face::InterfaceBold };
        let runs = self.styles.iter().filter(|(style, _)| *style == Style::Bold);
        runs.map(|(_, range)| FaceRun { source: range.clone(), face: bold }).collect()
    }
}

/// The direction of a paragraph of prose that stands in what runs `around`: the one that most of its letters have. Among
/// right-to-left paragraphs a quarter is enough, for keys and foreign names stand in headings and short items. A text
/// without letters runs as what it stands in.
#[must_use]
pub fn direction_of(text: &str, around: Direction) -> Direction {
    let right_to_left = text.chars().filter(|c| is_right_to_left(*c)).count();
    let other = text.chars().filter(|c| c.is_alphabetic() && !is_right_to_left(*c)).count();
    let weight = if around == Direction::RightToLeft { 3 } else { 1 };
    if right_to_left + other == 0 {
        around
    } else if right_to_left * weight > other {
        Direction::RightToLeft
    } else {
        Direction::LeftToRight
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_move_with_the_text_when_brackets_are_read() {
        let text = RichText {
            text: "قال ⟦ACTOR:بالي⟧ إن".to_owned(),
            styles: vec![(Style::Bold, 4..16), (Style::Emphasis, 17..19), (Style::Link, 4..11)],
            spans: Vec::new(),
        };
        let read = text.with_brackets_read();
        assert_eq!(read.text, "قال بالي إن");
        assert_eq!(read.styles, [(Style::Bold, 4..8), (Style::Emphasis, 9..11)]);
        assert_eq!(read.spans, [("ACTOR".to_owned(), Span::new(4, 8).expect("a span"))]);
    }

    #[test]
    fn brackets_that_do_not_fit_stay_as_they_are() {
        let text = RichText::plain("قال ⟦بالي⟧");
        assert_eq!(text.clone().with_brackets_read(), text);
        assert_eq!(RichText::plain(r"a\\b").with_brackets_read().text, r"a\\b", "without brackets nothing is escaped");
    }

    #[test]
    fn most_letters_decide_on_which_side_a_paragraph_starts() {
        let around = Direction::RightToLeft;
        assert_eq!(direction_of("CLAIM: ما يزعمه أحدهم", Direction::LeftToRight), Direction::RightToLeft);
        assert_eq!(direction_of("Tag «أكثر من 900» as a casualty count", around), Direction::LeftToRight);
        assert_eq!(direction_of("2019 – 38", around), around);
        assert_eq!(direction_of("CASUALTY_COUNT العدد", around), Direction::RightToLeft);
        assert_eq!(direction_of("CASUALTY_COUNT العدد", Direction::LeftToRight), Direction::LeftToRight);
    }
}
