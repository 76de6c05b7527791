//! The label set as one JSON object.

use super::attribute::AttributeShape;
use super::convention::ConventionsShape;
use super::label::{ChoiceShape, LabelShape, LinkShape};
use super::layout::lay_out;
use super::plain::Plain;
use super::rule::RuleShape;
use crate::model::{BoundaryPolicy, LabelSet, LabelSetError, LabelSetParts};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

/// Names the format of label sets and its version.
pub const LABELS_SCHEMA: &str = "tawsim-labels/1";

/// A label set as it is written. That it has this shape does not make it valid: see [`LabelSetShape::label_set`].
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LabelSetShape {
    #[serde(default = "this_schema", deserialize_with = "known_schema")]
    schema: String,
    /// For editors that complete and check what is written; of no meaning here.
    #[serde(rename = "$schema", default, skip_serializing)]
    _editor: Option<String>,
    #[serde(default)]
    name: String,
    #[serde(default)]
    boundary: Plain<BoundaryPolicy>,
    #[serde(default)]
    labels: Vec<LabelShape>,
    #[serde(default)]
    links: Vec<LinkShape>,
    #[serde(default)]
    document: DocumentShape,
    #[serde(default)]
    rules: Vec<RuleShape>,
    #[serde(default)]
    conventions: ConventionsShape,
    #[serde(default)]
    guideline: Lines,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct DocumentShape {
    labels: Vec<ChoiceShape>,
    attributes: Vec<AttributeShape>,
}

fn this_schema() -> String {
    LABELS_SCHEMA.to_owned()
}

fn known_schema<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let found = String::deserialize(deserializer)?;
    if found == LABELS_SCHEMA {
        return Ok(found);
    }
    Err(D::Error::custom(format!(
        "{found:?} is not {LABELS_SCHEMA}, which this program knows; is there a newer tawsim?"
    )))
}

/// A text as the list of its lines, so that it can be read and compared. One string is understood too.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(from = "OneOrMany")]
struct Lines(Vec<String>);

#[derive(Deserialize)]
#[serde(untagged, expecting = "a list of lines")]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl From<OneOrMany> for Lines {
    fn from(read: OneOrMany) -> Self {
        match read {
            OneOrMany::One(text) => Self::of(&text),
            OneOrMany::Many(lines) => Self(lines),
        }
    }
}

impl Lines {
    fn of(text: &str) -> Self {
        if text.is_empty() { Self::default() } else { Self(text.split('\n').map(str::to_owned).collect()) }
    }
}

/// Something that is no label set.
#[derive(Debug, thiserror::Error)]
pub enum LabelSetReadError {
    /// No JSON, or not of this shape.
    #[error("{place}{error}")]
    Shape {
        /// Where, as `labels[2].attributes[0].kind: `; empty at the top.
        place: String,
        /// What is wrong, with line and column.
        error: serde_json::Error,
    },
    /// The parts are no label set.
    #[error(transparent)]
    LabelSet(#[from] LabelSetError),
}

impl From<&LabelSet> for LabelSetShape {
    fn from(labels: &LabelSet) -> Self {
        Self {
            schema: this_schema(),
            _editor: None,
            name: labels.name().to_owned(),
            boundary: Plain(labels.boundary()),
            labels: labels.labels().iter().map(LabelShape::from).collect(),
            links: labels.links().iter().map(LinkShape::from).collect(),
            document: DocumentShape {
                labels: labels.document_labels().iter().map(ChoiceShape::from).collect(),
                attributes: labels.document_attributes().iter().map(AttributeShape::from).collect(),
            },
            rules: labels.rules().iter().map(RuleShape::from).collect(),
            conventions: ConventionsShape(labels.conventions().clone()),
            guideline: Lines::of(labels.guideline()),
        }
    }
}

impl LabelSetShape {
    /// The label set.
    ///
    /// # Errors
    /// [`LabelSetError`] if the parts contradict each other.
    pub fn label_set(self) -> Result<LabelSet, LabelSetError> {
        LabelSet::new(LabelSetParts {
            name: self.name,
            labels: self.labels.into_iter().map(Into::into).collect(),
            links: self.links.into_iter().map(Into::into).collect(),
            document_labels: self.document.labels.into_iter().map(Into::into).collect(),
            document_attributes: self.document.attributes.into_iter().map(Into::into).collect(),
            boundary: self.boundary.0,
            rules: self.rules.into_iter().map(Into::into).collect(),
            conventions: self.conventions.0,
            guideline: self.guideline.0.join("\n"),
        })
    }
}

/// Reads a label set from JSON. Keys that are left out are empty or as in a new label; unknown ones are refused.
///
/// # Errors
/// [`LabelSetReadError`], with the place of the first fault.
pub fn read_label_set(json: &[u8]) -> Result<LabelSet, LabelSetReadError> {
    // Some programs begin every file of text with a byte-order mark.
    let json = json.strip_prefix("\u{feff}".as_bytes()).unwrap_or(json);
    if !json.trim_ascii_start().starts_with(b"{") {
        let error = serde_json::Error::custom("a label set is one JSON object");
        return Err(LabelSetReadError::Shape { place: String::new(), error });
    }
    let mut deserializer = serde_json::Deserializer::from_slice(json);
    let shape: LabelSetShape = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let path = error.path().to_string();
        let place = if path == "." { String::new() } else { format!("{path}: ") };
        LabelSetReadError::Shape { place, error: error.into_inner() }
    })?;
    deserializer.end().map_err(|error| LabelSetReadError::Shape { place: String::new(), error })?;
    Ok(shape.label_set()?)
}

