//! Rows about one car of which only the first names it: what is left of merged cells where a file cannot keep them.

use super::{
    Grid, Line, Mapping,
    grid::Merged,
    headings::{marks, plain},
};
use crate::reading::Field;

/// What the first row of a group says for all of it.
const OF_CAR: [Field; 3] = [Field::Plate, Field::Owner, Field::VehicleKind];

/// The cells that stand for the rows below them, as merged ones do. None where a blank plate may as well be one that
/// nobody knew.
///
/// Plain it is only where each group has a number of its own: the column of numbers is filled wherever a plate stands, and
/// nowhere else. No car comes twice, since a row of the one could belong to the other, and no row is missing in between.
pub(super) fn groups(grid: &Grid, mapping: &Mapping, lines: &[Line<'_>]) -> Vec<Merged> {
    let Some(plate) = mapping.columns_of(Field::Plate).next() else { return Vec::new() };
    let holds = |line: &Line<'_>, column| !line.text(column).is_empty();
    let named: Vec<&Line<'_>> = lines.iter().filter(|line| holds(line, plate)).collect();
    let mut plates: Vec<&str> = named.iter().map(|line| line.text(plate)).collect();
    plates.sort_unstable();
    let serial = grid.headings().iter().position(|heading| marks().serials.contains(&plain(heading)));
    let is_plain = named.len() < lines.len()
        && lines.first().is_some_and(|first| holds(first, plate))
        && plates.windows(2).all(|pair| pair[0] != pair[1])
        && serial.is_some_and(|serial| lines.iter().all(|line| holds(line, serial) == holds(line, plate)));
    if !is_plain {
        return Vec::new();
    }
    let columns: Vec<usize> = OF_CAR.iter().flat_map(|field| mapping.columns_of(*field)).collect();
    let number = |line: &Line<'_>| u32::try_from(line.number()).unwrap_or(u32::MAX);
    let mut merged: Vec<Merged> = Vec::new();
    let mut last = None;
    let mut group = Vec::new();
    for line in lines {
        if holds(line, plate) {
            merged.append(&mut group);
            let cell = |column: &usize| {
                let column = u32::try_from(*column).unwrap_or(u32::MAX);
                Merged { column, first: number(line), last: number(line) }
            };
            group = columns.iter().map(cell).collect();
        } else if last.is_some_and(|last| last + 1 == number(line)) {
            group.iter_mut().for_each(|cell| cell.last = number(line));
        } else {
            // Whose the rows below a gap are nobody can say.
            merged.append(&mut group);
        }
        last = Some(number(line));
    }
    merged.append(&mut group);
    merged.sort_unstable();
    merged
}
