//! Tables that are written to be read again.

use greenlight_rules::money::Fen;

use super::*;
use crate::sheet::{self, Cell, Kind};

#[test]
fn a_template_is_understood_and_its_example_is_passed_over() {
    let headings = [(Field::Plate, "号牌号码"), (Field::OccurredAt, "违法时间"), (Field::DecisionNumber, "决定书编号")];
    for kind in [Kind::Csv, Kind::Xlsx] {
        let bytes = template(kind, "违法", &headings, now()).expect("a template");
        let grid = grid(&bytes).expect("a table");
        assert_eq!(grid.guess().columns, headings.map(|(field, _)| Some(field)));
        assert_eq!(grid.body().len(), 1, "there is an example");
        assert_eq!(seen(&bytes), []);
    }
}

#[test]
fn the_same_table_is_the_same_bytes() {
    let one = || {
        template(Kind::Xlsx, "违法", &[(Field::Plate, "号牌号码"), (Field::Place, "违法地点")], now()).expect("a file")
    };
    assert_eq!(one(), one());
}

#[test]
fn text_that_looks_like_a_formula_stays_text_and_comes_back() {
    let odd = ["=1+1", "+86", "-1", "@甲", "'=1", "'引号", "\"双\"", "a,b", "＝1", "1101051234567890", "_x0041_"];
    for kind in [Kind::Csv, Kind::Xlsx] {
        let rows = odd.iter().map(|text| vec![Cell::Text("京A8X2K6".into()), Cell::Text((*text).into())]);
        let bytes = sheet::write(kind, "违法", &["号牌号码", "违法地点"], rows, now()).expect("a file");
        let places: Vec<_> = seen(&bytes).iter().map(|row| row.of(Field::Place).to_owned()).collect();
        assert_eq!(places, odd, "{kind:?}");
    }
}

#[test]
fn the_number_of_a_decision_keeps_its_digits_in_a_sheet() {
    let numbers = ["1101051234567890", "110105123456", "11010512345"];
    for kind in [Kind::Csv, Kind::Xlsx] {
        let rows = numbers.iter().map(|text| vec![Cell::Text("京A8X2K6".into()), Cell::Text((*text).into())]);
        let bytes = sheet::write(kind, "违法", &["号牌号码", "决定书编号"], rows, now()).expect("a file");
        let found: Vec<_> = seen(&bytes).iter().map(|row| row.of(Field::DecisionNumber).to_owned()).collect();
        assert_eq!(found, numbers, "{kind:?}");
        if kind == Kind::Csv {
            let text = String::from_utf8(bytes).expect("UTF-8");
            let behind: Vec<_> = text.lines().skip(1).map(|line| line.ends_with('\t')).collect();
            assert_eq!(behind, [true, true, false], "{text}");
        }
    }
}

#[test]
fn no_cell_of_a_csv_begins_as_a_formula_does() {
    let odd = ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"];
    let rows = odd.iter().map(|text| vec![Cell::Text((*text).into())]);
    let bytes = sheet::write(Kind::Csv, "违法", &["=违法地点"], rows, now()).expect("a file");
    let text = String::from_utf8(bytes).expect("UTF-8");
    let text = text.strip_prefix('\u{FEFF}').expect("a mark by which Excel knows it");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    for record in reader.records() {
        assert!(record.expect("a row").iter().all(|cell| cell.starts_with('\'')), "{text:?}");
    }
    assert!(text.ends_with("\r\n"));
}

#[test]
fn amounts_come_back_to_the_fen() {
    let amounts = [Fen(0), Fen(1), Fen(20_000), Fen(20_050), Fen(33), Fen(123_456_789), Fen::MAX];
    for kind in [Kind::Csv, Kind::Xlsx] {
        let rows = amounts.iter().map(|amount| vec![Cell::Text("京A8X2K6".into()), Cell::Money(*amount)]);
        let bytes = sheet::write(kind, "违法", &["号牌号码", "罚款金额(元)"], rows, now()).expect("a file");
        let fines: Vec<_> = seen(&bytes).iter().map(|row| row.of(Field::FineFen).to_owned()).collect();
        assert_eq!(fines, amounts.map(|amount| amount.to_string()), "{kind:?}");
    }
}
