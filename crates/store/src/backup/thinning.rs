//! Which backups stay when a new one has come.

use std::{cmp::Reverse, collections::BTreeSet};

use chrono::Datelike;

use super::stamp::{Stamp, Why};

/// On so many days with backups, the newest of each day stays.
pub const DAYS: usize = 7;
/// In so many weeks with backups, the newest of each week stays; weeks begin on Monday.
pub const WEEKS: usize = 4;
/// In so many months with backups, the newest of each month stays.
pub const MONTHS: usize = 12;
/// So many of those that were made before a restore, an import or a migration stay besides.
pub const STEPS: usize = 10;

/// Which of these backups stay.
///
/// Days, weeks and months are counted by the daily backups there are and not by the calendar back from today: a household
/// that is opened twice a year keeps its seven days, and a computer whose clock jumps ahead throws nothing away. The newest
/// always stays. What was made before a step is counted apart, because taking the step back needs it, whatever else the
/// day has brought. What a person asked for is theirs: it stays, and counts for nothing here.
pub fn kept(stamps: &[Stamp]) -> BTreeSet<Stamp> {
    let mut newest_first = stamps.to_vec();
    newest_first.sort_by_key(|stamp| Reverse(*stamp));
    let daily: Vec<Stamp> = newest_first.iter().copied().filter(|stamp| stamp.why == Why::Daily).collect();
    let steps = newest_first.iter().copied().filter(|stamp| stamp.why.is_before_a_step()).take(STEPS);
    let asked = newest_first.iter().copied().filter(|stamp| stamp.why == Why::Asked);
    let mut kept: BTreeSet<Stamp> = steps.chain(asked).collect();
    kept.extend(newest_of_each(&daily, DAYS, |stamp| stamp.at.date()));
    kept.extend(newest_of_each(&daily, WEEKS, |stamp| stamp.at.date().iso_week()));
    kept.extend(newest_of_each(&daily, MONTHS, |stamp| (stamp.at.date().year(), stamp.at.date().month())));
    kept
}

/// The newest of each span of time, for so many of the newest spans. `newest_first` is in that order.
fn newest_of_each<Span: PartialEq>(
    newest_first: &[Stamp],
    most: usize,
    span: impl Fn(&Stamp) -> Span,
) -> impl Iterator<Item = Stamp> {
    let mut last = None;
    let firsts = newest_first.iter().copied().filter(move |stamp| {
        let span = span(stamp);
        let is_first = last.as_ref() != Some(&span);
        last = Some(span);
        is_first
    });
    firsts.take(most)
}
