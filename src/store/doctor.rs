//! Proof that a project is sound: the file, the journal, the tables, every quote.

use super::event::Event;
use super::journal::{Entry, Tail};
use super::replay::{Replayed, ReplayedDocument, ReplayedLayer};
use super::row::{AnnotationRow, ContentRows};
use super::{Store, StoreError, read};
use crate::model::{AnnotationSet, Annotator, DocumentId, LabelSet, Status};
use crate::text::{SourceText, Span};
use rusqlite::Connection;
use std::collections::BTreeSet;
use std::fmt;
use std::path::Path;

/// Something that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where: the file, the journal, a document.
    pub place: String,
    /// What is wrong.
    pub fault: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.fault)
    }
}

/// What the doctor looked at, and what was wrong with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Health {
    /// Documents whose text was read.
    pub documents: usize,
    /// Layers that were compared with the journal.
    pub layers: usize,
    /// Spans whose quote was compared with the text.
    pub spans: usize,
    /// Links whose ends were looked for.
    pub links: usize,
    /// Comments that were compared with the journal.
    pub comments: usize,
    /// Entries of the journal whose hash was computed again.
    pub entries: usize,
    /// Empty if everything is sound.
    pub findings: Vec<Finding>,
}

impl Health {
    fn fault(&mut self, place: impl Into<String>, fault: impl Into<String>) {
        self.findings.push(Finding { place: place.into(), fault: fault.into() });
    }
}

impl Store {
    /// Examines the whole project. Changes nothing.
    ///
    /// # Errors
    /// [`StoreError`] if the file can't even be read; what can be read but is wrong is a [`Finding`].
    pub fn doctor(&self) -> Result<Health, StoreError> {
        let mut health = Health::default();
        check_file(&self.connection, &mut health)?;
        let replayed = check_journal(&self.connection, &mut health)?;
        check_meta(&self.connection, &replayed, &mut health)?;
        check_documents(&self.connection, &replayed, &mut health)?;
        check_layers(self, &replayed, &mut health)?;
        Ok(health)
    }
}

/// What `SQLite` says of a project that is too damaged to be opened; at most 100 faults. Changes nothing.
///
/// # Errors
/// [`StoreError`] if the file is no project or can't even be read.
pub fn damage(path: &Path) -> Result<Vec<String>, StoreError> {
    super::open::check_file(path)?;
    let connection = super::open::connect_to_read(path)?;
    let mut health = Health::default();
    if let Err(error) = check_integrity(&connection, &mut health) {
        health.fault("file", error.to_string());
    }
    Ok(health.findings.iter().map(ToString::to_string).collect())
}

fn check_integrity(connection: &Connection, health: &mut Health) -> Result<(), rusqlite::Error> {
    let mut query = connection.prepare("PRAGMA integrity_check")?;
    let answers = query.query_map([], |row| row.get::<_, String>(0))?;
    for answer in answers {
        let answer = answer?;
        // One answer may be several faults.
        for fault in answer.lines().filter(|fault| *fault != "ok") {
            health.fault("file", fault);
        }
    }
    Ok(())
}

fn check_file(connection: &Connection, health: &mut Health) -> Result<(), StoreError> {
    check_integrity(connection, health)?;
    let mut query = connection.prepare("PRAGMA foreign_key_check")?;
    let orphans = query.query_map([], |row| row.get::<_, String>(0))?;
    for table in orphans {
        health.fault("file", format!("a row of {} belongs to nothing", table?));
    }
    Ok(())
}

fn check_journal(connection: &Connection, health: &mut Health) -> Result<Replayed, StoreError> {
    let mut replayed = Replayed::default();
    let mut tail = Tail::empty();
    let mut query = connection.prepare(Entry::QUERY)?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let (entry, hash) = Entry::from_row(row)?;
        let place = format!("journal entry {}", entry.seq);
        health.entries += 1;
        if !tail.follow(&entry, &hash) {
            health.fault(&place, "its hash does not follow from the entry before: the journal was altered");
        }
        if entry.version != super::event::EVENT_VERSION {
            health.fault(&place, format!("it has the unknown version {}", entry.version));
            continue;
        }
        let played = serde_json::from_str::<Event>(&entry.body)
            .map_err(StoreError::corrupt)
            .and_then(|event| replayed.play(event));
        if let Err(error) = played {
            health.fault(&place, error.to_string());
        }
    }
    Ok(replayed)
}

