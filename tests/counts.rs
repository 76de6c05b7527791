//! The count reader against the lists of the field, the seed articles and numbers in words.

use std::fmt::Write as _;
use tawsim::model::CountConventions;
use tawsim::suggest::{Reading, find_counts, read_count};
use tawsim::text::SourceText;

const EXPRESSIONS: &str = include_str!("counts/expressions.tsv");
const NONTARGETS: &str = include_str!("counts/nontargets.tsv");
const SEEDS: [&str; 5] = [
    include_str!("../seeds/000_dad4739e26425e78.txt"),
    include_str!("../seeds/001_304fbf79cd7fc7b7.txt"),
    include_str!("../seeds/002_7c00fd1400095276.txt"),
    include_str!("../seeds/003_09dcd0ffac0d600c.txt"),
    include_str!("../seeds/004_70254949ee338b64.txt"),
];

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
        format!("{} = {} {outcome}", text.quote(count.span).unwrap(), values(Some(count.reading)))
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
fn show_seeds() {
    for seed in SEEDS {
        println!("{:#?}", found(seed));
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

#[test]
fn show_sentences() {
    for line in include_str!("counts/sentences.txt").lines() {
        let mut plain = line.replace('⟧', "");
        for o in ["killed_and_injured", "killed", "injured", "missing", "detained"] {
            plain = plain.replace(&format!("⟦{o}:"), "");
        }
        let plain = plain.replace('⟦', "");
        println!("{line}\n      {:?}", found(&plain));
    }
}
