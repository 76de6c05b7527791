//! An open project file.

use super::memory::Memory;
use super::migrate::{APPLICATION_ID, is_current, migrate};
use super::read;
use super::whole_file::{folder_of, starts_with_magic};
use super::{DocumentState, SpanCount, StoreError};
use crate::model::{AnnotationId, AnnotationSet, Annotator, DocumentId, LabelSet, LayerInfo};
use crate::text::SourceText;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// How long another program's write is waited for.
const PATIENCE: Duration = Duration::from_secs(5);

/// Files up to so many bytes are checked for damage whenever they are opened; it takes less than 0.1 s.
const SMALL: u64 = 32 << 20;

/// A project.
#[derive(Debug)]
pub struct Store {
    pub(super) connection: Connection,
    pub(super) path: PathBuf,
    pub(super) replica: String,
    identity: Identity,
    pub(super) memory: Memory,
}

impl Store {
    /// Opens a project for reading and writing; an older one is first brought up to date.
    ///
    /// # Errors
    /// [`StoreError`], a different one for each reason; the file is then as it was.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let about = check_file(path)?;
        if about.permissions().readonly() {
            return Err(StoreError::ReadOnly);
        }
        let mut connection = connect(path)?;
        check_application(&connection)?;
        // Without the right to write, SQLite opens the file for reading and does not say so.
        if connection.is_readonly("main")? {
            return Err(StoreError::ReadOnly);
        }
        migrate(&mut connection, path)?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        // A file that can be read but not written shows here and not at the first tag.
        connection.transaction_with_behavior(TransactionBehavior::Immediate)?.rollback()?;
        if about.len() <= SMALL {
            quick_check(&connection)?;
        }
        Self::of(connection, path)
    }

    /// Opens a project that may be a read-only copy, or stand where nothing can be written. If it is one, nothing is
    /// written beside it either, and every change fails with [`StoreError::ReadOnly`].
    ///
    /// # Errors
    /// [`StoreError`]; also [`StoreError::ReadOnly`] if it can't be read without writing, because it is of an older
    /// version or part of it is in a log that can't be used.
    pub fn open_to_read(path: &Path) -> Result<Self, StoreError> {
        match Self::open(path) {
            Err(StoreError::ReadOnly) => {}
            opened => return opened,
        }
        let connection = connect_to_read(path)?;
        check_application(&connection)?;
        if !is_current(&connection)? {
            return Err(StoreError::ReadOnly);
        }
        if check_file(path)?.len() <= SMALL {
            quick_check(&connection)?;
        }
        Self::of(connection, path)
    }

    pub(super) fn of(connection: Connection, path: &Path) -> Result<Self, StoreError> {
        let replica = read::meta(&connection, "replica")?;
        let identity = identity(path)?;
        Ok(Self { connection, path: path.to_owned(), replica, identity, memory: Memory::default() })
    }

    /// Makes sure that the file is still where it was. Unix lets a deleted file be written to, and forgets it.
    pub(super) fn check_place(&self) -> Result<(), StoreError> {
        if identity(&self.path).is_ok_and(|now| now == self.identity) { Ok(()) } else { Err(StoreError::Vanished) }
    }

    /// Where the file is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The project's name.
    ///
    /// # Errors
    /// [`StoreError`], as for every reading method.
    pub fn name(&self) -> Result<String, StoreError> {
        read::meta(&self.connection, "name")
    }

    /// The project's own id, a UUID; every copy of the file has the same.
    pub fn project_id(&self) -> Result<String, StoreError> {
        read::meta(&self.connection, "project")
    }

    /// The label set.
    pub fn labels(&self) -> Result<LabelSet, StoreError> {
        self.shared_labels().map(|labels| LabelSet::clone(&labels))
    }

    /// The label set; the same one as long as the file has no other.
    pub(crate) fn shared_labels(&self) -> Result<Arc<LabelSet>, StoreError> {
        self.memory.labels(&self.connection)
    }

    /// Everybody who annotates here, by name.
    pub fn annotators(&self) -> Result<Vec<Annotator>, StoreError> {
        read::annotators(&self.connection)
    }

    /// The documents in order, each with how far `annotator` is.
    pub fn documents(&self, annotator: Option<&Annotator>) -> Result<Vec<DocumentState>, StoreError> {
        read::documents(&self.connection, annotator)
    }

    /// A document's text, or [`StoreError::UnknownDocument`].
    pub fn text(&self, document: &DocumentId) -> Result<SourceText, StoreError> {
        self.memory.text(&self.connection, document)
    }

    /// Every layer that was opened, in order of documents, then by name of annotator.
    pub fn layers(&self) -> Result<Vec<LayerInfo>, StoreError> {
        read::layers(&self.connection)
    }

    /// What `annotator` has marked in `document`, or `None` if the layer has never been opened.
    pub fn layer(&self, document: &DocumentId, annotator: &Annotator) -> Result<Option<AnnotationSet>, StoreError> {
        read::layer(&self.connection, document, annotator)
    }

    /// The quotes of a layer as they were when each span was tagged, in no order.
    pub fn quotes(
        &self,
        document: &DocumentId,
        annotator: &Annotator,
    ) -> Result<Vec<(AnnotationId, String)>, StoreError> {
        read::quotes(&self.connection, document, annotator)
    }

    /// In which documents `annotator` has an annotation with that id; nearly always at most one.
    pub fn find(&self, annotator: &Annotator, id: AnnotationId) -> Result<Vec<DocumentId>, StoreError> {
        read::find(&self.connection, annotator, id)
    }

    /// The number of spans for every annotator, status and label that occur together.
    pub fn span_counts(&self) -> Result<Vec<SpanCount>, StoreError> {
        read::span_counts(&self.connection)
    }

    /// The number of entries in the journal.
    pub fn journal_length(&self) -> Result<usize, StoreError> {
        Ok(self.connection.query_row("SELECT count(*) FROM journal", [], |row| row.get(0))?)
    }

    /// Folds the write-ahead log into the project file, so that a copy of that file is complete. False if somebody
    /// is still reading from the log.
    pub fn checkpoint(&self) -> Result<bool, StoreError> {
        if self.connection.is_readonly("main")? {
            return Ok(true);
        }
        let busy: i64 = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        Ok(busy == 0)
    }

    /// Closes the file with everything folded in; [`StoreError::NotFolded`] if there is no room for that.
    pub fn close(self) -> Result<(), StoreError> {
        let folded = self.checkpoint();
        let closed = self.connection.close().map_err(|(_, error)| error.into());
        match folded {
            Err(StoreError::Full | StoreError::Io(_)) => Err(StoreError::NotFolded),
            Err(error) => Err(error),
            Ok(_) => closed,
        }
    }

    /// Lets the file grow to at most `pages`, so that tests can fill it. 0 asks for nothing.
    #[cfg(test)]
    pub(crate) fn limit_pages(&self, pages: i64) -> i64 {
        self.connection
            .query_row(&format!("PRAGMA max_page_count({pages})"), [], |row| row.get(0))
            .expect("the pragma always answers")
    }
}

