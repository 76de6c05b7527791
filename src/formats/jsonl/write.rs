//! Records to lines.

use super::schema::{CommentOut, DocumentOut, LineOut, LinkOut, OFFSET_UNIT, SCHEMA, SpanOut};
use crate::formats::values::{AnswersOut, StatesOut};
use crate::formats::{Record, RecordError, RecordSpan};
use crate::model::{AnnotationId, Attribute, AttributeKey, ChoiceKey, Comment, LabelSet, Link, Sheet};
use crate::text::SourceText;
use serde::Serialize as _;
use serde_json::ser::{CompactFormatter, Formatter, Serializer};
use std::collections::HashMap;
use std::io::{self, Write};

/// Why a record was not written. Nothing of it has been, unless the system failed.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The record contradicts itself; a wrong offset never reaches a file.
    #[error(transparent)]
    Record(#[from] RecordError),
    /// The system could not write.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Writes records as lines, one by one. The label set says which keys every line has.
#[derive(Debug)]
pub struct Writer<'l, W: Write> {
    sink: W,
    labels: &'l LabelSet,
    columns: Columns,
}

/// The keys of the attributes, which are those of every line.
#[derive(Debug)]
struct Columns {
    spans: Vec<AttributeKey>,
    document: Vec<AttributeKey>,
}

impl<'l, W: Write> Writer<'l, W> {
    /// A writer to `sink`, which should be buffered, of layers that were made with `labels`.
    pub fn new(sink: W, labels: &'l LabelSet) -> Self {
        let key = |attribute: &Attribute| attribute.key.clone();
        let mut document: Vec<AttributeKey> = labels.document_attributes().iter().map(key).collect();
        document.sort();
        let spans = labels.attribute_keys().into_iter().cloned().collect();
        Self { sink, labels, columns: Columns { spans, document } }
    }

    /// Writes one line. Spans stand in order of start, then the longer first, then by label and id; links in the order
    /// of the spans that they lead from and to, then by type; comments by time and id.
    ///
    /// # Errors
    /// [`WriteError::Record`] if a quote is not what the text reads, or something does not belong to the record or the
    /// label set; then nothing is written.
    pub fn write(&mut self, record: &Record) -> Result<(), WriteError> {
        record.check(self.labels)?;
        let mut spans: Vec<&RecordSpan> = record.spans.iter().collect();
        spans.sort_by(|a, b| {
            let (a, b) = (&a.annotation, &b.annotation);
            a.span.cmp(&b.span).then_with(|| a.label.cmp(&b.label)).then_with(|| a.id.cmp(&b.id))
        });
        let links = in_order(&record.links, &spans);
        let mut comments: Vec<&Comment> = record.comments.iter().collect();
        comments.sort_by_key(|comment| (comment.created, comment.id));
        let spans = spans.into_iter().map(|span| self.columns.span(span, &record.text)).collect::<Result<_, _>>()?;
        let line = LineOut {
            schema: SCHEMA,
            doc_id: record.document.as_str(),
            text: record.text.as_str(),
            text_sha256: record.text.sha256_hex(),
            annotator: record.annotator.as_str(),
            status: record.status.as_str(),
            offset_unit: OFFSET_UNIT,
            label_set: self.labels.name(),
            spans,
            links: links.into_iter().map(link_out).collect(),
            document: self.columns.document(&record.sheet, &record.text),
            comments: comments.into_iter().map(comment_out).collect(),
        };
        line.serialize(&mut Serializer::with_formatter(&mut self.sink, OneLine)).map_err(io::Error::from)?;
        Ok(self.sink.write_all(b"\n")?)
    }

    /// The sink, with everything written to it.
    ///
    /// # Errors
    /// If the sink can't be flushed.
    pub fn finish(mut self) -> io::Result<W> {
        self.sink.flush()?;
        Ok(self.sink)
    }
}

impl Columns {
    fn span<'a>(&'a self, span: &'a RecordSpan, text: &'a SourceText) -> Result<SpanOut<'a>, RecordError> {
        let (annotation, keys) = (&span.annotation, &self.spans);
        let outside = || RecordError::OutOfBounds { span: annotation.span, chars: text.chars() };
        let bytes = text.byte_range(annotation.span).ok_or_else(outside)?;
        let utf16 = text.utf16_range(annotation.span).ok_or_else(outside)?;
        Ok(SpanOut {
            id: annotation.id.to_string(),
            label: annotation.label.as_str(),
            start: annotation.span.start().get(),
            end: annotation.span.end().get(),
            quote: &span.quote,
            bytes: [bytes.start, bytes.end],
            utf16: [utf16.start, utf16.end],
            attributes: AnswersOut { keys, answers: &annotation.answers, text },
            attribute_states: StatesOut { keys, answers: &annotation.answers },
            note: &annotation.note,
            origin: annotation.origin.as_str(),
            created: annotation.created.to_string(),
            modified: annotation.modified.to_string(),
        })
    }

    fn document<'a>(&'a self, sheet: &'a Sheet, text: &'a SourceText) -> DocumentOut<'a> {
        let keys = &self.document;
        DocumentOut {
            labels: sheet.labels.iter().map(ChoiceKey::as_str).collect(),
            attributes: AnswersOut { keys, answers: &sheet.answers, text },
            attribute_states: StatesOut { keys, answers: &sheet.answers },
            note: &sheet.note,
        }
    }
}

fn in_order<'a>(links: &'a [Link], spans: &[&RecordSpan]) -> Vec<&'a Link> {
    let places: HashMap<AnnotationId, usize> =
        spans.iter().enumerate().map(|(place, span)| (span.annotation.id, place)).collect();
    let mut links: Vec<&Link> = links.iter().collect();
    links.sort_by_key(|link| (places.get(&link.from), places.get(&link.to), &link.kind, link.id));
    links
}

fn link_out(link: &Link) -> LinkOut<'_> {
    LinkOut {
        id: link.id.to_string(),
        r#type: link.kind.as_str(),
        from: link.from.to_string(),
        to: link.to.to_string(),
        state: link.state(),
        created: link.created.to_string(),
    }
}

fn comment_out(comment: &Comment) -> CommentOut<'_> {
    CommentOut {
        id: comment.id.to_string(),
        on: comment.on.map(|on| on.to_string()),
        author: comment.author.as_str(),
        text: &comment.text,
        created: comment.created.to_string(),
        modified: comment.modified.to_string(),
    }
}

/// Escapes the line separators that JSON allows in a string, because Python's `splitlines` would cut there.
struct OneLine;

impl Formatter for OneLine {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let is_separator = |c: char| matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}');
        let mut rest = fragment;
        while let Some(at) = rest.find(is_separator) {
            let found = rest[at..].chars().next().unwrap_or_default();
            CompactFormatter.write_string_fragment(writer, &rest[..at])?;
            write!(writer, "\\u{:04x}", found as u32)?;
            rest = &rest[at + found.len_utf8()..];
        }
        CompactFormatter.write_string_fragment(writer, rest)
    }
}
