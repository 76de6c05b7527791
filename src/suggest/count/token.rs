//! Text to tokens: words with what the lexicon knows of them, numbers in digits, and marks.

use super::lexicon::{Entry, Particle, lexicon};
use super::literal::{Blob, Literal};
use crate::text::{digit_value, fold, is_invisible};
use std::ops::Range;

/// A piece of text; blanks, quotes and brackets are none.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// Its bytes in the text.
    pub bytes: Range<usize>,
    pub kind: Kind,
    /// Whether it touches the token before.
    pub glued: bool,
}

/// What a token is.
#[derive(Clone, Debug)]
pub(super) enum Kind {
    Word(Word),
    /// A number in digits.
    Digits(Literal),
    /// Digits that tell no number of people: a date, a time, a score, a name such as F-16.
    Figure,
    /// A comma, a dash, a percent sign and the like.
    Mark(char),
    /// The end of a sentence or a line.
    Break,
}

/// A written word.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// Its place among the folded words.
    folded: Range<usize>,
    /// Bytes of the proclitics in the folded word.
    proclitics: usize,
    /// Begins with و or ف.
    pub conjunction: bool,
    /// Has ب, ل or ك before what follows.
    pub preposition: bool,
    /// Has the article.
    pub article: bool,
    /// What the lexicon knows of the rest.
    pub entry: Entry,
}

/// The tokens of a text.
pub(super) struct Tokens<'a> {
    source: &'a str,
    folded: String,
    all: Vec<Token>,
}

