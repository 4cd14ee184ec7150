#![doc = include_str!("already_paid.md")]

use chrono::TimeDelta;

use crate::{
    attempt::Case,
    facts::Stage,
    finding::{Check, Finding, Made, Remedy, Run, Severity, Step},
    law::Grade,
    message::Value,
};

pub(super) static CHECK: Check = Check {
    id: "already-paid",
    severity: Severity::Info,
    step: Step::Both,
    grade: Grade::Reported,
    sources: &["报"],
    parameters: &["status-lag-hours"],
    page: include_str!("already_paid.md"),
    made: Made::Always,
    run: Run::Always(run),
};

fn run<'a>(case: &Case<'a>) -> Option<Finding<'a>> {
    let payment = case.succeeded_payment();
    if payment.is_none() && case.violation.stage != Stage::Paid {
        return None;
    }
    let hours = *case.law.parameters.status_lag_hours.on(case.today);
    let recent = payment.filter(|payment| case.at.since(payment.attempted_at) < TimeDelta::hours(hours.into()));
    let finding = match recent {
        Some(payment) => CHECK
            .finds("already-paid.recent")
            .with("paid_at", payment.attempted_at)
            .with("hours", Value::Count(hours.into())),
        None => CHECK.finds("already-paid"),
    };
    Some(finding.remedy(Remedy::new("keep_receipt")))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::World;
    fn paid(outcome: &str) -> World {
        let payment = json!({"id": "p", "violation": "v", "method": "zfb", "attempted_at": "2026-09-10T10:00:00+08:00",
            "amount_fen": 20000, "outcome": outcome});
        World::family().set("/payments/-", payment)
    }

    #[test]
    fn the_status_lags_for_three_days() {
        let key = |at| paid("succeeded").finds("already-paid", at).unwrap().key;
        assert_eq!(key("2026-09-10T10:00:00+08:00"), "already-paid.recent");
        assert_eq!(key("2026-09-13T09:59:59+08:00"), "already-paid.recent");
        assert_eq!(key("2026-09-13T10:00:00+08:00"), "already-paid");
        let stage = World::family().set("/violations/0/stage", json!("paid"));
        assert_eq!(stage.finds("already-paid", "2026-09-10T10:00:00+08:00").unwrap().key, "already-paid");
    }

    #[test]
    fn what_is_paid_is_settled_and_nothing_else_is_said() {
        // At night, in maintenance, long after the last day.
        let seen = paid("succeeded").at("2026-10-30T03:00:00+08:00");
        assert_eq!((seen.verdict, seen.next_verdict, seen.checks()), ("settled", None, vec!["already-paid"]));
        assert_eq!((seen.due, seen.earliest, seen.next_earliest), (0, None, None));
        assert_eq!(seen.findings[0].clears, "info");
        assert_eq!(seen.findings[0].remedies, ["keep_receipt"]);
    }

    #[test]
    fn a_payment_that_failed_pays_nothing() {
        paid("failed").boundary("already-paid", &["2026-09-11T10:00:00+08:00"], &[]);
    }
}
