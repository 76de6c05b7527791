//! What becomes of a layer that was made with another label set.

use super::apply::Step;
use super::run::{joins, run};
use super::{Change, Command, CommandError, Edit, Fate};
use crate::model::{
    Annotation, AnnotationSet, Answer, Attribute, AttributeKey, LabelKey, LabelSet, Link, Sheet, Timestamp,
};
use std::collections::BTreeMap;

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
