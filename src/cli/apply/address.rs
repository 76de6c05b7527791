//! Which document, annotation, link or comment a line speaks of.

use crate::app::{OpenDocument, Session};
use crate::model::{AnnotationId, CommentId, DocumentId, LabelKey, LinkId};
use crate::text::Span;
use anyhow::{Context as _, Result, anyhow, bail};
use serde::Deserialize;
use serde_json::Value as Json;

/// An annotation told by its place, as the span of its label.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Place {
    label: String,
    start: usize,
    end: usize,
}

/// Opens the document `doc`.
pub(super) fn go_to(session: &mut Session, doc: &str) -> Result<()> {
    let document = DocumentId::new(doc).with_context(|| format!("doc {doc:?}"))?;
    if session.open_document().is_some_and(|open| open.info().id == document) {
        return Ok(());
    }
    if !session.go_to(&document) {
        bail!("the project has no document {document}");
    }
    session.settle();
    if session.open_document().is_some_and(|open| open.info().id == document) {
        Ok(())
    } else {
        bail!("the document {document} could not be read; tawsim doctor may tell more")
    }
}

/// The document that is open.
pub(super) fn opened(session: &Session) -> Result<&OpenDocument> {
    session.open_document().ok_or_else(|| anyhow!("no document is open; say which \"doc\""))
}

/// Opens the document of an annotation, which is told by its id or, with `doc`, by its place.
pub(super) fn go_to_annotation(session: &mut Session, doc: Option<&str>, which: &Json) -> Result<AnnotationId> {
    let Json::String(id) = which else {
        let place = Place::deserialize(which)
            .map_err(|error| anyhow!("{which} is neither an id nor a \"label\", \"start\" and \"end\": {error}"))?;
        let doc = doc.ok_or_else(|| anyhow!("an annotation is told by its place only with its \"doc\""))?;
        go_to(session, doc)?;
        let (span, label) = (span(place.start, place.end)?, key(&place.label)?);
        let found = opened(session)?.set().find(span, &label).map(|annotation| annotation.id);
        return found.ok_or_else(|| anyhow!("there is no {label} at {span}"));
    };
    let id = annotation_id(id)?;
    if let Some(doc) = doc {
        go_to(session, doc)?;
        return Ok(id);
    }
    if session.open_document().is_some_and(|open| open.set().get(id).is_some()) {
        return Ok(id);
    }
    match session.find(id)?.as_slice() {
        [] => bail!("no annotation has the id {id}"),
        [document] => go_to(session, document.clone().as_str())?,
        several => bail!("{} documents have an annotation with the id {id}; say which \"doc\"", several.len()),
    }
    Ok(id)
}

/// Opens the document of a link. Without `doc` it is the one that is open.
pub(super) fn go_to_link(session: &mut Session, doc: Option<&str>, id: &str) -> Result<LinkId> {
    let id = LinkId::parse(id).ok_or_else(|| no_uuid(id))?;
    doc.map_or(Ok(()), |doc| go_to(session, doc))?;
    let known = opened(session)?.set().link(id).is_some();
    if known { Ok(id) } else { bail!("no link of the document has the id {id}; say which \"doc\"") }
}

/// Opens the document of a comment. Without `doc` it is the one that is open.
pub(super) fn go_to_comment(session: &mut Session, doc: Option<&str>, id: &str) -> Result<CommentId> {
    let id = CommentId::parse(id).ok_or_else(|| no_uuid(id))?;
    doc.map_or(Ok(()), |doc| go_to(session, doc))?;
    let known = opened(session)?.set().comment(id).is_some();
    if known { Ok(id) } else { bail!("no comment of the document has the id {id}; say which \"doc\"") }
}

pub(super) fn annotation_id(id: &str) -> Result<AnnotationId> {
    AnnotationId::parse(id).ok_or_else(|| no_uuid(id))
}

pub(super) fn no_uuid(id: &str) -> anyhow::Error {
    anyhow!("the id {id:?} is not a UUID")
}

pub(super) fn key(label: &str) -> Result<LabelKey> {
    LabelKey::new(label).with_context(|| format!("label {label:?}"))
}

pub(super) fn span(start: usize, end: usize) -> Result<Span> {
    Span::new(start, end).ok_or_else(|| anyhow!("the span {start}..{end} is empty: end must be greater than start"))
}