impl<'a> Tokens<'a> {
    /// Cuts `source`; the time grows with its length alone.
    pub fn new(source: &'a str) -> Self {
        let mut tokens = Self { source, folded: String::new(), all: Vec::new() };
        let mut at = 0;
        while let Some(c) = source[at..].chars().next() {
            let start = at;
            if c.is_numeric() && digit_value(c).is_some() {
                at = tokens.push_number(start);
            } else if c == 'ـ' {
                at += source[at..].len() - source[at..].trim_start_matches('ـ').len();
                tokens.push_tatweel(start..at);
            } else if is_letter(c) {
                let length = source[at..].find(|c| !is_part_of_word(c)).unwrap_or(source.len() - at);
                at += length;
                tokens.push_word(start..at);
            } else {
                at += c.len_utf8();
                tokens.push_mark(c, start..at);
            }
        }
        tokens
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    pub fn get(&self, at: usize) -> Option<&Token> {
        self.all.get(at)
    }

    /// The word at `at`, if there is one.
    pub fn word(&self, at: usize) -> Option<&Word> {
        match &self.all.get(at)?.kind {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    /// What the lexicon knows of the word at `at`; nothing if there is no word.
    pub fn entry(&self, at: usize) -> Entry {
        self.word(at).map(|word| word.entry).unwrap_or_default()
    }

    /// Whether the word at `at` has that use.
    pub fn is(&self, at: usize, particle: Particle) -> bool {
        self.entry(at).particles.has(particle)
    }

    /// The mark at `at`.
    pub fn mark(&self, at: usize) -> Option<char> {
        match self.all.get(at)?.kind {
            Kind::Mark(mark) => Some(mark),
            _ => None,
        }
    }

    /// Whether a sentence, a line or the text ends at `at`.
    pub fn is_break(&self, at: usize) -> bool {
        self.all.get(at).is_none_or(|token| matches!(token.kind, Kind::Break))
    }

    /// The folded word at `at` without the proclitics that were taken off; empty if there is no word.
    pub fn stem(&self, at: usize) -> &str {
        self.word(at).map_or("", |word| &self.folded[word.folded.start + word.proclitics..word.folded.end])
    }

    /// The whole folded word at `at`; empty if there is none.
    pub fn folded(&self, at: usize) -> &str {
        self.word(at).map_or("", |word| &self.folded[word.folded.clone()])
    }

    /// The token at `at` as it is written.
    pub fn written(&self, at: usize) -> &'a str {
        self.all.get(at).map_or("", |token| &self.source[token.bytes.clone()])
    }

    /// The first byte of the token at `at` after و, ف, ب, ل and ك; the article belongs to the word.
    pub fn start_without_proclitics(&self, at: usize) -> usize {
        let (Some(token), Some(word)) = (self.all.get(at), self.word(at)) else {
            return self.all.get(at).map_or(self.source.len(), |token| token.bytes.start);
        };
        // لل is ل and an article that has lost its alef: it can't be taken apart.
        let joined = self.folded(at).trim_start_matches(['و', 'ف']).starts_with("لل") && word.article;
        let letters = usize::from(word.conjunction) + usize::from(word.preposition && !joined);
        let written = &self.source[token.bytes.clone()];
        let mut bases = written.char_indices().filter(|(_, c)| !is_mark_or_tatweel(*c));
        token.bytes.start + bases.nth(letters).map_or(0, |(byte, _)| byte)
    }

    fn push(&mut self, bytes: Range<usize>, kind: Kind) {
        let glued = self.all.last().is_some_and(|last| last.bytes.end == bytes.start);
        self.all.push(Token { bytes, kind, glued });
    }

    fn push_word(&mut self, bytes: Range<usize>) {
        let start = self.folded.len();
        self.folded.push_str(&fold(&self.source[bytes.clone()]));
        let word = analyse(&self.folded[start..]);
        let folded = start..self.folded.len();
        self.push(bytes, Kind::Word(Word { folded, ..word }));
    }

    fn push_mark(&mut self, c: char, bytes: Range<usize>) {
        let kind = match c {
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' | '!' | '?' | '؟' | '…' | '•' | '*' | '|' => {
                Kind::Break
            }
            // A stop inside «أ.ف.ب» ends nothing.
            '.' | '۔' => {
                let next = self.source[bytes.end..].chars().next();
                if next.is_some_and(is_letter) {
                    return;
                }
                Kind::Break
            }
            ',' | '،' | '؛' | ':' | '-' | '–' | '—' | '−' | '‐' | '‑' | '%' | '٪' | '$' | '€' | '£' | '/' | '+'
            | '~' | '≈' | '±' | '#' | '@' | '_' => Kind::Mark(c),
            // «>50»; before anything else they are brackets.
            '<' | '>' | '≤' | '≥'
                if self.source[bytes.end..].trim_start().starts_with(|c| digit_value(c).is_some()) =>
            {
                Kind::Mark(c)
            }
            _ => return,
        };
        self.push(bytes, kind);
    }

    /// Tatweels outside a word are nothing, or a dash between digits: «5 ــ 7».
    fn push_tatweel(&mut self, bytes: Range<usize>) {
        let is_after_digits = matches!(self.all.last(), Some(Token { kind: Kind::Digits(_), .. }));
        let is_before_digits = self.source[bytes.end..].trim_start().starts_with(|c| digit_value(c).is_some());
        if is_after_digits && is_before_digits {
            self.push(bytes, Kind::Mark('–'));
        }
    }

    /// Takes the digits at `start` and what is joined to them; gives the byte after them.
    fn push_number(&mut self, start: usize) -> usize {
        let blob = Blob::new(&self.source[start..]);
        let end = start + blob.length;
        let is_name = self.is_name(start) || self.source[end..].starts_with(|c: char| c.is_ascii_alphabetic());
        match (blob.readings.as_slice(), blob.dash) {
            (_, _) if is_name => self.push(start..end, Kind::Figure),
            ([(_, literal)], None) => self.push(start..end, Kind::Digits(*literal)),
            ([(first, low), (second, high)], Some(dash)) => {
                let (first, second) =
                    (start + first.start..start + first.end, start + second.start..start + second.end);
                let between = first.end..second.start;
                self.push(first, Kind::Digits(*low));
                self.push(between, Kind::Mark(dash));
                self.push(second, Kind::Digits(*high));
            }
            _ => self.push(start..end, Kind::Figure),
        }
        end
    }

    /// Whether digits at `start` belong to a name or a code: F16, «كوفيد-19», #5.
    fn is_name(&self, start: usize) -> bool {
        let Some(last) = self.all.last().filter(|last| last.bytes.end == start) else { return false };
        let before = |back: usize| self.all.len().checked_sub(back).and_then(|at| self.all.get(at));
        match last.kind {
            // «+50» are fifty or more; a longer number is that of a telephone.
            Kind::Mark('+') => self.source[start..].chars().take(7).all(|c| digit_value(c).is_some()),
            Kind::Mark('#' | '@' | '_' | '$' | '€' | '£' | '%' | '٪' | '/' | ':') => true,
            Kind::Mark('-' | '–' | '‐' | '‑') => {
                last.glued && matches!(before(2).map(|token| &token.kind), Some(Kind::Word(_) | Kind::Figure))
            }
            Kind::Word(_) => self.source[last.bytes.clone()].chars().any(|c| c.is_ascii_alphabetic()),
            _ => false,
        }
    }
}

fn is_mark_or_tatweel(c: char) -> bool {
    matches!(c, '\u{0610}'..='\u{061a}' | '\u{064b}'..='\u{065f}' | '\u{0670}' | '\u{06d6}'..='\u{06ed}' | 'ـ')
        || is_invisible(c)
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() && c != 'ـ'
}

fn is_part_of_word(c: char) -> bool {
    is_letter(c) || is_mark_or_tatweel(c) || (c.is_alphanumeric() && !c.is_numeric())
}

/// Looks `folded` up: as it is, or else without proclitics.
fn analyse(folded: &str) -> Word {
    let lexicon = lexicon();
    let word = |proclitics: usize, conjunction, preposition, article, entry| Word {
        folded: 0..0,
        proclitics,
        conjunction,
        preposition,
        article,
        entry,
    };
    if let Some(entry) = lexicon.get(folded) {
        return word(0, false, false, false, entry);
    }
    let mut unknown = word(0, false, false, false, Entry::default());
    let conjunctions = [("", false), ("و", true), ("ف", true)];
    let prepositions =
        [("", false, false), ("ال", false, true), ("لل", true, true), ("ب", true, false), ("ل", true, false)];
    let with_article = [("ك", true, false), ("بال", true, true), ("كال", true, true)];
    for (letter, conjunction) in conjunctions {
        let Some(rest) = folded.strip_prefix(letter) else { continue };
        for (letters, preposition, article) in prepositions.iter().chain(&with_article).copied() {
            let Some(stem) = rest.strip_prefix(letters).filter(|stem| !stem.is_empty()) else { continue };
            let proclitics = folded.len() - stem.len();
            if let Some(entry) = lexicon.get(stem).filter(|entry| !article || entry.is_more_than_particle()) {
                return word(proclitics, conjunction, preposition, article, entry);
            }
            // What begins like an article is one, as a rule; a lone و or ب may well be the first letter of the word.
            if article && stem.chars().nth(1).is_some() && !unknown.article {
                unknown = word(proclitics, conjunction, preposition, true, Entry::default());
            }
        }
    }
    unknown
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The numbers of `text`: whole, or with a fraction, or `x` for a figure that is no number.
    fn numbers(text: &str) -> String {
        let tokens = Tokens::new(text);
        let shown = |token: &Token| match &token.kind {
            Kind::Digits(Literal { whole: Some(whole), .. }) => Some(whole.to_string()),
            Kind::Digits(Literal { thousandths: Some(value), .. }) => Some(format!("{value}/1000")),
            Kind::Digits(_) => Some("too large".to_owned()),
            Kind::Figure => Some("x".to_owned()),
            _ => None,
        };
        tokens.all.iter().filter_map(shown).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn digits_of_three_kinds_and_their_separators() {
        assert_eq!(numbers("26,950 ١٬٢٠٠ ۲۳ 1.200 ٢٦،٩٥٠"), "26950 1200 23 1200 26950");
        assert_eq!(numbers("1 200 قتيل و1\u{a0}200 و12\u{202f}500\u{202f}000"), "1200 1200 12500000");
        assert_eq!(numbers("1.234.567 1,234,567"), "1234567 1234567");
        assert_eq!(numbers("١٢٫٥ 1,5 0.5 1,50"), "12500/1000 1500/1000 500/1000 1500/1000");
        assert_eq!(numbers("007 0 2017"), "7 0 2017");
    }

    #[test]
    fn digits_that_tell_no_number() {
        assert_eq!(numbers("22/3/2019 12:30 2019-03-22 22.3.2019 F16 F-16 كوفيد-19 3km #5 +963944123456"), {
            "x x x x x x x x x x"
        });
        assert_eq!(numbers("99999999999999999999999 1.234,5"), "too large x");
    }

    #[test]
    fn a_dash_or_a_list_leaves_two_numbers() {
        assert_eq!(numbers("20-30 ٢٠–٣٠ 20 - 30 5،10"), "20 30 20 30 20 30 5 10");
        assert_eq!(numbers("في 2019 200 قتيل"), "2019 200");
    }

    #[test]
    fn proclitics_are_taken_off_known_words() {
        let seen = |text: &str| {
            let tokens = Tokens::new(text);
            let start = tokens.start_without_proclitics(0);
            (tokens.stem(0).to_owned(), text[start..].to_owned())
        };
        let pair = |stem: &str, written: &str| (stem.to_owned(), written.to_owned());
        assert_eq!(seen("وَثلاثة"), pair("ثلاثه", "ثلاثة"));
        assert_eq!(seen("وبنحو"), pair("نحو", "نحو"));
        assert_eq!(seen("بالعشرات"), pair("عشرات", "العشرات"));
        assert_eq!(seen("للمئات"), pair("مئات", "للمئات"));
        assert_eq!(seen("واحد"), pair("واحد", "واحد"));
        assert_eq!(seen("لـثلاثة"), pair("ثلاثه", "ثلاثة"));
        assert_eq!(seen("وزير"), pair("وزير", "وزير"));
    }
}
