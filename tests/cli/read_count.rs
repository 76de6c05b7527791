//! Counts from the command line.

use super::{Place, told};
use serde_json::{Value, json};
use std::fs;
use std::io::Write;
use std::process::Stdio;

#[test]
fn a_phrase_is_read_as_json_and_for_people() {
    let place = Place::new();
    let (code, out, err) = place.run(&["read-count", "--json", "قتل أكثر من 900 عنصر"]);
    let expected = r#"{"low":901,"best":901,"high":null,"qualifier":"more_than","outcome":"killed"}"#;
    assert_eq!((code, out.trim(), err.as_str()), (0, expected, ""));
    let (code, out, _) = place.run(&["read-count", "عشرات"]);
    assert_eq!((code, out.as_str()), (0, "low 20, best unknown, high 99; vague; outcome unknown\n"));
}

#[test]
fn a_phrase_without_a_count_says_so() {
    let place = Place::new();
    let (code, out, err) = place.run(&["read-count", "قوات سوريا", "--json"]);
    let expected = r#"{"low":null,"best":null,"high":null,"qualifier":null,"outcome":null}"#;
    assert_eq!((code, out.trim(), err.as_str()), (1, expected, "the phrase tells no number of people\n"));
    let (code, out, _) = place.run(&["read-count", "22 مارس"]);
    assert_eq!((code, out.as_str()), (1, ""));
    // What begins with a dash is a phrase too.
    let (code, out, err) = place.run(&["read-count", "--json", "-5"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.starts_with(r#"{"low":5,"best":5,"high":5,"#), "{out}");
    assert_eq!(place.run(&["read-count"]).0, 2);
}

#[test]
fn counts_are_found_in_a_file_with_their_places() {
    let place = Place::new();
    let text = "😀 مقتل نحو 20 شخصا.\r\n";
    let found = json!([{
        "start": 7, "end": 18, "quote": "نحو 20 شخصا",
        "low": 18, "best": 20, "high": 22, "qualifier": "approx", "outcome": "killed",
    }]);
    fs::write(place.path("utf-8.txt"), format!("\u{feff}{text}")).unwrap();
    let utf_16: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    fs::write(place.path("utf-16.txt"), utf_16).unwrap();
    for file in ["utf-8.txt", "utf-16.txt"] {
        let (code, out, err) = place.run(&["read-count", "--find", "--json", file]);
        assert_eq!((code, err.as_str()), (0, ""));
        assert_eq!(serde_json::from_str::<Value>(&out).unwrap(), found);
    }
    let (code, out, _) = place.run(&["read-count", "--find", "utf-8.txt"]);
    assert_eq!((code, out.as_str()), (0, "7..18 نحو 20 شخصا: low 18, best 20, high 22; approx; killed\n"));
}

#[test]
fn standard_input_is_read_and_nothing_found_is_no_fault() {
    let place = Place::new();
    let input = |text: &str| {
        let mut command = place.command(&["read-count", "--find", "--json", "-"]);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        told(&child.wait_with_output().unwrap())
    };
    assert_eq!(input("سيطرت على 9 نقاط"), (0, "[]\n".to_owned(), String::new()));
    assert_eq!(input(""), (0, "[]\n".to_owned(), String::new()));
    assert!(input("قتيلان").1.contains("\"quote\": \"قتيلان\""));
}

#[test]
fn a_file_that_is_no_text_is_named() {
    let place = Place::new();
    fs::write(place.path("bad.txt"), [b'a', 0xff, 0xfe]).unwrap();
    for (file, message) in [("bad.txt", "bad.txt: byte 1 is not valid UTF-8"), ("none.txt", "none.txt: ")] {
        let (code, out, err) = place.run(&["read-count", "--find", file]);
        assert_eq!((code, out.as_str()), (2, ""));
        assert!(err.contains(message), "{err}");
    }
}