/// A project as it was at one moment. Writing goes on beside it.
#[derive(Debug)]
pub struct Snapshot(Store);

impl Snapshot {
    /// Takes the moment.
    ///
    /// # Errors
    /// [`StoreError`] if the file can't be read.
    pub fn take(path: &Path) -> Result<Self, StoreError> {
        check_file(path)?;
        match connect(path).and_then(|connection| Self::begin(connection, path)) {
            Err(StoreError::ReadOnly) => Self::begin(connect_to_read(path)?, path),
            taken => taken,
        }
    }

    fn begin(connection: Connection, path: &Path) -> Result<Self, StoreError> {
        connection.pragma_update(None, "query_only", true)?;
        connection.execute_batch("BEGIN")?;
        // The transaction sees the file as it is at its first read, which is made here.
        Store::of(connection, path).map(Self)
    }

    /// The project for reading.
    #[must_use]
    pub const fn project(&self) -> &Store {
        &self.0
    }
}

/// What tells a file from another one under the same name: device and inode, where there is such a thing.
type Identity = Option<(u64, u64)>;

fn identity(path: &Path) -> std::io::Result<Identity> {
    let about = std::fs::metadata(path)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        Ok(Some((about.dev(), about.ino())))
    }
    #[cfg(not(unix))]
    {
        let _ = about;
        Ok(None)
    }
}

fn connect(path: &Path) -> Result<Connection, StoreError> {
    let connection =
        Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.set_prepared_statement_cache_capacity(64);
    // A prepared statement is not planned anew for every value that is bound; no plan here depends on one.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(connection)
}

/// A connection that changes nothing, neither the file nor the folder.
pub(super) fn connect_to_read(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    if Path::new(&log).exists() {
        // Part of the project is or will be in there.
        let connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(PATIENCE)?;
        return Ok(connection);
    }
    // Without this word SQLite would want to make a log, even to read.
    let uri = format!("file:{}?immutable=1", uri_path(path)?);
    Ok(Connection::open_with_flags(uri, flags | OpenFlags::SQLITE_OPEN_URI)?)
}

/// The path as it stands in a URI.
fn uri_path(path: &Path) -> Result<String, StoreError> {
    let whole = std::path::absolute(path)?;
    let whole = whole.to_str().ok_or_else(|| StoreError::Io("the path of the project is not Unicode".to_owned()))?;
    let whole = if cfg!(windows) { format!("/{}", whole.replace('\\', "/")) } else { whole.to_owned() };
    Ok(whole.replace('%', "%25").replace('?', "%3f").replace('#', "%23"))
}

fn check_application(connection: &Connection) -> Result<(), StoreError> {
    let found: i64 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if found == APPLICATION_ID { Ok(()) } else { Err(StoreError::NotAProject) }
}

/// Tells what is no project before `SQLite` touches it.
pub(super) fn check_file(path: &Path) -> Result<Metadata, StoreError> {
    if !folder_of(path).is_dir() {
        return Err(StoreError::NoFolder);
    }
    let about = std::fs::metadata(path)?;
    if !about.is_file() {
        return Err(StoreError::NotAProject);
    }
    if !starts_with_magic(path).map_err(|e| StoreError::Io(e.to_string()))? {
        return Err(StoreError::NotAProject);
    }
    Ok(about)
}

fn quick_check(connection: &Connection) -> Result<(), StoreError> {
    let answer: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if answer == "ok" { Ok(()) } else { Err(StoreError::Corrupt(answer)) }
}
