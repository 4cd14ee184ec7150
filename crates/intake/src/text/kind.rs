//! What a message is about.

use super::{
    claims::{has, told},
    fields::decision_in_a_sentence,
    fraud::is_phishing,
    labels::Labelled,
    payment::{self, Said},
    reminder::{asks_to_handle, is_reminder},
};
use crate::reading::{Field, Kind};

/// What was seen of a message before its fields are read.
pub(super) struct Seen {
    pub(super) plate: bool,
    /// A point in time at which something may have happened.
    pub(super) instant: bool,
    /// A day on which something may have happened.
    pub(super) day: bool,
    pub(super) place: bool,
    pub(super) behaviour: bool,
    /// An amount or points.
    pub(super) penalty: bool,
    /// A fine or points that are said to be fixed, and are no condition or threat.
    pub(super) fined: bool,
    /// A decision by its number or title.
    pub(super) decision: bool,
    /// A paper by its title and number: a notice of parking, a notice to appear.
    pub(super) paper: bool,
}

/// Tells what a text in plain form is about. Where a move-your-car reminder or a fraud may hide, it is taken for that: a
/// violation too few can be entered by hand, one too many starts a clock that does not run.
pub(super) fn kind(text: &str, labels: &[Labelled], seen: &Seen) -> Kind {
    if is_phishing(text, seen) {
        return Kind::Phishing;
    }
    if is_about_others(text, seen.plate) && !seen.decision {
        return Kind::Unclear;
    }
    match payment::said(text, labels) {
        Said::Paid => return Kind::Payment,
        Said::Undone => return Kind::Unclear,
        Said::Nothing => {}
    }
    if seen.decision || decides(text) || is_handled_on(labels, text) {
        Kind::Decision
    } else if is_of_something_else(text) {
        Kind::Unclear
    } else if is_reminder(text) {
        Kind::MoveReminder
    } else if is_violation(text, labels, seen) {
        Kind::Violation
    } else {
        Kind::Unclear
    }
}

/// Whether it is a decision by its number or its title.
pub(super) fn is_decision_paper(text: &str, labels: &[Labelled]) -> bool {
    let numbered = labels.iter().any(|label| {
        let digits = text[label.value.clone()].bytes().filter(u8::is_ascii_digit).count();
        label.field == Some(Field::DecisionNumber) && digits >= 6
    });
    let titled = text.lines().any(|line| {
        let line = line.trim().trim_start_matches(|sign: char| !sign.is_alphanumeric());
        line.ends_with("处罚决定书") || line.ends_with("决定书(简易程序)")
    });
    numbered || titled || decision_in_a_sentence(text).is_some()
}

/// Whether it is a paper of a record by its title and its number.
pub(super) fn is_record_paper(text: &str, labels: &[Labelled]) -> bool {
    let numbered = labels.iter().any(|label| label.field == Some(Field::NoticeNumber) && !label.value.is_empty());
    numbered && has(text, &["告知单", "告知书", "处理通知书", "强制措施凭证"])
}

/// Whether somebody is said to have decided it, or to have come and had it decided.
fn decides(text: &str) -> bool {
    told(
        text,
        &[
            "决定予以",
            "决定给予",
            "决定处以",
            "决定处",
            "决定:罚款",
            "决定:警告",
            "决定对",
            "作出处罚决定",
            "作出行政处罚决定",
            "处罚决定如下",
            "处理了",
            "裁决完毕",
            "已裁决",
        ],
    )
}

/// Whether the heading of the day on which it was handled has one.
fn is_handled_on(labels: &[Labelled], text: &str) -> bool {
    let dated = |label: &Labelled| text[label.value.clone()].starts_with(|sign: char| sign.is_ascii_digit());
    let numbered = labels.iter().any(|label| label.field == Some(Field::NoticeNumber) && !label.value.is_empty());
    let to_be_paid = has(text, &["未缴款", "待缴款"]) && !has(text, &["未处理", "待处理"]);
    numbered && (to_be_paid || labels.iter().any(|label| label.field == Some(Field::IssuedOn) && dated(label)))
}

