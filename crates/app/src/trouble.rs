//! What could not be done, and what to do about it. A blocked payment is an answer, not a trouble.

use std::path::PathBuf;

use greenlight_rules::{
    law::{LawError, OverrideProblem},
    message::{Message, Value},
    problem::Problem,
};
use greenlight_store::StoreError;

use crate::text::Words;

/// Why an operation could not be done. Nothing is half-done after one.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// The data folder could not be used.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A household file has these problems, and none of it was taken.
    #[error("the file has {} problems", .0.len())]
    File(Vec<Problem>),
    /// The file could not be opened or read.
    #[error("the file could not be read")]
    Unreadable(PathBuf, #[source] std::io::Error),
    /// The file is larger than any household.
    #[error("the file is too large")]
    TooLarge(PathBuf),
    /// The file could not be written.
    #[error("the file could not be written")]
    Unwritable(PathBuf, #[source] std::io::Error),
    /// There is no violation, account or method of this id.
    #[error("there is no such {0}")]
    Unknown(&'static str, String),
    /// A payment cannot be made before the decision was received.
    #[error("paid before served")]
    PaidBeforeServed,
    /// The sample household goes only into an empty data folder.
    #[error("the data folder is not empty")]
    NotEmpty,
    /// There is nothing to take back.
    #[error("there is nothing to undo")]
    NothingToUndo,
    /// There is nothing to put back again.
    #[error("there is nothing to redo")]
    NothingToRedo,
    /// The household overrides parameters that the law data does not let it.
    #[error("the household's overrides do not fit the law data")]
    Overrides(Vec<OverrideProblem>),
    /// The law data that comes with the program is not whole.
    #[error(transparent)]
    Law(#[from] LawError),
}

impl Trouble {
    /// Whether the command or its input is at fault, rather than the data.
    pub fn is_of_input(&self) -> bool {
        match self {
            Trouble::Store(StoreError::Refused(_)) => true,
            Trouble::Store(_) | Trouble::Overrides(_) | Trouble::Law(_) | Trouble::Unwritable(..) => false,
            Trouble::File(_)
            | Trouble::Unreadable(..)
            | Trouble::TooLarge(_)
            | Trouble::Unknown(..)
            | Trouble::PaidBeforeServed
            | Trouble::NotEmpty
            | Trouble::NothingToUndo
            | Trouble::NothingToRedo => true,
        }
    }

    /// What happened, where, and what to do: a line each.
    pub fn say(&self, words: &Words) -> Vec<String> {
        let said = |message: Message<'_>| vec![words.say("trouble", &message)];
        let path = |path: &PathBuf| Value::from(path.display().to_string());
        match self {
            Trouble::File(problems) => {
                let count = i64::try_from(problems.len()).unwrap_or(i64::MAX);
                let mut lines = said(Message::new("file").with("count", Value::Count(count)));
                lines.extend(problems.iter().map(|problem| {
                    let message = words.say("problem", &problem.message);
                    if problem.path.is_empty() { message } else { format!("{}: {message}", problem.path) }
                }));
                lines
            }
            Trouble::Unreadable(file, error) => {
                said(Message::new("unreadable").with("file", path(file)).with("reason", error.to_string()))
            }
            Trouble::Unwritable(file, error) => {
                said(Message::new("unwritable").with("file", path(file)).with("reason", error.to_string()))
            }
            Trouble::TooLarge(file) => said(Message::new("too-large").with("file", path(file))),
            Trouble::Unknown(kind, id) => {
                said(Message::new("unknown").with("kind", Value::Word("kind", kind)).with("id", id.as_str()))
            }
            Trouble::PaidBeforeServed => said(Message::new("paid-before-served")),
            Trouble::NotEmpty => said(Message::new("not-empty")),
            Trouble::NothingToUndo => said(Message::new("nothing-to-undo")),
            Trouble::NothingToRedo => said(Message::new("nothing-to-redo")),
            Trouble::Overrides(problems) => {
                let ids: Vec<_> = problems.iter().map(|problem| problem.parameter.clone().into()).collect();
                said(Message::new("overrides").with("parameters", Value::Texts(ids)))
            }
            Trouble::Law(error) => said(Message::new("law").with("reason", error.to_string())),
            Trouble::Store(error) => said(store_message(error)),
        }
    }
}

fn store_message(error: &StoreError) -> Message<'static> {
    match error {
        StoreError::NewerDatabase { found, known } => {
            Message::new("newer-database").with("found", Value::Count(*found)).with("known", Value::Count(*known))
        }
        StoreError::NotGreenlight => Message::new("not-greenlight"),
        StoreError::Damaged => Message::new("damaged"),
        StoreError::NoPermission => Message::new("no-permission"),
        StoreError::NotAFolder => Message::new("not-a-folder"),
        StoreError::DiskFull => Message::new("disk-full"),
        StoreError::Busy => Message::new("busy"),
        StoreError::Refused(refusal) => {
            let rows = refusal.rows.iter().map(|row| row.to_string().into()).collect();
            Message::new("refused").with("limit", refusal.limit.clone()).with("rows", Value::Texts(rows))
        }
        StoreError::Io(error) => Message::new("io").with("reason", error.to_string()),
        StoreError::Sqlite { code } => Message::new("sqlite").with("code", Value::Count(*code)),
    }
}
