//! Backups on the command line: made, listed, looked into, restored, and what a damaged database leaves.

use std::fs;

use serde_json::Value;

use super::home::{EXAMPLE, Home, NOTHING, each};

/// The files of the automatic backups.
fn files(home: &Home) -> Vec<String> {
    let backups = home.json(&["backups"]);
    each(&backups["backups"], "file").into_iter().map(str::to_owned).collect()
}

fn whys(home: &Home) -> Vec<String> {
    let backups = home.json(&["backups"]);
    each(&backups["backups"], "why").into_iter().map(str::to_owned).collect()
}

#[test]
fn a_change_leaves_the_backup_of_its_day_and_looking_leaves_none() {
    let home = Home::empty();
    home.run(&["list", "members"]).fine();
    home.run(&["verify"]).fine();
    assert!(!home.data().exists());
    home.import(EXAMPLE).fine();
    assert_eq!(whys(&home), ["daily"], "nothing was there before that could be lost");
    home.run(&["undo"]).fine();
    home.run(&["redo"]).fine();
    home.run(&["export"]).fine();
    assert_eq!(whys(&home), ["daily"], "one a day");
    home.import(EXAMPLE).fine();
    assert_eq!(whys(&home), ["daily"], "an import that changes nothing puts nothing at risk");
    home.feed(&["import", "-", "--replace", "--dry-run"], NOTHING.as_bytes()).fine();
    assert_eq!(whys(&home), ["daily"]);
}

#[test]
fn what_an_import_replaces_can_be_restored() {
    let home = Home::demo();
    let before = home.export();
    home.feed(&["import", "-", "--replace"], NOTHING.as_bytes()).fine();
    let file = files(&home).into_iter().find(|file| file.contains("before-import")).expect("was kept");
    let looked = home.json(&["restore", &file, "--dry-run"]);
    assert_eq!((&looked["format"], &looked["sound"]), (&"greenlight.inspect/1".into(), &true.into()));
    assert_eq!(looked["difference"]["violation"]["added"], 14);
    assert_eq!(home.export(), Home::empty().export(), "only looked at");
    let said = home.run(&["restore", &file]).fine();
    assert!(said.out.contains("违法：新增 14") && said.out.contains("before-restore"), "{said:?}");
    assert_eq!(home.export(), before);
    home.run(&["verify"]).fine();

    let kept = files(&home).into_iter().find(|file| file.contains("before-restore")).expect("was kept");
    let answer = home.json(&["restore", &kept]);
    assert_eq!(answer["difference"]["violation"]["removed"], 14);
    assert_eq!(home.export(), Home::empty().export(), "taken back");
}

#[test]
fn a_backup_goes_to_any_folder_and_to_another_computer() {
    let home = Home::example();
    let stick = tempfile::tempdir().expect("a folder");
    let to = stick.path().to_str().expect("a path");
    let answer = home.json(&["backup", "--to", to]);
    let file = answer["backup"]["file"].as_str().expect("a file").to_owned();
    assert!(file.starts_with(to), "{file}");
    let other = Home::empty();
    other.run(&["restore", &file]).fine();
    assert_eq!(other.export(), home.export());
    let said = home.run(&["backup", "--to", &format!("{to}/not-there")]).refused(3);
    assert!(said.err.contains("not-there"), "{said:?}");
}

#[test]
fn an_encrypted_backup_asks_for_its_passphrase() {
    let home = Home::example();
    let (right, wrong) = (home.file("right", "正确 horse\n"), home.file("wrong", "horse\n"));
    let made = home.json(&["backup", "--encrypt", "--passphrase-file", &right]);
    let file = made["backup"]["file"].as_str().expect("a file").to_owned();
    assert!(file.ends_with(".sqlite.age"), "{file}");
    assert!(!String::from_utf8_lossy(&fs::read(&file).expect("reads")).contains("李梅"));
    let other = Home::empty();
    let said = other.run(&["restore", &file, "--passphrase-file", &wrong]).refused(2);
    assert!(said.err.contains("口令不对"), "{said:?}");
    let said = other.run(&["restore", &file]).refused(2);
    assert!(said.err.contains("--passphrase-file"), "nobody is there to type it: {said:?}");
    assert!(!other.data().exists());
    other.feed(&["restore", &file, "--passphrase-file", "-"], "正确 horse\r\n".as_bytes()).fine();
    assert_eq!(other.export(), home.export());
    let said = home.run(&["backup", "--passphrase-file", &home.file("empty", "\n")]).refused(2);
    assert!(said.err.contains("没有口令"), "{said:?}");
}

