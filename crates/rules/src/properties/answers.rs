//! Of the verdict, the findings, the best attempt and its alternatives.

use proptest::prelude::*;

use super::*;
use crate::{
    arbitrary, checks,
    facts::Stage,
    file,
    finding::{Clears, Finding, Remedy, Run, Severity, Step},
    fingerprint,
    testing::Seen,
    verdict::Verdict,
};

/// The first of the verdicts that findings say, muted warnings aside.
fn light<'a: 'b, 'b>(findings: impl Iterator<Item = &'b Finding<'a>>) -> Verdict {
    let worst = findings.filter(|finding| !finding.muted).map(|finding| match finding.check.severity {
        Severity::Block => Verdict::Blocked,
        Severity::Missing => Verdict::Unknown,
        Severity::Warn => Verdict::Caution,
        Severity::Info => Verdict::Payable,
    });
    worst.max().unwrap_or(Verdict::Payable)
}

/// The accounts that are tried when none is named, in the words of the specification.
fn tried<'a>(household: &'a Household, violation: &Violation) -> Vec<Option<&'a Account>> {
    let with_points = violation.stage == Stage::Recorded && violation.points > 0;
    let vehicle = household.vehicles.iter().find(|vehicle| vehicle.id == violation.vehicle).expect("a vehicle");
    let who = match (&violation.driver, &household.members[..]) {
        (Some(driver), _) => Some(driver),
        (None, [only]) => Some(&only.id),
        (None, _) => vehicle.owner.as_ref(),
    };
    or_none(household.accounts.iter().filter(|account| !with_points || Some(&account.member) == who))
}

/// What attempts are ordered by, the best first.
type Order<'a> =
    (Verdict, Option<Verdict>, (bool, Option<Instant>), (bool, Option<Instant>), usize, bool, &'a str, &'a str);

fn order<'a>(household: &'a Household, answer: &Answer<'a>) -> Order<'a> {
    let soonest = |at: Option<Instant>| (at.is_none(), at);
    let vehicle = household.vehicles.iter().find(|vehicle| vehicle.id == answer.violation.vehicle).expect("a vehicle");
    let owner = vehicle.owner.as_ref();
    (
        answer.verdict,
        answer.next_verdict,
        soonest(answer.earliest.map(|earliest| earliest.at)),
        soonest(answer.next_earliest.map(|earliest| earliest.at)),
        answer.findings.iter().filter(|finding| finding.clears == Some(Clears::Action)).count(),
        answer.account.is_none_or(|account| Some(&account.member) != owner),
        answer.account.map_or("", |account| account.id.as_str()),
        answer.method.map_or("", |method| method.id.as_str()),
    )
}

