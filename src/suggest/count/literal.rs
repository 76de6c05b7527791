//! Numbers in digits, with the separators that the press uses.

use crate::text::digit_value;
use std::ops::Range;

/// A number as its digits say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Literal {
    /// As a whole number, if it can be read as one and is not too large.
    pub whole: Option<u64>,
    /// As a number with a fraction, in thousandths, if it can be read as one.
    pub thousandths: Option<u64>,
}

/// Digits with the separators, dashes and slashes that join them.
pub(super) struct Blob {
    /// Its bytes.
    pub length: usize,
    /// The numbers in it with their bytes: none, if it is a date or the like.
    pub readings: Vec<(Range<usize>, Literal)>,
    /// What stands between two numbers.
    pub dash: Option<char>,
}

impl Blob {
    /// The blob at the beginning of `text`, which is a digit.
    pub fn new(text: &str) -> Self {
        let mut blob = Self { length: 0, readings: Vec::new(), dash: None };
        let (mut number_start, mut groups, mut sound) = (0, Groups::default(), true);
        let mut dashes = 0;
        let mut rest = text;
        loop {
            let digits = rest.find(|c| digit_value(c).is_none()).unwrap_or(rest.len());
            groups.add(&rest[..digits]);
            rest = &rest[digits..];
            let at = text.len() - rest.len();
            blob.length = at;
            let joint = rest.chars().next();
            let after = joint.map_or("", |c| &rest[c.len_utf8()..]);
            let Some(c) = joint.filter(|c| groups.is_joined(*c, after)) else {
                blob.finish(number_start..at, &groups);
                break;
            };
            rest = after;
            match c {
                '-' | '–' | '—' | '‐' | '‑' | '−' => {
                    blob.finish(number_start..at, &groups);
                    (number_start, groups) = (at + c.len_utf8(), Groups::default());
                    (blob.dash, dashes) = (Some(c), dashes + 1);
                }
                '/' | ':' => sound = false,
                separator => groups.separators.push(separator),
            }
        }
        if !sound || dashes > 1 || blob.readings.len() != dashes + 1 {
            blob.readings.clear();
        }
        blob
    }

    fn finish(&mut self, bytes: Range<usize>, groups: &Groups) {
        if let Some(literal) = groups.literal() {
            self.readings.push((bytes, literal));
        }
    }
}

/// Groups of digits, and what stands between them.
#[derive(Default)]
struct Groups {
    lengths: Vec<usize>,
    values: Vec<Option<u64>>,
    separators: Vec<char>,
}

impl Groups {
    fn add(&mut self, digits: &str) {
        let value = digits
            .chars()
            .filter_map(digit_value)
            .map(u64::from)
            .try_fold(0_u64, |sum, d| sum.checked_mul(10)?.checked_add(d));
        self.values.push(value);
        self.lengths.push(digits.chars().count());
    }

    /// Whether `c` joins the digits before it to the `after` that follows.
    fn is_joined(&self, c: char, after: &str) -> bool {
        let digits = after.chars().take_while(|c| digit_value(*c).is_some()).take(4).count();
        match c {
            // News agencies write 3ر5 for 3.5.
            ',' | '.' | '٫' | 'ر' | '٬' | '/' | ':' | '-' | '–' | '—' | '‐' | '‑' | '−' => digits > 0,
            // The Arabic comma is also the comma of a list, and a blank is first of all a blank.
            '،' => digits == 3,
            ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’' => {
                let is_alike = self.separators.last().is_none_or(|separator| *separator == c);
                digits == 3 && is_alike && self.lengths.first().is_some_and(|first| *first <= 3)
            }
            _ => false,
        }
    }

    /// The number, if the groups make one.
    fn literal(&self) -> Option<Literal> {
        let first = *self.values.first()?;
        if self.separators.is_empty() {
            return Some(Literal { whole: first, thousandths: first.and_then(|value| value.checked_mul(1000)) });
        }
        let is_grouped = self.lengths[0] <= 3
            && first != Some(0)
            && self.lengths[1..].iter().all(|length| *length == 3)
            && self.separators.iter().all(|separator| *separator == self.separators[0]);
        let whole = is_grouped.then(|| self.joined()).flatten();
        let thousandths = match (self.separators.as_slice(), self.lengths[1], self.values[1]) {
            ([',' | '.' | '٫' | 'ر'], digits @ 1..=3, Some(fraction)) => {
                let fraction = fraction * 10_u64.pow(3 - digits as u32);
                first.and_then(|value| value.checked_mul(1000)?.checked_add(fraction))
            }
            _ => None,
        };
        let is_number = is_grouped || thousandths.is_some();
        is_number.then_some(Literal { whole, thousandths })
    }

    fn joined(&self) -> Option<u64> {
        self.values.iter().try_fold(0_u64, |sum, value| sum.checked_mul(1000)?.checked_add((*value)?))
    }
}
