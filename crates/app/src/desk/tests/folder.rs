use std::fs;

use greenlight_rules::facts::Household;
use serde_json::json;

use super::{EVENING, Home, at};
use crate::{
    Desk, House, Trouble,
    desk::waited,
    holidays::{self, HolidaysChange},
    preferences::{self, Preferences, Theme, Tongue},
    trouble::TroubleKind,
};

#[test]
fn the_sample_stands_beside_the_familys_own_and_goes_whole() {
    let home = Home::contract();
    let own = home.household();
    home.desk.open_sample().expect("opens");
    assert!(home.desk.standing().sample);
    let sample = home.household();
    assert_eq!((sample.violations.len(), home.on_disk()), (14, own.clone()), "the family's own is as it was");

    home.does(json!({"deed": "revoke", "violation": "v01"}));
    home.does(json!({"deed": "keep", "facts": {"members": [{"name": "客人"}]}}));
    assert_eq!(home.on_disk(), own);
    home.desk.undo().expect("is undone");
    home.desk.undo().expect("is undone");
    let whole = home.household();
    assert!(matches!(home.desk.undo(), Err(Trouble::NothingToUndo)), "the sample itself is removed, not undone");
    assert_eq!(home.household(), whole);
    home.desk.redo().expect("is redone");
    home.desk.redo().expect("is redone");
    assert_eq!(home.on_disk(), own);

    let again = Desk::open(home.path(), Some(at(EVENING))).expect("opens");
    assert!(again.standing().sample, "whoever closed the window over it finds it open again");
    let changed = home.household();
    home.desk.open_sample().expect("opens again");
    assert_eq!(home.household(), changed, "it is filled once");

    home.desk.remove_sample().expect("goes");
    assert!(!home.path().join("sample").exists());
    assert_eq!((home.household(), home.desk.standing().sample), (own, false));
    home.desk.remove_sample().expect("twice is once");
}

#[test]
fn the_sample_needs_no_household_of_ones_own_and_makes_none() {
    let home = Home::empty();
    home.desk.open_sample().expect("opens");
    let standing = home.desk.standing();
    assert!(!standing.empty);
    assert_eq!((standing.open, standing.name.as_str()), (12, "王建国"));
    home.desk.remove_sample().expect("goes");
    assert_eq!(fs::read_dir(home.path()).expect("a folder").count(), 0, "nothing else was made");
    assert!(home.desk.standing().empty);
}

#[test]
fn what_another_house_changes_is_seen_at_the_next_look() {
    let home = Home::sample();
    assert!(!home.desk.refresh().expect("reads"), "nothing changed");
    {
        let _writing = home.desk.turn();
        assert!(!home.desk.refresh().expect("answers"), "and nobody waits for a long list to be written");
    }
    let house = home.house();
    let entry = waited(|| house.undo(at(EVENING))).expect("is undone");
    assert_eq!(entry.what, "demo");
    assert_eq!(home.household().violations.len(), 14, "until it is read again");
    assert!(home.desk.refresh().expect("reads"));
    assert_eq!(home.household(), Household::default());
    assert!(!home.desk.refresh().expect("reads"));
}

#[test]
fn deeds_that_come_at_once_are_all_done_and_all_seen() {
    let home = Home::sample();
    std::thread::scope(|scope| {
        for number in 0..8 {
            let desk = &home.desk;
            let deed = json!({"deed": "keep", "facts": {"members": [{"name": format!("客人{number}")}]}});
            scope.spawn(move || desk.act(super::read(deed)).expect("is done"));
        }
    });
    assert_eq!(home.household().members.len(), 3 + 8);
    assert_eq!(home.on_disk(), home.household());
}

/// The published year of 2026 as if it were another: a whole notice, of a year that does not come with the program.
fn notice(year: i32) -> String {
    let text = include_str!("../../../../../law/holidays/2026.json");
    let days = |text: &str| text.replace("2026-", &format!("{year}-")).replace("2026", &year.to_string());
    days(text)
}

/// The years that the family's files are about.
fn brought(home: &Home) -> Vec<i32> {
    let (_, brought) = holidays::law_of(&Household::default(), home.path()).expect("reads");
    assert!(brought.left_out.is_empty());
    brought.years.into_keys().collect()
}

