use serde_json::json;

use super::{EVENING, Home};
use crate::{
    Trouble,
    desk::history::{Detail, Passage, Sifting},
    said::Datum,
};
use greenlight_rules::money::Fen;

fn history(home: &Home) -> Vec<Passage> {
    home.history()
}

fn shown(passages: &[Passage]) -> Vec<(&str, &str, &str, bool)> {
    let shown = passages.iter();
    shown.map(|entry| (&*entry.what, &*entry.subject.zh, &*entry.state, entry.reverts)).collect()
}

fn about(home: &Home, violation: &str) -> Vec<String> {
    home.history_of(violation).into_iter().map(|entry| entry.what).collect()
}

#[test]
fn the_history_says_what_was_done_taken_back_and_done_again() {
    let home = Home::sample();
    home.does(json!({"deed": "revoke", "violation": "v01"}));
    home.desk.undo().expect("is undone");
    let record = "京A·8X2K6 违反规定停放";
    assert_eq!(
        shown(&history(&home)),
        [("revoke", record, "done", true), ("revoke", record, "undone", false), ("demo", "", "done", false)]
    );
    home.desk.redo().expect("is redone");
    home.desk.undo().expect("is undone");
    home.does(json!({"deed": "keep", "facts": {"members": [{"name": "王芳"}]}}));
    let entries = history(&home);
    assert_eq!(shown(&entries)[0], ("add.member", "王芳", "done", false));
    assert_eq!(shown(&entries)[4], ("revoke", record, "dropped", false), "something new came after");
    assert!(entries.windows(2).all(|pair| pair[0].id > pair[1].id), "the newest first");
    let piece = |before: Option<i64>, most: u32| home.desk.history(&Sifting::default(), before, most).expect("reads");
    let first = piece(None, 2);
    assert_eq!((first.passages.len(), first.more), (2, Some(first.passages[1].id)));
    let rest = piece(first.more, 100);
    assert_eq!((rest.passages.len(), rest.more), (entries.len() - 2, None), "the rest, and no more");
    assert_eq!(piece(None, 0).passages.len(), 0);
}

#[test]
fn what_was_added_and_taken_back_is_called_what_it_was_called() {
    let home = Home::sample();
    let deeds = [
        (json!({"members": [{"name": "王芳"}]}), "王芳"),
        (json!({"vehicles": [{"plate": "京B·11111", "kind": "small", "use": "private"}]}), "京B·11111"),
        (json!({"methods": [{"kind": "wechat", "label": "小川微信"}]}), "小川微信"),
        (
            json!({"violations": [{"vehicle": "car-gran", "source": "camera", "stage": "recorded", "occurred_at": EVENING,
                "offence": "违反规定停放", "fine_fen": 1, "points": 0, "warning_only": false}]}),
            "冀F·3K7P9 违反规定停放",
        ),
        (
            json!({"payments": [{"violation": "v03", "attempted_at": EVENING, "amount_fen": 1, "outcome": "failed"}]}),
            "京N·5Q7R1 违反规定停放",
        ),
    ];
    for (facts, subject) in deeds {
        let done = home.does(json!({"deed": "keep", "facts": facts}));
        assert_eq!(done.subject.zh, subject);
        let undone = home.desk.undo().expect("is undone");
        assert_eq!((undone.what, undone.subject.zh.as_str()), (done.what, subject));
        assert_eq!(history(&home)[0].subject.zh, subject, "the undo");
        assert_eq!(history(&home)[1].subject.zh, subject, "what was undone");
    }
}

#[test]
fn a_car_and_its_violation_added_together_are_called_after_the_car() {
    let home = Home::sample();
    let facts = json!({
        "vehicles": [{"id": "car-x", "plate": "京B·11111", "kind": "small", "use": "private", "owner_name": "舅舅"}],
        "violations": [{"vehicle": "car-x", "source": "camera", "stage": "recorded", "occurred_at": EVENING,
            "offence": "违反规定停放", "fine_fen": 1, "points": 0, "warning_only": false}],
    });
    home.does_as(json!({"deed": "keep", "facts": facts}), "add.vehicle", "京B·11111");
    home.does_as(json!({"deed": "remove", "noun": "vehicle", "id": "car-x"}), "remove.vehicle", "京B·11111");
}

