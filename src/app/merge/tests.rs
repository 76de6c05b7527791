use super::Merged;
use super::layer::merge;
use crate::formats::{Record, RecordSpan};
use crate::model::{
    Annotation, AnnotationId, AnnotationSet, Annotator, Answer, AttributeKey, ChoiceKey, Comment, DocumentId, LabelKey,
    LabelSet, Link, LinkKey, Sheet, Status, Timestamp, Value,
};
use crate::text::{SourceText, Span};

const TEXT: &str = "قال مصطفى بالي إن ثلاثة قتلوا";

fn time(second: u8) -> Timestamp {
    Timestamp::parse(&format!("2026-11-22T02:02:{second:02}Z")).unwrap()
}

fn key(name: &str) -> AttributeKey {
    AttributeKey::new(name).unwrap()
}

fn one(choice: &str) -> Answer {
    Answer::Set(Value::One(ChoiceKey::new(choice).unwrap()))
}

fn kind(name: &str) -> LinkKey {
    LinkKey::new(name).unwrap()
}

fn annotation(start: usize, end: usize, label: &str) -> Annotation {
    Annotation::new(Span::new(start, end).unwrap(), LabelKey::new(label).unwrap(), time(1))
}

/// `قال ⟦ACTOR:مصطفى بالي⟧ إن ⟦CLAIM:⟦CASUALTY_COUNT:ثلاثة⟧ قتلوا⟧` with a speaker, a comment and an outcome.
fn record() -> Record {
    let mut annotations =
        [annotation(4, 14, "ACTOR"), annotation(18, 29, "CLAIM"), annotation(18, 23, "CASUALTY_COUNT")];
    annotations[2].answers.insert(key("outcome"), one("killed"));
    let text = SourceText::new(TEXT);
    let [actor, claim, count] = annotations.each_ref().map(|annotation| annotation.id);
    let annotator = Annotator::new("a1").unwrap();
    let quote = |annotation: &Annotation| text.quote(annotation.span).unwrap().to_owned();
    Record {
        document: DocumentId::new("one").unwrap(),
        spans: annotations.into_iter().map(|a| RecordSpan { quote: quote(&a), annotation: a }).collect(),
        links: vec![Link::new(kind("said_by"), claim, actor, time(2))],
        comments: vec![Comment::new(Some(count), annotator.clone(), "ثلاثة؟", time(3))],
        sheet: Sheet {
            labels: vec![ChoiceKey::new("opinion").unwrap()], note: "خلاصة".to_owned(), ..Sheet::default()
        },
        status: Status::Done,
        annotator,
        text,
    }
}

fn empty_set() -> AnnotationSet {
    AnnotationSet::new(DocumentId::new("one").unwrap(), Annotator::new("a1").unwrap(), TEXT.chars().count())
}

/// Merges `record` and gives what it brought.
fn merge_into(set: &mut AnnotationSet, record: &Record, labels: &LabelSet) -> Merged {
    let mut merged = Merged::default();
    merge(set, labels, record, time(9), &mut merged).unwrap();
    merged
}

/// Merges `record`, which must change nothing and find nothing to report.
#[track_caller]
fn changes_nothing(set: &mut AnnotationSet, record: &Record, labels: &LabelSet) {
    let mut merged = Merged::default();
    let changes = merge(set, labels, record, time(10), &mut merged).unwrap();
    assert_eq!((changes, merged), (Vec::new(), Merged::default()));
}

/// The same record as another program would write it: with other ids.
fn with_other_ids(record: &Record) -> Record {
    let mut other = record.clone();
    for span in &mut other.spans {
        let (old, new) = (span.annotation.id, AnnotationId::generate());
        span.annotation.id = new;
        let turn = |id: &mut AnnotationId| {
            if *id == old {
                *id = new;
            }
        };
        for link in &mut other.links {
            turn(&mut link.from);
            turn(&mut link.to);
        }
        other.comments.iter_mut().filter_map(|comment| comment.on.as_mut()).for_each(turn);
    }
    for link in &mut other.links {
        *link = Link::new(link.kind.clone(), link.from, link.to, time(30));
    }
    for comment in &mut other.comments {
        *comment = Comment::new(comment.on, comment.author.clone(), &comment.text, time(30));
    }
    other
}

#[test]
fn everything_comes_in_once() {
    let (labels, record, mut set) = (LabelSet::conflict_news(), record(), empty_set());
    let merged = merge_into(&mut set, &record, &labels);
    assert_eq!((merged.spans, merged.links, merged.kept.len()), (3, 1, 0));
    assert_eq!((set.links(), set.comments(), set.sheet()), (&record.links[..], &record.comments[..], &record.sheet));
    assert_eq!(set.status(), Status::Done);
    assert!(record.spans.iter().all(|span| set.get(span.annotation.id) == Some(&span.annotation)));
    changes_nothing(&mut set, &record, &labels);
}

