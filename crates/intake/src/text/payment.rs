//! Whether a message says that a fine was paid.
//!
//! An unpaid fine that is taken for a paid one costs its owner 3% a day: what is not said to be done is no payment.

use std::ops::Range;

use super::claims::{has, is_said, told};
use crate::{reading::Field, scan::money, text::labels::Labelled};

/// What a message says of a payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// That it was made.
    Paid,
    /// That it failed, came back, or that nobody knows.
    Undone,
    /// Nothing: it may still tell how to pay.
    Nothing,
}

/// To pay, the longer words before the shorter.
const PAY: &[&str] = &[
    "缴款", "缴费", "缴纳", "缴罚", "缴清", "交款", "交费", "交纳", "支付", "付款", "扣款", "扣费", "扣缴", "代扣",
    "代缴", "缴", "付",
];
/// What before or after it says that it is done.
const DONE_BEFORE: &[&str] =
    &["处理完毕并", "已处理并", "已经成功", "已成功", "成功", "已完成", "完成", "已经", "已全额", "已足额", "已"];
const DONE_AFTER: &[&str] = &["成功", "完成", "完毕", "清", "了", "已完成", "已成功", "状态:成功"];
/// What before or after it says that it is not.
const FAILED_AFTER: &[&str] = &[
    "失败",
    "未成功",
    "不成功",
    "没成功",
    "没有成功",
    "超时",
    "处理中",
    "确认中",
    "异常",
    "未完成",
    "未到账",
    "已撤销",
    "已取消",
    "已关闭",
    "被拒",
    "受理中",
    "结果未知",
    "结果待",
    "待确认",
    "金额已退",
    "款项已退",
];
const REVERSED: &[&str] = &[
    "退款",
    "退回",
    "退还",
    "原路返",
    "冲正",
    "交易关闭",
    "订单关闭",
    "订单已关闭",
    "交易失败",
    "未确认",
    "待银行确认",
    "与否",
    "未到账",
    "结果未知",
    "已撤销支付",
    "扣款未成功",
];
const OF_TRAFFIC: &[&str] =
    &["12123", "公安交通管理", "罚款", "交通违法", "违章", "交警", "交管", "罚没", "决定书", "交罚", "缴罚"];
/// What a paper that proves a payment is called; it heads a line.
const PAPERS: &[&str] = &[
    "收据",
    "缴款凭证",
    "支付凭证",
    "付款凭证",
    "缴费凭证",
    "缴款回执",
    "缴费回执",
    "电子票据",
    "电子回单",
    "业务回单",
    "代收回单",
    "支付回单",
    "缴款回单",
];

/// What a text in plain form says of a payment of a fine.
pub(super) fn said(text: &str, labels: &[Labelled]) -> Said {
    // 未处理 2 已处理未缴款 0 已处理已缴款 5: the headings of a list and how many there are of each.
    if !has(text, OF_TRAFFIC) || has(text, &["已处理未缴款"]) && has(text, &["未处理"]) {
        return Said::Nothing;
    }
    let claims = claims(text);
    let repaid = has(text, &["退款通知", "重复缴纳", "重复缴款", "重复支付"]) && has(text, &["退回", "退还", "退至"]);
    let failed = repaid
        || failed(text)
        || !claims.is_empty() && told(text, REVERSED)
        || has(text, &["与否"]) && !claims.is_empty();
    if failed {
        return Said::Undone;
    }
    // 刚交了那个违停的罚款: as people tell it.
    let told_so = told(text, &["刚交了", "刚缴了", "已经交了", "交过了", "交完了", "付的"]);
    let made = told_so || claims.iter().any(|claim| is_said(text, claim));
    if made || is_debit(text) || is_paper(text) || is_receipt(text, labels) { Said::Paid } else { Said::Nothing }
}

