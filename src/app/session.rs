//! One open project.

use super::document::{DocumentRow, OpenDocument, Progress};
use super::steps::{Direction, Step};
use super::worker::{Listing, Pending, Reply, Request, Waker, Worker, list};
use crate::command::{CommandError, History};
use crate::model::{AnnotationSet, Annotator, DocumentId, LabelSet, Timestamp};
use crate::store::{Store, StoreError};
use crate::text::SourceText;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::RecvTimeoutError;
use std::time::{Duration, Instant};

/// How long a document may keep a frame waiting; nearly every one is there sooner.
const SAME_FRAME: Duration = Duration::from_millis(25);

/// A project that could not be opened or made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}: {error}", path.display())]
pub struct OpenError {
    /// The file.
    pub path: PathBuf,
    /// Why.
    pub error: StoreError,
}

/// A command that was not run. Nothing has changed then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RunError {
    /// The command was refused.
    #[error(transparent)]
    Command(#[from] CommandError),
    /// No document is open.
    #[error("no document is open")]
    NoDocument,
}

/// Whether the work is safe.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// Everything is durable on the disk.
    Saved,
    /// The last changes are on their way.
    Saving,
    /// The disk refuses, for this reason. Nothing is lost while the session is open; saving is tried again every few
    /// seconds and by [`Session::retry_save`].
    Failed(String),
}

/// Something that happened since the last [`Session::poll`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Another document is open.
    Opened(DocumentId),
    /// A document could not be read.
    NotOpened(DocumentId, StoreError),
    /// The open document was read again because another program or an import has changed it.
    Reloaded(DocumentId),
    /// An undo or redo that had to open its document first has been made.
    Stepped(Step),
    /// An undo or redo that had to open its document first could not be made.
    NotStepped(RunError),
    /// A change was dropped, because another program had changed the same annotations meanwhile.
    Dropped(DocumentId, CommandError),
    /// The list of documents, the labels or the annotators may be different now.
    Listed,
    /// They could not be read.
    NotListed(StoreError),
}

/// A document that was asked for.
#[derive(Debug)]
struct Wanted {
    ticket: u64,
    document: DocumentId,
    /// The commits that were sent when it was asked for.
    sent: u64,
    then: Option<Direction>,
}

/// One open project. Dropping it saves what is left; [`Session::close`] also says whether that worked.
#[derive(Debug)]
pub struct Session {
    path: PathBuf,
    name: String,
    pub(super) labels: LabelSet,
    annotators: Vec<Annotator>,
    annotator: Option<Annotator>,
    rows: Vec<DocumentRow>,
    places: HashMap<DocumentId, usize>,
    pub(super) open: Option<OpenDocument>,
    wanted: Option<Wanted>,
    tickets: u64,
    lists: usize,
    pub(super) history: History,
    pub(super) sent: u64,
    saved: u64,
    failure: Option<String>,
    pub(super) events: Vec<Event>,
    pub(super) worker: Worker,
}

impl Session {
    /// Makes a new project, named after its file, and opens it.
    ///
    /// # Errors
    /// [`OpenError`]; a file that is there already is never overwritten.
    pub fn create(path: &Path) -> Result<Self, OpenError> {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        Store::create(path, &name).and_then(Self::new).map_err(|error| OpenError { path: path.to_owned(), error })
    }

    /// Opens a project.
    ///
    /// # Errors
    /// [`OpenError`], with a different reason for everything that can be the matter; the file is then as it was.
    pub fn open(path: &Path) -> Result<Self, OpenError> {
        Store::open(path).and_then(Self::new).map_err(|error| OpenError { path: path.to_owned(), error })
    }

