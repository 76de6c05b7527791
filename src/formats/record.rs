//! What every format reads and writes: one annotator's layer of one document, with the text.

use crate::model::{
    Annotation, AnnotationId, Annotator, Answers, AttributeKey, Comment, DocumentId, LabelSet, Link, Sheet, Status,
    Value,
};
use crate::text::{SourceText, Span};
use std::collections::HashSet;

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
    /// The links between them, in any order.
    pub links: Vec<Link>,
    /// Comments on them and on the document, in any order.
    pub comments: Vec<Comment>,
    /// What is said about the document.
    pub sheet: Sheet,
}

/// A record that contradicts itself or the label set.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    /// A span or passage ends after the text.
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
    /// An answer to something that the label set does not ask, for which there is no key in a line.
    #[error("{place} has an answer to {attribute}, which the label set does not ask there")]
    Answer {
        /// The label, or the document.
        place: String,
        /// The attribute.
        attribute: AttributeKey,
    },
    /// A link or a comment names an annotation that is not in the record.
    #[error("{what} names the annotation {id}, which is not there")]
    Dangling {
        /// What names it.
        what: String,
        /// The annotation.
        id: AnnotationId,
    },
}

impl RecordSpan {
    /// Proves that the quote is what `text` reads.
    ///
    /// # Errors
    /// [`RecordError`] if it is not.
    pub fn check(&self, text: &SourceText) -> Result<(), RecordError> {
        proven(text, self.annotation.span, &self.quote)
    }
}

impl Record {
    /// Proves that everything in the record fits its text, the label set and the rest of the record.
    ///
    /// # Errors
    /// [`RecordError`], the first fault that is found.
    pub fn check(&self, labels: &LabelSet) -> Result<(), RecordError> {
        for span in &self.spans {
            span.check(&self.text)?;
            let annotation = &span.annotation;
            let label = labels.get(&annotation.label);
            let asks = |key: &AttributeKey| label.is_some_and(|label| label.attribute(key).is_some());
            self.check_answers(annotation.label.as_str(), &annotation.answers, asks)?;
        }
        self.check_answers("the document", &self.sheet.answers, |key| labels.document_attribute(key).is_some())?;
        let ids: HashSet<AnnotationId> = self.spans.iter().map(|span| span.annotation.id).collect();
        let there = |what: String, id: AnnotationId| {
            if ids.contains(&id) { Ok(()) } else { Err(RecordError::Dangling { what, id }) }
        };
        for link in &self.links {
            there(format!("the link {}", link.id), link.from)?;
            there(format!("the link {}", link.id), link.to)?;
        }
        for comment in &self.comments {
            comment.on.map_or(Ok(()), |on| there(format!("the comment {}", comment.id), on))?;
        }
        Ok(())
    }

    fn check_answers(
        &self,
        place: &str,
        answers: &Answers,
        asks: impl Fn(&AttributeKey) -> bool,
    ) -> Result<(), RecordError> {
        for (key, answer) in answers {
            if !asks(key) {
                return Err(RecordError::Answer { place: place.to_owned(), attribute: key.clone() });
            }
            if let Some(Value::Passage(span)) = answer.value() {
                read_at(&self.text, *span)?;
            }
        }
        Ok(())
    }
}

/// What `text` reads at `span`.
pub(super) fn read_at(text: &SourceText, span: Span) -> Result<&str, RecordError> {
    text.quote(span).ok_or(RecordError::OutOfBounds { span, chars: text.chars() })
}

/// Proves that `text` reads `quote` at `span`.
pub(super) fn proven(text: &SourceText, span: Span, quote: &str) -> Result<(), RecordError> {
    let found = read_at(text, span)?;
    if found == quote {
        return Ok(());
    }
    Err(RecordError::Quote { span, quote: quote.to_owned(), found: found.to_owned() })
}
