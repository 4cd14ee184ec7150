//! One line that somebody types: `京A8X2K6 昨天下午三点 长安街 违停 200`, in any order.

mod words;

use std::ops::Range;

use chrono::TimeDelta;
use greenlight_rules::{facts::Source, law::Offence, time::Instant};

pub(super) use words::is_bare_fine;
use words::words;

use super::{
    Draft,
    claims::{has, is_said},
    confidence,
    fields::bare_fine,
    kind::{is_about_others, is_of_something_else},
    labels::{labels, trimmed},
    names::{self, Nickname},
    payment::{self, Said},
    prose,
};
use crate::{
    behaviour,
    reading::{Confidence, Field, Ground, Kind, Reading, Value},
    scan::{Folded, day, instant, money, numeral, plate, points},
};

/// The longest line that somebody types, in characters.
const LONGEST: usize = 80;

/// What a piece says as a line that somebody typed, where that is more than what was read of it as a message.
pub(super) fn instead(read: &Reading, nicknames: &[Nickname], now: Instant, offences: &[Offence]) -> Option<Reading> {
    if !matches!(read.kind, Kind::Violation | Kind::Unclear) || !is_typed(&read.text) {
        return None;
    }
    let typed = line(&read.text, nicknames, now, offences);
    let has = |field| typed.fields.contains_key(&field);
    let penalised = has(Field::FineFen) || has(Field::Points);
    let named =
        typed.fields.get(&Field::Offence).is_some_and(|act| act.confidence > Confidence::Low) || has(Field::Code);
    // 延安东路隧道 变道: on a road, so what is left is the act.
    let on_road = has(Field::Offence) && typed.text_of(Field::Place).is_some_and(prose::is_road_name);
    let is_record = named || has(Field::Plate) && has(Field::OccurredAt) && (penalised || on_road);
    (is_record && written(&typed) > written(read).max(1)).then_some(typed)
}

/// Whether a text may be a line that somebody typed: short, without sentences and headings, and no word of a payment.
fn is_typed(text: &str) -> bool {
    let folded = Folded::new(text);
    let plain = folded.as_str();
    let signs = ['\n', '。', '!', '?', '【', '《', '「', '『'];
    plain.chars().count() <= LONGEST
        && !plain.contains(signs)
        && !is_of_something_else(plain)
        && !is_about_others(plain, true)
        && !has(plain, &["明天", "后天", "下周", "别开", "小心"])
        && payment::said(plain, &labels(plain)) == Said::Nothing
        && behaviour::first(plain).is_none_or(|at| is_said(plain, &(at..at)))
}

/// How many fields stand in a reading's text.
fn written(reading: &Reading) -> usize {
    reading.fields.values().filter(|read| read.span.is_some()).count()
}

/// Reads one line as a violation. What is not a plate, a time, an amount or points is the behaviour, where its words are
/// known, and otherwise the place. A plate may be missing, or be only its last characters: then it is a mask.
pub(super) fn line(text: &str, nicknames: &[Nickname], now: Instant, offences: &[Offence]) -> Reading {
    let mut draft = Draft::new(text);
    draft.reading.kind = Kind::Violation;
    let plain = draft.folded.as_str().to_owned();
    let mut left = Left { text: &plain, taken: Vec::new() };
    when(&mut draft, &mut left, now);
    let plates = plate::find(&plain);
    let plates = if plates.is_empty() { names::find(&plain, nicknames) } else { plates };
    if let Some(found) = left.first(plates, |found| &found.span) {
        draft.put(
            Field::Plate,
            Value::Text(found.value.text.clone()),
            found.span,
            confidence(found.ground),
            found.ground,
        );
        if let Some(kind) = found.value.kind {
            draft.follow(Field::VehicleKind, Value::Text(kind.word().to_owned()), Confidence::Medium, Ground::Follows);
        }
    }
    if let Some(found) = left.first(points::find(&plain), |found| &found.span) {
        draft.put(Field::Points, Value::Number(found.value), found.span, Confidence::High, Ground::Written);
    }
    if let Some(found) = left.first(money::find(&plain), |found| &found.span) {
        // 罚 and 罚款 belong to the amount, not to the place.
        let before = plain[..found.span.start].trim_end_matches(' ');
        let verb = ["罚款", "罚金", "罚"].iter().find(|verb| before.ends_with(**verb));
        left.taken.extend(verb.map(|verb| before.len() - verb.len()..before.len()));
        draft.put(Field::FineFen, Value::Money(found.value), found.span, Confidence::High, Ground::Written);
    }
    if !draft.has(Field::FineFen)
        && let Some(found) = left.first(bare_fine(&plain).into_iter().collect(), |found| &found.span)
    {
        // 罚200
        let verb = plain[..found.span.start].rfind('罚').map(|verb| verb..found.span.start);
        left.taken.extend(verb);
        draft.put(Field::FineFen, Value::Money(found.value), found.span, Confidence::High, found.ground);
    }
    // red light: an act of several words.
    let act = behaviour::stretch(&plain).filter(|act| plain[act.clone()].contains(' '));
    if let Some(act) = act.and_then(|act| left.first(vec![act], |act| act)) {
        draft.put(Field::Offence, Value::Text(plain[act.clone()].to_owned()), act, Confidence::High, Ground::Written);
    }
    words(&mut draft, &left, offences);
    let camera = Value::Text(Source::Camera.word().to_owned());
    draft.follow(Field::Source, camera, Confidence::Medium, Ground::Document);
    behaviour::propose(&mut draft.reading, offences);
    draft.reading
}

