//! Labels, choices, links and what is said about them.

use super::attribute::AttributeShape;
use super::plain::Plain;
use crate::model::{
    Choice, ChoiceKey, Colour, Example, Guideline, Label, LabelKey, LineShape, LinkEnds, LinkKey, LinkType,
    OverlapPolicy, Words,
};
use serde::{Deserialize, Serialize};

/// A name or an explanation in two languages.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct WordsShape {
    #[serde(skip_serializing_if = "String::is_empty")]
    en: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    ar: String,
}

impl WordsShape {
    pub fn is_empty(&self) -> bool {
        self.en.is_empty() && self.ar.is_empty()
    }
}

impl From<&Words> for WordsShape {
    fn from(words: &Words) -> Self {
        Self { en: words.english.clone(), ar: words.arabic.clone() }
    }
}

impl From<WordsShape> for Words {
    fn from(shape: WordsShape) -> Self {
        Self { english: shape.en, arabic: shape.ar }
    }
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct GuidelineShape {
    #[serde(skip_serializing_if = "WordsShape::is_empty")]
    text: WordsShape,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    examples: Vec<ExampleShape>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExampleShape {
    text: String,
    good: bool,
    #[serde(default, skip_serializing_if = "WordsShape::is_empty")]
    why: WordsShape,
}

impl GuidelineShape {
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.examples.is_empty()
    }
}

impl From<&Guideline> for GuidelineShape {
    fn from(guideline: &Guideline) -> Self {
        let example = |it: &Example| ExampleShape { text: it.text.clone(), good: it.good, why: (&it.why).into() };
        Self { text: (&guideline.text).into(), examples: guideline.examples.iter().map(example).collect() }
    }
}

impl From<GuidelineShape> for Guideline {
    fn from(shape: GuidelineShape) -> Self {
        let example = |it: ExampleShape| Example { text: it.text, good: it.good, why: it.why.into() };
        Self { text: shape.text.into(), examples: shape.examples.into_iter().map(example).collect() }
    }
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ChoiceShape {
    key: Plain<ChoiceKey>,
    #[serde(default, skip_serializing_if = "WordsShape::is_empty")]
    name: WordsShape,
    #[serde(default, skip_serializing_if = "WordsShape::is_empty")]
    explanation: WordsShape,
}

impl From<&Choice> for ChoiceShape {
    fn from(choice: &Choice) -> Self {
        let (name, explanation) = ((&choice.name).into(), (&choice.explanation).into());
        Self { key: Plain(choice.key.clone()), name, explanation }
    }
}

impl From<ChoiceShape> for Choice {
    fn from(shape: ChoiceShape) -> Self {
        Self { key: shape.key.0, name: shape.name.into(), explanation: shape.explanation.into() }
    }
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LabelShape {
    key: Plain<LabelKey>,
    #[serde(default, skip_serializing_if = "WordsShape::is_empty")]
    name: WordsShape,
    colour: ColourShape,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    shortcut: Option<char>,
    #[serde(default = "solid")]
    line: Plain<LineShape>,
    #[serde(default)]
    overlap: OverlapShape,
    #[serde(default, skip_serializing_if = "GuidelineShape::is_empty")]
    guideline: GuidelineShape,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    attributes: Vec<AttributeShape>,
}

fn solid() -> Plain<LineShape> {
    Plain(LineShape::Solid)
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ColourShape {
    light: Plain<Colour>,
    dark: Plain<Colour>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct OverlapShape {
    nest_in: Option<Vec<Plain<LabelKey>>>,
    cross: bool,
    repeat: bool,
}

impl Default for OverlapShape {
    fn default() -> Self {
        (&OverlapPolicy::default()).into()
    }
}

impl From<&OverlapPolicy> for OverlapShape {
    fn from(policy: &OverlapPolicy) -> Self {
        let nest_in = policy.nest_in.as_ref().map(|labels| labels.iter().cloned().map(Plain).collect());
        Self { nest_in, cross: policy.cross, repeat: policy.repeat }
    }
}

impl From<&Label> for LabelShape {
    fn from(label: &Label) -> Self {
        Self {
            key: Plain(label.key.clone()),
            name: (&label.name).into(),
            colour: ColourShape { light: Plain(label.light), dark: Plain(label.dark) },
            shortcut: label.shortcut,
            line: Plain(label.line),
            overlap: (&label.overlap).into(),
            guideline: (&label.guideline).into(),
            attributes: label.attributes.iter().map(AttributeShape::from).collect(),
        }
    }
}

impl From<LabelShape> for Label {
    fn from(shape: LabelShape) -> Self {
        let OverlapShape { nest_in, cross, repeat } = shape.overlap;
        let nest_in = nest_in.map(|labels| labels.into_iter().map(|label| label.0).collect());
        Self {
            key: shape.key.0,
            name: shape.name.into(),
            light: shape.colour.light.0,
            dark: shape.colour.dark.0,
            shortcut: shape.shortcut,
            line: shape.line.0,
            guideline: shape.guideline.into(),
            attributes: shape.attributes.into_iter().map(Into::into).collect(),
            overlap: OverlapPolicy { nest_in, cross, repeat },
        }
    }
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LinkShape {
    key: Plain<LinkKey>,
    #[serde(default, skip_serializing_if = "WordsShape::is_empty")]
    name: WordsShape,
    #[serde(default, skip_serializing_if = "WordsShape::is_empty")]
    explanation: WordsShape,
    ends: Vec<EndsShape>,
    #[serde(default)]
    at_most: Option<u32>,
    #[serde(default)]
    symmetric: bool,
    #[serde(default)]
    by_nesting: bool,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct EndsShape {
    from: Plain<LabelKey>,
    to: Plain<LabelKey>,
}

impl From<&LinkType> for LinkShape {
    fn from(link: &LinkType) -> Self {
        let ends = |ends: &LinkEnds| EndsShape { from: Plain(ends.from.clone()), to: Plain(ends.to.clone()) };
        Self {
            key: Plain(link.key.clone()),
            name: (&link.name).into(),
            explanation: (&link.explanation).into(),
            ends: link.ends.iter().map(ends).collect(),
            at_most: link.at_most,
            symmetric: link.symmetric,
            by_nesting: link.by_nesting,
        }
    }
}

impl From<LinkShape> for LinkType {
    fn from(shape: LinkShape) -> Self {
        Self {
            key: shape.key.0,
            name: shape.name.into(),
            explanation: shape.explanation.into(),
            ends: shape.ends.into_iter().map(|ends| LinkEnds { from: ends.from.0, to: ends.to.0 }).collect(),
            at_most: shape.at_most,
            symmetric: shape.symmetric,
            by_nesting: shape.by_nesting,
        }
    }
}
