//! Workbooks, new and old.

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

use super::*;

const FLEET: &[u8] = include_bytes!("fleet.xls");
const FLEET_1904: &[u8] = include_bytes!("fleet-1904.xls");

/// A workbook with a sheet of remarks and a list below its title, with real dates and numbers.
fn workbook() -> Vec<u8> {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("说明").expect("a name").write(0, 0, "本表由车队管理系统导出").expect("writes");
    let date = Format::new().set_num_format("yyyy-mm-dd hh:mm");
    let sheet = workbook.add_worksheet().set_name("违章").expect("a name");
    sheet.write(0, 0, "车辆违章明细").expect("writes");
    for (column, heading) in
        (0..).zip(["序号", "车牌号", "违法时间", "违法地点", "罚款金额（元）", "记分", "决定书编号"])
    {
        sheet.write(2, column, heading).expect("writes");
    }
    let at = |day, hour, minute| {
        ExcelDateTime::from_ymd(2026, 8, day).and_then(|at| at.and_hms(hour, minute, 0)).expect("a date")
    };
    for (row, day, fine) in [(3, 20, 200.0), (4, 21, 200.5)] {
        sheet.write(row, 0, row - 2).expect("writes");
        sheet.write(row, 1, "京A8X2K6").expect("writes");
        sheet.write_with_format(row, 2, at(day, 8, 12), &date).expect("writes");
        sheet.write(row, 3, "长安街").expect("writes");
        sheet.write(row, 4, fine).expect("writes");
        sheet.write_formula(row, 5, Formula::new("=1+2").set_result("3")).expect("writes");
    }
    sheet.write(3, 6, "1101051234567890").expect("writes");
    sheet.write(4, 6, 1_101_051_234_567_890_u64).expect("writes");
    workbook.save_to_buffer().expect("a file")
}

#[test]
fn the_sheet_whose_header_is_understood_is_read() {
    let bytes = workbook();
    let grid = grid(&bytes).expect("a table");
    assert_eq!((grid.sheets.as_slice(), grid.sheet, grid.form), (&["说明".into(), "违章".into()][..], 1, Form::Excel));
    let rows = seen(&bytes);
    assert_eq!(rows.iter().map(|row| row.number).collect::<Vec<_>>(), [4, 5]);
    assert_eq!(rows[0].of(Field::OccurredAt), "2026-08-20T08:12:00+08:00");
    assert_eq!(rows[0].of(Field::FineFen), "¥200.00");
    assert_eq!(rows[1].of(Field::FineFen), "¥200.50");
    assert_eq!(rows[0].of(Field::Points), "3", "the value of a formula");
    assert_eq!(rows[0].of(Field::DecisionNumber), "1101051234567890");
    assert_eq!(
        (rows[1].of(Field::DecisionNumber), rows[1].problems.as_slice()),
        ("", &[(6, "table.cell.lost-digits")][..])
    );
}

#[test]
fn another_sheet_can_be_named() {
    for (bytes, form) in [(workbook(), Form::Excel), (FLEET.to_vec(), Form::OldExcel)] {
        let named = |name| open(&bytes, Some(name), &Limits::default(), &mut |_| ControlFlow::Continue(()));
        let grid = named("说明").expect("a sheet");
        assert_eq!((grid.sheet, grid.form, grid.lines().len()), (0, form, 1));
        assert_eq!(named("没有").expect_err("no such sheet"), Refusal::NoSheet);
    }
}

#[test]
fn old_workbooks_are_read_with_either_of_their_calendars() {
    for bytes in [FLEET, FLEET_1904] {
        let grid = grid(bytes).expect("a table");
        assert_eq!((grid.sheets.len(), grid.sheet, grid.form), (2, 1, Form::OldExcel));
        let rows = seen(bytes);
        assert_eq!(rows.iter().map(|row| row.number).collect::<Vec<_>>(), [4, 5], "the sum is passed over");
        is_that_row(&Seen { fields: rows[0].fields.clone(), number: 0, problems: vec![] });
        assert_eq!(rows[0].of(Field::Stage), "decided");
        assert_eq!(rows[1].of(Field::OccurredAt), "2026-08-21T17:05:30+08:00");
        assert_eq!((rows[1].of(Field::FineFen), rows[1].of(Field::Points)), ("¥200.50", "6"));
        assert_eq!(rows[1].problems, [(7, "table.cell.lost-digits")]);
    }
}

#[test]
fn the_calendar_of_1904_is_known_in_new_workbooks_too() {
    // The day 44,793 of 1904 is the day 46,255 of 1900: 2026-08-21. The writer knows only the calendar of 1900, so the
    // workbook says itself that it counts from 1904.
    let bytes = edited(&workbook(), "xl/workbook.xml", |text| {
        let at = text.find("<workbookPr").expect("an element") + "<workbookPr".len();
        format!("{} date1904=\"1\"{}", &text[..at], &text[at..])
    });
    assert_eq!(seen(&bytes)[0].of(Field::OccurredAt), "2030-08-21T08:12:00+08:00", "1,462 days later");
}

/// The same archive with one file of it changed.
pub(super) fn edited(bytes: &[u8], name: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    use std::io::{Cursor, Read, Write};
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for place in 0..archive.len() {
        let mut entry = archive.by_index(place).expect("a file");
        let known = entry.name().expect("a name").into_owned();
        let mut text = String::new();
        entry.read_to_string(&mut text).expect("text");
        let text = if known == name { change(&text) } else { text };
        writer.start_file(known, zip::write::SimpleFileOptions::default()).expect("a file");
        writer.write_all(text.as_bytes()).expect("writes");
    }
    writer.finish().expect("an archive").into_inner()
}
