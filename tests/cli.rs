//! The real program, from outside.

#[path = "cli/answers.rs"]
mod answers;
#[path = "cli/faults.rs"]
mod faults;
#[path = "cli/labels.rs"]
mod labels;
#[path = "cli/read_count.rs"]
mod read_count;
#[path = "cli/seed_002.rs"]
mod seed_002;

use serde_json::{Value, json};
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

const TEXT: &str = "قال مصطفى بالي إن ثلاثة قتلوا 😀.\n";

fn tawsim() -> Command {
    Command::new(env!("CARGO_BIN_EXE_tawsim"))
}

struct Place {
    folder: TempDir,
}

impl Place {
    /// A folder with the project `p.tawsim`, which has the document `one`.
    fn new() -> Self {
        let place = Self { folder: tempfile::tempdir().unwrap() };
        fs::write(place.path("one.txt"), TEXT).unwrap();
        let (code, out, err) = place.run(&["new", "p.tawsim", "one.txt"]);
        assert_eq!((code, out.as_str(), err.as_str()), (0, "p.tawsim: 1 document added\n", ""));
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = tawsim();
        command.current_dir(self.folder.path()).args(arguments).env("TAWSIM_CONFIG_DIR", self.path("config"));
        command
    }

    /// Exit code, output and messages.
    fn run(&self, arguments: &[&str]) -> (i32, String, String) {
        told(&self.command(arguments).output().unwrap())
    }

    /// Runs commands given as one line each; gives the exit code and the answers.
    fn apply(&self, lines: &str) -> (i32, Vec<Value>) {
        let file = self.path("commands.jsonl");
        fs::write(&file, lines).unwrap();
        let (code, out, err) = self.run(&["apply", "p.tawsim", "--annotator", "a1", "commands.jsonl"]);
        assert_eq!(err, "");
        (code, out.lines().map(|line| serde_json::from_str(line).unwrap()).collect())
    }

    fn info(&self) -> Value {
        let (code, out, _) = self.run(&["info", "p.tawsim", "--json"]);
        assert_eq!(code, 0);
        serde_json::from_str(&out).unwrap()
    }

    fn is_sound(&self) {
        let (code, out, err) = self.run(&["doctor", "p.tawsim"]);
        assert_eq!(code, 0, "{out}{err}");
    }
}

fn told(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap().replace("\r\n", "\n");
    (output.status.code().unwrap_or(-1), text(&output.stdout), text(&output.stderr))
}

fn add(start: usize, end: usize, label: &str) -> String {
    json!({"op": "add", "doc": "one", "label": label, "start": start, "end": end}).to_string()
}

