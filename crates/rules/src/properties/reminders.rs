//! Of reminders: nothing twice, nothing missing, however long nobody asked.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use proptest::prelude::*;

use super::*;
use crate::{
    arbitrary,
    reminders::{Choices, Kind, Quiet, Reminder, Subject, due},
    time::{days_after, days_before},
};

fn choices() -> impl Strategy<Value = Choices> {
    let time = || (0..48_u32).prop_map(|half| NaiveTime::from_hms_opt(half / 2, half % 2 * 30, 0).expect("a time"));
    (time(), prop::option::of((time(), time())), any::<bool>()).prop_map(|(time, quiet, daily_maintenance)| {
        let quiet = quiet.map(|(from, to)| Quiet { from, to });
        Choices { time, quiet, daily_maintenance, ..Choices::default() }.in_bounds()
    })
}

/// Asks at instant after instant; what was said last of each subject, and that no key was said twice.
fn walk(
    household: &Household,
    choices: &Choices,
    from: Instant,
    wakes: impl IntoIterator<Item = Instant>,
) -> BTreeMap<(Kind, Subject), Reminder> {
    let facts = snapshot(household);
    let (mut told, mut last, mut newest) = (BTreeSet::new(), from, BTreeMap::new());
    for now in wakes {
        for reminder in due(&facts, choices, last, now, &told) {
            assert!(told.insert(reminder.key.clone()), "{} is said twice", reminder.key);
            newest.insert((reminder.event.kind, reminder.event.subject.clone()), reminder);
        }
        // A look in quiet hours is none.
        if !choices.is_quiet(now) {
            last = now;
        }
    }
    newest
}

/// The last minute of a day in which anything may be said.
fn evening(choices: &Choices, day: NaiveDate) -> Instant {
    let night = Instant::start_of(days_after(day, 1)).plus(TimeDelta::minutes(-1));
    let quiet = choices.quiet.and_then(|quiet| quiet.around(night));
    quiet.map_or(night, |(began, _)| began.plus(TimeDelta::minutes(-1)))
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn small_steps_and_one_big_step_end_with_the_same_reminders(
        (household, from) in arbitrary::asked(&LAW),
        choices in choices(),
        hours in 1..24 * 12_i64,
        stride in 1..30_i64,
    ) {
        let to = from.plus(TimeDelta::hours(hours));
        // Whoever was away is told of today ahead of its hour: at its end both have been.
        let end = evening(&choices, days_after(to.date(), 1));
        let steps = (1..=hours).filter(|hour| hour % stride == 0 || *hour == hours);
        let steps = steps.map(|hour| from.plus(TimeDelta::hours(hour)));
        let small = walk(&household, &choices, from, steps.chain([end]));
        let big = walk(&household, &choices, from, [to, end]);
        let keys = |walked: &BTreeMap<_, Reminder>| walked.values().map(|it| it.key.to_string()).collect::<Vec<_>>();
        prop_assert_eq!(keys(&small), keys(&big));
    }

    #[test]
    fn nothing_overdue_goes_silent((household, at) in arbitrary::asked(&LAW), choices in choices()) {
        // A day and a half holds the day's reminder wherever quiet hours move it, and then they may have to end.
        let later = at.plus(TimeDelta::hours(36));
        let quiet = choices.quiet.and_then(|quiet| quiet.around(later));
        let walked = walk(&household, &choices, at, [at, quiet.map_or(later, |(_, ended)| ended)]);
        let facts = snapshot(&household);
        for event in crate::reminders::events(&facts, days_before(at.date(), 1_000), at.date()) {
            if event.kind.stays() && event.day < at.date() {
                let said = walked.get(&(event.kind, event.subject.clone()));
                prop_assert!(said.is_some_and(|said| said.fires_at > at), "{:?} of {} is silent", event.kind, event.day);
            }
        }
    }
}
