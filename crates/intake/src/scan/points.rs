//! 记分: 3分, 记3分, 扣三分, 不记分.

use super::{Folded, Found, before, digit_run, folded, past_blanks, places, small_number, word};
use crate::reading::Ground;

const VERBS: &[&str] = &["记分分值", "记分值", "记分", "扣分", "罚分", "一次记", "记了", "扣了", "记", "扣", "计"];
/// The points that an offence can carry (163 号令).
pub(crate) const STEPS: [u32; 7] = [0, 1, 2, 3, 6, 9, 12];
const NONE: &[&str] = &[
    "不予记分",
    "不记分",
    "不扣分",
    "没扣分",
    "没记分",
    "免予记分",
    "免于记分",
    "免记分",
    "无记分",
    "未记分",
    "不计分",
];

/// Reads a text that is a number of points, with or without a verb. None for anything else.
pub fn parse(text: &str) -> Option<u32> {
    let text = folded(text);
    let text = text.trim();
    if word(text, 0, NONE) == Some(text.len()) {
        return Some(0);
    }
    let start = past_joint(text, word(text, 0, VERBS).unwrap_or(0));
    if let Some((points, end)) = mended(text, start) {
        return (end == text.len()).then_some(points);
    }
    let (points, after) = small_number(text, start)?;
    let after = past_blanks(text, after);
    (word(text, after, &["分"]).unwrap_or(after) == text.len()).then_some(points)
}

/// The points of a text that stand with a verb or a heading for them: 记3分, 扣三分, 记分:0, 不记分.
///
/// What a licence holds altogether (累计记分已达9分) is not among them.
pub fn find(text: &str) -> Vec<Found<u32>> {
    let folded = Folded::new(text);
    let text = folded.as_str();
    let mut found = Vec::new();
    let mut free = 0;
    // A digit inside a number begins none.
    let inside = |at: usize| before(text, at).is_some_and(|before| before.is_ascii_alphanumeric() || before == '.');
    let begins =
        |(at, sign): &(usize, char)| "不免无未没记扣罚一计".contains(*sign) || sign.is_ascii_digit() && !inside(*at);
    for (at, _) in places(text).filter(begins) {
        if at < free || before(text, at).is_some_and(|before| "累总共减".contains(before)) || is_of_a_licence(text, at)
        {
            continue;
        }
        if let Some((value, end, ground)) = read(text, at) {
            found.push(Found { value, span: folded.original(at..end), ground });
            free = end;
        }
    }
    found
}

/// Whether the clause before a place speaks of all points that a licence holds: 本周期累计记分9分.
fn is_of_a_licence(text: &str, at: usize) -> bool {
    let near = text.ceil_char_boundary(at.saturating_sub(60));
    let clause = text[near..at].rsplit([',', '。', ';', '!', '\n', '(']).next().unwrap_or_default();
    ["累计", "累积", "周期", "合计", "总计", "剩余", "减免", "已达", "已有", "满"]
        .iter()
        .any(|word| clause.contains(word))
}

/// O分, l分: a single digit that a scanner took for a letter, with its unit behind it.
fn mended(text: &str, at: usize) -> Option<(u32, usize)> {
    let (points, after) = [("O", 0), ("o", 0), ("l", 1), ("I", 1)]
        .iter()
        .find_map(|(sign, points)| Some((*points, word(text, at, &[sign])?)))?;
    Some((points, word(text, past_blanks(text, after), &["分"])?))
}

fn read(text: &str, at: usize) -> Option<(u32, usize, Ground)> {
    if let Some(end) = word(text, at, NONE) {
        return Some((0, end, Ground::Written));
    }
    // 6 points
    if let Some((points, after)) = small_number(text, at).filter(|_| digit_run(text, at) > 0) {
        let end = word(text, past_blanks(text, after), &["points", "point", "pts"])?;
        return Some((points, end, Ground::Written));
    }
    let verb = word(text, at, VERBS)?;
    let start = past_joint(text, verb);
    if let Some((points, end)) = mended(text, start) {
        return Some((points, end, Ground::Mended));
    }
    let (points, after) = small_number(text, start)?;
    let unit = word(text, past_blanks(text, after), &["分"]).filter(|end| word(text, *end, &["钟"]).is_none());
    // A heading and a colon say that it is points; otherwise 分 has to.
    let heading = start > verb && text.get(at..verb).is_some_and(|verb| verb.ends_with('分') || verb.ends_with('值'));
    // 扣3: as people write it who need no unit.
    let is_short = text.get(at..verb).is_some_and(|verb| matches!(verb, "记" | "扣" | "记了" | "扣了"));
    let ends = text.get(after..)?.chars().next().is_none_or(|next| next.is_whitespace() || ",。;!)".contains(next));
    let bare = is_short && start == verb && ends && STEPS.contains(&points);
    let end = unit.or((heading || bare).then_some(after))?;
    Some((points, end, Ground::Written))
}

fn past_joint(text: &str, at: usize) -> usize {
    let at = past_blanks(text, at);
    past_blanks(text, word(text, at, &[":", "为", ","]).unwrap_or(at))
}
