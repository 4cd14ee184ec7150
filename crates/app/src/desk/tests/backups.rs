//! Backups from the desk, and what is left to do when no desk can be opened.

use std::fs;

use greenlight_rules::facts::Household;

use super::{EVENING, Home, at};
use crate::{
    Desk, Trouble,
    desk::{
        backups::{FilesBeside, backups_in, inspect_in, newest_good_in, restore_in, salvage_in},
        evidence::AttachTo,
        waited,
    },
};

#[test]
fn the_backup_of_the_day_is_made_once() {
    let home = Home::sample();
    assert!(home.desk.back_up_daily().expect("is made"));
    assert!(!home.desk.back_up_daily().expect("is there"));
    let backups = backups_in(home.desk.folder()).expect("lists");
    assert_eq!(backups.iter().map(|backup| backup.why.as_str()).collect::<Vec<_>>(), ["daily"]);
    assert_eq!(backups[0].at, at(EVENING));
    assert!(!Home::empty().desk.back_up_daily().expect("has nothing to do"));
}

#[test]
fn a_value_that_the_disk_changed_is_told_whether_or_not_there_is_a_backup_of_the_day() {
    let home = Home::sample();
    let file = home.path().join("greenlight.sqlite");
    let mut bytes = fs::read(&file).expect("reads");
    let (was, is) = ("工行储蓄卡".as_bytes(), "农行储蓄卡".as_bytes());
    let place = bytes.windows(was.len()).position(|part| part == was).expect("stands in its row");
    bytes[place..place + is.len()].copy_from_slice(is);
    fs::write(&file, bytes).expect("writes");
    for _ in 0..2 {
        assert!(matches!(home.desk.back_up_daily(), Err(Trouble::Unsound)));
        assert!(home.desk.standing().unsound);
    }
    assert_eq!(backups_in(home.desk.folder()).expect("lists").len(), 1, "and one is made all the same");
}

#[test]
fn a_household_that_was_restored_lies_open_and_can_be_taken_back() {
    let home = Home::sample();
    let file = home.desk.back_up(None, None).expect("is made").expect("there is data").file;
    home.desk.undo().expect("undoes");
    assert_eq!(home.household(), Household::default());
    let contents = inspect_in(home.desk.folder(), &file, None).expect("is a backup");
    let violations = contents.difference.expect("is known").into_iter().find(|shift| shift.noun == "violation");
    assert_eq!(violations.map(|shift| (shift.added, shift.changed, shift.removed)), Some((14, 0, 0)));
    assert!(contents.sound && contents.facts.contains(&("violation".to_owned(), 14)));

    let kept = home.desk.restore(&file, None).expect("is restored").kept.expect("was kept");
    assert_eq!(home.household().violations.len(), 14);
    assert_eq!(home.on_disk(), home.household());
    home.desk.restore(&kept, None).expect("is restored");
    assert_eq!(home.household(), Household::default());
}

#[test]
fn a_backup_to_a_folder_takes_the_evidence_along_and_says_what_it_holds() {
    let home = Home::sample();
    let stick = tempfile::tempdir().expect("a folder");
    let to = stick.path().to_str();
    let none = home.desk.back_up(to, None).expect("is made").expect("there is data");
    assert_eq!(inspect_in(home.desk.folder(), &none.file, None).expect("reads").files, FilesBeside::Nothing);
    home.attaches(AttachTo::Violation("v09".to_owned()), &[("a.jpg", "one"), ("b.jpg", "two")]);
    let made = home.desk.back_up(to, None).expect("is made").expect("there is data");
    assert_eq!(made.without_file, 0);

    let other = Home::empty();
    let looked = inspect_in(other.desk.folder(), &made.file, None).expect("reads");
    let FilesBeside::Files { file, count: 2, kilobytes: 1 } = &looked.files else { panic!("{looked:?}") };
    assert!(file.ends_with(".files.zip") && looked.without_file == 0, "{looked:?}");
    let hidden = stick.path().join("elsewhere");
    fs::rename(file, &hidden).expect("moves");
    let looked = inspect_in(other.desk.folder(), &made.file, None).expect("reads");
    assert_eq!((looked.files, looked.without_file), (FilesBeside::Nothing, 2));
    fs::rename(hidden, file).expect("moves back");
    assert_eq!(other.desk.restore(&made.file, None).expect("is restored").without_file, 0);
    let house = other.house();
    assert_eq!(waited(|| house.lost_files()).expect("reads"), []);
}

#[test]
fn an_encrypted_backup_says_that_it_wants_its_passphrase() {
    let home = Home::contract();
    let stick = tempfile::tempdir().expect("a folder");
    let to = stick.path().to_str().expect("a path");
    let file = home.desk.back_up(Some(to), Some("口令".to_owned())).expect("is made").expect("there is data").file;
    let kind = |passphrase: Option<&str>| {
        let looked = inspect_in(home.desk.folder(), &file, passphrase.map(str::to_owned));
        looked.map_err(|trouble| serde_json::to_value(trouble.report().kind).expect("JSON"))
    };
    assert_eq!(kind(None).expect_err("is sealed"), "sealed");
    assert_eq!(kind(Some("")).expect_err("is sealed"), "sealed");
    assert_eq!(kind(Some("别的")).expect_err("is wrong"), "wrong-passphrase");
    assert!(kind(Some("口令")).expect("opens").difference.expect("is known").is_empty());
}

#[test]
fn a_damaged_household_is_offered_its_newest_good_backup_and_what_can_be_read() {
    let home = Home::sample();
    let before = home.household();
    home.desk.back_up_daily().expect("is made");
    let folder = home.desk.folder();
    let database = folder.join(greenlight_store::FILE_NAME);
    let mut bytes = fs::read(&database).expect("reads");
    bytes[..16].fill(0);
    fs::write(&database, &bytes).expect("writes");
    let trouble = Desk::open(folder, Some(at(EVENING))).expect_err("does not open");
    assert_eq!(serde_json::to_value(trouble.report().kind).expect("JSON"), "damaged");

    let saved = folder.join("saved.json");
    let salvage = salvage_in(folder, saved.to_str().expect("a path")).expect("something is left");
    assert!(salvage.iter().all(|noun| noun.dangling + noun.senseless + noun.differing == 0), "{salvage:?}");
    let (backup, contents) = newest_good_in(folder).expect("looks").expect("is found");
    assert!(contents.sound);
    assert_eq!(inspect_in(folder, &backup.file, None).expect("is a backup").difference, None);
    let kept = restore_in(folder, &backup.file, None, at(EVENING)).expect("is restored").kept.expect("was kept");
    assert!(fs::read(kept).expect("reads") == bytes, "the damaged file is kept as it was");
    let desk = Desk::open(folder, Some(at(EVENING))).expect("opens");
    assert_eq!(desk.opened().household, before);

    let other = Home::empty();
    other.import(&fs::read_to_string(saved).expect("reads"));
    assert_eq!(other.household(), before, "what was saved can be imported");
}
