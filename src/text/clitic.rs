//! Proclitics: و, ف, ب, ل, ك and س, which Arabic writes together with the next word.
//!
//! Guidelines differ in whether a span takes the whole written word, «ولبنان», or begins inside it, «و⟦لبنان⟧». For the
//! second kind this says how much of the front may be left out. The article belongs to its word and stays.

use super::{SourceText, Span, fold, is_invisible};
use std::cell::OnceCell;
use std::collections::HashSet;

/// Proclitics before a word without the article, the longest first.
const PROCLITICS: [&str; 14] = ["وب", "ول", "وك", "وس", "فب", "فل", "فك", "فس", "و", "ف", "ب", "ل", "ك", "س"];

/// Proclitics before the article, the longest first.
const BEFORE_ARTICLE: [&str; 7] = ["وب", "فب", "وك", "و", "ف", "ب", "ك"];

/// Proclitics before the article when its alef goes: «للقوات» is ل and «القوات».
const BEFORE_SHORT_ARTICLE: [&str; 3] = ["ول", "فل", "ل"];

/// Fewest letters of a word that something was taken off: below it, chance finds too many.
const FEWEST_LETTERS: usize = 3;

/// Words that only look as if they had و, ف, ب or ك before the article.
const LOOK_ALIKES: &str = "والد والده والدها والدهم والدي والدك والدا والدان والدين والديه والديها والديهم والدة والدته والدتها \
    والدتهم والدتي والتر والي واليا بالي بالغ بالغة بالغا بالغين بالغون بالغان بالغت بالغوا بالغات بالون بالونا بالونات \
    باليستي باليستيا باليستية بالستي بالستية باليه بالما بالمر بالرمو كالسيوم كاليفورنيا كالينينغراد كالدونيا فالنسيا \
    فالنتاين فالنتينو فالكون فالح فالحة";

/// How much of the front of the written word `word` is proclitics, in code points; 0 if nothing is, or nobody can tell.
///
/// By its form that is sure before the article («والقوات», «للقوات»), before a digit, a Latin letter or a quote («و600»,
/// «لـ"داعش"»). Otherwise the rest has to be a word: `is_known` is asked with it, folded, and with the article before it.
/// So «وزير», «كتاب» and «بالي» stay whole. Marks and tatweel on a proclitic go with it.
#[must_use]
pub fn proclitic_len(word: &str, is_known: impl Fn(&str) -> bool) -> usize {
    let letters = Letters::new(word);
    letters.place(letters.count_proclitics(is_known))
}

/// `span` without the proclitics of its first word; the other words of `text` are what is known.
///
/// A span that begins or ends inside its first word, and one that is nothing but a proclitic, stays as it is.
#[must_use]
pub fn without_proclitics(text: &SourceText, span: Span) -> Span {
    let Some(bytes) = text.byte_range(span) else { return span };
    let all = text.as_str();
    if all[..bytes.start].chars().next_back().is_some_and(is_part_of_word) {
        return span;
    }
    let length = all[bytes.start..].find(|c| !is_part_of_word(c)).unwrap_or(all.len() - bytes.start);
    if bytes.len() < length {
        return span;
    }
    let words = OnceCell::new();
    let is_known = |word: &str| words.get_or_init(|| vocabulary(all)).contains(word);
    let proclitics = proclitic_len(&all[bytes.start..bytes.start + length], is_known);
    let start = span.start().get() + proclitics;
    // Of «لـ"داعش"» the quote goes with the clitic if its partner is not inside.
    super::trim(text, Span::new(start, span.end().get()).unwrap_or(span)).filter(|_| proclitics > 0).unwrap_or(span)
}

/// The words of a text, folded.
fn vocabulary(text: &str) -> HashSet<String> {
    text.split(|c| !is_part_of_word(c)).filter(|word| !word.is_empty()).map(fold).collect()
}

fn is_part_of_word(c: char) -> bool {
    c.is_alphanumeric() || is_mark(c)
}

/// Vowel marks, tatweel and marks that are never drawn: no letters of their own.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{0610}'..='\u{061a}' | '\u{064b}'..='\u{065f}' | '\u{0670}' | '\u{06d6}'..='\u{06ed}' | 'ـ')
        || is_invisible(c)
}

/// The letters of a word without their marks.
struct Letters<'a> {
    word: &'a str,
    /// Byte and code point of each letter.
    places: Vec<(usize, usize)>,
    bare: Vec<char>,
}

impl<'a> Letters<'a> {
    fn new(word: &'a str) -> Self {
        let bases = word.char_indices().enumerate().filter(|(_, (_, c))| !is_mark(*c));
        let (places, bare) = bases.map(|(point, (byte, c))| ((byte, point), c)).unzip();
        Self { word, places, bare }
    }

    /// The code point at which letter `at` stands; the length of the word if there is none.
    fn place(&self, at: usize) -> usize {
        match self.places.get(at) {
            _ if at == 0 => 0,
            Some((_, point)) => *point,
            None => self.word.chars().count(),
        }
    }

