//! A new project file.

use super::event::{Event, LabelSetEvent, label_set_json};
use super::journal::Tail;
use super::migrate::{APPLICATION_ID, SCHEMA, version};
use super::whole_file::{folder_of, sync_folder, temporary_beside};
use super::{Store, StoreError};
use crate::model::{LabelSet, Timestamp};
use rusqlite::Connection;
use std::path::Path;
use uuid::Uuid;

impl Store {
    /// Makes a project with the label set for conflict news and opens it; see [`Store::create_with`].
    ///
    /// # Errors
    /// As for [`Store::create_with`].
    pub fn create(path: &Path, name: &str) -> Result<Self, StoreError> {
        Self::create_with(path, name, &LabelSet::conflict_news())
    }

    /// Makes a project and opens it. The file is built beside its place and put there when it is complete, so that
    /// there is never half a project.
    ///
    /// # Errors
    /// [`StoreError::Exists`] if anything of that name is there, [`StoreError::NoFolder`] if its folder is not.
    pub fn create_with(path: &Path, name: &str, labels: &LabelSet) -> Result<Self, StoreError> {
        if !folder_of(path).is_dir() {
            return Err(StoreError::NoFolder);
        }
        if path.symlink_metadata().is_ok() {
            return Err(StoreError::Exists);
        }
        let file = temporary_beside(path)?.into_temp_path();
        fill(&file, name, labels)?;
        file.persist_noclobber(path).map_err(|e| e.error)?;
        sync_folder(path);
        Self::open(path)
    }
}

fn fill(path: &Path, name: &str, labels: &LabelSet) -> Result<(), StoreError> {
    let mut connection = Connection::open(path)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    let transaction = connection.transaction()?;
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", version())?;
    transaction.execute_batch(SCHEMA)?;
    let (project, replica, now) = (Uuid::now_v7().to_string(), Uuid::now_v7().to_string(), Timestamp::now());
    let label_set = LabelSetEvent::to(labels);
    let stored = label_set_json(&label_set.label_set)?;
    let values = [
        ("project", project.as_str()),
        ("replica", &replica),
        ("name", name),
        ("created", &now.to_string()),
        ("labels", &stored),
    ];
    for (key, value) in values {
        transaction.execute("INSERT INTO meta (key, value) VALUES (?1, ?2)", [key, value])?;
    }
    let mut tail = Tail::empty();
    let events = [Event::ProjectCreated { project, name: name.to_owned() }, Event::LabelSetChanged(label_set)];
    for event in events {
        tail.append(&transaction, &replica, "", now, &event)?;
    }
    transaction.commit()?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.close().map_err(|(_, error)| error.into())
}
