#!/bin/sh
# Writes .sqlx anew: what the compile-time check of queries knows of the schema, so that a build needs no database.
# To be run after a query or a migration changes. With --check it only says whether .sqlx is as it should be.
# Needs `cargo install sqlx-cli --version ^0.9 --no-default-features --features sqlite`.
set -eu
cd "$(dirname "$0")/../.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export DATABASE_URL="sqlite://$folder/schema.sqlite"
cargo sqlx database create
cargo sqlx migrate run --source migrations
cargo sqlx prepare --workspace "$@" -- --package greenlight-store --all-targets
