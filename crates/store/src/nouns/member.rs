use greenlight_rules::facts::Member;
use sqlx::{SqliteConnection, query};

use super::{Known, shared};
use crate::error::StoreError;

pub(super) async fn read(connection: &mut SqliteConnection, known: &mut Known) -> Result<Vec<Member>, StoreError> {
    Ok(query!(
        r#"select
            member_id, name
        from member
        order by member_id"#
    )
    .map(|row| Member { id: shared(&mut known.members, row.member_id), name: row.name })
    .fetch_all(connection)
    .await?)
}

pub(super) async fn put_in(connection: &mut SqliteConnection, facts: &str) -> Result<(), StoreError> {
    query!(
        r#"insert into member (
            member_id, name
        )
        select
            value ->> '$.id', value ->> '$.name'
        from jsonb_each(?)"#,
        facts
    )
    .execute(connection)
    .await?;
    Ok(())
}

pub(super) async fn take_out(connection: &mut SqliteConnection, ids: &str) -> Result<(), StoreError> {
    query!("delete from member where member_id in (select value from json_each(?))", ids).execute(connection).await?;
    Ok(())
}