#[test]
fn a_violations_history_is_its_own_and_that_of_its_papers() {
    let home = Home::sample();
    assert_eq!(about(&home, "v01"), ["demo"]);
    home.does(
        json!({"deed": "appeal", "violation": "v01", "kind": "objection", "submitted_at": EVENING, "note": null}),
    );
    home.does(json!({"deed": "mute", "check": "handle-soon", "violation": "v01", "fingerprint": "0", "muted": true}));
    home.does(json!({"deed": "revoke", "violation": "v06"}));
    home.does(json!({"deed": "keep", "facts": {"members": [{"name": "王芳"}]}}));
    home.desk.undo().expect("is undone");
    home.does(json!({"deed": "revoke", "violation": "v01"}));
    home.desk.undo().expect("is undone");
    home.desk.redo().expect("is redone");
    assert_eq!(about(&home, "v01"), ["revoke", "revoke", "revoke", "mute", "appeal.objection", "demo"]);
    assert_eq!(about(&home, "v06"), ["revoke", "demo"]);
}

#[test]
fn a_history_is_not_that_of_another_fact_with_the_same_id() {
    let home = Home::sample_with(|file| {
        let car = json!({"id": "v01", "plate": "京B·11111", "kind": "small", "use": "private", "owner_name": "舅舅"});
        file["vehicles"].as_array_mut().expect("a list").push(car);
    });
    home.does(json!({"deed": "file", "account": "acc-son", "vehicle": "v01", "submitted_at": EVENING}));
    assert_eq!(about(&home, "v01"), ["import"]);
}

#[test]
fn a_history_of_nothing_is_empty() {
    let home = Home::empty();
    assert!(history(&home).is_empty());
    assert!(about(&home, "v01").is_empty());
}

fn sifted(home: &Home, sifting: serde_json::Value) -> Vec<String> {
    let sifting: Sifting = serde_json::from_value(sifting).expect("a sifting");
    let chapter = home.desk.history(&sifting, None, 100).expect("reads");
    chapter.passages.into_iter().map(|passage| passage.what).collect()
}

#[test]
fn an_entry_tells_what_was_written_and_what_became_of_it() {
    let home = Home::sample();
    home.does(json!({"deed": "pay", "violation": "v03", "account": null, "method": null, "attempted_at": EVENING,
        "amount_fen": 15_000, "succeeded": false, "failure_text": "余额不足"}));
    let failed = &home.history()[0];
    let detail = |field: &str, old: Option<Datum>, new: Option<Datum>| Detail { field: field.to_owned(), old, new };
    assert_eq!(
        failed.details,
        [
            detail("amount_fen", None, Some(Datum::Money(Fen(15_000)))),
            detail("failure_text", None, Some(Datum::Text("余额不足".to_owned()))),
        ]
    );
    let mut edited = serde_json::to_value(home.household().vehicles[0].clone()).expect("JSON");
    edited["nickname"] = json!("小白");
    let before = home.household().vehicles[0].nickname.clone().map(Datum::Text);
    home.does(json!({"deed": "keep", "facts": {"vehicles": [edited]}}));
    let changed = &home.history()[0];
    assert_eq!(changed.details, [detail("nickname", before, Some(Datum::Text("小白".to_owned())))]);
    let demo = home.history().pop().expect("the first");
    assert!(demo.details.is_empty() && demo.counted.iter().any(|shift| shift.noun == "violation" && shift.added > 0));
}

