//! Changes of a project: to the tables and to the journal, in one transaction.

use super::event::{AnnotationRow, ChangeRow, Event, label_rows};
use super::journal::Tail;
use super::{Store, StoreError, read};
use crate::command::{Change, CommandError, replay};
use crate::model::{AnnotationSet, Annotator, DocumentId, LabelSet, Timestamp};
use crate::text::SourceText;
use rusqlite::{Connection, OptionalExtension as _, Transaction, TransactionBehavior, params};
use std::cell::RefCell;

/// A document that is to be added.
#[derive(Clone, Debug)]
pub struct NewDocument {
    /// The id that it should have; if it is taken, a number is added.
    pub id: DocumentId,
    /// What the list calls it.
    pub title: String,
    /// Its text.
    pub text: SourceText,
    /// Name of the file that it came from; may be empty.
    pub source: String,
}

/// What became of a [`NewDocument`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AddedDocument {
    /// It has been added under this id.
    Added(DocumentId),
    /// The project has exactly this text already, under this id.
    AlreadyThere(DocumentId),
}

/// What became of changes to a layer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LayerChange {
    /// They were made.
    Made,
    /// Somebody else had changed the layer; they were made on top of that.
    MadeOnTop,
    /// Somebody else had changed the layer in a way that leaves no room for them; they were not made.
    Refused(CommandError),
}

/// A transaction on a project. Dropped without a commit, it has never been.
#[derive(Debug)]
pub struct Write<'s> {
    transaction: Transaction<'s>,
    text: &'s RefCell<Option<(DocumentId, SourceText)>>,
    replica: &'s str,
    tail: Tail,
}

impl Store {
    /// Runs `job` as one transaction: when this returns without an error, everything in it is durable; with one,
    /// nothing of it was done.
    ///
    /// # Errors
    /// Whatever `job` gives, or [`StoreError`] if the file can't be written.
    pub fn write<T>(&mut self, job: impl FnOnce(&mut Write<'_>) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let tail = Tail::read(&transaction)?;
        let mut write = Write { transaction, text: &self.text, replica: &self.replica, tail };
        let answer = job(&mut write)?;
        write.transaction.commit()?;
        Ok(answer)
    }
}

impl Write<'_> {
    /// Adds a document at the end, unless its text is there already. `author` may be empty.
    ///
    /// # Errors
    /// [`StoreError`], as for every method here.
    pub fn add_document(
        &mut self,
        new: &NewDocument,
        author: &str,
        now: Timestamp,
    ) -> Result<AddedDocument, StoreError> {
        let sha256 = new.text.sha256_hex();
        if let Some(existing) = read::document_with(&self.transaction, &sha256)? {
            return Ok(AddedDocument::AlreadyThere(existing));
        }
        let id = self.free_id(&new.id)?;
        let mut last = self.transaction.prepare_cached("SELECT ifnull(max(position), 0) + 1 FROM documents")?;
        let position: usize = last.query_row([], |row| row.get(0))?;
        drop(last);
        self.transaction
            .prepare_cached(
                "INSERT INTO documents (id, position, title, chars, sha256, source, added, text) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute(params![
                id.as_str(),
                position,
                new.title,
                new.text.chars(),
                sha256,
                new.source,
                now.to_string(),
                new.text.as_str()
            ])?;
        let event = Event::DocumentAdded {
            id: id.to_string(),
            position,
            title: new.title.clone(),
            chars: new.text.chars(),
            sha256,
            source: new.source.clone(),
        };
        self.record(author, now, &event)?;
        Ok(AddedDocument::Added(id))
    }

    /// Adds an annotator, if nobody has that name yet.
    pub fn add_annotator(&mut self, annotator: &Annotator, now: Timestamp) -> Result<(), StoreError> {
        self.annotator_key(annotator, now).map(|_| ())
    }

    /// Replaces the label set. A label that annotations have must stay.
    pub fn set_labels(&mut self, labels: &LabelSet, author: &str, now: Timestamp) -> Result<(), StoreError> {
        for count in read::span_counts(&self.transaction)? {
            if labels.get(&count.label).is_none() {
                return Err(StoreError::LabelInUse(count.label));
            }
        }
        let rows = label_rows(labels);
        let json = serde_json::to_string(&rows).map_err(|e| StoreError::Io(e.to_string()))?;
        self.transaction.execute("UPDATE meta SET value = ?1 WHERE key = 'labels'", [json])?;
        self.record(author, now, &Event::LabelsSet { labels: rows })
    }

    /// Notes that `annotator` has opened `document`; the second time changes nothing.
    pub fn open_layer(
        &mut self,
        document: &DocumentId,
        annotator: &Annotator,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.layer_key(document, annotator, now).map(|_| ())
    }

    /// Makes `changes` in a layer, which is opened if it is not. They were made on the layer at revision `expected`;
    /// if it has moved on since, they are made on top.
    pub fn change_layer(
        &mut self,
        document: &DocumentId,
        annotator: &Annotator,
        expected: u64,
        changes: &[Change],
        now: Timestamp,
    ) -> Result<LayerChange, StoreError> {
        let (key, found) = self.layer_key(document, annotator, now)?;
        let mut outcome = LayerChange::Made;
        if found != expected {
            let mut set = read::layer(&self.transaction, document, annotator)?
                .ok_or_else(|| StoreError::UnknownDocument(document.clone()))?;
            if let Err(refusal) = replay(&mut set, found, changes) {
                return Ok(LayerChange::Refused(refusal));
            }
            outcome = LayerChange::MadeOnTop;
        }
        let text = read::text(&self.transaction, self.text, document)?;
        let rows = changes.iter().map(|change| change_row(change, &text, document)).collect::<Result<Vec<_>, _>>()?;
        for row in &rows {
            change_tables(&self.transaction, key, row)?;
        }
        let revision = found + 1;
        self.transaction
            .prepare_cached("UPDATE layers SET revision = ?2 WHERE key = ?1")?
            .execute(params![key, revision])?;
        let event = Event::LayerChanged {
            document: document.to_string(),
            annotator: annotator.to_string(),
            revision,
            changes: rows,
        };
        self.record(annotator.as_str(), now, &event)?;
        Ok(outcome)
    }

    /// The document with exactly that text, by SHA-256 in hexadecimal.
    pub fn document_with(&self, sha256: &str) -> Result<Option<DocumentId>, StoreError> {
        read::document_with(&self.transaction, sha256)
    }

    /// Whether the project has a document with that id.
    pub fn has_document(&self, document: &DocumentId) -> Result<bool, StoreError> {
        Ok(read::document_key(&self.transaction, document.as_str())?.is_some())
    }

    /// A layer as it stands in this transaction, or `None` if it has never been opened.
    pub fn layer(&self, document: &DocumentId, annotator: &Annotator) -> Result<Option<AnnotationSet>, StoreError> {
        read::layer(&self.transaction, document, annotator)
    }

    fn record(&mut self, author: &str, now: Timestamp, event: &Event) -> Result<(), StoreError> {
        self.tail.append(&self.transaction, self.replica, author, now, event)
    }

    fn free_id(&self, wanted: &DocumentId) -> Result<DocumentId, StoreError> {
        let mut free = wanted.clone();
        let mut number = 2;
        while self.has_document(&free)? {
            let ending = format!("-{number}");
            let stem: String = wanted.as_str().chars().take(200 - ending.len()).collect();
            free = DocumentId::new(&format!("{stem}{ending}")).map_err(|e| StoreError::Io(e.to_string()))?;
            number += 1;
        }
        Ok(free)
    }

    fn annotator_key(&mut self, annotator: &Annotator, now: Timestamp) -> Result<i64, StoreError> {
        if let Some(key) = read::annotator_key(&self.transaction, annotator.as_str())? {
            return Ok(key);
        }
        self.transaction.execute("INSERT INTO annotators (name) VALUES (?1)", [annotator.as_str()])?;
        let key = self.transaction.last_insert_rowid();
        self.record(annotator.as_str(), now, &Event::AnnotatorAdded { name: annotator.to_string() })?;
        Ok(key)
    }

    /// The key and the revision of a layer, which is made if it is not there.
    fn layer_key(
        &mut self,
        document: &DocumentId,
        annotator: &Annotator,
        now: Timestamp,
    ) -> Result<(i64, u64), StoreError> {
        let document_key = read::document_key(&self.transaction, document.as_str())?
            .ok_or_else(|| StoreError::UnknownDocument(document.clone()))?;
        let annotator_key = self.annotator_key(annotator, now)?;
        let found = self
            .transaction
            .prepare_cached("SELECT key, revision FROM layers WHERE document = ?1 AND annotator = ?2")?
            .query_row([document_key, annotator_key], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        if let Some(found) = found {
            return Ok(found);
        }
        self.transaction
            .prepare_cached(
                "INSERT INTO layers (document, annotator, status, revision, opened) VALUES (?1, ?2, 'to_do', 0, ?3)",
            )?
            .execute(params![document_key, annotator_key, now.to_string()])?;
        let key = self.transaction.last_insert_rowid();
        let event = Event::LayerOpened { document: document.to_string(), annotator: annotator.to_string() };
        self.record(annotator.as_str(), now, &event)?;
        Ok((key, 0))
    }
}

