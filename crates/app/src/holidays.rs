//! Holiday files that the family brought: newer years, or a notice that was amended. Each is kept as it came, beside the
//! household, and reckoned with by the window and the command line alike.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use greenlight_rules::{calendar::PublishedYear, facts::Household, law::Law};

use crate::{Trouble, house::law_of as plain_law_of};

/// The law with a household's overrides, and with the holiday files of a data folder.
///
/// # Errors
/// When a file cannot be read, or the overrides do not fit.
pub fn law_of(household: &Household, folder: &Path) -> Result<Law, Trouble> {
    let mut law = plain_law_of(household)?;
    for path in files(folder)? {
        let text = fs::read_to_string(&path).map_err(|error| Trouble::Unreadable(path.clone(), error))?;
        law.calendar = law.calendar.with_year(&text).map_err(|error| Trouble::Holidays(path, error))?;
    }
    Ok(law)
}

/// Keeps a holiday file and says which year it is about.
///
/// # Errors
/// When it is no holiday file, or cannot be written.
pub fn keep(folder: &Path, from: &Path) -> Result<i32, Trouble> {
    let text = fs::read_to_string(from).map_err(|error| Trouble::Unreadable(from.to_owned(), error))?;
    let year = PublishedYear::parse(&text).map_err(|error| Trouble::Holidays(from.to_owned(), error))?.year;
    let path = place(folder).join(format!("{year}.json"));
    let half = path.with_extension("new");
    let unwritable = |error| Trouble::Unwritable(path.clone(), error);
    fs::create_dir_all(place(folder)).map_err(unwritable)?;
    fs::write(&half, text).map_err(unwritable)?;
    fs::rename(&half, &path).map_err(unwritable)?;
    Ok(year)
}

/// Removes the file of a year, so that the year that comes with the program counts again.
///
/// # Errors
/// When it cannot be removed.
pub fn forget(folder: &Path, year: i32) -> Result<(), Trouble> {
    let path = place(folder).join(format!("{year}.json"));
    match fs::remove_file(&path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Trouble::Unwritable(path, error)),
        _ => Ok(()),
    }
}

/// The years whose files the family brought.
///
/// # Errors
/// When the folder cannot be read.
pub fn years(folder: &Path) -> Result<Vec<i32>, Trouble> {
    let name = |path: &PathBuf| path.file_stem()?.to_str()?.parse().ok();
    Ok(files(folder)?.iter().filter_map(name).collect())
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, Trouble> {
    let place = place(folder);
    let entries = match fs::read_dir(&place) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        // A data folder that cannot be read is the same trouble whoever meets it first.
        Err(error) => return Err(Trouble::Store(error.into())),
        Ok(entries) => entries,
    };
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut files: Vec<_> = paths.filter(|path| path.extension().is_some_and(|kind| kind == "json")).collect();
    files.sort();
    Ok(files)
}

fn place(folder: &Path) -> PathBuf {
    folder.join("holidays")
}
