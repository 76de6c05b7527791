//! What can be asked about a span or a document.

use super::{AttributeKey, ChoiceKey, Guideline, Value, Words};

/// One of the answers that an attribute offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Stands in values and exports.
    pub key: ChoiceKey,
    /// What the interface calls it.
    pub name: Words,
    /// When to choose it, in one line; may be empty.
    pub explanation: Words,
}

/// The type of an attribute's values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AttributeKind {
    /// One of these.
    One(Vec<Choice>),
    /// Any of these.
    Many(Vec<Choice>),
    /// Yes or no.
    YesNo,
    /// A whole number.
    Integer,
    /// A decimal number.
    Decimal,
    /// Low, best and high.
    Range,
    /// Words of the annotator.
    Text,
    /// A date.
    Date,
    /// A short passage, picked in the text.
    Passage,
}

impl AttributeKind {
    /// The word that stands in files.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::One(_) => "one",
            Self::Many(_) => "many",
            Self::YesNo => "yes_no",
            Self::Integer => "integer",
            Self::Decimal => "decimal",
            Self::Range => "range",
            Self::Text => "text",
            Self::Date => "date",
            Self::Passage => "passage",
        }
    }

    /// The kind that a file names, with `choices` if it is one that has any.
    #[must_use]
    pub fn from_name(name: &str, choices: Vec<Choice>) -> Option<Self> {
        Some(match name {
            "one" => Self::One(choices),
            "many" => Self::Many(choices),
            "yes_no" => Self::YesNo,
            "integer" => Self::Integer,
            "decimal" => Self::Decimal,
            "range" => Self::Range,
            "text" => Self::Text,
            "date" => Self::Date,
            "passage" => Self::Passage,
            _ => return None,
        })
    }

    /// The choices; none if values are not chosen.
    #[must_use]
    pub fn choices(&self) -> &[Choice] {
        match self {
            Self::One(choices) | Self::Many(choices) => choices,
            _ => &[],
        }
    }
}

/// What the program reads from the text of a span to propose a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reads {
    /// Low, best and high of a count.
    CountRange,
    /// How the text limits a count: a choice among the qualifiers.
    CountQualifier,
    /// What happened to those who are counted: a choice among the outcomes.
    CountOutcome,
    /// Whether a count is part of another one.
    CountPart,
    /// Whether a count is a running total.
    CountCumulative,
}

impl Reads {
    /// Everything that can be read.
    pub const ALL: [Self; 5] =
        [Self::CountRange, Self::CountQualifier, Self::CountOutcome, Self::CountPart, Self::CountCumulative];

    /// The word that stands in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::CountRange => "count",
            Self::CountQualifier => "count_qualifier",
            Self::CountOutcome => "count_outcome",
            Self::CountPart => "count_part",
            Self::CountCumulative => "count_cumulative",
        }
    }

    /// What a file names.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reads| reads.as_str() == name)
    }

    /// Whether what is read can be a value of `kind`.
    #[must_use]
    pub const fn fits(self, kind: &AttributeKind) -> bool {
        match self {
            Self::CountRange => matches!(kind, AttributeKind::Range),
            Self::CountQualifier | Self::CountOutcome => matches!(kind, AttributeKind::One(_)),
            Self::CountPart | Self::CountCumulative => matches!(kind, AttributeKind::YesNo),
        }
    }
}

/// A question about every span of a label, or about the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// Stands in values and exports. Attributes of several labels with one key are of one type.
    pub key: AttributeKey,
    /// What the interface calls it.
    pub name: Words,
    /// The type of its values.
    pub kind: AttributeKind,
    /// What the program proposes by itself.
    pub reads: Option<Reads>,
    /// When to answer what.
    pub guideline: Guideline,
}

/// Why a value can't be one of an attribute.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ValueError {
    /// The attribute has values of another type.
    #[error("{attribute} takes values of the type {kind}")]
    Kind {
        /// The attribute.
        attribute: AttributeKey,
        /// The type that its values have.
        kind: &'static str,
    },
    /// The attribute has no such choice.
    #[error("{attribute} has no choice {choice}")]
    Choice {
        /// The attribute.
        attribute: AttributeKey,
        /// What was chosen.
        choice: ChoiceKey,
    },
    /// No choice at all, no bound at all or an empty text: that is no value.
    #[error("{0} has an empty value; leave it out instead")]
    Empty(AttributeKey),
}

