//! The fields of one message, document or record.

mod acts;
mod columns;
mod document;
mod paid;
mod times;

use std::ops::Range;

use chrono::NaiveDate;
use greenlight_rules::{
    facts::{Source, VehicleKind},
    law::Offence,
    money::Fen,
    time::Instant,
};

pub(super) use document::decision_in_a_sentence;

use super::{
    Draft,
    claims::{has, is_said},
    confidence,
    kind::{Seen, is_decision_paper, is_record_paper, kind},
    labels::{Labelled, labels, trimmed},
    names::{self, Nickname},
    prose,
    roles::{Role, role},
    tidy,
};
use crate::{
    behaviour,
    reading::{Confidence, Field, Ground, Kind, Reading, Value},
    scan::{Found, blanked, digit_run, money, numeral, past_blanks, plate, plate::Plate, points, small_number, word},
};

/// What was found in a piece before anything is decided about it.
pub(super) struct Page<'a> {
    pub(super) text: &'a str,
    pub(super) labels: Vec<Labelled>,
    /// Its plates, from the first. Of which of them it tells, [`Page::plate`] says.
    pub(super) plates: Vec<Found<Plate>>,
    own: usize,
    pub(super) times: Vec<Found<Instant>>,
    pub(super) days: Vec<Found<NaiveDate>>,
    pub(super) now: Instant,
}

impl Page<'_> {
    /// The plate of the car that the text is about.
    pub(super) fn plate(&self) -> Option<&Found<Plate>> {
        self.plates.get(self.own)
    }

    /// The value under a field's first heading that has one.
    pub(super) fn under(&self, field: Field) -> Option<Range<usize>> {
        let own = self.labels.iter().find(|label| label.field == Some(field) && !label.value.is_empty());
        own.map(|label| label.value.clone())
    }
}

/// Reads one piece, which is one reading, or one for each of the times and acts that its sentence lists. `above` is a plate that
/// stands over several records.
pub(super) fn read(
    given: &str,
    above: Option<&str>,
    nicknames: &[Nickname],
    now: Instant,
    offences: &[Offence],
) -> Vec<Reading> {
    let mut draft = Draft::new(given);
    let text = draft.folded.as_str().to_owned();
    let mut plates = plate::find(&text);
    if plates.is_empty() && above.is_none() {
        plates = names::find(&text, nicknames);
    }
    if plates.is_empty() && above.is_none() {
        plates = plate::tails(&text);
    }
    let plateless = blanked(&text, plates.iter().map(|found| found.span.clone()));
    let (times, days) = times::times_and_days(&plateless, now);
    let labels = times::without_senders(&text, labels(&text), &plates, &times);
    let mut page = Page { labels, plates, own: 0, times, days, now, text: &text };
    let when = occurred(&page);
    page.own = when.as_ref().map_or(0, |when| beside(&page, &when.span));
    let further = when.as_ref().map_or_else(Vec::new, |when| times::listed(&page, when));
    let last = further.last().or(when.as_ref());
    let (place, act) = told(&page, last);
    let seen = Seen {
        plate: !page.plates.is_empty() || above.is_some(),
        instant: when.is_some(),
        day: when.is_some() || page.days.iter().any(|day| may_be_of_offence(&page, &day.span)),
        place: place.is_some() || page.under(Field::Place).is_some(),
        behaviour: is_done(&text),
        penalty: !money::find(&text).is_empty() || !points::find(&text).is_empty(),
        fined: is_fined(&page),
        decision: is_decision_paper(&text, &page.labels),
        paper: is_record_paper(&text, &page.labels),
    };
    draft.reading.kind = kind(&text, &page.labels, &seen);
    match draft.reading.kind {
        Kind::Phishing | Kind::Unclear => {}
        Kind::Payment => {
            self::plates(&mut draft, &page, above);
            paid::read(&mut draft, &page);
        }
        Kind::MoveReminder => {
            self::plates(&mut draft, &page, above);
            scene(&mut draft, &page, when, place, None);
        }
        Kind::Violation | Kind::Decision => {
            self::plates(&mut draft, &page, above);
            scene(&mut draft, &page, when, place, act);
            penalty(&mut draft, &page);
            document::read(&mut draft, &page);
            columns::read(&mut draft, &page);
            let is_headed = |at: &Range<usize>| {
                let next = page.labels.partition_point(|label| label.start <= at.start);
                next.checked_sub(1).is_some_and(|last| page.labels[last].value.contains(&at.start))
            };
            if !draft.has(Field::Offence)
                && let Some(at) = prose::act_anywhere(&text, is_headed)
            {
                let act = Value::Text(tidy(&text[at.clone()]));
                draft.put(Field::Offence, act, at, Confidence::Medium, Ground::Written);
            }
            behaviour::propose(&mut draft.reading, offences);
        }
    }
    acts::each(times::one_each(draft, &page, further), offences)
}

