//! Answers that say themselves what they are, whatever has become of the label set.

use crate::model::{Answer, Answers, AttributeKey, ChoiceKey, Date, Decimal, NameError, NumberRange, Value};
use crate::text::Span;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The answers of a span or a document by attribute; what is missing is empty.
pub type AnswersShape = BTreeMap<String, AnswerShape>;

/// An answer: `{"state":"unknown"}` or `{"state":"set","kind":"integer","value":3}`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum AnswerShape {
    /// Somebody has looked, and the text does not tell.
    Unknown,
    /// Nobody has looked at it yet.
    Proposed(ValueShape),
    /// Somebody has set or confirmed it.
    Set(ValueShape),
}

/// A value with the name of its type.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum ValueShape {
    /// The key of a choice.
    One(String),
    /// Keys of choices.
    Many(Vec<String>),
    /// Yes or no.
    YesNo(bool),
    /// A whole number.
    Integer(i64),
    /// A decimal number.
    Decimal(f64),
    /// Low, best and high; `null` is an empty bound.
    Range {
        /// Not less than this.
        low: Option<i64>,
        /// Most probably this.
        best: Option<i64>,
        /// Not more than this.
        high: Option<i64>,
    },
    /// Words of the annotator.
    Text(String),
    /// `2019-02-09`, `2019-02` or `2019`.
    Date(String),
    /// Code points of the document.
    Passage {
        /// The first.
        start: usize,
        /// The first that is no longer in it.
        end: usize,
    },
}

/// An answer that can't be one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AnswerShapeError {
    /// A key that can't be one.
    #[error("the key {0:?}: {1}")]
    Key(String, NameError),
    /// Infinite, or not a number.
    #[error("a decimal that is no number")]
    Decimal,
    /// Not in the calendar.
    #[error("{0:?} is no date")]
    Date(String),
    /// It ends where it starts, or before.
    #[error("the passage {0}..{1} is empty")]
    Passage(usize, usize),
}

/// How `answers` are written.
#[must_use]
pub fn answers_shape(answers: &Answers) -> AnswersShape {
    answers.iter().map(|(key, answer)| (key.to_string(), AnswerShape::from(answer))).collect()
}

/// The answers that are written so.
///
/// # Errors
/// [`AnswerShapeError`], the first fault.
pub fn answers(shape: &AnswersShape) -> Result<Answers, AnswerShapeError> {
    shape
        .iter()
        .map(|(key, answer)| {
            let key = AttributeKey::new(key).map_err(|error| AnswerShapeError::Key(key.clone(), error))?;
            Ok((key, answer.answer()?))
        })
        .collect()
}

impl From<&Answer> for AnswerShape {
    fn from(answer: &Answer) -> Self {
        match answer {
            Answer::Unknown => Self::Unknown,
            Answer::Proposed(value) => Self::Proposed(value.into()),
            Answer::Set(value) => Self::Set(value.into()),
        }
    }
}

impl AnswerShape {
    /// The answer.
    ///
    /// # Errors
    /// [`AnswerShapeError`] if its value is none.
    pub fn answer(&self) -> Result<Answer, AnswerShapeError> {
        Ok(match self {
            Self::Unknown => Answer::Unknown,
            Self::Proposed(value) => Answer::Proposed(value.value()?),
            Self::Set(value) => Answer::Set(value.value()?),
        })
    }
}

impl From<&Value> for ValueShape {
    fn from(value: &Value) -> Self {
        match value {
            Value::One(choice) => Self::One(choice.to_string()),
            Value::Many(choices) => Self::Many(choices.iter().map(ToString::to_string).collect()),
            Value::YesNo(yes) => Self::YesNo(*yes),
            Value::Integer(number) => Self::Integer(*number),
            Value::Decimal(number) => Self::Decimal(number.get()),
            Value::Range(NumberRange { low, best, high }) => Self::Range { low: *low, best: *best, high: *high },
            Value::Text(text) => Self::Text(text.clone()),
            Value::Date(date) => Self::Date(date.to_string()),
            Value::Passage(span) => Self::Passage { start: span.start().get(), end: span.end().get() },
        }
    }
}

