//! `apply`: commands as JSON lines, each acknowledged when it is durable.

use super::output::{Output, Verdict};
use super::transfer::close;
use crate::app::{Event, SaveState, Session};
use crate::command::Command;
use crate::model::{Annotation, AnnotationId, Annotator, DocumentId, LabelKey, Status, Timestamp};
use crate::text::Span;
use anyhow::{Context as _, Result, anyhow, bail};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufRead as _, BufReader, Read};
use std::path::Path;

/// Commands that are saved together at most, if so many are there to be read.
const TOGETHER: usize = 64;

/// A line of input.
#[derive(Debug, Deserialize)]
#[serde(tag = "op", rename_all = "snake_case", deny_unknown_fields)]
enum Line {
    Add { doc: String, label: String, start: usize, end: usize, note: Option<String>, id: Option<String> },
    Delete { doc: Option<String>, id: String },
    Relabel { doc: Option<String>, id: String, label: String },
    Move { doc: Option<String>, id: String, start: usize, end: usize },
    Note { doc: Option<String>, id: String, note: String },
    Status { doc: String, status: String },
}

/// A line of output.
#[derive(Debug, Serialize)]
struct Answer {
    ok: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    doc: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

impl Answer {
    fn refused(error: String) -> Self {
        Self { ok: false, id: None, doc: None, error: Some(error) }
    }
}

pub(super) fn apply(mut session: Session, annotator: Annotator, file: &Path, output: &mut Output) -> Result<Verdict> {
    let source: Box<dyn Read> = if file == Path::new("-") {
        Box::new(io::stdin())
    } else {
        Box::new(File::open(file).with_context(|| file.display().to_string())?)
    };
    session.set_annotator(annotator);
    let mut source = BufReader::new(source);
    let mut verdict = Verdict::Done;
    let (mut line, mut answers) = (Vec::new(), Vec::new());
    let mut mark: &[u8] = "\u{feff}".as_bytes();
    loop {
        line.clear();
        let is_end = source.read_until(b'\n', &mut line).context("the commands could not be read")? == 0;
        // Some programs begin every file of text with a byte-order mark.
        let command = line.strip_prefix(std::mem::take(&mut mark)).unwrap_or(&line).trim_ascii();
        if !command.is_empty() {
            let before = session.last_change();
            let answer = one(&mut session, command).unwrap_or_else(|error| Answer::refused(format!("{error:#}")));
            let change = session.last_change();
            answers.push((answer, (change > before).then_some(change)));
        }
        // Whoever writes a command and waits for its answer gets it at once; what is there already is saved together.
        if (is_end || answers.len() >= TOGETHER || !source.buffer().contains(&b'\n'))
            && acknowledge(&mut session, &mut answers, output)? == Verdict::Warnings
        {
            verdict = Verdict::Warnings;
        }
        if is_end {
            return close(session, verdict, output);
        }
    }
}

/// Answers, once the commands are durable. Each answer comes with the number of its change, if it made one.
fn acknowledge(
    session: &mut Session,
    answers: &mut Vec<(Answer, Option<u64>)>,
    output: &mut Output,
) -> Result<Verdict> {
    session.settle();
    let dropped = session.poll().into_iter().filter_map(|event| match event {
        Event::Dropped(change, error) => {
            Some((change.number, format!("{}: another program was faster: {error}", change.document)))
        }
        _ => None,
    });
    let dropped: HashMap<u64, String> = dropped.collect();
    let failure = match session.save_state() {
        SaveState::Failed(message) => Some(message),
        SaveState::Saved | SaveState::Saving => None,
    };
    let mut verdict = Verdict::Done;
    for (mut answer, change) in answers.drain(..) {
        // What changed nothing may be so only because of what could not be saved.
        let unsaved = failure.as_ref().filter(|_| change.is_none_or(|change| change > session.last_saved()));
        let reason = unsaved.or_else(|| dropped.get(&change?));
        if let (true, Some(reason)) = (answer.ok, reason) {
            answer = Answer::refused(format!("not saved: {reason}"));
        }
        if !answer.ok {
            verdict = Verdict::Warnings;
        }
        output.line(serde_json::to_string(&answer)?).context("the answers could not be written; stopped")?;
    }
    output.flush().context("the answers could not be written; stopped")?;
    match failure {
        Some(message) => bail!("stopped, because nothing can be saved: {message}"),
        None => Ok(verdict),
    }
}

fn one(session: &mut Session, line: &[u8]) -> Result<Answer> {
    let line: Line = serde_json::from_slice(line).map_err(|error| {
        let message = error.to_string();
        anyhow!("{}", message.rfind(" at line ").map_or(message.as_str(), |end| &message[..end]))
    })?;
    let by_id = |id: AnnotationId| Answer { ok: true, id: Some(id.to_string()), doc: None, error: None };
    let (command, answer) = match line {
        Line::Add { doc, label, start, end, note, id } => {
            go_to(session, &doc)?;
            let mut annotation = Annotation::new(span(start, end)?, key(&label)?, Timestamp::now());
            annotation.note = note.unwrap_or_default();
            annotation.id = id.map_or(Ok(annotation.id), |id| annotation_id(&id))?;
            let answer = by_id(annotation.id);
            (Command::Add(annotation), answer)
        }
        Line::Delete { doc, id } => {
            let id = go_to_annotation(session, doc.as_deref(), &id)?;
            (Command::Delete(id), by_id(id))
        }
        Line::Relabel { doc, id, label } => {
            let id = go_to_annotation(session, doc.as_deref(), &id)?;
            (Command::Relabel { id, label: key(&label)? }, by_id(id))
        }
        Line::Move { doc, id, start, end } => {
            let id = go_to_annotation(session, doc.as_deref(), &id)?;
            (Command::Move { id, span: span(start, end)? }, by_id(id))
        }
        Line::Note { doc, id, note } => {
            let id = go_to_annotation(session, doc.as_deref(), &id)?;
            (Command::SetNote { id, note }, by_id(id))
        }
        Line::Status { doc, status } => {
            go_to(session, &doc)?;
            let known = || anyhow!("there is no status {status:?}; there are to_do, in_progress and done");
            let status = Status::from_name(&status).ok_or_else(known)?;
            (Command::SetStatus(status), Answer { ok: true, id: None, doc: Some(doc), error: None })
        }
    };
    session.run(command)?;
    Ok(answer)
}

fn go_to(session: &mut Session, doc: &str) -> Result<()> {
    let document = DocumentId::new(doc).with_context(|| format!("doc {doc:?}"))?;
    if session.open_document().is_some_and(|open| open.info().id == document) {
        return Ok(());
    }
    if !session.go_to(&document) {
        bail!("the project has no document {document}");
    }
    session.settle();
    if session.open_document().is_some_and(|open| open.info().id == document) {
        Ok(())
    } else {
        bail!("the document {document} could not be read; tawsim doctor may tell more")
    }
}

fn go_to_annotation(session: &mut Session, doc: Option<&str>, id: &str) -> Result<AnnotationId> {
    let id = annotation_id(id)?;
    if let Some(doc) = doc {
        go_to(session, doc)?;
        return Ok(id);
    }
    if session.open_document().is_some_and(|open| open.set().get(id).is_some()) {
        return Ok(id);
    }
    match session.find(id)?.as_slice() {
        [] => bail!("no annotation has the id {id}"),
        [document] => go_to(session, document.clone().as_str())?,
        several => bail!("{} documents have an annotation with the id {id}; say which \"doc\"", several.len()),
    }
    Ok(id)
}

fn annotation_id(id: &str) -> Result<AnnotationId> {
    AnnotationId::parse(id).ok_or_else(|| anyhow!("the id {id:?} is not a UUID"))
}

fn key(label: &str) -> Result<LabelKey> {
    LabelKey::new(label).with_context(|| format!("label {label:?}"))
}

fn span(start: usize, end: usize) -> Result<Span> {
    Span::new(start, end).ok_or_else(|| anyhow!("the span {start}..{end} is empty: end must be greater than start"))
}
