//! The journal: every change with each fact before and after.

use greenlight_rules::time::Instant;
use serde_json::{Value, json};
use sqlx::{SqliteConnection, query, query_as, query_scalar};

use crate::{
    column::{FromWord, Moment, Word},
    difference::{FactChange, Tally},
    door::Written,
    error::StoreError,
    noun::{FactName, Noun},
};

/// What an entry says that marks where a backup was put in place. It has no facts; what is older is the backup's own, and an
/// undo does not reach past it.
pub const RESTORED: &str = "restore.backup";

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

/// An entry as the database has it.
struct Row {
    seq: i64,
    at: Moment,
    what: String,
    state: Word<State>,
    reverts: Option<i64>,
}

impl From<Row> for Entry {
    fn from(row: Row) -> Entry {
        Entry {
            id: ChangeId(row.seq),
            at: row.at.0,
            what: row.what,
            state: row.state.0,
            reverts: row.reverts.map(ChangeId),
        }
    }
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

/// Which entries of the journal somebody wants to see.
#[derive(Clone, Debug)]
pub struct Sought {
    /// Only those before this entry.
    pub before: Option<ChangeId>,
    /// Only those made at this instant or later.
    pub from: Option<Instant>,
    /// Only those made before this instant.
    pub until: Option<Instant>,
    /// Only those that changed one of these facts or something that hangs on one of them. All when it is empty.
    pub about: Vec<FactName>,
    /// How many at most.
    pub most: usize,
}

impl Default for Sought {
    fn default() -> Sought {
        Sought { before: None, from: None, until: None, about: Vec::new(), most: usize::MAX }
    }
}

/// What came of taking back a change that need not be the newest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TakenBack {
    /// It was taken back, by this entry.
    Done(Entry),
    /// There is no such change, or it does not hold any more.
    NotThere,
    /// These later changes touched the same facts, the newest first, three at most; nothing was done.
    ChangedSince(Vec<Entry>),
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
/// text stays around a megabyte.
pub(crate) const CHUNK: usize = 2_000;

/// Writes a change and its facts. What had been undone can no longer be redone.
pub(crate) async fn add(
    connection: &mut SqliteConnection,
    at: Instant,
    what: &str,
    changes: &[FactChange],
    written: &mut Written<'_>,
) -> Result<ChangeId, StoreError> {
    query!("update change set state = 'dropped' where state = 'undone' and reverts is null")
        .execute(&mut *connection)
        .await?;
    let at = at.to_string();
    let seq = query!("insert into change (at, what) values (?, ?)", at, what)
        .execute(&mut *connection)
        .await?
        .last_insert_rowid();
    let mut chunks = changes.chunks(CHUNK).map(|chunk| (chunk, json_of(chunk)));
    let mut next = chunks.next();
    while let Some((chunk, rows)) = next {
        let put_in = query!(
            "insert into change_row (change_seq, noun, fact_id, before, after)
            select ?, value ->> '$.noun', value ->> '$.id', value -> '$.before', value -> '$.after'
            from jsonb_each(?)",
            seq,
            rows
        )
        .execute(&mut *connection);
        // As in the door, the next rows are made while the database is at work.
        let (put_in, following) = tokio::join!(put_in, async { chunks.next() });
        put_in?;
        written.half_of(chunk.len())?;
        next = following;
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
    let next = match way {
        Way::Undo => {
            query!("select seq, what from change where state = 'done' and reverts is null order by seq desc limit 1")
                .map(|row| Next { change: row.seq, what: row.what, reverts: row.seq })
                .fetch_optional(connection)
                .await?
        }
        // What was undone last comes back first. Of a change that was undone more than once, the newest undo holds.
        Way::Redo => {
            query!(
                r#"select change.seq as "seq!", change.what as "what!", undo.seq as "undo!"
                from change as undo join change on change.seq = undo.reverts
                where change.state = 'undone' and change.reverts is null
                order by undo.seq desc
                limit 1"#
            )
            .map(|row| Next { change: row.seq, what: row.what, reverts: row.undo })
            .fetch_optional(connection)
            .await?
        }
    };
    if next.as_ref().is_some_and(|next| next.what == RESTORED) {
        return Err(StoreError::JustRestored);
    }
    Ok(next)
}

/// A change that holds, to be undone though it need not be the newest.
pub(crate) async fn holding(connection: &mut SqliteConnection, id: ChangeId) -> Result<Option<Next>, StoreError> {
    Ok(query!("select seq, what from change where seq = ? and state = 'done' and reverts is null", id.0)
        .map(|row| Next { change: row.seq, what: row.what, reverts: row.seq })
        .fetch_optional(connection)
        .await?
        .filter(|next| next.what != RESTORED))
}

/// The newest changes after one that hold and touched the same facts, three at most.
pub(crate) async fn since(connection: &mut SqliteConnection, id: ChangeId) -> Result<Vec<Entry>, StoreError> {
    // Only what was changed later is gone through, however much the change itself touched.
    let rows = query_as!(
        Row,
        r#"select distinct change.seq as "seq!", at as "at!: Moment", what as "what!", state as "state!: Word<State>", reverts
        from change join change_row as later on later.change_seq = change.seq
        where change.seq > ?1 and change.state = 'done' and change.reverts is null
            and exists (
                select 1 from change_row as mine
                where mine.change_seq = ?1 and mine.noun = later.noun and mine.fact_id = later.fact_id
            )
        order by change.seq desc
        limit 3"#,
        id.0
    )
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(Entry::from).collect())
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

/// The entries that somebody wants to see, the newest first.
///
/// On a violation hang its appeals, payments, notes, attachments and muted findings, and the attachments of its appeals;
/// on a vehicle its violations, filings and notes; on an account its filings and payments; on a member its accounts, and
/// what names it as owner or driver. An id names a fact only together with its noun. An undo and a redo have no facts of
/// their own; they are about those of the change they put back.
pub(crate) async fn entries(connection: &mut SqliteConnection, sought: &Sought) -> Result<Vec<Entry>, StoreError> {
    let before = sought.before.map_or(i64::MAX, |id| id.0);
    // Instants are written alike, at +08:00, so their texts are in their order.
    let from = sought.from.map_or_else(String::new, |from| from.to_string());
    let until = sought.until.map_or_else(|| "9999".to_owned(), |until| until.to_string());
    let most = i64::try_from(sought.most).unwrap_or(i64::MAX);
    let about = sought.about.iter().map(|name| json!({"noun": name.noun.word(), "id": name.id}));
    let about = Value::from_iter(about).to_string();
    let rows = query_as!(
        Row,
        r#"with name (noun, id) as materialized (
            select value ->> '$.noun', value ->> '$.id' from json_each(?1)
        ),
        violation_of (id) as materialized (
            select id from name where noun = 'violation'
            union
            select fact_id from change_row
            where noun = 'violation' and coalesce(after, before) ->> '$.vehicle' in (select id from name where noun = 'vehicle')
        ),
        appeal_of (id) as materialized (
            select id from name where noun = 'appeal'
            union
            select fact_id from change_row
            where noun = 'appeal' and coalesce(after, before) ->> '$.violation' in (select id from violation_of)
        ),
        account_of (id) as materialized (
            select id from name where noun = 'account'
            union
            select fact_id from change_row
            where noun = 'account' and coalesce(after, before) ->> '$.member' in (select id from name where noun = 'member')
        ),
        about (seq) as materialized (
            select change_seq from change_row
            where case noun
                when 'violation' then fact_id in (select id from violation_of)
                    or coalesce(after, before) ->> '$.driver' in (select id from name where noun = 'member')
                when 'payment' then coalesce(after, before) ->> '$.violation' in (select id from violation_of)
                    or coalesce(after, before) ->> '$.account' in (select id from account_of)
                when 'appeal' then coalesce(after, before) ->> '$.violation' in (select id from violation_of)
                when 'muted' then coalesce(after, before) ->> '$.violation' in (select id from violation_of)
                when 'note' then coalesce(after, before) ->> '$.violation' in (select id from violation_of)
                    or coalesce(after, before) ->> '$.vehicle' in (select id from name where noun = 'vehicle')
                when 'attachment' then coalesce(after, before) ->> '$.violation' in (select id from violation_of)
                    or coalesce(after, before) ->> '$.appeal' in (select id from appeal_of)
                when 'filing' then coalesce(after, before) ->> '$.account' in (select id from account_of)
                    or coalesce(after, before) ->> '$.vehicle' in (select id from name where noun = 'vehicle')
                when 'account' then fact_id in (select id from account_of)
                when 'vehicle' then coalesce(after, before) ->> '$.owner' in (select id from name where noun = 'member')
                when 'method' then coalesce(after, before) ->> '$.owner' in (select id from name where noun = 'member')
                else false
            end
            or (noun, fact_id) in (select noun, id from name)
        )
        select seq as "seq!", at as "at!: Moment", what as "what!", state as "state!: Word<State>", reverts
        from change
        where seq < ?2 and at >= ?3 and at < ?4
            and (
                ?1 = '[]'
                or seq in (select seq from about)
                or reverts in (select seq from about)
                or reverts in (select undo.seq from change as undo where undo.reverts in (select seq from about))
            )
        order by seq desc
        limit ?5"#,
        about,
        before,
        from,
        until,
        most
    )
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(Entry::from).collect())
}

