//! The worker's thread: what is asked of the store, and what is due when nothing is.

use super::event::DroppedChange;
use super::worker::{Pending, Reply, Request, Wake, list};
use crate::command::replay;
use crate::model::{AnnotationSet, Annotator, DocumentId, Timestamp};
use crate::store::{LayerChange, Store, StoreError, Write};
use crate::text::SourceText;
use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

/// After so long without a write the log is folded into the project file.
const REST: Duration = Duration::from_secs(2);

/// The longest wait between two attempts to fold in, while somebody else keeps reading.
const LONGEST_REST: Duration = Duration::from_secs(64);

/// A write that failed is tried again after so long.
const RETRY: Duration = Duration::from_secs(3);

/// Owns the store and everything that is not durable yet.
pub(super) struct Desk {
    store: Store,
    pending: VecDeque<Pending>,
    failing: bool,
    /// How long to rest before the log is folded in; `None` if it is.
    unfolded: Option<Duration>,
    replies: Sender<Reply>,
    wake: Wake,
}

impl Desk {
    pub fn new(store: Store, replies: Sender<Reply>, wake: Wake) -> Self {
        Self { store, pending: VecDeque::new(), failing: false, unfolded: None, replies, wake }
    }

    /// Works until the session is closed.
    pub fn run(mut self, inbox: &Receiver<Request>) -> Result<(), StoreError> {
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
        let labels = self.store.labels()?;
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
                let _ = replay(&mut set, &labels, revision, &commit.changes);
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
                    let dropped = DroppedChange { number: commit.ticket, document: commit.document.clone() };
                    refused.push((dropped, reason));
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
