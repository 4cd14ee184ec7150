#![doc = include_str!("not_the_driver.md")]

use crate::{
    attempt::Case,
    facts::Account,
    finding::{Check, Finding, Remedy, Run, Severity, Step},
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