impl Attribute {
    /// Puts a value into its one form (choices in the order of the attribute, once each) or says why it can't be one.
    ///
    /// # Errors
    /// [`ValueError`].
    pub fn accept(&self, value: Value) -> Result<Value, ValueError> {
        let empty = || ValueError::Empty(self.key.clone());
        let known = |choice: &ChoiceKey| {
            let unknown = || ValueError::Choice { attribute: self.key.clone(), choice: choice.clone() };
            self.kind.choices().iter().any(|c| c.key == *choice).then_some(()).ok_or_else(unknown)
        };
        match (&self.kind, value) {
            (AttributeKind::One(_), Value::One(choice)) => known(&choice).map(|()| Value::One(choice)),
            (AttributeKind::Many(choices), Value::Many(chosen)) => {
                chosen.iter().try_for_each(known)?;
                let order = choices.iter().map(|c| &c.key).filter(|key| chosen.contains(key)).cloned();
                Some(order.collect::<Vec<_>>()).filter(|chosen| !chosen.is_empty()).map(Value::Many).ok_or_else(empty)
            }
            (AttributeKind::Range, Value::Range(range)) if range.is_empty() => Err(empty()),
            (AttributeKind::Text, Value::Text(text)) if text.is_empty() => Err(empty()),
            (AttributeKind::YesNo, value @ Value::YesNo(_))
            | (AttributeKind::Integer, value @ Value::Integer(_))
            | (AttributeKind::Decimal, value @ Value::Decimal(_))
            | (AttributeKind::Range, value @ Value::Range(_))
            | (AttributeKind::Text, value @ Value::Text(_))
            | (AttributeKind::Date, value @ Value::Date(_))
            | (AttributeKind::Passage, value @ Value::Passage(_)) => Ok(value),
            (kind, _) => Err(ValueError::Kind { attribute: self.key.clone(), kind: kind.as_str() }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::NumberRange;

    fn choice(key: &str) -> Choice {
        Choice { key: ChoiceKey::new(key).unwrap(), name: Words::default(), explanation: Words::default() }
    }

    fn attribute(kind: AttributeKind) -> Attribute {
        let key = AttributeKey::new("a").unwrap();
        Attribute { key, name: Words::default(), kind, reads: None, guideline: Guideline::default() }
    }

    fn keys(keys: &[&str]) -> Vec<ChoiceKey> {
        keys.iter().map(|key| ChoiceKey::new(key).unwrap()).collect()
    }

    #[test]
    fn several_choices_have_one_form() {
        let many = attribute(AttributeKind::Many(vec![choice("x"), choice("y"), choice("z")]));
        let chosen = many.accept(Value::Many(keys(&["z", "x", "z"])));
        assert_eq!(chosen, Ok(Value::Many(keys(&["x", "z"]))));
        assert!(matches!(many.accept(Value::Many(Vec::new())), Err(ValueError::Empty(_))));
        assert!(matches!(many.accept(Value::Many(keys(&["w"]))), Err(ValueError::Choice { .. })));
        assert!(matches!(many.accept(Value::YesNo(true)), Err(ValueError::Kind { kind: "many", .. })));
    }

    #[test]
    fn a_range_without_bounds_is_no_value_but_zero_is_one() {
        let range = attribute(AttributeKind::Range);
        assert!(matches!(range.accept(Value::Range(NumberRange::default())), Err(ValueError::Empty(_))));
        let zero = Value::Range(NumberRange { low: Some(0), ..NumberRange::default() });
        assert_eq!(range.accept(zero.clone()), Ok(zero));
    }

    #[test]
    fn kinds_and_readings_have_names() {
        for kind in ["one", "many", "yes_no", "integer", "decimal", "range", "text", "date", "passage"] {
            assert_eq!(AttributeKind::from_name(kind, vec![choice("x")]).expect("a kind").as_str(), kind);
        }
        assert_eq!(AttributeKind::from_name("two", Vec::new()), None);
        for reads in Reads::ALL {
            assert_eq!(Reads::from_name(reads.as_str()), Some(reads));
        }
    }
}
