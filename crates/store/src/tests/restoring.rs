//! Restoring: what is there is kept first, and whatever is wrong leaves everything as it was.

use std::{
    fs,
    path::{Path, PathBuf},
};

use greenlight_rules::facts::Household;

use super::{Store, StoreError, block_on, by_hand, folder, instant, now, older, open, put, read, sample};
use crate::{BACKUPS, FILE_NAME, Noun, RESTORED, Sought, TakenBack, Why, inspect, newest_good, restore};

/// Another, smaller household.
fn smaller() -> Household {
    Household { members: vec![sample::member("dad")], ..Household::default() }
}

/// A data folder with a household, and a backup of it outside.
async fn kept_elsewhere(household: &Household) -> (tempfile::TempDir, PathBuf) {
    let (folder, elsewhere) = (folder(), super::folder());
    let store = open(folder.path()).await;
    put(&store, household).await.expect("writes");
    let made = store.back_up_to(Some(elsewhere.path()), now(), None).await.expect("is made");
    (elsewhere, made.path)
}

async fn facts(folder: &Path) -> Household {
    read(&open(folder).await).await
}

#[test]
fn a_backup_works_on_another_computer() {
    block_on(async {
        let (_stick, file) = kept_elsewhere(&sample::household()).await;
        let other = folder();
        let data = other.path().join("data");
        let inspection = inspect(&data, &file, None).await.expect("is a backup");
        assert!(!data.exists(), "looking makes nothing");
        assert!(inspection.difference.expect("is known").iter().all(|tally| tally.changed + tally.removed == 0));
        let restored = restore(&data, &file, None, now()).await.expect("is restored");
        assert_eq!(restored.kept, None);
        let store = open(&data).await;
        assert_eq!(read(&store).await, sample::household());
        let history = store.history(&Sought::default()).await.expect("reads");
        let history: Vec<&str> = history.iter().map(|entry| entry.what.as_str()).collect();
        assert_eq!(history, [RESTORED, "put"], "with its history");
        assert!(store.verify().await.expect("verifies").is_sound());
    });
}

#[test]
fn what_was_announced_stays_announced() {
    block_on(async {
        let folder = folder();
        let store = open(folder.path()).await;
        put(&store, &sample::household()).await.expect("writes");
        let keys = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>();
        store.claim(&keys(&["a"]), now()).await.expect("claims");
        store.shown(&keys(&["a"]), Some(now())).await.expect("keeps");
        let made = store.back_up(now(), Why::Asked).await.expect("is made");
        let later = instant("2026-09-12T09:00:00+08:00");
        store.claim(&keys(&["b", "c"]), later).await.expect("claims");
        store.shown(&keys(&["b"]), Some(later)).await.expect("keeps");
        store.close().await.expect("closes");
        restore(folder.path(), &made.path, None, later).await.expect("is restored");
        let told = open(folder.path()).await.told().await.expect("reads");
        assert_eq!((told.keys, told.until), (keys(&["a", "b"]), Some(later)), "c was claimed and never shown");
    });
}

#[test]
fn restoring_can_be_taken_back() {
    block_on(async {
        let (_stick, file) = kept_elsewhere(&smaller()).await;
        let folder = folder();
        let store = open(folder.path()).await;
        put(&store, &sample::household()).await.expect("writes");
        store.close().await.expect("closes");
        let expected = inspect(folder.path(), &file, None).await.expect("is a backup").difference;
        assert_eq!(facts(folder.path()).await, sample::household(), "looking changes nothing");

        let restored = restore(folder.path(), &file, None, now()).await.expect("is restored");
        assert_eq!(restored.difference, expected);
        let members = expected.expect("is known").into_iter().find(|tally| tally.noun == Noun::Member);
        assert_eq!(members.expect("members go").removed, 2);
        assert_eq!(facts(folder.path()).await, smaller());
        let kept = restored.kept.expect("is kept");
        assert_eq!(kept, folder.path().join(BACKUPS).join("greenlight-20260911-200000-before-restore.sqlite"));

        restore(folder.path(), &kept, None, now()).await.expect("is restored");
        let store = open(folder.path()).await;
        assert_eq!(read(&store).await, sample::household());
        assert!(store.verify().await.expect("verifies").is_sound());
        let history = store.history(&Sought::default()).await.expect("reads");
        assert_eq!(history.last().map(|entry| entry.what.as_str()), Some("put"), "its history is back too");
    });
}

