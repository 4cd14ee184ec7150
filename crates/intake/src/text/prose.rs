//! Where and what, told by their position in a sentence: 于…在(地点)实施(行为)的违法行为.

use std::ops::Range;

use super::labels::trimmed;
use crate::{
    behaviour,
    scan::{digit_run, past_blanks, plate::PROVINCES, word},
};

/// What ends a place in a sentence, because the act begins.
const AFTER_PLACE: &[&str] = &[
    "未按规定",
    "未按照",
    "未依",
    "违反",
    "违规",
    "违停",
    "违章",
    "不按",
    "不避让",
    "实施",
    "驾驶机动车",
    "驾驶时",
    "驾车时",
    "驾驶人",
    "驾驶小",
    "醉酒",
    "醉驾",
    "饮酒",
    "酒后",
    "酒驾",
    "疲劳驾驶",
    "开车",
    "载物",
    "载人超",
    "超员",
    "超载",
    "超限",
    "货车闯",
    "外地车",
    "路口滞留",
    "右转未",
    "左转未",
    "掉头未",
    "不停车让行",
    "遮挡号牌",
    "故意遮挡",
    "驾驶车",
    "超速",
    "超过规定",
    "闯红灯",
    "闯禁",
    "逆向",
    "逆行",
    "占用",
    "行经",
    "遇行人",
    "遇前车",
    "乱停",
    "压实线",
    "压线",
    "有违",
    "有未",
    "有不",
    "有超",
    "有闯",
    "有如下",
    "有一条",
    "有1条",
    "有1起",
    "涉嫌",
    "低于规定",
    "未系",
    "不系",
    "没系",
    "不礼让",
    "的违法",
    "的交通",
    "的行为",
    "已被",
    "区间测速",
    "上道路行驶",
    "上路行驶",
    "被拍",
    "被贴",
    "的车",
    "使用手机",
    "使用手持",
    "拨打手机",
    "打手机",
    "玩手机",
    "看手机",
    "接打",
    "滥用",
    "远光灯",
    "开远光",
    "未礼让",
    "未避让",
    "未让行",
    "未停车让行",
    "压黄线",
    "压双黄",
    "压双实",
    "越线",
    "骑线",
    "加塞",
    "插队",
    "穿插",
    "乱鸣",
    "乱按",
    "鸣喇叭",
    "鸣笛",
    "按喇叭",
    "未年检",
    "未检验",
    "未打转向",
    "不打转向",
    "未悬挂",
    "未戴",
    "不戴",
    "随意变道",
    "违规变道",
    "连续变道",
    "强行变道",
    "实线变道",
    "http",
    "www.",
];

/// The same where nobody says 实施 after them: they are also parts of names (因河路, 机动车检测中心).
const MAYBE_AFTER_PLACE: &[&str] =
    &["因", "发生", "存在", "停放", "拨打", "机动车", "通过路口", "变更车道", "使用其他"];

