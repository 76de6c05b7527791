//! Stories of a session whose project gets another label set.

use super::tests::{add, assert_sound, id, me, opened};
use super::*;
use crate::command::{Fate, LabelSetChange, LabelSetRefusal, Rename};
use crate::model::{Annotator, Colour, LabelKey, LabelSet, LabelSetParts, Preset};
use crate::store::StoreError;
use std::fs;

fn key(key: &str) -> LabelKey {
    LabelKey::new(key).unwrap()
}

fn changed(labels: &LabelSet, change: impl FnOnce(&mut LabelSetParts)) -> LabelSet {
    let mut parts = labels.parts();
    change(&mut parts);
    LabelSet::new(parts).unwrap()
}

/// Without links and rules, so that labels can go.
fn plain() -> LabelSet {
    changed(&LabelSet::conflict_news(), |parts| {
        parts.links.clear();
        parts.rules.clear();
    })
}

fn rename(from: &str, to: &str) -> LabelSetChange {
    let after = changed(&plain(), |parts| {
        parts.labels.iter_mut().filter(|label| label.key == key(from)).for_each(|label| label.key = key(to));
    });
    LabelSetChange { renamed: vec![Rename { from: key(from), to: key(to) }], ..LabelSetChange::to(after) }
}

/// What the session says about label sets, once everything is done.
fn said(session: &mut Session) -> Vec<Event> {
    session.settle();
    let about =
        |event: &Event| matches!(event, Event::LabelSetChanged | Event::LabelSetRefused(_) | Event::Dropped(..));
    session.poll().into_iter().filter(about).collect()
}

#[test]
fn a_rename_is_one_step_among_others_and_is_taken_back_from_any_document() {
    let (_folder, path, mut session) = opened();
    session.run(add(4, 14, "ACTOR")).unwrap();
    session.change_label_set(rename("ACTOR", "WHO")).unwrap();
    assert_eq!(said(&mut session), [Event::LabelSetChanged]);
    assert_eq!((session.layer(), session.labels().name()), (vec![(4, 14, "WHO")], "Conflict news"));
    session.run(add(0, 3, "WHO")).unwrap();
    session.next_document();
    session.settle();
    session.run(add(0, 6, "WHO")).unwrap();
    for _ in 0..2 {
        session.undo().unwrap();
        session.settle();
    }
    assert_eq!(session.open_document().unwrap().info().id, id("one"));
    session.next_document();
    session.settle();
    session.poll();
    assert_eq!(session.undo(), Ok(None), "the label set is no step of a document");
    assert_eq!(said(&mut session), [Event::LabelSetChanged]);
    assert_eq!(session.labels(), &LabelSet::conflict_news());
    session.undo().unwrap();
    session.settle();
    assert_eq!((session.layer(), session.can_undo()), (Vec::new(), false));
    for _ in 0..4 {
        session.redo().unwrap();
        session.settle();
    }
    assert_eq!((session.layer(), session.can_redo()), (vec![(0, 6, "WHO")], false));
    session.previous_document();
    session.settle();
    assert_eq!(session.layer(), [(0, 3, "WHO"), (4, 14, "WHO")]);
    session.close().unwrap();
    assert_sound(&path);
}

#[test]
fn spans_of_a_deleted_label_come_back_with_it() {
    let (_folder, path, mut session) = opened();
    session.run(add(4, 14, "ACTOR")).unwrap();
    session.run(add(18, 23, "CASUALTY_COUNT")).unwrap();
    let after =
        changed(&plain(), |parts| parts.labels.retain(|l| l.key != key("ACTOR") && l.key != key("CASUALTY_COUNT")));
    let mut change = LabelSetChange::to(after);
    change.fates.insert(key("ACTOR"), Fate::Relabel(key("LOCATION")));
    session.change_label_set(change).unwrap();
    assert_eq!(said(&mut session), [Event::LabelSetChanged]);
    assert_eq!((session.layer(), session.documents()[0].spans), (vec![(4, 14, "LOCATION")], 1));
    session.undo().unwrap();
    assert_eq!(said(&mut session), [Event::LabelSetChanged]);
    assert_eq!(session.layer(), [(4, 14, "ACTOR"), (18, 23, "CASUALTY_COUNT")]);
    assert_eq!(session.documents()[0].spans, 2);
    drop(session);
    assert_sound(&path);
}

#[test]
fn what_can_t_be_is_refused_and_is_no_step() {
    let (_folder, path, mut session) = opened();
    let nonsense = LabelSetChange { after: plain(), ..rename("ACTOR", "WHO") };
    session.change_label_set(nonsense).unwrap();
    let refusal = LabelSetRefusal::Rename { from: key("ACTOR"), to: key("WHO") };
    assert_eq!(said(&mut session), [Event::LabelSetRefused(refusal.into())]);
    assert!(!session.can_undo() && !session.is_changing_label_set());
    session.change_label_set(LabelSetChange::to(LabelSet::conflict_news())).unwrap();
    assert_eq!(said(&mut session), [Event::LabelSetChanged]);
    assert!(!session.can_undo(), "the same label set is no step");
    drop(session);
    assert_sound(&path);
}

