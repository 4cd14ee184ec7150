use greenlight_rules::{
    finding::{Next, Severity, Step},
    verdict::Verdict,
};
use serde_json::{Value, json};

use super::{EVENING, Home, at};
use crate::{
    Trouble,
    desk::attempt::{About, Asked, Attempt, Checked, HowItClears, Other},
    desk::overview::Verb,
};

fn asked(asked: Value) -> Asked {
    let mut all = json!({"violations": [], "account": null, "method": null, "at": null, "in_a_row": false});
    all.as_object_mut().expect("an object").extend(asked.as_object().expect("an object").clone());
    serde_json::from_value(all).expect("a question")
}

fn check(home: &Home, question: Value) -> Checked {
    home.desk.check(&asked(question)).expect("is answered")
}

fn one(home: &Home, question: Value) -> Attempt {
    let mut checked = check(home, question);
    assert_eq!(checked.results.len(), 1);
    checked.results.remove(0)
}

fn about(attempt: &Attempt, check: &str) -> Option<About> {
    attempt.findings.iter().find(|finding| finding.check == check).map(|finding| finding.about)
}

#[test]
fn a_finding_is_about_who_or_what_or_when_or_the_record() {
    let home = Home::sample();
    let who = one(&home, json!({"violations": ["v12"], "account": "acc-son"}));
    assert_eq!(about(&who, "filing-rejected"), Some(About::Who));
    let what = one(&home, json!({"violations": ["v04"], "method": "wx"}));
    assert_eq!(about(&what, "insufficient-balance"), Some(About::What));
    let when = one(&home, json!({"violations": ["v04"], "at": "2026-09-29T03:00:00+08:00"}));
    for check in ["daily-maintenance", "announced-maintenance", "holiday-rush"] {
        assert_eq!(about(&when, check), Some(About::When), "{check}");
    }
    let early = one(&home, json!({"violations": ["v04"], "at": "2026-09-26T12:00:00+08:00"}));
    assert_eq!(about(&early, "before-holiday"), Some(About::When));
    let late = one(&home, json!({"violations": ["v03"]}));
    assert_eq!(about(&late, "overdue"), Some(About::When), "the light of when is no green one");
    let record = one(&home, json!({"violations": ["v01"]}));
    assert_eq!(about(&record, "not-confirmed"), Some(About::Record));
}

#[test]
fn what_passed_was_not_found_and_was_looked_at() {
    let home = Home::sample();
    for moment in [EVENING, "2026-09-29T03:00:00+08:00", "2026-12-01T12:00:00+08:00"] {
        let all: Vec<_> = home.household().violations.iter().map(|violation| violation.id.to_string()).collect();
        for attempt in check(&home, json!({"violations": all, "at": moment})).results {
            let found = |check: &String| attempt.findings.iter().any(|finding| finding.check == *check);
            assert!(!attempt.passed.iter().any(found), "{} at {moment}", attempt.violation);
            assert_eq!(attempt.passed.is_empty(), attempt.light == Verdict::Settled, "{}", attempt.violation);
            let of = |check: &str| attempt.passed.iter().any(|passed| passed == check);
            assert!(!of("no-account") && !of("no-method"), "what is there needs no such check");
            if attempt.next_step == Some(Step::Pay) {
                assert!(!of("window-only") && !of("points-full"), "confirming lies behind");
            }
        }
    }
    let passed = |question: Value| one(&home, question).passed;
    let none_of = |passed: Vec<String>, checks: &[&str]| {
        assert!(
            checks.iter().all(|check| !passed.iter().any(|passed| passed == check)),
            "{passed:?} has of {checks:?}"
        );
    };
    let of_decisions = ["decision-number-missing", "decision-number-doubtful", "overdue", "due-soon"];
    none_of(passed(json!({"violations": ["v01"]})), &of_decisions);
    let of_filings = ["account-filings-full", "vehicle-filings-full", "filing-quota-spent", "filing-rejected"];
    none_of(passed(json!({"violations": ["v04"], "account": "acc-dad"})), &of_filings);
    none_of(passed(json!({"violations": ["v08"]})), &["points-full", "points-unknown"]);
    let of_wallets = ["balance-unknown", "insufficient-balance", "balance-stale", "over-single-limit"];
    none_of(passed(json!({"violations": ["v04"], "method": "card"})), &of_wallets);
    none_of(passed(json!({"violations": ["v03"]})), &["due-soon", "due-date-in-holiday"]);
    let filed = passed(json!({"violations": ["v03"], "account": "acc-dad"}));
    assert!(filed.iter().any(|check| check == "filing-rejected"), "dad has filed for her car: {filed:?}");
    let warning = one(&home, json!({"violations": ["v12"]}));
    assert!(!warning.passed.iter().any(|check| check == "insufficient-balance"), "nothing is to be paid");
}

