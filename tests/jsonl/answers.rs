//! Answers, links, comments and what is said about the document.

use super::{read, time, write, write_with};
use proptest::prelude::*;
use serde_json::{Value as Json, json};
use tawsim::formats::jsonl::{Reader, Writer};
use tawsim::formats::{Record, RecordSpan};
use tawsim::model::{
    Annotation, AnnotationId, Annotator, Answer, Attribute, AttributeKey, AttributeKind, Choice, ChoiceKey, Comment,
    CommentId, Date, Decimal, DocumentId, Guideline, LabelKey, LabelSet, LabelSetParts, Link, LinkId, LinkKey,
    NumberRange, Origin, Sheet, Status, Timestamp, Value, Words,
};
use tawsim::text::{SourceText, Span};

fn key(key: &str) -> AttributeKey {
    AttributeKey::new(key).unwrap()
}

fn choice(key: &str) -> ChoiceKey {
    ChoiceKey::new(key).unwrap()
}

fn one(choice_key: &str) -> Answer {
    Answer::Set(Value::One(choice(choice_key)))
}

fn span_id(i: u32) -> AnnotationId {
    AnnotationId::parse(&format!("019ab000-0000-7000-8000-{i:012}")).unwrap()
}

fn link(i: u32, kind: &str, from: u32, to: u32) -> Link {
    let id = LinkId::parse(&format!("019ab000-0000-7000-8001-{i:012}")).unwrap();
    Link { id, ..Link::new(LinkKey::new(kind).unwrap(), span_id(from), span_id(to), time()) }
}

fn comment(i: u32, on: Option<u32>, text: &str) -> Comment {
    let id = CommentId::parse(&format!("019ab000-0000-7000-8002-{i:012}")).unwrap();
    Comment { id, ..Comment::new(on.map(span_id), Annotator::new("ليلى").unwrap(), text, time()) }
}

/// Gives the spans of the story (an actor, a count, another actor, a claim) something to say.
pub fn tell(record: &mut Record) {
    let cue = Span::new(0, 3).unwrap();
    let range = NumberRange { low: Some(3), best: Some(3), high: None };
    let told = [
        ("type", 0, one("media")),
        ("role", 0, Answer::Unknown),
        ("count", 1, Answer::Proposed(Value::Range(range))),
        ("outcome", 1, one("killed")),
        ("victim_groups", 1, Answer::Set(Value::Many(vec![choice("women"), choice("children")]))),
        ("part_of_another", 1, Answer::Set(Value::YesNo(false))),
        ("type", 2, Answer::Proposed(Value::One(choice("rebel_group")))),
        ("stance", 3, one("claims")),
        ("cue", 3, Answer::Set(Value::Passage(cue))),
    ];
    for (attribute, span, answer) in told {
        record.spans[span].annotation.answers.insert(key(attribute), answer);
    }
    record.links = vec![link(1, "suffered_by", 1, 2), link(2, "said_by", 3, 0)];
    record.links.push(Link { proposed: true, ..link(3, "contains", 3, 1) });
    record.comments = vec![comment(1, Some(1), "ثلاثة أم أكثر؟\n"), comment(2, None, "سطر\u{2028}")];
    record.sheet.labels = vec![choice("opinion")];
    let date = Date::parse("2019-01").unwrap();
    record.sheet.answers.insert(key("event_date"), Answer::Set(Value::Date(date)));
    "خلاصة".clone_into(&mut record.sheet.note);
}

fn attribute(name: &str, kind: AttributeKind) -> Attribute {
    Attribute { key: key(name), name: Words::default(), kind, reads: None, guideline: Guideline::default() }
}

fn choices(keys: &[&str]) -> Vec<Choice> {
    let choice = |key: &&str| Choice { key: choice(key), name: Words::default(), explanation: Words::default() };
    keys.iter().map(choice).collect()
}

/// Actors with a role, places with a size.
pub fn two_attributes() -> LabelSet {
    let mut labels = LabelSet::conflict_news().parts().labels;
    labels.truncate(2);
    labels[0].attributes = vec![attribute("role", AttributeKind::Text)];
    labels[1].attributes = vec![attribute("size", AttributeKind::Decimal)];
    LabelSet::new(LabelSetParts { name: "Two".to_owned(), labels, ..LabelSetParts::default() }).unwrap()
}

