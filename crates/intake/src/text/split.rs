//! Several messages in one paste, several records on one page.

use std::ops::Range;

use greenlight_rules::time::Instant;

use super::labels::labels;
use crate::{
    behaviour,
    reading::Field,
    scan::{blanked, day, instant, money, plate},
};

/// One message or record of a paste.
pub(super) struct Piece {
    /// Where it stands in the plain form of the paste.
    pub(super) span: Range<usize>,
    /// The plate that stands once above a list of records, as its place in the paste.
    pub(super) above: Option<Range<usize>>,
    /// When it was said, where a chat tells: its 昨天 is the day before that.
    pub(super) said: Option<Instant>,
}

/// Splits a paste: by the senders' heads (【…】), by blank lines between whole messages, and by each further record.
pub(super) fn pieces(text: &str, now: Instant) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (span, said) in by_stamps(text, now) {
        for message in by_heads(&text[span.clone()]) {
            let message = span.start + message.start..span.start + message.end;
            for block in by_blank_lines(text, message, now) {
                pieces.extend(by_records(text, block, now).into_iter().map(|piece| Piece { said, ..piece }));
            }
        }
    }
    pieces.retain(|piece| text[piece.span.clone()].chars().any(char::is_alphanumeric));
    if pieces.len() > 1 {
        receipts_join(text, &mut pieces, now);
        // What a telephone writes over a message: when it came, and from which number.
        pieces.retain(|piece| !is_furniture(&text[piece.span.clone()], now));
    }
    pieces
}

/// The messages of a chat that was copied with its stamps, 李经理 2026/9/21 09:15:22, each with when it was said. A text without
/// stamps is one, and so is a list in which that is the time of the record: what is said in a chat names its own.
fn by_stamps(text: &str, now: Instant) -> Vec<(Range<usize>, Option<Instant>)> {
    let mut messages: Vec<(Range<usize>, Option<Instant>)> = Vec::new();
    let (mut start, mut line_start, mut said) = (0, 0, None);
    for line in text.split_inclusive('\n') {
        if let Some(at) = stamp(line.trim(), now) {
            messages.push((start..line_start, said));
            (start, said) = (line_start + line.len(), Some(at));
        }
        line_start += line.len();
    }
    messages.push((start..text.len(), said));
    messages.retain(|(span, _)| !text[span.clone()].trim().is_empty());
    let tells = |span: &Range<usize>| {
        let own = &text[span.clone()];
        !instant::find(own, now).is_empty() || !instant::find_undated(own, now).is_empty()
    };
    let is_chat = messages.iter().any(|(span, said)| said.is_some() && tells(span));
    if is_chat { messages } else { vec![(0..text.len(), None)] }
}

/// When a line says that somebody said what follows it.
fn stamp(line: &str, now: Instant) -> Option<Instant> {
    let is_of_time = |sign: char| sign.is_ascii_digit() || "/-: 年月日".contains(sign);
    let after = line.trim_end_matches(is_of_time);
    // 2026/9/20 21:15 爸爸
    let before = line.trim_start_matches(is_of_time);
    let (name, time) = match instant::find(&line[after.len()..], now).into_iter().next() {
        Some(time) if after.len() < line.len() => (after, time),
        _ => (before, instant::find(&line[..line.len() - before.len()], now).into_iter().next()?),
    };
    let is_name =
        (1..=16).contains(&name.chars().count()) && name.chars().all(|sign| sign.is_alphabetic() || sign == ' ');
    let whole = line.len() - name.len() <= time.span.len() + 2 && line.contains(':');
    let is_place = ["路", "街", "道", "桥", "区", "口", "时间", "日期", "时间:", "日期:"]
        .iter()
        .any(|word| name.trim().ends_with(word));
    (is_name && whole && !is_place && !behaviour::is_named(name)).then_some(time.value)
}

/// Puts the line that says when a message was received with the message: 2026-08-28 10:02 收到短信:【…】.
fn receipts_join(text: &str, pieces: &mut [Piece], now: Instant) {
    for place in 1..pieces.len() {
        let (before, own) = (pieces[place - 1].span.clone(), pieces[place].span.clone());
        let line = &text[before.clone()];
        let says = ["收到", "接收", "发送时间", "短信时间"].iter().any(|word| line.contains(word));
        if before.end == own.start && says && is_furniture(line, now) {
            pieces[place].span.start = before.start;
            pieces[place - 1].span.end = before.start;
        }
    }
}

/// Whether a piece has nothing but times and numbers.
fn is_furniture(text: &str, now: Instant) -> bool {
    if text.len() > 120 {
        return false;
    }
    let times = instant::find(text, now).into_iter().map(|found| found.span);
    let left = blanked(text, times);
    let left = blanked(&left, day::find(&left, now).into_iter().map(|found| found.span));
    let mut left = blanked(&left, instant::find_undated(&left, now).into_iter().map(|found| found.span));
    for word in ENVELOPE {
        left = left.replace(word, "");
    }
    // 转发, 你看下: a word to go with the messages.
    let alphanumeric = left.chars().filter(|sign| sign.is_alphanumeric());
    let word = left.len() == text.len() && alphanumeric.clone().count() <= 4 && !behaviour::is_named(text);
    word && !alphanumeric.clone().any(|sign| sign.is_ascii()) || !left.chars().any(char::is_alphabetic)
}

