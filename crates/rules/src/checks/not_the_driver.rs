#![doc = include_str!("not_the_driver.md")]

use crate::{
    attempt::Case,
    facts::Account,
    finding::{Check, Finding, Made, Remedy, Run, Severity, Step},
    law::Grade,
};

pub(super) static CHECK: Check = Check {
    id: "not-the-driver",
    severity: Severity::Warn,
    step: Step::Confirm,
    grade: Grade::Law,
    sources: &["163 第8条", "163 第30条"],
    parameters: &[],
    page: include_str!("not_the_driver.md"),
    made: Made::When(|case| case.violation.points > 0 && case.violation.driver.is_some()),
    run: Run::Account(run),
};

fn run<'a>(case: &Case<'a>, account: &'a Account) -> Option<Finding<'a>> {
    let driver = case.violation.driver.as_ref()?;
    (case.undecided() && case.violation.points > 0 && *driver != account.member).then(|| {
        let name = case.facts.member(driver).map_or(driver.as_str(), |member| &member.name);
        CHECK
            .finds("not-the-driver")
            .with("driver", name)
            .with("account", case.facts.holder(account))
            .remedy(Remedy::new("driver_confirms").with("driver", name))
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::{EVENING, World};
    fn found(world: &World, account: &str) -> Option<Vec<String>> {
        world.finds_with("not-the-driver", Some(account), None, EVENING).map(|found| found.remedies)
    }

    #[test]
    fn whoever_drove_confirms() {
        let his = World::recorded().set("/violations/0/points", json!(3));
        let his = his.filing("f", "acc-mum", "car", "approved", "2026-08-01T09:00:00+08:00");
        assert_eq!(found(&his, "acc-mum").as_deref(), Some(&["driver_confirms".to_owned()][..]));
        assert_eq!(found(&his, "acc-dad"), None);
        assert_eq!(his.ask("v", Some("acc-mum"), None, EVENING).next_verdict, Some("caution"));
    }

    #[test]
    fn nobody_else_s_account_is_proposed() {
        let his = World::recorded().set("/violations/0/points", json!(3));
        let his = his.filing("f", "acc-mum", "car", "approved", "2026-08-01T09:00:00+08:00");
        // His licence is expired, hers would do; she did not drive.
        let seen = his.set("/accounts/0/licence/valid_until", json!("2026-01-01")).at(EVENING);
        assert_eq!((seen.account.as_deref(), seen.next_verdict), (Some("acc-dad"), Some("blocked")));
        assert_eq!(seen.alternatives, []);
        assert!(seen.findings.iter().flat_map(|found| &found.remedies).all(|remedy| !remedy.contains("acc-mum")));
    }

    #[test]
    fn without_points_a_driver_or_after_the_decision_it_does_not_matter() {
        assert_eq!(found(&World::recorded(), "acc-mum"), None);
        let unknown = World::recorded().set("/violations/0/points", json!(3)).without("/violations/0/driver");
        assert_eq!(found(&unknown, "acc-mum"), None);
        assert_eq!(found(&World::family().set("/violations/0/points", json!(3)), "acc-mum"), None);
    }
}
