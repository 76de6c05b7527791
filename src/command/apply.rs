//! Commands and what they do.

use super::Change;
use crate::model::{Annotation, AnnotationId, AnnotationSet, LabelKey, LabelSet, SetError, Status, Timestamp};
use crate::text::Span;

/// What somebody wants done in one annotation set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Add an annotation; a document that was to do is then in progress.
    Add(Annotation),
    /// Remove an annotation.
    Delete(AnnotationId),
    /// Give an annotation another label.
    Relabel {
        /// Which annotation.
        id: AnnotationId,
        /// Its new label.
        label: LabelKey,
    },
    /// Give an annotation other boundaries.
    Move {
        /// Which annotation.
        id: AnnotationId,
        /// Its new span.
        span: Span,
    },
    /// Write an annotation's note.
    SetNote {
        /// Which annotation.
        id: AnnotationId,
        /// The whole new note.
        note: String,
    },
    /// Say how far the annotator is.
    SetStatus(Status),
    /// Several commands as one step.
    Batch(Vec<Self>),
}

/// Why a command was refused. Nothing has changed then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CommandError {
    /// The set would no longer be valid.
    #[error(transparent)]
    Set(#[from] SetError),
    /// The label set has no such label.
    #[error("the label set has no label {0}")]
    UnknownLabel(LabelKey),
    /// The set has been changed since the command was made.
    #[error("the document was changed in the meantime (revision {found}, expected {expected})")]
    Revision {
        /// What the command expected.
        expected: u64,
        /// What the set has.
        found: u64,
    },
}

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
    let mut changes = Vec::new();
    let done = run(set, labels, command, now, &mut changes);
    finish(set, changes, done)
}

/// Makes `changes` again, or takes changes back when given their [`inverse`](super::inverse).
///
/// # Errors
/// [`CommandError`] if the set is not at revision `expected` or not as the changes found it; it is then as before.
pub fn replay(set: &mut AnnotationSet, expected: u64, changes: &[Change]) -> Result<Vec<Change>, CommandError> {
    check_revision(set, expected)?;
    let mut made = Vec::new();
    let done = changes.iter().try_for_each(|change| make(set, change.clone(), &mut made));
    finish(set, made, done)
}

fn check_revision(set: &AnnotationSet, expected: u64) -> Result<(), CommandError> {
    let found = set.revision();
    if found == expected { Ok(()) } else { Err(CommandError::Revision { expected, found }) }
}

/// Counts the revision, or rolls back what was made before the fault.
fn finish(
    set: &mut AnnotationSet,
    changes: Vec<Change>,
    done: Result<(), CommandError>,
) -> Result<Vec<Change>, CommandError> {
    match done {
        Ok(()) => {
            if !changes.is_empty() {
                set.next_revision();
            }
            Ok(changes)
        }
        Err(error) => {
            for change in super::inverse(&changes) {
                let undone = make(set, change, &mut Vec::new());
                debug_assert!(undone.is_ok(), "the inverse of a change that was just made always applies");
            }
            Err(error)
        }
    }
}

fn run(
    set: &mut AnnotationSet,
    labels: &LabelSet,
    command: Command,
    now: Timestamp,
    made: &mut Vec<Change>,
) -> Result<(), CommandError> {
    match command {
        Command::Add(annotation) => {
            known(labels, &annotation.label)?;
            make(set, Change::Added(annotation), made)?;
            if set.status() == Status::ToDo {
                make(set, Change::Status { before: Status::ToDo, after: Status::InProgress }, made)?;
            }
            Ok(())
        }
        Command::Delete(id) => make(set, Change::Removed(found(set, id)?), made),
        Command::Relabel { id, label } => {
            known(labels, &label)?;
            replace(set, id, now, made, |annotation| annotation.label = label)
        }
        Command::Move { id, span } => replace(set, id, now, made, |annotation| annotation.span = span),
        Command::SetNote { id, note } => replace(set, id, now, made, |annotation| annotation.note = note),
        Command::SetStatus(after) => {
            let before = set.status();
            if before == after { Ok(()) } else { make(set, Change::Status { before, after }, made) }
        }
        Command::Batch(commands) => commands.into_iter().try_for_each(|command| run(set, labels, command, now, made)),
    }
}

fn replace(
    set: &mut AnnotationSet,
    id: AnnotationId,
    now: Timestamp,
    made: &mut Vec<Change>,
    edit: impl FnOnce(&mut Annotation),
) -> Result<(), CommandError> {
    let before = found(set, id)?;
    let mut after = before.clone();
    edit(&mut after);
    if after == before {
        return Ok(());
    }
    after.modified = now;
    make(set, Change::Replaced { before, after }, made)
}

/// Makes one change, whole or not at all.
fn make(set: &mut AnnotationSet, change: Change, made: &mut Vec<Change>) -> Result<(), CommandError> {
    match &change {
        Change::Added(annotation) => set.insert(annotation.clone())?,
        Change::Removed(annotation) => {
            set.remove(annotation.id)?;
        }
        Change::Replaced { before, after } => {
            let old = set.remove(before.id)?;
            if let Err(error) = set.insert(after.clone()) {
                let restored = set.insert(old);
                debug_assert!(restored.is_ok(), "what was just taken out fits in again");
                return Err(error.into());
            }
        }
        Change::Status { after, .. } => set.set_status(*after),
    }
    made.push(change);
    Ok(())
}

fn found(set: &AnnotationSet, id: AnnotationId) -> Result<Annotation, CommandError> {
    Ok(set.get(id).cloned().ok_or(SetError::Missing(id))?)
}

