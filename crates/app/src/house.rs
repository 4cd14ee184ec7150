//! One household's data folder, and what can be done with it.

use std::{
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
};

use chrono::NaiveDate;
use greenlight_intake::table::Limits;
use greenlight_rules::{
    checks, clocks,
    facts::{Household, Muted, Override},
    file,
    law::{Law, OverrideFault},
    limits::Ground,
    message::{Message, Value},
    problem::Code,
    time::Instant,
};
pub use greenlight_store::Tally;
use greenlight_store::{
    ChangeId, ChangedFact, Entry, FactName, OnWritten, Report, Sought, Store, TakenBack, Why, unheard,
};

use crate::{Trouble, demo, holidays};

/// A household's data folder. Nothing is opened, and nothing made, before it is needed.
#[derive(Debug)]
pub struct House {
    folder: PathBuf,
}

/// The largest file that is read: a hundred times a family of a million violations would be.
const LARGEST_FILE: u64 = 4 << 30;
/// How much of a file is looked at to see what it is.
const BEGINNING: u64 = 1 << 16;

/// What a change did, or would do, to how many facts.
#[derive(Clone, Debug)]
pub struct Changed {
    /// By kind of fact; empty when nothing changed.
    pub tally: Vec<Tally>,
    /// Its entry of the journal; none when nothing was written.
    pub id: Option<ChangeId>,
}

/// An entry of the journal with what it changed.
#[derive(Clone)]
pub struct Past {
    /// The entry.
    pub entry: Entry,
    /// The facts, where it is about one thing.
    pub facts: Vec<ChangedFact>,
    /// How many there are of each kind, where it is not.
    pub counted: Vec<Tally>,
}

impl House {
    /// The household in this data folder.
    pub fn at(folder: impl Into<PathBuf>) -> House {
        House { folder: folder.into() }
    }

