//! The fields of one message, document or record.

mod document;
mod paid;

use std::ops::Range;

use greenlight_rules::{
    facts::{Source, Stage, VehicleKind},
    law::Offence,
    time::Instant,
};

use super::{
    Draft, confidence,
    kind::{Seen, kind},
    labels::{Labelled, labels, trimmed},
    prose, tidy,
};
use crate::{
    behaviour,
    reading::{Confidence, Field, Ground, Kind, Reading, Value},
    scan::{Found, blanked, day, instant, money, plate, plate::Plate, points},
};

/// What was found in a piece before anything is decided about it.
pub(super) struct Page<'a> {
    pub(super) text: &'a str,
    pub(super) labels: Vec<Labelled>,
    pub(super) plates: Vec<Found<Plate>>,
    pub(super) times: Vec<Found<Instant>>,
    pub(super) now: Instant,
}

impl Page<'_> {
    /// The value under a field's first heading that has one.
    pub(super) fn under(&self, field: Field) -> Option<Range<usize>> {
        let own = self.labels.iter().find(|label| label.field == Some(field) && !label.value.is_empty());
        own.map(|label| label.value.clone())
    }
}

/// Reads one piece. `above` is a plate that stands over several records.
pub(super) fn read(given: &str, above: Option<&str>, now: Instant, offences: &[Offence]) -> Reading {
    let mut draft = Draft::new(given);
    let text = draft.folded.as_str().to_owned();
    let plates = plate::find(&text);
    let times = instant::find(&blanked(&text, plates.iter().map(|found| found.span.clone())), now);
    let page = Page { labels: labels(&text), plates, times, now, text: &text };
    let when = occurred(&page);
    // Under a heading a time is not followed by a sentence.
    let told = when.as_ref().filter(|_| page.under(Field::OccurredAt).is_none());
    let (place, act) = told.map_or((None, None), |when| prose::place_and_act(&text, when.span.end));
    let seen = Seen {
        plate: !page.plates.is_empty() || above.is_some(),
        instant: when.is_some(),
        day: when.is_some() || !day::find(&text, now).is_empty(),
        place: place.is_some() || page.under(Field::Place).is_some(),
        behaviour: behaviour::is_named(&text),
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
            row(&mut draft, &page);
            behaviour::propose(&mut draft.reading, offences);
        }
    }
    draft.reading
}

/// The time of the offence: under its heading, or the first in the text that is no other's.
fn occurred(page: &Page<'_>) -> Option<Found<Instant>> {
    let inside = |value: &Range<usize>, time: &Found<Instant>| {
        value.start <= time.span.start && time.span.start < value.end.max(value.start + 1)
    };
    if let Some(value) = page.under(Field::OccurredAt) {
        return page.times.iter().find(|time| inside(&value, time)).cloned();
    }
    let others = [Field::PaidAt, Field::IssuedOn, Field::ServedOn];
    let taken = |time: &Found<Instant>| {
        let next = page.labels.partition_point(|label| label.start <= time.span.start);
        let label = next.checked_sub(1).and_then(|last| page.labels.get(last));
        label
            .is_some_and(|label| label.field.is_some_and(|field| others.contains(&field)) && inside(&label.value, time))
    };
    page.times.iter().find(|time| !taken(time)).cloned()
}

