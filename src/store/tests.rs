//! Tests that need SQL: tampered files, full files.

use super::*;
use crate::command::{Change, Command, apply};
use crate::model::{Annotation, AnnotationSet, Annotator, DocumentId, LabelKey, LabelSet, Status, Timestamp};
use crate::text::{SourceText, Span};
use tempfile::TempDir;

const TEXT: &str = "قال مصطفى بالي إن ثلاثة من المقاتلين قتلوا في الباغوز.\r\n";

fn me() -> Annotator {
    Annotator::new("a1").unwrap()
}

fn document(text: &str) -> NewDocument {
    let id = DocumentId::new("d").unwrap();
    NewDocument { id, title: "قال".to_owned(), text: SourceText::new(text), source: "d.txt".to_owned() }
}

fn add(start: usize, end: usize, label: &str) -> Command {
    let label = LabelKey::new(label).unwrap();
    Command::Add(Annotation::new(Span::new(start, end).unwrap(), label, Timestamp::now()))
}

/// Runs `command` on `set` and stores what it did.
fn commit(store: &mut Store, set: &mut AnnotationSet, command: Command) -> Result<LayerChange, StoreError> {
    let (now, expected) = (Timestamp::now(), set.revision());
    let changes = apply(set, &LabelSet::conflict_news(), expected, command, now).unwrap();
    store.write(|write| write.change_layer(set.document(), set.annotator(), expected, &changes, now))
}

/// A project with one document and two nested spans.
fn project() -> (TempDir, Store, AnnotationSet) {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::create(&folder.path().join("p.tawsim"), "p").unwrap();
    store.write(|write| write.add_document(&document(TEXT), "", Timestamp::now())).unwrap();
    let id = DocumentId::new("d").unwrap();
    let mut set = AnnotationSet::new(id, me(), TEXT.chars().count());
    commit(&mut store, &mut set, add(4, 14, "ACTOR")).unwrap();
    commit(&mut store, &mut set, add(18, 23, "CASUALTY_COUNT")).unwrap();
    (folder, store, set)
}

fn faults(store: &Store) -> Vec<String> {
    store.doctor().unwrap().findings.iter().map(ToString::to_string).collect()
}

/// A sound project in which `sql` was run behind the program's back must have a fault that says `expected`.
#[track_caller]
fn check_tampering(sql: &str, expected: &str) {
    let (_folder, store, _) = project();
    assert_eq!(faults(&store), Vec::<String>::new());
    store.connection.pragma_update(None, "foreign_keys", false).unwrap();
    store.connection.execute_batch(sql).unwrap();
    let faults = faults(&store);
    assert!(faults.iter().any(|fault| fault.contains(expected)), "{faults:#?}");
}

#[test]
fn whatever_is_altered_behind_the_back_is_found() {
    check_tampering("UPDATE annotations SET note = 'x'", "d, a1: the annotations are not what the journal says");
    check_tampering("UPDATE annotations SET start = start + 1", "does not read");
    check_tampering("UPDATE annotations SET \"end\" = 9999 WHERE label = 'ACTOR'", "ends after the text");
    check_tampering("UPDATE annotations SET quote = 'قال'", "does not read");
    check_tampering("DELETE FROM annotations", "not what the journal says");
    check_tampering("UPDATE layers SET status = 'done'", "not what the journal says");
    check_tampering("DELETE FROM annotations; DELETE FROM layers", "layers of the journal are missing");
    check_tampering("DELETE FROM documents", "documents of the journal are missing");
    check_tampering("UPDATE documents SET title = 'x'", "the document is not what the journal says");
    check_tampering("UPDATE documents SET text = replace(text, 'قال', 'قيل')", "not the one that was imported");
    check_tampering("UPDATE meta SET value = '[]' WHERE key = 'labels'", "its labels is not");
    check_tampering("INSERT INTO annotators (name) VALUES ('x')", "annotators");
    check_tampering("UPDATE journal SET author = 'x' WHERE seq = 4", "journal entry 4: its hash");
    check_tampering("UPDATE journal SET time = '2020-01-01T00:00:00Z' WHERE seq = 1", "journal entry 1: its hash");
    check_tampering("DELETE FROM journal WHERE seq = 5", "journal entry 6: its hash");
    check_tampering("DELETE FROM journal WHERE seq = 7", "not what the journal says");
    check_tampering("UPDATE journal SET body = replace(body, 'ACTOR', 'CLAIM')", "its hash");
}

