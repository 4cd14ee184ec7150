//! A backup held in memory: looked over and brought to this version without a trace on the disk.

use sqlx::{
    ConnectOptions, SqliteConnection,
    sqlite::{SqliteConnectOptions, SqliteOwnedBuf},
};

use super::{Passphrase, census, seal};
use crate::{
    error::StoreError,
    open::{look, migrate_alone},
};

/// A whole database in memory, of this program's version.
pub(crate) struct Image {
    pub(crate) connection: SqliteConnection,
    /// The schema version it was written in.
    pub(crate) written_in: i64,
}

const MAGIC: &[u8] = b"SQLite format 3\0";

/// The bytes of the header that say whether the file has a log beside it.
const JOURNAL_VERSIONS: std::ops::Range<usize> = 18..20;

impl Image {
    /// Takes a backup's file in.
    ///
    /// # Errors
    ///
    /// [`StoreError::Sealed`] when it is encrypted and there is no passphrase, [`StoreError::WrongPassphrase`],
    /// [`StoreError::NewerDatabase`], and [`StoreError::NotABackup`] when it is damaged or something else.
    pub(crate) async fn of(bytes: Vec<u8>, passphrase: Option<&Passphrase>) -> Result<Image, StoreError> {
        let mut bytes = match (seal::is_sealed(&bytes), passphrase) {
            (true, None) => return Err(StoreError::Sealed),
            (true, Some(passphrase)) => seal::unsealed(&bytes, passphrase)?,
            (false, _) => bytes,
        };
        if !is_whole_file(&bytes) {
            return Err(StoreError::NotABackup);
        }
        // A copy that was made by hand of a database in use says that it has a log, which is not here.
        bytes[JOURNAL_VERSIONS].fill(1);
        let mut connection = in_memory(&bytes).await?;
        drop(bytes);
        let written_in = match look(&mut connection).await {
            Ok(0) => return Err(StoreError::NotABackup),
            Ok(version) => version,
            Err(error) => return Err(of_a_backup(error)),
        };
        sqlx::query("rollback").execute(&mut connection).await?;
        if !census::is_whole(&mut connection).await.map_err(of_a_backup)? {
            return Err(StoreError::NotABackup);
        }
        migrate_alone(&mut connection).await.map_err(of_a_backup)?;
        Ok(Image { connection, written_in })
    }

    /// Its file, in this program's version.
    pub(crate) async fn bytes(&mut self) -> Result<SqliteOwnedBuf, StoreError> {
        Ok(self.connection.serialize(None).await?)
    }
}

/// A database in memory with these pages.
pub(crate) async fn in_memory(bytes: &[u8]) -> Result<SqliteConnection, StoreError> {
    let mut connection = SqliteConnectOptions::new().in_memory(true).disable_statement_logging().connect().await?;
    connection.deserialize(None, SqliteOwnedBuf::try_from(bytes)?, false).await?;
    Ok(connection)
}

/// Whether a file begins as a database does and ends where a page ends.
fn is_whole_file(bytes: &[u8]) -> bool {
    let Some(size) = bytes.get(16..18) else { return false };
    // 1 stands for 65536, which does not fit.
    let size = match usize::from(u16::from_be_bytes([size[0], size[1]])) {
        1 => 65_536,
        size => size,
    };
    bytes.starts_with(MAGIC) && size.is_power_of_two() && size >= 512 && bytes.len().is_multiple_of(size)
}

/// What is wrong with a file that was to be a backup is said of the backup, not of the household's own database.
fn of_a_backup(error: StoreError) -> StoreError {
    match error {
        StoreError::Damaged | StoreError::NotGreenlight | StoreError::Refused(_) | StoreError::Sqlite { .. } => {
            StoreError::NotABackup
        }
        other => other,
    }
}
