//! Commands on small sets, and any sequence of them.

use super::*;
use crate::model::{
    Annotation, AnnotationId, AnnotationSet, Annotator, Answer, AttributeKey, ChoiceKey, Comment, DocumentId, LabelKey,
    LabelSet, Link, LinkKey, NumberRange, OverlapFault, Status, Timestamp, Value,
};
use crate::text::Span;
use proptest::prelude::*;

pub(super) fn set() -> AnnotationSet {
    AnnotationSet::new(DocumentId::new("d").unwrap(), Annotator::new("a1").unwrap(), 20)
}

pub(super) fn key(name: &str) -> LabelKey {
    LabelKey::new(name).unwrap()
}

pub(super) fn now() -> Timestamp {
    Timestamp::parse("2026-11-22T02:02:17Z").unwrap()
}

pub(super) fn add(start: usize, end: usize, label: &str) -> Command {
    Command::Add(Annotation::new(Span::new(start, end).unwrap(), key(label), now()))
}

pub(super) fn run_on(set: &mut AnnotationSet, command: Command) -> Result<Vec<Change>, CommandError> {
    let revision = set.revision();
    apply(set, &LabelSet::conflict_news(), revision, command, now())
}

#[test]
fn nesting_crossing_and_several_labels_are_fine_but_no_exact_duplicate() {
    let mut set = set();
    for (start, end, label) in [(0, 9, "CLAIM"), (0, 9, "ACTOR"), (2, 4, "ACTOR"), (3, 12, "LOCATION")] {
        run_on(&mut set, add(start, end, label)).unwrap();
    }
    let refused = run_on(&mut set, add(2, 4, "ACTOR")).unwrap_err();
    assert!(matches!(refused, CommandError::Overlap { fault: OverlapFault::Repeated, .. }));
    assert_eq!(set.annotations().len(), 4);
    assert_eq!(set.status(), Status::InProgress);
}

#[test]
fn a_batch_that_fails_leaves_nothing_behind() {
    let mut set = set();
    run_on(&mut set, add(0, 3, "ACTOR")).unwrap();
    let before = set.clone();
    let batch = vec![add(4, 6, "CLAIM"), Command::SetStatus(Status::Done), add(0, 99, "ACTOR")];
    assert!(run_on(&mut set, Command::Batch(batch)).is_err());
    assert_eq!(set, before);
}

#[test]
fn a_stale_revision_and_an_unknown_label_are_refused() {
    let mut set = set();
    let stale = apply(&mut set, &LabelSet::conflict_news(), 7, add(0, 1, "ACTOR"), now());
    assert_eq!(stale, Err(CommandError::Revision { expected: 7, found: 0 }));
    assert_eq!(run_on(&mut set, add(0, 1, "NOPE")), Err(CommandError::UnknownLabel(key("NOPE"))));
}

#[test]
fn a_relabel_onto_a_twin_is_refused_and_one_to_itself_is_nothing() {
    let mut set = set();
    run_on(&mut set, add(0, 3, "ACTOR")).unwrap();
    run_on(&mut set, add(0, 3, "CLAIM")).unwrap();
    let id = set.annotations()[0].id;
    let before = set.clone();
    assert!(run_on(&mut set, Command::Relabel { id, label: key("CLAIM") }).is_err());
    assert_eq!(run_on(&mut set, Command::Relabel { id, label: key("ACTOR") }), Ok(Vec::new()));
    assert_eq!(set, before);
}

pub(super) fn attribute(key: &str) -> AttributeKey {
    AttributeKey::new(key).unwrap()
}

pub(super) fn choice(key: &str) -> ChoiceKey {
    ChoiceKey::new(key).unwrap()
}

fn answer(id: AnnotationId, name: &str, answer: Option<Answer>) -> Command {
    Command::Answer { id, attribute: attribute(name), answer }
}

fn range(low: i64) -> Value {
    Value::Range(NumberRange { low: Some(low), ..NumberRange::default() })
}

/// A claim over a count, and an actor before both, by their ids.
fn claim(set: &mut AnnotationSet) -> [AnnotationId; 3] {
    for (start, end, label) in [(0, 3, "ACTOR"), (4, 18, "CLAIM"), (6, 9, "CASUALTY_COUNT")] {
        run_on(set, add(start, end, label)).unwrap();
    }
    let id = |i: usize| set.annotations()[i].id;
    [id(1), id(2), id(0)]
}