#[test]
fn an_undo_does_not_reach_past_a_restore() {
    block_on(async {
        let (_stick, file) = kept_elsewhere(&smaller()).await;
        let folder = folder();
        restore(folder.path(), &file, None, now()).await.expect("is restored");
        let store = open(folder.path()).await;
        assert!(matches!(store.undo(now()).await, Err(StoreError::JustRestored)));
        assert_eq!(read(&store).await, smaller());
        let newest = store.history(&Sought::default()).await.expect("reads")[0].id;
        assert_eq!(store.take_back(newest, now()).await.expect("looks"), TakenBack::NotThere);

        put(&store, &sample::household()).await.expect("writes");
        store.undo(now()).await.expect("undoes").expect("there was a change");
        assert_eq!(read(&store).await, smaller());
        assert!(matches!(store.undo(now()).await, Err(StoreError::JustRestored)));
        assert!(store.verify().await.expect("verifies").is_sound());
    });
}

#[test]
fn what_was_undone_before_a_backup_is_not_redone_after_it() {
    block_on(async {
        let (folder, elsewhere) = (folder(), super::folder());
        let store = open(folder.path()).await;
        put(&store, &smaller()).await.expect("writes");
        put(&store, &sample::household()).await.expect("writes");
        store.undo(now()).await.expect("undoes");
        let made = store.back_up_to(Some(elsewhere.path()), now(), None).await.expect("is made");
        store.close().await.expect("closes");
        restore(folder.path(), &made.path, None, now()).await.expect("is restored");
        assert_eq!(open(folder.path()).await.redo(now()).await.expect("looks"), None);
    });
}

#[test]
fn what_stood_in_the_log_is_kept_and_not_mixed_in() {
    block_on(async {
        let (_stick, file) = kept_elsewhere(&smaller()).await;
        let folder = folder();
        let store = open(folder.path()).await;
        put(&store, &sample::household()).await.expect("writes");
        // As a process leaves them that is killed: the log beside the file.
        let names = [FILE_NAME.to_owned(), format!("{FILE_NAME}-wal"), format!("{FILE_NAME}-shm")];
        let files = names.clone().map(|name| fs::read(folder.path().join(name)).expect("reads"));
        assert!(!files[1].is_empty(), "the log holds what was written");
        store.close().await.expect("closes");
        for (name, bytes) in names.iter().zip(files) {
            fs::write(folder.path().join(name), bytes).expect("writes");
        }
        let restored = restore(folder.path(), &file, None, now()).await.expect("is restored");
        assert!(!folder.path().join(&names[1]).exists());
        assert_eq!(facts(folder.path()).await, smaller());
        restore(folder.path(), &restored.kept.expect("is kept"), None, now()).await.expect("is restored");
        assert_eq!(facts(folder.path()).await, sample::household());
    });
}

#[test]
fn a_backup_of_an_older_version_is_brought_to_this_one() {
    block_on(async {
        let stick = folder();
        older(stick.path()).await;
        let file = stick.path().join(FILE_NAME);
        let bytes = fs::read(&file).expect("reads");
        let folder = folder();
        assert_eq!(inspect(folder.path(), &file, None).await.expect("is a backup").schema_version, 2);
        restore(folder.path(), &file, None, now()).await.expect("is restored");
        assert!(fs::read(&file).expect("reads") == bytes, "the backup itself stays as it is");
        let store = open(folder.path()).await;
        assert_eq!(read(&store).await.members.len(), 1);
        assert!(store.verify().await.expect("verifies").is_sound());
        assert_eq!(crate::copies(folder.path()).expect("lists"), [], "nothing was left to bring to this version");
    });
}

