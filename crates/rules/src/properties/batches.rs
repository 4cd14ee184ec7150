//! Of several violations one after another.

use proptest::prelude::*;

use super::*;
use crate::{arbitrary, batch, testing::Seen, verdict::Verdict};

/// What each answer says, and whether its item passes; `Err` when it is blocked, so that it uses nothing.
fn one_after_another(household: &Household, ids: &[&str], at: Instant) -> Vec<(Result<Seen, Seen>, bool)> {
    let facts = snapshot(household);
    let list: Vec<_> = ids.iter().map(|id| facts.violation(id).expect("it")).collect();
    let answers = batch::one_after_another(&facts, list, Question { account: None, method: None, at });
    answers
        .map(|answer| {
            let blocked = answer.next_verdict == Some(Verdict::Blocked);
            (if blocked { Err(Seen::of(&answer)) } else { Ok(Seen::of(&answer)) }, answer.passes())
        })
        .collect()
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn what_is_blocked_uses_nothing((household, at) in arbitrary::asked(&LAW)) {
        let ids: Vec<_> = household.violations.iter().map(|violation| violation.id.as_str()).collect();
        let all = one_after_another(&household, &ids, at);
        prop_assert_eq!(all.len(), ids.len(), "each item has its answer");
        let kept: Vec<_> = ids.iter().zip(&all).filter(|(_, (seen, _))| seen.is_ok()).map(|(id, _)| *id).collect();
        let rest: Vec<_> = all.into_iter().filter(|(seen, _)| seen.is_ok()).collect();
        prop_assert_eq!(one_after_another(&household, &kept, at), rest);
    }

    #[test]
    fn an_item_passes_by_the_light_of_its_next_step((household, at) in arbitrary::asked(&LAW)) {
        let ids: Vec<_> = household.violations.iter().map(|violation| violation.id.as_str()).collect();
        for (seen, passes) in one_after_another(&household, &ids, at) {
            let seen = seen.unwrap_or_else(|seen| seen);
            // Of a decided one the next step is the whole way.
            let light = seen.next_verdict.unwrap_or(seen.verdict);
            prop_assert_eq!(passes, ["settled", "payable", "caution"].contains(&light));
        }
    }

    #[test]
    fn the_first_of_a_batch_is_answered_as_if_it_were_alone((household, at) in arbitrary::asked(&LAW)) {
        let facts = snapshot(&household);
        let Some(first) = household.violations.first() else { return Ok(()) };
        let alone = Seen::of(&ask(&facts, first, (None, None), at));
        let (in_batch, _) = one_after_another(&household, &[first.id.as_str()], at).remove(0);
        prop_assert_eq!(in_batch.unwrap_or_else(|seen| seen), alone);
    }

    #[test]
    fn open_violations_stand_each_once_in_the_order_of_their_days((household, _) in arbitrary::asked(&LAW)) {
        let facts = snapshot(&household);
        let open = batch::open(&facts);
        let days: Vec<_> = open
            .iter()
            .map(|violation| {
                let last_day = violation.decision.as_ref().map(|it| crate::clocks::pay_by(it.served_on, &LAW).last_day);
                let handle_by = crate::clocks::handle_by(violation, &LAW).map(|rolled| rolled.day);
                ((last_day.is_none(), last_day), (handle_by.is_none(), handle_by), violation.id.as_str())
            })
            .collect();
        prop_assert!(days.is_sorted_by(|one, next| one < next), "{:?}", days);
        let all = household.violations.iter().filter(|it| matches!(it.stage.word(), "recorded" | "decided")).count();
        prop_assert_eq!(open.len(), all);
    }
}
