//! The label set of a project: shown, written to a file, changed.

use super::{Place, add, kill_during};
use serde_json::{Value, json};
use std::fs;

impl Place {
    /// The project's label set as JSON.
    fn labels(&self) -> Value {
        let (code, out, err) = self.run(&["labels", "p.tawsim", "--json"]);
        assert_eq!((code, err.as_str()), (0, ""));
        serde_json::from_str(&out).unwrap()
    }

    fn keys(&self) -> Vec<String> {
        let labels = self.labels();
        labels["labels"].as_array().unwrap().iter().map(|l| l["key"].as_str().unwrap().to_owned()).collect()
    }

    /// Writes a label set to `new.json`.
    fn write_labels(&self, labels: &Value) {
        fs::write(self.path("new.json"), labels.to_string()).unwrap();
    }
}

/// Every mention of a label is of another key.
fn with_key(labels: &Value, from: &str, to: &str) -> Value {
    serde_json::from_str(&labels.to_string().replace(&format!("\"{from}\""), &format!("\"{to}\""))).unwrap()
}

/// Without links and rules, so that labels can go.
fn without(labels: &Value, label: &str) -> Value {
    let mut labels = labels.clone();
    labels["labels"].as_array_mut().unwrap().retain(|l| l["key"] != label);
    (labels["links"], labels["rules"]) = (json!([]), json!([]));
    labels
}

