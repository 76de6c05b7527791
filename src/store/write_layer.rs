//! Changes of a layer.

use super::event::{AnnotationRow, ChangeRow, Event};
use super::{StoreError, Write, read};
use crate::command::{Change, CommandError, Edit, replay};
use crate::model::{Annotator, DocumentId, Timestamp};
use crate::text::SourceText;
use rusqlite::{Connection, ErrorCode, OptionalExtension as _, params};

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
        let text = read::text(&self.transaction, self.text, document)?;
        let stored = changes.iter().filter(|c| matches!(c, Change::Annotation(_) | Change::Status { .. }));
        let rows = stored.map(|change| change_row(change, &text, document)).collect::<Result<Vec<_>, _>>()?;
        // After a refusal whoever made the changes counts one revision too many, and may come to the right number by
        // accident. So what does not fit is looked at as if the number were wrong.
        let mut outcome = LayerChange::Made;
        if found != expected || !self.fits(key, &rows)? {
            let mut set = read::layer(&self.transaction, document, annotator)?
                .ok_or_else(|| StoreError::UnknownDocument(document.clone()))?;
            if let Err(refusal) = replay(&mut set, &read::labels(&self.transaction)?, found, changes) {
                return Ok(LayerChange::Refused(refusal));
            }
            if !self.fits(key, &rows)? {
                return Err(StoreError::corrupt("an annotation that was to be changed is missing"));
            }
            outcome = LayerChange::MadeOnTop;
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

    /// Changes the tables, if the changes fit them; otherwise the tables are as before.
    fn fits(&mut self, layer: i64, rows: &[ChangeRow]) -> Result<bool, StoreError> {
        // Dropped without a commit, it takes back what was done since.
        let savepoint = self.transaction.savepoint()?;
        for row in rows {
            if !change_tables(&savepoint, layer, row)? {
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

fn change_row(change: &Change, text: &SourceText, document: &DocumentId) -> Result<ChangeRow, StoreError> {
    ChangeRow::new(change, text).ok_or_else(|| {
        let span = match change {
            Change::Annotation(Edit::Added(a) | Edit::Removed(a) | Edit::Replaced { after: a, .. }) => Some(a.span),
            _ => None,
        };
        let (start, end) = span.map_or((0, 0), |span| (span.start().get(), span.end().get()));
        StoreError::OutsideText { document: document.clone(), start, end }
    })
}

/// False if the change does not fit what is there.
fn change_tables(connection: &Connection, layer: i64, change: &ChangeRow) -> Result<bool, StoreError> {
    let changed = match change {
        ChangeRow::Added { annotation } => insert(connection, layer, annotation),
        ChangeRow::Removed { annotation } => remove(connection, layer, &annotation.id),
        ChangeRow::Replaced { before, after } => remove(connection, layer, &before.id)
            .and_then(|removed| if removed == 1 { insert(connection, layer, after) } else { Ok(removed) }),
        ChangeRow::Status { after, .. } => connection
            .prepare_cached("UPDATE layers SET status = ?2 WHERE key = ?1")
            .and_then(|mut update| update.execute(params![layer, after])),
    };
    match changed {
        Ok(changed) => Ok(changed == 1),
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

fn insert(connection: &Connection, layer: i64, row: &AnnotationRow) -> rusqlite::Result<usize> {
    let mut statement = connection.prepare_cached(
        "INSERT INTO annotations (layer, id, start, \"end\", label, quote, note, origin, created, modified) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?;
    statement.execute(params![
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
    ])
}

fn remove(connection: &Connection, layer: i64, id: &str) -> rusqlite::Result<usize> {
    let mut statement = connection.prepare_cached("DELETE FROM annotations WHERE layer = ?1 AND id = ?2")?;
    statement.execute(params![layer, id])
}
