//! Headings with their values: `违法时间:2026-07-09`, one a line, in a row, or with the value on the next line.

use std::{collections::BTreeSet, ops::Range, sync::LazyLock};

use crate::{
    reading::Field,
    scan::{before, past_blanks, word},
};

/// A heading that was found, and its value.
#[derive(Clone, Debug)]
pub(super) struct Labelled {
    /// The field it heads; none for headings that only end the value before them.
    pub(super) field: Option<Field>,
    /// Where the heading begins.
    pub(super) start: usize,
    /// The value, without blanks and signs around it. It may be empty.
    pub(super) value: Range<usize>,
}

/// Headings by field. Where one begins with another, the longest counts.
const HEADINGS: &[(Option<Field>, &[&str])] = &[
    (
        Some(Field::Plate),
        &[
            "机动车号牌号码",
            "机动车号牌",
            "机动车牌号",
            "号牌号码",
            "车牌号码",
            "车辆牌号",
            "车辆号牌",
            "车牌号",
            "车号",
            "车牌",
            "号牌",
            "牌号",
            "Plate",
        ],
    ),
    (Some(Field::VehicleKind), &["号牌种类", "车辆类型", "车辆种类", "车型"]),
    (
        Some(Field::OccurredAt),
        &[
            "违法停车时间",
            "违法时间",
            "违章时间",
            "违停时间",
            "停车时间",
            "停放时间",
            "违法时刻",
            "发生时间",
            "违法日期",
            "违章日期",
            "抓拍时间",
            "时间",
            "Time",
        ],
    ),
    (
        Some(Field::Place),
        &[
            "违法停车地点",
            "违法地点",
            "违章地点",
            "违停地点",
            "停车地点",
            "停放地点",
            "违法地址",
            "违章路段",
            "违法路段",
            "路段",
            "违章地址",
            "地点",
            "地方",
            "Place",
            "Location",
        ],
    ),
    (
        Some(Field::Offence),
        &[
            "交通违法行为",
            "违法行为",
            "违章行为",
            "违法内容",
            "违章内容",
            "违章原因",
            "违章事项",
            "违章项目",
            "违法项目",
            "事由",
            "违法事项",
            "违法原因",
            "违法事实",
            "案由",
            "原因",
            "行为",
            "Offence",
            "Violation",
        ],
    ),
    (Some(Field::Code), &["违法行为代码", "违法行为编码", "违法代码", "违法编码", "违章代码", "行为代码", "代码"]),
    (Some(Field::FineFen), &["罚款金额", "处罚金额", "应缴罚款", "罚款", "罚金", "扣款", "处罚", "Fine"]),
    (Some(Field::Points), &["记分分值", "违法记分数", "违法记分", "记分值", "记分数", "记分", "扣分", "Points"]),
    (Some(Field::Driver), &["被处罚人", "当事人姓名", "当事人", "驾驶人姓名", "驾驶人", "缴款人", "姓名"]),
    (
        Some(Field::Authority),
        &[
            "采集机关名称",
            "处理机关名称",
            "发现机关名称",
            "采集机关",
            "处理机关",
            "发现机关",
            "执法机关",
            "处罚机关",
            "执勤单位",
            "执法单位",
        ],
    ),
    (
        Some(Field::NoticeNumber),
        &["告知单编号", "告知单号", "告知书编号", "通知书编号", "凭证编号", "文书编号", "编号"],
    ),
    (
        Some(Field::DecisionNumber),
        &["行政处罚决定书编号", "处罚决定书编号", "处罚决定书号", "决定书编号", "决定书文号", "决定书号"],
    ),
    (Some(Field::IssuedOn), &["决定日期", "处罚日期", "处理日期", "处理时间", "处罚时间", "作出日期"]),
    (Some(Field::NotifiedOn), &["通知日期", "通知时间", "告知日期", "告知时间", "收到通知日期"]),
    (Some(Field::ServedOn), &["送达日期", "签收日期", "送达时间", "签收时间"]),
    (
        Some(Field::Stage),
        &[
            "处理状态",
            "处理标记",
            "处理情况",
            "缴款状态",
            "缴款标记",
            "交款标记",
            "交款状态",
            "违法状态",
            "当前状态",
            "状态",
        ],
    ),
    (
        Some(Field::PaidAt),
        &[
            "缴款时间",
            "创建时间",
            "支付时间",
            "付款时间",
            "交易时间",
            "交易日期",
            "缴费时间",
            "缴纳时间",
            "缴款日期",
            "缴费日期",
            "缴纳日期",
            "收款日期",
            "收款时间",
        ],
    ),
    (
        Some(Field::AmountFen),
        &[
            "缴款金额",
            "支付金额",
            "付款金额",
            "实付金额",
            "缴费金额",
            "缴纳金额",
            "交易金额",
            "实付",
            "合计金额",
            "实缴金额",
            "实缴",
            "合计",
            "总计",
            "共计",
            "总额",
            "金额",
        ],
    ),
    (
        Some(Field::OrderNumber),
        &["交易订单号", "交易流水号", "交易单号", "缴款流水号", "支付流水号", "订单编号", "订单号", "流水号"],
    ),
    (Some(Field::MethodKind), &["支付方式", "付款方式", "缴款方式", "缴费方式"]),
    (
        None,
        &[
            "驾驶证档案编号",
            "档案编号",
            "机动车驾驶证号",
            "驾驶证号",
            "准驾车型",
            "联系方式",
            "联系电话",
            "发证机关",
            "车身颜色",
            "备注",
            "电话",
            "住址",
            "序号",
            "标准值",
            "实测值",
            "限速值",
            "商户单号",
            "商户名称",
            "收款方",
            "收款单位",
            "缴款项目",
            "票据代码",
            "票据号码",
            "校验码",
            "处理期限",
            "温馨提示",
            "临界告知",
            "交警",
            "缴款码",
            "加收",
            "滞纳金",
            "加处罚款",
            "商品",
            "商户",
            "项目名称",
            "执收单位",
            "发件人",
            "发送人",
            "发送方",
            "短信内容",
            "来自",
            "内容",
        ],
    ),
];

