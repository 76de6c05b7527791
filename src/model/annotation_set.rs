//! What one annotator has marked in one document.

use super::{
    Annotation, AnnotationId, Annotator, Comment, CommentId, DocumentId, LabelKey, Link, LinkId, Sheet, Value,
};
use crate::text::Span;
use std::collections::HashSet;

/// How far an annotator is with a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Status {
    /// Not begun.
    #[default]
    ToDo,
    /// Begun.
    InProgress,
    /// Finished; only finished documents count for agreement.
    Done,
}

impl Status {
    /// Every status, in order of progress.
    pub const ALL: [Self; 3] = [Self::ToDo, Self::InProgress, Self::Done];

    /// The word that stands in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ToDo => "to_do",
            Self::InProgress => "in_progress",
            Self::Done => "done",
        }
    }

    /// The status that a file names.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == name)
    }
}

/// Why something can't be in a set.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SetError {
    /// The set has an annotation with that id.
    #[error("an annotation with the id {0} is already there")]
    SameId(AnnotationId),
    /// No annotation has that id.
    #[error("no annotation has the id {0}")]
    Missing(AnnotationId),
    /// The span ends after the text.
    #[error("the span {span} ends after the text, which has {chars} code points")]
    OutOfBounds {
        /// The span.
        span: Span,
        /// Length of the text in code points.
        chars: usize,
    },
    /// The set has a link with that id.
    #[error("a link with the id {0} is already there")]
    SameLinkId(LinkId),
    /// No link has that id.
    #[error("no link has the id {0}")]
    MissingLink(LinkId),
    /// The set has a link of that type between these annotations.
    #[error("these spans are linked like this already")]
    SameLink(LinkId),
    /// A link would join an annotation with itself.
    #[error("a span can't be linked to itself")]
    LinkToItself(AnnotationId),
    /// Links or comments still hang on the annotation.
    #[error("links or comments hang on the annotation {0}")]
    InUse(AnnotationId),
    /// The set has a comment with that id.
    #[error("a comment with the id {0} is already there")]
    SameCommentId(CommentId),
    /// No comment has that id.
    #[error("no comment has the id {0}")]
    MissingComment(CommentId),
}

/// Everything in a set that is not counted or named: what is stored and exported of a layer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LayerContent {
    /// The spans.
    pub annotations: Vec<Annotation>,
    /// The links between them.
    pub links: Vec<Link>,
    /// Comments on them and on the document.
    pub comments: Vec<Comment>,
    /// What is said about the document.
    pub sheet: Sheet,
}

/// What one annotator says in one document.
///
/// Invariants, kept by every method: annotations stand in document order (start, then the longer first, then
/// label, then id), links and comments by time and id; ids are unique; every span and passage ends inside the text;
/// links join two different annotations that are there, no two of them the same way; comments are about the document
/// or about annotations that are there. What the label set allows is the business of [`crate::command`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnnotationSet {
    document: DocumentId,
    annotator: Annotator,
    chars: usize,
    status: Status,
    revision: u64,
    content: LayerContent,
}

impl AnnotationSet {
    /// An empty set over a text of `chars` code points.
    #[must_use]
    pub fn new(document: DocumentId, annotator: Annotator, chars: usize) -> Self {
        let content = LayerContent::default();
        Self { document, annotator, chars, status: Status::ToDo, revision: 0, content }
    }

