//! `apply`: commands as JSON lines, each acknowledged when it is durable.

mod address;
mod answers;
mod line;
mod run;

use super::output::{Output, Verdict};
use super::transfer::close;
use crate::app::{Event, SaveState, Session};
use crate::model::Annotator;
use anyhow::{Context as _, Result, bail};
use serde::Serialize;
use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufRead as _, BufReader, Read};
use std::path::Path;

/// Commands that are saved together at most, if so many are there to be read.
const TOGETHER: usize = 64;

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
    /// Done, to the thing with that id.
    fn of(id: &impl ToString) -> Self {
        Self { ok: true, id: Some(id.to_string()), doc: None, error: None }
    }

    /// Done, to a document.
    fn of_document(doc: &str) -> Self {
        Self { ok: true, id: None, doc: Some(doc.to_owned()), error: None }
    }

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
            let answer = run::one(&mut session, command).unwrap_or_else(|error| Answer::refused(format!("{error:#}")));
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
