//! What an entry of the journal says, as JSON. The shapes here are part of the file format: they are only added to.

use super::StoreError;
use crate::command::{Change, Edit};
use crate::model::{Annotation, AnnotationId, Label, LabelKey, LabelSet, Origin, Status, Timestamp};
use crate::text::{SourceText, Span};
use serde::{Deserialize, Serialize};

/// Version of the shapes in this file, stored with every entry.
pub(super) const EVENT_VERSION: i64 = 1;

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum Event {
    ProjectCreated {
        project: String,
        name: String,
    },
    LabelsSet {
        labels: Vec<LabelRow>,
    },
    AnnotatorAdded {
        name: String,
    },
    /// The text itself stands in the table of documents; its hash ties it to this entry.
    DocumentAdded {
        id: String,
        position: usize,
        title: String,
        chars: usize,
        sha256: String,
        source: String,
    },
    LayerOpened {
        document: String,
        annotator: String,
    },
    LayerChanged {
        document: String,
        annotator: String,
        revision: u64,
        changes: Vec<ChangeRow>,
    },
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum ChangeRow {
    Added { annotation: AnnotationRow },
    Removed { annotation: AnnotationRow },
    Replaced { before: AnnotationRow, after: AnnotationRow },
    Status { before: String, after: String },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct AnnotationRow {
    pub id: String,
    pub label: String,
    pub start: usize,
    pub end: usize,
    pub quote: String,
    pub note: String,
    pub origin: String,
    pub created: String,
    pub modified: String,
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct LabelRow {
    key: String,
    english: String,
    arabic: String,
    light: [u8; 3],
    dark: [u8; 3],
    shortcut: char,
    line: String,
}

impl AnnotationRow {
    /// The row of `annotation`, with its quote from `text`; `None` if it ends after the text.
    pub fn new(annotation: &Annotation, text: &SourceText) -> Option<Self> {
        Some(Self {
            id: annotation.id.to_string(),
            label: annotation.label.to_string(),
            start: annotation.span.start().get(),
            end: annotation.span.end().get(),
            quote: text.quote(annotation.span)?.to_owned(),
            note: annotation.note.clone(),
            origin: annotation.origin.as_str().to_owned(),
            created: annotation.created.to_string(),
            modified: annotation.modified.to_string(),
        })
    }

    pub fn annotation(&self) -> Result<Annotation, StoreError> {
        let bad = |what: &str| StoreError::Corrupt(format!("annotation {} has {what}", self.id));
        Ok(Annotation {
            id: AnnotationId::parse(&self.id).ok_or_else(|| bad("no valid id"))?,
            span: Span::new(self.start, self.end).ok_or_else(|| bad("an empty span"))?,
            label: LabelKey::new(&self.label).map_err(|_| bad("no valid label"))?,
            answers: crate::model::Answers::new(),
            note: self.note.clone(),
            origin: Origin::from_name(&self.origin),
            created: Timestamp::parse(&self.created).ok_or_else(|| bad("no valid time"))?,
            modified: Timestamp::parse(&self.modified).ok_or_else(|| bad("no valid time"))?,
        })
    }
}

impl ChangeRow {
    /// The row of `change`; `None` if an annotation in it ends after the text.
    pub fn new(change: &Change, text: &SourceText) -> Option<Self> {
        let row = |annotation| AnnotationRow::new(annotation, text);
        Some(match change {
            Change::Annotation(Edit::Added(annotation)) => Self::Added { annotation: row(annotation)? },
            Change::Annotation(Edit::Removed(annotation)) => Self::Removed { annotation: row(annotation)? },
            Change::Annotation(Edit::Replaced { before, after }) => {
                Self::Replaced { before: row(before)?, after: row(after)? }
            }
            Change::Link(_) | Change::Comment(_) | Change::Sheet { .. } => return None,
            Change::Status { before, after } => {
                Self::Status { before: before.as_str().to_owned(), after: after.as_str().to_owned() }
            }
        })
    }
}

/// The status that a row names.
pub(super) fn status(name: &str) -> Result<Status, StoreError> {
    Status::from_name(name).ok_or_else(|| StoreError::Corrupt(format!("there is no status {name:?}")))
}

pub(super) fn label_rows(labels: &LabelSet) -> Vec<LabelRow> {
    let row = |label: &Label| LabelRow {
        key: label.key.to_string(),
        english: label.name.english.clone(),
        arabic: label.name.arabic.clone(),
        light: label.light.0,
        dark: label.dark.0,
        shortcut: label.shortcut.unwrap_or('1'),
        line: label.line.as_str().to_owned(),
    };
    labels.labels().iter().map(row).collect()
}

pub(super) fn label_set(rows: &[LabelRow]) -> LabelSet {
    let known = LabelSet::conflict_news();
    let mut parts = known.parts();
    parts.labels.retain(|label| rows.iter().any(|row| row.key == label.key.as_str()));
    LabelSet::new(parts).unwrap_or(known)
}
