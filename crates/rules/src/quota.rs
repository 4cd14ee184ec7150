//! How many filings an account may still apply for: so many a day, so many a calendar year, whatever became of them.

use chrono::{Datelike, NaiveDate};

use crate::{facts::Account, snapshot::Snapshot, time::days_after};

/// An account's quota of filings.
#[derive(Clone, Copy, Debug)]
pub struct Quota<'a> {
    facts: &'a Snapshot<'a>,
    account: &'a Account,
}

impl<'a> Quota<'a> {
    /// That of an account.
    pub fn of(facts: &'a Snapshot<'a>, account: &'a Account) -> Quota<'a> {
        Quota { facts, account }
    }

    /// How many it may still apply for on a day, if the year leaves as many.
    pub fn left_on(self, day: NaiveDate) -> usize {
        self.a_day(day).saturating_sub(self.applied(|date| date == day))
    }

    /// How many it may still apply for in the calendar year of a day.
    pub fn left_in_year_of(self, day: NaiveDate) -> usize {
        self.a_year(day).saturating_sub(self.applied(|date| date.year() == day.year()))
    }

    /// Whether nothing is left on a day.
    pub fn is_spent_on(self, day: NaiveDate) -> bool {
        self.left_on(day) == 0 || self.left_in_year_of(day) == 0
    }

    /// The first day, from `day` on, on which it may apply; none when the household says that it never may.
    pub fn next_day(self, day: NaiveDate) -> Option<NaiveDate> {
        if self.a_day(day) == 0 || self.a_year(day) == 0 {
            return None;
        }
        // Quotas end, so a day comes.
        let mut next = day;
        while self.is_spent_on(next) {
            next = if self.left_in_year_of(next) == 0 { new_year_after(next) } else { days_after(next, 1) };
        }
        Some(next)
    }

    fn a_day(self, day: NaiveDate) -> usize {
        *self.facts.law.parameters.filings_per_day.on(day) as usize
    }

    fn a_year(self, day: NaiveDate) -> usize {
        *self.facts.law.parameters.filings_per_year.on(day) as usize
    }

    fn applied(self, counts: impl Fn(NaiveDate) -> bool) -> usize {
        self.facts.filings_by(&self.account.id).iter().filter(|filing| counts(filing.submitted_at.date())).count()
    }
}

fn new_year_after(day: NaiveDate) -> NaiveDate {
    NaiveDate::from_ymd_opt(day.year() + 1, 1, 1).unwrap_or(NaiveDate::MAX)
}
