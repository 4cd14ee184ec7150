//! Rows as readings, each with what could not be read in it.

use std::ops::Range;

use greenlight_rules::{facts::Stage, message::Message, time::Instant};

use super::{
    Grid, Line, Mapping,
    grid::Merged,
    groups::groups,
    headings::{self, List, marks},
    joint, times,
    titles::{self, Titles},
};
use crate::{
    reading::{Confidence, Field, Ground, Kind, Reading, Value},
    scan::{self, folded},
};

/// A row that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its number, as Excel counts.
    pub number: usize,
    /// What it says. Its text is the row's cells with tabs between them.
    pub reading: Reading,
    /// What could not be read, from the left. The fields they are about are not in the reading.
    pub problems: Vec<CellProblem>,
}

/// A cell that could not be read.
#[derive(Clone, PartialEq, Eq)]
pub struct CellProblem {
    /// The column, counted from 0.
    pub column: usize,
    /// The field that it should have said.
    pub field: Field,
    /// What stands there.
    pub found: String,
    /// What is wrong with it, from the part `intake` of the catalogue.
    pub message: Message<'static>,
}

/// What stands in a cell is never shown in a debug text.
impl std::fmt::Debug for CellProblem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let shown = (self.column, self.field, self.message.key);
        f.debug_tuple("CellProblem").field(&shown).finish_non_exhaustive()
    }
}

/// Reads the rows below the header. Sums, remarks, headings that are said again, and the example of a template are passed
/// over, and so are rows of which no column says anything.
///
/// `now` is what a date without its year is read against.
pub fn readings<'a>(grid: &'a Grid, mapping: &'a Mapping, now: Instant) -> impl Iterator<Item = Row> + 'a {
    let reader = Reader::new(grid, mapping, now);
    grid.body().filter_map(move |line| reader.read(line))
}

/// What reads the rows of a table one by one, in whatever order they come.
pub struct Reader<'a> {
    grid: &'a Grid,
    mapping: &'a Mapping,
    now: Instant,
    /// The rows of the header and those above it, to know them when they are said again.
    header: Vec<Vec<&'a str>>,
    /// The fields that some column says, each with its columns.
    fields: Vec<(Field, Vec<usize>)>,
    /// The cells that stand for the rows below them although no sheet says so.
    groups: Vec<Merged>,
    /// The plates that stand above rows.
    titles: Titles,
    /// The column that has a place before each act.
    joint: Option<usize>,
    /// The columns that nobody has a field for and that may hold what the table lacks: the fine, the points.
    doubtful: Vec<(Field, usize)>,
}

