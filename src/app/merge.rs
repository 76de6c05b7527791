//! A record from a file into the project. What is there already stays as it is.

use super::sources::title;
use crate::command::{Command, apply};
use crate::formats::{Record, RecordSpan};
use crate::model::{Annotation, AnnotationSet, DocumentId, LabelKey, LabelSet, Timestamp};
use crate::store::{AddedDocument, NewDocument, StoreError, Write};

/// What a record has brought.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Merged {
    /// The document, if the project lacked it.
    pub added: Option<DocumentId>,
    /// The number of spans that the layer lacked.
    pub spans: usize,
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
    let commands = commands(&set, record, &mut merged);
    let changes = match apply(&mut set, labels, expected, Command::Batch(commands), now) {
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

/// What the layer lacks, as commands. An untouched layer also takes over the status.
fn commands(set: &AnnotationSet, record: &Record, merged: &mut Merged) -> Vec<Command> {
    let mut commands = Vec::new();
    for RecordSpan { annotation, .. } in &record.spans {
        match set.get(annotation.id) {
            Some(own) if own == annotation => {}
            Some(own) => merged.kept.push(differs(own, annotation)),
            None => match set.find(annotation.span, &annotation.label) {
                None => commands.push(Command::Add(annotation.clone())),
                // Ids and times differ wherever two tagged the same; only a note would be lost.
                Some(own) if annotation.note.is_empty() || own.note == annotation.note => {}
                Some(own) => merged.kept.push(other_note(own, annotation)),
            },
        }
    }
    merged.spans = commands.len();
    let is_untouched = set.revision() == 0;
    commands.push(Command::SetStatus(if is_untouched { record.status } else { set.status() }));
    if !is_untouched && set.status() != record.status {
        let (own, other) = (set.status().as_str(), record.status.as_str());
        merged.kept.push(format!("the status stays {own}; the file says {other}"));
    }
    commands
}

fn other_note(own: &Annotation, other: &Annotation) -> String {
    format!(
        "{} {} is there already, as {}, and keeps its note; the file has {:?}",
        own.label, own.span, own.id, other.note
    )
}

fn differs(own: &Annotation, other: &Annotation) -> String {
    format!(
        "the annotation {} stays {} {}; the file has {} {} or another note, origin or time",
        own.id, own.label, own.span, other.label, other.span
    )
}
