//! The household as it lies open before somebody: read once, kept in memory, asked many times a second.
//!
//! Each module is one thing that is looked at. What comes out is ready to be shown and in no language: days, amounts,
//! words of closed lists, and sentences as keys with values.

pub mod attempt;
pub mod backups;
pub mod board;
pub mod calendar;
pub mod case_file;
pub mod deed;
pub mod evidence;
pub mod find;
pub mod history;
pub mod intake;
pub mod moved;
pub mod notes;
pub mod notices;
pub mod overview;
pub mod people;
pub mod rulebook;
pub mod table;
pub mod trash;
pub mod waiting;

mod fragment;
mod last;
mod stamp;

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError, RwLock, TryLockError,
        atomic::{AtomicBool, Ordering},
    },
};

use greenlight_rules::{facts::Household, law::Law, snapshot::Snapshot, time::Instant};
use serde::Serialize;
use specta::Type;

use crate::{
    House, Trouble, clock,
    holidays::Brought,
    intake::{Progress, Sitting},
    remind,
    trouble::Report,
};
use stamp::Stamp;

/// The desk: one data folder, with the family's own household and, apart from it, the sample.
#[derive(Debug)]
pub struct Desk {
    folder: PathBuf,
    /// The instant at which this desk's clock stands still, for tests, pictures and looking at another day.
    still: Option<Instant>,
    open: RwLock<Arc<Open>>,
    /// Held by whoever changes or rereads: what was read last is what stands open.
    turn: Mutex<()>,
    /// What was brought and not yet taken in.
    sitting: Mutex<Sitting>,
    /// How far the reading of what is brought has come, while it is at it.
    progress: Mutex<Option<Progress>>,
    /// Whether somebody said to stop it.
    stop: AtomicBool,
    /// Held while a picture is made small.
    decoding: Mutex<()>,
    /// What the table was asked last.
    seen: table::Seen,
    /// Whether the family's household was found to hold values that are not what its history says.
    unsound: AtomicBool,
}

/// A household, open.
#[derive(Debug)]
pub struct Open {
    /// Whether it is the sample.
    pub sample: bool,
    /// The facts.
    pub household: Household,
    /// The law with the household's overrides and the family's holiday files.
    pub law: Law,
    /// The family's holiday files.
    pub holidays: Brought,
    /// How the files stood that it was read from.
    stamp: Stamp,
}

/// What the window has to know before anything else.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Standing {
    /// Now, or the instant at which the clock stands still.
    pub now: Instant,
    /// Whether the clock stands still.
    pub still: bool,
    /// Whether the sample household is open.
    pub sample: bool,
    /// Whether the open household knows nothing yet.
    pub empty: bool,
    /// How many violations are still to be dealt with.
    pub open: u32,
    /// The newest day of the law data.
    pub law_as_of: chrono::NaiveDate,
    /// The names of the family's holiday files that could not be used and are left out.
    pub holidays_left_out: Vec<String>,
    /// Why what was chosen about reminders cannot be read, if it cannot; the defaults hold then.
    pub choices_unread: Option<Report>,
    /// Whether values were found that are not what the history says.
    pub unsound: bool,
    /// The name of its first member, to tell households apart by; empty when there is none.
    pub name: String,
}

impl Desk {
    /// Opens the household of a data folder. With `still`, its clock stands still.
    ///
    /// # Errors
    /// When there is a database and it cannot be read.
    pub fn open(folder: impl Into<PathBuf>, still: Option<Instant>) -> Result<Desk, Trouble> {
        let folder = folder.into();
        // Whoever closed the window over the sample finds it open again.
        let sample = sample_folder(&folder).is_dir();
        // A sample that cannot be read is no reason to keep the household of the family shut.
        let open = match sample {
            true => Open::read(&folder, true).or_else(|_| Open::read(&folder, false))?,
            false => Open::read(&folder, false)?,
        };
        Ok(Desk {
            folder,
            still,
            open: RwLock::new(Arc::new(open)),
            turn: Mutex::default(),
            sitting: Mutex::default(),
            progress: Mutex::default(),
            stop: AtomicBool::new(false),
            decoding: Mutex::default(),
            seen: table::Seen::default(),
            unsound: AtomicBool::default(),
        })
    }

    /// The instant a question is about when it names none.
    pub fn now(&self) -> Instant {
        self.still.unwrap_or_else(clock::now)
    }

