//! What an open project remembers between two questions.

use super::{StoreError, read};
use crate::model::{Annotator, DocumentId, LabelSet};
use crate::text::SourceText;
use rusqlite::Connection;
use std::cell::RefCell;
use std::collections::HashSet;
use std::sync::Arc;

/// What an open project remembers between two questions.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// The text that was read last: a burst of changes in one document reads it once.
    text: RefCell<Option<(DocumentId, SourceText)>>,
    /// The label set as it is stored, and as it was read.
    labels: RefCell<Option<(String, Arc<LabelSet>)>>,
    /// Layers of which somebody here has another picture, since a change of theirs was not made.
    doubtful: RefCell<HashSet<(DocumentId, Annotator)>>,
}

impl Memory {
    /// The text of `document`.
    pub fn text(&self, connection: &Connection, document: &DocumentId) -> Result<SourceText, StoreError> {
        if let Some((id, text)) = &*self.text.borrow()
            && id == document
        {
            return Ok(text.clone());
        }
        let text = SourceText::new(read::text(connection, document)?);
        *self.text.borrow_mut() = Some((document.clone(), text.clone()));
        Ok(text)
    }

    /// The label set. It is read anew only when the file has another one.
    pub fn labels(&self, connection: &Connection) -> Result<Arc<LabelSet>, StoreError> {
        let stored = read::meta(connection, "labels")?;
        if let Some((known, labels)) = &*self.labels.borrow()
            && *known == stored
        {
            return Ok(labels.clone());
        }
        let labels = Arc::new(read::label_set(&stored)?);
        *self.labels.borrow_mut() = Some((stored, labels.clone()));
        Ok(labels)
    }

    /// Remembers that a change of the layer was refused.
    pub fn doubt(&self, document: &DocumentId, annotator: &Annotator) {
        self.doubtful.borrow_mut().insert((document.clone(), annotator.clone()));
    }

    /// Whether a change of the layer was ever refused here. Then a revision proves nothing.
    pub fn is_doubtful(&self, document: &DocumentId, annotator: &Annotator) -> bool {
        let doubtful = self.doubtful.borrow();
        !doubtful.is_empty() && doubtful.contains(&(document.clone(), annotator.clone()))
    }
}
