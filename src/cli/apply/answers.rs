//! Answers of a line: values as in JSON lines, or objects with a state.

use super::line::Values;
use crate::formats::values::{Proof, answer};
use crate::model::{Answer, Attribute, AttributeKey};
use crate::text::SourceText;
use anyhow::{Context as _, Result, bail};
use serde_json::Value as Json;

/// The answer to each attribute that `values` names; `None` leaves it empty. A plain value is set; a proposal is
/// `{"state": "proposed", "value": …}`, and what the text does not tell is `{"state": "unknown"}`.
///
/// # Errors
/// If `place` is not asked that, or the value is not one of the attribute.
pub(super) fn answers<'a>(
    values: &Values,
    place: &str,
    attribute: impl Fn(&AttributeKey) -> Option<&'a Attribute>,
    text: &SourceText,
) -> Result<Vec<(AttributeKey, Option<Answer>)>> {
    let mut answers = Vec::with_capacity(values.len());
    for (name, json) in values {
        let key = AttributeKey::new(name).with_context(|| format!("attribute {name:?}"))?;
        let Some(attribute) = attribute(&key) else { bail!("{place} has no attribute {name}") };
        let answer = one(attribute, json, text).with_context(|| name.clone())?;
        answers.push((key, answer));
    }
    Ok(answers)
}

fn one(attribute: &Attribute, json: &Json, text: &SourceText) -> Result<Option<Answer>> {
    let Some((object, state)) = json.as_object().and_then(|object| Some((object, object.get("state")?))) else {
        return Ok(answer(attribute, json, None, text, Proof::Welcome)?);
    };
    if let Some(other) = object.keys().find(|key| !matches!(key.as_str(), "state" | "value")) {
        bail!("the key {other:?} does not belong there; an answer has \"state\" and \"value\"");
    }
    let Some(state) = state.as_str() else { bail!("{state} is no state") };
    let value = object.get("value").unwrap_or(&Json::Null);
    Ok(answer(attribute, value, Some(state), text, Proof::Welcome)?)
}
