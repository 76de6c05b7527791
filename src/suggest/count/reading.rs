//! From expressions to values.

use super::amount::Amount;
use super::bare::marked;
use super::expression::{Expression, expressions};
use super::govern::{Governed, govern};
use super::lexicon::{Effect, Particle};
use super::noun_phrase::Counted;
use super::token::Tokens;
use crate::model::{Bounds, ConventionKey, CountConventions, Outcome, Qualifier};
use crate::text::{SourceText, Span};

/// What a count says. It is a proposal: the annotator decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The smallest number that the text leaves room for; `None` is unknown.
    pub low: Option<u64>,
    /// The number to code where there is room for one only.
    pub best: Option<u64>,
    /// The largest number.
    pub high: Option<u64>,
    /// How exactly it is told.
    pub qualifier: Qualifier,
    /// What became of the people, where a word tells it.
    pub outcome: Option<Outcome>,
    /// They are counted in another number too: «بينهم».
    pub part_of_another: bool,
    /// A total up to then, not of this event alone: «ارتفع إلى», «حصيلة».
    pub cumulative: bool,
}

/// A casualty count in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FoundCount {
    /// From the qualifier to the counted noun, in code points, without a proclitic before it.
    pub span: Span,
    /// What it says.
    pub reading: Reading,
}

/// What of the text around a span is looked at, in bytes to each side: a long sentence.
const CONTEXT: usize = 2000;

/// Reads `phrase`, which somebody takes for a count; `before` and `after` are the text around it, as much of it as
/// there is. `None` if it tells no number of people, or one that is larger than can be counted.
#[must_use]
pub fn read_count(phrase: &str, before: &str, after: &str, conventions: &CountConventions) -> Option<Reading> {
    let before = &before[before.ceil_char_boundary(before.len().saturating_sub(CONTEXT))..];
    let after = &after[..after.floor_char_boundary(CONTEXT)];
    let text = [before, phrase, after].concat();
    let (start, end) = (before.len(), before.len() + phrase.len());
    let tokens = Tokens::new(&text);
    let inside = |at: usize| tokens.get(at).is_some_and(|token| token.bytes.start < end && start < token.bytes.end);
    let is_marked = |e: &Expression| (e.start..e.end).any(inside);
    let is_core_marked = |e: &Expression| (e.core..e.end).any(inside);
    let mut expressions = expressions(&tokens);
    let mut chosen = expressions.iter().position(is_core_marked).or_else(|| expressions.iter().position(is_marked));
    if chosen.is_none() {
        let lone = (0..tokens.len()).filter(|at| inside(*at)).find_map(|at| marked(&tokens, at))?;
        let place = expressions.partition_point(|e| e.start < lone.start);
        expressions.insert(place, lone);
        chosen = Some(place);
    }
    let chosen = chosen?;
    let governed = govern(&tokens, &expressions)[chosen];
    if expressions[chosen].counted == Counted::Thing {
        return None;
    }
    reading(&expressions[chosen], governed, conventions)
}

/// Finds the casualty counts of `text`, read by the default conventions, in its order.
///
/// Counted are people who were killed, wounded, taken or lost; not those who fled or fight.
#[must_use]
pub fn find_counts(text: &SourceText) -> Vec<FoundCount> {
    let conventions = CountConventions::default();
    let tokens = Tokens::new(text.as_str());
    let expressions = expressions(&tokens);
    let governed = govern(&tokens, &expressions);
    let casualties = expressions.iter().zip(governed).filter(|(e, governed)| is_casualty_count(e, *governed));
    let found = casualties.filter_map(|(e, governed)| {
        let reading = reading(e, governed, &conventions)?;
        let start = tokens.start_without_proclitics(e.start);
        let start = if is_lone_clitic(&tokens, e.start) { tokens.get(e.start + 1)?.bytes.start } else { start };
        let end = tokens.get(e.end.checked_sub(1)?)?.bytes.end;
        let span = Span::new(text.char_at(start).get(), text.char_at(end).get())?;
        Some(FoundCount { span, reading })
    });
    found.collect()
}

