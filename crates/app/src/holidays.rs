//! Holiday files that the family brought: newer years, or a notice that was amended. Each is kept as it came, beside the
//! household, and reckoned with by the window and the command line alike. What gives way is set aside and never removed,
//! so that it can come back as it was.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use greenlight_rules::{calendar::PublishedYear, facts::Household, law::Law};
use greenlight_store::HOLIDAYS;
use serde::{Deserialize, Serialize};
use specta::Type;

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
    law_without(household, folder, None)
}

/// The same, as if one of the files were not there.
///
/// # Errors
/// Those of [`law_of`].
pub fn law_without(household: &Household, folder: &Path, file: Option<&str>) -> Result<(Law, Brought), Trouble> {
    let mut law = plain_law_of(household)?;
    let mut brought = Brought::default();
    for path in files(folder)? {
        let name = name_of(&path);
        if Some(name.as_str()) == file {
            continue;
        }
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

/// A change of the holiday files, and what takes it back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct HolidaysChange {
    /// The name of the file that came or went.
    pub file: String,
    /// The name under which the one that was there before is set aside; none when there was none.
    pub aside: Option<String>,
}

/// Keeps a holiday file. One of the same year that was kept before gives way.
///
/// # Errors
/// When it is no holiday file, or cannot be written.
pub fn keep(folder: &Path, from: &Path) -> Result<HolidaysChange, Trouble> {
    let (text, year) = read(from)?;
    let path = place(folder).join(format!("{year}.json"));
    let half = path.with_extension("new");
    let unwritable = |error| Trouble::Unwritable(path.clone(), error);
    fs::create_dir_all(place(folder)).map_err(unwritable)?;
    fs::write(&half, text).map_err(unwritable)?;
    let aside = if path.exists() { Some(free_name(&path)) } else { None };
    // A copy, so that at no moment the year has no file.
    if let Some(aside) = &aside {
        fs::copy(&path, path.with_file_name(aside)).map_err(unwritable)?;
    }
    fs::rename(&half, &path).map_err(unwritable)?;
    Ok(HolidaysChange { file: name_of(&path), aside })
}

/// Forgets a holiday file by its name, so that what comes with the program counts again.
///
/// # Errors
/// When it cannot be set aside.
pub fn forget(folder: &Path, name: &str) -> Result<HolidaysChange, Trouble> {
    match file_named(folder, name)? {
        Some(path) => set_aside(&path),
        None => Ok(HolidaysChange { file: name.to_owned(), aside: None }),
    }
}

/// Takes a change back: what was set aside is there again, what came is set aside.
///
/// # Errors
/// When a file cannot be moved.
pub fn put_back(folder: &Path, change: &HolidaysChange) -> Result<(), Trouble> {
    // The page names the files, so only what lies among the holiday files, under such names, is ever moved.
    let earlier = change.aside.as_deref().filter(|aside| is_aside(aside, &change.file));
    let earlier = earlier.map(|aside| place(folder).join(aside)).filter(|path| path.is_file());
    if change.aside.is_some() && earlier.is_none() {
        return Ok(());
    }
    if let Some(path) = file_named(folder, &change.file)? {
        set_aside(&path)?;
    }
    let Some(earlier) = earlier else { return Ok(()) };
    let path = place(folder).join(&change.file);
    fs::rename(earlier, &path).map_err(|error| Trouble::Unwritable(path, error))
}

/// Moves a holiday file out of the way.
fn set_aside(path: &Path) -> Result<HolidaysChange, Trouble> {
    let aside = free_name(path);
    fs::rename(path, path.with_file_name(&aside)).map_err(|error| Trouble::Unwritable(path.to_owned(), error))?;
    Ok(HolidaysChange { file: name_of(path), aside: Some(aside) })
}

/// The first name that is free to set a file aside under.
fn free_name(path: &Path) -> String {
    let file = name_of(path);
    let mut number = 1_u32;
    while path.with_file_name(format!("{file}.{number}")).exists() {
        number += 1;
    }
    format!("{file}.{number}")
}

/// Whether a name is one under which a holiday file of this name is set aside.
fn is_aside(aside: &str, file: &str) -> bool {
    let is_plain = Path::new(file).file_name().is_some_and(|name| name == file);
    let number = aside.strip_prefix(file).and_then(|rest| rest.strip_prefix('.'));
    is_plain && file.ends_with(".json") && number.is_some_and(|number| number.parse::<u32>().is_ok())
}

fn file_named(folder: &Path, name: &str) -> Result<Option<PathBuf>, Trouble> {
    Ok(files(folder)?.into_iter().find(|path| name_of(path) == name))
}

/// The text of a holiday file, and the year it is about.
///
/// # Errors
/// When it is none, or cannot be read.
pub fn read(path: &Path) -> Result<(String, i32), Trouble> {
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
    folder.join(HOLIDAYS)
}
