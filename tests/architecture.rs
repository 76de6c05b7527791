//! The rules of the house, checked on the sources: the import order, who may name which outside crate, sizes of
//! files, and that no dependency is there for nothing.

#[path = "architecture/rules.rs"]
mod rules;
#[path = "architecture/scan.rs"]
mod scan;

use rules::{module_of, violations};
use scan::{Mention, is_test_module, lines_without_tests, scan};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// One file is one idea. What grows past this many lines, tests not counted, holds a second one.
const LONGEST_FILE: usize = 400;
/// Half of the files are shorter than this, tests not counted.
const TYPICAL_FILE: usize = 200;

/// A source file: its path under the folder that was read, with `/`, and its text.
struct Source {
    path: String,
    text: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All Rust files under `folder`, sorted; none if there is no such folder.
fn sources(folder: &str) -> Vec<Source> {
    let base = root().join(folder);
    let mut open = vec![base.clone()];
    let mut files: Vec<PathBuf> = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.expect("the folder can be read").path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    let read = |path: &PathBuf| {
        let inside = path.strip_prefix(&base).expect("found below the folder");
        let parts: Vec<&str> = inside.iter().map(|part| part.to_str().expect("a file name in UTF-8")).collect();
        Source { path: parts.join("/"), text: fs::read_to_string(path).expect("the file can be read") }
    };
    files.iter().map(read).collect()
}

fn mentions(source: &Source) -> Vec<Mention> {
    scan(&source.text, &module_of(&source.path)).expect("the compiler takes it, so it is made of tokens")
}

#[test]
fn imports_follow_the_order_and_outside_crates_stay_in_their_place() {
    let sources = sources("src");
    assert!(sources.len() > 10, "only {} files found under src/", sources.len());
    let found: Vec<String> = sources.iter().flat_map(|source| violations(&source.path, &source.text)).collect();
    assert!(found.is_empty(), "{} violations:\n{}", found.len(), found.join("\n"));
}

#[test]
fn a_file_is_one_idea() {
    let mut sizes: Vec<(usize, String)> = sources("src")
        .iter()
        .filter(|source| !is_test_module(&module_of(&source.path)))
        .map(|source| (lines_without_tests(&source.text).expect("made of tokens"), source.path.clone()))
        .collect();
    sizes.sort();
    let long: Vec<String> = sizes
        .iter()
        .filter(|(lines, _)| *lines > LONGEST_FILE)
        .map(|(lines, path)| format!("src/{path}: {lines} lines"))
        .collect();
    assert!(long.is_empty(), "longer than {LONGEST_FILE} lines without tests:\n{}", long.join("\n"));
    let (median, _) = &sizes[sizes.len() / 2];
    assert!(*median < TYPICAL_FILE, "half of the files have {median} lines or more");
}

#[test]
fn every_dependency_is_used() {
    let inside = |folders: &[&str]| -> Vec<Mention> {
        folders.iter().flat_map(|folder| sources(folder)).flat_map(|source| mentions(&source)).collect()
    };
    let program: Vec<Mention> = inside(&["src"]).into_iter().filter(|mention| !mention.in_tests).collect();
    let everything = inside(&["src", "tests", "benches", "examples"]);
    let dependencies = dependencies();
    assert!(dependencies.len() > 5, "only {} dependencies found in Cargo.toml", dependencies.len());
    let unused: Vec<String> = dependencies
        .into_iter()
        .filter(|(name, kind)| {
            let place = if kind == "normal" { &program } else { &everything };
            let name = name.replace('-', "_");
            !place.iter().any(|mention| mention.path.contains(&name))
        })
        .map(|(name, kind)| format!("{name} ({kind})"))
        .collect();
    assert!(unused.is_empty(), "nothing names these dependencies: {}", unused.join(", "));
}

/// The name and the kind of each dependency in Cargo.toml, as the sources would name it.
fn dependencies() -> Vec<(String, String)> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).expect("cargo writes JSON");
    let dependencies = metadata["packages"][0]["dependencies"].as_array().expect("a list of dependencies");
    let text = |value: &serde_json::Value| value.as_str().map(str::to_owned);
    dependencies
        .iter()
        .map(|dependency| {
            let name = text(&dependency["rename"]).or_else(|| text(&dependency["name"]));
            (name.expect("a name"), text(&dependency["kind"]).unwrap_or_else(|| "normal".to_owned()))
        })
        .collect()
}

