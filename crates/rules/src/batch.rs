//! Several violations in a row, each after what the ones before it used.

use crate::{
    attempt::Used,
    check::{Answer, Question, check},
    clocks,
    facts::{Stage, Violation},
    finding::Step,
    snapshot::Snapshot,
    verdict::Verdict,
};

/// Answers a question about violations, in the order given, each by itself.
pub fn each<'a>(
    facts: &'a Snapshot<'a>,
    violations: impl IntoIterator<Item = &'a Violation>,
    question: Question<'a>,
) -> impl Iterator<Item = Answer<'a>> {
    violations.into_iter().filter_map(move |violation| check(facts, violation, question, &Used::default()))
}

/// Answers a question about violations as if they were dealt with one after the other: what is paid leaves the method,
/// what is confirmed adds its points to the account, and what is blocked uses nothing.
pub fn one_after_another<'a>(
    facts: &'a Snapshot<'a>,
    violations: impl IntoIterator<Item = &'a Violation>,
    question: Question<'a>,
) -> impl Iterator<Item = Answer<'a>> {
    let mut used = Used::default();
    violations.into_iter().filter_map(move |violation| {
        let answer = check(facts, violation, question, &used)?;
        used.take(&answer);
        Some(answer)
    })
}

impl Used {
    fn take(&mut self, answer: &Answer<'_>) {
        match answer.next_step {
            Some(Step::Pay) if answer.verdict != Verdict::Blocked => {
                if let Some(method) = answer.method {
                    add(&mut self.amounts, &method.id, answer.amount_due);
                }
            }
            Some(Step::Confirm) if answer.next_verdict != Some(Verdict::Blocked) => {
                if let Some(account) = answer.account {
                    add(&mut self.points, &account.id, answer.violation.points);
                }
            }
            _ => {}
        }
    }
}

fn add<Id: Clone + PartialEq, Amount: Copy + std::ops::Add<Output = Amount>>(
    used: &mut Vec<(Id, Amount)>,
    id: &Id,
    amount: Amount,
) {
    match used.iter_mut().find(|(known, _)| known == id) {
        Some((_, sum)) => *sum = *sum + amount,
        None => used.push((id.clone(), amount)),
    }
}

/// The violations that are still to be dealt with, by last day to pay, then handling day (those without one last), then
/// id.
pub fn open<'a>(facts: &'a Snapshot<'a>) -> Vec<&'a Violation> {
    let open = facts.household.violations.iter();
    let open = open.filter(|violation| matches!(violation.stage, Stage::Recorded | Stage::Decided));
    let mut open: Vec<_> = open.map(|violation| (due(facts, violation), violation)).collect();
    // The household's lists are ordered by id, and a stable sort keeps that order among equals.
    open.sort_by_key(|(due, _)| *due);
    open.into_iter().map(|(_, violation)| violation).collect()
}

