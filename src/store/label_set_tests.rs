//! Tests of another label set for a project that has layers.

use super::tests::{TEXT, add, commit, document, faults, me, project};
use super::*;
use crate::command::{Command, CommandError, Fate, LabelSetChange, LabelSetEdit, LabelSetRefusal, Rename};
use crate::model::{
    AnnotationSet, Annotator, AttributeKind, DocumentId, LabelKey, LabelSet, LabelSetParts, LinkEnds, Preset, Timestamp,
};
use crate::text::SourceText;

fn key(key: &str) -> LabelKey {
    LabelKey::new(key).unwrap()
}

fn changed(labels: &LabelSet, change: impl FnOnce(&mut LabelSetParts)) -> LabelSet {
    let mut parts = labels.parts();
    change(&mut parts);
    LabelSet::new(parts).unwrap()
}

/// The label set with another key for a label, wherever it is named.
fn with_key(labels: &LabelSet, from: &str, to: &str) -> LabelSet {
    let json = crate::wire::write_label_set(labels).replace(&format!("\"{from}\""), &format!("\"{to}\""));
    crate::wire::read_label_set(json.as_bytes()).unwrap()
}

fn without(labels: &LabelSet, label: &str) -> LabelSet {
    changed(labels, |parts| {
        parts.labels.retain(|l| l.key != key(label));
        parts.links.retain(|l| l.ends.iter().all(|ends| ends.from != key(label) && ends.to != key(label)));
        parts.rules.retain(|rule| rule.label() != Some(&key(label)));
        let known: Vec<_> = parts.links.iter().map(|link| link.key.clone()).collect();
        parts.rules.retain(|rule| !matches!(rule, crate::model::Rule::Linked { link, .. } if !known.contains(link)));
    })
}

fn renaming(after: LabelSet, names: &[(&str, &str)]) -> LabelSetChange {
    let rename = |(from, to): &(&str, &str)| Rename { from: key(from), to: key(to) };
    LabelSetChange { renamed: names.iter().map(rename).collect(), ..LabelSetChange::to(after) }
}

fn change(store: &mut Store, change: LabelSetChange) -> Result<LabelSetEdit, LabelSetRefusal> {
    store.write(|write| write.change_label_set(change, "lead", Timestamp::now())).unwrap()
}

fn make(store: &mut Store, edit: &LabelSetEdit) -> Result<(), LabelSetRefusal> {
    store.write(|write| write.make_label_set_edit(edit, "lead", Timestamp::now())).unwrap()
}

fn spans(store: &Store) -> Vec<String> {
    let set = store.layer(&DocumentId::new("d").unwrap(), &me()).unwrap().unwrap();
    set.annotations().iter().map(|a| format!("{} {}", a.label, a.answers.len())).collect()
}

/// Everything that the project says, but for revisions.
fn everything(store: &Store) -> (LabelSet, Vec<(crate::model::LayerContent, crate::model::Status)>) {
    let layers = store.layers().unwrap().into_iter().map(|layer| {
        let set = store.layer(&layer.document, &layer.annotator).unwrap().unwrap();
        (set.content().clone(), set.status())
    });
    (store.labels().unwrap(), layers.collect())
}

/// Makes a change, takes it back and makes it again; each time the project must be sound and as it was.
#[track_caller]
fn there_and_back(asked: LabelSetChange) -> (tempfile::TempDir, Store, LabelSetEdit) {
    let (folder, mut store, _) = project();
    let before = everything(&store);
    let edit = change(&mut store, asked).unwrap();
    let after = everything(&store);
    assert_eq!(faults(&store), Vec::<String>::new(), "after the change");
    make(&mut store, &edit.inverse()).unwrap();
    assert_eq!(everything(&store), before);
    assert_eq!(faults(&store), Vec::<String>::new(), "after it was taken back");
    make(&mut store, &edit).unwrap();
    assert_eq!(everything(&store), after);
    assert_eq!(faults(&store), Vec::<String>::new(), "after it was made again");
    (folder, store, edit)
}

