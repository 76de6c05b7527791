//! What one annotator has marked in one document.

use super::{Annotation, AnnotationId, Annotator, DocumentId, LabelKey};
use crate::text::Span;
use std::collections::{HashMap, HashSet};

/// How far an annotator is with a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Status {
    /// Not begun.
    #[default]
    ToDo,
    /// Begun.
    InProgress,
    /// Finished; only finished documents count for agreement.
    Done,
}

impl Status {
    /// Every status, in order of progress.
    pub const ALL: [Self; 3] = [Self::ToDo, Self::InProgress, Self::Done];

    /// The word that stands in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ToDo => "to_do",
            Self::InProgress => "in_progress",
            Self::Done => "done",
        }
    }

    /// The status that a file names.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == name)
    }
}

/// Why an annotation can't be in a set.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SetError {
    /// The set has an annotation with the same span and label.
    #[error("this span already has the label {label}")]
    Duplicate {
        /// The label of both.
        label: LabelKey,
        /// The annotation that was there first.
        existing: AnnotationId,
    },
    /// The set has an annotation with that id.
    #[error("an annotation with the id {0} is already there")]
    SameId(AnnotationId),
    /// No annotation has that id.
    #[error("no annotation has the id {0}")]
    Missing(AnnotationId),
    /// The span ends after the text.
    #[error("the span {span} ends after the text, which has {chars} code points")]
    OutOfBounds {
        /// The span.
        span: Span,
        /// Length of the text in code points.
        chars: usize,
    },
}

/// The annotations of one annotator in one document.
///
/// Invariants, kept by every method: annotations stand in document order (start, then the longer first, then
/// label, then id); ids are unique; no two share span and label; every span ends inside the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnnotationSet {
    document: DocumentId,
    annotator: Annotator,
    chars: usize,
    status: Status,
    revision: u64,
    annotations: Vec<Annotation>,
}

impl AnnotationSet {
    /// An empty set over a text of `chars` code points.
    #[must_use]
    pub const fn new(document: DocumentId, annotator: Annotator, chars: usize) -> Self {
        Self { document, annotator, chars, status: Status::ToDo, revision: 0, annotations: Vec::new() }
    }

    /// A set as it was stored.
    ///
    /// # Errors
    /// [`SetError`] if the annotations break an invariant of the set.
    pub fn restore(
        document: DocumentId,
        annotator: Annotator,
        chars: usize,
        status: Status,
        revision: u64,
        annotations: Vec<Annotation>,
    ) -> Result<Self, SetError> {
        let mut set = Self::new(document, annotator, chars);
        set.status = status;
        set.revision = revision;
        let mut ids = HashSet::with_capacity(annotations.len());
        let mut tags = HashMap::with_capacity(annotations.len());
        for annotation in &annotations {
            set.check_bounds(annotation)?;
            if !ids.insert(annotation.id) {
                return Err(SetError::SameId(annotation.id));
            }
            if let Some(existing) = tags.insert((annotation.span, &annotation.label), annotation.id) {
                return Err(SetError::Duplicate { label: annotation.label.clone(), existing });
            }
        }
        set.annotations = annotations;
        set.annotations.sort_by(order);
        Ok(set)
    }

    /// The document.
    #[must_use]
    pub const fn document(&self) -> &DocumentId {
        &self.document
    }

    /// The annotator.
    #[must_use]
    pub const fn annotator(&self) -> &Annotator {
        &self.annotator
    }

    /// Length of the document's text in code points.
    #[must_use]
    pub const fn chars(&self) -> usize {
        self.chars
    }

    /// How far the annotator is.
    #[must_use]
    pub const fn status(&self) -> Status {
        self.status
    }

    /// Counts the changes that were made; a command that expects another revision is refused.
    #[must_use]
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// The annotations in document order.
    #[must_use]
    pub fn annotations(&self) -> &[Annotation] {
        &self.annotations
    }

    /// The annotation with that id.
    #[must_use]
    pub fn get(&self, id: AnnotationId) -> Option<&Annotation> {
        self.annotations.iter().find(|a| a.id == id)
    }

    /// The annotation with exactly that span and label.
    #[must_use]
    pub fn find(&self, span: Span, label: &LabelKey) -> Option<&Annotation> {
        let first = self.annotations.partition_point(|a| a.span < span);
        self.annotations[first..].iter().take_while(|a| a.span == span).find(|a| a.label == *label)
    }

    pub(crate) fn set_status(&mut self, status: Status) {
        self.status = status;
    }

    pub(crate) fn next_revision(&mut self) {
        self.revision += 1;
    }

    pub(crate) fn insert(&mut self, annotation: Annotation) -> Result<(), SetError> {
        self.check_bounds(&annotation)?;
        if self.get(annotation.id).is_some() {
            return Err(SetError::SameId(annotation.id));
        }
        if let Some(existing) = self.find(annotation.span, &annotation.label) {
            return Err(SetError::Duplicate { label: annotation.label, existing: existing.id });
        }
        let place = self.annotations.partition_point(|a| order(a, &annotation).is_lt());
        self.annotations.insert(place, annotation);
        Ok(())
    }

    pub(crate) fn remove(&mut self, id: AnnotationId) -> Result<Annotation, SetError> {
        let place = self.annotations.iter().position(|a| a.id == id).ok_or(SetError::Missing(id))?;
        Ok(self.annotations.remove(place))
    }

    fn check_bounds(&self, annotation: &Annotation) -> Result<(), SetError> {
        if annotation.span.end().get() > self.chars {
            return Err(SetError::OutOfBounds { span: annotation.span, chars: self.chars });
        }
        Ok(())
    }
}

fn order(a: &Annotation, b: &Annotation) -> std::cmp::Ordering {
    a.span.cmp(&b.span).then_with(|| a.label.cmp(&b.label)).then_with(|| a.id.cmp(&b.id))
}
