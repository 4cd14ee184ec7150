//! The one connection to the database, and the transactions on it.

use sqlx::{Connection, SqliteConnection};

use crate::error::StoreError;

/// A connection that knows whether it stands inside a transaction.
///
/// sqlx's own transactions are not used, because they count a rollback that SQLite has already done by itself (as it
/// does when the disk is full) as one still to be done.
pub(crate) struct Line {
    pub(crate) connection: SqliteConnection,
    inside: bool,
}

impl Line {
    pub(crate) fn new(connection: SqliteConnection) -> Line {
        Line { connection, inside: false }
    }

    /// Begins to read one consistent state.
    pub(crate) async fn begin_reading(&mut self) -> Result<(), StoreError> {
        self.leave().await;
        // Set before the statement: if this future is dropped while it runs, the transaction may have begun.
        self.inside = true;
        sqlx::query("begin").execute(&mut self.connection).await?;
        Ok(())
    }

    /// Begins to write. The lock is taken at once: a transaction that reads first and wants to write later fails when
    /// somebody else wrote in between, however long it would wait.
    pub(crate) async fn begin_writing(&mut self) -> Result<(), StoreError> {
        self.leave().await;
        self.inside = true;
        sqlx::query("begin immediate").execute(&mut self.connection).await?;
        Ok(())
    }

    pub(crate) async fn commit(&mut self) -> Result<(), StoreError> {
        sqlx::query("commit").execute(&mut self.connection).await?;
        self.inside = false;
        Ok(())
    }

    /// Ends a transaction without keeping it, if there is one: also one that a dropped future left behind.
    pub(crate) async fn leave(&mut self) {
        if self.inside {
            // It fails when SQLite has rolled back by itself, and then there is nothing left to do.
            let _ = sqlx::query("rollback").execute(&mut self.connection).await;
            self.inside = false;
        }
    }

    pub(crate) async fn close(self) -> Result<(), StoreError> {
        Ok(self.connection.close().await?)
    }
}
