//! JSON to values.

use crate::formats::RecordError;
use crate::formats::record::{proven, read_at};
use crate::model::{Answer, Attribute, AttributeKind, ChoiceKey, Date, Decimal, NameError, NumberRange, Value};
use crate::text::{SourceText, Span};
use serde_json::{Map, Value as Json};

/// The largest whole number up to which a float has no gaps.
const LARGEST_EXACT: f64 = 9_007_199_254_740_992.0;

/// Why JSON is no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AnswerError {
    /// JSON of another type.
    #[error("{found} is no {expected}")]
    Type {
        /// What stands there.
        found: String,
        /// What should.
        expected: &'static str,
    },
    /// A string that is no date.
    #[error("{0:?} is no date of the calendar: 2019-02-09, 2019-02 or 2019")]
    Date(String),
    /// A string that can't be a choice.
    #[error(transparent)]
    Choice(#[from] NameError),
    /// An object has a key that its type does not have.
    #[error("the key {0:?} does not belong there")]
    Key(String),
    /// A passage of nothing.
    #[error("end must be greater than start")]
    EmptyPassage,
    /// A passage without its quote.
    #[error("the passage {0} has no quote")]
    Unproven(Span),
    /// A passage that the text does not have.
    #[error(transparent)]
    Passage(#[from] RecordError),
    /// No state of that name.
    #[error("there is no state {0:?}; there are empty, unknown, proposed and set")]
    State(String),
    /// A value without a state that has one, or the other way round.
    #[error("the state {state:?} and the value {value} contradict each other")]
    Contradiction {
        /// The state.
        state: String,
        /// The value, as JSON.
        value: String,
    },
}

/// Whether a passage must bring its quote. One that does is always checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// It must.
    Needed,
    /// It may.
    Welcome,
}

/// Reads an answer from a value and its state. Without a state a value is set, and no value is no answer.
///
/// # Errors
/// [`AnswerError`]; whether the attribute has the choices is not looked at.
pub fn answer(
    attribute: &Attribute,
    json: &Json,
    state: Option<&str>,
    text: &SourceText,
    proof: Proof,
) -> Result<Option<Answer>, AnswerError> {
    let value = value(attribute, json, text, proof)?;
    Ok(match (value, state) {
        (None, None | Some("empty")) => None,
        (None, Some("unknown")) => Some(Answer::Unknown),
        (Some(value), None | Some("set")) => Some(Answer::Set(value)),
        (Some(value), Some("proposed")) => Some(Answer::Proposed(value)),
        (_, Some(state @ ("empty" | "unknown" | "proposed" | "set"))) => {
            return Err(AnswerError::Contradiction { state: state.to_owned(), value: json.to_string() });
        }
        (_, Some(state)) => return Err(AnswerError::State(state.to_owned())),
    })
}

/// Reads a value of `attribute`, whose passages lie in `text`. What says nothing is `None`: null, an empty string or
/// list, an object of nulls.
///
/// # Errors
/// [`AnswerError`]; whether the attribute has the choices is not looked at.
pub fn value(
    attribute: &Attribute,
    json: &Json,
    text: &SourceText,
    proof: Proof,
) -> Result<Option<Value>, AnswerError> {
    if says_nothing(json) {
        return Ok(None);
    }
    let value = match &attribute.kind {
        AttributeKind::One(_) => Value::One(choice(json)?),
        AttributeKind::Many(_) => {
            let chosen = json.as_array().ok_or_else(|| wrong(json, "list of choices"))?;
            Value::Many(chosen.iter().map(choice).collect::<Result<_, _>>()?)
        }
        AttributeKind::YesNo => Value::YesNo(json.as_bool().ok_or_else(|| wrong(json, "true or false"))?),
        AttributeKind::Integer => Value::Integer(whole(json)?),
        AttributeKind::Decimal => {
            Value::Decimal(json.as_f64().and_then(Decimal::new).ok_or_else(|| wrong(json, "number"))?)
        }
        AttributeKind::Range => Value::Range(range(json)?),
        AttributeKind::Text => Value::Text(string(json, "text")?.to_owned()),
        AttributeKind::Date => {
            let date = string(json, "date")?;
            Value::Date(Date::parse(date).ok_or_else(|| AnswerError::Date(date.to_owned()))?)
        }
        AttributeKind::Passage => Value::Passage(passage(json, text, proof)?),
    };
    Ok(Some(value))
}