#[test]
fn what_is_no_backup_leaves_everything_as_it_was() {
    block_on(async {
        let (stick, file) = kept_elsewhere(&smaller()).await;
        let whole = fs::read(&file).expect("reads");
        let folder = folder();
        let store = open(folder.path()).await;
        put(&store, &sample::household()).await.expect("writes");
        store.close().await.expect("closes");
        let before = fs::read(folder.path().join(FILE_NAME)).expect("reads");
        let wrong = stick.path().join("wrong");
        let refused = async |bytes: &[u8]| {
            fs::write(&wrong, bytes).expect("writes");
            let looked = inspect(folder.path(), &wrong, None).await.expect_err("is refused");
            let error = restore(folder.path(), &wrong, None, now()).await.expect_err("is refused");
            assert_eq!(looked.to_string(), error.to_string());
            assert!(fs::read(folder.path().join(FILE_NAME)).expect("reads") == before, "untouched");
            assert_eq!(crate::copies(folder.path()).expect("lists"), [], "and nothing kept for nothing");
            error
        };
        let with = |place: usize, new: &[u8]| {
            let mut bytes = whole.clone();
            bytes[place..place + new.len()].copy_from_slice(new);
            bytes
        };
        for bytes in [
            &b""[..],
            b"{\"format\": \"greenlight.household/1\"}",
            &whole[..whole.len() - 1],
            &whole[..whole.len() / 2 / 4096 * 4096],
            &with(68, b"OTHR"),
            &with(4096, &[0xa5; 4096]),
        ] {
            let error = refused(bytes).await;
            assert!(matches!(error, StoreError::NotABackup), "{error:?}");
        }
        let error = refused(&with(60, &99_u32.to_be_bytes())).await;
        assert!(matches!(error, StoreError::NewerDatabase { found: 99, .. }), "{error:?}");
        let nowhere = restore(folder.path(), &stick.path().join("nowhere"), None, now()).await;
        assert!(matches!(nowhere, Err(StoreError::Unreadable(..))), "{nowhere:?}");
    });
}

#[test]
fn a_copy_of_the_file_itself_is_a_backup_too() {
    block_on(async {
        let folder = folder();
        let store = open(folder.path()).await;
        put(&store, &sample::household()).await.expect("writes");
        store.close().await.expect("closes");
        let copy = folder.path().join("my copy.db");
        fs::copy(folder.path().join(FILE_NAME), &copy).expect("copies");
        let other = super::folder();
        let restored = restore(other.path(), &copy, None, now()).await.expect("is restored");
        assert_eq!(restored.kept, None);
        assert_eq!(facts(other.path()).await, sample::household());
    });
}

#[test]
fn nothing_is_replaced_under_somebody_who_has_it_open() {
    block_on(async {
        let (_stick, file) = kept_elsewhere(&smaller()).await;
        let folder = folder();
        let store = open(folder.path()).await;
        put(&store, &sample::household()).await.expect("writes");
        let error = restore(folder.path(), &file, None, now()).await.expect_err("waits in vain");
        assert!(matches!(error, StoreError::Busy), "{error:?}");
        assert!(put(&store, &smaller()).await.expect("writes"));
        assert!(store.undo(now()).await.expect("undoes").is_some());
        store.close().await.expect("closes");
        restore(folder.path(), &file, None, now()).await.expect("is restored");
        assert_eq!(facts(folder.path()).await, smaller());
    });
}

