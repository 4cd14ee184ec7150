#![doc = include_str!("licence_expired.md")]

use crate::{
    attempt::Case,
    facts::Account,
    finding::{Check, Finding, Made, Remedy, Run, Severity, Step},
    law::Grade,
};

pub(super) static CHECK: Check = Check {
    id: "licence-expired",
    severity: Severity::Block,
    step: Step::Confirm,
    grade: Grade::Law,
    sources: &["162号令"],
    parameters: &[],
    page: include_str!("licence_expired.md"),
    made: Made::WhenAccount(|_, account| account.licence.valid_until.is_some()),
    run: Run::Account(run),
};

fn run<'a>(case: &Case<'a>, account: &'a Account) -> Option<Finding<'a>> {
    let valid_until = account.licence.valid_until?;
    (case.undecided() && valid_until < case.today).then(|| {
        CHECK
            .finds("licence-expired")
            .with("account", case.facts.holder(account))
            .with("valid_until", valid_until)
            .remedy(Remedy::new("renew_licence"))
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::{EVENING, World};
    fn valid_until(world: World, day: &str) -> World {
        world.set("/accounts/0/licence/valid_until", json!(day)).without("/accounts/1")
    }

    #[test]
    fn the_last_valid_day_is_valid() {
        let world = valid_until(World::recorded(), "2026-09-11");
        world.boundary("licence-expired", &["2026-09-11T23:59:59+08:00"], &["2026-09-12T00:00:00+08:00"]);
        let seen = world.at("2026-09-12T00:00:00+08:00");
        let found = seen.finding("licence-expired").unwrap();
        assert_eq!((found.clears.as_str(), &found.remedies[..]), ("action", &["renew_licence".to_owned()][..]));
        assert_eq!(seen.next_verdict, Some("blocked"));
    }

    #[test]
    fn it_does_not_stop_a_payment_and_is_not_guessed() {
        valid_until(World::family(), "2020-01-01").boundary("licence-expired", &[EVENING], &[]);
        let unknown = World::recorded().without("/accounts/0/licence/valid_until");
        unknown.boundary("licence-expired", &["2040-01-01T12:00:00+08:00"], &[]);
    }
}
