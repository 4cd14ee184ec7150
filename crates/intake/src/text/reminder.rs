//! Reminders to move the car, and messages that a first time costs nothing: no violation is on record yet.

use super::claims::{has, is_denied, is_said, places, told};
use crate::{behaviour, scan::money};

/// What only a message about a car in the way speaks of.
const MOVES: &[&str] = &[
    "驶离",
    "开走",
    "挪车",
    "移车",
    "挪走",
    "挪开",
    "挪动",
    "挪一下",
    "挪至",
    "移走",
    "移开",
    "移位",
    "移动车辆",
    "移动您",
    "移动爱车",
    "移动你",
    "将车辆移",
    "将车移",
    "把车移",
    "把车开",
    "将车开",
    "将车驶",
    "速移",
    "移一下",
    "移下车",
    "挪下",
    "开离",
    "驶出",
    "撤离",
    "车辆移至",
    "车辆移到",
];
/// What is such a request where the clause asks for it at once.
const LEAVES: &[&str] = &["离开", "移动", "驾离", "到现场", "到场", "返回车辆", "回到车"];
const AT_ONCE: &[&str] = &["请", "尽快", "立即", "马上", "即刻", "速", "及时", "尽早", "抓紧", "务必", "望", "麻烦"];
/// What somebody may put right before it is recorded.
const RIGHTS: &[&str] = &["纠正", "改正", "整改", "处置"];
/// Where nothing is punished, no record is to be paid for.
const FREE: &[&str] = &[
    "不予处罚",
    "不予行政处罚",
    "免予处罚",
    "免于处罚",
    "免除处罚",
    "不作处罚",
    "不做处罚",
    "不处罚",
    "暂不处罚",
    "免罚",
    "首违不罚",
    "仅作提醒",
    "仅提醒",
    "仅做提醒",
    "只作提醒",
    "提醒教育",
    "教育提醒",
    "批评教育",
    "教育为主",
    "口头警告",
    "柔性执法",
    "不录入",
    "未予录入",
    "不予录入",
    "不予立案",
];
/// What says that it is on record, whatever else is asked for.
const RECORDED: &[&str] =
    &["接受处理", "违法处理", "告知单", "告知书", "通知书", "记录了", "已被依法", "已录入", "已被采集", "已采集"];

pub(super) fn is_reminder(text: &str) -> bool {
    // The offence itself is worded "虽在现场拒绝立即驶离".
    let text = &text.replace("拒绝立即驶离", "").replace("拒绝驶离", "").replace("拒不驶离", "");
    let may_be_moved = asks_to_move(text) && !is_entered(text);
    may_be_moved || told(text, FREE) || is_parked_only(text) || is_only_threatened(text)
}

/// What has been entered and is to be handled within its days is a record, even where the car is still in the way.
fn is_entered(text: &str) -> bool {
    told(text, &["已录入", "已被录入", "已经录入", "已依法录入"])
        && asks_to_handle(text)
        && has(text, &["日内", "天内", "接受处理"])
}

/// Whether somebody is asked to have it handled: 请于30日内处理, 请尽快处理, 请登录交管12123处理. That it will be handled is a threat,
/// and a car is handled by driving it away.
pub(super) fn asks_to_handle(text: &str) -> bool {
    const ASKS: &[&str] = &["请", "日内", "天内", "尽快", "及时", "尽早", "登录", "前往", "到"];
    places(text, &["处理", "接受调查"]).any(|piece| {
        let near = text.ceil_char_boundary(piece.start.saturating_sub(60));
        let before = text[near..piece.start].rsplit([',', '。', ';', '!', '\n']).next().unwrap_or_default();
        let after = &text[piece.end..];
        let of_car = ["车", "好车", "您的车", "爱车"].iter().any(|car| after.starts_with(car));
        has(before, ASKS) && !has(before, &["将", "否则", "逾期", "如"]) && !of_car && !is_denied(text, piece.start)
    })
}