#[test]
fn evidence_goes_along_to_another_computer() {
    let home = Home::example();
    home.run(&["attach", "v1", &home.file("路口.jpg", "one"), &home.file("0812.mp4", "two")]).fine();
    let said = home.run(&["backup"]).fine();
    assert!(said.out.contains("--to"), "a backup in the data folder has no files: {said:?}");
    let stick = tempfile::tempdir().expect("a folder");
    let to = stick.path().to_str().expect("a path");
    let key = home.file("key", "正确 horse\n");
    for passphrase in [&[][..], &["--passphrase-file", &key]] {
        let made = home.json(&[&["backup", "--to", to], passphrase].concat());
        let backup = made["backup"]["file"].as_str().expect("a file").to_owned();
        let files = &made["backup"]["files"];
        assert_eq!((&files["count"], &files["bytes"], &made["left_out"]), (&2.into(), &6.into(), &Value::Null));
        assert_eq!(made["backup"]["without_file"], 0);

        let other = Home::empty();
        let said = other.run(&[&["restore", &backup], passphrase].concat()).fine();
        assert!(said.out.contains("放回了 2 个证据文件"), "{said:?}");
        other.run(&["verify"]).fine();
        if !passphrase.is_empty() {
            continue;
        }

        let bare = Home::empty();
        let looked = || bare.json(&["restore", &backup, "--dry-run"]);
        assert_eq!((&looked()["files"]["count"], &looked()["without_file"]), (&2.into(), &0.into()));
        fs::remove_file(files["file"].as_str().expect("a file")).expect("removes");
        assert_eq!((&looked()["files"], &looked()["without_file"]), (&Value::Null, &2.into()));
        let said = bare.run(&["restore", &backup]).fine();
        assert!(said.out.contains("没有文件的证据：2 个"), "{said:?}");
        assert_eq!(bare.export(), home.export());
    }
}

#[test]
fn nothing_is_swept_that_an_encrypted_backup_may_need() {
    let home = Home::example();
    home.run(&["attach", "v1", &home.file("路口.jpg", "one")]).fine();
    home.run(&["backup", "--passphrase-file", &home.file("key", "x\n")]).fine();
    let said = home.run(&["verify", "--sweep"]).fine();
    assert!(said.out.contains("没有清理：有 1 份备份打不开"), "{said:?}");
}

#[test]
fn what_is_no_backup_is_refused() {
    let home = Home::example();
    let before = home.export();
    let json = home.file("family.json", EXAMPLE);
    for (arguments, named) in [
        (&["restore", &json][..], "不是绿灯的备份"),
        (&["restore", &json, "--dry-run"], "不是绿灯的备份"),
        (&["restore", "nowhere.sqlite"], "nowhere.sqlite"),
        (&["restore"], "<FILE>"),
        (&["salvage"], "--output"),
    ] {
        let said = home.run(arguments).refused(2);
        assert!(said.err.contains(named), "{arguments:?}: {said:?}");
    }
    assert_eq!(home.export(), before);
}

#[test]
fn without_data_there_is_nothing_to_back_up() {
    let home = Home::empty();
    assert_eq!(home.json(&["backup"])["backup"], Value::Null);
    assert!(home.run(&["backup"]).fine().out.contains("还没有资料"));
    assert!(home.run(&["backups"]).fine().out.contains("还没有备份"));
    assert!(!home.data().exists());
}

#[test]
fn a_damaged_database_is_salvaged_or_replaced_and_kept() {
    let home = Home::demo();
    let before = home.export();
    home.run(&["backup"]).fine();
    let backup = files(&home).remove(0);
    let mut bytes = fs::read(home.database()).expect("reads");
    bytes[..100].fill(0);
    fs::write(home.database(), &bytes).expect("writes");
    let said = home.run(&["check"]).refused(3);
    assert!(said.err.contains("greenlight salvage") && said.err.contains("greenlight restore"), "{said:?}");

    let to = home.path().join("saved.json").display().to_string();
    let said = home.run(&["salvage", "-o", &to]).fine();
    assert!(said.out.contains("都读出来了"), "{said:?}");
    assert_eq!(fs::read_to_string(&to).expect("reads"), before);
    assert!(fs::read(home.database()).expect("reads") == bytes, "the damaged file is left as it is");

    let answer = home.json(&["restore", &backup]);
    assert_eq!(answer["difference"], Value::Null);
    let kept = answer["kept"].as_str().expect("is kept");
    assert!(fs::read(kept).expect("reads") == bytes);
    assert_eq!(home.export(), before);
}
