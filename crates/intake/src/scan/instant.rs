//! Points in time: a date and a time of day, as people and machines write them.

use chrono::{NaiveDate, TimeDelta};
use greenlight_rules::time::{Instant, days_after};

use super::{
    Folded, Found, before, day,
    day::{Candidate, Shape},
    digit_run, folded,
    hour::{self, Hour},
    past_blanks, places, weaker, word,
};
use crate::reading::Ground;

/// Reads a text that is a point in time, and says how sure it is.
///
/// A date without its year, and a day told from today (昨天, 上周五), is the nearest that is not after `now`; a time of day
/// alone is the last one there was. None for anything else: a day alone, a day or hour that does not exist, and a day told
/// from today that would lie more than a day after `now`.
pub fn parse(text: &str, now: Instant) -> Option<(Instant, Ground)> {
    let text = folded(text);
    let text = text.trim();
    if let Some((at, ground, _)) = read(text, 0, now).filter(|(.., end)| *end == text.len()) {
        return Some((at, ground));
    }
    if let Some(at) = Instant::parse(text) {
        return Some((at, Ground::Written));
    }
    let (hour, _) = hour::read(text, 0).filter(|(_, end)| *end == text.len())?;
    Some((last(hour, now)?, Ground::Nearest))
}

/// The points in time of a text, in their order. A time of day without a date is none.
pub fn find(text: &str, now: Instant) -> Vec<Found<Instant>> {
    let folded = Folded::new(text);
    let text = folded.as_str();
    let mut found = Vec::new();
    let mut free = 0;
    for (at, _) in places(text).filter(|(at, character)| day::may_begin(text, *at, *character)) {
        if at < free {
            continue;
        }
        if let Some((value, ground, end)) = read(text, at, now) {
            found.push(Found { value, span: folded.original(at..end), ground });
            free = end;
        }
    }
    found
}

/// The times of day of a text that stand alone, each as the last one there was before `now`.
pub fn find_undated(text: &str, now: Instant) -> Vec<Found<Instant>> {
    let folded = Folded::new(text);
    let text = folded.as_str();
    let mut found = Vec::new();
    let mut free = 0;
    for (at, character) in places(text) {
        let begins = character.is_ascii_digit() || !character.is_ascii();
        if at < free
            || !begins
            // 京A8X2K6下午三点: a word for a part of the day is no part of what stands before it.
            || character.is_ascii_digit()
                && before(text, at).is_some_and(|before| before.is_ascii_digit() || ":./-".contains(before))
        {
            continue;
        }
        // The time of day of a date that nobody can tell is no time that stands alone.
        if let Some((hour, end)) = hour::read(text, at).filter(|(_, end)| digit_run(text, *end) == 0)
            && !day::ends_with_year_last(&text[..at])
            && let Some(value) = last(hour, now)
        {
            found.push(Found { value, span: folded.original(at..end), ground: Ground::Nearest });
            free = end;
        }
    }
    found
}

/// The point in time at `at`, how sure it is, and the place after it.
fn read(text: &str, at: usize, now: Instant) -> Option<(Instant, Ground, usize)> {
    if let Some((whole, end)) = with_offset(text, at) {
        return Some((whole, Ground::Written, end));
    }
    day::candidates(text, at, now).into_iter().find_map(|candidate| with_hour(text, &candidate, now))
}

/// 08:15:30.0: the parts of a second that a data base writes, which nobody keeps.
fn past_fraction(text: &str, start: usize, end: usize) -> usize {
    let whole = text.get(start..end).is_some_and(|hour| hour.matches(':').count() == 2);
    let digits = word(text, end, &["."]).filter(|_| whole).map_or(0, |after| digit_run(text, after));
    if (1..=9).contains(&digits) { end + 1 + digits } else { end }
}

