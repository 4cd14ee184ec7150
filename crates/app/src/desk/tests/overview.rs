use greenlight_rules::{facts::Stage, finding::Next, snapshot::Snapshot, time::days_after, verdict::Verdict};
use serde_json::json;

use super::{EVENING, Home, at};
use crate::desk::{
    attempt,
    overview::{Errand, Overview, Strip, StripEvent, StripKind, Verb},
};

const NIGHT: &str = "2026-09-24T03:00:00+08:00";
const NOVEMBER: &str = "2026-11-20T12:00:00+08:00";

fn overview(home: &Home, moment: &str) -> Overview {
    home.desk.overview(Some(moment)).expect("is shown")
}

fn events(strip: &Strip) -> impl Iterator<Item = &StripEvent> {
    strip.marks.iter().flat_map(|mark| &mark.events)
}

fn errands(overview: &Overview) -> Vec<(Option<&str>, &Errand)> {
    let all =
        overview.errands.people.iter().flat_map(|person| person.errands.iter().map(move |errand| (person, errand)));
    all.map(|(whose, errand)| {
        assert_eq!(whose.name.is_some(), whose.member.is_some());
        (whose.member.as_ref().map(|member| member.as_str()), errand)
    })
    .collect()
}

#[test]
fn the_sums_are_those_of_asking_each() {
    let home = Home::sample();
    let opened = home.desk.opened();
    let facts = Snapshot::new(&opened.household, &opened.law);
    for moment in [EVENING, NIGHT, NOVEMBER] {
        let now = at(moment);
        let overview = overview(&home, moment);
        let all: Vec<_> =
            opened.household.violations.iter().filter_map(|violation| attempt::best(&facts, violation, now)).collect();
        for sum in &overview.sums {
            let of_it: Vec<_> = all.iter().filter(|answer| answer.verdict == sum.light).collect();
            assert_eq!(sum.count as usize, of_it.len(), "{:?} at {moment}", sum.light);
            assert_eq!(sum.amount_fen, of_it.iter().map(|answer| answer.amount_due).sum());
            let late = |days: Option<chrono::NaiveDate>| days.is_some_and(|day| day < now.date());
            let late = of_it.iter().filter(|answer| late(answer.pay_by.map(|pay_by| pay_by.last_day))).count();
            assert_eq!(sum.late as usize, late);
        }
        let settled = all.iter().filter(|answer| answer.verdict == Verdict::Settled).count();
        assert_eq!((overview.total as usize, overview.settled as usize), (all.len(), settled));
        let open: u32 = overview.sums.iter().map(|sum| sum.count).sum();
        assert_eq!(open + overview.settled, overview.total, "every violation is counted once");
        assert_eq!(home.desk.standing().open, open);

        let payable = all.iter().filter(|answer| answer.verdict.passes() && answer.next == Next::Pay);
        let payable: Vec<_> = payable.collect();
        let free = all.iter().filter(|answer| answer.verdict.passes() && answer.next == Next::Confirm).count();
        assert_eq!(overview.sums.iter().map(|sum| sum.free as usize).sum::<usize>(), free, "what is free is confirmed");
        let mut ids: Vec<_> = overview.payable.clone();
        ids.sort();
        assert_eq!(ids, payable.iter().map(|answer| answer.violation.id.clone()).collect::<Vec<_>>());
        assert_eq!(overview.payable_fen, payable.iter().map(|answer| answer.amount_due).sum());
    }
}

#[test]
fn what_costs_more_every_day_is_named_with_what_tomorrow_adds() {
    let home = Home::sample();
    let late = overview(&home, EVENING).late.expect("one is late");
    assert_eq!((late.violation.as_str(), late.days, late.a_day_fen.0), ("v03", 2, 600));
    let crowd = crowded(3, 8, |number, violation| {
        let served = json!(format!("2026-08-{:02}", 10 + number % 3));
        violation["decision"] = json!({"number": null, "issued_on": served, "served_on": served});
        violation["notified_on"] = json!(null);
        violation["occurred_at"] = json!("2026-08-01T09:00:00+08:00");
    });
    let of_many = overview(&crowd, EVENING).late.expect("many are late");
    assert_eq!(of_many.days, 29, "of equals the latest: served on 10 August, to be paid by the 25th");
    let late = overview(&home, NOVEMBER).late;
    assert!(late.is_none_or(|late| late.violation.as_str() != "v03"), "v03 costs no more than twice its fine");
}

#[test]
fn what_is_paid_and_not_yet_marked_so_is_nothing_to_do() {
    let home = Home::sample();
    let overview = overview(&home, EVENING);
    assert!(overview.waiting.iter().all(|row| row.id.as_str() != "v10"));
    assert!(events(&overview.strip).all(|event| event.violation.as_ref().is_none_or(|id| id.as_str() != "v10")));
    assert!(errands(&overview).iter().all(|(_, errand)| errand.row.id.as_str() != "v10"));
}

