//! Tests that need SQL: tampered files, full files.

use super::*;
use crate::command::{Change, Command, apply};
use crate::model::{
    Annotation, AnnotationId, AnnotationSet, Annotator, Answer, AttributeKey, ChoiceKey, Comment, Date, DocumentId,
    LabelKey, LabelSet, Link, LinkKey, NumberRange, Status, Timestamp, Value,
};
use crate::text::{SourceText, Span};
use tempfile::TempDir;

pub(super) const TEXT: &str = "قال مصطفى بالي إن ثلاثة من المقاتلين قتلوا في الباغوز.\r\n";

pub(super) fn me() -> Annotator {
    Annotator::new("a1").unwrap()
}

pub(super) fn document(text: &str) -> NewDocument {
    let id = DocumentId::new("d").unwrap();
    NewDocument { id, title: "قال".to_owned(), text: SourceText::new(text), source: "d.txt".to_owned() }
}

pub(super) fn add(start: usize, end: usize, label: &str) -> Command {
    let label = LabelKey::new(label).unwrap();
    Command::Add(Annotation::new(Span::new(start, end).unwrap(), label, Timestamp::now()))
}

/// Runs `command` on `set` and stores what it did.
pub(super) fn commit(store: &mut Store, set: &mut AnnotationSet, command: Command) -> Result<LayerChange, StoreError> {
    let (now, expected) = (Timestamp::now(), set.revision());
    let changes = apply(set, &LabelSet::conflict_news(), expected, command, now).unwrap();
    store.write(|write| write.change_layer(set.document(), set.annotator(), expected, &changes, now))
}

fn answer(id: AnnotationId, attribute: &str, value: Value) -> Command {
    Command::Answer { id, attribute: AttributeKey::new(attribute).unwrap(), answer: Some(Answer::Set(value)) }
}

/// A project with one document and everything that can be said: a claim with a count in it, who says it, how many
/// there are, a proposed link, two comments and something about the document.
pub(super) fn project() -> (TempDir, Store, AnnotationSet) {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::create(&folder.path().join("p.tawsim"), "p").unwrap();
    store.write(|write| write.add_document(&document(TEXT), "", Timestamp::now())).unwrap();
    let id = DocumentId::new("d").unwrap();
    let mut set = AnnotationSet::new(id, me(), TEXT.chars().count());
    for command in [add(4, 14, "ACTOR"), add(15, 43, "CLAIM"), add(18, 23, "CASUALTY_COUNT")] {
        commit(&mut store, &mut set, command).unwrap();
    }
    let [actor, claim, count] = [0, 1, 2].map(|i| set.annotations()[i].id);
    let range = Value::Range(NumberRange { low: Some(3), best: Some(3), high: None });
    let choice = |key| ChoiceKey::new(key).unwrap();
    let proposed = Answer::Proposed(Value::One(choice("killed")));
    let outcome = AttributeKey::new("outcome").unwrap();
    let mut link = Link::new(LinkKey::new("said_by").unwrap(), claim, actor, Timestamp::now());
    link.proposed = true;
    let everything = Command::Batch(vec![
        answer(count, "count", range),
        Command::Answer { id: count, attribute: outcome, answer: Some(proposed) },
        answer(claim, "cue", Value::Passage(Span::new(0, 3).unwrap())),
        Command::Answer { id: actor, attribute: AttributeKey::new("role").unwrap(), answer: Some(Answer::Unknown) },
        Command::Link(link),
        Command::Comment(Comment::new(Some(count), me(), "من هم؟", Timestamp::now())),
        Command::Comment(Comment::new(None, Annotator::new("ليلى").unwrap(), "راجع", Timestamp::now())),
        Command::LabelDocument(vec![choice("opinion")]),
        Command::AnswerDocument {
            attribute: AttributeKey::new("event_date").unwrap(),
            answer: Some(Answer::Set(Value::Date(Date::parse("2019-02").unwrap()))),
        },
    ]);
    assert_eq!(commit(&mut store, &mut set, everything), Ok(LayerChange::Made));
    (folder, store, set)
}

