//! The household in SQLite.
