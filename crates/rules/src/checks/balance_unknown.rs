#![doc = include_str!("balance_unknown.md")]

use crate::{
    attempt::Case,
    facts::{Method, MethodKind},
    finding::{Check, Finding, Made, Remedy, Run, Severity, Step},
    law::Grade,
};

pub(super) static CHECK: Check = Check {
    id: "balance-unknown",
    severity: Severity::Missing,
    step: Step::Pay,
    grade: Grade::Observed,
    sources: &[],
    parameters: &[],
    page: include_str!("balance_unknown.md"),
    made: Made::WhenMethod(|_, method| is_wallet(method)),
    run: Run::Method(run),
};

fn run<'a>(case: &Case<'a>, method: &'a Method) -> Option<Finding<'a>> {
    (is_wallet(method) && case.funds(method).is_none()).then(|| {
        CHECK
            .finds("balance-unknown")
            .with("method", &*method.label)
            .with("amount", case.amount_due)
            .remedy(Remedy::new("enter_balance"))
            .remedy(Remedy::AnotherMethod { failing: None })
    })
}

fn is_wallet(method: &Method) -> bool {
    matches!(method.kind, MethodKind::Wechat | MethodKind::Alipay)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::{EVENING, World};
    fn method(kind: &str) -> World {
        World::family().set("/methods/0", json!({"id": "m", "kind": kind, "label": "钱包"}))
    }

    #[test]
    fn a_wallet_needs_a_balance_or_enough() {
        for kind in ["wechat", "alipay"] {
            let seen = method(kind).at(EVENING);
            assert_eq!((seen.checks(), seen.verdict), (vec!["balance-unknown"], "unknown"));
            assert_eq!(seen.findings[0].clears, "action");
            let enough = method(kind).set("/methods/0/balance_enough_as_of", json!("2026-09-11T12:00:00+08:00"));
            assert_eq!(enough.at(EVENING).verdict, "payable");
        }
        for kind in ["unionpay", "debit_card", "credit_card"] {
            method(kind).boundary("balance-unknown", &[EVENING], &[]);
        }
    }

    #[test]
    fn another_method_that_passes_is_proposed() {
        let world = method("wechat").set("/methods/-", json!({"id": "card", "kind": "debit_card", "label": "储蓄卡"}));
        let found = world.finds_with("balance-unknown", None, Some("m"), EVENING).unwrap();
        assert_eq!(found.remedies, ["enter_balance", "use_method card"]);
    }
}
