//! The journal: every change with each fact before and after.

use greenlight_rules::time::Instant;
use serde_json::Value;
use sqlx::{SqliteConnection, query, query_scalar};

use crate::{
    column::{FromWord, Moment, Word},
    difference::FactChange,
    error::StoreError,
    noun::{FactName, Noun},
};

/// The number of an entry of the journal. Later changes have greater numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ChangeId(pub i64);

/// One entry of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its number.
    pub id: ChangeId,
    /// When it was made.
    pub at: Instant,
    /// What was done, in the words of whoever did it. An undo and a redo repeat the words of what they put back.
    pub what: String,
    /// Whether it still holds.
    pub state: State,
    /// The entry it put back, when it is an undo (of a change) or a redo (of an undo).
    pub reverts: Option<ChangeId>,
}

/// Whether a change still holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It holds. An undo and a redo are always in this state.
    Done,
    /// It was taken back and may be redone.
    Undone,
    /// It was taken back, and something new came after.
    Dropped,
}

impl FromWord for State {
    fn from_word(word: &str) -> Option<State> {
        match word {
            "done" => Some(State::Done),
            "undone" => Some(State::Undone),
            "dropped" => Some(State::Dropped),
            _ => None,
        }
    }
}

/// One fact of a change, in its shape of the portable file.
#[derive(Clone, PartialEq, Eq)]
pub struct ChangedFact {
    /// Which fact.
    pub name: FactName,
    /// How it was; none when it was added.
    pub before: Option<Value>,
    /// How it became; none when it was removed.
    pub after: Option<Value>,
}

/// How many facts one statement writes: enough that the statement's own cost is lost among them, few enough that the
/// text stays well under a megabyte.
pub(crate) const CHUNK: usize = 500;

/// Writes a change and its facts. What had been undone can no longer be redone.
pub(crate) async fn add(
    connection: &mut SqliteConnection,
    at: Instant,
    what: &str,
    changes: &[FactChange],
) -> Result<ChangeId, StoreError> {
    query!("update change set state = 'dropped' where state = 'undone' and reverts is null")
        .execute(&mut *connection)
        .await?;
    let at = at.to_string();
    let seq = query!("insert into change (at, what) values (?, ?)", at, what)
        .execute(&mut *connection)
        .await?
        .last_insert_rowid();
    for chunk in changes.chunks(CHUNK) {
        let rows = json_of(chunk);
        query!(
            "insert into change_row (change_seq, noun, fact_id, before, after)
            select ?, value ->> '$.noun', value ->> '$.id', value -> '$.before', value -> '$.after'
            from jsonb_each(?)",
            seq,
            rows
        )
        .execute(&mut *connection)
        .await?;
    }
    Ok(ChangeId(seq))
}

