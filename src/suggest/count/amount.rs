//! How many: a number, a range, or a word such as «عشرات».

use super::lexicon::{NumberWord, Particle, ScaleForm};
use super::number::{Number, conjoined, number, skip_clitic};
use super::token::{Kind, Tokens};
use crate::model::ConventionKey;

/// What the text says of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Amount {
    /// One number.
    Number(u64),
    /// From one to another.
    Range(u64, u64),
    /// A number and some more.
    Odd(u64),
    /// A word without a number, so many times: «عشرات الآلاف» is tens, 1000 times.
    Vague { key: ConventionKey, times: u64 },
    /// 3 to 9 after a number: «بضعة عشر», «بضع وعشرون».
    FewAfter(u64),
    /// Nobody.
    Nobody,
    /// A number that is larger than can be counted.
    TooLarge,
}

/// An amount, and where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FoundAmount {
    pub amount: Amount,
    /// The token after it.
    pub end: usize,
}

fn found(amount: Amount, end: usize) -> FoundAmount {
    FoundAmount { amount, end }
}

/// The amount that begins at `at`, if one does.
pub(super) fn amount(tokens: &Tokens, at: usize) -> Option<FoundAmount> {
    range(tokens, at).or_else(|| vague(tokens, at)).or_else(|| several(tokens, at)).or_else(|| plain(tokens, at))
}

fn plain(tokens: &Tokens, at: usize) -> Option<FoundAmount> {
    let first = number(tokens, at)?;
    if let Some(next) = conjoined(tokens, first.end)
        && word(tokens, next) == Some(NumberWord::Odd)
    {
        return Some(found(first.value.map_or(Amount::TooLarge, Amount::Odd), next + 1));
    }
    // «20 إلى 30», «20-30», «ثلاثة أو أربعة».
    let joint = first.end;
    let is_dash = matches!(tokens.mark(joint), Some('-' | '–' | '—' | '‐' | '‑' | '−'));
    let is_word = tokens.is(joint, Particle::To) || tokens.is(joint, Particle::Or);
    if is_word || (is_dash && is_digits(tokens, joint + 1) && is_digits(tokens, joint - 1)) {
        let second = number(tokens, joint + 1).filter(|_| tokens.word(joint + 1).is_none_or(|word| !word.conjunction));
        // Figures may have been turned round on their way through a right-to-left line; words are not.
        let pair = second.and_then(|second| Some((pair(first, second, is_dash)?, second.end)));
        if let Some(((low, high), end)) = pair {
            return Some(found(Amount::Range(low, high), end));
        }
    }
    // «50+»
    let plus = tokens.mark(joint) == Some('+') && tokens.get(joint).is_some_and(|mark| mark.glued);
    Some(found(first.value.map_or(Amount::TooLarge, Amount::Number), first.end + usize::from(plus)))
}

fn is_digits(tokens: &Tokens, at: usize) -> bool {
    tokens.get(at).is_some_and(|token| matches!(token.kind, Kind::Digits(_)))
}

fn word(tokens: &Tokens, at: usize) -> Option<NumberWord> {
    tokens.entry(at).number
}

/// The two limits, if they are limits: in «3 إلى 5 آلاف» both are thousands.
fn pair(first: Number, second: Number, either_order: bool) -> Option<(u64, u64)> {
    let (mut low, high) = (first.value?, second.value?);
    if first.scale == 1 && second.scale > 1 && low < high / second.scale {
        low = low.checked_mul(second.scale)?;
    }
    match low.cmp(&high) {
        std::cmp::Ordering::Less => Some((low, high)),
        std::cmp::Ordering::Greater if either_order => Some((high, low)),
        _ => None,
    }
}

/// «بين 20 و30», «ما بين 20 إلى 30», «من خمسة إلى سبعة».
fn range(tokens: &Tokens, at: usize) -> Option<FoundAmount> {
    let is_between = tokens.is(at, Particle::Between);
    let is_from = tokens.is(at, Particle::From);
    if tokens.folded(at) == "ما" && tokens.is(at + 1, Particle::Between) {
        return range(tokens, at + 1);
    }
    if !is_between && !is_from {
        return None;
    }
    let first = number(tokens, at + 1)?;
    // «بين 20 قتيلا و30 قتيلا».
    for end in [first.end, first.end + 1] {
        if end > first.end && tokens.entry(first.end).noun.is_none() {
            break;
        }
        let is_to = tokens.is(end, Particle::To) || matches!(tokens.mark(end), Some('-' | '–' | '—'));
        let next = if is_to {
            Some(end + 1)
        } else if is_from && is_up_to(tokens, end) {
            Some(end)
        } else {
            conjoined(tokens, end).filter(|_| is_between)
        };
        if let Some(second) = next.and_then(|next| number(tokens, next))
            && let Some((low, high)) = pair(first, second, is_between)
        {
            return Some(found(Amount::Range(low, high), second.end));
        }
    }
    let (low, high) = first.halves.filter(|_| is_between)?;
    (low < high).then_some(found(Amount::Range(low, high), first.end))
}

