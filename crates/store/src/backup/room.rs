//! Whether the disk has room for a backup, looked at before anything is written.

use std::{fs, path::Path};

use crate::{error::StoreError, open::FILE_NAME};

/// What a backup leaves free, in bytes: the household still has to be written to, and so has everything else.
const FLOOR: u64 = 32 << 20;

/// How large a folder's database is, in bytes, with what its log holds.
pub(crate) fn size(folder: &Path) -> u64 {
    let length = |name: &str| fs::metadata(folder.join(name)).map_or(0, |file| file.len());
    length(FILE_NAME) + length(&format!("{FILE_NAME}-wal"))
}

/// Looks whether twice so many bytes can be written to a folder and leave the floor: what is written, and as much again for
/// what happens meanwhile. Files that are copied as they are count once.
///
/// # Errors
///
/// [`StoreError::NoRoom`] when they cannot.
pub(crate) fn look(folder: &Path, bytes: u64, files: u64) -> Result<(), StoreError> {
    let needed = bytes.saturating_mul(2).saturating_add(files).saturating_add(FLOOR);
    let free = fs4::available_space(folder)?;
    if free < needed { Err(StoreError::NoRoom { needed, free }) } else { Ok(()) }
}
