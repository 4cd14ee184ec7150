//! 录入: what was brought to the desk and is looked at before it goes in.

use std::{
    io::{self, Write},
    ops::ControlFlow,
    path::Path,
    sync::{MutexGuard, PoisonError, atomic::Ordering::Relaxed},
};

use greenlight_intake::{
    alike::{Alike, COMPARED, Likeness, value_of},
    intake::{Choice, Item},
    known::Other,
    proposal::{Course, CourseWord},
    reading::{Confidence, Field, Ground, Kind, Value},
    table::template,
};
use greenlight_rules::{
    attempt::{Case, Used},
    facts::Violation,
    ids::ViolationId,
    money::Fen,
    snapshot::Snapshot,
    time::Instant,
};
use serde::{Deserialize, Serialize};
use specta::Type;

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

/// One reading, as it is looked at.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Piece {
    /// Its number; it stays the same until something is put away.
    pub number: u32,
    /// What it came from, by its number.
    pub source: u32,
    /// The row of a table.
    pub row: Option<u32>,
    /// What it is about.
    pub kind: Kind,
    /// What becomes of it.
    pub course: CourseWord,
    /// What somebody decided.
    pub chosen: Choosing,
    /// Its own text, not a character changed.
    pub text: String,
    /// What was read and what is missing, in the order in which people name it.
    pub fields: Vec<PieceField>,
    /// What is wrong with it as a whole.
    pub faults: Vec<PieceFault>,
    /// What it looks like, or goes onto.
    pub alike: Option<Resemblance>,
    /// The violation that it goes onto, or pays.
    pub onto: Option<Candidate>,
    /// The violations that somebody may choose among, where it is not plain which is meant.
    pub candidates: Vec<Candidate>,
    /// Its car, if the household has it.
    pub car: Option<String>,
}

/// A field of a reading.
#[derive(Clone, Debug, Serialize, Type)]
pub struct PieceField {
    /// Which.
    pub field: Field,
    /// What it says; none when it is missing.
    pub value: Option<Value>,
    /// How sure that is.
    pub confidence: Option<Confidence>,
    /// Why.
    pub ground: Option<Ground>,
    /// Where it stands in the text, from and to, in UTF-16 units as the window counts them.
    pub span: Option<(u32, u32)>,
    /// Whether the reading cannot be kept without it.
    pub needed: bool,
    /// What is wrong with it.
    pub fault: Option<PieceFault>,
}

/// What is wrong.
#[derive(Clone, Debug, Serialize, Type)]
pub struct PieceFault {
    /// The part of the catalogue that has the sentence.
    pub part: &'static str,
    /// The sentence.
    pub said: Said,
}

/// What a reading looks like, side by side.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Resemblance {
    /// Why they are taken to be the same.
    pub why: Likeness,
    /// The violation of the household.
    pub violation: Option<ViolationId>,
    /// The other reading of this intake.
    pub piece: Option<u32>,
    /// The fields that at least one of the two has.
    pub lines: Vec<ResemblanceLine>,
}

/// One field of two that look alike.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ResemblanceLine {
    /// Which.
    pub field: Field,
    /// What this one says.
    pub this: Option<Value>,
    /// What the other one says.
    pub other: Option<Value>,
    /// Whether they differ.
    pub differs: bool,
}

/// A violation that a reading may be about.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Candidate {
    /// Its id.
    pub violation: ViolationId,
    /// Its plate.
    pub plate: String,
    /// 违法行为
    pub offence: String,
    /// 违法时间
    pub occurred_at: Instant,
    /// What it cost on the day of the payment, or costs now.
    pub amount_fen: Fen,
}

