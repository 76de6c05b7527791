//! The grammar of numbers: digits and words to a value.
//!
//! ```text
//! number   = group { و group }          each group below the thousands, millions … of the one before
//! group    = ( below1000 | digits ) [ scale ] | scale | fraction scale
//! below1000 = hundreds [ و below100 ] | below100 [ و hundreds ]
//! below100 = unit عشر | unit و tens | tens | unit
//! ```

use super::lexicon::{NumberWord, Particle, Particles, ScaleForm};
use super::literal::Literal;
use super::token::{Kind, Tokens};

/// A number in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// `None` if it is larger than can be counted.
    pub value: Option<u64>,
    /// The token after it.
    pub end: usize,
    /// ألف, مليون … with which the last group ended, or 1.
    pub scale: u64,
    /// The two halves around the last و: «خمسة وعشرين» is 25, but after «بين» it is 5 and 20.
    pub halves: Option<(u64, u64)>,
}

/// Part of a number: a value below the next scale.
#[derive(Clone, Copy)]
struct Group {
    value: u128,
    end: usize,
    scale: u64,
    halves: Option<(u64, u64)>,
    in_digits: bool,
}

/// The largest number that is read: what is reckoned from one, as 110%, must find room too.
const LARGEST: u64 = 1_000_000_000_000_000_000;

/// The number that begins at `at`, if one does.
pub(super) fn number(tokens: &Tokens, at: usize) -> Option<Number> {
    if is_ordinal(tokens, at) {
        return None;
    }
    let first = group(tokens, at)?;
    let (mut total, mut end, mut ceiling, mut halves) = (first.value, first.end, first.scale, first.halves);
    let mut last = first;
    while let Some(next) = conjoined(tokens, end).filter(|_| ceiling > 1) {
        let part = match fraction_of(tokens, next, ceiling) {
            Some(part) => part,
            None => match group(tokens, next).filter(|part| part.value < u128::from(ceiling) || goes_on(&last, part)) {
                Some(part) => part,
                None => break,
            },
        };
        halves = u64::try_from(total).ok().zip(u64::try_from(part.value).ok());
        total = total.saturating_add(part.value);
        (end, ceiling, last) = (part.end, part.scale, part);
    }
    let value = u64::try_from(total).ok().filter(|value| *value <= LARGEST);
    Some(Number { value, end, scale: first.scale, halves })
}

/// «مئة ألف وثلاثة آلاف»: in words each part may name the scale, if the second fits below the last digit of the first.
/// «900 ألف و600 ألف» are two numbers.
fn goes_on(first: &Group, second: &Group) -> bool {
    let scale = u128::from(first.scale);
    let in_words = !first.in_digits && !second.in_digits;
    let (mut digits, mut place) = (first.value / scale, 1);
    while digits > 0 && digits % 10 == 0 {
        (digits, place) = (digits / 10, place * 10);
    }
    in_words && scale > 1 && second.scale == first.scale && second.value < place * scale
}

/// The token that و joins to what ends before `end`: a word that begins with و, or what follows a lone و.
pub(super) fn conjoined(tokens: &Tokens, end: usize) -> Option<usize> {
    let word = tokens.word(end)?;
    if tokens.is(end, Particle::And) {
        return (!tokens.is_break(end + 1)).then_some(end + 1);
    }
    // Folded, «وأحد عشر» begins like واحد; only after و can it stand behind a number.
    let is_one_of = tokens.folded(end) == "واحد" && is_compound(tokens, end + 1);
    let is_joined = word.conjunction && !word.preposition && tokens.folded(end).starts_with('و');
    (is_joined || is_one_of).then_some(end)
}

/// Whether a number ends at `at` that began with a unit: «أحد عشر», «واحد وعشرون».
fn is_compound(tokens: &Tokens, at: usize) -> bool {
    let tens = matches!(word_at(tokens, at), Some(NumberWord::Tens(_)));
    inner(tokens, at) == Some(NumberWord::Unit(10)) || (tens && tokens.word(at).is_some_and(|word| word.conjunction))
}

