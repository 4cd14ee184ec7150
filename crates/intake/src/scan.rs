//! Finding and reading single values: dates and times, plates, amounts, points.
//!
//! Messages and the cells of tables are scanned by the same code. Each kind of value has a `parse`, for a text that should
//! be nothing else, and a `find`, for a value somewhere in a longer text. Both fold what people and scanners write into
//! plain forms first, and answer with places in the text as it was given.

pub mod day;
mod fold;
mod hour;
pub mod instant;
pub mod money;
pub mod numeral;
pub mod plate;
pub mod points;
#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::reading::Ground;

pub use fold::{Folded, folded};

/// A value that was found in a longer text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<T> {
    /// The value.
    pub value: T,
    /// Where it stood in the text as it was given, in bytes.
    pub span: Range<usize>,
    /// Why it can be relied on as far as it can.
    pub ground: Ground,
}

/// Of two grounds, the one that says more about what was done to the text.
pub(crate) fn weaker(one: Ground, other: Ground) -> Ground {
    let doubt = |ground| match ground {
        Ground::Written => 0,
        Ground::Mended => 1,
        _ => 2,
    };
    if doubt(other) > doubt(one) { other } else { one }
}

/// The place after the white space that begins at `at`.
pub(crate) fn past_blanks(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + rest.len() - rest.trim_start().len()
}

/// A short whole number in Western digits at `at`, and the place after it: at most `most` digits are taken, and more may
/// follow.
pub(crate) fn digits(text: &str, at: usize, most: usize) -> Option<(u32, usize)> {
    let rest = text.as_bytes().get(at..)?;
    let length = rest.iter().take(most).take_while(|byte| byte.is_ascii_digit()).count();
    let number = text.get(at..at + length)?.parse().ok()?;
    Some((number, at + length))
}

/// How many Western digits stand in a row from `at` on.
pub(crate) fn digit_run(text: &str, at: usize) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    rest.iter().take_while(|byte| byte.is_ascii_digit()).count()
}

/// A number below a hundred, in Western digits or Chinese numerals, and the place after it.
pub(crate) fn small_number(text: &str, at: usize) -> Option<(u32, usize)> {
    if digit_run(text, at) > 2 {
        return None;
    }
    digits(text, at, 2).or_else(|| {
        let (number, end) = numeral::read(text, at)?;
        Some((u32::try_from(number).ok().filter(|number| *number < 100)?, end))
    })
}

/// The place after one of these words, if one of them begins at `at`.
pub(crate) fn word(text: &str, at: usize, words: &[&str]) -> Option<usize> {
    let rest = text.get(at..)?;
    words.iter().find(|word| rest.starts_with(**word)).map(|word| at + word.len())
}

/// The text with digits for the letters that scanners take them for, every byte where it was: in a run of digits, `O` and
/// `l` that a unit of time closes, as in 2O26年9月lO日, or that signs part, as in 2026-O9-l3 l5:36.
pub(crate) fn mended_digits(text: &str) -> String {
    let mut mended = text.to_owned();
    let mut free = 0;
    for word in text.split_inclusive(|sign: char| !sign.is_ascii_alphanumeric() && !":-/.".contains(sign)) {
        let start = free;
        free += word.len();
        let piece = word.trim_end_matches(|sign: char| !sign.is_ascii_alphanumeric());
        let signs = piece.bytes().filter(|byte| b":-/.".contains(byte)).count();
        let numbers = piece.bytes().all(|byte| byte.is_ascii_digit() || b"OolI:-/.".contains(&byte));
        let digits = piece.bytes().filter(u8::is_ascii_digit).count();
        if numbers && digits > 1 && (piece.contains(':') || signs == 2) && piece.len() > digits + signs {
            mended.replace_range(start..start + piece.len(), &piece.replace(['O', 'o'], "0").replace(['l', 'I'], "1"));
        }
    }
    let mut at = 0;
    while at < text.len() {
        let run =
            text.as_bytes()[at..].iter().take_while(|byte| byte.is_ascii_digit() || b"OolI".contains(byte)).count();
        let closed =
            text.get(at + run..).is_some_and(|rest| rest.starts_with(['年', '月', '日', '号', '时', '点', '分', '秒']));
        let open = !text.as_bytes()[..at].last().is_some_and(u8::is_ascii_alphanumeric);
        if run > 0 && run <= 4 && closed && open {
            let digits: String = text[at..at + run]
                .chars()
                .map(|sign| match sign {
                    'O' | 'o' => '0',
                    'l' | 'I' => '1',
                    other => other,
                })
                .collect();
            mended.replace_range(at..at + run, &digits);
        }
        at += run.max(1);
    }
    mended
}

/// The places in a text at which a value may begin: those of every character.
pub(crate) fn places(text: &str) -> impl Iterator<Item = (usize, char)> {
    text.char_indices()
}

/// The character before a place.
pub(crate) fn before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// The text with blanks in place of these pieces, every other byte where it was: what stands right behind a piece then
/// begins like any other word.
pub(crate) fn blanked(text: &str, pieces: impl Iterator<Item = Range<usize>>) -> String {
    let mut blanked = String::with_capacity(text.len());
    for piece in pieces {
        blanked.push_str(text.get(blanked.len()..piece.start).unwrap_or_default());
        blanked.extend(std::iter::repeat_n(' ', piece.end.saturating_sub(blanked.len())));
    }
    blanked.push_str(text.get(blanked.len()..).unwrap_or_default());
    blanked
}
