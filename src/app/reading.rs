//! What the text of a span says, for attributes that read it.

use crate::model::{LabelSet, Reads, Value};
use crate::text::{SourceText, Span};

/// What `span` of `text` says about a count.
pub(super) fn of(_text: &SourceText, _span: Span, _labels: &LabelSet) -> Vec<(Reads, Value)> {
    Vec::new()
}
