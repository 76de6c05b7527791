//! Words around a number that say how exactly it is meant.

use super::lexicon::{Lexicon, Particle};
use super::number::number;
use super::token::{Kind, Tokens};
use crate::model::Qualifier;
use crate::text::fold;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Before the number. `?` marks a word that may be missing, `|` separates words of which one stands there, `+` stands
/// for a joined و or ف.
const BEFORE: [(Qualifier, &str); 6] = [
    (
        Qualifier::MoreThan,
        "أكثر|أزيد|أكبر من; ما? يزيد|تزيد|يزيدون|زاد|زادت|تزد على|عن; ما? يفوق|تفوق|يفوقون|فاق|فاقت; فوق; ما? يتجاوز|تتجاوز|تجاوز|\
         تجاوزت|يتجاوزون|تجاوزوا|متجاوزا|متجاوزة; ما? يتعدى|تتعدى|تعدى|تعدت; ما? يربو|تربو|يربون|ربا على|عن; ما? ينوف|ينيف|تنوف|تنيف \
         على|عن; ما? يتخطى|تتخطى|تخطى|تخطت",
    ),
    (
        Qualifier::AtLeast,
        "على الأقل; على أقل|أدنى تقدير; كحد|بحد|حد|حدا أدنى; ما? لا|لم يقل|تقل|يقلون|تقلون|يقلوا عن|على?; ليس|ليست|ليسوا|لا|ما أقل من; \
         كأقل تقدير",
    ),
    (
        Qualifier::AtMost,
        "على الأكثر; على أكثر|أبعد|أقصى تقدير; كحد|بحد|حد|حدا أقصى; ما? لا|لم|لن يتجاوز|تتجاوز|يتجاوزون|يتجاوزوا|يتعدى|تتعدى|يتعد|تتعد|\
         يتعدون|يفوق|تفوق|يتخطى|تتخطى|يتخط; ما? لا|لم|لن يزيد|تزيد|يزيدون|يزد|تزد|يزيدوا على|عن; ما? يصل|تصل|يصلون إلى|ل; \
         ليس|ليست|ليسوا|لا أكثر من; ما أقصاه; حتى",
    ),
    (
        Qualifier::LessThan,
        "أقل|أدنى|أصغر من; ما? دون; ما? يقل|تقل|يقلون عن; لا|لم يبلغ|تبلغ|يبلغون|يبلغوا; لا|لم يصل|تصل|يصلون|يصلوا إلى",
    ),
    (
        Qualifier::Approx,
        "نحو|حوالي|حوالى|قرابة|زهاء|نحوا من?; ما? يقارب|تقارب|يقاربون|قارب|قاربت|قاربوا من?; ما? يقرب|يقترب|تقرب|تقترب|اقترب من; \
         ما? يناهز|تناهز|يناهزون|ناهز|ناهزت|ناهزوا; في حدود; بحدود|حدود; تقريبا; قريبا|قريب من; ما? يعادل; بما? يقدر|تقدر|يقدرون|قدر|\
         قدرت|قدروا|مقدرا; ما معدله; بواقع; ما مجموعه نحو",
    ),
    (Qualifier::Exact, "بالضبط|تحديدا"),
];

/// After the number and its noun.
const AFTER: [(Qualifier, &str); 4] = [
    (
        Qualifier::AtLeast,
        "على الأقل; على أقل|أدنى تقدير; كحد|بحد|حد|حدا أدنى; أو أكثر|يزيد|يزيدون|يزيدوا|يفوق; +أكثر; +ربما أكثر|يزيد; +ما فوق; \
         كأقل تقدير",
    ),
    (Qualifier::AtMost, "على الأكثر; على أكثر|أبعد|أقصى تقدير; كحد|بحد|حد|حدا أقصى; أو أقل; +أقل; +ما دون"),
    (Qualifier::Approx, "تقريبا; على وجه التقريب; أو نحو ذلك; أو ما يقارب ذلك"),
    (Qualifier::Exact, "فقط|بالضبط|تحديدا; لا غير; ليس إلا; لا أكثر ولا أقل"),
];

/// Farthest that a qualifier after a number may stand from its noun, in words: «20 عنصرا من التنظيم على الأقل».
const REACH: usize = 4;

/// Phrases by their first word, the longest first.
type Phrases = HashMap<String, Vec<(Vec<String>, Qualifier)>>;

/// A qualifier and the token after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub qualifier: Qualifier,
    pub start: usize,
    pub end: usize,
}

/// Marks the words with which a qualifier may begin.
pub(super) fn add(lexicon: &mut Lexicon) {
    for word in before().keys().chain(after().keys()) {
        lexicon.add(word.trim_start_matches('+'), |entry| entry.qualifies = true);
    }
}

/// The qualifier that begins at `at` and is followed by a number, with what stands between them.
pub(super) fn before_number(tokens: &Tokens, at: usize) -> Option<Found> {
    if let Some(qualifier) = sign(tokens, at) {
        let end = at + usize::from(tokens.mark(at).is_some());
        return Some(Found { qualifier, start: at, end });
    }
    let (qualifier, end) = phrase_at(tokens, at, before())?;
    // «حتى 100 قتيل», but not «حتى الآن» and «ارتفع حتى 100».
    let has_risen = || (at.saturating_sub(6)..at).any(|at| tokens.is(at, Particle::Rise));
    if tokens.is(at, Particle::To) && (number(tokens, end).is_none() || has_risen()) {
        return None;
    }
    // «تجاوز عدد الجرحى حاجز الألف» has two.
    let end = skip_subject(tokens, skip_subject(tokens, end));
    Some(Found { qualifier, start: at, end })
}

