//! What is brought: a pasted text, a message in a file, a table, a wallet's bill. Each is recognised by what is in it.

use std::{ops::ControlFlow, path::Path};

use greenlight_intake::{
    behaviour,
    bill::Bill,
    intake::{Fault, Item, suppose},
    reading::{Field, Kind},
    table::{self, Grid, Limits, Line, Mapping, Reader, Row},
    text,
};
use greenlight_rules::{
    facts::Household,
    law::{Offence, offences},
    message::Message,
    time::Instant,
};
use serde::Serialize;
use specta::Type;

use super::{Sitting, columns, sheets::Sheets};
use crate::{Trouble, house, said::Said, spread::spread};

/// One thing that was brought.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Brought {
    /// Its number.
    pub number: u32,
    /// The file's name; empty for a pasted text.
    pub name: String,
    /// What it was taken for.
    pub is: Is,
    /// How many readings came of it.
    pub pieces: u32,
    /// The columns of a table.
    pub columns: Vec<TableColumn>,
    /// The sheets of its workbook that were not read, and why: sentences of `intake.json`.
    pub left_out: Vec<Said>,
    /// Why it was not read: a sentence of `intake.json`.
    pub refused: Option<Said>,
}

/// What something was taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Is {
    /// One message or several.
    Text,
    /// A list of violations.
    Table,
    /// A wallet's bill.
    Bill,
    /// Nothing that can be read.
    Refused,
}

impl Is {
    /// All of them.
    pub const ALL: [Is; 4] = [Is::Text, Is::Table, Is::Bill, Is::Refused];
}

/// A column of a table.
#[derive(Clone, Debug, Serialize, Type)]
pub struct TableColumn {
    /// Its heading, as written.
    pub heading: String,
    /// The field it is read as.
    pub field: Option<Field>,
    /// What its first rows say.
    pub examples: Vec<String>,
}

/// How far the reading of a file has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Type)]
pub struct Progress {
    /// How much is done.
    pub done: u32,
    /// Of how much, where that is known.
    pub of: Option<u32>,
}

/// Hears how far it has come, and says whether to go on.
pub type OnProgress<'a> = &'a mut dyn FnMut(Progress) -> ControlFlow<()>;

/// How many rows of a table are shown as examples of its columns.
const EXAMPLES: usize = 3;

impl Sitting {
    /// Lets messages name this household's cars by what it calls them.
    pub fn call_cars(&mut self, household: &Household) {
        self.nicknames = text::nicknames(household);
    }

    /// Reads a text and puts what it says on the table. What was copied from a page with its columns is read as a table.
    ///
    /// # Errors
    /// When the table of offences is not whole.
    pub fn bring_text(&mut self, words: &str, folder: &Path, now: Instant) -> Result<(), Trouble> {
        let lines = words.lines().filter(|line| !line.trim().is_empty());
        let (rows, others): (Vec<_>, Vec<_>) = lines.partition(|line| line.matches('\t').count() > 1);
        if rows.len() < 2 || rows.len() < others.len() {
            return self.text("", words, now);
        }
        self.bring_bytes("", words.as_bytes(), folder, now, &mut |_| ControlFlow::Continue(()))
    }

    /// Reads a file and puts what it says on the table. One that cannot be read stands there with the reason.
    ///
    /// # Errors
    /// When the file cannot be opened, or `on_progress` says to stop.
    pub fn bring_file(
        &mut self,
        path: &Path,
        folder: &Path,
        now: Instant,
        on_progress: OnProgress<'_>,
    ) -> Result<(), Trouble> {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = house::read_file(path)?;
        self.bring_bytes(&name, &bytes, folder, now, on_progress)
    }

