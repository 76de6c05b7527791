//! A record from a file into the project. What is there already stays as it is.

mod layer;
#[cfg(test)]
mod tests;

use super::sources::title;
use crate::formats::{Record, RecordSpan};
use crate::model::{AnnotationSet, DocumentId, LabelKey, LabelSet, Timestamp};
use crate::store::{AddedDocument, NewDocument, StoreError, Write};

/// What a record has brought.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Merged {
    /// The document, if the project lacked it.
    pub added: Option<DocumentId>,
    /// The number of spans that the layer lacked.
    pub spans: usize,
    /// The number of links that the layer lacked.
    pub links: usize,
    /// Where the file and the project differ and the project was kept.
    pub kept: Vec<String>,
}

/// Why a record as a whole does not go in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Refusal {
    #[error("the project has another text under the id {0}")]
    OtherText(DocumentId),
    #[error("the project's label set has no label {0}")]
    UnknownLabel(LabelKey),
    #[error("{0}")]
    Command(#[from] crate::command::CommandError),
}

/// Merges `record`. A refused record leaves the transaction as it was; an `Err` breaks it off.
pub(super) fn merge(
    write: &mut Write<'_>,
    labels: &LabelSet,
    record: &Record,
    source: &str,
    now: Timestamp,
) -> Result<Result<Merged, Refusal>, StoreError> {
    let unknown = |span: &&RecordSpan| labels.get(&span.annotation.label).is_none();
    if let Some(span) = record.spans.iter().find(unknown) {
        return Ok(Err(Refusal::UnknownLabel(span.annotation.label.clone())));
    }
    let mut merged = Merged::default();
    let there = write.document_with(&record.text.sha256_hex())?;
    let document = match &there {
        Some(existing) => existing,
        None if write.has_document(&record.document)? => {
            return Ok(Err(Refusal::OtherText(record.document.clone())));
        }
        None => &record.document,
    };
    if *document != record.document {
        merged
            .kept
            .push(format!("the text of {} is in the project as {document}; its spans go there", record.document));
    }
    let annotator = &record.annotator;
    let found = if there.is_some() { write.layer(document, annotator)? } else { None };
    let is_new = found.is_none();
    let mut set = found.unwrap_or_else(|| AnnotationSet::new(document.clone(), annotator.clone(), record.text.chars()));
    let expected = set.revision();
    let changes = match layer::merge(&mut set, labels, record, now, &mut merged) {
        Ok(changes) => changes,
        Err(error) => return Ok(Err(error.into())),
    };
    if there.is_none() {
        let new = NewDocument {
            id: document.clone(),
            title: title(record.text.as_str()),
            text: record.text.clone(),
            source: source.to_owned(),
        };
        let (AddedDocument::Added(id) | AddedDocument::AlreadyThere(id)) =
            write.add_document(&new, annotator.as_str(), now)?;
        merged.added = Some(id);
    }
    if is_new {
        write.open_layer(document, annotator, now)?;
    }
    if !changes.is_empty() {
        write.change_layer(document, annotator, expected, &changes, now)?;
    }
    Ok(Ok(merged))
}
