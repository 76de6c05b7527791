//! What goes wrong, or is asked for by mistake, costs no work and is told as it is.

use super::{Place, TEXT, add};
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

#[test]
fn a_difference_that_an_import_does_not_take_over_is_reported() {
    let place = Place::new();
    place.apply(&add(4, 14, "ACTOR"));
    place.run(&["export", "p.tawsim", "-o", "out.jsonl"]);
    let mut line: Value = serde_json::from_str(&fs::read_to_string(place.path("out.jsonl")).unwrap()).unwrap();
    line["spans"][0]["id"] = json!(ID);
    fs::write(place.path("same.jsonl"), line.to_string()).unwrap();
    assert_eq!(place.run(&["import", "p.tawsim", "same.jsonl"]).0, 0);
    line["spans"][0]["note"] = json!("من النسخة");
    fs::write(place.path("other.jsonl"), line.to_string()).unwrap();
    let (code, _, err) = place.run(&["import", "p.tawsim", "other.jsonl"]);
    assert_eq!(code, 1, "{err}");
    assert!(err.contains("other.jsonl, line 1: ACTOR 4..14 is there already") && err.contains("من النسخة"), "{err}");
}

#[test]
fn an_export_is_known_whatever_it_is_called() {
    let place = Place::new();
    place.apply(&add(4, 14, "ACTOR"));
    place.run(&["export", "p.tawsim", "-o", "out.json"]);
    let exported = fs::read_to_string(place.path("out.json")).unwrap();
    fs::write(place.path("spaced.txt"), exported.replacen(":\"tawsim/", " : \"tawsim/", 1)).unwrap();
    for (project, file) in [("q.tawsim", "out.json"), ("r.tawsim", "spaced.txt")] {
        let (code, out, err) = place.run(&["new", project, file]);
        assert_eq!(code, 0, "{err}");
        assert_eq!(out, format!("{project}: 1 document added, 1 line read, 1 span added\n"));
    }
}

#[test]
fn no_picture_is_taken_of_a_project_that_does_not_open() {
    let place = Place::new();
    let (code, _, err) = place.run(&["nothere.tawsim", "--screenshot", "x.png"]);
    assert_eq!(code, 2);
    assert!(err.contains("nothere.tawsim: there is no such file"), "{err}");
    assert!(!place.path("x.png").exists());
}

#[test]
fn an_export_to_standard_output_is_nothing_but_the_export() {
    let place = Place::new();
    place.apply(&add(4, 14, "ACTOR"));
    place.run(&["export", "p.tawsim", "-o", "out.jsonl"]);
    let exported = fs::read_to_string(place.path("out.jsonl")).unwrap();
    let names: &[&str] = if cfg!(unix) { &["-", "/dev/stdout"] } else { &["-"] };
    for name in names {
        let (code, out, err) = place.run(&["export", "p.tawsim", "-o", name]);
        assert_eq!(
            (code, out.as_str(), err.as_str()),
            (0, exported.as_str(), "1 line, 1 document, 1 span\n"),
            "{name}"
        );
    }
    assert!(!place.path("-").exists());
}

#[test]
fn an_export_of_nothing_leaves_the_old_file() {
    let place = Place::new();
    place.apply(&add(4, 14, "ACTOR"));
    fs::write(place.path("out.jsonl"), "old").unwrap();
    let (code, _, err) = place.run(&["export", "p.tawsim", "-o", "out.jsonl", "--done-only"]);
    assert_eq!(code, 1);
    assert!(err.contains("nothing was written"), "{err}");
    assert_eq!(fs::read_to_string(place.path("out.jsonl")).unwrap(), "old");
}

#[test]
fn a_project_whose_texts_all_fail_is_not_made() {
    let place = Place::new();
    fs::write(place.path("bad.txt"), [b'a', 0xff, 0xfe]).unwrap();
    for _ in 0..2 {
        let (code, _, err) = place.run(&["new", "q.tawsim", "bad.txt"]);
        assert_eq!(code, 2);
        assert!(err.contains("bad.txt: byte 1 is not valid UTF-8") && err.contains("q.tawsim: not made"), "{err}");
        assert!(!place.path("q.tawsim").exists());
    }
    fs::write(place.path("bad.txt"), TEXT).unwrap();
    assert_eq!(place.run(&["new", "q.tawsim", "bad.txt"]).0, 0);
}

#[test]
fn an_option_that_does_not_fit_a_file_is_told() {
    let place = Place::new();
    fs::write(place.path("two.txt"), "نص آخر").unwrap();
    let (code, _, err) = place.run(&["import", "p.tawsim", "two.txt", "--annotator", "ليلى"]);
    assert_eq!(code, 1);
    assert!(err.contains("two.txt: this is a text, which has no annotator"), "{err}");
    place.apply(&add(4, 14, "ACTOR"));
    place.run(&["export", "p.tawsim", "-o", "out.jsonl"]);
    let (code, _, err) = place.run(&["import", "p.tawsim", "out.jsonl", "--encoding", "windows-1256"]);
    assert_eq!(code, 1);
    assert!(err.contains("out.jsonl: this is JSONL, which is always UTF-8"), "{err}");
}

#[test]
fn a_read_only_copy_can_be_looked_at_examined_and_exported() {
    let place = Place::new();
    place.apply(&add(4, 14, "ACTOR"));
    fs::create_dir(place.path("copy")).unwrap();
    let copy = place.path("copy/50% قديم#.tawsim");
    fs::copy(place.path("p.tawsim"), &copy).unwrap();
    let mut rights = fs::metadata(&copy).unwrap().permissions();
    rights.set_readonly(true);
    fs::set_permissions(&copy, rights.clone()).unwrap();
    let copy = copy.to_str().unwrap();
    for arguments in [&["info", copy][..], &["doctor", copy], &["export", copy, "-o", "out.jsonl"]] {
        let (code, out, err) = place.run(arguments);
        assert_eq!((code, err.as_str()), (0, ""), "{arguments:?} {out}");
        assert!(out.contains("1 span") || out.contains("ACTOR 1"), "{out}");
    }
    let (code, _, err) = place.run(&["import", copy, "one.txt"]);
    assert_eq!(code, 2);
    assert!(err.contains("read-only"), "{err}");
    assert_eq!(fs::read_dir(place.path("copy")).unwrap().count(), 1);
    #[allow(clippy::permissions_set_readonly_false, reason = "so that the folder can be removed on Windows")]
    rights.set_readonly(false);
    fs::set_permissions(copy, rights).unwrap();
}

#[test]
fn doctor_tells_more_of_a_damaged_file() {
    let place = Place::new();
    let mut bytes = fs::read(place.path("p.tawsim")).unwrap();
    for page in [3, 5, 7] {
        bytes[4096 * page..4096 * page + 2048].fill(0xa5);
    }
    fs::write(place.path("p.tawsim"), &bytes).unwrap();
    let (code, out, err) = place.run(&["doctor", "p.tawsim"]);
    assert_eq!(code, 2, "{out}{err}");
    assert!(err.contains("p.tawsim: the project file is damaged"), "{err}");
    assert!(out.lines().count() > 1 && out.lines().all(|line| line.starts_with("file: ")), "{out}");
    assert_eq!(fs::read(place.path("p.tawsim")).unwrap(), bytes);
}
