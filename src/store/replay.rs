//! The journal played again from its start, in memory.

use super::StoreError;
use super::event::{ChangeRow, Event, LabelSetEvent, LayerEvent, RenameRow};
use super::labels_v1;
use super::row::{AnnotationRow, CommentRow, ContentRows, LinkRow, SheetRow};
use crate::model::LabelSet;
use std::collections::{BTreeMap, BTreeSet};

/// A document as the journal knows it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct ReplayedDocument {
    pub position: usize,
    pub title: String,
    pub chars: usize,
    pub sha256: String,
    pub source: String,
}

/// A layer as the journal knows it.
#[derive(Debug, Default, PartialEq)]
pub(super) struct ReplayedLayer {
    pub status: String,
    pub revision: u64,
    annotations: BTreeMap<String, AnnotationRow>,
    links: BTreeMap<String, LinkRow>,
    comments: BTreeMap<String, CommentRow>,
    sheet: SheetRow,
}

/// Everything that the tables should hold.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Replayed {
    pub project: String,
    pub name: String,
    pub labels: Option<LabelSet>,
    pub annotators: BTreeSet<String>,
    pub documents: BTreeMap<String, ReplayedDocument>,
    pub layers: BTreeMap<(String, String), ReplayedLayer>,
}

impl Replayed {
    /// Plays one entry.
    pub fn play(&mut self, event: Event) -> Result<(), StoreError> {
        match event {
            Event::ProjectCreated { project, name } => (self.project, self.name) = (project, name),
            Event::LabelsSet { labels } => self.labels = Some(labels_v1::label_set(&labels)?),
            Event::Migrated { label_set: None, .. } => {}
            Event::Migrated { label_set: Some(label_set), .. } => {
                self.labels = Some(label_set.label_set().map_err(StoreError::corrupt)?);
            }
            Event::LabelSetChanged(event) => self.change_label_set(event)?,
            Event::AnnotatorAdded { name } => {
                self.annotators.insert(name);
            }
            Event::DocumentAdded { id, position, title, chars, sha256, source } => {
                self.documents.insert(id, ReplayedDocument { position, title, chars, sha256, source });
            }
            Event::LayerOpened { document, annotator } => {
                let layer = ReplayedLayer { status: "to_do".to_owned(), ..ReplayedLayer::default() };
                self.layers.insert((document, annotator), layer);
            }
            Event::LayerChanged(event) => self.change_layer(event)?,
        }
        Ok(())
    }

    fn change_layer(&mut self, event: LayerEvent) -> Result<(), StoreError> {
        let missing = StoreError::Corrupt(format!("a change in {} before it was opened", event.document));
        let layer = self.layers.get_mut(&(event.document, event.annotator)).ok_or(missing)?;
        layer.revision = event.revision;
        event.changes.into_iter().try_for_each(|change| layer.change(change))
    }

    fn change_label_set(&mut self, event: LabelSetEvent) -> Result<(), StoreError> {
        let told = event.layers.iter().map(|layer| (layer.document.clone(), layer.annotator.clone())).collect();
        if !event.renamed_last {
            self.rename(&event.renamed, &told);
        }
        for layer in event.layers {
            self.change_layer(layer)?;
        }
        if event.renamed_last {
            self.rename(&event.renamed, &told);
        }
        self.labels = Some(event.label_set.label_set().map_err(StoreError::corrupt)?);
        Ok(())
    }

    /// Renames labels everywhere. The revisions of the layers `told` stand in the entry.
    fn rename(&mut self, renamed: &[RenameRow], told: &BTreeSet<(String, String)>) {
        for (place, layer) in &mut self.layers {
            let mut reached = false;
            for annotation in layer.annotations.values_mut() {
                if let Some(rename) = renamed.iter().find(|rename| rename.from == annotation.label) {
                    annotation.label.clone_from(&rename.to);
                    reached = true;
                }
            }
            if reached && !told.contains(place) {
                layer.revision += 1;
            }
        }
    }
}

impl ReplayedLayer {
    /// The layer that the tables hold.
    pub fn found(status: String, revision: u64, rows: ContentRows) -> Self {
        Self {
            status,
            revision,
            annotations: rows.annotations.into_iter().map(|row| (row.id.clone(), row)).collect(),
            links: rows.links.into_iter().map(|row| (row.id.clone(), row)).collect(),
            comments: rows.comments.into_iter().map(|row| (row.id.clone(), row)).collect(),
            sheet: rows.sheet,
        }
    }

    fn change(&mut self, change: ChangeRow) -> Result<(), StoreError> {
        match change {
            ChangeRow::Added { annotation } => add(&mut self.annotations, annotation.id.clone(), annotation),
            ChangeRow::Removed { annotation } => remove(&mut self.annotations, &annotation.id),
            ChangeRow::Replaced { before, after } => replace(&mut self.annotations, &before.id, after),
            ChangeRow::LinkAdded { link } => add(&mut self.links, link.id.clone(), link),
            ChangeRow::LinkRemoved { link } => remove(&mut self.links, &link.id),
            ChangeRow::LinkReplaced { before, after } => replace(&mut self.links, &before.id, after),
            ChangeRow::CommentAdded { comment } => add(&mut self.comments, comment.id.clone(), comment),
            ChangeRow::CommentRemoved { comment } => remove(&mut self.comments, &comment.id),
            ChangeRow::CommentReplaced { before, after } => replace(&mut self.comments, &before.id, after),
            ChangeRow::Sheet { after, .. } => {
                self.sheet = after;
                Ok(())
            }
            ChangeRow::Status { after, .. } => {
                self.status = after;
                Ok(())
            }
        }
    }
}

type Rows<T> = BTreeMap<String, T>;

fn add<T>(rows: &mut Rows<T>, id: String, row: T) -> Result<(), StoreError> {
    let twice = StoreError::Corrupt(format!("{id} is added a second time"));
    rows.insert(id, row).map_or(Ok(()), |_| Err(twice))
}

fn remove<T>(rows: &mut Rows<T>, id: &str) -> Result<(), StoreError> {
    let missing = || StoreError::Corrupt(format!("{id} is changed but was never added"));
    rows.remove(id).map(|_| ()).ok_or_else(missing)
}

/// What is changed keeps its id.
fn replace<T>(rows: &mut Rows<T>, id: &str, after: T) -> Result<(), StoreError> {
    remove(rows, id)?;
    rows.insert(id.to_owned(), after);
    Ok(())
}
