//! How much of the project's label set is in use.

use super::draft::{Loss, LossKind};
use crate::model::LabelKey;
use crate::store::{LabelSetUses, LabelUse};

/// How many spans have `label`, and in how many documents.
pub fn of_label(uses: &LabelSetUses, label: &LabelKey) -> LabelUse {
    uses.labels.get(label.as_str()).copied().unwrap_or_default()
}

/// How often what is lost was used.
pub fn of_loss(uses: &LabelSetUses, loss: &Loss) -> LabelUse {
    let of = loss.of.as_ref().map(ToString::to_string);
    let found = match (&loss.kind, of) {
        (LossKind::Label, Some(label)) => uses.labels.get(&label),
        (LossKind::Attribute(key), Some(label)) => uses.attributes.get(&(label, key.to_string())),
        (LossKind::Choice(key, choice), Some(label)) => uses.choices.get(&(label, key.to_string(), choice.to_string())),
        // Choices of documents are not counted one by one.
        (LossKind::Attribute(key) | LossKind::Choice(key, _), None) => uses.document_attributes.get(key.as_str()),
        (LossKind::Link(key), _) => uses.links.get(key.as_str()),
        (LossKind::DocumentLabel(key), _) => uses.document_labels.get(key.as_str()),
        (LossKind::Label, None) => None,
    };
    found.copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AttributeKey, ChoiceKey, LinkKey};
    use std::collections::BTreeMap;

    #[test]
    fn every_loss_is_counted_where_it_was_used() {
        let one = LabelUse { times: 1, documents: 1 };
        let uses = LabelSetUses {
            labels: BTreeMap::from([("A".to_owned(), LabelUse { times: 3, documents: 2 })]),
            attributes: BTreeMap::from([(("A".to_owned(), "x".to_owned()), one)]),
            choices: BTreeMap::from([(("A".to_owned(), "x".to_owned(), "c".to_owned()), one)]),
            links: BTreeMap::from([("l".to_owned(), one)]),
            document_labels: BTreeMap::from([("d".to_owned(), one)]),
            document_attributes: BTreeMap::from([("y".to_owned(), one)]),
        };
        let label = LabelKey::new("A").ok();
        let attribute = |key| AttributeKey::new(key).unwrap();
        let choice = |key| ChoiceKey::new(key).unwrap();
        let times = |of: &Option<LabelKey>, kind| of_loss(&uses, &Loss { of: of.clone(), kind }).times;
        assert_eq!(times(&label, LossKind::Label), 3);
        assert_eq!(times(&label, LossKind::Attribute(attribute("x"))), 1);
        assert_eq!(times(&label, LossKind::Attribute(attribute("y"))), 0);
        assert_eq!(times(&None, LossKind::Attribute(attribute("y"))), 1);
        assert_eq!(times(&label, LossKind::Choice(attribute("x"), choice("c"))), 1);
        assert_eq!(times(&label, LossKind::Choice(attribute("x"), choice("d"))), 0);
        assert_eq!(times(&label, LossKind::Link(LinkKey::new("l").unwrap())), 1);
        assert_eq!(times(&None, LossKind::DocumentLabel(choice("d"))), 1);
        assert_eq!(of_label(&uses, &LabelKey::new("B").unwrap()), LabelUse::default());
    }
}
