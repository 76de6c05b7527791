//! Numbers as people type them: European, Arabic-Indic or Persian digits, with or without separators of thousands.

use super::{digit_value, is_invisible};

/// Why something typed is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NumberFault {
    /// Something that belongs to no number.
    #[error("{0:?} does not belong to a number")]
    Foreign(char),
    /// A sign or a separator and nothing else.
    #[error("the digits are missing")]
    NoDigits,
    /// Separators that do not part groups of three digits.
    #[error("separators part groups of three digits")]
    Grouping,
    /// A decimal point where a whole number is needed.
    #[error("a whole number is needed")]
    NotWhole,
    /// A number beyond what can be stored.
    #[error("the number is too large")]
    TooLarge,
}

/// Reads a whole number; blank text is no number and no fault.
///
/// # Errors
/// [`NumberFault`] if `text` is anything else.
pub fn read_whole(text: &str) -> Result<Option<i64>, NumberFault> {
    let Some(number) = plain(text)? else { return Ok(None) };
    if number.contains('.') {
        return Err(NumberFault::NotWhole);
    }
    number.parse().map(Some).map_err(|_| NumberFault::TooLarge)
}

/// Reads a decimal number, with a point or the Arabic decimal separator; blank text is no number and no fault.
///
/// # Errors
/// [`NumberFault`] if `text` is anything else.
pub fn read_decimal(text: &str) -> Result<Option<f64>, NumberFault> {
    let Some(number) = plain(text)? else { return Ok(None) };
    let value = number.parse::<f64>().ok().filter(|value| value.is_finite());
    value.map(Some).ok_or(NumberFault::TooLarge)
}

/// The digit that `c` is in one of the three kinds, as a European one.
pub(super) fn digit(c: char) -> Option<char> {
    char::from_digit(digit_value(c)?, 10)
}

const fn is_separator(c: char) -> bool {
    matches!(c, ',' | '٬' | '،' | '\'' | '’' | ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}')
}

/// The number as a programmer writes it, or `None` for blank text.
fn plain(text: &str) -> Result<Option<String>, NumberFault> {
    let shown: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    let shown = shown.trim();
    if shown.is_empty() {
        return Ok(None);
    }
    let unsigned = shown.strip_prefix(['-', '−', '+']).unwrap_or(shown);
    let mut number = String::new();
    if shown.starts_with(['-', '−']) {
        number.push('-');
    }
    let mut parts = unsigned.splitn(2, ['.', '٫']);
    let (whole, fraction) = (parts.next().unwrap_or_default(), parts.next());
    ungroup(whole, &mut number)?;
    if let Some(fraction) = fraction {
        number.push('.');
        for c in fraction.chars() {
            number.push(digit(c).ok_or(NumberFault::Foreign(c))?);
        }
    }
    if number.chars().any(|c| c.is_ascii_digit()) { Ok(Some(number)) } else { Err(NumberFault::NoDigits) }
}

/// Adds the digits of `whole` to `number` if its separators, all of one kind, part groups of three.
fn ungroup(whole: &str, number: &mut String) -> Result<(), NumberFault> {
    if let Some(foreign) = whole.chars().find(|c| digit(*c).is_none() && !is_separator(*c)) {
        return Err(NumberFault::Foreign(foreign));
    }
    let mut separators = whole.chars().filter(|c| is_separator(*c));
    let of_one_kind = separators.next().is_none_or(|first| separators.all(|other| other == first));
    let groups: Vec<usize> = whole.split(is_separator).map(|group| group.chars().count()).collect();
    let of_three = groups[1..].iter().all(|count| *count == 3) && (groups.len() == 1 || (1..=3).contains(&groups[0]));
    if !of_one_kind || !of_three {
        return Err(NumberFault::Grouping);
    }
    number.extend(whole.chars().filter_map(digit));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn whole_numbers_are_read_in_three_kinds_of_digits() {
        for text in ["26950", "26,950", "٢٦٬٩٥٠", "۲۶٬۹۵۰", "٢٦،٩٥٠", " 26\u{202f}950 ", "\u{200f}26'950", "+26950"]
        {
            assert_eq!(read_whole(text), Ok(Some(26950)), "{text}");
        }
        assert_eq!(
            (read_whole("−3"), read_whole("007"), read_whole("1,234,567")),
            (Ok(Some(-3)), Ok(Some(7)), Ok(Some(1_234_567)))
        );
        assert_eq!((read_whole(""), read_whole(" \u{200f} ")), (Ok(None), Ok(None)));
    }

    #[test]
    fn what_is_no_number_says_why() {
        assert_eq!(read_whole("26ألف"), Err(NumberFault::Foreign('أ')));
        assert_eq!(read_whole("1,5"), Err(NumberFault::Grouping));
        assert_eq!(read_whole("1,234٬567"), Err(NumberFault::Grouping));
        assert_eq!(read_whole("1234,567"), Err(NumberFault::Grouping));
        assert_eq!(read_whole(",567"), Err(NumberFault::Grouping));
        assert_eq!(read_whole("-"), Err(NumberFault::NoDigits));
        assert_eq!(read_whole("2.0"), Err(NumberFault::NotWhole));
        assert_eq!(read_whole("9223372036854775808"), Err(NumberFault::TooLarge));
        assert_eq!(read_whole("2-3"), Err(NumberFault::Foreign('-')));
        assert_eq!(read_decimal("1.2.3"), Err(NumberFault::Foreign('.')));
        assert_eq!(read_decimal("."), Err(NumberFault::NoDigits));
        assert_eq!(read_decimal("1".repeat(400).as_str()), Err(NumberFault::TooLarge));
    }

    #[test]
    fn decimals_take_both_points() {
        for text in ["1234.5", "1,234.5", "١٬٢٣٤٫٥", "۱۲۳۴٫۵", "+1234.50"] {
            assert_eq!(read_decimal(text), Ok(Some(1234.5)), "{text}");
        }
        assert_eq!(
            (read_decimal(".5"), read_decimal("-3."), read_decimal("  ")),
            (Ok(Some(0.5)), Ok(Some(-3.0)), Ok(None))
        );
    }

    proptest! {
        #[test]
        fn every_number_is_read_back(whole in any::<i64>(), decimal in -1e15_f64..1e15) {
            prop_assert_eq!(read_whole(&whole.to_string()), Ok(Some(whole)));
            prop_assert_eq!(read_decimal(&decimal.to_string()), Ok(Some(decimal)));
        }

        #[test]
        fn anything_typed_is_read_or_refused(text in "[-+0-9٠-٩۰-۹.,٫٬ ا]{0,12}") {
            let whole = read_whole(&text);
            if let Ok(Some(number)) = whole {
                prop_assert_eq!(read_decimal(&text), Ok(Some(number as f64)));
            }
        }
    }
}
