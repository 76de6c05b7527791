//! What became of those who are counted: the nearest word that tells it, before the count or after it.

use super::backward::{Backward, is_joined};
use super::expression::Expression;
use super::lexicon::{Effect, EventForm, Particle, Particles, Sense};
use super::noun_phrase::Counted;
use super::token::Tokens;
use crate::model::Outcome;

/// Farthest that a word which tells the outcome may stand after a count, in tokens.
const REACH: usize = 10;

/// What is known of a count from the words around it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Governed {
    pub effect: Option<Effect>,
    /// What a word before the count tells, whatever the counted noun is.
    pub told: Option<Effect>,
    /// The word that tells it stands beside the number, so that no noun is needed.
    pub is_direct: bool,
    pub part_of_another: bool,
    pub cumulative: bool,
}

/// Governs each of `expressions`.
pub(super) fn govern(tokens: &Tokens, expressions: &[Expression]) -> Vec<Governed> {
    let mut all: Vec<Governed> = Vec::with_capacity(expressions.len());
    // The last count of people: years and things between two counts don't part them.
    let (mut floor, mut previous) = (0, None);
    for (at, expression) in expressions.iter().enumerate() {
        let roof = expressions.get(at + 1).map_or(tokens.len(), |next| next.start);
        let governed = one(tokens, expression, floor, roof, previous);
        let is_people = matches!(expression.counted, Counted::People | Counted::Casualties(_));
        if is_people || governed.effect.is_some() {
            (floor, previous) = (expression.end, Some(governed));
        }
        all.push(governed);
    }
    all
}

fn one(tokens: &Tokens, e: &Expression, floor: usize, roof: usize, previous: Option<Governed>) -> Governed {
    let before = Backward::new(tokens, e, floor);
    let was_total = previous.is_some_and(|p| p.cumulative) && (before.continues || before.is_listed);
    let previous = previous.filter(|_| before.continues);
    let is_some_of_them = e.counted == Counted::Nothing && is_some_of_them(tokens, e.end, roof);
    let own = match e.counted {
        // «مقتل 5 نازحين»: what they were before matters less than what was done to them.
        Counted::Casualties(Outcome::Displaced | Outcome::Detained)
            if matches!(before.effect, Some(Effect::Harm(Some(_)))) =>
        {
            before.effect
        }
        Counted::Casualties(Outcome::Displaced) => Some(Effect::Displace),
        Counted::Casualties(outcome) => Some(Effect::Harm(Some(outcome))),
        _ => None,
    };
    let forward = if before.effect.is_some() { between_both(tokens, e.end) } else { forward(tokens, e.end, roof) };
    let inherited = previous.and_then(|previous| previous.effect);
    let told = match (before.effect, forward) {
        (Some(Effect::Harm(_)) | None, Some((effect, _))) => Some(effect),
        (effect, _) => effect,
    };
    Governed {
        effect: own.or(told).or(inherited),
        told: before.effect,
        is_direct: before.is_direct
            // «قتل 900 عنصر و600 من قسد».
            || (previous.is_some() && is_joined(tokens, e) && tokens.is(e.end, Particle::From))
            || (previous.is_some() && is_some_of_them)
            || (before.effect.is_none() && forward.is_some_and(|(_, gap)| gap <= 2)),
        part_of_another: before.is_member
            || is_some_of_them
            || (own.is_none() && told.is_none() && previous.is_some_and(|p| p.part_of_another)),
        cumulative: before.is_total || was_total,
    }
}

/// «20 منهم»; in «50، منهم 20 طفلا» the word belongs to what follows.
fn is_some_of_them(tokens: &Tokens, end: usize, roof: usize) -> bool {
    let is_of_them = matches!(tokens.folded(end), "منهم" | "منهن" | "منهما");
    is_of_them && roof > end + 1
}

/// «20 شخصا بين قتيل وجريح», and how far from the count.
fn between_both(tokens: &Tokens, end: usize) -> Option<(Effect, usize)> {
    let between = (end..end + 3).find(|at| tokens.is(*at, Particle::Between))?;
    let outcome = |at| match tokens.entry(at).noun.map(|noun| noun.sense) {
        Some(Sense::Casualty(outcome) | Sense::WeakCasualty(outcome)) => Some(outcome),
        _ => None,
    };
    let second = if tokens.is(between + 2, Particle::And) { between + 3 } else { between + 2 };
    let is_both = outcome(between + 1)? != outcome(second)?;
    is_both.then_some((Effect::Harm(Some(Outcome::KilledAndInjured)), between - end))
}

/// The effect of a verb or the like that follows the count, and how far from it.
fn forward(tokens: &Tokens, end: usize, roof: usize) -> Option<(Effect, usize)> {
    if let Some(both) = between_both(tokens, end) {
        return Some(both);
    }
    for at in end..roof.min(end + REACH) {
        let word = tokens.word(at)?;
        let is_clause = tokens.is(at, Particle::Clause) && !tokens.is(at, Particle::Who);
        if is_clause || is_other_verb(tokens, at) {
            return None;
        }
        match word.entry.event {
            Some(_) if word.conjunction => return None,
            Some(event) if matches!(event.form, EventForm::PluralVerb | EventForm::Trailing) => {
                return Some((event.effect, at - end));
            }
            _ => {}
        }
    }
    None
}

/// A verb in the plural that the lexicon doesn't know, to judge by its ending.
fn is_other_verb(tokens: &Tokens, at: usize) -> bool {
    let folded = tokens.folded(at);
    let is_known = tokens
        .word(at)
        .is_some_and(|word| word.entry.is_more_than_particle() || word.entry.particles != Particles::default());
    let is_plural = folded.ends_with("وا") || (folded.starts_with('ي') && folded.ends_with("ون"));
    !is_known && is_plural && folded.chars().count() > 4
}
