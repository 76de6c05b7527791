//! What somebody wants done.

use super::{Change, Disputed};
use crate::model::{
    Annotation, AnnotationId, Answer, AttributeKey, ChoiceKey, Comment, CommentId, LabelKey, Link, LinkId, LinkKey,
    OverlapFault, SetError, Status, ValueError,
};
use crate::text::Span;

/// What somebody wants done in one annotation set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Add an annotation; a document that was to do is then in progress.
    Add(Annotation),
    /// Remove an annotation, with its links and comments.
    Delete(AnnotationId),
    /// Give an annotation another label. Answers and links that the new label does not have are dropped.
    Relabel {
        /// Which annotation.
        id: AnnotationId,
        /// Its new label.
        label: LabelKey,
    },
    /// Give an annotation other boundaries.
    Move {
        /// Which annotation.
        id: AnnotationId,
        /// Its new span.
        span: Span,
    },
    /// Write an annotation's note.
    SetNote {
        /// Which annotation.
        id: AnnotationId,
        /// The whole new note.
        note: String,
    },
    /// Answer an attribute of an annotation; `None` leaves it empty.
    Answer {
        /// Which annotation.
        id: AnnotationId,
        /// Which attribute of its label.
        attribute: AttributeKey,
        /// The answer.
        answer: Option<Answer>,
    },
    /// Say that somebody has looked at what is proposed for an annotation: its answers, and the links from it.
    Confirm(AnnotationId),
    /// Add a link, in place of the same one if the program has proposed it; a document that was to do is then in progress.
    Link(Link),
    /// Remove a link.
    Unlink(LinkId),
    /// Say that somebody has looked at a proposed link.
    ConfirmLink(LinkId),
    /// Write a comment.
    Comment(Comment),
    /// Write a comment anew.
    EditComment {
        /// Which comment.
        id: CommentId,
        /// The whole new text.
        text: String,
    },
    /// Remove a comment.
    DeleteComment(CommentId),
    /// Say which labels the document has.
    LabelDocument(Vec<ChoiceKey>),
    /// Answer an attribute of the document; `None` leaves it empty.
    AnswerDocument {
        /// Which attribute of documents.
        attribute: AttributeKey,
        /// The answer.
        answer: Option<Answer>,
    },
    /// Write the note on the document.
    SetDocumentNote(String),
    /// Say how far the annotator is.
    SetStatus(Status),
    /// Several commands as one step.
    Batch(Vec<Self>),
}

/// Why a command was refused. Nothing has changed then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CommandError {
    /// The set would no longer be valid.
    #[error(transparent)]
    Set(#[from] SetError),
    /// The label set has no such label.
    #[error("the label set has no label {0}")]
    UnknownLabel(LabelKey),
    /// The label, or the document, has no such attribute.
    #[error("{place} has no attribute {attribute}")]
    UnknownAttribute {
        /// The label, or the document.
        place: String,
        /// What was asked for.
        attribute: AttributeKey,
    },
    /// The label set has no such label for documents.
    #[error("the label set has no document label {0}")]
    UnknownDocumentLabel(ChoiceKey),
    /// The label set has no such type of link.
    #[error("the label set has no link {0}")]
    UnknownLink(LinkKey),
    /// A link of that type can't join these labels.
    #[error("{link} does not lead from {from} to {to}")]
    LinkEnds {
        /// The type of the link.
        link: LinkKey,
        /// Label of the first span.
        from: LabelKey,
        /// Label of the second.
        to: LabelKey,
    },
    /// No further link of that type may start from the span.
    #[error("no more than {at_most} {link} may start from one span")]
    TooManyLinks {
        /// The type of the link.
        link: LinkKey,
        /// How many may.
        at_most: u32,
    },
    /// The attribute can't have that value.
    #[error(transparent)]
    Value(#[from] ValueError),
    /// A comment says nothing.
    #[error("a comment can't be empty")]
    EmptyComment,
    /// The label set forbids that the spans lie over each other like this.
    #[error("{}", overlap(*fault, label, other_label))]
    Overlap {
        /// In which way.
        fault: OverlapFault,
        /// Label of the span that was to be there.
        label: LabelKey,
        /// The annotation in its way.
        other: AnnotationId,
        /// The label of that one.
        other_label: LabelKey,
    },
    /// Somebody else has changed the same thing since, and differently.
    #[error("{0} was changed in the meantime")]
    Conflict(Disputed),
    /// The set has been changed since the command was made.
    #[error("the document was changed in the meantime (revision {found}, expected {expected})")]
    Revision {
        /// What the command expected.
        expected: u64,
        /// What the set has.
        found: u64,
    },
}

fn overlap(fault: OverlapFault, label: &LabelKey, other: &LabelKey) -> String {
    match fault {
        OverlapFault::Repeated => format!("this span already has the label {label}"),
        OverlapFault::Nested => format!("{label} and {other} may not lie inside each other like this"),
        OverlapFault::Crossing => format!("{label} may not cross {other}"),
    }
}

/// What was done before a fault is of no use to anybody: changes or an error.
pub(super) type Outcome = Result<Vec<Change>, CommandError>;