    /// How many letters are proclitics.
    fn count_proclitics(&self, is_known: impl Fn(&str) -> bool) -> usize {
        let is_alone =
            |proclitic: &&str| self.rest(proclitic).is_some_and(|rest| rest.first().is_none_or(|c| is_foreign(*c)));
        if let Some(proclitic) = PROCLITICS.into_iter().filter(|one| !one.ends_with('س')).find(is_alone) {
            return proclitic.chars().count();
        }
        if let Some(proclitic) = self.before_article() {
            return proclitic.chars().count();
        }
        // Folded, «إلى» is like what «بالي» would leave.
        if Self::looks_alike(&fold(self.word)) {
            return 0;
        }
        let is_before_word = |proclitic: &&str| {
            let Some(rest) = self.rest(proclitic).filter(|rest| rest.len() >= FEWEST_LETTERS) else { return false };
            // س stands before verbs of the future alone.
            if proclitic.ends_with('س') && !matches!(rest[0], 'ي' | 'ت' | 'ن' | 'أ' | 'ا') {
                return false;
            }
            let (byte, _) = self.places[proclitic.chars().count()];
            let folded = fold(&self.word[byte..]);
            is_known(&folded) || is_known(&format!("ال{folded}"))
        };
        PROCLITICS.into_iter().find(is_before_word).map_or(0, |proclitic| proclitic.chars().count())
    }

    /// The proclitics before the article, if the word has both.
    fn before_article(&self) -> Option<&'static str> {
        let has_article = |proclitic: &&&str| {
            let article = self.rest(proclitic).filter(|rest| rest.len() >= 2 + FEWEST_LETTERS);
            article.is_some_and(|rest| matches!(rest[0], 'ا' | 'ٱ') && rest[1] == 'ل')
        };
        let has_short_article = |proclitic: &&&str| {
            let article = self.rest(proclitic).filter(|rest| rest.len() >= FEWEST_LETTERS);
            article.is_some_and(|rest| rest[0] == 'ل')
        };
        // «ووالده»: the first و may be a proclitic of it.
        let folded = fold(self.word);
        let inner = folded.strip_prefix(['و', 'ف']).unwrap_or(&folded);
        let looks_alike = || Self::looks_alike(&folded) || Self::looks_alike(inner);
        let full = BEFORE_ARTICLE.iter().find(has_article).filter(|_| !looks_alike());
        full.or_else(|| BEFORE_SHORT_ARTICLE.iter().find(has_short_article)).copied()
    }

    fn looks_alike(folded: &str) -> bool {
        LOOK_ALIKES.split_whitespace().any(|word| fold(word) == folded)
    }

    /// The letters after `proclitic`, if the word begins with it.
    fn rest(&self, proclitic: &str) -> Option<&[char]> {
        let mut left = self.bare.as_slice();
        for letter in proclitic.chars() {
            let (first, rest) = left.split_first()?;
            if *first != letter {
                return None;
            }
            left = rest;
        }
        Some(left)
    }
}

