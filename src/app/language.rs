//! The language of the interface.

use serde::{Deserialize, Serialize};

/// A language that the interface speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Arabic, with everything in the window mirrored.
    Arabic,
}

/// What the user has chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LanguageChoice {
    /// As the system speaks.
    #[default]
    System,
    /// Always Arabic.
    Arabic,
    /// Always English.
    English,
}

impl LanguageChoice {
    /// The language that is spoken by this choice.
    #[must_use]
    pub fn language(self) -> Language {
        match self {
            Self::System => Language::of_locales(sys_locale::get_locales()),
            Self::Arabic => Language::Arabic,
            Self::English => Language::English,
        }
    }
}

impl Language {
    /// The first of the user's `locales` (such as `ar-SY`) that the interface speaks; English where there is none.
    fn of_locales(locales: impl IntoIterator<Item = String>) -> Self {
        let spoken = |locale: String| match locale.split(['-', '_', '.', '@']).next() {
            Some(tag) if tag.eq_ignore_ascii_case("ar") => Some(Self::Arabic),
            Some(tag) if tag.eq_ignore_ascii_case("en") => Some(Self::English),
            _ => None,
        };
        locales.into_iter().find_map(spoken).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_language_of_the_system_that_the_interface_speaks_is_taken() {
        let of = |locales: &[&str]| Language::of_locales(locales.iter().map(|locale| (*locale).to_owned()));
        assert_eq!(of(&["ar-SY"]), Language::Arabic);
        assert_eq!(of(&["AR"]), Language::Arabic);
        assert_eq!(of(&["fr-FR", "ar", "en"]), Language::Arabic);
        assert_eq!(of(&["en-GB", "ar"]), Language::English);
        assert_eq!(of(&["arn-CL", "C"]), Language::English, "Mapudungun is not Arabic");
        assert_eq!(of(&[]), Language::English);
    }

    #[test]
    fn a_choice_is_kept_whatever_the_system_speaks() {
        assert_eq!(LanguageChoice::Arabic.language(), Language::Arabic);
        assert_eq!(LanguageChoice::English.language(), Language::English);
    }
}
