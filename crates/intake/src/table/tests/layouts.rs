//! Lists that are laid out in other ways than a column for each field and a row for each record.

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use super::*;

/// A workbook with one sheet of this name, of lines with tabs between their cells.
fn workbook(name: &str, text: &str) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name(name).expect("a name");
    for (row, line) in (0..).zip(text.lines()) {
        for (column, cell) in (0..).zip(line.split('\t')).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write(row, column, cell).expect("writes");
        }
    }
    workbook.save_to_buffer().expect("a file")
}

/// The plates of the rows, each with the number of its row; a row that asks for its plate has `?`.
#[track_caller]
fn plates(bytes: &[u8]) -> Vec<(usize, String)> {
    let plate = |row: &Seen| match row.problems.iter().any(|(_, key)| *key == "table.cell.no-plate") {
        true => "?".to_owned(),
        false => row.of(Field::Plate).to_owned(),
    };
    seen(bytes).iter().map(|row| (row.number, plate(row))).collect()
}

fn are(plates: &[(usize, &str)]) -> Vec<(usize, String)> {
    plates.iter().map(|(row, plate)| (*row, (*plate).to_owned())).collect()
}

const LIST: &str = "违法时间\t违法地点\t违法行为\n2026-08-20 08:12\t长安街\t违停\n2026-08-21 08:12\t建国路\t闯红灯";

#[test]
fn the_plate_above_a_list_or_in_the_name_of_its_sheet_is_that_of_its_rows() {
    let both = are(&[(3, "京A8X2K6"), (4, "京A8X2K6")]);
    for title in ["京A·8X2K6 违法记录", "车牌号：京A8X2K6\t车主：王建国", "车牌号\t京A8X2K6"] {
        assert_eq!(plates(workbook("Sheet1", &format!("{title}\n{LIST}")).as_slice()), both, "{title}");
    }
    assert_eq!(plates(format!("京A8X2K6违章,,\n{}", LIST.replace('\t', ",")).as_bytes()), both);
    assert_eq!(plates(&workbook("京A·8X2K6", LIST)), are(&[(2, "京A8X2K6"), (3, "京A8X2K6")]));
    // Nobody can say which of two it is.
    assert_eq!(plates(&workbook("京N5Q7R1", &format!("京A8X2K6 违法记录\n{LIST}"))), are(&[(3, ""), (4, "")]));
}

#[test]
fn a_plate_above_a_list_stands_for_rows_that_lack_theirs_unless_others_name_another() {
    let list = |first: &str, second: &str| {
        format!(
            "京A8X2K6 违法记录\n车牌\t违法时间\t违法行为\n{first}\t2026-08-20 08:12\t违停\n{second}\t2026-08-21 08:12\t违停"
        )
    };
    let read = |first: &str, second: &str| plates(&workbook("Sheet1", &list(first, second)));
    assert_eq!(read("", ""), are(&[(3, "京A8X2K6"), (4, "京A8X2K6")]));
    assert_eq!(read("京A8X2K6", "-"), are(&[(3, "京A8X2K6"), (4, "京A8X2K6")]));
    assert_eq!(read("京N5Q7R1", ""), are(&[(3, "京N5Q7R1"), (4, "?")]));
}

#[test]
fn a_plate_between_rows_begins_the_rows_of_another_car() {
    let again =
        format!("京A8X2K6 违法记录\n{LIST}\n京N5Q7R1 违法记录\n{LIST}\n没有号牌\t\n2026-08-22 08:12\t西单\t违停");
    let expected =
        [(3, "京A8X2K6"), (4, "京A8X2K6"), (7, "京N5Q7R1"), (8, "京N5Q7R1"), (9, "京N5Q7R1"), (10, "京N5Q7R1")];
    assert_eq!(plates(&workbook("Sheet1", &again)), are(&expected));
    let alone = "车牌\t违法时间\t违法行为\n京A8X2K6\n\t2026-08-20 08:12\t违停\n京N5Q7R1\n\t2026-08-21 08:12\t违停";
    assert_eq!(plates(&workbook("Sheet1", alone)), are(&[(3, "京A8X2K6"), (5, "京N5Q7R1")]));
}

