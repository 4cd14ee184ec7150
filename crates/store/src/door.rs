//! The one door by which facts are written.

use std::ops::ControlFlow;

use serde_json::Value;
use sqlx::{AssertSqlSafe, SqliteConnection, query, query_scalar};

use crate::{
    difference::FactChange,
    error::StoreError,
    journal::CHUNK,
    noun::{FactName, Noun},
    nouns,
    refusal::Refusal,
};

/// Hears how many of the changed facts are written so far, and says whether to go on. After [`ControlFlow::Break`] nothing
/// is changed.
pub type OnWritten<'a> = &'a mut dyn FnMut(usize) -> ControlFlow<()>;

/// Hears nothing, and goes on.
pub fn unheard(_: usize) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// How far a change has come: each of its facts is written twice, in its own place and in the journal.
pub(crate) struct Written<'a> {
    halves: usize,
    heard: OnWritten<'a>,
}

impl Written<'_> {
    pub(crate) fn nothing(heard: OnWritten<'_>) -> Written<'_> {
        Written { halves: 0, heard }
    }

    /// So many facts were written in one of their two places.
    pub(crate) fn half_of(&mut self, facts: usize) -> Result<(), StoreError> {
        self.halves += facts;
        match (self.heard)(self.halves / 2) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(StoreError::Stopped),
        }
    }
}

/// Writes changes: takes out every fact that goes or changes, what refers to others first, then puts in every fact that
/// comes or changes, what others refer to first.
///
/// On the way there are never more facts than there will be at the end, and no limit is broken by facts that are missing,
/// so that no trigger refuses a state that is only passed through.
pub(crate) async fn write(
    connection: &mut SqliteConnection,
    changes: &[FactChange],
    written: &mut Written<'_>,
) -> Result<(), StoreError> {
    query!("insert into door (door_id) values (1)").execute(&mut *connection).await?;
    for noun in Noun::ALL.into_iter().rev() {
        let ids = changes.iter().filter(|change| change.noun == noun && change.before.is_some());
        let ids = ids.map(|change| Value::from(change.id.as_str()).to_string()).collect::<Vec<_>>();
        for chunk in ids.chunks(CHUNK) {
            nouns::take_out(connection, noun, &array(chunk)).await?;
        }
    }
    for noun in Noun::ALL {
        let facts = changes.iter().filter(|change| change.noun == noun);
        let facts = facts.filter_map(|change| change.after.as_deref()).collect::<Vec<_>>();
        let index = if noun == Noun::Violation { without_index(connection, facts.len()).await? } else { None };
        let mut chunks = facts.chunks(CHUNK).map(|chunk| (chunk, array(chunk)));
        let mut next = chunks.next();
        while let Some((chunk, text)) = next {
            // The database works in a thread of its own; meanwhile the next text is made.
            let put_in = nouns::put_in(&mut *connection, noun, &text);
            let (put_in, following) = tokio::join!(put_in, async { chunks.next() });
            match put_in {
                Err(StoreError::Refused(refusal)) => {
                    return Err(explained(connection, refusal, noun, chunk).await?.into());
                }
                put_in => put_in?,
            }
            written.half_of(chunk.len())?;
            next = following;
        }
        if let Some(index) = index {
            sqlx::raw_sql(AssertSqlSafe(index)).execute(&mut *connection).await?;
        }
    }
    // A fact that comes is held against its references by triggers; only one that goes can leave others behind.
    if changes.iter().any(|change| change.noun.is_referred_to() && change.after.is_none()) {
        let rows = dangling(connection).await?;
        if !rows.is_empty() {
            return Err(Refusal { limit: "dangling".to_owned(), rows }.into());
        }
    }
    query!("delete from door").execute(connection).await?;
    Ok(())
}

/// Takes off the index by vehicle before so many violations come, and gives the statement that makes it again: at once it is
/// made in order, while each of a fleet's rows would go to another place of it. None where fewer come than are there, or so
/// few that it would make no difference. A transaction that fails puts it back.
async fn without_index(connection: &mut SqliteConnection, coming: usize) -> Result<Option<String>, StoreError> {
    const MANY: usize = 10_000;
    if coming < MANY {
        return Ok(None);
    }
    let there: i64 = query_scalar!("select count(*) from violation").fetch_one(&mut *connection).await?;
    if usize::try_from(there).is_ok_and(|there| there >= coming) {
        return Ok(None);
    }
    // The compile-time check of queries knows no schema.
    let statement: String =
        sqlx::query_scalar("select sql from sqlite_schema where type = 'index' and name = 'violation_by_vehicle'")
            .fetch_one(&mut *connection)
            .await?;
    sqlx::query("drop index violation_by_vehicle").execute(connection).await?;
    Ok(Some(statement))
}

/// Every fact that refers to one that is not there.
pub(crate) async fn dangling(connection: &mut SqliteConnection) -> Result<Vec<FactName>, StoreError> {
    let rows = query!(r#"select noun as "noun!: String", id as "id!: String" from dangling order by noun, id"#)
        .map(|row| Some(FactName { noun: Noun::from_word(&row.noun)?, id: row.id }))
        .fetch_all(connection)
        .await?;
    rows.into_iter().collect::<Option<Vec<_>>>().ok_or(StoreError::Damaged)
}

/// A refused statement wrote none of its facts. Writing them one by one finds the fact that is refused.
async fn explained(
    connection: &mut SqliteConnection,
    refusal: Refusal,
    noun: Noun,
    facts: &[&str],
) -> Result<Refusal, StoreError> {
    // A statement about one fact is explained already; trying it again would meet what it has left half-written.
    if let [fact] = facts {
        return refusal.because_of(connection, noun, fact).await;
    }
    for fact in facts {
        match nouns::put_in(connection, noun, &array(&[*fact])).await {
            Err(StoreError::Refused(refusal)) => return refusal.because_of(connection, noun, fact).await,
            written => written?,
        }
    }
    Ok(refusal)
}

fn array(items: &[impl AsRef<str>]) -> String {
    let mut text = String::with_capacity(2 + items.iter().map(|item| item.as_ref().len() + 1).sum::<usize>());
    text.push('[');
    for item in items {
        if text.len() > 1 {
            text.push(',');
        }
        text.push_str(item.as_ref());
    }
    text.push(']');
    text
}
