//! Dates: 2025年12月13日, 2026-7-9, 2026/07/09, 2026.7.9, 20260709, 9/12/2026, 7月9日, 昨天, 上周五.

use chrono::{Datelike, NaiveDate};
use greenlight_rules::{
    message::Message,
    time::{Instant, YEARS, days_after, days_before},
};

use super::{
    Folded, Found, before, digit_run, digits, folded, hour, instant, numeral, past_blanks, places, small_number, word,
};
use crate::reading::Ground;

/// Reads a text that is a date, with or without a time of day, and says how sure its year, month and day are.
///
/// A date without its year is the nearest one that is not after `now`; two digits are never a year. None for anything
/// else, and for days that no calendar has or that lie outside [`YEARS`].
pub fn parse(text: &str, now: Instant) -> Option<(NaiveDate, Ground)> {
    parsed(text, now, |shape| shape != Shape::Signs)
}

/// The same for a text that somebody typed where a date is wanted: 9-22 is one there.
pub fn parse_typed(text: &str, now: Instant) -> Option<(NaiveDate, Ground)> {
    parsed(text, now, |_| true)
}

fn parsed(text: &str, now: Instant, fits: impl Fn(Shape) -> bool) -> Option<(NaiveDate, Ground)> {
    let text = folded(text);
    let text = text.trim();
    let whole =
        candidates(text, 0, now).into_iter().find(|candidate| candidate.end == text.len() && fits(candidate.shape));
    whole
        .map(|candidate| (candidate.day, candidate.ground))
        .or_else(|| instant::parse(text, now).map(|(at, ground)| (at.date(), ground)))
}

/// The dates in a text, in their order. Weekdays without a week (周五) are not among them: in running text they are
/// opening hours and names.
pub fn find(text: &str, now: Instant) -> Vec<Found<NaiveDate>> {
    let folded = Folded::new(text);
    let text = folded.as_str();
    let mut found = Vec::new();
    let mut free = 0;
    for (at, _) in places(text).filter(|(at, character)| may_begin(text, *at, *character)) {
        if at < free {
            continue;
        }
        let fits = |candidate: &Candidate| {
            let plain = matches!(candidate.shape, Shape::Plain | Shape::Compact);
            plain && !(ends_with_digit(text, candidate.end) && digit_run(text, candidate.end) > 0)
        };
        if let Some(Candidate { day, ground, end, .. }) = candidates(text, at, now).into_iter().find(fits) {
            found.push(Found { value: day, span: folded.original(at..end), ground });
            free = end;
        }
    }
    found
}

/// How a date is written, as far as it decides what may stand around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Nothing else looks like it.
    Plain,
    /// Eight digits in a row, which four or six of a time may follow.
    Compact,
    /// 周五, 今晚, 三天前: in running text only a date where a time of day follows.
    Loose,
    /// 7-9, which may also be a house and its flat: only a date where a blank and a clock's time follow.
    Signs,
}

/// One way to read a date.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) day: NaiveDate,
    pub(super) ground: Ground,
    pub(super) end: usize,
    pub(super) shape: Shape,
}

/// Whether a date can begin with this character here: inside a number or after a point or dash none does.
pub(super) fn may_begin(text: &str, at: usize, character: char) -> bool {
    let starts = character.is_ascii_digit()
        || "一二两三四五六七八九十今昨前大上本这周星礼刚".contains(character)
        || "JFMASONDyt".contains(character);
    // 京A8X2K6昨天: a word for a day is no part of what stands before it.
    let counts = character.is_ascii_digit() || "一二两三四五六七八九十".contains(character);
    let inside = |before: char| {
        character.is_ascii_alphabetic() && before.is_ascii_alphanumeric()
            || counts && before.is_ascii_digit()
            || (character.is_ascii_digit() && (before.is_ascii_alphabetic() || "-/.".contains(before)))
    };
    starts && !before(text, at).is_some_and(inside)
}

