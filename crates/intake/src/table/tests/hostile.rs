//! Files that are damaged, or made to do harm.

use std::io::Cursor;

use proptest::prelude::*;
use zip::write::SimpleFileOptions;

use super::{excel::edited, *};
use crate::sheet::{self, Cell, Kind};

/// Limits that a test can reach.
fn narrow() -> Limits {
    Limits { rows: 20, columns: 10, cells: 100, cell: 100, text: 1_000, sheets: 3, entries: 20, ..Limits::default() }
}

fn refused(bytes: &[u8], limits: &Limits) -> Refusal {
    open(bytes, None, limits, &mut |_| ControlFlow::Continue(())).expect_err("a refusal")
}

fn workbook(rows: usize) -> Vec<u8> {
    let rows = (0..rows).map(|_| vec![Cell::Text("京A8X2K6".into()), Cell::Text("2026-08-20 08:12".into())]);
    sheet::write(Kind::Xlsx, "违法", &["号牌号码", "违法时间"], rows, now()).expect("a file")
}

#[test]
fn every_limit_is_kept_and_named() {
    let limits = narrow();
    let row = format!("{ROW}\n");
    assert_eq!(refused(&[b'a'; 30], &Limits { bytes: 29, ..limits }), Refusal::TooLarge { most: 29 });
    assert_eq!(refused("京\n".repeat(21).as_bytes(), &limits), Refusal::TooManyRows { most: 20 });
    assert!(open("京\n".repeat(20).as_bytes(), None, &limits, &mut |_| ControlFlow::Continue(())).is_ok());
    assert_eq!(refused("甲,".repeat(11).as_bytes(), &limits), Refusal::TooManyColumns { row: 1, most: 10 });
    assert_eq!(refused(format!("甲\n{}", "长".repeat(40)).as_bytes(), &limits), Refusal::CellTooLong { row: 2 });
    assert_eq!(refused(row.repeat(15).as_bytes(), &limits), Refusal::TooMuch);
    assert_eq!(refused(b"  \n\n , ,\n", &limits), Refusal::Empty);
    assert_eq!(refused(b"", &limits), Refusal::Empty);
    assert_eq!(refused(&workbook(30), &limits), Refusal::TooManyRows { most: 20 });
    assert_eq!(refused(&workbook(3), &Limits { entries: 3, ..limits }), Refusal::Bomb);
    let mut many = rust_xlsxwriter::Workbook::new();
    (0..4).for_each(|_| _ = many.add_worksheet());
    assert_eq!(refused(&many.save_to_buffer().expect("a file"), &limits), Refusal::TooManySheets { most: 3 });
}

#[test]
fn a_quotation_mark_that_is_never_closed_is_refused_with_its_row() {
    let text = format!("{HEADER}\n京A8X2K6,\"2026\n{}", format!("{ROW}\n").repeat(10));
    assert_eq!(refused(text.as_bytes(), &narrow()), Refusal::CellTooLong { row: 2 });
}

