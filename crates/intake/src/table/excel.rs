//! Workbooks of today: .xlsx, as Excel and WPS write them.

use std::{
    io::Cursor,
    panic::{AssertUnwindSafe, catch_unwind},
};

use calamine::{DataRef, Dimensions, Reader, SheetType, Xlsx, XlsxError};

use super::{
    Form, Grid, Limits, OnProgress, Refusal,
    cell::{self, Mark, is_blank},
    grid::{Filling, Merged},
    headings, unpacking,
};

type Workbook<'a> = Xlsx<Cursor<&'a [u8]>>;

/// Reads a sheet of a workbook: the one named, else the one whose header is understood best.
pub(super) fn read(
    bytes: &[u8],
    sheet: Option<&str>,
    limits: &Limits,
    on_progress: OnProgress<'_>,
) -> Result<Grid, Refusal> {
    unpacking::check(bytes, limits, &mut *on_progress)?;
    let mut workbook: Workbook<'_> = sheltered(|| Xlsx::new(Cursor::new(bytes)))?;
    let sheets = workbook.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let names: Vec<String> = sheets.map(|sheet| sheet.name.clone()).collect();
    if names.len() > limits.sheets {
        return Err(Refusal::TooManySheets { most: limits.sheets });
    }
    let place = match sheet {
        Some(name) => names.iter().position(|known| known == name).ok_or(Refusal::NoSheet)?,
        None => best(&mut workbook, &names, limits, &mut *on_progress)?,
    };
    let name = names.get(place).ok_or(Refusal::Empty)?;
    let mut grid = fill(&mut workbook, name, limits, None, on_progress)?;
    (grid.sheets, grid.sheet) = (names, place);
    Ok(grid)
}

/// The place of the sheet whose header is understood best; of equals the first that holds something.
fn best(
    workbook: &mut Workbook<'_>,
    names: &[String],
    limits: &Limits,
    on_progress: OnProgress<'_>,
) -> Result<usize, Refusal> {
    let mut best = (0, None);
    for (place, name) in names.iter().enumerate().filter(|_| names.len() > 1) {
        match fill(workbook, name, limits, Some(headings::DEPTH), &mut *on_progress) {
            Ok(start) if best.1 < Some(start.understood()) => best = (place, Some(start.understood())),
            Err(Refusal::Stopped) => return Err(Refusal::Stopped),
            // An empty or a damaged sheet is none to choose, and no reason to refuse the others.
            Ok(_) | Err(_) => {}
        }
    }
    Ok(best.0)
}

/// The rows of a sheet; only the first so many when a number is given.
fn fill(
    workbook: &mut Workbook<'_>,
    name: &str,
    limits: &Limits,
    first: Option<usize>,
    on_progress: OnProgress<'_>,
) -> Result<Grid, Refusal> {
    let mut filling = Filling::new(Form::Excel, limits);
    let mut cells = sheltered(|| workbook.worksheet_cells_reader(name))?;
    let of = usize::try_from(cells.dimensions().end.0).ok().filter(|rows| *rows > 0);
    let mut open = None;
    let mut begun = 0;
    while let Some(cell) = sheltered(|| cells.next_cell())? {
        let (row, column) = cell.get_position();
        match open {
            Some(open) if row < open => return Err(Refusal::Damaged),
            Some(open) if row == open => {}
            _ if first.is_some_and(|first| begun == first) => break,
            _ => {
                filling.row(usize::try_from(row).unwrap_or(usize::MAX).saturating_add(1));
                filling.tell(of, &mut *on_progress)?;
                open = Some(row);
                begun += 1;
            }
        }
        let (text, mark) = shown(cell.get_value());
        filling.cell(usize::try_from(column).unwrap_or(usize::MAX), text.trim_matches(is_blank), mark)?;
    }
    let mut grid = filling.done()?;
    drop(cells);
    // They stand behind all rows, and the library has to go through the sheet once more for them.
    if first.is_none() && grid.has_gaps() {
        let merged = sheltered(|| workbook.merge_cells_by_sheet_name(name))?;
        grid.merge(merged.into_iter().map(merged_cell).collect());
    }
    Ok(grid)
}

/// A cell that was merged, in numbers of rows: those of a sheet begin at 1.
fn merged_cell(cell: Dimensions) -> Merged {
    Merged { column: cell.start.1, first: cell.start.0.saturating_add(1), last: cell.end.0.saturating_add(1) }
}

/// What somebody reads in a cell. Of a formula it is the value that was worked out when the file was saved.
fn shown(value: &DataRef<'_>) -> (String, Mark) {
    let plain = |text: &str| (text.to_owned(), Mark::Plain);
    match value {
        DataRef::Empty => plain(""),
        DataRef::String(text) | DataRef::DurationIso(text) => plain(text),
        DataRef::SharedString(text) => plain(text),
        DataRef::Int(number) => plain(&number.to_string()),
        DataRef::Float(number) => cell::number(*number),
        DataRef::Bool(yes) => plain(if *yes { "TRUE" } else { "FALSE" }),
        DataRef::DateTime(at) => cell::date(*at),
        DataRef::DateTimeIso(at) => plain(&at.replacen('T', " ", 1)),
        DataRef::Error(error) => (error.to_string(), Mark::Damaged),
    }
}

/// Asks the library. It reckons with what a file says of itself, such as a size from C7 to A1, and where overflows are looked
/// for it panics; to whoever brought the file it is a damaged one.
fn sheltered<T>(ask: impl FnOnce() -> Result<T, XlsxError>) -> Result<T, Refusal> {
    match catch_unwind(AssertUnwindSafe(ask)) {
        Ok(answer) => answer.map_err(refusal),
        Err(_) => Err(Refusal::Damaged),
    }
}

fn refusal(error: XlsxError) -> Refusal {
    match error {
        XlsxError::Password => Refusal::Locked,
        XlsxError::WorksheetNotFound(_) => Refusal::NoSheet,
        _ => Refusal::Damaged,
    }
}
