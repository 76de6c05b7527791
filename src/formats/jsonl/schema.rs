//! The keys of a line, in their order.
#![allow(clippy::zero_sized_map_values, reason = "serde can flatten unknown keys into a map, not into a set")]

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::HashMap;

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
    pub spans: Vec<SpanOut<'a>>,
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
    pub note: &'a str,
    pub origin: &'a str,
    pub created: String,
    pub modified: String,
}

/// A line as it is read: what identifies and proves must be there, the rest may be missing.
#[derive(Debug, Deserialize)]
pub(super) struct LineIn {
    pub schema: String,
    pub doc_id: String,
    pub text: String,
    pub text_sha256: String,
    pub annotator: String,
    pub status: Option<String>,
    pub offset_unit: String,
    pub spans: Vec<SpanIn>,
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
    pub note: Option<String>,
    pub origin: Option<String>,
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
