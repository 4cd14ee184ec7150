//! The portable household file: read in, merged into what is known, and written out again with nothing lost.
//!
//! An import is all or nothing, so reading names everything that is wrong at once, each thing with its JSON path.
//! The lists are read entry by entry; neither a file of a million violations nor one of garbage is ever held as a tree.

mod composed;
mod encoding;
mod merge;
mod names;
mod nouns;
mod object;
mod path;
mod read;
#[cfg(test)]
mod tests;
mod tree;
mod walk;
mod write;

pub use composed::Flaw;
use names::{Names, Unread};
use path::Path;
pub use write::write;

use crate::{
    facts::{
        Account, Appeal, Attachment, DailyWindow, Filing, Household, MaintenanceNotice, Member, Method, Muted, Note,
        Override, Payment, Vehicle, Violation,
    },
    limits::{Breach, Ground, Place, each_breach},
    list::List,
    problem::{Problem, Problems},
};

/// The format this program writes, and the only one it reads.
pub const FORMAT: &str = "greenlight.household/1";

/// Whether bytes are meant as a household file: an object of JSON, in whatever encoding, or nothing at all. Messages and
/// tables begin otherwise, even those whose sender stands in brackets: [12123], [交管], {提醒}.
pub fn is_one(bytes: &[u8]) -> bool {
    let marks = [&b"\xef\xbb\xbf"[..], b"\xff\xfe", b"\xfe\xff"];
    let bytes = marks.iter().find_map(|mark| bytes.strip_prefix(*mark)).unwrap_or(bytes);
    // UTF-16 has a zero beside each letter of JSON.
    let mut signs = bytes.iter().filter(|byte| !byte.is_ascii_whitespace() && **byte != 0);
    let (first, second) = (signs.next(), signs.next());
    match first {
        None => true,
        Some(b'{') => second.is_none_or(|second| second.is_ascii() && !second.is_ascii_digit()),
        Some(b'[') => second.is_none_or(|second| matches!(second, b'{' | b'[' | b']' | b'"')),
        Some(_) => false,
    }
}

/// What a file says: its facts in its order, each list with no id twice.
#[derive(Debug, Default)]
#[allow(missing_docs, reason = "each list is named for what it holds")]
pub struct Document {
    pub members: Vec<Member>,
    pub accounts: Vec<Account>,
    pub vehicles: Vec<Vehicle>,
    pub filings: Vec<Filing>,
    pub violations: Vec<Violation>,
    pub appeals: Vec<Appeal>,
    pub methods: Vec<Method>,
    pub payments: Vec<Payment>,
    pub notes: Vec<Note>,
    pub attachments: Vec<Attachment>,
    /// None when the file does not speak of daily windows; empty when it says that there are none.
    pub daily: Option<Vec<DailyWindow>>,
    pub announced: Vec<MaintenanceNotice>,
    pub parameters: Vec<Override>,
    pub muted: Vec<Muted>,
    names: Names,
    unread: Unread,
}

/// Reads a household file.
///
/// `on_progress` hears from time to time, and at the end, how many entries of the file's lists have been read.
///
/// # Errors
///
/// Everything that is wrong with the way the file is written. Whether its facts agree with one another and with what is
/// known already is for [`apply`] to say.
pub fn read(bytes: &[u8], on_progress: &mut dyn FnMut(u64)) -> Result<Document, Vec<Problem>> {
    let reading = read::read(bytes, on_progress);
    if reading.problems.count() == 0 { Ok(reading.document) } else { Err(reading.problems.into_named()) }
}

/// Reads a household file and merges it into what is known: the whole of an import, short of storing its outcome.
///
/// With `replace`, nothing of `base` stays. `on_progress` is told what [`read`] tells it.
///
/// # Errors
///
/// Everything that is wrong with the file, also with what its facts say together with those of `base`, each with its
/// path in the file. An entry that could not be read is reported once; nothing is concluded from its absence.
pub fn apply(
    bytes: &[u8],
    base: &Household,
    replace: bool,
    ground: &Ground<'_>,
    on_progress: &mut dyn FnMut(u64),
) -> Result<Household, Vec<Problem>> {
    let read::Reading { document, mut problems, complete, .. } = read::read(bytes, on_progress);
    // What stands behind a syntax error may mend or break any limit, so there is nothing to say about them.
    if !complete {
        return Err(problems.into_named());
    }
    check_settings(&document, ground, &mut problems);
    let speaks_of_daily = document.daily.is_some();
    let (household, names, unread) = document.merged(base, replace);
    each_breach(&household, ground, &mut |breach| {
        let known = |place: &Place| index_in_file(place, &household, &names, speaks_of_daily);
        let unreadable = breach.missing.as_ref().is_some_and(|(list, id)| unread.may_have(*list, id));
        if let Some(path) = path_in_file(&breach, known)
            && !unreadable
        {
            problems.push(path, breach.message);
        }
    });
    if problems.count() == 0 { Ok(household) } else { Err(problems.into_named()) }
}

fn check_settings(document: &Document, ground: &Ground<'_>, problems: &mut Problems) {
    for parameter in &document.parameters {
        if let Some(message) = (ground.parameter)(parameter) {
            problems.push(Path::Named(List::Parameters.path(), &parameter.parameter), message);
        }
    }
    for muted in &document.muted {
        if let Some(message) = (ground.muted)(muted) {
            let index = document.names.index(List::Muted, &merge::muted_name(muted)).unwrap_or_default();
            problems.push(Path::Field(&Path::Entry(List::Muted, index), "check"), message);
        }
    }
}

/// The path of the row in the way that stands in the file itself.
fn path_in_file(breach: &Breach, known: impl Fn(&Place) -> Option<usize>) -> Option<String> {
    let (index, place) = row_in_file(breach, known)?;
    let entry = Path::Entry(place.list, index);
    Some(if place.field.is_empty() { entry.to_string() } else { format!("{entry}.{}", place.field) })
}

/// The row in the way that the file itself has, the last one if several are of one list, and its index in the file. None
/// when the file has no part in the breach: it was there before, and refusing the import would not mend it.
fn row_in_file(breach: &Breach, known: impl Fn(&Place) -> Option<usize>) -> Option<(usize, &Place)> {
    let first = breach.place().list;
    let of_first = breach.rows.iter().filter(|place| place.list == first);
    let last = of_first.filter_map(|place| Some((known(place)?, place))).max_by_key(|(index, _)| *index);
    last.or_else(|| breach.rows.iter().find_map(|place| Some((known(place)?, place))))
}

fn index_in_file(place: &Place, household: &Household, names: &Names, speaks_of_daily: bool) -> Option<usize> {
    match place.list {
        // Daily windows have no ids; the file gives all of them, in its order, or none.
        List::Daily => speaks_of_daily.then_some(place.index),
        List::Muted => names.index(List::Muted, &merge::muted_name(household.settings.muted.get(place.index)?)),
        list => names.index(list, &place.id),
    }
}
