//! Count expressions: a qualifier, an amount, what is counted.

use super::amount::{Amount, after_rise, amount};
use super::bare::bare;
use super::lexicon::{Form, NumberWord, Particle, ScaleForm, Sense};
use super::noun_phrase::{Counted, NounPhrase, after_number, head};
use super::number::conjoined;
use super::qualifiers::{self, Found};
use super::token::{Kind, Tokens};
use super::zero::zero;
use crate::model::Qualifier;

/// A count as it stands in the text. Places are tokens, the end not included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Expression {
    /// Where it begins, with its qualifier.
    pub start: usize,
    /// Where the amount begins.
    pub core: usize,
    /// Where it ends, with the counted noun and a qualifier that follows at once.
    pub end: usize,
    pub amount: Amount,
    pub qualifier: Option<Qualifier>,
    pub counted: Counted,
}

/// All expressions of the text, in its order; none overlaps another.
pub(super) fn expressions(tokens: &Tokens) -> Vec<Expression> {
    let mut found: Vec<Expression> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let previous = found.last().map_or(0, |last| last.end);
        match counted(tokens, at).or_else(|| bare(tokens, at, previous)) {
            Some(expression) => {
                at = expression.end.max(at + 1);
                found.push(expression);
            }
            None => at += 1,
        }
    }
    found
}

/// The expression with a number, a vague word or a negation that begins at `at`.
fn counted(tokens: &Tokens, at: usize) -> Option<Expression> {
    if let Some(zero) = zero(tokens, at) {
        let counted = zero.outcome.map_or(Counted::People, Counted::Casualties);
        let nobody =
            Expression { start: at, core: at, end: zero.end, amount: Amount::Nobody, qualifier: None, counted };
        return Some(nobody);
    }
    // «ارتفع من 20 إلى 30»: what was is over.
    if let Some(after) = after_rise(tokens, at).filter(|_| has_risen(tokens, at)) {
        return counted(tokens, after);
    }
    let before = qualifier(tokens, at);
    let core = before.map_or(at, |found| found.end);
    if before.is_some() && tokens.word(core).is_some_and(|word| word.conjunction) {
        return None;
    }
    let (amount, phrase) = with_number(tokens, core).or_else(|| one_or_two(tokens, core, before.is_some()))?;
    let (phrase, inside) = across_qualifier(tokens, phrase);
    let before = before.or(inside);
    Some(complete(tokens, Parts { start: at, core, amount, before, phrase }))
}

/// «100 على الأقل من القتلى»: a phrase that is parted from its number by a qualifier.
fn across_qualifier(tokens: &Tokens, phrase: NounPhrase) -> (NounPhrase, Option<Found>) {
    let inside = qualifiers::after_number(tokens, phrase.end)
        .filter(|found| phrase.counted == Counted::Nothing && found.start == phrase.end)
        .filter(|found| tokens.is(found.end, Particle::From));
    let counted = inside.map(|found| after_number(tokens, found.end));
    match counted.filter(|counted| counted.counted != Counted::Nothing) {
        Some(counted) => (counted, inside),
        None => (phrase, None),
    }
}

/// The parts of an expression, before it is known whether a qualifier follows.
pub(super) struct Parts {
    pub start: usize,
    pub core: usize,
    pub amount: Amount,
    pub before: Option<Found>,
    pub phrase: NounPhrase,
}

/// The expression of `parts`, with the qualifier that follows.
pub(super) fn complete(tokens: &Tokens, mut parts: Parts) -> Expression {
    // «20 قتيلا ونيف».
    if let (Amount::Number(number), Some(next)) = (parts.amount, conjoined(tokens, parts.phrase.end))
        && tokens.entry(next).number == Some(NumberWord::Odd)
    {
        parts.amount = Amount::Odd(number);
        parts.phrase.end = next + 1;
    }
    let after = match parts.phrase.counted {
        Counted::Thing => None,
        _ => qualifiers::after_number(tokens, parts.phrase.end),
    };
    let is_next = |found: &Found| found.start == parts.phrase.end;
    // «نحو 20 على الأقل»: the limit says more.
    let before = parts.before.map(|found| found.qualifier).filter(|one| *one != Qualifier::Approx || after.is_none());
    Expression {
        start: parts.start,
        core: parts.core,
        end: after.filter(is_next).map_or(parts.phrase.end, |found| found.end),
        amount: parts.amount,
        qualifier: before.or(after.map(|found| found.qualifier)),
        counted: parts.phrase.counted,
    }
}

/// The qualifier at `at`; of two in a row, as in «ما يصل إلى نحو 300», the first.
fn qualifier(tokens: &Tokens, at: usize) -> Option<Found> {
    let first = qualifiers::before_number(tokens, at)?;
    let second = qualifiers::before_number(tokens, first.end);
    Some(Found { end: second.map_or(first.end, |second| second.end), ..first })
}