#[test]
fn a_project_from_its_first_text_to_its_export_and_back() {
    let place = Place::new();
    let id = "019ab000-0000-7000-8000-000000000001";
    let lines = [
        add(4, 14, "ACTOR"),
        json!({"op":"add","doc":"one","label":"CLAIM","start":18,"end":23,"note":"عن \"بالي\"","id":id}).to_string(),
        json!({"op":"move","id":id,"start":18,"end":29}).to_string(),
        add(18, 23, "LOCATION"),
        json!({"op":"status","doc":"one","status":"done"}).to_string(),
    ];
    let (code, answers) = place.apply(&format!("\u{feff}{}", lines.join("\n")));
    assert_eq!(code, 0, "{answers:?}");
    assert_eq!(answers.len(), 5);
    assert_eq!(answers[1], json!({"ok":true,"id":id}));
    assert_eq!(answers[4], json!({"ok":true,"doc":"one"}));
    let last = answers[3]["id"].as_str().unwrap();
    let (_, answers) = place.apply(&json!({"op":"relabel","id":last,"label":"CASUALTY_COUNT"}).to_string());
    assert_eq!(answers, [json!({"ok":true,"id":last})]);

    let (code, out, err) = place.run(&["export", "p.tawsim", "-o", "out.jsonl"]);
    assert_eq!((code, out.as_str(), err.as_str()), (0, "out.jsonl: 1 line, 1 document, 3 spans\n", ""));
    let exported = fs::read_to_string(place.path("out.jsonl")).unwrap();
    let line: Value = serde_json::from_str(&exported).unwrap();
    let quotes: Vec<_> = line["spans"].as_array().unwrap().iter().map(|s| (&s["label"], &s["quote"])).collect();
    let expected = [
        json!("ACTOR"),
        json!("مصطفى بالي"),
        json!("CLAIM"),
        json!("ثلاثة قتلوا"),
        json!("CASUALTY_COUNT"),
        json!("ثلاثة"),
    ];
    assert_eq!(quotes, [(&expected[0], &expected[1]), (&expected[2], &expected[3]), (&expected[4], &expected[5])]);
    assert_eq!(line["status"], "done");

    let (code, out, _) = place.run(&["new", "q.tawsim", "out.jsonl"]);
    assert_eq!((code, out.as_str()), (0, "q.tawsim: 1 document added, 1 line read, 3 spans added, 1 link added\n"));
    place.run(&["export", "q.tawsim", "-o", "again.jsonl"]);
    assert_eq!(fs::read_to_string(place.path("again.jsonl")).unwrap(), exported);
    let (code, out, _) = place.run(&["import", "q.tawsim", "out.jsonl"]);
    assert_eq!((code, out.as_str()), (0, "q.tawsim: 0 documents added, 1 line read, 0 spans added\n"));
    let (code, out, _) = place.run(&["import", "q.tawsim", "out.jsonl", "--annotator", "نسخة"]);
    assert_eq!((code, out.as_str()), (0, "q.tawsim: 0 documents added, 1 line read, 3 spans added, 1 link added\n"));
    let (code, _, _) =
        place.run(&["export", "q.tawsim", "-o", "one.jsonl", "--annotator", "a1", "--format", "jsonl", "--done-only"]);
    assert_eq!((code, fs::read_to_string(place.path("one.jsonl")).unwrap()), (0, exported));
    place.is_sound();
}

#[test]
fn each_bad_command_is_answered_and_the_rest_goes_on() {
    let place = Place::new();
    let lines = [
        &add(4, 14, "ACTOR"),
        &add(4, 14, "ACTOR"),
        &add(4, 14, "PERSON"),
        &add(4, 99, "CLAIM"),
        &add(9, 9, "CLAIM"),
        "{\"op\":\"add\"}",
        "قال",
        "",
        "{\"op\":\"fly\"}",
        "{\"op\":\"add\",\"doc\":\"one\",\"label\":\"CLAIM\",\"start\":0,\"end\":3,\"colour\":\"red\"}",
        "{\"op\":\"add\",\"doc\":\"two\",\"label\":\"CLAIM\",\"start\":0,\"end\":3}",
        "{\"op\":\"delete\",\"id\":\"019ab000-0000-7000-8000-000000000009\"}",
        "{\"op\":\"delete\",\"doc\":\"one\",\"id\":\"7\"}",
        "{\"op\":\"status\",\"doc\":\"one\",\"status\":\"finished\"}",
        &add(0, 3, "CLAIM"),
    ];
    let (code, answers) = place.apply(&lines.join("\r\n"));
    assert_eq!(code, 1);
    let ok: Vec<bool> = answers.iter().map(|answer| answer["ok"].as_bool().unwrap()).collect();
    assert_eq!((ok.len(), ok.iter().filter(|ok| **ok).count()), (14, 2), "{answers:#?}");
    assert!(ok[0] && ok[13]);
    let error = |i: usize| answers[i]["error"].as_str().unwrap();
    assert!(error(1).contains("already has the label ACTOR"));
    assert!(error(2).contains("no label PERSON"));
    assert!(error(3).contains("4..99 ends after the text"));
    assert!(error(5).contains("missing field `doc`"));
    assert!(error(7).contains("unknown variant `fly`"));
    assert!(error(8).contains("unknown field `colour`"));
    assert!(error(9).contains("no document two"));
    assert!(error(12).contains("no status \"finished\""));
    assert_eq!(place.info()["annotators"][0]["spans"], 2);
    place.is_sound();
}

