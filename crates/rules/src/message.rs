//! What is said to a person, before it is said in a language: a code and its values.
//!
//! Prose lives in `locales/`; this crate only names it, so that the window, the command line and the tests say the same.

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::{money::Fen, time::Instant};

/// A sentence of `locales/`, by its key, with the values that go into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message<'a> {
    /// The key of the sentence.
    pub key: &'static str,
    /// Its values, by the names the sentence uses.
    pub values: Vec<(&'static str, Value<'a>)>,
}

impl<'a> Message<'a> {
    /// A sentence without values.
    pub fn new(key: &'static str) -> Message<'a> {
        Message { key, values: Vec::new() }
    }

    /// The same sentence with one more value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value<'a>>) -> Message<'a> {
        self.values.push((name, value.into()));
        self
    }
}

/// One value of a sentence, typed so that each language writes it its own way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// Text the household wrote.
    Text(Cow<'a, str>),
    /// Several such texts.
    Texts(Vec<Cow<'a, str>>),
    /// An amount.
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
    Count(i64),
    /// A word of a closed list, by its key in `locales/*/word.json`: `licence_status.suspended`.
    Word(&'static str, &'static str),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Value::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Value::Text(Cow::Owned(text))
    }
}

impl From<Fen> for Value<'_> {
    fn from(amount: Fen) -> Self {
        Value::Money(amount)
    }
}

impl From<NaiveDate> for Value<'_> {
    fn from(day: NaiveDate) -> Self {
        Value::Day(day)
    }
}

impl From<Instant> for Value<'_> {
    fn from(instant: Instant) -> Self {
        Value::Instant(instant)
    }
}
