//! How a count that a text tells becomes low, best and high: one table, which a project may change.

use super::Qualifier;
use std::fmt;
use std::str::FromStr;

/// What a text can say about a number, each with a row of its own in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ConventionKey {
    /// N, nothing added; also a noun in the singular or the dual.
    Exact,
    /// At least N.
    AtLeast,
    /// More than N.
    MoreThan,
    /// At most N.
    AtMost,
    /// Less than N.
    LessThan,
    /// About N.
    Approx,
    /// From N to M.
    Range,
    /// Tens.
    Tens,
    /// Hundreds.
    Hundreds,
    /// Thousands.
    Thousands,
    /// Millions.
    Millions,
    /// A few, «بضع».
    AFew,
    /// N and some more, «نيف».
    Odd,
    /// A number of, several, many.
    ANumberOf,
    /// A plural without a number.
    Plural,
    /// Nobody, «دون ضحايا».
    Nobody,
}

impl ConventionKey {
    /// All of them, in the order of the table.
    pub const ALL: [Self; 16] = [
        Self::Exact,
        Self::AtLeast,
        Self::MoreThan,
        Self::AtMost,
        Self::LessThan,
        Self::Approx,
        Self::Range,
        Self::Tens,
        Self::Hundreds,
        Self::Thousands,
        Self::Millions,
        Self::AFew,
        Self::Odd,
        Self::ANumberOf,
        Self::Plural,
        Self::Nobody,
    ];

    /// The word that stands in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::AtLeast => "at_least",
            Self::MoreThan => "more_than",
            Self::AtMost => "at_most",
            Self::LessThan => "less_than",
            Self::Approx => "approx",
            Self::Range => "range",
            Self::Tens => "tens",
            Self::Hundreds => "hundreds",
            Self::Thousands => "thousands",
            Self::Millions => "millions",
            Self::AFew => "a_few",
            Self::Odd => "odd",
            Self::ANumberOf => "a_number_of",
            Self::Plural => "plural",
            Self::Nobody => "nobody",
        }
    }

    /// The key that a file names.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == name)
    }

    /// The qualifier that goes with it.
    #[must_use]
    pub const fn qualifier(self) -> Qualifier {
        match self {
            Self::Exact | Self::Nobody => Qualifier::Exact,
            Self::AtLeast => Qualifier::AtLeast,
            Self::MoreThan => Qualifier::MoreThan,
            Self::AtMost => Qualifier::AtMost,
            Self::LessThan => Qualifier::LessThan,
            Self::Approx => Qualifier::Approx,
            Self::Range => Qualifier::Range,
            _ => Qualifier::Vague,
        }
    }

    /// Whether a number stands in the text, so that a rule may build on it.
    const fn has_number(self) -> bool {
        matches!(self.qualifier(), Qualifier::Vague) == matches!(self, Self::Odd) && !matches!(self, Self::Nobody)
    }
}

/// How one bound is got from what the text says.
///
/// It is written as in `""` (stays empty), `"20"`, `"N"`, `"N+1"`, `"N-1"`, `"90%"`. N is the number in the text; in a
/// range it is the smaller one for low, the larger one for high, and the middle, rounded down, for best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// Nothing is known.
    Empty,
    /// Always this.
    Fixed(u64),
    /// N and so many more or, if negative, less; never below 0.
    Plus(i32),
    /// So many hundredths of N; low is rounded down, high up, best to the nearest.
    Percent(u32),
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => Ok(()),
            Self::Fixed(value) => write!(f, "{value}"),
            Self::Plus(0) => f.write_str("N"),
            Self::Plus(more) => write!(f, "N{more:+}"),
            Self::Percent(percent) => write!(f, "{percent}%"),
        }
    }
}

impl FromStr for Bound {
    type Err = ConventionError;