/// The ways to read a date at `at`, the likelier first.
pub(super) fn candidates(text: &str, at: usize, now: Instant) -> Vec<Candidate> {
    let mut all = with_year(text, at);
    if all.is_empty() {
        all.extend(with_year_last(text, at, now));
    }
    if all.is_empty() {
        all.extend(without_year(text, at, now));
    }
    if all.is_empty() {
        all.extend(english(text, at, now));
    }
    if all.is_empty() {
        all.extend(relative(text, at, now));
    }
    all
}

fn with_year(text: &str, at: usize) -> Vec<Candidate> {
    let run = digit_run(text, at);
    if matches!(run, 8 | 12 | 14)
        && let Some(day) = compact(text, at)
    {
        return vec![Candidate { day, ground: Ground::Written, end: at + 8, shape: Shape::Compact }];
    }
    let year = if run == 4 { digits(text, at, 4) } else { numeral_year(text, at) };
    let Some((year, after)) = year else {
        return Vec::new();
    };
    let after = past_blanks(text, after);
    if let Some(month) = word(text, after, &["年"]) {
        return in_words(text, past_blanks(text, month), Some(year)).into_iter().collect();
    }
    ["-", "/", "."]
        .iter()
        .find_map(|sign| Some((sign, word(text, after, &[sign])?)))
        .map_or_else(Vec::new, |(sign, month)| with_signs(text, past_blanks(text, month), year, sign))
}

fn compact(text: &str, at: usize) -> Option<NaiveDate> {
    let (year, at) = digits(text, at, 4)?;
    let (month, at) = digits(text, at, 2)?;
    let (day, _) = digits(text, at, 2)?;
    of(year, month, day)
}

/// 二〇二六: four numerals in a row.
fn numeral_year(text: &str, at: usize) -> Option<(u32, usize)> {
    let (year, end) = numeral::read(text, at)?;
    let four = text.get(at..end)?.chars().count() == 4;
    Some((u32::try_from(year).ok().filter(|year| four && *year >= 1000)?, end))
}

/// `12月13日`, after a year or without one. Without 日 it is mended, and only taken where a year stands before it.
fn in_words(text: &str, at: usize, year: Option<u32>) -> Option<Candidate> {
    let (month, after) = small_number(text, at)?;
    let day_at = past_blanks(text, word(text, past_blanks(text, after), &["月份", "月"])?);
    let (day, after) = small_number(text, day_at)?;
    let end = word(text, past_blanks(text, after), &["日", "号"]);
    let ground = if end.is_some() { Ground::Written } else { Ground::Mended };
    let end = end.or(year.map(|_| after))?;
    Some(Candidate { day: of(year?, month, day)?, ground, end, shape: Shape::Plain })
}

/// `7-9` after a year: where blanks were lost, the day's second digit may be the hour's first.
fn with_signs(text: &str, at: usize, year: u32, sign: &str) -> Vec<Candidate> {
    let Some((month, after)) = digits(text, at, 2).filter(|_| digit_run(text, at) <= 2) else {
        return Vec::new();
    };
    let Some(day_at) = word(text, past_blanks(text, after), &[sign]).map(|at| past_blanks(text, at)) else {
        return Vec::new();
    };
    let run = digit_run(text, day_at);
    let ways = [2, 1].into_iter().filter(|length| *length <= run);
    let read = ways.filter_map(|length| {
        let (day, end) = digits(text, day_at, length)?;
        let ground = if run > length { Ground::Mended } else { Ground::Written };
        Some(Candidate { day: of(year, month, day)?, ground, end, shape: Shape::Plain })
    });
    // A lone date has no more digits than two.
    read.collect()
}

