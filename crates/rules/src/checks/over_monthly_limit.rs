#![doc = include_str!("over_monthly_limit.md")]

use crate::{
    attempt::Case,
    checks,
    facts::Method,
    finding::{Check, Finding, Made, Run, Severity, Step},
    law::Grade,
};

pub(super) static CHECK: Check = Check {
    id: "over-monthly-limit",
    severity: Severity::Block,
    step: Step::Pay,
    grade: Grade::Reported,
    sources: &["报"],
    parameters: &[],
    page: include_str!("over_monthly_limit.md"),
    made: Made::WhenMethod(|_, method| method.monthly_limit_fen.is_some()),
    run: Run::Method(run),
};

fn run<'a>(case: &Case<'a>, method: &'a Method) -> Option<Finding<'a>> {
    let limit = method.monthly_limit_fen?;
    let over = checks::over_limit(case, method, limit, checks::month_of)?;
    Some(over.finding(&CHECK, "over-monthly-limit", "over-monthly-limit.alone"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::{EVENING, World};
    fn limit(fen: i64) -> World {
        World::family().set("/methods/0/monthly_limit_fen", json!(fen))
    }

    fn found(world: &World, at: &str) -> Option<(&'static str, String)> {
        world.finds("over-monthly-limit", at).map(|found| (found.key, found.clears))
    }

    const TOGETHER: &str = "over-monthly-limit";

    #[test]
    fn what_was_paid_this_month_counts_until_the_first_of_the_next() {
        let paid = |at: &str, fen| limit(50_000).spent("w", "zfb", at, fen);
        assert_eq!(found(&paid("2026-09-01T00:00:00+08:00", 30_000), EVENING), None);
        let next = Some((TOGETHER, "at 2026-10-01T00:00:00+08:00".to_owned()));
        assert_eq!(found(&paid("2026-09-01T00:00:00+08:00", 30_001), EVENING), next);
        assert_eq!(found(&paid("2026-08-31T23:59:59+08:00", 30_001), EVENING), None);
        // What the family says it used on a day of the month counts besides.
        let used = paid("2026-09-01T00:00:00+08:00", 20_000).set("/methods/0/spent_fen", json!(10_001));
        assert_eq!(found(&used.clone().set("/methods/0/spent_on", json!("2026-09-03")), EVENING), next);
        assert_eq!(found(&used.set("/methods/0/spent_on", json!("2026-08-31")), EVENING), None);
    }

    #[test]
    fn the_next_month_may_be_in_the_next_year() {
        let world = World::family().set("/violations/0/decision/served_on", json!("2026-12-20"));
        let world = world.set("/methods/0/monthly_limit_fen", json!(30_000));
        let world = world.spent("w", "zfb", "2026-12-24T12:00:00+08:00", 15_000);
        let next = Some((TOGETHER, "at 2027-01-01T00:00:00+08:00".to_owned()));
        assert_eq!(found(&world, "2026-12-31T23:59:59+08:00"), next);
        assert_eq!(found(&world, "2027-01-01T00:00:00+08:00"), None);
    }

    #[test]
    fn an_amount_that_is_or_grows_above_the_limit_needs_somebody_to_act() {
        let action = |key| Some((key, "action".to_owned()));
        assert_eq!(found(&limit(19_999), EVENING), action("over-monthly-limit.alone"));
        // By 1 October the surcharge of eleven days makes it ¥266.00.
        let world = |fen| limit(fen).spent("w", "zfb", "2026-09-02T12:00:00+08:00", 10_000);
        assert_eq!(found(&world(26_599), EVENING), action(TOGETHER));
        assert_eq!(found(&world(26_600), EVENING), Some((TOGETHER, "at 2026-10-01T00:00:00+08:00".to_owned())));
    }
}
