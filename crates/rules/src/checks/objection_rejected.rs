#![doc = include_str!("objection_rejected.md")]

use crate::{
    attempt::Case,
    checks,
    facts::AppealStatus,
    finding::{Check, Finding, Made, Remedy, Run, Severity, Step},
    law::Grade,
};

pub(super) static CHECK: Check = Check {
    id: "objection-rejected",
    severity: Severity::Info,
    step: Step::Both,
    grade: Grade::Observed,
    sources: &["文5"],
    parameters: &[],
    page: include_str!("objection_rejected.md"),
    made: Made::Always,
    run: Run::Record(run),
};

fn run<'a>(case: &Case<'a>) -> Option<Finding<'a>> {
    checks::objections(case, AppealStatus::Rejected).next()?;
    // A decision goes on to be paid, as the verdict says already.
    Some(match case.undecided() {
        true => CHECK.finds("objection-rejected").remedy(Remedy::new("confirm")),
        false => CHECK.finds("objection-rejected.decided"),
    })
}

#[cfg(test)]
mod tests {
    use crate::testing::{EVENING, World};
    fn objected(world: World, status: &str) -> World {
        let decided_at = (status != "pending").then_some("2026-08-28T10:00:00+08:00");
        world.appeal("objection", status, "2026-08-25T10:00:00+08:00", decided_at)
    }

    #[test]
    fn after_a_rejection_it_goes_on_as_usual() {
        let seen = objected(World::family(), "rejected").at(EVENING);
        assert_eq!((seen.checks(), seen.verdict), (vec!["objection-rejected"], "payable"));
        assert_eq!((seen.findings[0].key, seen.findings[0].clears.as_str()), ("objection-rejected.decided", "info"));
        assert!(seen.findings[0].remedies.is_empty());
        let found = objected(World::recorded(), "rejected").finds("objection-rejected", EVENING).unwrap();
        assert_eq!((found.key, &found.remedies[..]), ("objection-rejected", &["confirm".to_owned()][..]));
    }

    #[test]
    fn no_other_answer_is_a_rejection() {
        for status in ["pending", "upheld", "withdrawn"] {
            objected(World::family(), status).boundary("objection-rejected", &[EVENING], &[]);
        }
        let lost = ("2026-09-06T10:00:00+08:00", Some("2026-09-10T10:00:00+08:00"));
        let lost = World::family().appeal("lawsuit", "rejected", lost.0, lost.1);
        lost.boundary("objection-rejected", &[EVENING], &[]);
    }
}