#[test]
fn a_form_whose_headings_stand_in_a_column_is_read_by_columns() {
    let one = "违法详情\n字段\t值\n号牌号码\t京A8X2K6\n违法时间\t2026-08-20 08:12\n违法地点\t长安街\n违法行为\t违反规定停放\n\
        罚款金额(元)\t200\n记分\t0\n决定书编号\t1101051234567890";
    for bytes in [workbook("Sheet1", one), one.replace('\t', ",").into_bytes()] {
        let rows = seen(&bytes);
        assert_eq!(rows.iter().map(|row| row.number).collect::<Vec<_>>(), [2], "its column");
        is_that_row(&rows[0]);
    }
    let several = "车牌\t京A8X2K6\t京N5Q7R1\n违法时间\t2026-08-20 08:12\t2026-08-21 08:12\n违法行为\t违停\t闯红灯";
    assert_eq!(plates(&workbook("Sheet1", several)), are(&[(2, "京A8X2K6"), (3, "京N5Q7R1")]));
    let paper = "号牌号码\t京A8X2K6\t违法时间\t2026-08-20 08:12\n违法地点\t长安街\t违法行为\t违反规定停放\n\
        罚款金额(元)\t200\t记分\t0\n决定书编号\t1101051234567890";
    is_that_row(&seen(&workbook("Sheet1", paper))[0]);
}

#[test]
fn a_list_that_goes_on_below_a_header_with_more_columns_is_one() {
    let open = "京A8X2K6 未处理\n违法时间\t违法地点\t违法行为\n2026-08-20 08:12\t长安街\t违停";
    let settled = "已处理\n违法时间\t违法地点\t违法行为\t罚款\t决定书编号\n\
        2026-08-21 08:12\t建国路\t闯红灯\t200\t1101051234567890";
    let rows = seen(&workbook("Sheet1", &format!("{open}\n{settled}")));
    let said: Vec<_> =
        rows.iter().map(|row| (row.number, row.of(Field::FineFen), row.of(Field::DecisionNumber))).collect();
    assert_eq!(said, [(3, "", ""), (6, "¥200.00", "1101051234567890")]);
    assert!(rows.iter().all(|row| row.problems.is_empty() && row.of(Field::Plate) == "京A8X2K6"));
    // What stands in other columns is another list.
    let other = settled.replace("违法时间\t违法地点", "违法地点\t违法时间");
    let grid = grid(&workbook("Sheet1", &format!("{open}\n{other}"))).expect("a table");
    assert_eq!(grid.header().map(super::super::Line::number), Some(5));
}

#[test]
fn what_explains_the_headings_of_a_table_is_no_form() {
    let explained = "列名\t说明\n车牌号\t必填，如京A8X2K6\n违法时间\t格式为 2026-08-20 08:12\n违法地点\t必填";
    let grid = grid(&workbook("填写说明", explained)).expect("a table");
    assert!(grid.header().is_none());
}

