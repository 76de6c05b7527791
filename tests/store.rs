//! Files that are no project, or one that can't be opened: each has a message of its own, and none is changed.

use std::fs;
use std::path::{Path, PathBuf};
use tawsim::command::{Command, apply};
use tawsim::model::{Annotation, Annotator, Answer, AttributeKey, DocumentId, LabelSet, Timestamp};
use tawsim::store::{LayerChange, Store, StoreError};
use tempfile::TempDir;

fn project() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.tawsim");
    Store::create(&path, "p").unwrap().close().unwrap();
    (folder, path)
}

/// What opening says of a project file that `spoil` has changed; the file must be as it was afterwards.
fn opened_after(spoil: impl FnOnce(&mut Vec<u8>)) -> StoreError {
    let (folder, path) = project();
    let mut bytes = fs::read(&path).unwrap();
    spoil(&mut bytes);
    fs::write(&path, &bytes).unwrap();
    let error = Store::open(&path).expect_err("it can't be opened");
    assert_eq!(fs::read(&path).unwrap(), bytes);
    drop(folder);
    error
}

#[test]
fn a_new_project_is_one_complete_file() {
    let (folder, path) = project();
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    let store = Store::open(&path).unwrap();
    assert_eq!(store.name(), Ok("p".to_owned()));
    assert_eq!(store.labels().unwrap().labels().len(), 4);
    assert!(store.doctor().unwrap().findings.is_empty());
}

#[test]
fn nothing_is_overwritten_by_a_new_project() {
    let (folder, path) = project();
    let before = fs::read(&path).unwrap();
    assert_eq!(Store::create(&path, "q").err(), Some(StoreError::Exists));
    assert_eq!(Store::create(folder.path(), "q").err(), Some(StoreError::Exists));
    assert_eq!(fs::read(&path).unwrap(), before);
    let nowhere = folder.path().join("gone/p.tawsim");
    assert_eq!(Store::create(&nowhere, "q").err(), Some(StoreError::NoFolder));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn missing_files_and_folders_are_told_apart() {
    let (folder, path) = project();
    assert_eq!(Store::open(&folder.path().join("q.tawsim")).err(), Some(StoreError::Missing));
    let path_in_gone = path.clone();
    folder.close().unwrap();
    assert_eq!(Store::open(&path_in_gone).err(), Some(StoreError::NoFolder));
}

#[test]
fn other_files_are_no_projects() {
    assert_eq!(opened_after(Vec::clear), StoreError::NotAProject);
    assert_eq!(opened_after(|bytes| *bytes = "قال مصطفى".as_bytes().to_vec()), StoreError::NotAProject);
    // Another program's SQLite file: the application id stands at byte 68 of the header.
    assert_eq!(opened_after(|bytes| bytes[68..72].fill(0)), StoreError::NotAProject);
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(Store::open(folder.path()).err(), Some(StoreError::NotAProject));
}

#[test]
fn a_newer_file_is_refused() {
    // The version stands at byte 60 of the header.
    let error = opened_after(|bytes| bytes[60..64].copy_from_slice(&9_u32.to_be_bytes()));
    assert_eq!(error, StoreError::Newer { found: 9, known: 2 });
}

#[test]
fn damage_is_noticed_when_a_file_is_opened() {
    let damaged = |error: StoreError| assert!(matches!(error, StoreError::Corrupt(_)), "{error:?}");
    damaged(opened_after(|bytes| bytes.truncate(4096 * 3 + 100)));
    damaged(opened_after(|bytes| bytes.truncate(60)));
    damaged(opened_after(|bytes| {
        let middle = 4096 * 5;
        bytes[middle..middle + 2048].fill(0xa5);
    }));
    damaged(opened_after(|bytes| bytes[100..4096].fill(0)));
}

#[test]
fn a_read_only_file_is_told() {
    let (folder, path) = project();
    let mut rights = fs::metadata(&path).unwrap().permissions();
    rights.set_readonly(true);
    fs::set_permissions(&path, rights.clone()).unwrap();
    assert_eq!(Store::open(&path).err(), Some(StoreError::ReadOnly));
    #[allow(clippy::permissions_set_readonly_false, reason = "so that the folder can be removed on Windows")]
    rights.set_readonly(false);
    fs::set_permissions(&path, rights).unwrap();
    drop(folder);
}

#[test]
fn a_copy_of_the_file_alone_is_complete_after_a_checkpoint() {
    let (folder, path) = project();
    let mut store = Store::open(&path).unwrap();
    let me = Annotator::new("ليلى").unwrap();
    store.write(|write| write.add_annotator(&me, Timestamp::now())).unwrap();
    assert_eq!(store.checkpoint(), Ok(true));
    let copy = folder.path().join("copy.tawsim");
    fs::copy(&path, &copy).unwrap();
    assert_eq!(Store::open(Path::new(&copy)).unwrap().annotators().unwrap(), [me]);
}

/// A project that tawsim 0.1 has made, with two documents and two annotators.
fn of_version_1() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("v1.tawsim");
    fs::write(&path, VERSION_1).unwrap();
    (folder, path)
}

