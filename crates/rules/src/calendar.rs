//! Which Beijing days are rest days, and how a day rolls to a working day.
//!
//! A year whose notice of holidays was published (`law/holidays/YYYY.json`) is *official*. Of any other year only the
//! statutory holidays and the weekends are known; an answer that had to look at such a year says that it is provisional.

mod published;
mod statutory;

use std::{collections::BTreeMap, sync::OnceLock};

use chrono::{Datelike, NaiveDate, Weekday};

pub use published::{CalendarError, PublishedDay, PublishedYear};

use crate::time::YEARS;

/// Years with a slot of their own: one more on either side of [`YEARS`], because a clock that starts inside them may run
/// over the edge.
const FIRST_YEAR: i32 = *YEARS.start() - 1;
const LAST_YEAR: i32 = *YEARS.end() + 1;

/// Rest days, holidays and 调休 working days.
#[derive(Clone, Debug)]
pub struct Calendar {
    published: BTreeMap<i32, PublishedYear>,
    /// Filled when a year is first asked about: working a lunar year out is slow, and few years are ever asked about.
    years: Box<[OnceLock<Year>]>,
}

/// A day moved to a working day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rolled {
    /// The working day.
    pub day: NaiveDate,
    /// Whether a day that had to be looked at lies in a year without official holidays.
    pub provisional: bool,
}

/// An unbroken run of rest days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Its first rest day.
    pub first: NaiveDate,
    /// Its last rest day.
    pub last: NaiveDate,
}

