//! Stories of a session: what is asked for is there at once, and on the disk soon after.

use super::*;
use crate::command::{Change, Command, CommandError};
use crate::model::{Annotation, AnnotationId, Annotator, DocumentId, LabelKey, SetError, Status, Timestamp};
use crate::text::{Encoding, Span};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};
use tempfile::TempDir;

const FIRST: &str = "قال مصطفى بالي إن ثلاثة قتلوا.\n";
const SECOND: &str = "انسحبت القوات من الباغوز.\r\n";

pub(super) fn me() -> Annotator {
    Annotator::new("a1").unwrap()
}

pub(super) fn id(name: &str) -> DocumentId {
    DocumentId::new(name).unwrap()
}

pub(super) fn add(start: usize, end: usize, label: &str) -> Command {
    let label = LabelKey::new(label).unwrap();
    Command::Add(Annotation::new(Span::new(start, end).unwrap(), label, Timestamp::now()))
}

fn import(session: &mut Session, paths: &[PathBuf]) -> ImportReport {
    let request = ImportRequest { paths: paths.to_vec(), ..ImportRequest::default() };
    let report = session.import(request).wait();
    session.settle_import();
    report
}

impl Session {
    /// Takes in what an import has changed; its last message may come after the job's result.
    fn settle_import(&mut self) {
        self.on_store(|_| Ok(())).unwrap();
        self.poll();
        self.settle();
    }

    pub(super) fn layer(&self) -> Vec<(usize, usize, &str)> {
        let spans = self.open_document().map_or(&[][..], |open| open.set().annotations());
        spans.iter().map(|a| (a.span.start().get(), a.span.end().get(), a.label.as_str())).collect()
    }

    pub(super) fn limit(&self, pages: i64) {
        self.on_store(move |store| Ok(store.limit_pages(pages))).unwrap();
    }
}

/// A project with the documents `one` and `two`.
fn project() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("one.txt"), FIRST).unwrap();
    fs::write(folder.path().join("two.txt"), SECOND).unwrap();
    let path = folder.path().join("p.tawsim");
    let mut session = Session::create(&path).unwrap();
    let report = import(&mut session, &[folder.path().join("one.txt"), folder.path().join("two.txt")]);
    assert_eq!(report.added, [id("one"), id("two")]);
    assert!(report.is_clean());
    assert_eq!(session.documents().len(), 2);
    session.close().unwrap();
    (folder, path)
}

/// The project, with `one` open for `a1`.
pub(super) fn opened() -> (TempDir, PathBuf, Session) {
    let (folder, path) = project();
    let mut session = Session::open(&path).unwrap();
    session.set_annotator(me());
    assert!(session.next_document());
    session.settle();
    (folder, path, session)
}

pub(super) fn assert_sound(path: &Path) {
    assert_eq!(Session::open(path).unwrap().doctor().unwrap().findings, []);
}

#[test]
fn tag_nest_undo_redo_done_close_and_reopen() {
    let (_folder, path, mut session) = opened();
    session.run(add(15, 29, "CLAIM")).unwrap();
    session.run(add(18, 23, "CASUALTY_COUNT")).unwrap();
    let both = [(15, 29, "CLAIM"), (18, 23, "CASUALTY_COUNT")];
    assert_eq!(session.layer(), both);
    assert_eq!(session.documents()[0].spans, 2);
    let links = |session: &Session| session.open_document().unwrap().set().links().len();
    assert_eq!(links(&session), 1, "the claim contains the count, as the program proposes");
    let step = session.undo().unwrap().unwrap();
    let last = step.changes.last();
    assert!(matches!(last, Some(Change::Annotation(crate::command::Edit::Removed(_)))), "{step:?}");
    assert_eq!(links(&session), 0, "one step with what followed from it");
    assert_eq!(session.layer(), [(15, 29, "CLAIM")]);
    session.redo().unwrap().unwrap();
    assert_eq!(session.layer(), both);
    session.mark_done_and_next().unwrap();
    session.settle();
    assert_eq!(session.open_document().unwrap().info().id, id("two"));
    assert_eq!(session.save_state(), SaveState::Saved);
    assert_eq!(session.progress(), Progress { to_do: 1, in_progress: 0, done: 1 });
    session.close().unwrap();

    let mut session = Session::open(&path).unwrap();
    session.set_annotator(me());
    session.go_to(&id("one"));
    session.settle();
    assert_eq!(session.layer(), both);
    assert_eq!(session.documents()[0].status, Status::Done);
    assert_eq!(session.annotators(), [me()]);
    drop(session);
    assert_sound(&path);
}

