use std::{
    collections::{BTreeMap, HashSet},
    path::{Path, PathBuf},
};

use greenlight_rules::{facts::Household, sha256::Sha256, time::Instant};
use sqlx::{SqliteConnection, query};
use tokio::sync::{Mutex, MutexGuard};

use crate::{
    backup::{self, Why},
    difference::{Tally, difference, tally},
    door::{self, OnWritten, Written, unheard},
    error::StoreError,
    journal::{self, ChangeId, ChangedFact, Entry, Next, Sought, TakenBack, Way},
    line::Line,
    noun::FactName,
    nouns,
    presence::Presence,
    told::{self, Told},
    verify::{self, Report},
};

/// A household's database, open.
pub struct Store {
    line: Mutex<Line>,
    folder: PathBuf,
    // Fields are dropped in this order: whoever waits to be alone waits until the line is down.
    presence: Presence,
}

/// A change that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Its entry in the journal.
    pub id: ChangeId,
    /// How many facts of each noun came, changed and went.
    pub tally: Vec<Tally>,
}

/// What becomes of a transaction that went well.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Keep {
    Yes,
    No,
}

impl Store {
    pub(crate) fn on(connection: SqliteConnection, folder: PathBuf, presence: Presence) -> Store {
        Store { line: Mutex::new(Line::new(connection)), folder, presence }
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Everything the household knows, read in one transaction.
    ///
    /// # Errors
    ///
    /// When the file cannot be read, or holds something that no version of this program wrote.
    pub async fn household(&self) -> Result<Household, StoreError> {
        let mut line = self.reading().await?;
        let household = nouns::household(&mut line.connection).await;
        line.leave().await;
        household
    }

    /// Takes the household to the one that `next` makes of it, in one transaction, and keeps the change in the journal
    /// under the words `what`. None when `next` changes nothing; then nothing is written.
    ///
    /// The lists of the household that `next` returns may be in any order.
    ///
    /// # Errors
    ///
    /// What `next` itself fails with; [`StoreError::Refused`] when the new household breaks a hard limit, and any other
    /// [`StoreError`] when it cannot be written. After an error the database is as it was.
    pub async fn change<E: From<StoreError>>(
        &self,
        at: Instant,
        what: &str,
        next: impl FnOnce(&Household) -> Result<Household, E>,
    ) -> Result<Option<Changed>, E> {
        self.change_kept(at, what, None, &mut unheard, next).await
    }

    /// The same, and when there is a change, the database as it was is kept as a backup for `keep` before anything is
    /// written. A backup that cannot be made is an error, and nothing is changed then. `on_written` hears how far it has
    /// come.
    ///
    /// # Errors
    ///
    /// Those of [`Store::change`] and of [`Store::back_up`], and [`StoreError::Stopped`] when `on_written` said so.
    pub async fn change_kept<E: From<StoreError>>(
        &self,
        at: Instant,
        what: &str,
        keep: Option<Why>,
        on_written: OnWritten<'_>,
        next: impl FnOnce(&Household) -> Result<Household, E>,
    ) -> Result<Option<Changed>, E> {
        let mut line = self.writing().await?;
        let connection = &mut line.connection;
        let changed = async {
            let before = nouns::household(connection).await?;
            let mut after = next(&before)?;
            let changes = difference(&before, &mut after)?;
            if changes.is_empty() {
                return Ok((None, Keep::No));
            }
            // A household that knew nothing is no loss.
            if let Some(why) = keep.filter(|_| before != Household::default()) {
                backup::automatic(connection, &self.folder, at, why).await?;
            }
            drop((before, after));
            let mut written = Written::nothing(on_written);
            door::write(connection, &changes, &mut written).await?;
            let id = journal::add(connection, at, what, &changes, &mut written).await?;
            Ok((Some(Changed { id, tally: tally(&changes) }), Keep::Yes))
        }
        .await;
        line.ended(changed).await
    }

    /// What [`Store::change`] would do: how many facts of each noun would come, change and go. Everything is written,
    /// held against the hard limits, and taken back.
    ///
    /// # Errors
    ///
    /// Those of [`Store::change`].
    pub async fn preview<E: From<StoreError>>(
        &self,
        next: impl FnOnce(&Household) -> Result<Household, E>,
    ) -> Result<Vec<Tally>, E> {
        let mut line = self.writing().await?;
        let connection = &mut line.connection;
        let tried = async {
            let before = nouns::household(connection).await?;
            let mut after = next(&before)?;
            let changes = difference(&before, &mut after)?;
            door::write(connection, &changes, &mut Written::nothing(&mut unheard)).await?;
            Ok((tally(&changes), Keep::No))
        }
        .await;
        line.ended(tried).await
    }

    /// Takes the newest change that still holds back. None when there is none.
    ///
    /// # Errors
    ///
    /// Those of [`Store::change`].
    pub async fn undo(&self, at: Instant) -> Result<Option<Entry>, StoreError> {
        self.revert(at, Way::Undo).await
    }

    /// Puts what was undone last back again. None when nothing was, or when something new came after.
    ///
    /// # Errors
    ///
    /// Those of [`Store::change`].
    pub async fn redo(&self, at: Instant) -> Result<Option<Entry>, StoreError> {
        self.revert(at, Way::Redo).await
    }

    /// Takes a change back that need not be the newest, unless something later touched the same facts.
    ///
    /// # Errors
    ///
    /// Those of [`Store::change`]: other facts may refer to what would go.
    pub async fn take_back(&self, id: ChangeId, at: Instant) -> Result<TakenBack, StoreError> {
        let mut line = self.writing().await?;
        let connection = &mut line.connection;
        let done = async {
            let Some(next) = journal::holding(connection, id).await? else {
                return Ok((TakenBack::NotThere, Keep::No));
            };
            let since = journal::since(connection, id).await?;
            if !since.is_empty() {
                return Ok((TakenBack::ChangedSince(since), Keep::No));
            }
            Ok((TakenBack::Done(reverted(connection, at, next, Way::Undo).await?), Keep::Yes))
        }
        .await;
        line.ended(done).await
    }

    async fn revert(&self, at: Instant, way: Way) -> Result<Option<Entry>, StoreError> {
        let mut line = self.writing().await?;
        let connection = &mut line.connection;
        let done = async {
            let Some(next) = journal::next(connection, way).await? else {
                return Ok((None, Keep::No));
            };
            Ok((Some(reverted(connection, at, next, way).await?), Keep::Yes))
        }
        .await;
        line.ended(done).await
    }

    /// The change that an entry of the journal is about: itself, or what it put back as an undo or a redo.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub async fn change_of(&self, id: ChangeId) -> Result<ChangeId, StoreError> {
        let mut line = self.reading().await?;
        let root = journal::root(&mut line.connection, id).await;
        line.leave().await;
        Ok(ChangeId(root?.0))
    }