/// What a telephone writes around a message.
const ENVELOPE: &[&str] =
    &["发件人", "发送人", "发送方", "收件人", "来自", "短信", "内容", "时间", "接收", "收到", "发送"];

/// What a sender's head speaks of.
const SENDERS: &[&str] = &[
    "交警", "巡警", "公安", "交管", "12123", "交通", "支队", "大队", "银行", "用车", "租车", "出行", "客服", "中心",
    "科技", "支付", "快递", "商城", "ETC", "共享",
];

/// The length of a head that begins at `at`, when one closes near enough to be a name.
pub(super) fn head_length(text: &str, at: usize) -> Option<usize> {
    text[at..text.floor_char_boundary(at.saturating_add(HEAD))].find('】')
}

/// The longest that a sender's name is, in bytes.
const HEAD: usize = 93;

fn by_heads(text: &str) -> Vec<Range<usize>> {
    let mut cuts = vec![0];
    let (mut line, mut seen) = (0, 0);
    for (open, _) in text.match_indices('【') {
        line = text[seen..open].rfind('\n').map_or(line, |at| seen + at + 1);
        seen = open;
        let inside = open + '【'.len_utf8();
        let Some(length) = head_length(text, inside) else { continue };
        let head = &text[inside..inside + length];
        let close = inside + length + '】'.len_utf8();
        let ends_line =
            text[close..].chars().find(|sign| *sign == '\n' || !sign.is_whitespace()).is_none_or(|sign| sign == '\n');
        // 在【北京交管局】: who took it, and not who writes.
        if text[..open].ends_with(['在', '向', '于', '由']) {
            continue;
        }
        let opens = text[line..open]
            .trim_matches(|sign: char| sign.is_whitespace() || sign.is_ascii_digit() || ".)(、:-".contains(sign))
            .is_empty();
        let sender = SENDERS.iter().any(|sender| head.contains(sender));
        let last = cuts.last().copied().unwrap_or(0);
        if ends_line && !opens && sender {
            // Some networks put the sender at the end.
            cuts.push(close);
        } else if opens && sender {
            cuts.push(line.max(last));
        } else if sender {
            cuts.push(open.max(last));
        }
    }
    cuts.push(text.len());
    cuts.windows(2).filter(|cut| cut[0] < cut[1]).map(|cut| cut[0]..cut[1]).collect()
}

/// A block after a blank line is a message of its own where it has its own plate and time in a sentence, or where what
/// stands before it has both.
fn by_blank_lines(text: &str, span: Range<usize>, now: Instant) -> Vec<Range<usize>> {
    let mut blocks: Vec<Range<usize>> = Vec::new();
    let mut start = span.start;
    let mut line_start = span.start;
    let mut ends = Vec::new();
    for line in text[span.clone()].split_inclusive('\n') {
        line_start += line.len();
        if is_blank(line) {
            ends.push(line_start);
        }
    }
    ends.push(span.end);
    for end in ends {
        let block = start..end;
        start = end;
        if text[block.clone()].lines().all(is_blank) {
            if let Some(last) = blocks.last_mut() {
                last.end = block.end;
            } else {
                blocks.push(block);
            }
            continue;
        }
        match blocks.last_mut() {
            Some(last) if !is_whole(&text[block.clone()], now) || is_empty_or_heading(&text[last.clone()]) => {
                last.end = block.end
            }
            _ => blocks.push(block),
        }
    }
    blocks
}

/// Whether a line has nothing on it, or a rule that somebody drew.
pub(super) fn is_blank(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || line.len() > 2 && line.chars().all(|sign| "-=_*~—─".contains(sign))
}

/// Whether a block has a plate and a time of its own: two such blocks are two messages.
fn is_whole(text: &str, now: Instant) -> bool {
    let plates = plate::find(text);
    !plates.is_empty() && !instant::find(&blanked(text, plates.into_iter().map(|found| found.span)), now).is_empty()
}

/// Whether a block only heads what follows: a title, a sender, a number.
fn is_empty_or_heading(text: &str) -> bool {
    text.trim().chars().count() <= 40
}