/// «لـ30», «لثلاثين».
fn is_up_to(tokens: &Tokens, at: usize) -> bool {
    let is_clitic = tokens.is(at, Particle::Clitic) && skip_clitic(tokens, at) > at;
    let is_prefix = tokens.word(at).is_some_and(|word| word.preposition && !word.conjunction);
    tokens.folded(at).starts_with('ل') && (is_clitic || is_prefix)
}

/// The token after «إلى» in «من 20 قتيلا إلى 25» at `at`.
pub(super) fn after_rise(tokens: &Tokens, at: usize) -> Option<usize> {
    let first = number(tokens, at + 1).filter(|_| tokens.is(at, Particle::From))?;
    let to = first.end + usize::from(tokens.entry(first.end).noun.is_some());
    (tokens.is(to, Particle::To) && number(tokens, to + 1).is_some()).then_some(to + 1)
}

/// «عشرات», «مئات الآلاف», «بضع», «نيف وعشرون».
fn vague(tokens: &Tokens, at: usize) -> Option<FoundAmount> {
    let vague = |key, times, end| {
        let (times, end) = times_more(tokens, times, end);
        Some(found(Amount::Vague { key, times }, end))
    };
    match word(tokens, at)? {
        NumberWord::TensPlural => vague(ConventionKey::Tens, 1, at + 1),
        NumberWord::HundredsPlural => vague(ConventionKey::Hundreds, 1, at + 1),
        NumberWord::Scale(1000, ScaleForm::Plural) => vague(ConventionKey::Thousands, 1, at + 1),
        NumberWord::Scale(scale, ScaleForm::Plural) => vague(ConventionKey::Millions, scale / 1_000_000, at + 1),
        NumberWord::Odd => {
            let base = number(tokens, conjoined(tokens, at + 1)?)?;
            Some(found(base.value.map_or(Amount::TooLarge, Amount::Odd), base.end))
        }
        NumberWord::Few => {
            if word(tokens, at + 1) == Some(NumberWord::Unit(10)) {
                return Some(found(Amount::FewAfter(10), at + 2));
            }
            if let Some(next) = conjoined(tokens, at + 1)
                && let Some(NumberWord::Tens(tens)) = word(tokens, next)
            {
                return Some(found(Amount::FewAfter(tens), next + 1));
            }
            let (times, end) = match word(tokens, at + 1) {
                Some(NumberWord::TensPlural) => (10, at + 2),
                Some(NumberWord::HundredsPlural) => (100, at + 2),
                _ => (1, at + 1),
            };
            vague(ConventionKey::AFew, times, end)
        }
        _ => None,
    }
}

/// «الآلاف» after «عشرات»; also «من الآلاف».
fn times_more(tokens: &Tokens, times: u64, end: usize) -> (u64, usize) {
    match (word(tokens, end), tokens.word(end)) {
        (Some(NumberWord::Scale(scale, ScaleForm::Plural)), Some(word)) if !word.conjunction && !word.preposition => {
            (times.saturating_mul(scale), end + 1)
        }
        _ => (times, end),
    }
}

/// «عدد من», «العديد من», «عدة». What is counted follows; «من» is left to it.
fn several(tokens: &Tokens, at: usize) -> Option<FoundAmount> {
    const HEADS: [&str; 6] = ["عدد", "اعداد", "عديد", "كثير", "مجموعه", "حشد"];
    const SIZES: [&str; 11] =
        ["كبير", "كبيره", "قليل", "قليله", "محدود", "محدوده", "ضخم", "ضخمه", "هائل", "هائله", "متزايد"];
    let amount = Amount::Vague { key: ConventionKey::ANumberOf, times: 1 };
    let stem = tokens.stem(at);
    if stem == "عده" && tokens.entry(at + 1).noun.is_some() {
        return Some(found(amount, at + 1));
    }
    if !HEADS.contains(&stem) {
        return None;
    }
    // «عدد كبير من», «عدد غير معروف من».
    let end = match tokens.folded(at + 1) {
        "غير" => at + 3,
        size => at + 1 + usize::from(SIZES.contains(&size)),
    };
    tokens.is(end, Particle::From).then_some(found(amount, end))
}