impl ValueShape {
    /// The value.
    ///
    /// # Errors
    /// [`AnswerShapeError`] if it is none.
    pub fn value(&self) -> Result<Value, AnswerShapeError> {
        Ok(match self {
            Self::One(choice) => Value::One(choice_key(choice)?),
            Self::Many(choices) => Value::Many(choices.iter().map(|key| choice_key(key)).collect::<Result<_, _>>()?),
            Self::YesNo(yes) => Value::YesNo(*yes),
            Self::Integer(number) => Value::Integer(*number),
            Self::Decimal(number) => Value::Decimal(Decimal::new(*number).ok_or(AnswerShapeError::Decimal)?),
            Self::Range { low, best, high } => Value::Range(NumberRange { low: *low, best: *best, high: *high }),
            Self::Text(text) => Value::Text(text.clone()),
            Self::Date(date) => Value::Date(Date::parse(date).ok_or_else(|| AnswerShapeError::Date(date.clone()))?),
            Self::Passage { start, end } => {
                Value::Passage(Span::new(*start, *end).ok_or(AnswerShapeError::Passage(*start, *end))?)
            }
        })
    }
}

fn choice_key(key: &str) -> Result<ChoiceKey, AnswerShapeError> {
    ChoiceKey::new(key).map_err(|error| AnswerShapeError::Key(key.to_owned(), error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn values() -> impl Strategy<Value = Value> {
        let key = || "[a-z_]{1,8}|[ء-ي]{1,4}".prop_map(|key| ChoiceKey::new(&key).expect("a key"));
        let number = || prop::option::of(any::<i64>());
        prop_oneof![
            key().prop_map(Value::One),
            prop::collection::vec(key(), 1..4).prop_map(Value::Many),
            any::<bool>().prop_map(Value::YesNo),
            any::<i64>().prop_map(Value::Integer),
            any::<f64>().prop_filter_map("finite", Decimal::new).prop_map(Value::Decimal),
            (number(), number(), number()).prop_map(|(low, best, high)| Value::Range(NumberRange { low, best, high })),
            any::<String>().prop_map(Value::Text),
            (1_i16..2100, 1_i8..13)
                .prop_filter_map("a date", |(year, month)| Date::parse(&format!("{year:04}-{month:02}")))
                .prop_map(Value::Date),
            (0_usize..9, 1_usize..9)
                .prop_filter_map("a span", |(start, n)| Span::new(start, start + n))
                .prop_map(Value::Passage),
        ]
    }

    fn all_answers() -> impl Strategy<Value = Answers> {
        let answer =
            prop_oneof![Just(Answer::Unknown), values().prop_map(Answer::Proposed), values().prop_map(Answer::Set),];
        let key = "[a-z]{1,6}".prop_map(|key| AttributeKey::new(&key).expect("a key"));
        prop::collection::btree_map(key, answer, 0..4)
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(written in all_answers()) {
            let json = serde_json::to_string(&answers_shape(&written)).expect("JSON");
            let read: AnswersShape = serde_json::from_str(&json).expect("the shape");
            prop_assert_eq!(answers(&read), Ok(written));
        }
    }

    #[test]
    fn an_answer_says_what_it_is() {
        let range = Value::Range(NumberRange { low: Some(901), best: Some(901), high: None });
        let mut written = Answers::new();
        written.insert(AttributeKey::new("count").expect("a key"), Answer::Proposed(range));
        written.insert(AttributeKey::new("outcome").expect("a key"), Answer::Unknown);
        let json = serde_json::to_string(&answers_shape(&written)).expect("JSON");
        let expected = r#"{"count":{"state":"proposed","kind":"range","value":{"low":901,"best":901,"high":null}},"outcome":{"state":"unknown"}}"#;
        assert_eq!(json, expected);
    }

    #[test]
    fn what_can_be_no_value_is_told() {
        let fault =
            |json: &str| serde_json::from_str::<AnswerShape>(json).expect("the shape").answer().expect_err(json);
        let of = |kind: &str, value: &str| fault(&format!(r#"{{"state":"set","kind":"{kind}","value":{value}}}"#));
        assert_eq!(of("date", r#""2019-13""#), AnswerShapeError::Date("2019-13".to_owned()));
        assert_eq!(of("passage", r#"{"start":3,"end":3}"#), AnswerShapeError::Passage(3, 3));
        assert_eq!(of("one", r#"" ""#), AnswerShapeError::Key(" ".to_owned(), NameError::Empty));
    }
}
