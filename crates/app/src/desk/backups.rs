//! Backups as the window shows them; and, when the desk cannot be opened because the database is damaged, what there is to
//! do about it.

use std::{path::Path, sync::atomic::Ordering};

use greenlight_rules::{file, time::Instant};
use greenlight_store::{Copy, Inspection, Noun, Tally, Toll};
use serde::Serialize;
use specta::Type;

use super::{Desk, as_u32, waited};
use crate::{
    House, Trouble,
    backups::{Beside, Passphrase},
    whole::write_whole,
};

/// A backup in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Backup {
    /// Its file.
    pub file: String,
    /// When it was made.
    pub at: Instant,
    /// Why: `asked`, `daily`, `before-migration`, `before-import` or `before-restore`.
    pub why: String,
    /// How large it is, in kilobytes.
    pub kilobytes: u32,
    /// Whether it is encrypted.
    pub encrypted: bool,
}

/// A backup that was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct BackedUp {
    /// Its file.
    pub file: String,
    /// How many attachments have no whole file that could go with it.
    pub without_file: u32,
}

/// A backup that has taken the household's place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct BackIn {
    /// Where the household of before was kept; none when there was none.
    pub kept: Option<String>,
    /// How many attachments have no file.
    pub without_file: u32,
}

/// The attached files beside a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "there", rename_all = "snake_case")]
pub enum FilesBeside {
    /// There are none: they are in the data folder, or nowhere.
    Nothing,
    /// They are there and cannot be read.
    Unreadable {
        /// Their zip.
        file: String,
    },
    /// They are there.
    Files {
        /// Their zip.
        file: String,
        /// How many there are.
        count: u32,
        /// How large they are together, in kilobytes.
        kilobytes: u32,
    },
}

/// What is in a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Contents {
    /// When it was made, as far as its name tells.
    pub made_at: Option<Instant>,
    /// When the newest change in it was made.
    pub last_change: Option<Instant>,
    /// The schema version it was written in.
    pub schema_version: u32,
    /// Whether it is sound.
    pub sound: bool,
    /// How many facts there are, by the word for their kind; kinds without any are left out.
    pub facts: Vec<(String, u32)>,
    /// What restoring it would do, by kind. None when today's facts cannot be read.
    pub difference: Option<Vec<Shift>>,
    /// The attached files beside it.
    pub files: FilesBeside,
    /// How many of its attachments would have no file.
    pub without_file: u32,
}

/// How many facts of one kind come, change and go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Shift {
    /// The word for the kind.
    pub noun: String,
    /// How many come.
    pub added: u32,
    /// How many change.
    pub changed: u32,
    /// How many go.
    pub removed: u32,
}

/// What was read of a damaged database, by kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Salvage {
    /// The word for the kind.
    pub noun: String,
    /// How many are in the file.
    pub saved: u32,
    /// How many of these are as the journal had them, because their own place could not be read.
    pub from_journal: u32,
    /// How many were left out because what they refer to is gone.
    pub dangling: u32,
    /// How many were left out because they make no sense.
    pub senseless: u32,
    /// How many are in and are others than the journal says: look at them.
    pub differing: u32,
    /// Whether parts could not be read at all, so that there may have been more.
    pub incomplete: bool,
}

impl Desk {
    /// Makes a backup of the family's household, among the automatic ones or in a folder. None when there is no data yet.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn back_up(&self, to: Option<&str>, passphrase: Option<String>) -> Result<Option<BackedUp>, Trouble> {
        let (house, now) = (self.own_house(), self.now());
        let passphrase = passphrase.and_then(Passphrase::new);
        let made = waited(|| house.back_up(to.map(Path::new), passphrase.as_ref(), now))?;
        Ok(made.map(|made| BackedUp { file: text(&made.path), without_file: as_u32(made.without_file) }))
    }

    /// Makes the backup of the day, unless it is there; says whether one was made. Either way the household is looked over:
    /// a value that the disk has changed is wrong in every answer, and seen nowhere else. For a moment when nobody waits.
    ///
    /// # Errors
    /// When it cannot be made, or values are not what the history says.
    pub fn back_up_daily(&self) -> Result<bool, Trouble> {
        let (house, now) = (self.own_house(), self.now());
        let (made, sound) = match waited(|| house.back_up_daily(now))? {
            Some(made) => (true, made.sound),
            None => (false, waited(|| house.verify())?.is_none_or(|report| report.is_sound())),
        };
        self.unsound.store(!sound, Ordering::Relaxed);
        if sound { Ok(made) } else { Err(Trouble::Unsound) }
    }

    /// Puts a backup in the place of the family's household and opens it.
    ///
    /// # Errors
    /// Those of [`inspect_in`], or that the household of before cannot be kept; then nothing is changed.
    pub fn restore(&self, file: &str, passphrase: Option<String>) -> Result<BackIn, Trouble> {
        let _turn = self.turn();
        let back = restore_in(self.folder(), file, passphrase, self.now())?;
        self.unsound.store(false, Ordering::Relaxed);
        self.reopen(false)?;
        Ok(back)
    }

    fn own_house(&self) -> House {
        House::at(self.folder())
    }
}

