//! Times of day in UTC, to the second.

use jiff::tz::TimeZone;
use std::fmt;

/// A moment in UTC with the resolution of the export, one second, so that a time survives every round trip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// The present second.
    #[must_use]
    pub fn now() -> Self {
        Self(jiff::Timestamp::now().as_second())
    }

    /// Reads an RFC 3339 time such as `2026-11-22T02:02:17Z`; other zones are converted, fractions are dropped.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let moment: jiff::Timestamp = text.parse().ok()?;
        Some(Self(moment.as_millisecond().div_euclid(1000)))
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let moment = jiff::Timestamp::from_second(self.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
        write!(f, "{}", moment.to_zoned(TimeZone::UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_as_they_are_read() {
        let text = "2026-11-22T02:02:17Z";
        assert_eq!(Timestamp::parse(text).expect("a time").to_string(), text);
        assert_eq!(Timestamp::parse("2026-11-22T05:02:17.9+03:00"), Timestamp::parse(text));
        assert_eq!(Timestamp::parse("yesterday"), None);
    }
}