#[test]
fn a_place_and_an_act_in_one_column_are_parted() {
    for (cell, place, act) in [
        ("长安街违反规定停放", "长安街", "违反规定停放"),
        ("长安街与府右街路口，机动车违反规定停放", "长安街与府右街路口", "机动车违反规定停放"),
        ("京沪高速K12+300处实施超速20%以上未达50%", "京沪高速K12+300处", "超速20%以上未达50%"),
        ("建国路（西向东） 驾驶机动车违反道路交通信号灯通行", "建国路（西向东）", "驾驶机动车违反道路交通信号灯通行"),
        ("违反规定停放", "", "违反规定停放"),
        ("长安街发呆", "", "长安街发呆"),
    ] {
        for heading in ["地点及行为", "违法地点及行为", "违法地点、行为"] {
            let text = format!("车牌\t违法时间\t{heading}\n京A8X2K6\t2026-08-20 08:12\t{cell}");
            let grid = grid(text.as_bytes()).expect("a table");
            let row = readings(&grid, &grid.guess(), now()).next().expect("a row");
            let of = |field| row.reading.text_of(field).unwrap_or_default();
            assert_eq!((of(Field::Place), of(Field::Offence)), (place, act), "{heading}");
            let shown = |field| row.reading.fields[&field].span.clone().map(|span| &row.reading.text[span]);
            assert_eq!(shown(Field::Offence), Some(act));
        }
    }
    let apart = seen("车牌\t违法行为地点\t违法行为\n京A8X2K6\t长安街违停处\t闯红灯".as_bytes());
    assert_eq!((apart[0].of(Field::Place), apart[0].of(Field::Offence)), ("长安街违停处", "闯红灯"));
}

#[test]
fn days_that_a_sheet_counts_are_days_under_the_heading_of_one() {
    for (day, hour, at) in [
        ("46254", "08:12", "2026-08-20T08:12:00+08:00"),
        ("46254", "0.341666667", "2026-08-20T08:12:00+08:00"),
        ("2026-08-20", "0.341666667", "2026-08-20T08:12:00+08:00"),
        ("46254.0", "8时12分", "2026-08-20T08:12:00+08:00"),
        ("46254.3416666667", "", "2026-08-20T08:12:00+08:00"),
    ] {
        let text = format!("车牌\t违法日期\t违法时间\t送达日期\t罚款\n京A8X2K6\t{day}\t{hour}\t46256\t46254");
        let row = &seen(text.as_bytes())[0];
        assert_eq!((row.of(Field::OccurredAt), row.problems.as_slice()), (at, &[][..]), "{day} {hour}");
        assert_eq!((row.of(Field::ServedOn), row.of(Field::FineFen)), ("2026-08-22", "¥46,254.00"));
    }
    for (day, key) in [
        ("46254", "table.cell.no-time"),
        ("99999", "table.cell.time"),
        ("12345.5", "table.cell.time"),
        ("0.34", "table.cell.no-day"),
    ] {
        assert_eq!(seen(format!("车牌\t违法日期\n京A8X2K6\t{day}").as_bytes())[0].problems, [(1, key)], "{day}");
    }
}

#[test]
fn a_date_cell_beside_a_time_cell_is_one_instant() {
    let formats = ["yyyy-mm-dd", "h:mm", "General"].map(|format| Format::new().set_num_format(format));
    let [date, time, general] = &formats;
    let day = ExcelDateTime::from_ymd(2026, 8, 20).expect("a date");
    let hour = |hour, minute| ExcelDateTime::from_hms(hour, minute, 0).expect("a time");
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, heading) in (0..).zip(["车牌", "违法日期", "违法时间"]) {
        sheet.write(0, column, heading).expect("writes");
    }
    for row in 1..=5 {
        sheet.write(row, 0, "京A8X2K6").expect("writes");
        let form = if row > 3 { general } else { date };
        sheet.write_with_format(row, 1, &day, form).expect("writes");
    }
    sheet.write_with_format(1, 2, hour(8, 12), time).expect("writes");
    sheet.write(2, 2, "8:12").expect("writes");
    sheet.write_with_format(3, 2, hour(0, 0), time).expect("writes");
    sheet.write_with_format(4, 2, hour(8, 12), general).expect("writes");
    sheet.write_with_format(5, 2, hour(8, 12), time).expect("writes");
    let rows = seen(&workbook.save_to_buffer().expect("a file"));
    let at: Vec<_> = rows.iter().map(|row| row.of(Field::OccurredAt)).collect();
    let (morning, midnight) = ("2026-08-20T08:12:00+08:00", "2026-08-20T00:00:00+08:00");
    assert_eq!(at, [morning, morning, midnight, morning, morning]);
}
