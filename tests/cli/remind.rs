//! Reminders and the calendar file, from outside.

use std::fs;

use super::home::{EXAMPLE, Home, each, said};

/// The Beijing morning on which the example's decision is three days from its advised day.
const THREE_DAYS: &str = "2026-09-17T09:00:00+08:00";

fn keys(home: &Home, at: &str, more: &[&str]) -> Vec<String> {
    let answer = home.json(&[&["remind", "--at", at], more].concat());
    each(&answer["reminders"], "key").into_iter().map(ToOwned::to_owned).collect()
}

#[test]
fn what_was_told_is_not_told_again_and_what_is_overdue_is_told_daily() {
    let home = Home::example();
    assert_eq!(keys(&home, THREE_DAYS, &["--dry-run"]), ["pay_by 2026-09-20 -3 v1"]);
    assert_eq!(keys(&home, THREE_DAYS, &[]), ["pay_by 2026-09-20 -3 v1"], "to look is not to tell");
    assert_eq!(keys(&home, THREE_DAYS, &[]), [""; 0]);
    assert_eq!(keys(&home, "2026-09-19T08:59:59+08:00", &[]), [""; 0]);
    assert_eq!(keys(&home, "2026-09-21T12:00:00+08:00", &[]), ["pay_by 2026-09-20 +1 v1"]);
    let said = home.run(&["remind", "--at", "2026-09-22T12:00:00+08:00"]).fine();
    assert!(said.out.contains("京A·8X2K6：逾期 2 天，今天缴 ¥212.00"), "{}", said.out);
    assert!(said.out.contains("已加收 ¥12.00，明天缴要 ¥218.00"), "{}", said.out);
    assert!(home.run(&["remind", "--at", "2026-09-22T12:00:01+08:00"]).fine().out.contains("没有"));
}

#[test]
fn the_computer_s_time_zone_and_its_daylight_saving_change_nothing() {
    let answers = ["Asia/Shanghai", "America/New_York", "Pacific/Auckland", "UTC"].map(|zone| {
        let home = Home::example();
        // New York puts its clocks back on 1 November; Auckland put them forward on 27 September.
        let instants = [
            "2026-09-26T16:00:00Z",
            "2026-09-27T13:00:00+13:00",
            "2026-11-01T01:30:00-04:00",
            "2026-11-01T01:30:00-05:00",
            "2026-11-02T09:00:00+08:00",
        ];
        instants.map(|at| {
            let mut command = home.command(&["remind", "--json", "--at", at]);
            said(command.env("TZ", zone)).fine().json()["reminders"].to_string()
        })
    });
    for answer in &answers[1..] {
        assert_eq!(answer, &answers[0]);
    }
    let told = answers[0].iter().filter(|answer| answer.contains("pay_by")).count();
    // That of the 26th, that of 1 November, that of the 2nd: the second and the fourth look find nothing new.
    assert_eq!(told, 3, "{:?}", answers[0]);
}

#[test]
fn an_edit_in_between_is_told_and_an_empty_household_says_nothing() {
    assert_eq!(keys(&Home::empty(), THREE_DAYS, &[]), [""; 0]);
    let home = Home::example();
    keys(&home, THREE_DAYS, &[]);
    home.import(&EXAMPLE.replace("\"served_on\": \"2026-09-05\"", "\"served_on\": \"2026-09-06\"")).fine();
    assert_eq!(keys(&home, "2026-09-17T10:00:00+08:00", &[]), ["pay_by 2026-09-21 -7 v1"]);
    home.run(&["undo"]).fine();
    assert_eq!(keys(&home, "2026-09-17T11:00:00+08:00", &[]), [""; 0], "it was told of the day it has again");
}