/// Where it is written that something is paid, said or not.
fn claims(text: &str) -> Vec<Range<usize>> {
    let mut claims = Vec::new();
    for verb in PAY {
        for (at, _) in text.match_indices(verb) {
            let end = at + verb.len();
            // 已缴款的: the longer word counts.
            if PAY.iter().any(|longer| longer.len() > verb.len() && text[at..].starts_with(longer)) {
                continue;
            }
            let before = DONE_BEFORE.iter().find(|done| text[..at].ends_with(**done));
            // 应缴了, 付了 in a chat; 支付宝 is a name.
            // 已于2026-09-20缴纳, 已由王建国缴纳: when or by whom it was paid stands between.
            let near = text.ceil_char_boundary(at.saturating_sub(60));
            let clause = text[near..at].rsplit([',', '。', ';', '!', '\n']).next().unwrap_or_default();
            let between =
                ["已于", "已由"].iter().find_map(|done| clause.rfind(done)).map(|start| at - (clause.len() - start));
            if let Some(start) = between.filter(|_| !text[end..].starts_with('宝')) {
                claims.push(start..end);
                continue;
            }
            let after = DONE_AFTER.iter().find(|done| text[end..].starts_with(**done));
            if (before.is_some() || after.is_some()) && !text[end..].starts_with('宝') {
                claims.push(at - before.map_or(0, |done| done.len())..end + after.map_or(0, |done| done.len()));
            }
        }
    }
    claims
}

fn failed(text: &str) -> bool {
    PAY.iter().any(|verb| {
        text.match_indices(verb).any(|(at, _)| {
            let end = at + verb.len();
            let gap = text[end..].trim_start_matches(['结', '果', '已', '暂', '为', ':', ' ', '"', '“']);
            let after =
                FAILED_AFTER.iter().find(|failed| text[end..].starts_with(**failed) || gap.starts_with(**failed));
            let denied = ["未", "没有", "未能"].iter().any(|no| text[..at].ends_with(&format!("{no}成功")))
                || ["未", "没有", "未能", "尚未"].iter().any(|no| text[..at].ends_with(no))
                    && text[end..].starts_with("成功");
            denied
                || after.is_some_and(|failed| {
                    let piece = at..end + failed.len();
                    is_said(text, &piece)
                })
        })
    })
}

/// What a bank says that went off an account: 您尾号6021卡…快捷支付支出(公安交通罚款)200.00元.
fn is_debit(text: &str) -> bool {
    has(text, &["余额", "尾号", "账户", "卡号"])
        && told(text, &["支出", "消费", "快捷支付", "扣款", "付款", "网上支付", "网银支付", "转出", "缴纳", "罚款交易"])
}

/// A paper that proves a payment, told by the line that heads it.
fn is_paper(text: &str) -> bool {
    text.lines().take(5).any(|line| {
        // 代收回单(客户联): which copy it is.
        let line = line.trim().trim_end_matches("(客户联)").trim_end_matches([')', '】']);
        line.chars().count() <= 24
            && !line.contains([',', '。', ':', ';'])
            && PAPERS.iter().any(|paper| line.ends_with(paper))
    })
}

/// Headings that only a receipt has: when it was paid, and how much, and no offence beside them.
fn is_receipt(text: &str, labels: &[Labelled]) -> bool {
    let under = |field| labels.iter().find(|label| label.field == Some(field) && !label.value.is_empty());
    let paid = under(Field::PaidAt).is_some_and(|label| {
        let value = &text[label.value.clone()];
        value.contains(|sign: char| sign.is_ascii_digit()) && !has(value, &["前", "内", "截止"])
    });
    let headed = under(Field::AmountFen).or_else(|| under(Field::FineFen)).is_some();
    let amount = headed || !money::find(text).is_empty() || amount_line(text).is_some();
    (paid || is_paid_when(text)) && amount && under(Field::OccurredAt).is_none()
}

