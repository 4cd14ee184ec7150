//! The row with the headings, and the row of groups that may stand above it: 违法信息 over 时间 and 地点.

use std::collections::BTreeSet;

use super::{
    Line,
    headings::{DEPTH, FEWEST, field_of, marks, plain},
};

/// A header: a row with headings, or two where one heading stands over several columns and others reach down beside it.
#[derive(Clone)]
pub(super) struct Header {
    /// The place of its last row among the lines.
    pub place: usize,
    /// Whether the row above belongs to it.
    pub is_double: bool,
    /// What each column is headed with, from the left.
    pub headings: Vec<String>,
    /// How many different fields the headings name.
    pub named: usize,
    /// The place of a row further down that names more columns: the list goes on below it.
    pub again: Option<usize>,
}

/// The header among the first lines: the one whose headings name most fields, of equals the first. Where the list began
/// before under some of the same headings, as what is open stands above what is settled, it is the header of both.
pub(super) fn find<'a>(lines: impl Iterator<Item = Line<'a>>) -> Option<Header> {
    let lines: Vec<Line<'_>> = lines.take(DEPTH).collect();
    let headed = (0..lines.len()).filter(|place| named(lines[*place].texts()) >= FEWEST);
    let headers: Vec<Header> = headed.filter_map(|place| at(&lines, place)).collect();
    let best = headers.iter().max_by_key(|header| (header.named, std::cmp::Reverse(header.place)))?;
    let first = headers.iter().find(|first| first.place + 1 < best.place && goes_on(first, best));
    let Some(first) = first else { return Some(best.clone()) };
    let mut both = Header { place: first.place, again: Some(best.place), ..best.clone() };
    both.headings.resize(best.headings.len().max(first.headings.len()), String::new());
    for (heading, own) in both.headings.iter_mut().zip(&first.headings).filter(|(heading, _)| heading.is_empty()) {
        heading.clone_from(own);
    }
    Some(both)
}

/// Whether a list that began under one header goes on under another: what both name stands in the same columns. A line of
/// labels and what they say is no header.
fn goes_on(first: &Header, best: &Header) -> bool {
    let mut columns = first.headings.iter().zip(best.headings.iter().map(String::as_str).chain(std::iter::repeat("")));
    let is_same = |(own, other): (&String, &str)| match (field_of(own), field_of(other)) {
        (Some(own), Some(other)) => own == other,
        (Some(_), None) => other.is_empty(),
        (None, _) => own.is_empty() || own == other,
    };
    first.named > FEWEST && !first.is_double && !best.is_double && columns.all(is_same)
}

/// The header whose last row is the line at this place.
pub(super) fn at(lines: &[Line<'_>], place: usize) -> Option<Header> {
    let line = *lines.get(place)?;
    let single: Vec<String> = line.texts().map(str::to_owned).collect();
    let alone = named(single.iter().map(String::as_str));
    let above = place.checked_sub(1).and_then(|above| lines.get(above)).copied();
    if let Some(above) = above.filter(|above| above.number() + 1 == line.number() && is_group(*above)) {
        let headings = joined(above, line);
        let named = named(headings.iter().map(String::as_str));
        let tells_apart = headings.iter().zip(&single).any(|(joined, own)| field_of(joined) != field_of(own));
        if named > alone || named == alone && tells_apart {
            return Some(Header { place, is_double: true, headings, named, again: None });
        }
    }
    Some(Header { place, is_double: false, headings: single, named: alone, again: None })
}

/// Whether a row can be one of groups: a title is a single cell, and what has digits in it is a list's own.
fn is_group(line: Line<'_>) -> bool {
    line.texts().filter(|text| !text.is_empty()).count() > 1
        && !line.texts().any(|text| text.contains(|sign: char| sign.is_ascii_digit()))
}

/// The headings of two rows: a blank one is the one that reaches down from above, and one that says more with its group's
/// name before it has that name: 缴款信息 over 时间 is 缴款时间.
fn joined(above: Line<'_>, line: Line<'_>) -> Vec<String> {
    let mut group = "";
    let columns = 0..line.len().max(above.len());
    let heading = |column| {
        let (top, own) = (above.text(column), line.text(column));
        group = if top.is_empty() { group } else { stem(top) };
        let both = format!("{group}{own}");
        match own.is_empty() {
            true => top.to_owned(),
            false if field_of(&both).is_some() => both,
            false => own.to_owned(),
        }
    };
    columns.map(heading).collect()
}

/// What a group is about: 缴款 of 缴款信息.
fn stem(group: &str) -> &str {
    marks().groups.iter().find_map(|end| group.strip_suffix(end.as_str())).unwrap_or(group)
}

/// How many different fields these headings name.
fn named<'a>(headings: impl Iterator<Item = &'a str>) -> usize {
    headings.filter(|heading| !plain(heading).is_empty()).filter_map(field_of).collect::<BTreeSet<_>>().len()
}