    /// A set as it was stored.
    ///
    /// # Errors
    /// [`SetError`] if the content breaks an invariant of the set.
    pub fn restore(
        document: DocumentId,
        annotator: Annotator,
        chars: usize,
        status: Status,
        revision: u64,
        content: LayerContent,
    ) -> Result<Self, SetError> {
        let mut set = Self::new(document, annotator, chars);
        set.status = status;
        set.revision = revision;
        let mut ids = HashSet::with_capacity(content.annotations.len());
        for annotation in &content.annotations {
            set.check_bounds(annotation)?;
            if !ids.insert(annotation.id) {
                return Err(SetError::SameId(annotation.id));
            }
        }
        set.content.annotations = content.annotations;
        set.content.annotations.sort_by(order);
        set.set_sheet(content.sheet)?;
        let mut joined = HashSet::with_capacity(content.links.len());
        for link in &content.links {
            if let Some(end) = [link.from, link.to].into_iter().find(|end| !ids.contains(end)) {
                return Err(SetError::Missing(end));
            }
            if link.from == link.to {
                return Err(SetError::LinkToItself(link.from));
            }
            if !joined.insert((&link.kind, link.from, link.to)) {
                return Err(SetError::SameLink(link.id));
            }
        }
        if let Some(link) = twice(&content.links, |link| link.id) {
            return Err(SetError::SameLinkId(link));
        }
        if let Some(comment) = twice(&content.comments, |comment| comment.id) {
            return Err(SetError::SameCommentId(comment));
        }
        if let Some(lost) = content.comments.iter().filter_map(|comment| comment.on).find(|on| !ids.contains(on)) {
            return Err(SetError::Missing(lost));
        }
        (set.content.links, set.content.comments) = (content.links, content.comments);
        set.content.links.sort_by_key(|link| (link.created, link.id));
        set.content.comments.sort_by_key(|comment| (comment.created, comment.id));
        Ok(set)
    }

    /// The document.
    #[must_use]
    pub const fn document(&self) -> &DocumentId {
        &self.document
    }

    /// The annotator.
    #[must_use]
    pub const fn annotator(&self) -> &Annotator {
        &self.annotator
    }

    /// Length of the document's text in code points.
    #[must_use]
    pub const fn chars(&self) -> usize {
        self.chars
    }

    /// How far the annotator is.
    #[must_use]
    pub const fn status(&self) -> Status {
        self.status
    }

    /// Counts the changes that were made; a command that expects another revision is refused.
    #[must_use]
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// The annotations in document order.
    #[must_use]
    pub fn annotations(&self) -> &[Annotation] {
        &self.content.annotations
    }

    /// The annotation with that id.
    #[must_use]
    pub fn get(&self, id: AnnotationId) -> Option<&Annotation> {
        self.annotations().iter().find(|a| a.id == id)
    }

    /// The first annotation with exactly that span and label.
    #[must_use]
    pub fn find(&self, span: Span, label: &LabelKey) -> Option<&Annotation> {
        let first = self.annotations().partition_point(|a| a.span < span);
        self.annotations()[first..].iter().take_while(|a| a.span == span).find(|a| a.label == *label)
    }

    /// The links, oldest first.
    #[must_use]
    pub fn links(&self) -> &[Link] {
        &self.content.links
    }

    /// The link with that id.
    #[must_use]
    pub fn link(&self, id: LinkId) -> Option<&Link> {
        self.links().iter().find(|link| link.id == id)
    }

    /// The links that start from or lead to the annotation `id`, oldest first.
    pub fn links_of(&self, id: AnnotationId) -> impl Iterator<Item = &Link> {
        self.links().iter().filter(move |link| link.touches(id))
    }

    /// All comments, oldest first.
    #[must_use]
    pub fn comments(&self) -> &[Comment] {
        &self.content.comments
    }

    /// The comment with that id.
    #[must_use]
    pub fn comment(&self, id: CommentId) -> Option<&Comment> {
        self.comments().iter().find(|comment| comment.id == id)
    }

    /// The comments on the annotation `on`, or on the document, oldest first.
    pub fn comments_on(&self, on: Option<AnnotationId>) -> impl Iterator<Item = &Comment> {
        self.comments().iter().filter(move |comment| comment.on == on)
    }

    /// What is said about the document.
    #[must_use]
    pub const fn sheet(&self) -> &Sheet {
        &self.content.sheet
    }

    /// Everything that is said.
    #[must_use]
    pub const fn content(&self) -> &LayerContent {
        &self.content
    }

    pub(crate) fn set_status(&mut self, status: Status) {
        self.status = status;
    }

    pub(crate) fn next_revision(&mut self) {
        self.revision += 1;
    }

    pub(crate) fn set_sheet(&mut self, sheet: Sheet) -> Result<(), SetError> {
        self.check_passages(sheet.answers.values().filter_map(super::Answer::value))?;
        self.content.sheet = sheet;
        Ok(())
    }

    pub(crate) fn insert(&mut self, annotation: Annotation) -> Result<(), SetError> {
        self.check_bounds(&annotation)?;
        if self.get(annotation.id).is_some() {
            return Err(SetError::SameId(annotation.id));
        }
        let place = self.annotations().partition_point(|a| order(a, &annotation).is_lt());
        self.content.annotations.insert(place, annotation);
        Ok(())
    }

