//! What becomes of a layer that was made with another label set.

use super::apply::{Overlaps, Step};
use super::run::{joins, run};
use super::{Change, Command, CommandError, Edit, Fate};
use crate::model::{
    Annotation, AnnotationId, AnnotationSet, Answer, Attribute, AttributeKey, LabelKey, LabelSet, Link, Sheet,
    Timestamp,
};
use std::collections::{BTreeMap, BTreeSet};

/// What [`fit`] has done.
#[derive(Debug, PartialEq, Eq)]
pub struct Fitted {
    /// What was changed.
    pub changes: Vec<Change>,
    /// Spans that could not get the label they were to get, since the same text has it already and something that is
    /// said of one of them would be lost. If there are any, the set does not fit and is of no further use.
    pub stuck: usize,
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
) -> Result<Fitted, CommandError> {
    let mut step = Step { set, labels: after, now, overlaps: Overlaps::Let, changes: Vec::new() };
    let stuck = fit_spans(&mut step, fates)?;
    fit_links(&mut step)?;
    fit_sheet(&mut step)?;
    let changes = step.changes;
    if !changes.is_empty() {
        set.next_revision();
    }
    Ok(Fitted { changes, stuck })
}

fn fit_spans(step: &mut Step<'_>, fates: &BTreeMap<LabelKey, Fate>) -> Result<usize, CommandError> {
    let mut stuck = 0;
    let spans = step.set.annotations().to_vec();
    // The key of a label that goes may be that of a new one; spans of the old one are nobody's twins.
    let mut waiting: BTreeSet<_> = spans.iter().filter(|span| fates.contains_key(&span.label)).map(|s| s.id).collect();
    for before in spans {
        waiting.remove(&before.id);
        let label = match (fates.get(&before.label), step.labels.get(&before.label)) {
            (Some(Fate::Relabel(to)), _) if *to != before.label => {
                stuck += usize::from(!relabel(step, before.id, to, &waiting)?);
                continue;
            }
            (Some(Fate::Delete), _) | (_, None) => {
                run(step, Command::Delete(before.id))?;
                continue;
            }
            (_, Some(label)) => label,
        };
        let mut after: Annotation = before.clone();
        after.answers.retain(|key, answer| still_fits(label.attribute(key), answer));
        if after != before {
            step.make(Change::Annotation(Edit::Replaced { before, after }))?;
        }
    }
    Ok(stuck)
}

/// Gives a span another label, or takes it away if the same text has it already and nothing is lost by it. False if
/// something would be.
fn relabel(
    step: &mut Step<'_>,
    id: AnnotationId,
    to: &LabelKey,
    waiting: &BTreeSet<AnnotationId>,
) -> Result<bool, CommandError> {
    run(step, Command::Relabel { id, label: to.clone() })?;
    let Some(after) = step.set.get(id) else { return Ok(true) };
    let may_repeat = step.labels.get(to).is_some_and(|label| label.overlap.repeat);
    let is_twin = |other: &&Annotation| {
        other.id != id && (other.span, &other.label) == (after.span, to) && !waiting.contains(&other.id)
    };
    match step.set.annotations().iter().find(is_twin).filter(|_| !may_repeat) {
        Some(twin) if says_more(step.set, after, twin) => Ok(false),
        Some(_) => run(step, Command::Delete(id)).map(|()| true),
        None => Ok(true),
    }
}

/// Whether anything is said of the span that is not said of its twin.
fn says_more(set: &AnnotationSet, span: &Annotation, twin: &Annotation) -> bool {
    let answers = span.answers.iter().any(|(key, answer)| twin.answers.get(key) != Some(answer));
    let note = !span.note.is_empty() && span.note != twin.note;
    let end = |end| if end == span.id { twin.id } else { end };
    let links = set.links_of(span.id).any(|link| {
        let same = |other: &Link| other.kind == link.kind && (other.from, other.to) == (end(link.from), end(link.to));
        !set.links_of(twin.id).any(same)
    });
    answers || note || links || set.comments_on(Some(span.id)).next().is_some()
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
