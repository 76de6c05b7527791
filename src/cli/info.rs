//! `info` and `doctor`.

use super::output::{Output, Verdict, count};
use crate::app::{AnnotatorOverview, Overview, Session};
use crate::model::LabelKey;
use crate::store::{StoreError, damage};
use anyhow::Result;
use serde_json::{Map, Value, json};
use std::path::Path;

pub(super) fn info(session: &Session, as_json: bool, output: &mut Output) -> Result<Verdict> {
    let overview = session.overview()?;
    if as_json {
        output.line(serde_json::to_string_pretty(&as_value(session, &overview))?)?;
    } else {
        as_text(session, &overview, output)?;
    }
    Ok(Verdict::Done)
}

fn as_text(session: &Session, overview: &Overview, output: &mut Output) -> Result<()> {
    output.line(format_args!("{} ({})", session.name(), session.path().display()))?;
    let documents = count(overview.documents, "document");
    let entries = count(overview.journal_entries, "journal entry");
    output.line(format_args!("  {documents}, {} code points; {entries}", overview.chars))?;
    let labels: Vec<_> = session.labels().labels().iter().map(|label| label.key.as_str()).collect();
    output.line(format_args!("  labels: {}", labels.join(", ")))?;
    for one in &overview.annotators {
        let AnnotatorOverview { annotator, progress, spans, spans_by_label, links, comments, proposals } = one;
        let (to_do, begun, done) = (progress.to_do, progress.in_progress, progress.done);
        let spans = count(*spans, "span");
        output.line(format_args!("  {annotator}: {done} done, {begun} in progress, {to_do} to do; {spans}"))?;
        for (label, spans) in spans_by_label {
            output.line(format_args!("    {label} {spans}"))?;
        }
        if links + comments + proposals > 0 {
            let (links, comments) = (count(*links, "link"), count(*comments, "comment"));
            let proposals = count(*proposals, "proposal");
            output.line(format_args!("    {links}, {comments}, {proposals} not looked at"))?;
        }
    }
    Ok(())
}

fn as_value(session: &Session, overview: &Overview) -> Value {
    let labels = |counts: &[(LabelKey, usize)]| -> Map<String, Value> {
        counts.iter().map(|(label, spans)| (label.to_string(), json!(spans))).collect()
    };
    let annotator = |one: &AnnotatorOverview| {
        json!({
            "name": one.annotator.as_str(),
            "to_do": one.progress.to_do,
            "in_progress": one.progress.in_progress,
            "done": one.progress.done,
            "spans": one.spans,
            "spans_by_label": labels(&one.spans_by_label),
            "links": one.links,
            "comments": one.comments,
            "proposals": one.proposals,
        })
    };
    json!({
        "project": session.path().display().to_string(),
        "name": session.name(),
        "project_id": overview.project_id,
        "documents": overview.documents,
        "code_points": overview.chars,
        "journal_entries": overview.journal_entries,
        "labels": session.labels().labels().iter().map(|label| label.key.as_str()).collect::<Vec<_>>(),
        "annotators": overview.annotators.iter().map(annotator).collect::<Vec<_>>(),
    })
}

pub(super) fn doctor(project: &Path, output: &mut Output) -> Result<Verdict> {
    let session = match Session::open_to_read(project) {
        Err(error) if matches!(error.error, StoreError::Corrupt(_)) => {
            for fault in damage(project)? {
                output.line(fault)?;
            }
            return Err(error.into());
        }
        opened => opened?,
    };
    let health = session.doctor()?;
    for finding in &health.findings {
        output.line(finding)?;
    }
    let looked_at = [
        count(health.documents, "document"),
        count(health.layers, "layer"),
        count(health.spans, "span"),
        count(health.entries, "journal entry"),
    ]
    .join(", ");
    if health.findings.is_empty() {
        output.line(format_args!("sound: {looked_at}"))?;
        return Ok(Verdict::Done);
    }
    let faults = count(health.findings.len(), "fault");
    output.line(format_args!("{faults} in {looked_at}; keep this file, and go back to a copy or an export"))?;
    Ok(Verdict::Warnings)
}
