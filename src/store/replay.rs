//! The journal played again from its start, in memory.

use super::StoreError;
use super::event::{AnnotationRow, ChangeRow, Event, LabelRow};
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
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct ReplayedLayer {
    pub status: String,
    pub revision: u64,
    pub annotations: BTreeMap<String, AnnotationRow>,
}

/// Everything that the tables should hold.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Replayed {
    pub project: String,
    pub name: String,
    pub labels: Vec<LabelRow>,
    pub annotators: BTreeSet<String>,
    pub documents: BTreeMap<String, ReplayedDocument>,
    pub layers: BTreeMap<(String, String), ReplayedLayer>,
}

impl Replayed {
    /// Plays one entry.
    pub fn play(&mut self, event: Event) -> Result<(), StoreError> {
        match event {
            Event::ProjectCreated { project, name } => (self.project, self.name) = (project, name),
            Event::LabelsSet { labels } => self.labels = labels,
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
            Event::LayerChanged { document, annotator, revision, changes } => {
                let missing = || StoreError::Corrupt(format!("a change in {document} before it was opened"));
                let layer = self.layers.get_mut(&(document.clone(), annotator)).ok_or_else(missing)?;
                layer.revision = revision;
                changes.into_iter().try_for_each(|change| layer.change(change))?;
            }
        }
        Ok(())
    }
}

impl ReplayedLayer {
    fn change(&mut self, change: ChangeRow) -> Result<(), StoreError> {
        match change {
            ChangeRow::Added { annotation } => {
                self.annotations.insert(annotation.id.clone(), annotation);
            }
            ChangeRow::Removed { annotation } => self.take(&annotation)?,
            ChangeRow::Replaced { before, after } => {
                self.take(&before)?;
                self.annotations.insert(after.id.clone(), after);
            }
            ChangeRow::Status { after, .. } => self.status = after,
        }
        Ok(())
    }

    fn take(&mut self, annotation: &AnnotationRow) -> Result<(), StoreError> {
        let missing = || StoreError::Corrupt(format!("annotation {} is changed but was never added", annotation.id));
        self.annotations.remove(&annotation.id).map(|_| ()).ok_or_else(missing)
    }
}