#[test]
fn undo_leads_back_to_the_document_of_the_step() {
    let (_folder, _path, mut session) = opened();
    session.run(add(0, 3, "ACTOR")).unwrap();
    session.next_document();
    session.settle();
    session.run(add(0, 6, "CLAIM")).unwrap();
    session.previous_document();
    session.settle();
    session.poll();
    let undone = session.undo().unwrap();
    session.settle();
    assert_eq!(session.open_document().unwrap().info().id, id("two"));
    assert_eq!(session.layer(), []);
    let stepped = session.poll().into_iter().any(|event| matches!(event, Event::Stepped(_)));
    assert!(undone.is_some() != stepped, "the step is told once");
    session.undo().unwrap();
    session.settle();
    assert_eq!(session.open_document().unwrap().info().id, id("one"));
    assert_eq!(session.layer(), []);
    assert!(!session.can_undo() && session.can_redo());
    assert_eq!(session.undo(), Ok(None));
}

#[test]
fn a_typed_note_is_one_step() {
    let (_folder, _path, mut session) = opened();
    let changes = session.run(add(0, 3, "ACTOR")).unwrap();
    let annotation = changes[0].survivor().unwrap();
    for note in ["م", "مل", "ملا"] {
        session.run_merging(Command::SetNote { id: annotation, note: note.to_owned() }).unwrap();
    }
    session.undo().unwrap();
    let set = session.open_document().unwrap().set();
    assert_eq!(set.get(annotation).map(|a| a.note.as_str()), Some(""));
    assert_eq!(set.annotations().len(), 1);
}

#[test]
fn without_an_annotator_nothing_is_opened_and_each_has_a_layer() {
    let (_folder, path) = project();
    let mut session = Session::open(&path).unwrap();
    assert!(session.go_to(&id("two")));
    assert!(session.open_document().is_none());
    assert_eq!(session.run(add(0, 3, "ACTOR")), Err(RunError::NoDocument));
    session.set_annotator(me());
    session.settle();
    assert_eq!(session.open_document().unwrap().info().id, id("two"));
    session.run(add(0, 6, "ACTOR")).unwrap();
    session.set_annotator(Annotator::new("ليلى").unwrap());
    session.settle();
    assert_eq!(session.open_document().unwrap().info().id, id("two"));
    assert_eq!(session.layer(), []);
    assert_eq!(session.documents()[1].spans, 0);
    assert!(!session.can_undo());
    session.set_annotator(me());
    session.settle();
    assert_eq!(session.layer(), [(0, 6, "ACTOR")]);
    assert_eq!(session.documents()[1].spans, 1);
    assert!(!session.go_to(&id("three")));
}

#[test]
fn a_refused_command_changes_nothing() {
    let (_folder, _path, mut session) = opened();
    session.run(add(0, 3, "ACTOR")).unwrap();
    session.settle();
    let refused = session.run(add(0, 3, "ACTOR"));
    assert!(matches!(refused, Err(RunError::Command(CommandError::Overlap { .. }))), "{refused:?}");
    assert_eq!(session.save_state(), SaveState::Saved);
    session.undo().unwrap().unwrap();
    assert!(!session.can_undo());
}

