//! Of what clears by itself, and when the way is free.

use proptest::prelude::*;

use super::*;
use crate::{
    arbitrary,
    check::Earliest,
    clocks,
    facts::{AppealKind, AppealStatus, DailyWindow, FilingStatus},
    finding::{Clears, Finding, Severity, Step},
    verdict::concerns,
    windows,
};

/// The household as it will be if the answers expected by an instant come as expected.
fn foreseen(household: &Household, by: Instant) -> Household {
    let mut household = household.clone();
    for filing in household.filings.iter_mut().filter(|filing| filing.status == FilingStatus::Pending) {
        let expected = clocks::filing_expected(filing, &LAW);
        if expected <= by {
            filing.status = FilingStatus::Approved;
            filing.decided_at = Some(expected);
        }
    }
    for appeal in household.appeals.iter_mut().filter(|appeal| appeal.status == AppealStatus::Pending) {
        let expected = clocks::objection_expected(appeal, &LAW);
        if appeal.kind == AppealKind::Objection && expected <= by {
            appeal.status = AppealStatus::Rejected;
            appeal.decided_at = Some(expected);
        }
    }
    household
}

/// When the way is free, found by asking again and again as a person would.
fn asked_again_and_again(
    household: &Household,
    (violation, account, method): (&str, Option<&str>, Option<&str>),
    step: Option<Step>,
    at: Instant,
) -> Option<Earliest> {
    let (mut at, mut expected, mut household) = (at, false, household.clone());
    for _ in 0..1_000 {
        let facts = snapshot(&household);
        let pair = (account.and_then(|id| facts.account(id)), method.and_then(|id| facts.method(id)));
        let answer = ask(&facts, facts.violation(violation).expect("it"), pair, at);
        let concerned = |finding: &&Finding<'_>| step.is_none_or(|step| concerns(finding, step));
        let blocks = answer.findings.iter().filter(|finding| finding.check.severity == Severity::Block);
        let blocks: Vec<_> = blocks.filter(concerned).map(|finding| finding.clears).collect();
        if blocks.is_empty() {
            return Some(Earliest { at, expected, amount_due: answer.amount_due });
        }
        let mut latest = at;
        for clears in blocks {
            latest = latest.max(clears.and_then(Clears::instant)?);
            expected |= matches!(clears, Some(Clears::Expected(_)));
        }
        let later = foreseen(&household, latest);
        drop(answer);
        (at, household) = (latest, later);
    }
    panic!("it is never free, and nobody has to act");
}

fn window() -> impl Strategy<Value = DailyWindow> {
    let time = |halves: u32| chrono::NaiveTime::from_hms_opt(halves / 2 % 24, halves % 2 * 30, 0).expect("a time");
    (0..48_u32, 1..=47_u32)
        .prop_map(move |(start, length)| DailyWindow { start: time(start), end: time(start + length) })
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn a_finding_that_clears_at_an_instant_holds_one_second_before_and_is_gone_then(
        (household, at) in arbitrary::asked(&LAW),
    ) {
        let facts = snapshot(&household);
        for violation in &household.violations {
            for pair in pairs(&or_none(&household.accounts), &household) {
                for finding in &ask(&facts, violation, pair, at).findings {
                    let Some(Clears::At(clears)) = finding.clears else { continue };
                    let holds = |at| ask(&facts, violation, pair, at).findings.iter().any(|it| it.check.id == finding.check.id);
                    let before = clears.plus(chrono::TimeDelta::seconds(-1)).max(at);
                    prop_assert!(holds(before), "{} does not hold at {before}", finding.check.id);
                    prop_assert!(!holds(clears), "{} still holds at {clears}", finding.check.id);
                }
            }
        }
    }

    #[test]
    fn the_earliest_is_what_asking_again_and_again_finds((household, at) in arbitrary::asked(&LAW)) {
        let facts = snapshot(&household);
        for violation in &household.violations {
            for pair in pairs(&or_none(&household.accounts), &household) {
                let answer = ask(&facts, violation, pair, at);
                let Some(step) = answer.next_step else { continue };
                let named = (
                    violation.id.as_str(),
                    answer.account.map(|it| it.id.as_str()),
                    answer.method.map(|it| it.id.as_str()),
                );
                prop_assert_eq!(answer.earliest, asked_again_and_again(&household, named, None, at));
                prop_assert_eq!(answer.next_earliest, asked_again_and_again(&household, named, Some(step), at));
            }
        }
    }

    #[test]
    fn daily_windows_end_at_the_first_free_minute(
        windows in prop::collection::vec(window(), 0..=4),
        minute in 0..1_440_i64,
        second in 0..60_i64,
    ) {
        let midnight = Instant::start_of(chrono::NaiveDate::from_ymd_opt(2026, 9, 11).expect("a date"));
        let at = midnight.plus(chrono::TimeDelta::seconds(minute * 60 + second));
        let closed = |at: Instant| windows.iter().any(|DailyWindow { start, end }| {
            let now = at.time();
            if start < end { (*start..*end).contains(&now) } else { now >= *start || now < *end }
        });
        let minutes = (minute + 1..minute + 1_442).map(|minute| midnight.plus(chrono::TimeDelta::minutes(minute)));
        let expected = closed(at).then(|| minutes.into_iter().find(|at| !closed(*at)));
        prop_assert_eq!(windows::daily_end(&windows, at), expected);
    }
}
