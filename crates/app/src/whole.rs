//! Files that are written whole or not at all.

use std::{
    fs::{self, File},
    io::{self, BufWriter},
    path::Path,
};

use crate::Trouble;

/// Writes a file under another name and gives it its own only when it is whole, so that a full disk leaves no half of it
/// and does not cost the file that was there.
///
/// # Errors
/// When it cannot be written; then what was there is still there.
pub fn write_whole(path: &Path, write: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>) -> Result<(), Trouble> {
    written(path, write).map_err(|error| Trouble::Unwritable(path.to_owned(), error))
}

fn written(path: &Path, write: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>) -> io::Result<()> {
    let name = path.file_name().ok_or_else(|| io::Error::from(io::ErrorKind::IsADirectory))?;
    let mut beside = name.to_owned();
    beside.push(format!(".{}.part", std::process::id()));
    let beside = path.with_file_name(beside);
    let written = File::create_new(&beside).and_then(|file| {
        let mut file = BufWriter::new(file);
        write(&mut file)?;
        file.into_inner()?.sync_all()
    });
    let renamed = written.and_then(|()| fs::rename(&beside, path));
    if renamed.is_err() {
        // What could not be finished is not left behind; if it cannot be removed either, the first error says why.
        let _ = fs::remove_file(&beside);
    }
    renamed
}