/// The time of the offence: under its heading, or the first in the text that is no other's.
fn occurred(page: &Page<'_>) -> Option<Found<Instant>> {
    let inside = |value: &Range<usize>, time: &Found<Instant>| {
        value.start <= time.span.start && time.span.start < value.end.max(value.start + 1)
    };
    if let Some(value) = page.under(Field::OccurredAt) {
        let headed = page.times.iter().find(|time| inside(&value, time)).cloned();
        return headed.or_else(|| times::headed_apart(page, Field::OccurredAt));
    }
    let others = [Field::PaidAt, Field::IssuedOn, Field::ServedOn];
    let taken = |time: &Found<Instant>| {
        let next = page.labels.partition_point(|label| label.start <= time.span.start);
        let label = next.checked_sub(1).and_then(|last| page.labels.get(last));
        label
            .is_some_and(|label| label.field.is_some_and(|field| others.contains(&field)) && inside(&label.value, time))
    };
    let mut own = page.times.iter().filter(|time| !taken(time) && may_be_of_offence(page, &time.span));
    let first = own.clone().next();
    // What stands in one line with the car, the act or the road is the offence's, and not when somebody wrote of it.
    let own = own.find(|time| times::is_told(page, &time.span)).or(first).cloned();
    own.or_else(|| times::apart(page))
}

/// The place among the plates of the first one in the sentence of a time; the first of all where it has none.
fn beside(page: &Page<'_>, time: &Range<usize>) -> usize {
    const ENDS: &[char] = &['。', ';', '!', '\n'];
    let start = page.text[..time.start].rfind(ENDS).unwrap_or_default();
    let end = page.text[time.end..].find(ENDS).map_or(page.text.len(), |at| time.end + at);
    let inside = |plate: &Found<Plate>| start <= plate.span.start && plate.span.end <= end;
    if page.under(Field::Plate).is_some() { 0 } else { page.plates.iter().position(inside).unwrap_or(0) }
}

fn may_be_of_offence(page: &Page<'_>, at: &Range<usize>) -> bool {
    matches!(role(page.text, at), Role::Offence | Role::Plain)
}

/// The place and the act that a sentence tells after the time, or after the day or the plate where there is no time.
fn told(page: &Page<'_>, when: Option<&Found<Instant>>) -> (Option<Range<usize>>, Option<Range<usize>>) {
    // Under a heading a time is not followed by a sentence.
    if page.under(Field::OccurredAt).is_some() {
        return (None, None);
    }
    let day = page.days.iter().find(|day| may_be_of_offence(page, &day.span));
    let plate = page
        .plates
        .first()
        .filter(|_| page.under(Field::Plate).is_none() && page.days.is_empty() && page.times.is_empty());
    let (place, act) = match (when, day, plate) {
        (Some(when), Some(day), _) if page.times.is_empty() => {
            // Day and hour apart: the place stands between them.
            let hourless = blanked(page.text, std::iter::once(when.span.clone()));
            prose::place_and_act(&hourless, day.span.end)
        }
        (Some(when), ..) => prose::place_and_act(page.text, when.span.end),
        (None, Some(day), _) => prose::place_and_act(page.text, day.span.end),
        (None, None, Some(plate)) => prose::place_and_act(page.text, plate.span.end),
        (None, None, None) => (None, None),
    };
    let act = act.or_else(|| prose::act_before(page.text, when?.span.start));
    let place = place.or_else(|| prose::place_before(page.text, when?.span.start));
    (place, act)
}

