//! Workbooks of before 2007: .xls, which exports of fleets and of official sites still are.
//!
//! The records (MS-XLS, BIFF8) are read here, and only those that hold a cell's value. A library that builds the whole
//! workbook at once makes room for whatever the records claim, and a small file can claim more than a computer has.

use std::io::{Cursor, Read};

use calamine::{ExcelDateTime, ExcelDateTimeType};

use super::{
    Foreign, Form, Grid, Limits, OnProgress, Refusal,
    cell::{self, Mark, is_blank},
    grid::{Filling, Merged},
    old_records::{Fields, Records, strings_of_table, text_of},
};

/// Reads a sheet of a workbook: the one named, else the one whose header is understood best.
pub(super) fn read(
    bytes: &[u8],
    sheet: Option<&str>,
    limits: &Limits,
    on_progress: OnProgress<'_>,
) -> Result<Grid, Refusal> {
    let stream = stream(bytes)?;
    let workbook = Workbook::read(&stream)?;
    if workbook.sheets.len() > limits.sheets {
        return Err(Refusal::TooManySheets { most: limits.sheets });
    }
    let mut best: Option<(usize, Grid)> = None;
    for (place, (name, start)) in workbook.sheets.iter().enumerate() {
        if sheet.is_some_and(|sheet| sheet != name) {
            continue;
        }
        match workbook.fill(stream.get(*start..).ok_or(Refusal::Damaged)?, limits, &mut *on_progress) {
            Ok(grid) if best.as_ref().is_none_or(|(_, best)| best.understood() < grid.understood()) => {
                best = Some((place, grid));
            }
            Ok(_) | Err(Refusal::Empty) => {}
            Err(refusal) => return Err(refusal),
        }
    }
    let names: Vec<String> = workbook.sheets.into_iter().map(|(name, _)| name).collect();
    if sheet.is_some_and(|sheet| !names.iter().any(|name| name == sheet)) {
        return Err(Refusal::NoSheet);
    }
    let (place, mut grid) = best.ok_or(Refusal::Empty)?;
    (grid.sheets, grid.sheet) = (names, place);
    Ok(grid)
}

/// The records of the workbook, out of the file system that the file is.
fn stream(bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    let damaged = |_| Refusal::Damaged;
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(damaged)?;
    if file.is_stream("/EncryptedPackage") {
        return Err(Refusal::Locked);
    }
    let path = ["/Workbook", "/Book"].into_iter().find(|path| file.is_stream(path));
    let path = path.ok_or(Refusal::Foreign(Foreign::Other))?;
    let stream = file.open_stream(path).map_err(damaged)?;
    // No stream is longer than the file that it is in.
    let mut records = Vec::new();
    stream.take(bytes.len() as u64).read_to_end(&mut records).map_err(damaged)?;
    Ok(records)
}

/// What all sheets share.
struct Workbook {
    sheets: Vec<(String, usize)>,
    strings: Vec<String>,
    /// Whether a number of a style is a date, by the style's place.
    dates: Vec<bool>,
    is_1904: bool,
}

