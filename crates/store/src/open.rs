use std::{
    fs::{self, DirBuilder, OpenOptions},
    io::ErrorKind,
    path::Path,
    time::Duration,
};

use greenlight_rules::time::Instant;
use sqlx::{
    ConnectOptions, Connection, SqliteConnection,
    migrate::Migrator,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};

use crate::{
    backup::{self, Why},
    error::{READONLY_ROLLBACK, StoreError},
    presence::Presence,
    store::Store,
};

/// The name of the database's file in the data folder.
pub const FILE_NAME: &str = "greenlight.sqlite";

/// The schema version this program writes: the number of the newest migration.
pub const SCHEMA_VERSION: i64 = 5;

/// "GRNL", in the header of the file: what tells it from any other SQLite database.
const APPLICATION_ID: i64 = 0x4752_4e4c;

/// How long to wait for another program that is writing.
pub(crate) const PATIENCE: Duration = Duration::from_secs(5);

/// How long to wait before trying again.
pub(crate) const PAUSE: Duration = Duration::from_millis(20);

pub(crate) static MIGRATIONS: Migrator = sqlx::migrate!("../../migrations");

impl Store {
    /// Opens the database in a data folder, making both if they are not there, readable by their owner alone. A database
    /// of an earlier version is kept as a backup and then brought to this one, each step in a transaction of its own.
    ///
    /// # Errors
    ///
    /// [`StoreError::NewerDatabase`], [`StoreError::NotGreenlight`], [`StoreError::Damaged`], [`StoreError::Gone`],
    /// [`StoreError::NoPermission`], [`StoreError::DiskFull`], [`StoreError::NoRoom`], [`StoreError::Busy`]: then the file
    /// is as it was.
    pub async fn open(folder: &Path) -> Result<Store, StoreError> {
        Store::open_with(folder, PATIENCE).await
    }

    /// Opens the database in a data folder; none when there is none, and then nothing is made.
    ///
    /// # Errors
    ///
    /// Those of [`Store::open`].
    pub async fn open_existing(folder: &Path) -> Result<Option<Store>, StoreError> {
        match fs::metadata(folder.join(FILE_NAME)) {
            Ok(_) => Ok(Some(Store::open(folder).await?)),
            Err(error) if error.kind() == ErrorKind::NotFound => not_gone(folder).map(|()| None),
            Err(error) => Err(error.into()),
        }
    }

    pub(crate) async fn open_with(folder: &Path, patience: Duration) -> Result<Store, StoreError> {
        not_gone(folder)?;
        make(folder)?;
        let presence = Presence::among_others(folder, patience).await?;
        // SQLite does not wait for everything by itself: not for the first to switch the file to its log.
        let trying = async {
            loop {
                match connect(folder, patience).await {
                    Err(StoreError::Busy) => tokio::time::sleep(PAUSE).await,
                    connected => return connected,
                }
            }
        };
        let (mut connection, found) = tokio::time::timeout(patience, trying).await.unwrap_or(Err(StoreError::Busy))?;
        if found < SCHEMA_VERSION {
            if found > 0 {
                keep_older(&mut connection, folder).await?;
            }
            migrate(&mut connection, patience).await?;
        }
        Ok(Store::on(connection, folder.to_owned(), presence))
    }
}

