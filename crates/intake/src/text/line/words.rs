//! The words of a typed line of which nothing else was understood: numbers, the end of a plate, the act, and the place.

use std::ops::Range;

use greenlight_rules::{facts::Source, law::Offence, money::Fen};

use super::Left;
use crate::{
    behaviour,
    reading::{Confidence, Field, Ground, Value},
    scan::{money, plate, points},
    text::{Draft, prose},
};

/// Words that say nothing by themselves.
const EMPTY: &[&str] = &[
    "罚款", "罚", "在", "于", "记分", "扣分", "记", "扣", "的", "被", "了", "早上", "上午", "中午", "下午", "傍晚",
    "晚上", "夜里", "凌晨", "左右", "同上", "车牌", "车号", "号牌", "民警",
];

/// Takes each word that is left for what it looks like, and what looks like nothing else for the place.
pub(super) fn words(draft: &mut Draft, left: &Left<'_>, offences: &[Offence]) {
    let mut places: Vec<Range<usize>> = Vec::new();
    for at in left.words() {
        let word = left.text[at.clone()].trim_start_matches('-');
        let at = at.end - word.len()..at.end;
        let said_nothing = EMPTY.contains(&word) || word.contains('的') && word.ends_with('车');
        let taken = points_and_fine(draft, &at, word)
            || number(draft, left, &at, word, offences)
            || amount(draft, &at, word)
            || end_of_plate(draft, &at, word)
            || act(draft, left, &at, &mut places);
        if !taken && !said_nothing {
            places.push(at);
        }
    }
    rest(draft, left, places);
}

/// 6分, 6分200
fn points_and_fine(draft: &mut Draft, at: &Range<usize>, word: &str) -> bool {
    let Some((points, fine)) = word.split_once('分') else { return false };
    let (points, fine) = (points::parse(points), money::parse(fine).filter(|_| !fine.is_empty()));
    match (points::parse(word), points, fine) {
        (Some(points), ..) => {
            draft.put(Field::Points, Value::Number(points), at.clone(), Confidence::High, Ground::Written);
        }
        (None, Some(points), Some(fine)) => {
            draft.put(Field::Points, Value::Number(points), at.clone(), Confidence::Medium, Ground::Written);
            draft.put(Field::FineFen, Value::Money(fine), at.clone(), Confidence::Medium, Ground::Written);
        }
        _ => return false,
    }
    true
}

/// A number without a unit: by what it is worth and what stands beside it a code, points, a fine, the end of a plate, or
/// nothing that anybody knows, such as the number of an officer or a telephone.
fn number(draft: &mut Draft, left: &Left<'_>, at: &Range<usize>, word: &str, offences: &[Offence]) -> bool {
    if word.is_empty() || !word.bytes().all(|byte| byte.is_ascii_digit() || b".,".contains(&byte)) {
        return false;
    }
    let worth = word.parse::<u32>().ok();
    let fine = draft.reading.fields.get(&Field::FineFen).and_then(|fine| fine.span.clone());
    let behind_fine = fine.as_ref().is_some_and(|fine| fine.start < draft.folded.original(at.clone()).start);
    let is_step = word.len() < 3 && worth.is_some_and(|worth| points::STEPS.contains(&worth));
    let is_code = word.len() == 4 && !word.starts_with('0') && !is_bare_fine(word)
        || offences.iter().any(|offence| offence.has_code(word));
    // 8/30: a piece of a date is no amount.
    let beside = |sign: Option<char>| sign.is_some_and(|sign| "/-.".contains(sign));
    let joined = beside(left.text[..at.start].chars().next_back()) || beside(left.text[at.end..].chars().next());
    let of_date = joined && !(is_step && behind_fine) && worth.is_some_and(|worth| worth <= 31);
    let (field, value, ground) = if of_date {
        return true;
    } else if is_code {
        (Field::Code, Value::Text(word.to_owned()), Ground::Written)
    } else if is_step {
        // 1、…: the number of a line; 200 3: so small a number is no fine.
        match worth.filter(|_| behind_fine) {
            Some(points) => (Field::Points, Value::Number(points), Ground::Written),
            None => return true,
        }
    } else if fine.is_some() && !draft.has(Field::Plate) && (3..=5).contains(&word.len()) {
        // 812 … 罚200: beside the fine, the other number is the end of a plate.
        (Field::Plate, Value::Text(masked(word)), Ground::Masked)
    } else if let Some(amount) = money::parse(word).filter(|_| is_bare_fine(word)) {
        (Field::FineFen, Value::Money(amount), Ground::Written)
    } else {
        return true;
    };
    draft.put(field, value, at.clone(), Confidence::Medium, ground);
    true
}

