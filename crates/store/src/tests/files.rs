//! The files beside the database: what is put in stands there once and whole, and only what nobody refers to goes.

use std::{
    collections::HashSet,
    fs,
    io::{self, Read},
    path::{Path, PathBuf},
};

use greenlight_rules::{facts::AttachedTo, limits::MOST_FILE_BYTES, sha256::Sha256, time::Instant};

use super::{block_on, folder, instant, now, open, put, sample};
use crate::{FileError, FileFault, Files};

const OF_ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

fn days_later(days: i64) -> Instant {
    now().plus(chrono::TimeDelta::days(days))
}

/// Every file under a folder.
fn all(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut found: Vec<_> = paths.flat_map(|path| if path.is_dir() { all(&path) } else { vec![path] }).collect();
    found.sort();
    found
}

#[test]
fn a_file_stands_once_under_its_hash() {
    let folder = folder();
    let files = Files::of(folder.path());
    let kept = files.put(&b"abc"[..], now()).expect("is put in");
    assert_eq!((kept.sha256.to_string().as_str(), kept.size), (OF_ABC, 3));
    let path = files.path_of(kept.sha256);
    assert_eq!(path, folder.path().join("files/ba").join(OF_ABC));
    assert_eq!(fs::read(&path).expect("reads"), b"abc");
    assert_eq!(files.put(&b"abc"[..], days_later(1)).expect("is there already"), kept);
    assert_eq!(all(folder.path()), std::slice::from_ref(&path), "and nothing half-written");
    assert!(files.has(kept.sha256) && !files.has(Sha256::from([0; 32])));
    let nothing = files.put(io::empty(), now()).expect("an empty file is one too");
    assert_eq!((nothing.size, fs::metadata(files.path_of(nothing.sha256)).expect("is there").len()), (0, 0));
}

#[cfg(unix)]
#[test]
fn only_the_owner_may_read_a_file() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    let files = Files::of(folder.path());
    let path = files.path_of(files.put(&b"abc"[..], now()).expect("is put in").sha256);
    let mode = |path: &Path| fs::metadata(path).expect("is there").permissions().mode() & 0o777;
    assert_eq!((mode(&path), mode(path.parent().expect("a folder"))), (0o600, 0o700));
}

#[test]
fn what_is_no_file_is_refused() {
    let folder = folder();
    let files = Files::of(folder.path());
    assert!(matches!(files.put_file(folder.path(), now()), Err(FileError::NotAFile)));
    assert!(matches!(files.put_file(&folder.path().join("nothing"), now()), Err(FileError::Unreadable(_))));
    #[cfg(unix)]
    {
        let socket = folder.path().join("socket");
        let _listener = std::os::unix::net::UnixListener::bind(&socket).expect("binds");
        assert!(matches!(files.put_file(&socket, now()), Err(FileError::NotAFile)));
        assert!(matches!(files.put_file(Path::new("/dev/zero"), now()), Err(FileError::NotAFile)));
    }
    assert!(!folder.path().join("files").exists());
}

#[test]
fn a_file_is_as_large_as_the_limit_and_no_larger() {
    let folder = folder();
    let files = Files::of(folder.path());
    let most = u64::from(MOST_FILE_BYTES);
    let file = folder.path().join("large");
    let large = fs::File::create_new(&file).expect("makes");
    large.set_len(most + 1).expect("is long");
    assert!(matches!(files.put_file(&file, now()), Err(FileError::TooLarge)));
    // A reader does not say beforehand how much it will give.
    assert!(matches!(files.put(io::repeat(0).take(most + 1), now()), Err(FileError::TooLarge)));
    assert_eq!(all(folder.path()), std::slice::from_ref(&file), "nothing is left behind");
    large.set_len(most).expect("is long");
    assert_eq!(files.put_file(&file, now()).expect("is put in").size, MOST_FILE_BYTES);
}

/// Gives something, and then fails.
struct Failing(bool);

impl Read for Failing {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match std::mem::replace(&mut self.0, true) {
            true => Err(io::Error::other("the card was pulled out")),
            false => {
                buffer[0] = 1;
                Ok(1)
            }
        }
    }
}

#[test]
fn a_copy_that_fails_leaves_nothing_behind() {
    let folder = folder();
    let files = Files::of(folder.path());
    assert!(matches!(files.put(Failing(false), now()), Err(FileError::Unreadable(_))));
    assert!(all(folder.path()).is_empty());
}

#[test]
fn what_is_missing_or_changed_is_found() {
    let folder = folder();
    let files = Files::of(folder.path());
    let kept = files.put(&b"abc"[..], now()).expect("is put in");
    assert_eq!(files.fault_of(kept.sha256), None);
    let path = files.path_of(kept.sha256);
    fs::write(&path, b"abd").expect("writes");
    assert_eq!(files.fault_of(kept.sha256), Some(FileFault::Changed));
    fs::remove_file(&path).expect("removes");
    assert_eq!(files.fault_of(kept.sha256), Some(FileFault::Missing));
}

#[test]
fn only_what_is_old_and_referred_to_by_nobody_is_swept() {
    let folder = folder();
    let files = Files::of(folder.path());
    assert_eq!(files.sweep(&HashSet::new(), now()).expect("there is nothing"), 0);
    let wanted = files.put(&b"wanted"[..], now()).expect("is put in").sha256;
    let orphan = files.put(&b"orphan"[..], now()).expect("is put in").sha256;
    let again = files.put(&b"again"[..], now()).expect("is put in").sha256;
    files.put(&b"again"[..], days_later(1)).expect("is there");
    let half = folder.path().join("files/.part-x1");
    let strange = folder.path().join("files/ba/README");
    fs::create_dir_all(folder.path().join("files/ba")).expect("makes");
    for path in [&half, &strange] {
        let file = fs::File::create(path).expect("makes");
        let since = now().since(Instant::from_unix(0).expect("1970")).to_std().expect("later");
        file.set_modified(std::time::SystemTime::UNIX_EPOCH + since).expect("is old");
    }
    let kept = HashSet::from([wanted]);
    assert_eq!(files.sweep(&kept, days_later(30)).expect("sweeps"), 0, "30 days are not more than 30 days");
    let after = days_later(30).plus(chrono::TimeDelta::seconds(1));
    assert_eq!(files.sweep(&kept, after).expect("sweeps"), 2);
    assert!(files.has(wanted) && !files.has(orphan) && files.has(again) && strange.exists() && !half.exists());
}

#[test]
fn a_file_is_referred_to_as_long_as_it_can_come_back() {
    block_on(async {
        let folder = folder();
        let store = open(folder.path()).await;
        let mut full = sample::household();
        put(&store, &full).await.expect("writes");
        let first = full.attachments[0].sha256;
        full.attachments.clear();
        put(&store, &full).await.expect("writes");
        let mut other = sample::attachment("e9", AttachedTo::Violation("v1".into()));
        other.sha256 = Sha256::from([1; 32]);
        other.added_at = instant("2026-09-07T19:00:00+08:00");
        full.attachments.push(other);
        put(&store, &full).await.expect("writes");
        store.undo(now()).await.expect("undoes");
        let referred = store.referred_files().await.expect("reads");
        assert_eq!(referred, HashSet::from([first, Sha256::from([1; 32])]));
    });
}