    /// The same from bytes that were read already.
    ///
    /// # Errors
    /// When `on_progress` says to stop.
    pub fn bring_bytes(
        &mut self,
        name: &str,
        bytes: &[u8],
        folder: &Path,
        now: Instant,
        on_progress: OnProgress<'_>,
    ) -> Result<(), Trouble> {
        if bytes.iter().all(u8::is_ascii_whitespace) {
            self.refuse(name, table::Refusal::Empty.message());
            return Ok(());
        }
        let mut heard = |progress: table::Progress| {
            let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
            on_progress(Progress { done: count(progress.rows), of: progress.of.map(count) })
        };
        let grid = match table::open(bytes, None, &Limits::default(), &mut heard) {
            Ok(mut grid) => {
                name.clone_into(&mut grid.name);
                grid
            }
            Err(table::Refusal::Stopped) => return Err(Trouble::Stopped),
            Err(refusal) => {
                // What is no table may still be a message that somebody kept in a file.
                let is_page = refusal == table::Refusal::Foreign(table::Foreign::Page);
                return match plain_text(bytes) {
                    Some(words) if !is_page || says_something(&words, now)? => self.text(name, &words, now),
                    _ => {
                        self.refuse(name, refusal.message());
                        Ok(())
                    }
                };
            }
        };
        if let Some(bill) = Bill::of(&grid) {
            let payments = bill.payments(now);
            self.put(name, Is::Bill, |number| payments.into_iter().map(|row| item(number, row, now)).collect());
            return Ok(());
        }
        let mapping = columns::of(&grid, folder);
        // A few words with commas between them are a table to a program, and a message to whoever wrote it; a list whose
        // headings nobody knows is a list all the same, and somebody may say what its columns are.
        if mapping.fields().len() < LEAST_FIELDS && matches!(grid.form, table::Form::Separated { .. }) {
            let Some(words) = plain_text(bytes) else {
                self.refuse(name, table::Refusal::Foreign(table::Foreign::Other).message());
                return Ok(());
            };
            if grid.width() < LEAST_COLUMNS || says_something(&words, now)? {
                return self.text(name, &words, now);
            }
        }
        let Sheets { lists, left_out } = Sheets::of(bytes, grid, mapping, folder, &mut heard)?;
        // What is left out stands with the first list.
        self.left_out.extend(left_out.into_iter().map(|message| (self.next, message)));
        let several = lists.len() > 1;
        for (sheet, grid, mapping) in lists {
            let name = if several { format!("{name} · {sheet}") } else { name.to_owned() };
            self.table(&name, grid, mapping, now)?;
        }
        Ok(())
    }

    /// Takes a column of a table for another field, or for none, and reads the table again.
    ///
    /// # Errors
    /// When the choice cannot be remembered.
    pub fn map_column(
        &mut self,
        source: u32,
        column: usize,
        field: Option<Field>,
        folder: &Path,
        now: Instant,
    ) -> Result<(), Trouble> {
        let Some(place) = self.grids.iter().position(|(number, ..)| *number == source) else { return Ok(()) };
        let (_, grid, mut mapping) = self.grids.swap_remove(place);
        if let Some(place) = mapping.columns.get_mut(column) {
            *place = field;
        }
        if let Some(header) = grid.fingerprint() {
            columns::remember(folder, &header, &mapping)?;
        }
        let Some(brought) = self.brought.iter().position(|brought| brought.number == source) else {
            return Ok(());
        };
        let name = self.brought[brought].name.clone();
        let items = rows(source, &grid, &mapping, now)?;
        let at = self.intake.items.iter().position(|item| item.source >= source).unwrap_or(self.intake.items.len());
        self.intake.items.retain(|item| item.source != source);
        let at = at.min(self.intake.items.len());
        self.brought[brought] = self.describe(source, &name, &grid, &mapping, items.len());
        self.intake.items.splice(at..at, items);
        self.grids.push((source, grid, mapping));
        Ok(())
    }

    /// Puts one thing that was brought away again, or everything.
    pub fn put_away(&mut self, source: Option<u32>) {
        self.worked_out = None;
        let stays = |number: u32| source.is_some_and(|source| source != number);
        self.intake.items.retain(|item| stays(item.source));
        self.brought.retain(|brought| stays(brought.number));
        self.grids.retain(|(number, ..)| stays(*number));
        self.left_out.retain(|(number, _)| stays(*number));
        self.refusals.retain(|(number, _)| stays(*number));
    }

    fn text(&mut self, name: &str, words: &str, now: Instant) -> Result<(), Trouble> {
        let offences = table_of_offences()?;
        match text::read_beside(words, &self.nicknames, now, &offences) {
            Ok(readings) => self.put(name, Is::Text, |number| {
                let readings = readings.into_iter().map(|mut reading| {
                    suppose(&mut reading, now.date(), &offences);
                    reading
                });
                readings.map(|reading| Item::new(number, None, reading, Vec::new(), now)).collect()
            }),
            Err(message) => self.refuse(name, message),
        }
        Ok(())
    }

