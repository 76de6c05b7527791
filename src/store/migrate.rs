//! The tables, and the way from older ones to them. Migrations are only ever added at the end.

use super::StoreError;
use rusqlite::Connection;
use std::path::{Path, PathBuf};

/// Marks the file as one of this program ("tawm" in ASCII).
pub(super) const APPLICATION_ID: i64 = 0x7461_776d;

/// A step from one version of the tables to the next.
type Migration = fn(&Connection) -> rusqlite::Result<()>;

/// Step `n` leads from version `n + 1` to `n + 2`.
const MIGRATIONS: &[Migration] = &[];

/// The tables of version 1. A document's text comes last, so that lists are read without it.
pub(super) const SCHEMA: &str = "
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE annotators (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE documents (
    key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, position INTEGER NOT NULL UNIQUE, title TEXT NOT NULL,
    chars INTEGER NOT NULL, sha256 TEXT NOT NULL UNIQUE, source TEXT NOT NULL, added TEXT NOT NULL, text TEXT NOT NULL
) STRICT;
CREATE TABLE layers (
    key INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents, annotator INTEGER NOT NULL REFERENCES annotators,
    status TEXT NOT NULL, revision INTEGER NOT NULL, opened TEXT NOT NULL, UNIQUE (document, annotator)
) STRICT;
CREATE TABLE annotations (
    layer INTEGER NOT NULL REFERENCES layers, id TEXT NOT NULL, start INTEGER NOT NULL, \"end\" INTEGER NOT NULL,
    label TEXT NOT NULL, quote TEXT NOT NULL, note TEXT NOT NULL, origin TEXT NOT NULL,
    created TEXT NOT NULL, modified TEXT NOT NULL,
    PRIMARY KEY (layer, id), UNIQUE (layer, start, \"end\", label), CHECK (0 <= start AND start < \"end\")
) STRICT, WITHOUT ROWID;
CREATE INDEX annotations_by_id ON annotations (id);
CREATE TABLE journal (
    seq INTEGER PRIMARY KEY, replica TEXT NOT NULL, author TEXT NOT NULL, time TEXT NOT NULL, version INTEGER NOT NULL,
    body TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL
) STRICT;
";

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

    const STEP: &[Migration] =
        &[|connection| connection.execute_batch("ALTER TABLE documents ADD COLUMN language TEXT")];

    #[test]
    fn an_older_file_is_copied_before_it_is_changed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("p.tawsim");
        Store::create(&path, "p").unwrap();
        let mut connection = Connection::open(&path).unwrap();
        run(&mut connection, &path, STEP).unwrap();
        assert!(connection.prepare("SELECT language FROM documents").is_ok());
        let copy = Connection::open(folder.path().join("p.tawsim.v1.backup")).unwrap();
        assert!(copy.prepare("SELECT language FROM documents").is_err());
        assert_eq!(copy.pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0)), Ok(1));
        drop(connection);
        assert_eq!(Store::open(&path).err(), Some(StoreError::Newer { found: 2, known: 1 }));
    }

    #[test]
    fn a_migration_that_fails_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("p.tawsim");
        Store::create(&path, "p").unwrap();
        let broken: &[Migration] =
            &[|connection| connection.execute_batch("CREATE TABLE half (a); INSERT INTO nowhere VALUES (1)")];
        assert!(run(&mut Connection::open(&path).unwrap(), &path, broken).is_err());
        assert!(Store::open(&path).unwrap().doctor().unwrap().findings.is_empty());
    }
}