#[test]
fn what_a_full_disk_refuses_is_kept_and_saved_later() {
    let (_folder, path, mut session) = opened();
    session.run(add(0, 3, "ACTOR")).unwrap();
    session.settle();
    session.limit(1);
    let changes = session.run(add(4, 14, "ACTOR")).unwrap();
    let note = "ملاحظة ".repeat(20_000);
    session.run(Command::SetNote { id: changes[0].survivor().unwrap(), note }).unwrap();
    session.settle();
    assert!(matches!(session.save_state(), SaveState::Failed(reason) if reason.contains("the disk is full")));
    let unsaved = session.export(path.with_extension("jsonl"), ExportRequest::default()).wait();
    assert!(matches!(unsaved, Err(ExportError::Unsaved(2 | 1))), "{unsaved:?}");

    // Another document and back: memory and disk together are what was seen before.
    session.next_document();
    session.settle();
    session.run(add(0, 6, "CLAIM")).unwrap();
    session.previous_document();
    session.settle();
    assert_eq!(session.layer(), [(0, 3, "ACTOR"), (4, 14, "ACTOR")]);
    session.undo().unwrap();
    session.redo().unwrap();

    session.limit(1_000_000);
    session.retry_save();
    let end = Instant::now() + Duration::from_secs(20);
    while session.save_state() != SaveState::Saved && Instant::now() < end {
        session.poll();
        std::thread::sleep(Duration::from_millis(5));
    }
    assert_eq!(session.save_state(), SaveState::Saved);
    session.close().unwrap();
    let mut session = Session::open(&path).unwrap();
    session.set_annotator(me());
    session.go_to(&id("one"));
    session.settle();
    assert_eq!(session.layer(), [(0, 3, "ACTOR"), (4, 14, "ACTOR")]);
    assert_eq!(session.documents()[1].spans, 1);
    drop(session);
    assert_sound(&path);
}

#[cfg(unix)]
#[test]
fn a_project_that_is_moved_away_is_told_and_taken_up_again() {
    let (folder, path, mut session) = opened();
    session.settle();
    let (here, there) = (folder.path().join("p.tawsim"), folder.path().join("elsewhere"));
    fs::rename(&here, &there).unwrap();
    session.run(add(0, 3, "ACTOR")).unwrap();
    session.settle();
    assert!(matches!(session.save_state(), SaveState::Failed(reason) if reason.contains("moved, deleted or replaced")));
    fs::rename(&there, &here).unwrap();
    session.retry_save();
    // A reply to the next question comes after that to the retry.
    session.on_store(|_| Ok(())).unwrap();
    session.poll();
    assert_eq!(session.save_state(), SaveState::Saved);
    session.close().unwrap();
    assert_eq!(Session::open(&path).unwrap().overview().unwrap().annotators[0].spans, 1);
    assert_sound(&path);
}

#[test]
fn a_worker_that_breaks_off_is_noticed() {
    let (_folder, _path, mut session) = opened();
    assert!(session.on_store(|_| -> Result<(), _> { panic!("on purpose") }).is_err());
    let _ = session.run(add(0, 3, "ACTOR"));
    session.next_document();
    session.settle();
    assert!(matches!(session.save_state(), SaveState::Failed(reason) if reason.contains("broken off")));
    assert!(session.close().is_err());
}

#[test]
fn closing_says_what_could_not_be_saved() {
    let (_folder, _path, mut session) = opened();
    session.settle();
    session.limit(1);
    let changes = session.run(add(4, 14, "ACTOR")).unwrap();
    let note = "ملاحظة ".repeat(20_000);
    session.run(Command::SetNote { id: changes[0].survivor().unwrap(), note }).unwrap();
    assert_eq!(session.close(), Err(crate::store::StoreError::Full));
}

#[test]
fn what_another_program_does_meanwhile_is_kept_and_shown() {
    let (_folder, path, mut session) = opened();
    let changes = session.run(add(0, 3, "ACTOR")).unwrap();
    let annotation = changes[0].survivor().unwrap();
    session.settle();
    let mut other = Session::open(&path).unwrap();
    other.set_annotator(me());
    other.go_to(&id("one"));
    other.settle();
    other.run(add(4, 9, "ACTOR")).unwrap();
    other.run(Command::Delete(annotation)).unwrap();
    other.settle();

    session.run(add(18, 23, "CASUALTY_COUNT")).unwrap();
    session.settle();
    assert_eq!(session.layer(), [(4, 9, "ACTOR"), (18, 23, "CASUALTY_COUNT")]);
    assert!(session.poll().contains(&Event::Reloaded(id("one"))));
    // A step on what is no longer there can't be taken back; it is passed over.
    session.undo().unwrap().unwrap();
    assert!(session.undo().is_err());

    other.go_to(&id("two"));
    other.run(Command::SetStatus(Status::Done)).unwrap();
    other.settle();
    drop((session, other));
    assert_sound(&path);
}