#[test]
fn nobody_but_the_driver_is_sent_to_take_points() {
    let drivers = [json!("dad"), json!("mum"), json!("son"), json!(null)];
    for driver in drivers {
        let home = Home::sample_with(|file| {
            for violation in file["violations"].as_array_mut().expect("a list") {
                violation["driver"] = driver.clone();
            }
        });
        for moment in [EVENING, NIGHT, NOVEMBER] {
            let overview = overview(&home, moment);
            for (member, errand) in errands(&overview) {
                let row = &errand.row;
                if row.points == 0 || row.stage != Stage::Recorded {
                    continue;
                }
                let household = home.household();
                let car = household.vehicles.iter().find(|car| car.id == row.vehicle).expect("a car");
                let owner = car.owner.as_ref().map(|owner| owner.as_str());
                assert_eq!(member, driver.as_str().or(owner), "{} at {moment}", row.id);
                let account = errand.cure.as_ref().and_then(|cure| cure.account.as_ref());
                let holder = household.accounts.iter().find(|known| Some(&known.id) == account);
                assert!(holder.is_none_or(|holder| Some(holder.member.as_str()) == member), "nor proposed to them");
            }
        }
    }
}

#[test]
fn errands_stand_with_who_does_them_and_say_what_to_do() {
    let home = Home::sample();
    let overview = overview(&home, EVENING);
    let members: Vec<_> =
        overview.errands.people.iter().map(|person| person.member.as_ref().map(|id| id.as_str())).collect();
    assert_eq!(members, [Some("mum"), Some("son"), Some("dad")], "who has the most urgent first");
    let all = errands(&overview);
    assert_eq!(all[0].1.row.id.as_str(), "v03", "what is late comes first");
    for person in &overview.errands.people {
        let days = person.errands.iter().map(|errand| errand.row.last_day.or(errand.row.handle_by));
        let days: Vec<_> = days.map(|day| day.unwrap_or(chrono::NaiveDate::MAX)).collect();
        assert!(days.is_sorted(), "{days:?}");
    }
    let of = |id: &str| {
        let found = all.iter().find(|(_, errand)| errand.row.id.as_str() == id);
        found.map(|(member, errand)| (member.expect("somebody"), errand.verb))
    };
    assert_eq!(of("v01"), Some(("dad", Verb::Confirm)));
    assert_eq!(of("v06"), Some(("mum", Verb::Confirm)));
    assert_eq!(of("v03"), Some(("mum", Verb::Pay)));
    assert_eq!(of("v02").map(|(_, verb)| verb), Some(Verb::Pay));
    assert_eq!(of("v14").map(|(_, verb)| verb), Some(Verb::Fill), "its number is missing");
    assert_eq!(of("v09"), Some(("mum", Verb::Fill)), "who drove her car is for her to say");
    assert_eq!(of("v08"), None, "there is nothing but to wait");
    for (_, errand) in &all {
        assert_eq!(errand.check.is_some(), matches!(errand.verb, Verb::Fill | Verb::Act));
    }
    assert_eq!(
        overview.movable as usize,
        all.iter().filter(|(_, errand)| errand.verb == Verb::Confirm && errand.row.light == Verdict::Blocked).count()
    );
}

#[test]
fn the_strip_shows_thirty_days_their_rests_and_their_made_up_work() {
    let home = Home::sample();
    let strip = overview(&home, EVENING).strip;
    assert_eq!(strip.days.len(), 30);
    assert!(strip.days.windows(2).all(|pair| pair[1].day == days_after(pair[0].day, 1)));
    let named = |wanted: &dyn Fn(&crate::desk::overview::StripDay) -> bool| {
        let days = strip.days.iter().filter(|day| wanted(day));
        days.map(|day| day.day.format("%m-%d").to_string()).collect::<Vec<_>>()
    };
    assert_eq!(
        named(&|day| day.rest),
        [
            "09-25", "09-26", "09-27", "10-01", "10-02", "10-03", "10-04", "10-05", "10-06", "10-07", "10-11", "10-17",
            "10-18"
        ]
    );
    assert_eq!(named(&|day| day.makes_up), ["10-10"], "班");
    assert_eq!(named(&|day| day.provisional), [""; 0]);
    let holidays = |day: &crate::desk::overview::StripDay| day.holiday.clone();
    assert_eq!(holidays(&strip.days[2]).as_deref(), Some("中秋节"));
    assert_eq!(holidays(&strip.days[8]).as_deref(), Some("国庆节"));
    assert_eq!(holidays(&strip.days[18]), None, "a plain Sunday");
    let beyond = home.desk.overview(Some("2026-12-20T12:00:00+08:00")).expect("is shown").strip;
    assert!(beyond.days.iter().all(|day| day.provisional == (day.day.to_string().as_str() >= "2027")));
}