#[test]
fn a_sheet_that_says_its_size_the_wrong_way_round_is_read_or_refused() {
    let bytes = edited(&workbook(3), "xl/worksheets/sheet1.xml", |text| {
        assert!(text.contains(r#"<dimension ref="A1:B4"/>"#), "the sheet says its size");
        text.replace(r#""A1:B4""#, r#""C7:A1""#)
    });
    assert!(matches!(grid(&bytes), Ok(_) | Err(Refusal::Damaged)));
}

#[test]
fn what_is_no_table_is_named() {
    let foreign = |bytes: &[u8]| match grid(bytes) {
        Err(Refusal::Foreign(what)) => what,
        other => panic!("{other:?}"),
    };
    assert_eq!(foreign(b"%PDF-1.7"), Foreign::Pdf);
    assert_eq!(foreign(b"\x89PNG\r\n"), Foreign::Picture);
    assert_eq!(foreign(b"\n<HTML><table>"), Foreign::Page);
    assert_eq!(foreign(b"MZ\0\0\x01"), Foreign::Other);
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("bill.csv", SimpleFileOptions::default()).expect("a file");
    assert_eq!(foreign(&archive.finish().expect("an archive").into_inner()), Foreign::Archive);
    let mut document = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for name in ["[Content_Types].xml", "word/document.xml"] {
        document.start_file(name, SimpleFileOptions::default()).expect("a file");
    }
    assert_eq!(foreign(&document.finish().expect("an archive").into_inner()), Foreign::Other);
}

#[test]
fn an_archive_that_unpacks_to_too_much_is_refused() {
    let zeros = |megabytes: usize| {
        edited(&workbook(1), "xl/styles.xml", |text| text.replace("</styleSheet>", &" ".repeat(megabytes << 20)))
    };
    assert_eq!(refused(&zeros(24), &Limits::default()), Refusal::Bomb, "by its ratio");
    assert_eq!(refused(&zeros(4), &Limits { unpacked: 4 << 20, ..Limits::default() }), Refusal::Bomb, "by its size");
}

#[test]
fn an_archive_that_lies_about_its_sizes_is_found_out() {
    let bytes = edited(&workbook(1), "xl/styles.xml", |text| format!("{text}{}", " ".repeat(24 << 20)));
    // The size of what is unpacked stands in the directory; it now says a byte.
    let place = bytes.windows(13).rposition(|window| window == b"xl/styles.xml").expect("an entry");
    let mut lying = bytes.clone();
    lying[place - 22..place - 18].copy_from_slice(&1_u32.to_le_bytes());
    let refusal = refused(&lying, &Limits::default());
    assert!(matches!(refusal, Refusal::Bomb | Refusal::Damaged), "{refusal:?}");
}

#[test]
fn a_table_of_strings_that_claims_more_than_it_has_is_refused() {
    let bytes = edited(&workbook(1), "xl/sharedStrings.xml", |text| {
        let at = text.find("uniqueCount=\"").expect("a count") + "uniqueCount=\"".len();
        let end = at + text[at..].find('"').expect("an end");
        format!("{}18446744073709551615{}", &text[..at], &text[end..])
    });
    assert_eq!(refused(&bytes, &Limits::default()), Refusal::Bomb);
}

#[test]
fn a_cell_far_away_takes_no_room() {
    let far = |place: &str| {
        edited(&workbook(1), "xl/worksheets/sheet1.xml", |text| {
            text.replace("</sheetData>", &format!("<row r=\"1048576\"><c r=\"{place}\"><v>1</v></c></row></sheetData>"))
        })
    };
    assert_eq!(refused(&far("A1048576"), &Limits::default()), Refusal::TooManyRows { most: 1_000_000 });
    assert_eq!(refused(&far("XFD7"), &Limits::default()), Refusal::TooManyColumns { row: 7, most: 256 });
}

#[test]
fn a_reading_can_be_stopped_and_tells_every_thousand_rows() {
    let text = format!("{HEADER}\n{}", format!("{ROW}\n").repeat(5_000));
    for bytes in [text.into_bytes(), workbook(5_000)] {
        let mut told = Vec::new();
        let mut note = |progress: Progress| {
            told.push(progress.rows);
            ControlFlow::Continue(())
        };
        assert!(open(&bytes, None, &Limits::default(), &mut note).is_ok());
        assert!(
            told.windows(2).all(|pair| pair[1] - pair[0] <= Progress::EVERY) && told.last() >= Some(&5_000),
            "{told:?}"
        );
        let mut heard = 0;
        let mut stop = |_| {
            heard += 1;
            if heard == 2 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        assert_eq!(open(&bytes, None, &Limits::default(), &mut stop).expect_err("stopped"), Refusal::Stopped);
        assert_eq!(heard, 2);
    }
}

#[test]
fn a_workbook_that_is_cut_off_is_damaged() {
    let fleet = include_bytes!("fleet.xls");
    for bytes in [workbook(3).as_slice(), fleet] {
        for end in (0..bytes.len()).step_by(97) {
            let _ = grid(&bytes[..end]);
        }
    }
    let whole = workbook(3);
    assert_eq!(refused(&whole[..whole.len() / 2], &Limits::default()), Refusal::Damaged);
}

fn all_of(bytes: &[u8]) {
    if let Ok(grid) = open(bytes, None, &narrow(), &mut |_| ControlFlow::Continue(())) {
        let mapping = grid.guess();
        let rows = readings(&grid, &mapping, now()).count();
        assert!(rows <= grid.lines().len());
        if let Some(bill) = crate::bill::Bill::of(&grid) {
            bill.payments(now());
        }
    }
}

proptest! {
    #[test]
    fn no_bytes_are_too_odd(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        all_of(&bytes);
        all_of(&[b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", bytes.as_slice()].concat());
        all_of(&[b"PK\x03\x04", bytes.as_slice()].concat());
    }

    #[test]
    fn no_text_is_too_odd(text in "([号牌码时间地点罚款,;\t\n\"'=0-9A-Z一-龥]|\\PC){0,200}") {
        all_of(format!("{HEADER}\n{text}\n").as_bytes());
    }

    #[test]
    fn no_change_to_an_old_workbook_is_too_odd(places in proptest::collection::vec((0_usize..5_632, any::<u8>()), 1..20)) {
        let mut bytes = include_bytes!("fleet.xls").to_vec();
        for (place, byte) in places {
            bytes[place] = byte;
        }
        all_of(&bytes);
    }

    #[test]
    fn no_change_to_a_sheet_is_too_odd(places in proptest::collection::vec((0_usize..1_000, any::<char>()), 1..6)) {
        let bytes = edited(&workbook(3), "xl/worksheets/sheet1.xml", |text| {
            let mut characters: Vec<char> = text.chars().collect();
            for (place, character) in &places {
                let place = place % characters.len();
                characters[place] = *character;
            }
            characters.into_iter().collect()
        });
        all_of(&bytes);
    }
}