fn with_hour(text: &str, candidate: &Candidate, now: Instant) -> Option<(Instant, Ground, usize)> {
    let start = past_joint(text, candidate.end);
    // 昨天1500, 昨天15.00: right behind a word for a day it is no amount.
    let joined = start == candidate.end && !day::ends_with_digit(text, start) && candidate.shape != Shape::Signs;
    let apart = candidate.ground == Ground::Written && start > candidate.end;
    let bare = candidate.shape == Shape::Compact;
    let compact = (bare || joined || apart).then(|| hour::compact(text, start)).flatten();
    // Behind a blank 1000 and 2000 are fines as well as times.
    let compact = compact.filter(|(_, end)| {
        bare || !hour::is_counted(text, *end) && (joined || *end == start + 4 && !text[..*end].ends_with("00"))
    });
    let by_points = candidate.shape == Shape::Signs && start > candidate.end;
    let dotted = (apart || joined || by_points).then(|| hour::dotted(text, start)).flatten();
    let (hour, end) = compact.or_else(|| hour::read(text, start)).or(dotted)?;
    let end = past_fraction(text, start, end);
    // 9.3 20.10: with points in both it is a time too.
    let dots = text
        .get(..candidate.end)
        .is_some_and(|day| day.trim_end_matches(|sign: char| sign.is_ascii_digit()).ends_with('.'));
    let spaced = start > candidate.end
        && (text.get(start..end)?.contains([':', '点', '时']) || dots && text.get(start..end)?.contains('.'));
    if digit_run(text, end) > 0 || (candidate.shape == Shape::Signs && !spaced) {
        return None;
    }
    let lost_blank = start == candidate.end && digit_run(text, start) > 0 && day::ends_with_digit(text, candidate.end);
    let day = if hour.next_day { days_after(candidate.day, 1) } else { candidate.day };
    let at = Instant::at(day, hour.time);
    let told_from_today = candidate.ground == Ground::Nearest;
    if told_from_today && at > now.plus(TimeDelta::days(1)) {
        return None;
    }
    let lost_blank = lost_blank && candidate.shape != Shape::Compact;
    let ground = if lost_blank { weaker(candidate.ground, Ground::Mended) } else { candidate.ground };
    // A section is left at its end: 10时02分至10时21分. A car that stands did so from the first minute.
    let later = word(text, past_blanks(text, end), &["至", "到", "~", "-"])
        .and_then(|next| hour::read(text, past_blanks(text, next)));
    let later = later.map(|(hour, end)| (Instant::at(day, hour.time), end)).filter(|(later, _)| *later > at);
    let (at, end) = later.map_or((at, end), |(later, end)| (if is_of_speed(text, end) { later } else { at }, end));
    Some((at, ground, end))
}

/// Whether what follows tells of a speed that was measured between two points.
fn is_of_speed(text: &str, at: usize) -> bool {
    let near = text.get(at..text.floor_char_boundary(at.saturating_add(300))).unwrap_or_default();
    ["区间", "超速", "时速", "测速"].iter().any(|word| near.contains(word))
}

/// `2026-09-03T07:05:00Z`: with an offset it is whatever the clock here showed then.
fn with_offset(text: &str, at: usize) -> Option<(Instant, usize)> {
    let run =
        text.as_bytes().get(at..)?.iter().take(35).take_while(|byte| byte.is_ascii_digit() || b"-:T.Z+".contains(byte));
    let end = at + run.count();
    let whole = text.get(at..end)?;
    whole.contains('T').then(|| Instant::parse(whole)).flatten().map(|instant| (instant, end))
}

/// Reads a text that is a time of day and nothing else, as that of a day; none for anything else.
pub fn on(day: NaiveDate, text: &str) -> Option<Instant> {
    let folded = Folded::new(text);
    let text = folded.as_str().trim();
    let (hour, _) = hour::read(text, 0).or_else(|| hour::compact(text, 0)).filter(|(_, end)| *end == text.len())?;
    let day = if hour.next_day { days_after(day, 1) } else { day };
    Some(Instant::at(day, hour.time))
}

/// The place after what people and machines put between a date and its time of day: blanks, the weekday, `T`, 的, a comma.
fn past_joint(text: &str, at: usize) -> usize {
    let mut at = past_blanks(text, at);
    if let Some(inside) = word(text, at, &["(星期", "(周", "星期", "周"])
        && let Some(name) = text.get(inside..).and_then(|rest| rest.chars().next())
        && "一二三四五六日天".contains(name)
    {
        let end = inside + name.len_utf8();
        at = past_blanks(text, word(text, end, &[")"]).unwrap_or(end));
    }
    let joint = word(text, at, &["T", "的", ",", "、", ";", "约", "在", "at "]).unwrap_or(at);
    past_blanks(text, joint)
}

/// The last time the clock showed this before `now`.
fn last(hour: Hour, now: Instant) -> Option<Instant> {
    let today = Instant::at(now.date(), hour.time);
    let hours = if today <= now { 0 } else { 24 };
    Some(today.plus(-TimeDelta::hours(hours)))
}