fn plates(draft: &mut Draft, page: &Page<'_>, above: Option<&str>) {
    if let Some(found) = page.plate() {
        draft.put(
            Field::Plate,
            Value::Text(found.value.text.clone()),
            found.span.clone(),
            confidence(found.ground),
            found.ground,
        );
    } else if let Some(plate) = above.and_then(plate::parse) {
        draft.follow(Field::Plate, Value::Text(plate.text), Confidence::Medium, Ground::Follows);
    }
    let read = draft.reading.text_of(Field::Plate).and_then(plate::parse).and_then(|plate| plate.kind);
    vehicle_kind(draft, page, read);
}

/// What messages call vehicles, the longer names before the shorter.
pub(super) const VEHICLES: &[(VehicleKind, &[&str])] = &[
    (VehicleKind::SmallNewEnergy, &["小型新能源"]),
    (VehicleKind::LargeNewEnergy, &["大型新能源"]),
    (VehicleKind::Motorcycle, &["摩托车"]),
    (VehicleKind::Trailer, &["挂车"]),
    (VehicleKind::Large, &["大型汽车", "大型普通客车", "中型普通客车", "重型", "中型"]),
    (VehicleKind::Small, &["小型汽车", "小型普通客车", "小型轿车", "小型越野客车", "小型客车", "轻型", "微型"]),
];

fn vehicle_kind(draft: &mut Draft, page: &Page<'_>, read: Option<VehicleKind>) {
    let near = page.under(Field::VehicleKind).or_else(|| {
        // The kind stands right before the plate: 您的小型汽车皖N….
        let plate = page.plate()?;
        let start = page.text.ceil_char_boundary(plate.span.start.saturating_sub(60));
        Some(start..page.text.floor_char_boundary(plate.span.end.saturating_add(60)))
    });
    let named = near.and_then(|near| {
        let inner = &page.text[near.clone()];
        VEHICLES.iter().find_map(|(kind, words)| {
            let (at, word) = words.iter().find_map(|word| Some((inner.find(word)?, *word)))?;
            Some((*kind, near.start + at..near.start + at + word.len()))
        })
    });
    match (named, read) {
        // 小型普通客车 with eight characters on its plate is a new-energy car all the same.
        (Some((VehicleKind::Small, _)), Some(kind @ VehicleKind::SmallNewEnergy)) => {
            draft.follow(Field::VehicleKind, Value::Text(kind.word().to_owned()), Confidence::Medium, Ground::Follows);
        }
        (Some((kind, at)), _) => {
            draft.put(Field::VehicleKind, Value::Text(kind.word().to_owned()), at, Confidence::High, Ground::Written);
        }
        (None, Some(kind)) => {
            draft.follow(Field::VehicleKind, Value::Text(kind.word().to_owned()), Confidence::Medium, Ground::Follows);
        }
        (None, None) => {}
    }
}

