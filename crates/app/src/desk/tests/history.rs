use serde_json::json;

use super::{EVENING, Home};
use crate::desk::history::Passage;

fn history(home: &Home) -> Vec<Passage> {
    home.desk.history(None, 100).expect("reads")
}

fn shown(passages: &[Passage]) -> Vec<(&str, &str, &str, bool)> {
    let shown = passages.iter();
    shown.map(|entry| (&*entry.what, &*entry.subject.zh, &*entry.state, entry.reverts)).collect()
}

fn about(home: &Home, violation: &str) -> Vec<String> {
    let entries = home.desk.history(Some(violation), 100).expect("reads");
    entries.into_iter().map(|entry| entry.what).collect()
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
    assert_eq!(home.desk.history(None, 2).expect("reads").len(), 2);
    assert_eq!(home.desk.history(None, 0).expect("reads").len(), 0);
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