/// The و of «و600».
fn is_lone_clitic(tokens: &Tokens, at: usize) -> bool {
    tokens.is(at, Particle::And) || tokens.is(at, Particle::Clitic)
}

/// Whether people are counted, and something was done to them.
fn is_casualty_count(e: &Expression, governed: Governed) -> bool {
    let is_harmed = matches!(governed.effect, Some(Effect::Harm(_)));
    match e.counted {
        Counted::Casualties(Outcome::Detained) => governed.told != Some(Effect::Release),
        Counted::Casualties(outcome) => outcome != Outcome::Displaced || is_harmed,
        Counted::People => is_harmed || e.amount == Amount::Nobody,
        Counted::Nothing | Counted::Unknown => {
            // Fields, countries and matches are lost too.
            governed.is_direct && matches!(governed.effect, Some(Effect::Harm(Some(_))))
        }
        Counted::Group | Counted::Thing => false,
    }
}

fn reading(e: &Expression, governed: Governed, conventions: &CountConventions) -> Option<Reading> {
    let (key, bounds) = bounds(e, conventions)?;
    let outcome = match governed.effect {
        Some(Effect::Harm(outcome)) => outcome,
        Some(Effect::Displace) => Some(Outcome::Displaced),
        _ => None,
    };
    Some(Reading {
        low: bounds.low,
        best: bounds.best,
        high: bounds.high,
        qualifier: key.qualifier(),
        outcome,
        part_of_another: governed.part_of_another,
        cumulative: governed.cumulative,
    })
}

/// The row of the table that applies, and what it gives.
fn bounds(e: &Expression, conventions: &CountConventions) -> Option<(ConventionKey, Bounds)> {
    let of = |key, first, last| Some((key, conventions.row(key).bounds(first, last)?));
    match e.amount {
        Amount::Number(number) => of(qualified(e.qualifier), number, number),
        Amount::Range(first, last) => of(ConventionKey::Range, first, last),
        Amount::Odd(number) => of(ConventionKey::Odd, number, number),
        Amount::Nobody => of(ConventionKey::Nobody, 0, 0),
        Amount::TooLarge => None,
        Amount::FewAfter(base) => {
            let (key, few) = of(ConventionKey::AFew, 0, 0)?;
            Some((key, map(few, |value| value.checked_add(base))?))
        }
        Amount::Vague { key, times } => {
            let (key, one) = of(key, 0, 0)?;
            let mut many = map(one, |value| value.checked_mul(times))?;
            if key != ConventionKey::AFew {
                // Tens of thousands end below the next word, a hundred thousand.
                many.high = one.high.and_then(|high| high.checked_add(1)?.checked_mul(times)?.checked_sub(1));
            }
            Some((key, many))
        }
    }
}

const fn qualified(qualifier: Option<Qualifier>) -> ConventionKey {
    match qualifier {
        None | Some(Qualifier::Exact | Qualifier::Range | Qualifier::Vague) => ConventionKey::Exact,
        Some(Qualifier::AtLeast) => ConventionKey::AtLeast,
        Some(Qualifier::MoreThan) => ConventionKey::MoreThan,
        Some(Qualifier::AtMost) => ConventionKey::AtMost,
        Some(Qualifier::LessThan) => ConventionKey::LessThan,
        Some(Qualifier::Approx) => ConventionKey::Approx,
    }
}

/// Each known bound through `change`; `None` if one of them becomes too large.
fn map(bounds: Bounds, change: impl Fn(u64) -> Option<u64>) -> Option<Bounds> {
    let each = |bound: Option<u64>| bound.map_or(Some(None), |value| change(value).map(Some));
    Some(Bounds { low: each(bounds.low)?, best: each(bounds.best)?, high: each(bounds.high)? })
}