pub(super) fn faults(store: &Store) -> Vec<String> {
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
    check_tampering("UPDATE meta SET value = '{}' WHERE key = 'labels'", "label set: it is not");
    check_tampering("UPDATE meta SET value = 'x' WHERE key = 'labels'", "label set: the project file is damaged");
    check_tampering("INSERT INTO annotators (name) VALUES ('x')", "annotators");
    check_tampering("UPDATE journal SET author = 'x' WHERE seq = 4", "journal entry 4: its hash");
    check_tampering("UPDATE journal SET time = '2020-01-01T00:00:00Z' WHERE seq = 1", "journal entry 1: its hash");
    check_tampering("DELETE FROM journal WHERE seq = 5", "journal entry 6: its hash");
    check_tampering("DELETE FROM journal WHERE seq = 9", "not what the journal says");
    check_tampering("UPDATE journal SET body = replace(body, 'ACTOR', 'CLAIM')", "its hash");
}

#[test]
fn altered_answers_links_comments_and_sheets_are_found() {
    let altered = "not what the journal says";
    check_tampering("UPDATE annotations SET answers = '{}'", altered);
    check_tampering("UPDATE annotations SET answers = replace(answers, 'set', 'proposed')", altered);
    check_tampering("UPDATE annotations SET answers = replace(answers, '3', '4')", altered);
    check_tampering("UPDATE annotations SET answers = '{' WHERE answers <> '{}'", "d, a1: the project file is damaged");
    check_tampering("UPDATE annotations SET label = 'NONE'", "d, a1: the label set has no label NONE");
    check_tampering(
        "UPDATE annotations SET answers = replace(answers, '\"end\":3', '\"end\":999')",
        "ends after the text",
    );
    check_tampering("DELETE FROM links", altered);
    check_tampering("UPDATE links SET state = 'set'", altered);
    check_tampering("UPDATE links SET state = 'x'", "no valid state");
    check_tampering("UPDATE links SET type = 'contains'", altered);
    check_tampering(
        "UPDATE links SET \"to\" = '019ab000-0000-7000-8000-000000000001'",
        "a row of links belongs to nothing",
    );
    check_tampering("UPDATE comments SET text = 'x'", altered);
    check_tampering("UPDATE comments SET author = 'x'", altered);
    check_tampering("DELETE FROM comments WHERE \"on\" IS NULL", altered);
    check_tampering("UPDATE comments SET \"on\" = NULL", altered);
    check_tampering("UPDATE layers SET sheet = '{}'", altered);
    check_tampering("UPDATE layers SET sheet = replace(sheet, 'opinion', 'off_topic')", altered);
    check_tampering("UPDATE layers SET sheet = replace(sheet, '2019', '2020')", altered);
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
    let (link, comments) = (set.links()[0].id, [set.comments()[0].id, set.comments()[1].id]);
    commit(&mut store, &mut set, Command::ConfirmLink(link)).unwrap();
    commit(&mut store, &mut set, Command::EditComment { id: comments[0], text: "ثم".to_owned() }).unwrap();
    commit(&mut store, &mut set, Command::DeleteComment(comments[1])).unwrap();
    commit(&mut store, &mut set, Command::SetDocumentNote("قديم".to_owned())).unwrap();
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
    assert_eq!(both.annotations().len(), 5);
    assert_eq!(faults(&store), Vec::<String>::new());
}

/// The layer as it is after a refusal that the session has not heard of, and a change elsewhere: its revision is the
/// expected one by accident.
#[test]
fn a_revision_that_fits_by_accident_is_no_proof() {
    let (_folder, mut store, set) = project();
    let mut other = Store::open(store.path()).unwrap();
    let (mut here, mut there) = (set.clone(), set);
    commit(&mut other, &mut there, add(0, 3, "CLAIM")).unwrap();
    let refused = commit(&mut store, &mut here, add(0, 3, "CLAIM")).unwrap();
    assert!(matches!(refused, LayerChange::Refused(_)), "{refused:?}");
    assert_eq!(here.revision(), there.revision());
    commit(&mut other, &mut there, add(24, 26, "ACTOR")).unwrap();
    commit(&mut store, &mut here, add(44, 46, "ACTOR")).unwrap();
    assert_eq!(here.revision(), there.revision());
    let twice = commit(&mut store, &mut here, add(24, 26, "ACTOR")).unwrap();
    assert!(matches!(twice, LayerChange::Refused(_)), "{twice:?}");
    let both = store.layer(here.document(), &me()).unwrap().unwrap();
    assert_eq!(both.annotations().len(), 6);
    assert_eq!(faults(&store), Vec::<String>::new());
}