    /// Which reminders were told, and until when somebody looked.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub async fn told(&self) -> Result<Told, StoreError> {
        let mut line = self.reading().await?;
        let told = told::read(&mut line.connection).await;
        line.leave().await;
        told
    }

    /// Claims reminders by their keys, all at once, before they are shown: gives back those that nobody else has told or
    /// is telling. A claim that is not followed by [`Store::shown`] may be made again two minutes later.
    ///
    /// # Errors
    ///
    /// When it cannot be written; then nothing is claimed.
    pub async fn claim(&self, keys: &[String], at: Instant) -> Result<Vec<String>, StoreError> {
        let mut line = self.writing().await?;
        let claimed = told::claim(&mut line.connection, keys, at).await.map(|claimed| (claimed, Keep::Yes));
        line.ended(claimed).await
    }

    /// Keeps that reminders were shown, and that everything up to an instant was looked for.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub async fn shown(&self, keys: &[String], until: Option<Instant>) -> Result<(), StoreError> {
        let mut line = self.writing().await?;
        let kept = told::shown(&mut line.connection, keys, until).await.map(|()| ((), Keep::Yes));
        line.ended(kept).await
    }

    /// The entries of the journal that somebody wants to see, the newest first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub async fn history(&self, sought: &Sought) -> Result<Vec<Entry>, StoreError> {
        let mut line = self.reading().await?;
        let entries = journal::entries(&mut line.connection, sought).await;
        line.leave().await;
        entries
    }

    /// How many facts of each noun one entry of the journal added, changed and removed.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub async fn counted(&self, id: ChangeId) -> Result<Vec<Tally>, StoreError> {
        let mut line = self.reading().await?;
        let counted = journal::counted(&mut line.connection, id).await;
        line.leave().await;
        counted
    }

    /// The facts that changes after an instant removed, with these changes, the newest first. Some may be there again.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub async fn removed(&self, since: Instant) -> Result<Vec<(Entry, FactName)>, StoreError> {
        let mut line = self.reading().await?;
        let removed = journal::removed(&mut line.connection, since).await;
        line.leave().await;
        removed
    }

    /// The facts that one entry of the journal changed, before and after. None of them when there is no such entry.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub async fn changed_facts(&self, id: ChangeId) -> Result<Vec<ChangedFact>, StoreError> {
        let mut line = self.reading().await?;
        let facts = journal::facts(&mut line.connection, id).await;
        line.leave().await;
        facts
    }

    /// The hashes of all files that an attachment refers to, or once referred to: what was removed can be put back.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub async fn referred_files(&self) -> Result<HashSet<Sha256>, StoreError> {
        let mut line = self.reading().await?;
        let referred = nouns::attachment::files_referred_to(&mut line.connection).await;
        line.leave().await;
        referred
    }

    /// The numbers of the law that the database's own limits use, by the ids of the law data.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub async fn legal_limits(&self) -> Result<BTreeMap<String, i64>, StoreError> {
        let mut line = self.reading().await?;
        let limits = query!("select id, value from legal_limit")
            .map(|row| (row.id, row.value))
            .fetch_all(&mut line.connection)
            .await;
        line.leave().await;
        Ok(limits?.into_iter().collect())
    }

    /// Looks at the whole database: whether its pages, its constraints and its references are sound.
    ///
    /// # Errors
    ///
    /// When the file cannot be read at all. What is unsound but readable is in the report.
    pub async fn verify(&self) -> Result<Report, StoreError> {
        let mut line = self.reading().await?;
        let report = verify::report(&mut line.connection).await;
        line.leave().await;
        report
    }

    /// Closes the database. Dropping a store does too, only later.
    ///
    /// # Errors
    ///
    /// When what was written cannot be moved from the log into the file. Nothing is lost: the next to open it does.
    pub async fn close(self) -> Result<(), StoreError> {
        let mut line = self.line.into_inner();
        line.leave().await;
        let closed = line.close().await;
        drop(self.presence);
        closed
    }

    async fn reading(&self) -> Result<MutexGuard<'_, Line>, StoreError> {
        let mut line = self.line.lock().await;
        line.begin_reading().await?;
        Ok(line)
    }

    pub(crate) async fn writing(&self) -> Result<MutexGuard<'_, Line>, StoreError> {
        let mut line = self.line.lock().await;
        line.begin_writing().await?;
        Ok(line)
    }

    #[cfg(test)]
    pub(crate) async fn line(&self) -> MutexGuard<'_, Line> {
        self.line.lock().await
    }
}

/// Puts the other side of a change back through the door, and writes that down.
async fn reverted(connection: &mut SqliteConnection, at: Instant, next: Next, way: Way) -> Result<Entry, StoreError> {
    let changes = journal::changes(connection, next.change, way).await?;
    door::write(connection, &changes, &mut Written::nothing(&mut unheard)).await?;
    let id = journal::add_revert(connection, at, &next, way).await?;
    Ok(Entry { id, at, what: next.what, state: journal::State::Done, reverts: Some(ChangeId(next.reverts)) })
}

impl Line {
    async fn ended<T, E: From<StoreError>>(&mut self, result: Result<(T, Keep), E>) -> Result<T, E> {
        let kept = match result {
            Ok((value, Keep::Yes)) => self.commit().await.map(|()| value).map_err(E::from),
            Ok((value, Keep::No)) => Ok(value),
            Err(error) => Err(error),
        };
        self.leave().await;
        kept
    }
}
