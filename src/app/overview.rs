//! A project in numbers, and its health. These wait for the disk; the window does not ask for them in a frame.

use super::document::{DocumentRow, Progress};
use super::session::Session;
use super::worker::{BROKEN_OFF, ask};
use crate::model::{AnnotationId, Annotator, DocumentId, LabelKey};
use crate::store::{Health, Store, StoreError, TalkCount};

/// What one annotator has done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnnotatorOverview {
    /// Who.
    pub annotator: Annotator,
    /// How many of the project's documents are in which state.
    pub progress: Progress,
    /// All spans.
    pub spans: usize,
    /// Spans of each label that occurs.
    pub spans_by_label: Vec<(LabelKey, usize)>,
    /// Links between spans.
    pub links: usize,
    /// Comments on spans and documents.
    pub comments: usize,
    /// Values and links that are proposed and that nobody has looked at.
    pub proposals: usize,
}

/// A project in numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overview {
    /// The project's id, a UUID.
    pub project_id: String,
    /// All documents.
    pub documents: usize,
    /// Their length in code points.
    pub chars: usize,
    /// Entries of the journal.
    pub journal_entries: usize,
    /// Everybody, by name.
    pub annotators: Vec<AnnotatorOverview>,
}

impl Session {
    /// The project in numbers.
    ///
    /// # Errors
    /// [`StoreError`] if the project can't be read.
    pub fn overview(&self) -> Result<Overview, StoreError> {
        self.on_store(|store| overview(store))
    }

    /// Examines the whole project.
    ///
    /// # Errors
    /// [`StoreError`] if the file can't even be read.
    pub fn doctor(&self) -> Result<Health, StoreError> {
        self.on_store(|store| store.doctor())
    }

    /// In which documents the present annotator has an annotation with that id: nearly always at most one.
    ///
    /// # Errors
    /// [`StoreError`] if the project can't be read.
    pub fn find(&self, id: AnnotationId) -> Result<Vec<DocumentId>, StoreError> {
        let Some(annotator) = self.annotator().cloned() else { return Ok(Vec::new()) };
        self.on_store(move |store| store.find(&annotator, id))
    }

    pub(super) fn on_store<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Store) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let gone = || StoreError::Io(BROKEN_OFF.to_owned());
        ask(&self.worker.requests, |store, _| work(store)).ok_or_else(gone)?
    }
}

fn overview(store: &Store) -> Result<Overview, StoreError> {
    let counts = store.span_counts()?;
    let (mut documents, mut chars) = (0, 0);
    let mut annotators = Vec::new();
    for TalkCount { annotator, links, comments, proposals } in store.talk_counts()? {
        let rows: Vec<DocumentRow> = store.documents(Some(&annotator))?.into_iter().map(DocumentRow::from).collect();
        let mut by_label: Vec<(LabelKey, usize)> = Vec::new();
        for count in counts.iter().filter(|count| count.annotator == annotator) {
            match by_label.last_mut().filter(|(label, _)| *label == count.label) {
                Some((_, spans)) => *spans += count.spans,
                None => by_label.push((count.label.clone(), count.spans)),
            }
        }
        let spans = by_label.iter().map(|(_, spans)| spans).sum();
        annotators.push(AnnotatorOverview {
            annotator,
            progress: Progress::count(&rows),
            spans,
            spans_by_label: by_label,
            links,
            comments,
            proposals,
        });
    }
    for state in store.documents(None)? {
        documents += 1;
        chars += state.info.chars;
    }
    let (project_id, journal_entries) = (store.project_id()?, store.journal_length()?);
    Ok(Overview { project_id, documents, chars, journal_entries, annotators })
}