#[test]
fn a_full_disk_refuses_the_label_set_and_keeps_the_tags_for_later() {
    let (_folder, path, mut session) = opened();
    session.limit(1);
    let mut tag = add(4, 14, "ACTOR");
    if let crate::command::Command::Add(annotation) = &mut tag {
        annotation.note = "ملاحظة طويلة ".repeat(20_000);
    }
    session.run(tag).unwrap();
    session.change_label_set(rename("ACTOR", "WHO")).unwrap();
    session.settle();
    let events = session.poll();
    assert!(events.contains(&Event::LabelSetRefused(StoreError::Full.into())), "{events:?}");
    assert!(matches!(session.save_state(), SaveState::Failed(_)));
    assert_eq!((session.layer(), session.labels()), (vec![(4, 14, "ACTOR")], &LabelSet::conflict_news()));
    session.run(add(0, 3, "CLAIM")).unwrap();
    session.limit(1_000_000);
    // Whatever is asked of the worker waits until it has tried once more.
    session.on_store(|_| Ok(())).unwrap();
    session.poll();
    assert_eq!(session.save_state(), SaveState::Saved);
    session.change_label_set(rename("ACTOR", "WHO")).unwrap();
    assert_eq!(said(&mut session), [Event::LabelSetChanged]);
    assert_eq!(session.layer(), [(0, 3, "CLAIM"), (4, 14, "WHO")]);
    session.close().unwrap();
    assert_sound(&path);
}

#[test]
fn a_step_back_that_can_t_be_written_can_be_tried_again() {
    let (_folder, path, mut session) = opened();
    session.change_label_set(rename("ACTOR", "WHO")).unwrap();
    assert_eq!(said(&mut session), [Event::LabelSetChanged]);
    session.limit(1);
    // So much fills the last pages.
    let guideline = "# ".repeat(200_000);
    let long = changed(session.labels(), |parts| parts.guideline = guideline);
    session.change_label_set(LabelSetChange::to(long.clone())).unwrap();
    assert_eq!(said(&mut session), [Event::LabelSetRefused(StoreError::Full.into())]);
    session.limit(1_000_000);
    for labels in [long, rename("ACTOR", "WHO").after] {
        session.change_label_set(LabelSetChange::to(labels)).unwrap();
        assert_eq!(said(&mut session), [Event::LabelSetChanged]);
    }
    session.limit(1);
    session.undo().unwrap();
    assert_eq!(said(&mut session), [Event::LabelSetRefused(StoreError::Full.into())]);
    assert!(session.can_undo() && !session.can_redo());
    session.limit(1_000_000);
    for _ in 0..3 {
        session.undo().unwrap();
        assert_eq!(said(&mut session), [Event::LabelSetChanged]);
    }
    assert_eq!(session.labels(), &LabelSet::conflict_news());
    drop(session);
    assert_sound(&path);
}

#[test]
fn a_label_set_that_another_program_has_changed_is_noticed() {
    let (_folder, path, mut session) = opened();
    session.run(add(4, 14, "ACTOR")).unwrap();
    session.settle();
    let mut other = Session::open(&path).unwrap();
    other.set_annotator(Annotator::new("ليلى").unwrap());
    other.change_label_set(rename("ACTOR", "WHO")).unwrap();
    assert_eq!(said(&mut other), [Event::LabelSetChanged]);
    // This one has not heard of it: what it says with the old label is dropped, the rest is kept.
    session.run(add(0, 3, "ACTOR")).unwrap();
    session.run(add(18, 23, "CASUALTY_COUNT")).unwrap();
    let said_here = said(&mut session);
    assert!(said_here.contains(&Event::LabelSetChanged), "{said_here:?}");
    assert!(matches!(said_here[..], [Event::Dropped(..), ..]), "{said_here:?}");
    assert_eq!(session.layer(), [(4, 14, "WHO"), (18, 23, "CASUALTY_COUNT")]);
    assert!(session.labels().get(&key("WHO")).is_some());
    session.run(add(0, 3, "WHO")).unwrap();
    session.settle();
    // The other way round, and by opening a document instead of saving.
    session
        .change_label_set(LabelSetChange::to(changed(session.labels(), |parts| parts.name = "Ours".to_owned())))
        .unwrap();
    session.settle();
    other.go_to(&id("one"));
    assert_eq!(said(&mut other), [Event::LabelSetChanged]);
    assert_eq!(other.labels().name(), "Ours");
    assert_eq!(other.undo(), Ok(None), "its own change can't be taken back over another one");
    assert_eq!(said(&mut other), [Event::LabelSetRefused(LabelSetRefusal::Moved.into())]);
    drop((session, other));
    assert_sound(&path);
}

