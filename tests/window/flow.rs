//! The whole way of an article: tag, tag inside, undo, redo, done, export; close, and find everything again.

use crate::hands::{CTRL, CTRL_SHIFT};
use crate::stage::Stage;
use eframe::egui::Key;
use std::fs::File;
use std::io::BufReader;
use tawsim::formats::jsonl::Reader;
use tawsim::model::{LabelSet, Status, Timestamp};

const CLAIM: &str = "ثلاثة من مقاتلي قوات سوريا الديمقراطية قتلوا";

#[test]
fn tag_nested_tag_undo_redo_done_export_reopen() {
    let mut stage = Stage::new();
    let first = stage.document().to_owned();
    stage.drag_over(CLAIM);
    assert_eq!(stage.selected(), CLAIM);
    stage.key(Key::Num4);
    assert_eq!(stage.spans(), [format!("CLAIM {CLAIM}")]);
    stage.drag_over("مقاتلي قوات سوريا الديمقراطية");
    stage.key(Key::Num1);
    let both = [format!("CLAIM {CLAIM}"), "ACTOR مقاتلي قوات سوريا الديمقراطية".to_owned()];
    assert_eq!(stage.spans(), both);

    stage.keys(CTRL, Key::Z);
    assert_eq!(stage.spans(), both[..1]);
    stage.keys(CTRL, Key::Z);
    assert_eq!(stage.spans(), [""; 0]);
    assert_eq!(stage.session().documents()[0].status, Status::ToDo);
    stage.keys(CTRL_SHIFT, Key::Z);
    stage.keys(CTRL_SHIFT, Key::Z);
    assert_eq!(stage.spans(), both);
    assert!(stage.is_saved());

    stage.keys(CTRL, Key::Enter);
    assert_eq!(stage.document(), first, "a claim without a speaker is worth a question");
    assert!(stage.says("One problem is open.") && stage.says("Link “said by” is missing"));
    stage.keys(CTRL, Key::Enter);
    assert_ne!(stage.document(), first);
    assert_eq!(stage.session().documents()[0].status, Status::Done);
    assert!(stage.says("1 of 5 done"));

    export(&mut stage, "out.jsonl");
    check_export(&stage, "out.jsonl", &both);

    stage.restart();
    assert_ne!(stage.document(), first, "the document that was open last is open again");
    stage.keys(CTRL, Key::PageUp);
    assert_eq!((stage.document(), stage.spans()), (first.as_str(), both.to_vec()));
}

/// Exports everything to a new file by the dialogs of the window.
fn export(stage: &mut Stage, name: &str) {
    stage.keys(CTRL, Key::E);
    stage.wait(|stage| stage.says("2 documents · 2 lines · 2 spans"));
    stage.press("Choose a file…");
    stage.keys(CTRL, Key::A);
    let path = stage.path(name).display().to_string();
    stage.harness.event(eframe::egui::Event::Text(path));
    stage.rest();
    stage.key(Key::Enter);
    stage.wait(|stage| stage.says("Export finished"));
    stage.key(Key::Enter);
    assert!(!stage.says("Export finished"));
}

/// Reads the file with the program's own reader, and its quotes byte by byte.
fn check_export(stage: &Stage, name: &str, spans: &[String]) {
    let file = stage.path(name);
    let source = BufReader::new(File::open(&file).unwrap());
    let lines: Vec<_> =
        Reader::new(source, Timestamp::now(), &LabelSet::conflict_news()).map(|line| line.unwrap().record).collect();
    assert_eq!(lines.len(), 2);
    assert_eq!((lines[0].annotator.as_str(), lines[0].status), ("ليلى", Status::Done));
    let read = lines[0].spans.iter().map(|span| format!("{} {}", span.annotation.label, span.quote));
    assert_eq!(read.collect::<Vec<_>>(), spans);
    assert_eq!(lines[1].spans.len(), 0);

    let raw = std::fs::read_to_string(&file).unwrap();
    let line: serde_json::Value = serde_json::from_str(raw.lines().next().unwrap()).unwrap();
    let text = line["text"].as_str().unwrap();
    assert_eq!(text.as_bytes(), std::fs::read(crate::stage::seeds().join("000_dad4739e26425e78.txt")).unwrap());
    for span in line["spans"].as_array().unwrap() {
        let at = |value: &serde_json::Value| usize::try_from(value.as_u64().unwrap()).unwrap();
        let quote = span["quote"].as_str().unwrap();
        let letters: String =
            text.chars().skip(at(&span["start"])).take(at(&span["end"]) - at(&span["start"])).collect();
        assert_eq!(letters, quote);
        assert_eq!(&text.as_bytes()[at(&span["bytes"][0])..at(&span["bytes"][1])], quote.as_bytes());
    }
}
