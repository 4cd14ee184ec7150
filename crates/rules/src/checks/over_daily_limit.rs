#![doc = include_str!("over_daily_limit.md")]

use crate::{
    attempt::Case,
    checks,
    facts::Method,
    finding::{Check, Finding, Made, Run, Severity, Step},
    law::Grade,
};

pub(super) static CHECK: Check = Check {
    id: "over-daily-limit",
    severity: Severity::Block,
    step: Step::Pay,
    grade: Grade::Observed,
    sources: &["文3"],
    parameters: &[],
    page: include_str!("over_daily_limit.md"),
    made: Made::WhenMethod(|_, method| method.daily_limit_fen.is_some()),
    run: Run::Method(run),
};

fn run<'a>(case: &Case<'a>, method: &'a Method) -> Option<Finding<'a>> {
    let limit = method.daily_limit_fen?;
    let over = checks::over_limit(case, method, limit, |day| (day, day))?;
    Some(over.finding(&CHECK, "over-daily-limit", "over-daily-limit.alone"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::{EVENING, World};
    fn limit(fen: i64) -> World {
        World::family().set("/methods/0/daily_limit_fen", json!(fen))
    }

    fn used(world: World, fen: i64, day: &str) -> World {
        world.set("/methods/0/spent_fen", json!(fen)).set("/methods/0/spent_on", json!(day))
    }

    fn found(world: &World, at: &str) -> Option<(&'static str, String)> {
        world.finds("over-daily-limit", at).map(|found| (found.key, found.clears))
    }

    const TOGETHER: &str = "over-daily-limit";

    #[test]
    fn what_was_used_today_counts_until_midnight() {
        assert_eq!(found(&used(limit(50_000), 30_000, "2026-09-11"), EVENING), None);
        let world = used(limit(50_000), 30_001, "2026-09-11");
        let midnight = "at 2026-09-12T00:00:00+08:00".to_owned();
        assert_eq!(found(&world, EVENING), Some((TOGETHER, midnight)));
        world.boundary("over-daily-limit", &["2026-09-12T00:00:00+08:00"], &["2026-09-11T23:59:59+08:00"]);
        assert_eq!(world.finds("over-daily-limit", EVENING).unwrap().remedies, ["wait_until", "raise_limit"]);
        assert_eq!(world.at(EVENING).earliest.as_deref(), Some("2026-09-12T00:00:00+08:00"));
        assert_eq!(found(&used(limit(50_000), 30_001, "2026-09-10"), EVENING), None);
    }

    #[test]
    fn recorded_payments_of_the_beijing_day_count_besides() {
        let paid = |at: &str| used(limit(50_000), 20_000, "2026-09-11").spent("w", "zfb", at, 10_001);
        assert!(found(&paid("2026-09-10T16:00:00Z"), EVENING).is_some(), "midnight in Beijing");
        assert_eq!(found(&paid("2026-09-10T15:59:59Z"), EVENING), None);
        let failed = paid("2026-09-11T12:00:00+08:00").set("/payments/0/outcome", json!("failed"));
        assert_eq!(found(&failed, EVENING), None);
    }

    #[test]
    fn an_amount_above_the_limit_by_itself_needs_somebody_to_act() {
        assert_eq!(found(&limit(20_000), EVENING), None);
        let alone = Some(("over-daily-limit.alone", "action".to_owned()));
        assert_eq!(found(&limit(19_999), EVENING), alone);
        assert_eq!(found(&used(limit(19_999), 5, "2026-09-11"), EVENING), alone);
    }

    #[test]
    fn a_surcharge_may_outgrow_the_limit_by_the_next_day() {
        // ¥206.00 today, ¥212.00 tomorrow.
        let at = "2026-09-21T12:00:00+08:00";
        let world = |fen| used(limit(fen), 1000, "2026-09-21");
        assert_eq!(found(&world(21_200), at), Some((TOGETHER, "at 2026-09-22T00:00:00+08:00".to_owned())));
        assert_eq!(world(21_200).at(at).amount_at_earliest, Some(21_200));
        assert_eq!(found(&world(21_199), at), Some((TOGETHER, "action".to_owned())));
        assert_eq!(world(21_199).at(at).earliest, None);
    }
}
