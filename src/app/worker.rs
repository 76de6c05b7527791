//! The thread that owns the store, so that no frame ever waits for a disk.

use crate::command::{Change, CommandError, replay};
use crate::model::{AnnotationSet, Annotator, DocumentId, LabelSet, Timestamp};
use crate::store::{DocumentState, LayerChange, Store, StoreError, Write};
use crate::text::SourceText;
use std::collections::VecDeque;
use std::fmt;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

/// After so long without a write the log is folded into the project file.
const REST: Duration = Duration::from_secs(2);

/// The longest wait between two attempts to fold in, while somebody else keeps reading.
const LONGEST_REST: Duration = Duration::from_secs(64);

/// A write that failed is tried again after so long.
const RETRY: Duration = Duration::from_secs(3);

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
    pub labels: LabelSet,
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
        refused: Vec<(DocumentId, CommandError)>,
    },
    NotSaved(StoreError),
    /// An import has changed the project.
    Imported,
}

pub(super) fn list(store: &Store, annotator: Option<Annotator>) -> Result<Listing, StoreError> {
    Ok(Listing {
        annotators: store.annotators()?,
        labels: store.labels()?,
        documents: store.documents(annotator.as_ref())?,
        annotator,
    })
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
    pub fn start(store: Store) -> Self {
        let (requests, inbox) = channel();
        let (reply_to, replies) = channel();
        let wake = Wake::default();
        let desk = Desk {
            store,
            pending: VecDeque::new(),
            failing: false,
            unfolded: None,
            replies: reply_to.clone(),
            wake: wake.clone(),
        };
        let thread = std::thread::spawn(move || desk.run(&inbox));
        Self { requests, replies, reply_to, wake, thread: Some(thread) }
    }

    /// False if the thread is gone.
    pub fn send(&self, request: Request) -> bool {
        self.requests.send(request).is_ok()
    }

    /// Saves what is left, folds the log in and ends the thread.
    pub fn close(&mut self) -> Result<(), StoreError> {
        let Some(thread) = self.thread.take() else { return Ok(()) };
        self.send(Request::Close);
        thread.join().unwrap_or_else(|_| Err(StoreError::Io("the thread that saves has broken off".to_owned())))
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

/// The thread's end.
struct Desk {
    store: Store,
    pending: VecDeque<Pending>,
    failing: bool,
    /// How long to rest before the log is folded in; `None` if it is.
    unfolded: Option<Duration>,
    replies: Sender<Reply>,
    wake: Wake,
}

impl Desk {
    fn run(mut self, inbox: &Receiver<Request>) -> Result<(), StoreError> {
        while let Some(request) = self.next(inbox) {
            let mut next = Some(request);
            // Commits that wait together are saved together: one sync of the disk for all.
            while let Some(request) = next.take() {
                if !self.handle(request) {
                    return self.close();
                }
                next = inbox.try_recv().ok();
            }
            let _ = self.save();
        }
        self.close()
    }

    fn close(mut self) -> Result<(), StoreError> {
        let saved = self.save();
        let closed = self.store.close();
        saved.and(closed)
    }

    /// The next request; meanwhile does what is due after a rest. Blocks for good when nothing is due.
    fn next(&mut self, inbox: &Receiver<Request>) -> Option<Request> {
        loop {
            let wait = if self.failing { Some(RETRY) } else { self.unfolded };
            let Some(wait) = wait else { return inbox.recv().ok() };
            match inbox.recv_timeout(wait) {
                Ok(request) => return Some(request),
                Err(RecvTimeoutError::Disconnected) => return None,
                Err(RecvTimeoutError::Timeout) if self.failing => {
                    let _ = self.save();
                }
                Err(RecvTimeoutError::Timeout) => self.fold(),
            }
        }
    }

    fn fold(&mut self) {
        let folded = self.store.checkpoint().unwrap_or(false);
        self.unfolded = if folded { None } else { self.unfolded.map(|rest| (rest * 2).min(LONGEST_REST)) };
    }

    /// False when the session is to be closed.
    fn handle(&mut self, request: Request) -> bool {
        if let Request::Save(pending) = request {
            self.pending.push_back(pending);
            return true;
        }
        let _ = self.save();
        match request {
            Request::Load { ticket, document, annotator } => {
                let result = self.load(&document, &annotator);
                self.reply(Reply::Loaded { ticket, result });
            }
            Request::List { annotator } => self.reply(Reply::Listed(list(&self.store, annotator))),
            Request::Do(work) => {
                work(&mut self.store, self.pending.len());
                self.unfolded = Some(REST);
            }
            Request::Close => return false,
            Request::Save(_) | Request::Retry => {}
        }
        true
    }

    /// A document with a layer as it is in memory: what is stored, and on it what could not be saved yet.
    fn load(
        &mut self,
        document: &DocumentId,
        annotator: &Annotator,
    ) -> Result<(SourceText, AnnotationSet), StoreError> {
        let text = self.store.text(document)?;
        let mut set = if let Some(set) = self.store.layer(document, annotator)? {
            set
        } else {
            let open =
                Pending::Open { document: document.clone(), annotator: annotator.clone(), time: Timestamp::now() };
            self.pending.push_front(open);
            AnnotationSet::new(document.clone(), annotator.clone(), text.chars())
        };
        for pending in &self.pending {
            if let Pending::Commit(commit) = pending
                && commit.document == *document
                && commit.annotator == *annotator
            {
                let revision = set.revision();
                // If somebody else left no room for it, saving it will tell.
                let _ = replay(&mut set, revision, &commit.changes);
            }
        }
        Ok((text, set))
    }

    /// Saves everything that waits, as one transaction.
    fn save(&mut self) -> Result<(), StoreError> {
        if self.pending.is_empty() {
            return Ok(());
        }
        let pending = &self.pending;
        let mut ticket = None;
        let (mut moved, mut refused) = (Vec::new(), Vec::new());
        let saved = self.store.write(|write| {
            for one in pending {
                let outcome = save_one(write, one)?;
                let Pending::Commit(commit) = one else { continue };
                ticket = Some(commit.ticket);
                if outcome != LayerChange::Made {
                    moved.push(commit.document.clone());
                }
                if let LayerChange::Refused(reason) = outcome {
                    refused.push((commit.document.clone(), reason));
                }
            }
            Ok(())
        });
        self.failing = saved.is_err();
        match &saved {
            Ok(()) => {
                self.pending.clear();
                self.unfolded = Some(REST);
                self.reply(Reply::Saved { ticket, moved, refused });
            }
            Err(error) => self.reply(Reply::NotSaved(error.clone())),
        }
        saved
    }

    fn reply(&self, reply: Reply) {
        let _ = self.replies.send(reply);
        self.wake.call();
    }
}

fn save_one(write: &mut Write<'_>, pending: &Pending) -> Result<LayerChange, StoreError> {
    match pending {
        Pending::Annotator(annotator, time) => write.add_annotator(annotator, *time)?,
        Pending::Open { document, annotator, time } => write.open_layer(document, annotator, *time)?,
        Pending::Commit(commit) => {
            return write.change_layer(
                &commit.document,
                &commit.annotator,
                commit.expected,
                &commit.changes,
                commit.time,
            );
        }
    }
    Ok(LayerChange::Made)
}
