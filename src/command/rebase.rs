//! Changes on top of what somebody else has done since: field by field, so that nobody's work is written over.

use super::{Change, CommandError, Edit};
use crate::model::{Annotation, AnnotationSet, Answers, AttributeKey, Comment, Link, SetError, Sheet, Status};
use std::collections::BTreeSet;
use std::fmt;

/// What two have changed differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Disputed {
    /// The boundaries of a span.
    Span,
    /// The label of a span.
    Label,
    /// The answer to an attribute, of a span or of the document.
    Answer(AttributeKey),
    /// The note on a span.
    Note,
    /// Where a span comes from.
    Origin,
    /// A link.
    Link,
    /// A comment.
    Comment,
    /// The labels of the document.
    DocumentLabels,
    /// The note on the document.
    DocumentNote,
    /// The status of the document.
    Status,
}

impl fmt::Display for Disputed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Span => "the place of the span",
            Self::Label => "the label of the span",
            Self::Answer(key) => return write!(f, "the answer to {key}"),
            Self::Note => "the note on the span",
            Self::Origin => "the origin of the span",
            Self::Link => "the link",
            Self::Comment => "the comment",
            Self::DocumentLabels => "the labels of the document",
            Self::DocumentNote => "the note on the document",
            Self::Status => "the status of the document",
        })
    }
}

/// `change` as it comes down to in `set`, which may have gone on since the change was made: fields that the change
/// does not touch stay as they are there. `None` if nothing is left to be done. On the set that the change was made
/// for it is the change itself.
///
/// # Errors
/// [`CommandError::Conflict`] for a field that both have changed differently, and for something that is to go and was
/// changed; [`CommandError::Set`] for what is no longer there.
pub fn rebase(change: &Change, set: &AnnotationSet) -> Result<Option<Change>, CommandError> {
    Ok(match change {
        Change::Annotation(edit) => {
            on_top(edit, |it| set.get(it.id).ok_or(SetError::Missing(it.id)))?.map(Change::Annotation)
        }
        Change::Link(edit) => on_top(edit, |it| set.link(it.id).ok_or(SetError::MissingLink(it.id)))?.map(Change::Link),
        Change::Comment(edit) => {
            on_top(edit, |it| set.comment(it.id).ok_or(SetError::MissingComment(it.id)))?.map(Change::Comment)
        }
        Change::Sheet { before, .. } if before == set.sheet() => Some(change.clone()),
        Change::Sheet { before, after } => {
            let now = set.sheet();
            let after = sheet(before, after, now)?;
            (after != *now).then(|| Change::Sheet { before: now.clone(), after })
        }
        Change::Status { before, .. } if *before == set.status() => Some(change.clone()),
        Change::Status { before, after } => {
            let now = set.status();
            // That a document is begun goes along with the work in it and never stands in its way.
            let along = *before != Status::Done && *after != Status::Done;
            let after = if along { now } else { field(before, after, &now, || Disputed::Status)? };
            (after != now).then_some(Change::Status { before: now, after })
        }
    })
}

/// An edit of something that may have been edited since; `now` finds it.
fn on_top<'a, T: Fields + 'a>(
    edit: &Edit<T>,
    now: impl FnOnce(&T) -> Result<&'a T, SetError>,
) -> Result<Option<Edit<T>>, CommandError> {
    match edit {
        Edit::Added(_) => Ok(Some(edit.clone())),
        Edit::Removed(it) => {
            let now = now(it)?;
            match it.difference(now) {
                Some(disputed) => Err(CommandError::Conflict(disputed)),
                None => Ok(Some(Edit::Removed(now.clone()))),
            }
        }
        Edit::Replaced { before, after } => {
            let now = now(before)?;
            if now == before {
                return Ok(Some(edit.clone()));
            }
            let after = T::merge(before, after, now)?;
            Ok(after.difference(now).map(|_| Edit::Replaced { before: now.clone(), after }))
        }
    }
}

