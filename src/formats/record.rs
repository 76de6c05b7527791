//! What every format reads and writes: one annotator's layer of one document, with the text.

use crate::model::{Annotation, Annotator, DocumentId, Status};
use crate::text::{SourceText, Span};

/// A span as it goes through a format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordSpan {
    /// The annotation.
    pub annotation: Annotation,
    /// What the span read when it was tagged. Whoever writes a record proves that the text still reads so.
    pub quote: String,
}

/// One annotator's layer of one document.
#[derive(Clone, Debug)]
pub struct Record {
    /// The document.
    pub document: DocumentId,
    /// Its whole text.
    pub text: SourceText,
    /// The annotator.
    pub annotator: Annotator,
    /// How far the annotator is.
    pub status: Status,
    /// The spans, in any order.
    pub spans: Vec<RecordSpan>,
}

/// A record that contradicts itself.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    /// A span ends after the text.
    #[error("the span {span} ends after the text, which has {chars} code points")]
    OutOfBounds {
        /// The span.
        span: Span,
        /// Length of the text in code points.
        chars: usize,
    },
    /// The text does not read there what the quote says.
    #[error("the quote of the span {span} is {quote:?}, but the text reads {found:?} there")]
    Quote {
        /// The span.
        span: Span,
        /// What the quote says.
        quote: String,
        /// What the text reads.
        found: String,
    },
}

impl RecordSpan {
    /// Proves that the quote is what `text` reads.
    ///
    /// # Errors
    /// [`RecordError`] if it is not.
    pub fn check(&self, text: &SourceText) -> Result<(), RecordError> {
        let span = self.annotation.span;
        match text.quote(span) {
            None => Err(RecordError::OutOfBounds { span, chars: text.chars() }),
            Some(found) if found != self.quote => {
                Err(RecordError::Quote { span, quote: self.quote.clone(), found: found.to_owned() })
            }
            Some(_) => Ok(()),
        }
    }
}
