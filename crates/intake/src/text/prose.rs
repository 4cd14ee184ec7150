//! Where and what, told by their position in a sentence: 于…在(地点)实施(行为)的违法行为.

mod place;

use std::ops::Range;

pub(super) use place::is_road_name;
use place::{AFTER_PLACE, act_behind_road, is_fined, past_car, place_end, road, road_and_act};

use super::labels::trimmed;
use crate::{
    behaviour,
    scan::{past_blanks, plate, plate::PROVINCES, word},
};

/// What stands between a place and the act.
const BEFORE_ACT: &[&str] = &[
    "实施了",
    "实施",
    "涉嫌",
    "发生",
    "存在",
    "因",
    "有",
    "的",
    "区间测速",
    "上道路行驶",
    "上路行驶",
    "如下",
    "一条",
    "1条",
    "1起",
    "一起",
    "了",
];

/// What heads an act in the middle of a sentence: 违章记录:….
const HEADS: &[&str] = &[
    "交通违法行为:",
    "交通违法记录:",
    "交通违法:",
    "违法行为:",
    "违法记录:",
    "违法内容:",
    "违章行为:",
    "违章记录:",
    "违章内容:",
    "违章原因:",
    "违章:",
    "违法:",
    "原因:",
];

/// What a camera or an officer does to an act: 被交通技术监控设备记录了.
const CAPTURES: &[&str] = &[
    "举报",
    "拍照取证",
    "拍摄",
    "拍下",
    "拍到",
    "抓拍",
    "拍了",
    "记录",
    "采集",
    "查获",
    "发现",
    "查处",
    "录入",
    "取证",
];

/// What closes an act, and says that it was one.
const CLOSES_ACT: &[&str] = &[
    "的违法行为",
    "的交通违法行为",
    "的道路交通安全违法行为",
    "的违章行为",
    "的交通违法",
    "的交通违章",
    "的违法",
    "的行为",
    "违法行为",
    "交通违法",
];

/// What ends an act in a sentence.
const AFTER_ACT: &[&str] = &[
    "(代码",
    "(违法代码",
    "[代码",
    "代码",
    "违反了《",
    "违反《",
    "已被",
    "罚款",
    "罚金",
    "告知单",
    "告知书",
    "编号",
    "http",
    "www.",
    "(限速",
    "(实测",
    "...",
    "…",
    "一案",
    "的异议",
    "一事",
    "(告知",
    "了要",
    "了 ",
    "被贴",
    "被抄牌",
    "被罚",
    " 罚",
    ",罚",
];

/// What goes on with an act after a comma, where its close is still to come.
const GOES_ON: &[&str] = &["妨碍", "且", "或", "驾驶人", "影响", "并", "以及", "造成", "致使", "临时停车", "拒绝"];

/// The pairs of signs between which an act is quoted.
const QUOTES: &[(&str, &str)] = &[
    ("『", "』"),
    ("「", "」"),
    ("“", "”"),
    ("\"", "\""),
    ("‘", "’"),
    ("【", "】"),
    ("《", "》"),
    ("<", ">"),
    ("'", "'"),
];

/// The place and the act after a point in time that ends at `at`.
pub(super) fn place_and_act(text: &str, at: usize) -> (Option<Range<usize>>, Option<Range<usize>>) {
    let start = past_blanks(text, at);
    let start = word(text, start, &["左右", "许", "多", "起", "分"]).unwrap_or(start);
    let start = past_signs(text, start);
    // 08:10沪AF36812东三环…: the car stands right behind the time.
    let car = plate::find(window(text, start, 40)).into_iter().next().filter(|car| car.span.start == 0);
    let start = car.map_or(start, |car| past_signs(text, start + car.span.end));
    if let Some((place, act)) = english(text, start) {
        return (Some(place), Some(act));
    }
    let start = past_car(text, start);
    let Some(place_at) = word(text, start, &["行驶至", "行至", "驾车经过", "经过", "在", "于", "途经"])
    else {
        if let Some((place, from)) = road_and_act(text, start) {
            return (Some(place), act(text, from).map(|act| in_column(text, act)));
        }
        let behind_comma = text[at..start].contains([',', '\n']) || text[at..start].contains("  ");
        if let Some(road) = road(text, start).filter(|_| behind_comma) {
            let act = act(text, road.end).map(|act| in_column(text, act));
            return (Some(road), act);
        }
        // Without a place it is a sentence only where no blank parts it into columns.
        let act = act(text, start).filter(|act| !text[act.clone()].contains([' ', '\n', '|']));
        return (None, act);
    };
    if let Some(inside) = word(text, place_at, &["【", "『", "「", "“", "\""])
        && let Some(length) = window(text, inside, 200).find(['】', '』', '」', '”', '"'])
    {
        let end = inside + length;
        let after = end + text[end..].chars().next().map_or(0, char::len_utf8);
        return (Some(trimmed(text, inside..end)).filter(|place| !place.is_empty()), act(text, after));
    }
    let end = place_end(text, place_at);
    let place = trimmed(text, place_at..end);
    if let Some(at) = act_behind_road(text, &place).filter(|_| is_fined(text, end)) {
        return (Some(place.start..at), Some(at..place.end));
    }
    // 五四大街行驶时, 观前街被: what leads on to the act is no part of where it was.
    const LEADS: &[&str] = &["停车被", "行驶时", "行驶中", "行驶", "处时", "时", "被粘贴", "被", "产生", "因", "有"];
    let mut inner = &text[place.clone()];
    while let Some(shorter) = LEADS.iter().find_map(|lead| inner.strip_suffix(lead)) {
        inner = shorter;
    }
    // 深南大道以76km/h(限速60km/h): how fast is no place.
    let fast = inner
        .match_indices('以')
        .find(|(at, verb)| inner[at + verb.len()..].starts_with(|sign: char| sign.is_ascii_digit()));
    let place = place.start..place.start + fast.map_or(inner.len(), |(at, _)| at);
    ((!place.is_empty()).then_some(place), act(text, end))
}

