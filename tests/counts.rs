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

#[test]
fn parts_and_totals_are_told_apart() {
    let flags = |text: &str| -> Vec<String> {
        let flag = |on: bool, name: &str| if on { name.to_owned() } else { String::new() };
        let show = |reading: Reading| flag(reading.part_of_another, "part") + &flag(reading.cumulative, "total");
        find_counts(&SourceText::new(text)).into_iter().map(|count| show(count.reading)).collect()
    };
    assert_eq!(flags("مقتل 23 شخصا بينهم 7 أطفال و5 نساء وإصابة 10"), ["", "part", "part", ""]);
    assert_eq!(flags("قتل 50 مدنيا، 20 منهم من النساء"), ["", "part"]);
    assert_eq!(flags("من بين القتلى 5 أطفال"), ["part"]);
    assert_eq!(flags("قتل 5 بينهم طفلان و3 جرحى"), ["", "part", ""]);
    assert_eq!(flags("ارتفعت حصيلة القتلى إلى 50 والجرحى إلى 70"), ["total", "total"]);
    assert_eq!(flags("ارتفاع الحصيلة إلى 5 قتلى و10 جرحى"), ["total", "total"]);
    assert_eq!(flags("وصل عدد القتلى إلى 150. وقتل 3 مدنيين"), ["total", ""]);
    assert_eq!(flags("وصل 20 جريحا"), [""]);
    assert_eq!(flags("قتل أكثر من 900 عنصر منذ بدء الحملة"), [""]);
    assert_eq!(flags("منذ بدء الحملة قتل أكثر من 900 عنصر و600 من مقاتلي قسد"), ["total", "total"]);
}

/// The table in the documentation is that of the program.
#[test]
fn the_documented_conventions_are_those_of_the_program() {
    let documented: Vec<Vec<&str>> = include_str!("../docs/counts.md")
        .lines()
        .filter(|line| line.starts_with("| `"))
        .map(|line| line.split('|').map(str::trim).collect())
        .collect();
    let table = CountConventions::default();
    let rows: Vec<Vec<String>> = table
        .rows()
        .map(|row| {
            let [low, best, high] = [row.low, row.best, row.high].map(|bound| bound.to_string());
            let (key, qualifier) = (row.key.as_str(), row.key.qualifier().as_str());
            vec![format!("`{key}`"), low, best, high, format!("`{qualifier}`"), row.reason.clone()]
        })
        .collect();
    assert_eq!(documented.len(), rows.len());
    for (documented, row) in documented.iter().zip(&rows) {
        assert_eq!([documented[1], documented[3], documented[4], documented[5], documented[6], documented[7]], row[..]);
        // Its examples are read by that row.
        for example in documented[2].split(['،', ';']) {
            let reading = read(example).unwrap_or_else(|| panic!("{example}"));
            assert_eq!(format!("`{}`", reading.qualifier.as_str()), documented[6], "{example}");
        }
    }
}
