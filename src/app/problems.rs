//! What is not as the label set wants it, in the whole project.

use super::session::Session;
use crate::model::{Annotation, Annotator, DocumentId, Problem, problems};
use crate::store::{Store, StoreError};

/// A problem with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedProblem {
    /// The document.
    pub document: DocumentId,
    /// In whose layer.
    pub annotator: Annotator,
    /// The annotation and what it reads; `None` is the document as a whole.
    pub place: Option<(Annotation, String)>,
    /// What is the matter.
    pub problem: Problem,
}

impl Session {
    /// All problems of the project, or of one annotator, in the order of an export. Waits for the disk; memory is that
    /// of the largest document and of what is found.
    ///
    /// # Errors
    /// [`StoreError`] if the project can't be read.
    pub fn problems(&self, annotator: Option<Annotator>) -> Result<Vec<PlacedProblem>, StoreError> {
        self.on_store(move |store| find(store, annotator.as_ref()))
    }
}

fn find(store: &Store, annotator: Option<&Annotator>) -> Result<Vec<PlacedProblem>, StoreError> {
    let labels = store.labels()?;
    let mut found = Vec::new();
    for layer in store.layers()? {
        if annotator.is_some_and(|annotator| layer.annotator != *annotator) {
            continue;
        }
        let Some(set) = store.layer(&layer.document, &layer.annotator)? else { continue };
        let problems = problems(&set, &labels);
        if problems.is_empty() {
            continue;
        }
        let text = store.text(&layer.document)?;
        for problem in problems {
            let annotation = problem.on.and_then(|id| set.get(id));
            let place = annotation
                .map(|annotation| (annotation.clone(), text.quote(annotation.span).unwrap_or_default().to_owned()));
            let (document, annotator) = (layer.document.clone(), layer.annotator.clone());
            found.push(PlacedProblem { document, annotator, place, problem });
        }
    }
    Ok(found)
}
