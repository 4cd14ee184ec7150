//! What an import leaves behind, for every household.

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::{
    facts::Member,
    limits::{Limit, breaches},
};

proptest! {
    #[test]
    fn generated_households_break_no_limit(household in arbitrary::household()) {
        prop_assert_eq!(breaches(&household, &GROUND), []);
    }

    #[test]
    fn what_is_written_is_read_back_whole(household in arbitrary::household_with_overrides()) {
        let file = written(&household);
        let read = |base: &Household, replace| import(file.as_bytes(), base, replace).expect("a sound file");
        let again = read(&Household::default(), false);
        prop_assert_eq!(&again, &household);
        prop_assert_eq!(written(&again), file.as_str());
        // A second import of the same file changes nothing.
        prop_assert_eq!(&read(&household, false), &household);
        prop_assert_eq!(&read(&household, true), &household);
    }

    #[test]
    fn replacing_leaves_nothing_of_what_was(old in arbitrary::household(), new in arbitrary::household()) {
        let file = written(&new);
        let mut replaced = import(file.as_bytes(), &old, true).expect("a sound file");
        prop_assert_eq!(&replaced, &new);
        replaced = read(file.as_bytes(), &mut |_| {}).expect("a sound file").onto(&old, false);
        prop_assert!(replaced.violations.is_sorted_by(|one, other| one.id < other.id));
        prop_assert!(replaced.violations.len() >= old.violations.len().max(new.violations.len()));
    }

    #[test]
    fn damaged_files_are_refused_without_a_panic(
        household in arbitrary::household(),
        cut in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let mut file = written(&household).into_bytes();
        let place = cut.index(file.len());
        prop_assert!(place + 3 > file.len() || import(&file[..place], &Household::default(), false).is_err());
        file[place] = byte;
        // It may be sound by chance; then what it says is within the limits.
        if let Ok(household) = import(&file, &Household::default(), false) {
            prop_assert_eq!(breaches(&household, &GROUND), []);
        }
    }
}

#[test]
fn an_import_adds_and_overwrites_whole_facts() {
    let base = import(EXAMPLE.as_bytes(), &Household::default(), false).expect("the example is sound");
    let file = json!({"format": FORMAT,
        "members": [{"id": "aunt", "name": "王芳"}, {"id": "mum", "name": "李小梅"}],
        "accounts": [{"id": "acc-dad", "member": "dad", "licence": {"status": "normal"}}],
        "maintenance": {"announced": [{"id": "m0", "from": "2026-10-01T00:00:00+08:00", "to": "2026-10-01T01:00:00+08:00"}]},
        "settings": {"parameters": {"b": 2, "a": 1}, "muted": [
            {"check": "due-soon", "violation": "v1", "fingerprint": "2"},
            {"check": "balance-stale", "violation": "v1", "fingerprint": "1"}]}})
    .to_string();
    let merged = import(file.as_bytes(), &base, false).expect("it fits");
    let member = |id: &str, name: &str| Member { id: id.into(), name: name.to_owned() };
    assert_eq!(merged.members, [member("aunt", "王芳"), member("dad", "王建国"), member("mum", "李小梅")]);
    assert_eq!(merged.accounts[0].label, None, "the whole account is another");
    assert_eq!(merged.maintenance.daily, base.maintenance.daily, "the file does not speak of daily windows");
    assert_eq!(merged.maintenance.announced.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), ["m0", "m1"]);
    assert_eq!(merged.settings.parameters.iter().map(|it| it.parameter.as_str()).collect::<Vec<_>>(), ["a", "b"]);
    assert_eq!(
        merged.settings.muted.iter().map(|it| it.check.as_str()).collect::<Vec<_>>(),
        ["balance-stale", "due-soon"]
    );

    let file = json!({"format": FORMAT, "maintenance": {"daily": []}, "settings": {"parameters": {"a": [3]},
        "muted": [{"check": "due-soon", "violation": "v1", "fingerprint": "3"}]}});
    let again = import(file.to_string().as_bytes(), &merged, false).expect("it fits");
    assert_eq!(again.maintenance.daily, Some(Vec::new()));
    assert_eq!(again.settings.parameters[0].value, json!([3]));
    assert_eq!(again.settings.muted[1].fingerprint, "3");
    assert_eq!((again.settings.parameters.len(), again.settings.muted.len()), (2, 2));
}

/// A fleet: its file, 20 vehicles, and as many violations as asked for.
fn fleet(violations: usize) -> String {
    let mut file: serde_json::Value = serde_json::from_str(EXAMPLE).expect("the example is JSON");
    for list in ["filings", "violations", "appeals", "payments"] {
        file[list] = json!([]);
    }
    let car = |n| json!({"id": format!("car{n}"), "plate": format!("京B{n}"), "kind": "small", "use": "private"});
    file["vehicles"] = (0..20).map(car).collect();
    let violation = |n: usize| {
        json!({"id": format!("v{n:07}"), "vehicle": format!("car{}", n % 20), "source": "camera",
        "stage": "decided", "occurred_at": "2026-08-20T08:12:00+08:00", "notified_on": "2026-08-24", "offence": "停放",
        "fine_fen": 20000, "points": 0, "warning_only": false, "decision": {"served_on": "2026-09-05"}})
    };
    file["violations"] = (0..violations).map(violation).collect();
    let payment = |n: usize| {
        json!({"id": format!("p{n}"), "violation": format!("v{n:07}"), "amount_fen": 20000,
        "attempted_at": "2026-09-11T19:00:00+08:00", "outcome": "succeeded"})
    };
    file["payments"] = (0..violations).map(payment).collect();
    file.to_string()
}

#[test]
fn progress_is_told_every_thousand_entries() {
    let file = fleet(2_000);
    let mut reports = Vec::new();
    let household = apply(file.as_bytes(), &Household::default(), false, &GROUND, &mut |entries| reports.push(entries));
    assert_eq!(household.expect("sound").violations.len(), 2_000);
    assert!(reports.is_sorted() && reports.len() > 2, "{reports:?}");
}

#[test]
fn a_limit_broken_by_everything_is_one_problem() {
    let mut file: serde_json::Value = serde_json::from_str(&fleet(1_000)).expect("a fleet");
    for vehicle in file["vehicles"].as_array_mut().expect("a list") {
        vehicle["plate"] = json!("京B");
    }
    let problems = import(file.to_string().as_bytes(), &Household::default(), false).expect_err("one plate");
    assert_eq!(problems.len(), 1);
    assert_eq!((problems[0].path.as_str(), problems[0].message.key), ("vehicles[19].plate", Limit::Plate.word()));
}
