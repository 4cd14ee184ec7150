//! Reminders on their way to somebody: what a household chose, what is due, and what was told.
//!
//! Who tells claims first ([`House::claim`]), shows, and then says so ([`House::shown`]): the window and a timer never both
//! tell one, and what a teller that was cut short had not shown is told by the next.

pub mod notify;
pub mod place;
pub mod say;
pub mod timer;

use std::{
    collections::BTreeSet,
    fs,
    io::{self, Write},
    path::Path,
};

use chrono::TimeDelta;
pub use greenlight_rules::reminders::{Choices, Kind};
use greenlight_rules::{
    facts::Household,
    law::Law,
    reminders::{self, Key, Reminder},
    snapshot::Snapshot,
    time::Instant,
};
use greenlight_store::{Store, StoreError, Told};

use crate::{House, Trouble, holidays, whole::write_whole};

/// The name of the file of choices in the data folder. Lead days and quiet hours are somebody's taste, no facts of the
/// household: they are not exported, and an import does not change them.
const FILE: &str = greenlight_store::CHOICES;

/// What a file of choices is called that could not be read, once other choices were made.
const UNREAD: &str = "reminders.unread.json";

/// How far back is looked when nobody has looked yet.
const FIRST_LOOK: TimeDelta = TimeDelta::days(1);

/// What is due at an instant and was not told.
#[derive(Debug)]
pub struct Due {
    /// The household it was found in.
    pub household: Household,
    /// Its law.
    pub law: Law,
    /// The instant from which was looked.
    pub since: Instant,
    /// What is due, the soonest deadline first.
    pub reminders: Vec<Reminder>,
    /// What was told before.
    pub told: BTreeSet<Key>,
    /// Why holiday files of the family were left out. They are no reason not to remind.
    pub left_out: Vec<Trouble>,
}

/// What was chosen in a data folder; by default where nothing was.
///
/// # Errors
/// When a file of choices is there and cannot be read: people write it by hand too.
pub fn chosen(folder: &Path) -> Result<Choices, Trouble> {
    let path = folder.join(FILE);
    let text = match fs::read_to_string(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Choices::default()),
        text => text.map_err(|error| Trouble::Unreadable(path.clone(), error))?,
    };
    match serde_json::from_str::<Choices>(text.trim_start_matches('\u{feff}')) {
        Ok(choices) => Ok(choices.in_bounds()),
        Err(error) => Err(Trouble::Choices(path, error)),
    }
}

/// The choices that hold in a data folder. A file that cannot be read is no reason not to remind.
pub fn choices(folder: &Path) -> Choices {
    chosen(folder).unwrap_or_default()
}

/// Keeps the choices of a data folder. Ones that were written by hand and cannot be read stand beside them afterwards.
///
/// # Errors
/// When they cannot be written.
pub fn keep_choices(folder: &Path, choices: &Choices) -> Result<(), Trouble> {
    let path = folder.join(FILE);
    let unwritable = |error| Trouble::Unwritable(path.clone(), error);
    fs::create_dir_all(folder).map_err(unwritable)?;
    let text = serde_json::to_vec_pretty(choices).map_err(|error| unwritable(error.into()))?;
    if matches!(chosen(folder), Err(Trouble::Choices(..))) {
        fs::copy(&path, path.with_file_name(UNREAD)).map_err(unwritable)?;
    }
    write_whole(&path, |file| file.write_all(&text))
}

impl House {
    /// What is due at an instant and was not told: since `since`, else since somebody looked last. Nothing is written.
    ///
    /// # Errors
    /// When the household cannot be read.
    pub async fn due(&self, choices: &Choices, since: Option<Instant>, at: Instant) -> Result<Due, Trouble> {
        let mut left_out = Vec::new();
        let law_of = |household: &Household| {
            let (law, brought) = holidays::law_of(household, self.folder())?;
            left_out.extend(brought.left_out.into_iter().map(|(_, trouble)| trouble));
            Ok(law)
        };
        let due = self.due_under(choices, since, at, law_of).await?;
        Ok(Due { left_out, ..due })
    }

    /// [`House::due`] under the law that `law_of` gives for the household.
    pub(crate) async fn due_under(
        &self,
        choices: &Choices,
        since: Option<Instant>,
        at: Instant,
        law_of: impl FnOnce(&Household) -> Result<Law, Trouble>,
    ) -> Result<Due, Trouble> {
        let household = self.household().await?;
        // Where nothing can be written nobody kept what was told.
        let told = match Store::open_existing(self.folder()).await {
            Ok(Some(store)) => store.told().await?,
            Ok(None) | Err(StoreError::NoPermission | StoreError::DiskFull) => Told::default(),
            Err(error) => return Err(error.into()),
        };
        let law = law_of(&household)?;
        // A clock that was set back leaves the last look in the future.
        let looked = told.until.filter(|until| *until <= at);
        let since = since.or(looked).unwrap_or_else(|| at.plus(-FIRST_LOOK));
        let told: BTreeSet<Key> = told.keys.into_iter().map(Key::from_text).collect();
        let reminders = reminders::due(&Snapshot::new(&household, &law), choices, since, at, &told);
        Ok(Due { household, law, since, reminders, told, left_out: Vec::new() })
    }

    /// Claims reminders before they are shown, and leaves those that somebody else has told or is telling.
    ///
    /// # Errors
    /// When it cannot be written; then none is claimed.
    pub async fn claim(&self, reminders: Vec<Reminder>, at: Instant) -> Result<Vec<Reminder>, Trouble> {
        if reminders.is_empty() {
            return Ok(reminders);
        }
        let Some(store) = Store::open_existing(self.folder()).await? else { return Ok(Vec::new()) };
        let keys: Vec<_> = reminders.iter().map(|reminder| reminder.key.to_string()).collect();
        let claimed: BTreeSet<_> = store.claim(&keys, at).await?.into_iter().collect();
        store.close().await?;
        Ok(reminders.into_iter().filter(|reminder| claimed.contains(reminder.key.as_str())).collect())
    }

    /// Keeps that the reminders of these keys were shown, and that everything up to an instant was looked for: in quiet hours
    /// it was not, since what can wait is still to be said after them.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn shown(&self, keys: &[String], choices: &Choices, at: Instant) -> Result<(), Trouble> {
        let Some(store) = Store::open_existing(self.folder()).await? else { return Ok(()) };
        store.shown(keys, (!choices.is_quiet(at)).then_some(at)).await?;
        Ok(store.close().await?)
    }
}
