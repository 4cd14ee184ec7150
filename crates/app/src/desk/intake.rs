//! 录入: what was brought to the desk and is looked at before it goes in.

mod piece;

use std::{
    io::{self, Write},
    ops::ControlFlow,
    path::Path,
    sync::{MutexGuard, PoisonError, atomic::Ordering::Relaxed},
};

use greenlight_intake::{
    intake::{Choice, Item},
    proposal::CourseWord,
    reading::Field,
    table::template,
};
use greenlight_rules::{ids::ViolationId, time::Instant};
use serde::{Deserialize, Serialize};
use specta::Type;

use self::piece::piece;
pub use self::piece::{Candidate, Choosing, Piece, PieceFault, PieceField, Resemblance, ResemblanceLine};
use super::{Desk, as_u32, attempt, waited};
use crate::{
    House, Trouble,
    intake::{Brought, Counts, Progress, Sitting},
    said::Said,
    sheet,
    text::{Language, Words},
    whole::write_whole,
};

/// Everything on the table, without the readings themselves.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Sheet {
    /// What was brought.
    pub brought: Vec<Brought>,
    /// How many readings there are of each course.
    pub counts: Counts,
    /// How many readings there are.
    pub total: u32,
}

/// Some of the readings.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Pieces {
    /// How many there are of the kind that was asked for.
    pub total: u32,
    /// Those asked for.
    pub pieces: Vec<Piece>,
}

/// What came of putting a field right.
#[derive(Clone, Debug, Serialize, Type)]
pub struct PutRight {
    /// The reading as it stands.
    pub piece: Piece,
    /// Why the text was not taken: a sentence of `intake.json`.
    pub refused: Option<Said>,
}

/// What taking in came to.
#[derive(Clone, Debug, Serialize, Type)]
pub struct TakenIn {
    /// How many readings went in, by course.
    pub counts: Counts,
    /// The entry of the change; none when nothing changed.
    #[specta(type = Option<i32>)]
    pub change: Option<i64>,
    /// The violations that came in or were taken further.
    pub violations: Vec<ViolationId>,
    /// What is left on the table.
    pub sheet: Sheet,
}

/// A kind of table that is written.
#[derive(Clone, Copy, Debug, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum TableKind {
    /// Text with commas.
    Csv,
    /// A workbook.
    Xlsx,
}

impl TableKind {
    /// What people call it.
    pub const fn word(self) -> &'static str {
        match self {
            TableKind::Csv => "CSV",
            TableKind::Xlsx => "Excel",
        }
    }

    /// How the names of its files end.
    pub const fn ending(self) -> &'static str {
        match self {
            TableKind::Csv => "csv",
            TableKind::Xlsx => "xlsx",
        }
    }
}

impl From<TableKind> for sheet::Kind {
    fn from(kind: TableKind) -> sheet::Kind {
        match kind {
            TableKind::Csv => sheet::Kind::Csv,
            TableKind::Xlsx => sheet::Kind::Xlsx,
        }
    }
}

impl Desk {
    /// What is on the table.
    pub fn sheet(&self) -> Sheet {
        sheet(&self.laid())
    }

    /// Reads a text and puts it on the table.
    ///
    /// # Errors
    /// When the table of offences is not whole.
    pub fn bring_text(&self, text: &str) -> Result<Sheet, Trouble> {
        self.at_table(|sitting, now| sitting.bring_text(text, self.folder(), now))
    }

    /// Reads files and puts them on the table. One that cannot be read stands there with the reason.
    ///
    /// # Errors
    /// When one cannot be opened, or somebody said to stop; then nothing more is on the table than was.
    pub fn bring_files(&self, paths: &[String]) -> Result<Sheet, Trouble> {
        self.stop.store(false, Relaxed);
        let mut before = 0;
        let put_back = |sitting: &mut Sitting, before: usize| {
            let new: Vec<_> = sitting.brought.iter().skip(before).map(|brought| brought.number).collect();
            new.into_iter().for_each(|number| sitting.put_away(Some(number)));
        };
        let mut brought = self.at_table(|sitting, now| {
            before = sitting.brought.len();
            let mut heard = |progress| self.heard(progress);
            let mut bring = |path: &String| sitting.bring_file(Path::new(path), self.folder(), now, &mut heard);
            paths.iter().try_for_each(&mut bring).inspect_err(|_| put_back(sitting, before))
        });
        // Who says to stop while what was read is looked at beside the household wants none of it either.
        if brought.is_ok() && self.stop.load(Relaxed) {
            brought = self.at_table(|sitting, _| {
                put_back(sitting, before);
                Err(Trouble::Stopped)
            });
        }
        *self.progress.lock().unwrap_or_else(PoisonError::into_inner) = None;
        brought
    }

