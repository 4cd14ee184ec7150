use greenlight_rules::facts::{Filing, FilingStatus};
use sqlx::{SqliteConnection, query};

use super::{Known, shared};
use crate::{
    column::{Moment, Word},
    error::StoreError,
};

pub(super) async fn read(connection: &mut SqliteConnection, known: &mut Known) -> Result<Vec<Filing>, StoreError> {
    Ok(query!(
        r#"select
            filing_id, account_id, vehicle_id, submitted_at as "submitted_at: Moment",
            status as "status: Word<FilingStatus>", decided_at as "decided_at: Moment", note
        from filing
        order by filing_id"#
    )
    .map(|row| Filing {
        id: row.filing_id.into(),
        account: shared(&mut known.accounts, row.account_id),
        vehicle: shared(&mut known.vehicles, row.vehicle_id),
        submitted_at: row.submitted_at.0,
        status: row.status.0,
        decided_at: row.decided_at.map(|moment| moment.0),
        note: row.note,
    })
    .fetch_all(connection)
    .await?)
}

pub(super) async fn put_in(connection: &mut SqliteConnection, facts: &str) -> Result<(), StoreError> {
    query!(
        r#"insert into filing (
            filing_id, account_id, vehicle_id, submitted_at, status, decided_at, note
        )
        select
            value ->> '$.id', value ->> '$.account', value ->> '$.vehicle',
            value ->> '$.submitted_at', value ->> '$.status', value ->> '$.decided_at',
            value ->> '$.note'
        from jsonb_each(?)"#,
        facts
    )
    .execute(connection)
    .await?;
    Ok(())
}

pub(super) async fn take_out(connection: &mut SqliteConnection, ids: &str) -> Result<(), StoreError> {
    query!("delete from filing where filing_id in (select value from json_each(?))", ids).execute(connection).await?;
    Ok(())
}
