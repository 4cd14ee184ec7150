//! Reading where nothing can be written: on a full disk, from a locked stick, in somebody else's folder.

use std::{fs, path::Path};

use greenlight_rules::facts::Household;

use crate::{backup::Image, error::StoreError, nouns, open::FILE_NAME, store::Store};

/// The facts in a data folder; none when there is no database. Where nothing can be written, and so no database be opened,
/// they are read from its file alone: who has no room left is still to see what is due, and to take it elsewhere.
///
/// # Errors
///
/// Those of [`Store::open`], also when there is more in a log beside the file than in the file.
pub async fn household_in(folder: &Path) -> Result<Household, StoreError> {
    let opened = async {
        match Store::open_existing(folder).await? {
            Some(store) => store.household().await,
            None => Ok(Household::default()),
        }
    };
    match opened.await {
        Err(error @ (StoreError::NoPermission | StoreError::DiskFull)) => of_the_file(folder).await.ok_or(error),
        household => household,
    }
}

/// What the file alone holds; none when that is not everything, or it cannot be read either.
async fn of_the_file(folder: &Path) -> Option<Household> {
    let log = fs::metadata(folder.join(format!("{FILE_NAME}-wal")));
    if log.is_ok_and(|log| log.len() > 0) {
        return None;
    }
    let mut image = Image::of(fs::read(folder.join(FILE_NAME)).ok()?, None).await.ok()?;
    nouns::household(&mut image.connection).await.ok()
}