/// What somebody decided about a reading.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(tag = "choosing", rename_all = "snake_case", deny_unknown_fields)]
pub enum Choosing {
    /// What is proposed.
    Proposed,
    /// To leave it out.
    Skip,
    /// To take it as a violation of its own.
    Add,
    /// To put it onto a violation that is known: these fields of a record, or a payment.
    Onto {
        /// Which.
        violation: String,
        /// The fields that are taken over.
        fields: Vec<Field>,
    },
    /// To take these fields over into another reading, and to leave this one out.
    Into {
        /// Which.
        piece: u32,
        /// The fields that are taken over.
        fields: Vec<Field>,
    },
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
    /// Whether anything changed.
    pub changed: bool,
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

/// The order in which people name what was read.
const ORDER: [Field; 23] = [
    Field::Plate,
    Field::OccurredAt,
    Field::Place,
    Field::Offence,
    Field::Code,
    Field::FineFen,
    Field::Points,
    Field::WarningOnly,
    Field::Driver,
    Field::Source,
    Field::Stage,
    Field::NotifiedOn,
    Field::NoticeNumber,
    Field::DecisionNumber,
    Field::IssuedOn,
    Field::ServedOn,
    Field::Authority,
    Field::PaidAt,
    Field::AmountFen,
    Field::MethodKind,
    Field::OrderNumber,
    Field::VehicleKind,
    Field::Owner,
];

impl Desk {
    /// What is on the table.
    ///
    /// # Errors
    /// When the household cannot be looked at beside it.
    pub fn sheet(&self) -> Result<Sheet, Trouble> {
        Ok(sheet(&*self.laid()?))
    }

    /// Reads a text and puts it on the table.
    ///
    /// # Errors
    /// When the household cannot be looked at beside it.
    pub fn bring_text(&self, text: &str) -> Result<Sheet, Trouble> {
        self.at_table(|sitting, now| sitting.bring_text(text, now))
    }

    /// Reads files and puts them on the table. One that cannot be read stands there with the reason.
    ///
    /// # Errors
    /// When the household cannot be looked at beside them, or somebody said to stop; then nothing more is on the table than
    /// was.
    pub fn bring_files(&self, paths: &[String]) -> Result<Sheet, Trouble> {
        self.stop.store(false, Relaxed);
        let brought = self.at_table(|sitting, now| {
            let before = sitting.brought.len();
            let bring = |sitting: &mut Sitting| {
                let mut heard = |progress| self.heard(progress);
                paths.iter().try_for_each(|path| sitting.bring_file(Path::new(path), self.folder(), now, &mut heard))
            };
            bring(sitting).inspect_err(|_| {
                let new: Vec<_> = sitting.brought.iter().skip(before).map(|brought| brought.number).collect();
                new.into_iter().for_each(|number| sitting.put_away(Some(number)));
            })
        });
        *self.progress.lock().unwrap_or_else(PoisonError::into_inner) = None;
        brought
    }

