//! Whatever is found in the data folder: it is opened, or it is left as it is to the byte.

use std::{fs, path::Path, time::Duration};

use sqlx::{
    AssertSqlSafe, ConnectOptions, Connection, raw_sql,
    sqlite::{SqliteConnectOptions, SqliteJournalMode},
};

use super::{Store, StoreError, block_on, by_hand, folder, limits::GROUND, now, open, put, read, sample};
use crate::{FILE_NAME, SCHEMA_VERSION, Sought, Why, inspect, open::MIGRATIONS, restore};

const IMPATIENT: Duration = Duration::from_millis(50);

/// Opens a folder that holds `file`, which must fail, and leave it as it is.
fn refused(file: &[u8]) -> StoreError {
    let folder = folder();
    let path = folder.path().join(FILE_NAME);
    fs::write(&path, file).expect("writes");
    let error = block_on(Store::open_with(folder.path(), IMPATIENT)).err().expect("is refused");
    assert!(fs::read(&path).expect("reads") == file, "the file changed");
    error
}

/// The file of a closed database, after `sql`.
fn database(sql: &str) -> Vec<u8> {
    let folder = folder();
    block_on(async {
        let store = open(folder.path()).await;
        put(&store, &sample::household()).await.expect("writes");
        by_hand(&store, sql).await.expect("runs");
        store.close().await.expect("closes");
    });
    fs::read(folder.path().join(FILE_NAME)).expect("reads")
}

#[test]
fn a_newer_database() {
    let error = refused(&database("pragma user_version = 999"));
    assert!(matches!(error, StoreError::NewerDatabase { found: 999, known: SCHEMA_VERSION }), "{error:?}");
}

#[test]
fn another_programs_database() {
    for sql in
        ["pragma application_id = 1", "pragma application_id = 0", "pragma application_id = 0; pragma user_version = 0"]
    {
        assert!(matches!(refused(&database(sql)), StoreError::NotGreenlight), "{sql}");
    }
}

#[test]
fn what_is_no_database() {
    let error = refused("这不是数据库。".repeat(500).as_bytes());
    assert!(matches!(error, StoreError::Damaged), "{error:?}");
}

#[test]
fn a_truncated_file() {
    let whole = database("");
    for length in [100, 1_000, 4_096, whole.len() / 2, whole.len() - 1] {
        let error = refused(&whole[..length]);
        assert!(matches!(error, StoreError::Damaged), "{length}: {error:?}");
    }
}

#[test]
fn damage_inside_the_file() {
    let mut file = database("");
    block_on(async {
        let folder = folder();
        let page = 4_096;
        for byte in &mut file[page..] {
            *byte = 0xa5;
        }
        let path = folder.path().join(FILE_NAME);
        fs::write(&path, &file).expect("writes");
        let error = match Store::open_with(folder.path(), IMPATIENT).await {
            Ok(store) => store.household().await.err(),
            Err(error) => Some(error),
        };
        assert!(matches!(error, Some(StoreError::Damaged)), "{error:?}");
        assert!(fs::read(&path).expect("reads") == file);
    });
}

#[test]
fn a_first_start_that_was_cut_short() {
    block_on(async {
        let folder = folder();
        fs::write(folder.path().join(FILE_NAME), b"").expect("writes");
        let store = open(folder.path()).await;
        put(&store, &sample::household()).await.expect("writes");
    });
}

#[test]
fn a_change_that_was_cut_short_is_taken_back() {
    block_on(async {
        let (folder, other) = (folder(), super::folder());
        let store = open(folder.path()).await;
        let mut household = sample::household();
        household.violations.extend((0..1_000).map(|number| sample::violation(&format!("w{number:05}"), "car-dad")));
        put(&store, &household).await.expect("writes");
        store.close().await.expect("closes");
        // Without a log a change is written over the file, and what was there is kept beside it until it is done. This is
        // how the file stands before its first opening after a restore.
        crate::open::without_a_log(folder.path(), IMPATIENT).await.expect("has none");
        let journal = format!("{FILE_NAME}-journal");
        let writing = SqliteConnectOptions::new().filename(folder.path().join(FILE_NAME)).pragma("cache_size", "1");
        let mut writing = writing.connect().await.expect("connects");
        raw_sql("begin; update change_row set after = replace(after, '长安街', '长宁街')")
            .execute(&mut writing)
            .await
            .expect("runs");
        for name in [FILE_NAME, &journal] {
            fs::copy(folder.path().join(name), other.path().join(name)).expect("copies");
        }
        let half = fs::read(other.path().join(FILE_NAME)).expect("reads");
        assert!(half.windows(9).any(|window| window == "长宁街".as_bytes()), "it was half-written");
        let store = open(other.path()).await;
        assert_eq!(read(&store).await, household);
        assert!(store.verify().await.expect("verifies").is_sound());
    });
}

