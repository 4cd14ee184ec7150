//! One reading as it is looked at: its fields, what it looks like, which violation it goes onto.

use chrono::NaiveDate;
use greenlight_intake::{
    alike::{Alike, COMPARED, Likeness, value_of},
    intake::{Choice, Fault, Item},
    known::{Other, cars, member},
    proposal::{Course, CourseWord},
    reading::{Confidence, Field, Ground, Kind, Value},
    text::day_told,
};
use greenlight_rules::{
    attempt::{Case, Used},
    facts::Violation,
    ids::ViolationId,
    message::Message,
    money::Fen,
    snapshot::Snapshot,
    time::Instant,
};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{desk::as_u32, intake::Sitting, said::Said};

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
    /// The day that the text tells, where the hour is missing.
    pub day: Option<NaiveDate>,
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

pub(super) fn piece(item: &Item, number: u32, facts: &Snapshot<'_>, sitting: &Sitting, now: Instant) -> Piece {
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
    let mut candidates: Vec<Candidate> = match &item.course {
        Course::Ask(candidates) if !candidates.is_empty() => candidates.iter().filter_map(candidate).collect(),
        // Nothing fits: every violation that is still to be paid may be the one that was meant.
        Course::Ask(_) => {
            let open = facts.household.violations.iter().filter(|one| one.decision.is_some() && !facts.is_settled(one));
            open.take(MOST).filter_map(|one| self::candidate(one, facts, paid_at)).collect()
        }
        _ => Vec::new(),
    };
    // What costs as much as was paid stands first.
    let paid = reading.money_of(Field::AmountFen);
    candidates.sort_by_key(|one| Some(one.amount_fen) != paid);
    let fault_of = |fault: &Fault| PieceFault { part: fault.part, said: Said::from(&fault.message) };
    let fields = Field::ALL.iter().filter_map(|field| {
        let read = reading.fields.get(field);
        let needed = item.missing.contains(field);
        let fault = item.faults.iter().find(|fault| fault.field == Some(*field)).map(fault_of);
        let fault = fault.or_else(|| stranger(*field, item, facts));
        (read.is_some() || needed || fault.is_some() || is_asked_for(*field, item)).then(|| PieceField {
            field: *field,
            value: read.map(|read| read.value.clone()),
            confidence: read.map(|read| read.confidence),
            ground: read.map(|read| read.ground),
            day: (*field == Field::OccurredAt && read.is_none()).then(|| day_told(&reading.text, now)).flatten(),
            span: read.and_then(|read| read.span.clone()).map(|span| utf16(&reading.text, span)),
            needed,
            fault,
        })
    });
    let car = reading.text_of(Field::Plate).and_then(|plate| match cars(facts, plate).as_slice() {
        [only] => Some(only.nickname.clone().unwrap_or_else(|| only.plate.clone())),
        _ => None,
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

/// That a driver is nobody of the household, and so is not kept. It stops nothing.
fn stranger(field: Field, item: &Item, facts: &Snapshot<'_>) -> Option<PieceFault> {
    let name = item.reading.text_of(field).filter(|_| field == Field::Driver)?;
    let said = Message::new("driver-unknown").with("name", name.to_owned());
    member(facts, name).is_none().then(|| PieceFault { part: "intake", said: Said::from(&said) })
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
