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

    /// The date and the time of day where the computer stands, as `2026-11-22` and `14:03`.
    #[must_use]
    pub fn local(self) -> (String, String) {
        self.in_zone(TimeZone::system())
    }

    fn in_zone(self, zone: TimeZone) -> (String, String) {
        let moment = jiff::Timestamp::from_second(self.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH).to_zoned(zone);
        (moment.strftime("%Y-%m-%d").to_string(), moment.strftime("%H:%M").to_string())
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

    #[test]
    fn a_moment_has_another_date_elsewhere() {
        let moment = Timestamp::parse("2026-11-22T22:02:17Z").expect("a time");
        let in_damascus = moment.in_zone(TimeZone::fixed(jiff::tz::offset(3)));
        assert_eq!(in_damascus, ("2026-11-23".to_owned(), "01:02".to_owned()));
        assert_eq!(moment.in_zone(TimeZone::UTC), ("2026-11-22".to_owned(), "22:02".to_owned()));
    }
}
