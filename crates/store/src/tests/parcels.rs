//! Backups with the files that prove something: whole or not at all, on another computer too, and never trusted blindly.

use std::{
    fs::{self, File},
    io::Write,
    path::{Path, PathBuf},
};

use greenlight_rules::{
    facts::{AttachedTo, Household},
    sha256::Sha256,
};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::{block_on, folder, now, open, put, sample};
use crate::{Beside, FileFault, Files, Passphrase, Sought, Store, TakenBack, backup, inspect, restore};

const OF_ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

/// A household whose attachments have these contents, which are put in.
fn with_files(folder: &Path, contents: &[&str]) -> Household {
    let mut household = sample::household();
    let files = Files::of(folder);
    household.attachments = (0..)
        .zip(contents)
        .map(|(number, content)| {
            let kept = files.put(content.as_bytes(), now()).expect("is put in");
            let mut attachment = sample::attachment(&format!("e{number}"), AttachedTo::Violation("v1".into()));
            (attachment.sha256, attachment.size) = (kept.sha256, kept.size);
            attachment
        })
        .collect();
    household
}

struct Home {
    folder: tempfile::TempDir,
    stick: tempfile::TempDir,
    store: Store,
    household: Household,
}

async fn home(contents: &[&str]) -> Home {
    let (folder, stick) = (folder(), super::folder());
    let household = with_files(folder.path(), contents);
    let store = open(folder.path()).await;
    put(&store, &household).await.expect("writes");
    Home { folder, stick, store, household }
}

impl Home {
    async fn back_up(&self, passphrase: Option<&Passphrase>) -> backup::Made {
        self.store.back_up_to(Some(self.stick.path()), now(), passphrase).await.expect("is made")
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.stick.path()).expect("reads").map(|entry| entry.expect("an entry").file_name());
        let mut names: Vec<_> = entries.map(|name| name.into_string().expect("text")).collect();
        names.sort();
        names
    }
}

fn content(folder: &Path, sha256: Sha256) -> Option<String> {
    fs::read_to_string(Files::of(folder).path_of(sha256)).ok()
}

/// Writes a zip in the place of another.
fn forge(path: &Path, entries: &[(&str, &str)]) {
    let mut zip = ZipWriter::new(File::create(path).expect("makes"));
    for (name, content) in entries {
        zip.start_file(*name, SimpleFileOptions::default()).expect("starts");
        zip.write_all(content.as_bytes()).expect("writes");
    }
    zip.finish().expect("ends");
}

#[test]
fn holiday_files_and_choices_go_along_and_take_nothings_place() {
    block_on(async {
        for passphrase in [None, Passphrase::new("一二三四".to_owned())] {
            let home = home(&[]).await;
            let write = |folder: &Path, name: &str, text: &str| {
                fs::create_dir_all(folder.join("holidays")).expect("makes");
                fs::write(folder.join(name), text).expect("writes");
            };
            for name in ["holidays/2027.json", "holidays/2028.json", "reminders.json", "holidays/2026.json.1"] {
                write(home.folder.path(), name, &format!("of {name}"));
            }
            let made = home.back_up(passphrase.as_ref()).await;
            assert_eq!(made.files.as_ref().map(|files| files.count), Some(0));
            let other = folder();
            write(other.path(), "holidays/2028.json", "its own");
            let restored = restore(other.path(), &made.path, passphrase.as_ref(), now()).await.expect("is restored");
            assert_eq!(restored.along, 2);
            let there = |name: &str| fs::read_to_string(other.path().join(name)).ok();
            assert_eq!(there("holidays/2027.json").as_deref(), Some("of holidays/2027.json"));
            assert_eq!(there("holidays/2028.json").as_deref(), Some("its own"));
            assert_eq!(there("reminders.json").as_deref(), Some("of reminders.json"));
            assert_eq!(there("holidays/2026.json.1"), None, "what gave way stays behind");
        }
    });
}

#[test]
fn a_forged_name_leads_nowhere() {
    block_on(async {
        let home = home(&[]).await;
        fs::write(home.folder.path().join("reminders.json"), "{}").expect("writes");
        let made = home.back_up(None).await;
        let names =
            ["holidays/../../out.json", "/holidays/1.json", "holidays/a/b.json", "window.json", "holidays\\1.json"];
        forge(&made.files.expect("stands beside it").path, &names.map(|name| (name, "x")));
        let around = folder();
        let data = around.path().join("a/data");
        assert_eq!(restore(&data, &made.path, None, now()).await.expect("is restored").along, 0);
        assert!(!around.path().join("a/out.json").exists() && !data.join("holidays").exists());
    });
}

