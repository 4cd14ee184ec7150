//! Tables of web pages, and workbooks in XML of 2003: what many systems send under the name of an .xls.
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
        // What a script or a style says is nothing that anybody sees, and a comment says it beside the cell.
        let hidden = ["script", "style", "comment"].into_iter().find(|name| tag.is(name) && !tag.closes);
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
    /// The number of the row that was begun last, and whether it is open.
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
        if tag.is("tr") || tag.is("row") {
            table.end_row(self.limits)?;
            if !tag.closes {
                // XML passes over blank rows and says the number of the next one.
                let number = tag.number("ss:index").unwrap_or(0).max(table.rows.saturating_add(1));
                table.begin_row(number, on_progress)?;
            }
        } else if ["td", "th", "cell"].iter().any(|name| tag.is(name)) {
            table.end_cell(self.limits)?;
            if !tag.closes {
                if !table.in_row {
                    table.begin_row(table.rows.saturating_add(1), on_progress)?;
                }
                let more = |name| tag.number(name).map(|more| more.saturating_add(1));
                let spans = |html, xml| tag.number(html).or_else(|| more(xml)).unwrap_or(1).max(1);
                let (columns, rows) = (spans("colspan", "ss:mergeacross"), spans("rowspan", "ss:mergedown"));
                let before = tag.number("ss:index").unwrap_or(0).saturating_sub(1);
                table.column = table.column.max(before.min(self.limits.columns));
                table.cell = Some(Cell { text: String::new(), columns, rows });
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

    fn begin_row(&mut self, number: usize, on_progress: OnProgress<'_>) -> Result<(), Refusal> {
        let passed = number.saturating_sub(self.rows).saturating_sub(1);
        self.reached.iter_mut().for_each(|rows| *rows = rows.saturating_sub(passed));
        (self.rows, self.in_row, self.column) = (number, true, 0);
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
        self.filling.cell(self.column, as_shown(&text), Mark::Plain)?;
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

/// What a sheet shows of a date of XML: nothing of midnight, and no day of a time of day.
fn as_shown(text: &str) -> &str {
    text.strip_suffix("T00:00:00.000").or_else(|| text.strip_prefix("1899-12-31T")).unwrap_or(text)
}
