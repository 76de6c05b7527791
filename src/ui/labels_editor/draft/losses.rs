//! What a project loses by another label set.

use super::content::Content;
use crate::model::{Attribute, AttributeKey, ChoiceKey, LabelKey, LabelSet, LinkKey};

/// Something that what was annotated with can no longer be said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// The label whose spans lose something, by its key in the project; `None` for documents.
    pub of: Option<LabelKey>,
    /// What.
    pub kind: LossKind,
}

/// What is lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LossKind {
    /// The label itself.
    Label,
    /// The answers to an attribute.
    Attribute(AttributeKey),
    /// The answers that are this choice.
    Choice(AttributeKey, ChoiceKey),
    /// The links of a type that start from it.
    Link(LinkKey),
    /// A label of documents.
    DocumentLabel(ChoiceKey),
}

/// Everything that is lost on the way from `before` to `now`.
pub(super) fn losses(before: &LabelSet, now: &Content) -> Vec<Loss> {
    let mut losses = Vec::new();
    let renamed = |key: &LabelKey| (0..now.parts().labels.len()).find(|i| now.origin(*i) == Some(key));
    for label in before.labels() {
        let of = Some(&label.key);
        match renamed(&label.key) {
            None => losses.push(Loss { of: of.cloned(), kind: LossKind::Label }),
            Some(place) => attributes(&mut losses, of, &label.attributes, &now.parts().labels[place].attributes),
        }
    }
    attributes(&mut losses, None, before.document_attributes(), &now.parts().document_attributes);
    for label in before.document_labels() {
        if !now.parts().document_labels.iter().any(|other| other.key == label.key) {
            losses.push(Loss { of: None, kind: LossKind::DocumentLabel(label.key.clone()) });
        }
    }
    for link in before.links() {
        let after = now.parts().links.iter().find(|other| other.key == link.key);
        for ends in &link.ends {
            // Where a label goes its links go with it, which needs no saying.
            let (Some(from), Some(to)) = (renamed(&ends.from), renamed(&ends.to)) else { continue };
            let key = |place: usize| &now.parts().labels[place].key;
            let loss = Loss { of: Some(ends.from.clone()), kind: LossKind::Link(link.key.clone()) };
            if !after.is_some_and(|link| link.joins(key(from), key(to))) && !losses.contains(&loss) {
                losses.push(loss);
            }
        }
    }
    losses
}

fn attributes(losses: &mut Vec<Loss>, of: Option<&LabelKey>, before: &[Attribute], now: &[Attribute]) {
    for attribute in before {
        let key = &attribute.key;
        let after = now.iter().find(|other| other.key == *key && other.kind.as_str() == attribute.kind.as_str());
        let Some(after) = after else {
            losses.push(Loss { of: of.cloned(), kind: LossKind::Attribute(key.clone()) });
            continue;
        };
        for choice in attribute.kind.choices() {
            if !after.kind.choices().iter().any(|other| other.key == choice.key) {
                losses.push(Loss { of: of.cloned(), kind: LossKind::Choice(key.clone(), choice.key.clone()) });
            }
        }
    }
}
