//! The tables, and the way from older ones to them. Migrations are only ever added at the end.

use super::event::{Event, label_set_json};
use super::journal::Tail;
use super::labels_v1::{LabelRow, is_default, label_set};
use super::{StoreError, read};
use crate::model::{LabelSet, Timestamp};
use crate::wire::LabelSetShape;
use rusqlite::Connection;
use std::path::{Path, PathBuf};

/// The tables of what is said in a layer. Labels may repeat on a stretch of text if the label set says so, which is
/// beyond SQL; that links and comments have their spans is not.
macro_rules! layer_tables {
    () => {
        "
CREATE TABLE annotations (
    layer INTEGER NOT NULL REFERENCES layers, id TEXT NOT NULL, start INTEGER NOT NULL, \"end\" INTEGER NOT NULL,
    label TEXT NOT NULL, quote TEXT NOT NULL, note TEXT NOT NULL, origin TEXT NOT NULL,
    created TEXT NOT NULL, modified TEXT NOT NULL, answers TEXT NOT NULL DEFAULT '{}',
    PRIMARY KEY (layer, id), CHECK (0 <= start AND start < \"end\")
) STRICT, WITHOUT ROWID;
CREATE INDEX annotations_by_id ON annotations (id);
CREATE INDEX annotations_by_label ON annotations (layer, label);
CREATE TABLE links (
    layer INTEGER NOT NULL REFERENCES layers, id TEXT NOT NULL, type TEXT NOT NULL, \"from\" TEXT NOT NULL,
    \"to\" TEXT NOT NULL, state TEXT NOT NULL, created TEXT NOT NULL,
    PRIMARY KEY (layer, id), UNIQUE (layer, type, \"from\", \"to\"), CHECK (\"from\" <> \"to\"),
    FOREIGN KEY (layer, \"from\") REFERENCES annotations (layer, id),
    FOREIGN KEY (layer, \"to\") REFERENCES annotations (layer, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX links_by_from ON links (layer, \"from\");
CREATE INDEX links_by_to ON links (layer, \"to\");
CREATE TABLE comments (
    layer INTEGER NOT NULL REFERENCES layers, id TEXT NOT NULL, \"on\" TEXT, author TEXT NOT NULL, text TEXT NOT NULL,
    created TEXT NOT NULL, modified TEXT NOT NULL,
    PRIMARY KEY (layer, id), FOREIGN KEY (layer, \"on\") REFERENCES annotations (layer, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX comments_by_annotation ON comments (layer, \"on\");
"
    };
}

/// Marks the file as one of this program ("tawm" in ASCII).
pub(super) const APPLICATION_ID: i64 = 0x7461_776d;

/// A step from one version of the tables to the next.
type Migration = fn(&Connection) -> Result<(), StoreError>;

/// Step `n` leads from version `n + 1` to `n + 2`.
const MIGRATIONS: &[Migration] = &[answers_links_and_label_sets];

/// The tables of a new project. A document's text comes last, so that lists are read without it.
pub(super) const SCHEMA: &str = concat!(
    "
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE annotators (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE documents (
    key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, position INTEGER NOT NULL UNIQUE, title TEXT NOT NULL,
    chars INTEGER NOT NULL, sha256 TEXT NOT NULL UNIQUE, source TEXT NOT NULL, added TEXT NOT NULL, text TEXT NOT NULL
) STRICT;
CREATE TABLE layers (
    key INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents, annotator INTEGER NOT NULL REFERENCES annotators,
    status TEXT NOT NULL, revision INTEGER NOT NULL, opened TEXT NOT NULL, sheet TEXT NOT NULL DEFAULT '{}',
    UNIQUE (document, annotator)
) STRICT;
CREATE TABLE journal (
    seq INTEGER PRIMARY KEY, replica TEXT NOT NULL, author TEXT NOT NULL, time TEXT NOT NULL, version INTEGER NOT NULL,
    body TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL
) STRICT;
",
    layer_tables!()
);

/// Brings the tables of version 1 to version 2, and the label set with them.
fn answers_links_and_label_sets(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch(concat!(
        "ALTER TABLE layers ADD COLUMN sheet TEXT NOT NULL DEFAULT '{}';
DROP INDEX annotations_by_id;
ALTER TABLE annotations RENAME TO annotations_1;",
        layer_tables!(),
        "INSERT INTO annotations (layer, id, start, \"end\", label, quote, note, origin, created, modified)
    SELECT layer, id, start, \"end\", label, quote, note, origin, created, modified FROM annotations_1;
DROP TABLE annotations_1;"
    ))?;
    let rows: Vec<LabelRow> = serde_json::from_str(&read::meta(connection, "labels")?).map_err(StoreError::corrupt)?;
    let default = is_default(&rows);
    let labels = if default { LabelSet::conflict_news() } else { label_set(&rows)? };
    let shape = Box::new(LabelSetShape::from(&labels));
    connection.execute("UPDATE meta SET value = ?1 WHERE key = 'labels'", [label_set_json(&shape)?])?;
    let replica = read::meta(connection, "replica")?;
    let event = Event::Migrated { from: 1, to: 2, label_set: default.then_some(shape) };
    Tail::read(connection)?.append(connection, &replica, "", Timestamp::now(), &event)
}

/// The version that this program writes.
pub(super) const fn version() -> i64 {
    version_after(MIGRATIONS)
}

#[allow(clippy::cast_possible_wrap, reason = "there is a handful of migrations")]
const fn version_after(migrations: &[Migration]) -> i64 {
    migrations.len() as i64 + 1
}

/// Brings an older file up to date, after a copy of it as it was has been put beside it.
pub(super) fn migrate(connection: &mut Connection, path: &Path) -> Result<(), StoreError> {
    run(connection, path, MIGRATIONS)
}

/// Whether the file has the tables that this program knows; an older one does not.
pub(super) fn is_current(connection: &Connection) -> Result<bool, StoreError> {
    Ok(found_version(connection, version())? == version())
}

fn found_version(connection: &Connection, known: i64) -> Result<i64, StoreError> {
    let found: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if found > known {
        return Err(StoreError::Newer { found, known });
    }
    if found < 1 { Err(StoreError::NotAProject) } else { Ok(found) }
}

fn run(connection: &mut Connection, path: &Path, migrations: &[Migration]) -> Result<(), StoreError> {
    let known = version_after(migrations);
    let found = found_version(connection, known)?;
    if found == known {
        return Ok(());
    }
    back_up(connection, path, found)?;
    let transaction = connection.transaction()?;
    for step in &migrations[found as usize - 1..] {
        step(&transaction)?;
    }
    transaction.pragma_update(None, "user_version", known)?;
    Ok(transaction.commit()?)
}

/// Copies the project to `NAME.v1.backup`; a copy that is already there stays and a number is added.
fn back_up(connection: &Connection, path: &Path, version: i64) -> Result<(), StoreError> {
    let name = |count: usize| {
        let mut name = path.as_os_str().to_owned();
        let number = if count == 0 { String::new() } else { format!("-{count}") };
        name.push(format!(".v{version}{number}.backup"));
        PathBuf::from(name)
    };
    let free = (0..1000).map(name).find(|name| !name.exists()).unwrap_or_default();
    let free = free.to_str().ok_or_else(|| StoreError::Io("the path of the project is not Unicode".to_owned()))?;
    connection.execute("VACUUM INTO ?1", [free])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;

    fn with(step: Migration) -> Vec<Migration> {
        [MIGRATIONS, &[step]].concat()
    }

    #[test]
    fn an_older_file_is_copied_before_it_is_changed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("p.tawsim");
        Store::create(&path, "p").unwrap();
        let mut connection = Connection::open(&path).unwrap();
        let step = with(|connection| Ok(connection.execute_batch("ALTER TABLE documents ADD COLUMN language TEXT")?));
        run(&mut connection, &path, &step).unwrap();
        assert!(connection.prepare("SELECT language FROM documents").is_ok());
        let copy = Connection::open(folder.path().join(format!("p.tawsim.v{}.backup", version()))).unwrap();
        assert!(copy.prepare("SELECT language FROM documents").is_err());
        assert_eq!(copy.pragma_query_value(None, "user_version", |row| row.get(0)), Ok(version()));
        drop(connection);
        let newer = StoreError::Newer { found: version() + 1, known: version() };
        assert_eq!(Store::open(&path).err(), Some(newer));
    }

    #[test]
    fn labels_of_somebody_s_own_are_kept_by_the_migration() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("v1.tawsim");
        std::fs::write(&path, include_bytes!("../../tests/store/v1.tawsim")).unwrap();
        let connection = Connection::open(&path).unwrap();
        let own = read::meta(&connection, "labels").unwrap().replace("فاعل", "جهة").replace("\"4\"", "\"n\"");
        connection.execute("UPDATE meta SET value = ?1 WHERE key = 'labels'", [&own]).unwrap();
        let event = Event::LabelsSet { labels: serde_json::from_str(&own).unwrap() };
        Tail::read(&connection).unwrap().append(&connection, "r", "", Timestamp::now(), &event).unwrap();
        drop(connection);
        let store = Store::open(&path).unwrap();
        let labels = store.labels().unwrap();
        assert_eq!(labels.labels()[0].name.arabic, "جهة");
        assert_eq!((labels.labels()[3].shortcut, labels.labels()[2].attributes.len()), (None, 0));
        assert_eq!(store.doctor().unwrap().findings, []);
    }

    #[test]
    fn a_migrated_project_has_the_tables_of_a_new_one() {
        let folder = tempfile::tempdir().unwrap();
        let (old, new) = (folder.path().join("v1.tawsim"), folder.path().join("p.tawsim"));
        std::fs::write(&old, include_bytes!("../../tests/store/v1.tawsim")).unwrap();
        let tables = |store: &Store| -> Vec<(String, String, String)> {
            let sql = "SELECT t.name, c.name, c.type FROM sqlite_schema t, pragma_table_info(t.name) c \
                       WHERE t.type IN ('table', 'index') ORDER BY 1, 2";
            let mut query = store.connection.prepare(sql).unwrap();
            let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
            rows.collect::<Result<_, _>>().unwrap()
        };
        let migrated = tables(&Store::open(&old).unwrap());
        assert_eq!(migrated, tables(&Store::create(&new, "p").unwrap()));
        assert!(migrated.len() > 40);
    }

    #[test]
    fn a_migration_that_fails_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("p.tawsim");
        Store::create(&path, "p").unwrap();
        let broken =
            with(|connection| Ok(connection.execute_batch("CREATE TABLE half (a); INSERT INTO nowhere VALUES (1)")?));
        assert!(run(&mut Connection::open(&path).unwrap(), &path, &broken).is_err());
        assert!(Store::open(&path).unwrap().doctor().unwrap().findings.is_empty());
    }
}
