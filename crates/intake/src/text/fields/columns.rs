//! How far a record has come, and a record whose fields stand in columns or one a line, without headings.

use std::ops::Range;

use greenlight_rules::{facts::Stage, money::Fen};

use super::{Page, VEHICLES};
use crate::{
    behaviour,
    reading::{Confidence, Field, Ground, Kind, Value},
    scan::{money, points},
    text::{
        Draft,
        claims::{has, told},
        labels::{Labelled, is_heading, trimmed},
        line::is_bare_fine,
        prose,
        split::is_blank,
    },
};

/// A record as a line of a list has it, and as a card of an app does.
pub(super) fn read(draft: &mut Draft, page: &Page<'_>) {
    if let Some((stage, at)) = headed(page, draft.reading.kind) {
        draft.put(Field::Stage, Value::Text(stage.word().to_owned()), at, Confidence::High, Ground::Written);
    }
    if told(page.text, &["予以消除", "记录已消除", "已消除", "已撤销", "予以撤销", "已被撤销", "已删除"])
    {
        draft.follow(Field::Stage, Value::Text(Stage::Revoked.word().to_owned()), Confidence::Medium, Ground::Written);
    }
    let lines: Vec<&str> = page.text.trim().lines().filter(|line| !is_blank(line)).collect();
    // The title of a paper names the act, and says nothing of what else stands in its line.
    let titled = draft.reading.fields.get(&Field::Offence).is_some_and(|act| act.ground == Ground::Document);
    let told = draft.has(Field::Offence) && !(titled && lines.len() == 1);
    if !matches!(draft.reading.kind, Kind::Violation | Kind::Decision) || page.text.len() > LINE {
        return;
    }
    let card = lines.len() > 2
        && lines.iter().all(|line| {
            line.chars().count() <= 60 && !line.contains(['。', ';', ':'])
                || line.trim().bytes().any(|byte| byte.is_ascii_digit())
        });
    if told && (lines.len() == 1 || has(page.text, &["您", "请"])) {
        return;
    }
    if lines.len() == 1 && draft.reading.kind == Kind::Violation {
        // Commas part columns only where nothing is a sentence.
        let sentence = ["您", "请", "。", "于", "在"].iter().any(|word| page.text.contains(word));
        columns(draft, page, if sentence { &[' ', '|', '\r', ';'] } else { &[' ', '|', '\r', ';', ','] });
    } else if card {
        columns(draft, page, &['\n', '\r', '|']);
    }
}

/// What the headings of a record say of how far it has come: whether it was handled, and whether it was paid.
fn headed(page: &Page<'_>, kind: Kind) -> Option<(Stage, Range<usize>)> {
    let said = |label: &Labelled| {
        let value = &page.text[label.value.clone()];
        let heading = &page.text[label.start..label.value.start];
        let of_payment = ["交款", "缴款", "缴费"].iter().any(|word| heading.contains(word));
        let stage = stage(value)?;
        // That it was not paid says nothing about whether it was handled.
        let tells = !of_payment || stage == Stage::Paid || kind == Kind::Decision;
        tells.then(|| (stage, label.value.clone()))
    };
    let stages = page.labels.iter().filter(|label| label.field == Some(Field::Stage));
    stages.filter_map(said).max_by_key(|(stage, _)| *stage)
}

fn stage(text: &str) -> Option<Stage> {
    let any = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if any(&["撤销", "已消除"]) {
        Some(Stage::Revoked)
    } else if any(&["未缴", "未交款", "待缴", "待交"]) {
        Some(if any(&["未处理", "待处理"]) { Stage::Recorded } else { Stage::Decided })
    } else if told(text, &["已缴", "已交款", "已交费", "已交了", "交过了"]) || text == "已交" {
        Some(Stage::Paid)
    } else if any(&["未处理", "待处理", "没处理", "未确认", "没确认"]) {
        Some(Stage::Recorded)
    } else if told(text, &["已处理", "已确认"]) {
        Some(Stage::Decided)
    } else {
        None
    }
}

/// The longest that a line of a list is, in bytes.
const LINE: usize = 2_000;

/// The columns of a line: between blanks, tabs and bars, each told by what it looks like.
/// 200, 罚200, 罚一百: a column that is an amount, or with the verb for it.
fn bare_amount(text: &str) -> Option<Fen> {
    let amount = ["罚款", "罚金", "罚"].iter().find_map(|verb| text.strip_prefix(verb));
    amount.or(is_bare_fine(text).then_some(text)).and_then(money::parse)
}