/// A digit, or a letter of another script: what Arabic words don't have inside.
fn is_foreign(c: char) -> bool {
    !matches!(c, '\u{0620}'..='\u{064a}' | '\u{066e}'..='\u{06d3}' | '\u{06fa}'..='\u{06ff}' | '\u{fb50}'..='\u{fefc}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// `word` with its proclitics before a bar, if `known` are words.
    fn cut(word: &str, known: &str) -> String {
        let length = proclitic_len(word, |rest| known.split_whitespace().any(|word| fold(word) == rest));
        let chars: Vec<char> = word.chars().collect();
        let (front, rest) = chars.split_at(length);
        if length == 0 { word.to_owned() } else { front.iter().chain(&['|']).chain(rest).collect() }
    }

    #[test]
    fn what_stands_before_the_article_is_a_proclitic() {
        for expected in [
            "و|القوات",
            "ب|الباغوز",
            "وب|الباغوز",
            "ك|الماء",
            "ف|القوات",
            "ل|لقوات",
            "ول|لقوات",
            "ل|للجنة",
            "فب|التالي",
            "وَ|القوات",
            "بِ|ٱلباغوز",
            "القوات",
            "لله",
            "وب|الغوطة",
            "ب|الغارات",
            "و|الدفاع",
        ] {
            assert_eq!(cut(&expected.replace('|', ""), ""), expected);
        }
    }

    #[test]
    fn before_digits_latin_letters_and_quotes_it_is_one_too() {
        for expected in ["و|600", "لـ|11", "ب|20", "ول|٣٥", "و|SDF", "لـ|SDF", "لـ|", "و|", "وب|"] {
            assert_eq!(cut(&expected.replace('|', ""), ""), expected);
        }
        assert_eq!(cut("س5", ""), "س5");
    }

    #[test]
    fn other_words_stay_whole_unless_the_rest_is_a_word() {
        for word in [
            "وزير",
            "كتاب",
            "بالي",
            "والده",
            "ووالده",
            "بالغين",
            "باليستية",
            "لبنان",
            "وقال",
            "كان",
            "فقد",
            "SDF",
            "26",
            "",
        ] {
            assert_eq!(cut(word, ""), word);
        }
        assert_eq!(cut("ولبنان", "لبنان"), "و|لبنان");
        assert_eq!(cut("وبدمشق", "دمشق بدمشق"), "وب|دمشق");
        assert_eq!(cut("وبغداد", "بغداد"), "و|بغداد");
        assert_eq!(cut("لقوات", "القوات"), "ل|قوات");
        assert_eq!(cut("وَأَصيب", "أصيب"), "وَ|أَصيب");
        assert_eq!(cut("لـقسد", "قسد"), "لـ|قسد");
        assert_eq!(cut("وستعود", "تعود"), "وس|تعود");
        assert_eq!(cut("سوريا", "وريا"), "سوريا");
        assert_eq!(cut("بين", "ين"), "بين");
        assert_eq!(cut("وزارات", "زارت"), "وزارات");
    }

    /// Sequences that a corpus of parsed text has, each with a word of it.
    #[test]
    fn attested_sequences_are_taken_off() {
        let attested = [
            ("الفادج", "الفادج"),
            ("و|تحتوي", "تحتوي"),
            ("ب|ملمس", "ملمس"),
            ("ل|أيام", "أيام"),
            ("و|الشوكولاتة", ""),
            ("ب|التغطية", ""),
            ("س|تجعل", "تجعل"),
            ("ك|مضادات", "مضادات"),
            ("وب|التالي", ""),
            ("ف|تأكد", "تأكد"),
            ("وب|شكل", "شكل"),
            ("وس|تجف", "تجف"),
            ("ل|لتزيين", ""),
            ("ول|فترة", "فترة"),
            ("ك|الماء", ""),
        ];
        for (expected, known) in attested {
            assert_eq!(cut(&expected.replace('|', ""), known), expected);
        }
    }

    /// The span between ‹ and ›, without proclitics between ⟦ and ⟧.
    #[track_caller]
    fn check(marked: &str, expected: &str) {
        let place = |mark| marked.chars().position(|c| c == mark).expect("a mark");
        let span = Span::new(place('‹'), place('›') - 1).expect("a span");
        let text = SourceText::new(marked.replace(['‹', '›'], ""));
        let bytes = text.byte_range(without_proclitics(&text, span)).expect("inside");
        let all = text.as_str();
        let found = format!("{}⟦{}⟧{}", &all[..bytes.start], &all[bytes.clone()], &all[bytes.end..]);
        assert_eq!(found, expected);
    }

    #[test]
    fn a_span_begins_behind_the_proclitics_of_its_first_word() {
        check("هجوم ‹لقوات سوريا› قالت القوات", "هجوم ل⟦قوات سوريا⟧ قالت القوات");
        check("في سوريا ‹ولبنان› و", "في سوريا ⟦ولبنان⟧ و");
        check("لبنان ‹ولبنان›", "لبنان و⟦لبنان⟧");
        check("قتل 900 عنصر ‹و600 من مقاتلي›", "قتل 900 عنصر و⟦600 من مقاتلي⟧");
        check("نقاطا ‹لـ”قسد”› في", "نقاطا لـ”⟦قسد⟧” في");
        check("‹وزير الدفاع›", "⟦وزير الدفاع⟧");
        check("قتل ‹وال›قوات", "قتل ⟦وال⟧قوات");
        check("وال‹قوات› قوات", "وال⟦قوات⟧ قوات");
        check("قال ‹و›", "قال ⟦و⟧");
    }

    #[test]
    fn the_words_of_an_article_are_cut_where_they_should_be() {
        let seed = include_str!("../../seeds/001_304fbf79cd7fc7b7.txt");
        let words = vocabulary(seed);
        let cut = |word: &str| proclitic_len(word, |rest| words.contains(rest));
        for word in ["لقوات", "للمسلحين", "وعناصر", "بالخروج", "للتحالف"] {
            assert!(seed.contains(word), "{word}");
            assert_eq!(cut(word), 1, "{word}");
        }
        for word in ["بالي", "بلدي", "بعض", "فترات", "وكالة", "كبدت", "سوريا", "بمحاذاة"]
        {
            assert_eq!(cut(word), 0, "{word}");
        }
    }

    proptest! {
        #[test]
        fn the_rest_of_a_span_is_never_empty(text in "[و فبلكسالقتي\"ـ\u{64e}0-9a]{1,30}", start: usize, length: usize) {
            let text = SourceText::new(text);
            let start = start % text.chars();
            let end = (start + 1 + length % 10).min(text.chars());
            let span = Span::new(start, end).expect("not empty");
            let rest = without_proclitics(&text, span);
            prop_assert!(span.covers(rest));
            prop_assert!(proclitic_len(text.as_str(), |_| true) <= text.chars());
        }
    }
}
