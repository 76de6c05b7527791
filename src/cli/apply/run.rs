//! What each line comes down to, as a command.

use super::Answer;
use super::address::{annotation_id, go_to, go_to_annotation, go_to_comment, go_to_link, key, no_uuid, opened, span};
use super::answers::answers;
use super::line::{Add, Comment, Confirm, Line, Link, Values};
use crate::app::Session;
use crate::command::Command;
use crate::formats::RecordSpan;
use crate::model::{
    self, Annotation, AnnotationId, Annotator, ChoiceKey, CommentId, LinkId, LinkKey, Status, Timestamp,
};
use anyhow::{Context as _, Result, anyhow, bail};

/// Runs a line of input as one step.
pub(super) fn one(session: &mut Session, line: &[u8]) -> Result<Answer> {
    let (command, answer) = command(session, Line::read(line)?)?;
    session.run(command)?;
    Ok(answer)
}

fn command(session: &mut Session, line: Line) -> Result<(Command, Answer)> {
    Ok(match line {
        Line::Add(line) => add(session, line)?,
        Line::Delete { doc, id } => {
            let id = go_to_annotation(session, doc.as_deref(), &id)?;
            (Command::Delete(id), Answer::of(&id))
        }
        Line::Relabel { doc, id, label } => {
            let id = go_to_annotation(session, doc.as_deref(), &id)?;
            (Command::Relabel { id, label: key(&label)? }, Answer::of(&id))
        }
        Line::Move { doc, id, start, end } => {
            let id = go_to_annotation(session, doc.as_deref(), &id)?;
            (Command::Move { id, span: span(start, end)? }, Answer::of(&id))
        }
        Line::Note { doc, id, note } => {
            let id = go_to_annotation(session, doc.as_deref(), &id)?;
            (Command::SetNote { id, note }, Answer::of(&id))
        }
        Line::Attribute { doc, id, attributes } => {
            let id = go_to_annotation(session, doc.as_deref(), &id)?;
            (answer_annotation(session, id, &attributes)?, Answer::of(&id))
        }
        Line::Confirm(line) => confirm(session, &line)?,
        Line::Link(line) => link(session, line)?,
        Line::Unlink { doc, id } => {
            let id = go_to_link(session, doc.as_deref(), &id)?;
            (Command::Unlink(id), Answer::of(&id))
        }
        Line::Comment(line) => comment(session, line)?,
        Line::EditComment { doc, id, text } => {
            let id = go_to_comment(session, doc.as_deref(), &id)?;
            (Command::EditComment { id, text }, Answer::of(&id))
        }
        Line::DeleteComment { doc, id } => {
            let id = go_to_comment(session, doc.as_deref(), &id)?;
            (Command::DeleteComment(id), Answer::of(&id))
        }
        Line::Document { doc, labels, attributes, note } => {
            go_to(session, &doc)?;
            (document(session, labels, attributes, note)?, Answer::of_document(&doc))
        }
        Line::Status { doc, status } => {
            go_to(session, &doc)?;
            let known = || anyhow!("there is no status {status:?}; there are to_do, in_progress and done");
            let status = Status::from_name(&status).ok_or_else(known)?;
            (Command::SetStatus(status), Answer::of_document(&doc))
        }
    })
}

fn add(session: &mut Session, line: Add) -> Result<(Command, Answer)> {
    go_to(session, &line.doc)?;
    let text = opened(session)?.text();
    let mut annotation = Annotation::new(span(line.start, line.end)?, key(&line.label)?, time(line.created)?);
    annotation.modified = annotation.created;
    annotation.note = line.note.unwrap_or_default();
    annotation.id = line.id.map_or(Ok(annotation.id), |id| annotation_id(&id))?;
    if let Some(values) = line.attributes {
        let label = session.labels().get(&annotation.label);
        let label = label.ok_or_else(|| anyhow!("the label set has no label {}", annotation.label))?;
        let answers = answers(&values, label.key.as_str(), |key| label.attribute(key), text)?;
        annotation.answers = answers.into_iter().filter_map(|(key, answer)| Some((key, answer?))).collect();
    }
    if let Some(quote) = line.quote {
        RecordSpan { annotation: annotation.clone(), quote }.check(text)?;
    }
    let answer = Answer::of(&annotation.id);
    Ok((Command::Add(annotation), answer))
}

