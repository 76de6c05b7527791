//! What is wrong with a file of labels, so that it can be said in any language.

use super::LabelSetReadError;
use serde_json::error::Category;

/// What is wrong with a file of labels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LabelSetFault {
    /// It is no JSON.
    NoJson,
    /// It ends before it is complete.
    EndsEarly,
    /// A value is of another kind than belongs there.
    OtherKind,
    /// A key or a value that is not known there.
    Unknown(String),
    /// A key is missing.
    Missing(String),
    /// A key stands there twice.
    Twice(String),
    /// Anything else, in English.
    Other(String),
}

/// Where a file of labels is wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LabelSetPlace {
    /// The line, from 1 on, where there is one to name.
    pub line: Option<usize>,
    /// The value, as `labels[2].attributes[0].kind`; empty at the top.
    pub path: String,
}

impl LabelSetReadError {
    /// What is wrong.
    #[must_use]
    pub fn fault(&self) -> LabelSetFault {
        match self {
            Self::LabelSet(error) => LabelSetFault::Other(error.to_string()),
            Self::Shape { error, .. } => match error.classify() {
                Category::Syntax => LabelSetFault::NoJson,
                Category::Eof => LabelSetFault::EndsEarly,
                Category::Data | Category::Io => of_message(&error.to_string()),
            },
        }
    }

    /// Where it is wrong.
    #[must_use]
    pub fn place(&self) -> LabelSetPlace {
        match self {
            Self::LabelSet(_) => LabelSetPlace::default(),
            Self::Shape { place, error } => {
                // The path of what could not be reached ends with a question mark.
                let path = place.trim_end_matches(": ").trim_end_matches('?').trim_end_matches('.').to_owned();
                LabelSetPlace { line: Some(error.line()).filter(|line| *line > 0), path }
            }
        }
    }
}

/// The fault that serde words as `message`.
fn of_message(message: &str) -> LabelSetFault {
    let text = message.rfind(" at line ").map_or(message, |end| &message[..end]);
    let quoted = || text.split('`').nth(1).unwrap_or_default().to_owned();
    if text.starts_with("invalid ") {
        LabelSetFault::OtherKind
    } else if text.starts_with("unknown ") {
        LabelSetFault::Unknown(quoted())
    } else if text.starts_with("missing field") {
        LabelSetFault::Missing(quoted())
    } else if text.starts_with("duplicate field") {
        LabelSetFault::Twice(quoted())
    } else {
        LabelSetFault::Other(text.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::read_label_set;

    #[test]
    fn every_fault_has_its_kind_and_its_place() {
        let fault = |json: &str| {
            let error = read_label_set(json.as_bytes()).unwrap_err();
            (error.fault(), error.place().line, error.place().path)
        };
        let kind = fault("{\n\"labels\": [{\"key\": 5}]}");
        assert_eq!(kind, (LabelSetFault::OtherKind, Some(2), "labels[0].key".to_owned()));
        let unknown = fault("{\"labels\": [{\"kee\": \"A\"}]}");
        assert_eq!((unknown.0, unknown.2.starts_with("labels[0]")), (LabelSetFault::Unknown("kee".to_owned()), true));
        assert_eq!(fault("{"), (LabelSetFault::EndsEarly, Some(1), String::new()));
        assert_eq!(fault("{ nonsense }").0, LabelSetFault::NoJson);
        assert_eq!(fault("{\"labels\": [{\"name\": {}}]}").0, LabelSetFault::Missing("key".to_owned()));
        assert_eq!(fault("{\"labels\": [], \"labels\": []}").0, LabelSetFault::Twice("labels".to_owned()));
        assert_eq!(
            fault("[]"),
            (LabelSetFault::Other("a label set is one JSON object".to_owned()), None, String::new())
        );
    }
}