#[test]
fn a_rename_reaches_every_layer_at_once() {
    let labels = with_key(&LabelSet::conflict_news(), "CASUALTY_COUNT", "TOLL");
    let (_folder, store, edit) = there_and_back(renaming(labels, &[("CASUALTY_COUNT", "TOLL")]));
    assert_eq!(spans(&store), ["ACTOR 1", "CLAIM 1", "TOLL 2"]);
    assert_eq!(edit.layers, []);
}

#[test]
fn two_labels_can_swap_their_keys() {
    let swapped = with_key(&LabelSet::conflict_news(), "ACTOR", "X");
    let swapped = with_key(&with_key(&swapped, "LOCATION", "ACTOR"), "X", "LOCATION");
    let change = renaming(swapped, &[("ACTOR", "LOCATION"), ("LOCATION", "ACTOR")]);
    let (_folder, store, _) = there_and_back(change);
    assert_eq!(spans(&store), ["LOCATION 1", "CLAIM 1", "CASUALTY_COUNT 2"]);
}

#[test]
fn spans_of_a_label_that_goes_meet_their_fate() {
    let labels = without(&LabelSet::conflict_news(), "ACTOR");
    let (_folder, store, edit) = there_and_back(LabelSetChange::to(labels.clone()));
    assert_eq!(spans(&store), ["CLAIM 1", "CASUALTY_COUNT 2"]);
    assert_eq!(edit.layers[0].changes.len(), 2, "the link goes with the span");
    let mut relabel = LabelSetChange::to(labels);
    relabel.fates.insert(key("ACTOR"), Fate::Relabel(key("LOCATION")));
    let (_folder, store, _) = there_and_back(relabel);
    assert_eq!(spans(&store), ["LOCATION 1", "CLAIM 1", "CASUALTY_COUNT 2"]);
}

#[test]
fn a_rename_and_a_deletion_are_one_step() {
    let labels = with_key(&without(&LabelSet::conflict_news(), "ACTOR"), "CLAIM", "SAYING");
    let (_folder, store, edit) = there_and_back(renaming(labels, &[("CLAIM", "SAYING")]));
    assert_eq!(spans(&store), ["SAYING 1", "CASUALTY_COUNT 2"]);
    assert_eq!(store.layer(&edit.layers[0].document, &me()).unwrap().unwrap().revision(), 7);
}

#[test]
fn answers_links_and_document_labels_that_can_no_longer_be_go() {
    let labels = changed(&LabelSet::conflict_news(), |parts| {
        let count = parts.labels.iter_mut().find(|l| l.key == key("CASUALTY_COUNT")).unwrap();
        let outcome = &mut count.attributes[0];
        let AttributeKind::One(choices) = &mut outcome.kind else { panic!("a choice") };
        choices.retain(|choice| choice.key.as_str() != "killed");
        let said_by = &mut parts.links[0];
        said_by.ends = vec![LinkEnds { from: key("CLAIM"), to: key("LOCATION") }];
        parts.document_labels.retain(|label| label.key.as_str() != "opinion");
        parts.document_attributes.clear();
    });
    let (_folder, store, _) = there_and_back(LabelSetChange::to(labels));
    assert_eq!(spans(&store), ["ACTOR 1", "CLAIM 1", "CASUALTY_COUNT 1"]);
    let set = store.layer(&DocumentId::new("d").unwrap(), &me()).unwrap().unwrap();
    assert_eq!((set.links(), set.sheet()), (&[][..], &crate::model::Sheet::default()));
    assert_eq!(set.comments().len(), 2);
}

#[test]
fn what_changes_no_layer_counts_no_revision() {
    let (_folder, mut store, set) = project();
    let labels = changed(&LabelSet::conflict_news(), |parts| parts.labels[0].light = crate::model::Colour([1, 2, 3]));
    let before = store.journal_length().unwrap();
    let edit = change(&mut store, LabelSetChange::to(labels.clone())).unwrap();
    assert_eq!((edit.layers.len(), store.labels()), (0, Ok(labels.clone())));
    assert_eq!(store.layer(set.document(), &me()).unwrap().unwrap().revision(), set.revision());
    change(&mut store, LabelSetChange::to(labels)).unwrap();
    assert_eq!(store.journal_length(), Ok(before + 1), "no entry for nothing");
}

