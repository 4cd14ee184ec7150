use greenlight_rules::facts::{Note, NoteKind};
use sqlx::{SqliteConnection, query};

use super::{Known, shared};
use crate::{
    column::{Moment, Word},
    error::StoreError,
};

pub(super) async fn read(connection: &mut SqliteConnection, known: &mut Known) -> Result<Vec<Note>, StoreError> {
    Ok(query!(
        r#"select
            note_id, kind as "kind: Word<NoteKind>", text, at as "at: Moment", vehicle_id, violation_id
        from note
        order by note_id"#
    )
    .map(|row| Note {
        id: row.note_id.into(),
        kind: row.kind.0,
        text: row.text,
        at: row.at.map(|moment| moment.0),
        vehicle: row.vehicle_id.map(|id| shared(&mut known.vehicles, id)),
        violation: row.violation_id.map(Into::into),
    })
    .fetch_all(connection)
    .await?)
}

pub(super) async fn put_in(connection: &mut SqliteConnection, facts: &str) -> Result<(), StoreError> {
    query!(
        r#"insert into note (
            note_id, kind, text, at, vehicle_id, violation_id
        )
        select
            value ->> '$.id', value ->> '$.kind', value ->> '$.text', value ->> '$.at',
            value ->> '$.vehicle', value ->> '$.violation'
        from jsonb_each(?)"#,
        facts
    )
    .execute(connection)
    .await?;
    Ok(())
}

pub(super) async fn take_out(connection: &mut SqliteConnection, ids: &str) -> Result<(), StoreError> {
    query!("delete from note where note_id in (select value from json_each(?))", ids).execute(connection).await?;
    Ok(())
}
