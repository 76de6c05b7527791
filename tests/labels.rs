//! Label sets in files: what the program writes is what `docs/labels.schema.json` and `docs/labels.md` say.

#[path = "labels/schema.rs"]
mod schema;

use schema::faults;
use serde_json::{Value, json};
use tawsim::model::{LabelSet, Preset};
use tawsim::wire::{LABELS_SCHEMA, read_label_set, write_label_set};

const GOLDEN: &str = include_str!("golden/labels-conflict-news.json");

fn schema() -> Value {
    serde_json::from_str(include_str!("../docs/labels.schema.json")).unwrap()
}

fn check(value: &Value) -> Vec<String> {
    faults(&schema(), &schema(), value, "$")
}

#[test]
fn the_presets_are_written_as_the_schema_says_and_read_back_equal() {
    for preset in Preset::ALL {
        let labels = preset.label_set();
        let written = write_label_set(&labels);
        assert_eq!(check(&serde_json::from_str(&written).unwrap()), Vec::<String>::new(), "{preset:?}");
        assert_eq!(read_label_set(written.as_bytes()).unwrap(), labels);
    }
}

#[test]
fn the_default_is_written_as_it_stands_in_the_golden_file() {
    assert_eq!(write_label_set(&LabelSet::conflict_news()), GOLDEN);
}

/// What the schema refuses the program refuses, too, and the other way round.
#[test]
fn the_schema_and_the_program_refuse_the_same() {
    let golden: Value = serde_json::from_str(GOLDEN).unwrap();
    let wrong: &[(&str, Value)] = &[
        ("/labels/0/key", json!("")),
        ("/labels/0/colour/light", json!("blue")),
        ("/labels/0/colour", json!({"light": "#000000"})),
        ("/labels/0/shortcut", json!("n")),
        ("/labels/0/line", json!("wavy")),
        ("/labels/0/overlap", json!({"nest": []})),
        ("/labels/0/attributes/0/kind", json!("two")),
        ("/labels/0/attributes/0/choices", json!([])),
        ("/labels/0/attributes/0/kind", json!("text")),
        ("/labels/2/attributes/1/reads", json!("numbers")),
        ("/labels/0/guideline/examples/0", json!({"text": "x"})),
        ("/links/0/ends", json!([])),
        ("/links/0/at_most", json!(0)),
        ("/links/0/at_most", json!(-1)),
        ("/links/0", json!({"key": "x"})),
        ("/rules/0", json!({"rule": "nice"})),
        ("/rules/0", json!({"rule": "answered", "label": "ACTOR"})),
        ("/conventions/0/key", json!("some")),
        ("/document/labels/0", json!({"name": {"en": "x"}})),
        ("/boundary", json!("word")),
        ("/guideline", json!(3)),
        ("/schema", json!("tawsim-labels/2")),
        ("/name", json!(null)),
    ];
    for (place, value) in wrong {
        let mut spoilt = golden.clone();
        *spoilt.pointer_mut(place).unwrap() = value.clone();
        assert_ne!(check(&spoilt), Vec::<String>::new(), "the schema takes {value} at {place}");
        assert!(read_label_set(spoilt.to_string().as_bytes()).is_err(), "the program takes {value} at {place}");
    }
    let harmless: &[(&str, Value)] = &[
        ("/guideline", json!("# One string\n")),
        ("/links/0/at_most", json!(1)),
        ("/labels/0/overlap", json!({})),
        ("/labels/0/overlap/nest_in", json!(["CLAIM"])),
        ("/conventions", json!([])),
        ("/document", json!({})),
    ];
    for (place, value) in harmless {
        let mut changed = golden.clone();
        *changed.pointer_mut(place).unwrap() = value.clone();
        assert_eq!(check(&changed), Vec::<String>::new(), "{place}");
        assert!(read_label_set(changed.to_string().as_bytes()).is_ok(), "{place}");
    }
}

#[test]
fn the_example_of_the_documentation_is_a_label_set() {
    let text = include_str!("../docs/labels.md");
    let example = text.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).expect("an example");
    assert_eq!(check(&serde_json::from_str(example).unwrap()), Vec::<String>::new());
    let labels = read_label_set(example.as_bytes()).unwrap();
    assert_eq!(
        write_label_set(&read_label_set(write_label_set(&labels).as_bytes()).unwrap()),
        write_label_set(&labels)
    );
    assert!(labels.labels().len() == 2 && labels.links().len() == 1 && example.contains(LABELS_SCHEMA));
}
