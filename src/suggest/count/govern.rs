//! What became of those who are counted: the nearest word that tells it, before the count or after it.

use super::expression::Expression;
use super::lexicon::{Effect, Event, EventForm, Form, Particle, Sense};
use super::noun_phrase::Counted;
use super::number::number;
use super::token::Tokens;
use crate::model::Outcome;

/// Farthest that a word which tells the outcome may stand before a count, in tokens.
const REACH_BEFORE: usize = 30;
/// The same for one after it.
const REACH_AFTER: usize = 10;

/// What is known of a count from the words around it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Governed {
    pub effect: Option<Effect>,
    /// The word that tells it stands beside the number, so that no noun is needed.
    pub is_direct: bool,
    pub part_of_another: bool,
    pub cumulative: bool,
    /// They were set free.
    pub released: bool,
}

/// Governs each of `expressions`.
pub(super) fn govern(tokens: &Tokens, expressions: &[Expression]) -> Vec<Governed> {
    let mut all: Vec<Governed> = Vec::with_capacity(expressions.len());
    for (at, expression) in expressions.iter().enumerate() {
        let floor = at.checked_sub(1).map_or(0, |before| expressions[before].end);
        let roof = expressions.get(at + 1).map_or(tokens.len(), |next| next.start);
        let previous = all.last().copied();
        all.push(one(tokens, expression, floor, roof, previous));
    }
    all
}

fn one(tokens: &Tokens, e: &Expression, floor: usize, roof: usize, previous: Option<Governed>) -> Governed {
    let before = Backward::new(tokens, e, floor);
    let previous = previous.filter(|_| before.continues);
    let member = before.is_member || is_member_after(tokens, e.end, roof);
    let own = match e.counted {
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
        is_direct: before.is_direct
            // «قتل 900 عنصر و600 من قسد».
            || (previous.is_some() && is_joined(tokens, e) && tokens.is(e.end, Particle::From))
            || (before.effect.is_none() && forward.is_some_and(|(_, gap)| gap <= 2)),
        part_of_another: member || (own.is_none() && told.is_none() && previous.is_some_and(|p| p.part_of_another)),
        cumulative: before.is_total || previous.is_some_and(|p| p.cumulative && before.effect.is_none()),
        released: before.effect == Some(Effect::Release),
    }
}

/// «20 منهم»; in «منهم 20 طفلا» the word belongs to what follows.
fn is_member_after(tokens: &Tokens, end: usize, roof: usize) -> bool {
    let at = if tokens.is(end, Particle::From) { end + 2 } else { end };
    tokens.is(at, Particle::Subset) && roof > at + 1 && !tokens.word(at).is_some_and(|word| word.conjunction)
}

/// What is found on the way from a count back to the beginning of its clause.
#[derive(Default)]
struct Backward {
    effect: Option<Effect>,
    is_direct: bool,
    is_member: bool,
    is_total: bool,
    /// The count goes on from the one before it.
    continues: bool,
}

impl Backward {
    fn new(tokens: &Tokens, e: &Expression, floor: usize) -> Self {
        let mut found = Self::default();
        let is_joined = is_joined(tokens, e);
        let (mut has_comma, mut has_clause, mut only_when) = (false, false, true);
        let mut at = e.core;
        let lowest = floor.max(e.core.saturating_sub(REACH_BEFORE));
        while at > lowest {
            at -= 1;
            if tokens.is_break(at) {
                return found;
            }
            if let Some(mark) = tokens.mark(at) {
                has_comma |= matches!(mark, ',' | '،' | '؛') && !only_when;
                only_when = true;
                continue;
            }
            found.is_member |= tokens.is(at, Particle::Subset) && e.start <= at + 3;
            found.is_total |= tokens.is(at, Particle::Rise) || tokens.is(at, Particle::Toll);
            let is_clause = tokens.is(at, Particle::Clause) || tokens.is(at, Particle::Who);
            if is_clause && !found.is_member {
                has_clause = true;
                break;
            }
            only_when &= tokens.is(at, Particle::When);
            if found.effect.is_some() || has_comma && !is_joined && !found.is_member {
                continue;
            }
            found.look_at(tokens, e, at, is_joined);
        }
        let length = e.start.saturating_sub(floor);
        let goes_on = is_joined || found.is_member || length == 0 || (length == 1 && has_comma);
        found.continues = floor > 0 && at <= floor && goes_on && !has_clause && found.effect.is_none();
        found
    }

