#![doc = include_str!("maybe_window.md")]

use crate::{
    attempt::Case,
    finding::{Check, Finding, Made, Remedy, Run, Severity, Step},
    law::Grade,
    message::Value,
};

pub(super) static CHECK: Check = Check {
    id: "maybe-window",
    severity: Severity::Warn,
    step: Step::Confirm,
    grade: Grade::Reported,
    sources: &["报"],
    parameters: &["online-points-limit"],
    page: include_str!("maybe_window.md"),
    made: Made::When(|case| case.violation.points > 0 && !super::window_only::fires(case)),
    run: Run::Record(run),
};

fn run<'a>(case: &Case<'a>) -> Option<Finding<'a>> {
    let limit = *case.law.parameters.online_points_limit.on(case.today);
    let points = case.violation.points;
    (case.undecided() && points > limit && !super::window_only::fires(case)).then(|| {
        CHECK
            .finds("maybe-window")
            .with("points", Value::Points(points))
            .with("limit", Value::Points(limit))
            .remedy(Remedy::new("try_online_else_window"))
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::{EVENING, World};
    fn points(points: u32) -> World {
        World::recorded().set("/violations/0/points", json!(points))
    }

    #[test]
    fn more_than_six_points_may_need_a_window() {
        points(6).boundary("maybe-window", &[EVENING], &[]);
        let seen = points(7).at(EVENING);
        let found = seen.finding("maybe-window").unwrap();
        assert_eq!(
            (found.clears.as_str(), &found.remedies[..]),
            ("action", &["try_online_else_window".to_owned()][..])
        );
        assert_eq!(seen.next_verdict, Some("caution"));
    }

    #[test]
    fn a_household_of_another_province_has_another_limit() {
        let nine = |world: World| world.set("/settings/parameters/online-points-limit", json!(9));
        nine(points(9)).boundary("maybe-window", &[EVENING], &[]);
        nine(points(10)).boundary("maybe-window", &[], &[EVENING]);
    }

    #[test]
    fn what_certainly_needs_a_window_does_not_perhaps_need_one() {
        points(12).boundary("maybe-window", &[EVENING], &[]);
        points(7).set("/violations/0/fine_fen", json!(20_001)).boundary("maybe-window", &[EVENING], &[]);
        World::family().set("/violations/0/points", json!(9)).boundary("maybe-window", &[EVENING], &[]);
    }
}
