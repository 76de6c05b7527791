//! The rules of the house as tables, and what a file does against them.

use crate::scan::{Mention, scan};

/// A top-level module and the modules that it may import. What is not listed is forbidden.
///
/// ```text
/// text <- model <- command <- { store, formats, agreement, review, suggest } <- app <- { ui, cli } <- main
/// model <- wire <- { store, formats, app, cli }
/// text <- typeset <- ui
/// ```
const ARROWS: &[(&str, &str)] = &[
    ("text", ""),
    ("typeset", "text"),
    ("model", "text"),
    ("command", "text model"),
    // The label set and answers are written alike in the project file and in files for exchange.
    ("wire", "text model"),
    ("store", "text model command wire"),
    ("formats", "text model command wire"),
    ("agreement", "text model command review"),
    ("review", "text model command"),
    ("suggest", "text model command"),
    ("app", "text model command wire store formats agreement review suggest"),
    ("ui", "text model command store formats agreement review suggest app typeset"),
    ("cli", "text model command wire store formats agreement review suggest app"),
    ("main", "text model command wire store formats agreement review suggest app typeset ui cli"),
    // The crate root declares the modules and takes nothing from them.
    ("lib", ""),
];

/// The one thing that an importer may take from a module, where that is less than all of it.
const NARROW: &[(&str, &str, &str)] = &[("agreement", "review", "diff")];

/// Where an outside crate, or a part of the standard library, may be named.
struct Outside {
    /// Names as in source code, separated by spaces; `std::fs` stands for that path and all below it.
    names: &'static str,
    place: Place,
    why: &'static str,
}

/// Top-level modules, separated by spaces.
enum Place {
    /// In these and nowhere else.
    Only(&'static str),
    /// Anywhere but in these.
    Never(&'static str),
    /// As `Never`, but their tests may.
    NeverButInTests(&'static str),
}

const OUTSIDE: &[Outside] = &[
    Outside {
        names: "cosmic_text swash harfrust rustybuzz fontdb skrifa",
        place: Place::Only("typeset"),
        why: "the defects of the shaping engine are dealt with in one place",
    },
    Outside {
        names: "rusqlite libsqlite3_sys sqlx diesel postgres tokio_postgres",
        place: Place::Only("store"),
        why: "only the store speaks SQL",
    },
    Outside {
        names: "egui eframe epaint emath egui_extras egui_kittest",
        place: Place::Only("ui main"),
        why: "everything but the window works without a window",
    },
    Outside { names: "pulldown_cmark", place: Place::Only("ui"), why: "Markdown is there to be read in the window" },
    Outside { names: "rfd", place: Place::Only("ui"), why: "dialogs belong to the window" },
    Outside {
        names: "anyhow clap",
        place: Place::Only("cli main"),
        why: "the library has typed errors and no options",
    },
    Outside {
        names: "serde serde_json",
        place: Place::Never("text model command"),
        why: "how a thing is written is the business of wire, store and formats",
    },
    Outside {
        names: "std::fs std::net std::process",
        place: Place::NeverButInTests("text typeset model command wire formats agreement review suggest ui"),
        why: "store, app and cli own files; a frame never waits for a disk",
    },
];

/// What the file at `path` (under `src/`, with `/`) does against the rules, one line each.
pub fn violations(path: &str, source: &str) -> Vec<String> {
    let module = module_of(path);
    let top = top_of(path);
    if !ARROWS.iter().any(|(name, _)| *name == top) {
        return vec![format!("src/{path}: module `{top}` has no place in the import order")];
    }
    let mentions = match scan(source, &module) {
        Ok(mentions) => mentions,
        Err(error) => return vec![format!("src/{path}: {error}")],
    };
    let mut found = Vec::new();
    for mention in &mentions {
        let faults = [arrow(top, mention), outside(top, mention), unsafe_code(mention)];
        for fault in faults.into_iter().flatten() {
            found.push(format!("src/{path}:{}: {fault}", mention.line));
        }
    }
    found.dedup();
    found
}

/// An import that runs against the order, in words.
fn arrow(top: &str, mention: &Mention) -> Option<String> {
    // In the binary, `crate` is the binary itself and the library has its own name.
    let names: &[&str] = if top == "main" { &["tawsim"] } else { &["crate", "tawsim"] };
    let target = if top == "lib" { in_crate_root(mention) } else { None }.or_else(|| mention.target(names))?;
    let to = target.first()?.as_str();
    if to == top || top == "main" && mention.path[0] != "tawsim" {
        return None;
    }
    if top == "lib" && mention.in_tests {
        return None;
    }
    let written = mention.path.join("::");
    let allowed = ARROWS.iter().find(|(name, _)| *name == top).map_or("", |(_, allowed)| allowed);
    if !lists(allowed, to) {
        return Some(format!("`{top}` must not import `{written}`"));
    }
    let narrow = NARROW.iter().find(|(from, through, _)| *from == top && *through == to)?;
    (target.get(1).map(String::as_str) != Some(narrow.2))
        .then(|| format!("`{top}` may take only `{to}::{}`, not `{written}`", narrow.2))
}

/// In the crate root a module's bare name is a path from the root.
fn in_crate_root(mention: &Mention) -> Option<Vec<String>> {
    let is_module = ARROWS.iter().any(|(name, _)| mention.path[0] == *name);
    (is_module && mention.path.len() > 1).then(|| mention.path.clone())
}

/// A name from outside where it has no business, in words.
fn outside(top: &str, mention: &Mention) -> Option<String> {
    OUTSIDE.iter().find_map(|rule| {
        let name = rule.names.split(' ').find(|name| names(mention, name))?;
        let fits = match rule.place {
            Place::Only(places) => lists(places, top),
            Place::Never(places) => !lists(places, top),
            Place::NeverButInTests(places) => !lists(places, top) || mention.in_tests,
        };
        (!fits).then(|| format!("`{name}` has no business in `{top}`: {}", rule.why))
    })
}

fn lists(words: &str, wanted: &str) -> bool {
    words.split(' ').any(|word| word == wanted)
}

/// Whether `name` is part of the path: a crate also through a re-export, as in `eframe::egui`.
fn names(mention: &Mention, name: &str) -> bool {
    let wanted: Vec<&str> = name.split("::").collect();
    mention.path.windows(wanted.len()).any(|part| part.iter().zip(&wanted).all(|(have, want)| have == want))
}

fn unsafe_code(mention: &Mention) -> Option<String> {
    (mention.path == ["unsafe"]).then(|| "`unsafe` is forbidden".to_owned())
}

/// `text` for `text/span.rs` and `text.rs`, `main` for `main.rs`.
fn top_of(path: &str) -> &str {
    path.split('/').next().unwrap_or(path).trim_end_matches(".rs")
}

/// The path of the file's module from the crate root.
pub fn module_of(path: &str) -> Vec<String> {
    let mut module: Vec<String> = path.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    let root = module.len() == 1 && (module[0] == "lib" || module[0] == "main");
    if root || module.last().is_some_and(|last| last == "mod") {
        module.pop();
    }
    module
}