/// An attribute of every type, of actors and of documents; everything may repeat.
fn every_kind() -> LabelSet {
    let mut parts = LabelSet::conflict_news().parts();
    let kinds = || {
        ["one", "many", "yes_no", "integer", "decimal", "range", "text", "date", "passage"]
            .map(|name| attribute(name, AttributeKind::from_name(name, choices(&["x", "y", "ع z"])).unwrap()))
            .to_vec()
    };
    (parts.labels[0].attributes, parts.document_attributes) = (kinds(), kinds());
    parts.labels.iter_mut().for_each(|label| label.overlap.repeat = true);
    LabelSet::new(parts).unwrap()
}

/// The only line of `line`, and what was not known.
fn one_line(line: &str) -> (Record, Vec<String>) {
    let mut lines: Vec<_> = Reader::new(line.as_bytes(), time(), &LabelSet::conflict_news()).collect();
    let line = lines.pop().expect("a line").expect("a good line");
    assert!(lines.is_empty());
    (line.record, line.unknown)
}

fn story_line() -> Json {
    serde_json::from_str(write(&super::story()).lines().next().unwrap()).unwrap()
}

#[test]
fn what_a_label_does_not_ask_and_what_is_not_known_is_named_once_and_not_kept() {
    let mut line = story_line();
    let [actor, claim, count, other] = [0, 1, 2, 3].map(|i| format!("/spans/{i}"));
    let mut set = |place: String, value: Json| *line.pointer_mut(&place).expect(&place) = value;
    set(format!("{actor}/attributes/outcome"), json!("killed"));
    set(format!("{actor}/attribute_states/stance"), json!("unknown"));
    set(format!("{count}/attributes/outcome"), json!("burnt"));
    set(format!("{count}/attributes/victim_groups"), json!(["women", "men"]));
    set(format!("{other}/attributes/type"), json!("pirates"));
    set(format!("{claim}/attributes"), json!({"stance": "claims", "tone": null, "mood": 3}));
    set(format!("{claim}/attribute_states"), json!({"tone": "empty"}));
    set("/links/0/type".to_owned(), json!("written_by"));
    set("/document/labels".to_owned(), json!(["opinion", "poem"]));
    set("/document/attributes".to_owned(), json!({"mood": "dark"}));
    set("/document/attribute_states".to_owned(), json!({}));
    line["links"][1]["score"] = json!(1);
    let (record, unknown) = one_line(&line.to_string());
    let expected = [
        "the attribute mood of CLAIM",
        "the attribute mood of the document",
        "the attribute outcome of ACTOR",
        "the attribute stance of ACTOR",
        "the choice \"burnt\" of outcome",
        "the choice \"men\" of victim_groups",
        "the choice \"pirates\" of type",
        "the document label \"poem\"",
        "the key links[].score",
        "the link type \"written_by\"",
    ];
    assert_eq!(unknown, expected);
    let answers = |i: usize| &record.spans[i].annotation.answers;
    assert_eq!(answers(0)[&key("role")], Answer::Unknown);
    assert_eq!(answers(2)[&key("victim_groups")], Answer::Set(Value::Many(vec![choice("women")])));
    assert_eq!((answers(0).len(), answers(2).contains_key(&key("outcome")), answers(3).len()), (2, false, 0));
    assert_eq!((record.links.len(), record.sheet.labels.len(), record.sheet.answers.len()), (2, 1, 0));
}

