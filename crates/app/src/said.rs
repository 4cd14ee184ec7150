//! Sentences on their way to the window: a key and typed values, which it writes in the reader's language.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use greenlight_rules::{
    message::{Message, Value},
    money::Fen,
    time::Instant,
};
use serde::Serialize;
use specta::Type;

/// A sentence of `locales/`, before it is in a language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Said {
    /// The key of the sentence in its part of the catalogue.
    pub key: String,
    /// Its values, by the names the sentence uses.
    pub values: BTreeMap<String, Datum>,
}

/// One value of a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Datum {
    /// Text somebody wrote.
    Text(String),
    /// Several such texts.
    Texts(Vec<String>),
    /// An amount in fen.
    Money(Fen),
    /// A Beijing date.
    Day(NaiveDate),
    /// A point in time.
    Instant(Instant),
    /// A number of days.
    Days(u32),
    /// 记分
    Points(u32),
    /// Any other number.
    Count(#[specta(type = i32)] i64),
    /// A word of a closed list of `word.json`.
    Word {
        /// The list.
        list: String,
        /// The word.
        word: String,
    },
}

impl From<&Message<'_>> for Said {
    fn from(message: &Message<'_>) -> Said {
        let values = message.values.iter().map(|(name, value)| ((*name).to_owned(), value.into()));
        Said { key: message.key.to_owned(), values: values.collect() }
    }
}

impl From<Message<'_>> for Said {
    fn from(message: Message<'_>) -> Said {
        Said::from(&message)
    }
}

impl From<&Value<'_>> for Datum {
    fn from(value: &Value<'_>) -> Datum {
        match value {
            Value::Text(text) => Datum::Text(text.to_string()),
            Value::Texts(texts) => Datum::Texts(texts.iter().map(ToString::to_string).collect()),
            Value::Money(amount) => Datum::Money(*amount),
            Value::Day(day) => Datum::Day(*day),
            Value::Instant(instant) => Datum::Instant(*instant),
            Value::Days(days) => Datum::Days(*days),
            Value::Points(points) => Datum::Points(*points),
            Value::Count(count) => Datum::Count(*count),
            Value::Word(list, word) => Datum::Word { list: (*list).to_owned(), word: (*word).to_owned() },
        }
    }
}
