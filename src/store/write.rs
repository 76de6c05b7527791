//! Changes of a project: to the tables and to the journal, in one transaction.

use super::event::Event;
use super::journal::Tail;
use super::memory::Memory;
use super::{Store, StoreError, read};
use crate::model::{AnnotationSet, Annotator, DocumentId, LabelSet, Timestamp};
use crate::text::SourceText;
use rusqlite::{Transaction, TransactionBehavior, params};
use std::sync::Arc;

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

/// A transaction on a project. Dropped without a commit, it has never been.
#[derive(Debug)]
pub struct Write<'s> {
    pub(super) transaction: Transaction<'s>,
    pub(super) memory: &'s Memory,
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
        self.check_place()?;
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let tail = Tail::read(&transaction)?;
        let mut write = Write { transaction, memory: &self.memory, replica: &self.replica, tail };
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

    /// The label set as it stands in this transaction.
    pub fn labels(&self) -> Result<Arc<LabelSet>, StoreError> {
        self.memory.labels(&self.transaction)
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

    pub(super) fn record(&mut self, author: &str, now: Timestamp, event: &Event) -> Result<(), StoreError> {
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

    pub(super) fn annotator_key(&mut self, annotator: &Annotator, now: Timestamp) -> Result<i64, StoreError> {
        if let Some(key) = read::annotator_key(&self.transaction, annotator.as_str())? {
            return Ok(key);
        }
        self.transaction.execute("INSERT INTO annotators (name) VALUES (?1)", [annotator.as_str()])?;
        let key = self.transaction.last_insert_rowid();
        self.record(annotator.as_str(), now, &Event::AnnotatorAdded { name: annotator.to_string() })?;
        Ok(key)
    }
}