/// Something that is changed field by field.
trait Fields: Clone + PartialEq {
    /// `now` with what is different in `after` from `before`.
    fn merge(before: &Self, after: &Self, now: &Self) -> Result<Self, CommandError>;

    /// The first field that is different in `other`; a time alone is none.
    fn difference(&self, other: &Self) -> Option<Disputed>;
}

impl Fields for Annotation {
    fn merge(before: &Self, after: &Self, now: &Self) -> Result<Self, CommandError> {
        Ok(Self {
            id: now.id,
            span: field(&before.span, &after.span, &now.span, || Disputed::Span)?,
            label: field(&before.label, &after.label, &now.label, || Disputed::Label)?,
            answers: answers(&before.answers, &after.answers, &now.answers)?,
            note: field(&before.note, &after.note, &now.note, || Disputed::Note)?,
            origin: field(&before.origin, &after.origin, &now.origin, || Disputed::Origin)?,
            created: now.created,
            modified: after.modified.max(now.modified),
        })
    }

    fn difference(&self, other: &Self) -> Option<Disputed> {
        let answer =
            || answer_keys([&self.answers, &other.answers]).find(|k| self.answers.get(k) != other.answers.get(k));
        [
            (self.span != other.span, Disputed::Span),
            (self.label != other.label, Disputed::Label),
            (self.note != other.note, Disputed::Note),
            (self.origin != other.origin, Disputed::Origin),
        ]
        .into_iter()
        .find_map(|(is_different, field)| is_different.then_some(field))
        .or_else(|| answer().map(|key| Disputed::Answer(key.clone())))
    }
}

impl Fields for Link {
    fn merge(before: &Self, after: &Self, now: &Self) -> Result<Self, CommandError> {
        field(before, after, now, || Disputed::Link)
    }

    fn difference(&self, other: &Self) -> Option<Disputed> {
        (self != other).then_some(Disputed::Link)
    }
}

impl Fields for Comment {
    fn merge(before: &Self, after: &Self, now: &Self) -> Result<Self, CommandError> {
        let text = field(&before.text, &after.text, &now.text, || Disputed::Comment)?;
        Ok(Self { text, modified: after.modified.max(now.modified), ..now.clone() })
    }

    fn difference(&self, other: &Self) -> Option<Disputed> {
        (self.text != other.text).then_some(Disputed::Comment)
    }
}

fn sheet(before: &Sheet, after: &Sheet, now: &Sheet) -> Result<Sheet, CommandError> {
    Ok(Sheet {
        labels: field(&before.labels, &after.labels, &now.labels, || Disputed::DocumentLabels)?,
        answers: answers(&before.answers, &after.answers, &now.answers)?,
        note: field(&before.note, &after.note, &now.note, || Disputed::DocumentNote)?,
    })
}

fn answers(before: &Answers, after: &Answers, now: &Answers) -> Result<Answers, CommandError> {
    let mut merged = Answers::new();
    for key in answer_keys([before, after, now]) {
        let disputed = || Disputed::Answer(key.clone());
        if let Some(answer) = field(&before.get(key), &after.get(key), &now.get(key), disputed)? {
            merged.insert(key.clone(), answer.clone());
        }
    }
    Ok(merged)
}

fn answer_keys<'a, const N: usize>(of: [&'a Answers; N]) -> impl Iterator<Item = &'a AttributeKey> {
    of.into_iter().flat_map(Answers::keys).collect::<BTreeSet<_>>().into_iter()
}

/// One field, of which `before` became `after` here and `now` elsewhere.
fn field<T: Clone + PartialEq>(
    before: &T,
    after: &T,
    now: &T,
    disputed: impl FnOnce() -> Disputed,
) -> Result<T, CommandError> {
    if before == after || now == after {
        Ok(now.clone())
    } else if now == before {
        Ok(after.clone())
    } else {
        Err(CommandError::Conflict(disputed()))
    }
}