/// The backups of a data folder, the newest first.
///
/// # Errors
/// When their folder cannot be read.
pub fn backups_in(folder: &Path) -> Result<Vec<Backup>, Trouble> {
    Ok(House::at(folder).backups()?.iter().map(Backup::of).collect())
}

/// The newest backup of a data folder that is whole and sound, with what is in it: what to offer first when the database is
/// damaged.
///
/// # Errors
/// When the folder of backups cannot be read.
pub fn newest_good_in(folder: &Path) -> Result<Option<(Backup, Contents)>, Trouble> {
    let house = House::at(folder);
    let found = waited(|| house.newest_good_backup())?;
    Ok(found.map(|(copy, inspection)| (Backup::of(&copy), Contents::of(inspection))))
}

/// What is in a backup, and how it differs from the household of a data folder as it stands.
///
/// # Errors
/// When it is no whole backup, of a newer version, or encrypted with another passphrase.
pub fn inspect_in(folder: &Path, file: &str, passphrase: Option<String>) -> Result<Contents, Trouble> {
    let house = House::at(folder);
    let passphrase = passphrase.and_then(Passphrase::new);
    let inspection = waited(|| house.inspect(Path::new(file), passphrase.as_ref()))?;
    Ok(Contents::of(inspection))
}

/// [`Desk::restore`] for a data folder that no desk can be opened on; open one then.
///
/// # Errors
/// Those of [`Desk::restore`].
pub fn restore_in(folder: &Path, file: &str, passphrase: Option<String>, now: Instant) -> Result<BackIn, Trouble> {
    let house = House::at(folder);
    let passphrase = passphrase.and_then(Passphrase::new);
    let restored = waited(|| house.restore(Path::new(file), passphrase.as_ref(), now))?;
    Ok(BackIn { kept: restored.kept.as_deref().map(text), without_file: as_u32(restored.without_file) })
}

/// Writes what can be read of a damaged database to a household file, and says what is in it and what is not.
///
/// # Errors
/// When nothing can be read, or the file cannot be written.
pub fn salvage_in(folder: &Path, to: &str) -> Result<Vec<Salvage>, Trouble> {
    let house = House::at(folder);
    let salvaged = waited(|| house.salvage())?;
    write_whole(Path::new(to), |out| file::write(&salvaged.household, out))?;
    Ok(salvaged.tolls.iter().map(Salvage::of).collect())
}

impl Backup {
    fn of(copy: &Copy) -> Backup {
        Backup {
            file: text(&copy.path),
            at: copy.stamp.at,
            why: copy.stamp.why.word().to_owned(),
            kilobytes: kilobytes(copy.bytes),
            encrypted: copy.stamp.sealed,
        }
    }
}

impl Contents {
    fn of(inspection: Inspection) -> Contents {
        let count = |(noun, count): (Noun, i64)| (noun.word().to_owned(), u32::try_from(count).unwrap_or(u32::MAX));
        Contents {
            made_at: inspection.made_at,
            last_change: inspection.last_change,
            schema_version: u32::try_from(inspection.schema_version).unwrap_or(u32::MAX),
            sound: inspection.sound,
            facts: inspection.facts.into_iter().map(count).filter(|(_, count)| *count > 0).collect(),
            difference: inspection.difference.map(|tallies| tallies.iter().map(Shift::of).collect()),
            files: match inspection.files {
                Beside::Nothing => FilesBeside::Nothing,
                Beside::Unreadable(path) => FilesBeside::Unreadable { file: text(&path) },
                Beside::Files(parcel) => FilesBeside::Files {
                    file: text(&parcel.path),
                    count: as_u32(parcel.count),
                    kilobytes: kilobytes(parcel.bytes),
                },
            },
            without_file: as_u32(inspection.without_file),
        }
    }
}

impl Shift {
    pub(super) fn of(tally: &Tally) -> Shift {
        Shift {
            noun: tally.noun.word().to_owned(),
            added: as_u32(tally.added),
            changed: as_u32(tally.changed),
            removed: as_u32(tally.removed),
        }
    }
}

impl Salvage {
    fn of(toll: &Toll) -> Salvage {
        Salvage {
            noun: toll.noun.word().to_owned(),
            saved: as_u32(toll.read + toll.from_journal),
            from_journal: as_u32(toll.from_journal),
            dangling: as_u32(toll.dangling),
            senseless: as_u32(toll.senseless),
            differing: as_u32(toll.differing),
            incomplete: toll.incomplete,
        }
    }
}

fn text(path: &Path) -> String {
    path.display().to_string()
}

fn kilobytes(bytes: u64) -> u32 {
    u32::try_from(bytes.div_ceil(1000)).unwrap_or(u32::MAX)
}
