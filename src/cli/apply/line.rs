//! The keys of a line of input.

use anyhow::{Result, anyhow};
use serde::Deserialize;
use serde_json::{Map, Value as Json};

/// Values by the key of the attribute.
pub(super) type Values = Map<String, Json>;

/// A line of input. Where it says `id`, an annotation may also be told by its place.
#[derive(Debug, Deserialize)]
#[serde(tag = "op", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum Line {
    Add(Add),
    Delete { doc: Option<String>, id: Json },
    Relabel { doc: Option<String>, id: Json, label: String },
    Move { doc: Option<String>, id: Json, start: usize, end: usize },
    Note { doc: Option<String>, id: Json, note: String },
    Attribute { doc: Option<String>, id: Json, attributes: Values },
    Confirm(Confirm),
    Link(Link),
    Unlink { doc: Option<String>, id: String },
    Comment(Comment),
    EditComment { doc: Option<String>, id: String, text: String },
    DeleteComment { doc: Option<String>, id: String },
    Document { doc: String, labels: Option<Vec<String>>, attributes: Option<Values>, note: Option<String> },
    Status { doc: String, status: String },
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Add {
    pub doc: String,
    pub label: String,
    pub start: usize,
    pub end: usize,
    pub quote: Option<String>,
    pub attributes: Option<Values>,
    pub note: Option<String>,
    pub id: Option<String>,
    pub created: Option<String>,
}

/// Of an annotation or of a link.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Confirm {
    pub doc: Option<String>,
    pub id: Option<Json>,
    pub link: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Link {
    pub doc: Option<String>,
    pub r#type: String,
    pub from: Json,
    pub to: Json,
    pub state: Option<String>,
    pub id: Option<String>,
    pub created: Option<String>,
}

/// On an annotation, or without `on` on the document.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Comment {
    pub doc: Option<String>,
    pub on: Option<Json>,
    pub text: String,
    pub author: Option<String>,
    pub id: Option<String>,
    pub created: Option<String>,
}

impl Line {
    /// Reads a line; a message names no position, because it is one line.
    pub fn read(line: &[u8]) -> Result<Self> {
        serde_json::from_slice(line).map_err(|error| {
            let message = error.to_string();
            anyhow!("{}", message.rfind(" at line ").map_or(message.as_str(), |end| &message[..end]))
        })
    }
}
