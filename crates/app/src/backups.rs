//! Backups of a household, and what can be done when its database is damaged.

use std::{io::ErrorKind, path::Path};

use greenlight_rules::time::Instant;
use greenlight_store::{self as store, Store, StoreError};
pub use greenlight_store::{Beside, Copy, Inspection, Made, Parcel, Passphrase, Restored, Salvaged, Toll, Why};

use crate::{House, Trouble};

impl House {
    /// Makes a backup because somebody asked for it: in a folder of theirs, with the attached files beside it, or among the
    /// automatic ones. With a passphrase it is encrypted, and any age tool opens it. None when there is no data yet.
    ///
    /// # Errors
    /// When it cannot be made; then there is no new file.
    pub async fn back_up(
        &self,
        to: Option<&Path>,
        passphrase: Option<&Passphrase>,
        at: Instant,
    ) -> Result<Option<Made>, Trouble> {
        let Some(store) = Store::open_existing(self.folder()).await? else { return Ok(None) };
        let made = match to {
            // A folder that is not there may be a stick that is not plugged in: it is not made.
            Some(to) if !to.is_dir() => Err(Trouble::Unwritable(to.to_owned(), ErrorKind::NotADirectory.into())),
            Some(to) => store.back_up_to(Some(to), at, passphrase).await.map_err(|error| of_the_target(to, error)),
            None => store.back_up_to(None, at, passphrase).await.map_err(Trouble::from),
        };
        store.close().await?;
        Ok(Some(made?))
    }

    /// Makes the backup of the day, once a day. None when it is there, or when there is no data yet. It takes as long as
    /// writing the database does, so a host calls it when nobody waits for an answer.
    ///
    /// # Errors
    /// When it cannot be made.
    pub async fn back_up_daily(&self, at: Instant) -> Result<Option<Made>, Trouble> {
        let of_the_day = |copy: &Copy| copy.stamp.why == Why::Daily && copy.stamp.at.date() == at.date();
        if self.backups()?.iter().any(of_the_day) {
            return Ok(None);
        }
        let Some(store) = Store::open_existing(self.folder()).await? else { return Ok(None) };
        let made = store.back_up(at, Why::Daily).await;
        store.close().await?;
        Ok(Some(made?))
    }

    /// The backups in the data folder, the newest first.
    ///
    /// # Errors
    /// When their folder cannot be read.
    pub fn backups(&self) -> Result<Vec<Copy>, Trouble> {
        Ok(store::copies(self.folder())?)
    }

    /// What is in a backup, and how it differs from today. Nothing is changed.
    ///
    /// # Errors
    /// When it is no whole backup, of a newer version, or encrypted with another passphrase.
    pub async fn inspect(&self, file: &Path, passphrase: Option<&Passphrase>) -> Result<Inspection, Trouble> {
        Ok(store::inspect(self.folder(), file, passphrase).await?)
    }

    /// Puts a backup in the place of the household and the files beside it with the attached ones, and keeps the household
    /// as it was as a backup first. A damaged database is kept as it is.
    ///
    /// # Errors
    /// Those of [`House::inspect`], or that the present cannot be kept; then everything is as it was.
    pub async fn restore(
        &self,
        file: &Path,
        passphrase: Option<&Passphrase>,
        at: Instant,
    ) -> Result<Restored, Trouble> {
        Ok(store::restore(self.folder(), file, passphrase, at).await?)
    }

    /// The newest backup in the data folder that is whole and sound.
    ///
    /// # Errors
    /// When their folder cannot be read.
    pub async fn newest_good_backup(&self) -> Result<Option<(Copy, Inspection)>, Trouble> {
        Ok(store::newest_good(self.folder()).await?)
    }

    /// What can still be read of a damaged database. The file is left as it is.
    ///
    /// # Errors
    /// When nothing can be read.
    pub async fn salvage(&self) -> Result<Salvaged, Trouble> {
        Ok(store::salvage(self.folder()).await?)
    }
}

/// What went wrong in a folder that somebody chose is said of that folder, not of the data folder.
fn of_the_target(to: &Path, error: StoreError) -> Trouble {
    let error = match error {
        StoreError::NoPermission => ErrorKind::PermissionDenied.into(),
        StoreError::NotAFolder => ErrorKind::NotADirectory.into(),
        StoreError::Io(error) => error,
        other => return other.into(),
    };
    Trouble::Unwritable(to.to_owned(), error)
}
