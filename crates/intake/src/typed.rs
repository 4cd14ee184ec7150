//! What a person types into one field of a form, or corrects in a cell.

use chrono::TimeDelta;
use greenlight_rules::{
    facts::{MethodKind, Source, Stage, VehicleKind},
    law::TRAFFIC_LAW_SINCE,
    message::{self, Message},
    time::Instant,
};

use crate::{
    reading::{Field, Value},
    scan::{self, day, instant, money, plate, points},
};

/// The most characters that a text of one field may have.
pub const MOST_CHARACTERS: usize = 500;

/// Reads what was typed into a field, as forgivingly as texts are read.
///
/// # Errors
///
/// A sentence of `locales/*/intake.json`: what the field should look like, and what to do.
pub fn parse(field: Field, text: &str, now: Instant) -> Result<Value, Message<'static>> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Message::new("typed-empty"));
    }
    let length = text.chars().count();
    if length > MOST_CHARACTERS {
        let count = |count: usize| message::Value::Count(i64::try_from(count).unwrap_or(i64::MAX));
        return Err(Message::new("typed-too-long").with("most", count(MOST_CHARACTERS)).with("found", count(length)));
    }
    let refused = |key| Message::new(key);
    match field {
        Field::Plate => plate::parse(text).map(|plate| Value::Text(plate.text)).ok_or_else(|| refused("typed-plate")),
        Field::VehicleKind => word_of(VEHICLES, text, VehicleKind::from_word)
            .map(VehicleKind::word)
            .map(as_text)
            .ok_or_else(|| refused("typed-vehicle-kind")),
        Field::Source => word_of(SOURCES, text, Source::from_word)
            .map(Source::word)
            .map(as_text)
            .ok_or_else(|| refused("typed-source")),
        Field::Stage => {
            word_of(STAGES, text, Stage::from_word).map(Stage::word).map(as_text).ok_or_else(|| refused("typed-stage"))
        }
        Field::MethodKind => word_of(METHODS, text, MethodKind::from_word)
            .map(MethodKind::word)
            .map(as_text)
            .ok_or_else(|| refused("typed-method")),
        Field::OccurredAt | Field::PaidAt => {
            let unread = || day::told_two_ways(text, now).unwrap_or_else(|| refused("typed-instant"));
            let (at, _) = instant::parse(text, now).ok_or_else(unread)?;
            past(at, now)?;
            Ok(Value::Instant(at))
        }
        Field::NotifiedOn | Field::IssuedOn | Field::ServedOn => {
            let unread = || day::told_two_ways(text, now).unwrap_or_else(|| refused("typed-day"));
            let (day, _) = day::parse_typed(text, now).ok_or_else(unread)?;
            past(Instant::start_of(day), now)?;
            Ok(Value::Day(day))
        }
        Field::FineFen | Field::AmountFen => money::parse(text).map(Value::Money).ok_or_else(|| refused("typed-money")),
        Field::Points => points::parse(text).map(Value::Number).ok_or_else(|| refused("typed-points")),
        Field::WarningOnly => flag(text).map(Value::Flag).ok_or_else(|| refused("typed-flag")),
        Field::Code => {
            let code: String = plain(text).chars().filter(|sign| !sign.is_whitespace()).collect();
            let fits = (4..=6).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
            if fits { Ok(Value::Text(code.to_ascii_uppercase())) } else { Err(refused("typed-code")) }
        }
        // Numbers are kept as written: their checks say what is doubtful about them.
        Field::Place
        | Field::Offence
        | Field::Driver
        | Field::Owner
        | Field::Authority
        | Field::NoticeNumber
        | Field::DecisionNumber
        | Field::OrderNumber => Ok(Value::Text(text.to_owned())),
    }
}

/// What is wrong with a value wherever it was read: it names what has not happened yet, or a day before there was this law.
///
/// # Errors
///
/// The sentence that the same value has when it is typed.
pub fn check(field: Field, value: &Value, now: Instant) -> Result<(), Message<'static>> {
    match (field, value) {
        (Field::OccurredAt | Field::PaidAt, Value::Instant(at)) => past(*at, now),
        (Field::NotifiedOn | Field::IssuedOn | Field::ServedOn, Value::Day(day)) => past(Instant::start_of(*day), now),
        _ => Ok(()),
    }
}

/// What has happened has happened: a day of slack is left for clocks that run ahead.
fn past(at: Instant, now: Instant) -> Result<(), Message<'static>> {
    if at > now.plus(TimeDelta::days(1)) {
        return Err(Message::new("typed-future").with("day", at.date()));
    }
    if at.date() < TRAFFIC_LAW_SINCE {
        return Err(Message::new("typed-before-law").with("day", at.date()).with("since", TRAFFIC_LAW_SINCE));
    }
    Ok(())
}

fn plain(text: &str) -> String {
    scan::folded(text).into_owned()
}

fn as_text(word: &str) -> Value {
    Value::Text(word.to_owned())
}

/// The value that a text names by a word of the file, or by one of the words people use, the longer before the shorter.
fn word_of<T: Copy>(words: &[(T, &[&str])], text: &str, from_word: impl Fn(&str) -> Option<T>) -> Option<T> {
    let text: String = plain(text).chars().filter(|sign| !sign.is_whitespace()).collect();
    from_word(&text).or_else(|| {
        words.iter().find(|(_, words)| words.iter().any(|word| text.contains(word))).map(|(value, _)| *value)
    })
}

