#![allow(clippy::unwrap_used)]

use serde_json::{Value, json};

use super::*;
use crate::{
    facts::{DailyWindow, MethodKind},
    money::Fen,
    time::{parse_date, parse_time},
};

fn law() -> Law {
    Law::builtin().unwrap()
}

fn day(text: &str) -> chrono::NaiveDate {
    parse_date(text).unwrap()
}

/// The built-in law with the first `old` anywhere under `law/parameters` made `new`.
fn altered(old: &str, new: &str) -> Result<Law, LawError> {
    let mut found = false;
    let files = PARAMETERS.map(|(name, text)| {
        let here = !found && text.contains(old);
        found |= here;
        (name, if here { text.replacen(old, new, 1) } else { text.to_owned() })
    });
    assert!(found, "{old}");
    Law::read(TEXTS, &files.each_ref().map(|(name, text)| (*name, text.as_str())), &HOLIDAYS)
}

fn own(parameter: &str, value: Value) -> Override {
    Override { parameter: parameter.to_owned(), value }
}

fn refused(parameter: &str, value: Value) -> OverrideFault {
    let mut problems = law().with_overrides(&[own(parameter, value)]).unwrap_err();
    assert_eq!(problems[0].parameter, parameter);
    problems.remove(0).kind
}

#[test]
fn the_values_of_2026_are_the_known_ones() {
    let law = law();
    let day = day("2026-11-20");
    let values: Vec<_> =
        law.parameters.all().map(|it| format!("{} {} {}", it.id(), it.grade().word(), it.on(day))).collect();
    assert_eq!(
        values,
        [
            "payment-days law 15",
            "surcharge-rate-bp law 300",
            "surcharge-cap-bp law 10000",
            "due-soon-days observed 3",
            r#"accepted-methods observed ["wechat","alipay","unionpay","debit_card","credit_card"]"#,
            "balance-stale-hours reported 168",
            "status-lag-hours reported 72",
            "simple-procedure-fine-fen law 20000",
            "camera-handle-days law 30",
            "parking-notice-handle-days reported 18",
            "notice-handle-working-days law 15",
            "extension-max-months law 3",
            "handle-soon-days reported 7",
            "backlog-records law 5",
            "backlog-notice-days law 30",
            "backlog-announcement-days law 7",
            "announced-service-days law 60",
            "objection-review-working-days law 5",
            "removal-working-days law 3",
            "reconsideration-days law 60",
            "lawsuit-months law 6",
            "lawsuit-after-reconsideration-days law 15",
            "filing-review-working-days observed 1",
            "filings-per-account observed 3",
            "filings-per-vehicle observed 3",
            "filings-per-day reported 1",
            "filings-per-year reported 5",
            "points-full law 12",
            "points-cycle-months law 12",
            "points-reduction-max law 6",
            "online-points-limit reported 6",
            "points-stale-days reported 30",
            r#"daily-maintenance observed [{"end":"04:00","start":"02:00"}]"#,
            "rush-days observed 3",
            "rush-run-days observed 5",
            "early-days observed 5",
            "due-in-holiday-days observed 5",
        ]
    );
}

#[test]
fn every_day_has_exactly_one_value() {
    let law = law();
    let grid = || day("1900-01-01").iter_days().step_by(31).take_while(|at| *at <= day("2200-12-31"));
    for parameter in law.parameters.all() {
        let first = parameter.values().next().unwrap().from;
        for at in grid().chain(parameter.values().flat_map(|dated| [dated.from.pred_opt().unwrap(), dated.from])) {
            let holding =
                parameter.values().filter(|dated| dated.from <= at && dated.to.is_none_or(|to| at < to)).count();
            assert_eq!(holding, usize::from(at >= first), "{} on {at}", parameter.id());
            assert!(at < first || parameter.published(at).from <= at, "{} on {at}", parameter.id());
        }
    }
}

