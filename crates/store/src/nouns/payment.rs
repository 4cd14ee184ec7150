use greenlight_rules::{
    facts::{Outcome, Payment},
    money::Fen,
};
use sqlx::{SqliteConnection, query};

use super::{Known, shared};
use crate::{
    column::{Moment, Word},
    error::StoreError,
};

pub(super) async fn read(connection: &mut SqliteConnection, known: &mut Known) -> Result<Vec<Payment>, StoreError> {
    Ok(query!(
        r#"select
            payment_id, violation_id, account_id, method_id, attempted_at as "attempted_at: Moment",
            amount_fen, outcome as "outcome: Word<Outcome>", failure_text
        from payment
        order by payment_id"#
    )
    .map(|row| Payment {
        id: row.payment_id.into(),
        violation: row.violation_id.into(),
        account: row.account_id.map(|id| shared(&mut known.accounts, id)),
        method: row.method_id.map(|id| shared(&mut known.methods, id)),
        attempted_at: row.attempted_at.0,
        amount_fen: Fen(row.amount_fen),
        outcome: row.outcome.0,
        failure_text: row.failure_text,
    })
    .fetch_all(connection)
    .await?)
}

pub(super) async fn put_in(connection: &mut SqliteConnection, facts: &str) -> Result<(), StoreError> {
    query!(
        r#"insert into payment (
            payment_id, violation_id, account_id, method_id, attempted_at, amount_fen, outcome,
            failure_text
        )
        select
            value ->> '$.id', value ->> '$.violation', value ->> '$.account', value ->> '$.method',
            value ->> '$.attempted_at', value ->> '$.amount_fen', value ->> '$.outcome',
            value ->> '$.failure_text'
        from jsonb_each(?)"#,
        facts
    )
    .execute(connection)
    .await?;
    Ok(())
}

pub(super) async fn take_out(connection: &mut SqliteConnection, ids: &str) -> Result<(), StoreError> {
    query!("delete from payment where payment_id in (select value from json_each(?))", ids).execute(connection).await?;
    Ok(())
}
