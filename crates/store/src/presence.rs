//! Who has the database open.
//!
//! SQLite's own locks lie on the file itself. Whoever waits for one while another file is put in its place would go on with
//! the old file, and what was written there would be lost. So everybody who opens the database first holds this lock, in a
//! file of its own, together with all others; and whoever puts another database in its place holds it alone.

use std::{
    fs::{File, OpenOptions, TryLockError},
    io,
    path::Path,
    time::Duration,
};

use crate::{error::StoreError, open::PAUSE};

/// The name of the file that is locked. It holds nothing.
const FILE_NAME: &str = "greenlight.lock";

/// A hold on the lock, until it is dropped or the process ends, however it ends.
#[derive(Debug)]
pub(crate) struct Presence {
    _locked: File,
}

impl Presence {
    /// Among others who have the database open.
    pub(crate) async fn among_others(folder: &Path, patience: Duration) -> Result<Presence, StoreError> {
        hold(folder, patience, File::try_lock_shared).await
    }

    /// Alone: nobody has it open, and nobody opens it.
    pub(crate) async fn alone(folder: &Path, patience: Duration) -> Result<Presence, StoreError> {
        hold(folder, patience, File::try_lock).await
    }
}

async fn hold(
    folder: &Path,
    patience: Duration,
    lock: impl Fn(&File) -> Result<(), TryLockError>,
) -> Result<Presence, StoreError> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(folder.join(FILE_NAME))?;
    let mut waited = Duration::ZERO;
    loop {
        match lock(&file) {
            Ok(()) => break,
            // A file system without locks leaves SQLite's own, which do what they can.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => break,
            Err(TryLockError::Error(error)) => return Err(error.into()),
            Err(TryLockError::WouldBlock) if waited >= patience => return Err(StoreError::Busy),
            Err(TryLockError::WouldBlock) => {
                tokio::time::sleep(PAUSE).await;
                waited += PAUSE;
            }
        }
    }
    Ok(Presence { _locked: file })
}
