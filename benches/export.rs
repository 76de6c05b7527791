//! Export and import of 10,000 documents of 2.5 kB with 10 spans each, beside plain `serde_json` of the same values.
#![allow(clippy::print_stdout, reason = "a benchmark prints what it finds")]

mod common;

use common::articles::Articles;
use common::lines::Line;
use common::project::Project;
use common::{in_turn, once, print_ratio};
use std::fs::{self, File};
use std::hint::black_box;
use std::io::{BufRead as _, BufReader};
use tawsim::app::ExportRequest;

const DOCUMENTS: usize = 10_000;
const BYTES: usize = 2_300;
const SPANS: usize = 10;
const RUNS: usize = 5;

fn main() {
    let mut articles = Articles::new();
    let lines: Vec<Line> =
        (0..DOCUMENTS).map(|i| Line::new(format!("doc-{i:05}"), articles.article(BYTES), SPANS)).collect();
    let project = Project::new(&lines);
    let megabytes = fs::metadata(project.file("in.jsonl")).expect("a file").len() / 1_000_000;

    let session = project.open();
    let ours = || {
        let job = || session.export(project.file("ours.jsonl"), ExportRequest::default()).wait().expect("exported");
        once(job).1
    };
    let theirs = || once(|| common::lines::write(&project.file("plain.jsonl"), &lines)).1;
    let [ours, theirs] = in_turn(RUNS, ours, theirs);
    let same =
        |name: &str| fs::read(project.file(name)).expect("a file") == fs::read(project.file("in.jsonl")).unwrap();
    assert!(same("ours.jsonl") && same("plain.jsonl"), "both sides write the same bytes");
    let what = format!("export {DOCUMENTS} documents, {megabytes} MB");
    print_ratio(&what, ("project to file", ours.median()), ("serde_json, values in memory", theirs.median()));

    let (_, plain) = once(|| {
        let file = BufReader::with_capacity(1 << 16, File::open(project.file("in.jsonl")).expect("a file"));
        let values = file.lines().map(|line| serde_json::from_str::<Line>(&line.expect("a line")).expect("a value"));
        values.map(black_box).count()
    });
    let ((session, report), ours) = once(|| project.import("in.jsonl", "again.tawsim"));
    assert_eq!((report.lines, report.spans), (DOCUMENTS, DOCUMENTS * SPANS));
    session.close().expect("saved");
    print_ratio("import them", ("file to project", ours), ("serde_json, values in memory", plain));
}