pub(super) fn link(kind: &str, from: AnnotationId, to: AnnotationId) -> Link {
    Link::new(LinkKey::new(kind).unwrap(), from, to, now())
}

#[test]
fn answers_are_checked_and_can_be_unknown_or_taken_away() {
    let mut set = set();
    let [claim, count, _] = claim(&mut set);
    let set_to = |value| Some(Answer::Set(value));
    run_on(&mut set, answer(count, "outcome", set_to(Value::One(choice("killed"))))).unwrap();
    run_on(&mut set, answer(count, "count", Some(Answer::Unknown))).unwrap();
    let refused = [
        answer(count, "outcome", set_to(Value::One(choice("eaten")))),
        answer(count, "outcome", set_to(Value::YesNo(true))),
        answer(count, "stance", set_to(Value::One(choice("claims")))),
        answer(claim, "cue", set_to(Value::Passage(Span::new(15, 21).unwrap()))),
    ];
    let before = set.clone();
    for command in refused {
        assert!(run_on(&mut set, command.clone()).is_err(), "{command:?}");
        assert_eq!(set, before);
    }
    assert_eq!(run_on(&mut set, answer(count, "count", Some(Answer::Unknown))), Ok(Vec::new()));
    run_on(&mut set, answer(count, "count", None)).unwrap();
    assert!(!set.get(count).unwrap().answers.contains_key(&attribute("count")));
}

#[test]
fn looking_at_proposals_keeps_their_values() {
    let mut set = set();
    let [claim, count, _] = claim(&mut set);
    run_on(&mut set, answer(count, "count", Some(Answer::Proposed(range(38))))).unwrap();
    run_on(&mut set, Command::Confirm(count)).unwrap();
    assert_eq!(set.get(count).unwrap().answers[&attribute("count")], Answer::Set(range(38)));
    run_on(&mut set, Command::Link(Link { proposed: true, ..link("contains", claim, count) })).unwrap();
    run_on(&mut set, Command::Confirm(claim)).unwrap();
    assert!(!set.links()[0].proposed);
    assert_eq!(run_on(&mut set, Command::Confirm(claim)), Ok(Vec::new()));
}

#[test]
fn links_join_what_their_type_says_and_go_with_their_ends() {
    let mut set = set();
    let [claim, count, actor] = claim(&mut set);
    run_on(&mut set, Command::Link(link("said_by", claim, actor))).unwrap();
    run_on(&mut set, Command::Comment(Comment::new(Some(claim), Annotator::new("a2").unwrap(), "لماذا؟", now())))
        .unwrap();
    for (kind, from, to) in
        [("said_by", actor, claim), ("said_by", claim, actor), ("at", count, actor), ("nope", claim, actor)]
    {
        assert!(run_on(&mut set, Command::Link(link(kind, from, to))).is_err(), "{kind}");
    }
    let before = set.clone();
    let changes = run_on(&mut set, Command::Delete(claim)).unwrap();
    assert_eq!((set.links().len(), set.comments().len(), changes.len()), (0, 0, 3));
    let revision = set.revision();
    replay(&mut set, &LabelSet::conflict_news(), revision, &inverse(&changes)).unwrap();
    assert_eq!(set.content(), before.content());
}

#[test]
fn a_symmetric_link_is_there_in_both_directions() {
    let mut set = set();
    run_on(&mut set, add(0, 3, "ACTOR")).unwrap();
    run_on(&mut set, add(4, 6, "ACTOR")).unwrap();
    let (a, b) = (set.annotations()[0].id, set.annotations()[1].id);
    run_on(&mut set, Command::Link(link("same_as", b, a))).unwrap();
    assert!(run_on(&mut set, Command::Link(link("same_as", a, b))).is_err());
    run_on(&mut set, Command::Relabel { id: a, label: key("LOCATION") }).unwrap();
    assert_eq!(set.links(), [], "an actor is not the same as a place");
}

#[test]
fn a_relabel_keeps_what_the_new_label_also_asks() {
    let mut set = set();
    run_on(&mut set, add(0, 3, "ACTOR")).unwrap();
    let id = set.annotations()[0].id;
    for (name, value) in [("role", "mentioned"), ("type", "media")] {
        run_on(&mut set, answer(id, name, Some(Answer::Set(Value::One(choice(value)))))).unwrap();
    }
    run_on(&mut set, Command::Relabel { id, label: key("LOCATION") }).unwrap();
    let kept: Vec<&str> = set.annotations()[0].answers.keys().map(AttributeKey::as_str).collect();
    assert_eq!(kept, ["role"], "a place can be only mentioned, too, but has no type");
}