#[test]
fn the_strip_shows_what_falls_on_its_days() {
    let home = Home::sample();
    let strip = overview(&home, EVENING).strip;
    let day = |event: &StripEvent| event.day.format("%m-%d").to_string();
    let on = |kind| events(&strip).filter(move |event| event.kind == kind);
    let of = |kind| {
        let mut events: Vec<_> =
            on(kind).map(|event| (day(event), event.violation.as_ref().map_or("", |id| id.as_str()))).collect();
        events.sort();
        events
    };
    let expect = |events: &[(&'static str, &'static str)]| {
        events.iter().map(|(day, id)| ((*day).to_owned(), *id)).collect::<Vec<_>>()
    };
    assert_eq!(of(StripKind::Late), expect(&[("09-23", "v03")]));
    assert_eq!(on(StripKind::Late).next().and_then(|event| event.days_late), Some(2));
    assert_eq!(of(StripKind::PayBy), expect(&[("09-24", "v02"), ("10-08", "v04"), ("10-08", "v05"), ("10-08", "v14")]));
    assert_eq!(
        of(StripKind::HandleBy),
        expect(&[
            ("09-25", "v01"),
            ("10-03", "v09"),
            ("10-06", "v13"),
            ("10-15", "v07"),
            ("10-17", "v06"),
            ("10-17", "v12"),
            ("10-21", "v08")
        ])
    );
    assert_eq!(of(StripKind::Objection), expect(&[("09-30", "v08")]), "five working days after the 22nd");
    let filing = on(StripKind::Filing).next().expect("f4 is pending");
    assert_eq!((day(filing), filing.name.as_deref()), ("09-24".to_owned(), Some("妈妈的12123")));
    assert_eq!(filing.at, Some(at("2026-09-24T10:30:00+08:00")));
    assert_eq!(filing.plate.as_deref(), Some("冀F·3K7P9"));
    assert_eq!(on(StripKind::Cycle).count(), 0);
    let later = overview(&home, "2026-10-20T12:00:00+08:00").strip;
    let cycle = events(&later).find(|event| event.kind == StripKind::Cycle).expect("hers begins on 2 November");
    assert_eq!((cycle.day.to_string().as_str(), cycle.name.as_deref()), ("2026-11-02", Some("妈妈的12123")));
}

/// The sample with one of its violations over and over.
fn crowded(place: usize, count: usize, change: impl Fn(usize, &mut serde_json::Value)) -> Home {
    Home::sample_with(|file| {
        let usual = file["violations"][place].clone();
        let others = (0..count).map(|number| {
            let mut violation = usual.clone();
            violation["id"] = json!(format!("w{number:03}"));
            change(number, &mut violation);
            violation
        });
        file["violations"].as_array_mut().expect("a list").extend(others);
    })
}

#[test]
fn what_maintenance_holds_up_until_an_hour_of_today_is_todays_errand_from_then_on() {
    let home = Home::sample();
    let until = at("2026-09-24T04:00:00+08:00");
    let night = overview(&home, "2026-09-24T02:30:00+08:00");
    let those: Vec<_> = errands(&night).into_iter().filter(|(_, errand)| errand.from.is_some()).collect();
    assert!(those.iter().any(|(_, errand)| errand.row.id.as_str() == "v02"), "its last day is this day");
    for (_, errand) in &those {
        assert!(matches!(errand.verb, Verb::Pay | Verb::Confirm) && errand.from == Some(until), "{errand:?}");
        assert!(night.waiting.iter().all(|row| row.id != errand.row.id));
    }
    assert_eq!(night.wait_until.as_ref().map(|free| free.at), Some(until));
    let morning = overview(&home, "2026-09-24T04:00:00+08:00");
    assert!(errands(&morning).iter().all(|(_, errand)| errand.from.is_none()));
    // In the evening the maintenance to come ends on another day.
    let evening = overview(&home, "2026-09-23T02:00:00+08:00");
    assert!(
        errands(&evening).iter().all(|(_, errand)| errand.from.is_none_or(|from| from.date() == at(EVENING).date()))
    );
}

