#![allow(clippy::unwrap_used)]

use super::*;
use crate::time::{days_after, parse_date};

const BUILTIN: [&str; 3] = [
    include_str!("../../../../law/holidays/2024.json"),
    include_str!("../../../../law/holidays/2025.json"),
    include_str!("../../../../law/holidays/2026.json"),
];

/// A whole year with nothing but the three holidays a file must have, and more days if given.
fn file(year: i32, more: &str) -> String {
    format!(
        r#"{{"year": {year}, "papers": [], "days": [
            {{"name": "元旦", "date": "{year}-01-01", "isOffDay": true}},
            {{"name": "劳动节", "date": "{year}-05-01", "isOffDay": true}},
            {{"name": "国庆节", "date": "{year}-10-01", "isOffDay": true}}{more}]}}"#
    )
}

fn calendar() -> Calendar {
    Calendar::new(BUILTIN).unwrap()
}

fn day(text: &str) -> NaiveDate {
    parse_date(text).unwrap()
}

fn run(first: &str, last: &str) -> Option<Run> {
    Some(Run { first: day(first), last: day(last) })
}

#[test]
fn a_last_day_rolls_forward_and_an_advised_day_back() {
    let calendar = calendar();
    for (served, last_day, advised_day) in [
        ("2026-09-16", "2026-10-08", "2026-09-30"),
        ("2026-09-05", "2026-09-20", "2026-09-20"),
        ("2026-01-31", "2026-02-24", "2026-02-14"),
    ] {
        let plain = days_after(day(served), 15);
        assert_eq!(calendar.forward(plain), Rolled { day: day(last_day), provisional: false }, "{served}");
        assert_eq!(calendar.back(plain), Rolled { day: day(advised_day), provisional: false }, "{served}");
    }
}

#[test]
fn a_compensating_sunday_is_worked() {
    let calendar = calendar();
    assert!(!calendar.is_rest(day("2026-09-20")));
    assert!(calendar.is_rest(day("2026-09-19")));
    assert!(!calendar.is_holiday(day("2026-09-19")));
    assert!(calendar.is_holiday(day("2026-10-01")));
}

#[test]
fn working_days_are_counted_from_the_day_after() {
    let calendar = calendar();
    let nth = |from, n| calendar.nth_working_day_after(day(from), n);
    assert_eq!(nth("2026-09-16", 0), Rolled { day: day("2026-09-16"), provisional: false });
    assert_eq!(nth("2026-09-16", 1).day, day("2026-09-17"));
    // Saturday the 19th rests, Sunday the 20th works.
    assert_eq!(nth("2026-09-18", 1).day, day("2026-09-20"));
    assert_eq!(nth("2026-09-30", 1).day, day("2026-10-08"));
    assert_eq!(nth("2026-12-30", 1), Rolled { day: day("2026-12-31"), provisional: false });
    assert_eq!(nth("2026-12-31", 1), Rolled { day: day("2027-01-04"), provisional: true });
}

#[test]
fn looking_into_a_year_without_a_notice_is_provisional() {
    let calendar = calendar();
    assert_eq!(calendar.forward(day("2026-12-31")), Rolled { day: day("2026-12-31"), provisional: false });
    // 元旦 on a Friday, then a weekend.
    assert_eq!(calendar.forward(day("2027-01-01")), Rolled { day: day("2027-01-04"), provisional: true });
    assert_eq!(calendar.back(day("2027-01-03")), Rolled { day: day("2026-12-31"), provisional: true });
    assert_eq!(calendar.back(day("2027-01-04")), Rolled { day: day("2027-01-04"), provisional: true });
    assert_eq!(calendar.forward(day("2023-12-31")), Rolled { day: day("2024-01-02"), provisional: true });
}