/// Tables make an object of nulls of a missing object, and an empty list or string of a missing one.
fn says_nothing(json: &Json) -> bool {
    match json {
        Json::Null => true,
        Json::String(text) => text.is_empty(),
        Json::Array(list) => list.is_empty(),
        Json::Object(object) => object.values().all(Json::is_null),
        Json::Bool(_) | Json::Number(_) => false,
    }
}

fn wrong(json: &Json, expected: &'static str) -> AnswerError {
    AnswerError::Type { found: json.to_string(), expected }
}

fn string<'j>(json: &'j Json, expected: &'static str) -> Result<&'j str, AnswerError> {
    json.as_str().ok_or_else(|| wrong(json, expected))
}

fn choice(json: &Json) -> Result<ChoiceKey, AnswerError> {
    Ok(ChoiceKey::new(string(json, "choice")?)?)
}

/// Programs that know only floats write 38.0.
fn whole(json: &Json) -> Result<i64, AnswerError> {
    let float = || json.as_f64().filter(|number| number.fract() == 0.0 && number.abs() <= LARGEST_EXACT);
    json.as_i64().or_else(|| float().map(|number| number as i64)).ok_or_else(|| wrong(json, "whole number"))
}

/// The object, which has no keys but `known`.
fn object<'j>(json: &'j Json, known: &[&str], expected: &'static str) -> Result<&'j Map<String, Json>, AnswerError> {
    let object = json.as_object().ok_or_else(|| wrong(json, expected))?;
    match object.keys().find(|key| !known.contains(&key.as_str())) {
        Some(key) => Err(AnswerError::Key(key.clone())),
        None => Ok(object),
    }
}

fn range(json: &Json) -> Result<NumberRange, AnswerError> {
    let object = object(json, &["low", "best", "high"], "range of low, best and high")?;
    let bound = |key: &str| object.get(key).filter(|bound| !bound.is_null()).map(whole).transpose();
    Ok(NumberRange { low: bound("low")?, best: bound("best")?, high: bound("high")? })
}