/// The objection to v08 as it was answered.
fn answered(status: &str) -> Home {
    let home = Home::sample();
    let appeal = home.household().appeals.into_iter().find(|appeal| appeal.violation.as_str() == "v08").expect("one");
    home.does(
        json!({"deed": "answer_appeal", "appeal": appeal.id, "status": status, "decided_at": EVENING, "note": null}),
    );
    home
}

#[test]
fn what_was_won_waits_to_be_removed_and_is_neither_confirmed_nor_paid() {
    let home = answered("upheld");
    let won = one(&home, json!({"violations": ["v08"]}));
    assert_eq!((won.next, won.lead.as_deref()), (Next::Revoke, Some("objection-upheld")));
    let said: Vec<_> = won.findings.iter().map(|found| found.check.as_str()).collect();
    assert_eq!(said, ["objection-upheld"], "what would stop confirming stops nothing");
    assert!(won.passed.is_empty() && won.alternatives.is_empty());
    assert_eq!((won.handle_by, won.last_day), (None, None), "nor is there a day");
    let file = home.desk.case_file("v08", None).expect("a file");
    assert!(file.clock.is_none() && file.row.handle_by.is_none());
    assert_eq!(file.row.check.as_deref(), Some("objection-upheld"));
    let overview = home.desk.overview(None).expect("is shown");
    let errands = overview.errands.people.iter().flat_map(|person| &person.errands);
    let errand = errands.clone().find(|errand| errand.row.id.as_str() == "v08").expect("it is looked up");
    assert_eq!(errand.verb, Verb::Act);
    assert_eq!(errand.cure.as_ref().map(|cure| cure.kind.as_str()), Some("mark_revoked"));
    let marks = overview.strip.marks.iter().flat_map(|mark| &mark.events);
    assert!(marks.clone().all(|event| event.violation.as_ref().is_none_or(|id| id.as_str() != "v08")));
}

#[test]
fn an_objection_that_is_open_leads_and_one_that_was_lost_does_not() {
    let open = one(&Home::sample(), json!({"violations": ["v08"]}));
    assert_eq!((open.next, open.lead.as_deref()), (Next::Answer, Some("objection-open")));
    assert_eq!(open.findings[0].check, "objection-open", "and stands first");
    let confirm = one(&Home::sample(), json!({"violations": ["v01"]}));
    assert_eq!(confirm.lead.as_deref(), Some("not-confirmed"), "before what only warns of its handling");
    let lost = one(&answered("rejected"), json!({"violations": ["v08"]}));
    assert_eq!((lost.next, lost.next_step), (Next::Confirm, Some(Step::Confirm)));
    assert!(lost.findings.iter().any(|found| found.check == "not-confirmed"));
}