#[test]
fn the_files_go_along_to_another_computer() {
    block_on(async {
        let home = home(&["abc", "abc", "", "two"]).await;
        let made = home.back_up(None).await;
        assert_eq!(home.names(), ["greenlight-20260911-200000.files.zip", "greenlight-20260911-200000.sqlite"]);
        let parcel = made.files.expect("has files");
        assert_eq!((parcel.count, parcel.bytes, made.without_file), (3, 6, 0), "each once");
        // Whoever has no Greenlight unpacks it into a data folder.
        let archive = ZipArchive::new(File::open(&parcel.path).expect("opens")).expect("is an ordinary zip");
        let names: Vec<_> = archive.file_names().map(|name| name.expect("text").into_owned()).collect();
        assert!(names.contains(&format!("files/ba/{OF_ABC}")), "{names:?}");

        let other = folder();
        let data = other.path().join("data");
        let looked = inspect(&data, &made.path, None).await.expect("is a backup");
        assert_eq!((looked.files, looked.without_file), (Beside::Files(parcel), 0));
        assert!(!data.exists(), "looking makes nothing");
        let restored = restore(&data, &made.path, None, now()).await.expect("is restored");
        assert_eq!((restored.files, restored.without_file), (3, 0));
        for attachment in &home.household.attachments {
            assert_eq!(Files::of(&data).fault_of(attachment.sha256), None);
        }
        let again = restore(&data, &made.path, None, now()).await.expect("is restored");
        assert_eq!((again.files, again.without_file), (0, 0), "they stand there already");
    });
}

#[test]
fn what_can_be_undone_has_its_file_too() {
    block_on(async {
        let home = home(&["abc"]).await;
        put(&home.store, &sample::household()).await.expect("writes");
        let made = home.back_up(None).await;
        let other = folder();
        restore(other.path(), &made.path, None, now()).await.expect("is restored");
        let store = open(other.path()).await;
        let newest = store.history(&Sought::default()).await.expect("reads")[1].id;
        assert!(matches!(store.take_back(newest, now()).await.expect("is taken back"), TakenBack::Done(_)));
        assert_eq!(content(other.path(), home.household.attachments[0].sha256).as_deref(), Some("abc"));
    });
}

#[test]
fn files_are_encrypted_with_the_backups_passphrase() {
    block_on(async {
        let home = home(&["abc", &"long ".repeat(50_000)]).await;
        let secret = Passphrase::new("正确 horse".to_owned()).expect("is not empty");
        let made = home.back_up(Some(&secret)).await;
        assert_eq!(home.names(), ["greenlight-20260911-200000.files.zip.age", "greenlight-20260911-200000.sqlite.age"]);
        let parcel = made.files.expect("has files");
        let sealed = fs::read(&parcel.path).expect("reads");
        assert!(sealed.starts_with(b"age-encryption.org/v1\n-> scrypt "), "any age tool opens it");
        let other = folder();
        let restored = restore(other.path(), &made.path, Some(&secret), now()).await.expect("is restored");
        assert_eq!((restored.files, restored.without_file), (2, 0));

        let mut flipped = sealed;
        let place = flipped.len() / 2;
        flipped[place] ^= 1;
        fs::write(&parcel.path, flipped).expect("writes");
        let third = folder();
        let restored = restore(third.path(), &made.path, Some(&secret), now()).await.expect("the facts are restored");
        assert!(restored.without_file > 0);
        for attachment in &home.household.attachments {
            assert_ne!(Files::of(third.path()).fault_of(attachment.sha256), Some(FileFault::Changed));
        }
    });
}

#[test]
fn a_backup_without_files_is_made_and_restored_as_before() {
    block_on(async {
        let home = home(&[]).await;
        let made = home.back_up(None).await;
        assert_eq!((made.files, home.names().len()), (None, 1));
        let own = home.store.back_up_to(None, now(), None).await.expect("is made");
        assert_eq!(own.files, None);

        // One of before there were such zips, or one that was left behind.
        let home = self::home(&["abc", "two"]).await;
        let made = home.back_up(None).await;
        fs::remove_file(made.files.expect("has files").path).expect("removes");
        let other = folder();
        let looked = inspect(other.path(), &made.path, None).await.expect("is a backup");
        assert_eq!((looked.files, looked.without_file), (Beside::Nothing, 2));
        let restored = restore(other.path(), &made.path, None, now()).await.expect("is restored");
        assert_eq!((restored.files, restored.without_file), (0, 2));
        let looked = inspect(home.folder.path(), &made.path, None).await.expect("is a backup");
        assert_eq!(looked.without_file, 0, "where it was made, the files stand");
    });
}