#[test]
fn what_would_be_misread_is_refused_with_its_place() {
    #[track_caller]
    fn check(place: &str, value: Json, expected: &str) {
        let mut line = story_line();
        *line.pointer_mut(place).expect(place) = value;
        super::refused(&line.to_string(), expected);
    }
    check("/spans/0/attributes/type", json!(3), "span 1: type: 3 is no choice");
    check("/spans/0/attribute_states/type", json!("unknown"), "span 1: type: the state \"unknown\" and the value");
    check("/spans/0/attribute_states/type", json!("sure"), "there is no state \"sure\"");
    check("/spans/1/attributes/cue/quote", json!("قيل"), "span 2: cue: the quote of the span 0..3 is");
    check("/spans/1/attributes/cue/end", json!(99), "ends after the text");
    check("/spans/2/attributes/count/low", json!("3"), "span 3: count: \"3\" is no whole number");
    check("/spans/2/attributes/count", json!([3, 3]), "is no range");
    check("/spans/0/attributes", json!([]), "invalid type");
    check("/links/0/from", json!("7"), "link 1: from \"7\" is not a UUID");
    check("/links/0/from", json!("019ab000-0000-7000-8000-000000000009"), "no annotation has the id");
    check("/links/0/state", json!("unknown"), "link 1: there is no state \"unknown\"");
    check("/links/1/id", json!("019ab000-0000-7000-8001-000000000002"), "a link with the id");
    check("/links/0/to", json!("019ab000-0000-7000-8000-000000000003"), "linked to itself");
    check("/comments/0/text", json!(" "), "comment 1: the text is empty");
    check("/comments/1/author", json!(""), "comment 2: author: the name is empty");
    check("/comments/0/on", json!("019ab000-0000-7000-8000-000000000009"), "no annotation has the id");
    check("/document/attributes/event_date", json!("2019-13"), "document: event_date: \"2019-13\" is no date");
}

#[test]
fn what_only_describes_may_be_missing_here_too() {
    let mut line = story_line();
    line["spans"][0]["attribute_states"] = json!(null);
    line["spans"][2]["attribute_states"] = json!({"count": "proposed"});
    line["spans"][2]["attributes"] = json!({"count": {"best": 3.0}, "outcome": null});
    line["links"] = json!([{"type": "said_by", "from": span_id(3).to_string(), "to": span_id(0).to_string()}]);
    line["comments"] = json!([{"text": "نعم"}]);
    line["document"] = json!({"attributes": {"event_date": "2019"}});
    let (record, unknown) = one_line(&line.to_string());
    assert!(unknown.is_empty(), "{unknown:?}");
    assert_eq!(record.spans[0].annotation.answers[&key("type")], one("media"));
    let best = NumberRange { best: Some(3), ..NumberRange::default() };
    let answers = &record.spans[2].annotation.answers;
    assert_eq!((answers.len(), &answers[&key("count")]), (1, &Answer::Proposed(Value::Range(best))));
    assert_eq!((record.links[0].proposed, record.links[0].created), (false, time()));
    let comment = &record.comments[0];
    assert_eq!((comment.on, &comment.author, comment.created), (None, &record.annotator, time()));
    assert_eq!(record.sheet.answers[&key("event_date")], Answer::Set(Value::Date(Date::parse("2019").unwrap())));
}

#[test]
fn what_has_no_place_in_a_line_is_never_left_out_in_silence() {
    let check = |edit: &dyn Fn(&mut Record), expected: &str| {
        let mut record = super::story().remove(0);
        edit(&mut record);
        let labels = LabelSet::conflict_news();
        let mut writer = Writer::new(Vec::new(), &labels);
        let message = writer.write(&record).expect_err("an error").to_string();
        assert!(message.contains(expected), "{message}");
        assert!(writer.finish().unwrap().is_empty());
    };
    let insert = |record: &mut Record, name: &str, answer| {
        record.spans[0].annotation.answers.insert(key(name), answer);
    };
    check(&|record| insert(record, "stance", one("claims")), "ACTOR has an answer to stance");
    check(&|record| drop(record.sheet.answers.insert(key("mood"), Answer::Unknown)), "the document has an answer to");
    check(&|record| record.links.push(link(9, "same_as", 0, 9)), "the link 019ab000-0000-7000-8001-000000000009 names");
    check(&|record| record.comments.push(comment(9, Some(9), "؟")), "the comment 019ab000");
    let far = Answer::Set(Value::Passage(Span::new(3, 999).unwrap()));
    let cue = |record: &mut Record| drop(record.spans[3].annotation.answers.insert(key("cue"), far.clone()));
    check(&cue, "the span 3..999 ends after the text");
}

type Bound = Option<i64>;