#[test]
fn a_label_set_is_shown_and_written_to_a_file_and_read_again() {
    let place = Place::new();
    let (code, out, _) = place.run(&["labels", "p.tawsim"]);
    assert_eq!(code, 0);
    assert!(out.starts_with("Conflict news: 4 labels, 15 attributes, 6 link types\n  ACTOR [1] Actor فاعل\n"), "{out}");
    assert!(out.contains("    count (range)\n") && out.contains("  said_by: CLAIM -> ACTOR\n"), "{out}");
    let (code, out, err) = place.run(&["labels", "p.tawsim", "-o", "labels.json"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(out, "labels.json: Conflict news: 4 labels, 15 attributes, 6 link types\n");
    let written = fs::read_to_string(place.path("labels.json")).unwrap();
    for arguments in [&["labels", "p.tawsim", "-o", "-"][..], &["labels", "--preset", "conflict-news", "--json"]] {
        assert_eq!(place.run(arguments).1, written, "{arguments:?}");
    }
    let (code, out, err) = place.run(&["new", "q.tawsim", "one.txt", "--labels", "labels.json"]);
    assert_eq!((code, out.as_str(), err.as_str()), (0, "q.tawsim: 1 document added\n", ""));
    assert_eq!(place.run(&["labels", "q.tawsim", "--json"]).1, written);
    assert_eq!(place.run(&["new", "r.tawsim", "--labels", "plain-ner"]).0, 0);
    assert!(place.run(&["labels", "r.tawsim"]).1.starts_with("Plain NER: 4 labels, 0 attributes, 0 link types\n"));
}

#[test]
fn a_file_that_is_no_label_set_is_told_with_its_place() {
    let place = Place::new();
    let mut labels = place.labels();
    labels["labels"][2]["attributes"][0]["kind"] = json!("two");
    place.write_labels(&labels);
    for arguments in [&["new", "q.tawsim", "--labels", "new.json"][..], &["labels", "p.tawsim", "--set", "new.json"]] {
        let (code, out, err) = place.run(arguments);
        assert_eq!((code, out.as_str()), (2, ""));
        assert!(err.contains("new.json: labels[2].attributes[0].kind: \"two\" is none of one, many"), "{err}");
    }
    assert!(!place.path("q.tawsim").exists());
    let (code, _, err) = place.run(&["new", "q.tawsim", "--labels", "nowhere"]);
    assert_eq!(code, 2);
    assert!(err.contains("nowhere: "), "{err}");
    for arguments in [&["labels"][..], &["labels", "p.tawsim", "--rename", "A=B"], &["labels", "--preset", "none"]] {
        assert_eq!(place.run(arguments).0, 2, "{arguments:?}");
    }
}

#[test]
fn labels_in_use_go_only_when_it_is_said_what_becomes_of_their_spans() {
    let place = Place::new();
    place.apply(&[add(4, 14, "ACTOR"), add(0, 3, "ACTOR"), add(18, 23, "CASUALTY_COUNT")].join("\n"));
    place.write_labels(&without(&place.labels(), "ACTOR"));
    let before = place.info();
    let (code, out, err) = place.run(&["labels", "p.tawsim", "--set", "new.json"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("ACTOR: 2 spans in 1 document\n") && err.contains("nothing was changed"), "{err}");
    let wrong = [["--delete", "NONE"], ["--delete", "CLAIM"], ["--relabel", "ACTOR=NONE"], ["--rename", "ACTOR=CLAIM"]];
    for [option, value] in wrong {
        let (code, _, err) = place.run(&["labels", "p.tawsim", "--set", "new.json", option, value]);
        assert_eq!(code, 2, "{option} {value}: {err}");
    }
    assert_eq!(place.info(), before);
    let (code, out, err) = place.run(&["labels", "p.tawsim", "--set", "new.json", "--relabel", "ACTOR=LOCATION"]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    assert_eq!(place.info()["annotators"][0]["spans_by_label"], json!({"CASUALTY_COUNT": 1, "LOCATION": 2}));
    assert_eq!(place.keys(), ["LOCATION", "CASUALTY_COUNT", "CLAIM"]);
    place.write_labels(&without(&place.labels(), "LOCATION"));
    assert_eq!(place.run(&["labels", "p.tawsim", "--set", "new.json", "--delete", "LOCATION"]).0, 0);
    assert_eq!(place.info()["annotators"][0]["spans_by_label"], json!({"CASUALTY_COUNT": 1}));
    place.is_sound();
}

#[test]
fn a_label_is_renamed_with_all_its_spans() {
    let place = Place::new();
    place.apply(&add(18, 23, "CASUALTY_COUNT"));
    place.write_labels(&with_key(&place.labels(), "CASUALTY_COUNT", "TOLL"));
    let (code, _, err) = place.run(&["labels", "p.tawsim", "--set", "new.json", "--rename", "CASUALTY_COUNT=TOLL"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(place.info()["annotators"][0]["spans_by_label"], json!({"TOLL": 1}));
    assert_eq!(place.apply(&add(0, 3, "TOLL")).0, 0);
    assert_eq!(place.apply(&add(0, 3, "CASUALTY_COUNT")).0, 1);
    place.is_sound();
}

#[test]
fn a_killed_change_of_the_label_set_is_all_or_nothing() {
    let place = Place::new();
    fs::create_dir(place.path("many")).unwrap();
    for i in 0..300 {
        fs::write(place.path(&format!("many/{i:03}.txt")), format!("{i} {}", "نص ".repeat(20))).unwrap();
    }
    assert_eq!(place.run(&["import", "p.tawsim", "many"]).0, 0);
    let tags = |i: usize| {
        let tag = |label| json!({"op": "add", "doc": format!("{i:03}"), "label": label, "start": 0, "end": 3});
        format!("{}\n{}", tag("ACTOR"), tag("CLAIM"))
    };
    assert_eq!(place.apply(&(0..300).map(tags).collect::<Vec<_>>().join("\n")).0, 0);
    let before = place.labels();
    // Renames in every layer, and deletions in every layer, which are written one by one.
    let after = with_key(&without(&before, "ACTOR"), "CLAIM", "SAYING");
    place.write_labels(&after);
    let change = ["labels", "p.tawsim", "--set", "new.json", "--delete", "ACTOR", "--rename", "CLAIM=SAYING"];
    for milliseconds in [5, 15, 30, 45, 60, 90, 150] {
        kill_during(&place, &change, milliseconds);
        place.is_sound();
        let spans = place.info()["annotators"][0]["spans_by_label"].clone();
        if place.labels() == before {
            assert_eq!(spans, json!({"ACTOR": 300, "CLAIM": 300}), "after {milliseconds} ms");
        } else {
            assert_eq!((place.labels(), spans), (after.clone(), json!({"SAYING": 300})), "after {milliseconds} ms");
        }
    }
}