/// 罚200, 两百, 一百五: with a verb or a unit of numerals it is an amount, and no place is called so.
fn amount(draft: &mut Draft, at: &Range<usize>, word: &str) -> bool {
    let verbless = ["罚款", "罚金", "罚"].iter().find_map(|verb| word.strip_prefix(verb));
    let sum = verbless.unwrap_or(word);
    let spoken = sum.contains(['百', '千', '佰', '仟', '十', '拾']);
    let Some(amount) = money::parse(sum) else { return false };
    let is_amount = spoken && amount >= Fen(2_000) || verbless.is_some() && is_bare_fine(sum);
    if is_amount {
        draft.put(Field::FineFen, Value::Money(amount), at.clone(), Confidence::Medium, Ground::Written);
    }
    is_amount
}

/// `2K6`, `A8X2K6`, `尾号126`: the last three letters and digits or more, with both or with 尾号 before them.
fn end_of_plate(draft: &mut Draft, at: &Range<usize>, word: &str) -> bool {
    let named = word.trim_start_matches("尾号").trim_start_matches("车牌");
    let length = (3..=7).contains(&named.len()) && named.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let both = named.bytes().any(|byte| byte.is_ascii_digit()) && named.bytes().any(|byte| byte.is_ascii_alphabetic());
    let is_end = length && (both || named.len() < word.len()) && !draft.has(Field::Plate);
    if is_end {
        draft.put(Field::Plate, Value::Text(masked(named)), at.clone(), Confidence::Medium, Ground::Masked);
    }
    is_end
}

/// 违停, 长安街违停, 违停200: the act, with the place before it and the fine behind it where no blank parts them.
fn act(draft: &mut Draft, left: &Left<'_>, at: &Range<usize>, places: &mut Vec<Range<usize>>) -> bool {
    let word = &left.text[at.clone()];
    let Some(from) = behaviour::first(word).filter(|_| !draft.has(Field::Offence)) else { return false };
    if from > 0 {
        places.push(at.start..at.start + from);
    }
    let mut act = at.start + from..at.end;
    let digits = left.text[act.clone()].bytes().rev().take_while(u8::is_ascii_digit).count();
    let fine = act.end - digits..act.end;
    if is_bare_fine(&left.text[fine.clone()])
        && !draft.has(Field::FineFen)
        && let Some(amount) = money::parse(&left.text[fine.clone()])
    {
        act.end = fine.start;
        draft.put(Field::FineFen, Value::Money(amount), fine, Confidence::Medium, Ground::Written);
    }
    if word.contains("贴条") {
        let notice = Value::Text(Source::ParkingNotice.word().to_owned());
        draft.follow(Field::Source, notice, Confidence::Medium, Ground::Document);
    }
    let name = Value::Text(left.text[act.clone()].to_owned());
    draft.put(Field::Offence, name, act, Confidence::High, Ground::Written);
    true
}

/// What looks like nothing else is where it was, and of two such things the last may be what.
fn rest(draft: &mut Draft, left: &Left<'_>, mut places: Vec<Range<usize>>) {
    // 机场高速 应急车道: the first is where and the last is what.
    if !draft.has(Field::Offence)
        && !draft.has(Field::Code)
        && places.len() == 2
        && let Some(at) = places.pop()
    {
        let act = Value::Text(left.text[at.clone()].to_owned());
        draft.put(Field::Offence, act, at, Confidence::Low, Ground::Written);
    }
    // Beside a road the words of a chat are no place: 又被拍了 中山路.
    if places.iter().any(|at| prose::is_road_name(&left.text[at.clone()])) {
        const CHAT: &[char] = &['被', '拍', '你', '我', '他', '她', '说', '谁'];
        places.retain(|at| !left.text[at.clone()].contains(CHAT));
    }
    if let (Some(first), Some(last)) = (places.first(), places.last()) {
        let all: Vec<&str> = places.iter().map(|at| left.text[at.clone()].trim_start_matches('在')).collect();
        let span = first.start..last.end.max(first.end);
        draft.put(Field::Place, Value::Text(all.join(" ")), span, Confidence::Medium, Ground::Written);
    }
}

fn masked(end: &str) -> String {
    format!("{}{}", plate::MASK, end.to_ascii_uppercase())
}

/// Whether a number without a unit may be a fine: two to four digits, not a code such as 1345, and fen only as .00 or .50.
pub(in crate::text) fn is_bare_fine(text: &str) -> bool {
    let (yuan, fen) = text.split_once('.').unwrap_or((text, "00"));
    let yuan = yuan.replace(',', "");
    let digits =
        (2..=4).contains(&yuan.len()) && yuan.bytes().all(|byte| byte.is_ascii_digit()) && !yuan.starts_with('0');
    digits && matches!(fen, "0" | "00" | "50") && (yuan.len() < 4 || yuan.ends_with("00") || yuan.ends_with("50"))
}
