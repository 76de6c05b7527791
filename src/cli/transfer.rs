//! `new`, `import` and `export`.

use super::args::{Export, ExportName, Import, ImportName, New};
use super::output::{Output, Verdict, count};
use crate::app::{DocumentChoice, ExportRequest, ImportFormat, ImportReport, ImportRequest, Session};
use crate::store::StoreError;
use anyhow::{Context as _, Result};

pub(super) fn new(new: New, output: &mut Output) -> Result<Verdict> {
    let session = Session::create(&new.project)?;
    if new.files.is_empty() {
        output.line(format_args!("{}: made, without documents", new.project.display()))?;
        return close(session, Verdict::Done, output);
    }
    let report = session.import(ImportRequest { paths: new.files, ..ImportRequest::default() }).wait();
    let verdict = tell(&report, &new.project.display().to_string(), output)?;
    close(session, verdict, output)
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
    let session = Session::open(&export.project)?;
    let request = ExportRequest {
        annotators: (!export.annotators.is_empty()).then_some(export.annotators),
        documents: if export.done_only { DocumentChoice::Done } else { DocumentChoice::All },
    };
    let report = session.export(export.output.clone(), request).wait()?;
    let (lines, spans) = (count(report.lines, "line"), count(report.spans, "span"));
    let documents = count(report.documents, "document");
    output.line(format_args!("{}: {lines}, {documents}, {spans}", export.output.display()))?;
    if report.lines > 0 {
        return close(session, Verdict::Done, output);
    }
    output.note("warning: nothing of the project was asked for: nobody has opened, or marked done, such a document");
    close(session, Verdict::Warnings, output)
}
