#![doc = include_str!("announced_maintenance.md")]

use crate::{
    attempt::Case,
    finding::{Check, Clears, Finding, Made, Remedy, Run, Severity, Step},
    law::Grade,
    windows,
};

pub(super) static CHECK: Check = Check {
    id: "announced-maintenance",
    severity: Severity::Block,
    step: Step::Both,
    grade: Grade::Observed,
    sources: &["文1"],
    parameters: &[],
    page: include_str!("announced_maintenance.md"),
    made: Made::Always,
    run: Run::Record(run),
};

fn run<'a>(case: &Case<'a>) -> Option<Finding<'a>> {
    let (notice, end) = windows::announced_end(&case.facts.household.maintenance.announced, case.at)?;
    let finding = match notice.text.as_deref() {
        Some(text) => CHECK.finds("announced-maintenance.text").with("text", text),
        None => CHECK.finds("announced-maintenance"),
    };
    Some(finding.with("until", end).clearing(Clears::At(end)).remedy(Remedy::new("wait_until").with("until", end)))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::World;
    fn announced(windows: &[(&str, &str)]) -> World {
        let notice =
            |(place, (from, to)): (usize, &(&str, &str))| json!({"id": format!("m{place}"), "from": from, "to": to});
        World::family().set("/maintenance/announced", windows.iter().enumerate().map(notice).collect())
    }

    #[test]
    fn it_holds_from_its_start_to_just_before_its_end() {
        let world = announced(&[("2026-09-11T22:00:00+08:00", "2026-09-12T06:00:00+08:00")]);
        world.boundary(
            "announced-maintenance",
            &["2026-09-11T21:59:59+08:00", "2026-09-12T06:00:00+08:00"],
            &["2026-09-11T22:00:00+08:00", "2026-09-12T05:59:59+08:00"],
        );
        let seen = world.at("2026-09-11T22:00:00+08:00");
        let found = seen.finding("announced-maintenance").unwrap();
        assert_eq!((found.key, found.clears.as_str()), ("announced-maintenance", "at 2026-09-12T06:00:00+08:00"));
        assert_eq!(found.remedies, ["wait_until"]);
        assert_eq!(seen.earliest.as_deref(), Some("2026-09-12T06:00:00+08:00"));
    }

    #[test]
    fn windows_that_overlap_or_touch_end_with_the_last() {
        let world = announced(&[
            ("2026-09-11T22:00:00+08:00", "2026-09-12T00:30:00+08:00"),
            ("2026-09-11T21:00:00+08:00", "2026-09-11T23:00:00+08:00"),
            ("2026-09-12T00:30:00+08:00", "2026-09-12T01:00:00+08:00"),
            ("2026-09-12T01:00:01+08:00", "2026-09-12T01:30:00+08:00"),
        ]);
        for at in ["2026-09-11T21:00:00+08:00", "2026-09-11T22:30:00+08:00", "2026-09-12T00:30:00+08:00"] {
            let found = world.finds("announced-maintenance", at).unwrap();
            assert_eq!(found.clears, "at 2026-09-12T01:00:00+08:00", "{at}");
        }
        world.boundary("announced-maintenance", &["2026-09-12T01:00:00+08:00"], &["2026-09-12T01:00:01+08:00"]);
    }

    #[test]
    fn what_was_announced_is_quoted() {
        let world = announced(&[("2026-09-11T22:00:00+08:00", "2026-09-12T06:00:00+08:00")]);
        let found = world.set("/maintenance/announced/0/text", json!("节前扩容"));
        let found = found.finds("announced-maintenance", "2026-09-11T23:00:00+08:00").unwrap();
        assert_eq!((found.key, found.value("text")), ("announced-maintenance.text", "Text(\"节前扩容\")"));
    }
}
