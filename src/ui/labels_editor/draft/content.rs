//! What is edited, and what has become of the labels that the project had.

use crate::command::{Fate, Rename};
use crate::model::{
    AttributeKind, Choice, Guideline, Label, LabelKey, LabelSet, LabelSetParts, LineShape, LinkType, OverlapPolicy,
    Rule, Words,
};
use crate::ui::contrast::next_colours;
use crate::ui::tokens::PALETTE;
use std::collections::BTreeMap;

/// What becomes of the spans of a label that is deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Becomes {
    /// They go with it.
    Deleted,
    /// They get the label with this identity ([`Content::identity`]).
    Labelled(u32),
}

/// Who a label is, whatever key it has.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Slot {
    id: u32,
    /// The key that it has in the project; `None` if it is new.
    origin: Option<LabelKey>,
}

/// The label set as it is being edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    parts: LabelSetParts,
    /// One for each label.
    slots: Vec<Slot>,
    /// By their keys in the project: the labels that were deleted, and what becomes of their spans.
    deleted: BTreeMap<LabelKey, Becomes>,
    next_id: u32,
}

impl Content {
    /// The label set of a project.
    #[must_use]
    pub fn of(set: &LabelSet) -> Self {
        let parts = set.parts();
        let slot = |(id, label): (u32, &Label)| Slot { id, origin: Some(label.key.clone()) };
        let slots: Vec<Slot> = (0..).zip(&parts.labels).map(slot).collect();
        let next_id = slots.len() as u32;
        Self { parts, slots, deleted: BTreeMap::new(), next_id }
    }

    /// Puts another set in the place of everything. Labels go on where the keys are those of the project's labels.
    pub fn replace(&mut self, set: &LabelSet, before: &LabelSet) {
        self.parts = set.parts();
        self.slots.clear();
        for label in &self.parts.labels {
            let origin = before.get(&label.key).map(|label| label.key.clone());
            self.slots.push(Slot { id: self.next_id, origin });
            self.next_id += 1;
        }
        self.deleted.clear();
    }

    /// The parts of the set.
    #[must_use]
    pub const fn parts(&self) -> &LabelSetParts {
        &self.parts
    }

    pub(super) const fn parts_mut(&mut self) -> &mut LabelSetParts {
        &mut self.parts
    }

    /// The labels, to change everything of them but their keys.
    pub fn labels_mut(&mut self) -> &mut [Label] {
        &mut self.parts.labels
    }

    /// The types of links.
    pub const fn links_mut(&mut self) -> &mut Vec<LinkType> {
        &mut self.parts.links
    }

    /// The labels for documents.
    pub const fn document_labels_mut(&mut self) -> &mut Vec<Choice> {
        &mut self.parts.document_labels
    }

    /// The rules.
    pub const fn rules_mut(&mut self) -> &mut Vec<Rule> {
        &mut self.parts.rules
    }

    /// The name of the set.
    pub const fn name_mut(&mut self) -> &mut String {
        &mut self.parts.name
    }

    /// The whole guideline.
    pub const fn guideline_mut(&mut self) -> &mut String {
        &mut self.parts.guideline
    }

    /// Says where spans begin.
    pub const fn set_boundary(&mut self, boundary: crate::model::BoundaryPolicy) {
        self.parts.boundary = boundary;
    }

    /// Who label number `label` is, whatever it is called.
    #[must_use]
    pub fn identity(&self, label: usize) -> u32 {
        self.slots[label].id
    }

    /// The label with that identity.
    #[must_use]
    pub fn by_identity(&self, id: u32) -> Option<&Label> {
        self.slots.iter().position(|slot| slot.id == id).map(|label| &self.parts.labels[label])
    }

    /// The key that label number `label` has in the project.
    #[must_use]
    pub fn origin(&self, label: usize) -> Option<&LabelKey> {
        self.slots[label].origin.as_ref()
    }

    /// Adds a label with a free key, colour and shortcut, and tells its number.
    ///
    /// # Panics
    /// Never: the palette is not empty.
    pub fn add_label(&mut self) -> usize {
        let (light, dark) = next_colours(&PALETTE, &self.parts.labels).expect("a palette");
        let count = self.parts.labels.len();
        self.push(Label {
            key: self.free_label_key("LABEL"),
            name: Words::default(),
            light,
            dark,
            shortcut: self.free_shortcut(),
            line: LineShape::ALL[count % LineShape::ALL.len()],
            guideline: Guideline::default(),
            attributes: Vec::new(),
            overlap: OverlapPolicy::default(),
        })
    }

    /// Adds a label that is like number `label` but for its key, colour and shortcut, and tells its number.
    ///
    /// # Panics
    /// Never: the palette is not empty.
    pub fn duplicate_label(&mut self, label: usize) -> usize {
        let like = self.parts.labels[label].clone();
        let (light, dark) = next_colours(&PALETTE, &self.parts.labels).expect("a palette");
        let key = self.free_label_key(like.key.as_str());
        let shortcut = self.free_shortcut();
        let last = self.push(Label { key, light, dark, shortcut, ..like });
        self.move_label(last, label + 1);
        label + 1
    }

