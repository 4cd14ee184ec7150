//! Beijing time.
//!
//! Every date is a Beijing civil date and every instant is held at +08:00.
//! Beijing kept daylight saving until 1991; no instant of this app is that old, and dates that are (a first licence) are
//! dates, so the offset is fixed.

use std::fmt;

use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};
use serde::{Serialize, Serializer};

const BEIJING: FixedOffset = match FixedOffset::east_opt(8 * 3600) {
    Some(offset) => offset,
    None => panic!("+08:00 is an offset"),
};

/// The years that a fact, or an instant asked about, may lie in. Outside them it is a typing mistake, and inside them no
/// date arithmetic of this crate can overflow.
pub const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

/// A point in time, always read at +08:00.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(DateTime<FixedOffset>);

impl Instant {
    /// The instant at which a Beijing date begins.
    pub fn start_of(day: NaiveDate) -> Instant {
        Instant::at(day, NaiveTime::MIN)
    }

    /// The instant at which Beijing clocks show `time` on `day`.
    pub fn at(day: NaiveDate, time: NaiveTime) -> Instant {
        let local = NaiveDateTime::new(day, time);
        Instant(DateTime::from_naive_utc_and_offset(local - TimeDelta::hours(8), BEIJING))
    }

    /// The instant of a count of seconds since 1970-01-01T00:00:00Z; none outside [`YEARS`].
    pub fn from_unix(seconds: i64) -> Option<Instant> {
        let utc = DateTime::from_timestamp(seconds, 0)?;
        in_years(Instant(utc.with_timezone(&BEIJING)))
    }

    /// Reads RFC 3339 with an offset (`2026-09-11T20:00:00+08:00`). None if it is not that, names no real day, or lies
    /// outside [`YEARS`]. A leap second is not taken: Beijing's apps never show one.
    pub fn parse(text: &str) -> Option<Instant> {
        // chrono also takes a blank for the `T`; the file format does not.
        if text.as_bytes().get(10) != Some(&b'T') || text.get(17..19) == Some("60") {
            return None;
        }
        in_years(Instant(DateTime::parse_from_rfc3339(text).ok()?.with_timezone(&BEIJING)))
    }

    /// The Beijing date it falls on.
    pub fn date(self) -> NaiveDate {
        self.0.date_naive()
    }

    /// The Beijing time of day.
    pub fn time(self) -> NaiveTime {
        self.0.time()
    }

    /// The length of time from `earlier` to this instant; negative when `earlier` is later.
    pub fn since(self, earlier: Instant) -> TimeDelta {
        self.0 - earlier.0
    }

    /// This instant moved by a length of time.
    pub fn plus(self, by: TimeDelta) -> Instant {
        Instant(self.0 + by)
    }
}

fn in_years(instant: Instant) -> Option<Instant> {
    YEARS.contains(&instant.date().year()).then_some(instant)
}

/// `2026-09-11T20:00:00+08:00`, with as many decimals as the instant has.
///
/// Answers hold many instants, so the whole seconds are written digit by digit.
impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let local = self.0.naive_local();
        if local.nanosecond() != 0 {
            return f.write_str(&self.0.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, false));
        }
        let mut text = *b"0000-00-00T00:00:00+08:00";
        let year = local.year().unsigned_abs();
        let parts = [
            (0, year / 100),
            (2, year % 100),
            (5, local.month()),
            (8, local.day()),
            (11, local.hour()),
            (14, local.minute()),
            (17, local.second()),
        ];
        for (place, two_digits) in parts {
            text[place] += (two_digits / 10) as u8;
            text[place + 1] += (two_digits % 10) as u8;
        }
        f.write_str(str::from_utf8(&text).map_err(|_| fmt::Error)?)
    }
}

impl fmt::Debug for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// To the window it is text, as it is written.
impl specta::Type for Instant {
    fn definition(types: &mut specta::Types) -> specta::datatype::DataType {
        String::definition(types)
    }
}

/// Reads `YYYY-MM-DD`, exactly; none if it is not that, names no real day, or lies outside [`YEARS`].
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    let bytes = text.as_bytes();
    let shaped = bytes.len() == 10
        && bytes.iter().enumerate().all(|(place, byte)| match place {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if !shaped {
        return None;
    }
    let date = NaiveDate::from_ymd_opt(text[..4].parse().ok()?, text[5..7].parse().ok()?, text[8..].parse().ok()?)?;
    YEARS.contains(&date.year()).then_some(date)
}

/// Reads a time of day, `HH:MM`, exactly.
pub fn parse_time(text: &str) -> Option<NaiveTime> {
    let bytes = text.as_bytes();
    let shaped =
        bytes.len() == 5 && bytes[2] == b':' && [0, 1, 3, 4].iter().all(|place| bytes[*place].is_ascii_digit());
    if !shaped {
        return None;
    }
    NaiveTime::from_hms_opt(text[..2].parse().ok()?, text[3..].parse().ok()?, 0)
}

/// `days` after a date. Dates of this crate lie in [`YEARS`], far from where a calendar ends.
pub fn days_after(date: NaiveDate, days: u32) -> NaiveDate {
    date.checked_add_days(Days::new(days.into())).unwrap_or(NaiveDate::MAX)
}

/// `days` before a date.
pub fn days_before(date: NaiveDate, days: u32) -> NaiveDate {
    date.checked_sub_days(Days::new(days.into())).unwrap_or(NaiveDate::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_are_printed_in_beijing_time() {
        let printed = |text| Instant::parse(text).map(|instant| instant.to_string());
        assert_eq!(printed("2026-09-11T12:00:00Z").as_deref(), Some("2026-09-11T20:00:00+08:00"));
        assert_eq!(printed("2026-09-11T20:00:00.25+08:00").as_deref(), Some("2026-09-11T20:00:00.250+08:00"));
        assert_eq!(Instant::parse("2026-09-11T16:00:00Z").map(Instant::date), parse_date("2026-09-12"));
    }

    #[test]
    fn what_is_no_instant_is_refused() {
        for text in [
            "2026-02-30T08:00:00+08:00",
            "2026-09-11T20:00:00",
            "2026-09-11 20:00:00+08:00",
            "2026-09-11",
            "2026-09-11T24:00:00+08:00",
            "2026-09-11T23:59:60+08:00",
            "1899-12-31T23:59:59+08:00",
            "2201-01-01T00:00:00+08:00",
            "",
        ] {
            assert_eq!(Instant::parse(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in ["2026-02-29", "2026-2-09", "20260209", "2026-13-01", "1899-12-31", "2026-09-01 ", "２０26-09-01"]
        {
            assert_eq!(parse_date(text), None, "{text}");
        }
        assert!(parse_date("2024-02-29").is_some());
        for text in ["24:00", "2:00", "02:60", "02-00", "02:00:00"] {
            assert_eq!(parse_time(text), None, "{text}");
        }
    }
}
