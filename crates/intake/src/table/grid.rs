//! A table that was read: its rows as text, in one piece of memory.

use super::{
    OnProgress,
    cell::Mark,
    header::{self, Header},
    headings,
    limits::{Limits, Progress},
    refusal::Refusal,
    turned::turned,
};

/// What a file was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Values with something between them.
    Separated {
        /// What stands between them: `,`, `;`, `|` or a tab.
        delimiter: u8,
        /// The encoding's name, as the web calls it.
        encoding: &'static str,
    },
    /// An .xlsx.
    Excel,
    /// An .xls.
    OldExcel,
    /// A web page, often one that is called an .xls.
    Page,
}

/// A table: the rows that hold something, each with its number.
///
/// A million rows are a few hundred megabytes of text at most, so they are held in one piece and cells are places in it.
#[derive(Clone)]
pub struct Grid {
    /// What the file was.
    pub form: Form,
    /// What the file is called, as far as whoever opened it says: it may name the car.
    pub name: String,
    /// The names of the workbook's sheets; none in a file of separated values.
    pub sheets: Vec<String>,
    /// Which of the sheets this is.
    pub sheet: usize,
    text: String,
    cells: Vec<Place>,
    rows: Vec<Start>,
    header: Option<Header>,
    /// The cells that stand for several rows, by column and first row.
    merged: Vec<Merged>,
    /// Whether its rows stand as columns in the file.
    pub(super) is_turned: bool,
}

/// A cell that the sheet merged over rows: its column, and the numbers of its first row, where its text stands, and its last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Merged {
    pub column: u32,
    pub first: u32,
    pub last: u32,
}

/// Where a cell ends in the text, and what it is.
#[derive(Clone, Copy)]
struct Place {
    end: u32,
    mark: Mark,
}

/// Where a row begins among the cells, and its number.
#[derive(Clone, Copy)]
struct Start {
    cell: u32,
    number: u32,
}

/// One row of a table.
#[derive(Clone, Copy)]
pub struct Line<'a> {
    grid: &'a Grid,
    place: usize,
}

impl Grid {
    /// A table with nothing in it yet.
    pub(super) fn new(form: Form) -> Grid {
        Grid {
            form,
            name: String::new(),
            sheets: Vec::new(),
            sheet: 0,
            text: String::new(),
            cells: Vec::new(),
            rows: Vec::new(),
            header: None,
            merged: Vec::new(),
            is_turned: false,
        }
    }