#[test]
fn links_and_comments_need_their_spans() {
    let (_folder, mut store, set) = project();
    let mut other = Store::open(store.path()).unwrap();
    let (mut here, mut there) = (set.clone(), set);
    let [actor, claim, count] = [0, 1, 2].map(|i| here.annotations()[i].id);
    commit(&mut other, &mut there, Command::Delete(actor)).unwrap();
    let link = Link::new(LinkKey::new("caused_by").unwrap(), count, actor, Timestamp::now());
    let refused = commit(&mut store, &mut here, Command::Link(link)).unwrap();
    assert!(matches!(refused, LayerChange::Refused(_)), "{refused:?}");
    let comment = Comment::new(Some(claim), me(), "متأخر", Timestamp::now());
    commit(&mut store, &mut here, Command::Comment(comment)).unwrap();
    let refused = commit(&mut other, &mut there, Command::Delete(claim)).unwrap();
    assert!(matches!(refused, LayerChange::Refused(_)), "{refused:?}");
    let both = store.layer(here.document(), &me()).unwrap().unwrap();
    assert_eq!((both.annotations().len(), both.links().len(), both.comments().len()), (2, 0, 3));
    assert_eq!(faults(&store), Vec::<String>::new());
}

#[test]
fn a_passage_beyond_the_text_is_refused() {
    let (_folder, mut store, set) = project();
    let claim = set.annotations()[1].clone();
    let mut after = claim.clone();
    let passage = Value::Passage(Span::new(50, 999).unwrap());
    after.answers.insert(AttributeKey::new("cue").unwrap(), Answer::Set(passage));
    let changes = [Change::Annotation(crate::command::Edit::Replaced { before: claim, after })];
    let outcome = store.write(|w| w.change_layer(set.document(), &me(), set.revision(), &changes, Timestamp::now()));
    assert_eq!(outcome, Err(StoreError::OutsideText { document: set.document().clone(), start: 50, end: 999 }));
    assert_eq!(store.layer(set.document(), &me()), Ok(Some(set)));
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
    assert_eq!(snapshot.project().layers().unwrap()[0].spans, 3);
    assert_eq!(store.layers().unwrap()[0].spans, 4);
    drop(snapshot);
    assert_eq!(store.checkpoint(), Ok(true));
}

#[test]
fn two_programs_on_one_layer_keep_each_others_work() {
    let (_folder, mut store, mut mine) = project();
    let mut other = Store::open(store.path()).unwrap();
    let mut theirs = mine.clone();
    let actor = mine.annotations()[0].id;
    let note = Command::SetNote { id: actor, note: "ملاحظة".to_owned() };
    assert_eq!(commit(&mut store, &mut mine, note.clone()), Ok(LayerChange::Made));
    let role = Value::One(ChoiceKey::new("target").unwrap());
    assert_eq!(commit(&mut other, &mut theirs, answer(actor, "role", role.clone())), Ok(LayerChange::MadeOnTop));
    let found = other.layer(mine.document(), &me()).unwrap().unwrap();
    let annotation = found.get(actor).unwrap();
    let role_key = AttributeKey::new("role").unwrap();
    assert_eq!((annotation.note.as_str(), &annotation.answers[&role_key]), ("ملاحظة", &Answer::Set(role)));
    // The same again is nothing, something else is refused.
    assert_eq!(commit(&mut other, &mut theirs, note), Ok(LayerChange::MadeOnTop));
    let revision = other.layer(mine.document(), &me()).unwrap().unwrap().revision();
    assert_eq!(revision, found.revision());
    let mut theirs = mine.clone();
    commit(&mut store, &mut mine, Command::SetNote { id: actor, note: "أخرى".to_owned() }).unwrap();
    let refused = commit(&mut other, &mut theirs, Command::SetNote { id: actor, note: "ثالثة".to_owned() });
    let conflict = crate::command::CommandError::Conflict(crate::command::Disputed::Note);
    assert_eq!(refused, Ok(LayerChange::Refused(conflict)));
    assert_eq!(faults(&store), Vec::<String>::new());
}