/// The changes as a JSON array. The images are JSON already and go in as they are.
fn json_of(changes: &[FactChange]) -> String {
    let mut text = String::from("[");
    for change in changes {
        if text.len() > 1 {
            text.push(',');
        }
        text.push_str(r#"{"noun":""#);
        text.push_str(change.noun.word());
        text.push_str(r#"","id":"#);
        text.push_str(&Value::from(change.id.as_str()).to_string());
        for (field, image) in [(r#","before":"#, &change.before), (r#","after":"#, &change.after)] {
            if let Some(image) = image {
                text.push_str(field);
                text.push_str(image);
            }
        }
        text.push('}');
    }
    text.push(']');
    text
}

/// Which way an entry puts another back.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    Undo,
    Redo,
}

/// What the next undo or redo puts back: the change, what it was called, and the entry that is reverted.
pub(crate) struct Next {
    pub(crate) change: i64,
    pub(crate) what: String,
    pub(crate) reverts: i64,
}

/// What there is to undo or redo.
pub(crate) async fn next(connection: &mut SqliteConnection, way: Way) -> Result<Option<Next>, StoreError> {
    Ok(match way {
        Way::Undo => {
            query!("select seq, what from change where state = 'done' and reverts is null order by seq desc limit 1")
                .map(|row| Next { change: row.seq, what: row.what, reverts: row.seq })
                .fetch_optional(connection)
                .await?
        }
        // Undoing goes from the newest to the oldest, so the oldest of what is undone was undone last. Its newest undo
        // is the one that holds.
        Way::Redo => {
            query!(
                r#"select
                    change.seq, change.what,
                    (select max(undo.seq) from change as undo where undo.reverts = change.seq) as "undo!: i64"
                from change
                where change.state = 'undone' and change.reverts is null
                order by change.seq
                limit 1"#
            )
            .map(|row| Next { change: row.seq, what: row.what, reverts: row.undo })
            .fetch_optional(connection)
            .await?
        }
    })
}

/// The facts of a change, turned to the way they are to be written. An undo takes them from after to before.
pub(crate) async fn changes(
    connection: &mut SqliteConnection,
    change: i64,
    way: Way,
) -> Result<Vec<FactChange>, StoreError> {
    let rows = query!("select noun, fact_id, before, after from change_row where change_seq = ?", change)
        .map(|row| {
            let (before, after) = match way {
                Way::Undo => (row.after, row.before),
                Way::Redo => (row.before, row.after),
            };
            Some(FactChange { noun: Noun::from_word(&row.noun)?, id: row.fact_id, before, after })
        })
        .fetch_all(connection)
        .await?;
    rows.into_iter().collect::<Option<Vec<_>>>().ok_or(StoreError::Damaged)
}

/// Writes that an undo or a redo was made.
pub(crate) async fn add_revert(
    connection: &mut SqliteConnection,
    at: Instant,
    next: &Next,
    way: Way,
) -> Result<ChangeId, StoreError> {
    let state = if way == Way::Undo { "undone" } else { "done" };
    query!("update change set state = ? where seq = ?", state, next.change).execute(&mut *connection).await?;
    let at = at.to_string();
    let seq = query!("insert into change (at, what, reverts) values (?, ?, ?)", at, next.what, next.reverts)
        .execute(connection)
        .await?
        .last_insert_rowid();
    Ok(ChangeId(seq))
}

/// Every entry, the newest first.
pub(crate) async fn entries(connection: &mut SqliteConnection) -> Result<Vec<Entry>, StoreError> {
    Ok(query!(
        r#"select seq, at as "at: Moment", what, state as "state: Word<State>", reverts
        from change
        order by seq desc"#
    )
    .map(|row| Entry {
        id: ChangeId(row.seq),
        at: row.at.0,
        what: row.what,
        state: row.state.0,
        reverts: row.reverts.map(ChangeId),
    })
    .fetch_all(connection)
    .await?)
}

/// The entries about a fact and what hangs on it (a violation's appeals, payments, notes, attachments and muted findings,
/// and the attachments of its appeals), the newest first.
/// An id names a fact only together with its noun. An undo and a redo have no facts of their own; they
/// are about those of the change they put back.
pub(crate) async fn entries_of(connection: &mut SqliteConnection, name: &FactName) -> Result<Vec<Entry>, StoreError> {
    let noun = name.noun.word();
    Ok(query!(
        r#"with about (seq) as (
            select change_seq from change_row
            where (noun = ?1 and fact_id = ?2)
                or ?2 = case ?1 || ' ' || noun
                    when 'violation appeal' then coalesce(after, before) ->> '$.violation'
                    when 'violation payment' then coalesce(after, before) ->> '$.violation'
                    when 'violation muted' then coalesce(after, before) ->> '$.violation'
                    when 'violation note' then coalesce(after, before) ->> '$.violation'
                    when 'violation attachment' then coalesce(after, before) ->> '$.violation'
                    when 'appeal attachment' then coalesce(after, before) ->> '$.appeal'
                    when 'vehicle note' then coalesce(after, before) ->> '$.vehicle'
                    when 'vehicle filing' then coalesce(after, before) ->> '$.vehicle'
                    when 'account filing' then coalesce(after, before) ->> '$.account'
                    when 'member account' then coalesce(after, before) ->> '$.member'
                end
                or (?1 = 'violation' and noun = 'attachment' and coalesce(after, before) ->> '$.appeal' in (
                    select fact_id from change_row
                    where noun = 'appeal' and coalesce(after, before) ->> '$.violation' = ?2
                ))
        )
        select seq as "seq!", at as "at!: Moment", what as "what!", state as "state!: Word<State>", reverts
        from change
        where seq in about
            or reverts in about
            or reverts in (select undo.seq from change as undo where undo.reverts in about)
        order by seq desc"#,
        noun,
        name.id
    )
    .map(|row| Entry {
        id: ChangeId(row.seq),
        at: row.at.0,
        what: row.what,
        state: row.state.0,
        reverts: row.reverts.map(ChangeId),
    })
    .fetch_all(connection)
    .await?)
}

/// The facts of one entry. An undo or a redo has those of the change it is about, turned its own way.
pub(crate) async fn facts(connection: &mut SqliteConnection, id: ChangeId) -> Result<Vec<ChangedFact>, StoreError> {
    let (mut change, mut way) = (id.0, Way::Redo);
    while let Some(reverted) = query_scalar!("select reverts from change where seq = ?", change)
        .fetch_optional(&mut *connection)
        .await?
        .flatten()
    {
        change = reverted;
        way = if way == Way::Redo { Way::Undo } else { Way::Redo };
    }
    let image = |text: Option<String>| text.map(|text| serde_json::from_str(&text)).transpose();
    let facts = changes(connection, change, way).await?.into_iter().map(|change| {
        Ok(ChangedFact {
            name: FactName { noun: change.noun, id: change.id },
            before: image(change.before)?,
            after: image(change.after)?,
        })
    });
    facts.collect::<Result<_, serde_json::Error>>().map_err(|_| StoreError::Damaged)
}
