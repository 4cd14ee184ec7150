#![doc = include_str!("licence_status.md")]

use crate::{
    attempt::Case,
    facts::{Account, LicenceStatus},
    finding::{Check, Finding, Made, Remedy, Run, Severity, Step},
    law::Grade,
    message::Value,
};

pub(super) static CHECK: Check = Check {
    id: "licence-status",
    severity: Severity::Block,
    step: Step::Confirm,
    grade: Grade::Reported,
    sources: &["报", "162号令"],
    parameters: &[],
    page: include_str!("licence_status.md"),
    made: Made::Always,
    run: Run::Account(run),
};

fn run<'a>(case: &Case<'a>, account: &'a Account) -> Option<Finding<'a>> {
    let status = account.licence.status;
    (case.undecided() && status != LicenceStatus::Normal).then(|| {
        CHECK
            .finds("licence-status")
            .with("account", case.facts.holder(account))
            .with("status", Value::Word("licence_status", status.word()))
            .remedy(Remedy::new("mend_licence").with("how", Value::Word("licence_remedy", status.word())))
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::{EVENING, World};
    #[test]
    fn twelve_states_stop_the_holder_from_handling_anything() {
        for status in [
            "revoked",
            "rescinded",
            "cancelled",
            "suspended_use",
            "renewal_overdue",
            "review_overdue",
            "seized",
            "detained",
            "suspended",
            "locked",
            "transferred_out",
            "cancelled_restorable",
        ] {
            let seen = World::recorded().set("/accounts/0/licence/status", json!(status)).ask(
                "v",
                Some("acc-dad"),
                None,
                EVENING,
            );
            let found = seen.finding("licence-status").expect(status);
            assert_eq!((found.clears.as_str(), &found.remedies[..]), ("action", &["mend_licence".to_owned()][..]));
            assert!(found.value("status").contains(&format!("\"{status}\"")), "{found:?}");
            assert_eq!(seen.next_verdict, Some("blocked"));
        }
        World::recorded().boundary("licence-status", &[EVENING], &[]);
    }

    #[test]
    fn what_is_decided_can_be_paid_with_any_licence() {
        let world = World::family().set("/accounts/0/licence/status", json!("revoked"));
        let seen = world.ask("v", Some("acc-dad"), None, EVENING);
        assert_eq!((seen.checks(), seen.verdict), (vec![], "payable"));
    }
}
