#![doc = include_str!("window_only.md")]

use crate::{
    attempt::Case,
    facts::Source,
    finding::{Check, Finding, Made, Remedy, Run, Severity, Step},
    law::Grade,
    message::Value,
};

pub(super) static CHECK: Check = Check {
    id: "window-only",
    severity: Severity::Block,
    step: Step::Confirm,
    grade: Grade::Law,
    sources: &["157 第43条", "157 第52条", "报"],
    parameters: &["simple-procedure-fine-fen", "points-full"],
    page: include_str!("window_only.md"),
    made: Made::Always,
    run: Run::Record(run),
};

fn run<'a>(case: &Case<'a>) -> Option<Finding<'a>> {
    if !case.undecided() {
        return None;
    }
    let limit = *case.law.parameters.simple_procedure_fine_fen.on(case.today);
    let full = *case.law.parameters.points_full.on(case.today);
    let violation = case.violation;
    let finding = if violation.source == Source::Notice {
        CHECK.finds("window-only.notice")
    } else if violation.fine_fen > limit {
        CHECK.finds("window-only.fine").with("fine", violation.fine_fen).with("limit", limit)
    } else if violation.points >= full {
        CHECK.finds("window-only.points").with("points", Value::Points(violation.points))
    } else {
        return None;
    };
    Some(finding.remedy(Remedy::new("go_to_window")))
}

/// Whether it holds: what certainly needs a window does not also perhaps need one.
pub(super) fn fires(case: &Case<'_>) -> bool {
    run(case).is_some()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::{EVENING, World};
    fn key(world: &World) -> Option<&'static str> {
        world.finds("window-only", EVENING).map(|found| found.key)
    }

    #[test]
    fn above_two_hundred_yuan_it_takes_a_window() {
        let fine = |fen: i64| World::recorded().set("/violations/0/fine_fen", json!(fen));
        assert_eq!(key(&fine(20_000)), None);
        assert_eq!(key(&fine(20_001)), Some("window-only.fine"));
        let seen = fine(20_001).at(EVENING);
        assert_eq!(seen.next_verdict, Some("blocked"));
        assert_eq!(seen.finding("window-only").unwrap().clears, "action");
        assert_eq!(seen.finding("window-only").unwrap().remedies, ["go_to_window"]);
    }

    #[test]
    fn twelve_points_take_a_window() {
        let points = |points: u32| World::recorded().set("/violations/0/points", json!(points));
        assert_eq!(key(&points(11)), None);
        assert_eq!(key(&points(12)), Some("window-only.points"));
    }

    #[test]
    fn a_written_notice_takes_a_window_until_it_is_decided() {
        let notice = |world: World| world.set("/violations/0/source", json!("notice"));
        assert_eq!(key(&notice(World::recorded())), Some("window-only.notice"));
        assert_eq!(key(&notice(World::family())), None);
        assert_eq!(key(&World::family().set("/violations/0/fine_fen", json!(200_000))), None);
    }
}
