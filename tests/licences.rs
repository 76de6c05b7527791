//! What ships with the program may be shipped: the licences of every crate that is compiled into it on the systems
//! that annotators use, and of the fonts.

use spdx::{Expression, ParseMode};
use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// The systems that the program is built for.
const TARGETS: &[&str] = &[
    "x86_64-unknown-linux-gnu",
    "aarch64-unknown-linux-gnu",
    "x86_64-pc-windows-msvc",
    "x86_64-apple-darwin",
    "aarch64-apple-darwin",
];

/// Licences that ask for no more than their text to be passed on.
const ALLOWED: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "OFL-1.1",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "Unlicense",
    "Zlib",
];

/// A licence allowed for one crate alone, and why.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    ("option-ext", "MPL-2.0", "twenty lines below `directories`, unchanged; asks for the source of that file alone"),
    ("epaint_default_fonts", "Ubuntu-font-1.0", "a font of egui; the licence is that of a font passed on unchanged"),
];

/// A crate and what its manifest says of its licence.
struct Package {
    name: String,
    version: String,
    licence: Option<String>,
}

fn metadata(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked"])
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs")
}

/// What `cargo metadata` says for all targets, or for this machine's alone if the other targets' crates are not
/// there and cannot be fetched.
fn metadata_of_targets() -> (serde_json::Value, bool) {
    let filters: Vec<&str> = TARGETS.iter().flat_map(|target| ["--filter-platform", target]).collect();
    let all = metadata(&filters);
    let parse = |output: &Output| serde_json::from_slice(&output.stdout).expect("cargo writes JSON");
    if all.status.success() {
        return (parse(&all), true);
    }
    let here = metadata(&["--offline", "--filter-platform", &this_target()]);
    assert!(here.status.success(), "{}", String::from_utf8_lossy(&here.stderr));
    (parse(&here), false)
}

fn this_target() -> String {
    let output = Command::new(env!("CARGO")).arg("-vV").output().expect("cargo runs");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let host = text.lines().find_map(|line| line.strip_prefix("host: ")).expect("cargo names its host");
    host.to_owned()
}

/// The crates that the program and its build scripts are made of; those of the tests alone are left out.
fn shipped(metadata: &serde_json::Value) -> Vec<Package> {
    let text = |value: &serde_json::Value| value.as_str().map(str::to_owned);
    let list = |value: &serde_json::Value| value.as_array().cloned().unwrap_or_default();
    let nodes: HashMap<String, Vec<serde_json::Value>> = list(&metadata["resolve"]["nodes"])
        .iter()
        .map(|node| (text(&node["id"]).expect("an id"), list(&node["deps"])))
        .collect();
    let root = text(&metadata["resolve"]["root"]).expect("a root package");
    let mut reached = HashSet::new();
    let mut open = vec![root.clone()];
    while let Some(id) = open.pop() {
        for dependency in &nodes[&id] {
            let kinds = list(&dependency["dep_kinds"]);
            let ships = kinds.iter().any(|kind| kind["kind"] != "dev");
            let next = text(&dependency["pkg"]).expect("an id");
            if ships && reached.insert(next.clone()) {
                open.push(next);
            }
        }
    }
    list(&metadata["packages"])
        .iter()
        .filter(|package| text(&package["id"]).is_some_and(|id| reached.contains(&id)))
        .map(|package| Package {
            name: text(&package["name"]).expect("a name"),
            version: text(&package["version"]).expect("a version"),
            licence: text(&package["license"]),
        })
        .collect()
}

/// Why the licence of `package` is not good enough, or `None` if it is.
fn objection(package: &Package) -> Option<String> {
    let Some(written) = &package.licence else {
        return Some("names no licence".to_owned());
    };
    // The old form `MIT/Apache-2.0` is still about.
    let expression = match Expression::parse_mode(written, ParseMode::LAX) {
        Ok(expression) => expression,
        Err(error) => return Some(format!("`{written}` is no licence expression: {}", error.reason)),
    };
    let allowed = |licence: &str| {
        ALLOWED.contains(&licence)
            || EXCEPTIONS.iter().any(|(name, excepted, _)| *name == package.name && *excepted == licence)
    };
    let refused: Vec<String> = expression
        .evaluate_with_failures(|requirement| allowed(&requirement.to_string()))
        .err()?
        .iter()
        .map(|failure| failure.req.to_string())
        .collect();
    Some(format!("`{written}`: not allowed: {}", refused.join(", ")))
}

#[test]
fn every_crate_in_the_program_may_be_shipped() {
    let (metadata, complete) = metadata_of_targets();
    if !complete {
        println!("offline: licences checked for {} alone", this_target());
    }
    let packages = shipped(&metadata);
    assert!(packages.len() > 30, "only {} crates found", packages.len());
    let offenders: Vec<String> = packages
        .iter()
        .filter_map(|package| {
            objection(package).map(|reason| format!("{} {}: {reason}", package.name, package.version))
        })
        .collect();
    assert!(offenders.is_empty(), "{} of {}:\n{}", offenders.len(), packages.len(), offenders.join("\n"));
    // An exception that nothing needs any more is a door left open.
    for (name, licence, _) in EXCEPTIONS {
        let needed = packages.iter().any(|package| package.name == *name);
        assert!(needed || !complete, "the exception {licence} for {name} is of no use");
    }
}

/// A font file is shipped in a folder of its own family with the text of its licence.
#[test]
fn every_font_comes_with_its_licence() {
    let families = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts")).expect("the folder is there");
    let mut fonts = 0;
    for family in families {
        let family = family.expect("the folder can be read").path();
        let licence = fs::read_to_string(family.join("OFL.txt")).unwrap_or_default();
        assert!(licence.contains("SIL OPEN FONT LICENSE Version 1.1"), "{} has no OFL.txt", family.display());
        fonts += fs::read_dir(&family)
            .expect("the folder can be read")
            .filter(|file| file.as_ref().is_ok_and(|file| file.path().extension().is_some_and(|e| e == "ttf")))
            .count();
    }
    assert!(fonts >= 4, "only {fonts} fonts found");
}

#[test]
fn licence_expressions_are_judged_as_written() {
    let judge = |name: &str, licence: Option<&str>| {
        let licence = licence.map(str::to_owned);
        objection(&Package { name: name.to_owned(), version: "1.0.0".to_owned(), licence })
    };
    for fine in [
        "MIT",
        "MIT/Apache-2.0",
        "MIT / Apache-2.0",
        "Apache-2.0 WITH LLVM-exception OR GPL-3.0-only",
        "(MIT OR GPL-2.0-only) AND Unicode-3.0",
        "GPL-2.0-or-later OR (Zlib AND (ISC OR AGPL-3.0-only))",
    ] {
        assert_eq!(judge("any", Some(fine)), None);
    }
    for bad in ["GPL-3.0-only", "MIT AND GPL-3.0-only", "GPL-3.0/AGPL-3.0", "GPL-2.0 WITH Classpath-exception-2.0"] {
        assert!(judge("any", Some(bad)).is_some(), "{bad} passed");
    }
    let named = judge("any", Some("(MIT OR ISC) AND LGPL-2.1-only")).expect("LGPL is not allowed");
    assert!(named.ends_with("not allowed: LGPL-2.1-only"), "{named}");
    assert!(judge("any", Some("whatever I like")).is_some_and(|reason| reason.contains("no licence expression")));
    assert!(judge("any", None).is_some());
    assert!(judge("any", Some("MPL-2.0")).is_some());
    assert_eq!(judge("option-ext", Some("MPL-2.0")), None);
}
