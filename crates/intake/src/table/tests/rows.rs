//! What cells say, and what is said when they do not.

use super::*;

/// A table with a plate and one more column.
fn cell(heading: &str, text: &str) -> Seen {
    let mut rows = seen(format!("车牌\t违法代码\t{heading}\n京A8X2K6\t1039\t{text}\n").as_bytes());
    assert_eq!(rows.len(), 1, "{heading} {text}");
    rows.remove(0)
}

#[test]
fn how_far_it_has_come_is_read_in_many_words() {
    for (heading, text, stage) in [
        ("处理状态", "未处理", "recorded"),
        ("处理状态", "已处理", "decided"),
        ("处理状态", "已处理，未缴款", "decided"),
        ("处理状态", "已缴款", "paid"),
        ("处理标记", "1", "decided"),
        ("处理标记", "0", "recorded"),
        ("交款标记", "1", "paid"),
        ("是否缴款", "是", "paid"),
        ("状态", "已撤销", "revoked"),
        ("Status", "Paid", "paid"),
    ] {
        assert_eq!(cell(heading, text).of(Field::Stage), stage, "{heading} {text}");
    }
    assert_eq!(cell("交款标记", "0").of(Field::Stage), "", "that it is not paid does not say that it is not handled");
    assert_eq!(cell("处理状态", "天晓得").problems, [(2, "table.cell.stage")]);
}

#[test]
fn handled_and_paid_are_put_together() {
    for (handled, paid, stage) in
        [("0", "0", "recorded"), ("1", "0", "decided"), ("1", "1", "paid"), ("未处理", "未缴款", "recorded")]
    {
        let rows = seen(format!("车牌,处理标记,交款标记\n京A8X2K6,{handled},{paid}").as_bytes());
        assert_eq!(rows[0].of(Field::Stage), stage, "{handled} {paid}");
    }
}

#[test]
fn a_day_and_a_time_of_day_in_two_columns_are_one() {
    let rows = seen("车牌,违法日期,违法时间\n京A8X2K6,2026-08-20,8:12\n京A8X2K6,2026年8月21日,09:30:15".as_bytes());
    assert_eq!(rows[0].of(Field::OccurredAt), "2026-08-20T08:12:00+08:00");
    assert_eq!(rows[1].of(Field::OccurredAt), "2026-08-21T09:30:15+08:00");
}

#[test]
fn a_time_of_day_in_a_column_of_its_own_is_never_that_of_today() {
    for (day, hour, at) in [
        ("2026-09-05", "8时12分", "2026-09-05T08:12:00+08:00"),
        ("2026-09-05", "下午3点", "2026-09-05T15:00:00+08:00"),
        ("2026-09-04", "0812", "2026-09-04T08:12:00+08:00"),
        ("2026-09-03", "晚上9点半", "2026-09-03T21:30:00+08:00"),
        ("2026/9/2 0:00:00", "8:12:00", "2026-09-02T08:12:00+08:00"),
        ("2026年9月1日", "08:12", "2026-09-01T08:12:00+08:00"),
        ("2026-09-02 08:12", "08:12", "2026-09-02T08:12:00+08:00"),
    ] {
        let rows = seen(format!("车牌,违法日期,违法时间\n京A8X2K6,{day},{hour}").as_bytes());
        assert_eq!(rows[0].of(Field::OccurredAt), at, "{day} {hour}");
    }
    for hour in ["下午3点", "8时12分", "8:12"] {
        assert_eq!(cell("违法时间", hour).problems, [(2, "table.cell.no-day")], "{hour}");
    }
    assert_eq!(seen("车牌,违法日期,违法时间\n京A8X2K6,,下午3点".as_bytes())[0].problems.len(), 1);
}

#[test]
fn a_list_of_decisions_is_one() {
    let text = "序号,决定书编号,处理时间,违法行为,罚款金额,缴款标记\n1,1101061900123456,2026-09-02,机动车违反规定停放,200,已缴款";
    let grid = grid(text.as_bytes()).expect("a table");
    let mapping = grid.guess();
    let row = readings(&grid, &mapping, now()).next().expect("a row");
    assert_eq!(row.reading.kind, crate::reading::Kind::Decision);
}

