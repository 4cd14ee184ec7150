#![doc = include_str!("overdue.md")]

use crate::{
    attempt::Case,
    clocks,
    finding::{Check, Finding, Made, Remedy, Run, Severity, Step},
    law::Grade,
    message::Value,
    time::days_after,
};

pub(super) static CHECK: Check = Check {
    id: "overdue",
    severity: Severity::Warn,
    step: Step::Pay,
    grade: Grade::Law,
    sources: &["道交法109", "行政处罚法72"],
    parameters: &["payment-days", "surcharge-rate-bp", "surcharge-cap-bp"],
    page: include_str!("overdue.md"),
    made: Made::When(|case| case.pay_by.is_some()),
    run: Run::Record(run),
};

fn run<'a>(case: &Case<'a>) -> Option<Finding<'a>> {
    let last_day = case.pay_by?.last_day;
    if case.today <= last_day {
        return None;
    }
    let cap = clocks::surcharge_cap(case.violation.fine_fen, last_day, case.law);
    let key = if case.pauses.hold(case.today) {
        "overdue.paused"
    } else if case.surcharge == cap {
        "overdue.capped"
    } else {
        "overdue"
    };
    Some(
        CHECK
            .finds(key)
            .with("last_day", last_day)
            .with("days", Value::Days(case.days_late_on(case.today)))
            .with("surcharge", case.surcharge)
            .with("tomorrow", case.surcharge_on(days_after(case.today, 1)))
            .with("cap", cap)
            .remedy(Remedy::new("pay_now")),
    )
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::World;
    /// What it says at noon: its sentence, the days late, what was added by then and by the day after.
    fn said(world: &World, day: &str) -> (&'static str, String, String, String) {
        let found = world.finds("overdue", &format!("{day}T12:00:00+08:00")).expect(day);
        let value = |name| found.value(name).to_owned();
        (found.key, value("days"), value("surcharge"), value("tomorrow"))
    }

    fn saying(key: &'static str, days: u32, surcharge: i64, tomorrow: i64) -> (&'static str, String, String, String) {
        let money = |fen: i64| format!("Money(Fen({fen}))");
        (key, format!("Days({days})"), money(surcharge), money(tomorrow))
    }

    #[test]
    fn it_starts_when_the_last_day_has_passed() {
        // 20 September 2026 is a Sunday on which people work.
        World::family().boundary("overdue", &["2026-09-20T23:59:59+08:00"], &["2026-09-21T00:00:00+08:00"]);
        let seen = World::family().at("2026-09-22T00:00:00+08:00");
        let found = seen.finding("overdue").unwrap();
        assert_eq!((seen.due, seen.surcharge), (21_200, 1200));
        assert_eq!((found.clears.as_str(), &found.remedies[..]), ("action", &["pay_now".to_owned()][..]));
        assert_eq!(said(&World::family(), "2026-09-22"), saying("overdue", 2, 1200, 1800));
    }

    #[test]
    fn the_surcharge_ends_at_the_fine_on_day_34() {
        assert_eq!(said(&World::family(), "2026-10-23"), saying("overdue", 33, 19_800, 20_000));
        assert_eq!(said(&World::family(), "2026-10-24"), saying("overdue.capped", 34, 20_000, 20_000));
        assert_eq!(World::family().at("2028-01-01T12:00:00+08:00").due, 40_000);
    }

    #[test]
    fn a_running_reconsideration_holds_the_surcharge_still() {
        let open = World::family().appeal("reconsideration", "pending", "2026-09-22T10:00:00+08:00", None);
        assert_eq!(said(&open, "2026-09-21"), saying("overdue", 1, 600, 600));
        assert_eq!(said(&open, "2026-09-22"), saying("overdue.paused", 1, 600, 600));
        assert_eq!(said(&open, "2027-09-22"), saying("overdue.paused", 1, 600, 600));
    }

    #[test]
    fn a_pause_holds_the_dates_it_touched_and_no_more() {
        // Lost at midnight, so it touched the 22nd, 23rd and 24th.
        let (from, to) = ("2026-09-22T10:00:00+08:00", "2026-09-25T00:00:00+08:00");
        let lost = World::family().appeal("lawsuit", "rejected", from, Some(to));
        assert_eq!(said(&lost, "2026-09-24"), saying("overdue.paused", 1, 600, 1200));
        assert_eq!(said(&lost, "2026-09-25"), saying("overdue", 2, 1200, 1800));
        // A second later it touched the 25th too; an overlapping one adds nothing.
        let later = World::family().appeal("lawsuit", "rejected", from, Some("2026-09-25T00:00:01+08:00"));
        let later = later.appeal(
            "reconsideration",
            "withdrawn",
            "2026-09-23T10:00:00+08:00",
            Some("2026-09-24T10:00:00+08:00"),
        );
        assert_eq!(said(&later, "2026-09-25"), saying("overdue.paused", 1, 600, 1200));
        // An objection pauses nothing, and no pause moves the last day.
        let objected = World::family().appeal("objection", "rejected", from, Some(to));
        assert_eq!(said(&objected, "2026-09-24"), saying("overdue", 4, 2400, 3000));
        let early = World::family().appeal(
            "lawsuit",
            "rejected",
            "2026-09-06T10:00:00+08:00",
            Some("2026-09-18T10:00:00+08:00"),
        );
        assert_eq!(said(&early, "2026-09-21"), saying("overdue", 1, 600, 1200));
    }

    #[test]
    fn it_stays_muted_until_the_facts_behind_it_change() {
        let enough = World::family().set("/methods/0/balance_enough_as_of", json!("2026-09-21T00:00:00+08:00"));
        let muted = enough.muting("overdue", None, None);
        let (today, tomorrow) = ("2026-09-21T12:00:00+08:00", "2026-09-22T12:00:00+08:00");
        for at in [today, tomorrow] {
            let seen = muted.at(at);
            assert!(seen.finding("overdue").unwrap().muted, "{at}");
            assert_eq!(seen.verdict, "payable", "still shown, it dims the light no longer");
        }
        let changed = muted.set("/violations/0/fine_fen", json!(10_000)).at(tomorrow);
        assert!(!changed.finding("overdue").unwrap().muted);
        assert_eq!(changed.verdict, "caution");
    }
}
