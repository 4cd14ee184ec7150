//! Tests of the store. This file is the only one that touches how a store is opened and read.

use std::path::Path;

use greenlight_rules::{facts::Household, time::Instant};
use sqlx::{AssertSqlSafe, raw_sql};
use tempfile::TempDir;

use crate::{Store, StoreError};

mod journal;
mod limits;
mod opening;
mod refusals;
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
