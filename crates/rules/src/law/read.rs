//! Reads the parameters, and refuses whatever is not whole.

use std::{collections::BTreeMap, sync::Arc};

use chrono::NaiveDate;
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::Value;

use super::{
    About, Bilingual, Dated, Grade, LawError, Parameter, ParameterValue, Unit,
    text::{Citation, Text},
};
use crate::time::parse_date;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    parameter: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: String,
    unit: Unit,
    grade: Grade,
    overridable: bool,
    title: Bilingual,
    plain: Bilingual,
    #[serde(default)]
    value: Vec<DatedEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DatedEntry {
    from: toml::value::Date,
    to: Option<toml::value::Date>,
    value: Value,
    #[serde(default)]
    sources: Vec<String>,
}

/// What the files hold, by id, until each parameter is taken out by its type.
pub(super) struct Entries(BTreeMap<String, (About, Vec<Dated<Value>>)>);

impl Entries {
    pub(super) fn read(files: &[(&str, &str)], texts: &[Text]) -> Result<Entries, LawError> {
        let mut entries = BTreeMap::new();
        for (name, file) in files {
            let file: File = toml(name, file)?;
            for entry in file.parameter {
                let (about, values) = read_entry(entry, texts)?;
                let id = about.id.clone();
                if entries.insert(id.clone(), (about, values)).is_some() {
                    return Err(LawError::DuplicateParameter { id });
                }
            }
        }
        Ok(Entries(entries))
    }

    pub(super) fn take<T: ParameterValue>(&mut self, id: &str) -> Result<Parameter<T>, LawError> {
        let (about, values) = self.0.remove(id).ok_or_else(|| LawError::MissingParameter { id: id.to_owned() })?;
        if !T::UNITS.contains(&about.unit) {
            return Err(LawError::WrongUnit { id: about.id, unit: about.unit.word(), expected: T::EXPECTED });
        }
        let mut values = values.into_iter().map(|Dated { from, to, value, sources }| {
            let value = T::read(&value).ok_or_else(|| LawError::WrongValue {
                id: id.to_owned(),
                from,
                expected: T::EXPECTED,
            })?;
            Ok(Dated { from, to, value, sources })
        });
        let first = values.next().ok_or_else(|| LawError::NoValue { id: id.to_owned() })??;
        let later = values.collect::<Result<_, LawError>>()?;
        Ok(Parameter::new(Arc::new(about), first, later))
    }

    /// To be asked when every known parameter was taken.
    pub(super) fn refuse_leftovers(self) -> Result<(), LawError> {
        match self.0.into_keys().next() {
            Some(id) => Err(LawError::UnknownParameter { id }),
            None => Ok(()),
        }
    }
}

fn read_entry(entry: Entry, texts: &[Text]) -> Result<(About, Vec<Dated<Value>>), LawError> {
    let Entry { id, unit, grade, overridable, title, plain, value } = entry;
    if title.is_blank() || plain.is_blank() {
        return Err(LawError::BlankParameter { id });
    }
    if grade == Grade::Law && overridable {
        return Err(LawError::OverridableLaw { id });
    }
    let mut values = Vec::with_capacity(value.len());
    for DatedEntry { from, to, value, sources } in value {
        let (from, to) = (date(&id, from)?, to.map(|to| date(&id, to)).transpose()?);
        let sources = read_sources(&id, grade, from, &sources, texts)?;
        values.push(Dated { from, to, value, sources });
    }
    close_days(&id, &mut values)?;
    Ok((About { id, unit, grade, overridable, title, plain }, values))
}

fn read_sources(
    id: &str,
    grade: Grade,
    from: NaiveDate,
    sources: &[String],
    texts: &[Text],
) -> Result<Vec<Citation>, LawError> {
    let mut citations = Vec::with_capacity(sources.len());
    let mut cites_law = false;
    for written in sources {
        let (citation, text) = Citation::read(written, texts)
            .ok_or_else(|| LawError::Citation { id: id.to_owned(), citation: written.clone() })?;
        cites_law |= text.kind.is_law();
        citations.push(citation);
    }
    if citations.is_empty() {
        return Err(LawError::NoSource { id: id.to_owned(), from });
    }
    if grade == Grade::Law && !cites_law {
        return Err(LawError::UncitedLaw { id: id.to_owned(), from });
    }
    Ok(citations)
}

/// Refuses days with two values or none, and writes in where a value ends because the next one begins.
fn close_days(id: &str, values: &mut [Dated<Value>]) -> Result<(), LawError> {
    for place in 0..values.len() {
        let next = values.get(place + 1).map(|next| next.from);
        let Dated { from, to, .. } = &mut values[place];
        if let Some(day) = next.filter(|next| next <= from) {
            return Err(LawError::Overlap { id: id.to_owned(), day });
        }
        match (*to, next) {
            (None, next) => *to = next,
            (Some(to), _) if to <= *from => return Err(LawError::Gap { id: id.to_owned(), day: *from }),
            (Some(to), Some(next)) if to > next => return Err(LawError::Overlap { id: id.to_owned(), day: next }),
            (Some(to), next) if next != Some(to) => return Err(LawError::Gap { id: id.to_owned(), day: to }),
            _ => {}
        }
    }
    Ok(())
}

pub(super) fn toml<T: DeserializeOwned>(name: &str, text: &str) -> Result<T, LawError> {
    toml::from_str(text).map_err(|source| LawError::Toml { file: name.to_owned(), source })
}

pub(super) fn date(place: &str, date: toml::value::Date) -> Result<NaiveDate, LawError> {
    let date = date.to_string();
    parse_date(&date).ok_or_else(|| LawError::Date { place: place.to_owned(), date })
}
