//! Lines to records.

use super::schema::{LineIn, OFFSET_UNIT, SCHEMA, SchemaIn, SpanIn};
use crate::formats::{Record, RecordError, RecordSpan};
use crate::model::{
    Annotation, AnnotationId, AnnotationSet, Annotator, DocumentId, LabelKey, NameError, Origin, SetError, Status,
    Timestamp,
};
use crate::text::{SourceText, Span};
use std::io::{self, BufRead};
use std::ops::Range;

/// Why a line is no record.
#[derive(Debug, thiserror::Error)]
pub enum Reason {
    /// The bytes are not UTF-8.
    #[error("byte {0} of the line is not valid UTF-8")]
    Encoding(usize),
    /// No JSON object, or not with these keys.
    #[error("this is no line of {SCHEMA}: {0}")]
    Json(String),
    /// Another format or a later version.
    #[error("the schema is {0:?}; this program reads {SCHEMA:?}")]
    Schema(String),
    /// Offsets in another unit.
    #[error("the offset unit is {0:?}; only {OFFSET_UNIT:?} is read")]
    Unit(String),
    /// The text is not the one that was exported.
    #[error("the text does not have the SHA-256 that text_sha256 says")]
    Hash,
    /// A name that can't be one.
    #[error("{key}: {error}")]
    Name {
        /// The key in the line.
        key: &'static str,
        /// What is wrong.
        error: NameError,
    },
    /// No status of that name.
    #[error("there is no status {0:?}")]
    Status(String),
    /// A span that can't be one.
    #[error("span {number}: {fault}")]
    Span {
        /// Counted from 1 in the line.
        number: usize,
        /// What is wrong.
        fault: String,
    },
    /// Spans that can't be in one layer together.
    #[error(transparent)]
    Set(#[from] SetError),
    /// The file could not be read on.
    #[error("the file could not be read: {0}")]
    Io(#[from] io::Error),
}

/// A line that was refused. The lines after it are read all the same.
#[derive(Debug, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct BadLine {
    /// Counted from 1.
    pub line: usize,
    /// Why.
    pub reason: Reason,
}

/// A line that was read.
#[derive(Clone, Debug)]
pub struct Line {
    /// Counted from 1.
    pub line: usize,
    /// Its content.
    pub record: Record,
    /// Keys that this program does not know and does not keep, such as `spans[].score`.
    pub unknown_keys: Vec<String>,
}

/// Reads lines one by one; memory is that of the longest line. A byte-order mark at the start, CR LF and blank lines
/// are no fault.
#[derive(Debug)]
pub struct Reader<R: BufRead> {
    source: R,
    now: Timestamp,
    line: usize,
    buffer: Vec<u8>,
    ended: bool,
}

impl<R: BufRead> Reader<R> {
    /// A reader of `source`. `now` is the time of spans that bring none.
    pub const fn new(source: R, now: Timestamp) -> Self {
        Self { source, now, line: 0, buffer: Vec::new(), ended: false }
    }
}

impl<R: BufRead> Iterator for Reader<R> {
    type Item = Result<Line, BadLine>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            self.buffer.clear();
            self.line += 1;
            let line = self.line;
            match self.source.read_until(b'\n', &mut self.buffer) {
                Ok(0) => self.ended = true,
                Ok(_) => {
                    let mark: &[u8] = if line == 1 { b"\xef\xbb\xbf" } else { b"" };
                    let bytes = self.buffer.strip_prefix(mark).unwrap_or(&self.buffer).trim_ascii();
                    if !bytes.is_empty() {
                        let parsed = parse(bytes, self.now);
                        return Some(match parsed {
                            Ok((record, unknown_keys)) => Ok(Line { line, record, unknown_keys }),
                            Err(reason) => Err(BadLine { line, reason }),
                        });
                    }
                }
                Err(error) => {
                    self.ended = true;
                    return Some(Err(BadLine { line, reason: error.into() }));
                }
            }
        }
        None
    }
}