    /// The data folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The household as it stands.
    pub fn opened(&self) -> Arc<Open> {
        Arc::clone(&self.open.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Reads the household and its law again where another program has written, as the command line may, and says whether
    /// the facts are others than before. It costs next to nothing where nobody has.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn refresh(&self) -> Result<bool, Trouble> {
        // Whoever is changing it reads it again afterwards. A window that asks every few seconds must not queue behind a long
        // list, and with it everything else that it asks.
        let _turn = match self.turn.try_lock() {
            Err(TryLockError::WouldBlock) => return Ok(false),
            Err(TryLockError::Poisoned(turn)) => turn.into_inner(),
            Ok(turn) => turn,
        };
        let before = self.opened();
        if before.stamp == Stamp::of(&self.folder_of(before.sample), &self.folder) {
            return Ok(false);
        }
        self.reopen(before.sample)?;
        Ok(self.opened().household != before.household)
    }

    /// Fills a household of its own with the sample, beside the family's, and opens it.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn open_sample(&self) -> Result<(), Trouble> {
        let _turn = self.turn();
        let now = self.now();
        let house = House::at(sample_folder(&self.folder));
        match waited(|| house.demo(now.date(), now)) {
            Ok(_) | Err(Trouble::NotEmpty) => {}
            Err(trouble) => return Err(trouble),
        }
        self.reopen(true)
    }

    /// Removes the sample household, all of it and nothing else, and opens the family's own.
    ///
    /// # Errors
    /// When its folder cannot be removed.
    pub fn remove_sample(&self) -> Result<(), Trouble> {
        let _turn = self.turn();
        let folder = sample_folder(&self.folder);
        if folder.is_dir() {
            std::fs::remove_dir_all(&folder).map_err(|error| Trouble::Unwritable(folder, error))?;
        }
        self.reopen(false)
    }

    /// What the window has to know before anything else.
    pub fn standing(&self) -> Standing {
        let open = self.opened();
        let household = &open.household;
        let facts = open.facts();
        let count = household.violations.iter().filter(|violation| !facts.is_settled(violation)).count();
        Standing {
            now: self.now(),
            still: self.still.is_some(),
            sample: open.sample,
            empty: *household == Household::default(),
            open: as_u32(count),
            law_as_of: open.law.texts.iter().map(|text| text.version).max().unwrap_or_default(),
            holidays_left_out: open.holidays.left_out.iter().map(|(name, _)| name.clone()).collect(),
            unsound: self.unsound.load(Ordering::Relaxed),
            choices_unread: remind::chosen(&self.folder).err().map(|trouble| trouble.report()),
            name: household.members.first().map_or_else(String::new, |member| member.name.clone()),
        }
    }

    fn turn(&self) -> MutexGuard<'_, ()> {
        self.turn.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn house(&self) -> House {
        House::at(self.folder_of(self.opened().sample))
    }

    fn folder_of(&self, sample: bool) -> PathBuf {
        if sample { sample_folder(&self.folder) } else { self.folder.clone() }
    }

    fn sitting(&self) -> MutexGuard<'_, Sitting> {
        self.sitting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn reopen(&self, sample: bool) -> Result<(), Trouble> {
        let open = Open::read(&self.folder, sample)?;
        if sample != self.opened().sample {
            // What lies on the table was weighed beside the other household.
            *self.sitting() = Sitting::default();
        }
        *self.open.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(open);
        Ok(())
    }
}

impl Open {
    /// The household of a data folder, for a host that answers once: as [`House::law_of`] it wants every holiday file good.
    ///
    /// # Errors
    /// When the household or a holiday file cannot be read.
    pub async fn of(house: &House) -> Result<Open, Trouble> {
        let household = house.household().await?;
        let law = house.law_of(&household)?;
        Ok(Open { sample: false, household, law, holidays: Brought::default(), stamp: Stamp::default() })
    }

    fn read(folder: &Path, sample: bool) -> Result<Open, Trouble> {
        let house = House::at(if sample { sample_folder(folder) } else { folder.to_owned() });
        // Taken first: what is written while this reads is looked at again.
        let stamp = Stamp::of(house.folder(), folder);
        let household = waited(|| house.household())?;
        // Holidays belong to the computer, not to a household: the sample reckons with those the family imported.
        let (law, holidays) = crate::holidays::law_of(&household, folder)?;
        Ok(Open { sample, household, law, holidays, stamp })
    }

    /// The facts, ready to be asked.
    pub fn facts(&self) -> Snapshot<'_> {
        Snapshot::new(&self.household, &self.law)
    }
}

/// Waits for work on the database, on a thread of its own: whoever asks may be on a thread that must not wait for a
/// runtime, such as one of the window's.
fn waited<T: Send, Work: Future<Output = Result<T, Trouble>>>(
    work: impl FnOnce() -> Work + Send,
) -> Result<T, Trouble> {
    let waiting = || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|error| Trouble::Store(error.into()))?;
        runtime.block_on(work())
    };
    std::thread::scope(|scope| scope.spawn(waiting).join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
}

/// The sample lives in a folder of its own, so that it cannot mix with real facts and goes with the folder.
fn sample_folder(folder: &Path) -> PathBuf {
    folder.join("sample")
}

fn as_u32(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