/// When, where and what.
fn scene(
    draft: &mut Draft,
    page: &Page<'_>,
    when: Option<Found<Instant>>,
    place: Option<Range<usize>>,
    act: Option<Range<usize>>,
) {
    if let Some(when) = when {
        draft.put(Field::OccurredAt, Value::Instant(when.value), when.span, confidence(when.ground), when.ground);
    }
    let headed = page.under(Field::Place).map(|at| {
        // 海德三道 请于3日后…: what to do follows in the same line.
        let end = page.text[at.clone()].find(" 请").map_or(at.end, |length| at.start + length);
        trimmed(page.text, at.start..end)
    });
    if let Some(at) = headed.clone().or(place) {
        let sure = if headed.is_some() { Confidence::High } else { Confidence::Medium };
        draft.put(Field::Place, Value::Text(tidy(&page.text[at.clone()])), at, sure, Ground::Written);
    }
    if draft.reading.kind == Kind::MoveReminder {
        return;
    }
    let headed = page.under(Field::Offence).map(|value| prose::act_under_heading(page.text, value));
    let headed = headed.filter(|at| !at.is_empty());
    if let Some(at) = headed.clone().or(act) {
        let sure = if headed.is_some() { Confidence::High } else { Confidence::Medium };
        draft.put(Field::Offence, Value::Text(tidy(&page.text[at.clone()])), at, sure, Ground::Written);
    }
}

/// What it costs: 罚款, 记分, 警告, 代码.
fn penalty(draft: &mut Draft, page: &Page<'_>) {
    if let Some(found) = fine(page) {
        draft.put(Field::FineFen, Value::Money(found.value), found.span, confidence(found.ground), found.ground);
    } else if has_unread_fine(page) {
        // What stands there and cannot be read is asked for; the usual fine may be another one.
        draft.reading.unread.insert(Field::FineFen);
    }
    let headed = page.under(Field::Points).and_then(|value| Some((points::parse(&page.text[value.clone()])?, value)));
    let written = points::find(page.text).into_iter().next();
    let ground = written.as_ref().filter(|_| headed.is_none()).map_or(Ground::Written, |found| found.ground);
    let written = headed.or_else(|| written.map(|found| (found.value, found.span)));
    if let Some((points, at)) = written.or_else(|| points_of_amount(page)) {
        draft.put(Field::Points, Value::Number(points), at, confidence(ground), ground);
    }
    if let Some(at) = code(page) {
        // (l208): a letter for a digit, where all others are digits.
        let written = &page.text[at.clone()];
        let mended = written.replace('l', "1").replace(['O', 'o'], "0");
        let ground = if mended == written { Ground::Written } else { Ground::Mended };
        draft.put(Field::Code, Value::Text(mended), at, confidence(ground), ground);
    }
    let warned =
        ["给予警告", "处以警告", "处警告", "警告处罚", "予以警告", "决定处以:警告", "处罚种类:警告", "处罚:警告"];
    let warned = warned.iter().find_map(|word| page.text.find(word).map(|at| at..at + word.len()));
    if let Some(at) = warned.or_else(|| warning_alone(page.text)).filter(|_| !draft.has(Field::FineFen)) {
        draft.put(Field::WarningOnly, Value::Flag(true), at, Confidence::High, Ground::Written);
    }
}

/// 警告 as a word of its own: what was decided, and not a sign at the road.
fn warning_alone(text: &str) -> Option<Range<usize>> {
    let ends = |sign: char| sign.is_whitespace() || ",。;:|".contains(sign);
    text.match_indices("警告").map(|(at, word)| at..at + word.len()).find(|at| {
        let before = text[..at.start].trim_end_matches("决定").chars().next_back();
        before.is_none_or(ends) && text[at.end..].chars().next().is_none_or(ends)
    })
}

/// Whether a behaviour is named that somebody did: not what nobody may do, 请勿占用应急车道.
fn is_done(text: &str) -> bool {
    let mut clauses = text.split([',', '。', ';', '!', '\n']);
    // An act may have a comma in it.
    clauses.any(|clause| behaviour::is_named(clause) && !has(clause, &["勿", "严禁", "请不要", "避免"]))
        || behaviour::is_named(text) && !has(text, &["勿", "严禁", "请不要", "避免"])
}