fn is_violation(text: &str, labels: &[Labelled], seen: &Seen) -> bool {
    let labelled = |field| labels.iter().any(|label| label.field == Some(field) && !label.value.is_empty());
    let named = seen.behaviour
        || labelled(Field::Offence)
        || labelled(Field::Code) && labelled(Field::OccurredAt)
        || told(
            text,
            &["违法行为", "违章行为", "交通违法", "告知单", "处理通知书", "强制措施凭证", "违法记录", "违章记录"],
        );
    let when = seen.instant || labelled(Field::OccurredAt) || seen.day && seen.plate;
    let about = seen.plate || seen.place || labelled(Field::Place) || labelled(Field::OccurredAt) || seen.behaviour;
    // The time may have been written so that nobody can read it: then somebody is asked for it.
    let typed = !text.trim().contains(['。', '\n', '请']) && text.chars().count() <= 80;
    let timeless = seen.plate && seen.behaviour && (seen.place || seen.penalty || typed);
    // Whatever it was that the car did, it is on record, and the act is asked for.
    let recorded = seen.plate
        && seen.instant
        && seen.place
        && (asks_to_handle(text)
            || told(
                text,
                &[
                    "已被记录",
                    "被记录",
                    "已被抓拍",
                    "被抓拍",
                    "已被采集",
                    "被采集",
                    "已被拍摄",
                    "被拍到",
                    "被拍了",
                    "电子眼拍",
                ],
            ));
    // A fine that is said to be fixed is one for something, whatever words that has.
    let fined = seen.plate && seen.instant && seen.place && seen.fined;
    named && (when && about || timeless) || recorded || fined
}

/// Papers that somebody writes about a record, and texts about what happened to others or holds for all: an application, an
/// accident, the news, a court, a restriction of traffic, a course.
pub(super) fn is_about_others(text: &str, plate: bool) -> bool {
    let applies = has(text, &["异议申请", "复议申请", "申诉书", "诉状"]) && has(text, &["申请人", "本人", "请求"]);
    let accident = has(text, &["事故快速处理", "事故认定书", "交通事故纠纷"]);
    let news = has(text, &["记者从", "【法院公告】", "培训材料", "引以为戒", "学习记录"]);
    // What asks to be handled is a record, whatever else it speaks of.
    let trade = has(text, &["停车场"]) && has(text, &["收费"])
        || has(text, &["保费", "保养", "更换", "保险查勘", "保险公司", "导航"])
        || has(text, &["预警"]) && has(text, &["即将"]);
    let of_trade = trade && !asks_to_handle(text);
    let for_all = !plate && has(text, &["管制", "施工", "【路况】", "通告", "请绕行"]);
    // The record that was looked at again is known, and stays what it was.
    let stands = has(text, &["异议", "申诉", "您反映"]) && has(text, &["不予消除", "不成立", "维持原"]);
    applies || stands || accident || news || of_trade || for_all
}

/// Fees for parking and roads are no fines, and a certificate about an accident is no record.
pub(super) fn is_of_something_else(text: &str) -> bool {
    let fee = has(text, &["欠费", "欠缴", "补缴", "通行费", "停车费", "泊位费", "停车欠"])
        && !has(text, &["接受处理", "违法行为", "违法停", "违停", "违反规定停放"]);
    // Who reported another driver is thanked, and did nothing.
    let only_told = has(text, &["请文明驾驶", "请文明行车"]) && has(text, &["举报"]) && !asks_to_handle(text);
    let thanked = has(text, &["举报"]) && has(text, &["奖励", "感谢您的举报", "感谢您举报"]);
    let accident = has(text, &["事故认定书", "交通事故,认定书", "征集线索", "提供线索", "目击"]);
    let witness = has(text, &["行车记录仪"]) && has(text, &["与我们联系", "提供", "协助"]);
    fee || accident || witness || thanked || only_told
}