    /// How far the reading of files has come; none when none is being read.
    pub fn intake_progress(&self) -> Option<Progress> {
        *self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Stops the reading of files, or the taking in as long as not everything is written.
    pub fn stop_intake(&self) {
        self.stop.store(true, Relaxed);
    }

    fn heard(&self, progress: Progress) -> ControlFlow<()> {
        *self.progress.lock().unwrap_or_else(PoisonError::into_inner) = Some(progress);
        if self.stop.load(Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    /// Takes a column of a table for another field, or for none, and reads the table again. The next table with the same
    /// headings is read the same way.
    ///
    /// # Errors
    /// When that cannot be remembered.
    pub fn map_column(&self, source: u32, column: u32, field: Option<Field>) -> Result<Sheet, Trouble> {
        self.at_table(|sitting, now| sitting.map_column(source, column as usize, field, self.folder(), now))
    }

    /// Puts one thing that was brought away again, or everything.
    pub fn put_away(&self, source: Option<u32>) -> Sheet {
        {
            let mut sitting = self.sitting();
            sitting.put_away(source);
            sitting.forget_weighing();
        }
        self.sheet()
    }

    /// Some of the readings: of these courses, or of all.
    pub fn pieces(&self, courses: &[CourseWord], offset: u32, limit: u32) -> Pieces {
        let sitting = self.laid();
        let open = self.opened();
        let facts = open.facts();
        let wanted = |item: &Item| courses.is_empty() || courses.contains(&item.word());
        let all = sitting.intake.items.iter().zip(0..).filter(|(item, _)| wanted(item));
        let total = as_u32(all.clone().count());
        let some = all.skip(offset as usize).take(limit as usize);
        let pieces = some.map(|(item, number)| piece(item, number, &facts, &sitting, self.now()));
        Pieces { total, pieces: pieces.collect() }
    }

    /// Puts a field right, from what somebody typed.
    ///
    /// # Errors
    /// When there is no such reading.
    pub fn put_right(&self, number: u32, field: Field, text: &str) -> Result<PutRight, Trouble> {
        let now = self.now();
        let mut sitting = self.laid();
        let refused = sitting.put_right(number, field, text, now).err().map(Said::from);
        let open = self.opened();
        if refused.is_none() {
            sitting.weigh_one(number, &open.household, &open.law);
        }
        Ok(PutRight { piece: self.piece_of(number, &sitting)?, refused })
    }

    /// Keeps what somebody decided about a reading.
    ///
    /// # Errors
    /// When there is no such reading.
    pub fn decide(&self, number: u32, choosing: Choosing) -> Result<Piece, Trouble> {
        let mut sitting = self.laid();
        match choosing {
            Choosing::Proposed => sitting.decide(number, Choice::Proposed),
            Choosing::Skip => sitting.decide(number, Choice::Skip),
            Choosing::Add => sitting.decide(number, Choice::Add),
            Choosing::Onto { violation, fields } => {
                sitting.decide(number, Choice::Onto { violation: violation.into(), fields });
            }
            Choosing::Into { piece, fields } => sitting.intake.merge_into(number, piece, &fields),
        }
        let open = self.opened();
        sitting.weigh_one(number, &open.household, &open.law);
        self.piece_of(number, &sitting)
    }

    /// Takes in everything that is ready.
    ///
    /// # Errors
    /// When it cannot be written, or somebody said to stop before all of it was; then nothing is changed.
    pub fn take_in(&self) -> Result<TakenIn, Trouble> {
        self.stop.store(false, Relaxed);
        let _turn = self.turn();
        let open = self.opened();
        let house = House::at(self.folder_of(open.sample));
        let now = self.now();
        let taken = {
            let mut sitting = self.sitting();
            let sitting = &mut *sitting;
            let mut heard = |progress| self.heard(progress);
            waited(|| sitting.take(&house, &open.law, now, &mut heard))
        };
        *self.progress.lock().unwrap_or_else(PoisonError::into_inner) = None;
        let taken = taken?;
        self.reopen(open.sample)?;
        // What is left may be about what has just come in.
        let sheet = self.sheet();
        let change = taken.change.map(|id| id.0);
        Ok(TakenIn { counts: taken.counts, change, violations: taken.violations, sheet })
    }

    /// Writes a table to fill in, with headings in the reader's language and one row that shows how.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn write_template(&self, kind: TableKind, to: &Path, language: Language) -> Result<(), Trouble> {
        let words = Words { language, today: self.now().date() };
        let headings: Vec<_> = sheet::COLUMNS.iter().map(|field| (*field, sheet::heading(*field, &words))).collect();
        let headings: Vec<_> = headings.iter().map(|(field, heading)| (*field, heading.as_str())).collect();
        let table = template(kind.into(), &words.text("intake", "table.name"), &headings, self.now());
        written(to, table)
    }

    /// Writes the household's violations as a table.
    ///
    /// # Errors
    /// When a workbook cannot hold them, or the file cannot be written.
    pub fn write_table(&self, kind: TableKind, to: &Path, language: Language) -> Result<(), Trouble> {
        let words = Words { language, today: self.now().date() };
        written(to, sheet::write(&self.opened().household, kind.into(), &words, self.now()))
    }

    /// What is on the table, weighed beside the household as it is now: somebody may have changed it since.
    fn laid(&self) -> MutexGuard<'_, Sitting> {
        let open = self.opened();
        let mut sitting = self.sitting();
        sitting.weigh_beside(&open);
        sitting
    }

    fn at_table(&self, change: impl FnOnce(&mut Sitting, Instant) -> Result<(), Trouble>) -> Result<Sheet, Trouble> {
        let open = self.opened();
        let mut sitting = self.sitting();
        sitting.call_cars(&open.household);
        let changed = change(&mut sitting, self.now());
        sitting.forget_weighing();
        sitting.weigh_beside(&open);
        changed.map(|()| sheet(&sitting))
    }

    fn piece_of(&self, number: u32, sitting: &Sitting) -> Result<Piece, Trouble> {
        let open = self.opened();
        let item = sitting.intake.items.get(number as usize);
        let item = item.ok_or_else(|| attempt::unknown("reading", &number.to_string()))?;
        Ok(piece(item, number, &open.facts(), sitting, self.now()))
    }
}

fn written(to: &Path, table: Result<Vec<u8>, sheet::Unwritten>) -> Result<(), Trouble> {
    let unwritable = |error| Trouble::Unwritable(to.to_owned(), error);
    let table = table.map_err(|why| unwritable(io::Error::other(why.to_string())))?;
    write_whole(to, |file| file.write_all(&table))
}

fn sheet(sitting: &Sitting) -> Sheet {
    Sheet { brought: sitting.brought.clone(), counts: sitting.counts(), total: as_u32(sitting.intake.items.len()) }
}