#[test]
fn a_damaged_database_is_kept_as_it_is() {
    block_on(async {
        let (_stick, file) = kept_elsewhere(&smaller()).await;
        let folder = folder();
        drop(open(folder.path()).await.close().await);
        let damaged = b"no database any more".repeat(1000);
        fs::write(folder.path().join(FILE_NAME), &damaged).expect("writes");
        fs::write(folder.path().join(format!("{FILE_NAME}-wal")), b"nor a log").expect("writes");
        assert_eq!(inspect(folder.path(), &file, None).await.expect("is a backup").difference, None);
        let restored = restore(folder.path(), &file, None, now()).await.expect("is restored");
        assert_eq!(restored.difference, None);
        let kept = restored.kept.expect("is kept");
        assert_eq!(kept, folder.path().join(BACKUPS).join("damaged-20260911-200000.sqlite"));
        assert!(fs::read(&kept).expect("reads") == damaged);
        assert_eq!(fs::read(format!("{}-wal", kept.display())).expect("reads"), b"nor a log");
        assert_eq!(facts(folder.path()).await, smaller());
    });
}

#[test]
fn a_newer_database_is_not_replaced() {
    block_on(async {
        let (_stick, file) = kept_elsewhere(&smaller()).await;
        let folder = folder();
        let store = open(folder.path()).await;
        by_hand(&store, "pragma user_version = 99").await.expect("runs");
        store.close().await.expect("closes");
        let error = restore(folder.path(), &file, None, now()).await.expect_err("is refused");
        assert!(matches!(error, StoreError::NewerDatabase { found: 99, .. }), "{error:?}");
    });
}

#[test]
fn the_newest_good_backup_is_found() {
    block_on(async {
        let folder = folder();
        assert!(newest_good(folder.path()).await.expect("looks").is_none());
        let store = open(folder.path()).await;
        put(&store, &sample::household()).await.expect("writes");
        let at = |hour: u32| instant(&format!("2026-09-11T{hour:02}:00:00+08:00"));
        let mut files = Vec::new();
        for hour in [8, 9, 10] {
            files.push(store.back_up(at(hour), Why::Import).await.expect("is made").path);
        }
        let found = async || newest_good(folder.path()).await.expect("looks").map(|(copy, _)| copy.path);
        assert_eq!(found().await.as_ref(), files.last());
        // One that was cut short, and one in which a value was changed.
        fs::write(&files[2], b"cut short").expect("writes");
        let mut bytes = fs::read(&files[1]).expect("reads");
        let name = "长安街".as_bytes();
        let place = bytes.windows(name.len()).position(|window| window == name).expect("stands there");
        bytes[place + 2] ^= 1;
        fs::write(&files[1], bytes).expect("writes");
        assert_eq!(found().await.as_ref(), files.first());
        fs::remove_file(&files[0]).expect("removes");
        assert_eq!(found().await, None);
        drop(store);
    });
}

#[test]
fn restores_and_writers_take_turns() {
    let folder = folder();
    let file = block_on(async {
        let store = open(folder.path()).await;
        put(&store, &smaller()).await.expect("writes");
        store.back_up(now(), Why::Asked).await.expect("is made").path
    });
    // Every member that a writer was told is written is there, unless a restore came after it.
    std::thread::scope(|scope| {
        let restoring = scope.spawn(|| {
            block_on(async {
                for _ in 0..5 {
                    restore(folder.path(), &file, None, now()).await.expect("is restored");
                }
            });
        });
        let writing = scope.spawn(|| {
            block_on(async {
                for number in 0..20 {
                    let store = Store::open(folder.path()).await.expect("opens");
                    let add = |base: &Household| {
                        let mut next = base.clone();
                        next.members.push(sample::member(&format!("m{number}")));
                        Ok::<_, StoreError>(next)
                    };
                    store.change(now(), "add", add).await.expect("writes");
                    let there =
                        read(&store).await.members.iter().any(|member| member.id.as_str() == format!("m{number}"));
                    assert!(there, "{number}");
                    store.close().await.expect("closes");
                }
            });
        });
        restoring.join().expect("does not panic");
        writing.join().expect("does not panic");
    });
    block_on(async {
        let store = open(folder.path()).await;
        assert!(store.verify().await.expect("verifies").is_sound());
        let kept = crate::copies(folder.path()).expect("lists");
        assert!(kept.len() > 5);
    });
}
