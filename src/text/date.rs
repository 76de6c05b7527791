//! Dates as people type them: a year, a month of it, or a day.

use super::is_invisible;
use super::number::digit;

/// Why something typed is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateFault {
    /// Not of the form year, year-month or year-month-day; or not yet.
    #[error("a date is a year, a month or a day: 2019, 2019-02 or 2019-02-09")]
    Form,
    /// There is no such month.
    #[error("there is no month {0}")]
    Month(u32),
    /// The month has no such day.
    #[error("the month has no day {0}")]
    Day(u32),
}

/// Reads a date with the year first, in digits of any kind, parted by hyphens, strokes or points, and gives it as
/// ISO 8601 writes it: `2019`, `2019-02` or `2019-02-09`. Blank text is no date and no fault.
///
/// # Errors
/// [`DateFault`] if `text` is anything else.
pub fn read_date(text: &str) -> Result<Option<String>, DateFault> {
    let shown: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    let shown = shown.trim();
    if shown.is_empty() {
        return Ok(None);
    }
    let parts: Option<Vec<String>> =
        shown.split(['-', '/', '.', '\u{2010}', '\u{2011}']).map(|part| part.chars().map(digit).collect()).collect();
    let parts = parts.ok_or(DateFault::Form)?;
    let number = |part: &String| part.parse::<u32>().ok().filter(|_| part.len() <= 2).ok_or(DateFault::Form);
    let year = parts[0].parse::<u32>().ok().filter(|year| parts[0].len() == 4 && *year > 0);
    let year = year.ok_or(DateFault::Form)?;
    let month = parts.get(1).map(number).transpose()?;
    let day = parts.get(2).map(number).transpose()?;
    if parts.len() > 3 {
        return Err(DateFault::Form);
    }
    if let Some(month) = month.filter(|month| !(1..=12).contains(month)) {
        return Err(DateFault::Month(month));
    }
    if let (Some(month), Some(day)) = (month, day)
        && !(1..=days(year, month)).contains(&day)
    {
        return Err(DateFault::Day(day));
    }
    Ok(Some(match (month, day) {
        (None, _) => format!("{year:04}"),
        (Some(month), None) => format!("{year:04}-{month:02}"),
        (Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
    }))
}

/// Days of a month in the Gregorian calendar.
const fn days(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_may_be_as_vague_as_the_text() {
        for (typed, date) in [
            ("2019", "2019"),
            ("2019-2", "2019-02"),
            ("٢٠١٩/٢/٩", "2019-02-09"),
            ("۲۰۲۰.۰۲.۲۹", "2020-02-29"),
            (" 2019-12-31\u{200f}", "2019-12-31"),
        ] {
            assert_eq!(read_date(typed), Ok(Some(date.to_owned())), "{typed}");
        }
        assert_eq!(read_date(" "), Ok(None));
    }

    #[test]
    fn what_is_no_date_says_why() {
        for typed in
            ["19", "2019-", "2019-02-", "2019-02-09-1", "9-2-2019", "02019", "0000", "2019 02", "شباط", "2019-002"]
        {
            assert_eq!(read_date(typed), Err(DateFault::Form), "{typed}");
        }
        assert_eq!(read_date("2019-13"), Err(DateFault::Month(13)));
        assert_eq!(read_date("2019-00-01"), Err(DateFault::Month(0)));
        assert_eq!(read_date("2019-02-29"), Err(DateFault::Day(29)));
        assert_eq!(read_date("1900-02-29"), Err(DateFault::Day(29)));
        assert_eq!(read_date("2019-04-31"), Err(DateFault::Day(31)));
        assert_eq!(read_date("2019-04-00"), Err(DateFault::Day(0)));
    }
}