#[test]
fn an_older_database_keeps_what_it_holds() {
    block_on(async {
        let new = folder();
        let new = open(new.path()).await;
        by_hand(&new, GROUND).await.expect("runs");
        let expected = read(&new).await;
        for version in 2..SCHEMA_VERSION {
            let folder = folder();
            of_version(version, folder.path()).await;
            let store = open(folder.path()).await;
            assert_eq!(read(&store).await, expected, "of version {version}");
            assert_eq!(store.history(&Sought::default()).await.expect("reads"), []);
            // What the new version brought is there, and holds.
            let full = sample::household();
            assert!(put(&store, &full).await.expect("writes"));
            store.undo(now()).await.expect("undoes");
            assert_eq!(read(&store).await, expected, "of version {version}");
            let report = store.verify().await.expect("verifies");
            assert!(report.is_sound(), "{report:?}");
        }
    });
}

/// A database as an earlier version of the program left it, with facts of every kind that it knew.
async fn of_version(version: i64, folder: &Path) {
    let file = SqliteConnectOptions::new().filename(folder.join(FILE_NAME)).create_if_missing(true);
    let mut connection = file.journal_mode(SqliteJournalMode::Wal).connect().await.expect("makes a file");
    MIGRATIONS.run_to(version, &mut connection).await.expect("migrates");
    raw_sql(AssertSqlSafe(GROUND)).execute(&mut connection).await.expect("runs");
    connection.close().await.expect("closes");
}

#[test]
fn a_folder_without_a_database_stays_without_one() {
    block_on(async {
        let folder = folder();
        let data = folder.path().join("data");
        assert!(Store::open_existing(&data).await.expect("looks").is_none());
        assert!(!data.exists());
        open(&data).await;
        assert!(Store::open_existing(&data).await.expect("looks").is_some());
    });
}

#[cfg(unix)]
#[test]
fn a_database_that_is_gone_is_not_made_anew_beside_its_backups() {
    block_on(async {
        for empty in [false, true] {
            let folder = folder();
            let database = folder.path().join(FILE_NAME);
            let store = open(folder.path()).await;
            put(&store, &sample::household()).await.expect("writes");
            let kept = store.back_up(now(), Why::Daily).await.expect("is made");
            store.close().await.expect("closes");
            fs::remove_file(&database).expect("goes");
            if empty {
                fs::write(&database, "").expect("writes");
            }
            assert!(matches!(Store::open(folder.path()).await, Err(StoreError::Gone)));
            assert!(matches!(Store::open_existing(folder.path()).await, Err(StoreError::Gone)));
            assert_eq!(database.exists(), empty, "nothing was made");

            inspect(folder.path(), &kept.path, None).await.expect("can be looked into");
            let restored = restore(folder.path(), &kept.path, None, now()).await.expect("is restored");
            assert_eq!(restored.kept, None);
            assert_eq!(read(&open(folder.path()).await).await, sample::household());
        }
    });
}

