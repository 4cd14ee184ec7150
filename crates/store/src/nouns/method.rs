use greenlight_rules::{
    facts::{BalanceRead, Method, MethodKind},
    money::Fen,
};
use sqlx::{SqliteConnection, query};

use super::{Known, shared};
use crate::{
    column::{Day, Moment, Word},
    error::StoreError,
};

pub(super) async fn read(connection: &mut SqliteConnection, known: &mut Known) -> Result<Vec<Method>, StoreError> {
    Ok(query!(
        r#"select
            method_id, kind as "kind: Word<MethodKind>", label, owner, balance_fen,
            balance_as_of as "balance_as_of: Moment",
            balance_enough_as_of as "balance_enough_as_of: Moment", single_limit_fen, daily_limit_fen,
            monthly_limit_fen, spent_fen, spent_on as "spent_on: Day"
        from method
        order by method_id"#
    )
    .map(|row| Method {
        id: shared(&mut known.methods, row.method_id),
        kind: row.kind.0,
        label: row.label,
        owner: row.owner.map(|id| shared(&mut known.members, id)),
        balance: row
            .balance_fen
            .zip(row.balance_as_of)
            .map(|(balance, moment)| BalanceRead { balance_fen: Fen(balance), balance_as_of: moment.0 }),
        balance_enough_as_of: row.balance_enough_as_of.map(|moment| moment.0),
        single_limit_fen: row.single_limit_fen.map(Fen),
        daily_limit_fen: row.daily_limit_fen.map(Fen),
        monthly_limit_fen: row.monthly_limit_fen.map(Fen),
        spent_fen: row.spent_fen.map(Fen),
        spent_on: row.spent_on.map(|day| day.0),
    })
    .fetch_all(connection)
    .await?)
}

pub(super) async fn put_in(connection: &mut SqliteConnection, facts: &str) -> Result<(), StoreError> {
    query!(
        r#"insert into method (
            method_id, kind, label, owner, balance_fen, balance_as_of, balance_enough_as_of,
            single_limit_fen, daily_limit_fen, monthly_limit_fen, spent_fen, spent_on
        )
        select
            value ->> '$.id', value ->> '$.kind', value ->> '$.label', value ->> '$.owner',
            value ->> '$.balance_fen', value ->> '$.balance_as_of',
            value ->> '$.balance_enough_as_of', value ->> '$.single_limit_fen',
            value ->> '$.daily_limit_fen', value ->> '$.monthly_limit_fen', value ->> '$.spent_fen',
            value ->> '$.spent_on'
        from jsonb_each(?)"#,
        facts
    )
    .execute(connection)
    .await?;
    Ok(())
}

pub(super) async fn take_out(connection: &mut SqliteConnection, ids: &str) -> Result<(), StoreError> {
    query!("delete from method where method_id in (select value from json_each(?))", ids).execute(connection).await?;
    Ok(())
}
