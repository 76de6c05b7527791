//! Another label set for a project, and what becomes of the layers that were made with the one before.

use super::apply::Step;
use super::run::{joins, run};
use super::{Change, Command, CommandError, Edit, inverse};
use crate::model::{
    Annotation, AnnotationSet, Annotator, Answer, Attribute, AttributeKey, DocumentId, LabelKey, LabelSet, Link, Sheet,
    Timestamp,
};
use std::collections::BTreeMap;

/// What becomes of the spans of a label that goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// They go with it.
    Delete,
    /// They get another label. Where the same text has that one already, they go.
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
    /// Labels that go, and what becomes of their spans; a label that is not named takes its spans with it.
    pub fates: BTreeMap<LabelKey, Fate>,
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

/// Makes a set whose labels have their keys after the renames fit the label set `after`: spans of labels that went
/// meet their fate; answers, links and document labels that can no longer be are dropped.
///
/// # Errors
/// [`CommandError`] if a fate names a label that is not there; `set` is then half changed and of no further use.
pub fn fit(
    set: &mut AnnotationSet,
    after: &LabelSet,
    fates: &BTreeMap<LabelKey, Fate>,
    now: Timestamp,
) -> Result<Vec<Change>, CommandError> {
    let mut step = Step { set, labels: after, now, changes: Vec::new() };
    fit_spans(&mut step, fates)?;
    fit_links(&mut step)?;
    fit_sheet(&mut step)?;
    let changes = step.changes;
    if !changes.is_empty() {
        set.next_revision();
    }
    Ok(changes)
}

fn fit_spans(step: &mut Step<'_>, fates: &BTreeMap<LabelKey, Fate>) -> Result<(), CommandError> {
    for before in step.set.annotations().to_vec() {
        let Some(label) = step.labels.get(&before.label) else {
            let id = before.id;
            let Some(Fate::Relabel(to)) = fates.get(&before.label) else {
                run(step, Command::Delete(id))?;
                continue;
            };
            match run(step, Command::Relabel { id, label: to.clone() }) {
                Err(CommandError::Overlap { .. }) => run(step, Command::Delete(id))?,
                done => done?,
            }
            continue;
        };
        let mut after: Annotation = before.clone();
        after.answers.retain(|key, answer| still_fits(label.attribute(key), answer));
        if after != before {
            step.make(Change::Annotation(Edit::Replaced { before, after }))?;
        }
    }
    Ok(())
}

fn fit_links(step: &mut Step<'_>) -> Result<(), CommandError> {
    let unfit = |link: &&Link| {
        let label = |end| step.set.get(end).map(|annotation| &annotation.label);
        !joins(step.labels, &link.kind, label(link.from), label(link.to))
    };
    let unfit: Vec<Link> = step.set.links().iter().filter(unfit).cloned().collect();
    unfit.into_iter().try_for_each(|link| step.make(Change::Link(Edit::Removed(link))))
}

fn fit_sheet(step: &mut Step<'_>) -> Result<(), CommandError> {
    let before: Sheet = step.set.sheet().clone();
    let mut after = before.clone();
    let labels = step.labels;
    after.labels.retain(|key| labels.document_labels().iter().any(|label| label.key == *key));
    after.answers.retain(|key: &AttributeKey, answer| still_fits(labels.document_attribute(key), answer));
    if after == before { Ok(()) } else { step.make(Change::Sheet { before, after }) }
}

fn still_fits(attribute: Option<&Attribute>, answer: &Answer) -> bool {
    attribute.is_some_and(|attribute| answer.value().is_none_or(|value| attribute.accept(value.clone()).is_ok()))
}
