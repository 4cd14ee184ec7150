//! What each kind of value is read from, and what it is not.

use greenlight_rules::{facts::VehicleKind, money::Fen, time::Instant};

use super::{day, instant, money, plate, points};
use crate::reading::Ground;

/// A Thursday.
fn now() -> Instant {
    Instant::parse("2026-07-09T12:00:00+08:00").unwrap()
}

fn at(text: &str) -> Option<(String, Ground)> {
    instant::parse(text, now()).map(|(at, ground)| (at.to_string()[..19].replace('T', " "), ground))
}

#[track_caller]
fn reads(text: &str, time: &str, ground: Ground) {
    assert_eq!(at(text), Some((time.to_owned(), ground)), "{text}");
}

#[test]
fn instants_are_read_as_machines_write_them() {
    for (text, time) in [
        ("2025年12月13日15:02", "2025-12-13 15:02:00"),
        ("2025年12月13日15时02分", "2025-12-13 15:02:00"),
        ("2025年12月13日 15时02分05秒", "2025-12-13 15:02:05"),
        ("2025 年 12 月 13 日 15 时 2 分", "2025-12-13 15:02:00"),
        ("２０２５年１２月１３日１５：０２", "2025-12-13 15:02:00"),
        ("2026-7-9 7:19", "2026-07-09 07:19:00"),
        ("2026/07/09 07:19:00", "2026-07-09 07:19:00"),
        ("2026.7.9 7:19", "2026-07-09 07:19:00"),
        ("2026-07-09T07:19:00", "2026-07-09 07:19:00"),
        ("2026-07-09T07:19:00+08:00", "2026-07-09 07:19:00"),
        ("2026-07-09 07:19:00.000", "2026-07-09 07:19:00"),
        ("20260709 0719", "2026-07-09 07:19:00"),
        ("202607090719", "2026-07-09 07:19:00"),
        ("20260709071905", "2026-07-09 07:19:05"),
        ("2026年7月9日\n7时19分", "2026-07-09 07:19:00"),
        ("2026年7月8日(星期三)下午3点", "2026-07-08 15:00:00"),
        ("二〇二六年七月九日七时十九分", "2026-07-09 07:19:00"),
        ("2026-07-08 3:02 PM", "2026-07-08 15:02:00"),
    ] {
        reads(text, time, Ground::Written);
    }
}

#[test]
fn lost_blanks_are_mended() {
    for (text, time) in [
        ("2024-08-1513:30:45", "2024-08-15 13:30:45"),
        ("2026-7-97:19", "2026-07-09 07:19:00"),
        ("2026-7-915:02", "2026-07-09 15:02:00"),
        ("2026/6/1217:19", "2026-06-12 17:19:00"),
    ] {
        reads(text, time, Ground::Mended);
    }
}

#[test]
fn instants_are_read_as_people_say_them() {
    for (text, time) in [
        ("昨天下午三点", "2026-07-08 15:00:00"),
        ("今天上午10点半", "2026-07-09 10:30:00"),
        ("前天三点半", "2026-07-07 03:30:00"),
        ("大前天凌晨两点一刻", "2026-07-06 02:15:00"),
        ("昨晚8点零五分", "2026-07-08 20:05:00"),
        ("今早七点四十五", "2026-07-09 07:45:00"),
        ("昨天中午12点", "2026-07-08 12:00:00"),
        ("昨天中午一点", "2026-07-08 13:00:00"),
        ("昨天晚上十二点", "2026-07-09 00:00:00"),
        ("上周五 18:20", "2026-07-03 18:20:00"),
        ("周五18:20", "2026-07-03 18:20:00"),
        ("本周一早上8点", "2026-07-06 08:00:00"),
        ("7月9日7时19分", "2026-07-09 07:19:00"),
        ("12月31号晚上9点", "2025-12-31 21:00:00"),
        ("7/8 15:02", "2026-07-08 15:02:00"),
        ("三天前下午3点", "2026-07-06 15:00:00"),
        ("三点半", "2026-07-09 03:30:00"),
        ("下午三点半", "2026-07-08 15:30:00"),
    ] {
        reads(text, time, Ground::Nearest);
    }
}

