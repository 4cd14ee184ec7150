//! The law as data: dated, cited and graded values, the texts they come from, and the calendar.
//!
//! The data lies under `law/` at the top of the repository, where somebody who is no programmer can read and change it.
//! It is read strictly: whatever is not understood is an error, never skipped.

mod offence;
mod parameter;
mod parameters;
mod read;
mod text;
mod value;

use crate::{
    calendar::{Calendar, CalendarError},
    facts::Override,
};

pub use offence::{Offence, OffencesError, POINTS_SINCE, SeenFine, TRAFFIC_LAW_SINCE, offences};
pub use parameter::{About, Bilingual, Dated, Grade, Parameter, Unit};
pub use parameters::Parameters;
pub use text::{Citation, Text, TextKind};
pub use value::ParameterValue;

const TEXTS: &str = include_str!("../../../law/texts.toml");
const PARAMETERS: [(&str, &str); 6] = [
    ("law/parameters/payment.toml", include_str!("../../../law/parameters/payment.toml")),
    ("law/parameters/handling.toml", include_str!("../../../law/parameters/handling.toml")),
    ("law/parameters/appeal.toml", include_str!("../../../law/parameters/appeal.toml")),
    ("law/parameters/filing.toml", include_str!("../../../law/parameters/filing.toml")),
    ("law/parameters/points.toml", include_str!("../../../law/parameters/points.toml")),
    ("law/parameters/maintenance.toml", include_str!("../../../law/parameters/maintenance.toml")),
];
const HOLIDAYS: [&str; 3] = [
    include_str!("../../../law/holidays/2024.json"),
    include_str!("../../../law/holidays/2025.json"),
    include_str!("../../../law/holidays/2026.json"),
];

/// Everything the checks know beside a household's facts.
#[derive(Clone, Debug)]
pub struct Law {
    /// The values.
    pub parameters: Parameters,
    /// Rest days and holidays.
    pub calendar: Calendar,
    /// The texts that values cite, in the order of the data.
    pub texts: Vec<Text>,
}

impl Law {
    /// The law that comes with the program.
    ///
    /// # Errors
    ///
    /// Only when the data under `law/` was changed and is no longer whole; the error says where.
    pub fn builtin() -> Result<Law, LawError> {
        Law::read(TEXTS, &PARAMETERS, &HOLIDAYS)
    }

    fn read(texts: &str, parameters: &[(&str, &str)], holidays: &[&str]) -> Result<Law, LawError> {
        let texts = text::read("law/texts.toml", texts)?;
        let mut entries = read::Entries::read(parameters, &texts)?;
        let parameters = Parameters::take(&mut entries)?;
        entries.refuse_leftovers()?;
        let calendar = Calendar::new(holidays.iter().copied())?;
        Ok(Law { parameters, calendar, texts })
    }

    /// The text with this id.
    pub fn text(&self, id: &str) -> Option<&Text> {
        self.texts.iter().find(|text| text.id == id)
    }

    /// This law with a household's own values, each in place of the published ones on every day.
    ///
    /// # Errors
    ///
    /// Every override that can't be taken, in the order given; then none is.
    pub fn with_overrides(mut self, overrides: &[Override]) -> Result<Law, Vec<OverrideProblem>> {
        let mut problems = Vec::new();
        for Override { parameter, value } in overrides {
            if let Err(kind) = self.parameters.set(parameter, value) {
                problems.push(OverrideProblem { parameter: parameter.clone(), kind });
            }
        }
        if problems.is_empty() { Ok(self) } else { Err(problems) }
    }
}

/// An override that can't be taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{parameter}: {kind}")]
pub struct OverrideProblem {
    /// The id it names.
    pub parameter: String,
    /// What is wrong with it.
    pub kind: OverrideFault,
}

/// What is wrong with an override.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OverrideFault {
    /// There is no such parameter.
    #[error("there is no parameter of this name; `greenlight list parameters` names them all")]
    Unknown,
    /// It is law, or a limit that the database keeps.
    #[error("this value is fixed by law, or by a limit of 12123, and can't be overridden")]
    NotOverridable,
    /// The value is of the wrong type or out of bounds.
    #[error("{expected} was expected")]
    WrongValue {
        /// What was expected, in English.
        expected: &'static str,
    },
}

/// Why the data under `law/` was refused.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "each message says what its fields are")]
pub enum LawError {
    /// Not TOML, a field missing, or one that is not known.
    #[error("{file}: {source}")]
    Toml { file: String, source: toml::de::Error },
    /// Two texts have one id.
    #[error("law/texts.toml: the text {id} stands there twice")]
    DuplicateText { id: String },
    /// A text lacks a word somebody is to read.
    #[error("law/texts.toml: the text {id} has an empty id, name or sentence")]
    BlankText { id: String },
    /// A date that is no day.
    #[error("{place}: {date} is no date from 1900 to 2200")]
    Date { place: String, date: String },
    /// Two parameters have one id.
    #[error("the parameter {id} stands under law/parameters twice")]
    DuplicateParameter { id: String },
    /// A parameter nobody asks for: a slip of the pen, or a value without effect.
    #[error("the parameter {id} under law/parameters is not known to the program")]
    UnknownParameter { id: String },
    /// A parameter that the checks need.
    #[error("the parameter {id} is missing under law/parameters")]
    MissingParameter { id: String },
    /// Title or sentence is empty in a language.
    #[error("the parameter {id} has an empty title or sentence")]
    BlankParameter { id: String },
    /// The unit does not go with the type of the value.
    #[error("the parameter {id} is given in {unit}, where {expected} was expected")]
    WrongUnit { id: String, unit: &'static str, expected: &'static str },
    /// A value of the wrong type or out of bounds.
    #[error("the parameter {id} has on {from} a value that was expected to be {expected}")]
    WrongValue { id: String, from: chrono::NaiveDate, expected: &'static str },
    /// A parameter without a value.
    #[error("the parameter {id} has no value")]
    NoValue { id: String },
    /// Two values hold on one day, or the later stands first.
    #[error("the parameter {id} has two values on {day}: each value must end before the next begins")]
    Overlap { id: String, day: chrono::NaiveDate },
    /// No value holds on some day.
    #[error("the parameter {id} has no value on {day}")]
    Gap { id: String, day: chrono::NaiveDate },
    /// A value without a source.
    #[error("the value of the parameter {id} from {from} cites no source")]
    NoSource { id: String, from: chrono::NaiveDate },
    /// A source that is not in law/texts.toml, or without the place in it.
    #[error(
        "the parameter {id} cites {citation:?}; a text of law/texts.toml and the place in it were expected, such as 道交法108 or 157 第20条"
    )]
    Citation { id: String, citation: String },
    /// Law that a household could change.
    #[error("the parameter {id} is law and must not be overridable")]
    OverridableLaw { id: String },
    /// Law that no law is cited for.
    #[error("the value of the parameter {id} from {from} is graded as law and cites no law")]
    UncitedLaw { id: String, from: chrono::NaiveDate },
    /// The holidays.
    #[error("law/holidays: {0}")]
    Holidays(#[from] CalendarError),
}

#[cfg(test)]
mod tests;