impl Calendar {
    /// A calendar of the given years, each the text of one holiday-cn file.
    ///
    /// # Errors
    ///
    /// Refuses a text that is no such file or not a whole year, and two files of one year.
    pub fn new<'a>(texts: impl IntoIterator<Item = &'a str>) -> Result<Calendar, CalendarError> {
        let mut published = BTreeMap::new();
        for text in texts {
            let year = PublishedYear::parse(text)?;
            let number = year.year;
            if published.insert(number, year).is_some() {
                return Err(CalendarError::TwoFiles { year: number });
            }
        }
        Ok(Calendar::of(published))
    }

    /// This calendar with one more year, the text of a holiday-cn file. A year that is there already is replaced: a
    /// government notice can be amended.
    ///
    /// # Errors
    ///
    /// Refuses a text that is no such file or not a whole year.
    pub fn with_year(self, text: &str) -> Result<Calendar, CalendarError> {
        let year = PublishedYear::parse(text)?;
        let mut published = self.published;
        published.insert(year.year, year);
        Ok(Calendar::of(published))
    }

    fn of(published: BTreeMap<i32, PublishedYear>) -> Calendar {
        // The years are worked out anew: a file may also name days of the years beside its own.
        let years = (FIRST_YEAR..=LAST_YEAR).map(|_| OnceLock::new()).collect();
        Calendar { published, years }
    }

    /// The years with official holidays, earliest first.
    pub fn official_years(&self) -> impl Iterator<Item = &PublishedYear> {
        self.published.values()
    }

    /// Whether the holidays of this day's year were published.
    pub fn is_official(&self, day: NaiveDate) -> bool {
        self.published.contains_key(&day.year())
    }

    /// Whether it is a weekend or a public holiday, and not a 调休 working day.
    pub fn is_rest(&self, day: NaiveDate) -> bool {
        match self.year(day) {
            Some(year) => year.rest.holds(day),
            None => is_weekend(day),
        }
    }

    /// Whether it is a day of a public holiday: in an official year any day off that the notice names, its weekends
    /// among them; in any other year one of the statutory days.
    pub fn is_holiday(&self, day: NaiveDate) -> bool {
        self.year(day).is_some_and(|year| year.holidays.holds(day))
    }

    /// What a published notice says of a day: the holiday it belongs to, and whether it is off or a 调休 working day. None
    /// for a day that no notice names.
    pub fn named(&self, day: NaiveDate) -> Option<&PublishedDay> {
        self.published.values().rev().flat_map(|file| &file.days).find(|entry| entry.date == day)
    }

    /// The first working day on or after `day`.
    pub fn forward(&self, day: NaiveDate) -> Rolled {
        self.first_working_day(day, day.iter_days())
    }

    /// The last working day on or before `day`.
    pub fn back(&self, day: NaiveDate) -> Rolled {
        self.first_working_day(day, day.iter_days().rev())
    }

    /// The `n`-th working day after `day`, which itself never counts. With `n` = 0 it is `day` as it stands.
    pub fn nth_working_day_after(&self, day: NaiveDate, n: u32) -> Rolled {
        let mut rolled = Rolled { day, provisional: false };
        for _ in 0..n {
            let Some(next) = rolled.day.succ_opt() else { break };
            let step = self.forward(next);
            rolled = Rolled { day: step.day, provisional: rolled.provisional || step.provisional };
        }
        rolled
    }

    /// The whole run of rest days that holds `day`, if a public holiday is among them and it has `min_days` days or more.
    ///
    /// Without official data the length of a run is not known, but 春节 and 国庆 have always been made long ones by
    /// 调休: there a run that holds 正月初一 or 1 October is long enough whatever its length.
    pub fn long_run(&self, day: NaiveDate, min_days: u32) -> Option<Run> {
        let rests = |day: &NaiveDate| self.is_rest(*day);
        let first = day.iter_days().rev().take_while(rests).last()?;
        let last = day.iter_days().take_while(rests).last()?;
        let days = || first.iter_days().take_while(move |day| *day <= last);

        let holds_holiday = days().any(|day| self.is_holiday(day));
        let is_long =
            (last - first).num_days() + 1 >= i64::from(min_days) || days().any(|day| self.makes_a_run_long(day));
        (holds_holiday && is_long).then_some(Run { first, last })
    }

    fn makes_a_run_long(&self, day: NaiveDate) -> bool {
        self.year(day).is_some_and(|year| year.long_holidays.contains(&day))
    }

    fn first_working_day(&self, start: NaiveDate, days: impl Iterator<Item = NaiveDate>) -> Rolled {
        let mut provisional = false;
        for day in days {
            provisional |= !self.is_official(day);
            if !self.is_rest(day) {
                return Rolled { day, provisional };
            }
        }
        // Only where dates themselves end, hundreds of thousands of years from any household.
        Rolled { day: start, provisional: true }
    }

    /// None far outside [`YEARS`], where only weekends are known.
    fn year(&self, day: NaiveDate) -> Option<&Year> {
        let slot = usize::try_from(day.year() - FIRST_YEAR).ok()?;
        Some(self.years.get(slot)?.get_or_init(|| self.work_out(day.year())))
    }

    fn work_out(&self, year: i32) -> Year {
        let mut worked_out = Year::default();
        let days = NaiveDate::from_ymd_opt(year, 1, 1).into_iter().flat_map(|first| first.iter_days());
        for day in days.take_while(|day| day.year() == year).filter(|day| is_weekend(*day)) {
            worked_out.rest.add(day);
        }
        if !self.published.contains_key(&year) {
            let statutory = statutory::holidays(year);
            for day in statutory.days {
                worked_out.rest.add(day);
                worked_out.holidays.add(day);
            }
            worked_out.long_holidays = statutory.long;
        }
        // A notice may also name the last days of the year before, so a day is taken from whichever file names it. They
        // are read in order: where two name the same day, the later notice is the one that holds.
        for entry in self.published.values().flat_map(|file| &file.days).filter(|entry| entry.date.year() == year) {
            if entry.is_off {
                worked_out.rest.add(entry.date);
                worked_out.holidays.add(entry.date);
            } else {
                worked_out.rest.remove(entry.date);
                worked_out.holidays.remove(entry.date);
            }
        }
        worked_out
    }
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

#[derive(Clone, Debug, Default)]
struct Year {
    rest: Days,
    holidays: Days,
    /// Days that make the run around them a long one; none in an official year, where lengths are known.
    long_holidays: Vec<NaiveDate>,
}

/// A set of days of one year, a bit a day.
#[derive(Clone, Copy, Debug, Default)]
struct Days([u64; 6]);

impl Days {
    fn holds(&self, day: NaiveDate) -> bool {
        let (word, bit) = place(day);
        self.0[word] & bit != 0
    }

    fn add(&mut self, day: NaiveDate) {
        let (word, bit) = place(day);
        self.0[word] |= bit;
    }

    fn remove(&mut self, day: NaiveDate) {
        let (word, bit) = place(day);
        self.0[word] &= !bit;
    }
}

fn place(day: NaiveDate) -> (usize, u64) {
    let ordinal = day.ordinal0();
    ((ordinal / 64) as usize, 1 << (ordinal % 64))
}

#[cfg(test)]
mod tests;