#[test]
fn documents_have_labels_answers_notes_and_comments() {
    let mut set = set();
    run_on(&mut set, Command::LabelDocument(vec![choice("opinion"), choice("off_topic"), choice("opinion")])).unwrap();
    assert_eq!(set.sheet().labels, [choice("off_topic"), choice("opinion")]);
    assert_eq!(set.status(), Status::InProgress);
    assert!(run_on(&mut set, Command::LabelDocument(vec![choice("nope")])).is_err());
    let date = Value::Date(crate::model::Date::parse("2019-02").unwrap());
    let command = Command::AnswerDocument { attribute: attribute("event_date"), answer: Some(Answer::Set(date)) };
    run_on(&mut set, command).unwrap();
    run_on(&mut set, Command::SetDocumentNote("تكرار".to_owned())).unwrap();
    let comment = Comment::new(None, Annotator::new("a2").unwrap(), "انظر", now());
    let id = comment.id;
    run_on(&mut set, Command::Comment(comment)).unwrap();
    assert!(run_on(&mut set, Command::EditComment { id, text: " \n".to_owned() }).is_err());
    run_on(&mut set, Command::EditComment { id, text: "انظر هنا".to_owned() }).unwrap();
    assert_eq!(set.comments()[0].text, "انظر هنا");
    run_on(&mut set, Command::DeleteComment(id)).unwrap();
    assert_eq!(set.comments(), []);
}

#[test]
fn another_label_set_drops_what_no_longer_fits_and_can_be_taken_back() {
    let mut set = set();
    let [claim, count, actor] = claim(&mut set);
    run_on(&mut set, Command::Link(link("said_by", claim, actor))).unwrap();
    run_on(&mut set, answer(count, "outcome", Some(Answer::Set(Value::One(choice("killed")))))).unwrap();
    let before = set.clone();
    let mut parts = LabelSet::conflict_news().parts();
    parts.labels.retain(|label| label.key != key("ACTOR"));
    (parts.links, parts.rules) = (Vec::new(), Vec::new());
    parts.labels[1].attributes.clear();
    let after = LabelSet::new(parts).unwrap();
    let fates = [(key("ACTOR"), Fate::Relabel(key("LOCATION")))].into();
    let changes = fit(&mut set, &after, &fates, now()).unwrap().changes;
    assert_eq!((set.get(actor).unwrap().label.as_str(), set.links().len()), ("LOCATION", 0));
    assert!(set.get(count).unwrap().answers.is_empty());
    let revision = set.revision();
    replay(&mut set, &LabelSet::conflict_news(), revision, &inverse(&changes)).unwrap();
    assert_eq!(set.content(), before.content());
    fit(&mut set, &after, &std::collections::BTreeMap::new(), now()).unwrap();
    assert_eq!(set.get(actor), None, "a label that is not named takes its spans with it");
}

/// What becomes of `set` when actors become places.
fn actors_to_places(set: &AnnotationSet) -> (AnnotationSet, Fitted) {
    let mut parts = LabelSet::conflict_news().parts();
    parts.labels.retain(|label| label.key != key("ACTOR"));
    (parts.links, parts.rules) = (Vec::new(), Vec::new());
    for label in &mut parts.labels {
        label.overlap.nest_in = Some(Vec::new());
        label.overlap.cross = false;
    }
    let after = LabelSet::new(parts).unwrap();
    let mut set = set.clone();
    let fitted = fit(&mut set, &after, &[(key("ACTOR"), Fate::Relabel(key("LOCATION")))].into(), now()).unwrap();
    (set, fitted)
}

#[test]
fn spans_that_get_another_label_stay_whatever_the_overlap_policies_say() {
    let mut set = set();
    for (start, end, label) in [(0, 3, "ACTOR"), (2, 8, "CLAIM"), (4, 6, "ACTOR"), (4, 7, "LOCATION")] {
        run_on(&mut set, add(start, end, label)).unwrap();
    }
    let (after, fitted) = actors_to_places(&set);
    assert_eq!((after.annotations().len(), fitted.changes.len(), fitted.stuck), (4, 2, 0));
}