fn plates(draft: &mut Draft, page: &Page<'_>, above: Option<&str>) {
    if let Some(found) = page.plates.first() {
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
const VEHICLES: &[(VehicleKind, &[&str])] = &[
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
        let plate = page.plates.first()?;
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
    let headed = page.under(Field::Place);
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
    if let Some((amount, at)) = fine(page) {
        draft.put(Field::FineFen, Value::Money(amount), at, Confidence::High, Ground::Written);
    }
    let headed = page.under(Field::Points).and_then(|value| Some((points::parse(&page.text[value.clone()])?, value)));
    let written = headed.or_else(|| points::find(page.text).into_iter().next().map(|found| (found.value, found.span)));
    if let Some((points, at)) = written {
        draft.put(Field::Points, Value::Number(points), at, Confidence::High, Ground::Written);
    }
    if let Some(at) = code(page) {
        draft.put(Field::Code, Value::Text(page.text[at.clone()].to_owned()), at, Confidence::High, Ground::Written);
    }
    let warned = ["给予警告", "处以警告", "警告处罚", "予以警告", "决定处以:警告", "处罚种类:警告", "处罚:警告"];
    if let Some((at, word)) = warned.iter().find_map(|word| Some((page.text.find(word)?, word)))
        && !draft.has(Field::FineFen)
    {
        draft.put(Field::WarningOnly, Value::Flag(true), at..at + word.len(), Confidence::High, Ground::Written);
    }
}

fn fine(page: &Page<'_>) -> Option<(greenlight_rules::money::Fen, Range<usize>)> {
    if let Some(value) = page.under(Field::FineFen) {
        let first = page.text[value.clone()].split([',', ' ', '(']).next().unwrap_or_default();
        let amount = money::parse(first).map(|amount| (amount, value.start..value.start + first.len()));
        let found = || {
            money::find(&page.text[value.clone()])
                .into_iter()
                .next()
                .map(|found| (found.value, value.start + found.span.start..value.start + found.span.end))
        };
        return amount.or_else(found);
    }
    let amounts = money::find(page.text);
    amounts.into_iter().find_map(|amount| {
        let start = page.text.ceil_char_boundary(amount.span.start.saturating_sub(24));
        let before = page.text[start..amount.span.start].trim_end_matches([' ', ':', '为', '\n']);
        let named = ["罚款", "罚金", "罚款金额", "处罚", "处以", "罚款人民币", "应缴", "罚"]
            .iter()
            .any(|word| before.ends_with(word));
        let after = page.text[amount.span.end..].trim_start_matches([' ', '整', '的', '(', ')']);
        let of_fine = after.starts_with("罚款") || after.starts_with("罚金");
        (named || of_fine).then_some((amount.value, amount.span))
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
    let named = page.text.match_indices("代码").find_map(|(at, word)| {
        let after = at + word.len();
        let signs = page.text[after..].len() - page.text[after..].trim_start_matches([' ', ':', '为', '(']).len();
        run(after + signs)
    });
    named.or_else(|| {
        page.text.match_indices('(').find_map(|(at, _)| {
            let inside = run(at + 1)?;
            let closed = page.text[inside.end..].starts_with(')');
            let all_digits = page.text[inside.clone()].bytes().all(|byte| byte.is_ascii_digit());
            let act = page.text[..at].trim_end();
            let after_act = ["的", "行为", "停放", "指示", "通行", "行驶"].iter().any(|end| act.ends_with(end));
            (closed && all_digits && inside.len() <= 5 && after_act).then_some(inside)
        })
    })
}

/// A record as a line of a list has it: columns without headings.
fn row(draft: &mut Draft, page: &Page<'_>) {
    if let Some(value) = page.under(Field::Stage)
        && let Some(stage) = stage(&page.text[value.clone()])
    {
        draft.put(Field::Stage, Value::Text(stage.word().to_owned()), value, Confidence::High, Ground::Written);
    }
    if draft.reading.kind == Kind::Violation
        && !draft.has(Field::Offence)
        && !page.text.trim().contains('\n')
        && page.text.len() <= LINE
    {
        columns(draft, page);
    }
}

fn stage(text: &str) -> Option<Stage> {
    let any = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if any(&["撤销", "已消除"]) {
        Some(Stage::Revoked)
    } else if any(&["未缴", "未交款", "待缴", "待交"]) {
        Some(if any(&["未处理", "待处理"]) { Stage::Recorded } else { Stage::Decided })
    } else if any(&["已缴", "已交款", "已交费"]) {
        Some(Stage::Paid)
    } else if any(&["未处理", "待处理"]) {
        Some(Stage::Recorded)
    } else if any(&["已处理", "已确认"]) {
        Some(Stage::Decided)
    } else {
        None
    }
}

/// The longest that a line of a list is, in bytes.
const LINE: usize = 2_000;

/// The columns of a line: between blanks, tabs and bars, each told by what it looks like.
fn columns(draft: &mut Draft, page: &Page<'_>) {
    let taken: Vec<Range<usize>> = page
        .plates
        .iter()
        .map(|found| found.span.clone())
        .chain(page.times.iter().map(|found| found.span.clone()))
        .collect();
    let mut places = Vec::new();
    let mut start = 0;
    for cell in page.text.split_inclusive([' ', '|', '\r', ';']) {
        let at = trimmed(page.text, start..start + cell.len());
        start += cell.len();
        if at.is_empty() || taken.iter().any(|taken| taken.start < at.end && at.start < taken.end) {
            continue;
        }
        let text = &page.text[at.clone()];
        if behaviour::is_named(text) || text.starts_with("违反") {
            draft.put(Field::Offence, Value::Text(text.to_owned()), at, Confidence::Medium, Ground::Written);
        } else if let Some(stage) = stage(text).filter(|_| text.chars().count() <= 8) {
            draft.put(Field::Stage, Value::Text(stage.word().to_owned()), at, Confidence::Medium, Ground::Written);
        } else if money::find(text).is_empty() && points::parse(text).is_none() && !text.is_ascii() {
            places.push(at);
        } else if let Some(amount) = money::find(text).into_iter().next() {
            draft.put(Field::FineFen, Value::Money(amount.value), at, Confidence::Medium, Ground::Written);
        } else if let Some(points) = points::parse(text).filter(|_| text.contains('分')) {
            draft.put(Field::Points, Value::Number(points), at, Confidence::Medium, Ground::Written);
        }
    }
    // The first column of words that is nothing else is where it was.
    if let Some(at) = places.into_iter().find(|at| page.text[at.clone()].chars().count() >= 3) {
        let text = page.text[at.clone()].to_owned();
        if !VEHICLES.iter().any(|(_, words)| words.iter().any(|word| text.contains(word))) {
            draft.put(Field::Place, Value::Text(text), at, Confidence::Medium, Ground::Written);
        }
    }
}

/// The word of a source, for a document that says by its kind where a record came from.
fn source(draft: &mut Draft, source: Source, at: Option<Range<usize>>, sure: Confidence) {
    let value = Value::Text(source.word().to_owned());
    match at {
        Some(at) => draft.put(Field::Source, value, at, sure, Ground::Document),
        None => draft.follow(Field::Source, value, sure, Ground::Document),
    }
}