    /// Takes an annotation out on which nothing hangs.
    pub(crate) fn remove(&mut self, id: AnnotationId) -> Result<Annotation, SetError> {
        if self.links_of(id).next().is_some() || self.comments_on(Some(id)).next().is_some() {
            return Err(SetError::InUse(id));
        }
        let place = self.annotations().iter().position(|a| a.id == id).ok_or(SetError::Missing(id))?;
        Ok(self.content.annotations.remove(place))
    }

    /// Puts `annotation` in the place of the one with its id; what hangs on it stays.
    pub(crate) fn replace(&mut self, annotation: Annotation) -> Result<Annotation, SetError> {
        self.check_bounds(&annotation)?;
        let missing = SetError::Missing(annotation.id);
        let place = self.annotations().iter().position(|a| a.id == annotation.id).ok_or(missing)?;
        let old = self.content.annotations.remove(place);
        let place = self.annotations().partition_point(|a| order(a, &annotation).is_lt());
        self.content.annotations.insert(place, annotation);
        Ok(old)
    }

    pub(crate) fn insert_link(&mut self, link: Link) -> Result<(), SetError> {
        if self.link(link.id).is_some() {
            return Err(SetError::SameLinkId(link.id));
        }
        if link.from == link.to {
            return Err(SetError::LinkToItself(link.from));
        }
        if let Some(end) = [link.from, link.to].into_iter().find(|end| self.get(*end).is_none()) {
            return Err(SetError::Missing(end));
        }
        let same = |other: &&Link| other.kind == link.kind && (other.from, other.to) == (link.from, link.to);
        if let Some(other) = self.links().iter().find(same) {
            return Err(SetError::SameLink(other.id));
        }
        let place = self.links().partition_point(|other| (other.created, other.id) < (link.created, link.id));
        self.content.links.insert(place, link);
        Ok(())
    }

    pub(crate) fn remove_link(&mut self, id: LinkId) -> Result<Link, SetError> {
        let place = self.links().iter().position(|link| link.id == id).ok_or(SetError::MissingLink(id))?;
        Ok(self.content.links.remove(place))
    }

    pub(crate) fn insert_comment(&mut self, comment: Comment) -> Result<(), SetError> {
        if self.comment(comment.id).is_some() {
            return Err(SetError::SameCommentId(comment.id));
        }
        if let Some(lost) = comment.on.filter(|on| self.get(*on).is_none()) {
            return Err(SetError::Missing(lost));
        }
        let place = self.comments().partition_point(|other| (other.created, other.id) < (comment.created, comment.id));
        self.content.comments.insert(place, comment);
        Ok(())
    }

    pub(crate) fn remove_comment(&mut self, id: CommentId) -> Result<Comment, SetError> {
        let place = self.comments().iter().position(|c| c.id == id).ok_or(SetError::MissingComment(id))?;
        Ok(self.content.comments.remove(place))
    }

    fn check_bounds(&self, annotation: &Annotation) -> Result<(), SetError> {
        self.check_span(annotation.span)?;
        self.check_passages(annotation.answers.values().filter_map(super::Answer::value))
    }

    fn check_passages<'a>(&self, values: impl Iterator<Item = &'a Value>) -> Result<(), SetError> {
        for value in values {
            if let Value::Passage(span) = value {
                self.check_span(*span)?;
            }
        }
        Ok(())
    }

    fn check_span(&self, span: Span) -> Result<(), SetError> {
        if span.end().get() > self.chars { Err(SetError::OutOfBounds { span, chars: self.chars }) } else { Ok(()) }
    }
}

fn order(a: &Annotation, b: &Annotation) -> std::cmp::Ordering {
    a.span.cmp(&b.span).then_with(|| a.label.cmp(&b.label)).then_with(|| a.id.cmp(&b.id))
}

/// The first id that comes a second time.
fn twice<T, I: Copy + Eq + std::hash::Hash>(all: &[T], id: impl Fn(&T) -> I) -> Option<I> {
    let mut seen = HashSet::with_capacity(all.len());
    all.iter().map(id).find(|id| !seen.insert(*id))
}