    /// How far the reading of files has come; none when none is being read.
    pub fn intake_progress(&self) -> Option<Progress> {
        *self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Stops the reading of files, or the taking in before it is written.
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
    /// When that cannot be remembered, or the household not be looked at.
    pub fn map_column(&self, source: u32, column: u32, field: Option<Field>) -> Result<Sheet, Trouble> {
        self.at_table(|sitting, now| sitting.map_column(source, column as usize, field, self.folder(), now))
    }

    /// Puts one thing that was brought away again, or everything.
    ///
    /// # Errors
    /// When the household cannot be looked at.
    pub fn put_away(&self, source: Option<u32>) -> Result<Sheet, Trouble> {
        self.at_table(|sitting, _| {
            sitting.put_away(source);
            Ok(())
        })
    }

    /// Some of the readings: of these courses, or of all.
    ///
    /// # Errors
    /// When the household cannot be looked at beside them.
    pub fn pieces(&self, courses: &[CourseWord], offset: u32, limit: u32) -> Result<Pieces, Trouble> {
        let sitting = self.laid()?;
        let open = self.opened();
        let facts = open.facts();
        let wanted = |item: &Item| courses.is_empty() || courses.contains(&item.word());
        let all = sitting.intake.items.iter().zip(0..).filter(|(item, _)| wanted(item));
        let total = as_u32(all.clone().count());
        let some = all.skip(offset as usize).take(limit as usize);
        Ok(Pieces {
            total,
            pieces: some.map(|(item, number)| piece(item, number, &facts, &sitting, self.now())).collect(),
        })
    }

    /// Puts a field right, from what somebody typed.
    ///
    /// # Errors
    /// When there is no such reading, or the household cannot be looked at.
    pub fn put_right(&self, number: u32, field: Field, text: &str) -> Result<PutRight, Trouble> {
        let now = self.now();
        let mut sitting = self.laid()?;
        let refused = sitting.put_right(number, field, text, now).err().map(Said::from);
        let open = self.opened();
        if refused.is_none() {
            sitting.weigh_one(number, &open.household, &open.law)?;
        }
        Ok(PutRight { piece: self.piece_of(number, &sitting)?, refused })
    }

    /// Keeps what somebody decided about a reading.
    ///
    /// # Errors
    /// When there is no such reading, or the household cannot be looked at.
    pub fn decide(&self, number: u32, choosing: Choosing) -> Result<Piece, Trouble> {
        let mut sitting = self.laid()?;
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
        sitting.weigh_one(number, &open.household, &open.law)?;
        self.piece_of(number, &sitting)
    }

    /// Takes in everything that is ready.
    ///
    /// # Errors
    /// When it cannot be written, or somebody said to stop before it was; then nothing is changed.
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
        let sheet = self.sheet()?;
        Ok(TakenIn { counts: taken.counts, changed: taken.changed, violations: taken.violations, sheet })
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
    fn laid(&self) -> Result<MutexGuard<'_, Sitting>, Trouble> {
        let open = self.opened();
        let mut sitting = self.sitting();
        sitting.weigh_beside(&open)?;
        Ok(sitting)
    }

