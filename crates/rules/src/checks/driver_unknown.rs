#![doc = include_str!("driver_unknown.md")]

use crate::{
    attempt::Case,
    finding::{Check, Finding, Made, Remedy, Run, Severity, Step},
    law::Grade,
    message::Value,
};

pub(super) static CHECK: Check = Check {
    id: "driver-unknown",
    severity: Severity::Missing,
    step: Step::Confirm,
    grade: Grade::Law,
    sources: &["163 第8条", "163 第30条"],
    parameters: &[],
    page: include_str!("driver_unknown.md"),
    made: Made::When(|case| case.violation.points > 0 && case.facts.household.members.len() >= 2),
    run: Run::Record(run),
};

fn run<'a>(case: &Case<'a>) -> Option<Finding<'a>> {
    let violation = case.violation;
    let several = case.facts.household.members.len() >= 2;
    (case.undecided() && violation.points > 0 && violation.driver.is_none() && several).then(|| {
        CHECK
            .finds("driver-unknown")
            .with("points", Value::Points(violation.points))
            .remedy(Remedy::new("enter_driver"))
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::{EVENING, World};
    fn unknown(points: u32) -> World {
        World::recorded().set("/violations/0/points", json!(points)).without("/violations/0/driver")
    }

    #[test]
    fn where_several_could_have_driven_points_need_a_driver() {
        let seen = unknown(1).at(EVENING);
        let found = seen.finding("driver-unknown").unwrap();
        assert_eq!((found.clears.as_str(), &found.remedies[..]), ("action", &["enter_driver".to_owned()][..]));
        assert_eq!(seen.next_verdict, Some("unknown"));
        // Meanwhile only the owner's account is tried.
        assert_eq!((seen.account.as_deref(), seen.alternatives), (Some("acc-dad"), vec![]));
    }

    #[test]
    fn it_needs_points_and_no_decision_and_nobody_else() {
        unknown(0).boundary("driver-unknown", &[EVENING], &[]);
        unknown(1).set("/violations/0/driver", json!("mum")).boundary("driver-unknown", &[EVENING], &[]);
        let decided = World::family().set("/violations/0/points", json!(1)).without("/violations/0/driver");
        decided.boundary("driver-unknown", &[EVENING], &[]);
        let alone = unknown(1).without("/members/1").without("/accounts/1");
        alone.boundary("driver-unknown", &[EVENING], &[]);
    }
}
