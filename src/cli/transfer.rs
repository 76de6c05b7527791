//! `new`, `import` and `export`.

use super::args::{Export, ExportName, Import, ImportName, New};
use super::labels;
use super::output::{Output, Verdict, count};
use crate::app::{DocumentChoice, ExportError, ExportRequest, ImportFormat, ImportReport, ImportRequest, Session};
use crate::store::StoreError;
use anyhow::{Context as _, Result};
use std::fs;
use std::path::Path;

/// What standard output is called.
const STDOUT: [&str; 4] = ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"];

pub(super) fn new(new: New, output: &mut Output) -> Result<Verdict> {
    let session = Session::create_with(&new.project, &labels::load(&new.labels)?)?;
    if new.files.is_empty() {
        output.line(format_args!("{}: made, without documents", new.project.display()))?;
        return close(session, Verdict::Done, output);
    }
    let report = session.import(ImportRequest { paths: new.files, ..ImportRequest::default() }).wait();
    let is_empty = session.overview()?.documents == 0;
    let verdict = tell(&report, &new.project.display().to_string(), output)?;
    let verdict = close(session, verdict, output)?;
    if !is_empty {
        return Ok(verdict);
    }
    // So that the next try finds no project in its way.
    fs::remove_file(&new.project).with_context(|| new.project.display().to_string())?;
    output.note(format_args!("{}: not made, because nothing could be imported", new.project.display()));
    Ok(Verdict::NotDone)
}

pub(super) fn import(import: Import, output: &mut Output) -> Result<Verdict> {
    let session = Session::open(&import.project)?;
    let format = import.format.map(|name| match name {
        ImportName::Text => ImportFormat::Text,
        ImportName::Jsonl => ImportFormat::Jsonl,
    });
    let request = ImportRequest { paths: import.files, format, encoding: import.encoding, annotator: import.annotator };
    let report = session.import(request).wait();
    let verdict = tell(&report, &import.project.display().to_string(), output)?;
    close(session, verdict, output)
}

/// Closes the project; `verdict` becomes a warning if its log could not be folded in.
pub(super) fn close(session: Session, verdict: Verdict, output: &mut Output) -> Result<Verdict> {
    match session.close() {
        Ok(()) => Ok(verdict),
        Err(error @ StoreError::NotFolded) => {
            output.note(format_args!("warning: {error}"));
            Ok(if verdict == Verdict::Done { Verdict::Warnings } else { verdict })
        }
        Err(error) => Err(error).context("the project could not be closed"),
    }
}

fn tell(report: &ImportReport, project: &str, output: &mut Output) -> Result<Verdict> {
    for issue in &report.failed {
        output.note(format_args!("not imported: {issue}"));
    }
    for (path, id) in &report.already_there {
        output.note(format_args!("{}: this text is in the project already, as {id}", path.display()));
    }
    for warning in &report.warnings {
        output.note(format_args!("warning: {warning}"));
    }
    if let Some(error) = &report.stopped {
        output.note(format_args!("stopped: {error}; what was imported before is in the project"));
    }
    let mut done = vec![format!("{} added", count(report.added.len(), "document"))];
    if report.lines > 0 {
        done.push(format!("{} read", count(report.lines, "line")));
        done.push(format!("{} added", count(report.spans, "span")));
        if report.links > 0 {
            done.push(format!("{} added", count(report.links, "link")));
        }
    }
    output.line(format_args!("{project}: {}", done.join(", ")))?;
    let nothing = report.added.is_empty() && report.lines == 0 && report.already_there.is_empty();
    Ok(if report.is_clean() {
        Verdict::Done
    } else if report.stopped.is_some() || (nothing && !report.failed.is_empty()) {
        Verdict::NotDone
    } else {
        Verdict::Warnings
    })
}

pub(super) fn export(export: Export, output: &mut Output) -> Result<Verdict> {
    let ExportName::Jsonl = export.format;
    let session = Session::open_to_read(&export.project)?;
    let request = ExportRequest {
        annotators: (!export.annotators.is_empty()).then_some(export.annotators),
        documents: if export.done_only { DocumentChoice::Done } else { DocumentChoice::All },
    };
    let to_stdout = STDOUT.iter().any(|name| export.output == Path::new(name));
    let report = if to_stdout {
        session.export_to_stdout(request).wait().map_err(|error| match error {
            // As such, so that it is known for what it is when nobody reads any more.
            ExportError::Io { error, .. } => anyhow::Error::from(error).context("standard output"),
            error => error.into(),
        })?
    } else {
        session.export(export.output.clone(), request).wait()?
    };
    let (lines, spans) = (count(report.lines, "line"), count(report.spans, "span"));
    let documents = count(report.documents, "document");
    if to_stdout {
        output.note(format_args!("{lines}, {documents}, {spans}"));
    } else {
        output.line(format_args!("{}: {lines}, {documents}, {spans}", export.output.display()))?;
    }
    if report.lines > 0 {
        return close(session, Verdict::Done, output);
    }
    output.note(
        "warning: nothing was written, because nothing of the project was asked for: nobody has opened, or marked \
         done, such a document",
    );
    close(session, Verdict::Warnings, output)
}
