//! Everything that a project lets annotators say.

use super::{
    Attribute, AttributeKey, AttributeKind, Choice, ChoiceKey, CountConventions, Label, LabelKey, LinkKey, LinkType,
    Reads, Rule,
};
use std::sync::Arc;

/// Where a span begins that is selected by whole words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BoundaryPolicy {
    /// At the start of the written word: «ولبنان».
    #[default]
    WholeWord,
    /// After the particles that are written together with the word: «لبنان» in «ولبنان».
    WithoutProclitics,
}

impl BoundaryPolicy {
    /// Every policy.
    pub const ALL: [Self; 2] = [Self::WholeWord, Self::WithoutProclitics];

    /// The word that stands in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::WholeWord => "whole_word",
            Self::WithoutProclitics => "without_proclitics",
        }
    }

    /// The policy that a file names.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|policy| policy.as_str() == name)
    }
}

/// Why something can't be a label set.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LabelSetError {
    /// Two labels have one key.
    #[error("two labels have the key {0}")]
    SameLabel(LabelKey),
    /// Two labels have one shortcut.
    #[error("two labels have the shortcut {0}")]
    SameShortcut(char),
    /// A shortcut that the window needs for something else, or that stands on no keyboard.
    #[error("{0:?} can't be a shortcut; these can: {list}", list = Label::SHORTCUTS)]
    Shortcut(char),
    /// Two attributes in one place have one key.
    #[error("{place} has two attributes with the key {attribute}")]
    SameAttribute {
        /// The label, or the document.
        place: String,
        /// The key.
        attribute: AttributeKey,
    },
    /// Two attributes have one key and different types, so that they can't share a column of an export.
    #[error("the attribute {0} has different types in different places")]
    TwoKinds(AttributeKey),
    /// An attribute without a choice, or with the same twice.
    #[error("the attribute {0} must offer at least one choice, and none twice")]
    Choices(AttributeKey),
    /// What an attribute reads can't be one of its values.
    #[error("the attribute {attribute} can't take what {reads} reads")]
    Reads {
        /// The attribute.
        attribute: AttributeKey,
        /// What it is to read.
        reads: &'static str,
    },
    /// Two document labels have one key.
    #[error("two document labels have the key {0}")]
    SameDocumentLabel(ChoiceKey),
    /// Two types of link have one key.
    #[error("two types of link have the key {0}")]
    SameLink(LinkKey),
    /// A type of link that joins nothing, or may not be drawn even once.
    #[error("the link {0} must join at least one pair of labels, at least once")]
    LinkEnds(LinkKey),
    /// Something names a label that is not there.
    #[error("{place} names the label {label}, which the label set does not have")]
    UnknownLabel {
        /// What names it.
        place: String,
        /// The label.
        label: LabelKey,
    },
    /// A rule names something that is not there, or is of the wrong type.
    #[error("the rule {0} names an attribute or link that its label does not have")]
    Rule(&'static str),
}

/// The parts of a label set; [`LabelSet::new`] checks them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LabelSetParts {
    /// What the set is called.
    pub name: String,
    /// The labels in the order of the label bar.
    pub labels: Vec<Label>,
    /// The types of links.
    pub links: Vec<LinkType>,
    /// Labels for whole documents.
    pub document_labels: Vec<Choice>,
    /// What is asked about whole documents.
    pub document_attributes: Vec<Attribute>,
    /// Where spans begin.
    pub boundary: BoundaryPolicy,
    /// What a finished document must fulfil.
    pub rules: Vec<Rule>,
    /// How counts are coded.
    pub conventions: CountConventions,
    /// The whole guideline, in Markdown.
    pub guideline: String,
}

/// Everything that a project lets annotators say: labels with attributes, links, document labels, policies, rules.
///
/// Invariants: keys are unique in their place, shortcuts are unique, attributes with one key have one type, and
/// whatever is named is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelSet {
    /// Shared, so that whoever needs the set for a moment clones it at no cost.
    parts: Arc<LabelSetParts>,
}

impl LabelSet {
    /// The set of these parts.
    ///
    /// # Errors
    /// [`LabelSetError`], the first fault that is found.
    pub fn new(parts: LabelSetParts) -> Result<Self, LabelSetError> {
        check_labels(&parts)?;
        check_attributes(&parts)?;
        check_links(&parts)?;
        parts.rules.iter().try_for_each(|rule| check_rule(&parts, rule))?;
        Ok(Self { parts: Arc::new(parts) })
    }

    /// The parts, to make another set of them.
    #[must_use]
    pub fn parts(&self) -> LabelSetParts {
        LabelSetParts::clone(&self.parts)
    }

