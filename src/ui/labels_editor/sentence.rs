//! What can be chosen in the sentence of a rule, and which rule each choice would make.

use super::chooser::Choice;
use super::words::label_choices;
use crate::model::{Attribute, AttributeKey, AttributeKind, LabelKey, LabelSetParts, LinkKey, Rule};
use crate::ui::kit;
use eframe::egui::Context;

/// Something that can be chosen in a sentence.
pub struct Blank {
    /// The name of the value in the message.
    pub name: &'static str,
    /// What there is to choose from.
    pub choices: Vec<Choice>,
    /// The rules that they would make.
    pub rules: Vec<Rule>,
    /// Which of them it is now.
    pub now: Option<usize>,
}

impl Blank {
    fn new<T: PartialEq>(name: &'static str, all: Vec<(T, Choice)>, now: &T, rule: impl Fn(T) -> Option<Rule>) -> Self {
        let mut blank = Self { name, choices: Vec::new(), rules: Vec::new(), now: None };
        for (key, choice) in all {
            let is_now = key == *now;
            if let Some(rule) = rule(key) {
                blank.now = if is_now { Some(blank.rules.len()) } else { blank.now };
                blank.rules.push(rule);
                blank.choices.push(choice);
            }
        }
        blank
    }
}

/// A rule of that kind about the first things that it can be about.
pub fn first(parts: &LabelSetParts, kind: &str) -> Option<Rule> {
    let label = parts.labels.first()?.key.clone();
    Some(match kind {
        "answered" => {
            let label = parts.labels.iter().find(|label| !label.attributes.is_empty())?;
            Rule::Answered { label: label.key.clone(), attribute: label.attributes[0].key.clone() }
        }
        "linked" => {
            let link = parts.links.iter().find(|link| !link.ends.is_empty())?;
            Rule::Linked { label: link.ends[0].from.clone(), link: link.key.clone() }
        }
        "in_order" => {
            let label = parts.labels.iter().find(|label| !ranges(parts, &label.key).is_empty())?;
            Rule::InOrder { label: label.key.clone(), attribute: ranges(parts, &label.key).remove(0) }
        }
        "inside" => Rule::Inside { label, within: parts.labels.last()?.key.clone() },
        "looked_at" => Rule::LookedAt { label },
        "document_answered" => Rule::DocumentAnswered { attribute: parts.document_attributes.first()?.key.clone() },
        _ => return None,
    })
}

/// What can be chosen in the sentence of `rule`, in the order of the English sentence.
pub fn blanks(ctx: &Context, parts: &LabelSetParts, rule: &Rule) -> Vec<Blank> {
    let labels = labels(ctx, parts);
    match rule {
        Rule::Answered { label, attribute } => vec![
            Blank::new("label", labels, label, |label| {
                let attribute = attributes(parts, &label).into_iter().next()?;
                Some(Rule::Answered { label, attribute })
            }),
            Blank::new("attribute", named(ctx, of(parts, label), attributes(parts, label)), attribute, |attribute| {
                Some(Rule::Answered { label: label.clone(), attribute })
            }),
        ],
        Rule::InOrder { label, attribute } => vec![
            Blank::new("label", labels, label, |label| {
                let attribute = ranges(parts, &label).into_iter().next()?;
                Some(Rule::InOrder { label, attribute })
            }),
            Blank::new("attribute", named(ctx, of(parts, label), ranges(parts, label)), attribute, |attribute| {
                Some(Rule::InOrder { label: label.clone(), attribute })
            }),
        ],
        Rule::Linked { label, link } => linked(ctx, parts, label, link),
        Rule::Inside { label, within } => vec![
            Blank::new("label", self::labels(ctx, parts), label, |label| {
                Some(Rule::Inside { label, within: within.clone() })
            }),
            Blank::new("within", labels, within, |within| Some(Rule::Inside { label: label.clone(), within })),
        ],
        Rule::LookedAt { label } => {
            vec![Blank::new("label", labels, label, |label| Some(Rule::LookedAt { label }))]
        }
        Rule::DocumentAnswered { attribute } => {
            let all = &parts.document_attributes;
            let keys = all.iter().map(|attribute| attribute.key.clone()).collect();
            let rule = |attribute| Some(Rule::DocumentAnswered { attribute });
            vec![Blank::new("attribute", named(ctx, all, keys), attribute, rule)]
        }
    }
}

fn linked(ctx: &Context, parts: &LabelSetParts, label: &LabelKey, link: &LinkKey) -> Vec<Blank> {
    let choice = |key: LinkKey| {
        let kind = parts.links.iter().find(|kind| kind.key == key);
        let name = kind.map_or(key.as_str(), |kind| kit::name_or_key(ctx, &kind.name, key.as_str())).to_owned();
        (key, Choice::new(name))
    };
    let from_it = links(parts, label).into_iter().map(choice).collect();
    vec![
        Blank::new("label", labels(ctx, parts), label, |label| {
            let link = links(parts, &label).into_iter().next()?;
            Some(Rule::Linked { label, link })
        }),
        Blank::new("link", from_it, link, |link| Some(Rule::Linked { label: label.clone(), link })),
    ]
}

fn labels(ctx: &Context, parts: &LabelSetParts) -> Vec<(LabelKey, Choice)> {
    let keys = parts.labels.iter().map(|label| label.key.clone());
    keys.zip(label_choices(ctx, &parts.labels)).collect()
}

/// The attributes of a label.
fn of<'a>(parts: &'a LabelSetParts, label: &LabelKey) -> &'a [Attribute] {
    parts.labels.iter().find(|other| other.key == *label).map_or(&[], |label| &label.attributes)
}

fn attributes(parts: &LabelSetParts, label: &LabelKey) -> Vec<AttributeKey> {
    of(parts, label).iter().map(|attribute| attribute.key.clone()).collect()
}

fn ranges(parts: &LabelSetParts, label: &LabelKey) -> Vec<AttributeKey> {
    let ranges = of(parts, label).iter().filter(|attribute| attribute.kind == AttributeKind::Range);
    ranges.map(|attribute| attribute.key.clone()).collect()
}

fn links(parts: &LabelSetParts, label: &LabelKey) -> Vec<LinkKey> {
    let from = parts.links.iter().filter(|link| link.ends.iter().any(|ends| ends.from == *label));
    from.map(|link| link.key.clone()).collect()
}

/// `keys` with the names that they have in `all`.
fn named(ctx: &Context, all: &[Attribute], keys: Vec<AttributeKey>) -> Vec<(AttributeKey, Choice)> {
    let name = |key: &AttributeKey| {
        let attribute = all.iter().find(|attribute| attribute.key == *key);
        attribute.map_or(key.as_str(), |a| kit::name_or_key(ctx, &a.name, a.key.as_str())).to_owned()
    };
    keys.into_iter().map(|key| (key.clone(), Choice::new(name(&key)))).collect()
}
