//! What is counted: «قتيلا», «من مقاتلي», «القتلى والجرحى», «آخرين».

use super::lexicon::{Effect, Form, Noun, NumberWord, Particle, Sense};
use super::number::conjoined;
use super::token::Tokens;
use crate::model::Outcome;

/// The counted noun, or what stands in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counted {
    /// Nothing: «قتل 5 في».
    Nothing,
    /// A word that the lexicon doesn't know.
    Unknown,
    /// Somebody.
    People,
    /// People to whom this happened.
    Casualties(Outcome),
    /// People, but not by the head: families.
    Group,
    /// Something that is no person, or a date, or a share.
    Thing,
}

/// The counted noun and its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NounPhrase {
    pub counted: Counted,
    /// The token after it; where there is none, that after the number.
    pub end: usize,
}

/// What is counted by the number that ends before `end`.
pub(super) fn after_number(tokens: &Tokens, end: usize) -> NounPhrase {
    let nothing = NounPhrase { counted: Counted::Nothing, end };
    if is_share(tokens, end) {
        return NounPhrase { counted: Counted::Thing, end };
    }
    if tokens.is(end, Particle::From) {
        // «38 من مقاتلي»; a lone «شخص» is no part of a whole.
        let of = after_from(tokens, end);
        return match tokens.entry(of).noun {
            Some(noun) if !is_single(noun) || noun.sense != Sense::Person => head(tokens, of, noun),
            _ => nothing,
        };
    }
    let Some(word) = tokens.word(end) else { return nothing };
    if word.conjunction || word.preposition || tokens.is(end, Particle::Subset) {
        return nothing;
    }
    match word.entry.noun {
        Some(noun) => head(tokens, end, noun),
        None if word.article || word.entry.is_more_than_particle() => nothing,
        None if word.entry.particles != super::lexicon::Particles::default() => nothing,
        None => NounPhrase { counted: Counted::Unknown, end },
    }
}

/// «من بين القتلى», «من هؤلاء المدنيين»: the token after such words.
fn after_from(tokens: &Tokens, from: usize) -> usize {
    let next = from + 1;
    let is_filler =
        tokens.is(next, Particle::Between) || matches!(tokens.folded(next), "هولاء" | "هؤلاء" | "اولئك" | "ضمن");
    next + usize::from(is_filler)
}

const fn is_single(noun: Noun) -> bool {
    matches!(noun.form, Form::Singular | Form::Accusative | Form::Counted)
}

/// The phrase whose head is the noun at `at`.
pub(super) fn head(tokens: &Tokens, at: usize, noun: Noun) -> NounPhrase {
    let end = at + 1;
    let counted = match noun.sense {
        Sense::Person | Sense::Other => Counted::People,
        Sense::Group => Counted::Group,
        Sense::Thing | Sense::Date => Counted::Thing,
        Sense::Case => return case(tokens, at),
        Sense::WeakCasualty(_) if is_illness(tokens, end) => Counted::Thing,
        Sense::Casualty(outcome) | Sense::WeakCasualty(outcome) => match both(tokens, end, outcome) {
            Some(end) => return NounPhrase { counted: Counted::Casualties(Outcome::KilledAndInjured), end },
            None => Counted::Casualties(outcome),
        },
    };
    NounPhrase { counted, end }
}

/// «250 إصابة جديدة بفيروس كورونا».
fn is_illness(tokens: &Tokens, end: usize) -> bool {
    (end..end + 2)
        .any(|at| matches!(tokens.stem(at), "فيروس" | "بفيروس" | "كورونا" | "بكورونا" | "كوليرا" | "مرض" | "بمرض"))
}

/// «20 قتيلا وجريحا»: the token after the second noun, if both are counted together, which shows in that they have the
/// same form. In «20 قتيلا وجريح» somebody else was wounded.
fn both(tokens: &Tokens, end: usize, first: Outcome) -> Option<usize> {
    let next = conjoined(tokens, end).or_else(|| tokens.is(end, Particle::Or).then_some(end + 1))?;
    let (one, other) = (tokens.word(end - 1)?, tokens.word(next)?);
    let (Sense::Casualty(second) | Sense::WeakCasualty(second)) = other.entry.noun?.sense else { return None };
    let is_pair = matches!((first, second), (Outcome::Killed, Outcome::Injured) | (Outcome::Injured, Outcome::Killed));
    let is_alike = one.entry.noun?.form == other.entry.noun?.form && one.article == other.article;
    let is_counted_itself = tokens.entry(next + 1).number == Some(NumberWord::Unit(1));
    (is_pair && is_alike && !is_counted_itself).then_some(next + 1)
}

/// «20 حالة وفاة», «3 حالات اختناق».
fn case(tokens: &Tokens, at: usize) -> NounPhrase {
    let of = tokens.entry(at + 1);
    let outcome = match (of.noun.map(|noun| noun.sense), of.event.map(|event| event.effect)) {
        (Some(Sense::Casualty(outcome) | Sense::WeakCasualty(outcome)), _) | (_, Some(Effect::Harm(Some(outcome)))) => {
            Some(outcome)
        }
        _ if matches!(tokens.stem(at + 1), "اختناق" | "تسمم") => Some(Outcome::Injured),
        _ => None,
    };
    match outcome {
        Some(outcome) => NounPhrase { counted: Counted::Casualties(outcome), end: at + 2 },
        None => NounPhrase { counted: Counted::Thing, end: at + 1 },
    }
}

/// «في المئة», «%», «بالمئة».
fn is_share(tokens: &Tokens, end: usize) -> bool {
    let is_hundred =
        |at| tokens.word(at).is_some_and(|word| word.article && word.entry.number == Some(NumberWord::Hundreds(100)));
    matches!(tokens.mark(end), Some('%' | '٪' | '$' | '€' | '£' | '/' | ':' | '@'))
        || (tokens.folded(end) == "في" && is_hundred(end + 1))
        || (is_hundred(end) && tokens.word(end).is_some_and(|word| word.preposition))
}
