use greenlight_rules::{
    facts::{Decision, Source, Stage, Violation},
    money::Fen,
};
use sqlx::{SqliteConnection, query};

use super::{Known, shared};
use crate::{
    column::{Day, Moment, Word},
    error::StoreError,
};

pub(super) async fn read(connection: &mut SqliteConnection, known: &mut Known) -> Result<Vec<Violation>, StoreError> {
    Ok(query!(
        r#"select
            violation_id, vehicle_id, source as "source: Word<Source>", stage as "stage: Word<Stage>",
            occurred_at as "occurred_at: Moment", notified_on as "notified_on: Day", place, offence,
            code, fine_fen, points as "points: u32", warning_only as "warning_only: bool", driver,
            authority, notice_number, handle_by_extended_to as "handle_by_extended_to: Day",
            decision_number, decision_issued_on as "decision_issued_on: Day",
            decision_served_on as "decision_served_on: Day", decision_by_account
        from violation
        order by violation_id"#
    )
    .map(|row| Violation {
        id: row.violation_id.into(),
        vehicle: shared(&mut known.vehicles, row.vehicle_id),
        source: row.source.0,
        stage: row.stage.0,
        occurred_at: row.occurred_at.0,
        notified_on: row.notified_on.map(|day| day.0),
        place: row.place,
        offence: row.offence,
        code: row.code,
        fine_fen: Fen(row.fine_fen),
        points: row.points,
        warning_only: row.warning_only,
        driver: row.driver.map(|id| shared(&mut known.members, id)),
        authority: row.authority,
        notice_number: row.notice_number,
        handle_by_extended_to: row.handle_by_extended_to.map(|day| day.0),
        decision: row.decision_served_on.map(|served_on| Decision {
            number: row.decision_number,
            issued_on: row.decision_issued_on.map(|day| day.0),
            served_on: served_on.0,
            by_account: row.decision_by_account.map(|id| shared(&mut known.accounts, id)),
        }),
    })
    .fetch_all(connection)
    .await?)
}

// Each fact is taken out of the array once, and its decision, which most have not, looked for once.
pub(super) async fn put_in(connection: &mut SqliteConnection, facts: &str) -> Result<(), StoreError> {
    query!(
        r#"with fact (value, decision) as materialized (
            select value, value -> '$.decision' from jsonb_each(?)
        )
        insert into violation (
            violation_id, vehicle_id, source, stage, occurred_at, notified_on, place, offence, code,
            fine_fen, points, warning_only, driver, authority, notice_number, handle_by_extended_to,
            decision_number, decision_issued_on, decision_served_on, decision_by_account
        )
        select
            value ->> '$.id', value ->> '$.vehicle', value ->> '$.source', value ->> '$.stage',
            value ->> '$.occurred_at', value ->> '$.notified_on', value ->> '$.place',
            value ->> '$.offence', value ->> '$.code', value ->> '$.fine_fen', value ->> '$.points',
            value ->> '$.warning_only', value ->> '$.driver', value ->> '$.authority',
            value ->> '$.notice_number', value ->> '$.handle_by_extended_to',
            decision ->> '$.number', decision ->> '$.issued_on', decision ->> '$.served_on',
            decision ->> '$.by_account'
        from fact"#,
        facts
    )
    .execute(connection)
    .await?;
    Ok(())
}

pub(super) async fn take_out(connection: &mut SqliteConnection, ids: &str) -> Result<(), StoreError> {
    query!("delete from violation where violation_id in (select value from json_each(?))", ids)
        .execute(connection)
        .await?;
    Ok(())
}
