//! What a document is and says about itself: its kind, number, days, authority, and whom it is about.

use std::ops::Range;

use greenlight_rules::facts::Source;

use super::{Page, source};
use crate::{
    reading::{Confidence, Field, Ground, Kind, Value},
    scan::day,
    text::{
        Draft,
        claims::has,
        confidence,
        labels::trimmed,
        roles::{Role, role},
        split::head_length,
        tidy,
    },
};

pub(super) fn read(draft: &mut Draft, page: &Page<'_>) {
    numbers(draft, page);
    days(draft, page);
    driver(draft, page);
    authority(draft, page);
    origin(draft, page);
    // A notice of parking need not name the act: its title does.
    let title = ["违法停车", "违法停放", "违停"].iter().find_map(|act| {
        let at = page
            .text
            .match_indices(act)
            .map(|(at, _)| at)
            .find(|at| page.text[at + act.len()..].starts_with("告知"))?;
        Some(at..at + act.len())
    });
    if let Some(at) = title.filter(|_| !draft.has(Field::Offence)) {
        let act = Value::Text(page.text[at.clone()].to_owned());
        draft.put(Field::Offence, act, at, Confidence::Medium, Ground::Document);
    }
}

fn origin(draft: &mut Draft, page: &Page<'_>) {
    let of = |words: &[&str]| {
        words.iter().find_map(|word| Some((page.text.find(word)?, word.len()))).map(|(at, length)| at..at + length)
    };
    if let Some(at) = of(&["违法停车告知单", "停车告知单", "停车告知书", "违法停车告知", "违停告知", "停放告知"])
    {
        source(draft, Source::ParkingNotice, Some(at), Confidence::High);
    } else if let Some(at) = of(&["贴条", "贴单", "贴了条", "贴了单"]) {
        source(draft, Source::ParkingNotice, Some(at), Confidence::Medium);
    } else if let Some(at) = of(&["处理通知书", "强制措施凭证"]) {
        source(draft, Source::Notice, Some(at), Confidence::High);
    } else if let Some(at) = of(&["技术监控", "电子警察", "电子监控", "监控设备", "抓拍"]) {
        source(draft, Source::Camera, Some(at), Confidence::High);
    } else if draft.reading.kind == Kind::Violation {
        // Nothing else is sent or listed before anybody was stopped.
        source(draft, Source::Camera, None, Confidence::Medium);
    } else if let Some(at) = of(&["简易程序"]) {
        // A record of a camera may be decided at a window under the same procedure, days later.
        let occurred = draft.reading.instant_of(Field::OccurredAt).map(|at| at.date());
        let issued = draft.reading.day_of(Field::IssuedOn);
        if occurred.is_some() && (issued.is_none() || issued == occurred) {
            source(draft, Source::OnSpot, Some(at), Confidence::Medium);
        }
    }
}

fn numbers(draft: &mut Draft, page: &Page<'_>) {
    if let Some(at) = page.under(Field::DecisionNumber).and_then(|value| number(page.text, value)) {
        draft.put(
            Field::DecisionNumber,
            Value::Text(page.text[at.clone()].to_owned()),
            at,
            Confidence::High,
            Ground::Written,
        );
    }
    if let Some(at) = decision_in_a_sentence(page.text).filter(|_| !draft.has(Field::DecisionNumber)) {
        let value = Value::Text(page.text[at.clone()].to_owned());
        draft.put(Field::DecisionNumber, value, at, Confidence::High, Ground::Written);
        return;
    }
    let headed = page.under(Field::NoticeNumber).and_then(|value| number(page.text, value));
    let Some(at) = headed.or_else(|| in_a_sentence(page.text)) else { return };
    let field = if draft.reading.kind == Kind::Decision { Field::DecisionNumber } else { Field::NoticeNumber };
    draft.put(field, Value::Text(page.text[at.clone()].to_owned()), at, Confidence::High, Ground::Written);
}

/// 决定书(编号1101…), 编号为1101…: without a colon.
fn in_a_sentence(text: &str) -> Option<Range<usize>> {
    ["编号", "告知单号", "告知书号", "No.", "NO.", "№"].iter().flat_map(|word| text.match_indices(word)).find_map(
        |(at, word)| {
            let after = at + word.len();
            let start =
                after + text[after..].len() - text[after..].trim_start_matches([' ', ':', '为', '是', '(']).len();
            number(text, start..text.len())
        },
    )
}

/// 决定书1101051234567890, 决定书编号为…, 决定书(1101…)
pub(in crate::text) fn decision_in_a_sentence(text: &str) -> Option<Range<usize>> {
    text.match_indices("决定书").find_map(|(at, word)| {
        let after = at + word.len();
        let rest = &text[after..];
        let start = after + rest.len() - rest.trim_start_matches([' ', ':', '为', '是', '(', '编', '号', '文']).len();
        number(text, start..text.len())
    })
}

