//! What can still be read of a damaged database.
//!
//! The damaged file is only read. Row by row, what it still holds goes into an empty database in memory, whose constraints
//! keep out what makes no sense; what a table has lost, the journal often still has. What comes out is a household like any
//! other, and a toll of what is not in it.

mod graft;
mod rows;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use greenlight_rules::facts::Household;
use sqlx::{ConnectOptions, Connection, SqliteConnection, query_scalar, sqlite::SqliteConnectOptions};

use crate::{
    backup::in_memory,
    door::dangling,
    error::StoreError,
    noun::{FactName, Noun},
    nouns,
    open::{FILE_NAME, PATIENCE, migrate_alone},
    verify::replay,
};
use rows::{Table, array};

/// What was read of a damaged database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Salvaged {
    /// What could be read, and agrees.
    pub household: Household,
    /// What became of the facts of each noun.
    pub tolls: Vec<Toll>,
}

/// What became of the facts of one noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Toll {
    /// Which noun.
    pub noun: Noun,
    /// How many were read where they stood.
    pub read: usize,
    /// How many were lost there and are back as the journal has them.
    pub from_journal: usize,
    /// How many were left out because what they refer to is gone.
    pub dangling: usize,
    /// How many were left out because they break a limit or hold what no version of the program writes.
    pub senseless: usize,
    /// How many are others than the journal says; they are in, as they were read.
    pub differing: usize,
    /// Whether parts of the table could not be read at all, so that there may have been more.
    pub incomplete: bool,
}

impl Toll {
    /// Whether nothing of this noun is known to be lost or in doubt.
    pub fn is_whole(&self) -> bool {
        self.dangling + self.senseless + self.differing == 0 && !self.incomplete
    }
}

/// The tables of the journal, those that others refer to first.
const JOURNAL: [&str; 2] = ["change", "change_row"];

/// Tables that hold nothing of the household's.
const OF_THE_PROGRAM: [&str; 5] = ["door", "legal_limit", "told", "watch", "_sqlx_migrations"];

/// Reads what can be read of the database in a data folder. The file is left as it is.
///
/// # Errors
///
/// [`StoreError::Damaged`] when nothing is left that can be read, or [`StoreError::Io`] when there is no file.
pub async fn salvage(folder: &Path) -> Result<Salvaged, StoreError> {
    let (mut found, bytes) = match opened(folder).await? {
        Opened::Whole(found) => return read(found).await,
        Opened::Pages(bytes) => (Vec::new(), bytes),
    };
    // Which of the ways in which the schema may lie in the file is the right one shows in what it gives.
    for graft in graft::each(&bytes).await? {
        if let Ok(salvaged) = read(graft).await {
            found.push(salvaged);
        }
    }
    let facts = |salvaged: &Salvaged| salvaged.tolls.iter().map(|toll| toll.read + toll.from_journal).sum::<usize>();
    found.into_iter().filter(|salvaged| facts(salvaged) > 0).max_by_key(facts).ok_or(StoreError::Damaged)
}

async fn read(mut found: SqliteConnection) -> Result<Salvaged, StoreError> {
    let mut clean = SqliteConnectOptions::new()
        .in_memory(true)
        // References are held by triggers here, row by row; the journal's may be gone.
        .foreign_keys(false)
        .disable_statement_logging()
        .connect()
        .await?;
    migrate_alone(&mut clean).await?;

    let mut seqs = BTreeSet::new();
    for table in JOURNAL {
        let table = Table::of(&mut clean, &mut found, table).await?;
        let whole = 1..=seqs.last().copied().unwrap_or(0);
        let seq = |seq: i64| serde_json::Value::from(seq);
        let read = table.read(&mut found, &whole.map(seq).collect::<Vec<_>>()).await;
        for row in read.rows.values() {
            // A row of the journal that makes no sense is none.
            let _ = table.put_in(&mut clean, row).await;
        }
        seqs.extend(
            read.rows.keys().filter_map(|key| serde_json::from_str::<Vec<serde_json::Value>>(key).ok()?[0].as_i64()),
        );
    }
    let expected = replay::expected(&mut clean, &mut BTreeSet::new()).await?;

    let mut tolls = BTreeMap::new();
    let mut present = BTreeSet::new();
    for noun in Noun::ALL {
        let images = expected.iter().filter(|(name, image)| name.noun == noun && image.is_some());
        let images = images.filter_map(|(name, image)| Some((name, image.as_deref()?))).collect::<BTreeMap<_, _>>();
        let table = Table::of(&mut clean, &mut found, noun.word()).await?;
        let ids = images.keys().map(|name| serde_json::Value::from(name.id.as_str())).collect::<Vec<_>>();
        let read = table.read(&mut found, &ids).await;
        let mut toll = Toll {
            noun,
            read: 0,
            from_journal: 0,
            dangling: 0,
            senseless: 0,
            differing: 0,
            incomplete: read.incomplete,
        };
        for (key, row) in &read.rows {
            if toll.count(table.put_in(&mut clean, row).await)? {
                toll.read += 1;
                present.insert(FactName { noun, id: table.id(key) });
            }
        }
        toll.senseless += read.senseless;
        for image in images.into_iter().filter(|(name, _)| !present.contains(*name)).map(|(_, image)| image) {
            // What could not be read is counted once, as what becomes of its image.
            let came = nouns::put_in(&mut clean, noun, &array(image)).await;
            if toll.count(came)? {
                toll.from_journal += 1;
            }
        }
        tolls.insert(noun, toll);
    }
    parts_of_facts(&mut clean, &mut found).await?;
    leave_out_dangling(&mut clean, &mut tolls).await?;

    let household = nouns::household(&mut clean).await?;
    for name in replay::strayed(&mut clean).await? {
        if let Some(toll) = tolls.get_mut(&name.noun).filter(|_| present.contains(&name)) {
            toll.differing += 1;
        }
    }
    let tolls = tolls.into_values().filter(|toll| toll.read + toll.from_journal > 0 || !toll.is_whole()).collect();
    Ok(Salvaged { household, tolls })
}