#[test]
fn only_what_is_neither_law_nor_a_hard_limit_is_overridable() {
    for parameter in law().parameters.all() {
        let hard = ["filings-per-account", "filings-per-vehicle"].contains(&parameter.id());
        assert_eq!(parameter.overridable(), parameter.grade() != Grade::Law && !hard, "{}", parameter.id());
    }
}

#[test]
fn a_value_of_the_app_itself_says_so() {
    for parameter in law().parameters.all() {
        let own = parameter.values().any(|dated| dated.sources.iter().any(|source| source.text == "绿灯"));
        assert_eq!(own, parameter.plain().zh.contains("绿灯自己定的"), "{}", parameter.id());
        let says_so =
            ["Greenlight chose", "Greenlight's own choice"].iter().any(|words| parameter.plain().en.contains(words));
        assert_eq!(own, says_so, "{}", parameter.id());
    }
}

#[test]
fn a_value_changes_on_the_day_the_text_does() {
    let changed = altered(
        "from = 2021-07-15\nvalue = 15",
        "from = 2021-07-15\nto = 2028-01-01\nvalue = 15\nsources = [\"道交法108\"]\n[[parameter.value]]\nfrom = 2028-01-01\nvalue = 20",
    )
    .unwrap();
    let payment_days = &changed.parameters.payment_days;
    assert_eq!(payment_days.on(day("2027-12-31")), &15);
    assert_eq!(payment_days.on(day("2028-01-01")), &20);
    assert_eq!(payment_days.on(day("2004-04-30")), &15);
    assert_eq!(payment_days.published(day("2021-07-14")).sources.len(), 1);
    assert_eq!(payment_days.published(day("2021-07-14")).to, Some(day("2021-07-15")));
    assert_eq!(payment_days.values().count(), 3);
}

