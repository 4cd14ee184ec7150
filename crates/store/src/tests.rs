//! Tests of the store. This file is the only one that touches how a store is opened and read.

use std::path::Path;

use greenlight_rules::{facts::Household, time::Instant};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, migrate::Migrator, raw_sql, sqlite::SqliteConnectOptions};
use tempfile::TempDir;

use crate::{Store, StoreError};

mod backups;
mod damage;
mod files;
mod journal;
mod limits;
mod many;
mod opening;
mod parcels;
mod refusals;
mod restoring;
mod sample;
mod schema;
mod told;

/// Runs a test that waits.
fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime").block_on(future)
}

/// A data folder that goes away with the test.
fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

async fn open(folder: &Path) -> Store {
    Store::open(folder).await.expect("opens")
}

fn instant(text: &str) -> Instant {
    Instant::parse(text).expect("an instant")
}

fn now() -> Instant {
    instant("2026-09-11T20:00:00+08:00")
}

/// A database as version 2 of the schema left it, with one member in it.
async fn older(folder: &Path) {
    let file = SqliteConnectOptions::new().filename(folder.join(crate::FILE_NAME)).create_if_missing(true);
    let mut connection = file.connect().await.expect("connects");
    let known = crate::open::MIGRATIONS.iter().filter(|migration| migration.version <= 2).cloned().collect::<Vec<_>>();
    Migrator { migrations: known.into(), ..Migrator::DEFAULT }.run(&mut connection).await.expect("migrates");
    let fill = "insert into member (member_id, name) values ('dad', '王建国'); pragma user_version = 2";
    raw_sql(fill).execute(&mut connection).await.expect("fills");
    connection.close().await.expect("closes");
}

/// Replaces the whole household; whether that was a change.
async fn put(store: &Store, household: &Household) -> Result<bool, StoreError> {
    let changed = store.change(now(), "put", |_| Ok::<_, StoreError>(household.clone())).await?;
    Ok(changed.is_some())
}

async fn read(store: &Store) -> Household {
    store.household().await.expect("reads")
}

/// Runs hand-written SQL on the store's own connection, past the door.
async fn by_hand(store: &Store, sql: &str) -> Result<(), StoreError> {
    let mut line = store.line().await;
    raw_sql(AssertSqlSafe(sql)).execute(&mut line.connection).await?;
    Ok(())
}
