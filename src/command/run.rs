//! What each command comes down to, as changes.

use super::apply::Step;
use super::{Change, Command, CommandError, Edit};
use crate::model::{
    Annotation, AnnotationId, Answer, Answers, Attribute, AttributeKey, ChoiceKey, Comment, CommentId, LabelKey,
    LabelSet, Link, LinkId, LinkKey, SetError, Sheet, Status,
};

pub(super) fn run(step: &mut Step<'_>, command: Command) -> Result<(), CommandError> {
    match command {
        Command::Add(annotation) => add(step, annotation),
        Command::Delete(id) => delete(step, id),
        Command::Relabel { id, label } => relabel(step, id, label),
        Command::Move { id, span } => replace(step, id, |annotation| annotation.span = span),
        Command::SetNote { id, note } => replace(step, id, |annotation| annotation.note = note),
        Command::Answer { id, attribute, answer } => {
            let answer = accepted(step, id, &attribute, answer)?;
            replace(step, id, |annotation| set_answer(&mut annotation.answers, attribute, answer))
        }
        Command::Confirm(id) => confirm(step, id),
        Command::Link(link) => add_link(step, link),
        Command::Unlink(id) => {
            let link = link(step, id)?;
            step.make(Change::Link(Edit::Removed(link)))
        }
        Command::ConfirmLink(id) => confirm_link(step, id),
        Command::Comment(comment) => {
            spoken(&comment.text)?;
            step.make(Change::Comment(Edit::Added(comment)))
        }
        Command::EditComment { id, text } => edit_comment(step, id, text),
        Command::DeleteComment(id) => {
            let comment = comment(step, id)?;
            step.make(Change::Comment(Edit::Removed(comment)))
        }
        Command::LabelDocument(labels) => label_document(step, &labels),
        Command::AnswerDocument { attribute, answer } => answer_document(step, attribute, answer),
        Command::SetDocumentNote(note) => change_sheet(step, |sheet| sheet.note = note),
        Command::SetStatus(after) => {
            let before = step.set.status();
            if before == after { Ok(()) } else { step.make(Change::Status { before, after }) }
        }
        Command::Batch(commands) => commands.into_iter().try_for_each(|command| run(step, command)),
    }
}

fn add(step: &mut Step<'_>, mut annotation: Annotation) -> Result<(), CommandError> {
    let labels = step.labels;
    let label = labels.get(&annotation.label).ok_or_else(|| CommandError::UnknownLabel(annotation.label.clone()))?;
    for (key, answer) in std::mem::take(&mut annotation.answers) {
        let answer = accept(label.attribute(&key), label.key.as_str(), &key, answer)?;
        annotation.answers.insert(key, answer);
    }
    step.make(Change::Annotation(Edit::Added(annotation)))?;
    begin(step)
}

/// A document in which something was done is no longer to do.
fn begin(step: &mut Step<'_>) -> Result<(), CommandError> {
    if step.set.status() == Status::ToDo {
        step.make(Change::Status { before: Status::ToDo, after: Status::InProgress })?;
    }
    Ok(())
}

fn delete(step: &mut Step<'_>, id: AnnotationId) -> Result<(), CommandError> {
    let annotation = found(step, id)?;
    let links: Vec<Link> = step.set.links_of(id).cloned().collect();
    let comments: Vec<Comment> = step.set.comments_on(Some(id)).cloned().collect();
    for link in links {
        step.make(Change::Link(Edit::Removed(link)))?;
    }
    for comment in comments {
        step.make(Change::Comment(Edit::Removed(comment)))?;
    }
    step.make(Change::Annotation(Edit::Removed(annotation)))
}

