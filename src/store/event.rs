//! What an entry of the journal says, as JSON. The shapes here are part of the file format: they are only added to.

use super::StoreError;
use super::labels_v1::LabelRow;
use super::row::{AnnotationRow, CommentRow, LinkRow, SheetRow};
use crate::command::{Change, Edit, Rename};
use crate::model::{LabelSet, Status};
use crate::text::SourceText;
use crate::wire::LabelSetShape;
use serde::{Deserialize, Serialize};

/// Version of the shapes in this file, stored with every entry.
pub(super) const EVENT_VERSION: i64 = 1;

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum Event {
    ProjectCreated {
        project: String,
        name: String,
    },
    /// The label set of a file of version 1.
    LabelsSet {
        labels: Vec<LabelRow>,
    },
    /// Another label set for the project, and what it does to the layers.
    LabelSetChanged(LabelSetEvent),
    /// The file was brought up to date. Its default labels became the default label set of the later version.
    Migrated {
        from: i64,
        to: i64,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        label_set: Option<Box<LabelSetShape>>,
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
    LayerChanged(LayerEvent),
}

/// Changes of one layer, which has the revision afterwards.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct LayerEvent {
    pub document: String,
    pub annotator: String,
    pub revision: u64,
    pub changes: Vec<ChangeRow>,
}

/// Every layer with a span that is renamed, and every one in `layers`, counts one revision.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct LabelSetEvent {
    pub label_set: Box<LabelSetShape>,
    /// All at once, in all layers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub renamed: Vec<RenameRow>,
    /// Whether the layers were changed before the renames and not after.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub renamed_last: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub layers: Vec<LayerEvent>,
}

impl LabelSetEvent {
    /// Another label set, which leaves the layers as they are.
    pub fn to(labels: &LabelSet) -> Self {
        let label_set = Box::new(LabelSetShape::from(labels));
        Self { label_set, renamed: Vec::new(), renamed_last: false, layers: Vec::new() }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct RenameRow {
    pub from: String,
    pub to: String,
}

impl From<&Rename> for RenameRow {
    fn from(rename: &Rename) -> Self {
        Self { from: rename.from.to_string(), to: rename.to.to_string() }
    }
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum ChangeRow {
    Added { annotation: AnnotationRow },
    Removed { annotation: AnnotationRow },
    Replaced { before: AnnotationRow, after: AnnotationRow },
    LinkAdded { link: LinkRow },
    LinkRemoved { link: LinkRow },
    LinkReplaced { before: LinkRow, after: LinkRow },
    CommentAdded { comment: CommentRow },
    CommentRemoved { comment: CommentRow },
    CommentReplaced { before: CommentRow, after: CommentRow },
    Sheet { before: SheetRow, after: SheetRow },
    Status { before: String, after: String },
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
            Change::Link(Edit::Added(link)) => Self::LinkAdded { link: link.into() },
            Change::Link(Edit::Removed(link)) => Self::LinkRemoved { link: link.into() },
            Change::Link(Edit::Replaced { before, after }) => {
                Self::LinkReplaced { before: before.into(), after: after.into() }
            }
            Change::Comment(Edit::Added(comment)) => Self::CommentAdded { comment: comment.into() },
            Change::Comment(Edit::Removed(comment)) => Self::CommentRemoved { comment: comment.into() },
            Change::Comment(Edit::Replaced { before, after }) => {
                Self::CommentReplaced { before: before.into(), after: after.into() }
            }
            Change::Sheet { before, after } => Self::Sheet { before: before.into(), after: after.into() },
            Change::Status { before, after } => {
                Self::Status { before: before.as_str().to_owned(), after: after.as_str().to_owned() }
            }
        })
    }
}

/// The label set as it stands in the table `meta`.
pub(super) fn label_set_json(labels: &LabelSetShape) -> Result<String, StoreError> {
    serde_json::to_string(labels).map_err(|error| StoreError::Io(error.to_string()))
}

/// The status that a row names.
pub(super) fn status(name: &str) -> Result<Status, StoreError> {
    Status::from_name(name).ok_or_else(|| StoreError::Corrupt(format!("there is no status {name:?}")))
}
