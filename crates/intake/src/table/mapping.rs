//! Which column says what.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Grid, headings};
use crate::reading::Field;

/// What each column says, from the left; none where it says nothing that is kept.
///
/// Several columns may say the same field: the day and the time of day of a violation, whether it was handled and whether
/// it was paid. Of any other field the first column that holds something counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Mapping {
    /// The field of each column.
    pub columns: Vec<Option<Field>>,
}

impl Mapping {
    /// The columns that say a field, from the left.
    pub fn columns_of(&self, field: Field) -> impl Iterator<Item = usize> + '_ {
        let columns = self.columns.iter().enumerate();
        columns.filter(move |(_, mapped)| **mapped == Some(field)).map(|(column, _)| column)
    }

    /// The fields that some column says, each once, in their order.
    pub fn fields(&self) -> std::collections::BTreeSet<Field> {
        self.columns.iter().flatten().copied().collect()
    }
}

impl Grid {
    /// What each column says, by its heading. A field that several headings name is that of the surest heading; with no
    /// header no column says anything.
    pub fn guess(&self) -> Mapping {
        let header = self.headings();
        let mut columns: Vec<Option<Field>> = vec![None; self.width().max(header.len())];
        // What is due beside a surcharge is the sum of both, and no fine.
        let is_sum = |heading: &str| {
            let has = |heading: &str, marks: &[String]| marks.iter().any(|mark| heading.contains(mark.as_str()));
            let marks = headings::marks();
            has(heading, &marks.due) && header.iter().any(|heading| has(heading, &marks.surcharge))
        };
        let ranked = |heading: &String| headings::ranked(heading).filter(|_| !is_sum(heading));
        let named: Vec<_> = header.iter().map(ranked).collect();
        for (column, own) in named.iter().enumerate() {
            let Some((field, rank)) = *own else { continue };
            // Whether a row is in fen cannot be seen in a row: such a column is left to whoever looks at the table.
            if is_money(field) && headings::unit(&header[column]).is_some_and(|unit| unit == "分" || unit == "fen") {
                continue;
            }
            let rivals =
                named.iter().enumerate().filter_map(|(place, rival)| rival.map(|(field, rank)| (field, rank, place)));
            let surest = rivals.filter(|(rival, ..)| *rival == field).map(|(_, rank, place)| (rank, place)).min();
            if surest == Some((rank, column)) || shares(header, &named, field, column) {
                columns[column] = Some(field);
            }
        }
        for (column, heading) in header.iter().enumerate() {
            let longer = headings::contained(heading).filter(|field| !is_money(*field));
            if let Some(field) = longer.filter(|field| named[column].is_none() && !columns.contains(&Some(*field))) {
                columns[column] = Some(field);
            }
        }
        Mapping { columns }
    }

    /// The headings from the left as they are compared, the same for every file with the same header row: a mapping that
    /// somebody corrected can be remembered by it. None without a header.
    pub fn fingerprint(&self) -> Option<String> {
        let headings: Vec<_> = self.headings().iter().map(|heading| headings::plain(heading)).collect();
        (!headings.is_empty()).then(|| headings.join("|"))
    }
}

/// Whether a column says a part of a field of which another column says the rest.
fn shares(header: &[String], named: &[Option<(Field, usize)>], field: Field, column: usize) -> bool {
    let marks = headings::marks();
    let has = |column: usize, marks: &[String]| {
        let heading = headings::plain(&header[column]);
        marks.iter().any(|mark| heading.contains(mark.as_str()))
    };
    let mut others =
        (0..named.len()).filter(|other| *other != column && named[*other].is_some_and(|(f, _)| f == field));
    match field {
        Field::Stage => true,
        Field::OccurredAt => {
            let day = |column| has(column, &marks.day) && !has(column, &marks.hour);
            let hour = |column| has(column, &marks.hour) && !has(column, &marks.day);
            others.any(|other| day(column) && hour(other) || hour(column) && day(other))
        }
        _ => false,
    }
}

fn is_money(field: Field) -> bool {
    matches!(field, Field::FineFen | Field::AmountFen)
}
