//! A payment that was made: how much, when, for which decision, with what.

use greenlight_rules::{decision_number, facts::MethodKind, time::Instant};

use super::{
    Page,
    document::{decision_in_a_sentence, number},
    times::{headed_apart, is_told},
};
use crate::{
    reading::{Confidence, Field, Ground, Value},
    scan::{Found, day, instant, money},
    text::{
        Draft,
        claims::has,
        confidence,
        payment::amount_line,
        roles::{Role, role},
    },
};

/// What receipts call ways to pay.
const METHODS: &[(MethodKind, &[&str])] = &[
    (MethodKind::Wechat, &["微信", "财付通", "零钱"]),
    (MethodKind::Alipay, &["支付宝", "余额宝", "花呗"]),
    (MethodKind::Unionpay, &["云闪付", "银联"]),
    (MethodKind::CreditInstalment, &["信用卡分期"]),
    (MethodKind::CreditCard, &["信用卡", "贷记卡"]),
    (MethodKind::DebitCard, &["储蓄卡", "借记卡"]),
];

pub(super) fn read(draft: &mut Draft, page: &Page<'_>) {
    amount(draft, page);
    paid_at(draft, page);
    // A receipt that names the car and the minute of its offence needs no number.
    let offence = page.times.iter().find(|time| is_of_offence(page, &time.span));
    if let Some(found) = offence.filter(|_| !page.plates.is_empty()) {
        let at = Value::Instant(found.value);
        draft.put(Field::OccurredAt, at, found.span.clone(), confidence(found.ground), found.ground);
    }
    for field in [Field::DecisionNumber, Field::OrderNumber] {
        if let Some(at) = page.under(field).and_then(|value| number(page.text, value)) {
            draft.put(field, Value::Text(page.text[at.clone()].to_owned()), at, Confidence::High, Ground::Written);
        }
    }
    if !draft.has(Field::DecisionNumber)
        && let Some(at) = decision_in_a_sentence(page.text).or_else(|| decision_of_goods(page.text))
    {
        draft.put(
            Field::DecisionNumber,
            Value::Text(page.text[at.clone()].to_owned()),
            at,
            Confidence::High,
            Ground::Written,
        );
    }
    let place = page.under(Field::MethodKind).unwrap_or(0..page.text.len());
    let inner = &page.text[place.clone()];
    let method = METHODS
        .iter()
        .find_map(|(kind, words)| words.iter().find_map(|word| Some((*kind, inner.find(word)?, word.len()))));
    if let Some((kind, at, length)) = method {
        let at = place.start + at..place.start + at + length;
        draft.put(Field::MethodKind, Value::Text(kind.word().to_owned()), at, Confidence::Medium, Ground::Written);
    }
}

/// How much: what is written as the whole, or the only amount there is. Of several none is taken for the whole.
fn amount(draft: &mut Draft, page: &Page<'_>) {
    let headed = page.labels.iter().filter(|label| matches!(label.field, Some(Field::AmountFen | Field::FineFen)));
    let headed = headed.filter_map(|label| {
        let value = page.text[label.value.clone()].trim_start_matches('-');
        let start = label.value.end - value.len();
        let (amount, length) = money::leading(value)?;
        let whole = has(
            &page.text[label.start..label.value.start],
            &["合计", "总", "共计", "实付", "实缴", "支付", "付款", "缴款", "缴费", "缴纳", "交易"],
        );
        Some((amount, start..start + length, whole))
    });
    let headed: Vec<_> = headed.collect();
    let added = has(page.text, &["加收", "滞纳金", "加处"]);
    let first = headed.iter().find(|(.., whole)| *whole).or_else(|| headed.first().filter(|_| !added));
    if let Some((amount, at, _)) = first {
        draft.put(Field::AmountFen, Value::Money(*amount), at.clone(), Confidence::High, Ground::Written);
        return;
    }
    let found = money::find(page.text).into_iter().filter(|found| {
        let near = page.text.ceil_char_boundary(found.span.start.saturating_sub(24));
        let before = page.text[near..found.span.start].rsplit([',', '。', ';', '\n']).next().unwrap_or_default();
        !has(before, &["余额", "手续费", "服务费", "优惠", "代办费", "加收", "加处", "滞纳金", "额度"])
    });
    let found: Vec<_> = found.collect();
    let whole = found.iter().find(|found| {
        let near = page.text.ceil_char_boundary(found.span.start.saturating_sub(18));
        has(&page.text[near..found.span.start], &["合计", "共计", "总计", "共支付", "共缴", "实付", "实缴"])
    });
    let only = found.first().filter(|first| found.iter().all(|other| other.value == first.value));
    if let Some(found) = whole.or(only) {
        draft.put(Field::AmountFen, Value::Money(found.value), found.span.clone(), Confidence::Medium, Ground::Written);
    } else if let Some(at) = amount_line(page.text)
        && let Some(amount) = money::parse(&page.text[at.clone()])
    {
        draft.put(Field::AmountFen, Value::Money(amount), at, Confidence::Medium, Ground::Written);
    }
}