#[test]
fn only_the_owner_may_read() {
    use std::os::unix::fs::PermissionsExt;
    block_on(async {
        let folder = folder();
        let data = folder.path().join("a/b");
        let store = open(&data).await;
        put(&store, &sample::household()).await.expect("writes");
        let mode = |path: &Path| fs::metadata(path).expect("is there").permissions().mode() & 0o777;
        assert_eq!(mode(&data), 0o700);
        for name in [FILE_NAME, "greenlight.sqlite-wal", "greenlight.sqlite-shm"] {
            assert_eq!(mode(&data.join(name)), 0o600, "{name}");
        }
    });
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    let path = folder.path().join(FILE_NAME);
    let file = database("");
    fs::write(&path, &file).expect("writes");
    let protect = |folder_mode, file_mode| {
        fs::set_permissions(&path, fs::Permissions::from_mode(file_mode)).expect("protects");
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(folder_mode)).expect("protects");
    };
    protect(0o500, 0o400);
    // The superuser may write everywhere, and then there is nothing to see.
    if fs::write(folder.path().join("probe"), b"").is_err() {
        let error = block_on(Store::open_with(folder.path(), IMPATIENT)).err();
        assert!(matches!(error, Some(StoreError::NoPermission)), "{error:?}");
        let error = block_on(Store::open_with(&folder.path().join("inside"), IMPATIENT)).err();
        assert!(matches!(error, Some(StoreError::NoPermission)), "{error:?}");
    }
    protect(0o700, 0o600);
    assert!(fs::read(&path).expect("reads") == file);
}

#[test]
fn a_folder_that_is_a_file() {
    let folder = folder();
    let file = folder.path().join("file");
    fs::write(&file, b"mine").expect("writes");
    for path in [file.clone(), file.join("inside")] {
        let error = block_on(Store::open_with(&path, IMPATIENT)).err();
        assert!(matches!(error, Some(StoreError::NotAFolder)), "{error:?}");
    }
    assert_eq!(fs::read(&file).expect("reads"), b"mine");
}

#[test]
fn a_full_disk() {
    block_on(async {
        let folder = folder();
        let store = open(folder.path()).await;
        let small = sample::household();
        put(&store, &small).await.expect("writes");
        // A page more than there is: as SQLite sees a disk without room.
        by_hand(&store, "pragma max_page_count = 1").await.expect("runs");
        let mut large = small.clone();
        large.violations.extend((0..5_000).map(|number| sample::violation(&format!("w{number:05}"), "car-dad")));
        let error = put(&store, &large).await.expect_err("has no room");
        assert!(matches!(error, StoreError::DiskFull), "{error:?}");
        assert_eq!(read(&store).await, small);
        by_hand(&store, "pragma max_page_count = 1000000").await.expect("runs");
        assert!(put(&store, &large).await.expect("writes"));
        assert_eq!(read(&store).await, large);
    });
}

#[test]
fn two_at_once() {
    block_on(async {
        let folder = folder();
        let one = open(folder.path()).await;
        let other = Store::open_with(folder.path(), IMPATIENT).await.expect("opens");
        assert!(put(&one, &sample::household()).await.expect("writes"));
        assert_eq!(read(&other).await, sample::household());
        // What the other does is held against what this one wrote.
        assert!(!put(&other, &sample::household()).await.expect("writes"));

        by_hand(&one, "begin immediate").await.expect("begins");
        let error = put(&other, &Default::default()).await.expect_err("waits in vain");
        assert!(matches!(error, StoreError::Busy), "{error:?}");
        assert_eq!(read(&other).await, sample::household());
        by_hand(&one, "rollback").await.expect("rolls back");
        assert!(put(&other, &Default::default()).await.expect("writes"));
        assert!(one.undo(now()).await.expect("undoes").is_some());
        assert_eq!(read(&other).await, sample::household());
    });
}

#[test]
fn many_first_starts_at_once() {
    let folder = folder();
    let starts = (0..6).map(|_| {
        let path = folder.path().to_owned();
        std::thread::spawn(move || {
            block_on(async move { Store::open(&path).await.map(drop).map_err(|error| format!("{error:?}")) })
        })
    });
    for start in starts.collect::<Vec<_>>() {
        assert_eq!(start.join().expect("does not panic"), Ok(()));
    }
}

#[test]
fn a_change_that_is_given_up_leaves_nothing_behind() {
    block_on(async {
        let folder = folder();
        let store = open(folder.path()).await;
        put(&store, &sample::household()).await.expect("writes");
        let mut next = sample::household();
        next.violations.extend((0..2_000).map(|number| sample::violation(&format!("w{number:05}"), "car-dad")));
        let given_up = tokio::time::timeout(Duration::from_millis(1), put(&store, &next)).await;
        if given_up.is_err() {
            assert_eq!(read(&store).await, sample::household());
        }
        assert!(put(&store, &Default::default()).await.expect("writes"));
    });
}
