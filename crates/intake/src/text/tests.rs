//! What texts and lines are read into, and that no text can do harm.

mod anything;

use greenlight_rules::{
    facts::{Household, Vehicle, VehicleKind, VehicleUse},
    law::offences,
    money::Fen,
    time::Instant,
};

use super::{MOST_BYTES, MOST_READINGS, Nickname, nicknames, read, read_beside};
use crate::reading::{Confidence, Field, Ground, Kind, Reading};

fn now() -> Instant {
    Instant::parse("2026-07-09T12:00:00+08:00").unwrap()
}

fn all(text: &str) -> Vec<Reading> {
    read(text, now(), &offences().unwrap()).unwrap()
}

fn typed(text: &str) -> Reading {
    all(text).remove(0)
}

fn time(text: &str) -> Option<Instant> {
    Some(Instant::parse(text).unwrap())
}

#[test]
fn a_field_says_where_it_stood() {
    let text = "【合肥交警】您的小型汽车皖Ａ·６Ｆ３０９于２０２６年7月1日08:41在长江路，被电子警察抓拍闯红灯的违法行为，请接受处理。";
    let reading = all(text).remove(0);
    let stood = |field| {
        let span = reading.fields.get(&field).and_then(|read| read.span.clone()).unwrap();
        &reading.text[span]
    };
    assert_eq!(reading.text, text);
    assert_eq!(stood(Field::Plate), "皖Ａ·６Ｆ３０９");
    assert_eq!(stood(Field::OccurredAt), "２０２６年7月1日08:41");
    assert_eq!(stood(Field::Place), "长江路");
    assert_eq!(stood(Field::Offence), "闯红灯");
    let code = &reading.fields[&Field::Code];
    assert_eq!((code.span.clone(), code.confidence, code.ground), (None, Confidence::Low, Ground::Table));
}

#[test]
fn the_points_of_today_are_not_proposed_for_before_they_held() {
    let told = |day: &str| {
        let text = format!("您的小型汽车皖A6F309于{day}08:41在长江路,被电子警察抓拍闯红灯的违法行为");
        all(&text).remove(0).number_of(Field::Points)
    };
    assert_eq!(told("2022年3月31日"), None);
    assert_eq!(told("2022年4月1日"), Some(6));
}

#[test]
fn the_day_of_receipt_is_not_made_up() {
    let text =
        "您的小型汽车皖A6F309于2026年7月1日08:41在长江路闯红灯的违法行为已被记录,请于收到本告知之日起30日内接受处理";
    assert!(all(text).iter().all(|reading| !reading.fields.contains_key(&Field::NotifiedOn)));
}

#[test]
fn a_line_is_read_in_any_order() {
    for text in [
        "京A8X2K6 昨天下午三点 长安街 违停 200",
        "违停 200 长安街 昨天下午三点 京a8x2k6",
        "200元 京A·8X2K6 长安街违停 下午三点 昨天",
        "长安街,违停,罚款200,京A8X2K6,2026-07-08 15:00",
    ] {
        let reading = typed(text);
        assert_eq!(reading.kind, Kind::Violation, "{text}");
        assert_eq!(reading.text_of(Field::Plate), Some("京A8X2K6"), "{text}");
        assert_eq!(reading.instant_of(Field::OccurredAt), time("2026-07-08T15:00:00+08:00"), "{text}");
        assert_eq!(reading.text_of(Field::Place), Some("长安街"), "{text}");
        assert_eq!(reading.text_of(Field::Offence), Some("违停"), "{text}");
        assert_eq!(reading.money_of(Field::FineFen), Some(Fen(20_000)), "{text}");
        assert_eq!(reading.text_of(Field::Code), Some("1039"), "{text}");
        assert_eq!(reading.number_of(Field::Points), Some(0), "{text}");
    }
}

#[test]
fn a_day_of_the_month_before_an_hour_is_the_last_one_there_was() {
    let when = |day: &str| {
        let reading = typed(&format!("京A8X2K6 {day}下午5点 东单 违停 200"));
        assert_eq!(reading.text_of(Field::Place), Some("东单"), "{day}");
        reading.instant_of(Field::OccurredAt)
    };
    assert_eq!(when("8日"), time("2026-07-08T17:00:00+08:00"));
    assert_eq!(when("20号"), time("2026-06-20T17:00:00+08:00"));
}

