//! Holiday files that the family brought: newer years, or a notice that was amended. Each is kept as it came, beside the
//! household, and reckoned with by the window and the command line alike.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use greenlight_rules::{calendar::PublishedYear, facts::Household, law::Law};

use crate::{Trouble, house::law_of as plain_law_of};

/// What came of the holiday files of a data folder.
#[derive(Debug, Default)]
pub struct Brought {
    /// The years that the family's files are about, and the name of each file.
    pub years: BTreeMap<i32, String>,
    /// The files that could not be used and are left out: the name of each, and why.
    pub left_out: Vec<(String, Trouble)>,
}

/// The law with a household's overrides, and with the holiday files of a data folder. A file that cannot be used is left
/// out, and said to be: it is no reason to keep a household shut.
///
/// # Errors
/// When the folder cannot be read, or the overrides do not fit.
pub fn law_of(household: &Household, folder: &Path) -> Result<(Law, Brought), Trouble> {
    let mut law = plain_law_of(household)?;
    let mut brought = Brought::default();
    for path in files(folder)? {
        let name = name_of(&path);
        match read(&path) {
            Ok((text, year)) => {
                law.calendar = law.calendar.with_year(&text).map_err(|error| Trouble::Holidays(path.clone(), error))?;
                brought.years.insert(year, name);
            }
            Err(trouble) => brought.left_out.push((name, trouble)),
        }
    }
    Ok((law, brought))
}

/// Keeps a holiday file and says which year it is about.
///
/// # Errors
/// When it is no holiday file, or cannot be written.
pub fn keep(folder: &Path, from: &Path) -> Result<i32, Trouble> {
    let (text, year) = read(from)?;
    let path = place(folder).join(format!("{year}.json"));
    let half = path.with_extension("new");
    let unwritable = |error| Trouble::Unwritable(path.clone(), error);
    fs::create_dir_all(place(folder)).map_err(unwritable)?;
    fs::write(&half, text).map_err(unwritable)?;
    fs::rename(&half, &path).map_err(unwritable)?;
    Ok(year)
}

/// Removes a holiday file by its name, so that what comes with the program counts again.
///
/// # Errors
/// When it cannot be removed.
pub fn forget(folder: &Path, name: &str) -> Result<(), Trouble> {
    // Only what lies among the holiday files is ever removed.
    let Some(path) = files(folder)?.into_iter().find(|path| name_of(path) == name) else { return Ok(()) };
    match fs::remove_file(&path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Trouble::Unwritable(path, error)),
        _ => Ok(()),
    }
}

/// The text of a holiday file, and the year it is about.
fn read(path: &Path) -> Result<(String, i32), Trouble> {
    let text = fs::read_to_string(path).map_err(|error| Trouble::Unreadable(path.to_owned(), error))?;
    let year = PublishedYear::parse(&text).map_err(|error| Trouble::Holidays(path.to_owned(), error))?.year;
    Ok((text, year))
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
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
