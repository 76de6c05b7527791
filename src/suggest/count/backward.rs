//! The way from a count back to the beginning of its clause.

use super::expression::Expression;
use super::lexicon::{Effect, Event, EventForm, Form, Particle, Sense};
use super::noun_phrase::Counted;
use super::number::number;
use super::token::Tokens;
use crate::model::Outcome;

/// Farthest that a word which tells the outcome may stand before a count, in tokens.
const REACH: usize = 30;

/// What is found on the way from a count back to the beginning of its clause.
#[derive(Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a finding of its own")]
pub(super) struct Backward {
    /// What the nearest word that tells an outcome tells.
    pub effect: Option<Effect>,
    /// That word stands beside the number.
    pub is_direct: bool,
    /// «بينهم» stands before the count.
    pub is_member: bool,
    /// «ارتفع» or «حصيلة» does.
    pub is_total: bool,
    /// «والجرحى» stands between it and the count before it.
    pub is_listed: bool,
    /// The count goes on from the one before it.
    pub continues: bool,
}

impl Backward {
    /// Looks back from `e`, but no farther than `floor`, where the count before it ends.
    pub fn new(tokens: &Tokens, e: &Expression, floor: usize) -> Self {
        let mut found = Self::default();
        let is_joined = is_joined(tokens, e);
        let (mut has_comma, mut has_clause, mut only_when) = (false, false, true);
        let mut at = e.core;
        let lowest = floor.max(e.core.saturating_sub(REACH));
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
            found.is_total |= is_total(tokens, at);
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
        found.is_listed =
            tokens.word(floor).is_some_and(|word| word.conjunction && word.article && word.entry.noun.is_some());
        let length = e.start.saturating_sub(floor);
        let goes_on = is_joined || found.is_member || length == 0 || (length == 1 && tokens.mark(floor).is_some());
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
                EventForm::Noun => gap == 0 || is_joined || is_adverbial(tokens, at + 1) || is_group(tokens, at + 1),
                EventForm::Trailing => false,
            };
            if is_open {
                self.effect = Some(if is_planned(tokens, at, event) {
                    Effect::Nothing
                } else {
                    with_neighbour(tokens, at, event)
                });
                self.is_direct = gap == 0 || (gap <= 3 && (at + 1..e.start).all(|at| is_transparent(tokens, at)));
                return;
            }
        }
        let Some(noun) = entry.noun.filter(|_| gap <= 4 || self.is_total) else { return };
        let is_known = |at| tokens.word(at).is_some_and(|word| word.article && !word.conjunction && !word.preposition);
        let is_definite = tokens.word(at).is_some_and(|word| word.article);
        // «قتلى الجيش 12»
        let is_bound = !is_definite && e.counted == Counted::Nothing && is_known(at + 1) && at + 1 < e.start;
        if let Sense::Casualty(outcome) | Sense::WeakCasualty(outcome) = noun.sense
            && matches!(noun.form, Form::Plural | Form::DualOrPlural)
            && (is_definite || is_bound)
        {
            self.effect = Some(Effect::Harm(Some(outcome)));
            self.is_direct = (at + 1 + usize::from(is_bound)..e.start).all(|at| is_transparent(tokens, at));
            let before = at.wrapping_sub(1);
            self.is_member |= tokens.is(before, Particle::Between) || tokens.is(before, Particle::From);
        }
    }
}

/// «ارتفع», «حصيلة»; «وصل» only of a number: «وصل عدد القتلى إلى».
fn is_total(tokens: &Tokens, at: usize) -> bool {
    let is_number = || tokens.is(at + 1, Particle::Subject) || tokens.is(at + 1, Particle::Toll);
    tokens.is(at, Particle::Rise)
        || tokens.is(at, Particle::Toll)
        || (matches!(tokens.stem(at), "وصل" | "وصلت" | "يصل" | "تصل") && is_number())
}

/// «و600», «إضافة إلى 600»: the count is added to another.
pub(super) fn is_joined(tokens: &Tokens, e: &Expression) -> bool {
    let before = e.start.wrapping_sub(1);
    let adds = tokens.stem(before.wrapping_sub(1));
    let adds = matches!((adds, tokens.folded(before)), ("اضافه", "الي") | ("فضلا", "عن") | ("علاوه", "علي"));
    // «مقتل القائد مع 4 من مرافقيه», but not «قتل في اشتباك مع 20 مسلحا».
    let is_with = tokens.folded(before) == "مع" && e.end > e.core + 2 && tokens.is(e.end - 2, Particle::From);
    if adds || is_with {
        return true;
    }
    tokens.word(e.start).is_some_and(|word| word.conjunction)
        || tokens.is(e.start, Particle::And)
        || tokens.is(before, Particle::And)
}

/// «هدد التنظيم بقتل», «محاولة اغتيال»: it is not told that it was done.
fn is_planned(tokens: &Tokens, at: usize, event: Event) -> bool {
    let is_linked = tokens.word(at).is_some_and(|word| word.preposition)
        || at.checked_sub(1).is_some_and(|at| tokens.is(at, Particle::To) || tokens.folded(at) == "علي");
    let is_between = |at: &usize| tokens.word(*at).is_some_and(|word| word.entry.event.is_none() && !word.conjunction);
    // Between them stands who does it; but «في محاولة تسلل قتل» ends with a verb.
    let reach = match event.form {
        _ if is_linked => 4,
        EventForm::NounWithAgent => 2,
        _ => 1,
    };
    let reach = at.saturating_sub(reach)..at;
    reach.rev().take_while(is_between).any(|at| tokens.is(at, Particle::Plan))
}

/// «مقتل في غارة أمس 20 شخصا».
fn is_adverbial(tokens: &Tokens, at: usize) -> bool {
    let word = tokens.word(at);
    tokens.is(at, Particle::Preposition) || tokens.is(at, Particle::When) || word.is_some_and(|word| word.preposition)
}

/// «مقتل عائلة من 5 أفراد».
fn is_group(tokens: &Tokens, at: usize) -> bool {
    tokens.entry(at).noun.is_some_and(|noun| noun.sense == Sense::Group)
}

/// Words that may stand between «القتلى» or «قتل» and its number.
fn is_transparent(tokens: &Tokens, at: usize) -> bool {
    let uses = [Particle::To, Particle::From, Particle::When, Particle::Rise, Particle::Clitic, Particle::Subject];
    let event = tokens.entry(at).event.map(|event| event.form);
    uses.iter().any(|one| tokens.is(at, *one))
        || tokens.mark(at) == Some(':')
        || number(tokens, at).is_some()
        || matches!(tokens.folded(at), "اليوم" | "امس" | "بلغ" | "هو" | "كل" | "بحياه" | "الا" | "سوي")
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
