//! Amounts: 200, 200元, ¥200.00, 1,200.50, 二百元, 贰佰元整.

use greenlight_rules::money::Fen;

use super::{Folded, Found, before, digit_run, folded, numeral, past_blanks, places, weaker, word};
use crate::reading::Ground;

const BEFORE: &[&str] = &["¥", "人民币", "RMB", "CNY", "rmb", "cny"];
const AFTER: &[&str] = &["元", "块钱", "块", "圆"];

/// Reads a text that is an amount of yuan, with or without a sign for it. None for anything else, for an amount below
/// zero, with parts of a fen, or above [`Fen::MAX`].
pub fn parse(text: &str) -> Option<Fen> {
    let text = folded(text);
    let text = text.trim();
    read(text, 0).filter(|amount| amount.end == text.len()).map(|amount| amount.fen)
}

/// The amount with which a text in plain form begins, and its length in bytes.
pub(crate) fn leading(text: &str) -> Option<(Fen, usize)> {
    read(text, 0).map(|amount| (amount.fen, amount.end))
}

/// The amounts of a text that say that they are money: ¥200, 200元, 贰佰元.
pub fn find(text: &str) -> Vec<Found<Fen>> {
    let folded = Folded::new(text);
    let text = folded.as_str();
    let mut found = Vec::new();
    let mut free = 0;
    for (at, character) in places(text) {
        let inside = |before: char| match before {
            // A comma parts thousands only after digits alone: 京A8X2K6,200块.
            ',' => {
                character.is_ascii_digit()
                    && text[..at - 1]
                        .chars()
                        .rev()
                        .find(|sign| !sign.is_ascii_digit())
                        .is_none_or(|sign| !sign.is_ascii_alphabetic())
                    && text[..at - 1].ends_with(|sign: char| sign.is_ascii_digit())
            }
            // 缴罚-200.00元: a dash after words joins, or says that it went off.
            '-' => character.is_ascii_digit() && text[..at - 1].ends_with(|sign: char| sign.is_ascii_alphanumeric()),
            _ => character.is_ascii_digit() && (before.is_ascii_alphanumeric() || before == '.'),
        };
        if at < free || before(text, at).is_some_and(inside) {
            continue;
        }
        if let Some(amount) = read(text, at).filter(|amount| amount.marked) {
            found.push(Found { value: amount.fen, span: folded.original(at..amount.end), ground: amount.ground });
            free = amount.end;
        }
    }
    found
}

struct Amount {
    fen: Fen,
    /// Whether a sign or a unit of money stands with it.
    marked: bool,
    ground: Ground,
    end: usize,
}

fn read(text: &str, at: usize) -> Option<Amount> {
    let sign = word(text, at, BEFORE);
    let start = sign.map_or(at, |end| past_blanks(text, word(text, end, &[":", "¥"]).unwrap_or(end)));
    let (fen, ground, after) = western(text, start).or_else(|| chinese(text, start))?;
    let unit = word(text, past_blanks(text, after), AFTER);
    let (mut fen, mut end) = (fen, unit.unwrap_or(after));
    // 元 may be followed by 角 and 分 in words.
    if unit.is_some() {
        for (name, worth) in [("角", 10), ("分", 1)] {
            if let Some((count, next)) = numeral::read(text, end).filter(|(count, _)| *count < 10)
                && let Some(next) = word(text, next, &[name])
            {
                fen = fen.checked_add(i64::try_from(count).ok()? * worth)?;
                end = next;
            }
        }
        end = word(text, end, &["整", "正"]).unwrap_or(end);
    }
    let fen = Fen(fen);
    (fen <= Fen::MAX).then_some(Amount {
        fen,
        marked: sign.is_some() || unit.is_some(),
        ground: weaker(Ground::Written, ground),
        end,
    })
}

/// `200`, `1,200.50`: groups of three, at most two decimals that are not zero.
fn western(text: &str, at: usize) -> Option<(i64, Ground, usize)> {
    let first = digit_run(text, at);
    if first == 0 || first > 15 {
        return None;
    }
    let mut whole = text.get(at..at + first)?.to_owned();
    let mut end = at + first;
    while first <= 3
        && let Some(group) = word(text, end, &[","])
        && digit_run(text, group) == 3
    {
        whole.push_str(text.get(group..group + 3)?);
        end = group + 3;
    }
    let yuan: i64 = whole.parse().ok()?;
    let mut fen = yuan.checked_mul(100)?;
    if let Some(decimals) = word(text, end, &["."]) {
        let length = digit_run(text, decimals);
        let written = text.get(decimals..decimals + length)?;
        let (kept, rest) = written.split_at(length.min(2));
        if length == 0 {
            return Some((fen, Ground::Written, end));
        }
        if rest.bytes().any(|digit| digit != b'0') {
            return None;
        }
        fen = fen.checked_add(format!("{kept:0<2}").parse().ok()?)?;
        end = decimals + length;
    }
    Some((fen, Ground::Written, end))
}

fn chinese(text: &str, at: usize) -> Option<(i64, Ground, usize)> {
    let (yuan, end) = numeral::read(text, at)?;
    Some((i64::try_from(yuan).ok()?.checked_mul(100)?, Ground::Written, end))
}
