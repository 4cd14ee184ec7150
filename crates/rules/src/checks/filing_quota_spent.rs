#![doc = include_str!("filing_quota_spent.md")]

use crate::{
    attempt::Case,
    facts::Account,
    finding::{Check, Clears, Finding, Made, Remedy, Run, Severity, Step},
    law::Grade,
    quota::Quota,
    time::Instant,
};

pub(super) static CHECK: Check = Check {
    id: "filing-quota-spent",
    severity: Severity::Block,
    step: Step::Both,
    grade: Grade::Reported,
    sources: &["报"],
    parameters: &["filings-per-day", "filings-per-year"],
    page: include_str!("filing_quota_spent.md"),
    made: Made::WhenAccount(|case, account| case.filing_needed(account)),
    run: Run::Account(run),
};

fn run<'a>(case: &Case<'a>, account: &'a Account) -> Option<Finding<'a>> {
    let quota = Quota::of(case.facts, account);
    if !case.filing_needed(account) || !quota.is_spent_on(case.today) {
        return None;
    }
    let Some(day) = quota.next_day(case.today) else {
        // A household may say so; then no day comes on which the account may apply.
        let finding = CHECK.finds("filing-quota-spent.none").with("account", case.facts.holder(account));
        return Some(finding.remedy(Remedy::new("correct_quota")).remedy(Remedy::AnotherAccount));
    };
    let year_spent = quota.left_in_year_of(case.today) == 0;
    let key = if year_spent { "filing-quota-spent.year" } else { "filing-quota-spent" };
    let again = Instant::start_of(day);
    Some(
        CHECK
            .finds(key)
            .with("account", case.facts.holder(account))
            .with("again", again)
            .clearing(Clears::At(again))
            .remedy(Remedy::new("wait_until").with("until", again))
            .remedy(Remedy::AnotherAccount),
    )
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::World;
    /// The mother's applications for another car, none of which is live any more.
    fn applied(days: &[&str]) -> World {
        let world = World::family().with_car("京B00001");
        days.iter().enumerate().fold(world, |world, (place, day)| {
            let status = if place % 2 == 0 { "rejected" } else { "unbound" };
            world.filing(&format!("f{place}"), "acc-mum", "京B00001", status, &format!("{day}T09:00:00+08:00"))
        })
    }

    fn found(world: &World, at: &str) -> Option<(&'static str, String)> {
        let found = world.finds_with("filing-quota-spent", Some("acc-mum"), None, at)?;
        Some((found.key, found.clears))
    }

    const A_DAY: &str = "filing-quota-spent";
    const A_YEAR: &str = "filing-quota-spent.year";

    #[test]
    fn one_application_a_day() {
        let world = applied(&["2026-09-11"]);
        assert_eq!(found(&world, "2026-09-10T23:59:59+08:00"), None);
        let midnight = "at 2026-09-12T00:00:00+08:00".to_owned();
        assert_eq!(found(&world, "2026-09-11T00:00:00+08:00"), Some((A_DAY, midnight.clone())));
        assert_eq!(found(&world, "2026-09-11T23:59:59+08:00"), Some((A_DAY, midnight)));
        assert_eq!(found(&world, "2026-09-12T00:00:00+08:00"), None);
        let twice = world.set("/settings/parameters/filings-per-day", json!(2));
        assert_eq!(found(&twice, "2026-09-11T12:00:00+08:00"), None);
    }

    #[test]
    fn five_applications_a_calendar_year() {
        let four = ["2026-01-01", "2026-02-02", "2026-03-03", "2026-04-07"];
        let at = "2026-09-11T12:00:00+08:00";
        let with = |day| applied(&[&four[..], &[day]].concat());
        assert_eq!(found(&with("2025-12-31"), at), None);
        let new_year = Some((A_YEAR, "at 2027-01-01T00:00:00+08:00".to_owned()));
        assert_eq!(found(&with("2026-08-03"), at), new_year);
        // Today's is spent as well: the later counts.
        assert_eq!(found(&with("2026-09-11"), at), new_year);
        assert_eq!(found(&with("2026-08-03"), "2027-01-01T00:00:00+08:00"), None);
        let six = with("2026-08-03").set("/settings/parameters/filings-per-year", json!(6));
        assert_eq!(found(&six, at), None);
    }

    #[test]
    fn on_the_last_day_of_the_year_both_end_together() {
        let at = "2026-12-31T23:59:59+08:00";
        assert_eq!(found(&applied(&["2026-12-31"]), at), Some((A_DAY, "at 2027-01-01T00:00:00+08:00".to_owned())));
    }

    #[test]
    fn it_matters_only_where_a_filing_is_needed() {
        let world = applied(&["2026-09-11"]).filing("live", "acc-mum", "car", "approved", "2026-08-03T09:00:00+08:00");
        assert_eq!(found(&world, "2026-09-11T12:00:00+08:00"), None);
    }

    #[test]
    fn a_quota_of_none_is_spent_for_ever() {
        for quota in ["filings-per-day", "filings-per-year"] {
            let world = World::family().set(&format!("/settings/parameters/{quota}"), json!(0));
            let action = Some(("filing-quota-spent.none", "action".to_owned()));
            assert_eq!(found(&world, "2026-09-11T12:00:00+08:00"), action, "{quota}");
        }
    }
}
