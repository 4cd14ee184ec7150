use greenlight_rules::facts::{AppealStatus, FilingStatus, Outcome, Stage};
use serde_json::{Value, json};

use super::{EVENING, Home, at};

const DADS_PARKING: &str = "京A·8X2K6 违反规定停放";
const DADS_LANE: &str = "京A·8X2K6 不按导向车道行驶";

fn confirmed(violation: &str) -> Value {
    json!({"deed": "confirm", "violation": violation, "number": "1101022609230001", "issued_on": "2026-09-22",
        "served_on": "2026-09-23", "by_account": "acc-dad", "fine_fen": 10000, "points": 1, "warning_only": false})
}

fn paid(violation: &str, succeeded: bool) -> Value {
    json!({"deed": "pay", "violation": violation, "account": "acc-dad", "method": "zfb", "attempted_at": EVENING,
        "amount_fen": 20000, "succeeded": succeeded, "failure_text": if succeeded { Value::Null } else { json!("网络繁忙") }})
}

#[test]
fn a_new_fact_is_given_an_id_and_is_found_under_it() {
    let home = Home::sample();
    let car = json!({"plate": "京B·11111", "kind": "small", "use": "private"});
    let done = home.does_as(json!({"deed": "keep", "facts": {"vehicles": [car]}}), "add.vehicle", "京B·11111");
    let [id] = &done.ids[..] else { panic!("one id, not {:?}", done.ids) };
    let household = home.household();
    let cars: Vec<_> = household.vehicles.iter().filter(|car| car.id.as_str() == id).collect();
    assert_eq!(cars.iter().map(|car| &*car.plate).collect::<Vec<_>>(), ["京B·11111"]);
}

#[test]
fn several_new_facts_are_given_ids_in_the_order_of_the_lists() {
    let home = Home::sample();
    let facts = json!({
        "payments": [{"violation": "v03", "attempted_at": EVENING, "amount_fen": 1, "outcome": "failed"}],
        "members": [{"name": "张桂兰"}, {"id": "", "name": "王大爷"}],
        "maintenance": {"announced": [{"from": "2026-10-01T00:00:00+08:00", "to": "2026-10-01T01:00:00+08:00"}]},
    });
    let done = home.does_as(json!({"deed": "keep", "facts": facts}), "add.member", "张桂兰");
    let household = home.household();
    let id = |name: &str| {
        let member = household.members.iter().find(|member| member.name == name);
        member.map(|member| member.id.to_string()).expect("is kept")
    };
    assert_eq!(done.ids[..2], [id("张桂兰"), id("王大爷")]);
    assert!(household.payments.iter().any(|payment| payment.id.as_str() == done.ids[2]));
    assert!(household.maintenance.announced.iter().any(|notice| notice.id.as_str() == done.ids[3]));
    assert_eq!(done.ids.len(), 4);
}

#[test]
fn keeping_a_known_fact_puts_it_in_the_place_of_the_old_one() {
    let home = Home::sample();
    let done = home.does(json!({"deed": "keep", "facts": {"members": [{"id": "dad", "name": "王建民"}]}}));
    assert_eq!((done.what.as_deref(), &*done.subject.zh, done.ids.len()), (Some("edit.member"), "王建民", 0));
    assert_eq!(home.household().members[0].name, "王建民");
    assert_eq!(home.household().members.len(), 3);
    assert_eq!(home.desk.undo().expect("is undone").subject.zh, "王建国", "what it is called now");
}

#[test]
fn what_changes_nothing_is_no_deed() {
    let home = Home::sample();
    let entries = home.history().len();
    for deed in [
        json!({"deed": "keep", "facts": {"members": [{"id": "dad", "name": "王建国"}]}}),
        json!({"deed": "keep", "facts": {}}),
        json!({"deed": "remove", "noun": "violation", "id": "nobody"}),
        json!({"deed": "override", "parameter": "rush-days", "value": null}),
        json!({"deed": "daily", "windows": null}),
        json!({"deed": "mute", "check": "overdue", "violation": "v01", "fingerprint": "", "muted": false}),
    ] {
        let done = home.does(deed.clone());
        assert_eq!((done.what, done.ids.len()), (None, 0), "{deed}");
    }
    assert_eq!(home.history().len(), entries);
}

