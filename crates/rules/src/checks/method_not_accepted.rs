#![doc = include_str!("method_not_accepted.md")]

use crate::{
    attempt::Case,
    facts::{Method, MethodKind},
    finding::{Check, Finding, Made, Remedy, Run, Severity, Step},
    law::Grade,
    message::Value,
};

pub(super) static CHECK: Check = Check {
    id: "method-not-accepted",
    severity: Severity::Block,
    step: Step::Pay,
    grade: Grade::Observed,
    sources: &["文3"],
    parameters: &["accepted-methods"],
    page: include_str!("method_not_accepted.md"),
    made: Made::Always,
    run: Run::Method(run),
};

fn run<'a>(case: &Case<'a>, method: &'a Method) -> Option<Finding<'a>> {
    let accepted = case.law.parameters.accepted_methods.on(case.today);
    let refused = method.kind == MethodKind::CreditInstalment || !accepted.contains(&method.kind);
    refused.then(|| {
        CHECK
            .finds("method-not-accepted")
            .with("method", &*method.label)
            .with("kind", Value::Word("method_kind", method.kind.word()))
            .remedy(Remedy::AnotherMethod { failing: Some("add_method") })
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::{EVENING, World};
    fn method(kind: &str) -> World {
        World::family().set("/methods/-", json!({"id": "m", "kind": kind, "label": "卡"}))
    }

    fn found(world: &World) -> bool {
        world.finds_with("method-not-accepted", None, Some("m"), EVENING).is_some()
    }

    #[test]
    fn instalments_are_not_taken_and_a_card_paid_in_full_is() {
        for kind in ["wechat", "alipay", "unionpay", "debit_card", "credit_card"] {
            assert!(!found(&method(kind)), "{kind}");
        }
        assert!(found(&method("credit_instalment")));
    }

    #[test]
    fn a_household_says_what_its_province_takes_but_never_instalments() {
        let accepted = json!(["wechat", "credit_instalment"]);
        let taking = |kind| method(kind).set("/settings/parameters/accepted-methods", accepted.clone());
        assert!(!found(&taking("wechat")));
        assert!(found(&taking("alipay")));
        assert!(found(&taking("credit_instalment")));
    }

    #[test]
    fn another_method_that_passes_is_proposed_else_a_new_one() {
        let remedies =
            |world: &World| world.finds_with("method-not-accepted", None, Some("m"), EVENING).unwrap().remedies;
        assert_eq!(remedies(&method("credit_instalment")), ["use_method zfb"]);
        let alone = method("credit_instalment").without("/methods/0");
        assert_eq!(remedies(&alone), ["add_method"]);
        assert_eq!(alone.finds("method-not-accepted", EVENING).unwrap().clears, "action");
    }
}
