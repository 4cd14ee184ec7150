//! A payment that was made: how much, when, for which decision, with what.

use greenlight_rules::facts::MethodKind;

use super::{Page, document::number};
use crate::{
    reading::{Confidence, Field, Ground, Value},
    scan::{instant, money},
    text::{Draft, confidence},
};

/// What receipts call ways to pay.
const METHODS: &[(MethodKind, &[&str])] = &[
    (MethodKind::Wechat, &["微信", "财付通"]),
    (MethodKind::Alipay, &["支付宝"]),
    (MethodKind::Unionpay, &["云闪付", "银联"]),
    (MethodKind::CreditInstalment, &["信用卡分期"]),
    (MethodKind::CreditCard, &["信用卡", "贷记卡"]),
    (MethodKind::DebitCard, &["储蓄卡", "借记卡"]),
];

pub(super) fn read(draft: &mut Draft, page: &Page<'_>) {
    amount(draft, page);
    paid_at(draft, page);
    for field in [Field::DecisionNumber, Field::OrderNumber] {
        if let Some(at) = page.under(field).and_then(|value| number(page.text, value)) {
            draft.put(field, Value::Text(page.text[at.clone()].to_owned()), at, Confidence::High, Ground::Written);
        }
    }
    if !draft.has(Field::DecisionNumber)
        && let Some(at) = decision_in_a_sentence(page.text)
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

fn amount(draft: &mut Draft, page: &Page<'_>) {
    for field in [Field::AmountFen, Field::FineFen] {
        let Some(value) = page.under(field) else { continue };
        let first = page.text[value.clone()].split([' ', '(']).next().unwrap_or_default();
        if let Some(amount) = money::parse(first.trim_start_matches('-').trim_end_matches([',', '。'])) {
            let at = value.start..value.start + first.len();
            draft.put(Field::AmountFen, Value::Money(amount), at, Confidence::High, Ground::Written);
            return;
        }
    }
    if let Some(found) = money::find(page.text).into_iter().next() {
        draft.put(Field::AmountFen, Value::Money(found.value), found.span, Confidence::Medium, Ground::Written);
    }
}

fn paid_at(draft: &mut Draft, page: &Page<'_>) {
    let headed = page.under(Field::PaidAt);
    let found = match headed {
        Some(value) => page.times.iter().find(|time| value.start <= time.span.start && time.span.start < value.end),
        None => page.times.iter().find(|time| {
            let end = page.text.floor_char_boundary(time.span.end.saturating_add(48));
            ["缴", "支付", "付款", "扣款"].iter().any(|verb| page.text[time.span.end..end].contains(verb))
        }),
    };
    let only = || if page.times.len() == 1 { page.times.first() } else { None };
    if let Some(found) = found.or_else(only) {
        draft.put(
            Field::PaidAt,
            Value::Instant(found.value),
            found.span.clone(),
            confidence(found.ground),
            found.ground,
        );
    } else if let Some((at, ground)) =
        page.under(Field::PaidAt).and_then(|value| instant::parse(&page.text[value], page.now))
    {
        draft.follow(Field::PaidAt, Value::Instant(at), confidence(ground), ground);
    }
}

/// 决定书1101051234567890, 决定书编号为…, 决定书(1101…)
fn decision_in_a_sentence(text: &str) -> Option<std::ops::Range<usize>> {
    text.match_indices("决定书").find_map(|(at, word)| {
        let after = at + word.len();
        let rest = &text[after..];
        let start = after + rest.len() - rest.trim_start_matches([' ', ':', '为', '是', '(', '编', '号']).len();
        number(text, start..text.len())
    })
}