    /// The rows that hold something, from the top.
    pub fn lines(&self) -> impl DoubleEndedIterator<Item = Line<'_>> + ExactSizeIterator {
        (0..self.rows.len()).map(|place| Line { grid: self, place })
    }

    /// The row with the headings, if one was found: the lower of two.
    pub fn header(&self) -> Option<Line<'_>> {
        self.header.as_ref().map(|header| Line { grid: self, place: header.place })
    }

    /// The rows with the headings: none, one, or two.
    pub fn header_lines(&self) -> impl Iterator<Item = Line<'_>> {
        let places = self.header.iter().flat_map(|header| header.place - usize::from(header.is_double)..=header.place);
        places.map(|place| Line { grid: self, place })
    }

    /// What the columns are headed with, from the left; nothing without a header.
    pub fn headings(&self) -> &[String] {
        self.header.as_ref().map_or(&[], |header| &header.headings)
    }

    /// What a column is headed with.
    pub fn heading(&self, column: usize) -> &str {
        self.headings().get(column).map_or("", String::as_str)
    }

    /// Takes the row of this number for the one with the headings; with none, no row has them. A number of no row changes
    /// nothing, and the answer is false.
    pub fn take_header(&mut self, number: Option<usize>) -> bool {
        let header = number.map(|number| {
            let lines: Vec<Line<'_>> = self.lines().collect();
            header::at(&lines, lines.iter().position(|line| line.number() == number)?)
        });
        match header {
            Some(None) => return false,
            Some(header) => self.header = header,
            None => self.header = None,
        }
        true
    }

    /// The rows down to the header, and the one that says it again with more columns, with its title; none without a header.
    pub(super) fn head(&self) -> impl Iterator<Item = Line<'_>> {
        let line = |place| Line { grid: self, place };
        let is_title = move |place: &usize| line(*place).texts().filter(|text| !text.is_empty()).nth(1).is_none();
        let again = self.header.as_ref().and_then(|header| header.again);
        let title = again.and_then(|place| place.checked_sub(1)).filter(is_title);
        let first = 0..self.header.as_ref().map_or(0, |header| header.place + 1);
        first.chain(title).chain(again).map(line)
    }

    /// The rows below the header; all of them when there is none.
    pub fn body(&self) -> impl ExactSizeIterator<Item = Line<'_>> {
        let first = self.header.as_ref().map_or(0, |header| header.place + 1);
        (first..self.rows.len()).map(|place| Line { grid: self, place })
    }

    /// The row whose cell the sheet merged down over this row.
    pub(super) fn merged_above(&self, line: Line<'_>, column: usize) -> Option<Line<'_>> {
        self.reaching(&self.merged, line, column)
    }

    /// The first row of the one of these cells that reaches down to a row.
    pub(super) fn reaching(&self, merged: &[Merged], line: Line<'_>, column: usize) -> Option<Line<'_>> {
        let (column, number) = (u32::try_from(column).ok()?, u32::try_from(line.number()).ok()?);
        let before = merged.partition_point(|cell| (cell.column, cell.first) < (column, number));
        let cell = merged.get(before.checked_sub(1)?)?;
        let reaches = cell.column == column && number <= cell.last;
        let place = self.rows.binary_search_by_key(&cell.first, |row| row.number).ok()?;
        reaches.then_some(Line { grid: self, place })
    }

    /// Whether a row below the header has a blank cell under a heading.
    pub(super) fn has_gaps(&self) -> bool {
        let width = self.headings().len();
        self.body().any(|line| line.len() < width || line.texts().any(str::is_empty))
    }

    /// Takes over which cells the sheet merged; they say nothing of rows that stand as columns there.
    pub(super) fn merge(&mut self, mut merged: Vec<Merged>) {
        if self.is_turned {
            return;
        }
        merged.retain(|cell| cell.first < cell.last);
        merged.sort_unstable();
        self.merged = merged;
    }

    /// How many columns the widest of the first rows has.
    pub fn width(&self) -> usize {
        self.lines().take(headings::DEPTH).map(|line| line.len()).max().unwrap_or(0)
    }

    /// Looks for the row with the headings among the first rows.
    pub(super) fn find_header(&mut self) {
        self.header = header::find(self.lines());
    }

    /// How well the header is understood: how many different fields its headings name.
    pub(super) fn understood(&self) -> usize {
        self.header.as_ref().map_or(0, |header| header.named)
    }
}

/// Facts of a household are never shown in a debug text.
impl std::fmt::Debug for Grid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Grid").field("form", &self.form).field("rows", &self.rows.len()).finish_non_exhaustive()
    }
}

impl<'a> Line<'a> {
    /// The number of the row, as Excel counts.
    pub fn number(self) -> usize {
        self.grid.rows[self.place].number as usize
    }

    /// How many cells it has, up to the last one that holds something.
    #[allow(clippy::len_without_is_empty, reason = "a row that holds nothing is not kept")]
    pub fn len(self) -> usize {
        self.range().len()
    }

    /// How many bytes its cells are together, with one between each two.
    pub(super) fn bytes(self) -> usize {
        self.texts().map(|text| text.len() + 1).sum()
    }

    /// The text of a cell; empty where there is none.
    pub fn text(self, column: usize) -> &'a str {
        self.place_of(column).map_or("", |place| self.grid.text_at(place))
    }

    /// The cells from the left.
    pub fn texts(self) -> impl Iterator<Item = &'a str> {
        let grid = self.grid;
        self.range().map(|place| grid.text_at(place))
    }

    /// Whether what stood in a cell is lost: a number with more digits than a sheet keeps, an error, characters that were
    /// not readable.
    pub fn is_damaged(self, column: usize) -> bool {
        self.place_of(column).is_some_and(|place| self.grid.cells[place].mark == Mark::Damaged)
    }

    fn place_of(self, column: usize) -> Option<usize> {
        let range = self.range();
        range.start.checked_add(column).filter(|place| *place < range.end)
    }

    fn range(self) -> std::ops::Range<usize> {
        let rows = &self.grid.rows;
        let end = rows.get(self.place + 1).map_or(self.grid.cells.len(), |next| next.cell as usize);
        rows[self.place].cell as usize..end
    }
}