const VERSION_1: &[u8] = include_bytes!("store/v1.tawsim");

#[test]
fn a_project_of_version_1_keeps_everything_and_gets_the_new_label_set() {
    let (folder, path) = of_version_1();
    let store = Store::open(&path).unwrap();
    assert_eq!(store.labels().unwrap(), LabelSet::conflict_news());
    assert_eq!(store.doctor().unwrap().findings, []);
    assert_eq!(store.journal_length(), Ok(16));
    let spans = |document: &str, annotator: &str| -> Vec<String> {
        let (document, annotator) = (DocumentId::new(document).unwrap(), Annotator::new(annotator).unwrap());
        let set = store.layer(&document, &annotator).unwrap().unwrap();
        let span = |a: &Annotation| format!("{} {} {:?}", a.label, a.span, a.note);
        std::iter::once(set.status().as_str().to_owned()).chain(set.annotations().iter().map(span)).collect()
    };
    let expected = ["done", "ACTOR 4..14 \"الناطق باسم «قسد»\"", "CLAIM 15..29 \"\"", "CASUALTY_COUNT 18..23 \"\""];
    assert_eq!(spans("one", "a1"), expected);
    assert_eq!(spans("two", "a1"), ["in_progress", "LOCATION 17..24 \"\""]);
    assert_eq!(spans("one", "ليلى"), ["in_progress", "LOCATION 4..9 \"\""]);
    store.close().unwrap();
    assert_eq!(fs::read(folder.path().join("v1.tawsim.v1.backup")).unwrap()[60..64], 1_u32.to_be_bytes());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    assert!(Store::open(&path).unwrap().doctor().unwrap().findings.is_empty());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "the second time it is up to date");
}

#[test]
fn a_project_of_version_1_can_be_worked_on() {
    let (_folder, path) = of_version_1();
    let mut store = Store::open(&path).unwrap();
    let (one, me) = (DocumentId::new("one").unwrap(), Annotator::new("a1").unwrap());
    let mut set = store.layer(&one, &me).unwrap().unwrap();
    let (revision, now) = (set.revision(), Timestamp::now());
    let count = set.annotations()[2].id;
    let outcome = AttributeKey::new("outcome").unwrap();
    let answer = Command::Answer { id: count, attribute: outcome, answer: Some(Answer::Unknown) };
    let changes = apply(&mut set, &store.labels().unwrap(), revision, answer, now).unwrap();
    let made = store.write(|write| write.change_layer(&one, &me, revision, &changes, now));
    assert_eq!(made, Ok(LayerChange::Made));
    assert_eq!(store.layer(&one, &me), Ok(Some(set)));
    assert_eq!(store.doctor().unwrap().findings, []);
}
