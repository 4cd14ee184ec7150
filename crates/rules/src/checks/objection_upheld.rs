#![doc = include_str!("objection_upheld.md")]

use crate::{
    attempt::Case,
    checks,
    facts::AppealStatus,
    finding::{Check, Finding, Made, Remedy, Run, Severity, Step},
    law::Grade,
    message::Value,
};

pub(super) static CHECK: Check = Check {
    id: "objection-upheld",
    severity: Severity::Info,
    step: Step::Both,
    grade: Grade::Law,
    sources: &["157 第22条", "157 第81条"],
    parameters: &["removal-working-days"],
    page: include_str!("objection_upheld.md"),
    made: Made::Always,
    run: Run::Record(run),
};

fn run<'a>(case: &Case<'a>) -> Option<Finding<'a>> {
    checks::objections(case, AppealStatus::Upheld).next()?;
    let days = *case.law.parameters.removal_working_days.on(case.today);
    Some(CHECK.finds("objection-upheld").with("days", Value::Count(days.into())).remedy(Remedy::new("mark_revoked")))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::{EVENING, World};
    fn upheld(world: World) -> World {
        world.appeal("objection", "upheld", "2026-08-25T10:00:00+08:00", Some("2026-08-28T10:00:00+08:00"))
    }

    #[test]
    fn a_record_that_was_won_should_soon_be_gone() {
        let found = upheld(World::recorded()).finds("objection-upheld", EVENING).unwrap();
        assert_eq!((found.clears.as_str(), found.value("days")), ("info", "Count(3)"));
        assert_eq!(found.remedies, ["mark_revoked"]);
    }

    #[test]
    fn once_it_is_revoked_there_is_nothing_to_look_up() {
        let revoked = upheld(World::recorded()).set("/violations/0/stage", json!("revoked"));
        assert_eq!(revoked.at(EVENING).checks(), ["nothing-due"]);
        let lost = World::recorded().appeal(
            "objection",
            "rejected",
            "2026-08-25T10:00:00+08:00",
            Some("2026-08-28T10:00:00+08:00"),
        );
        lost.boundary("objection-upheld", &[EVENING], &[]);
    }
}