    /// The data folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Everything the household knows; nothing when there is no data yet. Where nothing can be written it is read all the same.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn household(&self) -> Result<Household, Trouble> {
        Ok(greenlight_store::household_in(&self.folder).await?)
    }

    /// Reads a household file into the household: all of it or, with an error, none of it. With `replace`, nothing that
    /// was there stays. With `only_try`, nothing is written. The household as it was is kept as a backup first.
    ///
    /// # Errors
    /// Every problem of the file at once, or that the data cannot be written, or that the backup cannot: a disk on which
    /// there is no room for the one is no disk to do the other on.
    pub async fn import(
        &self,
        bytes: &[u8],
        replace: bool,
        only_try: bool,
        at: Instant,
        on_progress: &mut dyn FnMut(u64),
    ) -> Result<Changed, Trouble> {
        // An extension is measured against working days, and those against the holiday files that the family brought.
        let law = self.law_of(&Household::default())?;
        let next = |base: &Household| merged(bytes, base, replace, &law, on_progress);
        self.change("import", next, only_try, Some(Why::Import), at, &mut unheard).await
    }

    /// Fills an empty data folder with the sample household, moved so that its story plays around a day.
    ///
    /// # Errors
    /// When the folder holds facts already, or cannot be written.
    pub async fn demo(&self, around: NaiveDate, at: Instant) -> Result<Changed, Trouble> {
        let law = Law::builtin()?;
        let next = |base: &Household| {
            if *base != Household::default() {
                return Err(Trouble::NotEmpty);
            }
            let sample = merged(demo::SAMPLE.as_bytes(), base, true, &law, &mut |_| {})?;
            Ok(demo::shifted(sample, around))
        };
        self.change("demo", next, false, None, at, &mut unheard).await
    }

    async fn change(
        &self,
        what: &str,
        mut next: impl FnMut(&Household) -> Result<Household, Trouble>,
        only_try: bool,
        keep: Option<Why>,
        at: Instant,
        on_written: OnWritten<'_>,
    ) -> Result<Changed, Trouble> {
        let mut first = None;
        let store = match Store::open_existing(&self.folder).await? {
            Some(store) => store,
            // Neither a file that is only tried nor one that is refused may make a database where there is none.
            None => {
                let after = next(&Household::default())?;
                if only_try {
                    return Ok(Changed { tally: Tally::between(&Household::default(), after)?, id: None });
                }
                first = Some(after);
                Store::open(&self.folder).await?
            }
        };
        let next = |base: &Household| match first.take() {
            // Unless somebody else has filled it in between.
            Some(after) if *base == Household::default() => Ok(after),
            _ => next(base),
        };
        let changed = match only_try {
            true => Changed { tally: store.preview(next).await?, id: None },
            false => match store.change_kept(at, what, keep, on_written, next).await? {
                Some(changed) => Changed { tally: changed.tally, id: Some(changed.id) },
                None => Changed { tally: Vec::new(), id: None },
            },
        };
        store.close().await?;
        Ok(changed)
    }

    /// Takes the newest change back.
    ///
    /// # Errors
    /// When there is none, or the data cannot be written.
    pub async fn undo(&self, at: Instant) -> Result<Entry, Trouble> {
        let store = Store::open_existing(&self.folder).await?.ok_or(Trouble::NothingToUndo)?;
        store.undo(at).await?.ok_or(Trouble::NothingToUndo)
    }

    /// Puts back again what was taken back last.
    ///
    /// # Errors
    /// When there is nothing, or the data cannot be written.
    pub async fn redo(&self, at: Instant) -> Result<Entry, Trouble> {
        let store = Store::open_existing(&self.folder).await?.ok_or(Trouble::NothingToRedo)?;
        store.redo(at).await?.ok_or(Trouble::NothingToRedo)
    }

    /// Takes the household to the one that `next` makes of it, in one transaction and one entry of the journal called
    /// `what`: that entry, or none when nothing changed.
    ///
    /// # Errors
    /// What `next` itself fails with, or that the data cannot be written; then nothing is changed.
    pub async fn act(
        &self,
        what: &str,
        next: impl FnMut(&Household) -> Result<Household, Trouble>,
        at: Instant,
    ) -> Result<Option<ChangeId>, Trouble> {
        Ok(self.change(what, next, false, None, at, &mut unheard).await?.id)
    }

    /// [`House::act`] for what may change a great deal at once: when something changes, the household as it was is kept as a
    /// backup first, in the same transaction. `on_written` hears how many of the changed facts are written.
    ///
    /// # Errors
    /// Those of [`House::act`], that the backup cannot be made, or that `on_written` said to stop; then nothing is changed.
    pub async fn act_kept(
        &self,
        what: &str,
        keep: Why,
        next: impl FnMut(&Household) -> Result<Household, Trouble>,
        at: Instant,
        on_written: OnWritten<'_>,
    ) -> Result<Option<ChangeId>, Trouble> {
        Ok(self.change(what, next, false, Some(keep), at, on_written).await?.id)
    }

    /// The change that an entry is about: itself, or what it put back as an undo or a redo.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn change_of(&self, id: ChangeId) -> Result<ChangeId, Trouble> {
        match Store::open_existing(&self.folder).await? {
            Some(store) => Ok(store.change_of(id).await?),
            None => Ok(id),
        }
    }

    /// Takes a change back that need not be the newest, unless something later touched the same facts.
    ///
    /// # Errors
    /// When the data cannot be written, or other facts refer to what would go.
    pub async fn take_back(&self, id: ChangeId, at: Instant) -> Result<TakenBack, Trouble> {
        match Store::open_existing(&self.folder).await? {
            Some(store) => Ok(store.take_back(id, at).await?),
            None => Ok(TakenBack::NotThere),
        }
    }

    /// The entries of the journal that somebody wants to see, the newest first, without what they changed.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn entries(&self, sought: &Sought) -> Result<Vec<Entry>, Trouble> {
        match Store::open_existing(&self.folder).await? {
            Some(store) => Ok(store.history(sought).await?),
            None => Ok(Vec::new()),
        }
    }

    /// The same with what they changed, of those that `keeps`: the facts themselves of a change that is about one thing,
    /// by its name, and how many there are of each kind for any other. And the entry after which there may be more.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn history(
        &self,
        sought: &Sought,
        keeps: impl Fn(&Entry) -> bool,
        is_about_one: impl Fn(&str) -> bool,
    ) -> Result<(Vec<Past>, Option<ChangeId>), Trouble> {
        let Some(store) = Store::open_existing(&self.folder).await? else { return Ok((Vec::new(), None)) };
        let entries = store.history(sought).await?;
        let more = entries.last().filter(|_| entries.len() == sought.most).map(|entry| entry.id);
        let mut history = Vec::new();
        for entry in entries.into_iter().filter(keeps) {
            let (facts, counted) = match is_about_one(&entry.what) {
                true => (store.changed_facts(entry.id).await?, Vec::new()),
                false => (Vec::new(), store.counted(entry.id).await?),
            };
            history.push(Past { entry, facts, counted });
        }
        Ok((history, more))
    }

    /// The facts that changes after an instant removed, with these changes, the newest first. Some may be there again.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn removed(&self, since: Instant) -> Result<Vec<(Entry, FactName)>, Trouble> {
        match Store::open_existing(&self.folder).await? {
            Some(store) => Ok(store.removed(since).await?),
            None => Ok(Vec::new()),
        }
    }

    /// The facts that one entry of the journal changed, before and after.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn changed_facts(&self, id: ChangeId) -> Result<Vec<ChangedFact>, Trouble> {
        match Store::open_existing(&self.folder).await? {
            Some(store) => Ok(store.changed_facts(id).await?),
            None => Ok(Vec::new()),
        }
    }

    /// The law with a household's overrides, and with the holiday files of this folder. An answer is not to rest on fewer
    /// holidays than the family brought without anybody being told, so every one of these files has to be good.
    ///
    /// # Errors
    /// When a holiday file cannot be read, or the overrides do not fit.
    pub fn law_of(&self, household: &Household) -> Result<Law, Trouble> {
        let (law, brought) = holidays::law_of(household, &self.folder)?;
        match brought.left_out.into_iter().next() {
            Some((_, trouble)) => Err(trouble),
            None => Ok(law),
        }
    }

    /// Looks the whole database over; none when there is none yet.
    ///
    /// # Errors
    /// When it cannot be read at all.
    pub async fn verify(&self) -> Result<Option<Report>, Trouble> {
        match Store::open_existing(&self.folder).await? {
            Some(store) => Ok(Some(store.verify().await?)),
            None => Ok(None),
        }
    }
}