#[test]
fn impossible_renames_and_fates_are_refused_and_change_nothing() {
    let (_folder, mut store, _) = project();
    let before = (everything(&store), store.journal_length());
    let labels = LabelSet::conflict_news();
    let toll = with_key(&labels, "CASUALTY_COUNT", "TOLL");
    let mut no_such_fate = LabelSetChange::to(without(&labels, "ACTOR"));
    no_such_fate.fates.insert(key("ACTOR"), Fate::Relabel(key("NONE")));
    let impossible = [
        renaming(labels.clone(), &[("NONE", "ACTOR")]),
        renaming(labels.clone(), &[("ACTOR", "LOCATION")]),
        renaming(toll.clone(), &[("CASUALTY_COUNT", "NONE")]),
        renaming(toll, &[("CASUALTY_COUNT", "TOLL"), ("CASUALTY_COUNT", "TOLL")]),
        no_such_fate,
    ];
    for asked in impossible {
        assert!(change(&mut store, asked.clone()).is_err(), "{asked:?}");
    }
    assert_eq!((everything(&store), store.journal_length()), before);
}

#[test]
fn a_full_file_refuses_the_whole_label_set() {
    let (_folder, mut store, _) = project();
    let before = (everything(&store), store.journal_length());
    let labels = changed(&without(&LabelSet::conflict_news(), "ACTOR"), |parts| parts.guideline = "# ".repeat(100_000));
    store.limit_pages(1);
    let asked = LabelSetChange::to(labels);
    let full = store.write(|write| write.change_label_set(asked.clone(), "lead", Timestamp::now()));
    assert_eq!(full, Err(StoreError::Full));
    assert_eq!((everything(&store), store.journal_length()), before);
    assert_eq!(faults(&store), Vec::<String>::new());
    store.limit_pages(1_000_000);
    assert!(change(&mut store, asked).is_ok());
    assert_eq!(faults(&store), Vec::<String>::new());
}

#[test]
fn nobody_s_later_work_is_lost_by_taking_back() {
    let (_folder, mut store, set) = project();
    let labels = changed(&LabelSet::conflict_news(), |parts| {
        parts.labels.push(Preset::PlainNer.label_set().labels()[3].clone());
        parts.labels[4].shortcut = None;
    });
    let edit = change(&mut store, LabelSetChange::to(labels.clone())).unwrap();
    let layla = Annotator::new("ليلى").unwrap();
    let mut hers = AnnotationSet::new(set.document().clone(), layla.clone(), TEXT.chars().count());
    let now = Timestamp::now();
    let changes = crate::command::apply(&mut hers, &labels, 0, add(0, 3, "MISC"), now).unwrap();
    let made = store.write(|write| write.change_layer(hers.document(), &layla, 0, &changes, now));
    assert_eq!(made, Ok(LayerChange::Made));
    let refusal = LabelSetRefusal::InUse { document: set.document().clone(), annotator: layla };
    assert_eq!(make(&mut store, &edit.inverse()), Err(refusal));
    assert_eq!(store.labels(), Ok(labels));
    assert_eq!(make(&mut store, &edit), Err(LabelSetRefusal::Moved), "it is made already");
    assert_eq!(faults(&store), Vec::<String>::new());
}

#[test]
fn a_label_set_that_has_moved_on_is_not_written_over() {
    let (_folder, mut store, _) = project();
    let seen = store.labels().unwrap();
    let theirs = changed(&seen, |parts| parts.guideline = "دليل".to_owned());
    change(&mut store, LabelSetChange::to(theirs.clone())).unwrap();
    let mine = changed(&seen, |parts| parts.name = "mine".to_owned());
    let asked = LabelSetChange { before: Some(seen), ..LabelSetChange::to(mine) };
    assert_eq!(change(&mut store, asked), Err(LabelSetRefusal::Moved));
    assert_eq!(store.labels(), Ok(theirs));
}