/// The token at which digits begin behind a clitic at `at`: «الـ38», «لـ11».
pub(super) fn skip_clitic(tokens: &Tokens, at: usize) -> usize {
    let next = tokens.get(at + 1);
    let is_clitic = tokens.is(at, Particle::Clitic) || tokens.is(at, Particle::And);
    let reaches = next.is_some_and(|next| next.glued) || tokens.written(at).ends_with('ـ');
    let has_digits = next.is_some_and(|next| matches!(next.kind, Kind::Digits(_)));
    at + usize::from(is_clitic && reaches && has_digits)
}

/// «الثالث عشر», «الثاني والعشرين».
fn is_ordinal(tokens: &Tokens, at: usize) -> bool {
    let before = at.checked_sub(1).is_some_and(|before| tokens.is(before, Particle::Ordinal));
    before && matches!(word_at(tokens, at), Some(NumberWord::Unit(10) | NumberWord::Tens(_)))
}

fn word_at(tokens: &Tokens, at: usize) -> Option<NumberWord> {
    tokens.entry(at).number
}

/// The same of a word inside a number, which has no proclitic.
fn inner(tokens: &Tokens, at: usize) -> Option<NumberWord> {
    let word = tokens.word(at)?;
    if word.conjunction || word.preposition { None } else { word.entry.number }
}

fn group(tokens: &Tokens, at: usize) -> Option<Group> {
    let at = skip_clitic(tokens, at);
    if let Kind::Digits(literal) = tokens.get(at)?.kind {
        return digits(tokens, at, literal);
    }
    let plain = |value: u64, end, scale| {
        Some(scaled(tokens, Group { value: value.into(), end, scale, halves: None, in_digits: false }))
    };
    match word_at(tokens, at)? {
        NumberWord::Zero => plain(0, at + 1, 1),
        NumberWord::Scale(scale, ScaleForm::Singular) => plain(scale, at + 1, scale),
        NumberWord::Scale(scale, ScaleForm::Dual) => plain(2 * scale, at + 1, scale),
        NumberWord::Scale(scale, ScaleForm::Ambiguous) => {
            plain(if is_dual(tokens, at) { 2 * scale } else { scale }, at + 1, scale)
        }
        NumberWord::Fraction(parts) => match inner(tokens, at + 1)? {
            NumberWord::Scale(scale, ScaleForm::Singular) => plain(scale / parts, at + 2, scale / 10),
            _ => None,
        },
        NumberWord::Unit(parts) if tokens.stem(at + 1) == "ارباع" => match inner(tokens, at + 2)? {
            NumberWord::Scale(scale, ScaleForm::Singular) => plain(scale / 4 * parts, at + 3, scale / 10),
            _ => None,
        },
        _ => {
            let (value, end, halves) = below_thousand(tokens, at)?;
            Some(scaled(tokens, Group { value: value.into(), end, scale: 1, halves, in_digits: false }))
        }
    }
}

/// `group` with the scales after it: «أحد عشر ألف», «ألف مليون».
fn scaled(tokens: &Tokens, mut group: Group) -> Group {
    while let Some(NumberWord::Scale(scale, form)) = inner(tokens, group.end) {
        if form == ScaleForm::Dual || group.value == 0 {
            break;
        }
        // «ألف ألف» is a million.
        let times = if scale > group.scale { 1 } else { group.scale };
        group = Group {
            value: group.value.saturating_mul(scale.into()),
            end: group.end + 1,
            scale: scale.saturating_mul(times),
            halves: group.halves.and_then(|(a, b)| Some((a, b.checked_mul(scale)?))),
            in_digits: group.in_digits,
        };
    }
    group
}

fn digits(tokens: &Tokens, at: usize, literal: Literal) -> Option<Group> {
    let end = at + 1;
    let whole = |value: Option<u64>| value.map_or(u128::MAX, u128::from);
    match inner(tokens, end) {
        Some(NumberWord::Scale(scale, form)) if form != ScaleForm::Dual => {
            // Before ألف and the like 1.250 has a fraction, though 1.250 people are over a thousand.
            let is_point = literal.whole.is_none() || tokens.written(at).contains(['.', '٫', 'ر']);
            let group = match literal.thousandths.filter(|_| is_point) {
                Some(thousandths) => u128::from(thousandths) * u128::from(scale) / 1000,
                None => literal.whole.map_or(u128::MAX, |value| u128::from(value).saturating_mul(scale.into())),
            };
            Some(Group { value: group, end: end + 1, scale, halves: None, in_digits: true })
        }
        Some(NumberWord::HundredsPlural) => Some(Group {
            value: u128::from(literal.whole?) * 100,
            end: end + 1,
            scale: 1,
            halves: None,
            in_digits: true,
        }),
        _ => {
            let is_too_large = literal.whole.is_none() && literal.thousandths.is_none();
            let value = if is_too_large { u128::MAX } else { whole(Some(literal.whole?)) };
            Some(Group { value, end, scale: 1, halves: None, in_digits: true })
        }
    }
}