/// A line, and what of it was understood already.
struct Left<'a> {
    text: &'a str,
    taken: Vec<Range<usize>>,
}

impl Left<'_> {
    fn is_free(&self, at: &Range<usize>) -> bool {
        self.taken.iter().all(|taken| at.end <= taken.start || taken.end <= at.start)
    }

    /// The first of these that stands where nothing was understood yet.
    fn first<T>(&mut self, found: Vec<T>, span: impl Fn(&T) -> &Range<usize>) -> Option<T> {
        let first = found.into_iter().find(|found| self.is_free(span(found)))?;
        self.taken.push(span(&first).clone());
        Some(first)
    }

    /// The words of which nothing was understood yet, between blanks and commas.
    fn words(&self) -> Vec<Range<usize>> {
        let mut words = Vec::new();
        let mut start = None;
        for (at, sign) in self.text.char_indices().chain([(self.text.len(), ' ')]) {
            let ends = sign.is_whitespace() || ",;。、|/".contains(sign) || !self.is_free(&(at..at + 1));
            match (ends, start) {
                (true, Some(from)) => {
                    words.push(trimmed(self.text, from..at));
                    start = None;
                }
                (false, None) => start = Some(at),
                _ => {}
            }
        }
        words.retain(|word| !word.is_empty());
        words
    }
}

/// The time: written together, or the day in one place and the hour in another. A day without an hour is no time yet.
fn when(draft: &mut Draft, left: &mut Left<'_>, now: Instant) {
    let mut put = |at, span, ground| draft.put(Field::OccurredAt, Value::Instant(at), span, confidence(ground), ground);
    if let Some(found) = left.first(instant::find(left.text, now), |found| &found.span) {
        put(found.value, found.span, found.ground);
        return;
    }
    if let Some((at, span)) = just_now(left.text, now) {
        left.taken.push(span.clone());
        put(at, span, Ground::Nearest);
        return;
    }
    let day = left.first(day::find(left.text, now), |found| &found.span);
    if day.is_none() && day::is_told_of(left.text) {
        // Beside a day that nobody can tell the hour is not that of today, and its numbers are no fine.
        let unread = left.text.split(' ').filter(|word| day::is_told_of(word) || word.contains(':'));
        let at = |word: &str| left.text.find(word).map(|at| at..at + word.len());
        left.taken.extend(unread.filter_map(at).collect::<Vec<_>>());
        return;
    }
    let Some(hour) = left.first(instant::find_undated(left.text, now), |found| &found.span) else {
        return;
    };
    match day {
        Some(day) => put(Instant::at(day.value, hour.value.time()), hour.span, day.ground),
        None => put(hour.value, hour.span, hour.ground),
    }
}

/// 刚刚, 半小时前, 10分钟前: so many minutes before now.
fn just_now(text: &str, now: Instant) -> Option<(Instant, Range<usize>)> {
    let told = ["刚刚", "刚才"].iter().find_map(|word| Some((text.find(word)?, word.len(), 0)));
    let (at, length, minutes) = told.or_else(|| {
        let units = [("分钟前", 1), ("分钟之前", 1), ("个小时前", 60), ("小时前", 60), ("个钟头前", 60)];
        units.iter().find_map(|(unit, worth)| {
            let end = text.find(unit)?;
            let start = text[..end].rfind([' ', ',']).map_or(0, |blank| blank + 1);
            let count = &text[start..end];
            let minutes = match count {
                "半" => worth / 2,
                _ => i64::try_from(numeral::parse(count).or(count.parse().ok())?).ok()?.checked_mul(*worth)?,
            };
            (minutes <= 24 * 60).then_some((start, end + unit.len() - start, minutes))
        })
    })?;
    Some((now.plus(-TimeDelta::minutes(minutes)), at..at + length))
}