#[test]
fn what_a_line_says_wins_over_the_table() {
    let reading = typed("京A8X2K6 昨天8:20 长安街 违停 200 记3分");
    assert_eq!(reading.number_of(Field::Points), Some(3));
    assert_eq!(reading.fields[&Field::Points].ground, Ground::Written);
}

#[test]
fn a_line_may_name_the_car_by_its_last_characters_or_not_at_all() {
    let reading = typed("2K6 昨天8:20 长安街 闯红灯");
    assert_eq!(reading.text_of(Field::Plate), Some("*2K6"));
    assert_eq!(reading.fields[&Field::Plate].ground, Ground::Masked);
    assert_eq!(typed("尾号126 昨天8:20 闯红灯").text_of(Field::Plate), Some("*126"));
    let reading = typed("昨天8:20 长安街 闯红灯 200");
    assert_eq!(reading.text_of(Field::Plate), None);
    assert_eq!(reading.money_of(Field::FineFen), Some(Fen(20_000)));
}

#[test]
fn a_day_without_an_hour_is_no_time() {
    let reading = typed("京A8X2K6 昨天 长安街 违停 200");
    assert_eq!(reading.instant_of(Field::OccurredAt), None);
    assert_eq!(reading.text_of(Field::Place), Some("长安街"));
}

#[test]
fn a_paste_that_is_too_long_is_refused() {
    let refused = |text: &str| read(text, now(), &[]).map_err(|refused| refused.key);
    assert_eq!(refused(&"a".repeat(MOST_BYTES + 1)), Err("text-too-long"));
    let one = "【湖北交警】您的小型汽车鄂A27Q5R于2026年7月9日7时19分在珞喻路未按规定停放已被记录,请立即驶离。\n";
    assert_eq!(refused(&one.repeat(MOST_READINGS)).map(|readings| readings.len()), Ok(MOST_READINGS));
    assert_eq!(refused(&one.repeat(MOST_READINGS + 1)), Err("text-too-many"));
    let cars = |count: usize| (0..count).map(|car| format!("京A{car:05}、")).collect::<String>();
    let listed = |count| refused(&format!("{}于2026年7月1日7时19分在长安街闯红灯，请30日内处理", cars(count)));
    assert_eq!(listed(MOST_READINGS).map(|readings| readings.len()), Ok(MOST_READINGS));
    assert_eq!(listed(50_000), Err("text-too-many"));
}

/// The cars of a household by their names; two of them are called alike.
fn named() -> Vec<Nickname> {
    let car = |id: &str, plate: &str, nickname: &str| Vehicle {
        id: id.to_owned().into(),
        plate: plate.to_owned(),
        kind: VehicleKind::Small,
        usage: VehicleUse::Private,
        owner: None,
        owner_name: None,
        nickname: Some(nickname.to_owned()),
        inspection_due: None,
    };
    let vehicles = vec![
        car("1", "京A·8X2K6", "妈妈的车"),
        car("2", "京B·12345", "小白"),
        car("3", "京C·12345", "旧车"),
        car("4", "京D·12345", "旧车"),
        car("5", "京E·12345", "妈妈的车库里那辆"),
    ];
    nicknames(&Household { vehicles, ..Household::default() })
}

#[test]
fn a_message_without_a_plate_may_name_the_car_as_its_household_does() {
    let plate = |text: &str| {
        let readings = read_beside(text, &named(), now(), &offences().unwrap()).unwrap();
        readings.into_iter().map(|reading| reading.text_of(Field::Plate).map(str::to_owned)).collect::<Vec<_>>()
    };
    let is = |plate: &str| vec![Some(plate.to_owned())];
    for text in [
        "妈妈的车 昨天下午三点 长安街 违停 200",
        "长安街 违停 200 昨天下午三点 妈妈的车",
        "妈妈的车昨天下午三点在长安街违停被贴条了",
    ] {
        assert_eq!(plate(text), is("京A8X2K6"), "{text}");
    }
    assert_eq!(plate("妈妈的车库里那辆 昨天下午三点 长安街 违停 200"), is("京E12345"), "the longer name");
    assert_eq!(plate("小白昨天下午三点在长安街违停"), is("京B12345"));
    // A part of a word is no name, one that two cars have names neither, and a plate wins.
    for text in ["昨天下午三点 小白楼 违停 200", "旧车 昨天下午三点 长安街 违停 200", "白小白 昨天三点 长安街 违停 200"]
    {
        assert_eq!(plate(text), [None], "{text}");
    }
    assert_eq!(plate("妈妈的车 京F88888 昨天下午三点 长安街 违停 200"), is("京F88888"));
    let two = "妈妈的车 昨天下午三点 长安街 违停 200\n小白 前天下午三点 东单 闯红灯 200";
    assert_eq!(plate(two), [is("京A8X2K6"), is("京B12345")].concat());
}