#[test]
fn what_is_left_after_each_of_a_row_is_the_running_balance() {
    let home = Home::sample();
    let row = check(&home, json!({"violations": ["v03", "v04", "v05", "v02"], "method": "zfb", "in_a_row": true}));
    let mut left = 220_000;
    for attempt in &row.results {
        assert_eq!(attempt.next_step, Some(Step::Pay));
        left -= attempt.amount_due_fen.0;
        assert_eq!(attempt.left_after_fen.map(|left| left.0), Some(left), "after {}", attempt.violation);
    }
    assert_eq!(left, 220_000 - 21_200 - 20_000 - 60_000 - 10_000);
    let each = check(&home, json!({"violations": ["v03", "v04"], "method": "zfb"}));
    let left: Vec<_> = each.results.iter().map(|attempt| attempt.left_after_fen.map(|left| left.0)).collect();
    assert_eq!(left, [Some(198_800), Some(200_000)], "each by itself");
}

#[test]
fn what_is_blocked_takes_nothing_from_those_after_it() {
    let home = Home::sample();
    let row = check(&home, json!({"violations": ["v05", "v02", "v04"], "method": "wx", "in_a_row": true}));
    let left: Vec<_> =
        row.results.iter().map(|attempt| (attempt.light, attempt.left_after_fen.map(|left| left.0))).collect();
    assert_eq!(left[0], (Verdict::Blocked, Some(-45_000)), "what would be left");
    assert_eq!(left[1].1, Some(5_000), "the first took nothing");
    assert_eq!(left[2], (Verdict::Blocked, Some(-15_000)));
}

#[test]
fn another_account_with_the_same_method_leaves_as_much() {
    let home = Home::sample();
    let attempt = one(&home, json!({"violations": ["v03"], "method": "zfb"}));
    let left = attempt.left_after_fen.expect("a balance is known");
    let same: Vec<_> = attempt.alternatives.iter().filter(|other| other.method == attempt.method).collect();
    assert!(!same.is_empty(), "dad has filed for her car");
    assert!(same.iter().all(|other| other.left_after_fen == Some(left)), "{same:?}");
    let card = |other: &&Other| other.method.as_ref().is_some_and(|method| method.as_str() == "card");
    let card = attempt.alternatives.iter().find(card).expect("a card pays too");
    assert_eq!(card.left_after_fen, None, "no balance is known of it");
}

#[test]
fn with_none_named_everything_open_is_asked_about() {
    let home = Home::sample();
    let checked = check(&home, json!({}));
    assert_eq!((checked.at, checked.results.len()), (at(EVENING), 13));
    let named = check(&home, json!({"violations": ["v05", "v01"], "at": "2026-09-30T12:00:00+08:00"}));
    assert_eq!(named.at, at("2026-09-30T12:00:00+08:00"));
    assert_eq!(named.results.iter().map(|attempt| attempt.violation.as_str()).collect::<Vec<_>>(), ["v05", "v01"]);
}

#[test]
fn a_question_about_nothing_that_is_there_says_so() {
    let home = Home::sample();
    let unknown = |question: Value| match home.desk.check(&asked(question)) {
        Err(Trouble::Unknown(kind, _)) => kind,
        other => panic!("{other:?}"),
    };
    assert_eq!(unknown(json!({"violations": ["v99"]})), "violation");
    assert_eq!(unknown(json!({"account": "acc-x"})), "account");
    assert_eq!(unknown(json!({"method": "cash"})), "method");
    assert_eq!(unknown(json!({"at": "2026-09-31T12:00:00+08:00"})), "instant");
}

#[test]
fn a_finding_says_how_it_clears_where_it_stands_and_whether_it_can_be_muted() {
    let home = Home::sample();
    let attempt = one(&home, json!({"violations": ["v04"], "at": "2026-09-24T03:00:00+08:00"}));
    let finding = attempt.findings.iter().find(|finding| finding.check == "daily-maintenance").expect("it is night");
    let clears = finding.clears.expect("it ends");
    assert!(matches!(clears, HowItClears::At { at: end } if end == at("2026-09-24T04:00:00+08:00")), "{clears:?}");
    assert_eq!((finding.severity, finding.fingerprint.as_ref()), (Severity::Block, None));
    assert!(!finding.sources.is_empty() && finding.overridden.is_empty());
    let late = one(&home, json!({"violations": ["v03"]}));
    let warning = late.findings.iter().find(|finding| finding.check == "overdue").expect("it is late");
    assert!(warning.fingerprint.is_some() && matches!(warning.clears, Some(HowItClears::Action)));

    home.does(json!({"deed": "daily", "windows": [["02:00", "05:00"]]}));
    let own = one(&home, json!({"violations": ["v04"], "at": "2026-09-24T04:30:00+08:00"}));
    assert!(about(&own, "daily-maintenance").is_some());
}

