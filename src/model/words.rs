//! What something is called, in the languages of the interface.

/// A name or an explanation in English and Arabic. One of them may be missing; then the other stands in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// In English; may be empty.
    pub english: String,
    /// In Arabic; may be empty.
    pub arabic: String,
}

impl Words {
    /// The same thing in both languages.
    #[must_use]
    pub fn new(english: &str, arabic: &str) -> Self {
        Self { english: english.to_owned(), arabic: arabic.to_owned() }
    }

    /// The Arabic words, or else the English ones; the other way round if `arabic` is false.
    #[must_use]
    pub fn get(&self, arabic: bool) -> &str {
        let (first, second) = if arabic { (&self.arabic, &self.english) } else { (&self.english, &self.arabic) };
        if first.is_empty() { second } else { first }
    }

    /// Whether there is nothing in either language.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.english.is_empty() && self.arabic.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_language_is_stood_in_for() {
        let both = Words::new("Actor", "فاعل");
        assert_eq!((both.get(false), both.get(true)), ("Actor", "فاعل"));
        let one = Words::new("Actor", "");
        assert_eq!((one.get(true), one.is_empty(), Words::default().is_empty()), ("Actor", false, true));
    }
}
