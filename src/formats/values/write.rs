//! Values to JSON.

use crate::model::{Answer, Answers, AttributeKey, ChoiceKey, NumberRange, Value};
use crate::text::{SourceText, Span};
use serde::ser::{Error as _, SerializeStruct as _};
use serde::{Serialize, Serializer};

/// The values of `answers` under each of `keys`.
#[derive(Debug)]
pub(in crate::formats) struct AnswersOut<'a> {
    pub keys: &'a [AttributeKey],
    pub answers: &'a Answers,
    pub text: &'a SourceText,
}

impl Serialize for AnswersOut<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let value = |key| self.answers.get(key).and_then(Answer::value);
        let out = |key| value(key).map(|value| ValueOut { value, text: self.text });
        serializer.collect_map(self.keys.iter().map(|key| (key.as_str(), out(key))))
    }
}

/// The states of `answers` under each of `keys`.
#[derive(Debug)]
pub(in crate::formats) struct StatesOut<'a> {
    pub keys: &'a [AttributeKey],
    pub answers: &'a Answers,
}

impl Serialize for StatesOut<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let state = |key| self.answers.get(key).map_or("empty", Answer::state);
        serializer.collect_map(self.keys.iter().map(|key| (key.as_str(), state(key))))
    }
}

struct ValueOut<'a> {
    value: &'a Value,
    text: &'a SourceText,
}

impl Serialize for ValueOut<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.value {
            Value::One(choice) => serializer.serialize_str(choice.as_str()),
            Value::Many(choices) => serializer.collect_seq(choices.iter().map(ChoiceKey::as_str)),
            Value::YesNo(yes) => serializer.serialize_bool(*yes),
            Value::Integer(number) => serializer.serialize_i64(*number),
            Value::Decimal(number) => serializer.serialize_f64(number.get()),
            Value::Range(NumberRange { low, best, high }) => {
                let mut range = serializer.serialize_struct("range", 3)?;
                range.serialize_field("low", low)?;
                range.serialize_field("best", best)?;
                range.serialize_field("high", high)?;
                range.end()
            }
            Value::Text(text) => serializer.serialize_str(text),
            Value::Date(date) => serializer.collect_str(date),
            Value::Passage(span) => passage(*span, self.text, serializer),
        }
    }
}

fn passage<S: Serializer>(span: Span, text: &SourceText, serializer: S) -> Result<S::Ok, S::Error> {
    let quote = text.quote(span).ok_or_else(|| S::Error::custom("the passage ends after the text"))?;
    let mut passage = serializer.serialize_struct("passage", 3)?;
    passage.serialize_field("start", &span.start().get())?;
    passage.serialize_field("end", &span.end().get())?;
    passage.serialize_field("quote", quote)?;
    passage.end()
}
