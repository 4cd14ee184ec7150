#![doc = include_str!("points_unknown.md")]

use crate::{
    attempt::Case,
    facts::Account,
    finding::{Check, Finding, Made, Remedy, Run, Severity, Step},
    law::Grade,
    message::Value,
    time::days_after,
};

pub(super) static CHECK: Check = Check {
    id: "points-unknown",
    severity: Severity::Missing,
    step: Step::Confirm,
    grade: Grade::Law,
    sources: &["163 第3条", "163 第15条"],
    parameters: &["points-stale-days", "points-cycle-months"],
    page: include_str!("points_unknown.md"),
    made: Made::When(|case| case.violation.points > 0),
    run: Run::Account(run),
};

fn run<'a>(case: &Case<'a>, account: &'a Account) -> Option<Finding<'a>> {
    if !case.undecided() || case.violation.points == 0 {
        return None;
    }
    let days = *case.law.parameters.points_stale_days.on(case.today);
    Some(
        CHECK
            .finds(doubt(case, account)?)
            .with("account", case.facts.holder(account))
            .with("days", Value::Days(days))
            .remedy(Remedy::new("enter_points")),
    )
}

/// Why the points of an account's licence cannot be relied on: what this says of it is the sentence's key.
pub(super) fn doubt(case: &Case<'_>, account: &Account) -> Option<&'static str> {
    let days = *case.law.parameters.points_stale_days.on(case.today);
    match account.licence.points {
        None => Some("points-unknown"),
        Some(read) if case.cycle_start(account).is_some_and(|start| read.points_as_of < start) => {
            Some("points-unknown.last-cycle")
        }
        Some(read) if days_after(read.points_as_of, days) < case.today => Some("points-unknown.old"),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::{EVENING, World};
    fn read_on(day: &str) -> World {
        let world = World::recorded().set("/violations/0/points", json!(3));
        world.set("/accounts/0/licence/points_as_of", json!(day))
    }

    #[test]
    fn points_are_old_after_thirty_days() {
        let world = read_on("2026-09-01");
        world.boundary("points-unknown", &["2026-10-01T23:59:59+08:00"], &["2026-10-02T00:00:00+08:00"]);
        let seen = world.at("2026-10-02T00:00:00+08:00");
        let found = seen.finding("points-unknown").unwrap();
        assert_eq!((found.key, found.clears.as_str()), ("points-unknown.old", "action"));
        assert_eq!((&found.remedies[..], seen.next_verdict), (&["enter_points".to_owned()][..], Some("unknown")));
        let longer = world.set("/settings/parameters/points-stale-days", json!(31));
        longer.boundary("points-unknown", &["2026-10-02T00:00:00+08:00"], &[]);
    }

    #[test]
    fn a_new_cycle_makes_fresh_points_unknown() {
        let world = read_on("2027-02-20");
        world.boundary("points-unknown", &["2027-03-01T23:59:59+08:00"], &["2027-03-02T00:00:00+08:00"]);
        let key = |world: &World| world.finds("points-unknown", "2027-03-02T00:00:00+08:00").map(|found| found.key);
        assert_eq!(key(&world), Some("points-unknown.last-cycle"));
        assert_eq!(key(&world.without("/accounts/0/licence/first_issued")), None, "no cycle is known");
    }

    #[test]
    fn it_matters_only_for_a_record_with_points() {
        let never =
            read_on("2026-09-01").without("/accounts/0/licence/points").without("/accounts/0/licence/points_as_of");
        assert_eq!(never.finds("points-unknown", EVENING).unwrap().key, "points-unknown");
        never.clone().set("/violations/0/points", json!(0)).boundary("points-unknown", &[EVENING], &[]);
        let decided = never.set("/violations/0/stage", json!("decided"));
        let decided = decided.set("/violations/0/decision", json!({"served_on": "2026-09-05"}));
        assert_eq!(decided.finds_with("points-unknown", Some("acc-dad"), None, EVENING), None);
    }
}