/// ألفا before its noun is 2000: «ألفا قتيل»; alone, with tanwin or before و it is 1000.
fn is_dual(tokens: &Tokens, at: usize) -> bool {
    let Some(next) = tokens.word(at + 1).filter(|_| !tokens.written(at).contains('\u{064b}')) else { return false };
    let is_noun = next.entry.noun.is_some() || !next.entry.is_more_than_particle();
    let is_plain = !next.conjunction && !next.preposition && !next.article;
    is_plain && is_noun && next.entry.particles == Particles::default()
}

/// «ونصف» after ألف, مليون …: half of one more.
fn fraction_of(tokens: &Tokens, at: usize, scale: u64) -> Option<Group> {
    let Some(NumberWord::Fraction(parts)) = word_at(tokens, at).filter(|_| scale >= 1000) else { return None };
    let repeats = matches!(inner(tokens, at + 1), Some(NumberWord::Scale(again, _)) if again == scale);
    // «وربع مليون» after a larger scale is a group of its own.
    if !repeats && matches!(inner(tokens, at + 1), Some(NumberWord::Scale(..))) {
        return None;
    }
    Some(Group {
        value: (scale / parts).into(),
        end: at + 1 + usize::from(repeats),
        scale: 1,
        halves: None,
        in_digits: false,
    })
}

/// Value, token after it, halves.
type Small = (u64, usize, Option<(u64, u64)>);

fn below_thousand(tokens: &Tokens, at: usize) -> Option<Small> {
    if let Some((hundreds, end)) = hundreds(tokens, at) {
        let rest =
            conjoined(tokens, end).and_then(|next| below_hundred(tokens, next).or_else(|| two_digits(tokens, next)));
        return Some(match rest {
            Some((rest, end, _)) => (hundreds + rest, end, Some((hundreds, rest))),
            None => (hundreds, end, None),
        });
    }
    let (small, end, halves) = below_hundred(tokens, at)?;
    // The old order: «خمسة وعشرون ومئة».
    match conjoined(tokens, end).and_then(|next| hundreds(tokens, next)) {
        Some((hundreds, end)) if tokens.entry(end).number.is_none() => {
            Some((small + hundreds, end, Some((small, hundreds))))
        }
        _ => Some((small, end, halves)),
    }
}

fn hundreds(tokens: &Tokens, at: usize) -> Option<(u64, usize)> {
    match word_at(tokens, at)? {
        NumberWord::Hundreds(value) => Some((value, at + 1)),
        NumberWord::Unit(unit @ 3..=9) => match inner(tokens, at + 1)? {
            NumberWord::Hundreds(100) | NumberWord::HundredsPlural => Some((unit * 100, at + 2)),
            _ => None,
        },
        _ => None,
    }
}

fn below_hundred(tokens: &Tokens, at: usize) -> Option<Small> {
    let unit = match word_at(tokens, at)? {
        NumberWord::Teen(value) | NumberWord::Tens(value) | NumberWord::Unit(value @ 10) => {
            return Some((value, at + 1, None));
        }
        NumberWord::Unit(unit) => unit,
        NumberWord::OneOf => 1,
        _ => return None,
    };
    if inner(tokens, at + 1) == Some(NumberWord::Unit(10)) {
        return Some((unit + 10, at + 2, None));
    }
    if let Some(next) = conjoined(tokens, at + 1)
        && let Some(NumberWord::Tens(tens)) = word_at(tokens, next)
    {
        return Some((tens + unit, next + 1, Some((unit, tens))));
    }
    (word_at(tokens, at) != Some(NumberWord::OneOf)).then_some((unit, at + 1, None))
}

/// «مئة و20».
fn two_digits(tokens: &Tokens, at: usize) -> Option<Small> {
    match tokens.get(at)?.kind {
        Kind::Digits(Literal { whole: Some(value @ 1..=99), .. }) => Some((value, at + 1, None)),
        _ => None,
    }
}