#[test]
fn a_change_that_contradicts_another_programs_is_dropped_and_told() {
    let (_folder, path, mut session) = opened();
    let annotation = session.run(add(0, 3, "ACTOR")).unwrap()[0].survivor().unwrap();
    session.settle();
    let mut other = Session::open(&path).unwrap();
    other.set_annotator(me());
    other.go_to(&id("one"));
    other.settle();
    other.run(Command::Delete(annotation)).unwrap();
    other.settle();
    session.run(Command::SetNote { id: annotation, note: "م".to_owned() }).unwrap();
    session.settle();
    let missing = CommandError::Set(SetError::Missing(annotation));
    let dropped = DroppedChange { number: session.last_change(), document: id("one") };
    assert!(session.poll().contains(&Event::Dropped(dropped, missing)));
    assert_eq!(session.layer(), []);
    assert_eq!(session.save_state(), SaveState::Saved);
    drop((session, other));
    assert_sound(&path);
}

#[test]
fn after_a_refusal_later_changes_are_saved() {
    let (_folder, path, mut session) = opened();
    session.run(add(0, 3, "CLAIM")).unwrap();
    session.settle();
    let mut other = Session::open(&path).unwrap();
    other.set_annotator(me());
    other.go_to(&id("one"));
    other.settle();
    other.run(add(4, 14, "ACTOR")).unwrap();
    other.settle();
    // Refused; after it the revision in memory is that of the file, by accident.
    let refused = session.run(add(4, 14, "ACTOR")).unwrap()[0].survivor().unwrap();
    session.run(Command::Relabel { id: refused, label: LabelKey::new("LOCATION").unwrap() }).unwrap();
    session.run(add(18, 23, "CASUALTY_COUNT")).unwrap();
    session.settle();
    assert_eq!(session.save_state(), SaveState::Saved);
    let number = |event: &Event| if let Event::Dropped(change, _) = event { Some(change.number) } else { None };
    assert_eq!(session.poll().iter().filter_map(number).collect::<Vec<_>>(), [2, 3]);
    assert_eq!(session.layer(), [(0, 3, "CLAIM"), (4, 14, "ACTOR"), (18, 23, "CASUALTY_COUNT")]);
    drop((session, other));
    assert_sound(&path);
}

#[test]
fn what_is_read_again_is_the_same_text_in_memory() {
    let (folder, _path, mut session) = opened();
    session.run(add(0, 3, "CLAIM")).unwrap();
    session.next_document();
    session.settle();
    session.run(add(0, 6, "CLAIM")).unwrap();
    session.previous_document();
    session.settle();
    let before = session.open_document().unwrap().text().shared();
    let out = folder.path().join("out.jsonl");
    session.export(out.clone(), ExportRequest::default()).wait().unwrap();
    let request = ImportRequest {
        paths: vec![out],
        annotator: Some(Annotator::new("ليلى").unwrap()),
        ..ImportRequest::default()
    };
    assert_eq!(session.import(request).wait().spans, 2);
    session.settle_import();
    assert!(session.poll().contains(&Event::Reloaded(id("one"))));
    assert!(Arc::ptr_eq(&session.open_document().unwrap().text().shared(), &before));
}

