//! What a project would lose by another label set.

use crate::command::{Fate, LabelSetChange};
use crate::model::{Attribute, ChoiceKey, LabelKey, LabelSet};
use crate::store::{LabelSetUses, LabelUse};
use std::fmt;

/// Something that is in use and has no place in the new label set. Keys are those of before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// What.
    pub what: LossKind,
    /// How much of it there is.
    pub uses: LabelUse,
}

/// What has no place in the new label set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LossKind {
    /// The spans of a label whose fate nobody has told.
    Label(String),
    /// The answers to an attribute of a label.
    Attribute(String, String),
    /// The answers with a choice of an attribute of a label; of several choices the others go with it.
    Choice(String, String, String),
    /// Links of a type, or some of them.
    Link(String),
    /// A label of documents.
    DocumentLabel(String),
    /// The answers to an attribute of documents.
    DocumentAttribute(String),
}

impl Loss {
    /// Whether spans go, and not only what is said about them.
    #[must_use]
    pub const fn is_label(&self) -> bool {
        matches!(self.what, LossKind::Label(_))
    }
}

impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let LabelUse { times, documents } = self.uses;
        let (what, unit) = match &self.what {
            LossKind::Label(label) => (label.clone(), "span"),
            LossKind::Attribute(label, attribute) => (format!("{label}, {attribute}"), "answer"),
            LossKind::Choice(label, attribute, choice) => (format!("{label}, {attribute}, {choice}"), "answer"),
            LossKind::Link(link) => (link.clone(), "link"),
            LossKind::DocumentLabel(label) => (format!("document label {label}"), "use"),
            LossKind::DocumentAttribute(attribute) => (format!("document, {attribute}"), "answer"),
        };
        let plural = |count: usize| if count == 1 { "" } else { "s" };
        write!(f, "{what}: {times} {unit}{} in {documents} document{}", plural(times), plural(documents))
    }
}

/// What is in use and would go with `change`, made in a project with the label set `before`.
#[must_use]
pub fn losses(change: &LabelSetChange, before: &LabelSet, uses: &LabelSetUses) -> Vec<Loss> {
    let reach = change.reach(before);
    let mut found = Vec::new();
    for (label, uses) in &uses.labels {
        let Ok(key) = LabelKey::new(label) else { continue };
        let told = change.fates.contains_key(&key);
        if !told && change.after.get(&change.renamed(&key)).is_none() {
            found.push((LossKind::Label(label.clone()), uses));
        }
    }
    // Where spans get another label, what that one lacks goes; so it is looked for under the label they will have.
    let after = |label: &str| {
        let key = LabelKey::new(label).ok()?;
        let will_be = match change.fates.get(&key) {
            Some(Fate::Relabel(to)) => to.clone(),
            Some(Fate::Delete) => return None,
            None => change.renamed(&key),
        };
        change.after.get(&will_be)
    };
    for ((label, attribute), uses) in &uses.attributes {
        let Some(after) = after(label) else { continue };
        let old =
            before.labels().iter().find(|l| l.key.as_str() == label).and_then(|l| named(&l.attributes, attribute));
        let new = named(&after.attributes, attribute);
        if new.is_none_or(|new| old.is_some_and(|old| old.kind.as_str() != new.kind.as_str())) {
            found.push((LossKind::Attribute(label.clone(), attribute.clone()), uses));
        }
    }
    for ((label, attribute, choice), uses) in &uses.choices {
        let Some(new) = after(label).and_then(|label| named(&label.attributes, attribute)) else { continue };
        let chosen = ChoiceKey::new(choice).ok();
        if !new.kind.choices().is_empty() && !new.kind.choices().iter().any(|c| Some(&c.key) == chosen.as_ref()) {
            found.push((LossKind::Choice(label.clone(), attribute.clone(), choice.clone()), uses));
        }
    }
    let links = uses.links.iter().filter(|(link, _)| reach.links.iter().any(|key| key.as_str() == *link));
    found.extend(links.map(|(link, uses)| (LossKind::Link(link.clone()), uses)));
    for (label, uses) in &uses.document_labels {
        if !change.after.document_labels().iter().any(|known| known.key.as_str() == label) {
            found.push((LossKind::DocumentLabel(label.clone()), uses));
        }
    }
    for (attribute, uses) in &uses.document_attributes {
        let old = named(before.document_attributes(), attribute);
        let new = named(change.after.document_attributes(), attribute);
        if new.is_none_or(|new| old.is_some_and(|old| old.kind.as_str() != new.kind.as_str())) {
            found.push((LossKind::DocumentAttribute(attribute.clone()), uses));
        }
    }
    found.into_iter().map(|(what, uses)| Loss { what, uses: *uses }).collect()
}

fn named<'a>(attributes: &'a [Attribute], key: &str) -> Option<&'a Attribute> {
    attributes.iter().find(|attribute| attribute.key.as_str() == key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AttributeKind, LabelSetParts};
    use std::collections::BTreeMap;

    const ONCE: LabelUse = LabelUse { times: 1, documents: 1 };
    const TWICE: LabelUse = LabelUse { times: 2, documents: 1 };

    fn uses() -> LabelSetUses {
        let s = str::to_owned;
        LabelSetUses {
            labels: BTreeMap::from([(s("ACTOR"), TWICE), (s("CLAIM"), ONCE)]),
            attributes: BTreeMap::from([((s("ACTOR"), s("role")), ONCE)]),
            choices: BTreeMap::from([((s("ACTOR"), s("role"), s("target")), ONCE)]),
            links: BTreeMap::from([(s("said_by"), ONCE)]),
            document_labels: BTreeMap::from([(s("opinion"), ONCE)]),
            document_attributes: BTreeMap::from([(s("event_date"), TWICE)]),
        }
    }

    #[track_caller]
    fn check(change: impl FnOnce(&mut LabelSetParts), expected: &[&str]) {
        let before = LabelSet::conflict_news();
        let mut parts = before.parts();
        parts.rules.clear();
        change(&mut parts);
        let change = LabelSetChange::to(LabelSet::new(parts).expect("a label set"));
        let told: Vec<String> = losses(&change, &before, &uses()).iter().map(ToString::to_string).collect();
        assert_eq!(told, expected);
    }

    #[test]
    fn only_what_is_used_is_lost() {
        check(|parts| parts.labels[2].attributes.clear(), &[]);
        check(
            |parts| {
                parts.labels.remove(0);
                parts.links.clear();
            },
            &["ACTOR: 2 spans in 1 document", "said_by: 1 link in 1 document"],
        );
        check(|parts| parts.labels[0].attributes.clear(), &["ACTOR, role: 1 answer in 1 document"]);
        check(
            |parts| {
                let AttributeKind::One(choices) = &mut parts.labels[0].attributes[1].kind else { panic!("a choice") };
                choices.retain(|choice| choice.key.as_str() != "target");
            },
            &["ACTOR, role, target: 1 answer in 1 document"],
        );
        check(
            |parts| {
                parts.document_labels.clear();
                parts.document_attributes[0].kind = AttributeKind::Text;
            },
            &["document label opinion: 1 use in 1 document", "document, event_date: 2 answers in 1 document"],
        );
    }
}