#[test]
fn a_published_run_is_broken_by_working_days() {
    let calendar = calendar();
    let national_day = run("2026-10-01", "2026-10-07");
    for inside in ["2026-10-01", "2026-10-04", "2026-10-07"] {
        assert_eq!(calendar.long_run(day(inside), 5), national_day, "{inside}");
    }
    assert_eq!(calendar.long_run(day("2026-09-30"), 5), None);
    assert_eq!(calendar.long_run(day("2026-10-08"), 5), None);
    assert_eq!(calendar.long_run(day("2026-10-01"), 7), national_day);
    assert_eq!(calendar.long_run(day("2026-10-01"), 8), None);
    assert_eq!(calendar.long_run(day("2026-02-18"), 5), run("2026-02-15", "2026-02-23"));
    assert_eq!(calendar.long_run(day("2026-05-03"), 5), run("2026-05-01", "2026-05-05"));
    // A plain weekend holds no holiday, however few days are asked for.
    assert_eq!(calendar.long_run(day("2026-11-14"), 2), None);
}

#[test]
fn adjoining_weekends_belong_to_a_run_and_runs_cross_years() {
    let calendar = calendar();
    // 2024-12-28 and 29 is a plain weekend; 元旦 2025 is a Wednesday alone.
    assert_eq!(calendar.long_run(day("2025-01-01"), 1), run("2025-01-01", "2025-01-01"));
    assert_eq!(calendar.long_run(day("2025-01-01"), 2), None);
    // 2023 has no notice here: its last Saturday and Sunday run into 元旦 2024, a Monday.
    assert_eq!(calendar.long_run(day("2024-01-01"), 3), run("2023-12-30", "2024-01-01"));
    assert_eq!(calendar.long_run(day("2023-12-30"), 3), run("2023-12-30", "2024-01-01"));
    assert_eq!(calendar.long_run(day("2024-01-01"), 4), None);
}

#[test]
fn without_a_notice_spring_festival_and_national_day_count_as_long() {
    let calendar = calendar();
    assert_eq!(calendar.long_run(day("2027-02-06"), 5), run("2027-02-05", "2027-02-08"));
    assert_eq!(calendar.long_run(day("2027-02-08"), 5), run("2027-02-05", "2027-02-08"));
    assert_eq!(calendar.long_run(day("2027-10-01"), 5), run("2027-10-01", "2027-10-03"));
    assert_eq!(calendar.long_run(day("2027-10-04"), 5), None);
    assert_eq!(calendar.long_run(day("2027-05-01"), 5), None);
    assert_eq!(calendar.long_run(day("2027-06-09"), 2), None);
}

#[test]
fn the_statutory_days_of_2027() {
    let calendar = calendar();
    let holidays: Vec<_> = day("2027-01-01")
        .iter_days()
        .take(365)
        .filter(|day| calendar.is_holiday(*day))
        .map(|day| day.format("%m-%d").to_string())
        .collect();
    assert_eq!(
        holidays,
        [
            "01-01", "02-05", "02-06", "02-07", "02-08", "04-05", "05-01", "05-02", "06-09", "09-15", "10-01", "10-02",
            "10-03"
        ]
    );
    assert!(!calendar.is_rest(day("2027-09-16")));
}

#[test]
fn lunar_new_years_are_the_known_ones() {
    let bare = Calendar::new([]).unwrap();
    for new_year in [
        "1900-01-31",
        "1912-02-18",
        "1949-01-29",
        "1966-01-21",
        "1985-02-20",
        "2000-02-05",
        "2008-02-07",
        "2012-01-23",
        "2015-02-19",
        "2020-01-25",
        "2023-01-22",
        "2024-02-10",
        "2025-01-29",
        "2026-02-17",
        "2027-02-06",
        "2028-01-26",
        "2029-02-13",
        "2030-02-03",
        "2033-01-31",
        "2034-02-19",
        "2050-01-23",
        "2100-02-09",
    ] {
        let new_year = day(new_year);
        assert!(bare.makes_a_run_long(new_year), "{new_year}");
        assert!(bare.is_holiday(days_after(new_year, 2)), "{new_year}");
        assert!(!bare.makes_a_run_long(days_after(new_year, 1)), "{new_year}");
    }
}

#[test]
fn the_leap_month_of_2033_is_the_eleventh() {
    let bare = Calendar::new([]).unwrap();
    // With the leap month after the seventh, which old almanacs have, 中秋 would be a month later.
    assert!(bare.is_holiday(day("2033-09-08")));
    assert!(bare.is_holiday(day("2033-06-01")));
    assert!(!bare.is_holiday(day("2033-10-07")));
}

