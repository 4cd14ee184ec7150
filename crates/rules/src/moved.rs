//! Which dates move when the law or the facts change, and why: what is shown before a holiday list is taken, a served day
//! put right, or a parameter overridden.

use chrono::NaiveDate;
use serde::Serialize;
use specta::Type;

use crate::{
    clocks,
    facts::{AppealKind, AppealStatus, FilingStatus, Violation},
    law::Law,
    reminders::Subject,
    snapshot::Snapshot,
    time::Instant,
};

/// A date that somebody goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Which {
    /// The last day to pay without a surcharge.
    LastDay,
    /// The day to have paid by.
    AdvisedDay,
    /// The day to handle a record by.
    HandleBy,
    /// The last day to ask for reconsideration.
    Reconsideration,
    /// The last day to sue.
    Lawsuit,
    /// The day on which an objection's answer is expected.
    Objection,
    /// The day on which a filing's answer is expected.
    Filing,
}

impl Which {
    /// The word for it in answers and sentences.
    pub const fn word(self) -> &'static str {
        match self {
            Which::LastDay => "last_day",
            Which::AdvisedDay => "advised_day",
            Which::HandleBy => "handle_by",
            Which::Reconsideration => "reconsideration",
            Which::Lawsuit => "lawsuit",
            Which::Objection => "objection",
            Which::Filing => "filing",
        }
    }
}

/// Why a date moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// The rest days of a year are others.
    Holidays,
    /// A parameter has another value.
    Parameter,
    /// The decision was received on another day.
    Served,
    /// The notice came on another day.
    Notified,
    /// The handling day was extended to another day.
    Extended,
    /// The record came to another stage.
    Stage,
    /// An appeal or a filing was submitted or answered at another time.
    Submitted,
    /// Another fact of the record changed.
    Record,
}

impl Why {
    /// The word for it in answers and sentences.
    pub const fn word(self) -> &'static str {
        match self {
            Why::Holidays => "holidays",
            Why::Parameter => "parameter",
            Why::Served => "served",
            Why::Notified => "notified",
            Why::Extended => "extended",
            Why::Stage => "stage",
            Why::Submitted => "submitted",
            Why::Record => "record",
        }
    }
}

/// A date that moved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Moved {
    /// The violation, or the filing, that it is a date of.
    pub subject: Subject,
    /// Which date.
    pub which: Which,
    /// What it was; none when there was none.
    pub old: Option<NaiveDate>,
    /// What it is; none when there is none any more.
    pub new: Option<NaiveDate>,
    /// Why.
    pub why: Why,
}

/// The dates that differ between two states of a household, of everything that is in both and not settled in both, by id.
/// What is new has no old date to move from, and what is gone no new one.
pub fn moved_dates(before: &Snapshot<'_>, after: &Snapshot<'_>) -> Vec<Moved> {
    // The new facts with the old rest days tell whether the rest days are why.
    let with_old_days = Law { calendar: before.law.calendar.clone(), ..after.law.clone() };
    let mut moved = Vec::new();
    for new in &after.household.violations {
        let Some(old) = before.violation(new.id.as_str()) else { continue };
        if before.is_settled(old) && after.is_settled(new) {
            continue;
        }
        let (was, is) = (dates(before, old, before.law), dates(after, new, after.law));
        if was == is {
            continue;
        }
        let (by_old_law, by_old_days) = (dates(after, new, before.law), dates(after, new, &with_old_days));
        for (place, which) in ALL.into_iter().enumerate() {
            if was[place] == is[place] {
                continue;
            }
            let why = match () {
                () if by_old_days[place] != is[place] => Why::Holidays,
                () if by_old_law[place] != is[place] => Why::Parameter,
                () => of_facts(old, new, which),
            };
            let subject = Subject::Violation(new.id.clone());
            moved.push(Moved { subject, which, old: was[place], new: is[place], why });
        }
    }
    filings(before, after, &with_old_days, &mut moved);
    moved
}

fn filings(before: &Snapshot<'_>, after: &Snapshot<'_>, with_old_days: &Law, moved: &mut Vec<Moved>) {
    let pending = |facts: &Snapshot<'_>| {
        let filings = facts.household.filings.iter().filter(|filing| filing.status == FilingStatus::Pending);
        filings.cloned().collect::<Vec<_>>()
    };
    let old = pending(before);
    for new in pending(after) {
        let Some(old) = old.iter().find(|old| old.id == new.id) else { continue };
        let (was, is) = (clocks::filing_expected(old, before.law), clocks::filing_expected(&new, after.law));
        if was.date() == is.date() {
            continue;
        }
        let why = match () {
            () if clocks::filing_expected(&new, with_old_days) != is => Why::Holidays,
            () if clocks::filing_expected(&new, before.law) != is => Why::Parameter,
            () => Why::Submitted,
        };
        let (old, new_day) = (Some(was.date()), Some(is.date()));
        moved.push(Moved { subject: Subject::Filing(new.id.clone()), which: Which::Filing, old, new: new_day, why });
    }
}

/// The dates of a violation, in the order of [`dates`].
const ALL: [Which; 6] =
    [Which::LastDay, Which::AdvisedDay, Which::HandleBy, Which::Reconsideration, Which::Lawsuit, Which::Objection];

