//! Seed article 002, annotated completely: actors, places, counts, claims and their speakers.

use super::*;

const OPS: &str = include_str!("../fixtures/seed-002.jsonl");
const GOLDEN: &str = include_str!("../golden/seed-002.jsonl");
const TEXT: &str = include_str!("../../seeds/002_7c00fd1400095276.txt");
const NAME: &str = "002_7c00fd1400095276.txt";

/// A project in which the annotator `a1` has made everything by `tawsim apply`.
fn annotated() -> Place {
    let place = Place::new();
    fs::write(place.path(NAME), TEXT).unwrap();
    assert_eq!(place.run(&["new", "seed.tawsim", NAME]).0, 0);
    fs::write(place.path("ops.jsonl"), OPS).unwrap();
    let (code, out, err) = place.run(&["apply", "seed.tawsim", "--annotator", "a1", "ops.jsonl"]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    assert_eq!(out.lines().count(), OPS.lines().count());
    place
}

fn export(place: &Place, project: &str) -> String {
    assert_eq!(place.run(&["export", project, "-o", "out.jsonl"]).0, 0);
    fs::read_to_string(place.path("out.jsonl")).unwrap()
}

fn golden() -> Value {
    serde_json::from_str(GOLDEN).unwrap()
}

#[test]
fn what_is_applied_is_exported_imported_and_exported_again() {
    let place = annotated();
    assert_eq!(export(&place, "seed.tawsim"), GOLDEN);
    let (code, out, _) = place.run(&["problems", "seed.tawsim"]);
    assert_eq!((code, out.as_str()), (0, "no problems\n"));
    let (code, _, err) = place.run(&["doctor", "seed.tawsim"]);
    assert_eq!((code, err.as_str()), (0, ""));

    fs::write(place.path("golden.jsonl"), GOLDEN).unwrap();
    let (code, out, err) = place.run(&["new", "back.tawsim", "golden.jsonl"]);
    let told = "back.tawsim: 1 document added, 1 line read, 67 spans added, 59 links added\n";
    assert_eq!((code, out.as_str(), err.as_str()), (0, told, ""));
    assert_eq!(export(&place, "back.tawsim"), GOLDEN);
    let (code, out, err) = place.run(&["import", "back.tawsim", "golden.jsonl"]);
    assert_eq!(
        (code, out.as_str(), err.as_str()),
        (0, "back.tawsim: 0 documents added, 1 line read, 0 spans added\n", "")
    );
    assert_eq!(export(&place, "back.tawsim"), GOLDEN);
    assert_eq!(place.run(&["doctor", "back.tawsim"]).0, 0);
}

/// What the article says, as a coder reads it: outcome, low, best, high, qualifier, victims.
#[test]
fn every_count_of_the_article_is_coded() {
    let expected = [
        ("أكثر من 900 عنصر", "killed", json!({"low": 901, "best": 901, "high": null}), "more_than", "combatant"),
        ("و600 من مقاتلي", "killed", json!({"low": 600, "best": 600, "high": 600}), "exact", "combatant"),
        ("أكثر من 380 مدنيا", "killed", json!({"low": 381, "best": 381, "high": null}), "more_than", "civilian"),
        ("نحو 140 طفلا", "killed", json!({"low": 126, "best": 140, "high": 154}), "approx", "civilian"),
        ("نحو 4900 شخص", "displaced", json!({"low": 4410, "best": 4900, "high": 5390}), "approx", "mixed"),
        ("470 مقاتلا", "displaced", json!({"low": 470, "best": 470, "high": 470}), "exact", "combatant"),
        ("26,950", "displaced", json!({"low": 26950, "best": 26950, "high": 26950}), "exact", "mixed"),
        ("نحو 1770 عنصرا", "detained", json!({"low": 1593, "best": 1770, "high": 1947}), "approx", "combatant"),
    ];
    let golden = golden();
    let spans = golden["spans"].as_array().unwrap();
    let counts: Vec<&Value> = spans.iter().filter(|span| span["label"] == "CASUALTY_COUNT").collect();
    assert_eq!(counts.len(), expected.len());
    for (count, (quote, outcome, range, qualifier, victims)) in counts.into_iter().zip(expected) {
        let said = &count["attributes"];
        assert_eq!(count["quote"], quote);
        assert_eq!(
            (&said["outcome"], &said["count"], &said["qualifier"], &said["victim_class"]),
            (&json!(outcome), &range, &json!(qualifier), &json!(victims)),
            "{quote}"
        );
        let is_part = ["نحو 140 طفلا", "470 مقاتلا", "نحو 1770 عنصرا"].contains(&quote);
        assert_eq!(said["part_of_another"], is_part, "{quote}");
    }
}

/// Every claim has its speaker, every word that tells of one is the claim's, and what lies in a claim is its content.
#[test]
fn every_claim_has_its_speaker_and_its_counts() {
    let golden = golden();
    let span = |id: &Value| golden["spans"].as_array().unwrap().iter().find(|span| span["id"] == *id).unwrap();
    let links = |kind: &str, from: &Value| -> Vec<&str> {
        let all = golden["links"].as_array().unwrap().iter();
        let mine = all.filter(|link| link["type"] == kind && link["from"] == *from);
        mine.map(|link| span(&link["to"])["quote"].as_str().unwrap()).collect()
    };
    let claims: Vec<&Value> =
        golden["spans"].as_array().unwrap().iter().filter(|span| span["label"] == "CLAIM").collect();
    let speakers: Vec<_> = claims.iter().map(|claim| links("said_by", &claim["id"])).collect();
    let observatory = "المرصد السوري لحقوق الإنسان";
    assert_eq!(speakers, [[observatory], ["المرصد السوري"], ["المرصد"], ["المرصد"]]);
    let cues: Vec<_> = claims.iter().map(|claim| &claim["attributes"]["cue"]["quote"]).collect();
    assert_eq!(cues, [&json!("بحسب"), &json!("وقال"), &json!("بحسب"), &json!(null)]);
    assert_eq!(claims[3]["attribute_states"]["cue"], "unknown");
    let counts: Vec<usize> = claims.iter().map(|claim| links("contains", &claim["id"]).len()).collect();
    assert_eq!(counts, [4, 0, 0, 2]);
}
