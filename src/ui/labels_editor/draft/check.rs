//! What is wrong with a label set that is being edited, and where.

use super::content::Content;
use super::keys::Owner;
use crate::model::{AttributeKey, Choice, LabelKey, LabelSet, LabelSetError, LabelSetParts, Reads};
use crate::ui::contrast::{ColourFault, colour_faults};
use crate::ui::tokens::Tokens;

/// A place in the editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The key of a label.
    LabelKey(usize),
    /// The shortcut of a label.
    Shortcut(usize),
    /// The colours of a label.
    Colours(usize),
    /// An attribute.
    Attribute(Owner, usize),
    /// A type of link.
    Link(usize),
    /// The labels for documents.
    DocumentLabels,
    /// The rules.
    Rules,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// It is no label set.
    Set(LabelSetError),
    /// A label can't be seen on the page.
    Unreadable,
    /// A label has the key of one that was deleted, whose spans it would take over beside its own.
    KeyOfDeleted(LabelKey),
}

/// Something that is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub place: Place,
    /// What.
    pub kind: FaultKind,
}

/// The first fault.
pub(super) fn fault(content: &Content, before: &LabelSet) -> Option<Fault> {
    if let Err(error) = LabelSet::new(content.parts().clone()) {
        let place = place_of(content.parts(), &error);
        return Some(Fault { place, kind: FaultKind::Set(error) });
    }
    taken_over(content, before).or_else(|| unreadable(content.parts()))
}

/// Spans of two labels must not become those of one behind everybody's back.
fn taken_over(content: &Content, before: &LabelSet) -> Option<Fault> {
    let labels = content.parts().labels.iter().enumerate();
    let origins: Vec<&LabelKey> = (0..content.parts().labels.len()).filter_map(|i| content.origin(i)).collect();
    labels.into_iter().find_map(|(i, label)| {
        let renamed = content.origin(i).is_some_and(|origin| *origin != label.key);
        let deleted = before.get(&label.key).is_some() && !origins.contains(&&label.key);
        let kind = FaultKind::KeyOfDeleted(label.key.clone());
        (renamed && deleted).then_some(Fault { place: Place::LabelKey(i), kind })
    })
}

fn unreadable(parts: &LabelSetParts) -> Option<Fault> {
    let is_unreadable = |label: &usize| {
        let themes = [Tokens::LIGHT, Tokens::DARK];
        let faults = themes.iter().flat_map(|tokens| colour_faults(tokens, &parts.labels, *label));
        faults.into_iter().any(|fault| matches!(fault, ColourFault::Unreadable(_)))
    };
    let label = (0..parts.labels.len()).find(is_unreadable)?;
    Some(Fault { place: Place::Colours(label), kind: FaultKind::Unreadable })
}

fn place_of(parts: &LabelSetParts, error: &LabelSetError) -> Place {
    let last_label = |fits: &dyn Fn(usize) -> bool| (0..parts.labels.len()).rev().find(|i| fits(*i)).unwrap_or(0);
    match error {
        LabelSetError::SameLabel(key) => Place::LabelKey(last_label(&|i| parts.labels[i].key == *key)),
        LabelSetError::SameShortcut(c) | LabelSetError::Shortcut(c) => {
            Place::Shortcut(last_label(&|i| parts.labels[i].shortcut == Some(*c)))
        }
        LabelSetError::SameAttribute { attribute, .. } | LabelSetError::TwoKinds(attribute) => {
            last_attribute(parts, attribute, |_| true)
        }
        LabelSetError::Choices(key) => {
            last_attribute(parts, key, |a| a.kind.choices().is_empty() || repeats(a.kind.choices()))
        }
        LabelSetError::Reads { attribute, .. } => {
            let unfit = |reads: Reads, a: &crate::model::Attribute| !reads.fits(&a.kind);
            last_attribute(parts, attribute, |a| a.reads.is_some_and(|reads| unfit(reads, a)))
        }
        LabelSetError::SameDocumentLabel(_) => Place::DocumentLabels,
        LabelSetError::SameLink(key) | LabelSetError::LinkEnds(key) => {
            Place::Link(parts.links.iter().rposition(|link| link.key == *key).unwrap_or(0))
        }
        LabelSetError::UnknownLabel { .. } | LabelSetError::Rule(_) => Place::Rules,
    }
}

fn repeats(choices: &[Choice]) -> bool {
    choices.iter().enumerate().any(|(i, choice)| choices[..i].iter().any(|other| other.key == choice.key))
}

fn last_attribute(parts: &LabelSetParts, key: &AttributeKey, fits: impl Fn(&crate::model::Attribute) -> bool) -> Place {
    let owners = (0..parts.labels.len()).map(|i| (Owner::Label(i), &parts.labels[i].attributes));
    let all = owners.chain([(Owner::Document, &parts.document_attributes)]);
    let found = all.filter_map(|(owner, attributes)| {
        let place = attributes.iter().rposition(|attribute| attribute.key == *key && fits(attribute))?;
        Some(Place::Attribute(owner, place))
    });
    found.last().unwrap_or(Place::DocumentLabels)
}
