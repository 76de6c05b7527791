//! The native format: exactly as `docs/jsonl.md` says, and without loss.
//!
//! Annotated text is written with brackets: `قال ⟦ACTOR:مصطفى⟧`.

#[path = "jsonl/answers.rs"]
mod answers;

use std::fmt::Write as _;
use tawsim::formats::jsonl::{Reader, Reason, WriteError, Writer};
use tawsim::formats::{Record, RecordError, RecordSpan};
use tawsim::model::{
    Annotation, AnnotationId, Annotator, DocumentId, LabelKey, LabelSet, Origin, Sheet, Status, Timestamp,
};
use tawsim::text::{SourceText, Span};

fn time() -> Timestamp {
    Timestamp::parse("2026-11-22T02:02:17Z").unwrap()
}

/// Text and spans of `marked`; the ids count up in the order in which the brackets close.
fn record(document: &str, annotator: &str, status: Status, marked: &str) -> Record {
    let (mut text, mut open, mut found) = (String::new(), Vec::new(), Vec::new());
    let mut rest = marked;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '⟦' => {
                let (label, after) = rest.split_once(':').expect("a label");
                open.push((label, text.chars().count(), text.len()));
                rest = after;
            }
            '⟧' => {
                let (label, start, byte) = open.pop().expect("an open bracket");
                let span = Span::new(start, text.chars().count()).expect("text between the brackets");
                found.push((label, span, text[byte..].to_owned()));
            }
            c => text.push(c),
        }
    }
    let id = |i: usize| AnnotationId::parse(&format!("019ab000-0000-7000-8000-{i:012}")).unwrap();
    let span = |(i, (label, span, quote)): (usize, (&str, Span, String))| {
        let label = LabelKey::new(label).unwrap();
        RecordSpan { annotation: Annotation { id: id(i), ..Annotation::new(span, label, time()) }, quote }
    };
    Record {
        document: DocumentId::new(document).unwrap(),
        text: SourceText::new(text),
        annotator: Annotator::new(annotator).unwrap(),
        status,
        spans: found.into_iter().enumerate().map(span).collect(),
        links: Vec::new(),
        comments: Vec::new(),
        sheet: Sheet::default(),
    }
}

/// The record with its spans in brackets; what crosses can't be shown.
fn marked(record: &Record) -> String {
    let mut shown = String::new();
    let spans: Vec<&Annotation> = record.spans.iter().map(|span| &span.annotation).collect();
    for (i, c) in record.text.as_str().chars().map(Some).chain([None]).enumerate() {
        for _ in spans.iter().filter(|a| a.span.end().get() == i) {
            shown.push('⟧');
        }
        for annotation in spans.iter().filter(|a| a.span.start().get() == i) {
            let _ = write!(shown, "⟦{}:", annotation.label);
        }
        shown.extend(c);
    }
    shown
}

fn write(records: &[Record]) -> String {
    write_with(records, &LabelSet::conflict_news())
}

fn write_with(records: &[Record], labels: &LabelSet) -> String {
    let mut writer = Writer::new(Vec::new(), labels);
    for record in records {
        writer.write(record).unwrap();
    }
    String::from_utf8(writer.finish().unwrap()).unwrap()
}

fn read(lines: &str) -> Vec<Record> {
    Reader::new(lines.as_bytes(), time(), &LabelSet::conflict_news()).map(|line| line.unwrap().record).collect()
}

/// Why the only line of `lines` is refused.
#[track_caller]
fn refused(line: &str, expected: &str) {
    let errors: Vec<_> =
        Reader::new(line.as_bytes(), time(), &LabelSet::conflict_news()).filter_map(Result::err).collect();
    assert_eq!(errors.len(), 1, "{line}");
    let message = errors[0].to_string();
    assert!(message.starts_with("line 1: ") && message.contains(expected), "{message}");
}

const NESTED: &str = "قال ⟦ACTOR:مصطفى بالي⟧ 😀 إن ⟦CLAIM:⟦CASUALTY_COUNT:ثلاثة⟧ من ⟦ACTOR:المقاتلين⟧ قتلوا⟧\r\n";

fn story() -> Vec<Record> {
    let mut first = record("001_a", "a1", Status::Done, NESTED);
    "سطر\n\"آخر\"".clone_into(&mut first.spans[0].annotation.note);
    first.spans[1].annotation.origin = Origin::Imported;
    first.spans[2].annotation.modified = Timestamp::parse("2026-11-23T00:00:00Z").unwrap();
    answers::tell(&mut first);
    vec![
        first,
        record(
            "001_a",
            "ليلى",
            Status::InProgress,
            "قال ⟦ACTOR:⟦LOCATION:مصطفى بالي⟧⟧ 😀 إن ثلاثة من المقاتلين قتلوا\r\n",
        ),
        record("002_b", "a1", Status::ToDo, "\u{feff}سطر\u{2028}سطر\u{85}\u{2029}\t\u{0}\u{7f}"),
    ]
}

