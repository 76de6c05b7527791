//! What can go wrong with a project file, each with what to do about it.

use crate::model::DocumentId;
use rusqlite::ErrorCode;

/// Why a project could not be opened, read or written. The message names no path.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// No file of that name.
    #[error("there is no such file")]
    Missing,
    /// The folder of the file is not there.
    #[error("its folder does not exist; is a drive or a network folder missing?")]
    NoFolder,
    /// A new project would overwrite something.
    #[error("a file of that name exists already; nothing was overwritten")]
    Exists,
    /// The file is something else.
    #[error("this is not a tawsim project")]
    NotAProject,
    /// The file was written by a later version of the program.
    #[error(
        "this project was made by a newer tawsim (file version {found}, this program knows {known}); nothing was changed, please update tawsim"
    )]
    Newer {
        /// Version of the file.
        found: i64,
        /// Latest version that this program reads.
        known: i64,
    },
    /// The file is damaged.
    #[error("the project file is damaged ({0}); nothing was changed, please go back to a copy of it")]
    Corrupt(String),
    /// The file or its folder can't be written.
    #[error("the project can't be written: the file or its folder is read-only")]
    ReadOnly,
    /// The file is no longer where it was opened; what is written would be lost with it.
    #[error("the project file has been moved, deleted or replaced while it was open; put it back and saving goes on")]
    Vanished,
    /// Another program holds the file.
    #[error("another program is writing to the project; try again when it has finished")]
    InUse,
    /// No room is left.
    #[error("the disk is full; free some space and try again")]
    Full,
    /// Everything is durable, but part of it in the log beside the project file.
    #[error(
        "everything is saved, but there was no room to fold the log into the project file; free some space and open the project once more before you copy it"
    )]
    NotFolded,
    /// Any other failure of disk or system.
    #[error("the project file could not be read or written: {0}")]
    Io(String),
    /// The project has no such document.
    #[error("the project has no document {0}")]
    UnknownDocument(DocumentId),
    /// A span of a change ends after the text.
    #[error("the span {start}..{end} ends after the text of {document}")]
    OutsideText {
        /// The document.
        document: DocumentId,
        /// First code point.
        start: usize,
        /// First code point after it.
        end: usize,
    },
}

impl StoreError {
    /// Something in the file that can't be as it is.
    #[allow(clippy::needless_pass_by_value, reason = "it is handed to map_err")]
    pub(super) fn corrupt(what: impl ToString) -> Self {
        Self::Corrupt(what.to_string())
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => Self::ReadOnly,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::InUse,
            // No code: a column of another type or a missing row. This program wrote no such file.
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) | None => Self::Corrupt(error.to_string()),
            Some(_) => Self::Io(error.to_string()),
        }
    }
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind;
        match error.kind() {
            ErrorKind::NotFound => Self::Missing,
            ErrorKind::AlreadyExists => Self::Exists,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => Self::Full,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            _ => Self::Io(error.to_string()),
        }
    }
}