/// What violations are ordered by: a missing day sorts after every other.
fn due(facts: &Snapshot<'_>, violation: &Violation) -> (chrono::NaiveDate, chrono::NaiveDate) {
    let last_day = violation.decision.as_ref().map(|decision| clocks::pay_by(decision.served_on, facts.law).last_day);
    let handle_by = clocks::handle_by(violation, facts.law).map(|rolled| rolled.day);
    (last_day.unwrap_or(chrono::NaiveDate::MAX), handle_by.unwrap_or(chrono::NaiveDate::MAX))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::testing::{Seen, World};

    const EVENING: &str = "2026-09-11T20:00:00+08:00";

    /// The family with only these violations, each the usual one with some fields replaced.
    fn violations(world: World, changes: &[(&str, Value)]) -> World {
        let usual = world.0["violations"][0].clone();
        let changed = changes.iter().map(|(id, change)| {
            let mut violation = usual.clone();
            violation["id"] = json!(id);
            for (name, value) in change.as_object().expect("fields") {
                violation[name] = value.clone();
            }
            violation
        });
        let list = changed.collect();
        world.set("/violations", list)
    }

    fn verdicts(answers: &[(Seen, bool)]) -> Vec<(&'static str, bool)> {
        answers.iter().map(|(seen, passes)| (seen.next_verdict.unwrap_or(seen.verdict), *passes)).collect()
    }

    #[test]
    fn what_is_paid_leaves_the_method() {
        let world =
            violations(World::family(), &[("a", json!({})), ("b", json!({})), ("c", json!({"fine_fen": 10000}))]);
        let world = world.set("/methods/0/balance_fen", json!(30_000));
        let answers = world.batch(&["a", "b", "c"], None, None, EVENING);
        assert_eq!(verdicts(&answers), [("payable", true), ("blocked", false), ("payable", true)], "b uses nothing");
        assert!(answers[1].0.finding("insufficient-balance").is_some());
        let answers = world.batch(&["c", "b", "a"], None, None, EVENING);
        assert_eq!(
            verdicts(&answers),
            [("payable", true), ("payable", true), ("blocked", false)],
            "in the order given"
        );
    }

    #[test]
    fn what_is_paid_counts_towards_the_days_limit_and_frees_itself_at_midnight() {
        let world = violations(World::family(), &[("a", json!({})), ("b", json!({}))]);
        let world = world.set("/methods/0/daily_limit_fen", json!(39_999));
        let answers = world.batch(&["a", "b"], None, None, EVENING);
        assert_eq!(verdicts(&answers), [("payable", true), ("blocked", false)]);
        assert_eq!(answers[1].0.earliest.as_deref(), Some("2026-09-12T00:00:00+08:00"));
        assert_eq!(
            verdicts(&world.set("/methods/0/daily_limit_fen", json!(40_000)).batch(&["a", "b"], None, None, EVENING)),
            [("payable", true), ("payable", true)]
        );
    }

    #[test]
    fn an_item_whose_facts_are_missing_fails_and_takes_its_amount_all_the_same() {
        let numberless = json!({"decision": {"served_on": "2026-09-05"}});
        let world = violations(World::family(), &[("a", numberless), ("b", json!({}))]);
        let answers = world.set("/methods/0/balance_fen", json!(39_999)).batch(&["a", "b"], None, None, EVENING);
        assert_eq!(verdicts(&answers), [("unknown", false), ("blocked", false)]);
    }

    #[test]
    fn what_is_confirmed_adds_its_points_to_the_account() {
        let three = json!({"points": 3});
        let world = violations(World::recorded(), &[("a", three.clone()), ("b", three.clone()), ("c", three)]);
        let answers =
            world.clone().set("/accounts/0/licence/points", json!(3)).batch(&["a", "b", "c"], None, None, EVENING);
        assert_eq!(
            verdicts(&answers),
            [("payable", true), ("payable", true), ("blocked", false)],
            "3 + 3 + 3 + 3 is full"
        );
        assert!(answers[2].0.finding("points-full").is_some());
        assert!(answers.iter().all(|(seen, _)| seen.verdict == "blocked"), "none is decided yet, so none can be paid");
        let answers = world.set("/accounts/0/licence/points", json!(2)).batch(&["a", "b", "c"], None, None, EVENING);
        assert_eq!(verdicts(&answers)[2], ("payable", true));
    }

    #[test]
    fn a_record_that_cannot_be_confirmed_adds_no_points() {
        let blocked = json!({"points": 6, "fine_fen": 20001});
        let world = violations(World::recorded(), &[("a", blocked), ("b", json!({"points": 6}))]);
        let answers = world.batch(&["a", "b"], None, None, EVENING);
        assert_eq!(verdicts(&answers), [("blocked", false), ("payable", true)]);
    }

    #[test]
    fn points_to_confirm_and_amounts_to_pay_do_not_mix() {
        let recorded = json!({"stage": "recorded", "decision": null, "points": 3});
        let world = violations(World::family(), &[("a", recorded), ("b", json!({"points": 3}))]);
        let answers = world.set("/methods/0/balance_fen", json!(20_000)).batch(&["a", "b"], None, None, EVENING);
        assert_eq!(verdicts(&answers), [("payable", true), ("payable", true)], "a record takes no money yet");
    }

    #[test]
    fn a_better_method_is_found_for_what_no_longer_fits() {
        let world = violations(World::family(), &[("a", json!({})), ("b", json!({}))]);
        let world = world.set("/methods/0/balance_fen", json!(20_000)).set(
            "/methods/-",
            json!({"id": "zz", "kind": "wechat",
            "label": "微信", "balance_fen": 20000, "balance_as_of": "2026-09-10T12:00:00+08:00"}),
        );
        let answers = world.batch(&["a", "b"], None, None, EVENING);
        let methods: Vec<_> = answers.iter().filter_map(|(seen, _)| seen.method.as_deref()).collect();
        assert_eq!(methods, ["zfb", "zz"]);
        assert_eq!(answers[0].0.alternatives.len(), 1);
        assert_eq!(answers[1].0.alternatives, [], "after what the first used, the other method is empty");
    }

    #[test]
    fn what_is_settled_passes_and_uses_nothing() {
        let world = violations(World::family(), &[("a", json!({"stage": "paid"})), ("b", json!({}))]);
        let answers = world.set("/methods/0/balance_fen", json!(20_000)).batch(&["a", "b"], None, None, EVENING);
        assert_eq!(verdicts(&answers), [("settled", true), ("payable", true)]);
    }

    #[test]
    fn with_none_given_the_open_ones_come_by_last_day_then_handling_day_then_id() {
        let recorded = |notified: Value| json!({"stage": "recorded", "decision": null, "notified_on": notified});
        let served = |on: &str| json!({"decision": {"number": "1101051234567890", "served_on": on}});
        let world = violations(
            World::family(),
            &[
                ("a", recorded(Value::Null)),
                ("b", recorded(json!("2026-08-25"))),
                ("c", recorded(json!("2026-08-24"))),
                ("d", served("2026-09-06")),
                ("f", served("2026-09-05")),
                ("e", served("2026-09-05")),
                ("g", json!({"stage": "paid"})),
                ("h", json!({"stage": "revoked"})),
            ],
        );
        world.with_snapshot(|facts| {
            let ids: Vec<_> = super::open(facts).iter().map(|violation| violation.id.as_str()).collect();
            assert_eq!(ids, ["e", "f", "d", "c", "b", "a"]);
        });
    }
}