#[test]
fn worked_out_days_agree_with_the_notices() {
    let bare = Calendar::new([]).unwrap();
    let official = calendar();
    for year in [2025, 2026] {
        for day in statutory::holidays(year).days {
            assert!(bare.is_holiday(day) && official.is_holiday(day), "{day}");
        }
    }
}

#[test]
fn every_year_can_be_asked_about() {
    let bare = Calendar::new([]).unwrap();
    for year in FIRST_YEAR..=LAST_YEAR {
        let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
        let holidays = first.iter_days().take_while(|day| day.year() == year).filter(|day| bare.is_holiday(*day));
        // 中秋 falls on 国庆 in some years, 清明 and 端午 on nothing.
        assert!((12..=13).contains(&holidays.count()), "{year}");
    }
    assert!(bare.long_run(day("2150-10-02"), 5).is_some());
    assert_eq!(bare.forward(day("2200-12-31")), Rolled { day: day("2200-12-31"), provisional: true });
    for edge in [NaiveDate::MAX, NaiveDate::MIN] {
        assert!(!bare.is_holiday(edge) && bare.forward(edge).provisional && bare.back(edge).provisional);
        bare.nth_working_day_after(edge, 3);
        bare.long_run(edge, 1);
    }
}

#[test]
fn a_newer_year_can_be_added() {
    let calendar = calendar();
    assert!(calendar.is_rest(day("2027-05-02")));
    // The notice may name the end of the year before, which here is worked as an example.
    let more = r#",{"name": "元旦", "date": "2026-12-31", "isOffDay": true},
        {"name": "劳动节", "date": "2027-05-02", "isOffDay": false}"#;
    let calendar = calendar.with_year(&file(2027, more)).unwrap();
    assert_eq!(calendar.official_years().map(|year| year.year).collect::<Vec<_>>(), [2024, 2025, 2026, 2027]);
    assert_eq!(calendar.forward(day("2026-12-31")), Rolled { day: day("2027-01-04"), provisional: false });
    assert!(!calendar.is_rest(day("2027-05-02")));
    assert!(!calendar.is_holiday(day("2027-02-06")));
}

#[test]
fn the_later_notice_holds_where_two_name_a_day() {
    let off = r#",{"name": "元旦", "date": "2029-12-31", "isOffDay": true}"#;
    let worked = r#",{"name": "元旦", "date": "2029-12-31", "isOffDay": false}"#;
    let both = [file(2030, off), file(2029, worked)];
    assert!(Calendar::new(both.iter().map(String::as_str)).unwrap().is_rest(day("2029-12-31")));
}

#[test]
fn what_is_not_a_whole_year_is_refused() {
    let refused = |text: &str| Calendar::new([]).unwrap().with_year(text).unwrap_err().to_string();
    let twice = r#",{"name": "元旦", "date": "2027-01-01", "isOffDay": false}"#;
    for (text, why) in [
        ("{}".to_owned(), "missing field"),
        (file(2027, "").replace("\"papers\"", "\"paper\""), "unknown field"),
        (file(2027, "").replace("true", "1"), "invalid type"),
        (file(2027, "").replace("2027-05-01", "2027-5-01"), "2027-5-01"),
        (file(2027, "").replace("2027-05-01", "2029-05-01"), "2029-05-01"),
        (file(2027, "").replace("2027-05-01", "2027-05-04"), "no day off on 2027-05-01"),
        (file(2027, twice), "names 2027-01-01 twice"),
        (file(1899, ""), "the year 1899"),
        (r#"{"year": 2027, "papers": [], "days": []}"#.to_owned(), "before the notice was published"),
    ] {
        assert!(refused(&text).contains(why), "{text}: {}", refused(&text));
    }
    let two = [BUILTIN[0], BUILTIN[0]];
    assert!(matches!(Calendar::new(two), Err(CalendarError::TwoFiles { year: 2024 })));
}
