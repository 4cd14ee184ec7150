//! Plates that stand above rows instead of in them: in a title, or in the name of the sheet or the file.

use super::{Grid, Line, Mapping, rows::is_blank};
use crate::{
    reading::Field,
    scan::plate::{self, Plate},
};

/// Whose the rows are that name no car themselves.
#[derive(Default)]
pub(super) struct Titles {
    /// The rows that are titles, from the top, each with the one car that it names. The first begins above all rows.
    sections: Vec<(usize, Option<Plate>)>,
}

impl Titles {
    /// The plates of what stands above the header and of the names of sheet and file, and of the rows between the others that are a
    /// title: one cell, or what stands above a header that is said again.
    ///
    /// None where rows name other cars: one that is blank may then be one that nobody knew.
    pub fn of(grid: &Grid, mapping: &Mapping) -> Titles {
        let columns: Vec<usize> = mapping.columns_of(Field::Plate).collect();
        let is_named = |line: &Line<'_>| columns.iter().any(|column| !is_blank(line.text(*column)));
        let Some(header) = grid.header_lines().next() else { return Titles::default() };
        if grid.body().all(|line| is_named(&line)) {
            return Titles::default();
        }
        let above = grid.lines().take_while(|line| line.number() < header.number()).flat_map(Line::texts);
        let names = grid.sheets.get(grid.sheet).into_iter().chain([&grid.name]).map(String::as_str);
        let mut sections = vec![(0, named(above.chain(names)).1)];
        let mut own = Vec::new();
        let mut lines = grid.body().peekable();
        while let Some(line) = lines.next() {
            let next = lines.peek();
            let is_single = line.texts().filter(|text| !text.is_empty()).nth(1).is_none();
            let opens = is_single && !(is_named(&line) && next.is_none_or(is_named))
                || next.is_some_and(|next| next.texts().eq(header.texts()));
            match opens.then(|| named(line.texts())) {
                Some((true, plate)) => sections.push((line.number(), plate)),
                _ if is_named(&line) => own.extend(columns.iter().map(|column| line.text(*column))),
                _ => {}
            }
        }
        let is_theirs = |text: &str| {
            let plates = sections.iter().filter_map(|(_, plate)| plate.as_ref());
            is_blank(text)
                || plate::parse(text).is_some_and(|own| plates.into_iter().any(|plate| plate.text == own.text))
        };
        if own.into_iter().all(is_theirs) { Titles { sections } } else { Titles::default() }
    }

    /// The car of a row that names none, by the row's number.
    pub fn plate(&self, row: usize) -> Option<&Plate> {
        let before = self.sections.partition_point(|(title, _)| *title <= row);
        self.sections.get(before.checked_sub(1)?)?.1.as_ref()
    }

    /// Whether the row of this number is a title.
    pub fn is_title(&self, row: usize) -> bool {
        self.sections.binary_search_by_key(&row, |(title, _)| *title).is_ok()
    }
}

/// The car that a text names if it is one: 京A8X2K6(爸爸的车).
pub(super) fn only(text: &str) -> Option<Plate> {
    named([text].into_iter()).1
}

/// Whether any car is named, and which if it is one.
fn named<'a>(texts: impl Iterator<Item = &'a str>) -> (bool, Option<Plate>) {
    let mut plates: Vec<Plate> = texts.flat_map(plate::find).map(|found| found.value).collect();
    plates.dedup_by(|one, other| one.text == other.text);
    let names = !plates.is_empty();
    let one = plates.pop();
    (names, one.filter(|_| plates.is_empty()))
}
