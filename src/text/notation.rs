//! Annotated text as people write it: `قال ⟦ACTOR:مصطفى بالي⟧ إن ⟦CLAIM:⟦CASUALTY_COUNT:ثلاثة⟧ قتلوا⟧`.
//!
//! A label stands before its colon, spans lie inside each other. A bracket that is meant as such, and a backslash, stand
//! behind a backslash.

use super::Span;

const OPEN: char = '⟦';
const CLOSE: char = '⟧';
const ESCAPE: char = '\\';

/// A text with spans.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notation {
    /// The text without brackets and labels.
    pub text: String,
    /// Label and span, outer ones before what is inside them.
    pub spans: Vec<(String, Span)>,
    /// For every code point of the text its place in what was read, in code points.
    pub places: Vec<usize>,
}

/// Brackets that say nothing. Places are code points of what was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotationFault {
    /// The bracket at this place is never closed.
    #[error("the bracket at {0} is not closed")]
    Unclosed(usize),
    /// The bracket at this place closes nothing.
    #[error("the bracket at {0} closes nothing")]
    Unopened(usize),
    /// No label and colon follow the bracket at this place.
    #[error("no label follows the bracket at {0}")]
    NoLabel(usize),
    /// The span at this place is empty.
    #[error("the span at {0} is empty")]
    Empty(usize),
}

/// Spans that brackets can't express.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotationError {
    /// Two spans overlap, and neither is inside the other.
    #[error("the spans {0} and {1} cross")]
    Crossing(Span, Span),
    /// A span ends behind the text.
    #[error("the span {0} ends behind the text")]
    Outside(Span),
    /// A label that is blank, or holds a bracket, a colon, a backslash or a line end.
    #[error("{0:?} can't stand as a label in brackets")]
    Label(String),
}

impl NotationFault {
    /// The place that is wrong, in code points of what was read.
    #[must_use]
    pub const fn place(self) -> usize {
        match self {
            Self::Unclosed(at) | Self::Unopened(at) | Self::NoLabel(at) | Self::Empty(at) => at,
        }
    }
}

/// Reads a text in brackets.
///
/// # Errors
/// [`NotationFault`] with the place at which the brackets go wrong.
pub fn read_notation(source: &str) -> Result<Notation, NotationFault> {
    let source: Vec<char> = source.chars().collect();
    let mut read = Notation::default();
    // Of every bracket that is open: its place, and which span it begins.
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut found: Vec<(String, std::ops::Range<usize>)> = Vec::new();
    let mut at = 0;
    while let Some(c) = source.get(at).copied() {
        let here = read.places.len();
        match (c, source.get(at + 1)) {
            (OPEN, _) => {
                let (label, behind) = label_at(&source, at + 1).ok_or(NotationFault::NoLabel(at))?;
                open.push((at, found.len()));
                found.push((label, here..here));
                at = behind;
                continue;
            }
            (CLOSE, _) => {
                let (opened, span) = open.pop().ok_or(NotationFault::Unopened(at))?;
                found[span].1.end = here;
                if found[span].1.is_empty() {
                    return Err(NotationFault::Empty(opened));
                }
            }
            (ESCAPE, Some(&OPEN | &CLOSE | &ESCAPE)) => {
                at += 1;
                read.text.push(source[at]);
                read.places.push(at);
            }
            _ => {
                read.text.push(c);
                read.places.push(at);
            }
        }
        at += 1;
    }
    if let Some((opened, _)) = open.first() {
        return Err(NotationFault::Unclosed(*opened));
    }
    read.spans = found.into_iter().filter_map(|(label, at)| Some((label, Span::new(at.start, at.end)?))).collect();
    Ok(read)
}

