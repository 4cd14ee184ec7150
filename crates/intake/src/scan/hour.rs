//! Times of day: 15:02, 15时02分05秒, 下午三点半, 凌晨2点, 3:02 PM.

use chrono::NaiveTime;

use super::{digit_run, digits, past_blanks, small_number, word};

/// A time of day, and whether it is that of the day after: 晚上十二点 is where the next day begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hour {
    pub(super) time: NaiveTime,
    pub(super) next_day: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Night,
    Morning,
    Noon,
    Afternoon,
    Evening,
}

/// The words for the parts of a day, the longer before the shorter.
const PARTS: &[(Part, &[&str])] = &[
    (Part::Night, &["凌晨", "半夜", "午夜", "清早", "清晨", "拂晓"]),
    (Part::Morning, &["早上", "早晨", "上午", "早"]),
    (Part::Noon, &["中午", "正午"]),
    (Part::Afternoon, &["下午", "午后", "傍晚"]),
    (Part::Evening, &["晚上", "晚间", "夜里", "夜间", "深夜", "夜晚", "晚", "夜"]),
];

/// The time of day at `at`, and the place after it.
pub(super) fn read(text: &str, at: usize) -> Option<(Hour, usize)> {
    let (part, at) = match part_at(text, at) {
        // PM 7:19
        (None, _) => english(text, at),
        told => told,
    };
    let at = past_blanks(text, at);
    // 差5分6点
    if let Some(short) = word(text, at, &["差"])
        && let Some((minutes, after)) = small_number(text, short).filter(|(minutes, _)| (1..60).contains(minutes))
        && let Some(after) = word(text, after, &["分钟", "分"])
        && let Some((hour, after)) = small_number(text, after)
        && let Some(end) = word(text, after, &["点钟", "点"])
    {
        let hour = settled(hour, part)?.checked_sub(1)?;
        let time = NaiveTime::from_hms_opt(hour, 60 - minutes, 0)?;
        return Some((Hour { time, next_day: false }, end));
    }
    let (hour, after) = small_number(text, at)?;
    let written = with_colons(text, after).or_else(|| with_words(text, after));
    let (part, (minute, second, end)) = match (part, written) {
        (Some(_), Some(written)) => (part, written),
        (None, written) => {
            let (part, end) = english(text, written.map_or(after, |(.., end)| end));
            // 8am: a whole hour, where that is all there is.
            let (minute, second, _) = written.or(part.map(|_| (0, 0, end)))?;
            (part, (minute, second, end))
        }
        (Some(_), None) => return None,
    };
    let hour = settled(hour, part)?;
    let next_day = hour == 24;
    let time = NaiveTime::from_hms_opt(if next_day { 0 } else { hour }, minute, second)?;
    // 24:30 is no time; 晚上十二点半 is one of the night that begins the next day.
    if next_day && part != Some(Part::Evening) && (minute, second) != (0, 0) {
        return None;
    }
    Some((Hour { time, next_day }, end))
}

/// Four or six digits that are a time and nothing else: 0719, 071900.
pub(super) fn compact(text: &str, at: usize) -> Option<(Hour, usize)> {
    let length = digit_run(text, at);
    if length != 4 && length != 6 {
        return None;
    }
    let pair = |at| digits(text, at, 2).map(|(number, _)| number);
    let second = if length == 6 { pair(at + 4)? } else { 0 };
    let time = NaiveTime::from_hms_opt(pair(at)?, pair(at + 2)?, second)?;
    Some((Hour { time, next_day: false }, at + length))
}

/// 7.05 after a whole date: hours and minutes.
pub(super) fn dotted(text: &str, at: usize) -> Option<(Hour, usize)> {
    let (hour, after) = digits(text, at, 2).filter(|_| digit_run(text, at) <= 2)?;
    let minute_at = word(text, after, &["."])?;
    let (minute, end) = digits(text, minute_at, 2).filter(|_| digit_run(text, minute_at) == 2)?;
    let time = NaiveTime::from_hms_opt(hour, minute, 0).filter(|_| !is_counted(text, end))?;
    Some((Hour { time, next_day: false }, end))
}

/// Whether what ends here is an amount or a share, by what follows it.
pub(super) fn is_counted(text: &str, end: usize) -> bool {
    text.get(end..).is_some_and(|rest| rest.trim_start().starts_with(['元', '块', '.', '%']))
}

