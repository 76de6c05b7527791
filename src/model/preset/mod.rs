//! Label sets to begin with.

mod conflict_news;
mod conflict_news_guidelines;
mod plain_ner;

use super::{
    Attribute, AttributeKey, AttributeKind, Choice, ChoiceKey, Colour, Guideline, Label, LabelKey, LabelSet,
    LabelSetParts, LineShape, OverlapPolicy, Words,
};

/// A label set to begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preset {
    /// Actors, locations, casualty counts and claims, with their attributes and links.
    ConflictNews,
    /// Persons, organisations, locations and the rest.
    PlainNer,
    /// Nothing yet.
    Empty,
}

impl Preset {
    /// Every preset.
    pub const ALL: [Self; 3] = [Self::ConflictNews, Self::PlainNer, Self::Empty];

    /// The word that names it on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ConflictNews => "conflict-news",
            Self::PlainNer => "plain-ner",
            Self::Empty => "empty",
        }
    }

    /// The preset that somebody names.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|preset| preset.as_str() == name)
    }

    /// Its label set.
    ///
    /// # Panics
    /// Never: the presets are valid, which is tested.
    #[must_use]
    pub fn label_set(self) -> LabelSet {
        let parts = match self {
            Self::ConflictNews => conflict_news::parts(),
            Self::PlainNer => plain_ner::parts(),
            Self::Empty => LabelSetParts { name: "Empty".to_owned(), ..LabelSetParts::default() },
        };
        LabelSet::new(parts).expect("a valid preset")
    }
}

impl LabelSet {
    /// The labels for conflict news: actor, location, casualty count, claim.
    #[must_use]
    pub fn conflict_news() -> Self {
        Preset::ConflictNews.label_set()
    }
}

fn label_key(key: &str) -> LabelKey {
    LabelKey::new(key).expect("a literal key")
}

fn attribute_key(key: &str) -> AttributeKey {
    AttributeKey::new(key).expect("a literal key")
}

/// A label with its names, colours on light and dark, and shortcut.
fn label(
    key: &str,
    names: (&str, &str),
    colours: ([u8; 3], [u8; 3]),
    shortcut: char,
    line: LineShape,
    text: (&str, &str),
) -> Label {
    Label {
        key: label_key(key),
        name: Words::new(names.0, names.1),
        light: Colour(colours.0),
        dark: Colour(colours.1),
        shortcut: Some(shortcut),
        line,
        guideline: Guideline { text: Words::new(text.0, text.1), examples: Vec::new() },
        attributes: Vec::new(),
        overlap: OverlapPolicy::default(),
    }
}

fn attribute(key: &str, english: &str, arabic: &str, kind: AttributeKind) -> Attribute {
    Attribute {
        key: attribute_key(key),
        name: Words::new(english, arabic),
        kind,
        reads: None,
        guideline: Guideline::default(),
    }
}

fn choice(key: &str, english: &str, arabic: &str) -> Choice {
    Choice {
        key: ChoiceKey::new(key).expect("a literal key"),
        name: Words::new(english, arabic),
        explanation: Words::default(),
    }
}

/// Choices of key, English and Arabic name.
fn choices(all: &[(&str, &str, &str)]) -> Vec<Choice> {
    all.iter().map(|(key, english, arabic)| choice(key, english, arabic)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Outcome, Qualifier, Reads};

    #[test]
    fn every_preset_is_valid_and_has_a_name() {
        for preset in Preset::ALL {
            assert_eq!(Preset::from_name(preset.as_str()), Some(preset));
            let set = preset.label_set();
            assert!(set.labels().iter().all(|label| !label.name.english.is_empty() && !label.name.arabic.is_empty()));
            assert!(set.labels().iter().all(|label| label.shortcut.is_some() && !label.guideline.text.is_empty()));
        }
        assert_eq!(Preset::Empty.label_set().labels(), []);
    }

    #[test]
    fn each_label_of_conflict_news_has_a_line_of_its_own() {
        let set = LabelSet::conflict_news();
        for shape in LineShape::ALL {
            assert_eq!(set.labels().iter().filter(|l| l.line == shape).count(), 1);
        }
    }

    #[test]
    fn whatever_is_read_from_a_count_can_be_chosen() {
        let set = LabelSet::conflict_news();
        let attributes = || set.labels().iter().flat_map(|label| &label.attributes);
        let offered = |reads: Reads| -> Vec<&str> {
            let attribute = attributes().find(|attribute| attribute.reads == Some(reads)).expect("an attribute");
            attribute.kind.choices().iter().map(|choice| choice.key.as_str()).collect()
        };
        assert_eq!(offered(Reads::CountQualifier), Qualifier::ALL.map(Qualifier::as_str));
        assert_eq!(offered(Reads::CountOutcome), Outcome::ALL.map(Outcome::as_str));
    }
}
