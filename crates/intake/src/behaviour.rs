//! Which row of the table of offences a text speaks of.
//!
//! Records, notices and people word a behaviour in many ways. `law/offence-words.csv` lists them by the table's keys; all
//! that follows from a match is a proposal.

use std::{
    borrow::Cow,
    collections::{BTreeSet, HashMap},
    ops::Range,
    sync::LazyLock,
};

use greenlight_rules::law::{Offence, POINTS_SINCE};
use serde::Deserialize;

use crate::{
    reading::{Confidence, Field, Ground, Reading, Value},
    scan::{before, folded, money},
};

const WORDS: &str = include_str!("../../../law/offence-words.csv");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    key: String,
    /// Words that all stand in the text, in this order, with `+` between them.
    words: String,
    /// A word of the place or of the text; empty when the place says nothing.
    r#where: String,
    #[serde(rename = "source")]
    _source: String,
}

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    // The list is part of the program, and a test reads every row.
    csv::Reader::from_reader(WORDS.as_bytes()).deserialize().filter_map(Result::ok).collect()
});

/// The rows by the character that their words begin with: a list of a hundred thousand asks for as many behaviours.
static BY_FIRST: LazyLock<HashMap<char, Vec<&Row>>> = LazyLock::new(|| {
    let mut rows: HashMap<char, Vec<&Row>> = HashMap::new();
    for row in ROWS.iter() {
        rows.entry(row.words.chars().next().unwrap_or_default()).or_default().push(row);
    }
    rows
});

/// The row of the table of offences that a text speaks of: by its code where it has one that one row alone carries, else by
/// the longest of the known wordings. None where nothing fits, or two rows equally well.
pub fn matching<'a>(text: &str, place: &str, code: Option<&str>, offences: &'a [Offence]) -> Option<&'a Offence> {
    if let Some(code) = code {
        let mut having = offences.iter().filter(|offence| offence.has_code(code));
        if let (Some(one), None) = (having.next(), having.next()) {
            return Some(one);
        }
    }
    let (text, place) = (bare(text), bare(place));
    let mut best: Option<(usize, &str)> = None;
    let mut tie = false;
    // A character that is there twice asks about its rows twice, which comes to the same.
    for row in text.chars().filter_map(|character| BY_FIRST.get(&character)).flatten() {
        let Some(weight) = weight(row, &text, &place) else { continue };
        match best {
            Some((heaviest, _)) if weight < heaviest => {}
            Some((heaviest, key)) if weight == heaviest => tie |= key != row.key,
            _ => (best, tie) = (Some((weight, row.key.as_str())), false),
        }
    }
    // Words without a key name a behaviour, and not which of several rows.
    let (_, key) = best.filter(|(_, key)| !tie && !key.is_empty())?;
    offences.iter().find(|offence| offence.key == key)
}

/// What the table of offences has of a reading's behaviour, where the reading itself says nothing: what it is called, its
/// code, and the points it carries since the day from which the table has them.
pub fn propose(reading: &mut Reading, offences: &[Offence]) {
    // What the reading says itself is not looked for.
    if [Field::Offence, Field::Code, Field::Points, Field::FineFen]
        .iter()
        .all(|field| reading.fields.contains_key(field))
    {
        return;
    }
    let Some(offence) = of(reading, offences) else { return };
    let since = reading.instant_of(Field::OccurredAt).is_none_or(|at| at.date() >= POINTS_SINCE);
    let name = offence.behaviour.split("(简称").next().map(|name| Value::Text(name.trim().to_owned()));
    let code = offence.plain_code.clone().map(Value::Text);
    let points = offence.points.filter(|_| since).map(Value::Number);
    let fine = money::parse(&offence.statute_fine).filter(|_| !reading.flag_of(Field::WarningOnly)).map(Value::Money);
    for (field, value) in [(Field::Offence, name), (Field::Code, code), (Field::Points, points), (Field::FineFen, fine)]
    {
        guess(reading, field, value);
    }
}

/// The fine that is usual for a reading's behaviour, where neither the reading nor the statute has one: what was seen in
/// the plate's own place, else the most that was seen anywhere, so that nobody comes with too little. The decision may fix
/// another one.
pub fn propose_usual_fine(reading: &mut Reading, offences: &[Offence]) {
    if reading.flag_of(Field::WarningOnly) || reading.fields.contains_key(&Field::FineFen) {
        return;
    }
    let Some(offence) = of(reading, offences) else { return };
    let usual = offence.usual_fine(reading.text_of(Field::Plate).and_then(|plate| plate.chars().next()));
    guess(reading, Field::FineFen, usual.map(Value::Money));
}

fn of<'a>(reading: &Reading, offences: &'a [Offence]) -> Option<&'a Offence> {
    let text = |field| reading.text_of(field).unwrap_or_default();
    matching(text(Field::Offence), text(Field::Place), reading.text_of(Field::Code), offences)
}

fn guess(reading: &mut Reading, field: Field, value: Option<Value>) {
    if let Some(value) = value
        && !reading.fields.contains_key(&field)
        && !reading.unread.contains(&field)
    {
        reading.put(field, value, None, Confidence::Low, Ground::Table);
    }
}

/// The behaviours that somebody calls by a word such as 违停, whole or as far as it is typed.
pub struct Called {
    keys: BTreeSet<&'static str>,
}

impl Called {
    /// What a word calls; one sign alone calls nothing.
    pub fn of(word: &str) -> Called {
        let word = bare(word);
        let calls = |row: &&Row| row.words.starts_with(&word) || weight(row, &word, "").is_some();
        let rows = ROWS.iter().filter(calls).filter(|_| word.chars().nth(1).is_some());
        Called { keys: rows.map(|row| row.key.as_str()).collect() }
    }

