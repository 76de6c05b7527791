//! One open project.

use super::document::{DocumentRow, ListVersion, OpenDocument, Progress};
use super::event::{Event, OpenError, SaveState};
use super::label_set::Changing;
use super::steps::Direction;
use super::worker::{Pending, Request, Waker, Worker, list};
use crate::command::History;
use crate::model::{Annotator, DocumentId, LabelSet, Timestamp};
use crate::store::{Store, StoreError};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How often a wait without end looks whether there is still somebody to wait for.
const BREAKDOWN_CHECK: Duration = Duration::from_millis(100);

/// A document that was asked for.
#[derive(Debug)]
pub(super) struct Wanted {
    pub ticket: u64,
    pub document: DocumentId,
    /// The commits that were sent when it was asked for.
    pub sent: u64,
    pub then: Option<Direction>,
}

/// One open project. Dropping it saves what is left; [`Session::close`] also says whether that worked.
#[derive(Debug)]
pub struct Session {
    path: PathBuf,
    name: String,
    pub(super) labels: LabelSet,
    pub(super) annotators: Vec<Annotator>,
    pub(super) annotator: Option<Annotator>,
    pub(super) rows: Vec<DocumentRow>,
    pub(super) places: HashMap<DocumentId, usize>,
    pub(super) progress: Progress,
    pub(super) version: ListVersion,
    pub(super) open: Option<OpenDocument>,
    pub(super) wanted: Option<Wanted>,
    pub(super) tickets: u64,
    pub(super) lists: usize,
    pub(super) history: History,
    /// Another label set that is under way.
    pub(super) changing: Option<Changing>,
    pub(super) sent: u64,
    pub(super) saved: u64,
    pub(super) failure: Option<String>,
    pub(super) events: Vec<Event>,
    pub(super) worker: Worker,
}

impl Session {
    /// Makes a new project with the label set for conflict news; see [`Session::create_with`].
    ///
    /// # Errors
    /// As for [`Session::create_with`].
    pub fn create(path: &Path) -> Result<Self, OpenError> {
        Self::create_with(path, &LabelSet::conflict_news())
    }

    /// Makes a new project, named after its file, and opens it.
    ///
    /// # Errors
    /// [`OpenError`]; a file that is there already is never overwritten.
    pub fn create_with(path: &Path, labels: &LabelSet) -> Result<Self, OpenError> {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let made = Store::create_with(path, &name, labels).and_then(Self::new);
        made.map_err(|error| OpenError { path: path.to_owned(), error })
    }

    /// Opens a project.
    ///
    /// # Errors
    /// [`OpenError`], with a different reason for everything that can be the matter; the file is then as it was.
    pub fn open(path: &Path) -> Result<Self, OpenError> {
        Store::open(path).and_then(Self::new).map_err(|error| OpenError { path: path.to_owned(), error })
    }

    /// Opens a project to look at it, also a read-only copy, of which nothing can be changed then.
    ///
    /// # Errors
    /// As for [`Session::open`].
    pub fn open_to_read(path: &Path) -> Result<Self, OpenError> {
        Store::open_to_read(path).and_then(Self::new).map_err(|error| OpenError { path: path.to_owned(), error })
    }

    fn new(store: Store) -> Result<Self, StoreError> {
        let (listing, labels) = (list(&store, None)?, store.shared_labels()?);
        let mut session = Self {
            path: store.path().to_owned(),
            name: store.name()?,
            labels: LabelSet::clone(&labels),
            annotators: Vec::new(),
            annotator: None,
            rows: Vec::new(),
            places: HashMap::new(),
            progress: Progress::default(),
            version: ListVersion::default(),
            open: None,
            wanted: None,
            tickets: 0,
            lists: 0,
            history: History::default(),
            changing: None,
            sent: 0,
            saved: 0,
            failure: None,
            events: Vec::new(),
            worker: Worker::start(store, labels),
        };
        session.take_listing(listing);
        Ok(session)
    }

    /// Has `waker` called from another thread whenever there is something to poll.
    pub fn set_waker(&self, waker: Waker) {
        self.worker.wake.set(waker);
    }

    /// The project file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The project's name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The labels.
    #[must_use]
    pub const fn labels(&self) -> &LabelSet {
        &self.labels
    }

    /// Everybody who annotates in the project, by name.
    #[must_use]
    pub fn annotators(&self) -> &[Annotator] {
        &self.annotators
    }

    /// Whose layers are shown and changed.
    #[must_use]
    pub const fn annotator(&self) -> Option<&Annotator> {
        self.annotator.as_ref()
    }

    /// Goes on as `annotator`, who becomes known to the project. The open document stays and shows the other layer;
    /// steps of somebody else can't be undone any more.
    pub fn set_annotator(&mut self, annotator: Annotator) {
        if self.annotator.as_ref() == Some(&annotator) {
            return;
        }
        if let Err(place) = self.annotators.binary_search(&annotator) {
            self.annotators.insert(place, annotator.clone());
        }
        self.worker.send(Request::Save(Pending::Annotator(annotator.clone(), Timestamp::now())));
        self.annotator = Some(annotator);
        self.history = History::default();
        let document = self.wanted.take().map(|w| w.document).or(self.open.take().map(|open| open.info.id));
        self.ask_for_list();
        match document {
            Some(document) => self.load(&document, None),
            None => self.wait(|session| session.lists == 0),
        }
    }

