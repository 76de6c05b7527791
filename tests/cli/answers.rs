//! `apply` and `problems`: attributes, links, comments and what is said about documents.

use super::*;

const COUNT: &str = "019ab000-0000-7000-8000-000000000001";
const ACTOR: &str = "019ab000-0000-7000-8000-000000000002";
const CLAIM: &str = "019ab000-0000-7000-8000-000000000003";
const LINK: &str = "019ab000-0000-7000-8001-000000000001";
const COMMENT: &str = "019ab000-0000-7000-8002-000000000001";
const TIME: &str = "2026-11-22T02:02:17Z";

/// `قال ⟦ACTOR:مصطفى بالي⟧ إن ⟦CLAIM:⟦CASUALTY_COUNT:ثلاثة⟧ قتلوا⟧`
fn spans() -> Vec<Value> {
    let count = json!({
        "outcome": {"state": "proposed", "value": "killed"},
        "count": {"low": 3, "best": 3, "high": 3},
        "victim_class": {"state": "unknown"},
        "cumulative": null,
    });
    vec![
        json!({"op":"add","doc":"one","label":"CASUALTY_COUNT","start":18,"end":23,"quote":"ثلاثة","attributes":count,
            "id":COUNT,"created":TIME}),
        json!({"op":"add","doc":"one","label":"ACTOR","start":4,"end":14,"id":ACTOR,"created":TIME}),
        json!({"op":"add","doc":"one","label":"CLAIM","start":18,"end":29,"id":CLAIM,"created":TIME,
            "attributes":{"stance":"claims","cue":{"start":0,"end":3}}}),
    ]
}

/// Runs the commands and gives the errors, "" where there is none.
fn errors(place: &Place, lines: &[Value]) -> Vec<String> {
    let lines: Vec<String> = lines.iter().map(Value::to_string).collect();
    let (code, answers) = place.apply(&lines.join("\n"));
    let errors: Vec<String> =
        answers.iter().map(|answer| answer["error"].as_str().unwrap_or_default().to_owned()).collect();
    assert_eq!(code, i32::from(errors.iter().any(|error| !error.is_empty())), "{answers:#?}");
    errors
}

fn all_done(place: &Place, lines: &[Value]) {
    let errors = errors(place, lines);
    assert!(errors.iter().all(String::is_empty), "{errors:#?}");
}

fn exported(place: &Place) -> Value {
    assert_eq!(place.run(&["export", "p.tawsim", "-o", "out.jsonl"]).0, 0);
    serde_json::from_str(&fs::read_to_string(place.path("out.jsonl")).unwrap()).unwrap()
}

