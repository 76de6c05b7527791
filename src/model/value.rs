//! What an annotator answers to the attributes of a label.

use super::{AttributeKey, ChoiceKey};
use crate::text::Span;
use std::collections::BTreeMap;
use std::fmt;

/// A finite decimal number. Zero has no sign, so that equal numbers are one value.
#[derive(Clone, Copy, Debug)]
pub struct Decimal(f64);

impl Decimal {
    /// The number, unless it is infinite or not a number.
    #[must_use]
    pub fn new(number: f64) -> Option<Self> {
        number.is_finite().then_some(Self(number + 0.0))
    }

    /// As a float.
    #[must_use]
    pub const fn get(self) -> f64 {
        self.0
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.0.to_bits() == other.0.to_bits()
    }
}

impl Eq for Decimal {}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A day, a month or a year of the common calendar, written `2019-02-09`, `2019-02` or `2019`: a text often says no
/// more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

impl Date {
    /// Reads an ISO 8601 date of the years 1 to 9999 that exists in the calendar.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let part = |text: &str, digits: usize| {
            (text.len() == digits && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse::<i16>().ok())?
        };
        let year = part(parts.next()?, 4)?;
        let short = |text: Option<&str>| text.map(|text| i8::try_from(part(text, 2)?).ok());
        let (month, day) = (short(parts.next()), short(parts.next()));
        let (month, day) = (month.map_or(Some(None), |m| m.map(Some))?, day.map_or(Some(None), |d| d.map(Some))?);
        jiff::civil::Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
        (year > 0 && parts.next().is_none()).then_some(Self { year, month, day })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        [self.month, self.day].into_iter().flatten().try_for_each(|part| write!(f, "-{part:02}"))
    }
}

/// A number that is known only within bounds. Each bound may be empty, which is not 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct NumberRange {
    /// Not less than this.
    pub low: Option<i64>,
    /// Most probably this.
    pub best: Option<i64>,
    /// Not more than this.
    pub high: Option<i64>,
}

impl NumberRange {
    /// Whether no bound is given.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether low ≤ best ≤ high, as far as they are given.
    #[must_use]
    pub fn is_in_order(&self) -> bool {
        let given: Vec<i64> = [self.low, self.best, self.high].into_iter().flatten().collect();
        given.is_sorted()
    }
}

/// A value of one of the types that an attribute can have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// One of the choices.
    One(ChoiceKey),
    /// Several of the choices, at least one, in the order of the attribute.
    Many(Vec<ChoiceKey>),
    /// Yes or no.
    YesNo(bool),
    /// A whole number.
    Integer(i64),
    /// A decimal number.
    Decimal(Decimal),
    /// Low, best and high.
    Range(NumberRange),
    /// Words of the annotator.
    Text(String),
    /// A date.
    Date(Date),
    /// A passage of the document, in code points: the word that tells.
    Passage(Span),
}

/// What is known about one attribute of one span. An attribute without an answer is empty, which is different from
/// unknown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Somebody has looked, and the text does not tell.
    Unknown,
    /// The program has read it, and nobody has looked at it yet.
    Proposed(Value),
    /// Somebody has set or confirmed it.
    Set(Value),
}

impl Answer {
    /// The value, if there is one.
    #[must_use]
    pub const fn value(&self) -> Option<&Value> {
        match self {
            Self::Unknown => None,
            Self::Proposed(value) | Self::Set(value) => Some(value),
        }
    }

    /// The word for its state that stands in files; that of no answer is `empty`.
    #[must_use]
    pub const fn state(&self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Proposed(_) => "proposed",
            Self::Set(_) => "set",
        }
    }

    /// Whether nobody has looked at it yet.
    #[must_use]
    pub const fn is_proposed(&self) -> bool {
        matches!(self, Self::Proposed(_))
    }
}

/// The answers to the attributes of a span or a document; what is missing is empty.
pub type Answers = BTreeMap<AttributeKey, Answer>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_days_months_or_years_that_exist() {
        for text in ["2019-02-09", "2019-02", "2019", "2020-02-29", "0001-01-01"] {
            assert_eq!(Date::parse(text).map(|date| date.to_string()).as_deref(), Some(text));
        }
        for text in ["", "19", "2019-2", "2019-13", "2019-02-30", "2019-02-09-01", "2019-", "0000", "+019", "2019-02-9"]
        {
            assert_eq!(Date::parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn bounds_that_are_given_are_in_order_or_not() {
        let range = |low, best, high| NumberRange { low, best, high };
        assert!(range(Some(1), None, Some(3)).is_in_order() && range(None, None, None).is_in_order());
        assert!(!range(Some(4), None, Some(3)).is_in_order() && !range(None, Some(4), Some(3)).is_in_order());
        assert!(range(None, None, None).is_empty() && !range(Some(0), None, None).is_empty());
    }

    #[test]
    fn decimals_are_finite_and_equal_ones_are_one() {
        assert_eq!(Decimal::new(-0.0), Decimal::new(0.0));
        assert_eq!((Decimal::new(f64::NAN), Decimal::new(f64::INFINITY)), (None, None));
    }
}
