//! The worker's thread: what is asked of the store, and what is due when nothing is.

use super::event::{DroppedChange, LabelSetError};
use super::label_set::Fresh;
use super::worker::{Commit, LabelSetStep, LabelSetWanted, Pending, Reply, Request, Wake, list};
use crate::command::{CommandError, LabelSetEdit, LabelSetRefusal, replay};
use crate::model::{AnnotationSet, Annotator, DocumentId, LabelSet, Timestamp};
use crate::store::{LayerChange, Store, StoreError, Write};
use crate::text::SourceText;
use std::collections::VecDeque;
use std::sync::Arc;
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
    /// The label set that the session knows or will soon.
    labels: Arc<LabelSet>,
    pending: VecDeque<Pending>,
    failing: bool,
    /// How long to rest before the log is folded in; `None` if it is.
    unfolded: Option<Duration>,
    replies: Sender<Reply>,
    wake: Wake,
}

impl Desk {
    pub fn new(store: Store, labels: Arc<LabelSet>, replies: Sender<Reply>, wake: Wake) -> Self {
        Self { store, labels, pending: VecDeque::new(), failing: false, unfolded: None, replies, wake }
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
                self.notice_label_set();
                let result = self.load(&document, &annotator);
                self.reply(Reply::Loaded { ticket, result });
            }
            Request::List { annotator } => {
                self.notice_label_set();
                self.reply(Reply::Listed(list(&self.store, annotator)));
            }
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
        let labels = self.store.shared_labels()?;
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

    /// Tells the session if another program has given the project another label set.
    fn notice_label_set(&mut self) {
        // What can't be read now is noticed the next time.
        let Ok(labels) = self.store.shared_labels() else { return };
        if !Arc::ptr_eq(&labels, &self.labels) {
            self.labels = labels;
            self.reply(Reply::LabelSetMoved(self.labels.clone()));
        }
    }

    /// Saves everything that waits, as one transaction.
    fn save(&mut self) -> Result<(), StoreError> {
        if self.pending.is_empty() {
            return Ok(());
        }
        let pending = &self.pending;
        let (mut outcome, mut label_sets) = (Outcome::default(), Vec::new());
        let saved = self.store.write(|write| {
            for one in pending {
                match save_one(write, one)? {
                    Saved::Layer(change) => outcome.note(one, change),
                    Saved::LabelSet(made) => label_sets.push(made),
                }
            }
            Ok(())
        });
        self.failing = saved.is_err();
        match &saved {
            Ok(()) => {
                let pending = std::mem::take(&mut self.pending);
                self.unfolded = Some(REST);
                let Outcome { ticket, moved, refused } = outcome;
                self.reply(Reply::Saved { ticket, moved, refused });
                let steps = pending.into_iter().filter_map(Pending::label_set);
                for (step, made) in steps.zip(label_sets) {
                    self.tell_label_set(&step, made);
                }
                self.notice_label_set();
            }
            Err(error) => self.not_saved(error),
        }
        saved
    }

    /// Whoever asked for another label set is told at once; everything else stays until it can be saved.
    fn not_saved(&mut self, error: &StoreError) {
        let before = self.pending.len();
        self.pending.retain(|pending| !matches!(pending, Pending::LabelSet(_)));
        for _ in self.pending.len()..before {
            self.reply(Reply::LabelSet(Err(LabelSetError::Store(error.clone()))));
        }
        self.failing = !self.pending.is_empty();
        if self.failing {
            self.reply(Reply::NotSaved(error.clone()));
        }
    }

    fn tell_label_set(&mut self, step: &LabelSetStep, made: Result<Box<LabelSetEdit>, LabelSetRefusal>) {
        let told = made.map_err(LabelSetError::from).map(|edit| {
            let labels = edit.after.clone();
            // If it can't be read now, the session asks for it again, and is told.
            let open = step.open.as_ref().and_then(|(document, annotator)| {
                let (_, set) = self.load(document, annotator).ok()?;
                Some((document.clone(), set))
            });
            Box::new((*edit, Fresh { labels, open }))
        });
        if let (Ok(_), Ok(labels)) = (&told, self.store.shared_labels()) {
            self.labels = labels;
        }
        self.reply(Reply::LabelSet(told));
    }

    fn reply(&self, reply: Reply) {
        let _ = self.replies.send(reply);
        self.wake.call();
    }
}

/// What a transaction has done to the layers.
#[derive(Default)]
struct Outcome {
    ticket: Option<u64>,
    moved: Vec<DocumentId>,
    refused: Vec<(DroppedChange, CommandError)>,
}

impl Outcome {
    fn note(&mut self, pending: &Pending, change: LayerChange) {
        let Pending::Commit(commit) = pending else { return };
        self.ticket = Some(commit.ticket);
        if change != LayerChange::Made {
            self.moved.push(commit.document.clone());
        }
        if let LayerChange::Refused(reason) = change {
            let dropped = DroppedChange { number: commit.ticket, document: commit.document.clone() };
            self.refused.push((dropped, reason));
        }
    }
}

/// What became of one of those that wait.
enum Saved {
    Layer(LayerChange),
    LabelSet(Result<Box<LabelSetEdit>, LabelSetRefusal>),
}

fn save_one(write: &mut Write<'_>, pending: &Pending) -> Result<Saved, StoreError> {
    Ok(Saved::Layer(match pending {
        Pending::Annotator(annotator, time) => write.add_annotator(annotator, *time).map(|()| LayerChange::Made)?,
        Pending::Open { document, annotator, time } => {
            write.open_layer(document, annotator, *time).map(|()| LayerChange::Made)?
        }
        Pending::Commit(commit) => {
            let Commit { document, annotator, expected, changes, time, .. } = commit;
            write.change_layer(document, annotator, *expected, changes, *time)?
        }
        Pending::LabelSet(LabelSetStep { wanted, author, time, .. }) => {
            return Ok(Saved::LabelSet(match wanted {
                LabelSetWanted::Change(change) => {
                    write.change_label_set((**change).clone(), author, *time)?.map(Box::new)
                }
                LabelSetWanted::Edit(edit) => write.make_label_set_edit(edit, author, *time)?.map(|()| edit.clone()),
            }));
        }
    }))
}