#[test]
fn everything_that_can_be_said_is_said_by_commands() {
    let place = Place::new();
    all_done(&place, &spans());
    let place_of_claim = json!({"label": "CLAIM", "start": 18, "end": 29});
    all_done(
        &place,
        &[
            json!({"op":"link","doc":"one","type":"said_by","from":place_of_claim,"to":ACTOR,"id":LINK,"created":TIME}),
            json!({"op":"link","type":"contains","from":CLAIM,"to":COUNT,"state":"proposed"}),
            json!({"op":"comment","on":COUNT,"text":"ثلاثة أم أكثر؟","author":"ليلى","id":COMMENT,"created":TIME}),
            json!({"op":"comment","doc":"one","text":"قصير"}),
            json!({"op":"document","doc":"one","labels":["opinion"],"attributes":{"event_date":"2019-01"},"note":"خلاصة"}),
            json!({"op":"attribute","id":COUNT,"attributes":{"qualifier":"exact","count":null}}),
            json!({"op":"attribute","doc":"one","id":{"label":"ACTOR","start":4,"end":14},"attributes":{"type":"media"}}),
        ],
    );
    let line = exported(&place);
    let [actor, claim, count] = [0, 1, 2].map(|i| &line["spans"][i]);
    assert_eq!((&actor["attributes"]["type"], &actor["attribute_states"]["role"]), (&json!("media"), &json!("empty")));
    assert_eq!(claim["attributes"]["cue"], json!({"start": 0, "end": 3, "quote": "قال"}));
    assert_eq!((&claim["created"], &claim["modified"]), (&json!(TIME), &json!(TIME)));
    let states = &count["attribute_states"];
    assert_eq!(
        [&states["outcome"], &states["count"], &states["qualifier"], &states["victim_class"], &states["cumulative"]],
        ["proposed", "empty", "set", "unknown", "empty"]
    );
    assert_eq!(
        line["links"][0],
        json!({"id":LINK,"type":"said_by","from":CLAIM,"to":ACTOR,"state":"set","created":TIME})
    );
    assert_eq!((&line["links"][1]["type"], &line["links"][1]["state"]), (&json!("contains"), &json!("proposed")));
    let comment =
        json!({"id":COMMENT,"on":COUNT,"author":"ليلى","text":"ثلاثة أم أكثر؟","created":TIME,"modified":TIME});
    assert_eq!(line["comments"][0], comment);
    assert_eq!((&line["comments"][1]["on"], &line["comments"][1]["author"]), (&json!(null), &json!("a1")));
    let document = json!({"labels":["opinion"],"attributes":{"event_date":"2019-01"},
        "attribute_states":{"event_date":"set"},"note":"خلاصة"});
    assert_eq!(line["document"], document);
    let info = &place.info()["annotators"][0];
    assert_eq!([&info["links"], &info["comments"], &info["proposals"]], [2, 2, 2]);
    let (_, out, _) = place.run(&["info", "p.tawsim"]);
    assert!(out.contains("    2 links, 2 comments, 2 proposals not looked at\n"), "{out}");
    place.is_sound();
}

#[test]
fn what_was_said_is_confirmed_changed_and_taken_away() {
    let place = Place::new();
    all_done(&place, &spans());
    let proposal = json!({"op":"link","type":"contains","from":CLAIM,"to":COUNT,"state":"proposed","id":LINK});
    all_done(&place, &[proposal, json!({"op":"comment","on":COUNT,"text":"؟","id":COMMENT})]);
    all_done(
        &place,
        &[
            json!({"op":"confirm","id":COUNT}),
            json!({"op":"confirm","link":LINK}),
            json!({"op":"edit_comment","id":COMMENT,"text":"نعم"}),
        ],
    );
    let line = exported(&place);
    assert_eq!(line["spans"][2]["attribute_states"]["outcome"], "set");
    assert_eq!((&line["links"][0]["state"], &line["comments"][0]["text"]), (&json!("set"), &json!("نعم")));
    all_done(
        &place,
        &[
            json!({"op":"unlink","doc":"one","id":LINK}),
            json!({"op":"delete_comment","doc":"one","id":COMMENT}),
            json!({"op":"delete","doc":"one","id":{"label":"ACTOR","start":4,"end":14}}),
        ],
    );
    let line = exported(&place);
    assert_eq!((&line["links"], &line["comments"]), (&json!([]), &json!([])));
    assert_eq!(line["spans"].as_array().unwrap().len(), 2);
    place.is_sound();
}

