#![doc = include_str!("over_single_limit.md")]

use crate::{
    attempt::Case,
    facts::Method,
    finding::{Check, Finding, Made, Remedy, Run, Severity, Step},
    law::Grade,
};

pub(super) static CHECK: Check = Check {
    id: "over-single-limit",
    severity: Severity::Block,
    step: Step::Pay,
    grade: Grade::Observed,
    sources: &["文3"],
    parameters: &[],
    page: include_str!("over_single_limit.md"),
    made: Made::WhenMethod(|_, method| method.single_limit_fen.is_some()),
    run: Run::Method(run),
};

fn run<'a>(case: &Case<'a>, method: &'a Method) -> Option<Finding<'a>> {
    let limit = method.single_limit_fen.filter(|limit| case.amount_due > *limit)?;
    Some(
        CHECK
            .finds("over-single-limit")
            .with("method", &*method.label)
            .with("amount", case.amount_due)
            .with("limit", limit)
            .remedy(Remedy::AnotherMethod { failing: None })
            .remedy(Remedy::new("raise_limit").with("to", case.amount_due)),
    )
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::{EVENING, World};
    fn limit(fen: i64) -> World {
        World::family().set("/methods/0/single_limit_fen", json!(fen))
    }

    #[test]
    fn the_amount_may_equal_the_limit() {
        limit(20_000).boundary("over-single-limit", &[EVENING], &[]);
        let found = limit(19_999).finds("over-single-limit", EVENING).unwrap();
        assert_eq!((found.clears.as_str(), &found.remedies[..]), ("action", &["raise_limit".to_owned()][..]));
        let card = json!({"id": "card", "kind": "debit_card", "label": "储蓄卡"});
        let found = limit(19_999).set("/methods/-", card).finds_with("over-single-limit", None, Some("zfb"), EVENING);
        assert_eq!(found.unwrap().remedies, ["use_method card", "raise_limit"]);
    }

    #[test]
    fn the_surcharge_is_part_of_the_amount() {
        // ¥206.00 on the first late day, ¥212.00 on the second.
        limit(20_600).boundary("over-single-limit", &["2026-09-21T23:59:59+08:00"], &["2026-09-22T00:00:00+08:00"]);
    }
}