/// The headings of a text in plain form, with their values, in their order.
pub(super) fn labels(text: &str) -> Vec<Labelled> {
    let mut found: Vec<(Option<Field>, usize, usize, bool)> = Vec::new();
    let mut free = 0;
    for (at, _) in text.char_indices() {
        if at < free {
            continue;
        }
        let Some((field, end)) = heading(text, at) else { continue };
        let before = before(text, at);
        let open = before.is_none_or(|before| !before.is_alphanumeric());
        let long = text[at..end].chars().count() >= 4;
        if let Some(value) = past_colon(text, end).filter(|_| open || long) {
            found.push((field, at, value, true));
            free = value;
        } else if field == Some(Field::OccurredAt)
            && (long || open)
            && text[end..].starts_with(|sign: char| sign.is_ascii_digit())
        {
            // 抓拍时间08:16
            found.push((field, at, end, false));
            free = end;
        } else if starts_line(text, at) && field.is_some() && long && ends_word(text, end) {
            found.push((field, at, end, false));
            free = end;
        }
    }
    let bare = without_colons(text, &found);
    let is_bare: BTreeSet<usize> = bare.iter().map(|heading| heading.1).collect();
    let mut all: Vec<_> = found.into_iter().chain(bare).collect();
    all.sort_by_key(|heading| heading.1);
    all.dedup_by_key(|heading| heading.1);
    let mut labels = Vec::with_capacity(all.len());
    for (place, (field, start, value, colon)) in all.iter().enumerate() {
        let next = all.get(place + 1).map_or(text.len(), |next| next.1);
        let joined = !colon && text[*value..].starts_with(|sign: char| sign.is_ascii_digit());
        let value = match joined || is_bare.contains(start) {
            true => in_line(text, *value, next, joined),
            false => value_in(text, *value, next, *colon),
        };
        labels.push(Labelled { field: *field, start: *start, value });
    }
    labels
}

type Heading = (Option<Field>, usize, usize, bool);

/// The headings of a record that has no colons: 车牌 渝A7C31T, one a line; 违法时间 2026.9.8 17:46 违法地点 望京街, in a row; or with
/// all blanks lost. Three of them with values make a record, and fewer are words in a sentence.
fn without_colons(text: &str, found: &[Heading]) -> Vec<Heading> {
    let mut bare: Vec<Heading> = Vec::new();
    let mut free = 0;
    for (at, _) in text.char_indices() {
        if at < free {
            continue;
        }
        let Some((field, end)) = heading(text, at) else { continue };
        let parted = text[end..].starts_with(' ');
        let alone = before(text, at).is_none_or(|before| before.is_whitespace());
        if text[at..end].chars().count() >= 4 || starts_line(text, at) && parted && alone {
            bare.push((field, at, end, false));
            free = end;
        }
    }
    let ends = bare.iter().skip(1).map(|heading| heading.1).chain([text.len()]);
    let told = bare.iter().zip(ends).filter(|(heading, next)| {
        let value = in_line(text, heading.2, *next, false);
        text[value].chars().next().is_some_and(char::is_alphanumeric)
    });
    let fields: BTreeSet<Field> = told.filter_map(|(heading, _)| heading.0).collect();
    let scene = [Field::OccurredAt, Field::Place, Field::Offence];
    let enough = fields.len() >= 3 && scene.iter().filter(|field| fields.contains(field)).count() >= 2;
    // Where colons head the fields, a word without one is a word.
    let by_colons = found.iter().filter(|heading| heading.3 && heading.0.is_some()).count();
    if enough && by_colons < 3 { bare } else { Vec::new() }
}