#[test]
fn each_command_that_makes_no_sense_says_why() {
    let place = Place::new();
    all_done(&place, &spans());
    let before = exported(&place);
    let answer = |value: Value| json!({"op":"attribute","id":COUNT,"attributes":value});
    let link = |kind: &str, from: &str, to: &str| json!({"op":"link","type":kind,"from":from,"to":to});
    let cases = [
        (answer(json!({"stance": "claims"})), "CASUALTY_COUNT has no attribute stance"),
        (answer(json!({"outcome": "burnt"})), "outcome has no choice burnt"),
        (answer(json!({"outcome": 3})), "outcome: 3 is no choice"),
        (answer(json!({"outcome": {"state": "set"}})), "the state \"set\" and the value null contradict"),
        (answer(json!({"outcome": {"state": "sure", "value": "killed"}})), "there is no state \"sure\""),
        (answer(json!({"outcome": {"state": "set", "v": 1}})), "the key \"v\" does not belong there"),
        (answer(json!({"count": {"low": "3"}})), "count: \"3\" is no whole number"),
        (link("said_by", COUNT, ACTOR), "said_by does not lead from CASUALTY_COUNT to ACTOR"),
        (link("wrote", CLAIM, ACTOR), "no link wrote"),
        (link("said_by", CLAIM, LINK), "no annotation has the id"),
        (link("same_as", ACTOR, ACTOR), "can't be linked to itself"),
        (json!({"op":"unlink","id":LINK}), "no link of the document has the id"),
        (json!({"op":"unlink","doc":"one","id":"7"}), "\"7\" is not a UUID"),
        (json!({"op":"comment","text":"؟"}), "on an annotation (\"on\") or on a document (\"doc\")"),
        (json!({"op":"comment","doc":"one","text":" "}), "a comment can't be empty"),
        (json!({"op":"delete_comment","doc":"one","id":COMMENT}), "no comment of the document"),
        (json!({"op":"confirm"}), "confirm takes the \"id\""),
        (json!({"op":"document","doc":"one","labels":["poem"]}), "no document label poem"),
        (json!({"op":"document","doc":"one","attributes":{"mood":"dark"}}), "the document has no attribute mood"),
        (json!({"op":"document","doc":"one","note":"n","attributes":{"event_date":"soon"}}), "\"soon\" is no date"),
        (json!({"op":"note","id":{"label":"ACTOR","start":4,"end":14},"note":""}), "only with its \"doc\""),
        (json!({"op":"note","doc":"one","id":{"label":"ACTOR","start":4,"end":9},"note":""}), "no ACTOR at 4..9"),
        (json!({"op":"note","doc":"one","id":7,"note":""}), "7 is neither an id nor"),
        (json!({"op":"add","doc":"one","label":"ACTOR","start":0,"end":3,"quote":"قل"}), "the text reads"),
        (json!({"op":"add","doc":"one","label":"ACTOR","start":0,"end":3,"created":"now"}), "not an RFC 3339 time"),
    ];
    let lines: Vec<Value> = cases.iter().map(|(line, _)| line.clone()).collect();
    // A link or comment of no document is looked for in the one that was named last.
    let first = json!({"op":"status","doc":"one","status":"in_progress"});
    let errors = errors(&place, &[vec![first], lines].concat());
    for ((line, expected), error) in cases.iter().zip(&errors[1..]) {
        assert!(error.contains(expected), "{line}\n{error}");
    }
    assert_eq!(exported(&place), before);
}

#[test]
fn problems_are_listed_until_there_are_none() {
    let place = Place::new();
    all_done(&place, &spans());
    let (code, out, err) = place.run(&["problems", "p.tawsim", "--json"]);
    assert_eq!((code, err.as_str()), (1, ""));
    let found: Vec<Value> = serde_json::from_str(&out).unwrap();
    let kinds: Vec<_> = found.iter().map(|one| (&one["problem"], &one["quote"])).collect();
    let [unlinked, unseen, claim, count] = ["unlinked", "not_looked_at", "ثلاثة قتلوا", "ثلاثة"].map(|word| json!(word));
    // The program proposes that the claim contains the count.
    assert_eq!(kinds, [(&unlinked, &claim), (&unseen, &claim), (&unseen, &count)]);
    assert_eq!(
        (&found[0]["doc"], &found[0]["annotator"], &found[0]["id"]),
        (&json!("one"), &json!("a1"), &json!(CLAIM))
    );
    let (code, out, _) = place.run(&["problems", "p.tawsim", "--annotator", "a1"]);
    assert_eq!(code, 1);
    assert!(out.contains("one, a1: 18..29 CLAIM \"ثلاثة قتلوا\": no link said_by leads from it"), "{out}");
    assert!(out.ends_with("3 problems\n"), "{out}");
    let link = json!({"op":"link","doc":"one","type":"said_by","from":CLAIM,"to":ACTOR});
    let confirm = |id: &str| json!({"op":"confirm","doc":"one","id":id});
    all_done(&place, &[link, confirm(COUNT), confirm(CLAIM)]);
    assert_eq!(place.run(&["problems", "p.tawsim", "--json"]), (0, "[]\n".to_owned(), String::new()));
}