#[test]
fn what_cannot_be_read_is_said_of_the_cell_it_stands_in() {
    for (heading, text, key) in [
        ("违法时间", "2026-08-20", "table.cell.no-time"),
        ("违法时间", "08:12", "table.cell.no-day"),
        ("违法时间", "2026-02-30 08:12", "table.cell.time"),
        ("罚款", "两百左右", "table.cell.money"),
        ("记分", "很多", "table.cell.points"),
        ("送达日期", "下周", "table.cell.day"),
        ("决定书编号", "1.10105E+15", "table.cell.lost-digits"),
        ("是否警告", "也许", "table.cell.flag"),
    ] {
        let row = cell(heading, text);
        assert_eq!(row.problems, [(2, key)], "{heading} {text}");
        assert_eq!(row.of(Field::Plate), "京A8X2K6", "the rest is read");
    }
    assert_eq!(seen("车牌,违法时间\n不是车牌,2026-08-20 08:12".as_bytes())[0].problems, [(0, "table.cell.plate")]);
    assert_eq!(seen("车牌,违法代码,记分\n京A8X2K6,停,0".as_bytes())[0].problems, [(1, "table.cell.code")]);
}

#[test]
fn what_stands_where_there_is_nothing_is_no_problem() {
    for text in ["", "-", "--", "/", "无", "N/A", "　"] {
        for heading in ["违法时间", "罚款", "决定书编号", "处理状态"] {
            let row = cell(heading, text);
            assert_eq!((row.problems.as_slice(), row.fields.len()), (&[][..], 2), "{heading} {text}");
        }
    }
}

#[test]
fn sums_remarks_blank_rows_and_headings_said_again_are_passed_over() {
    let text = format!(
        "{HEADER}\n{ROW}\n,,,,,,\n{HEADER}\n{ROW}\n合计,,,,400,0,\n注：以12123为准\n导出时间：2026-09-01 08:00\n"
    );
    let numbers: Vec<_> = seen(text.as_bytes()).iter().map(|row| row.number).collect();
    assert_eq!(numbers, [2, 5]);
}

#[test]
fn what_stands_above_the_headings_is_passed_over_when_it_is_said_again() {
    let page = format!("车辆违章明细,,,第1页\n序号,车辆,,违法信息\n{HEADER}\n{ROW}\n本页小计,,,,200\n");
    let numbers: Vec<_> = seen(page.repeat(2).as_bytes()).iter().map(|row| row.number).collect();
    assert_eq!(numbers, [4, 9]);
}

#[test]
fn a_plate_may_have_a_remark_beside_it() {
    assert_eq!(cell("车牌号码", "京N5Q7R1").of(Field::Plate), "京N5Q7R1", "the surer heading");
    for (plate, read) in
        [("京N5Q7R1(妈妈的车)", "京N5Q7R1"), ("小型汽车 京N·5Q7R1", "京N5Q7R1"), ("京N5Q7R1、京A8X2K6", "")]
    {
        let row = &seen(format!("车牌\t违法代码\n{plate}\t1039").as_bytes())[0];
        assert_eq!((row.of(Field::Plate), row.problems.is_empty()), (read, !read.is_empty()), "{plate}");
    }
}

#[test]
fn a_field_is_shown_where_it_stood() {
    let bytes = format!("{HEADER}\n{ROW}");
    let grid = grid(bytes.as_bytes()).expect("a table");
    let mapping = grid.guess();
    let row = readings(&grid, &mapping, now()).next().expect("a row");
    let place = |field| row.reading.fields[&field].span.clone().map(|span| &row.reading.text[span]);
    assert_eq!(place(Field::Plate), Some("京A8X2K6"));
    assert_eq!(place(Field::DecisionNumber), Some("1101051234567890"));
    assert_eq!(row.reading.text, ROW.replace(',', "\t"));
}

#[test]
fn debug_texts_show_nothing_of_a_family() {
    let bytes = format!("{HEADER}\n{}", ROW.replace("200", "二百贝壳"));
    let grid = grid(bytes.as_bytes()).expect("a table");
    let mapping = grid.guess();
    let row = readings(&grid, &mapping, now()).next().expect("a row");
    let shown = format!("{grid:?} {:?}", row.problems);
    assert!(shown.contains("table.cell.money") && !shown.contains("贝壳") && !shown.contains("8X2K6"), "{shown}");
}

