//! The keys of a line, in their order.
#![allow(clippy::zero_sized_map_values, reason = "serde can flatten unknown keys into a map, not into a set")]

use crate::formats::values::{AnswersOut, StatesOut};
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

/// Names the format and its version; the first value of every line.
pub const SCHEMA: &str = "tawsim/1";

/// The unit of `start` and `end`, named in every line.
pub(super) const OFFSET_UNIT: &str = "code_points";

#[derive(Debug, Serialize)]
pub(super) struct LineOut<'a> {
    pub schema: &'a str,
    pub doc_id: &'a str,
    pub text: &'a str,
    pub text_sha256: String,
    pub annotator: &'a str,
    pub status: &'a str,
    pub offset_unit: &'a str,
    pub label_set: &'a str,
    pub spans: Vec<SpanOut<'a>>,
    pub links: Vec<LinkOut<'a>>,
    pub document: DocumentOut<'a>,
    pub comments: Vec<CommentOut<'a>>,
}

#[derive(Debug, Serialize)]
pub(super) struct SpanOut<'a> {
    pub id: String,
    pub label: &'a str,
    pub start: usize,
    pub end: usize,
    pub quote: &'a str,
    pub bytes: [usize; 2],
    pub utf16: [usize; 2],
    pub attributes: AnswersOut<'a>,
    pub attribute_states: StatesOut<'a>,
    pub note: &'a str,
    pub origin: &'a str,
    pub created: String,
    pub modified: String,
}

#[derive(Debug, Serialize)]
pub(super) struct LinkOut<'a> {
    pub id: String,
    pub r#type: &'a str,
    pub from: String,
    pub to: String,
    pub state: &'a str,
    pub created: String,
}

#[derive(Debug, Serialize)]
pub(super) struct DocumentOut<'a> {
    pub labels: Vec<&'a str>,
    pub attributes: AnswersOut<'a>,
    pub attribute_states: StatesOut<'a>,
    pub note: &'a str,
}

#[derive(Debug, Serialize)]
pub(super) struct CommentOut<'a> {
    pub id: String,
    pub on: Option<String>,
    pub author: &'a str,
    pub text: &'a str,
    pub created: String,
    pub modified: String,
}

/// A line as it is read: what identifies and proves must be there, the rest may be missing.
#[derive(Debug, Deserialize)]
pub(super) struct LineIn {
    pub doc_id: String,
    pub text: String,
    pub text_sha256: String,
    pub annotator: String,
    pub status: Option<String>,
    pub offset_unit: String,
    pub spans: Vec<SpanIn>,
    pub links: Option<Vec<LinkIn>>,
    pub document: Option<DocumentIn>,
    pub comments: Option<Vec<CommentIn>>,
    #[serde(flatten)]
    pub other: HashMap<String, IgnoredAny>,
}

#[derive(Debug, Deserialize)]
pub(super) struct SpanIn {
    pub id: Option<String>,
    pub label: String,
    pub start: usize,
    pub end: usize,
    pub quote: String,
    pub bytes: Option<[usize; 2]>,
    pub utf16: Option<[usize; 2]>,
    pub attributes: Option<Map<String, Json>>,
    pub attribute_states: Option<States>,
    pub note: Option<String>,
    pub origin: Option<String>,
    pub created: Option<String>,
    pub modified: Option<String>,
    #[serde(flatten)]
    pub other: HashMap<String, IgnoredAny>,
}

/// States by the key of the attribute.
pub(super) type States = BTreeMap<String, Option<String>>;

#[derive(Debug, Deserialize)]
pub(super) struct LinkIn {
    pub id: Option<String>,
    pub r#type: String,
    pub from: String,
    pub to: String,
    pub state: Option<String>,
    pub created: Option<String>,
    #[serde(flatten)]
    pub other: HashMap<String, IgnoredAny>,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct DocumentIn {
    pub labels: Option<Vec<String>>,
    pub attributes: Option<Map<String, Json>>,
    pub attribute_states: Option<States>,
    pub note: Option<String>,
    #[serde(flatten)]
    pub other: HashMap<String, IgnoredAny>,
}

#[derive(Debug, Deserialize)]
pub(super) struct CommentIn {
    pub id: Option<String>,
    pub on: Option<String>,
    pub author: Option<String>,
    pub text: String,
    pub created: Option<String>,
    pub modified: Option<String>,
    #[serde(flatten)]
    pub other: HashMap<String, IgnoredAny>,
}

/// Only the version, so that a line of a later one is refused for that and not for its shape.
#[derive(Debug, Deserialize)]
pub(super) struct SchemaIn<'a> {
    #[serde(borrow)]
    pub schema: Option<Cow<'a, str>>,
}

/// Keys of every line that say nothing which the reader must know: the version was looked at before.
const PASSED_OVER: [&str; 2] = ["schema", "label_set"];

impl LineIn {
    /// The keys that this program does not know, such as `spans[].score`.
    pub fn unknown_keys(&self) -> impl Iterator<Item = String> {
        let own = self.other.keys().filter(|key| !PASSED_OVER.contains(&key.as_str())).cloned();
        let below = |place: &'static str, keys: &HashMap<String, IgnoredAny>| -> Vec<String> {
            keys.keys().map(|key| format!("{place}.{key}")).collect()
        };
        let spans = self.spans.iter().flat_map(move |span| below("spans[]", &span.other));
        let links = self.links.iter().flatten().flat_map(move |link| below("links[]", &link.other));
        let document = self.document.iter().flat_map(move |document| below("document", &document.other));
        let comments = self.comments.iter().flatten().flat_map(move |comment| below("comments[]", &comment.other));
        own.chain(spans).chain(links).chain(document).chain(comments)
    }
}