    fn from_str(text: &str) -> Result<Self, ConventionError> {
        let wrong = || ConventionError::Bound(text.to_owned());
        if text.is_empty() {
            return Ok(Self::Empty);
        }
        if let Some(more) = text.strip_prefix('N') {
            let has_sign = more.starts_with(['+', '-']);
            return match more {
                "" => Ok(Self::Plus(0)),
                _ if has_sign => more.parse().map(Self::Plus).map_err(|_| wrong()),
                _ => Err(wrong()),
            };
        }
        if !text.starts_with(|c: char| c.is_ascii_digit()) {
            return Err(wrong());
        }
        match text.strip_suffix('%') {
            Some(percent) => percent.parse().map(Self::Percent).map_err(|_| wrong()),
            None => text.parse().map(Self::Fixed).map_err(|_| wrong()),
        }
    }
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Convention {
    /// What the text says.
    pub key: ConventionKey,
    /// The smallest number that it leaves room for.
    pub low: Bound,
    /// The number that is coded when there is room for one only.
    pub best: Bound,
    /// The largest number that it leaves room for.
    pub high: Bound,
    /// Why.
    pub reason: String,
}

/// What a count is coded as; `None` is unknown, which is never 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Bounds {
    /// The smallest number.
    pub low: Option<u64>,
    /// The best single number.
    pub best: Option<u64>,
    /// The largest number.
    pub high: Option<u64>,
}

impl Convention {
    fn new(key: ConventionKey, [low, best, high]: [Bound; 3], reason: &str) -> Self {
        Self { key, low, best, high, reason: reason.to_owned() }
    }

    /// The bounds for the number, or for the two numbers of a range, that the text tells; `None` if one of them is
    /// larger than can be counted.
    ///
    /// Whatever the rules say, low is never above best and best never above high: for «أقل من 1» they meet.
    #[must_use]
    pub fn bounds(&self, first: u64, last: u64) -> Option<Bounds> {
        let (first, last) = (first.min(last), first.max(last));
        let value = |bound, number: u64, round: fn(u128) -> u128| -> Option<Option<u64>> {
            match bound {
                Bound::Empty => Some(None),
                Bound::Fixed(value) => Some(Some(value)),
                Bound::Plus(more) if more < 0 => Some(Some(number.saturating_sub(u64::from(more.unsigned_abs())))),
                Bound::Plus(more) => number.checked_add(u64::from(more.unsigned_abs())).map(Some),
                Bound::Percent(percent) => {
                    let hundredfold = u128::from(number) * u128::from(percent);
                    u64::try_from(round(hundredfold)).ok().map(Some)
                }
            }
        };
        let best = value(self.best, first.midpoint(last), |n| (n + 50) / 100)?;
        let high = value(self.high, last, |n| n.div_ceil(100))?;
        let low = value(self.low, first, |n| n / 100)?;
        let best = best.map(|best| best.min(high.unwrap_or(best)));
        let roof = best.or(high);
        Some(Bounds { low: low.map(|low| low.min(roof.unwrap_or(low))), best, high })
    }

    /// Why the row makes no sense, if it does not.
    fn fault(&self) -> Option<ConventionError> {
        let bounds = [self.low, self.best, self.high];
        let needs_number = |bound: &Bound| matches!(bound, Bound::Plus(_) | Bound::Percent(_));
        if !self.key.has_number() && bounds.iter().any(needs_number) {
            return Some(ConventionError::NoNumber(self.key));
        }
        let pairs = [(self.low, self.best), (self.best, self.high), (self.low, self.high)];
        let falls = pairs.into_iter().any(|pair| match pair {
            (Bound::Fixed(a), Bound::Fixed(b)) => a > b,
            (Bound::Plus(a), Bound::Plus(b)) => a > b,
            (Bound::Percent(a), Bound::Percent(b)) => a > b,
            (Bound::Plus(a), Bound::Percent(b)) => a >= 0 && b < 100,
            (Bound::Percent(a), Bound::Plus(b)) => a > 100 && b <= 0,
            _ => false,
        });
        falls.then_some(ConventionError::Order(self.key))
    }
}

/// Why a table of conventions is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConventionError {
    /// A bound that is written in no known way.
    #[error("{0:?} is no bound; known are an empty one, a number, N, N+1, N-1 and 90%")]
    Bound(String),
    /// Two rows for one key.
    #[error("there are two rows for {}", .0.as_str())]
    Twice(ConventionKey),
    /// A rule that builds on a number where the text has none.
    #[error("{}: the text has no number, so only fixed bounds or none are possible", .0.as_str())]
    NoNumber(ConventionKey),
    /// Bounds that fall.
    #[error("{}: low must not be above best, nor best above high", .0.as_str())]
    Order(ConventionKey),
}

/// The table: a row for each [`ConventionKey`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountConventions {
    /// In the order of [`ConventionKey::ALL`].
    rows: Vec<Convention>,
}