/// The checks above say nothing when they find nothing; these plant what they must find.
mod planted {
    use super::*;

    #[track_caller]
    fn check(path: &str, source: &str, expected: &[&str]) {
        let found = violations(path, source);
        let as_expected = found.len() == expected.len() && found.iter().zip(expected).all(|(f, e)| f.contains(e));
        assert!(as_expected, "found {found:#?}, expected {expected:#?}");
    }

    #[test]
    fn an_import_against_the_order_is_found_with_its_line() {
        check("text/span.rs", "\nuse crate::model::Label;", &["src/text/span.rs:2: `text` must not import"]);
        check("app/session.rs", "fn f() { crate::ui::open() }", &["`crate::ui::open`"]);
        check("app/mod.rs", "fn f() { let x = vec![tawsim::cli::run()]; }", &["`tawsim::cli::run`"]);
        check("model/id.rs", "pub type T = Vec<crate::store::Row>;", &["`crate::store::Row`"]);
        check("command/apply.rs", "macro_rules! m { () => { $crate::app::Session } }", &["`crate::app::Session`"]);
        check("model/mod.rs", "#[cfg(test)] mod tests { use crate::command::apply; }", &["`crate::command::apply`"]);
    }

    #[test]
    fn grouped_and_renamed_imports_are_found() {
        let source = "use crate::{text::{Span, self}, store as disk, model::*};";
        check("formats/jsonl.rs", source, &["`crate::store`"]);
        check("text/mod.rs", "use {std::fmt, crate::{model::{Label, id::{New, Old}}}};", &["Label", "New", "Old"]);
        check("text/mod.rs", "use crate as all;", &["`crate::self`"]);
        check("text/mod.rs", "use crate::{self as all};", &["`crate::self`"]);
        check("text/mod.rs", "use crate::*;", &["`crate::*`"]);
        check("text/mod.rs", "extern crate self as all;", &["`crate::self`"]);
    }

    #[test]
    fn a_chain_of_supers_is_followed_to_the_root() {
        check("text/mod.rs", "use super::model::Label;", &["`super::model::Label`"]);
        check("text/span.rs", "use super::super::model::Label;", &["`super::super::model::Label`"]);
        check("text/span.rs", "use super::model::Label;", &[]);
        check("text/span.rs", "mod inner { use super::super::super::ui::View; }", &["ui::View"]);
        check("text/span.rs", "mod inner { use super::super::offset::View; }", &[]);
        check("ui/view/page.rs", "fn f() { self::super::super::super::cli::run() }", &["cli::run"]);
        check("text.rs", "use super::*;", &["`super::*`"]);
        check("text/span.rs", "pub(crate) struct A; pub(super) struct B; pub(in super::super) struct C;", &[]);
    }

    #[test]
    fn siblings_stay_apart_but_agreement_may_use_the_diff() {
        check("store/mod.rs", "use crate::formats::Corpus;", &["`store` must not import"]);
        check("cli/mod.rs", "use crate::ui::App;", &["`cli` must not import"]);
        check("review/diff.rs", "use crate::agreement::kappa;", &["`review` must not import"]);
        check("agreement/kappa.rs", "use crate::review::diff::Position;", &[]);
        check("agreement/kappa.rs", "use crate::review::{diff, Ruling};", &["may take only `review::diff`"]);
        check("ui/page.rs", "use crate::{app::Session, typeset::Page, text::Span, ui::tokens};", &[]);
        check("app/mod.rs", "use crate::typeset::Page;", &["`app` must not import"]);
    }