fn answer_annotation(session: &Session, id: AnnotationId, values: &Values) -> Result<Command> {
    let open = opened(session)?;
    let annotation = open.set().get(id).ok_or_else(|| anyhow!("no annotation has the id {id}"))?;
    let label = session.labels().get(&annotation.label);
    let attribute = |key: &model::AttributeKey| label.and_then(|label| label.attribute(key));
    let answers = answers(values, annotation.label.as_str(), attribute, open.text())?;
    let command = |(attribute, answer)| Command::Answer { id, attribute, answer };
    Ok(Command::Batch(answers.into_iter().map(command).collect()))
}

fn confirm(session: &mut Session, line: &Confirm) -> Result<(Command, Answer)> {
    let doc = line.doc.as_deref();
    match (&line.id, &line.link) {
        (Some(id), None) => {
            let id = go_to_annotation(session, doc, id)?;
            Ok((Command::Confirm(id), Answer::of(&id)))
        }
        (None, Some(id)) => {
            let id = go_to_link(session, doc, id)?;
            Ok((Command::ConfirmLink(id), Answer::of(&id)))
        }
        _ => bail!("confirm takes the \"id\" of an annotation or the id of a \"link\""),
    }
}

fn link(session: &mut Session, asked: Link) -> Result<(Command, Answer)> {
    let from = go_to_annotation(session, asked.doc.as_deref(), &asked.from)?;
    let doc = opened(session)?.info().id.to_string();
    let to = go_to_annotation(session, Some(&doc), &asked.to)?;
    let kind = LinkKey::new(&asked.r#type).with_context(|| format!("type {:?}", asked.r#type))?;
    let mut link = model::Link::new(kind, from, to, time(asked.created)?);
    link.id = asked.id.map_or(Ok(link.id), |id| LinkId::parse(&id).ok_or_else(|| no_uuid(&id)))?;
    link.proposed = match asked.state.as_deref() {
        None | Some("set") => false,
        Some("proposed") => true,
        Some(other) => bail!("there is no state {other:?}; there are proposed and set"),
    };
    let answer = Answer::of(&link.id);
    Ok((Command::Link(link), answer))
}

fn comment(session: &mut Session, line: Comment) -> Result<(Command, Answer)> {
    let on = match (&line.on, line.doc.as_deref()) {
        (Some(on), doc) => Some(go_to_annotation(session, doc, on)?),
        (None, Some(doc)) => go_to(session, doc).map(|()| None)?,
        (None, None) => bail!("a comment is on an annotation (\"on\") or on a document (\"doc\")"),
    };
    let author = match line.author {
        Some(name) => Annotator::new(&name).with_context(|| format!("author {name:?}"))?,
        None => opened(session)?.set().annotator().clone(),
    };
    let mut comment = model::Comment::new(on, author, &line.text, time(line.created)?);
    comment.id = line.id.map_or(Ok(comment.id), |id| CommentId::parse(&id).ok_or_else(|| no_uuid(&id)))?;
    let answer = Answer::of(&comment.id);
    Ok((Command::Comment(comment), answer))
}

fn document(
    session: &Session,
    labels: Option<Vec<String>>,
    attributes: Option<Values>,
    note: Option<String>,
) -> Result<Command> {
    let (open, label_set) = (opened(session)?, session.labels());
    let mut commands = Vec::new();
    if let Some(labels) = labels {
        let key = |label: &String| ChoiceKey::new(label).with_context(|| format!("document label {label:?}"));
        commands.push(Command::LabelDocument(labels.iter().map(key).collect::<Result<_>>()?));
    }
    if let Some(values) = attributes {
        let attribute = |key: &model::AttributeKey| label_set.document_attribute(key);
        let answers = answers(&values, "the document", attribute, open.text())?;
        let command = |(attribute, answer)| Command::AnswerDocument { attribute, answer };
        commands.extend(answers.into_iter().map(command));
    }
    commands.extend(note.map(Command::SetDocumentNote));
    Ok(Command::Batch(commands))
}

fn time(created: Option<String>) -> Result<Timestamp> {
    let Some(created) = created else { return Ok(Timestamp::now()) };
    Timestamp::parse(&created).ok_or_else(|| anyhow!("created {created:?} is not an RFC 3339 time"))
}
