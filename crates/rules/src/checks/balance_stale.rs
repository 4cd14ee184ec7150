#![doc = include_str!("balance_stale.md")]

use chrono::TimeDelta;

use crate::{
    attempt::Case,
    facts::Method,
    finding::{Check, Finding, Made, Remedy, Run, Severity, Step},
    law::Grade,
};

pub(super) static CHECK: Check = Check {
    id: "balance-stale",
    severity: Severity::Warn,
    step: Step::Pay,
    grade: Grade::Reported,
    sources: &[],
    parameters: &["balance-stale-hours"],
    page: include_str!("balance_stale.md"),
    made: Made::WhenMethod(|case, method| case.funds(method).is_some()),
    run: Run::Method(run),
};

fn run<'a>(case: &Case<'a>, method: &'a Method) -> Option<Finding<'a>> {
    let as_of = case.funds(method)?.as_of();
    let hours = *case.law.parameters.balance_stale_hours.on(case.today);
    (case.at.since(as_of) > TimeDelta::hours(hours.into())).then(|| {
        CHECK
            .finds("balance-stale")
            .with("method", &*method.label)
            .with("as_of", as_of)
            .remedy(Remedy::new("check_balance"))
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::{EVENING, World};
    #[test]
    fn a_balance_is_old_after_seven_times_twenty_four_hours() {
        World::family().boundary("balance-stale", &["2026-09-17T12:00:00+08:00"], &["2026-09-17T12:00:01+08:00"]);
        let found = World::family().finds("balance-stale", "2026-09-17T12:00:01+08:00").unwrap();
        assert_eq!((found.clears.as_str(), &found.remedies[..]), ("action", &["check_balance".to_owned()][..]));
        let daily = World::family().set("/settings/parameters/balance-stale-hours", json!(24));
        daily.boundary("balance-stale", &["2026-09-11T12:00:00+08:00"], &["2026-09-11T12:00:01+08:00"]);
    }

    #[test]
    fn the_later_of_the_balance_and_enough_counts() {
        let enough = World::family().set("/methods/0/balance_enough_as_of", json!("2026-09-12T12:00:00+08:00"));
        enough.boundary("balance-stale", &["2026-09-19T12:00:00+08:00"], &["2026-09-19T12:00:01+08:00"]);
        let earlier = World::family().set("/methods/0/balance_enough_as_of", json!("2026-09-01T12:00:00+08:00"));
        earlier.boundary("balance-stale", &["2026-09-17T12:00:00+08:00"], &["2026-09-17T12:00:01+08:00"]);
    }

    #[test]
    fn a_card_of_which_nothing_was_entered_is_not_old() {
        let card = World::family().set("/methods/0", json!({"id": "card", "kind": "debit_card", "label": "储蓄卡"}));
        card.boundary("balance-stale", &[EVENING], &[]);
    }

    #[test]
    fn muted_it_stays_so_until_the_balance_is_read_again() {
        let at = "2026-09-17T20:00:00+08:00";
        let seen = World::family().muting("balance-stale", None, Some("zfb"));
        assert!(seen.finds("balance-stale", at).unwrap().muted);
        let read = seen.set("/methods/0/balance_as_of", json!("2026-09-10T12:00:01+08:00"));
        assert!(!read.finds("balance-stale", at).unwrap().muted);
    }
}