/// A number at the start of a value: digits, letters, dashes, and blanks between digits.
pub(super) fn number(text: &str, value: Range<usize>) -> Option<Range<usize>> {
    let inner = &text[value.clone()];
    let long = inner.find(|sign: char| !sign.is_ascii_alphanumeric() && !"- ".contains(sign)).unwrap_or(inner.len());
    let mut end = 0;
    for word in inner[..long].split_inclusive(' ') {
        // A word of letters, or a date, is no further group of a number.
        let group = word.bytes().any(|byte| byte.is_ascii_digit()) && !word.contains('-');
        if end > 0 && !group {
            break;
        }
        end += word.len();
    }
    let at = trimmed(text, value.start..value.start + end);
    let digits = text[at.clone()].bytes().filter(u8::is_ascii_digit).count();
    (digits >= 6).then_some(at)
}

fn days(draft: &mut Draft, page: &Page<'_>) {
    for field in [Field::IssuedOn, Field::ServedOn, Field::NotifiedOn] {
        let Some(value) = page.under(field) else { continue };
        let found = day::find(&page.text[value.clone()], page.now).into_iter().next();
        if let Some(found) = found {
            let at = value.start + found.span.start..value.start + found.span.end;
            draft.put(field, Value::Day(found.value), at, Confidence::High, found.ground);
        }
    }
    if draft.reading.kind == Kind::Violation {
        notified(draft, page);
    }
    if draft.reading.kind != Kind::Decision {
        return;
    }
    let of = |wanted: Role| {
        let time = page.times.iter().find(|time| role(page.text, &time.span) == wanted);
        let day = page.days.iter().find(|day| role(page.text, &day.span) == wanted);
        let time = time.map(|time| (time.value.date(), time.span.clone(), time.ground));
        time.or_else(|| day.map(|day| (day.value, day.span.clone(), day.ground)))
    };
    if let Some((day, at, ground)) = of(Role::Served) {
        draft.put(Field::ServedOn, Value::Day(day), at, confidence(ground).min(Confidence::Medium), ground);
    }
    // A decision closes with its day; one told about in a message names it beside the verb.
    let apart =
        |at: &Range<usize>| page.times.iter().all(|time| at.end <= time.span.start || time.span.end <= at.start);
    // Below it somebody signs for having received it.
    let is_signed_for = |at: &Range<usize>| {
        let near = page.text.ceil_char_boundary(at.start.saturating_sub(90));
        let line = page.text[near..at.start].rsplit('\n').next().unwrap_or_default();
        has(line, &["签收", "被处罚人", "当事人", "送达"])
    };
    let closes = |at: &Range<usize>| {
        let mut rest = page.text[at.end..].lines().map(str::trim).filter(|line| !line.is_empty());
        rest.all(|line| {
            line.chars().all(|sign| !sign.is_alphanumeric())
                || line.chars().count() <= 30 && has(line, &["签名", "签字", "签收", "盖章", "印章"])
        })
    };
    let mut unsigned = page.days.iter().rev().filter(|found| !is_signed_for(&found.span));
    let signed =
        page.days.last().filter(|found| page.text[found.span.end..].chars().all(|sign| !sign.is_alphanumeric()));
    let closing = unsigned.next().filter(|found| closes(&found.span)).or(signed).filter(|found| apart(&found.span));
    let ends_line = |at: &Range<usize>| page.text[at.end..].trim_start_matches(' ').starts_with(['\n', '\r']);
    let closing = closing.filter(|found| ends_line(&found.span) || role(page.text, &found.span) == Role::Plain);
    let closing = closing.map(|found| (found.value, found.span.clone(), found.ground));
    if let Some((day, at, ground)) = closing.or_else(|| of(Role::Decided)) {
        draft.put(Field::IssuedOn, Value::Day(day), at, Confidence::Medium, ground);
    }
}