#[test]
fn exit_codes_and_messages_say_what_happened() {
    let place = Place::new();
    let check = |arguments: &[&str], expected: i32, message: &str| {
        let (code, out, err) = place.run(arguments);
        assert_eq!(code, expected, "{arguments:?}\n{out}{err}");
        assert!(format!("{out}{err}").contains(message), "{arguments:?}\n{out}{err}");
        assert!(!err.contains("panicked"), "{err}");
    };
    check(&["new", "p.tawsim"], 2, "p.tawsim: a file of that name exists already; nothing was overwritten");
    check(&["new", "gone/p.tawsim"], 2, "its folder does not exist");
    check(&["new", "empty.tawsim"], 0, "without documents");
    check(&["info", "empty.tawsim"], 0, "0 documents");
    check(&["export", "empty.tawsim", "-o", "x.jsonl"], 1, "0 lines");
    check(&["import", "p.tawsim", "one.txt"], 1, "one.txt: this text is in the project already, as one");
    check(&["import", "p.tawsim", "none.txt"], 2, "none.txt");
    check(&["import", "none.tawsim", "one.txt"], 2, "none.tawsim: there is no such file");
    check(&["info", "one.txt"], 2, "one.txt: this is not a tawsim project");
    check(&["export", "p.tawsim", "-o", "x.jsonl", "--annotator", "x"], 2, "nobody called x");
    check(&["apply", "p.tawsim"], 2, "--annotator");
    check(&["apply", "p.tawsim", "--annotator", " "], 2, "the name is empty");
    check(&["apply", "p.tawsim", "--annotator", "a1", "none"], 2, "none");
    check(&["export", "p.tawsim"], 2, "--output");
    check(&["problems", "p.tawsim"], 0, "no problems");
    check(&["problems", "p.tawsim", "--annotator", "x"], 2, "nobody called x");
    fs::write(place.path("bad.txt"), [b'a', 0xff, 0xfe]).unwrap();
    fs::write(place.path("good.txt"), "نص").unwrap();
    check(
        &["import", "p.tawsim", "bad.txt", "good.txt"],
        1,
        "bad.txt: byte 1 is not valid UTF-8; nothing of this file",
    );
    check(&["import", "p.tawsim", "bad.txt", "--encoding", "latin"], 2, "windows-1256");
    for task in ["new", "import", "export", "info", "labels", "problems", "doctor", "apply", "read-count"] {
        check(&[task, "--help"], 0, "Usage: tawsim");
    }
    check(&["--help"], 0, "Exit codes: 0 done, 1 done with warnings, 2 not done.");
    check(&["--version"], 0, env!("CARGO_PKG_VERSION"));
    let mut bytes = fs::read(place.path("p.tawsim")).unwrap();
    bytes.truncate(9000);
    fs::write(place.path("cut.tawsim"), bytes).unwrap();
    check(&["doctor", "cut.tawsim"], 2, "cut.tawsim: the project file is damaged");
}

