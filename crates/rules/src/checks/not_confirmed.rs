#![doc = include_str!("not_confirmed.md")]

use crate::{
    attempt::Case,
    facts::Source,
    finding::{Check, Finding, Made, Remedy, Run, Severity, Step},
    law::Grade,
};

pub(super) static CHECK: Check = Check {
    id: "not-confirmed",
    severity: Severity::Block,
    step: Step::Pay,
    grade: Grade::Observed,
    sources: &["文2"],
    parameters: &[],
    page: include_str!("not_confirmed.md"),
    made: Made::When(|case| !case.undecided() || stands(case)),
    run: Run::Record(run),
};

fn run<'a>(case: &Case<'a>) -> Option<Finding<'a>> {
    stands(case).then(|| CHECK.finds("not-confirmed").remedy(Remedy::new("confirm")))
}

fn stands(case: &Case<'_>) -> bool {
    let confirmable = matches!(case.violation.source, Source::Camera | Source::ParkingNotice);
    case.undecided() && confirmable && case.violation.asks_money()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::{EVENING, World};
    #[test]
    fn a_record_is_to_be_confirmed_before_it_is_paid() {
        let seen = World::recorded().at(EVENING);
        let found = seen.finding("not-confirmed").unwrap();
        assert_eq!((found.clears.as_str(), &found.remedies[..]), ("action", &["confirm".to_owned()][..]));
        // Payment is blocked; confirming is not, and that is what can be done now.
        assert_eq!((seen.verdict, seen.next_verdict), ("blocked", Some("payable")));
        assert_eq!((seen.earliest, seen.next_earliest.as_deref()), (None, Some(EVENING)));
    }

    #[test]
    fn it_depends_on_the_document() {
        let source = |source: &str| World::recorded().set("/violations/0/source", json!(source));
        source("parking_notice").boundary("not-confirmed", &[], &[EVENING]);
        source("notice").boundary("not-confirmed", &[EVENING], &[]);
        World::family().boundary("not-confirmed", &[EVENING], &[]);
    }

    #[test]
    fn with_nothing_to_pay_payment_waits_for_nothing() {
        let free = World::recorded().set("/violations/0/fine_fen", json!(0));
        free.boundary("not-confirmed", &[EVENING], &[]);
        free.set("/violations/0/warning_only", json!(true)).boundary("not-confirmed", &[EVENING], &[]);
        World::recorded().set("/violations/0/fine_fen", json!(1)).boundary("not-confirmed", &[], &[EVENING]);
    }
}
