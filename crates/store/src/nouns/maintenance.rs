use greenlight_rules::{
    facts::{DailyWindow, Maintenance, MaintenanceNotice},
    time::parse_time,
};
use sqlx::{SqliteConnection, query, query_scalar};

use crate::{column::Moment, error::StoreError};

pub(super) async fn read(connection: &mut SqliteConnection) -> Result<Maintenance, StoreError> {
    let stated = query_scalar!("select count(*) from daily_windows").fetch_one(&mut *connection).await? > 0;
    let windows = query!(r#"select start, "end" from daily_window order by position"#)
        .map(|row| Some(DailyWindow { start: parse_time(&row.start)?, end: parse_time(&row.end)? }))
        .fetch_all(&mut *connection)
        .await?;
    let windows = windows.into_iter().collect::<Option<Vec<_>>>().ok_or(StoreError::Damaged)?;
    let announced = query!(
        r#"select maintenance_notice_id, "from" as "from: Moment", "to" as "to: Moment", text
        from maintenance_notice
        order by maintenance_notice_id"#
    )
    .map(|row| MaintenanceNotice {
        id: row.maintenance_notice_id.into(),
        from: row.from.0,
        to: row.to.0,
        text: row.text,
    })
    .fetch_all(connection)
    .await?;
    Ok(Maintenance { daily: stated.then_some(windows), announced })
}

/// The fact is the whole list of windows, so that an empty list is a fact too.
pub(super) async fn put_in_daily(connection: &mut SqliteConnection, facts: &str) -> Result<(), StoreError> {
    query!("insert into daily_windows (daily_windows_id) select 'daily' from json_each(?)", facts)
        .execute(&mut *connection)
        .await?;
    query!(
        r#"insert into daily_window (position, start, "end")
        select listed.key, listed.value ->> '$.start', listed.value ->> '$.end'
        from json_each(?) as fact, json_each(fact.value) as listed"#,
        facts
    )
    .execute(connection)
    .await?;
    Ok(())
}

pub(super) async fn take_out_daily(connection: &mut SqliteConnection, ids: &str) -> Result<(), StoreError> {
    query!("delete from daily_window where daily_windows_id in (select value from json_each(?))", ids)
        .execute(&mut *connection)
        .await?;
    query!("delete from daily_windows where daily_windows_id in (select value from json_each(?))", ids)
        .execute(connection)
        .await?;
    Ok(())
}

pub(super) async fn put_in_notices(connection: &mut SqliteConnection, facts: &str) -> Result<(), StoreError> {
    query!(
        r#"insert into maintenance_notice (
            maintenance_notice_id, "from", "to", text
        )
        select
            value ->> '$.id', value ->> '$.from', value ->> '$.to', value ->> '$.text'
        from jsonb_each(?)"#,
        facts
    )
    .execute(connection)
    .await?;
    Ok(())
}

pub(super) async fn take_out_notices(connection: &mut SqliteConnection, ids: &str) -> Result<(), StoreError> {
    query!("delete from maintenance_notice where maintenance_notice_id in (select value from json_each(?))", ids)
        .execute(connection)
        .await?;
    Ok(())
}
