//! A kind of span that annotators mark.

use super::{Attribute, AttributeKey, Guideline, LabelKey, Words};

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

/// How spans of a label may lie over others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OverlapPolicy {
    /// The labels in whose spans a span may lie; `None` is any. A span with the same boundaries as another one lies
    /// in it.
    pub nest_in: Option<Vec<LabelKey>>,
    /// Whether a span may cross another one. Both must be allowed to.
    pub cross: bool,
    /// Whether one stretch of text may have the label more than once.
    pub repeat: bool,
}

impl Default for OverlapPolicy {
    /// Everything is allowed but the same label twice on one stretch of text.
    fn default() -> Self {
        Self { nest_in: None, cross: true, repeat: false }
    }
}

/// A kind of span that annotators mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Stands in every annotation and export.
    pub key: LabelKey,
    /// What the interface calls it.
    pub name: Words,
    /// Its colour on a light page.
    pub light: Colour,
    /// Its colour on a dark page.
    pub dark: Colour,
    /// The key that tags with it, if it has one.
    pub shortcut: Option<char>,
    /// The shape of the line under its spans.
    pub line: LineShape,
    /// When to tag with it.
    pub guideline: Guideline,
    /// What is asked about its spans, in the order of the card.
    pub attributes: Vec<Attribute>,
    /// How its spans may lie over others.
    pub overlap: OverlapPolicy,
}

impl Label {
    /// The characters that can be shortcuts: digits, and the letters that the window needs for nothing else.
    pub const SHORTCUTS: &str = "1234567890fghijkmoqrstvwxyz";

    /// The attribute with that key.
    #[must_use]
    pub fn attribute(&self, key: &AttributeKey) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| attribute.key == *key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_shapes_have_names() {
        for shape in LineShape::ALL {
            assert_eq!(LineShape::from_name(shape.as_str()), Some(shape));
        }
    }
}
