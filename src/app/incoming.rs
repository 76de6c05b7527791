//! What the worker has to tell a session.

use super::document::{DocumentRow, OpenDocument, Progress};
use super::event::Event;
use super::session::{Session, Wanted};
use super::worker::{BROKEN_OFF, Listing, Reply, Request};
use crate::model::AnnotationSet;
use crate::store::StoreError;
use crate::text::SourceText;
use std::sync::mpsc::RecvTimeoutError;
use std::time::{Duration, Instant};

/// How long a document may keep a frame waiting; nearly every one is there sooner.
const SAME_FRAME: Duration = Duration::from_millis(25);

impl Session {
    /// Takes in replies until `until` holds, but no longer than a frame may take.
    pub(super) fn wait(&mut self, until: impl Fn(&Self) -> bool) {
        let end = Instant::now() + SAME_FRAME;
        while !until(self) {
            match self.worker.replies.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(reply) => self.handle(reply),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    pub(super) fn handle(&mut self, reply: Reply) {
        match reply {
            Reply::Loaded { ticket, result } => self.loaded(ticket, result),
            Reply::Listed(result) => {
                // After a breakdown nothing is waited for, but what was answered before may still come.
                self.lists = self.lists.saturating_sub(1);
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
                self.events.extend(refused.into_iter().map(|(change, error)| Event::Dropped(change, error)));
                if self.open.as_ref().is_some_and(|open| moved.contains(&open.info.id)) {
                    self.reload();
                }
            }
            Reply::NotSaved(error) => self.failure = Some(error.to_string()),
            Reply::LabelSet(result) => self.label_set_made(result.map(|made| *made)),
            Reply::LabelSetMoved(labels) => self.label_set_moved(&labels),
            Reply::Imported => {
                self.ask_for_list();
                self.reload();
            }
        }
    }

    /// Whether the worker is gone; then nothing can be saved any more, and nothing is waited for.
    pub(super) fn notice_breakdown(&mut self) -> bool {
        let is_gone = self.worker.is_gone();
        if is_gone {
            self.failure = Some(BROKEN_OFF.to_owned());
            (self.wanted, self.lists, self.changing) = (None, 0, None);
        }
        is_gone
    }

    /// Reads the open document again, unless another one is on its way.
    pub(super) fn reload(&mut self) {
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
        // Whoever has laid the text out knows it by its place in memory.
        let same = self.open.take().filter(|open| again && open.text.sha256_hex() == text.sha256_hex());
        let text = same.map_or(text, |open| open.text);
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

    pub(super) fn take_listing(&mut self, listing: Listing) {
        self.annotators = listing.annotators;
        self.rows = listing.documents.into_iter().map(DocumentRow::from).collect();
        self.places = self.rows.iter().enumerate().map(|(place, row)| (row.info.id.clone(), place)).collect();
        self.progress = Progress::count(&self.rows);
        self.version.documents += 1;
        self.version.states += 1;
        self.count_open();
    }

    /// Brings the open document's line of the list up to date.
    pub(super) fn count_open(&mut self) {
        let Some(open) = &self.open else { return };
        let Some(row) = self.places.get(&open.info.id).and_then(|place| self.rows.get_mut(*place)) else { return };
        row.spans = open.set.annotations().len();
        row.commented = !open.set.comments().is_empty();
        let (before, now) = (row.status, open.set.status());
        if before != now {
            row.status = now;
            *self.progress.of(before) -= 1;
            *self.progress.of(now) += 1;
            self.version.states += 1;
        }
    }
}