impl Grid {
    fn text_at(&self, place: usize) -> &str {
        let start = place.checked_sub(1).map_or(0, |before| self.cells[before].end as usize);
        &self.text[start..self.cells[place].end as usize]
    }
}

/// A table being read, under its limits.
pub(super) struct Filling<'a> {
    grid: Grid,
    limits: &'a Limits,
    /// The number of the row that is open.
    number: usize,
    /// How many rows have been begun, those that hold nothing among them.
    begun: usize,
    /// How many of the open row's cells hold something, or stand before one that does.
    kept: usize,
}

impl<'a> Filling<'a> {
    /// An empty table of a form.
    pub fn new(form: Form, limits: &'a Limits) -> Filling<'a> {
        Filling { grid: Grid::new(form), limits, number: 0, begun: 0, kept: 0 }
    }

    /// Begins a row. Nothing is kept of it until a cell holds something.
    pub fn row(&mut self, number: usize) {
        (self.number, self.kept) = (number, 0);
        self.begun += 1;
    }

    /// Adds a cell to the row. Cells come from the left; empty ones may be left out.
    pub fn cell(&mut self, column: usize, text: &str, mark: Mark) -> Result<(), Refusal> {
        if text.is_empty() {
            return Ok(());
        }
        if column >= self.limits.columns {
            return Err(Refusal::TooManyColumns { row: self.number, most: self.limits.columns });
        }
        if text.len() > self.limits.cell {
            return Err(Refusal::CellTooLong { row: self.number });
        }
        if self.kept == 0 {
            self.open()?;
        }
        let whole = self.grid.text.len() + text.len();
        let cells = self.grid.cells.len() + (column + 1).saturating_sub(self.kept);
        if whole > self.limits.text || cells > self.limits.cells {
            return Err(Refusal::TooMuch);
        }
        let end = |length: usize| u32::try_from(length).map_err(|_| Refusal::TooMuch);
        let before = end(self.grid.text.len())?;
        while self.kept < column {
            self.grid.cells.push(Place { end: before, mark: Mark::Plain });
            self.kept += 1;
        }
        // A cell that comes a second time is not taken: only a file made by hand has such.
        if self.kept == column {
            self.grid.text.push_str(text);
            let garbled = text.contains(char::REPLACEMENT_CHARACTER);
            let mark = if garbled { Mark::Damaged } else { mark };
            self.grid.cells.push(Place { end: end(whole)?, mark });
            self.kept += 1;
        }
        Ok(())
    }

    /// Tells how far it has come when it is time to, and hears whether to go on.
    pub fn tell(&self, of: Option<usize>, on_progress: OnProgress<'_>) -> Result<(), Refusal> {
        let due = self.begun.is_multiple_of(Progress::EVERY);
        match due && on_progress(Progress { rows: self.begun, of }).is_break() {
            true => Err(Refusal::Stopped),
            false => Ok(()),
        }
    }

    /// The table, with its header looked for, and with a row for each record.
    pub fn done(mut self) -> Result<Grid, Refusal> {
        if self.grid.rows.is_empty() {
            return Err(Refusal::Empty);
        }
        self.grid.find_header();
        Ok(turned(&self.grid, self.limits)?.unwrap_or(self.grid))
    }

    /// Makes room for the row: it holds something.
    fn open(&mut self) -> Result<(), Refusal> {
        let most = self.limits.rows;
        if self.number > most {
            return Err(Refusal::TooManyRows { most });
        }
        let too_much = |_| Refusal::TooMuch;
        let cell = u32::try_from(self.grid.cells.len()).map_err(too_much)?;
        self.grid.rows.push(Start { cell, number: u32::try_from(self.number).map_err(too_much)? });
        Ok(())
    }
}
