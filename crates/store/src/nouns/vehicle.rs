use greenlight_rules::facts::{Vehicle, VehicleKind, VehicleUse};
use sqlx::{SqliteConnection, query};

use super::{Known, shared};
use crate::{
    column::{Day, Word},
    error::StoreError,
};

pub(super) async fn read(connection: &mut SqliteConnection, known: &mut Known) -> Result<Vec<Vehicle>, StoreError> {
    Ok(query!(
        r#"select
            vehicle_id, plate, kind as "kind: Word<VehicleKind>", use as "usage: Word<VehicleUse>",
            owner, owner_name, nickname, inspection_due as "inspection_due: Day"
        from vehicle
        order by vehicle_id"#
    )
    .map(|row| Vehicle {
        id: shared(&mut known.vehicles, row.vehicle_id),
        plate: row.plate,
        kind: row.kind.0,
        usage: row.usage.0,
        owner: row.owner.map(|id| shared(&mut known.members, id)),
        owner_name: row.owner_name,
        nickname: row.nickname,
        inspection_due: row.inspection_due.map(|day| day.0),
    })
    .fetch_all(connection)
    .await?)
}

pub(super) async fn put_in(connection: &mut SqliteConnection, facts: &str) -> Result<(), StoreError> {
    query!(
        r#"insert into vehicle (
            vehicle_id, plate, kind, use, owner, owner_name, nickname, inspection_due
        )
        select
            value ->> '$.id', value ->> '$.plate', value ->> '$.kind', value ->> '$.use',
            value ->> '$.owner', value ->> '$.owner_name', value ->> '$.nickname',
            value ->> '$.inspection_due'
        from jsonb_each(?)"#,
        facts
    )
    .execute(connection)
    .await?;
    Ok(())
}

pub(super) async fn take_out(connection: &mut SqliteConnection, ids: &str) -> Result<(), StoreError> {
    query!("delete from vehicle where vehicle_id in (select value from json_each(?))", ids).execute(connection).await?;
    Ok(())
}