#[test]
fn a_holiday_file_is_kept_reckoned_with_replaced_and_forgotten() {
    let home = Home::sample();
    let published = |home: &Home| {
        let years = home.desk.rulebook().years;
        years.into_iter().map(|year| (year.year, year.file.is_some())).collect::<Vec<_>>()
    };
    let before = published(&home);
    assert!(before.iter().all(|(_, own)| !own));
    let file = home.path().join("2031.json");
    fs::write(&file, notice(2031)).expect("is written");
    let change = home.desk.bring_holidays(&file).expect("is kept");
    assert_eq!((change.file.as_str(), &change.aside), ("2031.json", &None));
    fs::remove_file(&file).expect("goes");
    assert!(published(&home).contains(&(2031, true)));
    let makes_up = "2031-10-10".parse().expect("a day");
    assert!(home.desk.opened().law.calendar.is_official(makes_up));
    assert_eq!(brought(&home), [2031]);

    let again = Desk::open(home.path(), None).expect("opens");
    assert!(again.opened().law.calendar.is_official(makes_up), "the next to open it reckons with it");
    let law = home.house().law_of(&home.household()).expect("reads");
    assert!(law.calendar.is_official(makes_up), "and so does the command line");
    home.desk.open_sample().expect("opens");
    assert!(home.desk.opened().law.calendar.is_official(makes_up), "and the sample: they belong to the computer");
    home.desk.remove_sample().expect("goes");

    let amended = home.path().join("amended.json");
    fs::write(&amended, notice(2031).replace("国庆节", "国庆长假")).expect("is written");
    home.desk.bring_holidays(&amended).expect("is kept");
    let named = home.desk.opened();
    let named = named.law.calendar.named("2031-10-01".parse().expect("a day")).map(|day| day.name.clone());
    assert!(named.is_some_and(|name| name.contains("国庆长假")));
    assert_eq!(brought(&home), [2031], "one file a year");

    home.desk.forget_holidays("2031.json").expect("is forgotten");
    home.desk.forget_holidays("2031.json").expect("twice is once");
    assert_eq!(published(&home), before);
    assert!(!home.desk.opened().law.calendar.is_official(makes_up));
}

#[test]
fn each_change_of_the_holiday_files_is_taken_back_to_the_byte() {
    let home = Home::sample();
    let kept = || fs::read_to_string(home.path().join("holidays/2031.json")).ok();
    let bring = |text: &str| {
        let file = home.path().join("brought.json");
        fs::write(&file, text).expect("is written");
        home.desk.bring_holidays(&file).expect("is kept")
    };
    let (first, second) = (notice(2031), notice(2031).replace("国庆节", "国庆长假"));
    let came = bring(&first);
    let replaced = bring(&second);
    let gone = home.desk.forget_holidays("2031.json").expect("is forgotten");
    assert_eq!(kept(), None);
    for (change, there) in [(&gone, Some(&second)), (&replaced, Some(&first)), (&came, None)] {
        home.desk.put_back_holidays(change).expect("is taken back");
        assert_eq!(kept().as_ref(), there);
        assert_eq!(brought(&home), there.map_or_else(Vec::new, |_| vec![2031]), "and is reckoned with");
    }
    // What is no holiday file stays where it is.
    let database = HolidaysChange { file: "../greenlight.sqlite".into(), aside: Some("../greenlight.sqlite.1".into()) };
    home.desk.put_back_holidays(&database).expect("is ignored");
    assert!(home.path().join("greenlight.sqlite").exists() && kept().is_none());
}

#[test]
fn a_bad_holiday_file_is_refused_and_nothing_is_kept() {
    let home = Home::sample();
    let short: String = notice(2031).chars().take(400).collect();
    for text in ["", "{}", "no JSON", &short, r#"{"year": 2031, "papers": [], "days": []}"#] {
        let file = home.path().join("bad.json");
        fs::write(&file, text).expect("is written");
        let refused = home.desk.bring_holidays(&file);
        assert!(matches!(refused, Err(Trouble::Holidays(..))), "{text:?}: {refused:?}");
        assert!(!home.path().join("holidays").exists());
    }
    let missing = home.desk.bring_holidays(&home.path().join("missing.json"));
    assert!(matches!(missing, Err(Trouble::Unreadable(..))));

    // One that was kept is not lost to a bad one.
    let good = home.path().join("good.json");
    fs::write(&good, notice(2031)).expect("is written");
    home.desk.bring_holidays(&good).expect("is kept");
    home.desk.bring_holidays(&home.path().join("bad.json")).expect_err("is none");
    assert_eq!(brought(&home), [2031]);
}