fn by_records(text: &str, span: Range<usize>, now: Instant) -> Vec<Piece> {
    let block = &text[span.clone()];
    let plates: Vec<_> = plate::find(block).into_iter().map(|found| found.span).collect();
    let times = instant::find(&blanked(block, plates.iter().cloned()), now);
    let times: Vec<_> = times.into_iter().map(|found| found.span).collect();
    let whole = || vec![Piece { span: span.clone(), above: None, said: None }];
    if times.len() < 2 {
        return whole();
    }
    let absolute = |cuts: Vec<usize>, above: Option<Range<usize>>| -> Vec<Piece> {
        let ends = cuts.iter().skip(1).copied().chain([block.len()]);
        let spans = cuts.iter().zip(ends).map(|(start, end)| span.start + start..span.start + end);
        let above = above.map(|plate| span.start + plate.start..span.start + plate.end);
        spans.map(|span| Piece { span, above: above.clone(), said: None }).collect()
    };
    let by_label = repeated_heading(block);
    if by_label.len() > 1 {
        let above = (plates.len() == 1 && plates[0].end <= by_label[0]).then(|| plates[0].clone());
        let mut cuts = by_label;
        // A title above the first record stays with it.
        if above.is_none() {
            cuts[0] = 0;
        }
        return absolute(cuts, above);
    }
    let rows = rows(block, &times);
    if rows.len() > 1 {
        // A row without a plate is of the last car that stands on a line of its own above it.
        let in_a_row = |plate: &Range<usize>| rows.iter().any(|row| row.start <= plate.start && plate.end <= row.end);
        let heads: Vec<&Range<usize>> = plates.iter().filter(|plate| !in_a_row(plate)).collect();
        let above = |row: &Range<usize>| {
            let own = plates.iter().any(|plate| row.start <= plate.start && plate.end <= row.end);
            let next = heads.partition_point(|plate| plate.end <= row.start);
            next.checked_sub(1).filter(|_| !own).map(|last| heads[last].clone())
        };
        let piece = |row: &Range<usize>| Piece {
            span: span.start + row.start..span.start + row.end,
            above: above(row).map(|plate| span.start + plate.start..span.start + plate.end),
            said: None,
        };
        return rows.iter().map(piece).collect();
    }
    let cuts = sentences(block, &plates, &times);
    if cuts.len() > 1 {
        return absolute(cuts, None);
    }
    let cuts = listed(block, &plates, &times);
    if cuts.len() > 1 { absolute(cuts, plates.first().cloned()) } else { whole() }
}

/// Where each record of a list in one sentence begins: 有2条违法:1、…;2、…. Each has a time and a behaviour of its own, and
/// one plate stands before them all.
fn listed(text: &str, plates: &[Range<usize>], times: &[Range<usize>]) -> Vec<usize> {
    let mut cuts = vec![0];
    if plates.len() > 1 || plates.first().is_some_and(|plate| times.first().is_some_and(|time| time.start < plate.end))
    {
        return cuts;
    }
    for (place, time) in times.iter().enumerate().skip(1) {
        let last = times[place - 1].end;
        let Some(sign) = text[last..time.start].rfind([';', '。', '\n']) else { continue };
        let sign = last + sign;
        let next = times.get(place + 1).map_or(text.len(), |next| next.start);
        if behaviour::is_named(&text[last..sign]) && behaviour::is_named(&text[time.end..next]) {
            cuts.push(sign + text[sign..].chars().next().map_or(0, char::len_utf8));
        }
    }
    cuts
}

/// Where each record begins when its first heading comes again and again.
fn repeated_heading(text: &str) -> Vec<usize> {
    let labels = labels(text);
    let telling = [Field::Plate, Field::OccurredAt, Field::Place, Field::Offence];
    let first = labels
        .iter()
        .filter_map(|label| label.field.filter(|field| telling.contains(field)))
        .find(|field| labels.iter().filter(|label| label.field == Some(*field)).count() > 1);
    let Some(first) = first else { return Vec::new() };
    labels.iter().filter(|label| label.field == Some(first)).map(|label| label.start).collect()
}

/// The lines that are records by themselves: each has one time, and a plate, an amount or a behaviour beside it.
fn rows(text: &str, times: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    let mut start = 0;
    let mut next = times.iter().peekable();
    for line in text.split_inclusive('\n') {
        let span = start..start + line.len();
        start = span.end;
        let mut count = 0;
        while next.next_if(|time| time.start < span.end).is_some() {
            count += 1;
        }
        if count == 0 {
            continue;
        }
        if !plate::find(line).is_empty() || !money::find(line).is_empty() || behaviour::is_named(line) {
            rows.push(span);
        }
    }
    rows
}

/// How far before a plate its sentence is looked for, in bytes.
const SENTENCE: usize = 1_000;

/// Where a sentence with a further plate and time begins.
fn sentences(text: &str, plates: &[Range<usize>], times: &[Range<usize>]) -> Vec<usize> {
    let mut cuts = vec![0];
    for (place, plate) in plates.iter().enumerate().skip(1) {
        let last = *cuts.last().unwrap_or(&0);
        let next = plates.get(place + 1).map_or(text.len(), |next| next.start);
        let within = |from: usize, to: usize| {
            times.get(times.partition_point(|time| time.start < from)).is_some_and(|time| time.start < to)
        };
        let (own, before) = (within(plate.end, next), within(last, plate.start));
        let near = text.ceil_char_boundary(plate.start.saturating_sub(SENTENCE)).max(last);
        let sentence = text[near..plate.start].rfind(['。', '!', ';', '\n']).map(|at| near + at);
        if let Some(at) = sentence.filter(|_| own && before) {
            cuts.push(at + text[at..].chars().next().map_or(0, char::len_utf8));
        }
    }
    cuts
}