#[test]
fn citations_are_kept_as_written() {
    let law = law();
    let cited = |parameter: &Parameter<u32>| {
        parameter.published(day("2026-01-01")).sources.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(cited(&law.parameters.payment_days), ["道交法108", "行政处罚法67", "程序规定·行政案件35"]);
    assert_eq!(cited(&law.parameters.removal_working_days), ["157 第22条", "157 第81条"]);
    assert_eq!(cited(&law.parameters.filings_per_day), ["报"]);
    assert_eq!(law.text("157").unwrap().in_force, day("2020-05-01"));
    assert_eq!(law.text("158"), None);
}

#[test]
fn what_is_not_whole_is_refused() {
    let title = "title = { zh = \"缴款期限\", en = \"Days to pay\" }";
    let second = "from = 2021-07-15\nvalue = 15";
    for (old, new, why) in [
        (title, "titel = { zh = \"缴款期限\", en = \"Days to pay\" }", "unknown field `titel`"),
        (title, "", "missing field `title`"),
        (title, "title = { zh = \"\", en = \"Days to pay\" }", "empty title"),
        (title, "title = { zh = \"缴款期限\" }", "missing field `en`"),
        ("value = 15\n", "value = 15\nnote = \"?\"\n", "unknown field `note`"),
        ("grade = \"law\"", "grade = \"sure\"", "unknown variant"),
        ("unit = \"days\"", "unit = \"fen\"", "payment-days is given in fen"),
        ("id = \"payment-days\"", "id = \"camera-handle-days\"", "stands under law/parameters twice"),
        ("id = \"payment-days\"", "id = \"payment-day\"", "payment-days is missing"),
        ("value = 15\n", "value = 15.5\n", "payment-days has on 2004-05-01 a value"),
        ("value = 15\n", "value = \"15\"\n", "payment-days has on 2004-05-01 a value"),
        ("value = 15\n", "value = 2004-05-01\n", "payment-days has on 2004-05-01 a value"),
        ("\"wechat\", ", "\"wechat_pay\", ", "accepted-methods has on"),
        ("end = \"04:00\"", "end = \"02:00\"", "daily-maintenance has on"),
        (second, "from = 2004-05-01\nvalue = 15", "two values on 2004-05-01"),
        (second, "from = 2003-05-01\nvalue = 15", "two values on 2003-05-01"),
        ("value = 15\n", "to = 2021-07-16\nvalue = 15\n", "two values on 2021-07-15"),
        ("value = 15\n", "to = 2021-07-14\nvalue = 15\n", "no value on 2021-07-14"),
        ("value = 15\n", "to = 2004-05-01\nvalue = 15\n", "no value on 2004-05-01"),
        (second, "from = 2021-07-15\nto = 2030-01-01\nvalue = 15", "no value on 2030-01-01"),
        (second, "from = 2021-07-15T00:00:00\nvalue = 15", "law/parameters/payment.toml"),
        (second, "from = 2021-02-29\nvalue = 15", "law/parameters/payment.toml"),
        (second, "from = 0021-07-15\nvalue = 15", "0021-07-15 is no date"),
        ("sources = [\"道交法108\"]", "", "cites no source"),
        ("sources = [\"道交法108\"]", "sources = []", "cites no source"),
        ("sources = [\"道交法108\"]", "sources = [\"道交108\"]", "\"道交108\""),
        ("sources = [\"道交法108\"]", "sources = [\"道交法\"]", "\"道交法\""),
        ("sources = [\"道交法108\"]", "sources = [\"道交法第一百零八条\"]", "cites"),
        ("sources = [\"道交法108\"]", "sources = [\"15743\"]", "\"15743\""),
        ("sources = [\"道交法108\"]", "sources = [\"文2\"]", "cites no law"),
        ("overridable = false", "overridable = true", "must not be overridable"),
    ] {
        let message = altered(old, new).unwrap_err().to_string();
        assert!(message.contains(why), "{new}: {message}");
    }
}

#[test]
fn a_parameter_without_a_value_or_a_use_is_refused() {
    let entry = |id: &str| {
        format!(
            "[[parameter]]\nid = \"{id}\"\nunit = \"days\"\ngrade = \"law\"\noverridable = false\n\
             title = {{ zh = \"名\", en = \"name\" }}\nplain = {{ zh = \"话\", en = \"words\" }}\n"
        )
    };
    let more = format!(
        "{}[[parameter.value]]\nfrom = 2004-05-01\nvalue = 1\nsources = [\"文1\", \"道交法1\"]\n",
        entry("days-to-rest")
    );
    let mut files = PARAMETERS.to_vec();
    files.push(("more.toml", &more));
    assert!(
        matches!(Law::read(TEXTS, &files, &HOLIDAYS), Err(LawError::UnknownParameter { id }) if id == "days-to-rest")
    );

    let bare = PARAMETERS[0].1.replacen(
        "[[parameter.value]]\nfrom = 2021-07-15\nvalue = 10000\nsources = [\"行政处罚法72\"]",
        "",
        1,
    );
    let mut files = PARAMETERS;
    files[0].1 = &bare;
    assert!(matches!(Law::read(TEXTS, &files, &HOLIDAYS), Err(LawError::NoValue { id }) if id == "surcharge-cap-bp"));
}

#[test]
fn texts_are_read_as_strictly() {
    let refused = |old: &str, new: &str| {
        assert!(TEXTS.contains(old));
        Law::read(&TEXTS.replacen(old, new, 1), &PARAMETERS, &HOLIDAYS).unwrap_err().to_string()
    };
    assert!(refused("id = \"163\"", "id = \"157\"").contains("157 stands there twice"));
    assert!(refused("id = \"163\"", "id = \"164\"").contains("\"163 第3条\""));
    assert!(refused("id = \"163\"", "id = \" \"").contains("empty id"));
    assert!(refused("kind = \"order\"", "sort = \"order\"").contains("unknown field"));
    assert!(refused("in_force = 2021-07-15", "").contains("missing field `in_force`"));
    assert!(matches!(Law::read(TEXTS, &PARAMETERS, &["{}"]), Err(LawError::Holidays(_))));
}

#[test]
fn an_override_holds_on_every_day_and_is_flagged() {
    let law = law()
        .with_overrides(&[
            own("rush-days", json!(0)),
            own("online-points-limit", json!(9)),
            own("daily-maintenance", json!([{"start": "23:30", "end": "05:00"}])),
            own("accepted-methods", json!(["alipay", "credit_instalment"])),
        ])
        .unwrap();
    let parameters = &law.parameters;
    for at in ["1990-01-01", "2026-11-20", "2100-01-01"].map(day) {
        assert_eq!(parameters.rush_days.on(at), &0);
        assert_eq!(parameters.rush_days.published(at).value, 3);
        assert_eq!(parameters.online_points_limit.on(at), &9);
        assert_eq!(parameters.accepted_methods.on(at), &[MethodKind::Alipay, MethodKind::CreditInstalment]);
        let window = DailyWindow { start: parse_time("23:30").unwrap(), end: parse_time("05:00").unwrap() };
        assert_eq!(parameters.daily_maintenance.on(at), &[window]);
    }
    assert!(parameters.rush_days.overridden() && !parameters.early_days.overridden());
    let listed = parameters.all().filter(Parameter::overridden).map(|it| it.household().cloned()).collect::<Vec<_>>();
    assert_eq!(listed[0], Some(json!(["alipay", "credit_instalment"])));
    assert_eq!(listed.len(), 4);
}

#[test]
fn an_override_that_cannot_be_taken_is_named() {
    assert_eq!(refused("rush-day", json!(3)), OverrideFault::Unknown);
    assert_eq!(refused("payment-days", json!(30)), OverrideFault::NotOverridable);
    assert_eq!(refused("filings-per-account", json!(5)), OverrideFault::NotOverridable);
    let whole = OverrideFault::WrongValue { expected: u32::EXPECTED };
    for value in [json!(10_001), json!(-1), json!(3.0), json!("3"), json!(null), json!([3]), json!(true)] {
        assert_eq!(refused("rush-days", value), whole);
    }
    assert!(law().with_overrides(&[own("rush-days", json!(10_000))]).is_ok());
    for value in [
        json!({"start": "02:00", "end": "04:00"}),
        json!([{"start": "02:00", "end": "02:00"}]),
        json!([{"start": "2:00", "end": "04:00"}]),
        json!([{"start": "02:00", "end": "24:00"}]),
        json!([{"start": "02:00"}]),
        json!([{"start": "02:00", "end": "04:00", "text": "?"}]),
    ] {
        assert!(matches!(refused("daily-maintenance", value), OverrideFault::WrongValue { .. }));
    }
    assert!(law().with_overrides(&[own("daily-maintenance", json!([]))]).is_ok());
    for value in [json!([]), json!(["cash"]), json!(["alipay", "alipay"]), json!("alipay")] {
        assert!(matches!(refused("accepted-methods", value), OverrideFault::WrongValue { .. }));
    }
}

#[test]
fn every_bad_override_is_named_in_the_order_given() {
    let problems = law()
        .with_overrides(&[own("rush-days", json!("x")), own("early-days", json!(4)), own("nothing", json!(1))])
        .unwrap_err();
    assert_eq!(problems.iter().map(|problem| problem.parameter.as_str()).collect::<Vec<_>>(), ["rush-days", "nothing"]);
    assert_eq!(problems[0].to_string(), "rush-days: a whole number from 0 to 10000 was expected");
}

#[test]
fn amounts_are_read_as_whole_fen() {
    assert_eq!(Fen::read(&json!(20_000)), Some(Fen(20_000)));
    for value in [json!(-1), json!(0.5), json!(Fen::MAX.0 + 1), json!("1")] {
        assert_eq!(Fen::read(&value), None);
    }
}
