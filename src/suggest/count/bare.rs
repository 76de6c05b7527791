//! Nouns that count without a number: «مقتل شخص», «قتيل وجريحان», «سقوط قتلى».

use super::amount::Amount;
use super::expression::{Expression, Parts, before_number, complete};
use super::lexicon::{Effect, Entry, EventForm, Form, Noun, NumberWord, Particle, Particles, Sense};
use super::noun_phrase::{Counted, NounPhrase, head};
use super::number::{conjoined, number};
use super::token::{Kind, Tokens};
use crate::model::ConventionKey;

/// The noun at `at` that counts by itself: «مقتل شخص», «قتيل وجريحان», «سقوط قتلى». The expression before it ends
/// before `previous`.
pub(super) fn bare(tokens: &Tokens, at: usize, previous: usize) -> Option<Expression> {
    let noun = in_context(tokens, at, tokens.entry(at).noun?)?;
    let phrase = alone(tokens, at, noun)?;
    let is_chained = at == previous || (at == previous + 1 && tokens.is(previous, Particle::And));
    let follows_count = previous > 0 && is_chained && conjoined(tokens, previous).is_some();
    let place = Place { tokens, at, follows_count };
    if place.is_after_number(previous) {
        return None;
    }
    let allowed = match (noun.sense, noun.form) {
        (Sense::Casualty(_), Form::Singular | Form::Accusative | Form::Dual) => !place.is_selected(),
        (Sense::Casualty(_), _) => place.begins_clause() || place.is_introduced() || place.is_after_harm(),
        (Sense::WeakCasualty(_), Form::Dual) => true,
        (Sense::WeakCasualty(_), _) => place.is_introduced(),
        (Sense::Person, Form::Singular | Form::Accusative | Form::Dual) => {
            place.is_after_harm() || place.is_member() || place.is_before_harm(noun.form)
        }
        (Sense::Other, Form::Singular) => place.is_after_harm() && !place.has_complement(),
        (Sense::Person | Sense::Other, _) => place.is_after_harm(),
        _ => false,
    };
    let is_no_count = !allowed || place.is_negated() || place.is_agent(phrase.end) || has_number(tokens, phrase.end);
    (!is_no_count).then(|| lone(tokens, at, noun, phrase))
}

/// The noun at `at` with the form that the next word gives it: «رجلي أمن» and «رجلا أمن» are two, «رجلا» is one.
fn in_context(tokens: &Tokens, at: usize, noun: Noun) -> Option<Noun> {
    const TRADES: [&str; 17] = [
        "امن",
        "شرطه",
        "اعمال",
        "دين",
        "اطفاء",
        "اسعاف",
        "احتياط",
        "انقاذ",
        "مخابرات",
        "استخبارات",
        "حراسه",
        "دفاع",
        "جيش",
        "مرور",
        "اغاثه",
        "مشاه",
        "دوريه",
    ];
    let next = tokens.word(at + 1).filter(|next| !next.conjunction && !next.preposition && !next.article);
    let is_bare = next.is_some_and(|next| {
        let Entry { number, event, particles, qualifies, .. } = next.entry;
        number.is_none() && event.is_none() && particles == Particles::default() && !qualifies
    });
    let is_trade = TRADES.contains(&tokens.folded(at + 1));
    let has_tanwin = tokens.written(at).contains('\u{064b}');
    match noun.form {
        Form::DualOf if !is_bare => None,
        Form::DualOf => Some(Noun { form: Form::Dual, ..noun }),
        Form::Accusative if is_trade && !has_tanwin => Some(Noun { form: Form::Dual, ..noun }),
        _ => Some(noun),
    }
}

/// Whether the number of a noun that ends before `end` follows it: «جثث 5 أشخاص», «قتلى بالعشرات».
fn has_number(tokens: &Tokens, end: usize) -> bool {
    let is_joined = conjoined(tokens, end).is_some();
    before_number(tokens, end, end).is_some() || (!is_joined && number(tokens, end).is_some())
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
    let mut phrase = head(tokens, at, noun);
    // «جثة شاب»
    let of = tokens.word(phrase.end).filter(|of| !of.article && !of.conjunction && !of.preposition);
    if matches!(tokens.stem(at), "جثه" | "جثمان")
        && of.and_then(|of| of.entry.noun).is_some_and(|of| of.sense == Sense::Person && of.form == Form::Singular)
    {
        phrase.end += 1;
    }
    let next = tokens.word(phrase.end);
    let is_bound = next.is_some_and(|next| next.article && !next.conjunction && !next.preposition);
    let can_be_bound = !matches!(noun.form, Form::Dual | Form::Accusative);
    let is_known = is_bound && can_be_bound;
    (!is_known && !matches!(phrase.counted, Counted::Thing | Counted::Group)).then_some(phrase)
}

/// The count that a noun is by itself.
fn lone(tokens: &Tokens, at: usize, noun: Noun, phrase: NounPhrase) -> Expression {
    let amount = match noun.form {
        Form::Singular | Form::Accusative => Amount::Number(1),
        Form::Dual => Amount::Number(2),
        Form::DualOrPlural if is_written_as_dual(tokens.written(at)) => Amount::Number(2),
        _ => Amount::Vague { key: ConventionKey::Plural, times: 1 },
    };
    let parts = Parts { start: at, core: at, amount, before: None, phrase };
    complete(tokens, parts)
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
    let noun = in_context(tokens, at, noun)?;
    let word = tokens.word(at)?;
    let place = Place { tokens, at, follows_count: false };
    let is_last = noun.sense == Sense::Other && noun.form == Form::Singular && place.has_complement();
    if word.article || noun.form == Form::Counted || place.is_negated() || place.is_after_number(0) || is_last {
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

    /// «20/30 قتيلا», «5.5 قتيل»: a number that can't be read doesn't make its noun a one. Numbers before `read` are.
    fn is_after_number(&self, read: usize) -> bool {
        let Some(before) = self.at.checked_sub(1).filter(|before| *before >= read) else { return false };
        let is_joined = self.tokens.word(self.at).is_some_and(|word| word.conjunction);
        let is_number = match self.tokens.get(before).map(|token| &token.kind) {
            Some(Kind::Figure) => true,
            Some(Kind::Digits(literal)) => literal.whole.is_none(),
            _ => matches!(self.tokens.entry(before).number, Some(NumberWord::Fraction(_))),
        };
        is_number && !is_joined
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
        // «أوقعت الغارة قتلى»
        let subject = self.tokens.word(before);
        let is_subject = subject.is_some_and(|word| word.article && !word.conjunction && !word.preposition);
        let behind = if is_subject { before.wrapping_sub(1) } else { before };
        self.tokens.is(behind, Particle::Introducer)
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
        let reach = self.at.saturating_sub(10)..self.at;
        let near = reach.rev().take_while(|at| !self.tokens.is_break(*at) && self.tokens.mark(*at).is_none());
        let mut near = near.take_while(|at| self.tokens.entry(*at).number.is_none());
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