/// The label that starts at `start`, and the place behind its colon.
fn label_at(source: &[char], start: usize) -> Option<(String, usize)> {
    let colon = start + source[start..].iter().position(|c| matches!(c, ':' | '\n' | &OPEN | &CLOSE | &ESCAPE))?;
    let label: String = source[start..colon].iter().collect();
    (source[colon] == ':' && is_label(&label)).then_some((label, colon + 1))
}

fn is_label(label: &str) -> bool {
    let is_plain = |c: char| !matches!(c, ':' | OPEN | CLOSE | ESCAPE) && !c.is_control();
    !label.is_empty() && label.trim() == label && label.chars().all(is_plain)
}

/// Writes `text` with `spans` (label and place) in brackets. Of spans in one place the first is the outer one.
///
/// # Errors
/// [`NotationError`] if spans cross or lie outside of the text, or a label can't stand in brackets.
pub fn write_notation(text: &str, spans: &[(&str, Span)]) -> Result<String, NotationError> {
    if let Some((label, _)) = spans.iter().find(|(label, _)| !is_label(label)) {
        return Err(NotationError::Label((*label).to_owned()));
    }
    let mut spans = spans.to_vec();
    spans.sort_by_key(|(_, span)| *span);
    let mut coming = spans.into_iter().peekable();
    let mut open: Vec<Span> = Vec::new();
    let mut written = String::with_capacity(text.len() * 2);
    let mut length = 0;
    for (at, c) in text.chars().chain(['\0']).enumerate() {
        while open.last().is_some_and(|span| span.end().get() == at) {
            open.pop();
            written.push(CLOSE);
        }
        length = at;
        while let Some((label, span)) = coming.next_if(|(_, span)| span.start().get() == at) {
            if let Some(outer) = open.last().filter(|outer| !outer.covers(span)) {
                return Err(NotationError::Crossing(*outer, span));
            }
            open.push(span);
            written.push(OPEN);
            written.push_str(label);
            written.push(':');
        }
        if matches!(c, OPEN | CLOSE | ESCAPE) {
            written.push(ESCAPE);
        }
        written.push(c);
    }
    // The last one stood for the end of the text.
    written.pop();
    let outside = open.first().copied().or_else(|| coming.next().map(|(_, span)| span));
    outside.filter(|span| span.end().get() > length).map_or(Ok(written), |span| Err(NotationError::Outside(span)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SENTENCE: &str = "قال ⟦ACTOR:مصطفى بالي⟧ إن ⟦CLAIM:⟦CASUALTY_COUNT:ثلاثة⟧ من المقاتلين قتلوا⟧";

    fn quotes(read: &Notation) -> Vec<String> {
        let chars: Vec<char> = read.text.chars().collect();
        let quote = |span: &Span| chars[span.start().get()..span.end().get()].iter().collect::<String>();
        read.spans.iter().map(|(label, span)| format!("{label} {}", quote(span))).collect()
    }

    #[test]
    fn brackets_become_spans() {
        let read = read_notation(SENTENCE).expect("it is well formed");
        assert_eq!(read.text, "قال مصطفى بالي إن ثلاثة من المقاتلين قتلوا");
        assert_eq!(quotes(&read), ["ACTOR مصطفى بالي", "CLAIM ثلاثة من المقاتلين قتلوا", "CASUALTY_COUNT ثلاثة"]);
        let source: Vec<char> = SENTENCE.chars().collect();
        assert!(read.text.chars().zip(&read.places).all(|(c, place)| c == source[*place]));
        let spans: Vec<(&str, Span)> = read.spans.iter().map(|(label, span)| (label.as_str(), *span)).collect();
        assert_eq!(write_notation(&read.text, &spans).as_deref(), Ok(SENTENCE));
    }

    #[test]
    fn what_is_meant_as_a_bracket_stands_behind_a_backslash() {
        let read = read_notation(r"a\⟦b\⟧ c\\ d\e ⟦X:\⟧⟧").expect("it is well formed");
        assert_eq!(read.text, r"a⟦b⟧ c\ d\e ⟧");
        assert_eq!(quotes(&read), ["X ⟧"]);
        assert_eq!(write_notation(r"\⟦", &[]).as_deref(), Ok(r"\\\⟦"));
    }

    #[test]
    fn faults_have_a_place() {
        for (source, fault) in [
            ("قال ⟦A:بالي", NotationFault::Unclosed(4)),
            ("⟦A:⟦B:ب⟧", NotationFault::Unclosed(0)),
            ("قال⟧", NotationFault::Unopened(3)),
            ("ا ⟦بالي⟧", NotationFault::NoLabel(2)),
            ("⟦:ب⟧", NotationFault::NoLabel(0)),
            ("⟦A", NotationFault::NoLabel(0)),
            ("⟦A\nB:ب⟧", NotationFault::NoLabel(0)),
            ("ا⟦A:⟧", NotationFault::Empty(1)),
        ] {
            assert_eq!(read_notation(source), Err(fault), "{source}");
            assert!(source.chars().nth(fault.place()).is_some_and(|c| c == OPEN || c == CLOSE), "{source}");
        }
    }

    #[test]
    fn spans_that_brackets_cannot_say_are_refused() {
        let span = |start, end| Span::new(start, end).expect("a span");
        let crossing = write_notation("abcd", &[("B", span(1, 4)), ("A", span(0, 2))]);
        assert_eq!(crossing, Err(NotationError::Crossing(span(0, 2), span(1, 4))));
        assert_eq!(write_notation("ab", &[("A", span(1, 3))]), Err(NotationError::Outside(span(1, 3))));
        assert_eq!(write_notation("ab", &[("A", span(4, 5))]), Err(NotationError::Outside(span(4, 5))));
        assert_eq!(write_notation("ab", &[("A:", span(0, 1))]), Err(NotationError::Label("A:".to_owned())));
        assert_eq!(write_notation("ab", &[("A", span(0, 2)), ("B", span(0, 2))]).as_deref(), Ok("⟦A:⟦B:ab⟧⟧"));
    }

    /// Spans none of which cross: those of a random list that fit to the ones before.
    fn nested(length: usize, wanted: Vec<(usize, usize)>) -> Vec<(&'static str, Span)> {
        let mut kept: Vec<(&str, Span)> = Vec::new();
        for (i, (start, size)) in wanted.into_iter().enumerate() {
            let start = start % length;
            let span = Span::new(start, (start + 1 + size).min(length)).expect("not empty");
            let fits = |(_, other): &(&str, Span)| !span.overlaps(*other) || span.covers(*other) || other.covers(span);
            if kept.iter().all(fits) {
                kept.push((["ACTOR", "مكان", "C D"][i % 3], span));
            }
        }
        kept.sort_by_key(|(_, span)| *span);
        kept
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(
            text in r"[ab⟦⟧\\: \nقالمِ🙂]{1,30}",
            wanted in prop::collection::vec((0_usize..30, 0_usize..12), 0..8),
        ) {
            let spans = nested(text.chars().count(), wanted);
            let written = write_notation(&text, &spans).expect("no span crosses another");
            let read = read_notation(&written).expect("what was written is well formed");
            prop_assert_eq!(&read.text, &text);
            let back: Vec<(&str, Span)> = read.spans.iter().map(|(label, span)| (label.as_str(), *span)).collect();
            prop_assert_eq!(back, spans);
        }

        #[test]
        fn anything_is_read_or_refused(source in r"[a⟦⟧\\:ق]{0,20}") {
            if let Ok(read) = read_notation(&source) {
                let spans: Vec<(&str, Span)> = read.spans.iter().map(|(label, span)| (label.as_str(), *span)).collect();
                let again = read_notation(&write_notation(&read.text, &spans).expect("it is nested"));
                prop_assert_eq!(again.map(|again| (again.text, again.spans)), Ok((read.text, read.spans)));
            }
        }
    }
}