/// What is wrong with a text that begins with a date whose year stands last and that may mean two days: 9/12/2026 is
/// 12 September to one and 9 December to another. None where only one of them is possible.
pub fn told_two_ways(text: &str, now: Instant) -> Option<Message<'static>> {
    let text = folded(text);
    let (first, second, year, _) = year_last(text.trim(), 0)?;
    let (one, other) = (of(year, first, second)?, of(year, second, first)?);
    let is_plain = one == other || (one <= now.date()) != (other <= now.date());
    (!is_plain).then(|| Message::new("day-two-ways").with("one", one).with("other", other))
}

/// 9/12/2026, as a sheet in America shows a day. It may as well be written elsewhere, so it is only read where one of the
/// two days is none, or has not come yet and the other has.
fn with_year_last(text: &str, at: usize, now: Instant) -> Option<Candidate> {
    let (first, second, year, end) = year_last(text, at)?;
    let has_come = |day: &NaiveDate| *day <= now.date();
    let (day, ground) = match (of(year, first, second), of(year, second, first)) {
        (Some(one), Some(other)) if one == other => (one, Ground::Written),
        (Some(one), Some(other)) => match (has_come(&one), has_come(&other)) {
            (true, false) => (one, Ground::Nearest),
            (false, true) => (other, Ground::Nearest),
            _ => return None,
        },
        (one, other) => (one.or(other)?, Ground::Written),
    };
    Some(Candidate { day, ground, end, shape: Shape::Plain })
}

/// The two numbers and the year of 9/12/2026, 9-12-2026 or 9.12.2026, and the place after it.
fn year_last(text: &str, at: usize) -> Option<(u32, u32, u32, usize)> {
    let short = |at: usize| digits(text, at, 2).filter(|_| digit_run(text, at) <= 2);
    let (first, after) = short(at)?;
    let (sign, second_at) = ["-", "/", "."].iter().find_map(|sign| Some((*sign, word(text, after, &[sign])?)))?;
    let (second, after) = short(second_at)?;
    let (year, end) = digits(text, word(text, after, &[sign])?, 4)?;
    (year >= 1000 && digit_run(text, end) == 0).then_some((first, second, year, end))
}

/// Whether a text ends with such a date, with blanks behind it or none.
pub(super) fn ends_with_year_last(text: &str) -> bool {
    let text = text.trim_end();
    let start = text.trim_end_matches(|sign: char| sign.is_ascii_digit() || "-/.".contains(sign)).len();
    year_last(text, start).is_some_and(|(.., end)| end == text.len())
}

/// 7月9日, and 7-9 or 7/9 where a time of day follows.
fn without_year(text: &str, at: usize, now: Instant) -> Option<Candidate> {
    let (month, after) = small_number(text, at)?;
    let after = past_blanks(text, after);
    let (day_at, shape) = match word(text, after, &["月份", "月"]) {
        Some(at) => (past_blanks(text, at), Shape::Plain),
        None => (word(text, after, &["-", "/", "."])?, Shape::Signs),
    };
    let (day, after) = small_number(text, day_at)?;
    let end = match shape {
        // 9月19 8:30: a blank and a time of day stand for the 日 that was left out.
        Shape::Plain => word(text, past_blanks(text, after), &["日", "号"]).or_else(|| {
            let next = past_blanks(text, after);
            (next > after && hour::read(text, next).is_some()).then_some(after)
        })?,
        _ => after,
    };
    Some(Candidate { day: nearest(month, day, now)?, ground: Ground::Nearest, end, shape })
}