impl CountConventions {
    /// The table in which `changed` rows replace those of the default.
    ///
    /// # Errors
    /// Two rows for one key; bounds that fall; a rule that builds on a number where the text has none.
    pub fn new(changed: impl IntoIterator<Item = Convention>) -> Result<Self, ConventionError> {
        let mut table = Self::default();
        let mut seen = Vec::new();
        for row in changed {
            if seen.contains(&row.key) {
                return Err(ConventionError::Twice(row.key));
            }
            if let Some(fault) = row.fault() {
                return Err(fault);
            }
            seen.push(row.key);
            let place = row.key as usize;
            table.rows[place] = row;
        }
        Ok(table)
    }

    /// Its rows, in the order of [`ConventionKey::ALL`].
    pub fn rows(&self) -> impl Iterator<Item = &Convention> {
        self.rows.iter()
    }

    /// The row for `key`.
    #[must_use]
    pub fn row(&self, key: ConventionKey) -> &Convention {
        &self.rows[key as usize]
    }
}

impl Default for CountConventions {
    fn default() -> Self {
        use Bound::{Empty, Fixed, Percent, Plus};
        let rows = ConventionKey::ALL.map(|key| {
            let (bounds, reason) = match key {
                ConventionKey::Exact => ([Plus(0); 3], "The text names one number."),
                ConventionKey::AtLeast => {
                    ([Plus(0), Plus(0), Empty], "N itself is possible; nothing is said of an upper limit.")
                }
                ConventionKey::MoreThan => (
                    [Plus(1), Plus(1), Empty],
                    "People are whole, so more than N is N+1 or more; nothing is said of an upper limit.",
                ),
                ConventionKey::AtMost => (
                    [Fixed(0), Empty, Plus(0)],
                    "Only an upper limit is told, and none at all is possible; any best would be a guess.",
                ),
                ConventionKey::LessThan => (
                    [Fixed(1), Empty, Plus(-1)],
                    "Fewer than N is N-1 or fewer; who says so means some people, so at least 1.",
                ),
                ConventionKey::Approx => (
                    [Percent(90), Plus(0), Percent(110)],
                    "Round numbers of the news are good to about a tenth; low is rounded down and high up.",
                ),
                ConventionKey::Range => {
                    ([Plus(0); 3], "The text names both limits; the middle, rounded down, favours neither.")
                }
                ConventionKey::Tens => (
                    [Fixed(20), Empty, Fixed(99)],
                    "A plural of ten below the next word, hundreds. By grammar three tens, but it is used from two.",
                ),
                ConventionKey::Hundreds => (
                    [Fixed(200), Empty, Fixed(999)],
                    "A plural of hundred below the next word, thousands; used from two hundred.",
                ),
                ConventionKey::Thousands => (
                    [Fixed(2000), Empty, Fixed(9999)],
                    "A plural of thousand below the next word, tens of thousands; used from two thousand.",
                ),
                ConventionKey::Millions => (
                    [Fixed(2_000_000), Empty, Fixed(9_999_999)],
                    "A plural of million below the next word, tens of millions; used from two million.",
                ),
                ConventionKey::AFew => ([Fixed(3), Empty, Fixed(9)], "The dictionaries: from three to nine."),
                ConventionKey::Odd => {
                    ([Plus(1), Empty, Plus(9)], "The dictionaries: more than a round number, less than the next ten.")
                }
                ConventionKey::ANumberOf => {
                    ([Fixed(3), Empty, Empty], "The counted noun is a plural, which by grammar begins at three.")
                }
                ConventionKey::Plural => (
                    [Fixed(2), Empty, Empty],
                    "A plural without a number; headlines use it for two as well, as in «سقوط قتلى وجرحى».",
                ),
                ConventionKey::Nobody => {
                    ([Fixed(0); 3], "The text says that there was nobody. A text that is silent is unknown, not 0.")
                }
            };
            Convention::new(key, bounds, reason)
        });
        Self { rows: rows.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn bounds(key: ConventionKey, first: u64, last: u64) -> [Option<u64>; 3] {
        let table = CountConventions::default();
        let found = table.row(key).bounds(first, last).expect("not too large");
        [found.low, found.best, found.high]
    }

    #[test]
    fn the_default_rows_give_what_their_reasons_say() {
        use ConventionKey as Key;
        assert_eq!(bounds(Key::Exact, 38, 38), [Some(38); 3]);
        assert_eq!(bounds(Key::AtLeast, 38, 38), [Some(38), Some(38), None]);
        assert_eq!(bounds(Key::MoreThan, 900, 900), [Some(901), Some(901), None]);
        assert_eq!(bounds(Key::AtMost, 50, 50), [Some(0), None, Some(50)]);
        assert_eq!(bounds(Key::LessThan, 10, 10), [Some(1), None, Some(9)]);
        assert_eq!(bounds(Key::LessThan, 1, 1), [Some(0), None, Some(0)]);
        assert_eq!(bounds(Key::Approx, 1770, 1770), [Some(1593), Some(1770), Some(1947)]);
        assert_eq!(bounds(Key::Approx, 15, 15), [Some(13), Some(15), Some(17)]);
        assert_eq!(bounds(Key::Range, 20, 25), [Some(20), Some(22), Some(25)]);
        assert_eq!(bounds(Key::Range, 25, 20), [Some(20), Some(22), Some(25)]);
        assert_eq!(bounds(Key::Tens, 0, 0), [Some(20), None, Some(99)]);
        assert_eq!(bounds(Key::Nobody, 0, 0), [Some(0); 3]);
    }

    #[test]
    fn every_row_has_a_reason_and_stands_in_its_place() {
        let table = CountConventions::default();
        for (row, key) in table.rows().zip(ConventionKey::ALL) {
            assert_eq!((row.key, table.row(key)), (key, row));
            assert!(row.reason.ends_with('.'), "{}", row.reason);
            assert_eq!(row.fault(), None, "{row:?}");
            assert_eq!(ConventionKey::from_name(key.as_str()), Some(key));
        }
        assert_eq!(table.rows().count(), ConventionKey::ALL.len());
        assert_eq!(CountConventions::new(table.rows().cloned()), Ok(table));
    }

    #[test]
    fn a_project_may_have_tens_mean_twelve() {
        let dozen = Convention::new(ConventionKey::Tens, [Bound::Fixed(12); 3], "ACLED.");
        let table = CountConventions::new([dozen.clone()]).expect("a sound row");
        assert_eq!(table.row(ConventionKey::Tens), &dozen);
        assert_eq!(table.row(ConventionKey::Hundreds), CountConventions::default().row(ConventionKey::Hundreds));
    }

    #[test]
    fn a_table_without_sense_is_refused() {
        let refused = |key, bounds| CountConventions::new([Convention::new(key, bounds, "")]).expect_err("refused");
        let (tens, more) = (ConventionKey::Tens, ConventionKey::MoreThan);
        assert_eq!(refused(tens, [Bound::Plus(1), Bound::Empty, Bound::Empty]), ConventionError::NoNumber(tens));
        assert_eq!(refused(tens, [Bound::Fixed(30), Bound::Empty, Bound::Fixed(20)]), ConventionError::Order(tens));
        assert_eq!(refused(more, [Bound::Plus(2), Bound::Plus(1), Bound::Empty]), ConventionError::Order(more));
        assert_eq!(refused(more, [Bound::Plus(0), Bound::Percent(90), Bound::Empty]), ConventionError::Order(more));
        let row = Convention::new(tens, [Bound::Empty; 3], "");
        assert_eq!(CountConventions::new([row.clone(), row]), Err(ConventionError::Twice(tens)));
    }

    #[test]
    fn a_bound_is_read_as_it_is_written() {
        for text in ["", "0", "20", "N", "N+1", "N-1", "90%"] {
            assert_eq!(text.parse::<Bound>().expect(text).to_string(), text);
        }
        for text in ["n", "N1", "+5", "-5", "N+", "%", "1.5", "+5%", "99999999999999999999"] {
            assert_eq!(text.parse::<Bound>(), Err(ConventionError::Bound(text.to_owned())));
        }
    }

    fn any_bound() -> impl Strategy<Value = Bound> {
        prop_oneof![
            Just(Bound::Empty),
            any::<u64>().prop_map(Bound::Fixed),
            any::<i32>().prop_map(Bound::Plus),
            any::<u32>().prop_map(Bound::Percent),
        ]
    }

    proptest! {
        #[test]
        fn bounds_never_fall(low in any_bound(), best in any_bound(), high in any_bound(), a: u64, b: u64) {
            for (first, last) in [(a, b), (a % 100, b % 100)] {
                let row = Convention::new(ConventionKey::Range, [low, best, high], "");
                let Some(found) = row.bounds(first, last) else { continue };
                for (smaller, larger) in [(found.low, found.best), (found.best, found.high), (found.low, found.high)] {
                    prop_assert!(smaller.zip(larger).is_none_or(|(smaller, larger)| smaller <= larger), "{found:?}");
                }
            }
            prop_assert_eq!(low.to_string().parse(), Ok(low));
        }
    }
}
