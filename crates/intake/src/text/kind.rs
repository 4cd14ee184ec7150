//! What a message is about.

use super::{labels::Labelled, links};
use crate::reading::{Field, Kind};

/// What was seen of a message before its fields are read.
pub(super) struct Seen {
    pub(super) plate: bool,
    pub(super) instant: bool,
    pub(super) day: bool,
    pub(super) place: bool,
    pub(super) behaviour: bool,
}

/// Tells what a text in plain form is about. Where a move-your-car reminder or a fraud may hide, it is taken for that: a
/// violation too few can be entered by hand, one too many starts a clock that does not run.
pub(super) fn kind(text: &str, labels: &[Labelled], seen: &Seen) -> Kind {
    if is_phishing(text, seen) {
        Kind::Phishing
    } else if is_payment(text) {
        Kind::Payment
    } else if is_decision(text, labels) {
        Kind::Decision
    } else if is_reminder(text) {
        Kind::MoveReminder
    } else if is_violation(text, labels, seen) {
        Kind::Violation
    } else {
        Kind::Unclear
    }
}

fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// What the traffic police, or somebody in their name, would write about.
fn is_about_traffic(text: &str) -> bool {
    has(
        text,
        &[
            "交管",
            "12123",
            "违章",
            "违法",
            "违停",
            "交警",
            "记分",
            "扣分",
            "积分",
            "驾驶证",
            "驾照",
            "ETC",
            "etc",
            "罚款",
            "罚单",
            "车辆",
            "车牌",
            "年检",
        ],
    )
}

fn is_phishing(text: &str, seen: &Seen) -> bool {
    if !is_about_traffic(text) {
        return false;
    }
    // A message with all that a record has is one, though its sender also puts a link of their own under it.
    let whole = seen.plate && seen.instant && seen.place;
    if links::has_foreign_link(text) {
        return !whole;
    }
    let asks = links::tells_to_click(text) || links::has_foreign_number(text);
    let told = seen.plate || (seen.instant && seen.place) || text.contains("gov.cn");
    asks && !told
}

fn is_payment(text: &str) -> bool {
    let paid = has(
        text,
        &[
            "缴款成功",
            "缴费成功",
            "缴纳成功",
            "缴罚成功",
            "支付成功",
            "付款成功",
            "扣款成功",
            "成功缴纳",
            "成功缴款",
            "已缴纳罚款",
            "已成功缴",
            "罚款已缴",
            "缴款凭证",
            "罚款收据",
            "电子票据",
            "缴款回执",
            "缴费回执",
            "罚没收入",
        ],
    );
    let of_traffic = has(text, &["罚款", "交通违法", "违章", "交警", "罚没", "决定书"]);
    let asked = has(text, &["未缴款成功", "支付失败", "缴款失败", "扣款失败"]);
    paid && of_traffic && !asked
}

fn is_decision(text: &str, labels: &[Labelled]) -> bool {
    let numbered = labels.iter().any(|label| label.field == Some(Field::DecisionNumber) && !label.value.is_empty());
    let decides = has(text, &["决定予以", "决定给予", "决定处以", "决定处", "决定对", "作出处罚决定", "处罚决定如下"]);
    let titled = text.lines().any(|line| {
        let line = line.trim().trim_start_matches(|sign: char| !sign.is_alphanumeric());
        line.ends_with("处罚决定书") || line.ends_with("决定书(简易程序)")
    });
    let title_inside = has(text, &["简易程序处罚决定书", "行政处罚决定书"]) && (decides || text.contains("编号"));
    numbered || decides || titled || title_inside
}

fn is_reminder(text: &str) -> bool {
    // The offence itself is worded "虽在现场拒绝立即驶离".
    let text = text.replace("拒绝立即驶离", "").replace("拒绝驶离", "").replace("拒不驶离", "");
    let asked =
        has(&text, &["驶离", "挪车", "移车", "挪走", "挪开", "移走", "移动车辆", "将车辆移", "依法拖移", "予以拖移"]);
    // Cut off before it asks: what is only noted as parked is not yet on record.
    let parked_only = has(&text, &["停放已被记录", "停车已被记录", "停放,已被记录"])
        && !has(&text, &["接受处理", "处理违法", "罚款", "记分", "告知", "技术监控"]);
    asked || parked_only
}

fn is_violation(text: &str, labels: &[Labelled], seen: &Seen) -> bool {
    let labelled = |field| labels.iter().any(|label| label.field == Some(field) && !label.value.is_empty());
    let named = seen.behaviour
        || labelled(Field::Offence)
        || has(text, &["违法行为", "违章行为", "交通违法", "告知单", "处理通知书", "强制措施凭证", "违法记录"]);
    let when = seen.instant || (seen.day && (labelled(Field::OccurredAt) || seen.plate));
    named
        && when
        && (seen.plate || seen.place || labelled(Field::Place) || labelled(Field::OccurredAt) || seen.behaviour)
}