/// The change that an entry is about, and which way it puts it.
pub(crate) async fn root(connection: &mut SqliteConnection, id: ChangeId) -> Result<(i64, Way), StoreError> {
    let (mut change, mut way) = (id.0, Way::Redo);
    while let Some(reverted) = query_scalar!("select reverts from change where seq = ?", change)
        .fetch_optional(&mut *connection)
        .await?
        .flatten()
    {
        change = reverted;
        way = if way == Way::Redo { Way::Undo } else { Way::Redo };
    }
    Ok((change, way))
}

/// How many facts of each noun one entry added, changed and removed. Nothing of the facts themselves is read.
pub(crate) async fn counted(connection: &mut SqliteConnection, id: ChangeId) -> Result<Vec<Tally>, StoreError> {
    let (change, way) = root(connection, id).await?;
    let rows = query!(
        r#"select noun,
            sum(before is null) as "added!: i64", sum(after is null) as "removed!: i64", count(*) as "all!: i64"
        from change_row where change_seq = ? group by noun"#,
        change
    )
    .map(|row| {
        let count = |count: i64| usize::try_from(count).unwrap_or_default();
        let changed = count(row.all - row.added - row.removed);
        let (added, removed) = match way {
            Way::Redo => (count(row.added), count(row.removed)),
            Way::Undo => (count(row.removed), count(row.added)),
        };
        Some(Tally { noun: Noun::from_word(&row.noun)?, added, changed, removed })
    })
    .fetch_all(connection)
    .await?;
    let mut tallies = rows.into_iter().collect::<Option<Vec<_>>>().ok_or(StoreError::Damaged)?;
    tallies.sort_by_key(|tally| tally.noun);
    Ok(tallies)
}

/// The facts that changes since an instant removed and that hold, the newest first, by the change.
pub(crate) async fn removed(
    connection: &mut SqliteConnection,
    since: Instant,
) -> Result<Vec<(Entry, FactName)>, StoreError> {
    let since = since.to_string();
    let rows = query!(
        r#"select seq as "seq!", at as "at!: Moment", what as "what!", noun as "noun!", fact_id as "id!"
        from change join change_row on change_row.change_seq = change.seq
        where state = 'done' and reverts is null and at > ? and after is null
        order by seq desc, noun, fact_id"#,
        since
    )
    .map(|row| {
        let entry = Entry { id: ChangeId(row.seq), at: row.at.0, what: row.what, state: State::Done, reverts: None };
        Some((entry, FactName { noun: Noun::from_word(&row.noun)?, id: row.id }))
    })
    .fetch_all(connection)
    .await?;
    rows.into_iter().collect::<Option<Vec<_>>>().ok_or(StoreError::Damaged)
}

/// The facts of one entry. An undo or a redo has those of the change it is about, turned its own way.
pub(crate) async fn facts(connection: &mut SqliteConnection, id: ChangeId) -> Result<Vec<ChangedFact>, StoreError> {
    let (change, way) = root(connection, id).await?;
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