fn check_meta(connection: &Connection, replayed: &Replayed, health: &mut Health) -> Result<(), StoreError> {
    for (key, expected) in [("project", &replayed.project), ("name", &replayed.name)] {
        if read::meta(connection, key)? != *expected {
            health.fault("project", format!("its {key} is not what the journal says"));
        }
    }
    match read::meta(connection, "labels").and_then(|stored| read::label_set(&stored)) {
        Err(error) => health.fault("label set", error.to_string()),
        Ok(labels) if replayed.labels.as_ref() != Some(&labels) => {
            health.fault("label set", "it is not what the journal says");
        }
        Ok(_) => {}
    }
    let names = read::annotators(connection)?;
    if !names.iter().map(Annotator::as_str).eq(replayed.annotators.iter().map(String::as_str)) {
        health.fault("project", "its annotators are not those of the journal");
    }
    Ok(())
}

fn check_documents(connection: &Connection, replayed: &Replayed, health: &mut Health) -> Result<(), StoreError> {
    let mut query = connection
        .prepare("SELECT id, position, title, chars, sha256, source, text FROM documents ORDER BY position")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let id: String = row.get(0)?;
        let found = ReplayedDocument {
            position: row.get(1)?,
            title: row.get(2)?,
            chars: row.get(3)?,
            sha256: row.get(4)?,
            source: row.get(5)?,
        };
        health.documents += 1;
        let text = SourceText::new(row.get::<_, String>(6)?);
        if text.sha256_hex() != found.sha256 || text.chars() != found.chars {
            health.fault(&id, "its text is not the one that was imported");
        }
        if replayed.documents.get(&id) != Some(&found) {
            health.fault(&id, "the document is not what the journal says");
        }
    }
    if health.documents < replayed.documents.len() {
        health.fault("project", "documents of the journal are missing");
    }
    Ok(())
}

fn check_layers(store: &Store, replayed: &Replayed, health: &mut Health) -> Result<(), StoreError> {
    let mut query = store.connection.prepare(
        "SELECT l.key, d.id, n.name, l.status, l.revision, l.sheet FROM layers l JOIN documents d ON d.key = l.document \
         JOIN annotators n ON n.key = l.annotator ORDER BY d.position, n.name",
    )?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let (key, document, annotator): (i64, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let place = format!("{document}, {annotator}");
        health.layers += 1;
        let content = match read::content_rows(&store.connection, key, &row.get::<_, String>(5)?) {
            Ok(content) => content,
            Err(error) => {
                health.fault(place, error.to_string());
                continue;
            }
        };
        check_content(store, replayed, (&document, &annotator), &content, health)?;
        let found = ReplayedLayer::found(row.get(3)?, row.get(4)?, content);
        if replayed.layers.get(&(document, annotator)) != Some(&found) {
            health.fault(place, "the annotations are not what the journal says");
        }
    }
    if health.layers < replayed.layers.len() {
        health.fault("project", "layers of the journal are missing");
    }
    Ok(())
}

/// Checks what is said in one layer against the text and the label set.
fn check_content(
    store: &Store,
    replayed: &Replayed,
    (document, annotator): (&str, &str),
    content: &ContentRows,
    health: &mut Health,
) -> Result<(), StoreError> {
    let place = format!("{document}, {annotator}");
    let document = DocumentId::new(document).map_err(StoreError::corrupt)?;
    let text = store.text(&document)?;
    health.links += content.links.len();
    health.comments += content.comments.len();
    for row in &content.annotations {
        check_span(row, &text, &place, health);
    }
    let known = |key: &str| {
        let labels = replayed.labels.iter().flat_map(LabelSet::labels);
        labels.into_iter().any(|label| label.key.as_str() == key)
    };
    let unknown: BTreeSet<&str> =
        content.annotations.iter().map(|row| row.label.as_str()).filter(|label| !known(label)).collect();
    for label in unknown {
        health.fault(&place, format!("the label set has no label {label}"));
    }
    let annotator = Annotator::new(annotator).map_err(StoreError::corrupt)?;
    let restored = content.content().and_then(|content| {
        AnnotationSet::restore(document, annotator, text.chars(), Status::ToDo, 0, content).map_err(StoreError::corrupt)
    });
    if let Err(error) = restored {
        health.fault(place, error.to_string());
    }
    Ok(())
}

fn check_span(row: &AnnotationRow, text: &SourceText, place: &str, health: &mut Health) {
    health.spans += 1;
    let quote = Span::new(row.start, row.end).and_then(|span| text.quote(span));
    match quote {
        None => health.fault(place, format!("span {}..{} ends after the text", row.start, row.end)),
        Some(quote) if quote != row.quote => {
            health.fault(place, format!("span {}..{} does not read {:?}", row.start, row.end, row.quote));
        }
        Some(_) => {}
    }
}