fn any_value(chars: usize) -> impl Strategy<Value = (&'static str, Value)> {
    let keys = || prop::sample::select(vec!["x", "y", "ع z"]).prop_map(choice);
    let bound = || prop::option::of(any::<i64>());
    let range = |(low, best, high): (Bound, Bound, Bound)| NumberRange { low, best, high };
    let bounds = (bound(), bound(), bound()).prop_map(range).prop_filter("some bound", |range| !range.is_empty());
    let day = prop::sample::select(vec!["2019", "0001-12", "2020-02-29"]);
    let date = day.prop_map(|day| Value::Date(Date::parse(day).unwrap()));
    let passage = (0..chars, 1..30_usize);
    let within = move |(from, length): (usize, usize)| Span::new(from, (from + length).min(chars)).unwrap();
    prop_oneof![
        keys().prop_map(|key| ("one", Value::One(key))),
        prop::collection::vec(keys(), 1..4).prop_map(|keys| ("many", Value::Many(keys))),
        any::<bool>().prop_map(|yes| ("yes_no", Value::YesNo(yes))),
        any::<i64>().prop_map(|number| ("integer", Value::Integer(number))),
        any::<f64>().prop_filter_map("finite", Decimal::new).prop_map(|number| ("decimal", Value::Decimal(number))),
        bounds.prop_map(|range| ("range", Value::Range(range))),
        "(\\PC|[\\n\u{0}\u{2028}\"]){1,8}".prop_map(|text| ("text", Value::Text(text))),
        date.prop_map(|date| ("date", date)),
        passage.prop_map(move |place| ("passage", Value::Passage(within(place)))),
    ]
}

/// Answers in the one form that [`Attribute::accept`] gives them.
fn any_answers(chars: usize) -> impl Strategy<Value = Vec<(AttributeKey, Answer)>> {
    prop::collection::vec((any_value(chars), 0..3_u8), 0..6).prop_map(|answers| {
        let labels = every_kind();
        let answer = |((name, value), state): ((&str, Value), u8)| {
            let attribute = labels.document_attribute(&key(name)).expect("an attribute");
            let value = attribute.accept(value).expect("a value of it");
            let answer = match state {
                0 => Answer::Unknown,
                1 => Answer::Proposed(value),
                _ => Answer::Set(value),
            };
            (key(name), answer)
        };
        answers.into_iter().map(answer).collect()
    })
}

/// Links and comments point at spans by number.
type Hanging = (Vec<(usize, usize, bool)>, Vec<(Option<usize>, String)>);

fn any_hanging() -> impl Strategy<Value = Hanging> {
    let links = prop::collection::vec((0..8_usize, 0..8_usize, any::<bool>()), 0..6);
    let comments = prop::collection::vec((prop::option::of(0..8_usize), "[a-zا-ي]{1,8}\\PC{0,4}"), 0..4);
    (links, comments)
}

fn hang(record: &mut Record, (links, comments): Hanging) {
    let ids: Vec<AnnotationId> = record.spans.iter().map(|span| span.annotation.id).collect();
    let end = |i: usize| ids.get(i % ids.len().max(1)).copied();
    for (from, to, proposed) in links {
        let (Some(from), Some(to)) = (end(from), end(to)) else { continue };
        if from != to && !record.links.iter().any(|link| (link.from, link.to) == (from, to)) {
            let kind = LinkKey::new("same_as").unwrap();
            record.links.push(Link { proposed, ..Link::new(kind, from, to, time()) });
        }
    }
    for (on, text) in comments {
        let author = record.annotator.clone();
        record.comments.push(Comment::new(on.and_then(end), author, &text, time()));
    }
}

/// A span of `text`; only actors have attributes.
fn any_span(text: &SourceText) -> impl Strategy<Value = RecordSpan> + use<> {
    let (text, chars) = (text.clone(), text.chars());
    let place = (0..chars, 1..30_usize);
    let label = prop::sample::select(vec!["ACTOR", "LOCATION", "CLAIM", "عدد"]);
    let words = ("(\\PC|[\\n\u{0}\"]){0,8}", "[a-z]{0,8}");
    (place, label, words, 1..29_u8, any_answers(chars)).prop_map(move |(place, label, (note, origin), day, answers)| {
        let span = Span::new(place.0, (place.0 + place.1).min(chars)).unwrap();
        let mut annotation = Annotation::new(span, LabelKey::new(label).unwrap(), time());
        annotation.note = note;
        annotation.origin = Origin::from_name(&origin);
        annotation.created = Timestamp::parse(&format!("2031-02-{day:02}T23:59:59Z")).unwrap();
        if label == "ACTOR" {
            annotation.answers = answers.into_iter().collect();
        }
        RecordSpan { quote: text.quote(span).unwrap().to_owned(), annotation }
    })
}