    /// The documents in order, with the present annotator's status and number of spans.
    #[must_use]
    pub fn documents(&self) -> &[DocumentRow] {
        &self.rows
    }

    /// How many documents are in which state.
    #[must_use]
    pub const fn progress(&self) -> Progress {
        self.progress
    }

    /// Tells whether [`Session::documents`] has changed.
    #[must_use]
    pub const fn list_version(&self) -> ListVersion {
        self.version
    }

    /// The document that is open. There is none before somebody annotates ([`Session::set_annotator`]).
    #[must_use]
    pub const fn open_document(&self) -> Option<&OpenDocument> {
        self.open.as_ref()
    }

    /// The document that was asked for and is not there yet.
    #[must_use]
    pub fn awaited(&self) -> Option<&DocumentId> {
        self.wanted.as_ref().map(|wanted| &wanted.document)
    }

    /// The place in [`Session::documents`] of the document that is open or awaited.
    #[must_use]
    pub fn position(&self) -> Option<usize> {
        let document = self.awaited().or(self.open.as_ref().map(|open| &open.info.id))?;
        self.places.get(document).copied()
    }

    /// Opens a document and notes that the annotator has. Nearly always it is open when this returns; a slow disk
    /// is waited for by [`Session::poll`], with [`Event::Opened`]. False if the project has no such document.
    pub fn go_to(&mut self, document: &DocumentId) -> bool {
        if !self.places.contains_key(document) {
            return false;
        }
        if self.wanted.is_none() && self.open.as_ref().is_some_and(|open| open.info.id == *document) {
            return true;
        }
        self.load(document, None);
        true
    }

    /// Opens the document after the present one, or the first. False at the end.
    pub fn next_document(&mut self) -> bool {
        let next = self.position().map_or(0, |place| place + 1);
        self.go_to_place(next)
    }

    /// Opens the document before the present one. False at the beginning.
    pub fn previous_document(&mut self) -> bool {
        self.position().and_then(|place| place.checked_sub(1)).is_some_and(|place| self.go_to_place(place))
    }

    fn go_to_place(&mut self, place: usize) -> bool {
        let Some(document) = self.rows.get(place).map(|row| row.info.id.clone()) else { return false };
        self.go_to(&document)
    }

    /// Whether everything is durable.
    #[must_use]
    pub fn save_state(&self) -> SaveState {
        match &self.failure {
            Some(message) => SaveState::Failed(message.clone()),
            None if self.saved == self.sent && self.changing.is_none() => SaveState::Saved,
            None => SaveState::Saving,
        }
    }

    /// The number of the last change that was made here, counted from 1; 0 before the first.
    #[must_use]
    pub const fn last_change(&self) -> u64 {
        self.sent
    }

    /// Up to this number the changes are durable, but for those that [`Event::Dropped`] names.
    #[must_use]
    pub const fn last_saved(&self) -> u64 {
        self.saved
    }

    /// Tries at once to save what could not be saved.
    pub fn retry_save(&self) {
        self.worker.send(Request::Retry);
    }

    /// Takes in what the worker has done, without waiting, and tells what happened since the last time.
    pub fn poll(&mut self) -> Vec<Event> {
        while let Ok(reply) = self.worker.replies.try_recv() {
            self.handle(reply);
        }
        self.notice_breakdown();
        std::mem::take(&mut self.events)
    }

    /// Waits until everything that was asked for is done, or saving has failed. Not for a window.
    pub fn settle(&mut self) {
        // A document that was asked for while nobody annotates is asked of the worker later; there is nothing to wait for.
        while (self.wanted.is_some() && self.annotator.is_some())
            || self.lists > 0
            || self.changing.is_some()
            || self.save_state() == SaveState::Saving
        {
            match self.worker.replies.recv_timeout(BREAKDOWN_CHECK) {
                Ok(reply) => self.handle(reply),
                Err(_) if self.notice_breakdown() => break,
                Err(_) => {}
            }
        }
    }

    /// Saves what is left, folds the log into the project file and closes it.
    ///
    /// # Errors
    /// [`StoreError`] if something could not be saved; it is lost then. [`StoreError::NotFolded`] means that nothing is
    /// lost, but the project file can't be copied by itself.
    pub fn close(mut self) -> Result<(), StoreError> {
        self.worker.close()
    }

    pub(super) fn load(&mut self, document: &DocumentId, then: Option<Direction>) {
        self.tickets += 1;
        let ticket = self.tickets;
        self.wanted = Some(Wanted { ticket, document: document.clone(), sent: self.sent, then });
        // Without an annotator there is no layer yet; the document is opened when there is one.
        if let Some(annotator) = self.annotator.clone() {
            self.worker.send(Request::Load { ticket, document: document.clone(), annotator });
            self.wait(|session| session.wanted.is_none());
        }
    }

    pub(super) fn ask_for_list(&mut self) {
        self.lists += 1;
        self.worker.send(Request::List { annotator: self.annotator.clone() });
    }
}
