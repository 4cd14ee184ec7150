//! What files of separated values are written in.

use encoding_rs::{GB18030, GBK};

use super::*;

fn utf16(text: &str, unit: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
    std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(unit).collect()
}

#[test]
fn every_encoding_is_read_with_and_without_its_mark() {
    let text = format!("{HEADER}\r\n{ROW}\r\n");
    let written = [
        ("UTF-8", text.as_bytes().to_vec()),
        ("UTF-8", ["\u{FEFF}".as_bytes(), text.as_bytes()].concat()),
        ("gb18030", GBK.encode(&text).0.into_owned()),
        ("gb18030", GB18030.encode(&text).0.into_owned()),
        ("UTF-16LE", utf16(&text, u16::to_le_bytes)),
        ("UTF-16BE", utf16(&text, u16::to_be_bytes)),
    ];
    for (name, bytes) in written {
        let grid = grid(&bytes).expect(name);
        assert_eq!(grid.form, Form::Separated { delimiter: b',', encoding: name });
        let seen = seen(&bytes);
        assert_eq!(seen.len(), 1, "{name}");
        is_that_row(&seen[0]);
    }
}

#[test]
fn a_character_that_only_gb18030_has_is_read() {
    // 㐂 stands outside GBK, in four bytes.
    let text = format!("{HEADER}\n{}", ROW.replace("长安街", "㐂安街"));
    let bytes = GB18030.encode(&text).0.into_owned();
    assert!(GBK.encode("㐂").2, "GBK has it not");
    assert_eq!(seen(&bytes)[0].of(Field::Place), "㐂安街");
}

#[test]
fn a_file_cut_off_in_the_middle_of_a_character_is_read_up_to_there() {
    let text = format!("{HEADER}\n{ROW}\n京A8X2K6,2026-08-21 09:00,世纪大");
    let cut = &text.as_bytes()[..text.len() - 1];
    let seen = seen(cut);
    is_that_row(&seen[0]);
    // What is left of the place is not taken for a place.
    assert_eq!((seen[1].of(Field::Place), seen[1].problems.as_slice()), ("", &[(2, "table.cell.damaged")][..]));
}

#[test]
fn any_delimiter_is_found() {
    for delimiter in [",", ";", "|", "\t"] {
        let text = format!("{HEADER}\n{ROW}\n").replace(',', delimiter);
        is_that_row(&seen(text.as_bytes())[0]);
    }
}

#[test]
fn a_quoted_cell_may_hold_the_delimiter_line_breaks_and_quotation_marks() {
    let text = format!("{HEADER}\r\n{}\r\n\r\n{ROW}\r\n", ROW.replace("长安街", "\"长安街,\r\n\"\"东\"\"口\""));
    let seen = seen(text.as_bytes());
    assert_eq!(seen[0].of(Field::Place), "长安街,\r\n\"东\"口");
    assert_eq!(seen.iter().map(|row| row.number).collect::<Vec<_>>(), [2, 4], "as Excel counts");
}

#[test]
fn rows_are_numbered_as_a_sheet_numbers_them() {
    let text = format!("\n\n违章明细\n\n{HEADER}\n{ROW}\n\n\n{ROW}");
    let numbers: Vec<_> = seen(text.as_bytes()).iter().map(|row| row.number).collect();
    assert_eq!(numbers, [6, 9]);
    assert_eq!(grid(text.as_bytes()).expect("a table").header().map(Line::number), Some(5));
}
