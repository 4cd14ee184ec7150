//! When the files that a household is read from were written last, to see without reading whether somebody else did.

use std::{
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

use greenlight_store::{FILE_NAME, HOLIDAYS};

/// How the files of a household stood at one moment. Two that are the same hold the same.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Stamp(Vec<(PathBuf, u64, SystemTime)>);

impl Stamp {
    /// Of the household in one folder, reckoned with the holiday files of another.
    pub(super) fn of(household: &Path, holidays: &Path) -> Stamp {
        let years = fs::read_dir(holidays.join(HOLIDAYS)).into_iter().flatten().filter_map(Result::ok);
        let mut files: Vec<_> = years.map(|entry| entry.path()).collect();
        files.extend([FILE_NAME.to_owned(), format!("{FILE_NAME}-wal")].map(|name| household.join(name)));
        // An empty log comes and goes with whoever reads.
        let written = |path: PathBuf| {
            let about = fs::metadata(&path).ok().filter(|about| about.len() > 0)?;
            Some((path, about.len(), about.modified().ok()?))
        };
        let mut stamp: Vec<_> = files.into_iter().filter_map(written).collect();
        stamp.sort();
        Stamp(stamp)
    }
}