fn known(labels: &LabelSet, label: &LabelKey) -> Result<(), CommandError> {
    labels.get(label).map(|_| ()).ok_or_else(|| CommandError::UnknownLabel(label.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::inverse;
    use crate::model::{Annotator, DocumentId};
    use proptest::prelude::*;

    fn set() -> AnnotationSet {
        AnnotationSet::new(DocumentId::new("d").unwrap(), Annotator::new("a1").unwrap(), 20)
    }

    fn key(name: &str) -> LabelKey {
        LabelKey::new(name).unwrap()
    }

    fn now() -> Timestamp {
        Timestamp::parse("2026-11-22T02:02:17Z").unwrap()
    }

    fn add(start: usize, end: usize, label: &str) -> Command {
        Command::Add(Annotation::new(Span::new(start, end).unwrap(), key(label), now()))
    }

    fn run_on(set: &mut AnnotationSet, command: Command) -> Result<Vec<Change>, CommandError> {
        let revision = set.revision();
        apply(set, &LabelSet::conflict_news(), revision, command, now())
    }

    #[test]
    fn nesting_crossing_and_several_labels_are_fine_but_no_exact_duplicate() {
        let mut set = set();
        for (start, end, label) in [(0, 9, "CLAIM"), (0, 9, "ACTOR"), (2, 4, "ACTOR"), (3, 12, "LOCATION")] {
            run_on(&mut set, add(start, end, label)).unwrap();
        }
        let refused = run_on(&mut set, add(2, 4, "ACTOR")).unwrap_err();
        assert!(matches!(refused, CommandError::Set(SetError::Duplicate { .. })));
        assert_eq!(set.annotations().len(), 4);
        assert_eq!(set.status(), Status::InProgress);
    }

    #[test]
    fn a_batch_that_fails_leaves_nothing_behind() {
        let mut set = set();
        run_on(&mut set, add(0, 3, "ACTOR")).unwrap();
        let before = set.clone();
        let batch = vec![add(4, 6, "CLAIM"), Command::SetStatus(Status::Done), add(0, 99, "ACTOR")];
        assert!(run_on(&mut set, Command::Batch(batch)).is_err());
        assert_eq!(set, before);
    }

    #[test]
    fn a_stale_revision_and_an_unknown_label_are_refused() {
        let mut set = set();
        let stale = apply(&mut set, &LabelSet::conflict_news(), 7, add(0, 1, "ACTOR"), now());
        assert_eq!(stale, Err(CommandError::Revision { expected: 7, found: 0 }));
        assert_eq!(run_on(&mut set, add(0, 1, "NOPE")), Err(CommandError::UnknownLabel(key("NOPE"))));
    }

    #[test]
    fn a_relabel_onto_a_twin_is_refused_and_one_to_itself_is_nothing() {
        let mut set = set();
        run_on(&mut set, add(0, 3, "ACTOR")).unwrap();
        run_on(&mut set, add(0, 3, "CLAIM")).unwrap();
        let id = set.annotations()[0].id;
        let before = set.clone();
        assert!(run_on(&mut set, Command::Relabel { id, label: key("CLAIM") }).is_err());
        assert_eq!(run_on(&mut set, Command::Relabel { id, label: key("ACTOR") }), Ok(Vec::new()));
        assert_eq!(set, before);
    }

    /// A command as numbers, so that it can point at whichever annotations exist when it runs.
    fn any_command() -> impl Strategy<Value = (u8, usize, usize, usize)> {
        (0..6_u8, 0..30_usize, 0..22_usize, 1..8_usize)
    }

    fn concrete(set: &AnnotationSet, (kind, which, start, len): (u8, usize, usize, usize)) -> Command {
        let labels = ["ACTOR", "LOCATION", "CLAIM"];
        let label = labels[which % 3];
        let id = set.annotations().get(which % set.annotations().len().max(1)).map(|a| a.id);
        match (kind, id) {
            (1, Some(id)) => Command::Delete(id),
            (2, Some(id)) => Command::Relabel { id, label: key(label) },
            (3, Some(id)) => Command::Move { id, span: Span::new(start, start + len).unwrap() },
            (4, Some(id)) => Command::SetNote { id, note: format!("ملاحظة {len}") },
            (5, _) => Command::SetStatus(Status::ALL[which % 3]),
            _ => add(start, start + len, label),
        }
    }

    proptest! {
        #[test]
        fn undoing_everything_gives_back_the_empty_set_and_redoing_the_last(
            steps in prop::collection::vec(any_command(), 1..40),
        ) {
            let mut set = set();
            let mut done = Vec::new();
            for step in steps {
                let command = concrete(&set, step);
                let before = set.clone();
                if let Ok(changes) = run_on(&mut set, command) {
                    done.push((before, changes));
                } else {
                    prop_assert_eq!(&set, &before);
                }
                let ordered = set.annotations().windows(2).all(|w| w[0].span <= w[1].span);
                prop_assert!(ordered && set.annotations().iter().all(|a| a.span.end().get() <= 20));
            }
            let last = set.annotations().to_vec();
            for (before, changes) in done.iter().rev() {
                let revision = set.revision();
                replay(&mut set, revision, &inverse(changes)).unwrap();
                prop_assert_eq!(set.annotations(), before.annotations());
                prop_assert_eq!(set.status(), before.status());
            }
            for (_, changes) in &done {
                let revision = set.revision();
                replay(&mut set, revision, changes).unwrap();
            }
            prop_assert_eq!(set.annotations(), &last[..]);
        }
    }
}
