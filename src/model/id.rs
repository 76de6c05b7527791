//! Names and ids. A name that stands in a file or a menu has no control characters and is never blank.

use std::fmt;
use std::sync::Arc;
use uuid::Uuid;

/// Longest name, in code points.
const LONGEST_NAME: usize = 200;

/// A name that can't be one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    /// Nothing but blanks.
    #[error("the name is empty")]
    Empty,
    /// More than 200 code points.
    #[error("the name is longer than {LONGEST_NAME} characters")]
    TooLong,
    /// A line break or another control character.
    #[error("the name contains a control character")]
    Control,
}

macro_rules! name {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Takes `name` without the blanks around it.
            ///
            /// # Errors
            /// [`NameError`] if nothing is left, or it is too long or holds control characters.
            pub fn new(name: &str) -> Result<Self, NameError> {
                let name = name.trim();
                if name.is_empty() {
                    Err(NameError::Empty)
                } else if name.chars().count() > LONGEST_NAME {
                    Err(NameError::TooLong)
                } else if name.chars().any(char::is_control) {
                    Err(NameError::Control)
                } else {
                    Ok(Self(name.into()))
                }
            }

            /// The name.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

name! {
    /// A document's id in its project: the stem of the file it came from, made unique.
    DocumentId
}
name! {
    /// The name under which somebody annotates.
    Annotator
}
name! {
    /// The key of a label in the label set and in exports, such as `ACTOR`.
    LabelKey
}
name! {
    /// The key of an attribute, such as `outcome`.
    AttributeKey
}
name! {
    /// The key of one of the answers that an attribute offers, such as `killed`.
    ChoiceKey
}
name! {
    /// The key of a type of link, such as `said_by`.
    LinkKey
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Uuid);

        impl $name {
            /// A new id.
            #[must_use]
            pub fn generate() -> Self {
                Self(Uuid::now_v7())
            }

            /// Reads a UUID of any version, so that ids that are imported stay as they were.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                Uuid::try_parse(text).ok().map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }
    };
}

id! {
    /// An annotation's id, a UUID of version 7: unique on every machine, and sorted by time of birth.
    AnnotationId
}
id! {
    /// A link's id, a UUID of version 7.
    LinkId
}
id! {
    /// A comment's id, a UUID of version 7.
    CommentId
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_trimmed_and_checked() {
        assert_eq!(Annotator::new(" أحمد ").unwrap().as_str(), "أحمد");
        assert_eq!(Annotator::new(" \t"), Err(NameError::Empty));
        assert_eq!(DocumentId::new("a\nb"), Err(NameError::Control));
        assert_eq!(LabelKey::new(&"x".repeat(201)), Err(NameError::TooLong));
    }

    #[test]
    fn ids_are_ordered_by_birth() {
        let ids: Vec<_> = (0..50).map(|_| AnnotationId::generate()).collect();
        assert!(ids.is_sorted());
        assert_eq!(AnnotationId::parse(&ids[0].to_string()), Some(ids[0]));
    }
}
