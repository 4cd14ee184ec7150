//! Which reminders were told. No facts: they pass by the door and the journal.

use greenlight_rules::time::Instant;
use serde_json::Value;
use sqlx::{SqliteConnection, query, query_scalar};

use crate::{column::Moment, error::StoreError};

/// How long a claim holds, in seconds. Showing a reminder takes moments; whoever has not shown it by then was cut short.
const LEASE: i64 = 120;

/// What was told, and until when somebody looked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// The keys of the reminders that were shown.
    pub keys: Vec<String>,
    /// The instant up to which reminders were looked for last; none when nobody looked yet.
    pub until: Option<Instant>,
}

pub(crate) async fn read(connection: &mut SqliteConnection) -> Result<Told, StoreError> {
    let keys = query_scalar!("select reminder_key from told where shown = 1 order by reminder_key")
        .fetch_all(&mut *connection)
        .await?;
    let until = query_scalar!(r#"select until as "until!: Moment" from watch"#).fetch_optional(connection).await?;
    Ok(Told { keys, until: until.map(|moment| moment.0) })
}

/// Claims what nobody told and nobody is telling just now. A claim of another time is judged by how far off it is, not by
/// which is later: the computer's clock may have been set back.
pub(crate) async fn claim(
    connection: &mut SqliteConnection,
    keys: &[String],
    at: Instant,
) -> Result<Vec<String>, StoreError> {
    let (keys, at) = (Value::from(keys).to_string(), at.to_string());
    Ok(query_scalar!(
        r#"insert into told (reminder_key, claimed_at) select value, ?2 from json_each(?1) where true
        on conflict (reminder_key) do update set claimed_at = excluded.claimed_at
            where shown = 0 and abs(unixepoch(claimed_at) - unixepoch(excluded.claimed_at)) > ?3
        returning reminder_key as "key!: String""#,
        keys,
        at,
        LEASE
    )
    .fetch_all(connection)
    .await?)
}

pub(crate) async fn shown(
    connection: &mut SqliteConnection,
    keys: &[String],
    until: Option<Instant>,
) -> Result<(), StoreError> {
    let keys = Value::from(keys).to_string();
    query!("update told set shown = 1 where reminder_key in (select value from json_each(?))", keys)
        .execute(&mut *connection)
        .await?;
    let Some(until) = until.map(|until| until.to_string()) else { return Ok(()) };
    query!(
        "insert into watch (watch_id, until) values (1, ?) on conflict (watch_id) do update set until = excluded.until",
        until
    )
    .execute(connection)
    .await?;
    Ok(())
}
