//! «دون وقوع إصابات», «لا قتلى», «لم يصب أحد»: nobody.

use super::lexicon::{Effect, Entry, EventForm, Particle, Sense};
use super::number::conjoined;
use super::token::Tokens;
use crate::model::Outcome;

/// Most words between a negation and what there was none of: «لم يسفر الهجوم عن وقوع أي».
const REACH: usize = 10;

/// That nobody was harmed: of what, and the token after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Zero {
    pub outcome: Option<Outcome>,
    pub end: usize,
}

/// The statement that begins with a negation at `at`, if one does.
pub(super) fn zero(tokens: &Tokens, at: usize) -> Option<Zero> {
    // «من غير ضحايا», «ما من ضحايا».
    let is_without = tokens.is(at, Particle::Without)
        || (tokens.folded(at) == "غير" && at.checked_sub(1).is_some_and(|from| tokens.is(from, Particle::From)));
    let is_none_of = tokens.folded(at) == "ما" && tokens.is(at + 1, Particle::From);
    if !tokens.is(at, Particle::Not) && !is_without && !is_none_of {
        return None;
    }
    let has_verb = tokens.is(at + 1, Particle::Occurrence);
    let (mut outcome, mut is_linked) = (None, true);
    for next in at + 1..=at + REACH {
        let word = tokens.word(next)?;
        let entry = word.entry;
        if entry.number.is_some() && tokens.folded(next) != "احد" || word.conjunction {
            return None;
        }
        is_linked |= entry.particles.has(Particle::Occurrence) || word.preposition;
        // «خسائر بشرية», «خسائر في الأرواح».
        if tokens.stem(next).starts_with("خسائر") {
            return human_loss(tokens, next).map(|end| Zero { outcome: None, end });
        }
        if let Some(Sense::Casualty(found) | Sense::WeakCasualty(found)) = entry.noun.map(|noun| noun.sense) {
            if !is_linked {
                return None;
            }
            // «دون إصابة أحد»: the event, whose object follows.
            let end = anybody(tokens, next + 1).unwrap_or(next + 1);
            return Some(several(tokens, Zero { outcome: Some(found), end }));
        }
        match entry.event.map(|event| (event.effect, event.form)) {
            Some((Effect::Harm(found), form)) if !entry.particles.has(Particle::Occurrence) => {
                let end = anybody(tokens, next + 1).filter(|_| !matches!(form, EventForm::Trailing))?;
                outcome = outcome.or(found);
                return Some(Zero { outcome, end });
            }
            _ => {}
        }
        let is_step = entry.particles.has(Particle::Occurrence) || entry.particles.has(Particle::Any);
        let is_subject = next > at + 1 && word.article && entry.event.is_none() && !entry.qualifies;
        let is_from = is_none_of && next == at + 1;
        if is_step || is_subject || is_from {
            continue;
        }
        // «لم يسفر انفجار السيارة وسط المدينة عن ضحايا»: of a subject that is longer, the preposition tells the end.
        let is_relative = matches!(tokens.folded(next), "الذي" | "التي");
        if !(has_verb && (is_relative || is_in_subject(entry))) {
            return None;
        }
        is_linked = false;
    }
    None
}

/// Whether a word may stand between «لم يسفر» and «عن».
fn is_in_subject(entry: Entry) -> bool {
    let particles = [Particle::Clause, Particle::Who, Particle::Not, Particle::Without, Particle::Subset];
    let is_harmless = entry.event.is_none_or(|event| event.effect == Effect::Nothing);
    !particles.iter().any(|particle| entry.particles.has(*particle)) && is_harmless && !entry.qualifies
}

/// The token after «أحد», «أي شخص» at `at`.
fn anybody(tokens: &Tokens, at: usize) -> Option<usize> {
    if tokens.folded(at) == "احد" {
        return Some(at + 1);
    }
    if !tokens.is(at, Particle::Any) {
        return None;
    }
    let is_person =
        matches!(tokens.entry(at + 1).noun.map(|noun| noun.sense), Some(Sense::Person | Sense::Casualty(_)));
    (is_person || tokens.is(at + 1, Particle::From)).then_some(at + 2)
}

fn human_loss(tokens: &Tokens, at: usize) -> Option<usize> {
    match tokens.folded(at + 1) {
        "بشريه" => Some(at + 2),
        "في" if tokens.stem(at + 2) == "ارواح" => Some(at + 3),
        _ => None,
    }
}

/// «دون قتلى أو جرحى», «لا قتلى ولا جرحى».
fn several(tokens: &Tokens, first: Zero) -> Zero {
    let next = conjoined(tokens, first.end).or_else(|| tokens.is(first.end, Particle::Or).then_some(first.end + 1));
    let Some(mut next) = next else { return first };
    if tokens.stem(next) == "لا" {
        next += 1;
    }
    match tokens.entry(next).noun.map(|noun| noun.sense) {
        Some(Sense::Casualty(second) | Sense::WeakCasualty(second)) => {
            let outcome = if first.outcome == Some(second) { second } else { Outcome::KilledAndInjured };
            Zero { outcome: Some(outcome), end: next + 1 }
        }
        _ => first,
    }
}