/// «+50», «50+», «~50», «>50».
fn sign(tokens: &Tokens, at: usize) -> Option<Qualifier> {
    let is_digits = |at| tokens.get(at).is_some_and(|token| matches!(token.kind, Kind::Digits(_)));
    let is_glued = tokens.get(at + 1).is_some_and(|token| token.glued);
    match (tokens.mark(at), tokens.mark(at + 1)) {
        (Some('+'), _) if is_glued && is_digits(at + 1) => Some(Qualifier::AtLeast),
        (Some('>'), _) if is_digits(at + 1) => Some(Qualifier::MoreThan),
        (Some('<'), _) if is_digits(at + 1) => Some(Qualifier::LessThan),
        (Some('≥'), _) if is_digits(at + 1) => Some(Qualifier::AtLeast),
        (Some('≤'), _) if is_digits(at + 1) => Some(Qualifier::AtMost),
        (Some('~' | '≈' | '±'), _) if is_digits(at + 1) => Some(Qualifier::Approx),
        (None, Some('+')) if is_glued && is_digits(at) => Some(Qualifier::AtLeast),
        _ => None,
    }
}

/// The qualifier after a count that ends before `end`, at once or a few words later.
pub(super) fn after_number(tokens: &Tokens, end: usize) -> Option<Found> {
    for at in end..=end + REACH {
        if let Some((qualifier, after)) = phrase_at(tokens, at, after()) {
            // «92 قتيلا وأكثر من 160 جريحا»: it belongs to what follows.
            let is_joined = tokens.word(at).is_some_and(|word| word.conjunction);
            if is_joined && tokens.is(after, Particle::From) {
                return None;
            }
            return Some(Found { qualifier, start: at, end: after });
        }
        let word = tokens.word(at)?;
        if word.conjunction || word.entry.number.is_some() || word.entry.event.is_some() {
            return None;
        }
    }
    None
}

fn phrase_at(tokens: &Tokens, at: usize, phrases: &Phrases) -> Option<(Qualifier, usize)> {
    if !tokens.entry(at).qualifies {
        return None;
    }
    let stem = tokens.stem(at);
    let is_joined = tokens.word(at).is_some_and(|word| word.conjunction);
    let joined = is_joined.then(|| format!("+{stem}"));
    let mut lists = joined.as_deref().into_iter().chain([stem]).filter_map(|first| phrases.get(first));
    lists.find_map(|list| list.iter().find_map(|(words, qualifier)| Some((*qualifier, matched(tokens, at, words)?))))
}

/// The token after the phrase `words`, if it stands at `at`. Its subject may stand inside: «لا يقل عددهم عن».
fn matched(tokens: &Tokens, at: usize, words: &[String]) -> Option<usize> {
    let mut next = at + 1;
    let mut skipped = false;
    for word in &words[1..] {
        if tokens.folded(next) != word && !skipped {
            next = skip_subject(tokens, next);
            skipped = true;
        }
        if tokens.folded(next) != word {
            return None;
        }
        next += 1;
    }
    Some(next)
}

/// The token after «عددهم», «عدد القتلى» or «حاجز» at `at`, or `at` itself.
fn skip_subject(tokens: &Tokens, at: usize) -> usize {
    if !tokens.is(at, Particle::Subject) {
        return at;
    }
    let is_definite = tokens.word(at + 1).is_some_and(|word| word.article && word.entry.number.is_none());
    at + 1 + usize::from(is_definite)
}

fn before() -> &'static Phrases {
    static PHRASES: LazyLock<Phrases> = LazyLock::new(|| phrases(&BEFORE));
    &PHRASES
}

fn after() -> &'static Phrases {
    static PHRASES: LazyLock<Phrases> = LazyLock::new(|| phrases(&AFTER));
    &PHRASES
}

fn phrases(table: &[(Qualifier, &str)]) -> Phrases {
    let mut phrases = Phrases::new();
    for (qualifier, patterns) in table {
        for pattern in patterns.split(';') {
            for words in spelled(pattern) {
                let place = phrases.entry(words[0].clone()).or_default();
                if !place.iter().any(|(known, _)| *known == words) {
                    place.push((words, *qualifier));
                }
            }
        }
    }
    for list in phrases.values_mut() {
        list.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
    phrases
}

/// All that a pattern stands for, folded; also with ما and لا joined to the next word, as they are often written.
fn spelled(pattern: &str) -> Vec<Vec<String>> {
    let mut spelled: Vec<Vec<String>> = vec![Vec::new()];
    for place in pattern.split_whitespace() {
        let (choice, optional) = place.strip_suffix('?').map_or((place, false), |choice| (choice, true));
        let mut longer = if optional { spelled.clone() } else { Vec::new() };
        for word in choice.split('|') {
            longer.extend(spelled.iter().map(|words| words.iter().cloned().chain([fold(word)]).collect()));
        }
        spelled = longer;
    }
    let mut done = 0;
    while let Some(words) = spelled.get(done).cloned() {
        done += 1;
        for at in 0..words.len().saturating_sub(1) {
            if matches!(words[at].as_str(), "ما" | "لا" | "مالا") {
                let mut joined = words.clone();
                let next = joined.remove(at + 1);
                joined[at].push_str(&next);
                spelled.push(joined);
            }
        }
    }
    spelled
}
