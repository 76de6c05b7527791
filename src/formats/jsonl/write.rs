//! Records to lines.

use super::schema::{LineOut, OFFSET_UNIT, SCHEMA, SpanOut};
use crate::formats::{Record, RecordError, RecordSpan};
use crate::text::SourceText;
use serde::Serialize as _;
use serde_json::ser::{CompactFormatter, Formatter, Serializer};
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

/// Writes records as lines, one by one.
#[derive(Debug)]
pub struct Writer<W: Write> {
    sink: W,
}

impl<W: Write> Writer<W> {
    /// A writer to `sink`, which should be buffered.
    pub const fn new(sink: W) -> Self {
        Self { sink }
    }

    /// Writes one line. Spans stand in order of start, then the longer first, then by label and id.
    ///
    /// # Errors
    /// [`WriteError::Record`] if a quote is not what the text reads; then nothing is written.
    pub fn write(&mut self, record: &Record) -> Result<(), WriteError> {
        let mut spans: Vec<&RecordSpan> = record.spans.iter().collect();
        spans.sort_by(|a, b| {
            let (a, b) = (&a.annotation, &b.annotation);
            a.span.cmp(&b.span).then_with(|| a.label.cmp(&b.label)).then_with(|| a.id.cmp(&b.id))
        });
        let spans = spans.into_iter().map(|span| span_out(span, &record.text)).collect::<Result<_, _>>()?;
        let line = LineOut {
            schema: SCHEMA,
            doc_id: record.document.as_str(),
            text: record.text.as_str(),
            text_sha256: record.text.sha256_hex(),
            annotator: record.annotator.as_str(),
            status: record.status.as_str(),
            offset_unit: OFFSET_UNIT,
            spans,
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

fn span_out<'a>(span: &'a RecordSpan, text: &SourceText) -> Result<SpanOut<'a>, RecordError> {
    span.check(text)?;
    let annotation = &span.annotation;
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
        note: &annotation.note,
        origin: annotation.origin.as_str(),
        created: annotation.created.to_string(),
        modified: annotation.modified.to_string(),
    })
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
