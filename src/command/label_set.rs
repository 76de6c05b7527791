//! Another label set for a project, as it is asked for and as it was made.

use super::{Change, CommandError, inverse};
use crate::model::{Annotator, Attribute, DocumentId, Label, LabelKey, LabelSet, LinkKey, LinkType};
use std::collections::{BTreeMap, BTreeSet};

/// What becomes of the spans of a label that goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// They go with it.
    Delete,
    /// They get another label, whatever the overlap policies say. Where the same text has that one already, they go
    /// if nothing is lost by it.
    Relabel(LabelKey),
}

/// A label that gets another key. All renames of a change happen at once, so that two labels can swap their keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rename {
    /// Its key before.
    pub from: LabelKey,
    /// Its key after.
    pub to: LabelKey,
}

/// Another label set, as it is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelSetChange {
    /// The new set.
    pub after: LabelSet,
    /// Labels whose spans go on under another key.
    pub renamed: Vec<Rename>,
    /// Labels that go, and what becomes of their spans; a label that is not named takes its spans with it. A label of
    /// the new set that has the key of one that goes is another label.
    pub fates: BTreeMap<LabelKey, Fate>,
    /// The set that it was made for; `None` for whatever is there.
    pub before: Option<LabelSet>,
    /// How many spans of labels that go whoever asks was told of. There may be fewer by then, but not more.
    pub counted: BTreeMap<LabelKey, usize>,
}

/// The changes in one layer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LayerEdit {
    /// The document.
    pub document: DocumentId,
    /// The annotator.
    pub annotator: Annotator,
    /// What was changed.
    pub changes: Vec<Change>,
}

/// Another label set, as it was made: one step that can be taken back. Renames came first, then the changes, which
/// speak of labels by their keys after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelSetEdit {
    /// The set before.
    pub before: LabelSet,
    /// The set after.
    pub after: LabelSet,
    /// Labels whose spans go on under another key.
    pub renamed: Vec<Rename>,
    /// What no longer fitted.
    pub layers: Vec<LayerEdit>,
    /// Whether the changes came before the renames, as they do when an edit is taken back.
    pub turned: bool,
}

impl LabelSetEdit {
    /// The edit that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        let turn = |rename: &Rename| Rename { from: rename.to.clone(), to: rename.from.clone() };
        let layer = |edit: &LayerEdit| LayerEdit { changes: inverse(&edit.changes), ..edit.clone() };
        Self {
            before: self.after.clone(),
            after: self.before.clone(),
            renamed: self.renamed.iter().map(turn).collect(),
            layers: self.layers.iter().rev().map(layer).collect(),
            turned: !self.turned,
        }
    }
}

/// Why a project keeps its label set. Nothing has changed then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LabelSetRefusal {
    /// Somebody else has changed the label set since.
    #[error("the label set was changed by another program in the meantime")]
    Moved,
    /// A label can't be renamed like this: the one or the other is not there, or the new key belongs to another label.
    #[error("the label {from} can't be renamed to {to}")]
    Rename {
        /// Its key.
        from: LabelKey,
        /// The key that it was to have.
        to: LabelKey,
    },
    /// Spans can't get a label that is not in the new set.
    #[error("the spans of {from} can't become {to}, which is not in the new label set")]
    Fate {
        /// Their label.
        from: LabelKey,
        /// The label that they were to have.
        to: LabelKey,
    },
    /// Spans of a label that goes have come since they were counted.
    #[error("there are {found} spans of {label} now, and not {counted}; look once more at what becomes of them")]
    More {
        /// The label, by its key before.
        label: LabelKey,
        /// How many spans there were.
        counted: usize,
        /// How many there are.
        found: usize,
    },
    /// Spans would lie twice in the same place under the label that they are to get, and something that is said of one
    /// of them would be lost.
    #[error("{spans} spans can't get another label: it is there already in the same place, and says something else")]
    Twins {
        /// How many.
        spans: usize,
    },
    /// Somebody has used since what would go.
    #[error("{annotator} has used in {document} what would no longer be in the label set")]
    InUse {
        /// The document.
        document: DocumentId,
        /// The annotator.
        annotator: Annotator,
    },
    /// A layer has been changed in a way that leaves no room.
    #[error("{document}, {annotator}: {error}")]
    Layer {
        /// The document.
        document: DocumentId,
        /// The annotator.
        annotator: Annotator,
        /// Why.
        error: CommandError,
    },
}