#[test]
fn the_example_of_the_contract_is_answered() {
    let home = Home::contract();
    let attempt = one(&home, json!({"violations": ["v1"], "at": "2026-09-11T20:00:00+08:00"}));
    assert_eq!((attempt.light, attempt.next_step), (Verdict::Payable, Some(Step::Pay)));
    assert_eq!(attempt.method.as_ref().map(|method| method.as_str()), Some("zfb"));
    assert_eq!((attempt.amount_due_fen.0, attempt.left_after_fen.map(|left| left.0)), (20_000, Some(210_000)));
    let wx = one(&home, json!({"violations": ["v1"], "method": "wx", "at": "2026-09-11T20:00:00+08:00"}));
    assert_eq!(wx.left_after_fen.map(|left| left.0), Some(-5_000));
    let block =
        wx.findings.iter().find(|finding| finding.check == "insufficient-balance").expect("¥150 are too little");
    let switch = block.remedies.iter().find(|cure| cure.method.is_some()).expect("another has enough");
    assert_eq!(
        (switch.kind.as_str(), switch.method.as_ref().map(|method| method.as_str())),
        ("use_method", Some("zfb"))
    );
}

#[test]
fn one_search_finds_facts_rules_and_offences() {
    let home = Home::sample();
    let find = |text: &str| home.desk.find(text).expect("is searched");
    let violations = |text: &str| find(text).violations.iter().map(|row| row.id.to_string()).collect::<Vec<_>>();
    assert_eq!(violations("停放"), ["v13", "v06", "v01", "v03"], "the newest first");
    assert_eq!(violations("小川"), ["v08", "v02", "v11"], "what is settled comes last");
    let finds = find("京A·8x2k6");
    assert_eq!(finds.vehicles.iter().map(|car| car.id.as_str()).collect::<Vec<_>>(), ["car-dad"]);
    assert_eq!(find("电车").vehicles[0].id.as_str(), "car-son");
    assert_eq!(find("李").members[0].id.as_str(), "mum");
    assert_eq!(find("支付宝").methods[0].id.as_str(), "zfb");
    assert!(find("overdue").checks.iter().any(|check| check.id == "overdue"));
    let overdue = find("overdue").checks[0].title.zh.clone();
    assert!(find(&overdue).checks.iter().any(|check| check.id == "overdue"), "by its Chinese name too");
    assert!(!find("安全带").offences.is_empty());
    let nothing = find("·");
    assert_eq!((nothing.violations.len(), nothing.vehicles.len()), (0, 0), "a dot is no plate");
}

#[test]
fn an_empty_search_finds_the_newest_of_what_is_open() {
    let home = Home::sample();
    for text in ["", "  "] {
        let finds = home.desk.find(text).expect("is searched");
        let ids: Vec<_> = finds.violations.iter().map(|row| row.id.as_str()).collect();
        assert_eq!(ids, ["v14", "v08", "v13", "v06", "v12", "v07", "v05", "v04"]);
        assert!(finds.vehicles.is_empty() && finds.offences.is_empty());
    }
    home.does(json!({"deed": "remove", "noun": "vehicle", "id": "car-dad"}));
    home.does(json!({"deed": "remove", "noun": "vehicle", "id": "car-gran"}));
    home.does(json!({"deed": "remove", "noun": "vehicle", "id": "car-mum"}));
    let finds = home.desk.find("").expect("is searched");
    assert_eq!(
        finds.violations.iter().map(|row| row.id.as_str()).collect::<Vec<_>>(),
        ["v08", "v02"],
        "v11 is settled"
    );
}
