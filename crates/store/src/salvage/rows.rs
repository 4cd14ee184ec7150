//! The rows of a table, as far as they can be read.

use std::collections::BTreeMap;

use futures_util::StreamExt;
use serde_json::Value;
use sqlx::{AssertSqlSafe, Row, SqliteConnection, query, query_as};

use crate::error::StoreError;

/// A table of this version's schema, with those of its columns that the damaged database has.
pub(super) struct Table {
    name: String,
    columns: Vec<String>,
    key: Vec<String>,
}

/// What could be read of a table: each row as a JSON array of its columns, by the JSON array of its key.
#[derive(Default)]
pub(super) struct Rows {
    pub(super) rows: BTreeMap<String, String>,
    /// Rows that were there and are no text that could be read.
    pub(super) senseless: usize,
    /// Whether some page could not be read.
    pub(super) incomplete: bool,
}

/// One fact as the JSON array of facts that it goes in as.
pub(super) fn array(image: &str) -> String {
    format!("[{image}]")
}

impl Table {
    /// Its columns come from an empty database of this version.
    pub(super) async fn of(
        clean: &mut SqliteConnection,
        found: &mut SqliteConnection,
        name: &str,
    ) -> Result<Table, StoreError> {
        let about = "select name, pk from pragma_table_xinfo(?) where hidden = 0 order by cid";
        let known: Vec<(String, i64)> = query_as(about).bind(name).fetch_all(clean).await?;
        // A table whose own columns cannot be told is read as if it had all, and read in vain if it has not.
        let there: Vec<(String, i64)> = query_as(about).bind(name).fetch_all(found).await.unwrap_or_default();
        let is_there = |column: &str| there.is_empty() || there.iter().any(|(name, _)| name == column);
        let mut key: Vec<&(String, i64)> = known.iter().filter(|(_, place)| *place > 0).collect();
        key.sort_by_key(|(_, place)| *place);
        Ok(Table {
            name: quoted(name),
            key: key.into_iter().map(|(name, _)| quoted(name)).collect(),
            columns: known
                .iter()
                .map(|(name, _)| name)
                .filter(|name| is_there(name))
                .map(|name| quoted(name))
                .collect(),
        })
    }

    /// Reads from the first row on, from the last back, and then looks for each of these beginnings of a key: what lies
    /// behind a page that cannot be read is found by whoever knows what it is called.
    pub(super) async fn read(&self, found: &mut SqliteConnection, known: &[Value]) -> Rows {
        let mut rows = Rows::default();
        if self.scan(found, &self.ordered("asc"), None, &mut rows).await {
            return rows;
        }
        rows.incomplete = true;
        // What is counted on the way back was not seen on the way forth.
        self.scan(found, &self.ordered("desc"), None, &mut rows).await;
        let Some(first) = self.key.first() else { return rows };
        let one = format!("where {first} = ? {}", self.ordered("asc"));
        for known in known {
            self.scan(found, &one, Some(known), &mut rows).await;
        }
        rows
    }

    /// Puts a row in.
    pub(super) async fn put_in(&self, clean: &mut SqliteConnection, row: &str) -> Result<(), StoreError> {
        let values = (0..self.columns.len()).map(|place| format!("row ->> '$[{place}]'")).collect::<Vec<_>>();
        let insert = format!(
            "with found (row) as (select ?) insert into {} ({}) select {} from found",
            self.name,
            self.columns.join(", "),
            values.join(", ")
        );
        query(AssertSqlSafe(insert)).bind(row).execute(clean).await?;
        Ok(())
    }

    /// The id of the fact whose row has this key.
    pub(super) fn id(&self, key: &str) -> String {
        match serde_json::from_str::<Vec<Value>>(key) {
            Ok(values) if values.len() == 1 => values[0].as_str().map_or_else(|| values[0].to_string(), str::to_owned),
            _ => key.to_owned(),
        }
    }

    fn ordered(&self, way: &str) -> String {
        let key = self.key.iter().map(|column| format!("{column} {way}")).collect::<Vec<_>>();
        format!("order by {}", key.join(", "))
    }

    /// Reads until there is no more, or until a page cannot be read. Says whether there was no more.
    async fn scan(&self, found: &mut SqliteConnection, which: &str, known: Option<&Value>, rows: &mut Rows) -> bool {
        let select = format!(
            "select json_array({}), json_array({}) from {} {which}",
            self.key.join(", "),
            self.columns.join(", "),
            self.name
        );
        let mut query = query(AssertSqlSafe(select));
        match known {
            Some(Value::String(text)) => query = query.bind(text),
            Some(number) => query = query.bind(number.as_i64()),
            None => {}
        }
        let mut stream = query.fetch(found);
        while let Some(row) = stream.next().await {
            let Ok(row) = row else { return false };
            match (row.try_get::<String, _>(0), row.try_get::<String, _>(1)) {
                (Ok(key), Ok(row)) => {
                    rows.rows.insert(key, row);
                }
                _ => rows.senseless += 1,
            }
        }
        true
    }
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