#[test]
fn a_year_that_stands_last_is_read_where_only_one_day_is_possible() {
    // 9 July: the day is above twelve, or both are the same, or the other day has not come.
    reads("6/30/2026 7:19", "2026-06-30 07:19:00", Ground::Written);
    reads("30/6/2026 7:19:05", "2026-06-30 07:19:05", Ground::Written);
    reads("30-06-2026 7:19", "2026-06-30 07:19:00", Ground::Written);
    reads("6/6/2026 3:02 PM", "2026-06-06 15:02:00", Ground::Written);
    reads("7/9/2026 7:19", "2026-07-09 07:19:00", Ground::Nearest);
    reads("9/7/2026 7:19", "2026-07-09 07:19:00", Ground::Nearest);
    for text in ["7/6/2026 7:19", "7/9/2025 7:19", "10/9/2026 7:19", "7/6-2026 7:19", "7/6/26 7:19", "13/13/2026 7:19"]
    {
        assert_eq!(at(text), None, "{text}");
    }
    let key = |text| day::told_two_ways(text, now()).map(|message| message.key);
    assert_eq!(key("7/6/2026 7:19"), Some("day-two-ways"));
    assert_eq!(key("10/9/2026"), Some("day-two-ways"), "neither has come");
    for text in ["7/9/2026", "6/30/2026", "6/6/2026", "2026/7/6", "昨天"] {
        assert_eq!(key(text), None, "{text}");
    }
    // What is left of such a date is no time of today.
    assert!(instant::find_undated("7/6/2026 7:19", now()).is_empty());
    assert_eq!(instant::find("于 6/30/2026 7:19 在长安街", now()).len(), 1);
}

#[test]
fn what_is_no_instant_is_refused() {
    for text in [
        "",
        "昨天",
        "2026-07-09",
        "2026-02-30 08:00",
        "2026-13-01 08:00",
        "2026-07-09 25:00",
        "2026-07-09 7:60",
        "26-7-9 7:19",
        "26年7月9日7:19",
        "1899-12-31 08:00",
        "明天三点",
        "本周日 8:00",
        "下午三点吃饭",
        "15日内",
        "2026-07-09 上午15:02",
        "202607091",
        "2301202300120339",
    ] {
        assert_eq!(at(text), None, "{text}");
    }
}

#[test]
fn a_day_told_from_today_lies_at_most_a_day_ahead() {
    reads("今天下午三点", "2026-07-09 15:00:00", Ground::Nearest);
    reads("今天晚上十二点", "2026-07-10 00:00:00", Ground::Nearest);
    reads("7月10日 8:00", "2025-07-10 08:00:00", Ground::Nearest);
}

#[test]
fn days_are_read_alone() {
    for (text, wanted) in [
        ("2026年7月9日", "2026-07-09"),
        ("2026-7-9", "2026-07-09"),
        ("2026.7.9", "2026-07-09"),
        ("20260709", "2026-07-09"),
        ("2026-07-09 00:00:00", "2026-07-09"),
        ("昨天", "2026-07-08"),
        ("上周五", "2026-07-03"),
        ("周四", "2026-07-09"),
        ("2月29日", "2024-02-29"),
        ("7月10日", "2025-07-10"),
        ("上个月9号", "2026-06-09"),
        ("二〇二六年七月九日", "2026-07-09"),
    ] {
        assert_eq!(day::parse(text, now()).map(|(day, _)| day.to_string()).as_deref(), Some(wanted), "{text}");
    }
    for text in ["2月30日", "7-9", "26.7.9", "15日", "60日内", "三个月", "2026-7-123", "本周日"] {
        assert_eq!(day::parse(text, now()), None, "{text}");
    }
}

#[test]
fn dates_and_times_are_found_in_their_places() {
    let text = "您的小型汽车皖NX1234于２０２５年12月13日15:02在长安路。请于30日内处理,2025-12-20前";
    let found = instant::find(text, now());
    assert_eq!(found.len(), 1);
    assert_eq!(&text[found[0].span.clone()], "２０２５年12月13日15:02");
    let days: Vec<_> = day::find(text, now()).into_iter().map(|found| &text[found.span]).collect();
    assert_eq!(days, ["２０２５年12月13日", "2025-12-20"]);
    assert!(instant::find("编号2301202300120339,限时8:00-20:00,周一至周五", now()).is_empty());
}

#[track_caller]
fn is_plate(text: &str, canonical: &str, ground: Ground) {
    let read = plate::parse(text).map(|plate| (plate.text, plate.ground));
    assert_eq!(read, Some((canonical.to_owned(), ground)), "{text}");
}

#[test]
fn plates_are_brought_into_one_form() {
    for (text, canonical) in [
        ("京A8X2K6", "京A8X2K6"),
        ("京A·8X2K6", "京A8X2K6"),
        ("京a 8x2k6", "京A8X2K6"),
        ("京Ａ８Ｘ２Ｋ６", "京A8X2K6"),
        ("沪AD12345", "沪AD12345"),
        ("粤B12345D", "粤B12345D"),
        ("京A1234学", "京A1234学"),
        ("京A1234警", "京A1234警"),
        ("京O12345", "京O12345"),
        ("粤Z1234港", "粤Z1234港"),
        ("鲁A1234挂", "鲁A1234挂"),
        ("224578使", "224578使"),
        ("苏EXX123", "苏EXX123"),
    ] {
        is_plate(text, canonical, Ground::Written);
    }
    is_plate("京AO1I23", "京A01123", Ground::Mended);
    for (text, canonical) in [
        ("鄂H*****", "鄂H*****"),
        ("皖NXXXXX", "皖N*****"),
        ("沪BAXXXXX", "沪BA*****"),
        ("京A8XXX6", "京A8***6"),
        ("豫A…", "豫A*"),
        ("豫A12...", "豫A12*"),
        ("浙A**K6", "浙A**K6"),
    ] {
        is_plate(text, canonical, Ground::Masked);
    }
    for text in ["", "京A", "京A123", "京A1234567", "A12345", "京AHOTEL", "一A12345", "京112345", "京A8X2K6是"]
    {
        assert_eq!(plate::parse(text), None, "{text}");
    }
}

