use greenlight_rules::facts::{Account, Licence, LicenceStatus, PointsRead};
use sqlx::{SqliteConnection, query};

use super::{Known, shared};
use crate::{
    column::{Day, Word},
    error::StoreError,
};

pub(super) async fn read(connection: &mut SqliteConnection, known: &mut Known) -> Result<Vec<Account>, StoreError> {
    Ok(query!(
        r#"select
            account_id, member_id, label, province, licence_class,
            licence_status as "licence_status: Word<LicenceStatus>",
            licence_first_issued as "licence_first_issued: Day",
            licence_valid_until as "licence_valid_until: Day", licence_points as "licence_points: u32",
            licence_points_as_of as "licence_points_as_of: Day"
        from account
        order by account_id"#
    )
    .map(|row| Account {
        id: shared(&mut known.accounts, row.account_id),
        member: shared(&mut known.members, row.member_id),
        label: row.label,
        province: row.province,
        licence: Licence {
            class: row.licence_class,
            status: row.licence_status.0,
            first_issued: row.licence_first_issued.map(|day| day.0),
            valid_until: row.licence_valid_until.map(|day| day.0),
            points: row
                .licence_points
                .zip(row.licence_points_as_of)
                .map(|(points, day)| PointsRead { points, points_as_of: day.0 }),
        },
    })
    .fetch_all(connection)
    .await?)
}

pub(super) async fn put_in(connection: &mut SqliteConnection, facts: &str) -> Result<(), StoreError> {
    query!(
        r#"insert into account (
            account_id, member_id, label, province, licence_class, licence_status,
            licence_first_issued, licence_valid_until, licence_points, licence_points_as_of
        )
        select
            value ->> '$.id', value ->> '$.member', value ->> '$.label', value ->> '$.province',
            value ->> '$.licence.class', value ->> '$.licence.status',
            value ->> '$.licence.first_issued', value ->> '$.licence.valid_until',
            value ->> '$.licence.points', value ->> '$.licence.points_as_of'
        from jsonb_each(?)"#,
        facts
    )
    .execute(connection)
    .await?;
    Ok(())
}

pub(super) async fn take_out(connection: &mut SqliteConnection, ids: &str) -> Result<(), StoreError> {
    query!("delete from account where account_id in (select value from json_each(?))", ids).execute(connection).await?;
    Ok(())
}
