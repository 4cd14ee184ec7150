//! Which sheets of a workbook are read.

use std::path::Path;

use greenlight_intake::{
    reading::Field,
    table::{self, Grid, Limits, Mapping, OnProgress, Refusal},
};
use greenlight_rules::message::{Message, Value};

use super::columns;
use crate::Trouble;

/// How many sheets of a workbook are looked into: each costs as much as a workbook of its own.
const MOST: usize = 60;

/// The sheets of a workbook.
pub(super) struct Sheets {
    /// Those that are lists, in their order, each with its name: a month or a car may have one each. The only one of a file
    /// that is no workbook has no name.
    pub lists: Vec<(String, Grid, Mapping)>,
    /// The others by why they are not read, from the part `intake` of the catalogue. An empty one is not among them.
    pub left_out: Vec<Message<'static>>,
}

impl Sheets {
    /// Looks into the sheets beside the one that is understood best, `grid`: what has other headings than a list of
    /// violations stays out.
    ///
    /// # Errors
    /// When `heard` says to stop.
    pub fn of(
        bytes: &[u8],
        grid: Grid,
        mapping: Mapping,
        folder: &Path,
        heard: OnProgress<'_>,
    ) -> Result<Sheets, Trouble> {
        let (names, own, header) = (grid.sheets.clone(), grid.sheet, grid.fingerprint());
        let file = grid.name.clone();
        let mut best = Some((grid, mapping));
        let mut lists = Vec::new();
        let (mut no_list, mut unreadable, mut beyond) = (Vec::new(), Vec::new(), Vec::new());
        for (place, sheet) in names.into_iter().enumerate() {
            if place == own {
                lists.extend(best.take().map(|(grid, mapping)| (sheet, grid, mapping)));
                continue;
            }
            if place >= MOST {
                beyond.push(sheet.into());
                continue;
            }
            match table::open(bytes, Some(&sheet), &Limits::default(), &mut *heard) {
                Ok(mut grid) => {
                    let mapping = columns::of(&grid, folder);
                    if is_list(&mapping) || header.is_some() && grid.fingerprint() == header {
                        grid.name.clone_from(&file);
                        lists.push((sheet, grid, mapping));
                    } else {
                        no_list.push(sheet.into());
                    }
                }
                Err(Refusal::Stopped) => return Err(Trouble::Stopped),
                // New workbooks have two more sheets than anybody uses.
                Err(Refusal::Empty) => {}
                // A damaged sheet is no reason to refuse the others.
                Err(_) => unreadable.push(sheet.into()),
            }
        }
        lists.extend(best.map(|(grid, mapping)| (String::new(), grid, mapping)));
        let most = Value::Count(i64::try_from(MOST).unwrap_or(i64::MAX));
        let reasons = [
            (Message::new("table.sheet.no-list"), no_list),
            (Message::new("table.sheet.unreadable"), unreadable),
            (Message::new("table.sheet.too-many").with("most", most), beyond),
        ];
        let said = reasons.into_iter().filter(|(_, sheets)| !sheets.is_empty());
        let left_out = said.map(|(why, sheets)| why.with("sheets", Value::Texts(sheets))).collect();
        Ok(Sheets { lists, left_out })
    }
}

/// Whether columns are those of a list of violations.
fn is_list(mapping: &Mapping) -> bool {
    let fields = mapping.fields();
    fields.contains(&Field::OccurredAt) && [Field::Offence, Field::Place].iter().any(|field| fields.contains(field))
}