/// Sep 20, 20 September 2026
fn english(text: &str, at: usize, now: Instant) -> Option<Candidate> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let month = |at: usize| {
        let name: String = text.get(at..)?.chars().take_while(char::is_ascii_alphabetic).collect();
        let known = MONTHS.iter().position(|month| name.len() >= 3 && month.starts_with(&name.to_ascii_lowercase()))?;
        Some((u32::try_from(known).ok()? + 1, at + name.len()))
    };
    let day = |at: usize| digits(text, at, 2).filter(|_| digit_run(text, at) <= 2);
    let (month, day, end) = match month(at) {
        Some((month, after)) => {
            day(past_blanks(text, word(text, after, &["."]).unwrap_or(after))).map(|(day, end)| (month, day, end))
        }
        None => day(at).and_then(|(day, after)| month(past_blanks(text, after)).map(|(month, end)| (month, day, end))),
    }?;
    let year = past_blanks(text, word(text, end, &[","]).unwrap_or(end));
    if let Some((year, end)) = digits(text, year, 4).filter(|(year, _)| *year >= 1000) {
        return Some(Candidate { day: of(year, month, day)?, ground: Ground::Written, end, shape: Shape::Plain });
    }
    Some(Candidate { day: nearest(month, day, now)?, ground: Ground::Nearest, end, shape: Shape::Plain })
}

/// The latest day with this month and day that is not after today.
fn nearest(month: u32, day: u32, now: Instant) -> Option<NaiveDate> {
    let today = now.date();
    // 29 February comes back after four years, and over a century's end after eight.
    (0..=8).filter_map(|years| NaiveDate::from_ymd_opt(today.year() - years, month, day)).find(|day| *day <= today)
}

fn relative(text: &str, at: usize, now: Instant) -> Option<Candidate> {
    let today = now.date();
    let before_today = [
        (0, ["今天", "今日", "刚刚", "刚才", "today"].as_slice()),
        (1, &["昨天", "昨日", "yesterday"]),
        (3, &["大前天", "大前日"]),
        (2, &["前天", "前日"]),
    ];
    let found = |day, end, shape| Some(Candidate { day, ground: Ground::Nearest, end, shape });
    for (days, words) in before_today {
        if let Some(end) = word(text, at, words) {
            return found(days_before(today, days), end, Shape::Plain);
        }
    }
    // 今早, 昨晚: the part of the day is read with the time.
    for (days, first) in [(0, "今"), (1, "昨"), (2, "前")] {
        if let Some(end) = word(text, at, &[first]).filter(|end| word(text, *end, &["早", "晚", "夜"]).is_some()) {
            return found(days_before(today, days), end, Shape::Loose);
        }
    }
    if let Some((days, after)) = small_number(text, at)
        && let Some(end) = word(text, past_blanks(text, after), &["天前", "日前"])
    {
        return found(days_before(today, days), end, Shape::Loose);
    }
    of_month(text, at, today).or_else(|| of_week(text, at, today)).or_else(|| bare_day(text, at, today))
}

/// 20日下午5点: the last 20th that there was. Without a time of day behind it, it is a deadline or a count.
fn bare_day(text: &str, at: usize, today: NaiveDate) -> Option<Candidate> {
    let (day, after) = small_number(text, at).filter(|_| before(text, at) != Some('月'))?;
    let end = word(text, after, &["日", "号"])?;
    hour::read(text, past_blanks(text, end))?;
    let mut months = [today, days_before(today.with_day(1)?, 1)].into_iter();
    let day = months.find_map(|month| month.with_day(day).filter(|day| *day <= today))?;
    Some(Candidate { day, ground: Ground::Nearest, end, shape: Shape::Loose })
}

/// 本月9号, 上个月9号.
fn of_month(text: &str, at: usize, today: NaiveDate) -> Option<Candidate> {
    let this = word(text, at, &["本月", "这个月"]);
    let last = word(text, at, &["上个月", "上月"]);
    let month = if this.is_some() { today } else { days_before(today.with_day(1)?, 1) };
    let (day, after) = small_number(text, this.or(last)?)?;
    let end = word(text, after, &["日", "号"])?;
    let day = month.with_day(day).filter(|day| *day <= today)?;
    Some(Candidate { day, ground: Ground::Nearest, end, shape: Shape::Plain })
}