fn relabel(step: &mut Step<'_>, id: AnnotationId, key: LabelKey) -> Result<(), CommandError> {
    let labels = step.labels;
    let label = labels.get(&key).ok_or_else(|| CommandError::UnknownLabel(key.clone()))?;
    if found(step, id)?.label == key {
        return Ok(());
    }
    let unfit: Vec<Link> = step.set.links_of(id).filter(|link| !joins_after(step, link, id, &key)).cloned().collect();
    for link in unfit {
        step.make(Change::Link(Edit::Removed(link)))?;
    }
    replace(step, id, |annotation| {
        annotation.label = key;
        // What the program has read for the old label says nothing about the new one.
        annotation.answers.retain(|key, answer| {
            let Some(attribute) = label.attribute(key).filter(|_| !answer.is_proposed()) else { return false };
            answer.value().is_none_or(|value| attribute.accept(value.clone()).is_ok())
        });
    })
}

/// Whether `link` may stay when the annotation `id` gets the label `key`.
fn joins_after(step: &Step<'_>, link: &Link, id: AnnotationId, key: &LabelKey) -> bool {
    let label = |end: AnnotationId| if end == id { Some(key) } else { step.set.get(end).map(|end| &end.label) };
    joins(step.labels, &link.kind, label(link.from), label(link.to))
}

/// Whether a link of type `kind` can lead from the one label to the other.
#[must_use]
pub fn joins(labels: &LabelSet, kind: &LinkKey, from: Option<&LabelKey>, to: Option<&LabelKey>) -> bool {
    let (Some(kind), Some(from), Some(to)) = (labels.link(kind), from, to) else { return false };
    kind.joins(from, to) || (kind.symmetric && kind.joins(to, from))
}

fn replace(step: &mut Step<'_>, id: AnnotationId, edit: impl FnOnce(&mut Annotation)) -> Result<(), CommandError> {
    let before = found(step, id)?;
    let mut after = before.clone();
    edit(&mut after);
    if after == before {
        return Ok(());
    }
    after.modified = step.now;
    step.make(Change::Annotation(Edit::Replaced { before, after }))
}

fn accepted(
    step: &Step<'_>,
    id: AnnotationId,
    attribute: &AttributeKey,
    answer: Option<Answer>,
) -> Result<Option<Answer>, CommandError> {
    let annotation = found(step, id)?;
    let label = step.labels.get(&annotation.label);
    let Some(answer) = answer else { return Ok(None) };
    accept(label.and_then(|label| label.attribute(attribute)), annotation.label.as_str(), attribute, answer).map(Some)
}

/// The answer in its one form, if the attribute can have it.
pub(super) fn accept(
    attribute: Option<&Attribute>,
    place: &str,
    key: &AttributeKey,
    answer: Answer,
) -> Result<Answer, CommandError> {
    let unknown = || CommandError::UnknownAttribute { place: place.to_owned(), attribute: key.clone() };
    let attribute = attribute.ok_or_else(unknown)?;
    Ok(match answer {
        Answer::Unknown => Answer::Unknown,
        Answer::Proposed(value) => Answer::Proposed(attribute.accept(value)?),
        Answer::Set(value) => Answer::Set(attribute.accept(value)?),
    })
}

fn set_answer(answers: &mut Answers, attribute: AttributeKey, answer: Option<Answer>) {
    match answer {
        Some(answer) => answers.insert(attribute, answer),
        None => answers.remove(&attribute),
    };
}

fn confirm(step: &mut Step<'_>, id: AnnotationId) -> Result<(), CommandError> {
    replace(step, id, |annotation| {
        for answer in annotation.answers.values_mut() {
            if let Answer::Proposed(value) = answer {
                *answer = Answer::Set(value.clone());
            }
        }
    })?;
    let links: Vec<LinkId> = step.set.links_of(id).filter(|link| link.from == id).map(|link| link.id).collect();
    links.into_iter().try_for_each(|link| confirm_link(step, link))
}