#[test]
fn a_name_stands_where_it_stood_and_is_no_place() {
    let text = "小白 昨天15:00 长安街 违停 200";
    let reading = read_beside(text, &named(), now(), &offences().unwrap()).unwrap().remove(0);
    assert_eq!(reading.fields[&Field::Plate].span.clone().map(|span| &text[span]), Some("小白"));
    assert_eq!(reading.text_of(Field::Place), Some("长安街"));
}

#[test]
fn a_typed_line_says_how_long_ago_and_how_much_in_few_words() {
    let reading = typed("A8X2K6 半小时前 团结湖路 违停 罚50扣3");
    assert_eq!(reading.text_of(Field::Plate), Some("*A8X2K6"));
    assert_eq!(reading.instant_of(Field::OccurredAt), time("2026-07-09T11:30:00+08:00"));
    assert_eq!(reading.money_of(Field::FineFen), Some(Fen(5_000)));
    assert_eq!(reading.number_of(Field::Points), Some(3));
    assert_eq!(reading.text_of(Field::Place), Some("团结湖路"));
    let reading = typed("812 昨天1746 望京街 闯红灯 罚200 6");
    assert_eq!(reading.text_of(Field::Plate), Some("*812"));
    assert_eq!(reading.instant_of(Field::OccurredAt), time("2026-07-08T17:46:00+08:00"));
    assert_eq!(reading.number_of(Field::Points), Some(6));
    let reading = typed("京A8X2K6 昨天15:00 长安街 1625");
    assert_eq!(reading.text_of(Field::Offence), Some("不按交通信号灯指示通行"));
    assert_eq!(reading.fields[&Field::Offence].ground, Ground::Table);
}

#[test]
fn an_hour_beside_a_day_that_nobody_can_tell_is_not_of_today() {
    for day in ["2月30号", "26-06-10", "琴日", "5/6/2026"] {
        let reading = typed(&format!("京A8X2K6 {day} 10:10 人民路 违停 200"));
        assert_eq!(reading.instant_of(Field::OccurredAt), None, "{day}");
        assert_eq!(reading.money_of(Field::FineFen), Some(Fen(20_000)), "{day}");
    }
    // The number of a house and the name of a road are no days.
    for place in ["人民路", "长安街28号", "周家嘴路", "28号院", "九号线望京站"] {
        let today = typed(&format!("京A8X2K6 10:10 {place} 违停 200"));
        assert_eq!(today.instant_of(Field::OccurredAt), time("2026-07-09T10:10:00+08:00"), "{place}");
        assert_eq!(today.text_of(Field::Place), Some(place), "{place}");
    }
}

#[test]
fn what_says_nothing_of_a_violation_is_no_typed_line() {
    for text in ["今天天气很好", "停车费 京A8X2K6 昨天下午三点 望京 10元", "京A8X2K6 已年检", "昨天下午三点"]
    {
        assert_eq!(typed(text).kind, Kind::Unclear, "{text}");
    }
}

#[test]
fn several_acts_of_one_minute_are_several_violations() {
    let acts = |text: &str| {
        let readings = all(text);
        let act = |reading: &Reading| {
            (reading.text_of(Field::Offence).map(str::to_owned), reading.money_of(Field::FineFen).map(|fine| fine.0))
        };
        readings.iter().map(act).collect::<Vec<_>>()
    };
    let own = |act: &str, fine: Option<i64>| (Some(act.to_owned()), fine);
    let joint = "京A8X2K6于2026年7月1日8时12分在长安街实施了闯红灯、未系安全带两项违法行为,罚款250元,请30日内处理";
    assert_eq!(acts(joint), [own("闯红灯", None), own("未系安全带", None)], "one fine may be that of both");
    let each = "京A8X2K6于2026年7月1日8时12分在长安街实施两起违法:①闯红灯,罚200元;②不系安全带,罚50元。";
    assert_eq!(acts(each), [own("闯红灯", Some(20_000)), own("不系安全带", Some(5_000))]);
    let one = "京A8X2K6于2026年7月1日8时12分在长安街违反规定停放、临时停车且驾驶人不在现场,请30日内处理";
    assert_eq!(acts(one).len(), 1, "the wording of one act has such signs too");
}

