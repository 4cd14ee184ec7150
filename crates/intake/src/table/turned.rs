//! Forms: headings that stand in a column with what they say beside them, so that a record is a column and not a row.

use std::collections::BTreeSet;

use super::{
    Grid, Limits, Line, Refusal,
    cell::Mark,
    grid::Filling,
    headings::{DEPTH, field_of},
};
use crate::{reading::Field, scan::plate};

/// How many different fields the headings of a form name at least: a list may have the words of two in a column.
const FEWEST: usize = 3;

/// The table of a form with a row for each record, numbered as its column is. None of a table whose own header is understood
/// as well.
///
/// # Errors
/// When a limit is passed that rows are held to.
pub(super) fn turned(grid: &Grid, limits: &Limits) -> Result<Option<Grid>, Refusal> {
    let lines: Vec<Line<'_>> = grid.lines().take(DEPTH + 1).collect();
    if lines.len() > DEPTH {
        return Ok(None);
    }
    let width = lines.iter().map(|line| line.len()).max().unwrap_or(0);
    let named = |column: usize| lines.iter().filter_map(|line| field_of(line.text(column))).collect::<BTreeSet<_>>();
    // A form on paper has several such columns beside each other.
    let labels: Vec<usize> = (0..width).filter(|column| named(*column).len() > 1).collect();
    let all: BTreeSet<Field> = labels.iter().flat_map(|column| named(*column)).collect();
    if all.len() < FEWEST.max(grid.understood() + 1) {
        return Ok(None);
    }
    let ends = labels.iter().skip(1).chain([&width]);
    let columns: Vec<_> = labels.iter().zip(ends).map(|(label, end)| (*label, *end)).collect();
    let heads = || columns.iter().flat_map(|(label, end)| lines.iter().map(move |line| (*line, *label, *end)));
    // Instructions for a table name its headings too, and say something else beside them.
    let is_value = |(line, label, end): (Line<'_>, usize, usize)| {
        (label + 1..end).any(|column| match field_of(line.text(label)) {
            Some(Field::Plate) => plate::parse(line.text(column)).is_some(),
            Some(Field::OccurredAt) => line.text(column).starts_with(|sign: char| sign.is_ascii_digit()),
            _ => false,
        })
    };
    if !heads().any(is_value) {
        return Ok(None);
    }
    let mut filling = Filling::new(grid.form, limits);
    for beside in 0..width {
        filling.row(labels[0] + beside + 1);
        let says =
            |(line, label, end): &(Line<'_>, usize, usize)| (label + 1..*end).any(|at| !line.text(at).is_empty());
        for (place, (line, label, end)) in heads().filter(says).enumerate() {
            let column = label + beside;
            if column < end {
                let mark = if line.is_damaged(column) { Mark::Damaged } else { Mark::Plain };
                filling.cell(place, line.text(column), mark)?;
            }
        }
    }
    let mut grid = filling.done()?;
    grid.is_turned = true;
    Ok(Some(grid))
}
