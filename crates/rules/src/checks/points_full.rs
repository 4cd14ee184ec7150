#![doc = include_str!("points_full.md")]

use crate::{
    attempt::Case,
    facts::Account,
    finding::{Check, Finding, Made, Remedy, Run, Severity, Step},
    law::Grade,
    message::Value,
};

pub(super) static CHECK: Check = Check {
    id: "points-full",
    severity: Severity::Block,
    step: Step::Confirm,
    grade: Grade::Law,
    sources: &["163 第14条", "163 第17条", "163 第25条", "163 第15条"],
    parameters: &["points-full", "points-cycle-months", "points-reduction-max"],
    page: include_str!("points_full.md"),
    made: Made::WhenAccount(|case, account| super::points_unknown::doubt(case, account).is_none()),
    run: Run::Account(run),
};

fn run<'a>(case: &Case<'a>, account: &'a Account) -> Option<Finding<'a>> {
    let parameters = &case.law.parameters;
    let full = *parameters.points_full.on(case.today);
    let held = case.points_in_cycle(account);
    (case.undecided() && held + case.violation.points >= full).then(|| {
        CHECK
            .finds("points-full")
            .with("account", case.facts.holder(account))
            .with("held", Value::Points(held))
            .with("points", Value::Points(case.violation.points))
            .with("full", Value::Points(full))
            .remedy_if(
                held < full && held > 0,
                Remedy::new("reduce_points")
                    .with("most", Value::Points(*parameters.points_reduction_max.on(case.today))),
            )
            .remedy(Remedy::new("window_for_points"))
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::{EVENING, World};
    /// A record of so many points, and so many read on a day.
    fn points(record: u32, held: u32, as_of: &str) -> World {
        let world = World::recorded().set("/violations/0/points", json!(record));
        world.set("/accounts/0/licence/points", json!(held)).set("/accounts/0/licence/points_as_of", json!(as_of))
    }

    fn full(record: u32, held: u32) -> bool {
        points(record, held, "2026-09-01").finds("points-full", EVENING).is_some()
    }

    #[test]
    fn twelve_points_are_full() {
        assert!(!full(8, 3));
        assert!(full(9, 3));
        assert!(!full(11, 0));
        assert!(full(12, 0));
        // Full is full, also for a record that adds nothing.
        assert!(!full(0, 11));
        assert!(full(0, 12));
    }

    #[test]
    fn what_is_from_before_the_cycle_counts_as_none() {
        // The licence is of 2 March; asked in September, the cycle began on 2 March 2026.
        points(3, 11, "2026-03-01").boundary("points-full", &[EVENING], &[]);
        points(3, 11, "2026-03-02").boundary("points-full", &[], &[EVENING]);
        // Asked a year later, when another cycle has begun, what was read in this one is gone.
        points(3, 11, "2026-09-01").boundary(
            "points-full",
            &["2027-03-02T00:00:00+08:00"],
            &["2027-03-01T23:59:59+08:00"],
        );
        let unread = points(11, 0, "2026-09-01").without("/accounts/0/licence/points");
        unread.without("/accounts/0/licence/points_as_of").boundary("points-full", &[EVENING], &[]);
        // Without the day of the first licence no cycle is known, and old points count as entered.
        let unknown = points(3, 11, "2020-03-01").without("/accounts/0/licence/first_issued");
        unknown.boundary("points-full", &[], &[EVENING]);
    }

    #[test]
    fn points_can_be_learned_away_only_below_twelve() {
        let remedies =
            |record, held| points(record, held, "2026-09-01").finds("points-full", EVENING).unwrap().remedies;
        assert_eq!(remedies(9, 3), ["reduce_points", "window_for_points"]);
        assert_eq!(remedies(1, 11), ["reduce_points", "window_for_points"]);
        assert_eq!(remedies(1, 12), ["window_for_points"]);
        assert_eq!(remedies(12, 0), ["window_for_points"], "there is nothing to take off");
        let found = points(9, 3, "2026-09-01").at(EVENING);
        assert_eq!(found.finding("points-full").unwrap().clears, "action");
        assert_eq!(found.next_verdict, Some("blocked"));
    }

    #[test]
    fn what_was_confirmed_earlier_in_a_batch_counts_and_a_decision_is_past_it() {
        let seen = points(6, 3, "2026-09-01").like_v("w", json!({})).batch(&["v", "w"], None, None, EVENING);
        let full: Vec<_> = seen.iter().map(|(seen, _)| seen.finding("points-full").is_some()).collect();
        assert_eq!(full, [false, true]);
        let decided = World::family().set("/violations/0/points", json!(12)).without("/accounts/1");
        decided.boundary("points-full", &[EVENING], &[]);
    }
}