/// What of a label set another one no longer allows: the layers that have any of it must be made to fit. Labels have
/// their keys after the renames.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// Labels that are gone, or that have come anew under the key of one that goes.
    pub labels: Vec<LabelKey>,
    /// Labels of which some answers can't stay.
    pub answers: Vec<LabelKey>,
    /// Types of links that are gone or join less.
    pub links: Vec<LinkKey>,
    /// Whether something that is said about documents can't stay.
    pub sheets: bool,
}

impl Reach {
    /// Whether every layer fits as it is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl LabelSetChange {
    /// Another label set with nothing renamed; spans of labels that go with it go too.
    #[must_use]
    pub fn to(after: LabelSet) -> Self {
        Self { after, renamed: Vec::new(), fates: BTreeMap::new(), before: None, counted: BTreeMap::new() }
    }

    /// Whether it can be made in a project that has the label set `before`.
    ///
    /// # Errors
    /// [`LabelSetRefusal`] for a rename or a fate that can't be, or if it was made for another one.
    pub fn check(&self, before: &LabelSet) -> Result<(), LabelSetRefusal> {
        if self.before.as_ref().is_some_and(|seen| seen != before) {
            return Err(LabelSetRefusal::Moved);
        }
        let (mut from, mut to) = (BTreeSet::new(), BTreeSet::new());
        for rename in &self.renamed {
            let is_taken = before.get(&rename.to).is_some() && !self.renamed.iter().any(|r| r.from == rename.to);
            let is_there = before.get(&rename.from).is_some() && self.after.get(&rename.to).is_some();
            if is_taken || !is_there || !from.insert(&rename.from) || !to.insert(&rename.to) {
                return Err(LabelSetRefusal::Rename { from: rename.from.clone(), to: rename.to.clone() });
            }
        }
        for (label, fate) in &self.fates {
            if from.contains(label) {
                return Err(LabelSetRefusal::Rename { from: label.clone(), to: self.renamed(label) });
            }
            if let Fate::Relabel(to) = fate
                && self.after.get(to).is_none()
            {
                return Err(LabelSetRefusal::Fate { from: label.clone(), to: to.clone() });
            }
        }
        Ok(())
    }

    /// The labels of `before` that go, those among them that come anew under the same key.
    pub fn gone<'a>(&'a self, before: &'a LabelSet) -> impl Iterator<Item = &'a LabelKey> {
        let goes = |key: &&LabelKey| self.fates.contains_key(*key) || self.after.get(&self.renamed(key)).is_none();
        before.labels().iter().map(|label| &label.key).filter(goes)
    }

    /// The key afterwards of the label that has the key `label` before.
    #[must_use]
    pub fn renamed(&self, label: &LabelKey) -> LabelKey {
        self.renamed.iter().find(|rename| rename.from == *label).map_or(label, |rename| &rename.to).clone()
    }

    /// What of the label set `before` it no longer allows.
    #[must_use]
    pub fn reach(&self, before: &LabelSet) -> Reach {
        let key = |label: &LabelKey| self.renamed(label);
        let mut reach = Reach { labels: self.gone(before).map(key).collect(), ..Reach::default() };
        for label in before.labels() {
            match self.after.get(&key(&label.key)) {
                Some(after) if !answers_stay(label, after) => reach.answers.push(key(&label.key)),
                _ => {}
            }
        }
        let stays = |link: &LinkType| {
            self.after.link(&link.key).is_some_and(|after| {
                (after.symmetric || !link.symmetric)
                    && link.ends.iter().all(|ends| after.joins(&key(&ends.from), &key(&ends.to)))
            })
        };
        reach.links = before.links().iter().filter(|link| !stays(link)).map(|link| link.key.clone()).collect();
        let attributes_stay = before.document_attributes().iter().all(|attribute| {
            self.after.document_attribute(&attribute.key).is_some_and(|after| values_stay(attribute, after))
        });
        let labels_stay = before
            .document_labels()
            .iter()
            .all(|label| self.after.document_labels().iter().any(|l| l.key == label.key));
        reach.sheets = !(attributes_stay && labels_stay);
        reach
    }
}

fn answers_stay(before: &Label, after: &Label) -> bool {
    let mut attributes = before.attributes.iter();
    attributes.all(|attribute| after.attribute(&attribute.key).is_some_and(|after| values_stay(attribute, after)))
}

/// Whether every value of the one attribute can be one of the other.
fn values_stay(before: &Attribute, after: &Attribute) -> bool {
    let mut choices = before.kind.choices().iter();
    before.kind.as_str() == after.kind.as_str()
        && choices.all(|choice| after.kind.choices().iter().any(|other| other.key == choice.key))
}
