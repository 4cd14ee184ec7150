use std::collections::BTreeMap;

use greenlight_rules::{facts::Stage, finding::Next, snapshot::Snapshot, verdict::Verdict};

use super::{EVENING, Home, at};
use crate::desk::{
    attempt,
    table::{Lights, Order, Page, Query, Row},
};

fn everything() -> Query {
    Query { limit: 1_000, ..Query::default() }
}

fn table(home: &Home, query: &Query) -> Page {
    home.desk.table(query, None).expect("is shown")
}

fn ids(page: &Page) -> Vec<&str> {
    page.rows.iter().map(|row| row.id.as_str()).collect()
}

fn sorted(page: &Page) -> Vec<&str> {
    let mut ids = ids(page);
    ids.sort_unstable();
    ids
}

fn search(home: &Home, text: &str) -> Vec<String> {
    let page = table(home, &Query { search: text.to_owned(), ..everything() });
    sorted(&page).into_iter().map(str::to_owned).collect()
}

#[test]
fn two_characters_find_an_offence_or_a_place() {
    let home = Home::sample();
    assert_eq!(search(&home, "停放"), ["v01", "v03", "v06", "v13"]);
    assert_eq!(search(&home, "保定"), ["v07", "v12", "v13"]);
    assert_eq!(search(&home, "保定 停放"), ["v13"], "every word");
    assert_eq!(search(&home, "保定 长安街"), [""; 0]);
}

#[test]
fn what_people_call_an_offence_finds_it_as_the_record_words_it() {
    let home = Home::sample();
    assert_eq!(search(&home, "违停"), search(&home, "停放"));
    let red = search(&home, "闯红灯");
    assert_eq!(red, search(&home, "不按交通信号灯"));
    assert!(!red.is_empty());
    assert_eq!(search(&home, "闯红"), red, "as far as it is typed");
    assert_eq!(search(&home, "压线"), search(&home, "违反禁止标线"));
    assert_eq!(search(&home, "保定 违停"), ["v13"], "every word");
    let offences = |text: &str| home.desk.offences(text).expect("the table is whole");
    assert_eq!(offences("违停")[0].codes, ["1039"]);
    assert_eq!(offences("闯红灯")[0].codes, ["1625"]);
    assert!(offences("压线").iter().any(|offence| offence.behaviour == "违反禁止标线指示"));
    assert_eq!(offences("超速不足10%")[0].points, Some(0));
    assert!(offences("红").iter().all(|offence| offence.behaviour.contains('红')), "one sign calls nothing");
}

#[test]
fn a_plate_is_found_however_it_is_written() {
    let home = Home::sample();
    let dads = ["v01", "v04", "v05", "v14"];
    for text in ["京A·8x2k6", "京A8X2K6", "京a 8x2k6", "京A.8X2K6", "8x2", "京A•8X2K6"] {
        assert_eq!(search(&home, text), dads, "{text}");
    }
}

#[test]
fn numbers_codes_names_and_nicknames_are_searched_too() {
    let home = Home::sample();
    assert_eq!(search(&home, "1039"), ["v01", "v03", "v06", "v13"]);
    assert_eq!(search(&home, "1101082609160457"), ["v04"]);
    assert_eq!(search(&home, "003x"), ["v05"]);
    assert_eq!(search(&home, "奶奶"), ["v07", "v12", "v13"]);
    assert_eq!(search(&home, "小川的"), ["v02", "v08", "v11"]);
    assert_eq!(search(&home, "李梅"), ["v03", "v06", "v10"]);
    assert_eq!(search(&home, "西城"), ["v01"]);
    assert_eq!(search(&home, "1306022609180045"), ["v13"]);
}

#[test]
fn blanks_find_everything_and_dots_alone_find_nothing() {
    let home = Home::sample();
    assert_eq!(search(&home, " 　").len(), 14);
    assert_eq!(search(&home, "·"), [""; 0], "a dot is no plate");
}

#[test]
fn filters_keep_what_they_name_and_join() {
    let home = Home::sample();
    let of = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let stages = Query { stages: of(&["revoked"]), ..everything() };
    assert_eq!(ids(&table(&home, &stages)), ["v11"]);
    let vehicles = Query { vehicles: of(&["car-gran", "car-son"]), ..everything() };
    assert_eq!(sorted(&table(&home, &vehicles)), ["v02", "v07", "v08", "v11", "v12", "v13"]);
    let dad = Query { members: of(&["dad"]), ..everything() };
    assert_eq!(sorted(&table(&home, &dad)), ["v01", "v04", "v05", "v07", "v12", "v14"], "what he drove");
    let mum = Query { members: of(&["mum"]), ..everything() };
    assert_eq!(sorted(&table(&home, &mum)), ["v03", "v06", "v09", "v10"], "and, with no driver, what she owns");
    let both = Query { vehicles: of(&["car-gran"]), members: of(&["dad"]), ..everything() };
    assert_eq!(sorted(&table(&home, &both)), ["v07", "v12"]);
    let none = Query { members: of(&["nobody"]), ..everything() };
    assert_eq!(table(&home, &none).total, 0);
}

