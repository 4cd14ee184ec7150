//! Of the surcharge and its pauses, and of instants far from any calendar.

use chrono::{Datelike, NaiveDate};
use proptest::prelude::*;

use super::*;
use crate::{
    arbitrary, batch,
    clocks::{Pauses, cap_reached_on, cycle_start, pay_by, surcharge},
    file,
    money::Fen,
    testing::Seen,
    time::days_after,
};

fn served() -> impl Strategy<Value = NaiveDate> {
    (0..1_000_u32).prop_map(|days| days_after(NaiveDate::from_ymd_opt(2025, 1, 1).expect("a date"), days))
}

/// Pauses by how many days after being served they start, and how many days they last; none is still running.
fn pauses() -> impl Strategy<Value = Vec<(u32, Option<u32>)>> {
    prop::collection::vec((0..90_u32, prop::option::weighted(0.8, 0..30_u32)), 0..4)
}

fn stretches(served_on: NaiveDate, pauses: &[(u32, Option<u32>)]) -> Vec<(NaiveDate, Option<NaiveDate>)> {
    let stretch = |(start, length): &(u32, Option<u32>)| {
        let from = days_after(served_on, *start);
        (from, length.map(|length| days_after(from, length)))
    };
    pauses.iter().map(stretch).collect()
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn a_surcharge_never_falls_and_never_exceeds_the_fine(
        served_on in served(),
        pauses in pauses(),
        fine in prop_oneof![0..200_i64, Just(20_000), 0..=Fen::MAX.0],
    ) {
        let fine = Fen(fine);
        let last_day = pay_by(served_on, &LAW).last_day;
        let stretches = stretches(served_on, &pauses);
        let pauses = Pauses::new(stretches.iter().copied());
        let (mut late, mut before, mut cap) = (0, Fen::ZERO, None);
        for day in served_on.iter_days().take(260) {
            let paused = stretches.iter().any(|(from, to)| *from <= day && to.is_none_or(|to| day <= to));
            late += u32::from(day > last_day && !paused);
            prop_assert_eq!((pauses.unpaused_days(last_day, day), pauses.hold(day)), (late, paused), "{}", day);
            let now = surcharge(fine, late, last_day, &LAW);
            prop_assert!(before <= now && now <= fine, "{before} {now} {fine} on {day}");
            if cap.is_none() && now == fine && fine > Fen::ZERO {
                cap = Some(day);
            }
            before = now;
        }
        prop_assert_eq!(cap_reached_on(fine, last_day, &pauses, &LAW), cap);
    }

    #[test]
    fn the_advised_day_is_never_after_the_last_and_both_are_working_days(served_on in served()) {
        let days = pay_by(served_on, &LAW);
        let plain = days_after(served_on, 15);
        prop_assert!(days.advised_day <= plain && plain <= days.last_day);
        let rests: Vec<_> = days.advised_day.iter_days().take_while(|day| *day <= days.last_day).collect();
        prop_assert!(!LAW.calendar.is_rest(days.advised_day) && !LAW.calendar.is_rest(days.last_day));
        let between = rests.iter().filter(|day| **day != days.advised_day && **day != days.last_day);
        prop_assert!(between.into_iter().all(|day| LAW.calendar.is_rest(*day)));
    }

    #[test]
    fn a_points_cycle_holds_its_day_and_is_a_year_long(issued in served(), days in 0..20_000_u32) {
        let day = days_after(issued, days);
        let start = cycle_start(issued, day, &LAW).expect("after the first licence");
        prop_assert!(start <= day && (day - start).num_days() <= 365, "{start} {day}");
        prop_assert!(start.year() == day.year() || start.year() + 1 == day.year());
        prop_assert_eq!(cycle_start(issued, start, &LAW), Some(start));
    }
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn every_instant_of_three_centuries_has_an_answer(
        (household, at) in arbitrary::asked(&LAW),
        second in -2_208_988_800_i64..7_289_625_600,
        year in prop::sample::select(vec!["1900", "1901", "2000", "2027", "2199", "2200"]),
    ) {
        // The same household, and one whose facts lie at an edge of the calendar.
        let mut file = Vec::new();
        file::write(&household, &mut file).expect("memory can be written to");
        let file = String::from_utf8(file).expect("JSON is UTF-8").replace("\"2026-", &format!("\"{year}-"));
        let elsewhere = file::read(file.as_bytes(), &mut |_| {}).expect("a household");
        let elsewhere = elsewhere.onto(&Household::default(), true);
        let there = format!("{year}{}", &at.to_string()[4..]);
        let edges = ["1900-01-01T00:00:00+08:00", "2200-12-31T23:59:59+08:00", &there];
        let edges = edges.into_iter().filter_map(Instant::parse);
        for at in edges.chain(Instant::from_unix(second)).chain([at]) {
            for household in [&household, &elsewhere] {
                let facts = snapshot(household);
                let open = batch::open(&facts);
                for answer in batch::one_after_another(&facts, open, Question { account: None, method: None, at }) {
                    Seen::of(&answer);
                }
            }
        }
    }
}
