//! Attributes.

use super::label::{ChoiceShape, GuidelineShape, WordsShape};
use super::plain::{KindName, Plain};
use crate::model::{Attribute, AttributeKey, AttributeKind, Choice, Reads};
use serde::{Deserialize, Serialize};

/// An attribute whose choices suit its kind.
#[derive(Debug, Serialize, Deserialize)]
#[serde(try_from = "Fields")]
pub(super) struct AttributeShape(Fields);

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fields {
    key: Plain<AttributeKey>,
    #[serde(default, skip_serializing_if = "WordsShape::is_empty")]
    name: WordsShape,
    kind: Plain<KindName>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    choices: Vec<ChoiceShape>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reads: Option<Plain<Reads>>,
    #[serde(default, skip_serializing_if = "GuidelineShape::is_empty")]
    guideline: GuidelineShape,
}

impl TryFrom<Fields> for AttributeShape {
    type Error = String;

    fn try_from(fields: Fields) -> Result<Self, String> {
        let chooses = matches!(fields.kind.0.0, "one" | "many");
        if !chooses && !fields.choices.is_empty() {
            return Err(format!("attributes of the kind {} have no choices", fields.kind.0.0));
        }
        Ok(Self(fields))
    }
}

impl From<&Attribute> for AttributeShape {
    fn from(attribute: &Attribute) -> Self {
        Self(Fields {
            key: Plain(attribute.key.clone()),
            name: (&attribute.name).into(),
            kind: Plain(KindName::of(&attribute.kind)),
            choices: attribute.kind.choices().iter().map(ChoiceShape::from).collect(),
            reads: attribute.reads.map(Plain),
            guideline: (&attribute.guideline).into(),
        })
    }
}

impl From<AttributeShape> for Attribute {
    fn from(AttributeShape(fields): AttributeShape) -> Self {
        let choices: Vec<Choice> = fields.choices.into_iter().map(Choice::from).collect();
        Self {
            key: fields.key.0,
            name: fields.name.into(),
            kind: AttributeKind::from_name(fields.kind.0.0, choices).expect("a name of a kind"),
            reads: fields.reads.map(|reads| reads.0),
            guideline: fields.guideline.into(),
        }
    }
}