#[test]
fn the_counts_of_lights_are_those_of_asking_each() {
    let home = Home::sample();
    let opened = home.desk.opened();
    let facts = Snapshot::new(&opened.household, &opened.law);
    for moment in [EVENING, "2026-09-24T03:00:00+08:00", "2026-11-20T12:00:00+08:00"] {
        let mut expected: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for violation in &opened.household.violations {
            let answer = attempt::best(&facts, violation, at(moment)).expect("an answer");
            expected.entry(answer.verdict.word()).or_default().push(violation.id.as_str());
        }
        let count = |light: &str| u32::try_from(expected.get(light).map_or(0, Vec::len)).expect("few");
        let lights = home.desk.lights(&Query::default(), Some(moment)).expect("are counted");
        let counted = Lights {
            payable: count("payable"),
            caution: count("caution"),
            blocked: count("blocked"),
            unknown: count("unknown"),
            settled: count("settled"),
        };
        assert_eq!(lights, counted, "{moment}");
        for (light, of_it) in &expected {
            let query = Query { lights: vec![(*light).to_owned()], ..everything() };
            let page = home.desk.table(&query, Some(moment)).expect("is shown");
            assert_eq!((sorted(&page), page.total as usize), (of_it.clone(), of_it.len()), "{light} at {moment}");
            assert_eq!(home.desk.lights(&query, Some(moment)).expect("are counted"), counted, "whatever is asked for");
        }
    }
}

#[test]
fn pages_show_every_row_once_and_in_order() {
    let home = Home::sample();
    let whole = table(&home, &everything());
    assert_eq!(whole.total, 14);
    for limit in [1, 3, 5, 14] {
        let mut paged = Vec::new();
        for offset in (0..20).step_by(limit as usize) {
            let page = table(&home, &Query { offset, limit, ..Query::default() });
            assert_eq!(page.total, 14);
            paged.extend(page.rows.into_iter().map(|row| row.id.to_string()));
        }
        assert_eq!(paged, ids(&whole), "{limit} at a time");
    }
}

#[test]
fn what_is_to_be_done_first_comes_first_and_what_is_settled_last() {
    let home = Home::sample();
    let page = table(&home, &everything());
    let day = |row: &Row| row.last_day.or(row.handle_by);
    let (open, settled): (Vec<_>, Vec<_>) = page.rows.iter().partition(|row| row.light != Verdict::Settled);
    assert_eq!(ids(&page)[..open.len()], open.iter().map(|row| row.id.as_str()).collect::<Vec<_>>());
    assert!(open.windows(2).all(|pair| day(pair[0]) <= day(pair[1])), "by day");
    assert_eq!(open[0].id.as_str(), "v03", "the last day of v03 was the 21st of September");
    let settled: Vec<_> = settled.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(settled, ["v10", "v11"], "the newest first, also one that is paid and not yet marked so");
}

#[test]
fn rows_are_ordered_by_what_is_asked_for_and_turned_round() {
    let home = Home::sample();
    let rows = |order, descending| table(&home, &Query { order, descending, ..everything() }).rows;
    assert!(rows(Order::Occurred, false).windows(2).all(|pair| pair[0].occurred_at <= pair[1].occurred_at));
    assert!(rows(Order::Offence, false).windows(2).all(|pair| pair[0].offence <= pair[1].offence));
    assert!(rows(Order::Plate, false).windows(2).all(|pair| pair[0].plate <= pair[1].plate));
    assert!(rows(Order::Stage, false).windows(2).all(|pair| pair[0].stage <= pair[1].stage));
    assert!(rows(Order::Amount, false).windows(2).all(|pair| pair[0].fine_fen <= pair[1].fine_fen));
    for order in [Order::Due, Order::Occurred, Order::Offence, Order::Plate, Order::Stage, Order::Amount] {
        let ids = |rows: Vec<Row>| rows.into_iter().map(|row| row.id).collect::<Vec<_>>();
        let mut forward = ids(rows(order, false));
        forward.reverse();
        assert_eq!(ids(rows(order, true)), forward, "{order:?}");
    }
}

#[test]
fn the_first_order_is_by_the_day_of_what_is_to_be_done_next() {
    let rows = table(&Home::sample(), &everything()).rows;
    let days = rows.iter().filter(|row| row.next != Next::Nothing);
    let days: Vec<_> = days.map(|row| row.last_day.or(row.handle_by).unwrap_or(chrono::NaiveDate::MAX)).collect();
    assert!(days.is_sorted(), "{days:?}");
    assert!(days.len() > 10 && rows.iter().skip(days.len()).all(|row| row.next == Next::Nothing));
}

#[test]
fn a_row_shows_the_violation_and_what_stops_its_next_step() {
    let home = Home::sample();
    let page = table(&home, &everything());
    let row = |id: &str| page.rows.iter().find(|row| row.id.as_str() == id).expect("a row");
    let late = row("v03");
    assert_eq!((late.fine_fen.0, late.surcharge_fen.0, late.amount_fen.0), (20_000, 1_200, 21_200));
    assert_eq!((late.plate.as_str(), late.nickname.as_deref()), ("京N·5Q7R1", Some("妈妈的车")));
    assert_eq!(late.check.as_deref(), Some("overdue"));
    let objecting = row("v08");
    assert_eq!((objecting.next, row("v09").next, row("v03").next), (Next::Answer, Next::Confirm, Next::Pay));
    assert_eq!(objecting.check.as_deref(), Some("objection-open"));
    assert!(objecting.clears_expected && objecting.clears_at.is_some());
    let paid = row("v10");
    assert_eq!((paid.stage, paid.light, paid.last_day), (Stage::Decided, Verdict::Settled, None));
    assert_eq!(paid.paid_at, Some(at("2026-09-22T20:03:00+08:00")));
    assert_eq!((paid.next, paid.check.as_deref()), (Next::Nothing, Some("already-paid")), "it says why it is settled");
    assert_eq!((paid.fine_fen.0, paid.amount_fen.0, row("v12").amount_fen.0), (10_000, 0, 0));
    assert_eq!(row("v11").amount_fen.0, 0, "what is paid or revoked is owed no more");
    assert_eq!(
        (row("v06").light, row("v06").next_light),
        (Verdict::Blocked, Some(Verdict::Payable)),
        "only to be confirmed"
    );
}
