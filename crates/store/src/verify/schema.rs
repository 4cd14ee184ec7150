//! The schema as it stands in the file, beside the one that the migrations make.

use std::collections::BTreeMap;

use sqlx::{ConnectOptions, SqliteConnection, query_as, sqlite::SqliteConnectOptions};

use crate::{error::StoreError, open::migrate_alone};

/// The tables, indexes, views, triggers and numbers of the law that are missing or others than the migrations make them.
/// What somebody added is theirs.
pub(crate) async fn altered(connection: &mut SqliteConnection) -> Result<Vec<String>, StoreError> {
    let mut fresh = SqliteConnectOptions::new().in_memory(true).disable_statement_logging().connect().await?;
    migrate_alone(&mut fresh).await?;
    let found = parts(connection).await?;
    let expected = parts(&mut fresh).await?;
    let altered = expected.into_iter().filter(|(name, text)| found.get(name) != Some(text));
    Ok(altered.map(|(name, _)| name).collect())
}

async fn parts(connection: &mut SqliteConnection) -> Result<BTreeMap<String, String>, StoreError> {
    // The tables of SQLite itself are not known to the compile-time check of queries.
    let parts: Vec<(String, String)> = query_as(
        "select type || ' ' || name, tbl_name || ' ' || coalesce(sql, '')
        from sqlite_schema
        where name not like 'sqlite_%' and name not like '_sqlx_%'
        union all
        select 'legal_limit ' || id, cast(value as text) from legal_limit",
    )
    .fetch_all(connection)
    .await?;
    Ok(parts.into_iter().collect())
}
