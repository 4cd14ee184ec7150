//! What a parameter's value can be, and how it is read from the data or from a household's override.

use serde_json::{Map, Value, json};

use super::Unit;
use crate::{
    facts::{DailyWindow, MethodKind},
    money::Fen,
    time::parse_time,
};

/// A type of value a parameter can have. Published values and overrides are read by the same rule.
pub trait ParameterValue: Clone {
    /// What is expected, in English.
    const EXPECTED: &'static str;
    /// The units that go with it.
    const UNITS: &'static [Unit];

    /// Reads it; none if it is of another type or out of bounds.
    fn read(value: &Value) -> Option<Self>;

    /// Writes it the way it is read.
    fn write(&self) -> Value;
}

/// The largest number a parameter may be: more than 27 years of days, and far from where sums or dates overflow.
const MOST: u32 = 10_000;

impl ParameterValue for u32 {
    const EXPECTED: &'static str = "a whole number from 0 to 10000";
    const UNITS: &'static [Unit] =
        &[Unit::Days, Unit::WorkingDays, Unit::Months, Unit::Hours, Unit::Points, Unit::BasisPoints, Unit::Count];

    fn read(value: &Value) -> Option<u32> {
        u32::try_from(value.as_u64()?).ok().filter(|number| *number <= MOST)
    }

    fn write(&self) -> Value {
        json!(self)
    }
}

impl ParameterValue for Fen {
    const EXPECTED: &'static str = "an amount in fen, a whole number from 0 to 100000000000000";
    const UNITS: &'static [Unit] = &[Unit::Fen];

    fn read(value: &Value) -> Option<Fen> {
        value.as_i64().map(Fen).filter(|amount| (Fen::ZERO..=Fen::MAX).contains(amount))
    }

    fn write(&self) -> Value {
        json!(self)
    }
}

impl ParameterValue for Vec<DailyWindow> {
    const EXPECTED: &'static str =
        "a list of windows such as {\"start\": \"02:00\", \"end\": \"04:00\"}, each with an end that is not its start";
    const UNITS: &'static [Unit] = &[Unit::DailyWindows];

    fn read(value: &Value) -> Option<Vec<DailyWindow>> {
        value.as_array()?.iter().map(|window| read_window(window.as_object()?)).collect()
    }

    fn write(&self) -> Value {
        json!(self)
    }
}

fn read_window(window: &Map<String, Value>) -> Option<DailyWindow> {
    let time = |name| parse_time(window.get(name)?.as_str()?);
    let (start, end) = (time("start")?, time("end")?);
    (window.len() == 2 && start != end).then_some(DailyWindow { start, end })
}

impl ParameterValue for Vec<MethodKind> {
    const EXPECTED: &'static str = "a list, without repeats and not empty, of wechat, alipay, unionpay, debit_card, credit_card and credit_instalment";
    const UNITS: &'static [Unit] = &[Unit::MethodKinds];

    fn read(value: &Value) -> Option<Vec<MethodKind>> {
        let mut kinds = Vec::new();
        for word in value.as_array()? {
            let kind = MethodKind::from_word(word.as_str()?)?;
            if kinds.contains(&kind) {
                return None;
            }
            kinds.push(kind);
        }
        (!kinds.is_empty()).then_some(kinds)
    }

    fn write(&self) -> Value {
        json!(self)
    }
}