/// The place that is told before its time: 在海口市龙昆南路于2026/09/05 7:58有….
pub(super) fn place_before(text: &str, at: usize) -> Option<Range<usize>> {
    let before = text[..at].trim_end_matches(' ').strip_suffix('于')?;
    let near = text.ceil_char_boundary(before.len().saturating_sub(150));
    let clause = before[near..].rfind([',', '。', ';', '!', '\n']).map_or(near, |sign| near + sign + 1);
    let clause = text.ceil_char_boundary(clause);
    let verb = before[clause..].rfind('在')? + clause + '在'.len_utf8();
    let place = trimmed(text, verb..before.len());
    is_road_name(&text[place.clone()]).then_some(place)
}

/// … on Chang'an Avenue for illegal parking.
fn english(text: &str, at: usize) -> Option<(Range<usize>, Range<usize>)> {
    let place = word(text, at, &["on ", "at ", "in ", "near "])?;
    let near = window(text, place, 200);
    let near = &near[..near.find(['\n', ';']).unwrap_or(near.len())];
    let verb = near.find(" for ")?;
    let act = verb + " for ".len();
    let end = near[act..].find(['.', ',']).map_or(near.len(), |end| act + end);
    Some((trimmed(text, place..place + verb), trimmed(text, place + act..place + end)))
}

/// The act that is told before its time: 因违反停车规定,于….
pub(super) fn act_before(text: &str, at: usize) -> Option<Range<usize>> {
    let near = text.ceil_char_boundary(at.saturating_sub(180));
    let start = text[near..at].rfind(['。', ';', '!', '\n']).map_or(near, |sign| near + sign);
    let (because, verb) = text[start..at].match_indices("因").last()?;
    let from = start + because + verb.len();
    let length = text[from..at].find([',', '于', '在']).unwrap_or(at - from);
    let act = trimmed(text, from..from + length);
    behaviour::is_named(&text[act.clone()]).then_some(act)
}

fn past_signs(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    at + rest.len() - rest.trim_start_matches([' ', '\n', '\r', ',', '、', ':']).len()
}

/// The place after 被…记录了: whoever it was that saw it.
fn captured(text: &str, at: usize) -> Option<usize> {
    let by = word(text, at, &["被", "已被", "经"])?;
    let near = window(text, by, 60);
    let near = &near[..near.find([',', '。', ';', '『', '「', '“', '"', '【', '!']).unwrap_or(near.len())];
    let (start, verb) = CAPTURES
        .iter()
        .filter_map(|verb| Some((near.find(verb)?, *verb)))
        .min_by_key(|(start, verb)| (*start, usize::MAX - verb.len()))?;
    let end = by + start + verb.len();
    let end = word(text, end, &["取证"]).unwrap_or(end);
    Some(word(text, end, &["了", "到", "下"]).unwrap_or(end))
}

