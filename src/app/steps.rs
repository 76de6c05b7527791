//! What an annotator does in the open document, and how it is taken back.

use super::event::{Event, RunError};
use super::proposals::Proposing;
use super::reading;
use super::session::Session;
use super::worker::{Commit, Pending, Request};
use crate::command::{Change, Command, Entry, apply_with, inverse, replay};
use crate::model::{AnnotationSet, DocumentId, Status, Timestamp};

/// A step that was undone or redone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Where.
    pub document: DocumentId,
    /// What has changed by it.
    pub changes: Vec<Change>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Undo,
    Redo,
}

/// Whether a step joins the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joining {
    Apart,
    Joined,
}

impl Session {
    /// Runs a command in the open document, together with what the program proposes because of it: answers that it reads
    /// from a count, and links that follow from nesting. It is done in memory when this returns, and durable when
    /// [`Session::save_state`] says so. A command that changes nothing gives no changes.
    ///
    /// # Errors
    /// [`RunError`]; nothing has changed then.
    pub fn run(&mut self, command: Command) -> Result<Vec<Change>, RunError> {
        self.run_as(command, Joining::Apart)
    }

    /// Like [`Session::run`], but one undo step together with the one before if both only change the same
    /// annotation: for a note that is being typed.
    ///
    /// # Errors
    /// [`RunError`]; nothing has changed then.
    pub fn run_merging(&mut self, command: Command) -> Result<Vec<Change>, RunError> {
        self.run_as(command, Joining::Joined)
    }

    fn run_as(&mut self, command: Command, joining: Joining) -> Result<Vec<Change>, RunError> {
        if self.changing.is_some() {
            return Err(RunError::LabelSetChanging);
        }
        let open = self.open.as_mut().ok_or(RunError::NoDocument)?;
        let (document, revision, now) = (open.info.id.clone(), open.set.revision(), Timestamp::now());
        let proposing = Proposing { text: &open.text, labels: &self.labels, now, reader: reading::of };
        let command = proposing.fill(command);
        let follow = |set: &AnnotationSet, changes: &[Change]| proposing.follow(set, changes);
        let changes = apply_with(&mut open.set, &self.labels, revision, command, now, follow)?;
        let entry = Entry::Document { document, changes: changes.clone() };
        match joining {
            Joining::Apart => self.history.push(entry),
            Joining::Joined => self.history.extend(entry),
        }
        self.save(revision, changes.clone(), now);
        Ok(changes)
    }

    /// Typing is over: what [`Session::run_merging`] does next is a step of its own.
    pub fn end_typing(&mut self) {
        self.history.end_typing();
    }

    /// Says that the open document is done and goes to the next one.
    ///
    /// # Errors
    /// [`RunError`]; nothing has changed then.
    pub fn mark_done_and_next(&mut self) -> Result<Vec<Change>, RunError> {
        let changes = self.run(Command::SetStatus(Status::Done))?;
        self.next_document();
        Ok(changes)
    }

    /// Whether there is a step to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        self.history.next_undo().is_some()
    }

    /// Whether there is a step to make again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        self.history.next_redo().is_some()
    }

    /// Takes back the last step. If it was made in another document, that one is opened first; should that take
    /// long, the answer is `None` and [`Event::Stepped`] follows. `None` also if there is no step, or if it was another
    /// label set, which is told by [`Event::LabelSetChanged`] or [`Event::LabelSetRefused`].
    ///
    /// # Errors
    /// [`RunError`] if another program has changed the layer in a way that leaves no room; the step is passed over.
    pub fn undo(&mut self) -> Result<Option<Step>, RunError> {
        self.step(Direction::Undo)
    }

    /// Makes the step again that was taken back last; see [`Session::undo`].
    ///
    /// # Errors
    /// As for [`Session::undo`].
    pub fn redo(&mut self) -> Result<Option<Step>, RunError> {
        self.step(Direction::Redo)
    }

    fn next_step(&self, direction: Direction) -> Option<&Entry> {
        match direction {
            Direction::Undo => self.history.next_undo(),
            Direction::Redo => self.history.next_redo(),
        }
    }

    fn step(&mut self, direction: Direction) -> Result<Option<Step>, RunError> {
        let document = match self.next_step(direction).cloned() {
            None => return Ok(None),
            Some(Entry::LabelSet(edit)) => return self.step_label_set(direction, &edit).map(|()| None),
            Some(Entry::Document { document, .. }) => document,
        };
        if self.open.as_ref().is_some_and(|open| open.info.id == document) {
            return self.step_here(direction);
        }
        self.load(&document, Some(direction));
        match self.events.pop_if(|event| matches!(event, Event::Stepped(_) | Event::NotStepped(_))) {
            Some(Event::Stepped(step)) => Ok(Some(step)),
            Some(Event::NotStepped(error)) => Err(error),
            _ => Ok(None),
        }
    }

    /// Makes the next step of `direction` in the open document, which must be the step's own.
    pub(super) fn step_here(&mut self, direction: Direction) -> Result<Option<Step>, RunError> {
        let Some(Entry::Document { document, changes }) = self.next_step(direction).cloned() else { return Ok(None) };
        if self.changing.is_some() {
            return Err(RunError::LabelSetChanging);
        }
        let Some(open) = self.open.as_mut().filter(|open| open.info.id == document) else { return Ok(None) };
        let (changes, revision) = match direction {
            Direction::Undo => (inverse(&changes), open.set.revision()),
            Direction::Redo => (changes, open.set.revision()),
        };
        let made = replay(&mut open.set, &self.labels, revision, &changes);
        match direction {
            Direction::Undo => self.history.undone(),
            Direction::Redo => self.history.redone(),
        }
        let changes = made?;
        self.save(revision, changes.clone(), Timestamp::now());
        Ok(Some(Step { document, changes }))
    }

    /// Has changes of the open document made durable.
    fn save(&mut self, expected: u64, changes: Vec<Change>, time: Timestamp) {
        self.count_open();
        let Some(open) = self.open.as_ref().filter(|_| !changes.is_empty()) else { return };
        self.sent += 1;
        let commit = Commit {
            ticket: self.sent,
            document: open.info.id.clone(),
            annotator: open.set.annotator().clone(),
            expected,
            changes,
            time,
        };
        self.worker.send(Request::Save(Pending::Commit(commit)));
    }
}