impl Workbook {
    fn read(stream: &[u8]) -> Result<Workbook, Refusal> {
        let mut workbook = Workbook { sheets: Vec::new(), strings: Vec::new(), dates: Vec::new(), is_1904: false };
        let (mut formats, mut styles) = (std::collections::HashMap::new(), Vec::new());
        let mut records = Records::new(stream);
        let first = records.next().ok_or(Refusal::Damaged)?;
        if first.kind != 0x0809 || Fields(first.data).u16(0) != Some(0x0600) {
            return Err(Refusal::Foreign(Foreign::OtherWorkbook));
        }
        while let Some(record) = records.next() {
            let fields = Fields(record.data);
            match record.kind {
                0x000A => break,
                0x002F => return Err(Refusal::Locked),
                0x0022 => workbook.is_1904 = fields.u16(0) == Some(1),
                0x041E => {
                    if let (Some(id), Some(format)) = (fields.u16(0), fields.from(2).and_then(|data| text_of(data, 2)))
                    {
                        formats.insert(id, is_date(&format));
                    }
                }
                0x00E0 => styles.push(fields.u16(2).unwrap_or_default()),
                0x0085 => {
                    let sheet = (fields.u32(0), fields.u8(5), fields.from(6).and_then(|data| text_of(data, 1)));
                    let (Some(start), Some(kind), Some(name)) = sheet else {
                        return Err(Refusal::Damaged);
                    };
                    if kind == 0 {
                        workbook.sheets.push((name, start as usize));
                    }
                }
                0x00FC => {
                    workbook.strings = strings_of_table(record.data, &records.continued()).ok_or(Refusal::Damaged)?
                }
                _ => {}
            }
        }
        let built_in = |id: u16| matches!(id, 14..=22 | 27..=36 | 45..=47 | 50..=58);
        let dates = styles.into_iter().map(|id| formats.get(&id).copied().unwrap_or_else(|| built_in(id)));
        workbook.dates = dates.collect();
        Ok(workbook)
    }

    /// The rows of the sheet whose records these are.
    fn fill(&self, stream: &[u8], limits: &Limits, on_progress: OnProgress<'_>) -> Result<Grid, Refusal> {
        let (mut cells, merged) = self.cells(stream, limits)?;
        // Rows are written in blocks, and not by every program in their order.
        cells.sort_by_key(|cell| (cell.row, cell.column));
        let mut filling = Filling::new(Form::OldExcel, limits);
        let of = cells.last().map(|cell| usize::from(cell.row) + 1);
        let mut open = None;
        for cell in &cells {
            if open != Some(cell.row) {
                filling.row(usize::from(cell.row) + 1);
                filling.tell(of, &mut *on_progress)?;
                open = Some(cell.row);
            }
            let (text, mark) = self.shown(&cell.value);
            filling.cell(cell.column.into(), text.trim_matches(is_blank), mark)?;
        }
        let mut grid = filling.done()?;
        grid.merge(merged);
        Ok(grid)
    }

    fn cells(&self, stream: &[u8], limits: &Limits) -> Result<(Vec<Cell>, Vec<Merged>), Refusal> {
        let (mut cells, mut merged) = (Vec::new(), Vec::new());
        // Charts within a sheet have records like a sheet's, between a beginning and an end of their own.
        let mut depth = 0_usize;
        let mut awaits_text = None;
        for record in Records::new(stream) {
            match record.kind {
                0x0809 => depth += 1,
                0x000A if depth <= 1 => break,
                0x000A => depth -= 1,
                _ if depth > 1 => continue,
                _ => {}
            }
            let fields = Fields(record.data);
            if record.kind == 0x00E5 {
                merged.extend(record.data.get(2..).unwrap_or_default().chunks_exact(8).filter_map(merged_cell));
                continue;
            }
            let (Some(row), Some(column)) = (fields.u16(0), fields.u16(2)) else { continue };
            let style = fields.u16(4).unwrap_or_default();
            let mut add = |column, value| cells.push(Cell { row, column, value });
            match record.kind {
                0x00FD => {
                    if let Some(place) = fields.u32(6) {
                        add(column, Value::Shared(place));
                    }
                }
                0x0203 => {
                    if let Some(number) = fields.f64(6) {
                        add(column, Value::Number(number, style));
                    }
                }
                0x027E => {
                    if let Some(packed) = fields.u32(6) {
                        add(column, Value::Number(unpacked(packed), style));
                    }
                }
                0x00BD => {
                    let several = record.data.get(4..record.data.len().saturating_sub(2)).unwrap_or_default();
                    for (place, one) in several.chunks_exact(6).enumerate() {
                        let one = Fields(one);
                        let column = u16::try_from(place).ok().and_then(|place| column.checked_add(place));
                        if let (Some(style), Some(packed), Some(column)) = (one.u16(0), one.u32(2), column) {
                            add(column, Value::Number(unpacked(packed), style));
                        }
                    }
                }
                0x0204 | 0x00D6 => {
                    if let Some(text) = fields.from(6).and_then(|data| text_of(data, 2)) {
                        add(column, Value::Text(text));
                    }
                }
                0x0205 => match (fields.u8(6), fields.u8(7)) {
                    (Some(yes), Some(0)) => add(column, Value::Flag(yes != 0)),
                    _ => add(column, Value::Error),
                },
                0x0006 => match (fields.u16(12), fields.u8(6), fields.u8(8)) {
                    // A formula's value that is no number says so where a number has its largest part.
                    (Some(0xFFFF), Some(0), _) => awaits_text = Some((row, column)),
                    (Some(0xFFFF), Some(1), Some(yes)) => add(column, Value::Flag(yes != 0)),
                    (Some(0xFFFF), Some(2), _) => add(column, Value::Error),
                    (Some(0xFFFF), ..) => {}
                    _ => {
                        if let Some(number) = fields.f64(6) {
                            add(column, Value::Number(number, style));
                        }
                    }
                },
                0x0207 => {
                    if let (Some((row, column)), Some(text)) = (awaits_text.take(), text_of(record.data, 2)) {
                        cells.push(Cell { row, column, value: Value::Text(text) });
                    }
                }
                _ => {}
            }
            if cells.len() > limits.cells {
                return Err(Refusal::TooMuch);
            }
        }
        Ok((cells, merged))
    }