/// Connects to a database this program can use, and says of which version it is.
pub(crate) async fn connect(folder: &Path, patience: Duration) -> Result<(SqliteConnection, i64), StoreError> {
    let file = SqliteConnectOptions::new()
        .filename(folder.join(FILE_NAME))
        .create_if_missing(false)
        .busy_timeout(patience)
        .disable_statement_logging();

    // Looked at read-only first, so that a file this program cannot use stays as it is to the byte.
    let found = match looked(&file, folder).await {
        // All but a change that was cut short: SQLite takes it back for whoever may write.
        Err(StoreError::Sqlite { code: READONLY_ROLLBACK }) => {
            let mut taking_back = file.connect().await?;
            sqlx::query("select count(*) from sqlite_schema").execute(&mut taking_back).await?;
            taking_back.close().await?;
            looked(&file, folder).await?
        }
        looked => looked?,
    };

    // FULL, though WAL with NORMAL would keep the file sound too: a payment that was recorded must still be recorded after
    // a power cut, and a family writes a few times a day.
    let writing = file.journal_mode(SqliteJournalMode::Wal).synchronous(SqliteSynchronous::Full).foreign_keys(true);
    // 64 MiB of pages: what an import touches then reaches the log once, when it commits, not again and again on the way.
    // What a statement would put back if it were refused is some pages, and is kept in memory rather than in a file.
    let writing = writing.pragma("cache_size", "-65536").pragma("temp_store", "memory");
    Ok((writing.connect().await?, found))
}

async fn looked(file: &SqliteConnectOptions, folder: &Path) -> Result<i64, StoreError> {
    let mut looking = file.clone().read_only(true).connect().await?;
    let looked = match whole(&mut looking, folder).await {
        Ok(()) => look(&mut looking).await,
        Err(error) => Err(error),
    };
    // Whatever closing it says, it has written nothing.
    let _ = looking.close().await;
    looked
}

/// Leaves a database without a log beside it: everything is in its one file. Nobody else may have it open.
pub(crate) async fn without_a_log(folder: &Path, patience: Duration) -> Result<(), StoreError> {
    let options = SqliteConnectOptions::new()
        .filename(folder.join(FILE_NAME))
        .create_if_missing(false)
        .busy_timeout(patience)
        .disable_statement_logging();
    let trying = async {
        loop {
            match options.clone().journal_mode(SqliteJournalMode::Delete).connect().await.map_err(StoreError::from) {
                Err(StoreError::Busy) => tokio::time::sleep(PAUSE).await,
                connected => return connected,
            }
        }
    };
    let connection = tokio::time::timeout(patience, trying).await.unwrap_or(Err(StoreError::Busy))?;
    Ok(connection.close().await?)
}

/// Refuses a folder in which there was a database once: nothing is made anew where a family believes its facts to be.
fn not_gone(folder: &Path) -> Result<(), StoreError> {
    let length = |name: &str| fs::metadata(folder.join(name)).map_or(0, |about| about.len());
    let empty = length(FILE_NAME) == 0 && length(&format!("{FILE_NAME}-wal")) == 0;
    if empty && !backup::copies(folder)?.is_empty() { Err(StoreError::Gone) } else { Ok(()) }
}

/// Makes the folder and an empty file, unless they are there.
pub(crate) fn make(folder: &Path) -> Result<(), StoreError> {
    let file = folder.join(FILE_NAME);
    if file.try_exists()? {
        return Ok(());
    }
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
        builder.mode(0o700);
        // SQLite gives the files it keeps beside this one the same mode.
        options.mode(0o600);
    }
    builder.create(folder)?;
    match options.open(file) {
        // Somebody else made it in between, which is as good.
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        made => Ok(made.map(drop)?),
    }
}

/// Whether the file ends where a page ends. SQLite itself takes a page that is cut short for one that ends in zeros. A file
/// may be cut short while it is being written, but then the log beside it still holds what was written.
async fn whole(connection: &mut SqliteConnection, folder: &Path) -> Result<(), StoreError> {
    let size: i64 = sqlx::query_scalar("select page_size from pragma_page_size").fetch_one(connection).await?;
    let logged = fs::metadata(folder.join(format!("{FILE_NAME}-wal"))).is_ok_and(|log| log.len() > 0);
    let length = fs::metadata(folder.join(FILE_NAME))?.len();
    if logged || u64::try_from(size).is_ok_and(|size| length.is_multiple_of(size)) {
        Ok(())
    } else {
        Err(StoreError::Damaged)
    }
}