impl<'a> Reader<'a> {
    /// Reads rows of this table. `now` is what a date without its year is read against.
    pub fn new(grid: &'a Grid, mapping: &'a Mapping, now: Instant) -> Reader<'a> {
        let header = grid.head().map(|line| line.texts().collect()).collect();
        let fields = mapping.fields().into_iter().map(|field| (field, mapping.columns_of(field).collect()));
        let mut reader = Reader {
            grid,
            mapping,
            now,
            header,
            fields: fields.collect(),
            groups: Vec::new(),
            titles: Titles::of(grid, mapping),
            joint: joint_column(grid, mapping),
            doubtful: doubtful(grid, mapping),
        };
        if mapping.columns_of(Field::Plate).any(|plate| grid.body().any(|line| is_blank(line.text(plate)))) {
            let own: Vec<Line<'_>> = grid.body().filter(|line| !reader.is_beside(*line)).collect();
            reader.groups = groups(grid, mapping, &own);
        }
        reader
    }

    /// What a row says; none of one that is none of the table's own, or says nothing.
    pub fn read(&self, line: Line<'_>) -> Option<Row> {
        if self.is_beside(line) {
            return None;
        }
        let row = self.row(line);
        // A single cell that says nothing of its column is a remark that happens to stand there.
        let is_remark = row.reading.fields.is_empty() && !row.reading.text.trim_matches('\t').contains('\t');
        (!is_remark).then_some(row)
    }

    /// Whether a row is none of the table's own.
    fn is_beside(&self, line: Line<'_>) -> bool {
        let Some(first) = line.texts().find(|text| !text.is_empty()) else {
            return true;
        };
        let marks = marks();
        let single = line.texts().filter(|text| !text.is_empty()).count() == 1;
        let says = |(_, columns): &(Field, Vec<usize>)| columns.iter().any(|column| !line.text(*column).is_empty());
        headings::begins(first, &marks.totals)
            || headings::begins(first, &marks.examples)
            || single && headings::begins(first, &marks.notes)
            || !self.fields.iter().any(says)
            || self.titles.is_title(line.number())
            || self.header.iter().any(|header| line.texts().eq(header.iter().copied()))
    }

    fn row(&self, line: Line<'_>) -> Row {
        let (text, spans) = joined(line);
        let mut row = Row { number: line.number(), reading: Reading::new(Kind::Violation, text), problems: Vec::new() };
        let mut holds: Vec<Held<'_>> = Vec::new();
        for (field, columns) in &self.fields {
            let field = *field;
            holds.clear();
            holds.extend(columns.iter().filter_map(|column| self.held(line, field, *column)));
            let Some(first) = holds.first().copied() else {
                if field == Field::Plate && self.titles.plate(line.number()).is_none() && self.is_nameless(line) {
                    let (column, found) = (columns[0], String::new());
                    row.problems.push(CellProblem {
                        column,
                        field,
                        found,
                        message: Message::new("table.cell.no-plate"),
                    });
                }
                continue;
            };
            let span = (first.line.number() == line.number()).then(|| spans.get(first.column).cloned()).flatten();
            let understood = match (holds.iter().find(|held| held.is_damaged()), field) {
                (Some(_), field) => Err(damaged(field)),
                (None, Field::OccurredAt) => {
                    times::occurred_at(&holds.iter().map(|held| held.text()).collect::<Vec<_>>(), self.now)
                }
                (None, Field::Stage) => stage(self.grid, &holds),
                (None, field) => understand(field, first.text(), self.now),
            };
            match understood {
                Ok(Some((value, ground))) => {
                    let confidence = if ground == Ground::Cell && !first.is_supposed {
                        Confidence::High
                    } else {
                        Confidence::Medium
                    };
                    row.reading.put(field, value, span, confidence, ground);
                }
                Ok(None) => {}
                Err(message) => {
                    let held = holds.iter().copied().find(|held| held.is_damaged()).unwrap_or(first);
                    let found = held.text().to_owned();
                    row.problems.push(CellProblem { column: held.column, field, found, message });
                }
            }
        }
        if let Some(span) = self.joint.and_then(|column| spans.get(column)) {
            part(&mut row.reading, span);
        }
        let names_car = row.reading.fields.contains_key(&Field::Plate)
            || row.problems.iter().any(|problem| problem.field == Field::Plate);
        if let Some(plate) = self.titles.plate(line.number()).filter(|_| !names_car) {
            let text = Value::Text(plate.text.clone());
            row.reading.put(Field::Plate, text, None, Confidence::Medium, plate.ground);
        }
        row.problems.sort_by_key(|problem| problem.column);
        row.reading.kind = kind_of(&row.reading, self.mapping);
        for (field, column) in &self.doubtful {
            if is_figure(*field, line.text(*column)) {
                row.reading.unread.insert(*field);
            }
        }
        if let (Some(plate), None) = (row.reading.text_of(Field::Plate), row.reading.value(Field::VehicleKind))
            && let Some(kind) = scan::plate::parse(plate).and_then(|plate| plate.kind)
        {
            let kind = Value::Text(kind.word().to_owned());
            row.reading.put(Field::VehicleKind, kind, None, Confidence::Medium, Ground::Follows);
        }
        row
    }
}

/// The column of acts that has the place before each, by its heading.
fn joint_column(grid: &Grid, mapping: &Mapping) -> Option<usize> {
    mapping.columns_of(Field::Offence).find(|column| {
        let heading = headings::plain(grid.heading(*column));
        marks().place.iter().any(|mark| heading.contains(mark.as_str()))
    })
}

/// Parts the act of a row from the place before it, where both stand in the cell at `span`.
fn part(reading: &mut Reading, span: &Range<usize>) {
    let is_act = reading.fields.get(&Field::Offence).is_some_and(|act| act.span.as_ref() == Some(span));
    let Some((place, act)) = joint::parts(&reading.text[span.clone()]).filter(|_| is_act) else { return };
    for (field, within) in [(Field::Place, place), (Field::Offence, act)] {
        // A column of places says it surer.
        if field == Field::Offence || !reading.fields.contains_key(&field) {
            let span = span.start + within.start..span.start + within.end;
            let text = Value::Text(reading.text[span.clone()].to_owned());
            reading.put(field, text, Some(span), Confidence::Medium, Ground::Cell);
        }
    }
}

