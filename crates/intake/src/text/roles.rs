//! What a date or a time in a sentence is the date of: the offence, its handling, its payment, a deadline.

use std::ops::Range;

/// What happened then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The offence: where it was, or what, follows.
    Offence,
    /// Nothing that follows tells.
    Plain,
    /// It was handled, or the decision made.
    Decided,
    /// The decision was received.
    Served,
    /// It was paid.
    Paid,
    /// It has to be done by then.
    Deadline,
    /// Something else: a course, an application, a restriction.
    Other,
}

const ROLES: &[(Role, &[&str])] = &[
    (
        Role::Offence,
        &[
            "在", "于", "因", "实施", "违", "停", "驾", "超", "闯", "压", "未", "不", "逆", "占", "有", "发生", "存在",
            "被", "途经", "行", "涉嫌",
        ],
    ),
    (
        Role::Decided,
        &["成功处理", "处理了", "处理完", "处理", "办理", "裁决", "作出", "生成", "开具", "出具", "制发", "下达"],
    ),
    (Role::Served, &["送达", "签收", "收到", "领取"]),
    (Role::Paid, &["缴", "支付", "付款", "扣款", "扣费", "扣缴", "交罚", "交款", "快捷", "消费", "支出", "成功"]),
    (Role::Deadline, &["前", "到期", "截止", "期满", "止"]),
    (Role::Other, &["参加", "申请", "提交", "提出", "通知", "告知", "预约", "年检", "检验", "限行", "至今"]),
];

/// What a date or a time at a place of a text in plain form is the date of.
pub(super) fn role(text: &str, at: &Range<usize>) -> Role {
    let near = text.ceil_char_boundary(at.start.saturating_sub(24));
    let before = text[near..at.start].trim_end_matches([' ', '于', '在', '您', '你', ':']);
    if ["请", "须", "应", "务必", "需", "截至", "截止", "有效期至", "最迟", "最晚"]
        .iter()
        .any(|word| before.ends_with(word))
    {
        return Role::Deadline;
    }
    if ["发送时间", "接收时间", "收到时间", "短信时间"].iter().any(|word| before.ends_with(word)) {
        return Role::Other;
    }
    if ["缴款时间", "支付时间", "付款时间", "缴费时间", "缴纳时间", "缴款日期", "缴费日期", "收款日期", "收款时间"]
        .iter()
        .any(|word| before.ends_with(word))
    {
        return Role::Paid;
    }
    let after = &text[at.end..];
    let near = after.trim_start_matches([' ', ')']);
    if ["前", "之前", "以前", "止", "截止", "底前", "内"].iter().any(|word| near.starts_with(word)) {
        return Role::Deadline;
    }
    if ["起,", "起至", "起在", "起对", "起实"].iter().any(|word| near.starts_with(word)) {
        return Role::Other;
    }
    let start = after.len() - after.trim_start_matches([' ', ',', '\n', '\r', '、']).len();
    let end = after.floor_char_boundary(start.saturating_add(90));
    let rest = &after[start..end.max(start)];
    let rest = rest.split([',', '。', ';', '!', '\n']).next().unwrap_or_default();
    // 在窗口办理了…: where it was handled is no place of an offence.
    let handled = ["处理了", "办理了", "处理完", "办结", "裁决"].iter().filter_map(|word| rest.find(word)).min();
    if handled.is_some_and(|at| {
        !["实施", "违", "按规定", "驾", "闯", "超", "压", "停"].iter().any(|act| rest[..at].contains(act))
    }) {
        return Role::Decided;
    }
    let words = ROLES
        .iter()
        .flat_map(|(role, words)| words.iter().filter_map(|word| Some((rest.find(word)?, word.len(), *role))));
    // Of two that begin at one place the longer counts.
    words.min_by_key(|(at, length, _)| (*at, usize::MAX - length)).map_or(Role::Plain, |(.., role)| role)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_the_date_of_what_follows_it() {
        for (text, wanted) in [
            ("您于2026年9月2日在长安街违停", Role::Offence),
            ("2026年9月2日,您的小型汽车在长安街", Role::Offence),
            ("2026年9月2日的违法行为已作出处罚决定", Role::Offence),
            ("您于2026年9月2日处理了1起交通违法", Role::Decided),
            ("您已于2026年9月2日成功处理京A8X2K6的交通违法", Role::Decided),
            ("决定书已于2026年9月2日生成", Role::Decided),
            ("2026年9月2日作出处罚决定", Role::Decided),
            ("2026年9月2日送达", Role::Served),
            ("您2026年9月2日支付成功的交通罚款", Role::Paid),
            ("2026年9月2日的交通罚款缴款", Role::Paid),
            ("请于2026年9月2日前处理", Role::Deadline),
            ("请在2026年9月2日接受处理", Role::Deadline),
            ("截至2026年9月2日已加处罚款", Role::Deadline),
            ("您2026年9月2日参加考试", Role::Other),
            ("您于2026年9月2日在窗口办理了苏E7H2K9的违法处理", Role::Decided),
            ("2026年9月2日起,长安街实行交通管制", Role::Other),
            ("2026年9月2日", Role::Plain),
            ("2026年9月2日。缴款", Role::Plain),
        ] {
            let at = text.find("2026").unwrap();
            assert_eq!(role(text, &(at..at + "2026年9月2日".len())), wanted, "{text}");
        }
    }
}