/// Whether a fine or points are said to be fixed: 罚款200元, 记3分, and not 逾期将罚款200元.
fn is_fined(page: &Page<'_>) -> bool {
    let spans = fine(page).map(|found| found.span).into_iter();
    let spans = spans.chain(points::find(page.text).into_iter().map(|found| found.span));
    let threatened = |at: &Range<usize>| {
        let near = page.text.ceil_char_boundary(at.start.saturating_sub(60));
        let clause = page.text[near..at.start].rsplit(['。', ';', '!', '\n']).next().unwrap_or_default();
        has(clause, &["逾期", "将", "否则", "可处", "可能", "最高", "如", "若", "享", "优惠", "违者"])
    };
    spans.into_iter().any(|at| is_said(page.text, &at) && !threatened(&at))
}

/// Whether a heading or 罚款 has figures behind it of which no amount can be read.
fn has_unread_fine(page: &Page<'_>) -> bool {
    let figures = |text: &str| {
        let run = text.trim_start_matches([' ', ':', '为', '¥', '金', '额']);
        let end = run.find(|sign: char| !sign.is_ascii_alphanumeric() && sign != '.').unwrap_or(run.len());
        let is_amount = run[end..].trim_start().starts_with('元');
        is_amount && run[..end].bytes().any(|sign| sign.is_ascii_digit() || b"OolI".contains(&sign))
    };
    // 罚1S0: what people write without a unit.
    let bare = page.text.match_indices('罚').any(|(at, verb)| {
        let after = &page.text[at + verb.len()..];
        let after = after.strip_prefix(['款', '金']).unwrap_or(after).trim_start_matches([' ', ':', '=']);
        let near = &after[..after.floor_char_boundary(12)];
        near.starts_with(|sign: char| sign.is_ascii_digit()) && !near.contains('%')
    });
    bare || page.under(Field::FineFen).is_some_and(|value| figures(&page.text[value.start..]))
        || page.text.match_indices("罚款").any(|(at, word)| figures(&page.text[at + word.len()..]))
}

fn fine(page: &Page<'_>) -> Option<Found<Fen>> {
    if let Some(value) = page.under(Field::FineFen) {
        let inner = &page.text[value.clone()];
        let amount = money::leading_found(inner).or_else(|| money::find(inner).into_iter().next());
        return amount
            .map(|found| Found { span: value.start + found.span.start..value.start + found.span.end, ..found });
    }
    let amounts = money::find(page.text);
    amounts
        .into_iter()
        .find_map(|amount| {
            let start = page.text.ceil_char_boundary(amount.span.start.saturating_sub(24));
            let before = page.text[start..amount.span.start].trim_end_matches([' ', ':', '为', '\n']);
            let named = ["罚款", "罚金", "罚款金额", "处罚", "处以", "罚款人民币", "应缴", "罚"]
                .iter()
                .any(|word| before.ends_with(word));
            let after = page.text[amount.span.end..].trim_start_matches([' ', '整', '的', '(', ')']);
            // What a law allows is a range, and what is added for being late is no fine.
            let range = ["以上", "以下", "至", "-", "~", "/"].iter().any(|word| after.starts_with(word));
            // 原罚款100元,实罚50元: what it would have been is not what it is.
            let before_relief = ["原罚款", "原罚", "原处罚", "原处罚款"];
            if before_relief.iter().any(|word| before.ends_with(word)) {
                return None;
            }
            if range || before.ends_with("加处罚款") || before.ends_with("加处") {
                return None;
            }
            let of_fine = after.starts_with("罚款") || after.starts_with("罚金");
            (named || of_fine || points_after(after).is_some()).then_some(amount)
        })
        .or_else(|| bare_fine(page.text))
}

/// 罚200, 罚一百: as people write it who need no unit.
pub(super) fn bare_fine(text: &str) -> Option<Found<Fen>> {
    text.match_indices('罚').find_map(|(at, verb)| {
        let start = past_blanks(text, word(text, at + verb.len(), &["款", "金"]).unwrap_or(at + verb.len()));
        let length = digit_run(text, start);
        if let Some((yuan, end)) = numeral::read(text, start).filter(|(yuan, _)| (20..10_000).contains(yuan)) {
            let fine = Fen(i64::try_from(yuan).ok()? * 100);
            return Some(Found { value: fine, span: start..end, ground: Ground::Written });
        }
        let end = start + length;
        let ends =
            text[end..].chars().next().is_none_or(|sign| sign.is_whitespace() || ",。;!)了记扣计不".contains(sign));
        let amount = ((2..=4).contains(&length) && ends).then(|| money::parse(&text[start..end])).flatten()?;
        Some(Found { value: amount, span: start..end, ground: Ground::Written })
    })
}

