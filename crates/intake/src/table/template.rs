//! A table to fill in.

use greenlight_rules::time::Instant;

use super::headings::marks;
use crate::{
    reading::Field,
    sheet::{self, Cell, Kind, Unwritten},
};

/// A table with these headings and one row that shows how they are filled in, which [`super::readings`] passes over.
///
/// # Errors
///
/// [`Unwritten`] when a heading is longer than a cell holds.
pub fn template(kind: Kind, name: &str, headings: &[(Field, &str)], now: Instant) -> Result<Vec<u8>, Unwritten> {
    let mark = marks().examples.first().map(String::as_str).unwrap_or_default();
    let example = headings.iter().enumerate().map(|(column, (field, _))| match column {
        // The first cell says what the row is.
        0 => Cell::Text(format!("{mark} {}", example(*field)).into()),
        _ => Cell::Text(example(*field).into()),
    });
    let headings: Vec<_> = headings.iter().map(|(_, heading)| *heading).collect();
    sheet::write(kind, name, &headings, std::iter::once(example.collect()), now)
}

/// What a cell of a field looks like.
fn example(field: Field) -> &'static str {
    match field {
        Field::Plate => "京A12345",
        Field::VehicleKind => "小型汽车",
        Field::Source => "电子监控",
        Field::OccurredAt => "2026-01-31 08:30",
        Field::Place => "长安街",
        Field::Offence => "违反规定停放",
        Field::Code => "1039",
        Field::FineFen | Field::AmountFen => "200",
        Field::Points => "0",
        Field::WarningOnly => "否",
        Field::Driver | Field::Owner => "王建国",
        Field::Authority => "北京市公安局",
        Field::NoticeNumber => "1101202600120339",
        Field::NotifiedOn | Field::IssuedOn | Field::ServedOn => "2026-02-03",
        Field::DecisionNumber => "1101051234567890",
        Field::Stage => "待处理",
        Field::PaidAt => "2026-02-04 20:15",
        Field::OrderNumber => "2026020422001400001234567890",
        Field::MethodKind => "微信",
    }
}
