//! A new beginning for a damaged file: the header and the schema that every database of this version has.

use sqlx::{ConnectOptions, SqliteConnection, query_scalar, sqlite::SqliteConnectOptions};

use super::is_readable;
use crate::{backup::in_memory, error::StoreError, open::migrate_alone};

/// The size of a page, in bytes; the program never asked for another.
const PAGE: usize = 4096;

/// The damaged pages under the schema of a new database, whose tables begin where they begin there: as the migrations lay
/// them one after the other, and as they lie in a file that was written anew, which every backup is.
pub(super) async fn each(bytes: &[u8]) -> Result<Vec<SqliteConnection>, StoreError> {
    let mut grafts = Vec::new();
    for written_anew in [false, true] {
        let mut fresh = SqliteConnectOptions::new().in_memory(true).disable_statement_logging().connect().await?;
        migrate_alone(&mut fresh).await?;
        if written_anew {
            sqlx::query("vacuum").execute(&mut fresh).await?;
        }
        let leaves: Vec<i64> =
            query_scalar("select pageno from dbstat where name = 'sqlite_schema' and path <> '/' order by pageno")
                .fetch_all(&mut fresh)
                .await?;
        let new = fresh.serialize(None).await?;
        if let Some(grafted) = grafted(bytes, &new, &leaves) {
            let mut connection = in_memory(&grafted).await?;
            if is_readable(&mut connection).await {
                grafts.push(connection);
            }
        }
    }
    Ok(grafts)
}

/// The old pages, with the first taken from a new database and the rest of the new schema behind them. None when the new
/// schema does not lie as it is understood here: a first page that points to leaves.
///
/// <https://www.sqlite.org/fileformat2.html#b_tree_pages>
fn grafted(old: &[u8], new: &[u8], leaves: &[i64]) -> Option<Vec<u8>> {
    const INTERIOR: u8 = 5;
    let mut bytes = old.to_vec();
    bytes.resize(bytes.len().next_multiple_of(PAGE), 0);
    bytes.get_mut(..PAGE)?.copy_from_slice(new.get(..PAGE)?);
    if bytes[100] != INTERIOR {
        return None;
    }
    let two = |bytes: &[u8], place: usize| Some(u16::from_be_bytes(bytes.get(place..place + 2)?.try_into().ok()?));
    // Where page numbers stand: at the right end, and at the beginning of each cell.
    let mut pointers = vec![108];
    for cell in 0..usize::from(two(&bytes, 103)?) {
        pointers.push(usize::from(two(&bytes, 112 + 2 * cell)?));
    }
    let behind = bytes.len() / PAGE;
    for pointer in pointers {
        let page = bytes.get_mut(pointer..pointer + 4)?;
        let leaf = u32::from_be_bytes((&*page).try_into().ok()?);
        let place = leaves.iter().position(|known| *known == i64::from(leaf))?;
        page.copy_from_slice(&u32::try_from(behind + place + 1).ok()?.to_be_bytes());
    }
    for leaf in leaves {
        let page = usize::try_from(*leaf).ok()?;
        bytes.extend_from_slice(new.get((page - 1) * PAGE..page * PAGE)?);
    }
    mend_header(&mut bytes)?;
    Some(bytes)
}

/// Writes the header of a database of this program over whatever stands there. None when there is not even a page.
///
/// <https://www.sqlite.org/fileformat2.html#the_database_header>
pub(super) fn mend_header(bytes: &mut Vec<u8>) -> Option<()> {
    bytes.resize(bytes.len().next_multiple_of(PAGE), 0);
    let pages = u32::try_from(bytes.len() / PAGE).ok()?;
    let header = bytes.get_mut(..100)?;
    header[..16].copy_from_slice(b"SQLite format 3\0");
    header[16..18].copy_from_slice(&4096_u16.to_be_bytes());
    // No log; no reserved space; the fractions that are always these.
    header[18..24].copy_from_slice(&[1, 1, 0, 64, 32, 32]);
    header[28..32].copy_from_slice(&pages.to_be_bytes());
    header[44..48].copy_from_slice(&4_u32.to_be_bytes());
    header[52..56].fill(0);
    // UTF-8.
    header[56..60].copy_from_slice(&1_u32.to_be_bytes());
    let counter: [u8; 4] = header[24..28].try_into().ok()?;
    header[92..96].copy_from_slice(&counter);
    Some(())
}
