#![doc = include_str!("insufficient_balance.md")]

use crate::{
    attempt::Case,
    facts::{Method, MethodKind},
    finding::{Check, Finding, Made, Remedy, Run, Severity, Step},
    law::Grade,
    means::Funds,
    money::Fen,
};

pub(super) static CHECK: Check = Check {
    id: "insufficient-balance",
    severity: Severity::Block,
    step: Step::Pay,
    grade: Grade::Observed,
    sources: &["文3"],
    parameters: &[],
    page: include_str!("insufficient_balance.md"),
    made: Made::WhenMethod(|case, method| case.funds(method).is_some()),
    run: Run::Method(run),
};

fn run<'a>(case: &Case<'a>, method: &'a Method) -> Option<Finding<'a>> {
    let Some(Funds::Balance { left, .. }) = case.funds(method) else {
        return None;
    };
    let short = case.amount_due.minus(left);
    let card = matches!(method.kind, MethodKind::Wechat | MethodKind::Alipay).then_some("use_bound_card");
    (short > Fen::ZERO).then(|| {
        CHECK
            .finds("insufficient-balance")
            .with("method", &*method.label)
            .with("left", left)
            .with("amount", case.amount_due)
            .with("short", short)
            .remedy(Remedy::new("top_up").with("short", short))
            .remedy(Remedy::AnotherMethod { failing: card })
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::World;

    const NOON: &str = "2026-09-11T12:00:00+08:00";

    fn wallet(balance: i64) -> World {
        World::family().set(
            "/methods/-",
            json!({"id": "wx", "kind": "wechat", "label": "微信零钱", "balance_fen": balance,
                   "balance_as_of": "2026-09-10T12:00:00+08:00"}),
        )
    }

    #[test]
    fn it_holds_while_a_fen_is_short() {
        let found = |balance| wallet(balance).ask("v", None, Some("wx"), NOON).finding("insufficient-balance").cloned();
        assert_eq!(found(20_000), None);
        let short = found(19_999).expect("one fen short");
        assert_eq!(short.values[3], ("short", "Money(Fen(1))".to_owned()));
        assert_eq!(short.remedies, ["top_up", "use_method zfb"]);
    }

    #[test]
    fn what_was_paid_since_the_balance_was_read_is_gone() {
        let paid_at = |at: &str| {
            let world = wallet(25_000).set("/violations/-", json!({"id": "w", "vehicle": "car", "source": "camera",
                "stage": "paid", "occurred_at": "2026-08-01T08:00:00+08:00", "offence": "违反规定停放", "fine_fen": 10000,
                "points": 0, "warning_only": false, "decision": {"served_on": "2026-09-01"}}));
            let payment = json!({"id": "p", "violation": "w", "method": "wx", "attempted_at": at, "amount_fen": 10000,
                "outcome": "succeeded"});
            world.set("/payments/-", payment).ask("v", None, Some("wx"), NOON).finding("insufficient-balance").is_some()
        };
        assert!(!paid_at("2026-09-10T12:00:00+08:00"), "paid when the balance was read, so in it already");
        assert!(paid_at("2026-09-10T12:00:01+08:00"));
    }
    #[test]
    fn of_a_balance_and_enough_the_later_counts_and_else_the_balance() {
        let enough = |at: &str| {
            let world = wallet(0).set("/methods/1/balance_enough_as_of", json!(at));
            world.finds_with("insufficient-balance", None, Some("wx"), NOON).is_none()
        };
        assert!(!enough("2026-09-10T11:59:59+08:00"));
        assert!(!enough("2026-09-10T12:00:00+08:00"), "equally old: the balance");
        assert!(enough("2026-09-10T12:00:01+08:00"));
    }

    #[test]
    fn the_amount_is_that_of_the_day() {
        // ¥206.00 on the first late day, ¥212.00 on the second.
        let found = |at| wallet(20_600).finds_with("insufficient-balance", None, Some("wx"), at);
        assert_eq!(found("2026-09-21T23:59:59+08:00"), None);
        let short = found("2026-09-22T00:00:00+08:00").unwrap();
        assert_eq!((short.value("short"), short.clears.as_str()), ("Money(Fen(600))", "action"));
    }

    #[test]
    fn the_bound_card_helps_a_wallet_when_no_method_passes() {
        let alone = |kind: &str| {
            let world = wallet(0).without("/methods/0").set("/methods/0/kind", json!(kind));
            world.finds("insufficient-balance", NOON).unwrap().remedies
        };
        assert_eq!(alone("wechat"), ["top_up", "use_bound_card"]);
        assert_eq!(alone("alipay"), ["top_up", "use_bound_card"]);
        assert_eq!(alone("debit_card"), ["top_up"]);
    }
}