    #[test]
    fn the_binary_may_use_all_and_the_crate_root_nothing() {
        check("main.rs", "use tawsim::{cli, ui}; fn main() { eframe::run_native(tawsim::app::new()); }", &[]);
        check("main.rs", "use tawsim::lost::Thing;", &["`tawsim::lost::Thing`"]);
        check("lib.rs", "//! Words.\npub mod text;\npub mod ui;", &[]);
        check("lib.rs", "pub mod text;\npub use text::Span;", &["src/lib.rs:2: `lib` must not import"]);
        check("helpers/mod.rs", "", &["module `helpers` has no place"]);
    }

    #[test]
    fn outside_crates_are_found_wherever_they_are_named() {
        check("ui/page.rs", "use cosmic_text::Buffer;", &["`cosmic_text` has no business in `ui`"]);
        check("app/mod.rs", "fn f(ui: &mut eframe::egui::Ui) {}", &["`egui`"]);
        check("main.rs", "use rusqlite as sql;", &["`rusqlite`"]);
        check("model/label.rs", "#[derive(serde::Serialize)] struct A;", &["`serde`"]);
        check("model/label.rs", "#[cfg_attr(any(), serde(skip))] struct A;", &["`serde`"]);
        check("text/mod.rs", "extern crate serde_json as json;", &["`serde_json`"]);
        check("cli/mod.rs", "use rfd::FileDialog;", &["`rfd`"]);
        check("store/mod.rs", "use anyhow::Context;", &["`anyhow`"]);
        check("typeset/mod.rs", "use {cosmic_text::{Buffer, fontdb}, swash::scale};", &[]);
        check("main.rs", "fn main() { let result: eframe::Result = rfd::open(); }", &["`rfd`"]);
    }

    #[test]
    fn files_are_touched_only_where_files_are_owned() {
        check("formats/jsonl.rs", "fn f() { std::fs::read(\"a\"); }", &["`std::fs`"]);
        check("ui/page.rs", "use std::{fs, io};", &["`std::fs`"]);
        check("store/mod.rs", "use std::{fs, io};", &[]);
        check("formats/jsonl.rs", "#[cfg(test)]\nmod tests { fn f() { std::fs::read(\"a\"); } }", &[]);
        check("formats/jsonl.rs", "#[cfg(test)] use std::fs;\nuse std::process;", &[":2: `std::process`"]);
        check("formats/jsonl/tests.rs", "use std::fs;", &[]);
    }

    #[test]
    fn unsafe_code_is_found() {
        check("text/mod.rs", "#![forbid(unsafe_code)]\nfn f() { unsafe { g() } }", &[":2: `unsafe`"]);
    }

    #[test]
    fn comments_and_literals_count_for_nothing() {
        let source = r##"
            //! See [`crate::ui`]. /* egui */
            // use crate::ui::View; unsafe
            /* use rusqlite::Connection; /* nested */ crate::cli */
            /// [`crate::store::Store`] reads what serde writes.
            const A: &str = "use crate::ui; \" unsafe";
            const B: &str = r#"crate::store::X " egui"#;
            const C: (char, u8, &[u8]) = ('"', b'"', b"rusqlite::Connection");
            fn f<'a>(x: &'a str) -> impl Sized + use<'a> { x }
        "##;
        check("text/mod.rs", source, &[]);
    }

    #[test]
    fn tests_do_not_count_as_lines_of_a_file() {
        let source = "fn a() {}\n\n#[cfg(test)]\nmod tests {\n    fn b() {}\n}\nfn c() {\n}\n";
        assert_eq!(lines_without_tests(source).unwrap(), 4);
        assert_eq!(lines_without_tests("// one\n// two\n").unwrap(), 2);
    }
}
