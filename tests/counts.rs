//! The count reader against the lists of the field, the seed articles and numbers in words.

#[path = "counts/numerals.rs"]
mod numerals;
#[path = "counts/properties.rs"]
mod properties;
#[path = "counts/seeds.rs"]
mod seeds;

use std::fmt::Write as _;
use tawsim::model::CountConventions;
use tawsim::suggest::{Reading, find_counts, read_count};
use tawsim::text::SourceText;

const EXPRESSIONS: &str = include_str!("counts/expressions.tsv");
const NONTARGETS: &str = include_str!("counts/nontargets.tsv");
/// `low best high qualifier`, an unknown bound as `-`.
fn values(reading: Option<Reading>) -> String {
    let Some(reading) = reading else { return "nothing".to_owned() };
    let mut text = String::new();
    for bound in [reading.low, reading.best, reading.high] {
        let _ = match bound {
            Some(value) => write!(text, "{value} "),
            None => write!(text, "- "),
        };
    }
    text + reading.qualifier.as_str()
}

fn read(phrase: &str) -> Option<Reading> {
    read_count(phrase, "", "", &CountConventions::default())
}

fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table.lines().skip(1).map(|line| line.split('\t').collect())
}

#[test]
fn every_expression_of_the_list_is_read() {
    let mut wrong = Vec::new();
    for row in rows(EXPRESSIONS) {
        let bounds = row[1..4].iter().map(|bound| if bound.is_empty() { "-" } else { bound });
        let expected = bounds.chain([row[4]]).collect::<Vec<_>>().join(" ");
        let found = values(read(row[0]));
        if found != expected {
            wrong.push(format!("{}: {found}, expected {expected}", row[0]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn found(text: &str) -> Vec<String> {
    let text = SourceText::new(text);
    let show = |count: tawsim::suggest::FoundCount| {
        let outcome = count.reading.outcome.map_or("-", tawsim::model::Outcome::as_str);
        let part = if count.reading.part_of_another { " part" } else { "" };
        format!("{} = {} {outcome}{part}", text.quote(count.span).unwrap(), values(Some(count.reading)))
    };
    find_counts(&text).into_iter().map(show).collect()
}

#[test]
fn nothing_that_is_no_casualty_count_is_offered() {
    for row in rows(NONTARGETS) {
        assert_eq!(found(row[0]), Vec::<String>::new());
    }
}

#[test]
fn phrases_of_all_kinds_are_read() {
    let mut wrong = Vec::new();
    for line in include_str!("counts/phrases.tsv").lines() {
        let (phrase, expected) = line.split_once('\t').expect("two columns");
        let reading = read(phrase);
        let outcome = reading.and_then(|reading| reading.outcome).map_or("-", tawsim::model::Outcome::as_str);
        let found = if reading.is_some() { format!("{} {outcome}", values(reading)) } else { values(reading) };
        if found != expected {
            wrong.push(format!("{phrase}: {found}, expected {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// `text` with what is found in it in brackets: `⟦killed:20 قتيلا⟧`.
fn marked(text: &str) -> String {
    let source = SourceText::new(text);
    let mut marked = String::new();
    let mut done = 0;
    for count in find_counts(&source) {
        let bytes = source.byte_range(count.span).expect("inside");
        let outcome = count.reading.outcome.map_or("", tawsim::model::Outcome::as_str);
        let _ = write!(marked, "{}⟦{outcome}:{}⟧", &text[done..bytes.start], &text[bytes.clone()]);
        done = bytes.end;
    }
    marked + &text[done..]
}

/// A sentence in the notation of [`marked`] without its brackets.
fn unmarked(text: &str) -> String {
    let mut parts = text.split('⟦');
    let first = parts.next().unwrap_or("").to_owned();
    parts.fold(first, |sum, part| sum + part.split_once(':').expect("an outcome").1).replace('⟧', "")
}

#[test]
fn counts_are_found_in_sentences() {
    let mut wrong = Vec::new();
    for line in include_str!("counts/sentences.txt").lines() {
        let found = marked(&unmarked(line));
        if found != line {
            wrong.push(format!("expected {line}\n found   {found}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
