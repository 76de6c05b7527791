//! One line to a record, typed by the label set.

use super::read::Reason;
use super::schema::{CommentIn, DocumentIn, LineIn, LinkIn, OFFSET_UNIT, SpanIn, States};
use crate::formats::values::{Proof, answer};
use crate::formats::{Record, RecordError, RecordSpan};
use crate::model::{
    Annotation, AnnotationId, AnnotationSet, Annotator, Answer, Answers, Attribute, ChoiceKey, Comment, CommentId,
    DocumentId, LabelKey, LabelSet, LayerContent, Link, LinkId, Origin, Sheet, Status, Timestamp, Value,
};
use crate::text::{SourceText, Span};
use serde_json::{Map, Value as Json};
use std::collections::BTreeSet;
use std::ops::Range;

/// The record of a line, and what was not known and not kept.
pub(super) fn record(mut line: LineIn, labels: &LabelSet, now: Timestamp) -> Result<(Record, Vec<String>), Reason> {
    if line.offset_unit != OFFSET_UNIT {
        return Err(Reason::Unit(line.offset_unit));
    }
    let document = DocumentId::new(&line.doc_id).map_err(|error| Reason::Name { key: "doc_id", error })?;
    let annotator = Annotator::new(&line.annotator).map_err(|error| Reason::Name { key: "annotator", error })?;
    let text = SourceText::new(std::mem::take(&mut line.text));
    if !line.text_sha256.eq_ignore_ascii_case(&text.sha256_hex()) {
        return Err(Reason::Hash);
    }
    let unknown = line.unknown_keys().map(|key| format!("the key {key}")).collect();
    let mut reading = Reading { labels, text: &text, annotator: &annotator, now, unknown };
    let mut spans = Vec::with_capacity(line.spans.len());
    for (i, span) in line.spans.into_iter().enumerate() {
        spans.push(reading.span(span).map_err(|fault| Reason::Span { number: i + 1, fault })?);
    }
    let mut links = Vec::new();
    for (i, link) in line.links.into_iter().flatten().enumerate() {
        links.extend(reading.link(&link).map_err(|fault| Reason::Link { number: i + 1, fault })?);
    }
    let mut comments = Vec::new();
    for (i, comment) in line.comments.into_iter().flatten().enumerate() {
        comments.push(reading.comment(comment).map_err(|fault| Reason::Comment { number: i + 1, fault })?);
    }
    let sheet = reading.sheet(line.document.unwrap_or_default()).map_err(Reason::Document)?;
    let unknown = reading.unknown.into_iter().collect();
    let is_empty = spans.is_empty() && sheet == Sheet::default();
    let status = match line.status {
        Some(name) => Status::from_name(&name).ok_or(Reason::Status(name))?,
        None if is_empty => Status::ToDo,
        None => Status::InProgress,
    };
    let annotations = spans.iter().map(|span: &RecordSpan| span.annotation.clone()).collect();
    let content = LayerContent { annotations, links: links.clone(), comments: comments.clone(), sheet: sheet.clone() };
    AnnotationSet::restore(document.clone(), annotator.clone(), text.chars(), status, 0, content)?;
    Ok((Record { document, text, annotator, status, spans, links, comments, sheet }, unknown))
}

/// What the parts of a line are read with.
struct Reading<'a> {
    labels: &'a LabelSet,
    text: &'a SourceText,
    annotator: &'a Annotator,
    now: Timestamp,
    unknown: BTreeSet<String>,
}

