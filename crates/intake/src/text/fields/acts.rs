//! Several acts in one sentence: 实施了闯红灯、未系安全带两项违法行为. Each is a violation of its own.

use std::{collections::HashSet, ops::Range};

use greenlight_rules::law::Offence;

use crate::{
    behaviour,
    reading::{Confidence, Field, Ground, Kind, Reading, Value},
    scan::{money, points},
};

/// What joins two acts. The wording of one act has such signs too, so each part has to be an act by itself.
const JOINTS: &[&str] = &["、", ",", ";", "以及", "并且", "和", "及", "并", "且"];

/// The most acts that one sentence tells of.
const MOST: usize = 9;

/// The readings, with one for each act where one of them tells of several.
pub(super) fn each(readings: Vec<Reading>, offences: &[Offence]) -> Vec<Reading> {
    readings.into_iter().flat_map(|reading| apart(reading, offences)).collect()
}

fn apart(reading: Reading, offences: &[Offence]) -> Vec<Reading> {
    if let Some(numbered) = numbered(&reading, offences) {
        return numbered;
    }
    let told = reading.text_of(Field::Offence).filter(|_| reading.kind == Kind::Violation);
    let acts: Vec<String> = acts(told.unwrap_or_default()).into_iter().map(str::to_owned).collect();
    let keys = acts.iter().map(|act| Some(&*behaviour::matching(act, "", None, offences)?.key));
    let keys: Option<HashSet<&str>> = keys.collect();
    if !(2..=MOST).contains(&acts.len()) || keys.is_none_or(|keys| keys.len() < acts.len()) {
        return vec![reading];
    }
    let of_act = |act: &String| {
        let mut one = reading.clone();
        // What the table says of the first act, it does not say of the others, and one fine may be that of all of them.
        one.fields.retain(|_, read| read.ground != Ground::Table);
        for field in [Field::FineFen, Field::Points, Field::Code] {
            if one.fields.remove(&field).is_some() {
                one.unread.insert(field);
            }
        }
        let whole = one.fields.get(&Field::Offence).and_then(|read| read.span.clone());
        let own = whole.clone().and_then(|span| Some((span.start, one.text.get(span)?.find(act)?)));
        let span = own.map(|(start, at)| start + at..start + at + act.len()).or(whole);
        one.put(Field::Offence, Value::Text(act.clone()), span, Confidence::Medium, Ground::Written);
        behaviour::propose(&mut one, offences);
        one
    };
    acts.iter().map(of_act).collect()
}

/// ①违反禁止标线指示,记1分罚100元;②不系安全带,记1分罚50元: each act with its own penalty.
fn numbered(reading: &Reading, offences: &[Offence]) -> Option<Vec<Reading>> {
    let text = &reading.text;
    let starts: Vec<usize> =
        text.char_indices().filter(|(_, sign)| ('①'..='⑨').contains(sign)).map(|(at, _)| at).collect();
    if reading.kind != Kind::Violation || !(2..=MOST).contains(&starts.len()) {
        return None;
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let of_act = |(start, end): (&usize, usize)| {
        let own = &text[*start..end];
        let from = behaviour::first(own)?;
        let length = own[from..].find([',', '，', ';', '；', '。', '(', '（']).unwrap_or(own.len() - from);
        let mut one = reading.clone();
        let scene = [Field::Offence, Field::Code, Field::FineFen, Field::Points];
        one.fields.retain(|field, _| !scene.contains(field));
        let place = |at: Range<usize>| Some(start + at.start..start + at.end);
        let act = Value::Text(own[from..from + length].to_owned());
        one.put(Field::Offence, act, place(from..from + length), Confidence::Medium, Ground::Written);
        if let Some(fine) = money::find(own).into_iter().next() {
            one.put(Field::FineFen, Value::Money(fine.value), place(fine.span), Confidence::Medium, fine.ground);
        }
        if let Some(points) = points::find(own).into_iter().next() {
            one.put(Field::Points, Value::Number(points.value), place(points.span), Confidence::Medium, points.ground);
        }
        behaviour::propose(&mut one, offences);
        Some(one)
    };
    starts.iter().zip(ends).map(of_act).collect()
}

/// The parts of an act, without the count that closes them.
fn acts(told: &str) -> Vec<&str> {
    let told = told.trim_end_matches(['项', '起', '种', '个', '条', '宗', '2', '3', '两', '二', '三', '等', '共']);
    let mut acts = vec![told];
    for joint in JOINTS {
        acts = acts.into_iter().flat_map(|act| act.split(joint)).collect();
    }
    acts.retain(|act| !act.trim().is_empty());
    acts
}
