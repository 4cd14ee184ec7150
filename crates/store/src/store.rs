use std::collections::BTreeMap;

use greenlight_rules::{facts::Household, time::Instant};
use sqlx::{SqliteConnection, query};
use tokio::sync::{Mutex, MutexGuard};

use crate::{
    difference::{Tally, difference, tally},
    door,
    error::StoreError,
    journal::{self, ChangeId, ChangedFact, Entry, Way},
    line::Line,
    noun::FactName,
    nouns,
    told::{self, Told},
    verify::{self, Report},
};

/// A household's database, open.
pub struct Store {
    line: Mutex<Line>,
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
    pub(crate) fn on(connection: SqliteConnection) -> Store {
        Store { line: Mutex::new(Line::new(connection)) }
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
        let mut line = self.writing().await?;
        let connection = &mut line.connection;
        let changed = async {
            let before = nouns::household(connection).await?;
            let mut after = next(&before)?;
            let changes = difference(&before, &mut after)?;
            if changes.is_empty() {
                return Ok((None, Keep::No));
            }
            drop((before, after));
            door::write(connection, &changes).await?;
            let id = journal::add(connection, at, what, &changes).await?;
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
            door::write(connection, &changes).await?;
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

    async fn revert(&self, at: Instant, way: Way) -> Result<Option<Entry>, StoreError> {
        let mut line = self.writing().await?;
        let connection = &mut line.connection;
        let reverted = async {
            let Some(next) = journal::next(connection, way).await? else {
                return Ok((None, Keep::No));
            };
            let changes = journal::changes(connection, next.change, way).await?;
            door::write(connection, &changes).await?;
            let id = journal::add_revert(connection, at, &next, way).await?;
            let (what, reverts) = (next.what, Some(ChangeId(next.reverts)));
            Ok((Some(Entry { id, at, what, state: journal::State::Done, reverts }), Keep::Yes))
        }
        .await;
        line.ended(reverted).await
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
    pub async fn shown(&self, keys: &[String], until: Instant) -> Result<(), StoreError> {
        let mut line = self.writing().await?;
        let kept = told::shown(&mut line.connection, keys, until).await.map(|()| ((), Keep::Yes));
        line.ended(kept).await
    }

    /// Every entry of the journal, the newest first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub async fn history(&self) -> Result<Vec<Entry>, StoreError> {
        let mut line = self.reading().await?;
        let entries = journal::entries(&mut line.connection).await;
        line.leave().await;
        entries
    }

    /// The entries of the journal that changed a fact, or something that hangs on it (a violation's appeals and
    /// payments), the newest first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub async fn history_of(&self, name: &FactName) -> Result<Vec<Entry>, StoreError> {
        let mut line = self.reading().await?;
        let entries = journal::entries_of(&mut line.connection, name).await;
        line.leave().await;
        entries
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
        line.close().await
    }

    async fn reading(&self) -> Result<MutexGuard<'_, Line>, StoreError> {
        let mut line = self.line.lock().await;
        line.begin_reading().await?;
        Ok(line)
    }

    async fn writing(&self) -> Result<MutexGuard<'_, Line>, StoreError> {
        let mut line = self.line.lock().await;
        line.begin_writing().await?;
        Ok(line)
    }

    #[cfg(test)]
    pub(crate) async fn line(&self) -> MutexGuard<'_, Line> {
        self.line.lock().await
    }
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