fn names<'a>((account, method): (Option<&'a Account>, Option<&'a Method>)) -> (Option<&'a str>, Option<&'a str>) {
    (account.map(|account| account.id.as_str()), method.map(|method| method.id.as_str()))
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn the_verdict_is_what_the_findings_say((household, at) in arbitrary::asked(&LAW)) {
        let facts = snapshot(&household);
        for violation in &household.violations {
            let answer = ask(&facts, violation, (None, None), at);
            if answer.verdict == Verdict::Settled {
                prop_assert_eq!((answer.next_step, answer.next_verdict), (None, None));
                prop_assert!(answer.earliest.is_none() && answer.next_earliest.is_none());
                prop_assert!(answer.findings.iter().all(|it| ["already-paid", "nothing-due"].contains(&it.check.id)));
                prop_assert!(!answer.findings.is_empty() && answer.amount_due.0 == 0 && answer.surcharge.0 == 0);
                continue;
            }
            let undecided = violation.stage == Stage::Recorded;
            let next = if undecided { Step::Confirm } else { Step::Pay };
            let of_next = answer.findings.iter().filter(|it| [next, Step::Both].contains(&it.check.step));
            prop_assert_eq!(answer.verdict, light(answer.findings.iter()));
            prop_assert_eq!((answer.next_step, answer.next_verdict), (Some(next), Some(light(of_next))));
            prop_assert!(undecided || answer.findings.iter().all(|it| it.check.step != Step::Confirm));
            prop_assert_eq!(answer.earliest.is_some_and(|it| it.at == at), answer.verdict != Verdict::Blocked);
            prop_assert_eq!(answer.pay_by.is_some(), violation.decision.is_some());
        }
    }

    #[test]
    fn findings_come_gravest_first_then_in_the_order_of_the_catalogue((household, at) in arbitrary::asked(&LAW)) {
        let facts = snapshot(&household);
        for violation in &household.violations {
            let answer = ask(&facts, violation, (None, None), at);
            let places = answer.findings.iter().map(|it| (it.check.severity, checks::place(it.check)));
            let places: Vec<_> = places.collect();
            prop_assert!(places.is_sorted_by(|one, next| one < next), "in order, each check once: {:?}", places);
            for finding in &answer.findings {
                prop_assert_eq!(finding.clears.is_none(), finding.check.severity == Severity::Info);
                prop_assert!(finding.clears.and_then(Clears::instant).is_none_or(|clears| clears > at));
                let unnamed = |it: &Remedy<'_>| matches!(it, Remedy::AnotherAccount | Remedy::AnotherMethod { .. });
                prop_assert!(!finding.remedies.iter().any(unnamed), "{:?}", finding.remedies);
            }
            let acting = answer.findings.iter().filter(|it| {
                it.check.severity == Severity::Block && it.clears == Some(Clears::Action)
            });
            let acting: Vec<_> = acting.map(|it| it.check.id).collect();
            prop_assert_eq!(answer.actions().map(|(check, _)| check.id).collect::<Vec<_>>(), acting);
        }
    }

    #[test]
    fn muting_a_warning_takes_it_out_of_the_light_and_nothing_else(
        (household, at) in arbitrary::asked(&LAW),
        which in any::<prop::sample::Index>(),
    ) {
        let facts = snapshot(&household);
        for violation in &household.violations {
            let before = ask(&facts, violation, (None, None), at);
            if before.findings.is_empty() {
                continue;
            }
            let chosen = which.get(&before.findings).check;
            let taken = fingerprint::of(&facts, violation, chosen, before.account, before.method);
            let mut muting = household.clone();
            muting.settings.muted =
                vec![crate::facts::Muted { check: chosen.id.into(), violation: violation.id.clone(), fingerprint: taken }];
            let facts = snapshot(&muting);
            let after = ask(&facts, facts.violation(violation.id.as_str()).expect("it"), (before.account, before.method), at);
            let ids = |answer: &Answer<'_>| answer.findings.iter().map(|it| it.check.id).collect::<Vec<_>>();
            prop_assert_eq!(ids(&before), ids(&after));
            for finding in &after.findings {
                let muted = finding.check.id == chosen.id && fingerprint::mutable(chosen);
                prop_assert_eq!(finding.muted, muted, "{}", finding.check.id);
            }
            if after.verdict != Verdict::Settled {
                prop_assert_eq!(after.verdict, light(after.findings.iter()));
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn with_nothing_named_the_best_is_shown((household, at) in arbitrary::asked(&LAW)) {
        let facts = snapshot(&household);
        for violation in &household.violations {
            let shown = ask(&facts, violation, (None, None), at);
            let best = pairs(&tried(&household, violation), &household)
                .into_iter()
                .map(|pair| ask(&facts, violation, pair, at))
                .min_by(|one, other| order(&household, one).cmp(&order(&household, other)));
            prop_assert_eq!(order(&household, &shown), order(&household, &best.expect("an attempt")));
        }
    }

    #[test]
    fn the_alternatives_are_the_best_that_pass_of_what_would_be_tried_but_for_the_attempt_shown(
        (household, at) in arbitrary::asked(&LAW),
    ) {
        let facts = snapshot(&household);
        for violation in &household.violations {
            let mut passing: Vec<_> = pairs(&tried(&household, violation), &household)
                .into_iter()
                .map(|pair| ask(&facts, violation, pair, at))
                .filter(|answer| match answer.next_step {
                    None => false,
                    Some(Step::Confirm) => answer.next_verdict.is_some_and(Verdict::passes),
                    Some(_) => answer.verdict.passes(),
                })
                .collect();
            passing.sort_by(|one, other| order(&household, one).cmp(&order(&household, other)));
            for pair in pairs(&or_none(&household.accounts), &household).into_iter().chain([(None, None)]) {
                let answer = ask(&facts, violation, pair, at);
                let given = answer.alternatives.iter();
                let given = given.map(|it| (names((it.account, it.method)), it.verdict, Some(it.next_verdict), it.earliest));
                let shown = names((answer.account, answer.method));
                let expected = passing.iter().filter(|it| names((it.account, it.method)) != shown).take(5);
                let expected =
                    expected.map(|it| (names((it.account, it.method)), it.verdict, it.next_verdict, it.earliest));
                prop_assert_eq!(given.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
                prop_assert!(pair.0.is_none() || pair.0.map(|it| &it.id) == answer.account.map(|it| &it.id));
                prop_assert!(pair.1.is_none() || pair.1.map(|it| &it.id) == answer.method.map(|it| &it.id));
            }
        }
    }

    #[test]
    fn nobody_but_the_driver_is_ever_proposed_for_a_record_with_points((household, at) in arbitrary::asked(&LAW)) {
        let facts = snapshot(&household);
        let recorded = household.violations.iter().filter(|it| it.stage == Stage::Recorded && it.points > 0);
        for violation in recorded {
            let Some(driver) = &violation.driver else { continue };
            for pair in pairs(&or_none(&household.accounts), &household).into_iter().chain([(None, None)]) {
                let answer = ask(&facts, violation, pair, at);
                let remedies = answer.findings.iter().flat_map(|finding| &finding.remedies);
                let proposed = remedies.filter_map(Remedy::account);
                let proposed = proposed.chain(answer.alternatives.iter().filter_map(|it| it.account));
                for account in proposed.chain(answer.account.filter(|_| pair.0.is_none())) {
                    prop_assert_eq!(&account.member, driver);
                }
            }
        }
    }

    #[test]
    fn a_switch_that_is_proposed_passes((household, at) in arbitrary::asked(&LAW)) {
        let facts = snapshot(&household);
        for violation in &household.violations {
            let answer = ask(&facts, violation, (None, None), at);
            for finding in &answer.findings {
                for remedy in finding.remedies.iter().filter(|remedy| remedy.is_switch()) {
                    let (account, method) = (remedy.account().or(answer.account), remedy.method().or(answer.method));
                    let other = ask(&facts, violation, (account, method), at);
                    let of_switch = |it: &&Finding<'_>| {
                        let ran = (remedy, it.check.run);
                        matches!(ran, (Remedy::UseAccount(_), Run::Account(_)) | (Remedy::UseMethod(_), Run::Method(_)))
                    };
                    prop_assert!(light(other.findings.iter().filter(of_switch)).passes());
                }
            }
        }
    }

    #[test]
    fn the_same_facts_in_any_order_give_the_same_answer((household, at) in arbitrary::asked(&LAW)) {
        let mut file = Vec::new();
        file::write(&household, &mut file).expect("memory can be written to");
        let mut file: serde_json::Value = serde_json::from_slice(&file).expect("JSON");
        for list in file.as_object_mut().expect("an object").values_mut().filter_map(|it| it.as_array_mut()) {
            list.reverse();
        }
        let turned = file::read(file.to_string().as_bytes(), &mut |_| {}).expect("a household");
        let turned = turned.onto(&Household::default(), true);
        let (one, other) = (snapshot(&household), snapshot(&turned));
        for (here, there) in household.violations.iter().zip(&turned.violations) {
            let answers = (ask(&one, here, (None, None), at), ask(&other, there, (None, None), at));
            prop_assert_eq!(Seen::of(&answers.0), Seen::of(&answers.1));
            prop_assert_eq!(Seen::of(&answers.0), Seen::of(&ask(&one, here, (None, None), at)));
        }
    }
}