/// When a notice came, where its text says so: 2026年8月28日收到, or the day that closes it, as a telephone puts it under a
/// message and an office under a paper.
fn notified(draft: &mut Draft, page: &Page<'_>) {
    let Some(occurred) = draft.reading.instant_of(Field::OccurredAt) else { return };
    let times = page.times.iter().map(|time| (time.value.date(), time.span.clone(), time.ground));
    let days = page.days.iter().map(|day| (day.value, day.span.clone(), day.ground));
    let fits = |day: chrono::NaiveDate| (occurred.date()..=page.now.date()).contains(&day);
    let is_closing = |at: &Range<usize>| {
        let before = page.text[..at.start].trim_end_matches([' ', '(', '【']);
        let apart = before.ends_with(['。', '\n', '!', ';', '】', ')']);
        apart && page.text[at.end..].chars().all(|sign| !sign.is_alphanumeric())
    };
    let is_told = |at: &Range<usize>| {
        let near = page.text.ceil_char_boundary(at.start.saturating_sub(30));
        let before = &page.text[near..at.start];
        if ["收到时间", "发送时间", "接收时间", "短信时间"]
            .iter()
            .any(|word| before.trim_end_matches([':', ' ']).ends_with(word))
        {
            return true;
        }
        let after = page.text[at.end..].trim_start_matches([' ', ',']);
        ["收到", "接到", "接收", "签收"].iter().any(|word| after.starts_with(word))
    };
    let found: Vec<_> = times.chain(days).filter(|(day, ..)| fits(*day)).collect();
    let told = found.iter().find(|(_, at, _)| is_told(at));
    let closing = || found.iter().find(|(_, at, _)| is_closing(at) && role(page.text, at) == Role::Plain);
    if let Some((day, at, ground)) = told.or_else(closing).cloned() {
        draft.put(Field::NotifiedOn, Value::Day(day), at, confidence(ground).min(Confidence::Medium), ground);
    }
}

fn driver(draft: &mut Draft, page: &Page<'_>) {
    let Some(value) = page.under(Field::Driver).or_else(|| named(page.text)) else { return };
    let name = page.text[value.clone()].split([' ', ',', ';', '(', '/']).next().unwrap_or_default();
    let length = name.chars().count();
    let whole = name.chars().all(|sign| sign.is_alphabetic() || "·*".contains(sign));
    if (2..=20).contains(&length) && whole {
        let at = value.start..value.start + name.len();
        draft.put(Field::Driver, Value::Text(name.to_owned()), at, Confidence::High, Ground::Written);
    }
}

/// 被处罚人张伟,于…: a name without a colon, closed by a comma.
fn named(text: &str) -> Option<Range<usize>> {
    text.match_indices("被处罚人").find_map(|(at, word)| {
        let start = at + word.len();
        let end = start + text[start..].find(',')?;
        let name = &text[start..end];
        let plain = (2..=4).contains(&name.chars().count())
            && name.chars().all(|sign| sign.is_alphabetic() && !sign.is_ascii());
        (plain && !name.starts_with(['于', '在', '签', '因', '的', '持', '如', '对', '应', '可'])).then_some(start..end)
    })
}

fn authority(draft: &mut Draft, page: &Page<'_>) {
    let headed = page.under(Field::Authority).map(|at| {
        let end = page.text[at.clone()].find([',', '。', ';']).map_or(at.end, |length| at.start + length);
        at.start..end
    });
    let at = headed.or_else(|| sender(page.text)).or_else(|| letterhead(page.text)).or_else(|| signature(page.text));
    if let Some(at) = at {
        draft.put(Field::Authority, Value::Text(tidy(&page.text[at.clone()])), at, Confidence::Medium, Ground::Written);
    }
}

fn is_authority(name: &str) -> bool {
    ["公安", "交警", "巡警", "支队", "大队", "交通管理局"].iter().any(|word| name.contains(word))
        && name.chars().count() <= 30
}

/// 【湖北交警】
fn sender(text: &str) -> Option<Range<usize>> {
    text.match_indices('【').find_map(|(open, sign)| {
        let inside = open + sign.len();
        let length = head_length(text, inside)?;
        let at = trimmed(text, inside..inside + length);
        is_authority(&text[at.clone()]).then_some(at)
    })
}

/// Whether a text is an office's whole name.
fn is_office(name: &str) -> bool {
    is_authority(name) && ["局", "支队", "大队", "中队", "总队"].iter().any(|end| name.ends_with(end))
}

/// An authority's name that closes a text: …请30日内处理。朝阳交通支队
fn signature(text: &str) -> Option<Range<usize>> {
    let start =
        text.trim_end().rfind(['。', '\n', '!']).map(|at| at + text[at..].chars().next().map_or(0, char::len_utf8))?;
    let at = trimmed(text, start..text.len());
    (is_office(&text[at.clone()]) && !text[at.clone()].contains([',', ':', '到', '向'])).then_some(at)
}

/// A first line that is nothing but an authority's name.
fn letterhead(text: &str) -> Option<Range<usize>> {
    let mut start = 0;
    for line in text.split_inclusive('\n').take(3) {
        let at = trimmed(text, start..start + line.len());
        start += line.len();
        let name = &text[at.clone()];
        let plain = !name.contains([':', ',', '。'])
            && !name.contains("书")
            && !name.contains("凭证")
            && !name.contains("告知单");
        if plain && is_office(name) {
            return Some(at);
        }
    }
    None
}