/// The platform's data folder for this program; the folder the program stands in when the platform names none.
pub fn data_folder() -> PathBuf {
    let folders = directories::ProjectDirs::from("", "", "greenlight");
    folders.map_or_else(|| PathBuf::from("greenlight-data"), |folders| folders.data_local_dir().to_owned())
}

/// The law with a household's overrides in it.
///
/// # Errors
/// When the household overrides what this program's law data does not let it.
pub fn law_of(household: &Household) -> Result<Law, Trouble> {
    Law::builtin()?.with_overrides(&household.settings.parameters).map_err(Trouble::Overrides)
}

/// The bytes of a file, `-` being standard input. How much is read depends on how it begins: nobody's list or message is as
/// large as a household file may be.
///
/// # Errors
/// When it is a folder, cannot be read, or is larger than anything of its kind.
pub fn read_file(path: &Path) -> Result<Vec<u8>, Trouble> {
    if path == Path::new("-") {
        return read(io::stdin().lock(), path);
    }
    if path.is_dir() {
        return Err(Trouble::NotAFile(path.to_owned()));
    }
    let file = File::open(path).map_err(|error| Trouble::Unreadable(path.to_owned(), error))?;
    read(file, path)
}

fn read(mut from: impl Read, path: &Path) -> Result<Vec<u8>, Trouble> {
    let unreadable = |error| Trouble::Unreadable(path.to_owned(), error);
    let mut bytes = Vec::new();
    from.by_ref().take(BEGINNING).read_to_end(&mut bytes).map_err(unreadable)?;
    let says_nothing = bytes.iter().all(|byte| *byte == 0 || byte.is_ascii_whitespace());
    let is_household = file::is_one(&bytes) && !says_nothing;
    let most = if is_household { LARGEST_FILE } else { Limits::default().bytes as u64 };
    // One more than may be, to see that there is more.
    from.take(most + 1 - bytes.len() as u64).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > most {
        return Err(Trouble::TooLarge(path.to_owned(), most));
    }
    Ok(bytes)
}

pub(crate) fn merged(
    bytes: &[u8],
    base: &Household,
    replace: bool,
    law: &Law,
    on_progress: &mut dyn FnMut(u64),
) -> Result<Household, Trouble> {
    held_to(law, |ground| file::apply(bytes, base, replace, ground, on_progress)).map_err(Trouble::File)
}

/// Works with what the limits of facts need to know of the law.
pub(crate) fn held_to<T>(law: &Law, work: impl FnOnce(&Ground<'_>) -> T) -> T {
    work(&Ground {
        plain_handle_by: &|violation| clocks::plain_handle_by(violation, law).map(|rolled| rolled.day),
        extension_months: *law.parameters.extension_max_months.on(NaiveDate::MAX),
        parameter: &|parameter| fault_of(parameter, law),
        muted: &fault_of_muted,
    })
}

fn fault_of(parameter: &Override, law: &Law) -> Option<Message<'static>> {
    let problems = law.clone().with_overrides(std::slice::from_ref(parameter)).err()?;
    let found = Value::from(parameter.parameter.clone());
    Some(match problems.first()?.kind {
        OverrideFault::Unknown => Code::UnknownParameter.message().with("found", found),
        OverrideFault::NotOverridable => Code::FixedParameter.message().with("found", found),
        OverrideFault::WrongValue { .. } => {
            let unit = law.parameters.all().find(|known| known.id() == parameter.parameter).map(|known| known.unit());
            let unit = Value::Word("unit", unit.map_or("", |unit| unit.word()));
            Code::ParameterValue.message().with("found", found).with("unit", unit)
        }
    })
}

/// A check that does not exist is a slip of the pen. One whose findings cannot be muted is none: the entry mutes nothing.
fn fault_of_muted(muted: &Muted) -> Option<Message<'static>> {
    let known = checks::of(&muted.check).is_some();
    (!known).then(|| Code::UnknownCheck.message().with("found", muted.check.clone()))
}
