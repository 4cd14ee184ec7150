//! Tables of web pages: what many systems send under the name of an .xls.
//!
//! Such a page is written by a program that never had it checked, so it is read as browsers read: an end that is missing is
//! where the next thing begins, and what is no tag is text. One table is held at a time, and the best one read before it.

use super::{
    Foreign, Form, Grid, Limits, OnProgress, Refusal,
    cell::{Mark, is_blank},
    grid::{Filling, Merged},
    headings::FEWEST,
    separated,
    tags::{Tag, decoded, past_end_of},
};

/// Reads the table of a page whose header is understood best. A page without one that is understood is a page to read.
pub(super) fn read(bytes: &[u8], limits: &Limits, on_progress: OnProgress<'_>) -> Result<Grid, Refusal> {
    let (text, _) = separated::decode(bytes)?;
    let mut page = Page { limits, table: None, best: None };
    let mut rest = text.as_ref();
    while let Some(at) = rest.find('<') {
        page.text(&rest[..at]);
        rest = &rest[at..];
        let Some((tag, after)) = Tag::read(rest) else {
            // No tag begins here: 车速<60.
            page.text("<");
            rest = &rest[1..];
            continue;
        };
        page.tag(&tag, &mut *on_progress)?;
        // What a script or a style says is nothing that anybody sees.
        let hidden = ["script", "style"].into_iter().find(|name| tag.is(name) && !tag.closes);
        rest = hidden.map_or(after, |name| past_end_of(after, name));
    }
    page.end_table()?;
    page.best.ok_or(Refusal::Foreign(Foreign::Page))
}

/// A page being read.
struct Page<'a> {
    limits: &'a Limits,
    table: Option<Table<'a>>,
    best: Option<Grid>,
}

/// The table that is open.
struct Table<'a> {
    filling: Filling<'a>,
    merged: Vec<Merged>,
    /// How many rows were begun, and whether the last of them is open.
    rows: usize,
    in_row: bool,
    /// How many more rows, the open one among them, a cell above reaches down over each column.
    reached: Vec<usize>,
    /// The column of the open cell, or of the next one.
    column: usize,
    cell: Option<Cell>,
}

struct Cell {
    text: String,
    columns: usize,
    rows: usize,
}

impl Page<'_> {
    fn text(&mut self, text: &str) {
        if let Some(cell) = self.table.as_mut().and_then(|table| table.cell.as_mut()) {
            cell.text.push_str(text);
        }
    }

    fn tag(&mut self, tag: &Tag<'_>, on_progress: OnProgress<'_>) -> Result<(), Refusal> {
        if tag.is("table") {
            // A table within a table: the outer one is there for the looks.
            self.end_table()?;
            self.table = (!tag.closes).then(|| Table::new(self.limits));
        }
        let Some(table) = &mut self.table else { return Ok(()) };
        if tag.is("tr") {
            table.end_row(self.limits)?;
            if !tag.closes {
                table.begin_row(on_progress)?;
            }
        } else if tag.is("td") || tag.is("th") {
            table.end_cell(self.limits)?;
            if !tag.closes {
                if !table.in_row {
                    table.begin_row(on_progress)?;
                }
                let spans = |name| tag.number(name).unwrap_or(1).max(1);
                table.cell = Some(Cell { text: String::new(), columns: spans("colspan"), rows: spans("rowspan") });
            }
        } else if let Some(cell) =
            table.cell.as_mut().filter(|_| ["br", "p", "div", "li"].iter().any(|name| tag.is(name)))
        {
            cell.text.push(' ');
        }
        Ok(())
    }

    fn end_table(&mut self) -> Result<(), Refusal> {
        let Some(mut table) = self.table.take() else { return Ok(()) };
        table.end_row(self.limits)?;
        let mut grid = match table.filling.done() {
            Ok(grid) => grid,
            Err(Refusal::Empty) => return Ok(()),
            Err(refusal) => return Err(refusal),
        };
        grid.merge(table.merged);
        if grid.understood() >= FEWEST && self.best.as_ref().is_none_or(|best| best.understood() < grid.understood()) {
            self.best = Some(grid);
        }
        Ok(())
    }
}

impl<'a> Table<'a> {
    fn new(limits: &'a Limits) -> Table<'a> {
        let filling = Filling::new(Form::Page, limits);
        Table { filling, merged: Vec::new(), rows: 0, in_row: false, reached: Vec::new(), column: 0, cell: None }
    }

    fn begin_row(&mut self, on_progress: OnProgress<'_>) -> Result<(), Refusal> {
        (self.rows, self.in_row, self.column) = (self.rows + 1, true, 0);
        self.filling.row(self.rows);
        self.filling.tell(None, on_progress)
    }

    fn end_row(&mut self, limits: &Limits) -> Result<(), Refusal> {
        self.end_cell(limits)?;
        if !std::mem::take(&mut self.in_row) {
            return Ok(());
        }
        self.reached.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
        Ok(())
    }

    fn end_cell(&mut self, limits: &Limits) -> Result<(), Refusal> {
        let Some(cell) = self.cell.take() else { return Ok(()) };
        while self.reached.get(self.column).is_some_and(|rows| *rows > 0) {
            self.column += 1;
        }
        let text = decoded(&cell.text);
        let text = text.split(is_blank).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        self.filling.cell(self.column, &text, Mark::Plain)?;
        let end = self.column.saturating_add(cell.columns).min(limits.columns);
        if cell.rows > 1 && self.column < end {
            let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
            let last = number(self.rows.saturating_add(cell.rows - 1));
            self.merged.push(Merged { column: number(self.column), first: number(self.rows), last });
            self.reached.resize(self.reached.len().max(end), 0);
            self.reached[self.column..end].fill(cell.rows);
        }
        self.column = end.max(self.column);
        Ok(())
    }
}