/// The value of a heading without a colon, in its own line; one that is joined to its heading, 违章时间0631, ends with its
/// clause.
fn in_line(text: &str, from: usize, to: usize, joined: bool) -> Range<usize> {
    let ends: &[char] = if joined { &['\n', ',', '。', ';'] } else { &['\n'] };
    let end = text[from..to].find(ends).map_or(to, |length| from + length);
    trimmed(text, from..end)
}

/// The heading of a field, for a text that is nothing else.
pub(super) fn is_heading(text: &str) -> bool {
    heading(text, 0).is_some_and(|(_, end)| end == text.len())
}

/// The characters with which headings begin: most of a text is none of them.
static FIRST: LazyLock<BTreeSet<char>> = LazyLock::new(|| {
    HEADINGS.iter().flat_map(|(_, words)| words.iter().filter_map(|word| word.chars().next())).collect()
});

fn heading(text: &str, at: usize) -> Option<(Option<Field>, usize)> {
    if !text.get(at..)?.chars().next().is_some_and(|first| FIRST.contains(&first)) {
        return None;
    }
    let all = HEADINGS.iter().flat_map(|(field, words)| words.iter().map(|word| (*field, *word)));
    let rest = text.get(at..)?;
    let matching = all.filter(|(_, word)| rest.starts_with(*word));
    matching.max_by_key(|(_, word)| word.len()).map(|(field, word)| (field, at + word.len()))
}

fn past_colon(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let blanks = rest.len() - rest.trim_start_matches(' ').len();
    // 罚款金额(元):200
    let at = word(text, at + blanks, &["(元)", "(分)"]).unwrap_or(at + blanks);
    word(text, at, &[":", "="])
}

fn starts_line(text: &str, at: usize) -> bool {
    text[..at].trim_end_matches(' ').chars().next_back().is_none_or(|before| before == '\n')
}

fn ends_word(text: &str, at: usize) -> bool {
    text[at..].chars().next().is_none_or(char::is_whitespace)
}

/// The value between a heading and the next: to the end of its line, or the whole next line where its own has none.
fn value_in(text: &str, from: usize, to: usize, colon: bool) -> Range<usize> {
    let line_end = |at: usize| text[at..to].find('\n').map_or(to, |length| at + length);
    let own = line_end(from);
    let (from, end) = if text[from..own].trim().is_empty() && own < to {
        let next = past_blanks(text, own).min(to);
        (next, line_end(next))
    } else {
        (from, own)
    };
    // The columns of a table's head are no values of one another.
    if !colon && text[from..end].split_whitespace().next().is_some_and(is_heading) {
        return from..from;
    }
    let line = [" / ", " | ", "|"].iter().filter_map(|sign| text[from..end].find(sign)).min();
    let line = line.map_or(end, |length| from + length);
    let end = text[from..line].match_indices(',').map(|(at, _)| from + at).find(|at| heads(&text[at + 1..line]));
    trimmed(text, from..end.unwrap_or(line))
}

/// Whether what follows a comma is a heading, though one that nobody knows: 事由:….
fn heads(text: &str) -> bool {
    let text = text.trim_start();
    text.find(':').is_some_and(|at| {
        (2..=6).contains(&text[..at].chars().count())
            && text[..at].chars().all(|sign| sign.is_alphabetic() && !sign.is_ascii())
    })
}

/// A piece without blanks and signs at its ends.
pub(super) fn trimmed(text: &str, piece: Range<usize>) -> Range<usize> {
    let inner = &text[piece.clone()];
    let signs = |sign: char| sign.is_whitespace() || ",。;、:|!".contains(sign);
    let start = piece.start + inner.len() - inner.trim_start_matches(signs).len();
    start..start + inner.trim_matches(signs).len()
}
