#![doc = include_str!("before_holiday.md")]

use crate::{
    attempt::Case,
    finding::{Check, Finding, Made, Remedy, Run, Severity, Step},
    law::Grade,
    time::days_before,
    windows,
};

pub(super) static CHECK: Check = Check {
    id: "before-holiday",
    severity: Severity::Info,
    step: Step::Both,
    grade: Grade::Observed,
    sources: &["文1"],
    parameters: &["rush-days", "early-days", "rush-run-days"],
    page: include_str!("before_holiday.md"),
    made: Made::Always,
    run: Run::Record(run),
};

fn run<'a>(case: &Case<'a>) -> Option<Finding<'a>> {
    let rush = *case.law.parameters.rush_days.on(case.today);
    let early = *case.law.parameters.early_days.on(case.today);
    let run = windows::run_starting(case.law, case.today, rush + 1..=early)?;
    Some(
        CHECK
            .finds("before-holiday")
            .with("first", run.first)
            .with("rush", days_before(run.first, rush))
            .remedy(Remedy::new("pay_now")),
    )
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::World;
    #[test]
    fn it_holds_on_the_fifth_and_fourth_day_before_a_long_run() {
        World::family().boundary(
            "before-holiday",
            &["2026-09-25T23:59:59+08:00", "2026-09-28T00:00:00+08:00"],
            &["2026-09-26T00:00:00+08:00", "2026-09-27T23:59:59+08:00"],
        );
        World::family().set("/settings/parameters/early-days", json!(6)).boundary(
            "before-holiday",
            &["2026-09-24T23:59:59+08:00", "2026-09-28T00:00:00+08:00"],
            &["2026-09-25T00:00:00+08:00"],
        );
    }

    #[test]
    fn it_only_informs() {
        // Served so that the last day is 30 September, and nothing else is the matter on the 26th.
        let world = World::family().set("/violations/0/decision/served_on", json!("2026-09-15"));
        let seen =
            world.set("/methods/0/balance_as_of", json!("2026-09-26T08:00:00+08:00")).at("2026-09-26T09:00:00+08:00");
        assert_eq!((seen.checks(), seen.verdict), (vec!["before-holiday"], "payable"));
        assert_eq!(seen.findings[0].clears, "info");
        assert_eq!(seen.findings[0].value("first"), "Day(2026-10-01)");
    }
}
