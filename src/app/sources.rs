//! Files to documents.

use crate::model::DocumentId;
use crate::store::NewDocument;
use crate::text::{DecodeError, Encoding, SourceText, decode, is_telling, mostly_right_to_left};
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

/// Longest title, in code points.
const LONGEST_TITLE: usize = 120;

/// Endings of the files that are taken from a folder. A file that is named by itself may have any ending.
const TEXT_ENDINGS: [&str; 2] = ["txt", "text"];
const JSONL_ENDINGS: [&str; 2] = ["jsonl", "ndjson"];

/// How every export of this program begins, without blanks.
const EXPORT_START: &[u8] = br#"{"schema":"tawsim/"#;

/// So many bytes are looked at.
const SNIFFED: u64 = 256;

/// Whether the name says that the file holds JSON lines.
fn is_jsonl(path: &Path) -> bool {
    has_ending(path, &JSONL_ENDINGS)
}

/// Whether the file holds JSON lines: by its name, or because it begins as an export does, whatever it is called.
pub(super) fn holds_jsonl(path: &Path) -> bool {
    is_jsonl(path) || begins_as_export(path).unwrap_or(false)
}

fn begins_as_export(path: &Path) -> io::Result<bool> {
    let mut bytes = Vec::new();
    File::open(path)?.take(SNIFFED).read_to_end(&mut bytes)?;
    let start = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
    // Other programs put blanks between the parts.
    let plain = start.iter().copied().filter(|b| !b.is_ascii_whitespace());
    Ok(plain.take(EXPORT_START.len()).eq(EXPORT_START.iter().copied()))
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    path.extension().and_then(|e| e.to_str()).is_some_and(|e| endings.iter().any(|known| e.eq_ignore_ascii_case(known)))
}

/// Every file of `paths`; a folder gives the texts in it and in the folders below, by name.
pub(super) fn files(paths: &[PathBuf]) -> Vec<(PathBuf, io::Result<u64>)> {
    let mut files = Vec::new();
    for path in paths {
        match fs::metadata(path) {
            Ok(about) if about.is_dir() => walk(path, &mut files),
            Ok(about) => files.push((path.clone(), Ok(about.len()))),
            Err(error) => files.push((path.clone(), Err(error))),
        }
    }
    files
}

fn walk(folder: &Path, files: &mut Vec<(PathBuf, io::Result<u64>)>) {
    let entries = match fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>) {
        Ok(entries) => entries,
        Err(error) => {
            files.push((folder.to_owned(), Err(error)));
            return;
        }
    };
    let mut paths: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        // Links are not followed, so that a folder that contains itself has an end.
        match fs::symlink_metadata(&path) {
            Ok(about) if about.is_dir() => walk(&path, files),
            Ok(about) if about.is_file() && (has_ending(&path, &TEXT_ENDINGS) || is_jsonl(&path)) => {
                files.push((path, Ok(about.len())));
            }
            Ok(_) => {}
            Err(error) => files.push((path, Err(error))),
        }
    }
}

/// Why a text file gives no document.
#[derive(Debug, thiserror::Error)]
pub(super) enum SourceError {
    #[error(transparent)]
    Io(#[from] io::Error),
    #[error("{0}; nothing of this file was imported")]
    Decode(#[from] DecodeError),
    #[error("the file is empty")]
    Empty,
}

/// The document that the text file at `path` holds.
pub(super) fn read_text(path: &Path, encoding: Option<Encoding>) -> Result<NewDocument, SourceError> {
    let text = decode(&fs::read(path)?, encoding)?.text;
    if text.is_empty() {
        return Err(SourceError::Empty);
    }
    let source = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok(NewDocument { id: id_of(path), title: title(&text), text: SourceText::new(text), source })
}

/// The stem of the file's name, as far as it can be an id.
fn id_of(path: &Path) -> DocumentId {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let plain: String = stem.chars().filter(|c| !c.is_control()).take(200).collect();
    DocumentId::new(&plain).unwrap_or_else(|_| DocumentId::new("document").expect("a literal name"))
}

/// Lines at the top of a text among which its title is looked for.
const TITLE_LINES: usize = 30;

/// The line that tells the document from others in the list: the first telling one, or else the first with letters,
/// or else the first that is not blank.
pub(super) fn title(text: &str) -> String {
    let right_to_left = mostly_right_to_left(text);
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    let line = lines()
        .take(TITLE_LINES)
        .find(|line| is_telling(line, right_to_left))
        .or_else(|| lines().find(|line| line.chars().any(char::is_alphabetic)))
        .or_else(|| lines().next())
        .unwrap_or("");
    let words = line.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    let mut title = String::new();
    for word in words {
        if title.len() > LONGEST_TITLE * 4 {
            break;
        }
        if !title.is_empty() {
            title.push(' ');
        }
        title.push_str(word);
    }
    match title.char_indices().nth(LONGEST_TITLE) {
        Some((cut, _)) => format!("{}…", title[..cut].trim_end()),
        None => title,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_the_first_telling_line_or_the_first_with_letters() {
        assert_eq!(title("fbpx\nتواصل المعارك في آخر معاقل داعش\n"), "تواصل المعارك في آخر معاقل داعش");
        assert_eq!(title("\n  2019-03-22\n \u{a0}قالت   \t«قسد» \nإن"), "قالت «قسد»");
        assert_eq!(title("\n12 \n"), "12");
        assert_eq!(title(""), "");
        let long = "كلمة ".repeat(100_000);
        assert!(title(&long).chars().count() <= LONGEST_TITLE + 1);
    }

    #[test]
    fn a_folder_gives_its_texts_in_order_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("sub")).unwrap();
        for name in ["b.txt", "a.TXT", "picture.png", "sub/c.jsonl", ".DS_Store"] {
            fs::write(folder.path().join(name), "قال").unwrap();
        }
        let found =
            files(&[folder.path().to_owned(), folder.path().join("picture.png"), folder.path().join("gone.txt")]);
        let names: Vec<_> = found.iter().map(|(path, _)| path.file_name().unwrap().to_str().unwrap()).collect();
        assert_eq!(names, ["a.TXT", "b.txt", "c.jsonl", "picture.png", "gone.txt"]);
        assert!(found[4].1.is_err());
    }
}