    fn push(&mut self, label: Label) -> usize {
        self.parts.labels.push(label);
        self.slots.push(Slot { id: self.next_id, origin: None });
        self.next_id += 1;
        self.slots.len() - 1
    }

    fn free_shortcut(&self) -> Option<char> {
        let is_free = |c: &char| self.parts.labels.iter().all(|label| label.shortcut != Some(*c));
        Label::SHORTCUTS.chars().find(is_free)
    }

    /// Moves a label to another place of the list.
    pub fn move_label(&mut self, from: usize, to: usize) {
        let label = self.parts.labels.remove(from);
        self.parts.labels.insert(to, label);
        let slot = self.slots.remove(from);
        self.slots.insert(to, slot);
    }

    /// Deletes a label, and says what becomes of its spans.
    pub fn delete_label(&mut self, label: usize, becomes: Becomes) {
        self.parts.labels.remove(label);
        if let Some(origin) = self.slots.remove(label).origin {
            self.deleted.insert(origin, becomes);
        }
    }

    /// Says what becomes of the spans of a label that the project has and this set has not.
    pub fn decide(&mut self, label: &LabelKey, becomes: Becomes) {
        self.deleted.insert(label.clone(), becomes);
    }

    /// What becomes of the spans of a label that is no longer there.
    #[must_use]
    pub fn decided(&self, label: &LabelKey) -> Becomes {
        let becomes = self.deleted.get(label).copied().unwrap_or(Becomes::Deleted);
        match becomes {
            Becomes::Labelled(id) if self.by_identity(id).is_none() => Becomes::Deleted,
            other => other,
        }
    }

    /// Whether spans that have that key in the project keep their label, under the same key or under another. A new label
    /// with the key of a deleted one does not take its spans over: something else was answered about them.
    #[must_use]
    pub fn keeps(&self, label: &LabelKey) -> bool {
        self.slots.iter().any(|slot| slot.origin.as_ref() == Some(label))
    }

    /// The labels that go on under another key.
    #[must_use]
    pub fn renames(&self) -> Vec<Rename> {
        let both = self.slots.iter().zip(&self.parts.labels);
        let renamed = both.filter_map(|(slot, label)| Some((slot.origin.clone()?, label.key.clone())));
        renamed.filter(|(from, to)| from != to).map(|(from, to)| Rename { from, to }).collect()
    }

    /// What becomes of the spans of all labels of the project that are no longer there.
    pub(super) fn fates(&self, before: &LabelSet) -> BTreeMap<LabelKey, Fate> {
        let gone = before.labels().iter().map(|label| &label.key).filter(|key| !self.keeps(key));
        let fate = |key: &LabelKey| match self.decided(key) {
            Becomes::Labelled(id) => self.by_identity(id).map_or(Fate::Delete, |to| Fate::Relabel(to.key.clone())),
            Becomes::Deleted => Fate::Delete,
        };
        gone.map(|key| (key.clone(), fate(key))).collect()
    }

    /// Drops whatever names something that is no longer there.
    pub fn tidy(&mut self) {
        let parts = &mut self.parts;
        let keys: Vec<LabelKey> = parts.labels.iter().map(|label| label.key.clone()).collect();
        for label in &mut parts.labels {
            if let Some(nest_in) = &mut label.overlap.nest_in {
                nest_in.retain(|key| keys.contains(key));
            }
        }
        parts.links.retain_mut(|link| {
            let had_some = !link.ends.is_empty();
            link.ends.retain(|ends| keys.contains(&ends.from) && keys.contains(&ends.to));
            // A link whose labels are all gone goes with them; one that has none yet is being made.
            !(had_some && link.ends.is_empty())
        });
        let rules = std::mem::take(&mut parts.rules);
        parts.rules = rules.into_iter().filter(|rule| fits(parts, rule)).collect();
    }
}

/// Whether everything that a rule names is there.
fn fits(parts: &LabelSetParts, rule: &Rule) -> bool {
    let label = |key: &LabelKey| parts.labels.iter().find(|label| label.key == *key);
    match rule {
        Rule::Answered { label: key, attribute } => label(key).is_some_and(|l| l.attribute(attribute).is_some()),
        Rule::InOrder { label: key, attribute } => {
            label(key).and_then(|l| l.attribute(attribute)).is_some_and(|a| a.kind == AttributeKind::Range)
        }
        Rule::Linked { label, link } => {
            parts.links.iter().any(|kind| kind.key == *link && kind.ends.iter().any(|ends| ends.from == *label))
        }
        Rule::Inside { label: key, within } => label(key).is_some() && label(within).is_some(),
        Rule::LookedAt { label: key } => label(key).is_some(),
        Rule::DocumentAnswered { attribute } => parts.document_attributes.iter().any(|a| a.key == *attribute),
    }
}
