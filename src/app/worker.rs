//! The thread that owns the store, so that no frame ever waits for a disk.

use super::desk::Desk;
use super::event::{DroppedChange, LabelSetError};
use super::label_set::Fresh;
use crate::command::{Change, CommandError, LabelSetChange, LabelSetEdit};
use crate::model::{AnnotationSet, Annotator, DocumentId, LabelSet, Timestamp};
use crate::store::{DocumentState, Store, StoreError};
use crate::text::SourceText;
use std::fmt;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

/// Said when the thread is gone before its time.
pub(super) const BROKEN_OFF: &str = "the part of the program that saves has broken off; please start the program again";

/// Called from another thread when there is something to [`poll`](super::Session::poll): asks for a repaint.
pub type Waker = Arc<dyn Fn() + Send + Sync>;

/// The waker that was set last, if any.
#[derive(Clone, Default)]
pub(super) struct Wake(Arc<Mutex<Option<Waker>>>);

impl Wake {
    pub fn set(&self, waker: Waker) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(waker);
    }

    pub fn call(&self) {
        let waker = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(waker) = waker {
            waker();
        }
    }
}

impl fmt::Debug for Wake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Wake")
    }
}

/// Something that must become durable. It stays in the queue until it is.
#[derive(Debug)]
pub(super) enum Pending {
    Annotator(Annotator, Timestamp),
    Open { document: DocumentId, annotator: Annotator, time: Timestamp },
    Commit(Commit),
    LabelSet(LabelSetStep),
}

/// Another label set. What can't be stored is refused, not kept for later.
#[derive(Debug)]
pub(super) struct LabelSetStep {
    pub wanted: LabelSetWanted,
    pub author: String,
    pub time: Timestamp,
    /// The document that is open, to be read again afterwards.
    pub open: Option<(DocumentId, Annotator)>,
}

#[derive(Debug)]
pub(super) enum LabelSetWanted {
    Change(Box<LabelSetChange>),
    Edit(Box<LabelSetEdit>),
}

impl Pending {
    pub fn label_set(self) -> Option<LabelSetStep> {
        if let Self::LabelSet(step) = self { Some(step) } else { None }
    }
}

/// Changes that were made in memory.
#[derive(Debug)]
pub(super) struct Commit {
    /// Counts the commits of a session from 1.
    pub ticket: u64,
    pub document: DocumentId,
    pub annotator: Annotator,
    /// Revision of the layer before.
    pub expected: u64,
    pub changes: Vec<Change>,
    pub time: Timestamp,
}

/// A job on the store. The number is that of changes which could not be saved yet.
pub(super) type OnStore = Box<dyn FnOnce(&mut Store, usize) + Send>;

pub(super) enum Request {
    Save(Pending),
    Load { ticket: u64, document: DocumentId, annotator: Annotator },
    List { annotator: Option<Annotator> },
    Retry,
    Do(OnStore),
    Close,
}

/// What the lists of a session are made of.
#[derive(Debug)]
pub(super) struct Listing {
    pub annotator: Option<Annotator>,
    pub annotators: Vec<Annotator>,
    pub documents: Vec<DocumentState>,
}

#[derive(Debug)]
pub(super) enum Reply {
    Loaded {
        ticket: u64,
        result: Result<(SourceText, AnnotationSet), StoreError>,
    },
    Listed(Result<Listing, StoreError>),
    /// Everything sent so far, up to the commit of this ticket, is durable or, with a reason, refused.
    Saved {
        ticket: Option<u64>,
        moved: Vec<DocumentId>,
        refused: Vec<(DroppedChange, CommandError)>,
    },
    NotSaved(StoreError),
    /// What became of a label set that was asked for.
    LabelSet(Result<Box<(LabelSetEdit, Fresh)>, LabelSetError>),
    /// Another program has given the project this label set.
    LabelSetMoved(Arc<LabelSet>),
    /// An import has changed the project.
    Imported,
}

pub(super) fn list(store: &Store, annotator: Option<Annotator>) -> Result<Listing, StoreError> {
    Ok(Listing { annotators: store.annotators()?, documents: store.documents(annotator.as_ref())?, annotator })
}

/// The session's end of the thread.
#[derive(Debug)]
pub(super) struct Worker {
    pub requests: Sender<Request>,
    pub replies: Receiver<Reply>,
    /// For jobs that have something to tell the session.
    pub reply_to: Sender<Reply>,
    pub wake: Wake,
    thread: Option<JoinHandle<Result<(), StoreError>>>,
}

impl Worker {
    /// `labels` are those that the session has read from the store.
    pub fn start(store: Store, labels: Arc<LabelSet>) -> Self {
        let (requests, inbox) = channel();
        let (reply_to, replies) = channel();
        let wake = Wake::default();
        let desk = Desk::new(store, labels, reply_to.clone(), wake.clone());
        let thread = std::thread::spawn(move || desk.run(&inbox));
        Self { requests, replies, reply_to, wake, thread: Some(thread) }
    }

    /// Whether the thread has broken off, by a defect of the program.
    pub fn is_gone(&self) -> bool {
        self.thread.as_ref().is_some_and(JoinHandle::is_finished)
    }

    /// False if the thread is gone.
    pub fn send(&self, request: Request) -> bool {
        self.requests.send(request).is_ok()
    }

    /// Saves what is left, folds the log in and ends the thread.
    pub fn close(&mut self) -> Result<(), StoreError> {
        let Some(thread) = self.thread.take() else { return Ok(()) };
        self.send(Request::Close);
        thread.join().unwrap_or_else(|_| Err(StoreError::Io(BROKEN_OFF.to_owned())))
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        // Whoever wants to know the outcome calls `close`.
        let _ = self.close();
    }
}

/// Runs `work` on the store and waits for its answer; `None` if the session has been closed.
pub(super) fn ask<T: Send + 'static>(
    requests: &Sender<Request>,
    work: impl FnOnce(&mut Store, usize) -> T + Send + 'static,
) -> Option<T> {
    let (sender, answer) = channel();
    let on_store: OnStore = Box::new(move |store, unsaved| {
        let _ = sender.send(work(store, unsaved));
    });
    requests.send(Request::Do(on_store)).ok()?;
    answer.recv().ok()
}
