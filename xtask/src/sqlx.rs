//! `cargo xtask sqlx`: the offline metadata by which the SQL queries are checked without a database.

use std::fs;

use crate::steps::{self, cargo};
use crate::{Stop, probe, surroundings};

/// Makes a scratch database from the migrations, and writes `.sqlx` from it.
pub fn run() -> Result<(), Stop> {
    if !probe::has_subcommand("sqlx") {
        return Err(Stop::unready(
            "sqlx-cli is not here. Get it:\n  \
             cargo install sqlx-cli --version '^0.9' --locked --no-default-features --features sqlite",
        ));
    }
    let folder = surroundings::root().join("target/sqlx");
    let io = |error: std::io::Error| Stop::unready(format!("target/sqlx could not be made afresh: {error}."));
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(io)?;
    }
    fs::create_dir_all(&folder).map_err(io)?;

    // The macros look for the database from their own package's folder, so its address has to be absolute.
    let address = format!("sqlite://{}", folder.join("scratch.sqlite").display());
    let steps: [(&str, &[&str]); 3] = [
        ("Scratch database", &["sqlx", "database", "create"]),
        ("Migrations", &["sqlx", "migrate", "run", "--source", "migrations"]),
        ("Metadata", &["sqlx", "prepare", "--workspace", "--", "--all-targets"]),
    ];
    for (title, arguments) in steps {
        steps::must(title, cargo(arguments).env("DATABASE_URL", &address))?;
    }
    Ok(())
}
