//! Which column of a table says what, as somebody put it right: no fact, so it stands in a file of its own beside the facts.

use std::{
    collections::BTreeMap,
    fs,
    io::{self, Write},
    path::Path,
};

use greenlight_intake::table::{Grid, Mapping};

use crate::{Trouble, whole::write_whole};

/// What the columns of a table say: as somebody put right tables with its header before, else as it is guessed.
pub fn of(grid: &Grid, folder: &Path) -> Mapping {
    let remembered = grid.fingerprint().and_then(|header| read(folder).remove(&header));
    remembered.unwrap_or_else(|| grid.guess())
}

/// Remembers the columns of tables with this header.
///
/// # Errors
/// When it cannot be written.
pub fn remember(folder: &Path, fingerprint: &str, mapping: &Mapping) -> Result<(), Trouble> {
    let path = folder.join(FILE);
    let mut all = read(folder);
    all.insert(fingerprint.to_owned(), mapping.clone());
    let written = fs::create_dir_all(folder).and_then(|()| serde_json::to_vec_pretty(&all).map_err(io::Error::other));
    let text = written.map_err(|error| Trouble::Unwritable(path.clone(), error))?;
    write_whole(&path, |file| file.write_all(&text))
}

/// A file that cannot be read is no reason not to read a table: its columns are guessed again.
fn read(folder: &Path) -> BTreeMap<String, Mapping> {
    let text = fs::read_to_string(folder.join(FILE)).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

const FILE: &str = "columns.json";
