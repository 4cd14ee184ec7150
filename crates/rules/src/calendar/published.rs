//! Reads a year of holidays in the format of holiday-cn.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use serde::Deserialize;

use crate::time::{YEARS, parse_date};

/// One year's holidays as the State Council's notice has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedYear {
    /// The year.
    pub year: i32,
    /// Where the notice can be read: addresses, to be shown, never opened.
    pub papers: Vec<String>,
    /// The days that differ from a plain week, in the order of the file.
    pub days: Vec<PublishedDay>,
}

/// A day that the notice names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedDay {
    /// The holiday it belongs to, in Chinese.
    pub name: String,
    /// The day.
    pub date: NaiveDate,
    /// True for a day off, false for a 调休 working day.
    pub is_off: bool,
}

/// Why a holiday file was refused.
#[derive(Debug, thiserror::Error)]
pub enum CalendarError {
    /// It is not JSON, or not of the known shape.
    #[error("the holiday file is not in the format of holiday-cn: {0}")]
    Format(#[from] serde_json::Error),
    /// Its year cannot be one that is meant.
    #[error("the holiday file speaks of the year {year}; a year from 1900 to 2200 was expected")]
    Year {
        /// What the file says.
        year: i32,
    },
    /// A day is no date, or far from the file's year.
    #[error(
        "the holiday file of {year} names the day {date:?}; a date (YYYY-MM-DD) of {year} or of a year beside it was expected"
    )]
    Date {
        /// The file's year.
        year: i32,
        /// The day as written.
        date: String,
    },
    /// One day stands there twice.
    #[error("the holiday file of {year} names {date} twice")]
    TwoDays {
        /// The file's year.
        year: i32,
        /// The day.
        date: NaiveDate,
    },
    /// A day that has been a holiday in every year is missing, so the file is empty or cut short.
    #[error(
        "the holiday file of {year} has no day off on {date}: it was made before the notice was published, or cut short"
    )]
    Incomplete {
        /// The file's year.
        year: i32,
        /// The holiday that is missing.
        date: NaiveDate,
    },
    /// Two files speak of one year.
    #[error("there are two holiday files of {year}")]
    TwoFiles {
        /// The year.
        year: i32,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "$schema")]
    _schema: Option<String>,
    #[serde(rename = "$id")]
    _id: Option<String>,
    year: i32,
    papers: Vec<String>,
    days: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: String,
    date: String,
    #[serde(rename = "isOffDay")]
    is_off: bool,
}

impl PublishedYear {
    /// Reads the text of one holiday-cn file.
    ///
    /// # Errors
    ///
    /// Refuses whatever is not exactly such a file, and one that is not a whole year.
    pub fn parse(text: &str) -> Result<PublishedYear, CalendarError> {
        let file: File = serde_json::from_str(text)?;
        let year = file.year;
        if !YEARS.contains(&year) {
            return Err(CalendarError::Year { year });
        }
        let mut seen = BTreeSet::new();
        let mut days = Vec::with_capacity(file.days.len());
        for Entry { name, date, is_off } in file.days {
            let near = parse_date(&date).filter(|day| (day.year() - year).abs() <= 1);
            let Some(date) = near else { return Err(CalendarError::Date { year, date }) };
            if !seen.insert(date) {
                return Err(CalendarError::TwoDays { year, date });
            }
            days.push(PublishedDay { name, date, is_off });
        }
        let published = PublishedYear { year, papers: file.papers, days };
        published.refuse_if_incomplete()?;
        Ok(published)
    }

    /// holiday-cn also holds files of years whose notice is still to come, with no days in them. Taken for whole, such a
    /// file would turn every holiday of its year into a working day. These three have been holidays since 1949.
    fn refuse_if_incomplete(&self) -> Result<(), CalendarError> {
        let fixed = [(1, 1), (5, 1), (10, 1)].map(|(month, day)| NaiveDate::from_ymd_opt(self.year, month, day));
        let missing =
            fixed.into_iter().flatten().find(|date| !self.days.iter().any(|day| day.date == *date && day.is_off));
        match missing {
            Some(date) => Err(CalendarError::Incomplete { year: self.year, date }),
            None => Ok(()),
        }
    }
}