#[test]
fn spans_that_came_after_the_count_are_not_deleted() {
    let (_folder, mut store, mut set) = project();
    let labels = without(&LabelSet::conflict_news(), "ACTOR");
    let asked = |counted| LabelSetChange {
        fates: [(key("ACTOR"), Fate::Delete)].into(),
        counted: [(key("ACTOR"), counted)].into(),
        ..LabelSetChange::to(labels.clone())
    };
    commit(&mut store, &mut set, add(0, 3, "ACTOR")).unwrap();
    let before = everything(&store);
    let refusal = LabelSetRefusal::More { label: key("ACTOR"), counted: 1, found: 2 };
    assert_eq!(change(&mut store, asked(1)), Err(refusal));
    assert_eq!(everything(&store), before);
    assert!(change(&mut store, asked(2)).is_ok());
}

#[test]
fn what_would_be_lost_by_merging_refuses_the_label_set() {
    let (_folder, mut store, mut set) = project();
    commit(&mut store, &mut set, add(4, 14, "LOCATION")).unwrap();
    let actor = set.annotations().iter().find(|a| a.label == key("ACTOR")).unwrap().id;
    commit(&mut store, &mut set, Command::SetNote { id: actor, note: "x".to_owned() }).unwrap();
    let before = everything(&store);
    let asked = LabelSetChange {
        fates: [(key("ACTOR"), Fate::Relabel(key("LOCATION")))].into(),
        ..LabelSetChange::to(without(&LabelSet::conflict_news(), "ACTOR"))
    };
    assert_eq!(change(&mut store, asked), Err(LabelSetRefusal::Twins { spans: 1 }));
    assert_eq!(everything(&store), before);
    assert_eq!(faults(&store), Vec::<String>::new());
}

#[test]
fn a_label_made_anew_under_the_same_key_does_not_keep_the_spans_of_the_old_one() {
    let asked =
        |fate| LabelSetChange { fates: [(key("ACTOR"), fate)].into(), ..LabelSetChange::to(LabelSet::conflict_news()) };
    let (_folder, store, _) = there_and_back(asked(Fate::Delete));
    assert_eq!(spans(&store), ["CLAIM 1", "CASUALTY_COUNT 2"]);
    let (_folder, store, _) = there_and_back(asked(Fate::Relabel(key("LOCATION"))));
    assert_eq!(spans(&store), ["LOCATION 1", "CLAIM 1", "CASUALTY_COUNT 2"]);
}

/// The conflict news without the role of actors, and the edit that took it, in a project where an actor has one.
fn without_role(store: &mut Store) -> (LabelSet, LabelSetEdit) {
    let labels = changed(&LabelSet::conflict_news(), |parts| {
        parts.labels[0].attributes.retain(|attribute| attribute.key.as_str() != "role");
        parts.rules.clear();
    });
    let edit = change(store, LabelSetChange::to(labels.clone())).unwrap();
    assert_eq!(edit.layers.len(), 1);
    (labels, edit)
}

#[test]
fn answers_come_back_beside_what_was_done_since() {
    let (_folder, mut store, set) = project();
    let (labels, edit) = without_role(&mut store);
    let actor = set.annotations().iter().find(|a| a.label == key("ACTOR")).unwrap().id;
    let mut now = store.layer(set.document(), &me()).unwrap().unwrap();
    let work = Command::Batch(vec![
        Command::SetNote { id: actor, note: "ملاحظة".to_owned() },
        Command::Move { id: actor, span: crate::text::Span::new(4, 9).unwrap() },
    ]);
    let (expected, time) = (now.revision(), Timestamp::now());
    let changes = crate::command::apply(&mut now, &labels, expected, work, time).unwrap();
    store.write(|write| write.change_layer(now.document(), &me(), expected, &changes, time)).unwrap();
    make(&mut store, &edit.inverse()).unwrap();
    let found = store.layer(set.document(), &me()).unwrap().unwrap();
    let actor = found.get(actor).unwrap();
    assert_eq!((actor.note.as_str(), actor.span.end().get(), actor.answers.len()), ("ملاحظة", 9, 1));
    assert_eq!(store.labels(), Ok(LabelSet::conflict_news()));
    assert_eq!(faults(&store), Vec::<String>::new());
    make(&mut store, &edit).unwrap();
    assert_eq!(store.layer(set.document(), &me()).unwrap().unwrap().get(actor.id).unwrap().note, "ملاحظة");
    assert_eq!(faults(&store), Vec::<String>::new());
}

