//! The texts that values are taken from, and how a value cites one.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize, Serializer};

use super::{Bilingual, LawError, read};

/// What kind of text it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TextKind {
    /// 法律、行政法规
    Law,
    /// 公安部规章
    Order,
    /// The article that started the project.
    Article,
    /// Public pages that agree.
    Reports,
    /// The app's own choice.
    Own,
}

impl TextKind {
    /// Whether what stands there is 法定.
    pub(super) fn is_law(self) -> bool {
        matches!(self, TextKind::Law | TextKind::Order)
    }

    /// Whether one has to say where in it: an article's number, a section's.
    fn has_places(self) -> bool {
        !matches!(self, TextKind::Reports | TextKind::Own)
    }
}

/// A text that values are taken from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// How it is cited.
    pub id: String,
    /// What kind it is.
    pub kind: TextKind,
    /// Its full name.
    pub name: Bilingual,
    /// The day this version was passed or published; of a text that bears no date, the day it was read.
    pub version: NaiveDate,
    /// The day from which this version applies.
    pub in_force: NaiveDate,
    /// What it is, in a sentence, and what could not be checked about it.
    pub plain: Bilingual,
}

/// A place in a text: `道交法108`, `157 第20条`, `文3`, `报`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Citation {
    /// The id of the text.
    pub text: String,
    /// The place in it; empty where the text has none.
    pub place: String,
}

impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Citation { text, place } = self;
        // A bare number follows the id at once, as lawyers write it; anything else after a blank.
        if place.is_empty() || place.starts_with(|first: char| first.is_ascii_digit()) {
            write!(f, "{text}{place}")
        } else {
            write!(f, "{text} {place}")
        }
    }
}

impl Serialize for Citation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Citation {
    /// Reads a citation of one of these texts; none if it is of no such text, or does not say where in it.
    pub(super) fn read<'a>(written: &str, texts: &'a [Text]) -> Option<(Citation, &'a Text)> {
        let cited = |text: &&Text| written.starts_with(&text.id);
        let text = texts.iter().filter(cited).max_by_key(|text| text.id.len())?;
        let place = written.strip_prefix(&text.id)?;
        // `15720` is no article of 157, and `道交法一百零八` would not be found again.
        let after_digit = text.id.ends_with(|last: char| last.is_ascii_digit());
        let place = match place.strip_prefix(' ') {
            Some(place) if place.starts_with(|first: char| !first.is_whitespace() && !first.is_ascii_digit()) => place,
            None if !after_digit && place.starts_with(|first: char| first.is_ascii_digit()) => place,
            None if place.is_empty() => place,
            _ => return None,
        };
        let says_where = place.contains(|character: char| character.is_ascii_digit());
        let citation = Citation { text: text.id.clone(), place: place.to_owned() };
        (says_where == text.kind.has_places()).then_some((citation, text))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    text: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: String,
    kind: TextKind,
    name: Bilingual,
    version: toml::value::Date,
    in_force: toml::value::Date,
    plain: Bilingual,
}

pub(super) fn read(name: &str, file: &str) -> Result<Vec<Text>, LawError> {
    let file: File = read::toml(name, file)?;
    let mut texts: Vec<Text> = Vec::with_capacity(file.text.len());
    for Entry { id, kind, name, version, in_force, plain } in file.text {
        if texts.iter().any(|text| text.id == id) {
            return Err(LawError::DuplicateText { id });
        }
        if id.trim().is_empty() || name.is_blank() || plain.is_blank() {
            return Err(LawError::BlankText { id });
        }
        let (version, in_force) = (read::date(&id, version)?, read::date(&id, in_force)?);
        texts.push(Text { id, kind, name, version, in_force, plain });
    }
    Ok(texts)
}
