//! The project's label set: another one for it, from and to files, and how much of it is in use.

use super::event::{Event, LabelSetError, RunError};
use super::job::Job;
use super::session::Session;
use super::steps::Direction;
use super::worker::{LabelSetStep, LabelSetWanted, Pending, Request};
use crate::command::{Entry, LabelSetChange, LabelSetEdit};
use crate::model::{AnnotationSet, Annotator, DocumentId, LabelSet, Timestamp};
use crate::store::{LabelSetUses, Snapshot, StoreError, WholeFile};
use crate::wire::{LabelSetReadError, read_label_set as read_json, write_label_set as write_json};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// What a session waits for when it waits for another label set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Changing {
    /// A change that was asked for.
    New,
    /// One that was made before.
    Step(Direction),
}

/// The project after it has got another label set.
#[derive(Debug)]
pub(super) struct Fresh {
    pub labels: LabelSet,
    /// The document that was open when it was asked for.
    pub open: Option<(DocumentId, AnnotationSet)>,
}

/// A label set that could not be read from a file or written to one.
#[derive(Debug, thiserror::Error)]
pub enum LabelSetFileError {
    /// The file could not be read or written.
    #[error("{}: {error}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// The file holds no label set.
    #[error("{}: {error}", path.display())]
    Content {
        /// The file.
        path: PathBuf,
        /// Why not, and where.
        error: LabelSetReadError,
    },
}

/// Reads a label set from a file.
///
/// # Errors
/// [`LabelSetFileError`], with the place of the first fault.
pub fn read_label_set(path: &Path) -> Result<LabelSet, LabelSetFileError> {
    let json = std::fs::read(path).map_err(|error| LabelSetFileError::Io { path: path.to_owned(), error })?;
    read_json(&json).map_err(|error| LabelSetFileError::Content { path: path.to_owned(), error })
}

/// Writes a label set to a file, which is replaced as a whole if it is there.
///
/// # Errors
/// [`LabelSetFileError::Io`]; an older file is unchanged then.
pub fn write_label_set(path: &Path, labels: &LabelSet) -> Result<(), LabelSetFileError> {
    let write = || {
        let mut file = WholeFile::begin(path)?;
        file.write_all(write_json(labels).as_bytes())?;
        file.keep()
    };
    write().map_err(|error| LabelSetFileError::Io { path: path.to_owned(), error })
}

impl Session {
    /// Asks for another label set. Nearly always it is there when this returns; [`Event::LabelSetChanged`] or
    /// [`Event::LabelSetRefused`] tells. Until then no command is run. It is one step of the history. Without a set that
    /// it was made for, it was made for the session's.
    ///
    /// # Errors
    /// [`RunError::LabelSetChanging`] if the last one is still under way.
    pub fn change_label_set(&mut self, mut change: LabelSetChange) -> Result<(), RunError> {
        change.before.get_or_insert_with(|| self.labels.clone());
        self.ask_for_label_set(Changing::New, LabelSetWanted::Change(Box::new(change)))
    }

    /// Whether another label set is under way; no command is run meanwhile.
    #[must_use]
    pub const fn is_changing_label_set(&self) -> bool {
        self.changing.is_some()
    }

    /// Counts what of the label set is in use, in everything that is saved.
    #[must_use]
    pub fn label_uses(&self) -> Job<Result<LabelSetUses, StoreError>> {
        let (requests, project) = (self.worker.requests.clone(), self.path().to_owned());
        Job::start(self.worker.wake.clone(), move |_| {
            // What was asked to be saved before is in the file then.
            super::worker::ask(&requests, |_, _| ());
            Snapshot::take(&project)?.project().label_uses()
        })
    }

    /// Writes the label set to a file; see [`write_label_set`].
    ///
    /// # Errors
    /// [`LabelSetFileError::Io`].
    pub fn export_label_set(&self, path: &Path) -> Result<(), LabelSetFileError> {
        write_label_set(path, self.labels())
    }

    /// Makes an edit of the label set again, or takes it back.
    pub(super) fn step_label_set(&mut self, direction: Direction, edit: &LabelSetEdit) -> Result<(), RunError> {
        let edit = match direction {
            Direction::Undo => edit.inverse(),
            Direction::Redo => edit.clone(),
        };
        self.ask_for_label_set(Changing::Step(direction), LabelSetWanted::Edit(Box::new(edit)))
    }

    fn ask_for_label_set(&mut self, changing: Changing, wanted: LabelSetWanted) -> Result<(), RunError> {
        if self.changing.is_some() {
            return Err(RunError::LabelSetChanging);
        }
        self.changing = Some(changing);
        let open = self.open.as_ref().map(|open| (open.info.id.clone(), open.set.annotator().clone()));
        let author = self.annotator().map(Annotator::to_string).unwrap_or_default();
        let step = LabelSetStep { wanted, author, time: Timestamp::now(), open };
        self.worker.send(Request::Save(Pending::LabelSet(step)));
        self.wait(|session| session.changing.is_none());
        Ok(())
    }

    /// Takes in what became of a label set that was asked for.
    pub(super) fn label_set_made(&mut self, result: Result<(LabelSetEdit, Fresh), LabelSetError>) {
        let Some(changing) = self.changing.take() else { return };
        // A step that has no place any more is passed over; one that only could not be written can be tried again.
        match changing {
            _ if matches!(result, Err(LabelSetError::Store(_))) => {}
            Changing::New => {}
            Changing::Step(Direction::Undo) => self.history.undone(),
            Changing::Step(Direction::Redo) => self.history.redone(),
        }
        let (edit, fresh) = match result {
            Ok(made) => made,
            Err(error) => return self.events.push(Event::LabelSetRefused(error)),
        };
        self.labels = fresh.labels;
        self.events.push(Event::LabelSetChanged);
        self.take_open(fresh.open);
        if !edit.layers.is_empty() {
            self.ask_for_list();
        }
        if changing == Changing::New && edit.before != edit.after {
            self.history.push(Entry::LabelSet(Box::new(edit)));
        }
    }

    /// Shows the open document as it is with the new label set.
    fn take_open(&mut self, fresh: Option<(DocumentId, AnnotationSet)>) {
        let Some(open) = &mut self.open else { return };
        match fresh {
            Some((document, set)) if document == open.info.id => {
                if open.set != set {
                    open.set = set;
                    self.events.push(Event::Reloaded(document));
                    self.count_open();
                }
            }
            // Another document has been opened meanwhile, perhaps as it was before.
            _ => self.reload(),
        }
    }

    /// Another program has given the project another label set.
    pub(super) fn label_set_moved(&mut self, labels: &LabelSet) {
        if self.labels != *labels {
            self.labels = labels.clone();
            self.events.push(Event::LabelSetChanged);
            self.reload();
        }
    }
}
