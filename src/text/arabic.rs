//! What Arabic script asks of the rest: its direction, and a folding for search.

use unicode_bidi::{BidiClass, bidi_class};

/// Whether `c` is a letter of a right-to-left script (bidi classes R and AL).
#[must_use]
pub fn is_right_to_left(c: char) -> bool {
    matches!(bidi_class(c), BidiClass::R | BidiClass::AL)
}

/// Whether `text` has more right-to-left letters than left-to-right ones. A text without letters has not.
#[must_use]
pub fn mostly_right_to_left(text: &str) -> bool {
    let balance = text.chars().fold(0_i64, |sum, c| match bidi_class(c) {
        BidiClass::R | BidiClass::AL => sum + 1,
        BidiClass::L => sum - 1,
        _ => sum,
    });
    balance > 0
}

/// Whether `c` is a mark that is never drawn: joiners, direction marks, isolates, byte-order and word-joining marks.
#[must_use]
pub const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}'
    )
}

/// The value of a digit of the three kinds that Arabic texts use: European, Arabic-Indic and Persian.
#[must_use]
pub fn digit_value(c: char) -> Option<u32> {
    let zero = match c {
        '0'..='9' => '0',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        _ => return None,
    };
    Some(u32::from(c) - u32::from(zero))
}

/// Folds `text` for search, so that spelling variants meet: no vowel marks, no tatweel, one alef, one yeh, one
/// heh for teh marbuta, European digits, lower case. Never stored and never shown.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().filter_map(fold_char) {
        match c {
            // Most letters by far, which have no case: a list of many titles is folded while somebody types.
            '\u{0600}'..='\u{06ff}' => folded.push(c),
            _ if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
            _ => folded.extend(c.to_lowercase()),
        }
    }
    folded
}

fn fold_char(c: char) -> Option<char> {
    Some(match c {
        ' '..='~' | 'ا' | 'ب' | 'ت'..='غ' | 'ف'..='و' | 'ي' => c,
        '\u{0610}'..='\u{061a}' | '\u{064b}'..='\u{065f}' | '\u{0670}' | '\u{06d6}'..='\u{06ed}' | 'ـ' => {
            return None;
        }
        invisible if is_invisible(invisible) => return None,
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ک' => 'ك',
        'ة' => 'ه',
        '٠'..='٩' | '۰'..='۹' => char::from_digit(digit_value(c)?, 10)?,
        _ => c,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn direction_is_a_majority_of_letters() {
        assert!(mostly_right_to_left("2019 - قالت SDF إن"));
        assert!(!mostly_right_to_left("It's Over 9000! قسد"));
        assert!(!mostly_right_to_left("2019-03-22"));
    }

    #[test]
    fn spellings_meet_when_folded() {
        assert_eq!(fold("إِدْلِب"), fold("ادلب"));
        assert_eq!(fold("قســـد ٣٥"), "قسد 35");
        assert_eq!(fold("الحسكة"), fold("الحسكه"));
        assert_eq!(fold("SDF ÉTAT"), "sdf état");
    }
}
