//! Writing tables that Excel, WPS and LibreOffice open as they are meant.
//!
//! Text stays text: a cell of a workbook is written as a string. One of a CSV that a sheet would take for a formula gets an
//! apostrophe before it, and a number that is no quantity a tab behind it; [`crate::table::open`] takes both away again.

use std::borrow::Cow;

use chrono::{Datelike, Timelike};
use greenlight_rules::{money::Fen, time::Instant};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

/// In what a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// CSV: UTF-8 with a byte order mark, by which Excel knows it, and lines that end as Windows ends them.
    Csv,
    /// .xlsx
    Xlsx,
}

/// What is written in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell<'a> {
    /// Nothing.
    Empty,
    /// Text, whatever it looks like.
    Text(Cow<'a, str>),
    /// An amount, in yuan: a number that a sheet can add up.
    Money(Fen),
    /// A whole number.
    Number(u32),
}

impl<'a> Cell<'a> {
    /// Text that may be missing.
    pub fn text(text: Option<impl Into<Cow<'a, str>>>) -> Cell<'a> {
        text.map_or(Cell::Empty, |text| Cell::Text(text.into()))
    }
}

/// Why a table cannot be written as a workbook. A CSV takes everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unwritten {
    /// A sheet of a workbook has 1,048,576 rows.
    #[error("there are more rows than a sheet has")]
    TooManyRows,
    /// A cell of a workbook holds 32,767 characters.
    #[error("a text is longer than a cell holds")]
    TextTooLong,
    /// The workbook could not be put together.
    #[error("the workbook could not be put together")]
    Other,
}

/// Writes a table: its headings, then its rows. `now` is when the workbook says that it was made.
///
/// # Errors
///
/// [`Unwritten`] when a workbook cannot hold the table.
pub fn write<'a>(
    kind: Kind,
    name: &str,
    headings: &[&str],
    rows: impl Iterator<Item = Vec<Cell<'a>>>,
    now: Instant,
) -> Result<Vec<u8>, Unwritten> {
    match kind {
        Kind::Csv => csv(headings, rows),
        Kind::Xlsx => workbook(name, headings, rows, now),
    }
}

/// Whether a cell of a CSV that begins so is taken for a formula by some sheet. An apostrophe is among them so that a text
/// that begins with one comes back as it was.
pub(crate) fn looks_like_a_formula(first: char) -> bool {
    matches!(first, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '\'' | '＝' | '＋' | '－' | '＠')
}

fn csv<'a>(headings: &[&str], rows: impl Iterator<Item = Vec<Cell<'a>>>) -> Result<Vec<u8>, Unwritten> {
    let mut writer = csv::WriterBuilder::new();
    writer.terminator(csv::Terminator::CRLF);
    let mut writer = writer.from_writer("\u{FEFF}".as_bytes().to_vec());
    // Nothing fails in memory.
    let other = |_| Unwritten::Other;
    writer.write_record(headings.iter().map(|heading| harmless(heading).into_owned())).map_err(other)?;
    for row in rows {
        writer.write_record(row.iter().map(|cell| shown(cell).into_owned())).map_err(other)?;
    }
    writer.into_inner().map_err(|_| Unwritten::Other)
}

fn shown<'a>(cell: &'a Cell<'_>) -> Cow<'a, str> {
    match cell {
        Cell::Empty => "".into(),
        Cell::Text(text) => harmless(text),
        Cell::Money(amount) => yuan(*amount).into(),
        Cell::Number(number) => number.to_string().into(),
    }
}

fn harmless(text: &str) -> Cow<'_, str> {
    if text.starts_with(looks_like_a_formula) {
        format!("'{text}").into()
    } else if is_long_number(text) {
        format!("{text}\t").into()
    } else {
        text.into()
    }
}

/// Whether a sheet would spoil it as a number: it shows twelve digits as 1.1E+11, and of sixteen it keeps fifteen. Wallets
/// write the numbers of their bills with a tab, too.
fn is_long_number(text: &str) -> bool {
    text.len() > 11 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// An amount without sign and groups, which a sheet reads as a number: `1234.50`.
fn yuan(amount: Fen) -> String {
    format!("{}.{:02}", amount.0 / 100, (amount.0 % 100).abs())
}

fn workbook<'a>(
    name: &str,
    headings: &[&str],
    rows: impl Iterator<Item = Vec<Cell<'a>>>,
    now: Instant,
) -> Result<Vec<u8>, Unwritten> {
    let mut workbook = Workbook::new();
    let made = made(now).map_err(unwritten)?;
    // Without an instant the library would ask the computer for one.
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let bold = Format::new().set_bold();
    let text = Format::new().set_num_format("@");
    let money = Format::new().set_num_format("0.00");
    let sheet = workbook.add_worksheet();
    sheet.set_name(name).map_err(unwritten)?;
    sheet.set_freeze_panes(1, 0).map_err(unwritten)?;
    for (column, heading) in (0..).zip(headings) {
        sheet.write_string_with_format(0, column, *heading, &bold).map_err(unwritten)?;
        // Numbers of decisions have more digits than a number keeps, also those that are typed in later.
        sheet.set_column_format(column, &text).map_err(unwritten)?;
        sheet.set_column_width(column, width(heading)).map_err(unwritten)?;
    }
    for (row, cells) in (1..).zip(rows) {
        for (column, cell) in (0..).zip(&cells) {
            let written = match cell {
                Cell::Empty => continue,
                Cell::Text(content) => sheet.write_string_with_format(row, column, content.as_ref(), &text),
                // A sheet has no other numbers. No amount of a household has more digits than one keeps.
                Cell::Money(amount) => sheet.write_number_with_format(row, column, amount.0 as f64 / 100.0, &money),
                Cell::Number(number) => sheet.write_number(row, column, *number),
            };
            written.map_err(unwritten)?;
        }
    }
    workbook.save_to_buffer().map_err(unwritten)
}

fn made(now: Instant) -> Result<ExcelDateTime, XlsxError> {
    let (day, time) = (now.date(), now.time());
    let part = |part: u32| u8::try_from(part).unwrap_or_default();
    let year = u16::try_from(day.year()).unwrap_or_default();
    ExcelDateTime::from_ymd(year, part(day.month()), part(day.day()))?.and_hms(
        u16::from(part(time.hour())),
        part(time.minute()),
        f64::from(time.second()),
    )
}

/// Wide enough for the heading, and for a date with its time.
fn width(heading: &str) -> f64 {
    let wide: u32 = heading.chars().map(|character| if character.is_ascii() { 1 } else { 2 }).sum();
    f64::from(wide.clamp(12, 40) + 4)
}

fn unwritten(error: XlsxError) -> Unwritten {
    match error {
        XlsxError::RowColumnLimitError => Unwritten::TooManyRows,
        XlsxError::MaxStringLengthExceeded => Unwritten::TextTooLong,
        _ => Unwritten::Other,
    }
}
