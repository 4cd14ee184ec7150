//! When it was, as the cells of a row say it: in one column or in two, in words or as a sheet counts days.

use chrono::{NaiveDate, TimeDelta};
use greenlight_rules::{
    law::TRAFFIC_LAW_SINCE,
    message::Message,
    time::{Instant, days_after},
};

use super::rows::{Understood, of_cell};
use crate::{
    reading::{Field, Ground, Value},
    scan,
};

/// A point in time. Of one that was paid the day is enough: a payment is found again by it. A violation is a matter of the
/// minute.
pub(crate) fn instant(field: Field, text: &str, now: Instant) -> Understood {
    if is_only_time(text) {
        return Err(Message::new("table.cell.no-day"));
    }
    if let Some((at, ground)) = scan::instant::parse(text, now) {
        return Ok(Some((Value::Instant(at), of_cell(ground))));
    }
    let counted = Serial::parse(text, now);
    if let Some(Serial { day, part: Some(part) }) = counted {
        return Ok(Some((Value::Instant(Instant::start_of(day).plus(part)), Ground::Mended)));
    }
    match counted.map(|counted| counted.day).or_else(|| Some(scan::day::parse(text, now)?.0)) {
        Some(day) if field == Field::PaidAt => Ok(Some((Value::Instant(Instant::start_of(day)), Ground::Nearest))),
        Some(_) => Err(Message::new("table.cell.no-time")),
        None => Err(scan::day::told_two_ways(text, now).unwrap_or_else(|| Message::new("table.cell.time"))),
    }
}

/// A day.
pub(super) fn day(text: &str, now: Instant) -> Understood {
    match day_of(text, now) {
        Some((day, ground)) => Ok(Some((Value::Day(day), ground))),
        None => Err(scan::day::told_two_ways(text, now).unwrap_or_else(|| Message::new("table.cell.day"))),
    }
}

/// When it happened, of one cell or of two: the day and the time of day.
pub(super) fn occurred_at(texts: &[&str], now: Instant) -> Understood {
    if let Some(joined) = day_and_hour(texts, now) {
        return Ok(Some(joined));
    }
    let alone = texts.iter().map(|text| instant(Field::OccurredAt, text, now));
    if let Some(whole) = alone.clone().find(|understood| matches!(understood, Ok(Some(_)))) {
        return whole;
    }
    alone.into_iter().next().unwrap_or(Ok(None))
}

/// A day in one cell and a time of day in another, whichever comes first; a day that a program wrote with midnight is a day.
fn day_and_hour(texts: &[&str], now: Instant) -> Option<(Value, Ground)> {
    let is_timed = |text: &str, day| {
        let part = Serial::parse(text, now).and_then(|counted| counted.part);
        let at = scan::instant::parse(text, now).map(|(at, _)| at);
        at.or_else(|| Some(Instant::start_of(day).plus(part?))).is_some_and(|at| at != Instant::start_of(day))
    };
    let days = texts.iter().enumerate().filter_map(|(place, text)| Some((place, day_of(text, now)?)));
    let (place, (day, ground)) = days.into_iter().find(|(place, (day, _))| !is_timed(texts[*place], *day))?;
    let mut hours = texts.iter().enumerate().filter(|(other, _)| *other != place);
    let at = hours.find_map(|(_, text)| {
        scan::instant::on(day, text).or_else(|| Some(Instant::start_of(day).plus(part_of_day(text)?)))
    })?;
    Some((Value::Instant(at), ground))
}

fn day_of(text: &str, now: Instant) -> Option<(NaiveDate, Ground)> {
    if is_only_time(text) {
        return None;
    }
    let told = scan::day::parse(text, now).map(|(day, ground)| (day, of_cell(ground)));
    told.or_else(|| Serial::parse(text, now).map(|counted| (counted.day, Ground::Mended)))
}

/// 46275, 46275.5: the days since the end of 1899 as a sheet counts them, and the time of day as a part of one, where the
/// cell lost its form of a date on the way.
#[derive(Clone, Copy)]
struct Serial {
    day: NaiveDate,
    part: Option<TimeDelta>,
}

impl Serial {
    /// What is before the law or has not come yet is the number of something else.
    fn parse(text: &str, now: Instant) -> Option<Serial> {
        let text = text.trim();
        let (days, part) = text.split_once('.').map_or((text, None), |(days, part)| (days, Some(part)));
        let is_whole = days.len() == 5 && days.bytes().all(|byte| byte.is_ascii_digit());
        let part = match part {
            Some(part) => Some(seconds(part)?),
            None => None,
        };
        let day = is_whole.then(|| Some(days_after(NaiveDate::from_ymd_opt(1899, 12, 30)?, days.parse().ok()?)))??;
        let has_come = (TRAFFIC_LAW_SINCE..=days_after(now.date(), 1)).contains(&day);
        has_come.then_some(Serial { day, part })
    }
}

/// 0.341667: a time of day as a sheet counts it.
fn part_of_day(text: &str) -> Option<TimeDelta> {
    seconds(text.trim().strip_prefix("0.")?)
}

/// The seconds of a part of a day, of the digits behind its point. Whole billionths of a day are less than a second.
fn seconds(digits: &str) -> Option<TimeDelta> {
    let is_part = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let billionths: i64 = is_part.then(|| format!("{digits:0<9}"))?.get(..9)?.parse().ok()?;
    Some(TimeDelta::seconds((billionths * 86_400 + 500_000_000) / 1_000_000_000))
}

/// Whether a text has nothing but a time of day: `08:12:00`, 下午3点.
fn is_only_time(text: &str) -> bool {
    let digits = text.trim().bytes().all(|byte| byte.is_ascii_digit());
    !digits && (scan::instant::on(NaiveDate::default(), text).is_some() || part_of_day(text).is_some())
}
