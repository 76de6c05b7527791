//! The journal: entries in a row, each with a hash over itself and the hash before.
//!
//! An entry's hash is the SHA-256, in lower-case hexadecimal, of the compact JSON array
//! `[previous, seq, replica, author, time, version, body]`, where `body` is the string as it is stored. The first
//! entry's `previous` is 64 zeros.

use super::StoreError;
use super::event::{EVENT_VERSION, Event};
use crate::model::Timestamp;
use crate::text::hex;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use sha2::{Digest, Sha256};

/// Stands for the hash before the first entry.
const NO_HASH: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// The end of the journal, to which the next entry is tied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tail {
    seq: i64,
    hash: String,
}

impl Tail {
    /// The end of an empty journal.
    pub fn empty() -> Self {
        Self { seq: 0, hash: NO_HASH.to_owned() }
    }

    pub fn read(connection: &Connection) -> Result<Self, StoreError> {
        let last = connection
            .prepare_cached("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1")?
            .query_row([], |row| Ok(Self { seq: row.get(0)?, hash: row.get(1)? }))
            .optional()?;
        Ok(last.unwrap_or_else(Self::empty))
    }

    /// Writes `event` after the last entry.
    pub fn append(
        &mut self,
        connection: &Connection,
        replica: &str,
        author: &str,
        time: Timestamp,
        event: &Event,
    ) -> Result<(), StoreError> {
        let body = serde_json::to_string(event).map_err(|e| StoreError::Io(e.to_string()))?;
        let entry = Entry {
            seq: self.seq + 1,
            replica: replica.to_owned(),
            author: author.to_owned(),
            time: time.to_string(),
            version: EVENT_VERSION,
            body,
            previous: self.hash.clone(),
        };
        let hash = entry.hash();
        connection
            .prepare_cached(
                "INSERT INTO journal (seq, replica, author, time, version, body, previous, hash) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute(params![
                entry.seq,
                entry.replica,
                entry.author,
                entry.time,
                entry.version,
                entry.body,
                entry.previous,
                hash
            ])?;
        *self = Self { seq: entry.seq, hash };
        Ok(())
    }

    /// Whether `entry` with the stored `hash` follows; if it does, it is the new end.
    pub fn follow(&mut self, entry: &Entry, hash: &str) -> bool {
        let fits = entry.seq == self.seq + 1 && entry.previous == self.hash && entry.hash() == hash;
        *self = Self { seq: entry.seq, hash: hash.to_owned() };
        fits
    }
}

/// An entry as it is stored.
#[derive(Debug)]
pub(super) struct Entry {
    pub seq: i64,
    replica: String,
    author: String,
    time: String,
    pub version: i64,
    pub body: String,
    previous: String,
}

impl Entry {
    /// The columns that [`Entry::from_row`] reads; the last is the entry's hash.
    pub const QUERY: &'static str =
        "SELECT seq, replica, author, time, version, body, previous, hash FROM journal ORDER BY seq";

    pub fn from_row(row: &Row<'_>) -> rusqlite::Result<(Self, String)> {
        let entry = Self {
            seq: row.get(0)?,
            replica: row.get(1)?,
            author: row.get(2)?,
            time: row.get(3)?,
            version: row.get(4)?,
            body: row.get(5)?,
            previous: row.get(6)?,
        };
        Ok((entry, row.get(7)?))
    }

    fn hash(&self) -> String {
        let fields = (&self.previous, self.seq, &self.replica, &self.author, &self.time, self.version, &self.body);
        let canonical = serde_json::to_vec(&fields).unwrap_or_default();
        hex(&Sha256::digest(canonical))
    }
}
