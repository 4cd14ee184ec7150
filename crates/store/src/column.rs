//! Columns read straight into the types of the facts, with no text in between.

use std::error::Error;

use chrono::NaiveDate;
use greenlight_rules::{
    facts::{
        AppealKind, AppealStatus, AttachmentKind, FilingStatus, LicenceStatus, MethodKind, NoteKind, Outcome, Source,
        Stage, VehicleKind, VehicleUse,
    },
    sha256::Sha256,
    time::{Instant, parse_date},
};
use sqlx::{Decode, Sqlite, Type, sqlite::SqliteTypeInfo, sqlite::SqliteValueRef};

/// A Beijing date.
#[derive(Debug)]
pub(crate) struct Day(pub(crate) NaiveDate);

/// An instant.
#[derive(Debug)]
pub(crate) struct Moment(pub(crate) Instant);

/// The hash of a file.
#[derive(Debug)]
pub(crate) struct Hash(pub(crate) Sha256);

/// A value that is kept as one fixed word.
#[derive(Debug)]
pub(crate) struct Word<T>(pub(crate) T);

/// A value that has a word; see `facts`.
pub(crate) trait FromWord: Sized {
    fn from_word(word: &str) -> Option<Self>;
}

macro_rules! from_word {
    ($($name:ident)*) => {$(
        impl FromWord for $name {
            fn from_word(word: &str) -> Option<Self> {
                $name::from_word(word)
            }
        }
    )*};
}

from_word!(AppealKind AppealStatus AttachmentKind FilingStatus LicenceStatus MethodKind NoteKind Outcome Source Stage);
from_word!(VehicleKind VehicleUse);

/// The text of a column that holds something else than it should. It does not repeat what the column holds.
fn unreadable() -> Box<dyn Error + Send + Sync> {
    "a column holds what it should not".into()
}

impl Type<Sqlite> for Day {
    fn type_info() -> SqliteTypeInfo {
        <str as Type<Sqlite>>::type_info()
    }
}

impl<'r> Decode<'r, Sqlite> for Day {
    fn decode(value: SqliteValueRef<'r>) -> Result<Self, Box<dyn Error + Send + Sync>> {
        parse_date(<&str as Decode<Sqlite>>::decode(value)?).map(Day).ok_or_else(unreadable)
    }
}

impl Type<Sqlite> for Moment {
    fn type_info() -> SqliteTypeInfo {
        <str as Type<Sqlite>>::type_info()
    }
}

impl<'r> Decode<'r, Sqlite> for Moment {
    fn decode(value: SqliteValueRef<'r>) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Instant::parse(<&str as Decode<Sqlite>>::decode(value)?).map(Moment).ok_or_else(unreadable)
    }
}

impl Type<Sqlite> for Hash {
    fn type_info() -> SqliteTypeInfo {
        <str as Type<Sqlite>>::type_info()
    }
}

impl<'r> Decode<'r, Sqlite> for Hash {
    fn decode(value: SqliteValueRef<'r>) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Sha256::parse(<&str as Decode<Sqlite>>::decode(value)?).map(Hash).ok_or_else(unreadable)
    }
}

impl<T> Type<Sqlite> for Word<T> {
    fn type_info() -> SqliteTypeInfo {
        <str as Type<Sqlite>>::type_info()
    }
}

impl<'r, T: FromWord> Decode<'r, Sqlite> for Word<T> {
    fn decode(value: SqliteValueRef<'r>) -> Result<Self, Box<dyn Error + Send + Sync>> {
        T::from_word(<&str as Decode<Sqlite>>::decode(value)?).map(Word).ok_or_else(unreadable)
    }
}
