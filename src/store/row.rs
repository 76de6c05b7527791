//! Annotations, links, comments and sheets as they stand in the tables and in the journal. The shapes here are part of
//! the file format: they are only added to.

use super::StoreError;
use crate::model::{
    Annotation, AnnotationId, Annotator, ChoiceKey, Comment, CommentId, LabelKey, LayerContent, Link, LinkId, LinkKey,
    Origin, Sheet, Timestamp,
};
use crate::text::{SourceText, Span};
use crate::wire::{AnswersShape, answers, answers_shape};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct AnnotationRow {
    pub id: String,
    pub label: String,
    pub start: usize,
    pub end: usize,
    pub quote: String,
    #[serde(default, skip_serializing_if = "AnswersShape::is_empty")]
    pub answers: AnswersShape,
    pub note: String,
    pub origin: String,
    pub created: String,
    pub modified: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct LinkRow {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: String,
    pub from: String,
    pub to: String,
    pub state: String,
    pub created: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct CommentRow {
    pub id: String,
    pub on: Option<String>,
    pub author: String,
    pub text: String,
    pub created: String,
    pub modified: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct SheetRow {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub labels: Vec<String>,
    #[serde(skip_serializing_if = "AnswersShape::is_empty")]
    pub answers: AnswersShape,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// Everything that is stored of a layer but its status and its revision.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct ContentRows {
    pub annotations: Vec<AnnotationRow>,
    pub links: Vec<LinkRow>,
    pub comments: Vec<CommentRow>,
    pub sheet: SheetRow,
}

impl ContentRows {
    pub fn content(&self) -> Result<LayerContent, StoreError> {
        Ok(LayerContent {
            annotations: self.annotations.iter().map(AnnotationRow::annotation).collect::<Result<_, _>>()?,
            links: self.links.iter().map(LinkRow::link).collect::<Result<_, _>>()?,
            comments: self.comments.iter().map(CommentRow::comment).collect::<Result<_, _>>()?,
            sheet: self.sheet.sheet()?,
        })
    }
}

impl AnnotationRow {
    /// The row of `annotation`, with its quote from `text`; `None` if it ends after the text.
    pub fn new(annotation: &Annotation, text: &SourceText) -> Option<Self> {
        Some(Self {
            id: annotation.id.to_string(),
            label: annotation.label.to_string(),
            start: annotation.span.start().get(),
            end: annotation.span.end().get(),
            quote: text.quote(annotation.span)?.to_owned(),
            answers: answers_shape(&annotation.answers),
            note: annotation.note.clone(),
            origin: annotation.origin.as_str().to_owned(),
            created: annotation.created.to_string(),
            modified: annotation.modified.to_string(),
        })
    }

    pub fn annotation(&self) -> Result<Annotation, StoreError> {
        let bad = |what: &str| StoreError::Corrupt(format!("annotation {} has {what}", self.id));
        Ok(Annotation {
            id: AnnotationId::parse(&self.id).ok_or_else(|| bad("no valid id"))?,
            span: Span::new(self.start, self.end).ok_or_else(|| bad("an empty span"))?,
            label: LabelKey::new(&self.label).map_err(|_| bad("no valid label"))?,
            answers: answers(&self.answers).map_err(|error| bad(&error.to_string()))?,
            note: self.note.clone(),
            origin: Origin::from_name(&self.origin),
            created: Timestamp::parse(&self.created).ok_or_else(|| bad("no valid time"))?,
            modified: Timestamp::parse(&self.modified).ok_or_else(|| bad("no valid time"))?,
        })
    }
}

impl From<&Link> for LinkRow {
    fn from(link: &Link) -> Self {
        Self {
            id: link.id.to_string(),
            kind: link.kind.to_string(),
            from: link.from.to_string(),
            to: link.to.to_string(),
            state: link.state().to_owned(),
            created: link.created.to_string(),
        }
    }
}

impl LinkRow {
    pub fn link(&self) -> Result<Link, StoreError> {
        let bad = |what: &str| StoreError::Corrupt(format!("link {} has {what}", self.id));
        let end = |id: &str| AnnotationId::parse(id).ok_or_else(|| bad("no valid end"));
        let mut link = Link {
            id: LinkId::parse(&self.id).ok_or_else(|| bad("no valid id"))?,
            kind: LinkKey::new(&self.kind).map_err(|_| bad("no valid type"))?,
            from: end(&self.from)?,
            to: end(&self.to)?,
            proposed: false,
            created: Timestamp::parse(&self.created).ok_or_else(|| bad("no valid time"))?,
        };
        link.proposed = self.state != link.state();
        if link.state() == self.state { Ok(link) } else { Err(bad("no valid state")) }
    }
}

impl From<&Comment> for CommentRow {
    fn from(comment: &Comment) -> Self {
        Self {
            id: comment.id.to_string(),
            on: comment.on.map(|on| on.to_string()),
            author: comment.author.to_string(),
            text: comment.text.clone(),
            created: comment.created.to_string(),
            modified: comment.modified.to_string(),
        }
    }
}

impl CommentRow {
    pub fn comment(&self) -> Result<Comment, StoreError> {
        let bad = |what: &str| StoreError::Corrupt(format!("comment {} has {what}", self.id));
        let on = self.on.as_deref().map(|on| AnnotationId::parse(on).ok_or_else(|| bad("no valid place")));
        Ok(Comment {
            id: CommentId::parse(&self.id).ok_or_else(|| bad("no valid id"))?,
            on: on.transpose()?,
            author: Annotator::new(&self.author).map_err(|_| bad("no valid author"))?,
            text: self.text.clone(),
            created: Timestamp::parse(&self.created).ok_or_else(|| bad("no valid time"))?,
            modified: Timestamp::parse(&self.modified).ok_or_else(|| bad("no valid time"))?,
        })
    }
}

impl From<&Sheet> for SheetRow {
    fn from(sheet: &Sheet) -> Self {
        Self {
            labels: sheet.labels.iter().map(ToString::to_string).collect(),
            answers: answers_shape(&sheet.answers),
            note: sheet.note.clone(),
        }
    }
}

impl SheetRow {
    pub fn sheet(&self) -> Result<Sheet, StoreError> {
        let bad = |what: String| StoreError::Corrupt(format!("what is said about a document has {what}"));
        let label = |key: &String| ChoiceKey::new(key).map_err(|_| bad(format!("the label {key:?}")));
        Ok(Sheet {
            labels: self.labels.iter().map(label).collect::<Result<_, _>>()?,
            answers: answers(&self.answers).map_err(|error| bad(error.to_string()))?,
            note: self.note.clone(),
        })
    }
}
