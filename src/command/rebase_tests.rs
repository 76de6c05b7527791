//! Changes on a set that has gone on.

use super::tests::{add, any_command, attribute, choice, concrete, key, link, run_on, set};
use super::*;
use crate::model::{AnnotationId, AnnotationSet, Answer, LabelSet, Status, Value};
use crate::text::Span;
use proptest::prelude::*;

/// A set with one actor, and its id.
fn actor() -> (AnnotationSet, AnnotationId) {
    let mut set = set();
    run_on(&mut set, add(0, 3, "ACTOR")).unwrap();
    let id = set.annotations()[0].id;
    (set, id)
}

fn answer(id: AnnotationId, name: &str, value: &str) -> Command {
    Command::Answer { id, attribute: attribute(name), answer: Some(Answer::Set(Value::One(choice(value)))) }
}

/// What `second` comes to where `first` was made meanwhile: both are commands on the same set.
fn both(first: Command, second: Command, start: &AnnotationSet) -> Result<AnnotationSet, CommandError> {
    let (mut here, mut there) = (start.clone(), start.clone());
    run_on(&mut there, first).unwrap();
    let changes = run_on(&mut here, second).unwrap();
    let revision = there.revision();
    let made = replay(&mut there, &LabelSet::conflict_news(), revision, &changes)?;
    let done = there.clone();
    let revision = there.revision();
    replay(&mut there, &LabelSet::conflict_news(), revision, &inverse(&made)).unwrap();
    Ok(done)
}

#[test]
fn what_a_change_does_not_touch_stays() {
    let (start, id) = actor();
    let note = Command::SetNote { id, note: "ملاحظة".to_owned() };
    let moved = Command::Move { id, span: Span::new(1, 5).unwrap() };
    for (first, second) in [
        (note.clone(), answer(id, "role", "target")),
        (answer(id, "role", "target"), note),
        (Command::Batch(vec![answer(id, "role", "target"), moved]), Command::SetNote { id, note: "ملاحظة".to_owned() }),
        (answer(id, "role", "target"), Command::SetNote { id, note: "ملاحظة".to_owned() }),
        (
            Command::Batch(vec![Command::SetNote { id, note: "ملاحظة".to_owned() }, answer(id, "type", "media")]),
            answer(id, "role", "target"),
        ),
    ] {
        let done = both(first, second, &start).unwrap();
        let annotation = done.get(id).unwrap();
        assert_eq!(annotation.note, "ملاحظة");
        assert!(annotation.answers.contains_key(&attribute("role")));
    }
}

#[test]
fn what_both_have_changed_differently_is_refused() {
    let (start, id) = actor();
    let note = |note: &str| Command::SetNote { id, note: note.to_owned() };
    let to = |start, end| Command::Move { id, span: Span::new(start, end).unwrap() };
    for (first, second, disputed) in [
        (note("x"), note("y"), Disputed::Note),
        (to(0, 4), to(0, 5), Disputed::Span),
        (answer(id, "role", "target"), answer(id, "role", "source"), Disputed::Answer(attribute("role"))),
        (note("x"), Command::Delete(id), Disputed::Note),
        (answer(id, "role", "target"), Command::Delete(id), Disputed::Answer(attribute("role"))),
        (Command::SetDocumentNote("x".to_owned()), Command::SetDocumentNote("y".to_owned()), Disputed::DocumentNote),
        (Command::SetStatus(Status::ToDo), Command::SetStatus(Status::Done), Disputed::Status),
    ] {
        assert_eq!(both(first, second.clone(), &start), Err(CommandError::Conflict(disputed)), "{second:?}");
    }
    assert_eq!(both(note("x"), note("x"), &start).unwrap().get(id).unwrap().note, "x", "the same is no dispute");
}

#[test]
fn beginning_a_document_never_stands_in_the_way() {
    let start = set();
    let done = both(Command::SetStatus(Status::Done), add(0, 3, "ACTOR"), &start).unwrap();
    assert_eq!((done.status(), done.annotations().len()), (Status::Done, 1));
}

#[test]
fn a_link_that_another_label_can_t_have_is_in_the_way() {
    let (mut start, actor) = actor();
    run_on(&mut start, add(4, 9, "CLAIM")).unwrap();
    let claim = start.annotations()[1].id;
    let said = Command::Link(link("said_by", claim, actor));
    let refused = both(said, Command::Relabel { id: actor, label: key("LOCATION") }, &start);
    assert!(matches!(refused, Err(CommandError::LinkEnds { .. })), "{refused:?}");
}

proptest! {
    #[test]
    fn on_the_set_it_was_made_for_a_change_is_itself(steps in prop::collection::vec(any_command(), 1..40)) {
        let mut set = set();
        for step in steps {
            let mut before = set.clone();
            let command = concrete(&set, step);
            let Ok(changes) = run_on(&mut set, command) else { continue };
            for change in &changes {
                prop_assert_eq!(rebase(change, &before), Ok(Some(change.clone())));
                let revision = before.revision();
                replay(&mut before, &LabelSet::conflict_news(), revision, std::slice::from_ref(change)).unwrap();
            }
        }
    }

    #[test]
    fn whatever_two_do_nothing_of_the_first_is_written_over(
        first in any_command(),
        second in any_command(),
        role in any::<bool>(),
    ) {
        let (start, id) = actor();
        let (mut here, mut there) = (start.clone(), start.clone());
        let first = if role { answer(id, "role", "target") } else { concrete(&start, first) };
        let (first, second) = (run_on(&mut there, first), run_on(&mut here, concrete(&start, second)));
        let (Ok(first), Ok(second)) = (first, second) else { return Ok(()) };
        let revision = there.revision();
        if replay(&mut there, &LabelSet::conflict_news(), revision, &second).is_ok() {
            for change in &first {
                if let Change::Annotation(Edit::Replaced { before, after }) = change {
                    let now = there.get(after.id).unwrap();
                    prop_assert!(before.note == after.note || now.note == after.note);
                    let mut new = after.answers.iter().filter(|(key, answer)| before.answers.get(key) != Some(answer));
                    prop_assert!(new.all(|(key, answer)| now.answers.get(key) == Some(answer)));
                }
            }
        }
    }
}
