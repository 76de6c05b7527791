//! Count expressions: a qualifier, an amount, what is counted.

use super::amount::{Amount, after_rise, amount};
use super::lexicon::{Effect, EventForm, Form, Noun, NumberWord, Particle, Particles, Sense};
use super::noun_phrase::{Counted, NounPhrase, after_number, head};
use super::number::{conjoined, number};
use super::qualifiers::{self, Found};
use super::token::{Kind, Tokens};
use super::zero::zero;
use crate::model::{ConventionKey, Qualifier};

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
    /// No number stands there: a noun in the singular, the dual or the plural.
    pub is_bare: bool,
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
        let nobody = Expression {
            start: at,
            core: at,
            end: zero.end,
            amount: Amount::Nobody,
            qualifier: None,
            counted,
            is_bare: false,
        };
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
    Some(complete(tokens, Parts { start: at, core, amount, before, phrase }))
}

/// The parts of an expression, before it is known whether a qualifier follows.
struct Parts {
    start: usize,
    core: usize,
    amount: Amount,
    before: Option<Found>,
    phrase: NounPhrase,
}

fn complete(tokens: &Tokens, mut parts: Parts) -> Expression {
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
        is_bare: false,
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

/// «الجنود الثلاثة»: the noun has gone before.
fn before_number(tokens: &Tokens, core: usize, end: usize) -> Option<NounPhrase> {
    let before =
        core.checked_sub(1).filter(|_| tokens.word(core).is_some_and(|word| word.article && !word.conjunction))?;
    let noun = tokens.word(before).filter(|word| word.article)?.entry.noun?;
    let is_amount = tokens.entry(core).number.is_some_and(|number| matches!(number, NumberWord::Unit(_)));
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
        // «شخصين أو ثلاثة».
        None if told == 2 && tokens.is(core + 1, Particle::Or) => match amount(tokens, core + 2)?.amount {
            Amount::Number(3) => Some((Amount::Range(2, 3), NounPhrase { end: core + 3, ..phrase })),
            _ => None,
        },
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

/// The noun at `at` that counts by itself: «مقتل شخص», «قتيل وجريحان», «سقوط قتلى». The expression before it ends
/// before `previous`.
fn bare(tokens: &Tokens, at: usize, previous: usize) -> Option<Expression> {
    let noun = tokens.entry(at).noun?;
    let phrase = alone(tokens, at, noun)?;
    let is_chained = at == previous || (at == previous + 1 && tokens.is(previous, Particle::And));
    let follows_count = previous > 0 && is_chained && conjoined(tokens, previous).is_some();
    let place = Place { tokens, at, follows_count };
    let allowed = match (noun.sense, noun.form) {
        (Sense::Casualty(_), Form::Singular | Form::Accusative | Form::Dual) => {
            !place.is_negated() && !place.is_selected()
        }
        (Sense::Casualty(_), _) => place.begins_clause() || place.is_introduced() || place.is_after_harm(),
        (Sense::WeakCasualty(_), Form::Dual) => !place.is_negated(),
        (Sense::WeakCasualty(_), _) => place.is_introduced(),
        (Sense::Person, Form::Singular | Form::Accusative | Form::Dual) => {
            place.is_after_harm() || place.is_member() || place.is_before_harm(noun.form)
        }
        (Sense::Person, _) => place.is_after_harm(),
        (Sense::Other, Form::Singular) => place.is_after_harm() && !place.has_complement(),
        (Sense::Other, _) => place.is_after_harm(),
        _ => false,
    };
    let is_counted_after = tokens.get(phrase.end).is_some_and(|next| matches!(next.kind, Kind::Digits(_)))
        || number(tokens, phrase.end).is_some_and(|_| !tokens.word(phrase.end).is_some_and(|word| word.conjunction));
    (allowed && !is_counted_after && !place.is_negated() && !place.is_agent(phrase.end))
        .then(|| lone(tokens, at, noun, phrase))
}

/// The phrase of a noun that stands alone and is not bound to what follows it: «قائد الجيش» is somebody known.
fn alone(tokens: &Tokens, at: usize, noun: Noun) -> Option<NounPhrase> {
    let word = tokens.word(at)?;
    if word.article
        || word.preposition && noun.form != Form::Dual
        || matches!(noun.form, Form::PluralOf | Form::Counted)
    {
        return None;
    }
    let phrase = head(tokens, at, noun);
    let next = tokens.word(phrase.end);
    let is_bound = next.is_some_and(|next| next.article && !next.conjunction && !next.preposition);
    let can_be_bound = !matches!(noun.form, Form::Dual | Form::Accusative);
    (!(is_bound && can_be_bound) && !matches!(phrase.counted, Counted::Thing | Counted::Group)).then_some(phrase)
}

fn lone(tokens: &Tokens, at: usize, noun: Noun, phrase: NounPhrase) -> Expression {
    let amount = match noun.form {
        Form::Singular | Form::Accusative => Amount::Number(1),
        Form::Dual => Amount::Number(2),
        Form::DualOrPlural if is_written_as_dual(tokens.written(at)) => Amount::Number(2),
        _ => Amount::Vague { key: ConventionKey::Plural, times: 1 },
    };
    let parts = Parts { start: at, core: at, amount, before: None, phrase };
    Expression { is_bare: true, ..complete(tokens, parts) }
}

/// With vowel marks the dual shows: مدنيَّيْن has a fatha where مدنيِّين has a kasra.
fn is_written_as_dual(written: &str) -> bool {
    let plain: String = written.chars().filter(|c| !matches!(c, 'ـ' | '\u{0651}')).collect();
    plain.trim_end_matches(['\u{0650}', '\u{064e}']).ends_with("\u{064e}يْن") || plain.contains("\u{064e}ين")
}

/// The expression that the noun at `at` is if somebody has marked it as a count.
pub(super) fn marked(tokens: &Tokens, at: usize) -> Option<Expression> {
    let noun = tokens.entry(at).noun.filter(|noun| {
        matches!(noun.sense, Sense::Person | Sense::Other | Sense::Casualty(_) | Sense::WeakCasualty(_))
    })?;
    let word = tokens.word(at)?;
    let place = Place { tokens, at, follows_count: false };
    if word.article || noun.form == Form::Counted || place.is_negated() {
        return None;
    }
    let phrase = head(tokens, at, noun);
    Some(lone(tokens, at, noun, phrase))
}

/// Where a noun without a number stands.
struct Place<'a> {
    tokens: &'a Tokens<'a>,
    at: usize,
    /// It is joined by و to a count.
    follows_count: bool,
}

impl Place<'_> {
    fn before(&self) -> usize {
        // A lone و belongs to the noun.
        let at = self.at.wrapping_sub(1);
        if self.tokens.is(at, Particle::And) { at.wrapping_sub(1) } else { at }
    }

    fn is_after_harm(&self) -> bool {
        let event = self.tokens.entry(self.before()).event;
        let is_joined = self.tokens.word(self.at).is_some_and(|word| word.conjunction);
        let harm = event.is_some_and(|event| {
            matches!(event.effect, Effect::Harm(_))
                && event.form != EventForm::Trailing
                && event.form != EventForm::PluralVerb
        });
        (harm && !is_joined && !self.tokens.word(self.before()).is_some_and(|word| word.article)) || self.follows_count
    }

    /// «بينهم طفل».
    fn is_member(&self) -> bool {
        self.tokens.is(self.before(), Particle::Subset)
    }

    /// «جنديان إسرائيليان قتلا», «عنصر مقطوع الرأس».
    fn is_before_harm(&self, form: Form) -> bool {
        let (reach, verb) = if form == Form::Dual { (3, EventForm::PluralVerb) } else { (1, EventForm::Trailing) };
        (self.at + 1..=self.at + reach)
            .filter_map(|at| self.tokens.entry(at).event)
            .any(|event| matches!(event.effect, Effect::Harm(_)) && event.form == verb)
    }

    /// «سقوط قتلى», «خلف جرحى», «أدى إلى إصابات».
    fn is_introduced(&self) -> bool {
        let before = self.before();
        let through = [Particle::To, Particle::Clitic, Particle::From, Particle::Preposition];
        let is_step =
            through.iter().any(|particle| self.tokens.is(before, *particle)) || self.tokens.folded(before) == "عن";
        self.tokens.is(before, Particle::Introducer)
            || (is_step && self.tokens.is(before.wrapping_sub(1), Particle::Introducer))
            || self.is_member()
            || self.follows_count
    }

    fn begins_clause(&self) -> bool {
        let before = self.before();
        before >= self.tokens.len()
            || self.tokens.is_break(before)
            || self.tokens.mark(before).is_some_and(|mark| matches!(mark, ',' | '،' | '؛' | ':' | '-' | '–' | '—'))
    }

    /// «لم ترد أنباء عن وقوع إصابات»: what is denied, or not known, is not counted.
    fn is_negated(&self) -> bool {
        let reach = self.at.saturating_sub(7)..self.at;
        let near = reach.rev().take_while(|at| !self.tokens.is_break(*at) && self.tokens.mark(*at).is_none());
        let mut near = near.take_while(|at| !self.tokens.entry(*at).number.is_some());
        near.any(|at| self.tokens.is(at, Particle::Not) || self.tokens.is(at, Particle::Without))
    }

    /// «اختطف مسلحون ثلاثة عمال»: who did it, if a count follows without و.
    fn is_agent(&self, end: usize) -> bool {
        let event = self.tokens.entry(self.before()).event;
        let is_bound = |at: &usize| {
            self.tokens.get(*at).is_some_and(|token| matches!(token.kind, Kind::Digits(_)))
                || self.tokens.word(*at).is_some_and(|word| {
                    let is_loose = word.conjunction || word.preposition;
                    !is_loose && word.entry.particles == Particles::default() && word.entry.event.is_none()
                })
        };
        let mut bound = (end..end + 4).take_while(is_bound);
        let is_verb = event.is_some_and(|event| event.form == EventForm::Verb);
        is_verb && bound.any(|at| number(self.tokens, at).is_some() || self.tokens.entry(at).qualifies)
    }

    /// «كل قتيل», «أي قتيل», «أول قتيل».
    fn is_selected(&self) -> bool {
        let before = self.before();
        let is_second = matches!(
            self.tokens.entry(before).noun.map(|noun| noun.sense),
            Some(Sense::Casualty(_) | Sense::WeakCasualty(_))
        ) && self.tokens.is(before.wrapping_sub(1), Particle::Between);
        is_second
            || self.tokens.is(before, Particle::Any)
            || matches!(self.tokens.stem(before), "كل" | "اول" | "اخر" | "ثاني" | "ثالث" | "بين" | "غير")
    }

    /// «آخر جيب»: the last one, not another one.
    fn has_complement(&self) -> bool {
        let next = self.at + 1;
        self.tokens.word(next).is_some_and(|word| {
            let is_loose = word.conjunction || word.preposition || word.entry.particles != Particles::default();
            !is_loose && !matches!(word.entry.event.map(|event| event.form), Some(EventForm::Trailing))
        })
    }
}