/// The columns of numbers whose heading nobody understood, for the fields that no other column says.
fn doubtful(grid: &Grid, mapping: &Mapping) -> Vec<(Field, usize)> {
    let mut doubtful = Vec::new();
    for (field, words) in [(Field::FineFen, &marks().money), (Field::Points, &marks().points)] {
        if mapping.columns_of(field).next().is_some() {
            continue;
        }
        let columns = grid.headings().iter().enumerate();
        let unmapped = columns.filter(|(column, _)| mapping.columns.get(*column).copied().flatten().is_none());
        let may_hold = unmapped.filter(|(_, heading)| {
            let heading = headings::plain(heading);
            words.iter().any(|word| heading.contains(word.as_str()))
        });
        doubtful.extend(may_hold.map(|(column, _)| (field, column)));
    }
    doubtful
}

/// Whether a cell can hold what a field says, alone or before something else: 200/0.
fn is_figure(field: Field, text: &str) -> bool {
    let begins = folded(text).trim_start().starts_with(|sign: char| sign.is_ascii_digit() || sign == '¥');
    begins || field == Field::Points && scan::points::parse(text).is_some() || scan::money::parse(text).is_some()
}

/// A cell that says something of a row: one of its own, or one above that stands for it too.
#[derive(Clone, Copy)]
struct Held<'a> {
    line: Line<'a>,
    column: usize,
    /// Whether it is only supposed that it stands for this row.
    is_supposed: bool,
}

impl<'a> Held<'a> {
    fn text(self) -> &'a str {
        self.line.text(self.column)
    }

    fn is_damaged(self) -> bool {
        self.line.is_damaged(self.column)
    }
}

impl<'a> Reader<'a> {
    /// What a column says of a row.
    fn held<'l>(&self, line: Line<'l>, field: Field, column: usize) -> Option<Held<'l>>
    where
        'a: 'l,
    {
        let says =
            |line: Line<'l>, is_supposed| (!is_blank(line.text(column))).then_some(Held { line, column, is_supposed });
        if !line.text(column).is_empty() {
            return says(line, false);
        }
        let merged = self.grid.merged_above(line, column).filter(|_| is_shared(field));
        let merged = merged.and_then(|above| says(above, false));
        merged.or_else(|| says(self.grid.reaching(&self.groups, line, column)?, true))
    }

    /// Whether a row of a list lacks its plate, and has nothing else by which its record is known.
    fn is_nameless(&self, line: Line<'_>) -> bool {
        let says = |field| {
            let mut columns = self.mapping.columns_of(field);
            columns.any(|column| !is_blank(line.text(column)) && !line.is_damaged(column))
        };
        says(Field::OccurredAt) && ![Field::NoticeNumber, Field::DecisionNumber].into_iter().any(says)
    }
}

/// Whether a cell that is merged over rows says the same of each. An amount may be their sum, and a number is one paper's.
fn is_shared(field: Field) -> bool {
    !matches!(
        field,
        Field::FineFen
            | Field::AmountFen
            | Field::Points
            | Field::NoticeNumber
            | Field::DecisionNumber
            | Field::OrderNumber
    )
}

/// The cells of a row in one text, and where each stands in it.
fn joined(line: Line<'_>) -> (String, Vec<Range<usize>>) {
    let (mut text, mut spans) = (String::with_capacity(line.bytes()), Vec::with_capacity(line.len()));
    for (column, cell) in line.texts().enumerate() {
        if column > 0 {
            text.push('\t');
        }
        spans.push(text.len()..text.len() + cell.len());
        text.push_str(cell);
    }
    (text, spans)
}

/// What a row is about, by what it says and what its table could have said.
fn kind_of(reading: &Reading, mapping: &Mapping) -> Kind {
    let has = |field| reading.value(field).is_some();
    let could = |field| mapping.columns.contains(&Some(field));
    if has(Field::DecisionNumber) && !could(Field::OccurredAt) && !could(Field::AmountFen) {
        // A list of decisions names what was done, and not when.
        Kind::Decision
    } else if could(Field::OccurredAt) || could(Field::Offence) {
        Kind::Violation
    } else if could(Field::AmountFen) || could(Field::OrderNumber) {
        Kind::Payment
    } else if has(Field::DecisionNumber) {
        Kind::Decision
    } else {
        Kind::Violation
    }
}

pub(crate) type Understood = Result<Option<(Value, Ground)>, Message<'static>>;