fn passage(json: &Json, text: &SourceText, proof: Proof) -> Result<Span, AnswerError> {
    const EXPECTED: &str = "passage of start, end and quote";
    let object = object(json, &["start", "end", "quote"], EXPECTED)?;
    let offset = |key: &str| {
        let number = whole(object.get(key).unwrap_or(&Json::Null)).ok();
        number.and_then(|number| usize::try_from(number).ok()).ok_or_else(|| wrong(json, EXPECTED))
    };
    let span = Span::new(offset("start")?, offset("end")?).ok_or(AnswerError::EmptyPassage)?;
    read_at(text, span)?;
    match (object.get("quote"), proof) {
        (None | Some(Json::Null), Proof::Needed) => Err(AnswerError::Unproven(span)),
        (None | Some(Json::Null), Proof::Welcome) => Ok(span),
        (Some(quote), _) => {
            proven(text, span, string(quote, "quote")?)?;
            Ok(span)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AttributeKey, Choice, Guideline, Words};
    use serde_json::json;

    fn attribute(kind: &str) -> Attribute {
        let choice =
            Choice { key: ChoiceKey::new("killed").unwrap(), name: Words::default(), explanation: Words::default() };
        Attribute {
            key: AttributeKey::new("a").unwrap(),
            name: Words::default(),
            kind: AttributeKind::from_name(kind, vec![choice]).unwrap(),
            reads: None,
            guideline: Guideline::default(),
        }
    }

    fn read(kind: &str, json: &Json) -> Result<Option<Value>, AnswerError> {
        value(&attribute(kind), json, &SourceText::new("قال مصطفى"), Proof::Needed)
    }

    #[track_caller]
    fn refused(kind: &str, json: &Json, expected: &str) {
        let message = read(kind, json).expect_err("an error").to_string();
        assert!(message.contains(expected), "{message}");
    }

    #[test]
    fn each_type_has_its_form() {
        let range = |low, best, high| Ok(Some(Value::Range(NumberRange { low, best, high })));
        let killed = ChoiceKey::new("killed").unwrap();
        assert_eq!(read("one", &json!("killed")), Ok(Some(Value::One(killed.clone()))));
        assert_eq!(read("many", &json!(["killed"])), Ok(Some(Value::Many(vec![killed]))));
        assert_eq!(read("yes_no", &json!(false)), Ok(Some(Value::YesNo(false))));
        assert_eq!(read("integer", &json!(38.0)), Ok(Some(Value::Integer(38))));
        assert_eq!(read("decimal", &json!(3)), Ok(Decimal::new(3.0).map(Value::Decimal)));
        assert_eq!(read("range", &json!({"low": 0, "high": null})), range(Some(0), None, None));
        assert_eq!(read("date", &json!("2019-01")), Ok(Date::parse("2019-01").map(Value::Date)));
        let cue = json!({"start": 0, "end": 3, "quote": "قال"});
        assert_eq!(read("passage", &cue), Ok(Span::new(0, 3).map(Value::Passage)));
    }

    #[test]
    fn what_says_nothing_is_no_value_and_zero_says_something() {
        for (kind, nothing) in [
            ("one", json!(null)),
            ("text", json!("")),
            ("many", json!([])),
            ("range", json!({"low": null, "best": null, "high": null})),
            ("passage", json!({"start": null, "end": null, "quote": null})),
        ] {
            assert_eq!(read(kind, &nothing), Ok(None), "{kind} {nothing}");
        }
        assert_eq!(read("integer", &json!(0)), Ok(Some(Value::Integer(0))));
    }

    #[test]
    fn what_would_be_misread_is_refused_with_its_reason() {
        refused("one", &json!(3), "3 is no choice");
        refused("one", &json!("a\nb"), "control character");
        refused("many", &json!("killed"), "is no list");
        refused("yes_no", &json!("yes"), "is no true or false");
        refused("integer", &json!(1.5), "1.5 is no whole number");
        refused("integer", &json!(1e300), "is no whole number");
        refused("decimal", &json!("1"), "is no number");
        refused("range", &json!(3), "3 is no range");
        refused("range", &json!({"low": 1, "middle": 2}), "\"middle\" does not belong there");
        refused("date", &json!("2019-02-30"), "is no date");
        refused("passage", &json!({"start": 0, "end": 3}), "the passage 0..3 has no quote");
        refused("passage", &json!({"start": 0, "end": 3, "quote": "قل"}), "the text reads");
        refused("passage", &json!({"start": 3, "end": 3, "quote": ""}), "end must be greater");
        refused("passage", &json!({"start": 0, "end": 99, "quote": "قال"}), "ends after the text");
        refused("passage", &json!({"start": -1, "end": 3, "quote": "قال"}), "is no passage");
    }

    #[test]
    fn a_state_and_a_value_go_together_or_are_refused() {
        let text = SourceText::new("قال");
        let read = |json: Json, state| answer(&attribute("integer"), &json, state, &text, Proof::Needed);
        let seven = Value::Integer(7);
        assert_eq!(read(json!(7), None), Ok(Some(Answer::Set(seven.clone()))));
        assert_eq!(read(json!(7), Some("proposed")), Ok(Some(Answer::Proposed(seven))));
        assert_eq!((read(json!(null), None), read(json!(null), Some("empty"))), (Ok(None), Ok(None)));
        assert_eq!(read(json!(null), Some("unknown")), Ok(Some(Answer::Unknown)));
        for (json, state) in [(json!(7), "unknown"), (json!(7), "empty"), (json!(null), "set"), (json!(7), "guessed")] {
            assert!(read(json.clone(), Some(state)).is_err(), "{json} {state}");
        }
    }
}