    fn at_table(&self, change: impl FnOnce(&mut Sitting, Instant) -> Result<(), Trouble>) -> Result<Sheet, Trouble> {
        let open = self.opened();
        let mut sitting = self.sitting();
        let changed = change(&mut sitting, self.now());
        sitting.forget_weighing();
        sitting.weigh_beside(&open)?;
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

fn piece(item: &Item, number: u32, facts: &Snapshot<'_>, sitting: &Sitting, now: Instant) -> Piece {
    let reading = &item.reading;
    let violation = |id: &ViolationId| facts.violation(id.as_str());
    let paid_at = reading.instant_of(Field::PaidAt).unwrap_or(now);
    let candidate = |id: &ViolationId| candidate(violation(id)?, facts, paid_at);
    let onto = match (&item.choice, &item.course) {
        (Choice::Onto { violation, .. }, _) => Some(violation),
        (
            Choice::Proposed,
            Course::Onto { violation, .. }
            | Course::Pay(violation)
            | Course::PaidTwice(violation)
            | Course::Known(Some(violation)),
        ) => Some(violation),
        _ => None,
    };
    let candidates = match &item.course {
        Course::Ask(candidates) if !candidates.is_empty() => candidates.iter().filter_map(candidate).collect(),
        // Nothing fits: every violation that is still to be paid may be the one that was meant.
        Course::Ask(_) => {
            let open = facts.household.violations.iter().filter(|one| one.decision.is_some() && !facts.is_settled(one));
            open.take(MOST).filter_map(|one| self::candidate(one, facts, paid_at)).collect()
        }
        _ => Vec::new(),
    };
    let fault_of =
        |fault: &greenlight_intake::intake::Fault| PieceFault { part: fault.part, said: Said::from(&fault.message) };
    let fields = ORDER.iter().filter_map(|field| {
        let read = reading.fields.get(field);
        let needed = item.missing.contains(field);
        let fault = item.faults.iter().find(|fault| fault.field == Some(*field)).map(fault_of);
        (read.is_some() || needed || fault.is_some() || is_asked_for(*field, item)).then(|| PieceField {
            field: *field,
            value: read.map(|read| read.value.clone()),
            confidence: read.map(|read| read.confidence),
            ground: read.map(|read| read.ground),
            span: read.and_then(|read| read.span.clone()).map(|span| utf16(&reading.text, span)),
            needed,
            fault,
        })
    });
    let car = reading.text_of(Field::Plate).and_then(|plate| {
        let known = greenlight_intake::known::Known::new(facts);
        match known.cars(plate).as_slice() {
            [only] => Some(only.nickname.clone().unwrap_or_else(|| only.plate.clone())),
            _ => None,
        }
    });
    Piece {
        number,
        source: item.source,
        row: item.row,
        kind: reading.kind,
        course: item.word(),
        chosen: match &item.choice {
            Choice::Proposed => Choosing::Proposed,
            Choice::Skip => Choosing::Skip,
            Choice::Add => Choosing::Add,
            Choice::Onto { violation, fields } => {
                Choosing::Onto { violation: violation.as_str().to_owned(), fields: fields.clone() }
            }
        },
        text: reading.text.clone(),
        fields: fields.collect(),
        faults: item.faults.iter().filter(|fault| fault.field.is_none()).map(fault_of).collect(),
        alike: match &item.course {
            Course::Alike(alike) => Some(resemblance(item, alike, facts, sitting)),
            Course::Onto { alike, .. } => Some(resemblance(item, alike, facts, sitting)),
            _ => None,
        },
        onto: onto.and_then(candidate),
        candidates,
        car,
    }
}

/// How many violations somebody is given to choose among.
const MOST: usize = 20;

/// Whether a field is worth asking for although nothing of it was read.
fn is_asked_for(field: Field, item: &Item) -> bool {
    let carries_points = item.reading.number_of(Field::Points).is_some_and(|points| points > 0);
    match item.reading.kind {
        Kind::Violation | Kind::Decision => match field {
            Field::Place => true,
            Field::Driver => carries_points,
            Field::DecisionNumber => item.reading.kind == Kind::Decision,
            _ => false,
        },
        Kind::Unclear => matches!(
            field,
            Field::Plate | Field::OccurredAt | Field::Place | Field::Offence | Field::FineFen | Field::Points
        ),
        Kind::Payment | Kind::MoveReminder | Kind::Phishing => false,
    }
}

fn candidate(violation: &Violation, facts: &Snapshot<'_>, at: Instant) -> Option<Candidate> {
    let case = Case::new(facts, violation, at, Used::default())?;
    Some(Candidate {
        violation: violation.id.clone(),
        plate: facts.vehicle(&violation.vehicle)?.plate.clone(),
        offence: violation.offence.clone(),
        occurred_at: violation.occurred_at,
        amount_fen: case.amount_on(at.date()),
    })
}

fn resemblance(item: &Item, alike: &Alike, facts: &Snapshot<'_>, sitting: &Sitting) -> Resemblance {
    let household = facts.household;
    let known = match alike.other {
        Other::Known(place) => household.violations.get(place as usize),
        Other::Item(_) => None,
    };
    let other = match alike.other {
        Other::Item(place) => sitting.intake.items.get(place as usize),
        Other::Known(_) => None,
    };
    let driver = known.and_then(|violation| violation.driver.as_ref()).and_then(|id| facts.member(id));
    let lines = COMPARED.iter().filter_map(|field| {
        let this = item.reading.value(*field).cloned();
        let theirs = match (known, other) {
            (Some(violation), _) => value_of(violation, driver.map(|member| &*member.name), *field),
            (_, Some(other)) => other.reading.value(*field).cloned(),
            _ => None,
        };
        let differs = alike.differing.iter().any(|(differing, _)| differing == field);
        (this.is_some() || theirs.is_some()).then_some(ResemblanceLine { field: *field, this, other: theirs, differs })
    });
    Resemblance {
        why: alike.why,
        violation: known.map(|violation| violation.id.clone()),
        piece: match alike.other {
            Other::Item(place) => Some(place),
            Other::Known(_) => None,
        },
        lines: lines.collect(),
    }
}

/// A stretch of a text, from bytes to UTF-16 units.
fn utf16(text: &str, span: std::ops::Range<usize>) -> (u32, u32) {
    let units = |to: usize| as_u32(text.get(..to).unwrap_or(text).encode_utf16().count());
    (units(span.start), units(span.end))
}
