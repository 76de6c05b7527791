//! Names, keys and other values that are one JSON string.

use crate::model::{
    AttributeKey, AttributeKind, BoundaryPolicy, ChoiceKey, Colour, ConventionKey, LabelKey, LineShape, LinkKey,
    NameError, Reads,
};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;

/// A value that is written as one string.
pub(super) trait Written: Sized {
    /// Reads it, or says why that can't be.
    fn read(text: &str) -> Result<Self, String>;
    /// The string.
    fn written(&self) -> Cow<'_, str>;
}

/// A [`Written`] value in a shape.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Plain<T>(pub T);

impl<T: Written> Serialize for Plain<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0.written())
    }
}

impl<'de, T: Written> Deserialize<'de> for Plain<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        T::read(&text).map(Self).map_err(D::Error::custom)
    }
}

macro_rules! key {
    ($($name:ident)*) => {
        $(impl Written for $name {
            fn read(text: &str) -> Result<Self, String> {
                Self::new(text).map_err(|error: NameError| error.to_string())
            }

            fn written(&self) -> Cow<'_, str> {
                self.as_str().into()
            }
        })*
    };
}

key! { LabelKey AttributeKey ChoiceKey LinkKey }

macro_rules! word {
    ($($name:ident)*) => {
        $(impl Written for $name {
            fn read(text: &str) -> Result<Self, String> {
                Self::from_name(text).ok_or_else(|| not_among(text, &Self::ALL.map(Self::as_str)))
            }

            fn written(&self) -> Cow<'_, str> {
                self.as_str().into()
            }
        })*
    };
}

word! { BoundaryPolicy LineShape Reads ConventionKey }

fn not_among(text: &str, all: &[&str]) -> String {
    format!("{text:?} is none of {}", all.join(", "))
}

/// The name of an [`AttributeKind`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct KindName(pub &'static str);

impl KindName {
    const ALL: [&str; 9] = ["one", "many", "yes_no", "integer", "decimal", "range", "text", "date", "passage"];

    pub const fn of(kind: &AttributeKind) -> Self {
        Self(kind.as_str())
    }
}

impl Written for KindName {
    fn read(text: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|name| *name == text);
        found.map(Self).ok_or_else(|| not_among(text, &Self::ALL))
    }

    fn written(&self) -> Cow<'_, str> {
        self.0.into()
    }
}

impl Written for Colour {
    fn read(text: &str) -> Result<Self, String> {
        let digits =
            text.strip_prefix('#').filter(|rest| rest.len() == 6 && rest.bytes().all(|b| b.is_ascii_hexdigit()));
        let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let [_, red, green, blue] =
            number.ok_or_else(|| format!("{text:?} is no colour such as #0a6ab0"))?.to_be_bytes();
        Ok(Self([red, green, blue]))
    }

    fn written(&self) -> Cow<'_, str> {
        let [red, green, blue] = self.0;
        format!("#{red:02x}{green:02x}{blue:02x}").into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_name() {
        for name in KindName::ALL {
            assert_eq!(AttributeKind::from_name(name, Vec::new()).expect("a kind").as_str(), name);
        }
    }

    #[test]
    fn a_colour_is_six_digits() {
        assert_eq!(Colour::read("#0A6ab0"), Ok(Colour([0x0a, 0x6a, 0xb0])));
        assert_eq!(Colour([0x0a, 0x6a, 0xb0]).written(), "#0a6ab0");
        for wrong in ["", "0a6ab0", "#0a6ab", "#0a6abg", "#+a6ab0", "red"] {
            assert!(Colour::read(wrong).is_err(), "{wrong:?}");
        }
    }
}