#[test]
fn nobody_reading_is_no_reason_to_panic() {
    let place = Place::new();
    let mut child = place.command(&["info", "p.tawsim"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let (_, _, err) = told(&child.wait_with_output().unwrap());
    assert_eq!(err, "");
}

#[test]
fn each_command_is_answered_before_the_next_is_sent() {
    let place = Place::new();
    let mut child = place
        .command(&["apply", "p.tawsim", "--annotator", "a1"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    for start in 0..5 {
        writeln!(input, "{}", add(start, start + 2, "ACTOR")).unwrap();
        let mut answer = String::new();
        output.read_line(&mut answer).unwrap();
        assert!(answer.starts_with("{\"ok\":true,\"id\":\""), "{answer}");
        // Durable: another program sees it at once.
        assert_eq!(place.info()["annotators"][0]["spans"], start + 1);
    }
    drop(input);
    assert!(child.wait().unwrap().success());
}

/// Sends adds until the program has acknowledged `until` of them, kills it, and gives the acknowledged ids.
fn kill_after(place: &Place, until: usize) -> Vec<String> {
    let mut child = place
        .command(&["apply", "p.tawsim", "--annotator", "a1"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || {
        // Ends when the program is gone and nobody reads.
        let spans = (0..28_usize).flat_map(|start| (start + 1..30).map(move |end| (start, end)));
        let labels = ["ACTOR", "LOCATION", "CLAIM"];
        for (start, end) in spans {
            for label in labels {
                if writeln!(input, "{}", add(start, end, label)).is_err() {
                    return;
                }
            }
        }
    });
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut acknowledged = Vec::new();
    while acknowledged.len() < until {
        let answer: Value = serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap();
        acknowledged.extend(answer["id"].as_str().map(str::to_owned));
    }
    child.kill().unwrap();
    // What it had said before it died counts too.
    for line in lines.map_while(Result::ok) {
        let answer: Option<Value> = serde_json::from_str(&line).ok();
        acknowledged.extend(answer.and_then(|answer| answer["id"].as_str().map(str::to_owned)));
    }
    child.wait().unwrap();
    writer.join().unwrap();
    acknowledged
}

#[test]
fn a_killed_program_has_kept_every_acknowledged_command() {
    for until in [1, 30, 200] {
        let place = Place::new();
        let acknowledged = kill_after(&place, until);
        assert!(acknowledged.len() >= until);
        place.is_sound();
        place.run(&["export", "p.tawsim", "-o", "out.jsonl"]);
        let line: Value = serde_json::from_str(&fs::read_to_string(place.path("out.jsonl")).unwrap()).unwrap();
        let stored: Vec<&str> = line["spans"].as_array().unwrap().iter().map(|s| s["id"].as_str().unwrap()).collect();
        for id in &acknowledged {
            assert!(stored.contains(&id.as_str()), "{id} was acknowledged and is lost");
        }
    }
}

/// Starts the program and kills it after some time.
fn kill_during(place: &Place, arguments: &[&str], milliseconds: u64) {
    let mut child = place.command(arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    std::thread::sleep(std::time::Duration::from_millis(milliseconds));
    // It may have finished by then.
    let _ = child.kill();
    child.wait().unwrap();
}

#[test]
fn a_killed_import_is_finished_by_the_next_and_a_killed_export_leaves_the_old_file() {
    let place = Place::new();
    fs::create_dir(place.path("many")).unwrap();
    for i in 0..400 {
        fs::write(place.path(&format!("many/{i:03}.txt")), format!("{i} {}", "نص ".repeat(500))).unwrap();
    }
    for milliseconds in [5, 20, 60] {
        kill_during(&place, &["import", "p.tawsim", "many"], milliseconds);
        place.is_sound();
    }
    place.run(&["import", "p.tawsim", "many"]);
    assert_eq!(place.info()["documents"], 401);
    place.is_sound();

    let open = |i: usize| json!({"op":"status","doc":format!("{i:03}"),"status":"done"}).to_string();
    assert_eq!(place.apply(&(0..400).map(open).collect::<Vec<_>>().join("\n")).0, 0);
    let out = place.path("out.jsonl");
    for milliseconds in [2, 10, 30, 100, 300] {
        fs::write(&out, "old").unwrap();
        kill_during(&place, &["export", "p.tawsim", "-o", "out.jsonl"], milliseconds);
        let found = fs::read_to_string(&out).unwrap();
        assert!(found == "old" || found.lines().count() == 400, "half a file after {milliseconds} ms");
    }
}

/// A full disk: a small file system where that can be had (as root on Linux), else a limit on the size of files.
#[cfg(unix)]
mod full_disk {
    use super::*;

    /// A mounted file system of 512 kB; taken away when dropped.
    struct SmallDisk {
        folder: TempDir,
    }

    impl SmallDisk {
        fn mount() -> Option<Self> {
            let folder = tempfile::tempdir().unwrap();
            let mut mount = Command::new("mount");
            mount.args(["-t", "tmpfs", "-o", "size=512k", "tawsim-test"]).arg(folder.path());
            let mounted = mount.stderr(Stdio::null()).status().is_ok_and(|status| status.success());
            mounted.then_some(Self { folder })
        }
    }

    impl Drop for SmallDisk {
        fn drop(&mut self) {
            let _ = Command::new("umount").arg(self.folder.path()).status();
        }
    }

    /// Commands that each need some room.
    fn large_commands(count: usize) -> String {
        let note = "ملاحظة ".repeat(600);
        let line = |i: usize| {
            json!({"op":"add","doc":"one","label":"CLAIM","start":i / 20,"end":i / 20 + i % 20 + 1,"note":note})
                .to_string()
        };
        (0..count).map(line).collect::<Vec<_>>().join("\n")
    }

    fn check_apply(place: &Place, project: &Path, mut apply: Command) {
        fs::write(place.path("large.jsonl"), large_commands(200)).unwrap();
        let (code, out, err) = told(&apply.output().unwrap());
        assert_eq!(code, 2, "{out}\n{err}");
        assert!(err.contains("nothing can be saved"), "{err}");
        let answers: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let kept: Vec<&str> = answers.iter().filter_map(|answer| answer["id"].as_str()).collect();
        assert!(!kept.is_empty() && answers.last().unwrap()["ok"] == false, "{out}");
        let project = project.to_str().unwrap();
        let (code, out, err) = place.run(&["doctor", project]);
        assert_eq!(code, 0, "{out}{err}");
        let (code, _, err) = place.run(&["export", project, "-o", "out.jsonl"]);
        assert!(code == 0 || err.contains("warning: everything is saved"), "{code} {err}");
        let exported = fs::read_to_string(place.path("out.jsonl")).unwrap();
        assert!(kept.iter().all(|id| exported.contains(id)), "an acknowledged command is lost");
    }

    #[test]
    #[allow(clippy::print_stderr, reason = "whoever runs the tests must see what was not tested")]
    fn on_a_small_disk_nothing_acknowledged_is_lost() {
        let Some(disk) = SmallDisk::mount() else {
            eprintln!("skipped: no file system can be mounted here; the limit on file sizes is tested instead");
            return;
        };
        let place = Place::new();
        let project = disk.folder.path().join("p.tawsim");
        fs::copy(place.path("p.tawsim"), &project).unwrap();
        let out = disk.folder.path().join("out.jsonl");
        fs::write(&out, "old").unwrap();
        let apply = place.command(&["apply", project.to_str().unwrap(), "--annotator", "a1", "large.jsonl"]);
        check_apply(&place, &project, apply);

        // An export that does not fit leaves the old file and nothing beside it.
        let files = || fs::read_dir(disk.folder.path()).unwrap().count();
        let (count, big) = (files(), place.path("big.txt"));
        fs::write(&big, "نص طويل ".repeat(60_000)).unwrap();
        assert_eq!(place.run(&["import", "p.tawsim", "big.txt"]).0, 0);
        place.apply("{\"op\":\"status\",\"doc\":\"big\",\"status\":\"done\"}");
        let (code, _, err) = place.run(&["export", "p.tawsim", "-o", out.to_str().unwrap()]);
        assert_eq!(code, 2);
        assert!(err.contains("a file that was there before is unchanged"), "{err}");
        assert_eq!((fs::read_to_string(&out).unwrap().as_str(), files()), ("old", count));
        let (code, _, err) = place.run(&["import", project.to_str().unwrap(), "big.txt"]);
        assert_eq!(code, 2);
        assert!(err.contains("the disk is full"), "{err}");
        assert_eq!(place.run(&["doctor", project.to_str().unwrap()]).0, 0);
    }

    #[test]
    fn with_a_limit_on_file_sizes_nothing_acknowledged_is_lost() {
        let place = Place::new();
        let mut apply = Command::new("sh");
        // Blocks of 512 bytes. The signal is ignored, so that the write fails as on a full disk.
        let script = "trap '' XFSZ; ulimit -f 600; exec \"$0\" apply p.tawsim --annotator a1 large.jsonl";
        apply.current_dir(place.folder.path()).args(["-c", script, env!("CARGO_BIN_EXE_tawsim")]);
        check_apply(&place, &place.path("p.tawsim"), apply);
    }
}
