//! A place, and what was done there, in one cell.

use std::ops::Range;

use crate::{behaviour, scan::Folded};

/// What stands before the words of a behaviour and belongs to it.
const LEADS: [&str; 4] = ["机动车", "驾驶人", "驾驶", "小型汽车"];

/// What stands between a place and what was done there and belongs to neither.
const BETWEEN: [&str; 2] = ["实施", "因"];

/// The place in a text and what was done there, in bytes. None where no behaviour is known in it, or it stands alone.
pub(super) fn parts(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    let folded = Folded::new(text);
    let plain = folded.as_str();
    let before = |end: usize, words: &[&str]| {
        let kept = plain.get(..end)?.trim_end();
        words.iter().find_map(|word| Some(kept.strip_suffix(word)?.len()))
    };
    let mut act = behaviour::first(plain)?;
    while let Some(start) = before(act, &LEADS) {
        act = start;
    }
    let end = before(act, &BETWEEN).unwrap_or(act);
    let place = plain.get(..end)?.trim_end_matches(|sign: char| !sign.is_alphanumeric() && sign != ')');
    let start = place.len() - place.trim_start().len();
    (start < place.len()).then(|| (folded.original(start..place.len()), folded.original(act..plain.len())))
}
