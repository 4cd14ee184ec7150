//! One line that somebody types: `京A8X2K6 昨天下午三点 长安街 违停 200`, in any order.

use std::ops::Range;

use greenlight_rules::{facts::Source, law::Offence, time::Instant};

use super::{Draft, confidence, labels::trimmed};
use crate::{
    behaviour,
    reading::{Confidence, Field, Ground, Kind, Reading, Value},
    scan::{day, instant, money, numeral, plate, points},
};

/// Reads one line as a violation. What is not a plate, a time, an amount or points is the behaviour, where its words are
/// known, and otherwise the place. A plate may be missing, or be only its last characters: then it is a mask.
pub fn line(text: &str, now: Instant, offences: &[Offence]) -> Reading {
    let mut draft = Draft::new(text);
    draft.reading.kind = Kind::Violation;
    let plain = draft.folded.as_str().to_owned();
    let mut left = Left { text: &plain, taken: Vec::new() };
    when(&mut draft, &mut left, now);
    if let Some(found) = left.first(plate::find(&plain), |found| &found.span) {
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
    words(&mut draft, &mut left);
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
            let ends = sign.is_whitespace() || ",;。、|".contains(sign) || !self.is_free(&(at..at + 1));
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
    let day = left.first(day::find(left.text, now), |found| &found.span);
    let Some(hour) = left.first(instant::find_undated(left.text, now), |found| &found.span) else {
        return;
    };
    match day {
        Some(day) => put(Instant::at(day.value, hour.value.time()), hour.span, day.ground),
        None => put(hour.value, hour.span, hour.ground),
    }
}

fn words(draft: &mut Draft, left: &mut Left<'_>) {
    let mut places: Vec<Range<usize>> = Vec::new();
    for at in left.words() {
        let word = &left.text[at.clone()];
        let amount = ["罚款", "罚金", "罚"].iter().find_map(|verb| word.strip_prefix(verb)).unwrap_or(word);
        let digits = !amount.is_empty() && amount.bytes().all(|byte| byte.is_ascii_digit() || b".,".contains(&byte));
        // 两百, 一百五: with a unit of numerals it is an amount, and no place is called so.
        let spoken = amount.contains(['百', '千', '佰', '仟']) && numeral::parse(amount).is_some();
        if digits || spoken {
            if let Some(amount) = money::parse(amount).filter(|_| !draft.has(Field::FineFen)) {
                draft.put(Field::FineFen, Value::Money(amount), at, Confidence::Medium, Ground::Written);
            }
        } else if let Some(points) = points::parse(word).filter(|_| word.contains('分')) {
            draft.put(Field::Points, Value::Number(points), at, Confidence::High, Ground::Written);
        } else if let Some(end) = end_of_plate(word).filter(|_| !draft.has(Field::Plate)) {
            draft.put(
                Field::Plate,
                Value::Text(format!("{}{end}", plate::MASK)),
                at,
                Confidence::Medium,
                Ground::Masked,
            );
        } else if let Some(from) = behaviour::first(word).filter(|_| !draft.has(Field::Offence)) {
            // 长安街违停: the place and the act without a blank.
            if from > 0 {
                places.push(at.start..at.start + from);
            }
            let act = at.start + from..at.end;
            if word.contains("贴条") {
                draft.follow(
                    Field::Source,
                    Value::Text(Source::ParkingNotice.word().to_owned()),
                    Confidence::Medium,
                    Ground::Document,
                );
            }
            draft.put(
                Field::Offence,
                Value::Text(left.text[act.clone()].to_owned()),
                act,
                Confidence::High,
                Ground::Written,
            );
        } else if !["罚款", "罚", "在", "于", "记分", "扣分", "的"].contains(&word) {
            places.push(at);
        }
    }
    if let (Some(first), Some(last)) = (places.first(), places.last()) {
        let all: Vec<&str> = places.iter().map(|at| left.text[at.clone()].trim_start_matches('在')).collect();
        let span = first.start..last.end.max(first.end);
        draft.put(Field::Place, Value::Text(all.join(" ")), span, Confidence::Medium, Ground::Written);
    }
}

/// `2K6`, `尾号2K6`: three to five letters and digits, with both or with 尾号 before them.
fn end_of_plate(word: &str) -> Option<String> {
    let named = word.trim_start_matches("尾号").trim_start_matches("车牌");
    let length = (3..=5).contains(&named.len()) && named.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let both = named.bytes().any(|byte| byte.is_ascii_digit()) && named.bytes().any(|byte| byte.is_ascii_alphabetic());
    (length && (both || named.len() < word.len())).then(|| named.to_ascii_uppercase())
}