    /// Whether it calls nothing.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// Whether it calls this row of the table.
    pub fn is(&self, offence: &Offence) -> bool {
        self.keys.contains(offence.key.as_str())
    }

    /// Whether a text as a record words it speaks of what is called.
    pub fn is_in(&self, text: &str) -> bool {
        let text = bare(text);
        ROWS.iter().any(|row| self.keys.contains(row.key.as_str()) && weight(row, &text, "").is_some())
    }
}

/// Whether a text holds the words of any behaviour.
pub fn is_named(text: &str) -> bool {
    first(text).is_some()
}

/// Where the first words of a behaviour begin in a text in plain form, in bytes; blanks inside the words are not found here.
pub(crate) fn first(text: &str) -> Option<usize> {
    stretch(text).map(|found| found.start)
}

/// Where the first words of a behaviour stand in a text in plain form, in bytes; of those that begin at one place the
/// longest.
pub(crate) fn stretch(text: &str) -> Option<Range<usize>> {
    let text = &lower(text);
    let rows = ROWS.iter().filter(|row| text.contains(&row.r#where));
    rows.filter_map(|row| at(row, text)).min_by_key(|found| (found.start, usize::MAX - found.end))
}

/// Letters as the list has them; the places stay.
fn lower(text: &str) -> Cow<'_, str> {
    match text.bytes().any(|byte| byte.is_ascii_uppercase()) {
        true => Cow::Owned(text.to_ascii_lowercase()),
        false => Cow::Borrowed(text),
    }
}

/// Where words in Latin letters begin as words: not inside others, and not in a link.
fn begins(text: &str, lead: &str) -> Option<usize> {
    let is_inside =
        |at: usize| before(text, at).is_some_and(|sign| sign.is_ascii_alphanumeric() || "/.-_".contains(sign));
    let latin = lead.starts_with(|sign: char| sign.is_ascii_alphabetic());
    text.match_indices(lead).map(|(at, _)| at).find(|at| !latin || !is_inside(*at))
}

fn at(row: &Row, text: &str) -> Option<Range<usize>> {
    let mut pieces = row.words.split('+');
    let lead = pieces.next()?;
    let start = begins(text, lead)?;
    let mut from = start + lead.len();
    for piece in pieces {
        from += text.get(from..)?.find(piece)? + piece.len();
        // Words that belong to one behaviour stand in one sentence.
        if from - start > 240 {
            return None;
        }
    }
    Some(start..from)
}

fn weight(row: &Row, text: &str, place: &str) -> Option<usize> {
    at(row, text)?;
    (row.r#where.is_empty() || place.contains(&row.r#where) || text.contains(&row.r#where))
        .then(|| row.words.chars().count() + row.r#where.chars().count())
}

/// Without blanks and the signs that one wording has and another has not.
fn bare(text: &str) -> String {
    let kept = |sign: &char| !sign.is_whitespace() && !"、,()《》".contains(*sign);
    folded(text).chars().filter(kept).map(|sign| sign.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use greenlight_rules::law::offences;

    use super::*;

    #[track_caller]
    fn is(text: &str, place: &str, key: Option<&str>) {
        let offences = offences().unwrap();
        assert_eq!(matching(text, place, None, &offences).map(|offence| offence.key.as_str()), key, "{text}");
    }

    #[test]
    fn every_row_is_whole_and_of_a_known_offence() {
        let rows: Vec<Row> = csv::Reader::from_reader(WORDS.as_bytes()).deserialize().map(Result::unwrap).collect();
        let offences = offences().unwrap();
        for row in &rows {
            assert!(row.key.is_empty() || offences.iter().any(|offence| offence.key == row.key), "{}", row.key);
            assert!(row.words.split('+').all(|word| word.chars().count() >= 1), "{}", row.words);
        }
        assert_eq!(rows.len(), ROWS.len());
    }

    #[test]
    fn behaviours_are_told_as_they_are_worded() {
        is("违停", "长安街", Some("park"));
        is(
            "违反规定停放、临时停车且驾驶人不在现场或驾驶人虽在现场拒绝立即驶离,妨碍其他车辆、行人通行的",
            "",
            Some("park"),
        );
        is("驾驶机动车违反道路交通信号灯通行的", "", Some("red"));
        is("闯红灯", "", Some("red"));
        is("压实线", "", Some("ban_line"));
        is("违反禁止标线指示", "", Some("ban_line"));
        is("违反警告标线指示", "", Some("warn_sign"));
        is("不系安全带", "", Some("belt_driver"));
        is("机动车乘坐人员未按规定使用安全带", "", Some("belt_passenger"));
        is("开车打电话", "", Some("phone"));
        is("超速20%以上不到50%", "长安街", Some("speed_20_50_ord"));
        is("驾驶机动车超过规定时速20%以上未达50%的", "京沪高速K12", Some("speed_20_50_exp"));
        is("超过规定时速10%未达20%的", "", Some("speed_10_20"));
        is("超过规定时速50%以上", "", Some("speed_50_ord"));
        is("买了一斤苹果", "", None);
        is("超速", "", None);
    }

    #[test]
    fn a_code_that_one_row_carries_decides() {
        let offences = offences().unwrap();
        let key = |code| matching("违停", "", Some(code), &offences).map(|offence| offence.key.as_str());
        assert_eq!(key("1625"), Some("red"));
        assert_eq!(key("10391"), Some("park"));
        assert_eq!(key("9999"), Some("park"));
    }
}