#[test]
fn an_announcement_of_maintenance_is_about_nothing_but_itself() {
    let home = Home::sample();
    let notice = json!({"from": "2026-10-01T00:00:00+08:00", "to": "2026-10-01T01:00:00+08:00"});
    let facts = json!({"maintenance": {"announced": [notice]}});
    assert_eq!(home.does_as(json!({"deed": "keep", "facts": facts}), "maintenance", "").ids.len(), 1);
    assert_eq!(home.household().maintenance.announced.len(), 2);
}

#[test]
fn a_record_that_was_confirmed_has_its_decision() {
    let home = Home::sample();
    let before = home.household();
    home.does_as(confirmed("v01"), "confirm", DADS_PARKING);
    let household = home.household();
    let violation = &household.violations[0];
    let decision = violation.decision.as_ref().expect("a decision");
    assert_eq!((violation.stage, violation.fine_fen.0, violation.points), (Stage::Decided, 10_000, 1));
    assert_eq!(decision.number.as_deref(), Some("1101022609230001"));
    assert_eq!(decision.issued_on.map(|day| day.to_string()).as_deref(), Some("2026-09-22"));
    assert_eq!(decision.served_on.to_string(), "2026-09-23");
    assert_eq!(decision.by_account.as_ref().map(|account| account.as_str()), Some("acc-dad"));
    assert_eq!(violation.notified_on, before.violations[0].notified_on, "the rest stays as it was");
    assert_eq!(household.violations[1..], before.violations[1..]);
}

#[test]
fn a_record_confirmed_as_a_warning_has_nothing_to_pay() {
    let home = Home::sample();
    let mut deed = confirmed("v12");
    deed["fine_fen"] = json!(0);
    deed["points"] = json!(0);
    deed["warning_only"] = json!(true);
    home.does_as(deed, "confirm", "冀F·3K7P9 超过规定时速不足10%");
    let checked = home.desk.case_file("v12", None).expect("is shown");
    assert_eq!(checked.best.light, greenlight_rules::verdict::Verdict::Settled);
}

#[test]
fn a_decision_that_is_put_right_stays_paid() {
    let home = Home::sample();
    home.does(paid("v04", true));
    home.does_as(confirmed("v04"), "confirm", DADS_LANE);
    assert_eq!(home.household().violations[3].stage, Stage::Paid);
}

#[test]
fn a_payment_that_succeeded_settles_its_violation() {
    let home = Home::sample();
    let done = home.does_as(paid("v04", true), "pay.succeeded", DADS_LANE);
    let household = home.household();
    assert_eq!(household.violations[3].stage, Stage::Paid);
    let payment = household.payments.iter().find(|payment| payment.id.as_str() == done.ids[0]).expect("is kept");
    assert_eq!(
        (payment.outcome, payment.amount_fen.0, payment.attempted_at),
        (Outcome::Succeeded, 20_000, at(EVENING))
    );
    assert_eq!(payment.method.as_ref().map(|method| method.as_str()), Some("zfb"));
}

#[test]
fn a_payment_that_failed_leaves_the_violation_where_it_was() {
    let home = Home::sample();
    let before = home.household();
    let done = home.does_as(paid("v04", false), "pay.failed", DADS_LANE);
    let household = home.household();
    assert_eq!(household.violations, before.violations);
    let payment = household.payments.iter().find(|payment| payment.id.as_str() == done.ids[0]).expect("is kept");
    assert_eq!((payment.outcome, payment.failure_text.as_deref()), (Outcome::Failed, Some("网络繁忙")));
    home.does_as(paid("v01", false), "pay.failed", DADS_PARKING);
    assert_eq!(home.household().violations, before.violations, "nor is a record decided by it");
}

#[test]
fn appeals_are_written_down_and_answered() {
    let home = Home::sample();
    let appeal = |violation: &str, kind: &str| json!({"deed": "appeal", "violation": violation, "kind": kind, "submitted_at": EVENING, "note": "照片不清"});
    home.does_as(appeal("v01", "objection"), "appeal.objection", DADS_PARKING);
    home.does_as(appeal("v04", "reconsideration"), "appeal.reconsideration", DADS_LANE);
    home.does_as(appeal("v04", "lawsuit"), "appeal.lawsuit", DADS_LANE);
    let pending = home.household().appeals.iter().filter(|appeal| appeal.status == AppealStatus::Pending).count();
    assert_eq!(pending, 4);
}

