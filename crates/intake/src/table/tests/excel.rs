//! Workbooks, new and old.

use std::io::{Cursor, Read, Write};

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

/// A list of two cars under a header of two rows; the cells of the first car reach down over its three rows.
fn merged() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let plain = Format::new();
    let sheet = workbook.add_worksheet();
    let mut reaches = |first, column, last, to, text| {
        sheet.merge_range(first, column, last, to, text, &plain).expect("merges");
    };
    reaches(0, 0, 0, 6, "车队违章明细表");
    reaches(1, 0, 2, 0, "车牌号");
    reaches(1, 1, 2, 1, "车主");
    reaches(1, 2, 1, 4, "违法信息");
    reaches(1, 5, 1, 6, "处罚信息");
    reaches(3, 0, 5, 0, "京A8X2K6");
    reaches(3, 1, 5, 1, "王建国");
    reaches(3, 5, 4, 5, "400");
    for (column, heading) in [(2, "时间"), (3, "地点"), (4, "行为"), (5, "金额"), (6, "记分")] {
        sheet.write(2, column, heading).expect("writes");
    }
    for (row, at) in
        [(3, "2026-08-20 08:12"), (4, "2026-08-21 09:00"), (5, "2026-08-22 10:30"), (6, "2026-08-23 11:00")]
    {
        sheet.write(row, 2, at).expect("writes");
        sheet.write(row, 3, "长安街").expect("writes");
        sheet.write(row, 4, "违反规定停放").expect("writes");
    }
    workbook.save_to_buffer().expect("a file")
}

#[test]
fn merged_cells_say_the_same_of_every_row_they_reach_over() {
    let rows = seen(&merged());
    assert_eq!(rows.iter().map(|row| row.number).collect::<Vec<_>>(), [4, 5, 6, 7]);
    for row in &rows[..3] {
        assert_eq!((row.of(Field::Plate), row.of(Field::Owner)), ("京A8X2K6", "王建国"), "row {}", row.number);
        assert_eq!(row.problems, []);
    }
    assert_eq!(rows[0].of(Field::FineFen), "¥400.00");
    assert_eq!(rows[1].of(Field::FineFen), "", "an amount that is merged may be a sum");
    assert_eq!((rows[3].of(Field::Plate), rows[3].problems.as_slice()), ("", &[(0, "table.cell.no-plate")][..]));
}

#[test]
fn cells_that_an_old_workbook_merged_reach_as_far() {
    let plate = grid(FLEET).expect("a table").guess().columns_of(Field::Plate).next().expect("a column");
    assert_eq!(seen(&old_merged(plate, 4))[1].of(Field::Plate), "京A8X2K6");
    let apart = seen(&old_merged(plate, 3));
    assert_eq!((apart[1].of(Field::Plate), apart[1].problems[0]), ("", (plate, "table.cell.no-plate")));
}

/// The old workbook with the second plate taken out, and the first reaching down to this row, counted from 0.
fn old_merged(plate: usize, last: u16) -> Vec<u8> {
    let mut file = cfb::CompoundFile::open(Cursor::new(FLEET.to_vec())).expect("a file system");
    let mut stream = Vec::new();
    file.open_stream("/Workbook").and_then(|mut stream_of| stream_of.read_to_end(&mut stream)).expect("reads");
    let plate = u16::try_from(plate).expect("a column");
    let word = |at: usize| u16::from_le_bytes([stream[at], stream[at + 1]]);
    let (mut at, mut of_plate) = (0, None);
    while at + 8 <= stream.len() && word(at) != 0 {
        if (word(at), word(at + 4), word(at + 6)) == (0x00FD, 4, plate) {
            of_plate = Some(at);
        }
        at += 4 + usize::from(word(at + 2));
    }
    // The last record is the end of the last sheet.
    let of_plate = of_plate.expect("a plate");
    stream[of_plate..of_plate + 2].copy_from_slice(&0x0201_u16.to_le_bytes());
    let end = stream.windows(4).rposition(|record| record == [0x0A, 0, 0, 0]).expect("an end");
    let record: Vec<u8> =
        [0x00E5, 10, 1, 3, last, plate, plate].iter().flat_map(|word: &u16| word.to_le_bytes()).collect();
    stream.splice(end..end, record);
    file.create_stream("/Workbook").and_then(|mut all| all.write_all(&stream)).expect("writes");
    file.into_inner().into_inner()
}

/// The same archive with one file of it changed.
pub(super) fn edited(bytes: &[u8], name: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
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