/// 200块6分: points right behind an amount, and where they end.
fn points_after(text: &str) -> Option<(u32, usize)> {
    let start = text.len() - text.trim_start_matches([' ', ',', '、', '/']).len();
    let (points, end) = small_number(text, start)?;
    let end = word(text, end, &["分"])?;
    (!text[end..].starts_with('钟') && points::STEPS.contains(&points)).then_some((points, end))
}

/// The points behind an amount that is written without a verb.
fn points_of_amount(page: &Page<'_>) -> Option<(u32, Range<usize>)> {
    money::find(page.text).into_iter().find_map(|amount| {
        let start = past_blanks(page.text, amount.span.end);
        let (points, length) = points_after(&page.text[start..])?;
        Some((points, start..start + length))
    })
}

/// 代码1345, (代码:1039), or four digits in brackets right after the act.
fn code(page: &Page<'_>) -> Option<Range<usize>> {
    let run = |at: usize| {
        let rest = &page.text[at..];
        let length = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let digits = rest[..length].bytes().filter(u8::is_ascii_digit).count();
        ((4..=6).contains(&length) && digits >= 3).then_some(at..at + length)
    };
    if let Some(value) = page.under(Field::Code) {
        return run(value.start);
    }
    let named = ["代码", "行为编码"].iter().flat_map(|word| page.text.match_indices(word)).find_map(|(at, word)| {
        let after = at + word.len();
        let signs = page.text[after..].len() - page.text[after..].trim_start_matches([' ', ':', '为', '(']).len();
        run(after + signs)
    });
    let led = || {
        // 实施1344A违法行为, [1302]驾驶…: before the act, or in its place.
        let doing = page.text.match_indices("实施").find_map(|(at, word)| {
            let inside = run(past_blanks(page.text, at + word.len()))?;
            let after = page.text[inside.end..].trim_start_matches([' ', '的']);
            ["违法", "违章", "行为", "交通违法"].iter().any(|word| after.starts_with(word)).then_some(inside)
        });
        doing.or_else(|| {
            page.text.match_indices('[').find_map(|(at, _)| {
                let inside = run(at + 1)?;
                let act = page.text[inside.end..].strip_prefix(']')?;
                (behaviour::first(act) == Some(0) || act.starts_with("驾驶") || act.starts_with("机动车"))
                    .then_some(inside)
            })
        })
    };
    named.or_else(led).or_else(|| {
        page.text.match_indices('(').find_map(|(at, _)| {
            let inside = run(at + 1)?;
            let closed = page.text[inside.end..].starts_with(')');
            let all_digits =
                page.text[inside.clone()].bytes().all(|byte| byte.is_ascii_digit() || b"OolI".contains(&byte));
            let act = page.text[..at].trim_end();
            let after_act = [
                "的",
                "行为",
                "停放",
                "停车",
                "指示",
                "通行",
                "行驶",
                "规定",
                "标线",
                "标志",
                "信号灯",
                "红灯",
                "违停",
                "超速",
                "安全带",
            ]
            .iter()
            .any(|end| act.ends_with(end));
            (closed && all_digits && inside.len() <= 5 && after_act).then_some(inside)
        })
    })
}

/// The word of a source, for a document that says by its kind where a record came from.
fn source(draft: &mut Draft, source: Source, at: Option<Range<usize>>, sure: Confidence) {
    let value = Value::Text(source.word().to_owned());
    match at {
        Some(at) => draft.put(Field::Source, value, at, sure, Ground::Document),
        None => draft.follow(Field::Source, value, sure, Ground::Document),
    }
}