const VEHICLES: &[(VehicleKind, &[&str])] = &[
    (VehicleKind::SmallNewEnergy, &["小型新能源", "小新能源", "新能源小", "新能源汽车", "绿牌"]),
    (VehicleKind::LargeNewEnergy, &["大型新能源", "新能源大"]),
    (VehicleKind::Motorcycle, &["摩托"]),
    (VehicleKind::Trailer, &["挂车"]),
    (VehicleKind::Large, &["大型", "重型", "中型", "黄牌"]),
    (VehicleKind::Small, &["小型", "小车", "轿车", "轻型", "微型", "蓝牌"]),
    (VehicleKind::Other, &["其他", "其它"]),
];

const SOURCES: &[(Source, &[&str])] = &[
    (Source::ParkingNotice, &["停车告知", "告知单", "贴条", "违停单"]),
    (Source::Notice, &["处理通知", "通知书", "强制措施", "凭证"]),
    (Source::OnSpot, &["现场", "简易程序", "当场"]),
    (Source::Camera, &["电子", "监控", "抓拍", "非现场", "摄像", "短信"]),
];

const STAGES: &[(Stage, &[&str])] = &[
    (Stage::Revoked, &["撤销", "消除"]),
    (Stage::Recorded, &["未处理", "待处理", "未确认"]),
    (Stage::Decided, &["未缴", "待缴", "未交", "待交"]),
    (Stage::Paid, &["已缴", "已交", "已付", "缴清"]),
    (Stage::Decided, &["已处理", "已确认", "已裁决"]),
];

const METHODS: &[(MethodKind, &[&str])] = &[
    (MethodKind::Wechat, &["微信", "零钱", "财付通"]),
    (MethodKind::Alipay, &["支付宝", "花呗", "余额宝"]),
    (MethodKind::Unionpay, &["云闪付", "银联"]),
    (MethodKind::CreditInstalment, &["分期"]),
    (MethodKind::CreditCard, &["信用卡", "贷记卡"]),
    (MethodKind::DebitCard, &["储蓄卡", "借记卡", "银行卡"]),
];

fn flag(text: &str) -> Option<bool> {
    let text = plain(text).to_lowercase();
    let any = |words: &[&str]| words.contains(&text.as_str());
    if any(&["是", "对", "有", "警告", "y", "yes", "true", "1", "√", "✓"]) {
        Some(true)
    } else if any(&["否", "不", "不是", "没有", "无", "n", "no", "false", "0", "×", "x"]) {
        Some(false)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use greenlight_rules::money::Fen;

    use super::*;

    fn now() -> Instant {
        Instant::parse("2026-07-09T12:00:00+08:00").unwrap()
    }

    fn typed(field: Field, text: &str) -> Result<Value, &'static str> {
        parse(field, text, now()).map_err(|refused| refused.key)
    }

    fn text(value: &str) -> Result<Value, &'static str> {
        Ok(Value::Text(value.to_owned()))
    }

    #[test]
    fn fields_are_read_as_people_type_them() {
        assert_eq!(typed(Field::Plate, " 京a·8x2k6 "), text("京A8X2K6"));
        assert_eq!(typed(Field::VehicleKind, "小型新能源汽车"), text("small_new_energy"));
        assert_eq!(typed(Field::VehicleKind, "small"), text("small"));
        assert_eq!(typed(Field::Source, "违法停车告知单"), text("parking_notice"));
        assert_eq!(typed(Field::Stage, "已处理未缴款"), text("decided"));
        assert_eq!(typed(Field::Stage, "已缴款"), text("paid"));
        assert_eq!(typed(Field::MethodKind, "信用卡分期"), text("credit_instalment"));
        assert_eq!(typed(Field::FineFen, "￥２００"), Ok(Value::Money(Fen(20_000))));
        assert_eq!(typed(Field::Points, "扣三分"), Ok(Value::Number(3)));
        assert_eq!(typed(Field::WarningOnly, "是"), Ok(Value::Flag(true)));
        assert_eq!(typed(Field::Code, " 1039Ａ "), text("1039A"));
        assert_eq!(typed(Field::DecisionNumber, "110105 123456789 0"), text("110105 123456789 0"));
        let at = Instant::parse("2026-07-08T15:00:00+08:00").unwrap();
        assert_eq!(typed(Field::OccurredAt, "昨天下午三点"), Ok(Value::Instant(at)));
        assert_eq!(typed(Field::NotifiedOn, "昨天"), Ok(Value::Day(at.date())));
    }

    #[test]
    fn what_does_not_fit_is_refused_with_its_reason() {
        for (field, text, key) in [
            (Field::Plate, "", "typed-empty"),
            (Field::Plate, "京A12", "typed-plate"),
            (Field::VehicleKind, "飞机", "typed-vehicle-kind"),
            (Field::Source, "听说", "typed-source"),
            (Field::OccurredAt, "昨天", "typed-instant"),
            (Field::OccurredAt, "2026-07-11 08:00", "typed-future"),
            (Field::ServedOn, "2026-07-11", "typed-future"),
            (Field::OccurredAt, "1926-07-09 08:00", "typed-before-law"),
            (Field::ServedOn, "2004-04-30", "typed-before-law"),
            (Field::ServedOn, "后天", "typed-day"),
            (Field::ServedOn, "3/4/2026", "day-two-ways"),
            (Field::OccurredAt, "3/4/2026 08:00", "day-two-ways"),
            (Field::FineFen, "二百五十人", "typed-money"),
            (Field::Points, "三点", "typed-points"),
            (Field::WarningOnly, "也许", "typed-flag"),
            (Field::Code, "违停", "typed-code"),
            (Field::Stage, "忘了", "typed-stage"),
            (Field::MethodKind, "现金", "typed-method"),
            (Field::Place, &"路".repeat(501), "typed-too-long"),
        ] {
            assert_eq!(typed(field, text), Err(key), "{text}");
        }
    }
}