#[test]
fn the_format_is_that_of_the_golden_file() {
    let golden = include_str!("golden/story.jsonl");
    assert_eq!(write(&story()), golden);
    assert_eq!(write(&read(golden)), golden);
    assert_eq!(marked(&read(golden)[0]), NESTED);
    assert_eq!(golden.lines().count(), 3);
    let (first, told) = (&read(golden)[0], &story()[0]);
    assert_eq!((&first.comments, &first.sheet, first.links.len()), (&told.comments, &told.sheet, 3));
    assert!(told.links.iter().all(|link| first.links.contains(link)));
    let answers = |record: &Record| record.spans.iter().map(|span| span.annotation.answers.len()).sum::<usize>();
    assert_eq!((answers(first), answers(told)), (9, 9));
    // Python's splitlines() also cuts here.
    assert!(!golden.contains(['\u{85}', '\u{2028}', '\u{2029}']));
}

/// Lines from before there were attributes have the same spans.
#[test]
fn older_files_are_read_as_they_were() {
    let old = read(include_str!("golden/story-before-attributes.jsonl"));
    for (old, new) in old.iter().zip(read(include_str!("golden/story.jsonl"))) {
        assert_eq!((&old.document, &old.annotator, old.status), (&new.document, &new.annotator, new.status));
        assert_eq!((old.links.len(), old.comments.len(), &old.sheet), (0, 0, &Sheet::default()));
        for (old, mut new) in old.spans.iter().zip(new.spans) {
            new.annotation.answers.clear();
            assert_eq!(*old, new);
        }
    }
    assert_eq!(old.iter().map(|record| record.spans.len()).sum::<usize>(), 6);
}

#[test]
fn the_manual_shows_a_line_as_it_is() {
    let manual = include_str!("../docs/jsonl.md").replace('\r', "");
    let example = manual.split_once("```json\n").and_then(|(_, rest)| rest.split_once("```")).expect("an example").0;
    assert_eq!(write(&read(example)), example);
    let shown = marked(&read(example)[0]);
    assert!(manual.contains(&shown), "{shown}");
}

#[test]
fn every_key_is_always_there_and_in_order() {
    let labels = answers::two_attributes();
    let line = write_with(&[record("d", "a", Status::ToDo, "⟦ACTOR:قال⟧")], &labels);
    let expected = concat!(
        r#"{"schema":"tawsim/1","doc_id":"d","text":"قال","#,
        r#""text_sha256":"HASH","annotator":"a","status":"to_do","offset_unit":"code_points","label_set":"Two","spans":["#,
        r#"{"id":"019ab000-0000-7000-8000-000000000000","label":"ACTOR","start":0,"end":3,"quote":"قال","#,
        r#""bytes":[0,6],"utf16":[0,3],"attributes":{"role":null,"size":null},"#,
        r#""attribute_states":{"role":"empty","size":"empty"},"note":"","origin":"manual","#,
        r#""created":"2026-11-22T02:02:17Z","modified":"2026-11-22T02:02:17Z"}],"links":[],"#,
        r#""document":{"labels":[],"attributes":{},"attribute_states":{},"note":""},"comments":[]}"#,
        "\n"
    );
    assert_eq!(line, expected.replace("HASH", &SourceText::new("قال").sha256_hex()));
    let empty = write_with(&[record("d", "a", Status::ToDo, "قال")], &labels);
    assert!(empty.contains("\"label_set\":\"Two\",\"spans\":[],\"links\":[],\"document\":{"), "{empty}");
}

#[test]
fn a_quote_that_the_text_does_not_read_is_never_written() {
    let mut wrong = record("d", "a", Status::Done, "قال ⟦ACTOR:مصطفى⟧");
    wrong.spans[0].quote = "مصطف".to_owned();
    let labels = LabelSet::conflict_news();
    let mut writer = Writer::new(Vec::new(), &labels);
    let error = writer.write(&wrong).unwrap_err();
    assert!(matches!(error, WriteError::Record(RecordError::Quote { .. })), "{error}");
    wrong.spans[0].annotation.span = Span::new(4, 10).unwrap();
    let error = writer.write(&wrong).unwrap_err();
    assert!(matches!(error, WriteError::Record(RecordError::OutOfBounds { chars: 9, .. })), "{error}");
    assert!(writer.finish().unwrap().is_empty());
}