/// Whether a car is asked, or threatened, to be moved. That it was not moved though somebody asked is no request any more,
/// and a car that was towed away is gone.
fn asks_to_move(text: &str) -> bool {
    let moved = places(text, MOVES).any(|piece| !has_failed(text, piece.start, piece.end));
    let left = places(text, LEAVES).any(|piece| {
        let near = text.ceil_char_boundary(piece.start.saturating_sub(30));
        let before = text[near..piece.start].rsplit([',', '。', ';', '!', '\n']).next().unwrap_or_default();
        has(before, AT_ONCE) && !has_failed(text, piece.start, piece.end)
    });
    let towed = places(text, &["拖移", "拖离", "拖走", "拖车", "清拖"]).any(|piece| {
        let near = text.ceil_char_boundary(piece.start.saturating_sub(18));
        !has(&text[near..piece.start], &["已", "被"])
    });
    moved || left || towed && !on_record(text)
}

/// 经提醒后仍未驶离: it is told as done, not asked for. 未驶离的,将… is a condition, and so a request.
fn has_failed(text: &str, start: usize, end: usize) -> bool {
    let near = text.ceil_char_boundary(start.saturating_sub(24));
    let before = text[near..start].rsplit([',', '。', ';', '!', '\n']).next().unwrap_or_default();
    let refused = has(before, &["未", "拒", "不", "没"]);
    let after = &text[end..];
    let condition = after.starts_with('的') || after.starts_with("将") || has(before, &["如", "若", "逾期"]);
    refused && !condition
}

/// Cut off before it asks: what is only noted as parked is not yet on record, whichever word says that a camera saw it.
fn is_parked_only(text: &str) -> bool {
    const PARKED: &[&str] = &["停放", "停车", "停靠", "违停"];
    const SEEN: &[&str] = &["记录", "拍摄", "抓拍", "拍照"];
    let open = |text: &str| text.trim_end_matches([',', ' ', '已']).to_owned();
    let noted = places(text, &["已被", "已", "被"]).any(|piece| {
        let before = open(&text[..piece.start]);
        // 停放,违法行为已被记录 notes it; 停放的违法行为已被记录 has a name for it, as a record has.
        let parked = before.strip_suffix("违法行为").map_or_else(|| before.clone(), open);
        PARKED.iter().any(|word| parked.ends_with(word)) && SEEN.iter().any(|word| text[piece.end..].starts_with(word))
    });
    noted && !has(text, &["接受处理", "处理违法", "罚款", "记分", "告知", "技术监控"]) && !asks_to_handle(text)
}

/// A car that stands where it may not, and a record that is still to come: 5分钟后将二次抓拍, 否则将处罚.
fn is_only_threatened(text: &str) -> bool {
    if !has(text, &["停", "占用消防通道", "堵"]) || on_record(text) {
        return false;
    }
    let soon = places(text, &["分钟内", "分钟后", "分钟之内", "分钟以内"])
        .any(|piece| text[..piece.start].ends_with(|sign: char| sign.is_ascii_digit() || "一二三五十".contains(sign)));
    let puts_right = places(text, RIGHTS).any(|piece| !is_denied(text, piece.start));
    let to_come =
        places(text, &["处罚", "抓拍", "记录", "录入", "查处", "贴单", "贴条", "罚款", "拍照"]).any(|piece| {
            let near = text.ceil_char_boundary(piece.start.saturating_sub(45));
            let before = text[near..piece.start].rsplit([',', '。', ';', '!', '\n']).next().unwrap_or_default();
            has(before, &["将", "否则", "会被", "会依"])
        }) || text.contains("否则");
    to_come && (soon || puts_right || !has_penalty(text) && !has(text, &["日内", "天内"]))
}

fn on_record(text: &str) -> bool {
    told_or_asked(text) || has(text, &["日内处理", "日内到", "日内接受", "天内处理"])
}

/// 请接受处理 is asked for, and all the same only of what is on record; 未驶离的…接受处理 is a threat.
fn told_or_asked(text: &str) -> bool {
    places(text, RECORDED).any(|piece| {
        let near = text.ceil_char_boundary(piece.start.saturating_sub(60));
        let before = text[near..piece.start].rsplit(['。', ';', '!', '\n']).next().unwrap_or_default();
        !has(before, &["将", "否则", "逾期"]) || is_said(text, &piece)
    })
}

fn has_penalty(text: &str) -> bool {
    !money::find(text).is_empty() && behaviour::is_named(text)
}

