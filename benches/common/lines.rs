//! Lines of `docs/jsonl.md` as plain values: what a project is made of here, and what plain serialising is.

use super::articles::places;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;
use tawsim::model::{AnnotationId, AttributeKey, LabelSet};

/// A document with the spans of one annotator.
#[derive(Serialize, Deserialize)]
pub struct Line {
    schema: String,
    doc_id: String,
    text: String,
    text_sha256: String,
    annotator: String,
    status: String,
    offset_unit: String,
    label_set: String,
    spans: Vec<LineSpan>,
    links: Vec<Empty>,
    document: LineDocument,
    comments: Vec<Empty>,
}

/// Links and comments, of which there are none here.
#[derive(Serialize, Deserialize)]
struct Empty {}

#[derive(Serialize, Deserialize)]
struct LineDocument {
    labels: Vec<String>,
    attributes: BTreeMap<String, Option<String>>,
    attribute_states: BTreeMap<String, String>,
    note: String,
}

#[derive(Serialize, Deserialize)]
struct LineSpan {
    id: String,
    label: String,
    start: usize,
    end: usize,
    quote: String,
    bytes: [usize; 2],
    utf16: [usize; 2],
    attributes: BTreeMap<String, Option<String>>,
    attribute_states: BTreeMap<String, String>,
    note: String,
    origin: String,
    created: String,
    modified: String,
}

impl Line {
    /// `text` with `count` spans of the annotator `a1`.
    pub fn new(doc_id: String, text: String, count: usize) -> Self {
        // Where every code point starts, in bytes and in UTF-16, and where the text ends.
        let mut starts: Vec<[usize; 2]> = Vec::with_capacity(text.len() / 2);
        let mut utf16 = 0;
        for (byte, c) in text.char_indices() {
            starts.push([byte, utf16]);
            utf16 += c.len_utf16();
        }
        starts.push([text.len(), utf16]);
        let mut places = places(&text, count);
        // The order of the format: by start, then the longer first.
        places.sort_by_key(|(label, start, end)| (*start, std::cmp::Reverse(*end), *label));
        let labels = LabelSet::conflict_news();
        let keys = labels.attribute_keys();
        let document_keys: Vec<&AttributeKey> = labels.document_attributes().iter().map(|a| &a.key).collect();
        let span = |(label, start, end): (&str, usize, usize)| {
            let (from, to) = (starts[start], starts[end]);
            LineSpan {
                id: AnnotationId::generate().to_string(),
                label: label.to_owned(),
                start,
                end,
                quote: text[from[0]..to[0]].to_owned(),
                bytes: [from[0], to[0]],
                utf16: [from[1], to[1]],
                attributes: keys.iter().map(|key| (key.to_string(), None)).collect(),
                attribute_states: empty(&keys),
                note: String::new(),
                origin: "manual".to_owned(),
                created: "2026-01-01T09:00:00Z".to_owned(),
                modified: "2026-01-01T09:00:00Z".to_owned(),
            }
        };
        let spans = places.into_iter().map(span).collect();
        let text_sha256 = hex(&text);
        let document = LineDocument {
            labels: Vec::new(),
            attributes: document_keys.iter().map(|key| (key.to_string(), None)).collect(),
            attribute_states: empty(&document_keys),
            note: String::new(),
        };
        let [schema, annotator, status, offset_unit, label_set] =
            ["tawsim/1", "a1", "in_progress", "code_points", labels.name()].map(str::to_owned);
        let (links, comments) = (Vec::new(), Vec::new());
        Self {
            schema,
            doc_id,
            text,
            text_sha256,
            annotator,
            status,
            offset_unit,
            label_set,
            spans,
            links,
            document,
            comments,
        }
    }
}

fn empty(keys: &[&AttributeKey]) -> BTreeMap<String, String> {
    keys.iter().map(|key| (key.to_string(), "empty".to_owned())).collect()
}

fn hex(text: &str) -> String {
    Sha256::digest(text).iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// Writes `lines` with nothing but `serde_json`, and has them on the disk when it returns.
pub fn write(path: &Path, lines: &[Line]) {
    let mut file = BufWriter::with_capacity(1 << 16, File::create(path).expect("a file"));
    for line in lines {
        serde_json::to_writer(&mut file, line).expect("written");
        file.write_all(b"\n").expect("written");
    }
    file.into_inner().expect("written").sync_all().expect("on the disk");
}
