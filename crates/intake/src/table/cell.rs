//! A cell's value as text: what somebody who looks at the sheet reads there.

use calamine::ExcelDateTime;
use chrono::{NaiveDate, TimeDelta};

/// What a cell is besides its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Text, or a number that is shown as it is.
    Plain,
    /// What stood there is lost: a number with more digits than a sheet keeps, an error, characters that were not readable.
    Damaged,
}

/// A number as it is shown: `200`, not `200.0`; fifteen digits, which is what a sheet keeps.
///
/// One of sixteen digits or more has lost some: a decision's number that was typed as a number.
pub(super) fn number(value: f64) -> (String, Mark) {
    if !value.is_finite() {
        return ("#NUM!".to_owned(), Mark::Damaged);
    }
    if value.abs() >= 1e15 {
        return (format!("{value:E}"), Mark::Damaged);
    }
    let kept: f64 = format!("{value:.14e}").parse().unwrap_or(value);
    // Minus nothing is nothing.
    (format!("{}", if kept == 0.0 { 0.0 } else { kept }), Mark::Plain)
}

/// A date, a time, or both: `2026-08-20`, `08:12:00`, `2026-08-20 08:12:00`.
pub(super) fn date(value: ExcelDateTime) -> (String, Mark) {
    let damaged = || (format!("{}", value.as_f64()), Mark::Damaged);
    let days = value.as_f64();
    if !days.is_finite() || days < 0.0 {
        return damaged();
    }
    let (year, month, day, hour, minute, second, milli) = value.to_ymd_hms_milli();
    let day = NaiveDate::from_ymd_opt(year.into(), month.into(), day.into());
    let only_time = days < 1.0;
    // A time of day has no day of its own; any will do to round it on.
    let day = if only_time { NaiveDate::from_ymd_opt(2000, 1, 1) } else { day };
    let Some(at) = day.and_then(|day| day.and_hms_milli_opt(hour.into(), minute.into(), second.into(), milli.into()))
    else {
        return damaged();
    };
    // A time of day is a fraction of a day, which is seldom a whole number of seconds.
    let at = at + TimeDelta::milliseconds(500);
    let shape = match at.time().format("%H:%M:%S").to_string() {
        _ if only_time => "%H:%M:%S",
        midnight if midnight == "00:00:00" => "%Y-%m-%d",
        _ => "%Y-%m-%d %H:%M:%S",
    };
    (at.format(shape).to_string(), Mark::Plain)
}

/// The text of a cell of a file of separated values: without the blanks around it, and without the apostrophe that keeps a
/// sheet from taking it for a formula.
pub(super) fn separated(text: &str) -> &str {
    let text = text.trim_matches(is_blank);
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(crate::sheet::looks_like_a_formula) => rest,
        _ => text,
    }
}

/// White space, and what is as invisible.
pub(super) fn is_blank(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{FEFF}' | '\u{200B}' | '\0')
}