#[cfg(test)]
mod tests {
    use super::is_reminder;

    #[test]
    fn a_car_that_can_still_be_moved_is_no_violation() {
        for text in [
            "在南京路违法停车,请于10分钟内开走,逾期未开走的将依法抓拍处罚。",
            "在福华路违反规定停放,请您尽快驾车离开,否则将予以处罚。",
            "于观前街违停,请立即自行纠正,15分钟后仍未纠正的将被记录并处罚。",
            "在中环南路违反规定停放,因属首次轻微违法,本次不予处罚,请规范停车。",
            "在徽州大道未按规定停车,本次仅作提醒教育,下次将依法处罚。",
            "停在天河路违停,现拟拖移,请速到现场。",
            "在春熙路违停,已首次抓拍,5分钟后将二次抓拍并处罚,请速移。",
            "在长安街未按规定停放已被记录,请立即驶离,未及时驶离的,将依法予以处罚。",
            "在长安街未按规定停放,已被记录,请尽快驶离,逾期将依法处理。",
            "在长安街未按规定停放已被记录,将依法处理。",
            "在长安街未按规定停放已被记录,请及时处理车辆。",
            "在长安街未按规定停放,请尽快驶离,以免被处罚。",
            "在长安街违停,请10分钟内驶离,否则将录入违法系统,届时请于30日内接受处理。",
            "停放在长安街28号院内堵住出口,请尽快移动您的爱车,谢谢。",
            "在人民路违停,如未驶离,将依法处罚。",
            "违停在消防通道,请马上把车开走",
            "您的车停在学校门口影响通行,麻烦挪一下",
            "在解放路停放,请即刻撤离,超过十五分钟将予以处罚",
            "在滨河路违停,符合首违免罚条件,免予处罚",
            "在建设路未按规定停放,请及时整改,否则将录入违法信息",
            "在中山路停车,交警正在该路段巡逻,请速到场驶出",
            "违停,民警将在10分钟后贴单",
            "在长安街违停已抓拍",
            "在长安街未按规定停放,已被拍摄。",
            "在长安街路口北未按规定停放,违法行为已被记录。",
        ] {
            assert!(is_reminder(text), "{text}");
        }
    }

    #[test]
    fn a_record_stays_one_whatever_was_asked_before() {
        for text in [
            "在象山大道违反规定停放,经提醒后仍未驶离,违法行为已被记录,请于30日内接受处理。",
            "在春熙路违反规定停放,妨碍通行,车辆已被拖移至双桥停车场,请携带证件到交警六分局接受处理,罚款100元。",
            "违反规定停放、临时停车且驾驶人虽在现场拒绝立即驶离,妨碍其他车辆通行的违法行为,请于30日内接受处理",
            "在花园路人行道违规停放,请于7日内到城市管理局接受处理,罚款50元。",
            "在泺源大街违法停车,请30日内到交警大队接受处理,逾期将依法处罚。",
            "在中山路违反规定停放,将处罚款150元,请30日内处理。",
            "违停,短信提醒后未及时驶离,已依法记录,请15日内接受处理",
            "在长安街闯红灯,请尽快处理,否则将影响年检",
            "在长安街违反规定停放,已被记录,请于30日内处理。",
            "在长安街违反规定停放,已被记录,请您在三十日内处理。",
            "在长安街违反规定停放,已被记录,请尽快处理。",
            "在长安街违反规定停放,已被记录,请登录交管12123处理。",
            "在长安街违反规定停放已被记录,10分钟内未驶离,现已录入违法系统,请在30日内处理",
            "在长安街违法停车,违法信息已录入系统,请尽快驶离,并于30日内接受处理",
            "在东环路违停超过30分钟,已被电子警察记录了,请接受处理",
            "在望京街实施擅自停留观看风景的违法行为,已被记录。",
            "在长安街实施违反规定停放的违法行为,已被记录。",
            "在长安街违停已被电子警察抓拍",
            "在长安街闯红灯已被抓拍",
            "在长安街违停已被抓拍,罚款200元",
            "民警到场后驾驶人仍拒不驶离,已开具违法停车告知单,请接受处理",
        ] {
            assert!(!is_reminder(text), "{text}");
        }
    }
}
