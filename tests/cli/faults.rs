//! What goes wrong, or is asked for by mistake, costs no work and is told as it is.

use super::{Place, TEXT, add, told};
use serde_json::{Value, json};
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

const ID: &str = "019ab000-0000-7000-8000-000000000001";

fn note(id: &str, note: &str) -> String {
    json!({"op": "note", "id": id, "note": note}).to_string()
}

#[test]
fn an_export_never_replaces_a_project() {
    let place = Place::new();
    place.apply(&add(4, 14, "ACTOR"));
    fs::hard_link(place.path("p.tawsim"), place.path("linked.jsonl")).unwrap();
    for target in ["p.tawsim", "./p.tawsim", "linked.jsonl", "p.tawsim-wal", "p.tawsim-shm"] {
        let (code, out, err) = place.run(&["export", "p.tawsim", "-o", target]);
        assert_eq!((code, out.as_str()), (2, ""), "{target}: {err}");
        assert!(err.contains("this is a project, or the log of one"), "{err}");
    }
    assert_eq!(place.info()["annotators"][0]["spans"], 1);
    place.is_sound();
}

#[test]
fn only_what_was_dropped_is_answered_as_dropped() {
    let place = Place::new();
    let mut child = place
        .command(&["apply", "p.tawsim", "--annotator", "a1"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut answer = || serde_json::from_str::<Value>(&answers.next().unwrap().unwrap()).unwrap();
    writeln!(input, "{}", add(0, 3, "CLAIM")).unwrap();
    assert_eq!(answer()["ok"], true);
    // Another program is faster by one span, so that the revisions agree again after the refusal.
    assert_eq!(place.apply(&add(4, 14, "ACTOR")).0, 0);
    let twice = json!({"op":"add","doc":"one","label":"ACTOR","start":4,"end":14,"id":ID}).to_string();
    let relabel = json!({"op":"relabel","doc":"one","id":ID,"label":"LOCATION"}).to_string();
    let lines = [twice, relabel, add(18, 23, "CASUALTY_COUNT"), String::new()].join("\n");
    input.write_all(lines.as_bytes()).unwrap();
    let ok: Vec<Value> = (0..3).map(|_| answer()).collect();
    assert!(ok[0]["error"].as_str().unwrap().contains("already has the label ACTOR"), "{ok:?}");
    assert!(ok[1]["error"].as_str().unwrap().starts_with("not saved: "), "{ok:?}");
    assert_eq!(ok[2]["ok"], true, "{ok:?}");
    drop(input);
    assert_eq!(child.wait().unwrap().code(), Some(1));
    assert_eq!(place.info()["annotators"][0]["spans"], 3);
    place.is_sound();
}

#[test]
fn a_note_is_written_on_a_span_that_is_there() {
    let place = Place::new();
    let tag = json!({"op":"add","doc":"one","label":"ACTOR","start":4,"end":14,"id":ID}).to_string();
    assert_eq!(place.apply(&tag).0, 0);
    let (code, answers) = place.apply(&note(ID, "الناطق باسم «قسد»"));
    assert_eq!((code, answers), (0, vec![json!({"ok":true,"id":ID})]));
    place.run(&["export", "p.tawsim", "-o", "out.jsonl"]);
    assert!(fs::read_to_string(place.path("out.jsonl")).unwrap().contains("الناطق باسم «قسد»"));
}