#[test]
fn a_history_is_sifted_by_car_person_kind_day_and_text() {
    let home = Home::sample();
    home.does(json!({"deed": "keep", "facts": {"vehicles": [{"id": "car-x", "plate": "京B·11111", "kind": "small",
        "use": "private", "owner_name": "舅舅"}]}}));
    home.does(json!({"deed": "keep", "facts": {"members": [{"id": "wang", "name": "王芳"}]}}));
    home.does(json!({"deed": "revoke", "violation": "v01"}));
    assert_eq!(sifted(&home, json!({"vehicle": "car-x"})), ["add.vehicle"]);
    assert_eq!(sifted(&home, json!({"member": "wang"})), ["add.member"]);
    assert_eq!(sifted(&home, json!({"kind": "violation"})), ["revoke"]);
    assert_eq!(sifted(&home, json!({"kind": "in-bulk"})), ["demo"]);
    assert_eq!(sifted(&home, json!({"text": "京b 111"})), ["add.vehicle"], "a plate as it is typed");
    assert_eq!(sifted(&home, json!({"text": "removed"})).len(), 0);
    assert_eq!(sifted(&home, json!({"text": "sample"})), ["demo"], "in the other language");
    assert_eq!(sifted(&home, json!({"from": "2026-09-23", "to": "2026-09-23"})).len(), 4);
    assert_eq!(sifted(&home, json!({"to": "2026-09-22"})).len(), 0);
    assert_eq!(sifted(&home, json!({"from": "2026-09-24"})).len(), 0);
}

#[test]
fn an_older_change_is_taken_back_and_a_later_one_on_the_same_facts_is_named() {
    let home = Home::sample();
    home.does(json!({"deed": "revoke", "violation": "v01"}));
    home.does(json!({"deed": "keep", "facts": {"members": [{"id": "wang", "name": "王芳"}]}}));
    home.does(json!({"deed": "keep", "facts": {"members": [{"id": "wang", "name": "王小芳"}]}}));
    let ids: Vec<_> = home.history().iter().map(|passage| passage.id).collect();
    let before = home.household();
    match home.desk.take_back(ids[1]) {
        Err(Trouble::ChangedSince(changes)) => assert_eq!((&*changes[0].1, &*changes[0].2), ("edit.member", "王小芳")),
        other => panic!("a refusal, not {other:?}"),
    }
    assert_eq!(home.household(), before);
    let done = home.desk.take_back(ids[2]).expect("is taken back");
    assert_eq!((done.what.as_deref(), &*done.subject.zh), (Some("revoke"), "京A·8X2K6 违反规定停放"));
    assert_eq!(home.history()[3].state, "undone");
    assert_eq!(home.on_disk(), home.household());
    home.desk.redo().expect("comes again");
    assert_eq!(home.household(), before);
    assert!(matches!(home.desk.take_back(9_999), Err(Trouble::NothingToUndo)));
}

#[test]
fn a_car_with_violations_is_not_taken_back_from_under_them() {
    let home = Home::sample();
    let car = json!({"id": "car-x", "plate": "京B·11111", "kind": "small", "use": "private", "owner_name": "舅舅"});
    home.does(json!({"deed": "keep", "facts": {"vehicles": [car]}}));
    let id = home.history()[0].id;
    home.does(json!({"deed": "keep", "facts": {"violations": [{"vehicle": "car-x", "source": "camera",
        "stage": "recorded", "occurred_at": EVENING, "offence": "违反规定停放", "fine_fen": 1, "points": 0,
        "warning_only": false}]}}));
    match home.desk.take_back(id) {
        Err(Trouble::InTheWay(names)) => assert_eq!(names, ["京B·11111 违反规定停放"]),
        other => panic!("a refusal, not {other:?}"),
    }
}

#[test]
fn every_field_of_a_fact_is_one_that_the_history_tells_of() {
    let quiet = ["id", "of", "violation", "appeal", "sha256", "size", "added_at", "outcome"];
    let home = Home::contract();
    let household = home.household();
    macro_rules! facts {
        ($($list:ident)*) => {[$(household.$list.iter().map(|fact| json!(fact)).collect::<Vec<_>>(),)*].concat()};
    }
    let facts = facts![members accounts vehicles filings violations appeals methods payments notes attachments];
    assert!(facts.len() > 5);
    for fact in facts {
        let nested = fact.as_object().expect("a fact").iter().flat_map(|(name, value)| match value.as_object() {
            Some(inner) => inner.keys().cloned().collect(),
            None => vec![name.clone()],
        });
        for name in nested.filter(|name| !quiet.contains(&name.as_str())) {
            assert!(crate::desk::history::FIELDS.contains(&name.as_str()), "{name}");
        }
    }
}