    /// What somebody reads in a cell.
    fn shown(&self, value: &Value) -> (std::borrow::Cow<'_, str>, Mark) {
        match value {
            Value::Text(text) => (text.clone().into(), Mark::Plain),
            Value::Shared(place) => {
                let text = self.strings.get(*place as usize);
                (text.map(String::as_str).unwrap_or_default().into(), Mark::Plain)
            }
            Value::Flag(yes) => (if *yes { "TRUE" } else { "FALSE" }.into(), Mark::Plain),
            Value::Error => ("#N/A".into(), Mark::Damaged),
            Value::Number(number, style) => {
                let is_date = self.dates.get(usize::from(*style)).copied().unwrap_or_default();
                let at = ExcelDateTime::new(*number, ExcelDateTimeType::DateTime, self.is_1904);
                let (text, mark) = if is_date { cell::date(at) } else { cell::number(*number) };
                (text.into(), mark)
            }
        }
    }
}

struct Cell {
    row: u16,
    column: u16,
    value: Value,
}

enum Value {
    Text(String),
    Shared(u32),
    Number(f64, u16),
    Flag(bool),
    Error,
}

/// Cells that were merged: the first row and the last, the first column and the last, counted from 0.
fn merged_cell(place: &[u8]) -> Option<Merged> {
    let at = |at| Some(u32::from(Fields(place).u16(at)?));
    Some(Merged { column: at(4)?, first: at(0)? + 1, last: at(2)? + 1 })
}

/// A number in four bytes: the upper half of one, or a whole number; either may stand for its hundredth part.
fn unpacked(packed: u32) -> f64 {
    let number = match packed & 2 {
        // The sign is kept when the number is moved into its place.
        2 => f64::from(packed.cast_signed() >> 2),
        _ => f64::from_bits(u64::from(packed & !3) << 32),
    };
    if packed & 1 == 1 { number / 100.0 } else { number }
}

/// Whether a format shows a number as a date or a time of day.
fn is_date(format: &str) -> bool {
    let mut quoted = false;
    let mut characters = format.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => quoted = !quoted,
            // The next character is shown as it is.
            '\\' | '_' | '*' if !quoted => _ = characters.next(),
            '[' if !quoted => {
                let inner: String = characters.by_ref().take_while(|character| *character != ']').collect();
                // [h] counts hours; anything else in brackets is a colour, a condition or a place.
                if !inner.is_empty() && inner.chars().all(|character| "hmsHMS".contains(character)) {
                    return true;
                }
            }
            ';' if !quoted => return false,
            'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' if !quoted => return true,
            _ => {}
        }
    }
    false
}