fn any_record() -> impl Strategy<Value = Record> {
    let text = "(\\PC|[اللآمَّ😀\\r\\n\\t \u{0}\u{85}\u{2028}\u{feff}\"\\\\]){1,60}".prop_map(SourceText::new);
    let parts = text.prop_flat_map(|text| {
        let spans = prop::collection::vec(any_span(&text), 0..8);
        let answers = any_answers(text.chars());
        (Just(text), spans, answers)
    });
    (parts, 0..3_usize, "[a-zا-ي]{1,8}", any_hanging()).prop_map(|((text, spans, answers), status, name, hanging)| {
        let mut record = Record {
            document: DocumentId::new(&name).unwrap(),
            text,
            annotator: Annotator::new(&name).unwrap(),
            status: Status::ALL[status],
            spans,
            links: Vec::new(),
            comments: Vec::new(),
            sheet: Sheet { labels: Vec::new(), answers: answers.into_iter().collect(), note: name },
        };
        hang(&mut record, hanging);
        record
    })
}

/// Puts `value` in the place of some part of `json`: the one with the number `which`, counted as they come.
fn mutate(json: &mut Json, which: &mut usize, value: &Json) -> bool {
    if *which == 0 {
        *json = value.clone();
        return true;
    }
    *which -= 1;
    match json {
        Json::Array(list) => list.iter_mut().any(|one| mutate(one, which, value)),
        Json::Object(object) => object.values_mut().any(|one| mutate(one, which, value)),
        _ => false,
    }
}

fn any_json() -> impl Strategy<Value = Json> {
    prop_oneof![
        Just(json!(null)),
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        any::<f64>().prop_map(Json::from),
        "\\PC{0,6}".prop_map(Json::from),
        prop::sample::select(vec!["", "set", "unknown", "proposed", "empty", "killed"]).prop_map(Json::from),
        Just(json!([])),
        Just(json!({})),
        Just(json!([null, "x"])),
        Just(json!({"state": "set", "start": 0, "end": 1})),
    ]
}

proptest! {
    #[test]
    fn what_is_written_is_read_as_it_was(records in prop::collection::vec(any_record(), 0..4)) {
        let labels = every_kind();
        let lines = write_with(&records, &labels);
        prop_assert_eq!(lines.lines().count(), records.len());
        let back: Vec<_> = Reader::new(lines.as_bytes(), time(), &labels).map(|line| line.unwrap()).collect();
        prop_assert!(back.iter().all(|line| line.unknown.is_empty()));
        let back: Vec<Record> = back.into_iter().map(|line| line.record).collect();
        prop_assert_eq!(&write_with(&back, &labels), &lines);
        for (mut before, mut after) in records.into_iter().zip(back) {
            prop_assert_eq!(before.text.as_str(), after.text.as_str());
            prop_assert_eq!((&before.document, &before.annotator, before.status), (&after.document, &after.annotator, after.status));
            before.spans.sort_by_key(|span| span.annotation.id);
            after.spans.sort_by_key(|span| span.annotation.id);
            prop_assert_eq!(before.spans, after.spans);
            before.links.sort_by_key(|link| link.id);
            after.links.sort_by_key(|link| link.id);
            prop_assert_eq!(before.links, after.links);
            prop_assert_eq!(before.comments, after.comments);
            prop_assert_eq!(before.sheet, after.sheet);
        }
    }

    #[test]
    fn no_bytes_whatever_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), cut in 0..2_000_usize) {
        let labels = LabelSet::conflict_news();
        let _ = Reader::new(&bytes[..], time(), &labels).count();
        let mut line = write(&super::story()).into_bytes();
        line.truncate(cut);
        line.extend(bytes);
        let _ = Reader::new(&line[..], time(), &labels).count();
    }

    #[test]
    fn a_line_with_something_else_in_some_place_is_refused_or_sound(which in 0..250_usize, value in any_json()) {
        let mut line = story_line();
        mutate(&mut line, &mut which.clone(), &value);
        for line in Reader::new(line.to_string().as_bytes(), time(), &LabelSet::conflict_news()).flatten() {
            let once = write(&[line.record]);
            prop_assert_eq!(write(&read(&once)), once);
        }
    }
}