/// What 违法 in a place is followed by where it belongs to a name.
const OF_NAMES: &[&str] = &["处", "行", "记", "抓", "监", "拍"];

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
    let start = word(text, start, &["左右", "许", "起", "分"]).unwrap_or(start);
    let start = past_signs(text, start);
    let start = past_car(text, start);
    let Some(place_at) = word(text, start, &["行驶至", "行至", "在", "于", "途经"]) else {
        let behind_comma = text[at..start].contains(',');
        if let Some(road) = road(text, start).filter(|_| behind_comma) {
            let act = act(text, road.end);
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
    let inner = text[place.clone()].trim_end_matches(['因', '有']);
    let place = place.start..place.start + inner.len();
    ((!place.is_empty()).then_some(place), act(text, end))
}

/// Whether what follows a place is what it costs, so that the act stands before it.
fn is_fined(text: &str, at: usize) -> bool {
    let after = past_signs(text, at);
    let verb = ["被罚", "处以", "处罚", "罚", "处", "记", "扣"].iter().find_map(|verb| word(text, after, &[verb]));
    after > at && verb.is_some()
}

/// Where an act of unknown words begins that nothing but the end of a road's name parts from its place: …交口空挡滑行.
fn act_behind_road(text: &str, place: &Range<usize>) -> Option<usize> {
    const ROADS: &[&str] =
        &["交叉口", "路口", "交口", "大街", "大道", "公路", "高速", "高架", "立交", "隧道", "路段", "路", "街", "桥"];
    const ACTS: &[char] = &[
        '驾', '行', '停', '超', '未', '不', '违', '闯', '占', '灯', '载', '货', '转', '滞', '滑', '抢', '追', '乱',
        '倒',
    ];
    let inner = &text[place.clone()];
    let road = ROADS.iter().filter_map(|road| Some(inner.rfind(road)? + road.len())).max()?;
    let act = &inner[road..];
    let is_act = act.contains(ACTS)
        && act.chars().all(|sign| sign.is_alphabetic() && !sign.is_ascii())
        && !act.ends_with(['口', '处', '旁', '侧', '前', '内', '外', '向', '段', '北', '南', '东', '西', '场', '道']);
    (act.chars().count() > 2 && is_act).then_some(place.start + road)
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

/// 9:05,G45大广高速62公里200米 超速13%: a road that stands by itself between the time and the act.
fn road(text: &str, start: usize) -> Option<Range<usize>> {
    const ROADS: &[&str] = &["高速", "国道", "省道", "县道", "大道", "公里", "路", "街", "桥", "隧道", "环"];
    let near = window(text, start, 120);
    let length = near.find([' ', ',', '。', ';', '!', '\n', '|', ':'])?;
    let (road, rest) = (&near[..length], near[length..].trim_start_matches(' '));
    let is_road = ROADS.iter().any(|word| road.contains(word)) && !behaviour::is_named(road);
    let act_follows = behaviour::first(rest) == Some(0) || word(rest, 0, AFTER_PLACE).is_some();
    (near[length..].starts_with(' ') && is_road && act_follows && !road.contains("违")).then(|| start..start + length)
}

/// The place after a car that stands between the time and the place: 您的小型汽车琼A6T2X8在….
fn past_car(text: &str, start: usize) -> usize {
    // 于2026年9月31日25时61分在…: what cannot be read as a time is no place either.
    let dated = word(text, start, &["于"]).is_some_and(|after| digit_run(text, past_blanks(text, after)) > 0);
    if !dated && word(text, start, &["在", "于", "行至", "行驶至", "途经"]).is_some() {
        return start;
    }
    let near = window(text, start, 150);
    let near = &near[..near.find(['。', ';', '!', '】']).unwrap_or(near.len())];
    let Some(place) = near.find("在").or_else(|| near.find("途经")) else { return start };
    let car = &near[..place];
    let begins = ["您", "你", "驾驶", "号牌", "车牌", "机动车", "车辆", "该车", "小型", "大型", "号", "于", "[", "("];
    let is_car = begins.iter().any(|word| car.starts_with(word)) || car.starts_with(|sign| PROVINCES.contains(sign));
    if is_car && !behaviour::is_named(car) && !car.contains("实施") { start + place } else { start }
}

fn past_signs(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    at + rest.len() - rest.trim_start_matches([' ', '\n', '\r', ',', '、', ':']).len()
}

/// Where a place ends: before the act, or at the end of its part of the sentence. What stands in brackets belongs to it.
fn place_end(text: &str, at: usize) -> usize {
    let clause = window(text, at, 360);
    let clause = clause.find([',', '。', ';', '!']).map_or(clause, |end| &clause[..end]);
    let doubtful = !clause.contains("实施");
    let mut depth = 0_u32;
    for (offset, sign) in text[at..].char_indices().take(120) {
        let here = at + offset;
        match sign {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            ',' | '。' | ';' | '!' | ':' | '『' | '「' | '“' | '"' | '《' | '【' | '…' => return here,
            '\n' if text[here + 1..].starts_with(['\n', '\r']) => return here,
            '.' if text[here..].starts_with("..") => return here,
            _ if offset > 0 && ends_place(text, here, doubtful) => return here,
            _ => {}
        }
    }
    text[at..].char_indices().nth(120).map_or(text.len(), |(offset, _)| at + offset)
}

fn ends_place(text: &str, here: usize, doubtful: bool) -> bool {
    word(text, here, AFTER_PLACE).is_some()
        || doubtful && word(text, here, MAYBE_AFTER_PLACE).is_some()
        || word(text, here, &["违法"]).is_some_and(|after| word(text, after, OF_NAMES).is_none())
        || word(text, here, &["有"]).is_some_and(|after| QUOTES.iter().any(|(open, _)| text[after..].starts_with(open)))
        || captured(text, here).is_some()
        || drives_a_plate(text, here)
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
        let lead = word(text, start, HEADS).or_else(|| captured(text, start)).or_else(|| word(text, start, BEFORE_ACT));
        let Some(after) = lead else { break };
        start = past_signs(text, after);
        led = true;
    }
    for (open, close) in QUOTES {
        if let Some(inside) = word(text, start, &[open]) {
            let length = text[inside..].find(close).filter(|length| *length <= 400)?;
            let quoted = trimmed(text, inside..inside + length);
            // A sender's name in its brackets is no act.
            return (*open != "【" || led || behaviour::is_named(&text[quoted.clone()])).then_some(quoted);
        }
    }
    let act = trimmed(text, start..act_end(text, start));
    let words = &text[act.clone()];
    let begins = words.starts_with("驾驶") || words.starts_with("机动车") || behaviour::first(words) == Some(0);
    let plausible = led || word(text, act.start, AFTER_PLACE).is_some() || begins && behaviour::is_named(words);
    // 请您…, 您的…: a sentence to somebody is no act.
    let record = ["违法记录", "违章记录", "违法信息"].iter().any(|word| words.starts_with(word));
    let spoken =
        ["请", "您", "现", "已", "应", "将", "记", "扣", "罚", "处"].iter().any(|word| words.starts_with(word));
    // 违法停车告知单编号: the title of a paper.
    let title = text[act.end..].starts_with("告知");
    let worded = words.contains(|sign: char| sign.is_alphabetic() && !sign.is_ascii());
    (plausible && worded && !spoken && !record && !title && words.chars().count() > 1).then_some(act)
}

/// Where an act ends: at the words that close it, or at its comma, unless it goes on behind that and is closed there.
fn act_end(text: &str, start: usize) -> usize {
    let near = window(text, start, 400);
    let near = &near[..near.find(['。', ';', '!']).or_else(|| near.find("\n\n")).unwrap_or(near.len())];
    let near = near.find("\n\n").map_or(near, |end| &near[..end]);
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
    let comma = near[..stop].match_indices(',').map(|(at, _)| at).find(|comma| {
        let after = near[comma + 1..].trim_start();
        !(close == Some(stop) && GOES_ON.iter().any(|word| after.starts_with(word)))
    });
    start + comma.unwrap_or(stop)
}

/// 驾驶苏E…: the car by its plate.
fn drives_a_plate(text: &str, at: usize) -> bool {
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
    trimmed(text, value.start..value.start + length)
}