fn add_link(step: &mut Step<'_>, link: Link) -> Result<(), CommandError> {
    let kind = step.labels.link(&link.kind).ok_or_else(|| CommandError::UnknownLink(link.kind.clone()))?;
    let (from, to) = (found(step, link.from)?.label, found(step, link.to)?.label);
    if !joins(step.labels, &link.kind, Some(&from), Some(&to)) {
        return Err(CommandError::LinkEnds { link: link.kind, from, to });
    }
    let same_kind = |other: &&Link| other.kind == link.kind;
    let same_ends = |other: &&Link| {
        (other.from, other.to) == (link.from, link.to)
            || (kind.symmetric && (other.from, other.to) == (link.to, link.from))
    };
    let same = step.set.links_of(link.from).filter(same_kind).find(same_ends).cloned();
    if let Some(other) = same {
        if !other.proposed {
            return Err(SetError::SameLink(other.id).into());
        }
        // Whoever draws what the program has proposed has looked at it.
        step.make(Change::Link(Edit::Removed(other)))?;
    }
    let starts_there = |other: &&Link| kind.symmetric || other.from == link.from;
    let starting = step.set.links_of(link.from).filter(same_kind).filter(starts_there).count();
    if let Some(at_most) = kind.at_most.filter(|most| starting >= *most as usize) {
        return Err(CommandError::TooManyLinks { link: link.kind, at_most });
    }
    step.make(Change::Link(Edit::Added(link)))?;
    begin(step)
}

fn confirm_link(step: &mut Step<'_>, id: LinkId) -> Result<(), CommandError> {
    let before = link(step, id)?;
    if !before.proposed {
        return Ok(());
    }
    let after = Link { proposed: false, ..before.clone() };
    step.make(Change::Link(Edit::Replaced { before, after }))
}

fn edit_comment(step: &mut Step<'_>, id: CommentId, text: String) -> Result<(), CommandError> {
    spoken(&text)?;
    let before = comment(step, id)?;
    if before.text == text {
        return Ok(());
    }
    let after = Comment { text, modified: step.now, ..before.clone() };
    step.make(Change::Comment(Edit::Replaced { before, after }))
}

fn spoken(text: &str) -> Result<(), CommandError> {
    if text.trim().is_empty() { Err(CommandError::EmptyComment) } else { Ok(()) }
}

fn label_document(step: &mut Step<'_>, chosen: &[ChoiceKey]) -> Result<(), CommandError> {
    let all = step.labels.document_labels();
    if let Some(unknown) = chosen.iter().find(|key| !all.iter().any(|label| label.key == **key)) {
        return Err(CommandError::UnknownDocumentLabel(unknown.clone()));
    }
    let labels = all.iter().map(|label| &label.key).filter(|key| chosen.contains(key)).cloned().collect();
    change_sheet(step, |sheet| sheet.labels = labels)
}

fn answer_document(step: &mut Step<'_>, key: AttributeKey, answer: Option<Answer>) -> Result<(), CommandError> {
    let attribute = step.labels.document_attribute(&key);
    let answer = answer.map(|answer| accept(attribute, "the document", &key, answer)).transpose()?;
    change_sheet(step, |sheet| set_answer(&mut sheet.answers, key, answer))
}

fn change_sheet(step: &mut Step<'_>, edit: impl FnOnce(&mut Sheet)) -> Result<(), CommandError> {
    let before = step.set.sheet().clone();
    let mut after = before.clone();
    edit(&mut after);
    if after == before { Ok(()) } else { step.make(Change::Sheet { before, after }).and_then(|()| begin(step)) }
}

fn found(step: &Step<'_>, id: AnnotationId) -> Result<Annotation, CommandError> {
    Ok(step.set.get(id).cloned().ok_or(SetError::Missing(id))?)
}

fn link(step: &Step<'_>, id: LinkId) -> Result<Link, CommandError> {
    Ok(step.set.link(id).cloned().ok_or(SetError::MissingLink(id))?)
}

fn comment(step: &Step<'_>, id: CommentId) -> Result<Comment, CommandError> {
    Ok(step.set.comment(id).cloned().ok_or(SetError::MissingComment(id))?)
}