impl Toll {
    /// Whether a fact came in; counts it when it did not.
    fn count(&mut self, came: Result<(), StoreError>) -> Result<bool, StoreError> {
        match came {
            Ok(()) => return Ok(true),
            Err(StoreError::Refused(refusal)) if refusal.limit == "dangling" => self.dangling += 1,
            Err(StoreError::Refused(_)) => self.senseless += 1,
            Err(error) => return Err(error),
        }
        Ok(false)
    }
}

/// Facts that have rows in more than one table get those too.
async fn parts_of_facts(clean: &mut SqliteConnection, found: &mut SqliteConnection) -> Result<(), StoreError> {
    let tables: Vec<String> =
        query_scalar("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name")
            .fetch_all(&mut *clean)
            .await?;
    let known = |table: &String| {
        Noun::from_word(table).is_some()
            || JOURNAL.contains(&table.as_str())
            || OF_THE_PROGRAM.contains(&table.as_str())
    };
    for table in tables.iter().filter(|table| !known(table)) {
        let table = Table::of(clean, found, table).await?;
        for row in table.read(found, &[]).await.rows.values() {
            match table.put_in(clean, row).await {
                // It came with its fact out of the journal, or its fact is gone.
                Ok(()) | Err(StoreError::Refused(_)) => {}
                Err(error) => return Err(error),
            }
        }
    }
    Ok(())
}

/// What refers to a fact that is gone goes too, and then what refers to that.
async fn leave_out_dangling(clean: &mut SqliteConnection, tolls: &mut BTreeMap<Noun, Toll>) -> Result<(), StoreError> {
    sqlx::query("insert into door (door_id) values (1)").execute(&mut *clean).await?;
    loop {
        let names = dangling(clean).await?;
        if names.is_empty() {
            return Ok(());
        }
        for name in names {
            nouns::take_out(clean, name.noun, &array(&serde_json::Value::from(name.id).to_string())).await?;
            if let Some(toll) = tolls.get_mut(&name.noun) {
                toll.dangling += 1;
                toll.read = toll.read.saturating_sub(1);
            }
        }
    }
}

/// The damaged database, as far as it lets itself be opened.
enum Opened {
    /// Its schema can be read.
    Whole(SqliteConnection),
    /// Only its pages are there.
    Pages(Vec<u8>),
}

/// The file with its log; or else its pages, under a header that says what every file of this program's says.
async fn opened(folder: &Path) -> Result<Opened, StoreError> {
    let file = folder.join(FILE_NAME);
    let on_disk = SqliteConnectOptions::new()
        .filename(&file)
        .create_if_missing(false)
        .read_only(true)
        .busy_timeout(PATIENCE)
        .disable_statement_logging();
    if let Ok(mut connection) = on_disk.connect().await {
        if is_readable(&mut connection).await {
            return Ok(Opened::Whole(connection));
        }
        let _ = connection.close().await;
    }
    let mut bytes = fs::read(&file)?;
    graft::mend_header(&mut bytes).ok_or(StoreError::Damaged)?;
    let mut connection = in_memory(&bytes).await?;
    Ok(if is_readable(&mut connection).await { Opened::Whole(connection) } else { Opened::Pages(bytes) })
}

/// Whether its tables can be told. Parts of the schema that cannot be understood are passed over.
async fn is_readable(connection: &mut SqliteConnection) -> bool {
    for pragma in ["pragma writable_schema = on", "pragma query_only = on", "pragma cell_size_check = on"] {
        if sqlx::query(pragma).execute(&mut *connection).await.is_err() {
            return false;
        }
    }
    let tables = query_scalar("select count(*) from sqlite_schema where type = 'table'").fetch_one(connection).await;
    tables.is_ok_and(|tables: i64| tables > 0)
}
