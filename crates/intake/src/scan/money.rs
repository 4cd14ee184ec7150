//! Amounts: 200, 200元, ¥200.00, 1,200.50, 二百元, 贰佰元整.

use greenlight_rules::money::Fen;

use super::{Folded, Found, before, digit_run, digits, folded, numeral, past_blanks, places, weaker, word};
use crate::reading::Ground;

const BEFORE: &[&str] = &["¥", "人民币", "RMB", "CNY", "rmb", "cny"];
const AFTER: &[&str] = &["元", "块钱", "块", "圆", "大洋", "rmb", "RMB"];

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

/// The same with how sure it is.
pub(crate) fn leading_found(text: &str) -> Option<Found<Fen>> {
    read(text, 0).map(|amount| Found { value: amount.fen, span: 0..amount.end, ground: amount.ground })
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
            _ => mended(character).is_some() && (before.is_ascii_alphanumeric() || before == '.'),
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
            // 一百块一分: a fen without a jiao is a point.
            if worth == 1 && !text[..end].ends_with('角') {
                break;
            }
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

/// What follows a number and is no part of it, though it is written in letters.
const CURRENCIES: &[&str] = &["rmb", "RMB", "cny", "CNY", "yuan", "Yuan"];

/// A number in Western digits, whole: what letters follow it is no other number, and nobody knows what it was.
fn western(text: &str, at: usize) -> Option<(i64, Ground, usize)> {
    let (fen, ground, end) = damaged(text, at).or_else(|| grouped(text, at))?;
    // 5千元, 0.2万: a unit of numerals behind digits.
    let units = [("百", 100), ("千", 1_000), ("万", 10_000)];
    let unit = units.iter().find_map(|(name, worth)| Some((word(text, end, &[name])?, *worth)));
    let (fen, end) = match unit {
        // 1百5 is 150.
        Some((after, worth)) => match digits(text, after, 1).filter(|_| digit_run(text, after) == 1) {
            Some((last, end)) => (fen.checked_mul(worth)?.checked_add(i64::from(last) * worth * 10)?, end),
            None => (fen.checked_mul(worth)?, after),
        },
        None => (fen, end),
    };
    let goes_on =
        text.get(end..)?.chars().next().is_some_and(|next| mended(next).is_some() || next.is_ascii_alphabetic());
    (!goes_on || word(text, end, CURRENCIES).is_some()).then_some((fen, ground, end))
}

/// The digit that a sign is, or that a scanner took it for.
fn mended(sign: char) -> Option<char> {
    match sign {
        'O' | 'o' | '〇' | '○' => Some('0'),
        'l' | 'I' => Some('1'),
        _ => Some(sign).filter(char::is_ascii_digit),
    }
}

/// `1OO`, `l00`, `1O0.OO`: a number of which a scanner took digits for letters. One digit has to have stayed what it was.
fn damaged(text: &str, at: usize) -> Option<(i64, Ground, usize)> {
    let rest = text.get(at..)?;
    let is_part = |sign: &char| mended(*sign).is_some() || *sign == '.' || *sign == ',';
    let length: usize = rest.chars().take(20).take_while(is_part).map(char::len_utf8).sum();
    let run = rest[..length].trim_end_matches(['.', ',']);
    let has = |wanted: fn(&char) -> bool| run.chars().any(|sign| wanted(&sign));
    let begins = run.chars().next().and_then(mended).is_some_and(|first| first != '0');
    if !begins || !has(char::is_ascii_digit) || !has(|sign| !sign.is_ascii_digit() && !".,".contains(*sign)) {
        return None;
    }
    let plain: String = run.chars().map(|sign| mended(sign).unwrap_or(sign)).collect();
    let (fen, _, end) = grouped(&plain, 0)?;
    (end == plain.len()).then_some((fen, Ground::Mended, at + run.len()))
}

/// `200`, `1,200.50`: groups of three, at most two decimals that are not zero.
fn grouped(text: &str, at: usize) -> Option<(i64, Ground, usize)> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_that_a_scanner_took_for_letters_are_read_whole() {
        for (text, yuan) in [
            ("1OO元", 100),
            ("2OO.00元", 200),
            ("1O0元", 100),
            ("100O元", 1000),
            ("l00元", 100),
            ("l0O元", 100),
            ("1oo", 100),
            ("1〇〇元", 100),
            ("1,O00元", 1000),
            ("5千元", 5000),
            ("0.2万元", 2000),
        ] {
            assert_eq!(parse(text), Some(Fen(yuan * 100)), "{text}");
            assert_eq!(leading(text).map(|(fen, _)| fen), Some(Fen(yuan * 100)), "{text}");
        }
        let found = find("处以罚款1O0元,记0分");
        assert_eq!(found.first().map(|found| (found.value, found.ground)), Some((Fen(10_000), Ground::Mended)));
    }

    #[test]
    fn no_part_of_a_damaged_number_is_an_amount() {
        for text in ["1S0元", "2B0元", "1OX元", "20Q元", "IOO元", "O元"] {
            assert_eq!(parse(text), None, "{text}");
            assert_eq!(leading(text), None, "{text}");
            assert_eq!(find(text), Vec::new(), "{text}");
        }
        assert_eq!(leading("200RMB").map(|(fen, _)| fen), Some(Fen(20_000)));
    }
}