/// A line that is an amount and nothing else, as an app shows what went off: -200.00.
pub(super) fn amount_line(text: &str) -> Option<Range<usize>> {
    let mut start = 0;
    text.split_inclusive('\n').find_map(|line| {
        let amount = line.trim().trim_start_matches(['-', '+', '¥', ' ']);
        let at = start + line.find(amount)?;
        start += line.len();
        let decimals = amount.rsplit_once('.').is_some_and(|(_, decimals)| decimals.len() == 2);
        (decimals && money::parse(amount).is_some()).then_some(at..at + amount.len())
    })
}

/// 缴款时间2026-09-23: without a colon.
fn is_paid_when(text: &str) -> bool {
    ["缴款时间", "缴纳时间", "缴费时间", "收款日期", "收款时间"].iter().any(|word| {
        text.match_indices(word).any(|(at, _)| {
            let after = text[at + word.len()..].trim_start_matches([' ', ':', '为']);
            let clause = after.split([',', '。', ';', '\n']).next().unwrap_or_default();
            after.starts_with(|sign: char| sign.is_ascii_digit()) && !has(clause, &["前", "内", "截止"])
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::labels::labels;

    fn of(text: &str) -> Said {
        said(text, &labels(text))
    }

    #[test]
    fn a_payment_is_one_that_is_said_to_be_made() {
        for text in [
            "您于2026年6月18日19时22分成功缴纳交通违法罚款200元",
            "您的交通违法罚款200元已缴纳",
            "决定书1101051234567890罚款缴款成功",
            "交通罚款已于今日完成支付",
            "您尾号6021卡9月12日19:31快捷支付支出(公安交通罚款-财付通)200.00元,余额1,234.50元。",
            "代收罚款收据\n金额:200元",
            "罚款200元扣款成功,如有疑问请致电银行",
            "您已支付交通罚款200元,如需退款请联系客服",
            "违章罚款200元已代缴完成",
            "您缴纳的罚款已成功,决定书编号:1101082609160457,金额200元,缴款时间2026-09-23 19:40:22。",
            "处罚决定书编号:1101052609090023 交通违法罚款 罚款金额:100.00 收款日期:2026-09-18",
            "公安交通罚款\n缴款日期:2026年9月20日\n合计:212元",
        ] {
            assert_eq!(of(text), Said::Paid, "{text}");
        }
    }

    #[test]
    fn what_failed_came_back_or_is_not_known_is_none() {
        for text in [
            "您缴纳的决定书编号1101061900765432罚款200元未支付成功,请核实后重新缴款。",
            "您的交通罚款缴款成功与否尚未确认,请勿重复支付。",
            "您于2026年9月20日19:22支付成功的交通罚款200元已退款到零钱。",
            "交通违法罚款支付失败,余额不足",
            "罚款200元扣款未成功",
            "您支付的交通罚款已原路返回,请重新缴款,此前已缴款成功的记录作废",
            "交通罚款支付处理中",
            "缴纳罚款未能成功缴款",
            "罚款付款超时,订单已关闭",
            "交警罚款支付结果未知,请稍后查询",
        ] {
            assert_eq!(of(text), Said::Undone, "{text}");
        }
    }

    #[test]
    fn how_to_pay_is_no_payment() {
        for text in [
            "罚款200元。请15日内缴纳,缴款成功后可在“随申办”查看电子票据。",
            "罚款150元,请30日内处理。罚款缴纳成功后,可凭决定书编号下载电子票据。",
            "罚款200元,如已缴纳请忽略。",
            "罚款200元,已缴款的请忽略",
            "完成缴款后可在12123查看交通违法状态",
            "请尽快完成缴费,逾期不缴纳的每日加处罚款3%",
            "罚款缴清前不得办理年检",
            "罚款逾期未缴",
            "支付成功即可消除违章记录",
            "是否已缴纳罚款?",
            "请凭缴款凭证到窗口办理交通违法",
            "一旦缴款成功,违章记录自动更新",
            "违法处理业务办理中心:到支付窗口缴款,处理中请稍候",
        ] {
            assert_eq!(of(text), Said::Nothing, "{text}");
        }
    }
}