fn part_at(text: &str, at: usize) -> (Option<Part>, usize) {
    let found = PARTS.iter().find_map(|(part, words)| Some((*part, word(text, at, words)?)));
    found.map_or((None, at), |(part, end)| (Some(part), end))
}

fn english(text: &str, at: usize) -> (Option<Part>, usize) {
    let start = past_blanks(text, at);
    let ends =
        |end: usize| !text.get(end..).is_some_and(|rest| rest.starts_with(|next: char| next.is_ascii_alphanumeric()));
    let of = |words: &[&str], part| word(text, start, words).filter(|end| ends(*end)).map(|end| (Some(part), end));
    of(&["a.m.", "AM", "am", "A.M."], Part::Morning)
        .or_else(|| of(&["p.m.", "PM", "pm", "P.M."], Part::Afternoon))
        .unwrap_or((None, at))
}

/// `:02`, `:02:05`, `:02:05.250`; what follows the seconds' point is dropped.
fn with_colons(text: &str, at: usize) -> Option<(u32, u32, usize)> {
    let pair = |at: usize| {
        let at = past_blanks_of_line(text, word(text, past_blanks_of_line(text, at), &[":"])?);
        (digit_run(text, at) <= 2).then(|| digits(text, at, 2))?
    };
    let (minute, end) = pair(at)?;
    let Some((second, end)) = pair(end).filter(|(second, _)| *second < 60) else {
        return Some((minute, 0, end));
    };
    let fraction = word(text, end, &["."]).map(|at| (at, digit_run(text, at))).filter(|(_, length)| *length == 3);
    Some((minute, second, fraction.map_or(end, |(at, length)| at + length)))
}

/// `时02分05秒`, `点半`, `点一刻`, `点零五`, `点`.
fn with_words(text: &str, at: usize) -> Option<(u32, u32, usize)> {
    let hour = word(text, past_blanks_of_line(text, at), &["时", "点钟", "点整", "点"])?;
    let hour = word(text, hour, &["过"]).unwrap_or(hour);
    for (words, minute) in [(["半", "半钟"], 30), (["一刻", "1刻"], 15), (["三刻", "3刻"], 45)] {
        if let Some(end) = word(text, hour, &words) {
            return Some((minute, 0, end));
        }
    }
    // 零3分: both a numeral and a digit.
    let from = past_blanks_of_line(text, hour);
    let from = word(text, from, &["零"]).filter(|after| digit_run(text, *after) == 1).unwrap_or(from);
    let Some((minute, after)) = small_number(text, from).filter(|(minute, _)| *minute < 60) else {
        return Some((0, 0, word(text, hour, &["许", "整", "多", "左右"]).unwrap_or(hour)));
    };
    let Some(end) = word(text, past_blanks_of_line(text, after), &["分钟", "分"]) else {
        // 三点 200: a number that no 分 follows is a minute only where it stands right there and can be nothing else.
        let minute_alone = digit_run(text, hour) == 2 || numeral_right_after(text, hour);
        return Some(if minute_alone { (minute, 0, after) } else { (0, 0, hour) });
    };
    let second = small_number(text, past_blanks_of_line(text, end))
        .and_then(|(second, after)| Some((second, word(text, past_blanks_of_line(text, after), &["秒"])?)));
    let second = second.filter(|(second, _)| *second < 60);
    Some(second.map_or((minute, 0, end), |(second, end)| (minute, second, end)))
}

fn numeral_right_after(text: &str, at: usize) -> bool {
    super::numeral::read(text, at).is_some()
}

fn past_blanks_of_line(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + rest.len() - rest.trim_start_matches(' ').len()
}

/// The hour on a clock of 24; 24 itself is where the next day begins.
fn settled(hour: u32, part: Option<Part>) -> Option<u32> {
    match (part, hour) {
        (None, 0..=24) => Some(hour),
        (Some(Part::Night), 12) => Some(0),
        (Some(Part::Night), 0..=7) => Some(hour),
        (Some(Part::Morning), 0..=12) => Some(hour),
        (Some(Part::Noon), 10..=15) => Some(hour),
        (Some(Part::Noon), 1..=3) => Some(hour + 12),
        (Some(Part::Afternoon), 1..=11) => Some(hour + 12),
        (Some(Part::Afternoon), 12..=20) => Some(hour),
        (Some(Part::Evening), 12) => Some(24),
        (Some(Part::Evening), 5..=11) => Some(hour + 12),
        (Some(Part::Evening), 0..=4 | 17..=23) => Some(hour),
        _ => None,
    }
}