fn dates(facts: &Snapshot<'_>, violation: &Violation, law: &Law) -> [Option<NaiveDate>; 6] {
    let decision = violation.decision.as_ref().filter(|_| violation.asks_money());
    let pay_by = decision.map(|decision| clocks::pay_by(decision.served_on, law));
    let appeal_by = clocks::appeal_by(violation, facts.appeals(violation), law);
    let objection = facts
        .appeals(violation)
        .find(|appeal| appeal.kind == AppealKind::Objection && appeal.status == AppealStatus::Pending);
    [
        pay_by.map(|pay_by| pay_by.last_day),
        pay_by.map(|pay_by| pay_by.advised_day),
        clocks::handle_by(violation, law).map(|rolled| rolled.day),
        appeal_by.map(|appeal_by| appeal_by.reconsideration),
        appeal_by.and_then(|appeal_by| appeal_by.lawsuit),
        objection.map(|objection| clocks::objection_expected(objection, law)).map(Instant::date),
    ]
}

/// Which fact moved a date that the law did not move.
fn of_facts(old: &Violation, new: &Violation, which: Which) -> Why {
    let served = |violation: &Violation| violation.decision.as_ref().map(|decision| decision.served_on);
    match which {
        _ if old.stage != new.stage && which != Which::Objection => Why::Stage,
        Which::Objection => Why::Submitted,
        Which::HandleBy if old.handle_by_extended_to != new.handle_by_extended_to => Why::Extended,
        Which::HandleBy if old.notified_on != new.notified_on => Why::Notified,
        Which::LastDay | Which::AdvisedDay | Which::Reconsideration | Which::Lawsuit if served(old) != served(new) => {
            Why::Served
        }
        Which::Lawsuit => Why::Submitted,
        _ => Why::Record,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::testing::World;

    /// Each date that moved: `v last_day 2026-09-20 → 2026-09-21 served`.
    fn between(before: &World, after: &World) -> Vec<String> {
        before.with_snapshot(|before| after.with_snapshot(|after| lines(moved_dates(before, after))))
    }

    fn lines(moved: Vec<Moved>) -> Vec<String> {
        let day = |day: Option<NaiveDate>| day.map_or("none".to_owned(), |day| day.to_string());
        let line = |moved: Moved| {
            let (subject, which, why) = (moved.subject.id().to_owned(), moved.which.word(), moved.why.word());
            format!("{subject} {which} {} → {} {why}", day(moved.old), day(moved.new))
        };
        moved.into_iter().map(line).collect()
    }

    #[test]
    fn a_served_day_put_right_moves_every_clock_of_the_decision() {
        let after = World::family().set("/violations/0/decision/served_on", json!("2026-09-16"));
        assert_eq!(
            between(&World::family(), &after),
            [
                "v last_day 2026-09-20 → 2026-10-08 served",
                "v advised_day 2026-09-20 → 2026-09-30 served",
                "v reconsideration 2026-11-04 → 2026-11-15 served",
                "v lawsuit 2027-03-05 → 2027-03-16 served",
            ]
        );
        assert_eq!(between(&after, &after), [""; 0]);
    }

    #[test]
    fn a_record_that_is_decided_goes_from_one_clock_to_the_other() {
        let moved = between(&World::recorded(), &World::family());
        assert_eq!(
            moved[..3],
            [
                "v last_day none → 2026-09-20 stage",
                "v advised_day none → 2026-09-20 stage",
                "v handle_by 2026-09-23 → none stage",
            ]
        );
        // What is new or gone moved nowhere.
        let more = World::family().like_v("w", json!({}));
        assert_eq!(between(&World::family(), &more), [""; 0]);
        assert_eq!(between(&more, &World::family()), [""; 0]);
    }

    #[test]
    fn a_notice_an_extension_and_a_parameter_say_so() {
        let recorded = World::recorded();
        let noticed = recorded.clone().set("/violations/0/notified_on", json!("2026-08-25"));
        assert_eq!(between(&recorded, &noticed), ["v handle_by 2026-09-23 → 2026-09-24 notified"]);
        let extended = recorded.clone().set("/violations/0/handle_by_extended_to", json!("2026-10-23"));
        assert_eq!(between(&recorded, &extended), ["v handle_by 2026-09-23 → 2026-10-23 extended"]);
        let parking = recorded.set("/violations/0/source", json!("parking_notice"));
        let overridden = parking.clone().set("/settings/parameters/parking-notice-handle-days", json!(20));
        assert_eq!(between(&parking, &overridden), ["v handle_by 2026-09-11 → 2026-09-13 parameter"]);
    }

    #[test]
    fn a_holiday_list_moves_what_falls_into_it() {
        // The list as it was published, but for the Sunday on which people work, 20 September: it is a rest day again.
        let world =
            World::family().with_car("other").filing("f", "acc-dad", "other", "pending", "2026-09-19T10:00:00+08:00");
        let household = world.household();
        let old = Law::builtin().expect("the law data");
        let mut list: serde_json::Value =
            serde_json::from_str(include_str!("../../../law/holidays/2026.json")).expect("JSON");
        list["days"].as_array_mut().expect("days").retain(|day| day["date"] != "2026-09-20");
        let calendar = old.calendar.clone().with_year(&list.to_string());
        let new = Law { calendar: calendar.expect("a year"), ..old.clone() };
        let (before, after) = (Snapshot::new(&household, &old), Snapshot::new(&household, &new));
        assert_eq!(
            lines(moved_dates(&before, &after)),
            [
                "v last_day 2026-09-20 → 2026-09-21 holidays",
                "v advised_day 2026-09-20 → 2026-09-18 holidays",
                "f filing 2026-09-20 → 2026-09-21 holidays",
            ]
        );
    }
}