#[test]
fn what_waits_is_a_dozen_and_a_number_and_is_no_errand() {
    // An objection is pending about each, as about the one they are made from.
    let home = Home::sample_with(|file| {
        let (usual, appeal) = (file["violations"][7].clone(), file["appeals"][0].clone());
        for number in 0..20 {
            let id = format!("w{number:02}");
            let with = |fact: &serde_json::Value, field: &str, id: String| {
                let mut fact = fact.clone();
                fact[field] = json!(id);
                fact
            };
            file["violations"].as_array_mut().expect("a list").push(with(&usual, "id", id.clone()));
            let appeal = with(&with(&appeal, "violation", id), "id", format!("x{number:02}"));
            file["appeals"].as_array_mut().expect("a list").push(appeal);
        }
    });
    let overview = overview(&home, EVENING);
    assert_eq!(overview.waiting.len(), 12);
    assert!(overview.waiting_count > 20);
    assert!(overview.waiting.iter().all(|row| row.next_light.is_some_and(Verdict::stops)));
    let free = overview.wait_until.as_ref().expect("an answer is expected");
    assert!(free.expected && free.at > at(EVENING));
    let shown: Vec<_> = errands(&overview).into_iter().map(|(_, errand)| errand.row.id.clone()).collect();
    assert!(overview.waiting.iter().all(|row| !shown.contains(&row.id)));
}

#[test]
fn the_overview_of_a_fleet_is_no_longer_than_a_familys() {
    let home = crowded(3, 300, |number, violation| {
        violation["decision"]["number"] = json!(format!("{:016}", 1_101_062_609_000_000_u64 + number as u64));
    });
    let overview = overview(&home, EVENING);
    let counted: u32 = overview.errands.counts.iter().map(|each| each.count).sum();
    let people = &overview.errands.people;
    assert!(people.iter().all(|person| person.errands.len() <= 8), "and the table has the rest");
    assert!(people.iter().any(|person| person.more > 280));
    let shown: u32 = people.iter().map(|person| person.errands.len() as u32 + person.more).sum();
    assert_eq!(shown + overview.errands.elsewhere, counted, "nothing is lost");

    assert!(overview.payable_count > 300);
    assert_eq!(overview.payable.len(), 50);
    let light = |light| overview.sums.iter().find(|sum| sum.light == light).map_or(0, |sum| sum.count);
    let free: u32 = overview.sums.iter().map(|sum| sum.free).sum();
    assert_eq!(overview.payable_count + free, light(Verdict::Payable) + light(Verdict::Caution));

    let mark = overview.strip.marks.iter().max_by_key(|mark| mark.count).expect("a mark");
    assert!(mark.count > 300 && mark.events.len() == 8, "{} of {}", mark.events.len(), mark.count);
    assert_eq!((mark.kind, mark.light), (StripKind::PayBy, Some(Verdict::Unknown)), "the gravest: v14 has no number");
    let each = mark.events[0].amount_fen.expect("an amount");
    assert!(mark.amount_fen.0 > 300 * each.0);
}

#[test]
fn a_crowd_of_people_is_shown_by_its_most_urgent() {
    let home = Home::sample_with(|file| {
        let usual = file["violations"][3].clone();
        for number in 0..30 {
            let member = json!({"id": format!("m{number:02}"), "name": "司机"});
            file["members"].as_array_mut().expect("a list").push(member);
            let account = json!({"id": format!("k{number:02}"), "member": format!("m{number:02}"),
                "licence": {"status": "normal"}});
            file["accounts"].as_array_mut().expect("a list").push(account);
            let car = json!({"id": format!("c{number:02}"), "plate": format!("京B{number:05}"), "kind": "small",
                "use": "private", "owner": format!("m{number:02}")});
            file["vehicles"].as_array_mut().expect("a list").push(car);
            let mut violation = usual.clone();
            violation["id"] = json!(format!("w{number:02}"));
            violation["vehicle"] = json!(format!("c{number:02}"));
            violation["driver"] = json!(format!("m{number:02}"));
            violation["decision"]["number"] = json!(format!("{:016}", 1_101_062_609_000_000_u64 + number));
            file["violations"].as_array_mut().expect("a list").push(violation);
        }
    });
    let errands = overview(&home, EVENING).errands;
    assert_eq!(errands.people.len(), 8);
    assert!(errands.elsewhere > 0);
    let counted: u32 = errands.counts.iter().map(|each| each.count).sum();
    let shown: u32 = errands.people.iter().map(|person| person.errands.len() as u32 + person.more).sum();
    assert_eq!(shown + errands.elsewhere, counted);
}

#[test]
fn a_household_that_knows_nothing_has_nothing_to_do() {
    let home = Home::empty();
    let overview = overview(&home, EVENING);
    assert_eq!((overview.total, overview.settled, overview.payable.len()), (0, 0, 0));
    assert!(overview.errands.people.is_empty() && overview.errands.counts.iter().all(|each| each.count == 0));
    let standing = home.desk.standing();
    assert!(standing.empty && standing.still && !standing.sample);
    assert_eq!((standing.open, standing.name.as_str()), (0, ""));
}