#[test]
fn a_twin_is_merged_only_if_nothing_is_lost() {
    let mut start = set();
    run_on(&mut start, add(0, 3, "ACTOR")).unwrap();
    run_on(&mut start, add(0, 3, "LOCATION")).unwrap();
    let (actor, place) = (start.annotations()[0].id, start.annotations()[1].id);
    let role = |id| answer(id, "role", Some(Answer::Set(Value::One(choice("mentioned")))));
    let note = |id| Command::SetNote { id, note: "x".to_owned() };
    let comment = Command::Comment(Comment::new(Some(actor), Annotator::new("a2").unwrap(), "؟", now()));
    for (said, merges) in [
        (vec![], true),
        (vec![role(place), note(place)], true),
        (vec![role(actor), role(place)], true),
        (vec![role(actor)], false),
        (vec![note(actor)], false),
        (vec![comment], false),
    ] {
        let mut set = start.clone();
        run_on(&mut set, Command::Batch(said.clone())).unwrap();
        let (after, fitted) = actors_to_places(&set);
        assert_eq!((fitted.stuck == 0, after.get(actor).is_none()), (merges, merges), "{said:?}");
        assert!(after.get(place).is_some());
    }
}

/// A command as numbers, so that it can point at whichever annotations exist when it runs.
pub(super) fn any_command() -> impl Strategy<Value = (u8, usize, usize, usize)> {
    (0..13_u8, 0..30_usize, 0..22_usize, 1..8_usize)
}

pub(super) fn concrete(set: &AnnotationSet, (kind, which, start, len): (u8, usize, usize, usize)) -> Command {
    let labels = ["ACTOR", "LOCATION", "CLAIM"];
    let label = labels[which % 3];
    let id = set.annotations().get(which % set.annotations().len().max(1)).map(|a| a.id);
    match (kind, id) {
        (1, Some(id)) => Command::Delete(id),
        (2, Some(id)) => Command::Relabel { id, label: key(label) },
        (3, Some(id)) => Command::Move { id, span: Span::new(start, start + len).unwrap() },
        (4, Some(id)) => Command::SetNote { id, note: format!("ملاحظة {len}") },
        (5, _) => Command::SetStatus(Status::ALL[which % 3]),
        (6, Some(id)) => answer(id, "role", Some(Answer::Proposed(Value::One(choice("mentioned"))))),
        (7, Some(id)) => answer(id, "cue", Some(Answer::Set(Value::Passage(Span::new(start, start + len).unwrap())))),
        (8, Some(id)) => Command::Confirm(id),
        (9, Some(id)) => {
            let to = set.annotations()[start % set.annotations().len()].id;
            Command::Link(link(if which % 2 == 0 { "said_by" } else { "same_as" }, id, to))
        }
        (10, _) if !set.links().is_empty() => Command::Unlink(set.links()[which % set.links().len()].id),
        (11, id) => Command::Comment(Comment::new(id.filter(|_| len > 3), Annotator::new("a2").unwrap(), "؟", now())),
        (12, _) => Command::SetDocumentNote(format!("ملاحظة {len}")),
        _ => add(start, start + len, label),
    }
}

proptest! {
    #[test]
    fn undoing_everything_gives_back_the_empty_set_and_redoing_the_last(
        steps in prop::collection::vec(any_command(), 1..60),
    ) {
        let (mut set, labels) = (set(), LabelSet::conflict_news());
        let mut done = Vec::new();
        for step in steps {
            let command = concrete(&set, step);
            let before = set.clone();
            if let Ok(changes) = run_on(&mut set, command) {
                done.push((before, changes));
            } else {
                prop_assert_eq!(&set, &before);
            }
            let ordered = set.annotations().windows(2).all(|w| w[0].span <= w[1].span);
            prop_assert!(ordered && set.annotations().iter().all(|a| a.span.end().get() <= 20));
        }
        let last = set.content().clone();
        for (before, changes) in done.iter().rev() {
            let revision = set.revision();
            replay(&mut set, &labels, revision, &inverse(changes)).unwrap();
            prop_assert_eq!(set.content(), before.content());
            prop_assert_eq!(set.status(), before.status());
        }
        for (_, changes) in &done {
            let revision = set.revision();
            replay(&mut set, &labels, revision, changes).unwrap();
        }
        prop_assert_eq!(set.content(), &last);
    }
}