/// The act that begins at `at` or after the words that lead to it.
fn act(text: &str, at: usize) -> Option<Range<usize>> {
    let mut start = past_signs(text, at);
    let mut led = false;
    // 驾驶苏E…小型汽车实施…: which car it was comes between.
    if drives_a_plate(text, start)
        && let Some((offset, verb)) =
            ["实施", "因", "有"].iter().filter_map(|verb| Some((window(text, start, 90).find(verb)?, verb))).min()
    {
        start = past_signs(text, start + offset + verb.len());
        led = true;
    }
    // A few words lead to an act; a text of nothing else leads nowhere.
    for _ in 0..8 {
        // 1条违法信息(机动车违反信号灯指示)
        if let Some(inside) = bracketed(text, start) {
            return Some(inside);
        }
        let lead = word(text, start, HEADS).or_else(|| captured(text, start)).or_else(|| word(text, start, BEFORE_ACT));
        let Some(after) = lead else { break };
        start = past_signs(text, after);
        led = true;
    }
    for (open, close) in QUOTES {
        if let Some(inside) = word(text, start, &[open]) {
            let length = text[inside..].find(close).filter(|length| *length <= 400)?;
            let quoted = trimmed(text, inside..inside + length);
            let quoted = without_code(text, quoted);
            // A sender's name in its brackets is no act, and the title of a paper none.
            return (!text[quoted.clone()].contains("告知")
                && (*open != "【" || led || behaviour::is_named(&text[quoted.clone()])))
            .then_some(quoted);
        }
    }
    let act = without_code(text, trimmed(text, start..act_end(text, start)));
    let words = &text[act.clone()];
    let begins = words.starts_with("驾驶") || words.starts_with("机动车") || behaviour::first(words) == Some(0);
    let plausible = led || word(text, act.start, AFTER_PLACE).is_some() || begins && behaviour::is_named(words);
    // 请您…, 您的…: a sentence to somebody is no act.
    let record = ["违法记录", "违章记录", "违法信息"].iter().any(|word| words.starts_with(word));
    let spoken =
        ["请", "您", "现", "已", "应", "将", "记", "扣", "罚", "处", "新增"].iter().any(|word| words.starts_with(word));
    // 违法停车告知单编号: the title of a paper.
    let title = text[act.end..].starts_with("告知");
    let worded = words.contains(|sign: char| sign.is_alphabetic() && !sign.is_ascii());
    let car = plate::parse(words).is_some();
    (plausible && worded && !car && !spoken && !record && !title && words.chars().count() > 1).then_some(act)
}

/// What of an act stands in its own column.
fn in_column(text: &str, act: Range<usize>) -> Range<usize> {
    let end = text[act.clone()].find([' ', '\n', '|']).map_or(act.end, |length| act.start + length);
    act.start..end
}

/// The act in brackets behind a count of records: 被记录1条违法信息(…), 一宗违法(…).
fn bracketed(text: &str, at: usize) -> Option<Range<usize>> {
    const RECORDS: &[&str] = &["违法信息", "违法记录", "违法行为", "交通违法", "违章记录", "违章", "违法"];
    const COUNTS: &[&str] = &["1", "一", "2", "两", "有"];
    let mut start = captured(text, at).unwrap_or(at);
    start = word(text, start, COUNTS).unwrap_or(start);
    start = word(text, start, COUNTS).unwrap_or(start);
    start = word(text, start, &["条", "起", "宗", "笔", "次", "个"]).unwrap_or(start);
    start = word(text, start, &["道路"]).unwrap_or(start);
    start = word(text, start, &["交通安全", "交通"]).filter(|_| start > at).unwrap_or(start);
    let open = word(text, word(text, start, RECORDS)?, &["("])?;
    let act = trimmed(text, open..open + window(text, open, 200).find(')')?);
    let worded = text[act.clone()].chars().filter(|sign| sign.is_alphabetic() && !sign.is_ascii()).count() > 1;
    (worded && !text[act.clone()].contains("单号") && !text[act.clone()].contains([':', '['])).then_some(act)
}

