//! What is known of single words. The tables are in the files beside this one, in ordinary spelling; they are folded
//! when they are first needed, so that hamza, teh marbuta and alef maqsura don't matter.

use super::{events, nouns, number_words, particles, qualifiers};
use crate::model::Outcome;
use crate::text::fold;
use std::collections::HashMap;
use std::sync::LazyLock;

/// All that one word can be.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Entry {
    pub number: Option<NumberWord>,
    pub noun: Option<Noun>,
    pub event: Option<Event>,
    pub particles: Particles,
    /// A qualifier may begin with it.
    pub qualifies: bool,
}

impl Entry {
    /// Whether the word is a number, a noun or an event too.
    pub const fn is_more_than_particle(&self) -> bool {
        self.number.is_some() || self.noun.is_some() || self.event.is_some() || self.qualifies
    }
}

/// A word of which numbers are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NumberWord {
    Zero,
    /// 1 to 10; عشر and عشرة are also the second half of 11 to 19.
    Unit(u64),
    /// أحد and إحدى: 1 in 11, 21 …; «أحد المدنيين» is one of them.
    OneOf,
    /// 11 to 19 in one word.
    Teen(u64),
    /// 20, 30 … 90.
    Tens(u64),
    /// 100, 200 … 900.
    Hundreds(u64),
    /// عشرات.
    TensPlural,
    /// مئات.
    HundredsPlural,
    /// ألف, مليون, مليار.
    Scale(u64, ScaleForm),
    /// نصف, ثلث, ربع: one of so many parts.
    Fraction(u64),
    /// بضع.
    Few,
    /// نيف.
    Odd,
}

/// The form of ألف and its like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ScaleForm {
    Singular,
    /// ألفا: 1000 in the accusative, or 2000 before its noun.
    Ambiguous,
    Dual,
    Plural,
}

/// A noun that can be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Noun {
    pub sense: Sense,
    pub form: Form,
}

/// What a noun is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    /// Somebody.
    Person,
    /// «آخرون», «آخر»: others.
    Other,
    /// Somebody to whom this happened: قتيل, جريح.
    Casualty(Outcome),
    /// The same of a word that is also the name of the event or an adjective, so that alone it counts nobody: إصابة.
    WeakCasualty(Outcome),
    /// «حالة»: the word after it says of what.
    Case,
    /// Families and the like: people, but not by the head.
    Group,
    /// No person: a time, a place, a thing.
    Thing,
    /// A month or a word such as «عام»: a number beside it is a date.
    Date,
}

/// The grammatical number of a noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Singular,
    /// With the alef of the accusative: قتيلا.
    Accusative,
    /// The same where the word may be something else unless a number stands before it: سوريا.
    Counted,
    Dual,
    /// A dual before the noun to which it belongs: «رجلي أمن».
    DualOf,
    /// Either, by the letters: «مدنيين».
    DualOrPlural,
    Plural,
    /// Belongs to what follows or is suffixed, as in «مقاتلي», «عناصره».
    PluralOf,
}

/// A verb, or a noun that stands for it, which tells what became of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Event {
    pub effect: Effect,
    pub form: EventForm,
}

/// What an event does to people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    /// They are casualties; `None` if the word doesn't tell how, as «تحييد».
    Harm(Option<Outcome>),
    /// They had to leave.
    Displace,
    /// They were set free.
    Release,
    /// Something else.
    Nothing,
}

/// The form of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EventForm {
    /// قتل: who is counted may come later in the clause.
    Verb,
    /// قتلوا: who is counted has gone before.
    PluralVerb,
    /// مقتل: who is counted follows at once.
    Noun,
    /// اعتقال: who did it may stand between.
    NounWithAgent,
    /// حتفهم, بجروح: who is counted has gone before.
    Trailing,
}

/// A word that holds a sentence together, or marks a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Particle {
    /// و by itself.
    And,
    Or,
    /// A proclitic by itself, before digits or a quote.
    Clitic,
    From,
    To,
    Between,
    /// في and others after which a lone number is no count of people.
    Preposition,
    /// A new clause begins.
    Clause,
    /// الذين, ممن: a clause about the people just named.
    Who,
    /// بينهم.
    Subset,
    /// لم, لا.
    Not,
    /// دون, عدم.
    Without,
    /// ارتفع: what follows is a running total.
    Rise,
    /// حصيلة: the same.
    Toll,
    /// ثالث: the next word is part of an ordinal.
    Ordinal,
    /// سقوط, خلف: casualties follow.
    Introducer,
    /// اليوم, أمس: says when, and may stand between commas.
    When,
    /// Between a negation and what there was none of: وقوع, تسجيل.
    Occurrence,
    /// أي.
    Any,
    /// هدد, محاولة: what follows is not told to have been done.
    Plan,
    /// Between a qualifier and its number: عددهم, حاجز.
    Subject,
}

/// The uses of a word as a particle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Particles(u32);

impl Particles {
    pub fn insert(&mut self, particle: Particle) {
        self.0 |= 1 << particle as u32;
    }

    pub const fn has(self, particle: Particle) -> bool {
        self.0 & (1 << particle as u32) != 0
    }
}

/// All known words, folded.
pub(super) struct Lexicon {
    words: HashMap<String, Entry>,
}

impl Lexicon {
    /// What is known of the folded `word`.
    pub fn get(&self, word: &str) -> Option<Entry> {
        self.words.get(word).copied()
    }

    /// Lets `set` say more of `word`.
    pub fn add(&mut self, word: &str, set: impl FnOnce(&mut Entry)) {
        set(self.words.entry(fold(word)).or_default());
    }

    /// The same for each word of `words`.
    pub fn add_all(&mut self, words: &str, set: impl Fn(&mut Entry)) {
        for word in words.split_whitespace() {
            self.add(word, &set);
        }
    }
}

/// The one lexicon, made at its first use.
pub(super) fn lexicon() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
        let mut lexicon = Lexicon { words: HashMap::new() };
        number_words::add(&mut lexicon);
        nouns::add(&mut lexicon);
        events::add(&mut lexicon);
        particles::add(&mut lexicon);
        qualifiers::add(&mut lexicon);
        lexicon
    });
    &LEXICON
}