#[test]
fn a_damaged_holiday_file_is_left_out_named_and_can_be_forgotten() {
    let home = Home::sample();
    let good = home.path().join("good.json");
    fs::write(&good, notice(2031)).expect("is written");
    home.desk.bring_holidays(&good).expect("is kept");
    let place = home.path().join("holidays");
    let half: String = notice(2032).chars().take(400).collect();
    fs::write(place.join("2032.json"), half).expect("is written");
    fs::write(place.join("2033.json"), [0xff, 0xfe]).expect("is written");

    let again = Desk::open(home.path(), Some(at(EVENING))).expect("opens all the same");
    assert_eq!(again.opened().household, home.household());
    assert_eq!(again.standing().holidays_left_out, ["2032.json", "2033.json"]);
    let book = again.rulebook();
    let why: Vec<_> = book.left_out.iter().map(|left| (left.file.as_str(), left.why.kind)).collect();
    assert_eq!(why, [("2032.json", TroubleKind::Holidays), ("2033.json", TroubleKind::Unreadable)]);
    let own: Vec<_> = book.years.iter().filter_map(|year| Some((year.year, year.file.as_deref()?))).collect();
    assert_eq!(own, [(2031, "2031.json")], "the good one counts");
    let refused = home.house().law_of(&home.household());
    assert!(matches!(refused, Err(Trouble::Holidays(..))), "the command line says so before it answers");

    again.forget_holidays("2032.json").expect("is forgotten");
    again.forget_holidays("2033.json").expect("is forgotten");
    again.forget_holidays("../greenlight.sqlite").expect("is none of them");
    assert_eq!(again.standing().holidays_left_out, [""; 0]);
    assert_eq!((brought(&home), home.on_disk()), (vec![2031], home.household()));
}

#[test]
fn preferences_are_kept_and_a_broken_file_is_as_good_as_none() {
    let home = Home::empty();
    let folder = home.path().join("new");
    assert_eq!(preferences::read(&folder), Preferences::default());
    let own = Preferences { language: Tongue::En, theme: Theme::Dark, scale: 110, welcomed: true, tray: false };
    preferences::keep(&folder, &own).expect("are kept");
    assert_eq!(preferences::read(&folder), own);
    preferences::keep(&folder, &Preferences { scale: 125, ..own }).expect("are kept again");
    assert_eq!(preferences::read(&folder).scale, 125);
    assert_eq!(fs::read_dir(&folder).expect("a folder").count(), 1, "nothing half-written stays");

    let write = |text: &str| fs::write(folder.join("window.json"), text).expect("is written");
    for broken in ["", "{", "[]", r#"{"theme": "plaid"}"#, r#"{"scale": -3}"#] {
        write(broken);
        assert_eq!(preferences::read(&folder), Preferences::default(), "{broken}");
    }
    write(r#"{"scale": 900, "welcomed": true, "from_a_later_version": 1}"#);
    assert_eq!(preferences::read(&folder), Preferences { scale: 125, welcomed: true, ..Preferences::default() });
    fs::write(folder.join("window.json"), [0xff, 0xfe, 0x00]).expect("is written");
    assert_eq!(preferences::read(&folder), Preferences::default());
}

#[test]
fn a_folder_that_is_none_is_a_trouble_that_says_so() {
    let home = Home::empty();
    let file = home.path().join("file");
    fs::write(&file, "text").expect("is written");
    let trouble = Desk::open(&file, None).expect_err("a file is no folder");
    assert!(!trouble.report().lines.is_empty());
    let house = House::at(home.path().join("never"));
    assert_eq!(waited(|| house.household()).expect("reads"), Household::default());
    assert!(!home.path().join("never").exists(), "reading makes nothing");
}

#[test]
fn a_damaged_sample_keeps_the_familys_own_from_nobody() {
    let home = Home::contract();
    let own = home.household();
    home.desk.open_sample().expect("opens");
    let database = home.path().join("sample").join(greenlight_store::FILE_NAME);
    let mut bytes = fs::read(&database).expect("reads");
    bytes[..16].fill(0);
    fs::write(&database, &bytes).expect("writes");
    let again = Desk::open(home.path(), Some(at(EVENING))).expect("opens");
    assert!(!again.standing().sample);
    assert_eq!(again.opened().household, own);
}
