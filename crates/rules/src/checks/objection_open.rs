#![doc = include_str!("objection_open.md")]

use crate::{
    attempt::Case,
    checks, clocks,
    facts::AppealStatus,
    finding::{Check, Clears, Finding, Made, Remedy, Run, Severity, Step},
    law::Grade,
};

pub(super) static CHECK: Check = Check {
    id: "objection-open",
    severity: Severity::Block,
    step: Step::Both,
    grade: Grade::Observed,
    sources: &["文5", "157 第5条"],
    parameters: &["objection-review-working-days"],
    page: include_str!("objection_open.md"),
    made: Made::Always,
    run: Run::Record(run),
};

fn run<'a>(case: &Case<'a>) -> Option<Finding<'a>> {
    let mut objections = checks::objections(case, AppealStatus::Pending);
    let expected = objections.next().map(|objection| clocks::objection_expected(objection, case.law))?;
    let finding = if expected > case.at {
        CHECK.finds("objection-open").clearing(Clears::Expected(expected)).remedy(Remedy::new("wait"))
    } else {
        CHECK.finds("objection-open.late").remedy(Remedy::new("look_up_answer"))
    };
    Some(finding.with("expected", expected).remedy(Remedy::new("withdraw_objection")))
}

#[cfg(test)]
mod tests {
    use crate::testing::World;
    fn objected(world: World) -> World {
        world.appeal("objection", "pending", "2026-09-22T15:00:00+08:00", None)
    }

    #[test]
    fn the_answer_is_expected_on_the_fifth_working_day_at_the_same_time() {
        // The 25th to the 27th are 中秋.
        let seen = objected(World::recorded()).at("2026-09-30T14:59:59+08:00");
        let found = seen.finding("objection-open").unwrap();
        assert_eq!((found.key, found.clears.as_str()), ("objection-open", "expected 2026-09-30T15:00:00+08:00"));
        assert_eq!(found.remedies, ["wait", "withdraw_objection"]);
        assert_eq!(seen.next_verdict, Some("blocked"));
        assert_eq!(seen.next_earliest.as_deref(), Some("2026-09-30T15:00:00+08:00"));
    }

    #[test]
    fn an_expected_end_that_has_passed_is_no_end_any_more() {
        let seen = objected(World::recorded()).at("2026-09-30T15:00:00+08:00");
        let found = seen.finding("objection-open").unwrap();
        assert_eq!((found.key, found.clears.as_str()), ("objection-open.late", "action"));
        assert_eq!(found.remedies[0], "look_up_answer");
        assert_eq!(seen.next_earliest, None);
    }

    #[test]
    fn the_clocks_run_while_it_locks_the_payment() {
        let seen = objected(World::family()).at("2026-09-25T12:00:00+08:00");
        assert_eq!((seen.verdict, seen.due), ("blocked", 23_000));
        assert_eq!((seen.earliest.as_deref(), seen.earliest_expected), (Some("2026-09-30T15:00:00+08:00"), true));
        assert_eq!(seen.amount_at_earliest, Some(26_000));
    }

    #[test]
    fn an_objection_that_was_answered_or_withdrawn_locks_nothing() {
        for status in ["upheld", "rejected", "withdrawn"] {
            let at = "2026-09-23T15:00:00+08:00";
            let world = World::recorded().appeal("objection", status, "2026-09-22T15:00:00+08:00", Some(at));
            world.boundary("objection-open", &[at], &[]);
        }
    }
}
