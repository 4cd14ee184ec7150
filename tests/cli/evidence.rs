//! Files that prove something: attached, listed, looked after, and taken along with their case.

use std::fs;

use serde_json::json;

use super::home::{Home, each};

#[test]
fn files_are_attached_with_a_kind_that_is_guessed_or_given() {
    let home = Home::example();
    let (photo, film) = (home.file("路口.jpg", "one"), home.file("0812.mp4", "two"));
    let said = home.run(&["attach", "v1", &photo, &film]).fine();
    assert!(said.out.contains("路口.jpg，现场照片，3 B") && said.out.contains("0812.mp4，行车记录仪"), "{said:?}");
    let answer = home.json(&["attach", "v1", &home.file("扫描.png", "three"), "--kind", "notice"]);
    assert_eq!(answer["attachments"][0]["kind"], "notice");
    assert_eq!(each(&home.json(&["list", "attachments"]), "name"), ["路口.jpg", "0812.mp4", "扫描.png"]);
    let said = home.run(&["attach", "v1", &photo]).fine();
    assert!(said.out.contains("已经添加过了"), "{said:?}");
    home.run(&["undo"]).fine();
    assert_eq!(each(&home.json(&["list", "attachments"]), "name"), ["路口.jpg", "0812.mp4"]);
}

#[test]
fn what_cannot_be_attached_is_refused() {
    let home = Home::example();
    let photo = home.file("路口.jpg", "one");
    let before = home.export();
    home.run(&["attach", "v9", &photo]).refused(2);
    home.run(&["attach", "v1"]).refused(2);
    home.run(&["attach", "v1", &photo, "--kind", "photo"]).refused(2);
    let folder = home.path().display().to_string();
    home.run(&["attach", "v1", &photo, &folder]).refused(2);
    home.run(&["attach", "v1", "nothing.jpg"]).refused(2);
    assert_eq!(home.export(), before);
}

#[test]
fn a_file_that_is_gone_or_changed_is_no_sound_data() {
    let home = Home::example();
    home.run(&["attach", "v1", &home.file("路口.jpg", "one")]).fine();
    home.run(&["verify"]).fine();
    let hash = home.json(&["list", "attachments"])[0]["sha256"].as_str().expect("a hash").to_owned();
    let stored = home.data().join("files").join(&hash[..2]).join(&hash);
    fs::write(&stored, "two").expect("writes");
    let said = home.run(&["verify"]);
    assert!(said.code == 3 && said.out.contains("路口.jpg") && said.out.contains("和添加时不同"), "{said:?}");
    fs::remove_file(&stored).expect("removes");
    let said = home.run(&["verify", "--json"]);
    assert_eq!((said.code, &said.json()["sound"]), (3, &json!(false)));
    assert!(said.out.contains("不见了"), "{said:?}");
    home.run(&["undo"]).fine();
    assert!(home.run(&["verify", "--sweep"]).fine().out.contains("清掉了 0 个"));
}

#[test]
fn a_case_is_written_whole_or_not_at_all() {
    let home = Home::example();
    home.run(&["attach", "v1", &home.file("路口.jpg", "one")]).fine();
    let zip = home.path().join("case.zip");
    let said = home.run(&["case", "v1", "-o", &zip.display().to_string()]).fine();
    assert!(said.out.contains("case.zip"), "{said:?}");
    assert!(fs::read(&zip).expect("is there").starts_with(b"PK\x03\x04"));
    home.run(&["case", "v9", "-o", &home.path().join("other.zip").display().to_string()]).refused(2);
    home.run(&["case", "v1"]).refused(2);
    home.run(&["case", "v1", "-o", &home.path().join("nowhere/case.zip").display().to_string()]).refused(3);
    assert!(!home.path().join("other.zip").exists());
}