#[test]
fn a_chat_tells_its_days_from_its_stamps() {
    let chat = "李经理 2026/7/1 09:15:22\n京A8X2K6昨天16:40在长安街违停\n小王 2026/7/1 09:16:40\n收到";
    assert_eq!(all(chat).remove(0).instant_of(Field::OccurredAt), time("2026-06-30T16:40:00+08:00"));
    // In a list that is the time of the record.
    let list = "东单 2026-07-01 09:15:22\n京A8X2K6 闯红灯 200元";
    assert_eq!(all(list).remove(0).instant_of(Field::OccurredAt), time("2026-07-01T09:15:22+08:00"));
}

#[test]
fn a_date_of_signs_before_a_time_in_words_is_a_date_and_no_amount() {
    for (line, at) in [
        ("京A8X2K6 6/30 晚上10点 工体北路 违停", "2026-06-30T22:00:00+08:00"),
        ("京A8X2K6 6.30 下午3点 工体北路 违停", "2026-06-30T15:00:00+08:00"),
        ("京A8X2K6 6-30 晚10点 工体北路 违停", "2026-06-30T22:00:00+08:00"),
        ("京A8X2K6 6.30 20.10 工体北路 违停", "2026-06-30T20:10:00+08:00"),
        ("京A8X2K6下午两点一刻在工体北路违停", "2026-07-08T14:15:00+08:00"),
        ("京A8X2K6 6月30日晚12点10分 工体北路 违停", "2026-07-01T00:10:00+08:00"),
        ("京A8X2K6 6月30日 差5分6点 工体北路 违停", "2026-06-30T05:55:00+08:00"),
    ] {
        let reading = typed(line);
        assert_eq!(reading.instant_of(Field::OccurredAt), time(at), "{line}");
        assert_eq!(reading.money_of(Field::FineFen), None, "{line}");
        assert_eq!(reading.text_of(Field::Place), Some("工体北路"), "{line}");
    }
    for line in ["京A8X2K6 明天下午三点 长安街 违停", "京A8X2K6 下周一 15:00 长安街 违停"] {
        assert_eq!(typed(line).instant_of(Field::OccurredAt), None, "{line}");
    }
}

#[test]
fn numbers_of_officers_and_telephones_are_no_fines() {
    for number in ["021934", "12328", "66579000", "1345", "0915"] {
        let reading = typed(&format!("京A8X2K6 2026-06-14 18:05 武宁路 违停 {number}"));
        assert_eq!(reading.money_of(Field::FineFen), None, "{number}");
    }
    let reading = typed("京A8X2K6 6月19日18:00 1345 中关村大街 100 1");
    assert_eq!(reading.text_of(Field::Code), Some("1345"));
    assert_eq!(reading.money_of(Field::FineFen), Some(Fen(10_000)));
    assert_eq!(reading.number_of(Field::Points), Some(1));
}

#[test]
fn rows_under_a_car_are_that_cars() {
    let list = "京A8X2K6:\n2026-06-12 06:20 朝阳大街 逆行 200元 3分\n2026-06-14 08:20 裕华路 闯红灯 200元 6分\n\
        京N5Q7R1:\n2026-06-13 07:20 七一路 违停 100元 0分";
    let readings = all(list);
    let plates: Vec<_> = readings.iter().map(|reading| reading.text_of(Field::Plate)).collect();
    assert_eq!(plates, [Some("京A8X2K6"), Some("京A8X2K6"), Some("京N5Q7R1")]);
    assert_eq!(readings[2].money_of(Field::FineFen), Some(Fen(10_000)));
}

#[test]
fn a_record_that_speaks_of_other_things_is_one_all_the_same() {
    let record = "您的小型汽车京A8X2K6于2026年7月1日8时12分在长安街闯红灯,请于30日内处理";
    for more in ["您已更换号牌", "逾期将影响保费", "请勿依赖导航", "代办请联系保险公司"] {
        assert_eq!(all(&format!("{record},{more}。")).remove(0).kind, Kind::Violation, "{more}");
    }
    for text in [
        "京A8X2K6 2026-07-01 10:00 4S店 更换雨刮 200元 积6分",
        "【导航】京A8X2K6 2026-07-01 18:40 在东三环超速1次,请注意安全驾驶。",
        "【停车】京A8X2K6 2026-07-01 10:00-12:00 长安街停车场 违规停放收费200元",
    ] {
        assert_eq!(all(text).remove(0).kind, Kind::Unclear, "{text}");
    }
}
