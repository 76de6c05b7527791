//! `read-count`: what a phrase or a text says of the number of casualties.

use super::args::ReadCount;
use super::output::{Output, Verdict};
use crate::model::{CountConventions, Outcome};
use crate::suggest::{FoundCount, Reading, find_counts, read_count};
use crate::text::{SourceText, decode};
use anyhow::{Context as _, Result};
use serde::Serialize;
use std::ffi::OsStr;
use std::fs;
use std::io::{self, Read as _};

/// A reading as it stands in JSON. The order of the keys is that of the documentation.
#[derive(Default, Serialize)]
struct Values {
    low: Option<u64>,
    best: Option<u64>,
    high: Option<u64>,
    qualifier: Option<&'static str>,
    outcome: Option<&'static str>,
}

/// A count that was found.
#[derive(Serialize)]
struct Found<'a> {
    start: usize,
    end: usize,
    quote: &'a str,
    #[serde(flatten)]
    values: Values,
}

impl From<Reading> for Values {
    fn from(reading: Reading) -> Self {
        let Reading { low, best, high, qualifier, outcome, .. } = reading;
        Self { low, best, high, qualifier: Some(qualifier.as_str()), outcome: outcome.map(Outcome::as_str) }
    }
}

pub(super) fn run(task: &ReadCount, output: &mut Output) -> Result<Verdict> {
    if task.find { find(&task.input, task.json, output) } else { read(&task.input, task.json, output) }
}

fn read(phrase: &OsStr, as_json: bool, output: &mut Output) -> Result<Verdict> {
    let phrase = phrase.to_str().context("the phrase is not in UTF-8")?;
    let reading = read_count(phrase, "", "", &CountConventions::default());
    match reading {
        _ if as_json => output.line(serde_json::to_string(&reading.map(Values::from).unwrap_or_default())?)?,
        Some(reading) => output.line(said(reading))?,
        None => {}
    }
    if reading.is_none() {
        output.note("the phrase tells no number of people");
        return Ok(Verdict::Warnings);
    }
    Ok(Verdict::Done)
}

fn find(file: &OsStr, as_json: bool, output: &mut Output) -> Result<Verdict> {
    let name = file.to_string_lossy();
    let bytes = if file == "-" {
        let mut bytes = Vec::new();
        io::stdin().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        fs::read(file)
    };
    let text =
        decode(&bytes.with_context(|| name.clone().into_owned())?, None).with_context(|| name.into_owned())?.text;
    let text = SourceText::new(text);
    let counts = find_counts(&text);
    if as_json {
        let found: Vec<Found> = counts.iter().map(|count| as_found(&text, count)).collect();
        output.line(serde_json::to_string_pretty(&found)?)?;
        return Ok(Verdict::Done);
    }
    for count in &counts {
        let quote = text.quote(count.span).unwrap_or_default();
        output.line(format_args!("{} {quote}: {}", count.span, said(count.reading)))?;
    }
    if counts.is_empty() {
        output.note("no casualty counts found");
    }
    Ok(Verdict::Done)
}

fn as_found<'a>(text: &'a SourceText, count: &FoundCount) -> Found<'a> {
    Found {
        start: count.span.start().get(),
        end: count.span.end().get(),
        quote: text.quote(count.span).unwrap_or_default(),
        values: count.reading.into(),
    }
}

/// `low 901, best 901, high unknown; more_than; killed`.
fn said(reading: Reading) -> String {
    let bound = |bound: Option<u64>| bound.map_or("unknown".to_owned(), |value| value.to_string());
    let [low, best, high] = [reading.low, reading.best, reading.high].map(bound);
    let outcome = reading.outcome.map_or("outcome unknown", Outcome::as_str);
    format!("low {low}, best {best}, high {high}; {}; {outcome}", reading.qualifier.as_str())
}
