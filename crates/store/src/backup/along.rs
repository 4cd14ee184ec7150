//! What stands in the data folder beside the database and the attached files, and goes along to another computer: the holiday
//! files that the family brought, and what it chose about reminders. Last days rest on the ones and notifications on the
//! others, so a household that was restored elsewhere says the same.

use std::{
    fs::{self, File},
    io::{Read, Write},
    path::Path,
};

use super::Part;
use crate::error::StoreError;

/// The folder of the family's holiday files.
pub const HOLIDAYS: &str = "holidays";
/// The file of what was chosen about reminders.
pub const CHOICES: &str = "reminders.json";

/// The largest of them that is taken along, in bytes: a year of holidays has some thousand.
const MOST: u64 = 1 << 20;

/// Everything of a data folder that goes along: the name of each in the folder, and what stands in it.
pub(super) fn of(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let years = fs::read_dir(folder.join(HOLIDAYS)).into_iter().flatten().filter_map(Result::ok);
    let years = years.filter_map(|entry| Some(format!("{HOLIDAYS}/{}", entry.file_name().to_str()?)));
    let mut along: Vec<_> = years
        .chain([CHOICES.to_owned()])
        .filter(|name| goes(name))
        .filter_map(|name| Some((read(File::open(folder.join(&name)).ok()?)?, name)))
        .map(|(content, name)| (name, content))
        .collect();
    along.sort();
    along
}

/// Whether a file of this name goes along. A zip is never trusted with another name.
pub(super) fn goes(name: &str) -> bool {
    let year = name.strip_prefix(HOLIDAYS).and_then(|rest| rest.strip_prefix('/'));
    let is_plain = |year: &str| year.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    name == CHOICES || year.and_then(|year| year.strip_suffix(".json")).is_some_and(is_plain)
}

/// The content of a file that is small enough to go along.
pub(super) fn read(from: impl Read) -> Option<Vec<u8>> {
    let mut content = Vec::new();
    from.take(MOST + 1).read_to_end(&mut content).ok()?;
    (content.len() as u64 <= MOST).then_some(content)
}

/// Puts a file back that is not there, and says whether it did: what was brought or chosen here stays.
pub(super) fn put_back(folder: &Path, name: &str, content: &[u8]) -> Result<bool, StoreError> {
    let path = folder.join(name);
    let Some(place) = path.parent().filter(|_| !path.exists()) else { return Ok(false) };
    fs::create_dir_all(place)?;
    let part = Part::new(place)?;
    File::options().write(true).open(part.path())?.write_all(content)?;
    part.in_place_of(&path)?;
    Ok(true)
}