/// An act without the code before it or in brackets behind it: 1625驾驶机动车违反…, …的(1019).
fn without_code(text: &str, act: Range<usize>) -> Range<usize> {
    let is_code = |word: &str| {
        (4..=5).contains(&word.len())
            && word.bytes().filter(u8::is_ascii_digit).count() >= 3
            && word.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let words = &text[act.clone()];
    let lead = words.bytes().take_while(u8::is_ascii_digit).count();
    let start = if is_code(&words[..lead]) { past_blanks(text, act.start + lead) } else { act.start };
    let end = words.strip_suffix(')').and_then(|words| words.rsplit_once('(')).filter(|(_, code)| is_code(code));
    let end = end.map_or(act.end, |(act_words, _)| act.start + act_words.len());
    if start < end { start..end } else { act }
}

/// The act wherever a text names one, for a record whose sentence parts it from its time and place: the clause that has
/// the known words, or what of it they begin.
pub(super) fn act_anywhere(text: &str, is_taken: impl Fn(&Range<usize>) -> bool) -> Option<Range<usize>> {
    const ENDS: &[char] = &[',', '。', ';', '!', ':', '\n', '【', '】'];
    let mut start = 0;
    text.split_inclusive(ENDS).find_map(|clause| {
        let from = start;
        start += clause.len();
        let known = behaviour::first(clause)?;
        let lead = &clause[..known];
        // 非紧急情况下在应急车道行驶, 货车不按规定车道行驶: a few words that belong to it.
        let own = lead.chars().count() <= 8
            && ["驾", "机动车", "货车", "客车", "情况"].iter().any(|word| lead.contains(word));
        let begins = from + if own { 0 } else { known };
        let act = without_code(text, trimmed(text, begins..act_end(text, begins)));
        let unopened = text[act.clone()].ends_with(')') && !text[act.clone()].contains('(');
        let act = if unopened { act.start..act.end - 1 } else { act };
        let said = super::claims::is_said(text, &(from + known..from + known));
        (!act.is_empty() && said && !is_taken(&act)).then_some(act)
    })
}

/// Where an act ends: at the words that close it, or at its comma, unless it goes on behind that and is closed there.
fn act_end(text: &str, start: usize) -> usize {
    let near = window(text, start, 400);
    let near = &near[..near.find(['。', ';', '!']).or_else(|| near.find("\n\n")).unwrap_or(near.len())];
    // What stands below the act in a list is what it costs and how far it has come.
    let below = near.match_indices('\n').map(|(at, _)| at).find(|at| {
        let next = near[at + 1..].trim_start();
        next.starts_with(|sign: char| sign.is_ascii_digit())
            || ["罚款", "罚", "记", "扣", "处理", "未处理", "已处理", "未缴", "已缴", "历史"]
                .iter()
                .any(|word| next.starts_with(word))
    });
    let near = below.or_else(|| near.find("\n\n")).map_or(near, |end| &near[..end]);
    let close = CLOSES_ACT.iter().filter_map(|close| near.find(close)).min();
    let stop = AFTER_ACT.iter().filter_map(|stop| near.find(stop)).chain(close);
    let stop = stop.min().unwrap_or(near.len());
    // What a person adds after the act: 违停 京A8X2K6 罚200.
    let plate = near.match_indices(' ').map(|(at, _)| at).find(|at| {
        let mut after = near[at + 1..].chars();
        after.next().is_some_and(|first| PROVINCES.contains(first))
            && after.next().is_some_and(|letter| letter.is_ascii_uppercase())
    });
    let stop = stop.min(plate.unwrap_or(stop));
    let seen = near.match_indices('被').map(|(at, _)| at).find(|at| *at > 0 && captured(near, *at).is_some());
    let stop = stop.min(seen.unwrap_or(stop));
    // 违停罚200, 违反信号灯记6分: as people write it who need no sign.
    let fined = near
        .match_indices(['罚', '记', '扣'])
        .map(|(at, _)| at)
        .find(|at| *at > 0 && is_amount(&near[at + "罚".len()..]));
    let stop = stop.min(fined.unwrap_or(stop));
    let comma = near[..stop].match_indices(',').map(|(at, _)| at).find(|comma| {
        let after = near[comma + 1..].trim_start();
        !(close == Some(stop) && GOES_ON.iter().any(|word| after.starts_with(word)))
    });
    start + comma.unwrap_or(stop)
}

fn is_amount(text: &str) -> bool {
    text.starts_with(|sign: char| sign.is_ascii_digit() || "¥一二两三五".contains(sign))
}

/// 驾驶苏E…: the car by its plate.
fn drives_a_plate(text: &str, at: usize) -> bool {
    if word(text, at, &["驾驶车牌", "驾驶号牌", "驾驶牌号"]).is_some() {
        return true;
    }
    let car = word(text, at, &["驾驶"]).and_then(|at| text[at..].chars().next());
    car.is_some_and(|first| PROVINCES.contains(first))
}

/// At most so many bytes from `at` on, on a character's boundary.
fn window(text: &str, at: usize, most: usize) -> &str {
    let end = text.floor_char_boundary(at.saturating_add(most));
    &text[at..end.max(at)]
}

/// The end of an act under a heading: what it costs and what to do may follow in the same line.
pub(super) fn act_under_heading(text: &str, value: Range<usize>) -> Range<usize> {
    let inner = &text[value.clone()];
    let stops = [
        ",罚",
        ",扣",
        ",记",
        ",请",
        ",处",
        ",依据",
        ",根据",
        "。",
        ";",
        "(代码",
        "(违法代码",
        ",代码",
        " 罚款",
        " 记",
        " 扣",
        ",本次",
        ",累计",
        "http",
        "www.",
    ];
    let length = stops.iter().filter_map(|stop| inner.find(stop)).min().unwrap_or(inner.len());
    without_code(text, trimmed(text, value.start..value.start + length))
}
