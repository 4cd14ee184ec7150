use std::{io, path::PathBuf};

use crate::{open::SCHEMA_VERSION, refusal::Refusal};

/// Why the store could not do what was asked.
///
/// No variant's text or debug text holds a plate, a name, a number or an id, so that each may be logged.
/// Whenever a database cannot be used, its file is as it was.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database was written by a later version of the program.
    #[error(
        "the database has schema version {found}; this program knows versions up to {known}: \
         install the version of Greenlight that wrote it, or a later one"
    )]
    NewerDatabase {
        /// The schema version of the database.
        found: i64,
        /// The newest schema version this program knows.
        known: i64,
    },
    /// The file is an SQLite database, but another program's.
    #[error(
        "greenlight.sqlite in the data folder belongs to another program: move it away, or name another data folder"
    )]
    NotGreenlight,
    /// The file is no SQLite database any more, or parts of it cannot be read.
    #[error(
        "greenlight.sqlite in the data folder is damaged: put a backup in its place; the damaged file was left as it is"
    )]
    Damaged,
    /// There is no database, or an empty file, where there are backups of one.
    #[error(
        "greenlight.sqlite is gone from the data folder, and its backups are there: put the newest in its place; nothing was made anew"
    )]
    Gone,
    /// The newest change is that a backup was put in place, and what came before it is that backup's own.
    #[error(
        "the newest change put a backup in place: to go back, put the backup that was made just before in its place"
    )]
    JustRestored,
    /// The folder or the file may not be written.
    #[error(
        "the data folder, or greenlight.sqlite in it, may not be read and written: ask for write permission, or name another data folder"
    )]
    NoPermission,
    /// What was named as the data folder is no folder.
    #[error("what was named as the data folder is no folder: name another")]
    NotAFolder,
    /// Whoever watched said to stop.
    #[error("it was stopped; nothing was changed")]
    Stopped,
    /// There is no room for what was to be written.
    #[error("the disk is full: make room, then do it again; nothing was changed")]
    DiskFull,
    /// There is too little room for a backup, looked at before anything was written.
    #[error("a backup needs {needed} bytes and the disk has {free}: make room, then do it again; nothing was changed")]
    NoRoom {
        /// How many bytes it needs, with what it leaves free.
        needed: u64,
        /// How many there are.
        free: u64,
    },
    /// What was named as a backup is none, or is not whole any more.
    #[error("the file is no backup of Greenlight, or is damaged: choose another; nothing was changed")]
    NotABackup,
    /// The backup is encrypted, and no passphrase was given.
    #[error("the backup is encrypted: give its passphrase; nothing was changed")]
    Sealed,
    /// The passphrase is not the one the backup was encrypted with.
    #[error("the passphrase is wrong: try again; nothing was changed")]
    WrongPassphrase,
    /// A backup could not be read.
    #[error("the backup could not be read: look at its path and its permissions")]
    Unreadable(PathBuf, #[source] io::Error),
    /// Another window, command or program is writing and did not finish in time.
    #[error(
        "another program is writing to the data folder: wait until it is done, then do it again; nothing was changed"
    )]
    Busy,
    /// The household that was to be written breaks a hard limit.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The system failed in a way that has no name of its own here.
    #[error("the database could not be used: {0}")]
    Io(#[source] io::Error),
    /// SQLite failed in a way that has no name of its own here.
    #[error("the database could not be used: SQLite code {code}")]
    Sqlite {
        /// SQLite's extended result code; 0 when the failure has none.
        code: i64,
    },
}

impl StoreError {
    pub(crate) fn newer(found: i64) -> StoreError {
        StoreError::NewerDatabase { found, known: SCHEMA_VERSION }
    }
}

impl From<io::Error> for StoreError {
    fn from(error: io::Error) -> StoreError {
        match error.kind() {
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => StoreError::NoPermission,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => StoreError::DiskFull,
            io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => StoreError::NotAFolder,
            _ => StoreError::Io(error),
        }
    }
}

// https://www.sqlite.org/rescode.html
const PERM: i64 = 3;
const BUSY: i64 = 5;
const LOCKED: i64 = 6;
const READONLY: i64 = 8;
/// Something was being written when it was cut short, and whoever only reads may not take it back.
pub(crate) const READONLY_ROLLBACK: i64 = 776;
/// The file that processes share beside the log could not grow, which takes room on the disk.
const IOERR_SHMSIZE: i64 = 4874;
const CORRUPT: i64 = 11;
const FULL: i64 = 13;
const CANTOPEN: i64 = 14;
const CONSTRAINT: i64 = 19;
const AUTH: i64 = 23;
const NOTADB: i64 = 26;

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> StoreError {
        match error {
            sqlx::Error::Database(error) => {
                let code = error.code().and_then(|code| code.parse().ok()).unwrap_or(0);
                match code & 0xff {
                    _ if code == READONLY_ROLLBACK => StoreError::Sqlite { code },
                    _ if code == IOERR_SHMSIZE => StoreError::DiskFull,
                    PERM | READONLY | CANTOPEN | AUTH => StoreError::NoPermission,
                    BUSY | LOCKED => StoreError::Busy,
                    CORRUPT | NOTADB => StoreError::Damaged,
                    FULL => StoreError::DiskFull,
                    CONSTRAINT => StoreError::Refused(Refusal::of_message(error.message())),
                    _ => StoreError::Sqlite { code },
                }
            }
            // Every value is kept well-formed by a constraint, so one that cannot be read was written past them.
            sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_) | sqlx::Error::RowNotFound => StoreError::Damaged,
            sqlx::Error::Io(error) => error.into(),
            _ => StoreError::Sqlite { code: 0 },
        }
    }
}

impl From<sqlx::migrate::MigrateError> for StoreError {
    fn from(error: sqlx::migrate::MigrateError) -> StoreError {
        match error {
            sqlx::migrate::MigrateError::Execute(error) | sqlx::migrate::MigrateError::ExecuteMigration(error, _) => {
                error.into()
            }
            // What was applied to this file is no migration of this program.
            _ => StoreError::NotGreenlight,
        }
    }
}