/// Whose database it is and of which version, 0 when it is still empty; an error when this program cannot use it.
pub(crate) async fn look(connection: &mut SqliteConnection) -> Result<i64, StoreError> {
    // One state, even while another program brings the database to its version. Closing ends it.
    sqlx::query("begin").execute(&mut *connection).await?;
    // The compile-time check of queries does not know the columns of these pragmas.
    let tables: i64 = sqlx::query_scalar("select count(*) from sqlite_master").fetch_one(&mut *connection).await?;
    let application: i64 =
        sqlx::query_scalar("select application_id from pragma_application_id").fetch_one(&mut *connection).await?;
    let version = schema_version(connection).await?;
    if application != APPLICATION_ID {
        // A first start that was cut short leaves an empty file, or one that holds only the list of migrations.
        let listed: i64 = sqlx::query_scalar("select count(*) from sqlite_master where tbl_name = '_sqlx_migrations'")
            .fetch_one(&mut *connection)
            .await?;
        return if application == 0 && version == 0 && listed == tables {
            Ok(0)
        } else {
            Err(StoreError::NotGreenlight)
        };
    }
    if version > SCHEMA_VERSION {
        return Err(StoreError::newer(version));
    }
    if version < SCHEMA_VERSION {
        // Nothing is brought to a new version on top of damage.
        let found: Vec<String> =
            sqlx::query_scalar("select quick_check from pragma_quick_check").fetch_all(connection).await?;
        if found.iter().any(|line| line != "ok") {
            return Err(StoreError::Damaged);
        }
    }
    Ok(version)
}

pub(crate) async fn schema_version(connection: &mut SqliteConnection) -> Result<i64, StoreError> {
    Ok(sqlx::query_scalar("select user_version from pragma_user_version").fetch_one(connection).await?)
}

/// Keeps a database of an earlier version as a backup, unless another program has brought it to this one meanwhile. The
/// backup is called after the instant at which the file was last written: there is no clock here, and a state that is kept
/// twice is kept under one time.
async fn keep_older(connection: &mut SqliteConnection, folder: &Path) -> Result<(), StoreError> {
    let mut written = fs::metadata(folder.join(FILE_NAME))?.modified()?;
    if let Ok(log) = fs::metadata(folder.join(format!("{FILE_NAME}-wal"))) {
        written = written.max(log.modified()?);
    }
    let seconds = written.duration_since(std::time::UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let at = i64::try_from(seconds).ok().and_then(Instant::from_unix);
    // Dropping the connection ends it.
    sqlx::query("begin immediate").execute(&mut *connection).await?;
    if let Some(at) = at.or_else(|| Instant::from_unix(0))
        && schema_version(connection).await? < SCHEMA_VERSION
        && !backup::copies(folder)?.iter().any(|copy| copy.stamp.why == Why::Migration && copy.stamp.at == at)
    {
        backup::automatic(connection, folder, at, Why::Migration).await?;
    }
    sqlx::query("rollback").execute(connection).await?;
    Ok(())
}

/// Brings a database that nobody else can see to this version.
pub(crate) async fn migrate_alone(connection: &mut SqliteConnection) -> Result<(), StoreError> {
    Ok(MIGRATIONS.run(connection).await?)
}

/// Brings the database to this version. Another program may be doing the same: then one of the two fails on the way,
/// looks again, and goes on with what is left.
async fn migrate(connection: &mut SqliteConnection, patience: Duration) -> Result<(), StoreError> {
    let mut waited = Duration::ZERO;
    loop {
        match MIGRATIONS.run(&mut *connection).await {
            Ok(()) => return Ok(()),
            Err(_) if schema_version(connection).await? == SCHEMA_VERSION => return Ok(()),
            Err(error) if waited >= patience => return Err(error.into()),
            Err(_) => {
                tokio::time::sleep(PAUSE).await;
                waited += PAUSE;
            }
        }
    }
}