/// 上周五 is Friday of the week before, 本周五 of this one if it has come, 周五 the last one there was.
fn of_week(text: &str, at: usize, today: NaiveDate) -> Option<Candidate> {
    let weeks = [
        (Some(14), ["上上周", "上上星期"].as_slice()),
        (Some(7), &["上周", "上个周", "上星期", "上个星期", "上礼拜", "上个礼拜"]),
        (Some(0), &["本周", "这周", "这个星期", "这星期", "本星期", "这个礼拜", "这礼拜"]),
        (None, &["周", "星期", "礼拜"]),
    ];
    let (back, after) = weeks.iter().find_map(|(back, words)| Some((*back, word(text, at, words)?)))?;
    // 下周一 has not come.
    let name = text.get(after..)?.chars().next().filter(|_| before(text, at) != Some('下'))?;
    let weekday = match name {
        '天' => 6,
        name => "一二三四五六日".chars().position(|known| known == name)?,
    };
    let weekday = u32::try_from(weekday).ok()?;
    let monday = days_before(today, today.weekday().num_days_from_monday());
    let end = after + name.len_utf8();
    let (day, shape) = match back {
        Some(back) => (days_after(days_before(monday, back), weekday), Shape::Plain),
        None => {
            let day = days_after(monday, weekday);
            (if day <= today { day } else { days_before(day, 7) }, Shape::Loose)
        }
    };
    (day <= today).then_some(Candidate { day, ground: Ground::Nearest, end, shape })
}

/// Whether a text speaks of a day, be it one that no calendar has or that nobody can tell: 2月30号, 26-09-10, 昨. The hour
/// beside it is not that of today.
pub(crate) fn is_told_of(text: &str) -> bool {
    let of_signs = |at: usize| {
        let short = |at: usize| digits(text, at, 2).filter(|_| digit_run(text, at) <= 2).map(|(_, end)| end);
        let first = |at: usize| digits(text, at, 4).filter(|_| digit_run(text, at) <= 4).map(|(_, end)| end);
        let sign = |at: usize| word(text, at, &["-", "/", "."]);
        first(at).and_then(sign).and_then(short).and_then(sign).filter(|year| (1..=4).contains(&digit_run(text, *year)))
    };
    let named = ["昨", "明天", "后天", "下周", "下个", "前天", "前日", "上周", "上个", "星期", "礼拜", "琴日"]
        .iter()
        .any(|word| text.contains(word));
    // 周五, and no 周家嘴路.
    let weekday = text.match_indices('周').any(|(at, word)| text[at + word.len()..].starts_with(WEEKDAYS));
    let counted = text.char_indices().any(|(at, sign)| {
        let begins = !before(text, at).is_some_and(|before| before.is_ascii_digit());
        "月日号".contains(sign) && is_counted_day(text, at, sign)
            || sign.is_ascii_digit() && begins && of_signs(at).is_some()
    });
    named || weekday || counted
}

const WEEKDAYS: [char; 8] = ['一', '二', '三', '四', '五', '六', '日', '天'];

/// Whether 月, 日 or 号 at a place counts a day: its number stands by itself, and not behind a road as in 长安街28号, and no
/// building or line is called so.
fn is_counted_day(text: &str, at: usize, sign: char) -> bool {
    let number = |sign: char| sign.is_ascii_digit() || "一二三四五六七八九十".contains(sign);
    let run = text[..at].trim_end_matches(number);
    let alone = run.chars().next_back().is_none_or(|before| !before.is_alphabetic() || "月年".contains(before));
    let of_house = text[at + sign.len_utf8()..].starts_with(['线', '院', '楼', '门', '桥', '路']);
    run.len() < at && alone && !of_house
}

/// Whether the character before a place is a digit.
pub(super) fn ends_with_digit(text: &str, end: usize) -> bool {
    before(text, end).is_some_and(|last| last.is_ascii_digit())
}

fn of(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    let year = i32::try_from(year).ok().filter(|year| YEARS.contains(year))?;
    NaiveDate::from_ymd_opt(year, month, day)
}
