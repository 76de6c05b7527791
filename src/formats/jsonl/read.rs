//! Lines to records.

use super::line::record;
use super::schema::{LineIn, OFFSET_UNIT, SCHEMA, SchemaIn};
use crate::formats::Record;
use crate::model::{LabelSet, NameError, SetError, Timestamp};
use std::io::{self, BufRead};

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
    /// A link that can't be one.
    #[error("link {number}: {fault}")]
    Link {
        /// Counted from 1 in the line.
        number: usize,
        /// What is wrong.
        fault: String,
    },
    /// A comment that can't be one.
    #[error("comment {number}: {fault}")]
    Comment {
        /// Counted from 1 in the line.
        number: usize,
        /// What is wrong.
        fault: String,
    },
    /// Something that can't be said about the document.
    #[error("document: {0}")]
    Document(String),
    /// Spans, links and comments that can't be in one layer together.
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
    /// What this program or the label set does not know and what was therefore not kept, each named once: "the key
    /// spans[].score", "the choice \"burnt\" of outcome".
    pub unknown: Vec<String>,
}

/// Reads lines one by one; memory is that of the longest line. A byte-order mark at the start, CR LF and blank lines
/// are no fault. The label set tells the types of attributes.
#[derive(Debug)]
pub struct Reader<'l, R: BufRead> {
    source: R,
    labels: &'l LabelSet,
    now: Timestamp,
    line: usize,
    buffer: Vec<u8>,
    ended: bool,
}

impl<'l, R: BufRead> Reader<'l, R> {
    /// A reader of `source` for a project with `labels`. `now` is the time of whatever brings none.
    pub const fn new(source: R, now: Timestamp, labels: &'l LabelSet) -> Self {
        Self { source, labels, now, line: 0, buffer: Vec::new(), ended: false }
    }
}

impl<R: BufRead> Iterator for Reader<'_, R> {
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
                        let parsed = parse(bytes, self.labels, self.now);
                        return Some(match parsed {
                            Ok((record, unknown)) => Ok(Line { line, record, unknown }),
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

fn parse(bytes: &[u8], labels: &LabelSet, now: Timestamp) -> Result<(Record, Vec<String>), Reason> {
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
    record(serde_json::from_str::<LineIn>(text).map_err(json)?, labels, now)
}