    /// What the set is called.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.parts.name
    }

    /// The labels in order.
    #[must_use]
    pub fn labels(&self) -> &[Label] {
        &self.parts.labels
    }

    /// The label with that key.
    #[must_use]
    pub fn get(&self, key: &LabelKey) -> Option<&Label> {
        self.parts.labels.iter().find(|l| l.key == *key)
    }

    /// The place of the label with that key.
    #[must_use]
    pub fn position(&self, key: &LabelKey) -> Option<usize> {
        self.parts.labels.iter().position(|l| l.key == *key)
    }

    /// The types of links.
    #[must_use]
    pub fn links(&self) -> &[LinkType] {
        &self.parts.links
    }

    /// The type of link with that key.
    #[must_use]
    pub fn link(&self, key: &LinkKey) -> Option<&LinkType> {
        self.parts.links.iter().find(|l| l.key == *key)
    }

    /// Labels for whole documents.
    #[must_use]
    pub fn document_labels(&self) -> &[Choice] {
        &self.parts.document_labels
    }

    /// What is asked about whole documents.
    #[must_use]
    pub fn document_attributes(&self) -> &[Attribute] {
        &self.parts.document_attributes
    }

    /// The attribute of documents with that key.
    #[must_use]
    pub fn document_attribute(&self, key: &AttributeKey) -> Option<&Attribute> {
        self.parts.document_attributes.iter().find(|attribute| attribute.key == *key)
    }

    /// Where spans begin.
    #[must_use]
    pub fn boundary(&self) -> BoundaryPolicy {
        self.parts.boundary
    }

    /// What a finished document must fulfil.
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        &self.parts.rules
    }

    /// How counts are coded.
    #[must_use]
    pub fn conventions(&self) -> &CountConventions {
        &self.parts.conventions
    }

    /// The whole guideline, in Markdown.
    #[must_use]
    pub fn guideline(&self) -> &str {
        &self.parts.guideline
    }

    /// The keys of the attributes of all labels, sorted, once each: the columns of an export.
    #[must_use]
    pub fn attribute_keys(&self) -> Vec<&AttributeKey> {
        let mut keys: Vec<&AttributeKey> =
            self.parts.labels.iter().flat_map(|label| &label.attributes).map(|attribute| &attribute.key).collect();
        keys.sort();
        keys.dedup();
        keys
    }
}

fn check_labels(parts: &LabelSetParts) -> Result<(), LabelSetError> {
    let labels = &parts.labels;
    for (i, label) in labels.iter().enumerate() {
        let before = &labels[..i];
        if before.iter().any(|l| l.key == label.key) {
            return Err(LabelSetError::SameLabel(label.key.clone()));
        }
        if let Some(shortcut) = label.shortcut {
            if !Label::SHORTCUTS.contains(shortcut) {
                return Err(LabelSetError::Shortcut(shortcut));
            }
            if before.iter().any(|l| l.shortcut == label.shortcut) {
                return Err(LabelSetError::SameShortcut(shortcut));
            }
        }
        for other in label.overlap.nest_in.iter().flatten() {
            known(parts, other, || format!("the overlap policy of {}", label.key))?;
        }
    }
    Ok(())
}

fn known(parts: &LabelSetParts, label: &LabelKey, place: impl Fn() -> String) -> Result<(), LabelSetError> {
    let unknown = || LabelSetError::UnknownLabel { place: place(), label: label.clone() };
    parts.labels.iter().any(|l| l.key == *label).then_some(()).ok_or_else(unknown)
}

fn check_attributes(parts: &LabelSetParts) -> Result<(), LabelSetError> {
    let mut all: Vec<&Attribute> = Vec::new();
    let of_labels = parts.labels.iter().map(|label| (label.key.to_string(), &label.attributes));
    let places = of_labels.chain([("the document".to_owned(), &parts.document_attributes)]);
    for (place, attributes) in places {
        for (i, attribute) in attributes.iter().enumerate() {
            if attributes[..i].iter().any(|other| other.key == attribute.key) {
                return Err(LabelSetError::SameAttribute { place, attribute: attribute.key.clone() });
            }
            if all.iter().any(|a| a.key == attribute.key && a.kind.as_str() != attribute.kind.as_str()) {
                return Err(LabelSetError::TwoKinds(attribute.key.clone()));
            }
            if let AttributeKind::One(choices) | AttributeKind::Many(choices) = &attribute.kind
                && (choices.is_empty() || twice(choices).is_some())
            {
                return Err(LabelSetError::Choices(attribute.key.clone()));
            }
            if let Some(reads) = attribute.reads.filter(|reads: &Reads| !reads.fits(&attribute.kind)) {
                return Err(LabelSetError::Reads { attribute: attribute.key.clone(), reads: reads.as_str() });
            }
            all.push(attribute);
        }
    }
    twice(&parts.document_labels).map_or(Ok(()), |key| Err(LabelSetError::SameDocumentLabel(key.clone())))
}

/// The first key that stands there a second time.
fn twice(choices: &[Choice]) -> Option<&ChoiceKey> {
    let is_again = |(i, choice): &(usize, &Choice)| choices[..*i].iter().any(|other| other.key == choice.key);
    choices.iter().enumerate().find(is_again).map(|(_, choice)| &choice.key)
}

