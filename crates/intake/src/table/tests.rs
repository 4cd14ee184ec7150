//! Tables as files have them, read to rows. The only place where these tests touch the interface.

mod columns;
mod encodings;
mod excel;
mod hostile;
mod layouts;
mod pages;
mod rows;
mod template;

use std::{collections::BTreeMap, ops::ControlFlow};

use greenlight_rules::time::Instant;

use super::*;
use crate::reading::{Field, Value};

/// When these tables are read.
fn now() -> Instant {
    Instant::parse("2026-09-11T20:00:00+08:00").expect("an instant")
}

/// Reads a table under the usual limits.
fn grid(bytes: &[u8]) -> Result<Grid, Refusal> {
    open(bytes, None, &Limits::default(), &mut |_| ControlFlow::Continue(()))
}

/// What a row says, in short: each field as text, and each problem as its column and key.
#[derive(Debug, PartialEq, Eq)]
struct Seen {
    number: usize,
    fields: BTreeMap<Field, String>,
    problems: Vec<(usize, &'static str)>,
}

impl Seen {
    fn of(&self, field: Field) -> &str {
        self.fields.get(&field).map_or("", String::as_str)
    }
}

/// The rows of a table, by the mapping that is guessed for it.
#[track_caller]
fn seen(bytes: &[u8]) -> Vec<Seen> {
    let grid = grid(bytes).expect("a table");
    let mapping = grid.guess();
    readings(&grid, &mapping, now()).map(short).collect()
}

fn short(row: Row) -> Seen {
    let text = |value: &Value| match value {
        Value::Text(text) => text.clone(),
        Value::Instant(at) => at.to_string(),
        Value::Day(day) => day.to_string(),
        Value::Money(amount) => amount.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Flag(flag) => flag.to_string(),
    };
    let given = |field: &Field| row.reading.fields[field].ground != crate::reading::Ground::Follows;
    Seen {
        number: row.number,
        fields: row
            .reading
            .fields
            .iter()
            .filter(|(field, _)| given(field))
            .map(|(f, read)| (*f, text(&read.value)))
            .collect(),
        problems: row.problems.iter().map(|problem| (problem.column, problem.message.key)).collect(),
    }
}

/// A row of a list as most of them are.
const HEADER: &str = "号牌号码,违法时间,违法地点,违法行为,罚款金额(元),记分,决定书编号";
const ROW: &str = "京A8X2K6,2026-08-20 08:12,长安街,违反规定停放,200,0,1101051234567890";

#[track_caller]
fn is_that_row(seen: &Seen) {
    assert_eq!(seen.problems, []);
    assert_eq!(seen.of(Field::Plate), "京A8X2K6");
    assert_eq!(seen.of(Field::OccurredAt), "2026-08-20T08:12:00+08:00");
    assert_eq!(seen.of(Field::Place), "长安街");
    assert_eq!(seen.of(Field::Offence), "违反规定停放");
    assert_eq!(seen.of(Field::FineFen), "¥200.00");
    assert_eq!(seen.of(Field::Points), "0");
    assert_eq!(seen.of(Field::DecisionNumber), "1101051234567890");
}
