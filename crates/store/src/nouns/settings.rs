use greenlight_rules::facts::{Muted, Override, Settings};
use sqlx::{SqliteConnection, query};

use crate::error::StoreError;

pub(super) async fn read(connection: &mut SqliteConnection) -> Result<Settings, StoreError> {
    let parameters = query!("select parameter_id, value from parameter_override order by parameter_id")
        .map(|row| Some(Override { parameter: row.parameter_id, value: serde_json::from_str(&row.value).ok()? }))
        .fetch_all(&mut *connection)
        .await?;
    let parameters = parameters.into_iter().collect::<Option<Vec<_>>>().ok_or(StoreError::Damaged)?;
    let muted = query!("select check_id, violation_id, fingerprint from muted order by check_id, violation_id")
        .map(|row| Muted { check: row.check_id, violation: row.violation_id.into(), fingerprint: row.fingerprint })
        .fetch_all(connection)
        .await?;
    Ok(Settings { parameters, muted })
}

pub(super) async fn put_in_overrides(connection: &mut SqliteConnection, facts: &str) -> Result<(), StoreError> {
    query!(
        r#"insert into parameter_override (
            parameter_id, value
        )
        select
            value ->> '$.parameter', value -> '$.value'
        from jsonb_each(?)"#,
        facts
    )
    .execute(connection)
    .await?;
    Ok(())
}

pub(super) async fn take_out_overrides(connection: &mut SqliteConnection, ids: &str) -> Result<(), StoreError> {
    query!("delete from parameter_override where parameter_id in (select value from json_each(?))", ids)
        .execute(connection)
        .await?;
    Ok(())
}

pub(super) async fn put_in_muted(connection: &mut SqliteConnection, facts: &str) -> Result<(), StoreError> {
    query!(
        r#"insert into muted (
            check_id, violation_id, fingerprint
        )
        select
            value ->> '$.check', value ->> '$.violation', value ->> '$.fingerprint'
        from jsonb_each(?)"#,
        facts
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// An id is the JSON array of its check and its violation.
pub(super) async fn take_out_muted(connection: &mut SqliteConnection, ids: &str) -> Result<(), StoreError> {
    query!(
        "delete from muted
        where (check_id, violation_id) in (select value ->> '$[0]', value ->> '$[1]' from json_each(?))",
        ids
    )
    .execute(connection)
    .await?;
    Ok(())
}
