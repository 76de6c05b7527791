//! `problems`: what a finished project would not have.

use super::output::{Output, Verdict, count};
use crate::app::{ExportError, PlacedProblem, Session};
use crate::model::{Annotator, OverlapFault, ProblemKind};
use anyhow::Result;
use serde_json::{Value, json};

pub(super) fn problems(
    session: &Session,
    annotator: Option<Annotator>,
    as_json: bool,
    output: &mut Output,
) -> Result<Verdict> {
    if let Some(stranger) = annotator.as_ref().filter(|name| !session.annotators().contains(name)) {
        return Err(ExportError::UnknownAnnotator(stranger.clone()).into());
    }
    let found = session.problems(annotator)?;
    if as_json {
        let all: Vec<Value> = found.iter().map(as_value).collect();
        output.line(serde_json::to_string_pretty(&all)?)?;
    } else {
        for one in &found {
            output.line(in_words(one))?;
        }
        output.line(if found.is_empty() { "no problems".to_owned() } else { count(found.len(), "problem") })?;
    }
    Ok(if found.is_empty() { Verdict::Done } else { Verdict::Warnings })
}

fn in_words(found: &PlacedProblem) -> String {
    let place = found.place.as_ref().map_or_else(String::new, |(annotation, quote)| {
        // As JSON, so that line breaks do not break the line.
        format!("{} {} {}: ", annotation.span, annotation.label, Value::from(quote.as_str()))
    });
    format!("{}, {}: {place}{}", found.document, found.annotator, message(&found.problem.kind))
}

fn as_value(found: &PlacedProblem) -> Value {
    let annotation = found.place.as_ref().map(|(annotation, _)| annotation);
    json!({
        "doc": found.document.as_str(),
        "annotator": found.annotator.as_str(),
        "id": annotation.map(|annotation| annotation.id.to_string()),
        "label": annotation.map(|annotation| annotation.label.as_str()),
        "start": annotation.map(|annotation| annotation.span.start().get()),
        "end": annotation.map(|annotation| annotation.span.end().get()),
        "quote": found.place.as_ref().map(|(_, quote)| quote),
        "problem": name(&found.problem.kind),
        "message": message(&found.problem.kind),
    })
}

const fn name(kind: &ProblemKind) -> &'static str {
    match kind {
        ProblemKind::Unanswered(_) => "unanswered",
        ProblemKind::Unlinked(_) => "unlinked",
        ProblemKind::TooManyLinks(_) => "too_many_links",
        ProblemKind::OutOfOrder(_) => "out_of_order",
        ProblemKind::NotInside(_) => "not_inside",
        ProblemKind::NotLookedAt => "not_looked_at",
        ProblemKind::Overlap(_) => "overlap",
    }
}

fn message(kind: &ProblemKind) -> String {
    match kind {
        ProblemKind::Unanswered(attribute) => format!("{attribute} has no answer"),
        ProblemKind::Unlinked(link) => format!("no link {link} leads from it"),
        ProblemKind::TooManyLinks(link) => format!("too many links {link} lead from it"),
        ProblemKind::OutOfOrder(attribute) => format!("the bounds of {attribute} are not in order"),
        ProblemKind::NotInside(label) => format!("it lies in no {label}"),
        ProblemKind::NotLookedAt => "something is proposed that nobody has looked at".to_owned(),
        ProblemKind::Overlap(overlap) => {
            let how = match overlap.fault {
                OverlapFault::Nested => "nests with",
                OverlapFault::Crossing => "crosses",
                OverlapFault::Repeated => "repeats",
            };
            format!("it {how} the annotation {}, which the label set forbids", overlap.other)
        }
    }
}