#[test]
fn marks_line_ends_and_blank_lines_are_no_fault() {
    let lines = write(&story());
    let windows = format!("\u{feff}\r\n{}\r\n", lines.replace('\n', "\r\n\r\n"));
    assert_eq!(write(&read(&windows)), lines);
    assert_eq!(write(&read(lines.trim_end())), lines);
}

#[test]
fn a_bad_line_is_named_and_the_others_are_read() {
    let lines = write(&story());
    let mut broken: Vec<&str> = lines.lines().collect();
    broken.insert(1, "{\"schema\":");
    let outcomes: Vec<bool> = Reader::new(broken.join("\n").as_bytes(), time(), &LabelSet::conflict_news())
        .map(|line| line.is_ok())
        .collect();
    assert_eq!(outcomes, [true, false, true, true]);
    let mut bytes = lines.clone().into_bytes();
    let arabic = bytes.iter().position(|byte| !byte.is_ascii()).unwrap();
    bytes[arabic] = 0xff;
    let first = Reader::new(&bytes[..], time(), &LabelSet::conflict_news()).next().unwrap().unwrap_err();
    assert!(matches!(first.reason, Reason::Encoding(at) if at == arabic), "{first}");
    assert_eq!(Reader::new(&bytes[..], time(), &LabelSet::conflict_news()).flatten().count(), 2);
}

#[test]
fn each_contradiction_has_its_reason() {
    let line = write(&[record("d", "a", Status::Done, "قال ⟦ACTOR:مصطفى⟧ ثم ⟦ACTOR:ليلى⟧")]);
    let changed = |from: &str, to: &str| {
        assert!(line.contains(from), "{from}");
        line.replacen(from, to, 1)
    };
    refused(&changed("tawsim/1", "tawsim/2"), "the schema is \"tawsim/2\"");
    refused("{\"text\":\"قال\"}", "the schema is \"\"");
    refused("[1]", "invalid type");
    refused(&changed("قال مصطفى", "قيل مصطفى"), "SHA-256");
    refused(&changed("code_points", "bytes"), "the offset unit is \"bytes\"");
    refused(&changed("\"start\":4", "\"start\":5"), "the quote of the span 5..9");
    refused(&changed("\"end\":9", "\"end\":99"), "the span 4..99 ends after the text, which has 17 code points");
    refused(&changed("\"end\":9", "\"end\":4"), "end must be greater than start");
    refused(&changed("\"start\":4", "\"start\":-4"), "invalid value");
    refused(&changed("\"bytes\":[7,17]", "\"bytes\":[7,16]"), "span 1: bytes is [7,16], but the span is at [7,17]");
    refused(&changed("\"utf16\":[4,9]", "\"utf16\":[4,8]"), "utf16 is [4,8]");
    refused(&changed("\"status\":\"done\"", "\"status\":\"finished\""), "no status \"finished\"");
    refused(&changed("\"annotator\":\"a\"", "\"annotator\":\" \""), "annotator: the name is empty");
    refused(&changed("2026-11-22T02:02:17Z", "yesterday"), "span 1: created \"yesterday\"");
    refused(&changed("000000000001", "000000000000"), "is already there");
    refused(&changed(",\"quote\":\"مصطفى\"", ""), "missing field `quote`");
    refused(&changed("\"text_sha256\"", "\"sha\""), "missing field `text_sha256`");
    refused(&changed("قال مصطفى", "\\ud800 مصطفى"), "column");
}

#[test]
fn what_only_describes_may_be_missing_and_what_is_unknown_is_named() {
    let hash = SourceText::new("قال مصطفى").sha256_hex();
    let line = format!(
        r#"{{"spans":[{{"score":0.5,"label":"ACTOR","start":4,"end":9,"quote":"مصطفى"}}],"doc_id":"d","lang":"ar",
        "text":"قال مصطفى","text_sha256":"{hash}","annotator":"m","offset_unit":"code_points","schema":"tawsim/1"}}"#
    )
    .replace('\n', " ");
    let line = Reader::new(line.as_bytes(), time(), &LabelSet::conflict_news()).next().unwrap().unwrap();
    assert_eq!(line.unknown, ["the key lang", "the key spans[].score"]);
    assert_eq!(line.record.status, Status::InProgress);
    let annotation = &line.record.spans[0].annotation;
    assert_eq!((&annotation.origin, annotation.created, annotation.modified), (&Origin::Imported, time(), time()));
}