fn check_links(parts: &LabelSetParts) -> Result<(), LabelSetError> {
    for (i, link) in parts.links.iter().enumerate() {
        if parts.links[..i].iter().any(|other| other.key == link.key) {
            return Err(LabelSetError::SameLink(link.key.clone()));
        }
        if link.ends.is_empty() || link.at_most == Some(0) {
            return Err(LabelSetError::LinkEnds(link.key.clone()));
        }
        for label in link.ends.iter().flat_map(|ends| [&ends.from, &ends.to]) {
            known(parts, label, || format!("the link {}", link.key))?;
        }
    }
    Ok(())
}

fn check_rule(parts: &LabelSetParts, rule: &Rule) -> Result<(), LabelSetError> {
    let place = || format!("the rule {}", rule.as_str());
    if let Some(label) = rule.label() {
        known(parts, label, place)?;
    }
    let attribute = |label: &LabelKey, key: &AttributeKey| {
        parts.labels.iter().find(|l| l.key == *label).and_then(|label| label.attribute(key))
    };
    let fits = match rule {
        Rule::Answered { label, attribute: key } => attribute(label, key).is_some(),
        Rule::InOrder { label, attribute: key } => {
            attribute(label, key).is_some_and(|attribute| attribute.kind == AttributeKind::Range)
        }
        Rule::Linked { label, link } => {
            let starts = |kind: &LinkType| kind.ends.iter().any(|ends| ends.from == *label);
            parts.links.iter().find(|kind| kind.key == *link).is_some_and(starts)
        }
        Rule::Inside { within, .. } => return known(parts, within, place),
        Rule::LookedAt { .. } => true,
        Rule::DocumentAnswered { attribute: key } => parts.document_attributes.iter().any(|a| a.key == *key),
    };
    if fits { Ok(()) } else { Err(LabelSetError::Rule(rule.as_str())) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::LinkEnds;

    fn parts() -> LabelSetParts {
        LabelSet::conflict_news().parts()
    }

    #[track_caller]
    fn check(change: impl FnOnce(&mut LabelSetParts), expected: &str) {
        let mut parts = parts();
        change(&mut parts);
        let error = LabelSet::new(parts).expect_err(expected).to_string();
        assert!(error.contains(expected), "{error:?} does not say {expected:?}");
    }

    #[test]
    fn a_clone_shares_everything() {
        let set = LabelSet::conflict_news();
        assert!(std::ptr::eq(set.labels(), set.clone().labels()));
        assert!(std::ptr::eq(set.guideline(), set.clone().guideline()));
    }

    #[test]
    fn keys_and_shortcuts_are_unique_and_shortcuts_possible() {
        check(|p| p.labels.push(p.labels[0].clone()), "the key ACTOR");
        check(|p| p.labels[1].shortcut = Some('1'), "the shortcut 1");
        check(|p| p.labels[1].shortcut = Some('n'), "can't be a shortcut");
        check(|p| p.links.push(p.links[0].clone()), "two types of link");
        check(
            |p| {
                let again = p.labels[0].attributes[0].clone();
                p.labels[0].attributes.push(again);
            },
            "ACTOR has two attributes",
        );
    }

    #[test]
    fn attributes_with_one_key_have_one_type_and_different_choices() {
        check(|p| p.labels[0].attributes[0].kind = AttributeKind::One(Vec::new()), "at least one choice");
        check(
            |p| {
                let role = p.labels[1].attributes.iter_mut().find(|a| a.key.as_str() == "role").expect("a role");
                role.kind = AttributeKind::Text;
            },
            "the attribute role has different types",
        );
        check(|p| p.labels[0].attributes[0].reads = Some(Reads::CountRange), "can't take what count reads");
    }

    #[test]
    fn whatever_is_named_is_there() {
        let nope = LabelKey::new("NOPE").expect("a key");
        let actor = LabelKey::new("ACTOR").expect("a key");
        check(
            |p| p.labels[0].overlap.nest_in = Some(vec![nope.clone()]),
            "the overlap policy of ACTOR names the label",
        );
        check(|p| p.links[0].ends = vec![LinkEnds { from: nope.clone(), to: actor.clone() }], "names the label NOPE");
        check(|p| p.links[0].ends.clear(), "at least one pair");
        let outcome = AttributeKey::new("outcome").expect("a key");
        check(
            |p| p.rules.push(Rule::Answered { label: actor.clone(), attribute: outcome.clone() }),
            "the rule answered",
        );
        let count = LabelKey::new("CASUALTY_COUNT").expect("a key");
        check(|p| p.rules.push(Rule::InOrder { label: count, attribute: outcome }), "the rule in_order");
        check(|p| p.rules.push(Rule::Inside { label: actor, within: nope }), "the rule inside names the label NOPE");
    }

    #[test]
    fn the_columns_of_an_export_are_the_keys_of_all_labels() {
        let set = LabelSet::conflict_news();
        let keys: Vec<&str> = set.attribute_keys().into_iter().map(AttributeKey::as_str).collect();
        assert!(keys.is_sorted() && keys.contains(&"role") && keys.contains(&"count"), "{keys:?}");
        assert_eq!(keys.iter().filter(|key| **key == "role").count(), 1);
    }
}