    /// Whether the word at `at` tells the outcome of `e`.
    fn look_at(&mut self, tokens: &Tokens, e: &Expression, at: usize, is_joined: bool) {
        let entry = tokens.entry(at);
        let gap = e.start.saturating_sub(at + 1);
        if let Some(event) = entry.event {
            let is_open = match event.form {
                EventForm::Verb | EventForm::NounWithAgent => true,
                EventForm::PluralVerb => gap <= 3,
                EventForm::Noun => gap == 0 || is_joined || is_adverbial(tokens, at + 1),
                EventForm::Trailing => false,
            };
            if is_open {
                self.effect = Some(with_neighbour(tokens, at, event));
                self.is_direct = gap == 0 || (gap <= 3 && (at + 1..e.start).all(|at| is_transparent(tokens, at)));
                return;
            }
        }
        let Some(noun) = entry.noun.filter(|_| gap <= 4 || self.is_total) else { return };
        if let Sense::Casualty(outcome) | Sense::WeakCasualty(outcome) = noun.sense
            && matches!(noun.form, Form::Plural | Form::DualOrPlural)
            && tokens.word(at).is_some_and(|word| word.article)
        {
            self.effect = Some(Effect::Harm(Some(outcome)));
            self.is_direct = (at + 1..e.start).all(|at| is_transparent(tokens, at));
            let before = at.wrapping_sub(1);
            self.is_member |= tokens.is(before, Particle::Between) || tokens.is(before, Particle::From);
        }
    }
}

/// «و600», «إضافة إلى 600»: the count is added to another.
fn is_joined(tokens: &Tokens, e: &Expression) -> bool {
    let before = e.start.wrapping_sub(1);
    let adds = tokens.stem(before.wrapping_sub(1));
    if matches!((adds, tokens.folded(before)), ("اضافه", "الي") | ("فضلا", "عن") | ("علاوه", "علي"))
    {
        return true;
    }
    tokens.word(e.start).is_some_and(|word| word.conjunction)
        || tokens.is(e.start, Particle::And)
        || tokens.is(before, Particle::And)
}

/// «مقتل في غارة أمس 20 شخصا».
fn is_adverbial(tokens: &Tokens, at: usize) -> bool {
    let word = tokens.word(at);
    tokens.is(at, Particle::Preposition) || tokens.is(at, Particle::When) || word.is_some_and(|word| word.preposition)
}

/// Words that may stand between «القتلى» or «قتل» and its number.
fn is_transparent(tokens: &Tokens, at: usize) -> bool {
    let uses = [Particle::To, Particle::From, Particle::When, Particle::Rise, Particle::Clitic, Particle::Subject];
    let event = tokens.entry(at).event.map(|event| event.form);
    uses.iter().any(|one| tokens.is(at, *one))
        || tokens.mark(at) == Some(':')
        || number(tokens, at).is_some()
        || matches!(tokens.folded(at), "اليوم" | "امس" | "بلغ" | "هو" | "كل" | "بحياه")
        || matches!(event, Some(EventForm::NounWithAgent | EventForm::Noun))
}

/// «مقتل وإصابة», «قتل وجرح»: both.
fn with_neighbour(tokens: &Tokens, at: usize, event: Event) -> Effect {
    let is_and = |at| tokens.is(at, Particle::And) || tokens.is(at, Particle::Or);
    let is_joined = tokens.word(at).is_some_and(|word| word.conjunction);
    let other = match at.wrapping_sub(1) {
        before if is_joined => before,
        before if is_and(before) => before.wrapping_sub(1),
        _ => return event.effect,
    };
    // «قتلوا وأصيب 10» are two clauses.
    let is_open = |event: &Event| !matches!(event.form, EventForm::PluralVerb | EventForm::Trailing);
    let pair = (event.effect, tokens.entry(other).event.filter(is_open).map(|event| event.effect));
    match pair {
        (Effect::Harm(Some(Outcome::Killed)), Some(Effect::Harm(Some(Outcome::Injured))))
        | (Effect::Harm(Some(Outcome::Injured)), Some(Effect::Harm(Some(Outcome::Killed)))) => {
            Effect::Harm(Some(Outcome::KilledAndInjured))
        }
        _ => event.effect,
    }
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
    for at in end..roof.min(end + REACH_AFTER) {
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
    let is_known = tokens.word(at).is_some_and(|word| {
        word.entry.is_more_than_particle() || word.entry.particles != super::lexicon::Particles::default()
    });
    let is_plural = folded.ends_with("وا") || (folded.starts_with('ي') && folded.ends_with("ون"));
    !is_known && is_plural && folded.chars().count() > 4
}
