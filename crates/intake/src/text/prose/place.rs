//! Where it was: the part of a sentence between the time and the act.

use std::ops::Range;

use super::{QUOTES, captured, drives_a_plate, past_signs, window};
use crate::{
    behaviour,
    scan::{digit_run, past_blanks, plate::PROVINCES, word},
};

/// What ends a place in a sentence, because the act begins.
pub(super) const AFTER_PLACE: &[&str] = &[
    "未按规定",
    "未按照",
    "时未",
    "未按",
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
    "压了",
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
    "有一笔",
    "有1笔",
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

/// Whether what follows a place is what it costs, so that the act stands before it.
pub(super) fn is_fined(text: &str, at: usize) -> bool {
    let after = past_signs(text, at);
    if captured(text, after).is_some() {
        return after > at;
    }
    let verb = ["被罚", "处以", "处罚", "罚", "处", "记", "扣"].iter().find_map(|verb| word(text, after, &[verb]));
    after > at && verb.is_some()
}

/// Where an act of unknown words begins that nothing but the end of a road's name parts from its place: …交口空挡滑行.
pub(super) fn act_behind_road(text: &str, place: &Range<usize>) -> Option<usize> {
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

/// 9:05,G45大广高速62公里200米 超速13%: a road that stands by itself between the time and the act.
pub(super) fn road(text: &str, start: usize) -> Option<Range<usize>> {
    let near = window(text, start, 120);
    let length = near.find([' ', ',', '。', ';', '!', '\n', '|', ':'])?;
    let (road, rest) = (&near[..length], near[length..].trim_start_matches(' '));
    let is_road = ROADS.iter().any(|word| road.contains(word)) && !behaviour::is_named(road);
    let act_follows = behaviour::first(rest) == Some(0) || word(rest, 0, AFTER_PLACE).is_some();
    let parts = near[length..].starts_with([' ', ',']);
    let alone = near[length..].starts_with([',', '\n']) && is_road_name(road);
    (is_road && (parts && act_follows || alone) && !road.contains("违")).then(|| start..start + length)
}

/// What roads are called, and what is said of a spot on one.
const ROADS: &[&str] = &["高速", "国道", "省道", "县道", "大道", "公里", "路", "街", "桥", "隧道", "环", "巷", "胡同"];

/// Whether words are the name of a road or of a spot on it and nothing else: 香港中路山东路路口, 太平南路(杨公井).
pub(in crate::text) fn is_road_name(words: &str) -> bool {
    const SPOTS: &[&str] = &["口", "处", "旁", "侧", "段", "米", "号", "站", "门", "上", "下", "向"];
    let bare = words.trim_end_matches(')');
    let bare = if bare.len() < words.len() { bare.rfind('(').map_or(bare, |open| &bare[..open]) } else { bare };
    let closes = ROADS.iter().chain(SPOTS).any(|word| bare.ends_with(word));
    (2..=40).contains(&words.chars().count())
        && ROADS.iter().any(|word| bare.contains(word))
        && closes
        && !words.contains(['您', '请', '被', '违', '罚', '在'])
        && !words.starts_with('停')
}

/// 河滩快速路(南向北)超过规定时速10%: a road and, without a sign between them, the act.
pub(super) fn road_and_act(text: &str, start: usize) -> Option<(Range<usize>, usize)> {
    let near = window(text, start, 150);
    let near = &near[..near.find([',', '。', ';', '!', '\n', ' ']).unwrap_or(near.len())];
    let act = near.char_indices().skip(1).map(|(at, _)| at).find(|at| word(near, *at, AFTER_PLACE).is_some())?;
    is_road_name(&near[..act]).then_some((start..start + act, start + act))
}

/// The place after a car that stands between the time and the place: 您的小型汽车琼A6T2X8在….
pub(super) fn past_car(text: &str, start: usize) -> usize {
    // 于2026年9月31日25时61分在…: what cannot be read as a time is no place either.
    let dated = word(text, start, &["于"]).is_some_and(|after| digit_run(text, past_blanks(text, after)) > 0);
    if !dated && word(text, start, &["在", "于", "行至", "行驶至", "途经", "驾车经过", "经过"]).is_some()
    {
        return start;
    }
    let near = window(text, start, 150);
    let near = &near[..near.find(['。', ';', '!', '】']).unwrap_or(near.len())];
    let Some(place) = near.find("在").or_else(|| near.find("途经")) else { return start };
    let car = &near[..place];
    let begins = [
        "您",
        "你",
        "驾驶",
        "号牌",
        "车牌",
        "机动车",
        "车辆",
        "该车",
        "我",
        "他",
        "她",
        "小型",
        "大型",
        "号",
        "于",
        "[",
        "(",
    ];
    let is_car = begins.iter().any(|word| car.starts_with(word)) || car.starts_with(|sign| PROVINCES.contains(sign));
    if is_car && !behaviour::is_named(car) && !car.contains("实施") { start + place } else { start }
}

/// Where a place ends: before the act, or at the end of its part of the sentence. What stands in brackets belongs to it.
pub(super) fn place_end(text: &str, at: usize) -> usize {
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