#[test]
fn among_the_automatic_ones_no_file_is_copied() {
    block_on(async {
        let home = home(&["abc"]).await;
        let made = home.store.back_up_to(None, now(), None).await.expect("is made");
        assert_eq!((made.files, made.without_file), (None, 0));
        assert_eq!(fs::read_dir(home.folder.path().join(backup::BACKUPS)).expect("reads").count(), 1);
    });
}

#[test]
fn what_is_damaged_or_missing_does_not_go_along_and_is_counted() {
    block_on(async {
        let home = home(&["abc", "two", "three"]).await;
        let paths: Vec<PathBuf> =
            home.household.attachments.iter().map(|it| Files::of(home.folder.path()).path_of(it.sha256)).collect();
        fs::write(&paths[0], "abd").expect("writes");
        fs::remove_file(&paths[1]).expect("removes");
        let made = home.back_up(None).await;
        assert_eq!((made.files.expect("has files").count, made.without_file), (1, 2));
        fs::remove_file(&paths[2]).expect("removes");
        let made = home.back_up(None).await;
        assert_eq!((made.files, made.without_file), (None, 3));
    });
}

#[test]
fn a_damaged_file_is_healed_by_a_backup() {
    block_on(async {
        let home = home(&["abc"]).await;
        let made = home.back_up(None).await;
        home.store.close().await.expect("closes");
        let sha256 = home.household.attachments[0].sha256;
        fs::write(Files::of(home.folder.path()).path_of(sha256), "abd").expect("writes");
        let restored = restore(home.folder.path(), &made.path, None, now()).await.expect("is restored");
        assert_eq!(restored.files, 1);
        assert_eq!(content(home.folder.path(), sha256).as_deref(), Some("abc"));
    });
}

#[test]
fn only_what_the_backup_refers_to_is_taken_from_a_zip() {
    block_on(async {
        let home = home(&["abc", "two"]).await;
        let made = home.back_up(None).await;
        let [abc, two] = [0, 1].map(|place: usize| home.household.attachments[place].sha256);
        let zip = made.files.expect("has files").path;
        let stranger = Sha256::from([7; 32]);
        let name = |sha256: Sha256| format!("files/{sha256}");
        forge(
            &zip,
            &[
                ("../../outside", "bad"),
                ("README.txt", "hello"),
                (&name(stranger), "not asked for"),
                (&name(two), "not what it is called"),
                (&format!("../../../{abc}"), "abc"),
            ],
        );
        let other = folder();
        let restored = restore(&other.path().join("data"), &made.path, None, now()).await.expect("is restored");
        assert_eq!((restored.files, restored.without_file), (1, 1));
        let data = other.path().join("data");
        assert_eq!(content(&data, abc).as_deref(), Some("abc"));
        assert_eq!((content(&data, two), content(&data, stranger)), (None, None));
        let outside: Vec<_> = fs::read_dir(other.path()).expect("reads").collect();
        assert_eq!(outside.len(), 1, "{outside:?}");
        let inside = fs::read_dir(data.join("files")).expect("reads");
        assert_eq!(inside.count(), 1, "and nothing half-written");

        fs::write(&zip, "no zip").expect("writes");
        let third = folder();
        let looked = inspect(third.path(), &made.path, None).await.expect("is a backup");
        assert_eq!((looked.files, looked.without_file), (Beside::Unreadable(zip), 2));
        let restored = restore(third.path(), &made.path, None, now()).await.expect("the facts are restored");
        assert_eq!(restored.without_file, 2);
    });
}

#[test]
fn no_zip_takes_the_place_of_another() {
    block_on(async {
        let home = home(&["abc"]).await;
        let first = home.back_up(None).await;
        let second = home.back_up(None).await;
        assert_ne!(first.files.expect("has files").path, second.files.expect("has files").path);
        let stray = home.stick.path().join("greenlight-20260911-200000-3.files.zip");
        fs::write(&stray, "of a backup that was cut short").expect("writes");
        let third = home.back_up(None).await;
        assert!(third.path.ends_with("greenlight-20260911-200000-4.sqlite"), "{third:?}");
        assert_eq!(fs::read_to_string(stray).expect("reads"), "of a backup that was cut short");
        assert_eq!(home.names().len(), 7);
    });
}