impl Reading<'_> {
    fn span(&mut self, span: SpanIn) -> Result<RecordSpan, String> {
        let range = Span::new(span.start, span.end).ok_or("end must be greater than start")?;
        let (created, modified) = self.times(span.created.as_deref(), span.modified.as_deref())?;
        let label = LabelKey::new(&span.label).map_err(|e| format!("label: {e}"))?;
        let (values, states) = (span.attributes.unwrap_or_default(), span.attribute_states.unwrap_or_default());
        // A project that lacks the label refuses the whole line, so its attributes need no name of their own.
        let answers = match self.labels.get(&label) {
            Some(known) => self.answers(&known.attributes, label.as_str(), &values, &states)?,
            None => Answers::new(),
        };
        let annotation = Annotation {
            id: span.id.map_or(Ok(AnnotationId::generate()), |id| annotation_id("id", &id))?,
            span: range,
            label,
            answers,
            note: span.note.unwrap_or_default(),
            origin: span.origin.map_or(Origin::Imported, |name| Origin::from_name(&name)),
            created,
            modified,
        };
        let read = RecordSpan { annotation, quote: span.quote };
        read.check(self.text).map_err(|e: RecordError| e.to_string())?;
        let units =
            [("bytes", span.bytes, self.text.byte_range(range)), ("utf16", span.utf16, self.text.utf16_range(range))];
        for (key, said, found) in units {
            if let (Some([start, end]), Some(found)) = (said, found)
                && (start..end) != found
            {
                let Range { start: s, end: e } = found;
                return Err(format!("{key} is [{start},{end}], but the span is at [{s},{e}]"));
            }
        }
        Ok(read)
    }

    /// The answers to `attributes`, which are those of `place`.
    fn answers(
        &mut self,
        attributes: &[Attribute],
        place: &str,
        values: &Map<String, Json>,
        states: &States,
    ) -> Result<Answers, String> {
        let mut answers = Answers::new();
        let keys: BTreeSet<&String> = values.keys().chain(states.keys()).collect();
        for key in keys {
            let value = values.get(key).unwrap_or(&Json::Null);
            let state = states.get(key).and_then(Option::as_deref);
            let Some(attribute) = attributes.iter().find(|attribute| attribute.key.as_str() == key) else {
                // Every span has the keys of all labels; only what says something is missed.
                if !value.is_null() || state.is_some_and(|state| state != "empty") {
                    self.unknown.insert(format!("the attribute {key} of {place}"));
                }
                continue;
            };
            let read = answer(attribute, value, state, self.text, Proof::Needed);
            let read = read.map_err(|error| format!("{key}: {error}"))?;
            if let Some(answer) = read.and_then(|answer| self.known_choices(attribute, answer)) {
                answers.insert(attribute.key.clone(), answer);
            }
        }
        Ok(answers)
    }

    /// The answer in its one form, without choices that the attribute does not have; none if nothing is left.
    fn known_choices(&mut self, attribute: &Attribute, answer: Answer) -> Option<Answer> {
        let Some(value) = answer.value().cloned() else { return Some(answer) };
        let mut is_known = |choice: &ChoiceKey| {
            let known = attribute.kind.choices().iter().any(|known| known.key == *choice);
            if !known {
                self.unknown.insert(format!("the choice {:?} of {}", choice.as_str(), attribute.key));
            }
            known
        };
        let value = match value {
            Value::One(choice) if !is_known(&choice) => return None,
            Value::Many(mut choices) => {
                choices.retain(is_known);
                Value::Many(choices)
            }
            value => value,
        };
        let value = attribute.accept(value).ok()?;
        Some(if answer.is_proposed() { Answer::Proposed(value) } else { Answer::Set(value) })
    }

    fn link(&mut self, link: &LinkIn) -> Result<Option<Link>, String> {
        let created = time("created", link.created.as_deref())?.unwrap_or(self.now);
        let id = link.id.as_deref().map(|id| LinkId::parse(id).ok_or_else(|| no_uuid("id", id))).transpose()?;
        let (from, to) = (annotation_id("from", &link.from)?, annotation_id("to", &link.to)?);
        let proposed = match link.state.as_deref() {
            None | Some("set") => false,
            Some("proposed") => true,
            Some(other) => return Err(format!("there is no state {other:?}; there are proposed and set")),
        };
        let Some(kind) = self.labels.links().iter().find(|kind| kind.key.as_str() == link.r#type) else {
            self.unknown.insert(format!("the link type {:?}", link.r#type));
            return Ok(None);
        };
        let id = id.unwrap_or_else(LinkId::generate);
        Ok(Some(Link { id, kind: kind.key.clone(), from, to, proposed, created }))
    }

    fn comment(&self, comment: CommentIn) -> Result<Comment, String> {
        let (created, modified) = self.times(comment.created.as_deref(), comment.modified.as_deref())?;
        let id = comment.id.map(|id| CommentId::parse(&id).ok_or_else(|| no_uuid("id", &id))).transpose()?;
        let on = comment.on.map(|on| annotation_id("on", &on)).transpose()?;
        let named = |name: String| Annotator::new(&name).map_err(|e| format!("author: {e}"));
        let author = comment.author.map_or(Ok(self.annotator.clone()), named)?;
        if comment.text.trim().is_empty() {
            return Err("the text is empty".to_owned());
        }
        let id = id.unwrap_or_else(CommentId::generate);
        Ok(Comment { id, on, author, text: comment.text, created, modified })
    }

    fn sheet(&mut self, document: DocumentIn) -> Result<Sheet, String> {
        let (values, states) = (document.attributes.unwrap_or_default(), document.attribute_states.unwrap_or_default());
        let answers = self.answers(self.labels.document_attributes(), "the document", &values, &states)?;
        let said = document.labels.unwrap_or_default();
        let known = self.labels.document_labels().iter().map(|label| &label.key);
        let labels: Vec<ChoiceKey> =
            known.filter(|key| said.iter().any(|label| label == key.as_str())).cloned().collect();
        for label in said.iter().filter(|label| !labels.iter().any(|known| known.as_str() == *label)) {
            self.unknown.insert(format!("the document label {label:?}"));
        }
        Ok(Sheet { labels, answers, note: document.note.unwrap_or_default() })
    }

    /// Both times; one that is missing is the other.
    fn times(&self, created: Option<&str>, modified: Option<&str>) -> Result<(Timestamp, Timestamp), String> {
        let (created, modified) = (time("created", created)?, time("modified", modified)?);
        Ok((created.or(modified).unwrap_or(self.now), modified.or(created).unwrap_or(self.now)))
    }
}

fn time(key: &str, value: Option<&str>) -> Result<Option<Timestamp>, String> {
    let parsed = |value| Timestamp::parse(value).ok_or_else(|| format!("{key} {value:?} is not an RFC 3339 time"));
    value.map(parsed).transpose()
}

fn annotation_id(key: &str, id: &str) -> Result<AnnotationId, String> {
    AnnotationId::parse(id).ok_or_else(|| no_uuid(key, id))
}

fn no_uuid(key: &str, id: &str) -> String {
    format!("{key} {id:?} is not a UUID")
}
