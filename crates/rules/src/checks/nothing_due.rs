#![doc = include_str!("nothing_due.md")]

use crate::{
    attempt::Case,
    facts::Stage,
    finding::{Check, Finding, Made, Run, Severity, Step},
    law::Grade,
};

pub(super) static CHECK: Check = Check {
    id: "nothing-due",
    severity: Severity::Info,
    step: Step::Both,
    grade: Grade::Law,
    sources: &["157", "报"],
    parameters: &[],
    page: include_str!("nothing_due.md"),
    made: Made::Always,
    run: Run::Always(run),
};

fn run<'a>(case: &Case<'a>) -> Option<Finding<'a>> {
    let violation = case.violation;
    let key = if violation.stage == Stage::Revoked {
        "nothing-due.revoked"
    } else if violation.asks_money() {
        return None;
    } else if case.undecided() {
        "nothing-due.to-confirm"
    } else if violation.warning_only {
        "nothing-due.warning"
    } else {
        "nothing-due"
    };
    Some(CHECK.finds(key))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::{EVENING, World};
    fn key(world: &World) -> Option<&'static str> {
        world.finds("nothing-due", EVENING).map(|found| found.key)
    }

    #[test]
    fn a_decision_without_money_is_settled() {
        let free = World::family().set("/violations/0/fine_fen", json!(0));
        let seen = free.at(EVENING);
        assert_eq!((seen.verdict, seen.checks(), seen.due), ("settled", vec!["nothing-due"], 0));
        assert_eq!(seen.findings[0].clears, "info");
        assert_eq!(key(&free), Some("nothing-due"));
        assert_eq!(key(&free.set("/violations/0/warning_only", json!(true))), Some("nothing-due.warning"));
        assert_eq!(key(&World::family().set("/violations/0/fine_fen", json!(1))), None);
    }

    #[test]
    fn what_was_revoked_is_settled_whatever_the_fine() {
        let seen = World::family().set("/violations/0/stage", json!("revoked")).at("2026-10-30T03:00:00+08:00");
        assert_eq!((seen.verdict, seen.checks()), ("settled", vec!["nothing-due"]));
        assert_eq!(seen.findings[0].key, "nothing-due.revoked");
    }

    #[test]
    fn a_recorded_warning_has_the_verdict_of_its_confirming() {
        let warning =
            World::recorded().set("/violations/0/fine_fen", json!(0)).set("/violations/0/warning_only", json!(true));
        assert_eq!(key(&warning), Some("nothing-due.to-confirm"));
        let seen = warning.at(EVENING);
        assert_eq!((seen.verdict, seen.next_verdict), ("payable", Some("payable")));
        // Points that are not known leave the confirming unsure, and with it the whole.
        let seen = warning.set("/violations/0/points", json!(1)).without("/accounts/0/licence/points");
        let seen = seen.without("/accounts/0/licence/points_as_of").at(EVENING);
        assert_eq!((seen.verdict, seen.next_verdict), ("unknown", Some("unknown")));
    }
}