#[test]
fn the_same_spans_under_other_ids_are_the_same_in_links_and_comments_too() {
    let (labels, mut set) = (LabelSet::conflict_news(), empty_set());
    let mut first = record();
    (first.links, first.comments) = (Vec::new(), Vec::new());
    merge_into(&mut set, &first, &labels);
    let other = with_other_ids(&Record { spans: first.spans.clone(), ..with_ids_of(&first) });
    let merged = merge_into(&mut set, &other, &labels);
    assert_eq!((merged.spans, merged.links, merged.kept.len()), (0, 1, 0));
    let [actor, claim, count] = [0, 1, 2].map(|i| first.spans[i].annotation.id);
    assert_eq!((set.links()[0].from, set.links()[0].to), (claim, actor));
    assert_eq!(set.comments()[0].on, Some(count));
    changes_nothing(&mut set, &other, &labels);
    changes_nothing(&mut set, &with_other_ids(&other), &labels);
}

/// A record with the spans of `first`, and with links and comments.
fn with_ids_of(first: &Record) -> Record {
    let [actor, claim, count] = [0, 1, 2].map(|i| first.spans[i].annotation.id);
    let mut record = record();
    record.links = vec![Link::new(kind("said_by"), claim, actor, time(2))];
    record.comments[0].on = Some(count);
    record
}

#[test]
fn what_is_empty_is_filled_and_what_is_there_stays_and_is_reported() {
    let (labels, mut set) = (LabelSet::conflict_news(), empty_set());
    let first = record();
    merge_into(&mut set, &first, &labels);
    let mut second = first.clone();
    let answers = &mut second.spans[2].annotation.answers;
    answers.insert(key("outcome"), one("injured"));
    answers.insert(key("qualifier"), one("exact"));
    answers.insert(key("victim_class"), Answer::Unknown);
    second.comments[0].text = "أربعة؟".to_owned();
    second.sheet.note = "أخرى".to_owned();
    second.sheet.labels = vec![ChoiceKey::new("off_topic").unwrap()];
    second.sheet.answers.insert(key("event_date"), Answer::Unknown);
    second.status = Status::InProgress;
    let merged = merge_into(&mut set, &second, &labels);
    let own = &set.get(first.spans[2].annotation.id).unwrap().answers;
    assert_eq!((&own[&key("outcome")], &own[&key("qualifier")]), (&one("killed"), &one("exact")));
    assert_eq!((own[&key("victim_class")].clone(), &set.sheet().note), (Answer::Unknown, &first.sheet.note));
    assert_eq!((set.sheet().answers.len(), &set.comments()[0].text), (1, &first.comments[0].text));
    let reported = ["answer to outcome", "the comment", "keeps its labels", "keeps its note", "the status stays done"];
    assert_eq!(merged.kept.len(), reported.len(), "{:#?}", merged.kept);
    for (message, expected) in merged.kept.iter().zip(reported) {
        assert!(message.contains(expected), "{message}");
    }
}

#[test]
fn a_link_for_which_there_is_no_room_any_more_is_reported_and_the_rest_goes_in() {
    let first = record();
    let mut parts = LabelSet::conflict_news().parts();
    parts.links.iter_mut().find(|link| link.key == kind("said_by")).unwrap().at_most = Some(1);
    let (labels, mut set) = (LabelSet::new(parts).unwrap(), empty_set());
    merge_into(&mut set, &first, &labels);
    let mut second = first.clone();
    let other = annotation(0, 3, "ACTOR");
    second.links = vec![Link::new(kind("said_by"), first.spans[1].annotation.id, other.id, time(5))];
    second.spans.push(RecordSpan { annotation: other, quote: "قال".to_owned() });
    let merged = merge_into(&mut set, &second, &labels);
    assert_eq!((merged.spans, merged.links), (1, 0));
    assert!(merged.kept[0].contains("said_by") && merged.kept[0].contains("was not drawn"), "{:?}", merged.kept);
    assert_eq!((set.links(), set.annotations().len()), (&first.links[..], 4));
}

#[test]
fn a_symmetric_link_is_the_same_both_ways() {
    let (labels, mut set, mut first) = (LabelSet::conflict_news(), empty_set(), record());
    let other = annotation(0, 3, "ACTOR");
    let [a, b] = [first.spans[0].annotation.id, other.id];
    first.spans.push(RecordSpan { annotation: other, quote: "قال".to_owned() });
    first.links = vec![Link::new(kind("same_as"), a, b, time(2))];
    merge_into(&mut set, &first, &labels);
    first.links = vec![Link::new(kind("same_as"), b, a, time(3))];
    changes_nothing(&mut set, &first, &labels);
}

#[test]
fn each_of_two_repeated_spans_stands_for_one_of_the_layer() {
    let mut parts = LabelSet::conflict_news().parts();
    parts.labels[0].overlap.repeat = true;
    let (labels, mut set, mut first) = (LabelSet::new(parts).unwrap(), empty_set(), record());
    let twin = RecordSpan { annotation: annotation(4, 14, "ACTOR"), quote: first.spans[0].quote.clone() };
    first.spans.push(twin);
    assert_eq!(merge_into(&mut set, &first, &labels).spans, 4);
    changes_nothing(&mut set, &first, &labels);
    changes_nothing(&mut set, &with_other_ids(&first), &labels);
    let mut refused = with_other_ids(&first);
    refused.spans.push(RecordSpan { annotation: annotation(18, 29, "CLAIM"), quote: first.spans[1].quote.clone() });
    changes_nothing(&mut set, &refused, &labels);
    let error = merge(&mut empty_set(), &labels, &refused, time(9), &mut Merged::default()).unwrap_err();
    assert!(error.to_string().contains("already has the label CLAIM"), "{error}");
}