/// The label set in JSON for people to read, in lines.
///
/// # Panics
/// Never: every part of a label set can be written.
#[must_use]
pub fn write_label_set(labels: &LabelSet) -> String {
    lay_out(&serde_json::to_string(&LabelSetShape::from(labels)).expect("strings, numbers and lists"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Preset;

    #[test]
    fn every_preset_is_read_back_as_it_was_written() {
        for preset in Preset::ALL {
            let labels = preset.label_set();
            assert_eq!(read_label_set(write_label_set(&labels).as_bytes()).expect("a label set"), labels);
        }
    }

    #[test]
    fn what_is_left_out_is_as_in_a_new_label() {
        let json = "\u{feff}{\"$schema\": \"labels.schema.json\", \"labels\": [{\"key\": \"X\", \
                    \"colour\": {\"light\": \"#000000\", \"dark\": \"#ffffff\"}}], \"guideline\": \"# X\\n\"}";
        let labels = read_label_set(json.as_bytes()).expect("a label set");
        assert_eq!((labels.name(), labels.guideline()), ("", "# X\n"));
        assert_eq!(labels.labels()[0].overlap, crate::model::OverlapPolicy::default());
        assert!(labels.labels()[0].name.is_empty() && labels.labels()[0].shortcut.is_none());
        assert_eq!(read_label_set(b"{}").expect("a label set").labels(), []);
    }

    #[track_caller]
    fn check(change: impl FnOnce(&mut serde_json::Value), expected: &str) {
        let mut value = serde_json::to_value(LabelSetShape::from(&LabelSet::conflict_news())).expect("JSON");
        change(&mut value);
        let error = read_label_set(value.to_string().as_bytes()).expect_err(expected).to_string();
        assert!(error.starts_with(expected), "{error:?} does not begin with {expected:?}");
    }

    #[test]
    fn a_fault_is_told_with_its_place() {
        check(
            |v| v["labels"][2]["attributes"][0]["kind"] = "two".into(),
            "labels[2].attributes[0].kind: \"two\" is none of",
        );
        check(|v| v["labels"][1]["line"] = "wavy".into(), "labels[1].line: \"wavy\" is none of solid, double");
        check(|v| v["labels"][0]["colour"]["dark"] = "red".into(), "labels[0].colour.dark: \"red\" is no colour");
        check(|v| v["labels"][0]["color"] = "red".into(), "labels[0].color: unknown field `color`, expected one of");
        check(|v| v["labels"][0]["key"] = " ".into(), "labels[0].key: the name is empty");
        check(|v| v["links"][0]["at_most"] = "1".into(), "links[0].at_most: invalid type");
        check(|v| v["rules"][0]["label"] = 3.into(), "rules[0]");
        check(|v| v["rules"][0]["rule"] = "nice".into(), "rules[0]");
        check(|v| v["document"]["labels"][0] = serde_json::json!({}), "document.labels[0]: missing field `key`");
        check(|v| v["conventions"][1]["low"] = "N%".into(), "conventions[1].low: \"N%\" is no bound");
        check(|v| v["conventions"][1]["low"] = "N+1".into(), "conventions: at_least: low must not");
        check(|v| v["guideline"] = 3.into(), "guideline: a list of lines");
        check(|v| v["schema"] = "tawsim-labels/2".into(), "schema: \"tawsim-labels/2\" is not tawsim-labels/1");
        check(
            |v| v["labels"][2]["attributes"][1]["choices"] = serde_json::json!([{"key": "x"}]),
            "labels[2].attributes[1]: attributes of the kind range have no choices",
        );
        check(|v| v["labels"][1]["key"] = "ACTOR".into(), "two labels have the key ACTOR");
        let error = read_label_set(b"{\"labels\": [}").expect_err("no JSON").to_string();
        assert!(error.starts_with("labels[0]: ") && error.contains("line 1 column 13"), "{error}");
        for wrong in ["", "[]", "{} {}", "قال"] {
            assert!(read_label_set(wrong.as_bytes()).is_err(), "{wrong:?}");
        }
    }
}
