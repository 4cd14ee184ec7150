#![doc = include_str!("decision_number_doubtful.md")]

use std::borrow::Cow;

use crate::{
    attempt::Case,
    decision_number,
    finding::{Check, Finding, Made, Remedy, Run, Severity, Step},
    law::Grade,
    message::Value,
};

pub(super) static CHECK: Check = Check {
    id: "decision-number-doubtful",
    severity: Severity::Warn,
    step: Step::Pay,
    grade: Grade::Reported,
    sources: &["报"],
    parameters: &[],
    page: include_str!("decision_number_doubtful.md"),
    made: Made::When(|case| !bare(case).is_empty()),
    run: Run::Record(run),
};

fn run<'a>(case: &Case<'a>) -> Option<Finding<'a>> {
    let bare = bare(case);
    let length = bare.chars().count();
    if bare.is_empty() || decision_number::is_regular(&bare) {
        return None;
    }
    let key = if length == decision_number::LENGTH - 1 {
        "decision-number-doubtful.no-check-digit"
    } else {
        "decision-number-doubtful"
    };
    Some(
        CHECK
            .finds(key)
            .with("length", Value::Count(i64::try_from(length).unwrap_or(i64::MAX)))
            .remedy(Remedy::new("compare_number")),
    )
}

fn bare<'a>(case: &Case<'a>) -> Cow<'a, str> {
    let decision = case.violation.decision.as_ref();
    decision_number::bare(decision.and_then(|decision| decision.number.as_deref()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::{EVENING, World};
    fn key(number: &str) -> Option<&'static str> {
        let world = World::family().set("/violations/0/decision/number", json!(number));
        world.finds("decision-number-doubtful", EVENING).map(|found| found.key)
    }

    #[test]
    fn fifteen_digits_and_a_check_digit_are_not_doubted_however_they_are_written() {
        for number in
            ["1101051234567890", "110105123456789x", "１１０１０５—１２３４５６７８９０", "110105 123456789 0"]
        {
            assert_eq!(key(number), None, "{number}");
        }
        // That nothing is left of it is another check's business.
        assert_eq!(key("—"), None);
    }

    #[test]
    fn fifteen_characters_lack_the_check_digit() {
        assert_eq!(key("11010512345678"), Some("decision-number-doubtful"));
        assert_eq!(key("110105123456789"), Some("decision-number-doubtful.no-check-digit"));
        assert_eq!(key("110105123456789A"), Some("decision-number-doubtful"));
        assert_eq!(key("11010512345678901"), Some("decision-number-doubtful"));
    }

    #[test]
    fn no_number_is_ever_refused() {
        let seen = World::family().set("/violations/0/decision/number", json!("京公交决字第1号")).at(EVENING);
        assert_eq!((seen.checks(), seen.verdict), (vec!["decision-number-doubtful"], "caution"));
        assert_eq!(seen.findings[0].remedies, ["compare_number"]);
    }
}