    fn new(store: Store) -> Result<Self, StoreError> {
        let listing = list(&store, None)?;
        let mut session = Self {
            path: store.path().to_owned(),
            name: store.name()?,
            labels: listing.labels.clone(),
            annotators: Vec::new(),
            annotator: None,
            rows: Vec::new(),
            places: HashMap::new(),
            open: None,
            wanted: None,
            tickets: 0,
            lists: 0,
            history: History::default(),
            sent: 0,
            saved: 0,
            failure: None,
            events: Vec::new(),
            worker: Worker::start(store),
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
    pub fn progress(&self) -> Progress {
        Progress::count(&self.rows)
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
            None if self.saved == self.sent => SaveState::Saved,
            None => SaveState::Saving,
        }
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
        std::mem::take(&mut self.events)
    }

    /// Waits until everything that was asked for is done, or saving has failed. Not for a window.
    pub fn settle(&mut self) {
        while self.wanted.is_some() || self.lists > 0 || self.save_state() == SaveState::Saving {
            match self.worker.replies.recv() {
                Ok(reply) => self.handle(reply),
                Err(_) => break,
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

    fn wait(&mut self, until: impl Fn(&Self) -> bool) {
        let end = Instant::now() + SAME_FRAME;
        while !until(self) {
            match self.worker.replies.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(reply) => self.handle(reply),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    fn handle(&mut self, reply: Reply) {
        match reply {
            Reply::Loaded { ticket, result } => self.loaded(ticket, result),
            Reply::Listed(result) => {
                self.lists -= 1;
                match result {
                    Ok(listing) if listing.annotator == self.annotator => {
                        self.take_listing(listing);
                        self.events.push(Event::Listed);
                    }
                    Ok(_) => {}
                    Err(error) => self.events.push(Event::NotListed(error)),
                }
            }
            Reply::Saved { ticket, moved, refused } => {
                self.saved = ticket.unwrap_or(self.saved);
                self.failure = None;
                self.events.extend(refused.into_iter().map(|(document, error)| Event::Dropped(document, error)));
                if self.open.as_ref().is_some_and(|open| moved.contains(&open.info.id)) {
                    self.reload();
                }
            }
            Reply::NotSaved(error) => self.failure = Some(error.to_string()),
            Reply::Imported => {
                self.ask_for_list();
                self.reload();
            }
        }
    }

    /// Reads the open document again, unless another one is on its way.
    fn reload(&mut self) {
        if let (None, Some(open), Some(annotator)) = (&self.wanted, &self.open, &self.annotator) {
            self.tickets += 1;
            let (ticket, document) = (self.tickets, open.info.id.clone());
            self.worker.send(Request::Load { ticket, document: document.clone(), annotator: annotator.clone() });
            self.wanted = Some(Wanted { ticket, document, sent: self.sent, then: None });
        }
    }

    fn loaded(&mut self, ticket: u64, result: Result<(SourceText, AnnotationSet), StoreError>) {
        let Some(wanted) = self.wanted.take_if(|wanted| wanted.ticket == ticket) else { return };
        let (text, set) = match result {
            Ok(found) => found,
            Err(error) => {
                self.events.push(Event::NotOpened(wanted.document, error));
                return;
            }
        };
        let again = self.open.as_ref().is_some_and(|open| open.info.id == wanted.document);
        if again && wanted.sent != self.sent {
            // It was changed here while it was being read.
            self.reload();
            return;
        }
        let Some(row) = self.places.get(&wanted.document).map(|place| &self.rows[*place]) else { return };
        self.open = Some(OpenDocument { info: row.info.clone(), text, set });
        self.count_open();
        self.events.push(if again { Event::Reloaded(wanted.document) } else { Event::Opened(wanted.document) });
        if let Some(direction) = wanted.then {
            match self.step_here(direction) {
                Ok(Some(step)) => self.events.push(Event::Stepped(step)),
                Ok(None) => {}
                Err(error) => self.events.push(Event::NotStepped(error)),
            }
        }
    }

    fn take_listing(&mut self, listing: Listing) {
        self.labels = listing.labels;
        self.annotators = listing.annotators;
        self.rows = listing.documents.into_iter().map(DocumentRow::from).collect();
        self.places = self.rows.iter().enumerate().map(|(place, row)| (row.info.id.clone(), place)).collect();
        self.count_open();
    }

    /// Brings the open document's line of the list up to date.
    pub(super) fn count_open(&mut self) {
        let Some(open) = &self.open else { return };
        if let Some(row) = self.places.get(&open.info.id).and_then(|place| self.rows.get_mut(*place)) {
            row.status = open.set.status();
            row.spans = open.set.annotations().len();
        }
    }
}