#[test]
fn the_answer_to_an_appeal_ends_it_and_keeps_a_note_that_is_not_given_anew() {
    for (status, expected) in
        [("upheld", AppealStatus::Upheld), ("rejected", AppealStatus::Rejected), ("withdrawn", AppealStatus::Withdrawn)]
    {
        let home = Home::sample();
        let answer =
            json!({"deed": "answer_appeal", "appeal": "a1", "status": status, "decided_at": EVENING, "note": null});
        home.does_as(answer.clone(), &format!("answer_appeal.{status}"), "京A·D12Z45 不按交通信号灯指示通行");
        let appeal = home.household().appeals[0].clone();
        assert_eq!((appeal.status, appeal.decided_at), (expected, Some(at(EVENING))));
        assert_eq!(appeal.note.as_deref(), Some("行车记录仪视频"));
        let mut noted = answer;
        noted["note"] = json!("看过了");
        home.does(noted);
        assert_eq!(home.household().appeals[0].note.as_deref(), Some("看过了"));
    }
}

#[test]
fn a_record_that_was_removed_is_revoked() {
    let home = Home::sample();
    home.does_as(json!({"deed": "revoke", "violation": "v01"}), "revoke", DADS_PARKING);
    assert_eq!(home.household().violations[0].stage, Stage::Revoked);
    home.does_as(json!({"deed": "revoke", "violation": "v04"}), "revoke", DADS_LANE);
    assert!(home.household().violations[3].decision.is_some(), "a revoked one keeps its decision");
}

#[test]
fn filings_are_applied_for_answered_and_unbound() {
    let home = Home::sample();
    let file = json!({"deed": "file", "account": "acc-mum", "vehicle": "car-son", "submitted_at": EVENING});
    let done = home.does_as(file, "file", "京A·D12Z45 妈妈的12123");
    let filing = |home: &Home, id: &str| {
        let household = home.household();
        household.filings.into_iter().find(|filing| filing.id.as_str() == id).expect("is kept")
    };
    assert_eq!(filing(&home, &done.ids[0]).status, FilingStatus::Pending);

    let answer = |approved: bool, note: Option<&str>| json!({"deed": "answer_filing", "filing": done.ids[0], "approved": approved, "decided_at": EVENING, "note": note});
    home.does_as(answer(false, Some("照片不清楚")), "answer_filing.rejected", "京A·D12Z45 妈妈的12123");
    let rejected = filing(&home, &done.ids[0]);
    assert_eq!((rejected.status, rejected.note.as_deref()), (FilingStatus::Rejected, Some("照片不清楚")));
    home.does_as(answer(true, None), "answer_filing.approved", "京A·D12Z45 妈妈的12123");

    let unbind = |id: &str| json!({"deed": "unbind", "filing": id, "at": EVENING});
    home.does_as(unbind("f4"), "unbind", "冀F·3K7P9 妈妈的12123");
    assert_eq!(filing(&home, "f4").decided_at, Some(at(EVENING)), "one without an answer ends now");
    home.does_as(unbind("f1"), "unbind", "京N·5Q7R1 爸爸的12123");
    let unbound = filing(&home, "f1");
    assert_eq!((unbound.status, unbound.decided_at), (FilingStatus::Unbound, Some(at("2025-11-11T10:20:00+08:00"))));
}

#[test]
fn a_parameter_is_overridden_and_put_back() {
    let home = Home::sample();
    let before = home.household();
    let days = |home: &Home| *home.desk.opened().law.parameters.parking_notice_handle_days.on(at(EVENING).date());
    assert_eq!(days(&home), 18);
    let title = home.desk.opened().law.parameters.parking_notice_handle_days.title().clone();
    let set = json!({"deed": "override", "parameter": "parking-notice-handle-days", "value": 20});
    let done = home.does_as(set, "override", &title.zh);
    assert_eq!(done.subject, title, "in both languages");
    assert_eq!(days(&home), 20);
    let shown = home.desk.rulebook();
    let setting = shown.parameters.iter().find(|known| known.id == "parking-notice-handle-days").expect("is shown");
    assert_eq!((&setting.published, setting.own.as_ref()), (&json!(18), Some(&json!(20))));
    let clear = json!({"deed": "override", "parameter": "parking-notice-handle-days", "value": null});
    home.does_as(clear, "override.cleared", &title.zh);
    assert_eq!((home.household(), days(&home)), (before, 18));
}