#[test]
fn the_same_text_is_noticed_and_a_taken_id_gets_a_number() {
    let (_folder, mut store, _) = project();
    let now = Timestamp::now();
    let id = |name: &str| DocumentId::new(name).unwrap();
    let added = |store: &mut Store, text: &str| store.write(|write| write.add_document(&document(text), "", now));
    assert_eq!(added(&mut store, TEXT), Ok(AddedDocument::AlreadyThere(id("d"))));
    assert_eq!(added(&mut store, "آخر"), Ok(AddedDocument::Added(id("d-2"))));
    assert_eq!(added(&mut store, "ثالث"), Ok(AddedDocument::Added(id("d-3"))));
    let mut long = document("رابع");
    long.id = id(&"x".repeat(200));
    store.write(|write| write.add_document(&long, "", now)).unwrap();
    long.text = SourceText::new("خامس");
    let outcome = store.write(|write| write.add_document(&long, "", now)).unwrap();
    assert_eq!(outcome, AddedDocument::Added(id(&format!("{}-2", "x".repeat(198)))));
    let ids: Vec<_> = store.documents(None).unwrap().into_iter().map(|state| state.info.id).collect();
    assert_eq!(ids[..3], [id("d"), id("d-2"), id("d-3")]);
    assert_eq!(faults(&store), Vec::<String>::new());
}

#[test]
fn what_is_stored_is_what_was_in_memory() {
    let (_folder, mut store, mut set) = project();
    let first = set.annotations()[0].id;
    commit(&mut store, &mut set, Command::SetNote { id: first, note: "ملاحظة\0\u{2028}".to_owned() }).unwrap();
    commit(&mut store, &mut set, Command::Move { id: first, span: Span::new(0, 56).unwrap() }).unwrap();
    commit(&mut store, &mut set, Command::SetStatus(Status::Done)).unwrap();
    assert_eq!(store.layer(set.document(), &me()).unwrap(), Some(set.clone()));
    let path = store.path().to_owned();
    store.close().unwrap();
    assert!(!path.with_extension("tawsim-wal").exists());
    let store = Store::open(&path).unwrap();
    assert_eq!(store.layer(set.document(), &me()).unwrap(), Some(set.clone()));
    assert_eq!(store.text(set.document()).unwrap().as_str(), TEXT);
    assert_eq!(faults(&store), Vec::<String>::new());
}

#[test]
fn two_programs_at_once_lose_nothing() {
    let (_folder, mut store, set) = project();
    let mut other = Store::open(store.path()).unwrap();
    let (mut here, mut there) = (set.clone(), set);
    assert_eq!(commit(&mut other, &mut there, add(0, 3, "CLAIM")), Ok(LayerChange::Made));
    assert_eq!(commit(&mut store, &mut here, add(24, 26, "CLAIM")), Ok(LayerChange::MadeOnTop));
    let twice = commit(&mut store, &mut here, add(0, 3, "CLAIM")).unwrap();
    assert!(matches!(twice, LayerChange::Refused(_)), "{twice:?}");
    let both = store.layer(here.document(), &me()).unwrap().unwrap();
    assert_eq!(both.annotations().len(), 4);
    assert_eq!(faults(&store), Vec::<String>::new());
}

#[test]
fn a_full_file_refuses_the_whole_step_and_takes_it_when_there_is_room() {
    let (_folder, mut store, mut set) = project();
    let before = set.clone();
    let free = store.limit_pages(1);
    let note = "ملاحظة طويلة ".repeat(20_000);
    let mut annotation = Annotation::new(Span::new(0, 3).unwrap(), LabelKey::new("CLAIM").unwrap(), Timestamp::now());
    annotation.note = note;
    let changes = [Change::Annotation(crate::command::Edit::Added(annotation.clone()))];
    let write = |store: &mut Store| {
        store.write(|write| write.change_layer(before.document(), &me(), before.revision(), &changes, Timestamp::now()))
    };
    assert_eq!(write(&mut store), Err(StoreError::Full));
    assert_eq!(store.layer(before.document(), &me()).unwrap(), Some(before.clone()));
    assert_eq!(faults(&store), Vec::<String>::new());
    assert!(store.limit_pages(1_000_000) > free);
    assert_eq!(write(&mut store), Ok(LayerChange::Made));
    let revision = set.revision();
    apply(&mut set, &LabelSet::conflict_news(), revision, Command::Add(annotation), Timestamp::now()).unwrap();
    assert_eq!(store.layer(set.document(), &me()).unwrap(), Some(set));
    assert_eq!(faults(&store), Vec::<String>::new());
}

#[test]
fn a_snapshot_does_not_see_what_comes_after() {
    let (_folder, mut store, mut set) = project();
    let snapshot = Snapshot::take(store.path()).unwrap();
    commit(&mut store, &mut set, add(0, 3, "CLAIM")).unwrap();
    assert_eq!(snapshot.project().layers().unwrap()[0].spans, 2);
    assert_eq!(store.layers().unwrap()[0].spans, 3);
    drop(snapshot);
    assert_eq!(store.checkpoint(), Ok(true));
}
