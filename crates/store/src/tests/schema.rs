//! The schema as the migrations leave it, beside this file. `GREENLIGHT_RETELL=1` writes it anew.

use std::{env, fs, path::Path};

use sqlx::query_scalar;

use super::{block_on, folder, open};
use crate::SCHEMA_VERSION;

#[test]
fn the_schema_is_the_one_beside_this_file() {
    let found = block_on(async {
        let folder = folder();
        let store = open(folder.path()).await;
        let mut line = store.line().await;
        let statements: Vec<String> = query_scalar(
            "select sql from sqlite_master where sql is not null and name not like 'sqlite_%' and name not like '_sqlx_%'
            order by tbl_name, type, name",
        )
        .fetch_all(&mut line.connection)
        .await
        .expect("reads");
        statements.join(";\n\n") + ";\n"
    });
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tests/schema.sql");
    #[expect(clippy::disallowed_methods, reason = "whoever runs the tests says here that the schema has changed")]
    if env::var_os("GREENLIGHT_RETELL").is_some() {
        fs::write(&file, &found).expect("writes");
    }
    let kept = fs::read_to_string(&file).expect("src/tests/schema.sql");
    assert!(
        kept == found,
        "the schema differs from src/tests/schema.sql: look at the difference after GREENLIGHT_RETELL=1"
    );
}

#[test]
fn the_schema_version_is_the_number_of_the_newest_migration() {
    let migrations = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../migrations");
    let names = fs::read_dir(migrations).expect("migrations").map(|entry| entry.expect("an entry").file_name());
    let newest = names.filter_map(|name| name.to_str()?.split('_').next()?.parse::<i64>().ok()).max();
    assert_eq!(newest, Some(SCHEMA_VERSION));
}

#[test]
fn the_numbers_of_the_law() {
    let limits = block_on(async {
        let folder = folder();
        open(folder.path()).await.legal_limits().await.expect("reads")
    });
    assert_eq!(limits["filings-per-account"], 3);
    assert_eq!(limits.len(), 7);
}