#[test]
fn the_waker_is_called_and_an_idle_session_folds_its_log_in() {
    let (_folder, path, mut session) = opened();
    let calls = Arc::new(AtomicUsize::new(0));
    let seen = Arc::clone(&calls);
    session.set_waker(Arc::new(move || {
        seen.fetch_add(1, Ordering::Relaxed);
    }));
    session.run(add(0, 3, "ACTOR")).unwrap();
    session.settle();
    assert!(calls.load(Ordering::Relaxed) > 0);
    let log = path.with_extension("tawsim-wal");
    let length = || fs::metadata(&log).map_or(0, |about| about.len());
    assert!(length() > 0);
    let end = Instant::now() + Duration::from_secs(20);
    while length() > 0 && Instant::now() < end {
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(length(), 0);
    let copy = path.with_file_name("copy.tawsim");
    fs::copy(&path, &copy).unwrap();
    assert_eq!(Session::open(&copy).unwrap().overview().unwrap().annotators[0].spans, 1);
}

/// Two annotators, nested spans, notes, every status; exported to `out.jsonl`.
fn worked() -> (TempDir, PathBuf, Session, PathBuf) {
    let (folder, path, mut session) = opened();
    session.run(add(15, 29, "CLAIM")).unwrap();
    let changes = session.run(add(18, 23, "CASUALTY_COUNT")).unwrap();
    let annotation = changes[0].survivor().unwrap();
    session.run(Command::SetNote { id: annotation, note: "سطر\n2".to_owned() }).unwrap();
    session.mark_done_and_next().unwrap();
    session.settle();
    session.run(add(7, 13, "ACTOR")).unwrap();
    session.set_annotator(Annotator::new("Z").unwrap());
    session.settle();
    session.run(add(0, 6, "CLAIM")).unwrap();
    session.run(Command::SetStatus(Status::ToDo)).unwrap();
    session.settle();
    let out = folder.path().join("out.jsonl");
    let report = session.export(out.clone(), ExportRequest::default()).wait().unwrap();
    assert_eq!((report.lines, report.documents, report.spans), (3, 2, 4));
    (folder, path, session, out)
}

fn fresh(folder: &TempDir, name: &str) -> Session {
    Session::create(&folder.path().join(name)).unwrap()
}

#[test]
fn an_export_comes_back_byte_for_byte_and_twice_is_once() {
    let (folder, path, _session, out) = worked();
    let mut other = fresh(&folder, "other.tawsim");
    let report = import(&mut other, std::slice::from_ref(&out));
    assert!(report.is_clean(), "{report:#?}");
    assert_eq!((report.added.len(), report.lines, report.spans), (2, 3, 4));
    let again = folder.path().join("again.jsonl");
    other.export(again.clone(), ExportRequest::default()).wait().unwrap();
    assert_eq!(fs::read(&again).unwrap(), fs::read(&out).unwrap());

    let before = other.overview().unwrap();
    let report = import(&mut other, std::slice::from_ref(&out));
    assert!(report.is_clean(), "{report:#?}");
    assert_eq!((report.added.len(), report.lines, report.spans), (0, 3, 0));
    assert_eq!(other.overview().unwrap(), before);
    drop(other);
    assert_sound(&folder.path().join("other.tawsim"));
    assert_sound(&path);
}

#[test]
fn an_import_never_overwrites_what_is_there() {
    let (folder, _path, mut session, out) = worked();
    session.set_annotator(me());
    session.go_to(&id("one"));
    session.settle();
    let annotation = session.open_document().unwrap().set().annotations()[0].id;
    session.run(Command::SetNote { id: annotation, note: "neu".to_owned() }).unwrap();
    session.run(Command::SetStatus(Status::InProgress)).unwrap();
    session.settle();
    let report = import(&mut session, std::slice::from_ref(&out));
    assert_eq!((report.spans, report.failed.len(), report.warnings.len()), (0, 0, 2), "{report:#?}");
    let set = session.open_document().unwrap().set();
    assert_eq!(set.get(annotation).unwrap().note, "neu");
    assert_eq!(set.status(), Status::InProgress);

    // A span that was deleted here comes back, and the open document shows it.
    session.run(Command::Delete(annotation)).unwrap();
    session.settle();
    let report = import(&mut session, std::slice::from_ref(&out));
    assert_eq!(report.spans, 1);
    assert_eq!(session.layer().len(), 2);

    // Another text under a known id, and a known text under another id.
    let lines = fs::read_to_string(&out).unwrap();
    let renamed = lines.replace("\"doc_id\":\"one\"", "\"doc_id\":\"two\"");
    let file = folder.path().join("renamed.jsonl");
    fs::write(&file, renamed).unwrap();
    let report = import(&mut session, std::slice::from_ref(&file));
    assert!(report.warnings[0].message.contains("is in the project as one"), "{report:#?}");
    let other = fresh(&folder, "other.tawsim");
    fs::write(folder.path().join("one.txt"), "نص آخر").unwrap();
    let request = ImportRequest { paths: vec![folder.path().join("one.txt"), out], ..ImportRequest::default() };
    let report = other.import(request).wait();
    assert_eq!(report.failed.len(), 1);
    assert_eq!(report.failed[0].line, Some(1));
    assert!(report.failed[0].message.contains("another text under the id one"), "{report:#?}");
    assert_eq!(report.lines, 2);
}

#[test]
fn bad_lines_are_reported_and_good_ones_go_in() {
    let (folder, _path, _session, out) = worked();
    let lines = fs::read_to_string(&out).unwrap();
    let mut lines: Vec<String> = lines.lines().map(str::to_owned).collect();
    lines[1] = lines[1].replace("CLAIM", "PERSON");
    lines.insert(0, "no json".to_owned());
    lines.insert(0, String::new());
    let file = folder.path().join("bad.jsonl");
    fs::write(&file, lines.join("\r\n")).unwrap();
    let mut other = fresh(&folder, "other.tawsim");
    let report = import(&mut other, &[file]);
    let failed: Vec<_> = report.failed.iter().map(|issue| issue.line).collect();
    assert_eq!(failed, [Some(2), Some(4)], "{report:#?}");
    assert!(report.failed[1].message.contains("PERSON"));
    assert_eq!((report.lines, other.documents().len()), (2, 2));
}

#[test]
fn texts_that_cannot_be_read_leave_nothing() {
    let (folder, _path, mut session) = opened();
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    let mut cut = "قتل ثلاثة".as_bytes().to_vec();
    cut[9] = 0xff;
    let paths = [
        file("bad.txt", &cut),
        file("empty.txt", b""),
        folder.path().join("gone.txt"),
        file("same.txt", FIRST.as_bytes()),
        file("windows.txt", &[0xde, 0xca, 0xe1]),
        file("bad\u{1}name.txt", "نص".as_bytes()),
    ];
    let report = import(&mut session, &paths);
    let messages: Vec<_> = report.failed.iter().map(ToString::to_string).collect();
    assert_eq!(report.failed.len(), 3, "{messages:#?}");
    assert!(messages[0].contains("bad.txt: byte 9 is not valid UTF-8"), "{messages:#?}");
    assert_eq!(report.already_there, [(paths[3].clone(), id("one"))]);
    assert_eq!(report.added, [id("windows"), id("badname")]);
    session.go_to(&id("windows"));
    session.settle();
    assert_eq!(session.open_document().unwrap().text().as_str(), "قتل");
    let request = ImportRequest {
        paths: vec![file("latin.txt", b"\xc7")],
        encoding: Some(Encoding::Windows1256),
        ..ImportRequest::default()
    };
    assert_eq!(session.import(request).wait().added, [id("latin")]);
}

#[test]
fn an_export_takes_what_was_chosen() {
    let (folder, _path, session, out) = worked();
    let done = ExportRequest { documents: DocumentChoice::Done, ..ExportRequest::default() };
    let preview = session.preview(done.clone(), 5).wait().unwrap();
    assert_eq!((preview.report.lines, preview.report.spans, preview.lines.len()), (1, 2, 1));
    assert_eq!(session.export(out.clone(), done).wait().unwrap(), preview.report);
    // A long line is shown by its beginning.
    let shown = preview.lines[0].trim_end_matches('…');
    assert!(shown.len() > 1000 && fs::read_to_string(&out).unwrap().starts_with(shown), "{shown}");

    let other = ExportRequest { annotators: Some(vec![Annotator::new("Z").unwrap()]), ..ExportRequest::default() };
    let preview = session.preview(other.clone(), 0).wait().unwrap();
    assert_eq!((preview.report.lines, preview.report.spans, preview.lines.len()), (1, 1, 0));
    assert_eq!(session.export(out.clone(), other).wait().unwrap(), preview.report);
    let stranger = ExportRequest { annotators: Some(vec![Annotator::new("x").unwrap()]), ..ExportRequest::default() };
    let before = fs::read(&out).unwrap();
    assert!(matches!(session.export(out.clone(), stranger).wait(), Err(ExportError::UnknownAnnotator(_))));
    assert_eq!(fs::read(&out).unwrap(), before);
    let nowhere = folder.path().join("gone/out.jsonl");
    assert!(matches!(session.export(nowhere, ExportRequest::default()).wait(), Err(ExportError::Io { .. })));
    if cfg!(target_os = "linux") {
        let full = session.export(PathBuf::from("/dev/full"), ExportRequest::default()).wait();
        assert!(matches!(full, Err(ExportError::Io { .. })), "{full:?}");
    }
}

#[test]
fn a_cancelled_job_stops_between_two_steps() {
    let (folder, _path, mut session) = opened();
    let many = folder.path().join("many");
    fs::create_dir(&many).unwrap();
    for i in 0..300 {
        fs::write(many.join(format!("{i:03}.txt")), format!("نص {i}")).unwrap();
    }
    // The worker is held until the job has been cancelled.
    let (release, held) = mpsc::channel::<()>();
    let requests = session.worker.requests.clone();
    let holder = std::thread::spawn(move || worker::ask(&requests, move |_, _| held.recv().is_ok()));
    let job = session.import(ImportRequest { paths: vec![many.clone()], ..ImportRequest::default() });
    job.progress().cancel();
    release.send(()).unwrap();
    assert_eq!(holder.join().unwrap(), Some(true));
    let report = job.wait();
    assert!(report.cancelled && report.added.len() < 300, "{}", report.added.len());
    session.settle_import();
    assert_eq!(session.documents().len(), 2 + report.added.len());

    let report = import(&mut session, &[many]);
    assert_eq!(session.documents().len(), 302);
    assert!(!report.cancelled);
    let out = folder.path().join("out.jsonl");
    fs::write(&out, "old").unwrap();
    let job = session.export(out.clone(), ExportRequest::default());
    job.progress().cancel();
    if let Err(error) = job.wait() {
        assert!(matches!(error, ExportError::Cancelled));
        assert_eq!(fs::read_to_string(&out).unwrap(), "old");
    }
}

#[test]
fn a_dropped_session_has_saved_everything() {
    let (_folder, path, mut session) = opened();
    for start in 0..20 {
        session.run(add(start, start + 5, "ACTOR")).unwrap();
    }
    drop(session);
    let session = Session::open(&path).unwrap();
    assert_eq!(session.overview().unwrap().annotators[0].spans, 20);
    assert_eq!(session.find(AnnotationId::generate()), Ok(Vec::new()));
    drop(session);
    assert_sound(&path);
}

/// Both documents of a project as text, to compare memory with the disk.
fn whole(session: &mut Session) -> String {
    let mut one = |document| {
        session.go_to(&id(document));
        session.settle();
        let set = session.open_document().unwrap().set();
        format!("{document} {:?} {:?}\n", set.status(), set.annotations())
    };
    one("one") + &one("two")
}

/// One thing that somebody does, as numbers.
fn act(session: &mut Session, (kind, which, start, length): (u8, usize, usize, usize)) {
    let labels = ["ACTOR", "LOCATION", "CLAIM"];
    let annotations = session.open_document().map_or(&[][..], |open| open.set().annotations());
    let some = annotations.get(which % annotations.len().max(1)).map(|annotation| annotation.id);
    let command = match (kind, some) {
        (0, _) => return drop(session.undo()),
        (1, _) => return drop(session.redo()),
        (2, _) => {
            session.next_document();
            return;
        }
        (3, _) => {
            session.previous_document();
            return;
        }
        (4, _) => return drop(session.mark_done_and_next()),
        (5, _) => return drop(session.poll()),
        (6, _) => return session.settle(),
        (7, Some(id)) => Command::Delete(id),
        (8, Some(id)) => Command::Move { id, span: Span::new(start, start + length).unwrap() },
        (9, Some(id)) => return drop(session.run_merging(Command::SetNote { id, note: "م".repeat(length) })),
        (10, Some(id)) => Command::Relabel { id, label: LabelKey::new(labels[which % 3]).unwrap() },
        _ => add(start, start + length, labels[which % 3]),
    };
    let _ = session.run(command);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 40, ..Default::default() })]
    #[test]
    fn whatever_is_done_is_on_the_disk_afterwards(
        acts in proptest::collection::vec((0..14_u8, 0..30_usize, 0..28_usize, 1..8_usize), 1..60),
    ) {
        let (_folder, path, mut session) = opened();
        for one in acts {
            act(&mut session, one);
        }
        session.settle();
        let memory = whole(&mut session);
        drop(session);
        let mut session = Session::open(&path).unwrap();
        session.set_annotator(me());
        proptest::prop_assert_eq!(whole(&mut session), memory);
        proptest::prop_assert_eq!(session.doctor().unwrap().findings, []);
    }
}
