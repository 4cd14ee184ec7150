use greenlight_rules::facts::{Appeal, AppealKind, AppealStatus};
use sqlx::{SqliteConnection, query};

use crate::{
    column::{Moment, Word},
    error::StoreError,
};

pub(super) async fn read(connection: &mut SqliteConnection) -> Result<Vec<Appeal>, StoreError> {
    Ok(query!(
        r#"select
            appeal_id, violation_id, kind as "kind: Word<AppealKind>",
            submitted_at as "submitted_at: Moment", status as "status: Word<AppealStatus>",
            decided_at as "decided_at: Moment", note
        from appeal
        order by appeal_id"#
    )
    .map(|row| Appeal {
        id: row.appeal_id.into(),
        violation: row.violation_id.into(),
        kind: row.kind.0,
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
        r#"insert into appeal (
            appeal_id, violation_id, kind, submitted_at, status, decided_at, note
        )
        select
            value ->> '$.id', value ->> '$.violation', value ->> '$.kind',
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
    query!("delete from appeal where appeal_id in (select value from json_each(?))", ids).execute(connection).await?;
    Ok(())
}
