//! Commands carried out, all of each or nothing.

use super::commands::Outcome;
use super::{Change, Command, CommandError, Edit, rebase};
use crate::command::run::{accept, joins, run};
use crate::model::{AnnotationSet, Answers, Attribute, AttributeKey, LabelSet, Link, SetError, Timestamp};

/// Applies `command` to `set`, all of it or nothing. A command that would change nothing gives no changes.
///
/// # Errors
/// [`CommandError`] if the set is not at revision `expected`, or the command can't be made; `set` is then as before.
pub fn apply(
    set: &mut AnnotationSet,
    labels: &LabelSet,
    expected: u64,
    command: Command,
    now: Timestamp,
) -> Result<Vec<Change>, CommandError> {
    apply_with(set, labels, expected, command, now, |_, _| Vec::new())
}

/// Like [`apply`], and in the same step whatever `follow` asks for when it sees the set after the command, with what
/// the command has changed. A following command that is refused is left out: what a program adds by itself never
/// stands in the way of what somebody wants.
///
/// # Errors
/// As for [`apply`].
pub fn apply_with(
    set: &mut AnnotationSet,
    labels: &LabelSet,
    expected: u64,
    command: Command,
    now: Timestamp,
    follow: impl FnOnce(&AnnotationSet, &[Change]) -> Vec<Command>,
) -> Result<Vec<Change>, CommandError> {
    check_revision(set, expected)?;
    let mut step = Step { set, labels, now, overlaps: Overlaps::Checked, changes: Vec::new() };
    let done = run(&mut step, command);
    if done.is_ok() && !step.changes.is_empty() {
        for command in follow(step.set, &step.changes) {
            let made = step.changes.len();
            if run(&mut step, command).is_err() {
                let partly = step.changes.split_off(made);
                take_back(step.set, &partly);
            }
        }
    }
    let changes = step.changes;
    finish(set, changes, done)
}

/// Makes `changes` again, or takes changes back when given their [`inverse`](super::inverse), on top of what has been
/// done since: see [`rebase`]. Answers with what was really made. What `labels` does not know and overlaps that it
/// forbids are refused.
///
/// # Errors
/// [`CommandError`] if the set is not at revision `expected` or leaves no room for the changes; it is then as before.
pub fn replay(
    set: &mut AnnotationSet,
    labels: &LabelSet,
    expected: u64,
    changes: &[Change],
) -> Result<Vec<Change>, CommandError> {
    check_revision(set, expected)?;
    let mut step = Step { set, labels, now: Timestamp::now(), overlaps: Overlaps::Checked, changes: Vec::new() };
    let done = changes.iter().try_for_each(|change| {
        let Some(change) = rebase(change, step.set)? else { return Ok(()) };
        check(&change, labels)?;
        if let Change::Link(Edit::Added(link)) = &change {
            check_ends(step.set, labels, link)?;
        }
        let relabelled = match &change {
            Change::Annotation(Edit::Replaced { before, after }) if before.label != after.label => Some(after.id),
            _ => None,
        };
        step.make(change)?;
        // Somebody may have added a link that the other label can't have.
        relabelled.map_or(Ok(()), |id| step.set.links_of(id).try_for_each(|link| check_ends(step.set, labels, link)))
    });
    let changes = step.changes;
    finish(set, changes, done)
}

/// Makes `changes` again that were right when they were made, whatever the label set is by now, on top of what has been
/// done since. Answers with what was really made; if that is not what was asked for, it must be seen to [`fit`](super::fit).
///
/// # Errors
/// [`CommandError`] if the set leaves no room for the changes; it is then as before.
pub fn remake(set: &mut AnnotationSet, changes: &[Change]) -> Result<Vec<Change>, CommandError> {
    let mut made = Vec::with_capacity(changes.len());
    let done = changes.iter().try_for_each(|change| {
        let Some(change) = rebase(change, set)? else { return Ok(()) };
        change_set(set, change.clone())?;
        made.push(change);
        Ok(())
    });
    finish(set, made, done)
}

/// Whether `labels` knows what `change` leaves behind: labels, answers, types of links.
///
/// # Errors
/// [`CommandError`] for the first thing that it does not know.
pub fn check(change: &Change, labels: &LabelSet) -> Result<(), CommandError> {
    match change {
        Change::Annotation(edit) => {
            let Some(annotation) = edit.survivor() else { return Ok(()) };
            let unknown = || CommandError::UnknownLabel(annotation.label.clone());
            let label = labels.get(&annotation.label).ok_or_else(unknown)?;
            check_answers(&annotation.answers, label.key.as_str(), |key| label.attribute(key))
        }
        Change::Link(edit) => match edit.survivor() {
            Some(link) if labels.link(&link.kind).is_none() => Err(CommandError::UnknownLink(link.kind.clone())),
            _ => Ok(()),
        },
        Change::Sheet { after, .. } => {
            let known = |key: &&_| labels.document_labels().iter().any(|label| label.key == **key);
            if let Some(unknown) = after.labels.iter().find(|key| !known(key)) {
                return Err(CommandError::UnknownDocumentLabel(unknown.clone()));
            }
            check_answers(&after.answers, "the document", |key| labels.document_attribute(key))
        }
        Change::Comment(_) | Change::Status { .. } => Ok(()),
    }
}