/// What a cell says of a field. Nothing when it says nothing that is kept; a message when it should have said it.
fn understand(field: Field, text: &str, now: Instant) -> Understood {
    let cell = |value| Ok(Some((value, Ground::Cell)));
    let graded = |value, ground| Ok(Some((value, of_cell(ground))));
    let word = |list| headings::word_of(list, text).map(|word| (Value::Text(word.to_owned()), Ground::Cell));
    match field {
        Field::Plate => match scan::plate::parse(text).or_else(|| titles::only(text)) {
            Some(plate) => graded(Value::Text(plate.text), plate.ground),
            None => Err(Message::new("table.cell.plate")),
        },
        Field::OccurredAt | Field::PaidAt => times::instant(field, text, now),
        Field::NotifiedOn | Field::IssuedOn | Field::ServedOn => times::day(text, now),
        Field::FineFen | Field::AmountFen => match scan::money::parse(text) {
            Some(amount) => cell(Value::Money(amount)),
            None => Err(Message::new("table.cell.money")),
        },
        Field::Points => match scan::points::parse(text) {
            // Points of a record are those of a year at most; the limits of facts say which.
            Some(points) => cell(Value::Number(points)),
            None => Err(Message::new("table.cell.points")),
        },
        Field::Code => {
            let code = folded(text).trim().to_owned();
            let is_code = (3..=8).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
            if is_code { cell(Value::Text(code)) } else { Err(Message::new("table.cell.code")) }
        }
        Field::NoticeNumber | Field::DecisionNumber | Field::OrderNumber => {
            let number = folded(text).trim().to_owned();
            if is_shortened(&number) { Err(damaged(field)) } else { cell(Value::Text(number)) }
        }
        Field::WarningOnly => match headings::word_of(List::Flag, text) {
            Some(answer) => cell(Value::Flag(answer == "yes")),
            None => Err(Message::new("table.cell.flag")),
        },
        Field::VehicleKind => Ok(word(List::VehicleKind)),
        Field::Source => Ok(word(List::Source)),
        Field::MethodKind => Ok(word(List::MethodKind)),
        Field::Stage => word(List::Stage).map(Some).ok_or_else(|| Message::new("table.cell.stage")),
        Field::Place | Field::Offence | Field::Driver | Field::Owner | Field::Authority => {
            cell(Value::Text(text.to_owned()))
        }
    }
}

/// How sure something is that stood in a cell.
pub(super) fn of_cell(ground: Ground) -> Ground {
    if ground == Ground::Written { Ground::Cell } else { ground }
}

/// How far it has come, of one column or of several: whether it was handled, and whether it was paid.
fn stage(grid: &Grid, cells: &[Held<'_>]) -> Understood {
    let is_payment = |column: usize| {
        let heading = headings::plain(grid.heading(column));
        marks().payment.iter().any(|mark| heading.contains(mark.as_str()))
    };
    let mut furthest: Option<Stage> = None;
    for cell in cells {
        let text = cell.text();
        let flag = headings::word_of(List::Flag, text);
        let stage =
            match (headings::word_of(List::Stage, text).and_then(Stage::from_word), flag, is_payment(cell.column)) {
                // That it was not paid says nothing about whether it was handled.
                (Some(Stage::Recorded | Stage::Decided), _, true) if cells.len() > 1 => None,
                (Some(stage), ..) => Some(stage),
                (None, Some("yes"), true) => Some(Stage::Paid),
                (None, Some("yes"), false) => Some(Stage::Decided),
                (None, Some("no"), false) => Some(Stage::Recorded),
                (None, Some(_), _) => None,
                (None, None, _) => return Err(Message::new("table.cell.stage")),
            };
        furthest = furthest.max(stage);
    }
    Ok(furthest.map(|stage| (Value::Text(stage.word().to_owned()), Ground::Cell)))
}

fn damaged(field: Field) -> Message<'static> {
    match field {
        Field::NoticeNumber | Field::DecisionNumber | Field::OrderNumber => Message::new("table.cell.lost-digits"),
        _ => Message::new("table.cell.damaged"),
    }
}

/// Whether a number is written as a sheet shows one that is too long for it: `1.10105E+15`.
fn is_shortened(number: &str) -> bool {
    let Some((digits, power)) = number.split_once(['E', 'e']) else {
        return false;
    };
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    is_number(digits) && is_number(power.trim_start_matches('+')) && (digits.contains('.') || power.starts_with('+'))
}

/// Whether a cell holds nothing: it is empty, or has what people put where there is nothing.
pub(super) fn is_blank(text: &str) -> bool {
    text.is_empty() || text.len() <= 12 && marks().blanks.iter().any(|blank| text.eq_ignore_ascii_case(blank))
}