fn with_number(tokens: &Tokens, core: usize) -> Option<(Amount, NounPhrase)> {
    if is_date(tokens, core) {
        return None;
    }
    if tokens.entry(core).number == Some(NumberWord::OneOf)
        && let Some(noun) = tokens
            .entry(core + 1)
            .noun
            .filter(|noun| matches!(noun.form, Form::Plural | Form::PluralOf | Form::DualOrPlural))
        && !tokens.word(core).is_some_and(|word| word.article)
    {
        return Some((Amount::Number(1), head(tokens, core + 1, noun)));
    }
    let found = amount(tokens, core)?;
    let phrase = before_number(tokens, core, found.end).unwrap_or_else(|| after_number(tokens, found.end));
    Some((found.amount, phrase))
}

/// «الجنود الثلاثة», «قتلى بالعشرات»: the noun has gone before.
pub(super) fn before_number(tokens: &Tokens, core: usize, end: usize) -> Option<NounPhrase> {
    let before =
        core.checked_sub(1).filter(|_| tokens.word(core).is_some_and(|word| word.article && !word.conjunction))?;
    let is_adverb = tokens.word(core).is_some_and(|word| word.preposition);
    let noun = tokens.word(before).filter(|word| word.article || is_adverb)?.entry.noun?;
    let is_amount = tokens.entry(core).number.is_some_and(|number| match number {
        NumberWord::Unit(_) => !is_adverb,
        NumberWord::TensPlural | NumberWord::HundredsPlural | NumberWord::Scale(_, ScaleForm::Plural) => is_adverb,
        _ => false,
    });
    is_amount.then(|| NounPhrase { end, ..head(tokens, before, noun) })
}

/// «شخص واحد», «مدنيين اثنين»; after a qualifier also «أكثر من قتيل».
fn one_or_two(tokens: &Tokens, core: usize, is_qualified: bool) -> Option<(Amount, NounPhrase)> {
    let noun = tokens.entry(core).noun.filter(|noun| !matches!(noun.sense, Sense::Other | Sense::Date))?;
    let phrase = head(tokens, core, noun);
    let said = match tokens.entry(core + 1).number {
        Some(NumberWord::Unit(number @ 1..=2)) if !tokens.word(core + 1)?.conjunction => Some(number),
        _ => None,
    };
    let told = match noun.form {
        Form::Singular | Form::Accusative => 1,
        Form::Dual => 2,
        _ => said.filter(|said| *said == 2)?,
    };
    let is_continued = amount(tokens, core + 1).is_some_and(|more| more.amount != Amount::Number(told));
    match said {
        Some(said) if said == told && !is_continued => {
            Some((Amount::Number(told), NounPhrase { end: core + 2, ..phrase }))
        }
        // «شخصين أو ثلاثة», «قتيل أو قتيلان».
        None if tokens.is(core + 1, Particle::Or) => {
            let is_dual = tokens.entry(core + 2).noun.is_some_and(|noun| noun.form == Form::Dual);
            let next = if is_dual { Amount::Number(2) } else { amount(tokens, core + 2)?.amount };
            let is_next = next == Amount::Number(told + 1);
            is_next.then_some((Amount::Range(told, told + 1), NounPhrase { end: core + 3, ..phrase }))
        }
        None if is_qualified && !matches!(phrase.counted, Counted::Thing) => Some((Amount::Number(told), phrase)),
        _ => None,
    }
}

/// A number beside a month or after «عام» is a date.
fn is_date(tokens: &Tokens, core: usize) -> bool {
    let is_date_word = |at: usize| {
        let sense = tokens.entry(at).noun.map(|noun| noun.sense);
        sense == Some(Sense::Date) && tokens.word(at).is_some_and(|word| !word.article)
    };
    let before = |back: usize| core.checked_sub(back).is_some_and(is_date_word);
    let is_second = core.checked_sub(1).is_some_and(|at| matches!(tokens.stem(at), "اول" | "ثاني"));
    let is_name = core.checked_sub(1).is_some_and(|at| matches!(tokens.mark(at), Some('$' | '€' | '£' | '/' | '#')));
    let is_figure = core.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|t| matches!(t.kind, Kind::Figure));
    (before(1) && tokens.entry(core).noun.is_none()) || (is_second && before(2)) || is_name || is_figure
}

/// Whether a running total is told shortly before `at`.
fn has_risen(tokens: &Tokens, at: usize) -> bool {
    (at.saturating_sub(6)..at).any(|at| tokens.is(at, Particle::Rise))
}
