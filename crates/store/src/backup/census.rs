//! What a copy must have in common with what it was copied from.

use std::collections::BTreeMap;

use sqlx::{AssertSqlSafe, SqliteConnection};

use crate::{error::StoreError, open::schema_version};

/// How many rows every table has, and the schema version. It knows no table by name.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Census {
    pub(crate) version: i64,
    rows: BTreeMap<String, i64>,
}

impl Census {
    pub(crate) async fn of(connection: &mut SqliteConnection) -> Result<Census, StoreError> {
        let tables: Vec<String> =
            sqlx::query_scalar("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'")
                .fetch_all(&mut *connection)
                .await?;
        let mut rows = BTreeMap::new();
        for table in tables {
            let count = format!("select count(*) from \"{}\"", table.replace('"', "\"\""));
            rows.insert(table, sqlx::query_scalar(AssertSqlSafe(count)).fetch_one(&mut *connection).await?);
        }
        Ok(Census { version: schema_version(connection).await?, rows })
    }
}

/// Whether SQLite finds every page, index and constraint in order, and no row refers to one that is not there.
pub(crate) async fn is_whole(connection: &mut SqliteConnection) -> Result<bool, StoreError> {
    let damage: Vec<String> =
        sqlx::query_scalar("select integrity_check from pragma_integrity_check").fetch_all(&mut *connection).await?;
    let dangling: i64 =
        sqlx::query_scalar("select count(*) from pragma_foreign_key_check").fetch_one(connection).await?;
    Ok(damage.iter().all(|line| line == "ok") && dangling == 0)
}