#[test]
fn a_change_made_for_another_label_set_is_refused() {
    let (_folder, path, mut session) = opened();
    let mut other = Session::open(&path).unwrap();
    other.change_label_set(rename("ACTOR", "WHO")).unwrap();
    assert_eq!(said(&mut other), [Event::LabelSetChanged]);
    // This one has not heard of it.
    let mine = changed(session.labels(), |parts| parts.name = "Mine".to_owned());
    session.change_label_set(LabelSetChange::to(mine)).unwrap();
    let said_here = said(&mut session);
    assert!(said_here.contains(&Event::LabelSetRefused(LabelSetRefusal::Moved.into())), "{said_here:?}");
    session.on_store(|_| Ok(())).unwrap();
    session.poll();
    assert_eq!(session.labels(), &rename("ACTOR", "WHO").after);
    drop((session, other));
    assert_sound(&path);
}

#[test]
fn uses_are_counted_with_what_was_just_tagged() {
    let (_folder, _path, mut session) = opened();
    session.run(add(4, 14, "ACTOR")).unwrap();
    session.run(add(0, 3, "ACTOR")).unwrap();
    let uses = session.label_uses().wait().unwrap();
    let actor = uses.labels["ACTOR"];
    assert_eq!((actor.times, actor.documents, uses.labels.len()), (2, 1, 1));
}

#[test]
fn a_label_set_goes_to_a_file_and_back() {
    let (folder, _path, session) = opened();
    let file = folder.path().join("labels.json");
    session.export_label_set(&file).unwrap();
    let labels = changed(&read_label_set(&file).unwrap(), |parts| parts.labels[0].light = Colour([1, 2, 3]));
    write_label_set(&file, &labels).unwrap();
    let project = folder.path().join("q.tawsim");
    let mut other = Session::create_with(&project, &read_label_set(&file).unwrap()).unwrap();
    assert_eq!(other.labels(), &labels);
    other.change_label_set(LabelSetChange::to(Preset::Empty.label_set())).unwrap();
    other.settle();
    assert_eq!(other.labels().labels(), []);
    fs::write(&file, "{\"labels\": [{}]}").unwrap();
    let error = read_label_set(&file).unwrap_err().to_string();
    assert!(error.contains("labels.json: labels[0]: missing field `key`"), "{error}");
    let missing = read_label_set(&folder.path().join("none.json")).unwrap_err();
    assert!(matches!(missing, LabelSetFileError::Io { .. }));
    drop(other);
    assert_sound(&project);
}

#[test]
fn no_command_runs_while_another_label_set_is_under_way() {
    let (_folder, path, mut session) = opened();
    let (sender, gate) = std::sync::mpsc::channel::<()>();
    let wait = move |_: &mut _, _| gate.recv().unwrap_or_default();
    session.worker.send(worker::Request::Do(Box::new(wait)));
    session.change_label_set(rename("ACTOR", "WHO")).unwrap();
    assert!(session.is_changing_label_set());
    assert_eq!(session.save_state(), SaveState::Saving);
    assert_eq!(session.run(add(4, 14, "ACTOR")), Err(RunError::LabelSetChanging));
    assert_eq!(session.change_label_set(rename("ACTOR", "WHO")), Err(RunError::LabelSetChanging));
    sender.send(()).unwrap();
    assert_eq!(said(&mut session), [Event::LabelSetChanged]);
    session.run(add(4, 14, "WHO")).unwrap();
    session.undo().unwrap();
    session.undo().unwrap();
    session.settle();
    assert_eq!((session.labels(), session.annotator()), (&LabelSet::conflict_news(), Some(&me())));
    drop(session);
    assert_sound(&path);
}

#[test]
fn a_new_label_with_the_key_of_a_deleted_one_does_not_take_its_spans_over() {
    let (_folder, path, mut session) = opened();
    session.run(add(4, 14, "ACTOR")).unwrap();
    session.run(add(0, 3, "CLAIM")).unwrap();
    let fates = [(key("ACTOR"), Fate::Delete)].into();
    let change = LabelSetChange { fates, ..LabelSetChange::to(plain()) };
    session.change_label_set(change).unwrap();
    assert_eq!(said(&mut session), [Event::LabelSetChanged]);
    assert_eq!(session.layer(), [(0, 3, "CLAIM")]);
    session.undo().unwrap();
    assert_eq!(said(&mut session), [Event::LabelSetChanged]);
    assert_eq!(session.layer(), [(0, 3, "CLAIM"), (4, 14, "ACTOR")]);
    session.close().unwrap();
    assert_sound(&path);
}