fn change_row(change: &Change, text: &SourceText, document: &DocumentId) -> Result<ChangeRow, StoreError> {
    ChangeRow::new(change, text).ok_or_else(|| {
        let span = match change {
            Change::Added(a) | Change::Removed(a) | Change::Replaced { after: a, .. } => Some(a.span),
            Change::Status { .. } => None,
        };
        let (start, end) = span.map_or((0, 0), |span| (span.start().get(), span.end().get()));
        StoreError::OutsideText { document: document.clone(), start, end }
    })
}

fn change_tables(connection: &Connection, layer: i64, change: &ChangeRow) -> Result<(), StoreError> {
    let changed = match change {
        ChangeRow::Added { annotation } => insert(connection, layer, annotation)?,
        ChangeRow::Removed { annotation } => remove(connection, layer, &annotation.id)?,
        ChangeRow::Replaced { before, after } => {
            remove(connection, layer, &before.id)?.min(insert(connection, layer, after)?)
        }
        ChangeRow::Status { after, .. } => {
            connection.prepare_cached("UPDATE layers SET status = ?2 WHERE key = ?1")?.execute(params![layer, after])?
        }
    };
    if changed == 1 { Ok(()) } else { Err(StoreError::corrupt("an annotation that was to be changed is missing")) }
}

fn insert(connection: &Connection, layer: i64, row: &AnnotationRow) -> Result<usize, StoreError> {
    let mut statement = connection.prepare_cached(
        "INSERT INTO annotations (layer, id, start, \"end\", label, quote, note, origin, created, modified) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?;
    Ok(statement.execute(params![
        layer,
        row.id,
        row.start,
        row.end,
        row.label,
        row.quote,
        row.note,
        row.origin,
        row.created,
        row.modified
    ])?)
}

fn remove(connection: &Connection, layer: i64, id: &str) -> Result<usize, StoreError> {
    let mut statement = connection.prepare_cached("DELETE FROM annotations WHERE layer = ?1 AND id = ?2")?;
    Ok(statement.execute(params![layer, id])?)
}