#[test]
fn choices_of_the_household_are_kept_beside_it() {
    let home = Home::example();
    fs::write(home.data().join("reminders.json"), r#"{"time": "20:00", "kinds": {"pay_by": {"leads": [5]}}}"#)
        .expect("writes");
    assert_eq!(keys(&home, "2026-09-15T19:59:59+08:00", &[]), [""; 0]);
    assert_eq!(keys(&home, "2026-09-15T20:00:00+08:00", &[]), ["pay_by 2026-09-20 -5 v1"]);
}

#[test]
fn misspelled_choices_are_told_and_no_reason_not_to_remind() {
    let home = Home::example();
    let file = home.data().join("reminders.json");
    for (text, reason) in [
        ("{", "line 1 column 1"),
        (r#"{"time": "9 o'clock"}"#, "a time of day is written as 09:00"),
        ("{\n  \"tiem\": \"20:00\"\n}", "unknown field `tiem`"),
        (r#"{"kinds": {"pay_by": {"lead": [5]}}}"#, "unknown field `lead`"),
    ] {
        fs::write(&file, text).expect("writes");
        let told = home.run(&["remind", "--dry-run", "--at", THREE_DAYS]);
        assert!(told.code == 0 && told.err.contains(reason) && told.err.contains("按默认的提醒"), "{told:?}");
        assert!(told.out.contains("9月20日"), "{told:?}");
        let refused = home.run(&["calendar", "--to", &home.path().join("phone").display().to_string()]);
        assert!(refused.code == 2 && refused.err.contains(reason), "{refused:?}");
        assert_eq!(fs::read_to_string(&file).expect("reads"), text);
    }
}

#[test]
fn a_calendar_folder_that_is_gone_and_a_holiday_file_that_is_none_silence_nothing() {
    let home = Home::example();
    let phone = home.path().join("phone");
    fs::create_dir(&phone).expect("a folder");
    home.run(&["calendar", "--to", "phone", "--at", THREE_DAYS]).fine();
    fs::remove_dir_all(&phone).expect("goes");
    fs::create_dir(home.data().join("holidays")).expect("a folder");
    fs::write(home.data().join("holidays/2027.json"), "{").expect("writes");
    let told = home.run(&["remind", "--at", THREE_DAYS]);
    assert!(told.out.contains("9月20日"), "{told:?}");
    assert!(told.code == 3 && told.err.contains("greenlight.ics") && told.err.contains("2027.json"), "{told:?}");
    let again = home.run(&["remind", "--at", THREE_DAYS]);
    assert!(!again.out.contains("9月20日"), "what was said is not said again: {again:?}");
}

#[test]
fn the_language_that_was_chosen_in_the_window_is_that_of_the_calendar() {
    let home = Home::example();
    fs::write(home.data().join("window.json"), r#"{"language": "en"}"#).expect("writes");
    let written = |language: &[&str]| home.run(&[&["export", "--format", "ics"], language].concat()).fine().out;
    assert!(written(&[]).contains("Pay: "), "{}", written(&[]));
    assert!(written(&["--lang", "zh"]).contains("缴款："));
}

#[cfg(target_os = "linux")]
#[test]
fn what_the_desktop_could_not_show_is_not_lost() {
    let home = Home::example();
    let failed = home.run(&["remind", "--notify", "--at", THREE_DAYS]);
    assert_eq!(failed.code, 3, "{failed:?}");
    assert!(failed.err.contains("桌面通知没能显示"), "{failed:?}");
    assert_eq!(keys(&home, "2026-09-17T09:15:00+08:00", &[]), ["pay_by 2026-09-20 -3 v1"]);
}

#[cfg(target_os = "linux")]
#[test]
fn the_timer_is_installed_once_and_removed_without_a_trace() {
    let home = Home::example();
    let folder = home.path().join(".config/systemd/user");
    assert!(home.run(&["remind", "--install-timer"]).fine().out.contains("已装好"));
    assert!(folder.join("timers.target.wants/greenlight-remind.timer").is_symlink(), "it starts with every login");
    let service = fs::read_to_string(folder.join("greenlight-remind.service")).expect("a unit");
    assert!(service.contains("remind --notify") && service.contains(&home.data().display().to_string()));
    assert!(home.run(&["remind", "--install-timer"]).fine().out.contains("什么都没改"));
    home.run(&["remind", "--remove-timer"]).fine();
    assert_eq!(fs::read_dir(&folder).expect("reads").count(), 0);
    assert!(home.run(&["remind", "--remove-timer"]).fine().out.contains("什么都没改"));
    let printed = home.run(&["remind", "--print"]).fine().out;
    assert!(["[Timer]", "<plist", "<Task"].iter().all(|part| printed.contains(part)), "{printed}");
    assert_eq!(fs::read_dir(&folder).expect("reads").count(), 0, "to print is not to install");
}

#[test]
fn a_calendar_is_carried_on_where_it_stands_and_kept_in_a_folder() {
    let home = Home::example();
    let path = home.file("family.ics", "");
    let at = |at: &str| home.run(&["export", "--format", "ics", "-o", &path, "--at", at]).fine();
    at(THREE_DAYS);
    let first = fs::read_to_string(&path).expect("a calendar");
    at("2026-09-18T09:00:00+08:00");
    assert_eq!(fs::read_to_string(&path).expect("a calendar"), first, "nothing changed");
    home.import(&EXAMPLE.replace("\"stage\": \"decided\"", "\"stage\": \"paid\"")).fine();
    at("2026-09-18T10:00:00+08:00");
    let second = fs::read_to_string(&path).expect("a calendar");
    assert!(second.contains("STATUS:CANCELLED") && !first.contains("STATUS:CANCELLED"), "{second}");
    assert!(home.run(&["export", "--format", "ics"]).fine().out.starts_with("BEGIN:VCALENDAR\r\n"));

    let folder = home.path().join("phone");
    fs::create_dir(&folder).expect("a folder");
    let kept = || fs::read_to_string(folder.join("greenlight.ics")).expect("a calendar");
    home.run(&["calendar", "--to", "phone", "--at", THREE_DAYS]).fine();
    let before = kept();
    home.run(&["undo", "--at", THREE_DAYS]).fine();
    let undone = kept();
    assert_ne!(undone, before, "a change brings it up to date");
    fs::remove_file(folder.join("greenlight.ics")).expect("removes");
    home.run(&["remind", "--at", "2026-09-19T10:00:00+08:00"]).fine();
    assert!(kept().starts_with("BEGIN:VCALENDAR"), "and so does a look for reminders");
    home.run(&["calendar", "--off"]).fine();
    fs::remove_file(folder.join("greenlight.ics")).expect("removes");
    home.run(&["remind", "--at", "2026-09-20T10:00:00+08:00"]).fine();
    assert!(!folder.join("greenlight.ics").exists());
}

#[test]
fn a_dry_import_names_the_dates_it_would_move_and_moves_none() {
    let home = Home::example();
    let before = home.export();
    let corrected = EXAMPLE.replace("\"served_on\": \"2026-09-05\"", "\"served_on\": \"2026-09-16\"");
    let said = home.feed(&["import", "--dry-run", "--at", THREE_DAYS, "-"], corrected.as_bytes()).fine();
    assert!(said.out.contains("京A·8X2K6 最晚日：9月20日 → 10月8日(收到日改了)"), "{}", said.out);
    let answer = home.feed(&["import", "--dry-run", "--json", "-"], corrected.as_bytes()).fine().json();
    let moved = &answer["moved"][0];
    assert_eq!((moved["which"].as_str(), moved["old"].as_str()), (Some("last_day"), Some("2026-09-20")));
    assert_eq!((moved["new"].as_str(), moved["why"].as_str()), (Some("2026-10-08"), Some("served")));
    assert_eq!(home.export(), before);
}
