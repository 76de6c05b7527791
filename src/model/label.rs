//! The labels of a project.

use super::LabelKey;

/// A colour as red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

/// The shape of the line under a span, so that no label is told by its colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineShape {
    /// One unbroken line.
    Solid,
    /// Two thin lines.
    Double,
    /// Dots.
    Dotted,
    /// Dashes.
    Dashed,
}

impl LineShape {
    /// Every shape.
    pub const ALL: [Self; 4] = [Self::Solid, Self::Double, Self::Dotted, Self::Dashed];

    /// The word that stands in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Solid => "solid",
            Self::Double => "double",
            Self::Dotted => "dotted",
            Self::Dashed => "dashed",
        }
    }

    /// The shape that a file names.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|shape| shape.as_str() == name)
    }
}

/// A kind of span that annotators mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Stands in every annotation and export.
    pub key: LabelKey,
    /// What the English interface calls it.
    pub english: String,
    /// What the Arabic interface calls it.
    pub arabic: String,
    /// Its colour on a light page.
    pub light: Colour,
    /// Its colour on a dark page.
    pub dark: Colour,
    /// The key that tags with it.
    pub shortcut: char,
    /// The shape of the line under its spans.
    pub line: LineShape,
}

/// Labels that can't be one set.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LabelSetError {
    /// Two labels have one key.
    #[error("two labels have the key {0}")]
    SameKey(LabelKey),
    /// Two labels have one shortcut.
    #[error("two labels have the shortcut {0}")]
    SameShortcut(char),
}

/// The labels of a project in the order of the label bar. Keys and shortcuts are unique.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelSet {
    labels: Vec<Label>,
}

impl LabelSet {
    /// A set of `labels`.
    ///
    /// # Errors
    /// [`LabelSetError`] if two of them share a key or a shortcut.
    pub fn new(labels: Vec<Label>) -> Result<Self, LabelSetError> {
        for (i, label) in labels.iter().enumerate() {
            let before = &labels[..i];
            if before.iter().any(|l| l.key == label.key) {
                return Err(LabelSetError::SameKey(label.key.clone()));
            }
            if before.iter().any(|l| l.shortcut == label.shortcut) {
                return Err(LabelSetError::SameShortcut(label.shortcut));
            }
        }
        Ok(Self { labels })
    }

    /// The labels for conflict news: actor, location, casualty count, claim.
    ///
    /// # Panics
    /// Never: the keys are distinct literals.
    #[must_use]
    pub fn conflict_news() -> Self {
        let label = |key: &str, english: &str, arabic: &str, light, dark, shortcut, line| Label {
            key: LabelKey::new(key).expect("a literal key"),
            english: english.to_owned(),
            arabic: arabic.to_owned(),
            light: Colour(light),
            dark: Colour(dark),
            shortcut,
            line,
        };
        let labels = vec![
            label("ACTOR", "Actor", "فاعل", [0x0a, 0x6a, 0xb0], [0x5a, 0xa9, 0xe6], '1', LineShape::Solid),
            label("LOCATION", "Location", "مكان", [0x0b, 0x8a, 0x64], [0x3f, 0xc7, 0x9a], '2', LineShape::Dotted),
            label(
                "CASUALTY_COUNT",
                "Casualty count",
                "عدد الضحايا",
                [0xc4, 0x50, 0x0a],
                [0xf0, 0x86, 0x4a],
                '3',
                LineShape::Double,
            ),
            label("CLAIM", "Claim", "ادعاء", [0x7a, 0x3a, 0x8c], [0xd8, 0xb0, 0xe6], '4', LineShape::Dashed),
        ];
        Self::new(labels).expect("distinct literals")
    }

    /// The labels in order.
    #[must_use]
    pub fn labels(&self) -> &[Label] {
        &self.labels
    }

    /// The label with that key.
    #[must_use]
    pub fn get(&self, key: &LabelKey) -> Option<&Label> {
        self.labels.iter().find(|l| l.key == *key)
    }

    /// The place of the label with that key.
    #[must_use]
    pub fn position(&self, key: &LabelKey) -> Option<usize> {
        self.labels.iter().position(|l| l.key == *key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_shortcuts_are_unique() {
        let labels = LabelSet::conflict_news().labels().to_vec();
        let mut twice = labels.clone();
        twice.push(labels[0].clone());
        assert_eq!(LabelSet::new(twice), Err(LabelSetError::SameKey(labels[0].key.clone())));
        let mut clash = labels.clone();
        clash[1].shortcut = '1';
        assert_eq!(LabelSet::new(clash), Err(LabelSetError::SameShortcut('1')));
    }

    #[test]
    fn each_default_label_has_a_line_of_its_own() {
        let set = LabelSet::conflict_news();
        for shape in LineShape::ALL {
            assert_eq!(set.labels().iter().filter(|l| l.line == shape).count(), 1);
            assert_eq!(LineShape::from_name(shape.as_str()), Some(shape));
        }
    }
}
