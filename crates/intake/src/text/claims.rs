//! What a sentence says has happened, apart from what it denies, asks for, threatens with or makes a condition.
//!
//! The same words stand in a receipt (罚款缴纳成功) and in a decision that tells how to pay (缴纳成功后可下载票据): only what
//! stands around them in their own clause tells the two apart.

use std::ops::Range;

/// The signs at which one clause ends and the next begins.
const ENDS: &[char] = &[',', '。', ';', '!', '?', ':', '\n', '(', ')', '【', '】', '…'];

/// What denies the word right after it.
const DENIES: &[&str] = &[
    "未",
    "没",
    "没有",
    "未能",
    "没能",
    "未曾",
    "未被",
    "未见",
    "未发现",
    "未确认",
    "无",
    "无法",
    "不",
    "不算",
    "不要",
    "不得",
    "勿",
    "别",
    "非",
    "零",
    "是否",
    "谨防",
    "防止",
    "避免",
    "减少",
    "杜绝",
    "禁止",
    "严禁",
    "远离",
    "拒绝",
    "警惕",
];

/// What makes a clause a condition, an instruction or a threat. Each is long enough not to be a part of a road's name.
const SUPPOSES: &[&str] = &[
    "如有", "如您", "如果", "如已", "如需", "如对", "如不", "如未", "如发", "如遇", "如若", "如再", "如违", "如继",
    "如经", "如在", "如确", "如系", "如属", "若有", "若您", "若已", "若未", "若不", "若继", "若再", "若违", "若对",
    "若需", "若经", "倘", "假如", "一旦", "凡", "是否", "能否", "否则", "请", "务必", "必须", "须", "需", "应当",
    "应于", "应在", "拟", "将被", "将依", "将会", "将按", "将由", "将于", "将对", "将予", "将作", "将给", "将以",
    "将处", "将进", "将采", "将从", "可以", "方可", "即可", "可在", "可于", "可凭", "可通", "可登", "可申", "可能",
    "可享", "您可", "均可", "也可", "直至", "以便", "用于", "未经", "只有", "只要", "建议", "会被", "会依",
];

/// What makes the word right before it a condition, a name or a question.
const SUPPOSED: &[&str] = &[
    "后",
    "前",
    "之后",
    "之前",
    "以后",
    "以前",
    "与否",
    "的话",
    "的,",
    "的请",
    "的可",
    "的无需",
    "的不",
    "的方",
    "的将",
    "方",
    "即可",
    "才",
    "时",
    "率",
    "为准",
    "期限",
    "页",
    "截图",
    "凭证",
    "吗",
    "者",
    "请",
    "无需",
    "可忽略",
];

/// The clause around a piece of a text: what stands before the piece, and what after.
fn clause(text: &str, piece: &Range<usize>) -> (usize, usize) {
    let near = text.ceil_char_boundary(piece.start.saturating_sub(CLAUSE));
    let start = text[near..piece.start].rfind(ENDS).map_or(near, |at| near + at);
    let start = start + text[start..].chars().next().filter(|sign| ENDS.contains(sign)).map_or(0, char::len_utf8);
    let far = text.floor_char_boundary(piece.end.saturating_add(CLAUSE));
    let end = text[piece.end..far].find(ENDS).map_or(far, |at| piece.end + at);
    (start.min(piece.start), end)
}

/// How far around a word its clause is looked for, in bytes.
const CLAUSE: usize = 240;

/// Whether what stands right before a place denies it: 未, 没有, 0.
pub(super) fn is_denied(text: &str, at: usize) -> bool {
    let near = text.ceil_char_boundary(at.saturating_sub(24));
    let before = text[near..at].trim_end_matches(' ');
    let none =
        before.strip_suffix('0').is_some_and(|rest| !rest.ends_with(|sign: char| sign.is_ascii_digit() || sign == '.'));
    // 罚没 is what is collected, and denies nothing.
    none || !before.ends_with("罚没") && DENIES.iter().any(|word| before.ends_with(word))
}

/// Whether a piece of a text is said to be so: neither denied nor a condition, an instruction, a threat or a question.
pub(super) fn is_said(text: &str, piece: &Range<usize>) -> bool {
    let (start, end) = clause(text, piece);
    // 如已缴款: the piece itself may begin with the end of such a word.
    let (before, after) = (&text[start..piece.end], text[piece.end..].trim_start_matches(' '));
    let supposed = SUPPOSES.iter().any(|word| before.contains(word));
    let asked = text[end..].starts_with('?') || SUPPOSED.iter().any(|word| after.starts_with(word));
    let asked = asked || text[piece.end..end].contains("忽略");
    !is_denied(text, piece.start) && !supposed && !asked
}

/// Whether the clause around a piece warns of it: 谨防诈骗,请勿点击陌生链接.
pub(super) fn is_warned_of(text: &str, piece: &Range<usize>) -> bool {
    let (start, _) = clause(text, piece);
    has(&text[start..piece.start], &["勿", "不要", "谨防", "警惕", "切莫", "不会", "从不", "不得", "诈骗", "防范"])
}

/// The places of these words in a text.
pub(super) fn places<'t>(text: &'t str, words: &'t [&str]) -> impl Iterator<Item = Range<usize>> + 't {
    words.iter().flat_map(|word| text.match_indices(word)).map(|(at, word)| at..at + word.len())
}

/// Whether one of these words stands in a text and is said to be so.
pub(super) fn told(text: &str, words: &[&str]) -> bool {
    places(text, words).any(|piece| is_said(text, &piece))
}

/// Whether one of these words stands in a text and is not denied; it may be asked for, or be a condition.
pub(super) fn mentioned(text: &str, words: &[&str]) -> bool {
    places(text, words).any(|piece| !is_denied(text, piece.start))
}

/// Whether one of these words stands in a text at all.
pub(super) fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_is_told_from_what_is_denied_supposed_or_asked_for() {
        for text in ["罚款已缴款成功", "您已缴款成功,感谢使用", "状态:缴款成功", "在如意路与将军路口缴款成功"]
        {
            assert!(told(text, &["缴款成功"]), "{text}");
        }
        for text in [
            "罚款未缴款成功",
            "罚款尚未确认缴款成功",
            "缴款成功后可在网上查看",
            "请于缴款成功后保存",
            "如已缴款成功,请忽略",
            "缴款成功与否以银行为准",
            "缴款成功的,不再通知",
            "是否缴款成功?",
            "系统将于缴款成功次日更新",
            "已缴款成功请忽略",
        ] {
            assert!(!told(text, &["缴款成功"]), "{text}");
        }
    }

    #[test]
    fn what_is_denied_is_not_mentioned() {
        for text in ["近一年0违章", "无违章", "没有违章", "未发现违章", "避免违章"] {
            assert!(!mentioned(text, &["违章"]), "{text}");
        }
        for text in ["10违章", "您有未处理违章", "如有违章请处理"] {
            assert!(mentioned(text, &["违章"]), "{text}");
        }
    }
}