fn check_answers<'a>(
    answers: &Answers,
    place: &str,
    attribute: impl Fn(&AttributeKey) -> Option<&'a Attribute>,
) -> Result<(), CommandError> {
    answers.iter().try_for_each(|(key, answer)| accept(attribute(key), place, key, answer.clone()).map(|_| ()))
}

fn check_ends(set: &AnnotationSet, labels: &LabelSet, link: &Link) -> Result<(), CommandError> {
    let label = |end| set.get(end).map(|annotation| &annotation.label).ok_or(SetError::Missing(end));
    let (from, to) = (label(link.from)?, label(link.to)?);
    if joins(labels, &link.kind, Some(from), Some(to)) {
        return Ok(());
    }
    Err(CommandError::LinkEnds { link: link.kind.clone(), from: from.clone(), to: to.clone() })
}

fn check_revision(set: &AnnotationSet, expected: u64) -> Result<(), CommandError> {
    let found = set.revision();
    if found == expected { Ok(()) } else { Err(CommandError::Revision { expected, found }) }
}

/// Counts the revision, or rolls back what was made before the fault.
fn finish(set: &mut AnnotationSet, changes: Vec<Change>, done: Result<(), CommandError>) -> Outcome {
    match done {
        Ok(()) => {
            if !changes.is_empty() {
                set.next_revision();
            }
            Ok(changes)
        }
        Err(error) => {
            take_back(set, &changes);
            Err(error)
        }
    }
}

/// Takes back changes that were just made.
fn take_back(set: &mut AnnotationSet, changes: &[Change]) {
    for change in super::inverse(changes) {
        let undone = change_set(set, change);
        debug_assert!(undone.is_ok(), "the inverse of a change that was just made always applies");
    }
}

/// Whether the overlap policies of the label set are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Overlaps {
    Checked,
    /// What breaks them is told as a problem later.
    Let,
}

/// A step that is being made.
pub(super) struct Step<'a> {
    pub set: &'a mut AnnotationSet,
    pub labels: &'a LabelSet,
    pub now: Timestamp,
    pub overlaps: Overlaps,
    pub changes: Vec<Change>,
}

impl Step<'_> {
    /// Makes one change, whole or not at all.
    pub fn make(&mut self, change: Change) -> Result<(), CommandError> {
        if self.overlaps == Overlaps::Checked {
            self.check_overlap(&change)?;
        }
        change_set(self.set, change.clone())?;
        self.changes.push(change);
        Ok(())
    }

    fn check_overlap(&self, change: &Change) -> Result<(), CommandError> {
        let annotation = match change {
            Change::Annotation(Edit::Added(annotation)) => annotation,
            Change::Annotation(Edit::Replaced { before, after })
                if (before.span, &before.label) != (after.span, &after.label) =>
            {
                after
            }
            _ => return Ok(()),
        };
        let Some(overlap) = self.labels.overlap(self.set, annotation) else { return Ok(()) };
        let other = self.set.get(overlap.other).ok_or(SetError::Missing(overlap.other))?;
        Err(CommandError::Overlap {
            fault: overlap.fault,
            label: annotation.label.clone(),
            other: other.id,
            other_label: other.label.clone(),
        })
    }
}

fn change_set(set: &mut AnnotationSet, change: Change) -> Result<(), SetError> {
    match change {
        Change::Annotation(Edit::Added(annotation)) => set.insert(annotation),
        Change::Annotation(Edit::Removed(annotation)) => set.remove(annotation.id).map(|_| ()),
        Change::Annotation(Edit::Replaced { after, .. }) => set.replace(after).map(|_| ()),
        Change::Link(Edit::Added(link)) => set.insert_link(link),
        Change::Link(Edit::Removed(link)) => set.remove_link(link.id).map(|_| ()),
        Change::Link(Edit::Replaced { after, .. }) => {
            let before = set.remove_link(after.id)?;
            set.insert_link(after).or_else(|error| set.insert_link(before).and(Err(error)))
        }
        Change::Comment(Edit::Added(comment)) => set.insert_comment(comment),
        Change::Comment(Edit::Removed(comment)) => set.remove_comment(comment.id).map(|_| ()),
        Change::Comment(Edit::Replaced { after, .. }) => {
            let before = set.remove_comment(after.id)?;
            set.insert_comment(after).or_else(|error| set.insert_comment(before).and(Err(error)))
        }
        Change::Sheet { after, .. } => set.set_sheet(after),
        Change::Status { after, .. } => {
            set.set_status(after);
            Ok(())
        }
    }
}
