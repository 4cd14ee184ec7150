//! What was read: fields of the field's own names, each with where it stood and how sure that is.
//!
//! Messages, rows of tables and lines of bills all become [`Reading`]s; from there on nobody asks where they came from.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use chrono::NaiveDate;
use greenlight_rules::{money::Fen, time::Instant};
use serde::{Deserialize, Serialize};
use specta::Type;

/// What a text, a row or a line is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A recorded violation: a message of a camera, a parking notice, a notice to appear, a row of a list.
    Violation,
    /// A decision (行政处罚决定书). It advances a violation that is known, or brings one that is not.
    Decision,
    /// A payment that was made: a receipt, a line of a wallet's bill.
    Payment,
    /// A reminder to move the car. It is no violation yet: it is kept as a note, and no clock runs.
    MoveReminder,
    /// A message that only looks like one of the traffic police's: nothing of it is kept.
    Phishing,
    /// Not recognised as any of these.
    Unclear,
}

impl Kind {
    /// All of them.
    pub const ALL: [Kind; 6] =
        [Kind::Violation, Kind::Decision, Kind::Payment, Kind::MoveReminder, Kind::Phishing, Kind::Unclear];
}

/// A field that can be read. The names are those of the portable file where it has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// 号牌号码, [`Value::Text`]: upper case, without a dot; `*` for each character that is masked.
    Plate,
    /// 号牌种类, [`Value::Text`]: a word of `VehicleKind`.
    VehicleKind,
    /// 机动车所有人, [`Value::Text`].
    Owner,
    /// Which document, [`Value::Text`]: a word of `Source`.
    Source,
    /// 违法时间, [`Value::Instant`].
    OccurredAt,
    /// 违法地点, [`Value::Text`].
    Place,
    /// 违法行为, [`Value::Text`], as written.
    Offence,
    /// 违法代码, [`Value::Text`].
    Code,
    /// 罚款, [`Value::Money`].
    FineFen,
    /// 记分, [`Value::Number`].
    Points,
    /// Whether it is a 警告, [`Value::Flag`].
    WarningOnly,
    /// 当事人、被处罚人, [`Value::Text`].
    Driver,
    /// 采集机关、处理机关, [`Value::Text`].
    Authority,
    /// 告知单、通知书、凭证编号, [`Value::Text`].
    NoticeNumber,
    /// The day the notice came, [`Value::Day`].
    NotifiedOn,
    /// 决定书编号, [`Value::Text`].
    DecisionNumber,
    /// The day the decision was made, [`Value::Day`].
    IssuedOn,
    /// The day the decision was received, [`Value::Day`].
    ServedOn,
    /// How far it has come, [`Value::Text`]: a word of `Stage`.
    Stage,
    /// When it was paid, [`Value::Instant`].
    PaidAt,
    /// How much was paid, [`Value::Money`].
    AmountFen,
    /// 交易订单号, [`Value::Text`]: the identity of a payment in a bill.
    OrderNumber,
    /// What it was paid with, [`Value::Text`]: a word of `MethodKind`.
    MethodKind,
}

impl Field {
    /// All of them, in the order in which people name them.
    pub const ALL: [Field; 23] = [
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
}

/// What a field says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Value {
    /// Text.
    Text(String),
    /// A point in time.
    Instant(Instant),
    /// A Beijing date.
    Day(NaiveDate),
    /// An amount in fen.
    Money(Fen),
    /// A number, such as points.
    Number(u32),
    /// Yes or no.
    Flag(bool),
}

impl Value {
    /// The text of a value that is text.
    pub fn text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// How sure a reading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// Guessed from something else, such as a fine from the table of offences.
    Low,
    /// It stood there, and could also be read another way.
    Medium,
    /// It stood there in so many words.
    High,
}

impl Confidence {
    /// All of them.
    pub const ALL: [Confidence; 3] = [Confidence::Low, Confidence::Medium, Confidence::High];
}

/// Why a reading is as sure as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// It stood there in so many words.
    Written,
    /// It stood there, damaged: blanks lost, digits of another width, letters that look alike.
    Mended,
    /// Part of it is masked.
    Masked,
    /// The year, the month or the day was not written and is the nearest in the past.
    Nearest,
    /// A cell of a table, under this field's heading.
    Cell,
    /// It follows from the kind of document.
    Document,
    /// The table of offences has it so.
    Table,
    /// It follows from another field.
    Follows,
    /// Somebody typed it.
    Typed,
}

impl Ground {
    /// All of them.
    pub const ALL: [Ground; 9] = [
        Ground::Written,
        Ground::Mended,
        Ground::Masked,
        Ground::Nearest,
        Ground::Cell,
        Ground::Document,
        Ground::Table,
        Ground::Follows,
        Ground::Typed,
    ];
}

/// One field that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// What it says.
    pub value: Value,
    /// Where it stood in the reading's own text, in bytes; none when it follows from something else.
    pub span: Option<Range<usize>>,
    /// How sure that is.
    pub confidence: Confidence,
    /// Why.
    pub ground: Ground,
}

/// One message, one row, one line: what it is about and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// What it is about.
    pub kind: Kind,
    /// Its own text as it was given, not a byte changed.
    pub text: String,
    /// What was read, by field.
    pub fields: BTreeMap<Field, Read>,
    /// What it says, and nobody could read: nothing is supposed in its place.
    pub unread: BTreeSet<Field>,
}

impl Reading {
    /// A reading of a text with nothing read yet.
    pub fn new(kind: Kind, text: impl Into<String>) -> Reading {
        Reading { kind, text: text.into(), fields: BTreeMap::new(), unread: BTreeSet::new() }
    }

    /// What a field says.
    pub fn value(&self, field: Field) -> Option<&Value> {
        self.fields.get(&field).map(|read| &read.value)
    }

    /// The text of a field that is text.
    pub fn text_of(&self, field: Field) -> Option<&str> {
        match self.value(field)? {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The instant of a field that is one.
    pub fn instant_of(&self, field: Field) -> Option<Instant> {
        match self.value(field)? {
            Value::Instant(instant) => Some(*instant),
            _ => None,
        }
    }

    /// The day of a field that is one.
    pub fn day_of(&self, field: Field) -> Option<NaiveDate> {
        match self.value(field)? {
            Value::Day(day) => Some(*day),
            _ => None,
        }
    }

    /// The amount of a field that is one.
    pub fn money_of(&self, field: Field) -> Option<Fen> {
        match self.value(field)? {
            Value::Money(amount) => Some(*amount),
            _ => None,
        }
    }

    /// The number of a field that is one.
    pub fn number_of(&self, field: Field) -> Option<u32> {
        match self.value(field)? {
            Value::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// Whether a field that is yes or no says yes.
    pub fn flag_of(&self, field: Field) -> bool {
        matches!(self.value(field), Some(Value::Flag(true)))
    }

    /// Puts a field in, in place of what was read before.
    pub fn put(
        &mut self,
        field: Field,
        value: Value,
        span: Option<Range<usize>>,
        confidence: Confidence,
        ground: Ground,
    ) {
        self.fields.insert(field, Read { value, span, confidence, ground });
    }
}
