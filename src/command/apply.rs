//! Commands carried out, all of each or nothing.

use super::commands::Outcome;
use super::{Change, Command, CommandError, Edit};
use crate::command::run::run;
use crate::model::{AnnotationSet, LabelSet, SetError, Timestamp};

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
    check_revision(set, expected)?;
    let mut step = Step { set, labels, now, changes: Vec::new() };
    let done = run(&mut step, command);
    let changes = step.changes;
    finish(set, changes, done)
}

/// Makes `changes` again, or takes changes back when given their [`inverse`](super::inverse). Overlaps that `labels`
/// forbids are refused.
///
/// # Errors
/// [`CommandError`] if the set is not at revision `expected` or not as the changes found it; it is then as before.
pub fn replay(
    set: &mut AnnotationSet,
    labels: &LabelSet,
    expected: u64,
    changes: &[Change],
) -> Result<Vec<Change>, CommandError> {
    check_revision(set, expected)?;
    let mut step = Step { set, labels, now: Timestamp::now(), changes: Vec::new() };
    let done = changes.iter().try_for_each(|change| step.make(change.clone()));
    let changes = step.changes;
    finish(set, changes, done)
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
            for change in super::inverse(&changes) {
                let undone = change_set(set, change);
                debug_assert!(undone.is_ok(), "the inverse of a change that was just made always applies");
            }
            Err(error)
        }
    }
}

/// A step that is being made.
pub(super) struct Step<'a> {
    pub set: &'a mut AnnotationSet,
    pub labels: &'a LabelSet,
    pub now: Timestamp,
    pub changes: Vec<Change>,
}

impl Step<'_> {
    /// Makes one change, whole or not at all.
    pub fn make(&mut self, change: Change) -> Result<(), CommandError> {
        self.check_overlap(&change)?;
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