fn parse(bytes: &[u8], now: Timestamp) -> Result<(Record, Vec<String>), Reason> {
    let text = std::str::from_utf8(bytes).map_err(|e| Reason::Encoding(e.valid_up_to()))?;
    // Without its position: the line is named already, and a column in a long line helps nobody.
    let json = |error: serde_json::Error| {
        let message = error.to_string();
        let end = message.rfind(" at line ").unwrap_or(message.len());
        Reason::Json(format!("{} (column {})", &message[..end], error.column()))
    };
    let schema = serde_json::from_str::<SchemaIn<'_>>(text).map_err(json)?.schema.unwrap_or_default();
    if schema != SCHEMA {
        return Err(Reason::Schema(schema.into_owned()));
    }
    let line: LineIn = serde_json::from_str(text).map_err(json)?;
    let unknown_keys = unknown_keys(&line);
    record(line, now).map(|record| (record, unknown_keys))
}

fn unknown_keys(line: &LineIn) -> Vec<String> {
    let in_spans = line.spans.iter().flat_map(|span| span.other.keys()).map(|key| format!("spans[].{key}"));
    let mut keys: Vec<String> = line.other.keys().cloned().chain(in_spans).collect();
    keys.sort();
    keys.dedup();
    keys
}

fn record(line: LineIn, now: Timestamp) -> Result<Record, Reason> {
    debug_assert_eq!(line.schema, SCHEMA);
    if line.offset_unit != OFFSET_UNIT {
        return Err(Reason::Unit(line.offset_unit));
    }
    let document = DocumentId::new(&line.doc_id).map_err(|error| Reason::Name { key: "doc_id", error })?;
    let annotator = Annotator::new(&line.annotator).map_err(|error| Reason::Name { key: "annotator", error })?;
    let text = SourceText::new(line.text);
    if !line.text_sha256.eq_ignore_ascii_case(&text.sha256_hex()) {
        return Err(Reason::Hash);
    }
    let status = match line.status {
        Some(name) => Status::from_name(&name).ok_or(Reason::Status(name))?,
        None if line.spans.is_empty() => Status::ToDo,
        None => Status::InProgress,
    };
    let mut spans = Vec::with_capacity(line.spans.len());
    for (i, span) in line.spans.into_iter().enumerate() {
        spans.push(span_in(span, &text, now).map_err(|fault| Reason::Span { number: i + 1, fault })?);
    }
    let annotations = spans.iter().map(|span: &RecordSpan| span.annotation.clone()).collect();
    let content = crate::model::LayerContent { annotations, ..Default::default() };
    AnnotationSet::restore(document.clone(), annotator.clone(), text.chars(), status, 0, content)?;
    Ok(Record { document, text, annotator, status, spans })
}

fn span_in(span: SpanIn, text: &SourceText, now: Timestamp) -> Result<RecordSpan, String> {
    let range = Span::new(span.start, span.end).ok_or("end must be greater than start")?;
    let time = |key: &str, value: Option<String>| match value {
        None => Ok(None),
        Some(value) => Timestamp::parse(&value).map(Some).ok_or(format!("{key} {value:?} is not an RFC 3339 time")),
    };
    let created = time("created", span.created)?;
    let modified = time("modified", span.modified)?;
    let annotation = Annotation {
        id: match span.id {
            None => AnnotationId::generate(),
            Some(id) => AnnotationId::parse(&id).ok_or(format!("id {id:?} is not a UUID"))?,
        },
        span: range,
        label: LabelKey::new(&span.label).map_err(|e| format!("label: {e}"))?,
        answers: crate::model::Answers::new(),
        note: span.note.unwrap_or_default(),
        origin: span.origin.map_or(Origin::Imported, |name| Origin::from_name(&name)),
        created: created.or(modified).unwrap_or(now),
        modified: modified.or(created).unwrap_or(now),
    };
    let read = RecordSpan { annotation, quote: span.quote };
    read.check(text).map_err(|e: RecordError| e.to_string())?;
    let units = [("bytes", span.bytes, text.byte_range(range)), ("utf16", span.utf16, text.utf16_range(range))];
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