fn paid_at(draft: &mut Draft, page: &Page<'_>) {
    let headed = page.under(Field::PaidAt);
    let found = match &headed {
        Some(value) => page.times.iter().find(|time| value.start <= time.span.start && time.span.start < value.end),
        None => page.times.iter().find(|time| role(page.text, &time.span) == Role::Paid),
    };
    // When it happened is no time of its payment.
    let only = || match page.times.as_slice() {
        [only] if headed.is_none() && role(page.text, &only.span) == Role::Plain => Some(only),
        _ => None,
    };
    // Of a bank's text the office that took it stands behind the time, as a place does: 9月20日10:05在(...)快捷支付.
    let debit = || match page.times.as_slice() {
        [only] if headed.is_none() && page.plates.is_empty() => {
            let clause = page.text[only.span.end..].split(['。', ';', '\n']).next().unwrap_or_default();
            has(clause, &["支付", "支出", "消费", "扣款", "缴款"]).then_some(only)
        }
        _ => None,
    };
    if let Some(found) = found.or_else(only).or_else(debit) {
        let span = found.span.clone();
        draft.put(Field::PaidAt, Value::Instant(found.value), span, confidence(found.ground), found.ground);
        return;
    }
    if let Some(found) = headed_apart(page, Field::PaidAt) {
        draft.put(Field::PaidAt, Value::Instant(found.value), found.span, confidence(found.ground), found.ground);
        return;
    }
    if let Some((at, ground)) = headed.clone().and_then(|value| instant::parse(&page.text[value], page.now)) {
        draft.follow(Field::PaidAt, Value::Instant(at), confidence(ground), ground);
        return;
    }
    // A payment is found again by its day, as in a table.
    let day = match headed {
        Some(value) => day::parse(&page.text[value.clone()], page.now).map(|(day, _)| (day, value)),
        None => {
            let inside = |day: &Found<chrono::NaiveDate>, time: &Found<Instant>| {
                time.span.start <= day.span.start && day.span.end <= time.span.end
            };
            let of_payment = |day: &&Found<chrono::NaiveDate>| match role(page.text, &day.span) {
                _ if page.times.iter().any(|time| inside(day, time)) => false,
                Role::Paid => true,
                // 处理完毕并缴款: both on one day.
                Role::Decided => {
                    let clause = page.text[day.span.end..].split([',', '。', ';', '!', '\n']).next();
                    clause.is_some_and(|clause| has(clause, &["缴", "支付", "付款"]))
                }
                _ => false,
            };
            let all_of_offence = page.times.iter().all(|time| is_of_offence(page, &time.span));
            let paid = page.days.iter().find(of_payment);
            paid.filter(|_| all_of_offence).map(|day| (day.value, day.span.clone()))
        }
    };
    if let Some((day, at)) = day {
        let day = Value::Instant(Instant::start_of(day));
        // Midnight is nobody's hour: it is shown as supposed.
        draft.put(Field::PaidAt, day, at, Confidence::Low, Ground::Follows);
    }
}

/// Whether a time is the offence's: told as such, or in brackets with the car, (京A8X2K6,2026年9月5日12时5分).
fn is_of_offence(page: &Page<'_>, at: &std::ops::Range<usize>) -> bool {
    let open = page.text[..at.start].rfind(['(', ')']).filter(|open| page.text[*open..].starts_with('('));
    let with_car = |open: usize| page.plates.iter().any(|plate| open < plate.span.start && plate.span.end <= at.start);
    let bracketed = page.text[at.end..].starts_with(')') && open.is_some_and(with_car);
    bracketed || role(page.text, at) == Role::Offence && is_told(page, at)
}

/// 商品:交通违法罚款-1101051234567890: a number of sixteen digits beside what was bought.
fn decision_of_goods(text: &str) -> Option<std::ops::Range<usize>> {
    ["商品", "罚款"].iter().flat_map(|word| text.match_indices(word)).find_map(|(at, word)| {
        let line = at + word.len()..text[at..].find('\n').map_or(text.len(), |end| at + end);
        let start = line.start + text[line.clone()].find(|sign: char| sign.is_ascii_digit())?;
        let length = text[start..line.end].bytes().take_while(u8::is_ascii_alphanumeric).count();
        decision_number::is_regular(&text[start..start + length]).then_some(start..start + length)
    })
}