#[test]
fn a_time_that_lost_its_form_is_read_from_the_days_that_a_sheet_counts() {
    let when = |cell: &str| {
        let table = format!("车牌号,违法时刻,停车地点,违法行为\n京A8X2K6,{cell},望京街,违停\n");
        let row = seen(table.as_bytes()).remove(0);
        (row.of(Field::OccurredAt).to_owned(), row.problems)
    };
    assert_eq!(when("46275.5"), ("2026-09-10T12:00:00+08:00".to_owned(), Vec::new()));
    assert_eq!(when("46275.642361"), ("2026-09-10T15:25:00+08:00".to_owned(), Vec::new()));
    for no_time in ["46275", "6275.5", "46275.", "46275.5.1"] {
        assert_eq!(when(no_time).0, "", "{no_time}");
    }
}

#[test]
fn a_blank_plate_is_that_of_the_row_above_only_where_rows_are_numbered_by_car() {
    let head = "序号,车牌,车主,违法时间,地点\n";
    let plates = |rows: &str| {
        let seen = seen(format!("{head}{rows}").as_bytes());
        seen.iter()
            .map(|row| match row.problems.as_slice() {
                [] => row.of(Field::Plate).to_owned(),
                problems => format!("{problems:?}"),
            })
            .collect::<Vec<_>>()
    };
    let unknown = "[(1, \"table.cell.no-plate\")]";
    let first = "1,京A8X2K6,王建国,2026-08-20 08:12,长安街\n";
    let next = ",,,2026-08-21 08:12,东大街\n";
    let other = "2,京B12345,李梅,2026-08-22 08:12,西大街\n";
    let sum = "小计,,,,2 条\n";
    assert_eq!(plates(&[first, next, other, next].concat()), ["京A8X2K6", "京A8X2K6", "京B12345", "京B12345"]);
    assert_eq!(plates(&[first, next, sum, other].concat()), ["京A8X2K6", "京A8X2K6", "京B12345"]);
    // Each row has a number: a blank plate is one that nobody wrote.
    assert_eq!(plates(&[first, "2,,,2026-08-21 08:12,东大街\n"].concat()), ["京A8X2K6", unknown]);
    // The car comes again further down: the row could be either's.
    assert_eq!(plates(&[first, next, other, first].concat())[1], unknown);
    // A row is missing in between, or there is none above.
    assert_eq!(plates(&[first, sum, next, other].concat())[1], unknown);
    assert_eq!(plates(&[next, first].concat()), [unknown, "京A8X2K6"]);
    // What somebody wrote in place of a plate is not blank.
    assert_eq!(plates(&[first, ",-,,2026-08-21 08:12,东大街\n"].concat())[1], unknown);
}

#[test]
fn a_header_of_two_rows_that_is_said_again_is_no_row() {
    let head = "车牌号,违法信息,\n,时间,地点\n";
    let row = "京A8X2K6,2026-08-20 08:12,长安街\n";
    assert_eq!(seen([head, row, head, row].concat().as_bytes()).len(), 2);
}

#[test]
fn a_day_that_may_be_two_is_no_day() {
    // 11 September: 9 December has not come, 8 June and 6 August have.
    let two_ways = vec![(2, "day-two-ways")];
    assert_eq!(cell("违法时间", "9/12/2026 7:19").problems, two_ways, "neither has come");
    assert_eq!(cell("违法时间", "9/10/2026 7:19").of(Field::OccurredAt), "2026-09-10T07:19:00+08:00");
    assert_eq!(cell("违法时间", "8/13/2026 7:19:00 AM").of(Field::OccurredAt), "2026-08-13T07:19:00+08:00");
    assert_eq!(cell("违法时间", "6/8/2026 7:19").problems, two_ways);
    assert_eq!(cell("决定日期", "6/8/2026").problems, two_ways);
    assert_eq!(cell("缴款时间", "6/8/2026").problems, two_ways);
    assert_eq!(cell("决定日期", "8/13/2026").of(Field::IssuedOn), "2026-08-13");
}