#[test]
fn answers_do_not_come_back_to_another_label() {
    let (_folder, mut store, set) = project();
    let (labels, edit) = without_role(&mut store);
    let mut now = store.layer(set.document(), &me()).unwrap().unwrap();
    let actor = now.annotations().iter().find(|a| a.label == key("ACTOR")).unwrap().id;
    let (expected, time) = (now.revision(), Timestamp::now());
    let relabel = Command::Relabel { id: actor, label: key("CLAIM") };
    let changes = crate::command::apply(&mut now, &labels, expected, relabel, time).unwrap();
    store.write(|write| write.change_layer(now.document(), &me(), expected, &changes, time)).unwrap();
    let refusal = LabelSetRefusal::InUse { document: set.document().clone(), annotator: me() };
    assert_eq!(make(&mut store, &edit.inverse()), Err(refusal));
    assert_eq!(store.labels(), Ok(labels));
    assert_eq!(faults(&store), Vec::<String>::new());
}

#[test]
fn changes_for_a_label_set_of_before_are_refused() {
    let (_folder, mut store, mut set) = project();
    let mut other = Store::open(store.path()).unwrap();
    let toll = renaming(with_key(&LabelSet::conflict_news(), "CASUALTY_COUNT", "TOLL"), &[("CASUALTY_COUNT", "TOLL")]);
    change(&mut other, toll).unwrap();
    let refused = |outcome, expected: CommandError| assert_eq!(outcome, Ok(LayerChange::Refused(expected)));
    let unknown = CommandError::UnknownLabel(key("CASUALTY_COUNT"));
    refused(commit(&mut store, &mut set, add(0, 3, "CASUALTY_COUNT")), unknown.clone());
    let count = set.annotations().iter().rfind(|a| a.label == key("CASUALTY_COUNT")).unwrap().id;
    // What does not speak of the label goes to the span under its new one.
    let noted = commit(&mut store, &mut set, Command::SetNote { id: count, note: "x".to_owned() });
    assert_eq!(noted, Ok(LayerChange::MadeOnTop));
    let found = store.layer(set.document(), &me()).unwrap().unwrap();
    assert_eq!((found.get(count).unwrap().label.as_str(), found.get(count).unwrap().note.as_str()), ("TOLL", "x"));
    // A document in which nothing was renamed has the revision that is expected.
    let second = NewDocument { id: DocumentId::new("e").unwrap(), ..document("نص آخر") };
    store.write(|write| write.add_document(&second, "", Timestamp::now())).unwrap();
    let mut empty = AnnotationSet::new(second.id, me(), SourceText::new("نص آخر").chars());
    refused(commit(&mut store, &mut empty, add(0, 2, "CASUALTY_COUNT")), unknown);
    assert_eq!(commit(&mut store, &mut set, add(0, 3, "ACTOR")), Ok(LayerChange::MadeOnTop));
    assert_eq!(faults(&store), Vec::<String>::new());
}

#[test]
fn what_is_used_is_counted() {
    let (_folder, store, _) = project();
    let uses = store.label_uses().unwrap();
    let once = LabelUse { times: 1, documents: 1 };
    let owned = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>();
    assert_eq!(uses.labels.keys().cloned().collect::<Vec<_>>(), owned(&["ACTOR", "CASUALTY_COUNT", "CLAIM"]));
    assert_eq!(uses.attributes[&("CASUALTY_COUNT".to_owned(), "count".to_owned())], once);
    assert_eq!(uses.attributes.len(), 4);
    let killed = ("CASUALTY_COUNT".to_owned(), "outcome".to_owned(), "killed".to_owned());
    assert_eq!(uses.choices.into_iter().collect::<Vec<_>>(), [(killed, once)]);
    assert_eq!(uses.links.into_iter().collect::<Vec<_>>(), [("said_by".to_owned(), once)]);
    assert_eq!(uses.document_labels.into_keys().collect::<Vec<_>>(), owned(&["opinion"]));
    assert_eq!(uses.document_attributes.into_keys().collect::<Vec<_>>(), owned(&["event_date"]));
}