#[test]
fn a_plate_tells_what_its_length_and_letters_tell() {
    let kind = |text| plate::parse(text).and_then(|plate| plate.kind);
    assert_eq!(kind("沪AD12345"), Some(VehicleKind::SmallNewEnergy));
    assert_eq!(kind("粤B12345D"), Some(VehicleKind::LargeNewEnergy));
    assert_eq!(kind("沪BAXXXXX"), Some(VehicleKind::SmallNewEnergy));
    assert_eq!(kind("鲁A1234挂"), Some(VehicleKind::Trailer));
    assert_eq!(kind("京A8X2K6"), None);
    assert_eq!(kind("豫A…"), None);
}

#[test]
fn plates_are_found_where_blanks_were_lost() {
    let text = "号牌京A8X2K62025年12月13日,沪 A·D12345在,川A座12号,豫A…(小型)";
    let found: Vec<_> =
        plate::find(text).into_iter().map(|found| (&text[found.span.clone()], found.value.text)).collect();
    let wanted = [("京A8X2K6", "京A8X2K6"), ("沪 A·D12345", "沪AD12345"), ("豫A…", "豫A*")];
    assert_eq!(found, wanted.map(|(given, plate)| (given, plate.to_owned())));
}

#[test]
fn a_mask_fits_what_may_be_behind_it() {
    for (mask, plate, fits) in [
        ("鄂H*****", "鄂H·12345", true),
        ("鄂H*****", "鄂HD12345", false),
        ("鄂H*****", "鄂A12345", false),
        ("京A8***6", "京a8x2k6", true),
        ("京A8***6", "京A8X2K7", false),
        ("*2K6", "京A8X2K6", true),
        ("*2K6", "京A8X2K7", false),
        ("豫A*", "豫AD12345", true),
        ("浙A*7*6", "浙A17126", true),
        ("京A8X2K6", "京A·8X2K6", true),
        ("*", "京A8X2K6", false),
        ("", "京A8X2K6", false),
    ] {
        assert_eq!(plate::fits(mask, plate), fits, "{mask} {plate}");
    }
}

#[test]
fn amounts_are_whole_fen() {
    for (text, fen) in [
        ("200", 20_000),
        ("200元", 20_000),
        ("¥200.00", 20_000),
        ("￥200.5", 20_050),
        ("1,200.50", 120_050),
        ("1,200元整", 120_000),
        ("二百元", 20_000),
        ("贰佰元整", 20_000),
        ("两百块", 20_000),
        ("2百", 20_000),
        ("200大洋", 20_000),
        ("壹仟伍佰元", 150_000),
        ("人民币200元", 20_000),
        ("0", 0),
        ("12.340", 1_234),
        ("三元五角", 350),
    ] {
        assert_eq!(money::parse(text), Some(Fen(fen)), "{text}");
    }
    for text in ["", "-200", "12.345", "二百人", "元", "1,20", "200分", "99999999999999999"] {
        assert_eq!(money::parse(text), None, "{text}");
    }
    let text = "罚款200元,每日按3%加处,人民币贰佰元整(¥200.00),路 300 号";
    let found: Vec<_> = money::find(text).into_iter().map(|found| &text[found.span]).collect();
    assert_eq!(found, ["200元", "人民币贰佰元整", "¥200.00"]);
}

#[test]
fn points_are_read_with_their_verbs() {
    for (text, wanted) in
        [("3分", 3), ("记3分", 3), ("扣三分", 3), ("不记分", 0), ("0", 0), ("记 12 分", 12), ("记分:6", 6)]
    {
        assert_eq!(points::parse(text), Some(wanted), "{text}");
    }
    for text in ["", "分", "三点", "记过", "3分钟", "-3分"] {
        assert_eq!(points::parse(text), None, "{text}");
    }
    let text = "17时4分,罚款200元,记3分;记分值:0;累计记分已达9分;减免交通违法记分。停3分钟";
    let found: Vec<_> = points::find(text).into_iter().map(|found| &text[found.span]).collect();
    assert_eq!(found, ["记3分", "记分值:0"]);
}