fn columns(draft: &mut Draft, page: &Page<'_>, between: &[char]) {
    let taken: Vec<Range<usize>> = page
        .plates
        .iter()
        .map(|found| found.span.clone())
        .chain(page.times.iter().map(|found| found.span.clone()))
        .chain(page.days.iter().map(|found| found.span.clone()))
        .collect();
    let mut places = Vec::new();
    let mut start = 0;
    let mut behind_fine = false;
    let amounts = money::find(page.text);
    let inside = |at: usize| amounts.iter().any(|amount| amount.span.start < at && at < amount.span.end);
    let mut ends: Vec<usize> = page.text.match_indices(between).map(|(at, _)| at).filter(|at| !inside(*at)).collect();
    // 违停 200元: an amount stands in its own column.
    let open = |at: usize| page.text[..at].ends_with(' ').then(|| at - 1);
    ends.extend(amounts.iter().filter_map(|amount| open(amount.span.start)));
    ends.extend(amounts.iter().map(|amount| amount.span.end).filter(|end| page.text[*end..].starts_with(' ')));
    // Two blanks part columns in a card as well.
    ends.extend(page.text.match_indices("  ").map(|(at, _)| at));
    ends.sort_unstable();
    ends.dedup();
    ends.push(page.text.len());
    for end in ends {
        let cell = &page.text[start..end];
        let at = trimmed(page.text, start..start + cell.len());
        start = end;
        if at.is_empty()
            || page.text[at.clone()].contains("http")
            || taken.iter().any(|taken| taken.start < at.end && at.start < taken.end)
        {
            continue;
        }
        let text = &page.text[at.clone()];
        // 200 6: the column behind the fine is that of the points.
        let bare_points = points::parse(text).filter(|points| behind_fine && points::STEPS.contains(points));
        behind_fine = false;
        if let Some(points) = bare_points {
            draft.put(Field::Points, Value::Number(points), at, Confidence::Medium, Ground::Written);
        } else if behaviour::is_named(text) || text.starts_with("违反") {
            draft.put(Field::Offence, Value::Text(text.to_owned()), at, Confidence::Medium, Ground::Written);
        } else if let Some(stage) = stage(text).filter(|_| text.chars().count() <= 8) {
            draft.put(Field::Stage, Value::Text(stage.word().to_owned()), at, Confidence::Medium, Ground::Written);
        } else if let Some(amount) = bare_amount(text).filter(|_| behaviour::is_named(page.text)) {
            behind_fine = true;
            draft.put(Field::FineFen, Value::Money(amount), at, Confidence::Medium, Ground::Written);
        } else if money::find(text).is_empty() && points::parse(text).is_none() && !text.is_ascii() {
            places.push(at);
        } else if let Some(amount) = money::find(text).into_iter().next() {
            behind_fine = true;
            draft.put(Field::FineFen, Value::Money(amount.value), at, Confidence::Medium, Ground::Written);
        } else if let Some(points) = points::parse(text).filter(|_| text.contains('分')) {
            draft.put(Field::Points, Value::Number(points), at, Confidence::Medium, Ground::Written);
        }
    }
    // The first column of words that is nothing else is where it was.
    let is_place = |at: &Range<usize>| {
        let words = &page.text[at.clone()];
        // 妈妈的车: which car it was.
        let car = words.contains('的') && words.ends_with('车');
        words.chars().count() >= 2
            && !car
            // 交通违法记录, 车牌: what stands over a list or a value.
            && !has(words, &["违法", "违章", "记录", "详情", "同上", "决定书", "编号"])
            && !is_heading(words)
            && !["已", "请", "被", "罚", "小车", "轿车"].iter().any(|word| words.starts_with(word))
    };
    let road =
        places.iter().find(|at| prose::is_road_name(&page.text[(*at).clone()])).filter(|at| is_place(at)).cloned();
    if let Some(at) = road.or_else(|| places.into_iter().find(is_place)) {
        let text = page.text[at.clone()].to_owned();
        if !VEHICLES.iter().any(|(_, words)| words.iter().any(|word| text.contains(word))) {
            draft.put(Field::Place, Value::Text(text), at, Confidence::Medium, Ground::Written);
        }
    }
}
