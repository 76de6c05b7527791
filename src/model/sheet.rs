//! What an annotator says about a document as a whole.

use super::{Answers, ChoiceKey};

/// Labels, answers and a note about a document. Everything may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Keys of document labels, in the order of the label set, once each.
    pub labels: Vec<ChoiceKey>,
    /// The answers to the attributes of documents.
    pub answers: Answers,
    /// The annotator's remark.
    pub note: String,
}
