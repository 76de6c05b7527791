//! Which line of scraped text tells what the text is about.

use super::mostly_right_to_left;

/// Words that make a line more than the name of a site or what is left of a menu.
const WORDS: usize = 4;

/// Whether `line` has at least four words and runs in the direction of its text.
#[must_use]
pub fn is_telling(line: &str, right_to_left: bool) -> bool {
    line.split_whitespace().take(WORDS).count() == WORDS && mostly_right_to_left(line) == right_to_left
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_sites_and_foreign_notices_tell_nothing() {
        assert!(is_telling("\"قسد\" تعلن السيطرة على آخر معاقل داعش - It's Over 9000!", true));
        assert!(!is_telling("بلدي نيوز", true));
        assert!(!is_telling("Sorry, you need to enable JavaScript to visit this website.", true));
        assert!(is_telling("Four words are enough", false));
    }
}
