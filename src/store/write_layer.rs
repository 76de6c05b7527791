//! Changes of a layer.

use super::event::{ChangeRow, Event, LayerEvent};
use super::tables::change_tables;
use super::{StoreError, Write, read};
use crate::command::{Change, CommandError, Edit, check, joins, replay};
use crate::model::{Annotator, Answers, DocumentId, LabelKey, LabelSet, Link, Timestamp, Value};
use crate::text::{SourceText, Span};
use rusqlite::{Connection, OptionalExtension as _, params};

/// What became of changes to a layer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LayerChange {
    /// They were made.
    Made,
    /// Somebody else had changed the layer; what was left of them to be done was made on top of that.
    MadeOnTop,
    /// Somebody else had changed the layer in a way that leaves no room for them; they were not made.
    Refused(CommandError),
}

impl Write<'_> {
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
    /// if it has moved on since, they are made on top, field by field.
    pub fn change_layer(
        &mut self,
        document: &DocumentId,
        annotator: &Annotator,
        expected: u64,
        changes: &[Change],
        now: Timestamp,
    ) -> Result<LayerChange, StoreError> {
        let (key, found) = self.layer_key(document, annotator, now)?;
        let text = self.memory.text(&self.transaction, document)?;
        let mut rows = change_rows(changes, &text, document)?;
        let labels = self.labels()?;
        // When nothing is made, whoever made the changes counts one revision too many, and may come to the right number
        // by accident. So from then on the number proves nothing.
        let is_seen = found == expected && !self.memory.is_doubtful(document, annotator);
        let mut outcome = LayerChange::Made;
        if !is_seen || !self.fits(key, changes, &rows, &labels)? {
            let mut set = read::layer(&self.transaction, document, annotator)?
                .ok_or_else(|| StoreError::UnknownDocument(document.clone()))?;
            let made = match replay(&mut set, &labels, found, changes) {
                Ok(made) if !made.is_empty() => made,
                nothing => {
                    self.memory.doubt(document, annotator);
                    return Ok(nothing.map_or_else(LayerChange::Refused, |_| LayerChange::MadeOnTop));
                }
            };
            rows = change_rows(&made, &text, document)?;
            if !self.fits(key, &made, &rows, &labels)? {
                return Err(StoreError::corrupt("what was to be changed in a layer is missing"));
            }
            outcome = LayerChange::MadeOnTop;
        }
        let revision = found + 1;
        self.transaction
            .prepare_cached("UPDATE layers SET revision = ?2 WHERE key = ?1")?
            .execute(params![key, revision])?;
        let event =
            LayerEvent { document: document.to_string(), annotator: annotator.to_string(), revision, changes: rows };
        self.record(annotator.as_str(), now, &Event::LayerChanged(event))?;
        Ok(outcome)
    }

    /// Changes the tables, if the changes fit them and the label set; otherwise the tables are as before.
    fn fits(
        &mut self,
        layer: i64,
        changes: &[Change],
        rows: &[ChangeRow],
        labels: &LabelSet,
    ) -> Result<bool, StoreError> {
        // Dropped without a commit, it takes back what was done since.
        let savepoint = self.transaction.savepoint()?;
        for (change, row) in changes.iter().zip(rows) {
            if check(change, labels).is_err() || !change_tables(&savepoint, layer, row)? {
                return Ok(false);
            }
            if let Change::Link(Edit::Added(link)) = change
                && !joins_in(&savepoint, layer, link, labels)?
            {
                return Ok(false);
            }
        }
        savepoint.commit()?;
        Ok(true)
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

/// Whether `link` may join the spans that it joins in the tables.
fn joins_in(connection: &Connection, layer: i64, link: &Link, labels: &LabelSet) -> Result<bool, StoreError> {
    let mut query = connection.prepare_cached("SELECT label FROM annotations WHERE layer = ?1 AND id = ?2")?;
    let mut label = |id: String| {
        let found: String = query.query_row(params![layer, id], |row| row.get(0))?;
        LabelKey::new(&found).map_err(StoreError::corrupt)
    };
    let (from, to) = (label(link.from.to_string())?, label(link.to.to_string())?);
    Ok(joins(labels, &link.kind, Some(&from), Some(&to)))
}

/// The rows of `changes` in a document with that text.
pub(super) fn change_rows(
    changes: &[Change],
    text: &SourceText,
    document: &DocumentId,
) -> Result<Vec<ChangeRow>, StoreError> {
    let outside = |span: Span| {
        let (start, end) = (span.start().get(), span.end().get());
        StoreError::OutsideText { document: document.clone(), start, end }
    };
    let row = |change: &Change| {
        if let Some(span) = spans(change).into_iter().find(|span| span.end().get() > text.chars()) {
            return Err(outside(span));
        }
        ChangeRow::new(change, text).ok_or_else(|| StoreError::corrupt("a change of what ends after the text"))
    };
    changes.iter().map(row).collect()
}

/// What is marked in the text after `change`: its span and the passages of its answers.
fn spans(change: &Change) -> Vec<Span> {
    let passages = |answers: &Answers| -> Vec<Span> {
        let passage = |value: &Value| if let Value::Passage(span) = value { Some(*span) } else { None };
        answers.values().filter_map(|answer| answer.value().and_then(passage)).collect()
    };
    match change {
        Change::Annotation(edit) => edit.survivor().map_or_else(Vec::new, |annotation| {
            let mut spans = passages(&annotation.answers);
            spans.push(annotation.span);
            spans
        }),
        Change::Sheet { after, .. } => passages(&after.answers),
        Change::Link(_) | Change::Comment(_) | Change::Status { .. } => Vec::new(),
    }
}