    fn table(&mut self, name: &str, grid: Grid, mapping: Mapping, now: Instant) -> Result<(), Trouble> {
        self.worked_out = None;
        let number = self.next;
        let items = rows(number, &grid, &mapping, now)?;
        let brought = self.describe(number, name, &grid, &mapping, items.len());
        self.next += 1;
        self.brought.push(brought);
        self.intake.items.extend(items);
        self.grids.push((number, grid, mapping));
        Ok(())
    }

    fn describe(&self, number: u32, name: &str, grid: &Grid, mapping: &Mapping, pieces: usize) -> Brought {
        let column = |column: usize| TableColumn {
            heading: grid.heading(column).trim().to_owned(),
            field: mapping.columns.get(column).copied().flatten(),
            examples: grid.body().take(EXAMPLES).map(|line| line.text(column).trim().to_owned()).collect(),
        };
        Brought {
            number,
            name: name.to_owned(),
            is: Is::Table,
            pieces: u32::try_from(pieces).unwrap_or(u32::MAX),
            columns: (0..grid.width()).map(column).collect(),
            left_out: self.left_out.iter().filter(|(of, _)| *of == number).map(|(_, message)| message.into()).collect(),
            refused: None,
        }
    }

    fn put(&mut self, name: &str, is: Is, items: impl FnOnce(u32) -> Vec<Item>) {
        self.worked_out = None;
        let number = self.next;
        self.next += 1;
        let items = items(number);
        let pieces = u32::try_from(items.len()).unwrap_or(u32::MAX);
        self.brought.push(Brought {
            number,
            name: name.to_owned(),
            is,
            pieces,
            columns: Vec::new(),
            left_out: Vec::new(),
            refused: None,
        });
        self.intake.items.extend(items);
    }

    fn refuse(&mut self, name: &str, message: Message<'static>) {
        self.put(name, Is::Refused, |_| Vec::new());
        if let Some(brought) = self.brought.last_mut() {
            brought.refused = Some(Said::from(&message));
            self.refusals.push((brought.number, message));
        }
    }
}

/// How many columns have to be understood for a file to be a list of violations.
const LEAST_FIELDS: usize = 2;
/// How many columns a list has at least whose headings nobody knows.
const LEAST_COLUMNS: usize = 3;

/// Whether anything is recognised in a text.
fn says_something(words: &str, now: Instant) -> Result<bool, Trouble> {
    let readings = text::read(words, now, &table_of_offences()?).unwrap_or_default();
    Ok(readings.iter().any(|reading| reading.kind != Kind::Unclear))
}

fn rows(number: u32, grid: &Grid, mapping: &Mapping, now: Instant) -> Result<Vec<Item>, Trouble> {
    let offences = table_of_offences()?;
    let reader = Reader::new(grid, mapping, now);
    let lines: Vec<Line<'_>> = grid.body().collect();
    let rows = spread(&lines, |line| {
        let mut row = reader.read(*line)?;
        behaviour::propose(&mut row.reading, &offences);
        // The day on which a table was made says nothing of when its notices came.
        let notified = row.reading.fields.contains_key(&Field::NotifiedOn);
        suppose(&mut row.reading, now.date(), &offences);
        if !notified {
            row.reading.fields.remove(&Field::NotifiedOn);
        }
        Some(item(number, row, now))
    });
    Ok(rows.into_iter().flatten().collect())
}

fn item(source: u32, row: Row, now: Instant) -> Item {
    let fault =
        |problem: table::CellProblem| Fault { field: Some(problem.field), message: problem.message, part: "intake" };
    let number = u32::try_from(row.number).unwrap_or(u32::MAX);
    Item::new(source, Some(number), row.reading, row.problems.into_iter().map(fault).collect(), now)
}

fn table_of_offences() -> Result<Vec<Offence>, Trouble> {
    offences().map_err(|error| Trouble::Offences(error.to_string()))
}

/// The text of a file that is text, whatever its encoding; none of one that is something else.
fn plain_text(bytes: &[u8]) -> Option<String> {
    let words = table::decoded(bytes)?;
    // Something else read as text is full of characters that nobody writes.
    let odd = words.chars().filter(|c| c.is_control() && !c.is_whitespace()).count();
    (odd == 0).then_some(words)
}