#[test]
fn daily_windows_are_set_and_put_back() {
    let home = Home::sample();
    let before = home.household();
    let windows = |home: &Home| {
        let daily = home.desk.rulebook().daily;
        daily.iter().map(|window| format!("{}–{}", window.start, window.end)).collect::<Vec<_>>()
    };
    let published = windows(&home);
    home.does_as(json!({"deed": "daily", "windows": [["01:00", "03:00"], ["23:30", "00:30"]]}), "daily", "");
    assert_eq!(windows(&home), ["01:00:00–03:00:00", "23:30:00–00:30:00"]);
    home.does_as(json!({"deed": "daily", "windows": []}), "daily", "");
    assert!(windows(&home).is_empty(), "none at all");
    home.does_as(json!({"deed": "daily", "windows": null}), "daily.cleared", "");
    assert_eq!((home.household(), windows(&home)), (before, published));
}

#[test]
fn a_warning_is_muted_until_its_facts_change_or_it_is_let_speak() {
    let home = Home::sample();
    let finding = |home: &Home| {
        let case = home.desk.case_file("v02", None).expect("is shown");
        case.best.findings.into_iter().find(|finding| finding.check == "due-soon").expect("warns")
    };
    let print = finding(&home).fingerprint.expect("can be muted");
    let mute = |muted: bool| json!({"deed": "mute", "check": "due-soon", "violation": "v02", "fingerprint": print, "muted": muted});
    let before = home.household();
    home.does_as(mute(true), "mute", "京A·D12Z45 违反禁止标线指示");
    assert!(finding(&home).muted);
    home.does_as(mute(false), "unmute", "京A·D12Z45 违反禁止标线指示");
    assert!(!finding(&home).muted);
    assert_eq!(home.household(), before);

    home.does(mute(true));
    home.does(json!({"deed": "keep", "facts": {"payments": [{"violation": "v02", "attempted_at": EVENING, "amount_fen": 1, "outcome": "failed"}]}}));
    assert!(!finding(&home).muted, "the facts are others");
}

#[test]
fn a_deed_is_done_to_what_is_there_now_and_not_to_what_was_read() {
    let home = Home::sample();
    let other = super::super::Desk::open(home.path(), Some(at(EVENING))).expect("opens");
    let mut violation = json!(home.household().violations[0]);
    violation["place"] = json!("复兴路");
    other.act(super::read(json!({"deed": "keep", "facts": {"violations": [violation]}}))).expect("is done");
    home.does(confirmed("v01"));
    let household = home.household();
    assert_eq!(household.violations[0].place.as_deref(), Some("复兴路"));
    assert_eq!(household.violations[0].stage, Stage::Decided);
}

#[test]
fn what_is_done_names_its_change_so_that_a_toast_takes_back_that_one_and_no_other() {
    let home = Home::sample();
    let failed = |violation: &str| {
        home.does(
            json!({"deed": "pay", "violation": violation, "account": null, "method": null, "attempted_at": EVENING,
            "amount_fen": 20_000, "succeeded": false, "failure_text": null}),
        )
    };
    let (first, second) = (failed("v03"), failed("v04"));
    let taken_back = home.desk.take_back(first.change.expect("an entry")).expect("is taken back");
    assert_eq!((&taken_back.subject, taken_back.change), (&first.subject, first.change));
    let paid =
        |violation: &str| home.household().payments.iter().any(|payment| payment.violation.as_str() == violation);
    assert!(!paid("v03") && paid("v04"));
    assert_eq!(
        home.desk.redo().expect("is put back").change,
        first.change,
        "an undo and a redo name the change itself"
    );
    assert_eq!(home.desk.undo().expect("is undone").change, second.change);
    let nothing = home.does(json!({"deed": "keep", "facts": {"members": [{"id": "dad", "name": "李建国"}]}}));
    assert_eq!(nothing.what.is_some(), nothing.change.is_some());
}
