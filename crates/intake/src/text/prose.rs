//! Where and what, told by their position in a sentence: 于…在(地点)实施(行为)的违法行为.

use std::ops::Range;

use super::labels::trimmed;
use crate::scan::{past_blanks, plate::PROVINCES, word};

/// What ends a place in a sentence, because the act, or who saw it, begins.
const AFTER_PLACE: &[&str] = &[
    "未按规定",
    "未按照",
    "未依",
    "违反",
    "违规",
    "违法停",
    "违停",
    "违章",
    "不按",
    "不避让",
    "实施",
    "因",
    "被交通",
    "被电子",
    "被监控",
    "被抓拍",
    "被记录",
    "被公安",
    "被民警",
    "被查获",
    "驾驶机动车",
    "驾驶时",
    "驾车时",
    "驾驶人",
    "驾驶小",
    "驾驶车",
    "发生",
    "存在",
    "停放",
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
    "拨打",
    "机动车",
    "乱停",
    "压实线",
    "压线",
    "有违",
    "有未",
    "有不",
    "涉嫌",
    "通过路口",
    "低于规定",
    "变更车道",
    "使用其他",
    "未系",
    "不系",
    "没系",
    "不礼让",
    "的违法",
    "的交通",
    "的行为",
    "有一条",
    "有1条",
    "有如下",
    "已被",
];

/// What stands between a place and the act.
const BEFORE_ACT: &[&str] = &[
    "被交通技术监控设备记录了",
    "被交通技术监控设备记录",
    "被交通技术监控设备拍摄到",
    "被交通技术监控记录了",
    "被交通技术监控记录",
    "被交通技术监控设备抓拍到",
    "被电子警察抓拍到",
    "被电子警察记录",
    "被电子警察抓拍",
    "被电子监控记录",
    "被监控设备记录了",
    "被监控设备记录",
    "被抓拍到",
    "被抓拍",
    "被记录了",
    "被记录",
    "被民警查获",
    "被查获",
    "实施了",
    "实施",
    "涉嫌",
    "发生",
    "存在",
    "因",
    "有",
];

/// What ends the act in a sentence.
const AFTER_ACT: &[&str] = &[
    "的违法行为",
    "的交通违法行为",
    "的道路交通安全违法行为",
    "的违章行为",
    "的交通违章",
    "的违法",
    "的行为",
    "违法行为",
    "交通违法",
    "(代码",
    "(违法代码",
    "[代码",
    "代码",
    ",违反了",
    "违反了《",
    "违反《",
    ",依据",
    ",根据",
    ",请",
    ",已被",
    "已被",
    "被交通",
    "被电子",
    "被监控",
    "被抓拍",
    "被记录",
    ",罚",
    ",扣",
    ",记",
    ",处",
    ",现",
    ",应",
    ",特",
    ",将",
    ",妨碍安全驾驶的违法",
    "。",
    ";",
    "!",
    "\n\n",
    "罚款",
    "罚金",
];

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
    let start = word(text, start, &["驾驶"])
        .and_then(|_| text[start..].find('在').map(|offset| start + offset))
        .filter(|at| at - start < 60)
        .unwrap_or(start);
    let Some(place_at) = word(text, start, &["行驶至", "行至", "在", "于", "途经"]) else {
        return (None, act(text, start));
    };
    let end = place_end(text, place_at);
    let place = trimmed(text, place_at..end);
    ((!place.is_empty()).then_some(place), act(text, end))
}

fn past_signs(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    at + rest.len() - rest.trim_start_matches([' ', '\n', '\r', ',', '、', ':']).len()
}

/// Where a place ends: before the act, or at the end of its part of the sentence. What stands in brackets belongs to it.
fn place_end(text: &str, at: usize) -> usize {
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
            _ if offset > 0 && (word(text, here, AFTER_PLACE).is_some() || drives_a_plate(text, here)) => return here,
            _ => {}
        }
    }
    text[at..].char_indices().nth(120).map_or(text.len(), |(offset, _)| at + offset)
}

/// The act that begins at `at` or after the words that lead to it.
fn act(text: &str, at: usize) -> Option<Range<usize>> {
    let mut start = past_signs(text, at);
    start = word(text, start, &["的"]).unwrap_or(start);
    let mut led = false;
    // 驾驶苏E…小型汽车实施…: which car it was comes between.
    if drives_a_plate(text, start)
        && let Some((offset, verb)) =
            ["实施", "因", "有"].iter().filter_map(|verb| Some((window(text, start, 90).find(verb)?, verb))).min()
    {
        start = past_signs(text, start + offset + verb.len());
        led = true;
    }
    while let Some(after) = word(text, start, BEFORE_ACT) {
        start = past_signs(text, after);
        led = true;
    }
    for (open, close) in QUOTES {
        if let Some(inside) = word(text, start, &[open]) {
            let length = text[inside..].find(close).filter(|length| *length <= 400)?;
            return Some(trimmed(text, inside..inside + length));
        }
    }
    let stops = AFTER_ACT.iter().filter_map(|stop| window(text, start, 400).find(stop));
    let length = stops.min().unwrap_or_else(|| window(text, start, 400).len());
    let act = trimmed(text, start..start + length);
    let plausible = led || word(text, act.start, AFTER_PLACE).is_some();
    (plausible && text[act.clone()].chars().count() > 1).then_some(act)
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
    ];
    let length = stops.iter().filter_map(|stop| inner.find(stop)).min().unwrap_or(inner.len());
    trimmed(text, value.start..value.start + length)
}
