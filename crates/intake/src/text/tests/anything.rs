//! Any text at all: nothing panics, every span lies inside its text, and work grows no faster than the text.

use greenlight_rules::law::{Offence, offences};
use proptest::prelude::*;

use super::{all, now};
use crate::{
    reading::{Field, Reading},
    scan::{day, instant, money, plate, points},
    text::line::line,
    typed,
};

/// Pieces of what people paste, so that the generated texts come close to real ones.
const PIECES: &[&str] = &[
    "【湖北交警】",
    "【",
    "】",
    "京A8X2K6",
    "鄂H*****",
    "豫A…",
    "皖NXXXXX",
    "２０２６年７月９日",
    "2026-7-9",
    "2024-08-1513:30:45",
    "7时19分",
    "15:02",
    "昨天下午三点",
    "上周五",
    "24",
    "在长安街",
    "于",
    "未按规定停放",
    "已被记录",
    "请立即驶离",
    "违法行为",
    "『",
    "』",
    "(代码1039)",
    "罚款",
    "贰佰元",
    "¥200.00",
    "记3分",
    "不记分",
    "编号:",
    "决定书编号:1101051234567890",
    "违法时间:",
    "违法地点",
    "号牌号码",
    "\n",
    "\n\n",
    " ",
    "　",
    "\t",
    ":",
    "：",
    "http://",
    "t.cn/",
    "缴款成功",
    "简易程序处罚决定书",
    "15日内",
    "\u{200B}",
    "🚗",
    "é",
    "…",
    "...",
    "0",
    "9999999999999999999",
    "2O26年9月lO日",
    "至10时21分",
    "被电子警察抓拍",
    "因",
    "的",
    "前",
    "请于",
    "未支付成功",
    "已缴",
    "扫码",
    "加微信",
    "a ",
    "点top",
    "1、",
    "停5分钟后将抓拍",
    "●●",
    ",",
];

fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![4 => proptest::sample::select(PIECES).prop_map(str::to_owned), 1 => any::<String>()];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn table() -> Vec<Offence> {
    offences().unwrap()
}

fn spans_are_whole(reading: &Reading) {
    for (field, read) in &reading.fields {
        if let Some(span) = read.span.clone() {
            assert!(reading.text.get(span.clone()).is_some(), "{field:?} at {span:?} of {:?}", reading.text);
        }
    }
}

proptest! {
    #[test]
    fn any_text_is_read(text in texts()) {
        let readings = all(&text);
        for reading in &readings {
            prop_assert!(text.contains(&reading.text));
            spans_are_whole(reading);
        }
    }

    #[test]
    fn any_line_is_read(text in texts()) {
        spans_are_whole(&line(&text, &[], now(), &table()));
    }

    #[test]
    fn whatever_is_found_stands_in_the_text(text in texts()) {
        let spans = instant::find(&text, now()).into_iter().map(|found| found.span)
            .chain(instant::find_undated(&text, now()).into_iter().map(|found| found.span))
            .chain(day::find(&text, now()).into_iter().map(|found| found.span))
            .chain(plate::find(&text).into_iter().map(|found| found.span))
            .chain(money::find(&text).into_iter().map(|found| found.span))
            .chain(points::find(&text).into_iter().map(|found| found.span));
        for span in spans {
            prop_assert!(text.get(span.clone()).is_some_and(|piece| !piece.is_empty()), "{span:?} of {text:?}");
        }
    }

    #[test]
    fn a_plate_that_is_read_is_read_again_the_same(text in texts()) {
        for found in plate::find(&text) {
            let again = plate::parse(&found.value.text);
            prop_assert_eq!(again.map(|plate| plate.text), Some(found.value.text));
        }
    }

    #[test]
    fn anything_may_be_typed(text in texts(), other in any::<String>()) {
        for field in FIELDS {
            let _ = typed::parse(*field, &text, now());
            let _ = typed::parse(*field, &other, now());
        }
        let _ = plate::fits(&text, &other);
    }
}

const FIELDS: &[Field] = &[
    Field::Plate,
    Field::VehicleKind,
    Field::Source,
    Field::OccurredAt,
    Field::Place,
    Field::Offence,
    Field::Code,
    Field::FineFen,
    Field::Points,
    Field::WarningOnly,
    Field::Driver,
    Field::Authority,
    Field::NoticeNumber,
    Field::NotifiedOn,
    Field::DecisionNumber,
    Field::IssuedOn,
    Field::ServedOn,
    Field::Stage,
    Field::PaidAt,
    Field::AmountFen,
    Field::OrderNumber,
    Field::MethodKind,
];

/// A hundred kilobytes of each piece, over and over. A scan that grew with the square of the text would not come back.
#[test]
fn long_repetitions_are_read() {
    for piece in PIECES {
        let text = piece.repeat(100_000 / piece.len().max(1));
        let _ = super::read(&text, now(), &table());
    }
    let mixed = "【京A8X2K6于2026-7-9 7:19在,(代码".repeat(2_500);
    let _ = super::read(&mixed, now(), &table());
}
