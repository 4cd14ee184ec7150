//! What could not be done, and what to do about it. A blocked payment is an answer, not a trouble.

use std::{collections::BTreeMap, path::PathBuf};

use greenlight_rules::{
    calendar::CalendarError,
    law::{LawError, OverrideProblem},
    message::{Message, Value},
    problem::Problem,
    time::Instant,
};
use greenlight_store::StoreError;
use serde::Serialize;
use specta::Type;

use crate::{
    reason::reason,
    said::{Datum, Said},
    text::Words,
};

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
    /// The file is nothing that facts can be read from, for this reason, a sentence of `intake.json`.
    #[error("the file is nothing that facts can be read from")]
    NotRead(PathBuf, Message<'static>),
    /// The text was read, and nothing that facts come from was recognised in it.
    #[error("nothing was recognised")]
    NotRecognised(PathBuf),
    /// Somebody said to stop.
    #[error("stopped")]
    Stopped,
    /// The file is larger than any household.
    #[error("the file is too large")]
    TooLarge(PathBuf, u64),
    /// What was to be attached is a folder, a device or something else that is no file.
    #[error("it is no file")]
    NotAFile(PathBuf),
    /// What was to be attached is larger than a file may be.
    #[error("the file is too large to be attached")]
    FileTooLarge(PathBuf),
    /// The file of an attachment is not in the data folder any more. The name is that of the attachment.
    #[error("the attached file is missing")]
    FileMissing(String),
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
    /// These later changes touched the same facts: when, what they are called, and what they are about.
    #[error("something touched the same facts since")]
    ChangedSince(Vec<(Instant, String, String)>),
    /// What was to be put back is there again, or was removed too long ago.
    #[error("it is not in the trash")]
    NotInTrash,
    /// What was to be put back is about these, which were removed too.
    #[error("what it is about is in the trash")]
    PutBackFirst(Vec<String>),
    /// These facts refer to what would go, or cannot stand beside what would come.
    #[error("other facts are in the way")]
    InTheWay(Vec<String>),
    /// The household overrides parameters that the law data does not let it.
    #[error("the household's overrides do not fit the law data")]
    Overrides(Vec<OverrideProblem>),
    /// The law data that comes with the program is not whole.
    #[error(transparent)]
    Law(#[from] LawError),
    /// A holiday file is none, or not of a whole year.
    #[error("the holiday file could not be used")]
    Holidays(PathBuf, #[source] CalendarError),
    /// What was chosen about reminders cannot be read.
    #[error("the choices could not be read")]
    Choices(PathBuf, #[source] serde_json::Error),
    /// Some values are not what the history says they are: the disk changed them, or another program.
    #[error("the facts do not agree with their history")]
    Unsound,
    /// No passphrase was given where one is needed.
    #[error("there is no passphrase")]
    NoPassphrase,
    /// The passphrase was typed twice, and differently.
    #[error("the passphrases differ")]
    PassphrasesDiffer,
    /// The table of offences that comes with the program is not whole.
    #[error("the table of offences is not whole")]
    Offences(String),
}

/// A trouble on its way to the window: which one, and its sentences before they are in a language.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Report {
    /// Which trouble.
    pub kind: TroubleKind,
    /// What happened, where, and what to do, a line each.
    pub lines: Vec<ReportLine>,
}

/// A line of a report.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ReportLine {
    /// The part of the catalogue that has its sentence: `trouble`, `problem`, `intake` or `done`.
    pub part: &'static str,
    /// Where in the file; empty when it is about the whole.
    pub path: String,
    /// The sentence.
    pub said: Said,
}

/// Every trouble there is, so that the window can name something to do about each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each is named for its sentence in trouble.json")]
pub enum TroubleKind {
    File,
    Unreadable,
    Unwritable,
    NotRead,
    NotRecognised,
    Stopped,
    TooLarge,
    NotAFile,
    FileTooLarge,
    FileMissing,
    Unknown,
    PaidBeforeServed,
    NotEmpty,
    NothingToUndo,
    NothingToRedo,
    ChangedSince,
    NotInTrash,
    PutBackFirst,
    InTheWay,
    Overrides,
    Law,
    Holidays,
    Choices,
    Offences,
    NewerDatabase,
    NotGreenlight,
    Damaged,
    Unsound,
    Gone,
    JustRestored,
    NoPermission,
    NotAFolder,
    DiskFull,
    NoRoom,
    NotABackup,
    Sealed,
    WrongPassphrase,
    NoPassphrase,
    PassphrasesDiffer,
    Busy,
    Refused,
    Io,
    Sqlite,
}

impl Trouble {
    /// Whether the command or its input is at fault, rather than the data.
    pub fn is_of_input(&self) -> bool {
        match self {
            Trouble::Store(
                StoreError::Refused(_)
                | StoreError::Stopped
                | StoreError::NotABackup
                | StoreError::Sealed
                | StoreError::WrongPassphrase
                | StoreError::Unreadable(..),
            ) => true,
            Trouble::Store(_)
            | Trouble::Overrides(_)
            | Trouble::Law(_)
            | Trouble::Offences(_)
            | Trouble::FileMissing(_)
            | Trouble::Unsound
            | Trouble::Unwritable(..) => false,
            Trouble::File(_)
            | Trouble::Unreadable(..)
            | Trouble::TooLarge(..)
            | Trouble::NotRead(..)
            | Trouble::NotRecognised(_)
            | Trouble::Stopped
            | Trouble::NotAFile(_)
            | Trouble::FileTooLarge(_)
            | Trouble::Unknown(..)
            | Trouble::Holidays(..)
            | Trouble::Choices(..)
            | Trouble::PaidBeforeServed
            | Trouble::NotEmpty
            | Trouble::NoPassphrase
            | Trouble::PassphrasesDiffer
            | Trouble::NothingToUndo
            | Trouble::NothingToRedo
            | Trouble::ChangedSince(_)
            | Trouble::NotInTrash
            | Trouble::PutBackFirst(_)
            | Trouble::InTheWay(_) => true,
        }
    }

    /// Whether the same may go well once a passphrase is given.
    pub fn wants_a_passphrase(&self) -> bool {
        matches!(self, Trouble::Store(StoreError::Sealed))
    }

    /// What happened, where, and what to do: a line each.
    pub fn say(&self, words: &Words) -> Vec<String> {
        let sentence = |line: &Line| match line {
            Line { part, path, message } if path.is_empty() => words.say(part, message),
            Line { part, path, message } => format!("{path}: {}", words.say(part, message)),
        };
        self.lines().iter().map(sentence).collect()
    }

    /// The same for the window, which has the sentences itself.
    pub fn report(&self) -> Report {
        let lines = self.lines().into_iter();
        let lines = lines.map(|line| ReportLine { part: line.part, path: line.path, said: line.message.into() });
        let mut lines: Vec<_> = lines.collect();
        if let Trouble::ChangedSince(changes) = self {
            lines.extend(changes.iter().map(|(_, what, subject)| ReportLine {
                part: "done",
                path: String::new(),
                said: Said {
                    key: what.clone(),
                    values: BTreeMap::from([("subject".to_owned(), Datum::Text(subject.clone()))]),
                },
            }));
        }
        Report { kind: self.kind(), lines }
    }

    fn lines(&self) -> Vec<Line> {
        let mut lines = vec![Line { part: "trouble", path: String::new(), message: self.message() }];
        if let Trouble::File(problems) = self {
            let problem = |problem: &Problem| Line {
                part: "problem",
                path: problem.path.clone(),
                message: problem.message.clone(),
            };
            lines.extend(problems.iter().map(problem));
        }
        if let Trouble::NotRead(_, why) = self {
            lines.push(Line { part: "intake", path: String::new(), message: why.clone() });
        }
        lines
    }

    fn message(&self) -> Message<'static> {
        let path = |path: &PathBuf| Value::from(path.display().to_string());
        match self {
            Trouble::File(problems) => {
                let count = i64::try_from(problems.len()).unwrap_or(i64::MAX);
                Message::new("file").with("count", Value::Count(count))
            }
            Trouble::Unreadable(file, error) => {
                Message::new("unreadable").with("file", path(file)).with("reason", reason(error))
            }
            Trouble::Unwritable(file, error) => {
                Message::new("unwritable").with("file", path(file)).with("reason", reason(error))
            }
            Trouble::NotRead(file, _) => Message::new("not-read").with("file", path(file)),
            Trouble::NotRecognised(file) => Message::new("not-recognised").with("file", path(file)),
            Trouble::Stopped => Message::new("stopped"),
            Trouble::TooLarge(file, most) => {
                Message::new("too-large").with("file", path(file)).with("most", megabytes(*most))
            }
            Trouble::NotAFile(file) => Message::new("not-a-file").with("file", path(file)),
            Trouble::FileTooLarge(file) => Message::new("file-too-large").with("file", path(file)),
            Trouble::FileMissing(name) => Message::new("file-missing").with("file", name.clone()),
            Trouble::Unknown("check", id) => Message::new("unknown-check").with("id", id.clone()),
            Trouble::Unknown(kind, id) => {
                Message::new("unknown").with("kind", Value::Word("kind", kind)).with("id", id.clone())
            }
            Trouble::PaidBeforeServed => Message::new("paid-before-served"),
            Trouble::NotEmpty => Message::new("not-empty"),
            Trouble::NothingToUndo => Message::new("nothing-to-undo"),
            Trouble::NothingToRedo => Message::new("nothing-to-redo"),
            Trouble::ChangedSince(changes) => match changes.first() {
                Some((at, ..)) => Message::new("changed-since").with("when", Value::Instant(*at)),
                None => Message::new("nothing-to-undo"),
            },
            Trouble::NotInTrash => Message::new("not-in-trash"),
            Trouble::PutBackFirst(names) => Message::new("put-back-first").with("rows", texts(names)),
            Trouble::InTheWay(names) => Message::new("in-the-way").with("rows", texts(names)),
            Trouble::Overrides(problems) => {
                let ids: Vec<_> = problems.iter().map(|problem| problem.parameter.clone().into()).collect();
                Message::new("overrides").with("parameters", Value::Texts(ids))
            }
            Trouble::Law(error) => Message::new("law").with("reason", error.to_string()),
            Trouble::Holidays(file, error) => {
                Message::new("holidays").with("file", path(file)).with("reason", error.to_string())
            }
            Trouble::Choices(file, error) => {
                Message::new("choices").with("file", path(file)).with("reason", error.to_string())
            }
            Trouble::Unsound => Message::new("unsound"),
            Trouble::NoPassphrase => Message::new("no-passphrase"),
            Trouble::PassphrasesDiffer => Message::new("passphrases-differ"),
            Trouble::Offences(reason) => Message::new("law").with("reason", reason.clone()),
            Trouble::Store(error) => store_message(error),
        }
    }

    fn kind(&self) -> TroubleKind {
        match self {
            Trouble::File(_) => TroubleKind::File,
            Trouble::Unreadable(..) => TroubleKind::Unreadable,
            Trouble::Unwritable(..) => TroubleKind::Unwritable,
            Trouble::TooLarge(..) => TroubleKind::TooLarge,
            Trouble::NotRead(..) => TroubleKind::NotRead,
            Trouble::NotRecognised(_) => TroubleKind::NotRecognised,
            Trouble::Stopped => TroubleKind::Stopped,
            Trouble::NotAFile(_) => TroubleKind::NotAFile,
            Trouble::FileTooLarge(_) => TroubleKind::FileTooLarge,
            Trouble::FileMissing(_) => TroubleKind::FileMissing,
            Trouble::Unknown(..) => TroubleKind::Unknown,
            Trouble::PaidBeforeServed => TroubleKind::PaidBeforeServed,
            Trouble::NotEmpty => TroubleKind::NotEmpty,
            Trouble::NothingToUndo => TroubleKind::NothingToUndo,
            Trouble::NothingToRedo => TroubleKind::NothingToRedo,
            Trouble::ChangedSince(_) => TroubleKind::ChangedSince,
            Trouble::NotInTrash => TroubleKind::NotInTrash,
            Trouble::PutBackFirst(_) => TroubleKind::PutBackFirst,
            Trouble::InTheWay(_) => TroubleKind::InTheWay,
            Trouble::Overrides(_) => TroubleKind::Overrides,
            Trouble::Law(_) => TroubleKind::Law,
            Trouble::Holidays(..) => TroubleKind::Holidays,
            Trouble::Choices(..) => TroubleKind::Choices,
            Trouble::Unsound => TroubleKind::Unsound,
            Trouble::NoPassphrase => TroubleKind::NoPassphrase,
            Trouble::PassphrasesDiffer => TroubleKind::PassphrasesDiffer,
            Trouble::Offences(_) => TroubleKind::Offences,
            Trouble::Store(error) => match error {
                StoreError::NewerDatabase { .. } => TroubleKind::NewerDatabase,
                StoreError::NotGreenlight => TroubleKind::NotGreenlight,
                StoreError::Damaged => TroubleKind::Damaged,
                StoreError::Gone => TroubleKind::Gone,
                StoreError::JustRestored => TroubleKind::JustRestored,
                StoreError::NoPermission => TroubleKind::NoPermission,
                StoreError::NotAFolder => TroubleKind::NotAFolder,
                StoreError::Stopped => TroubleKind::Stopped,
                StoreError::DiskFull => TroubleKind::DiskFull,
                StoreError::NoRoom { .. } => TroubleKind::NoRoom,
                StoreError::NotABackup => TroubleKind::NotABackup,
                StoreError::Sealed => TroubleKind::Sealed,
                StoreError::WrongPassphrase => TroubleKind::WrongPassphrase,
                StoreError::Unreadable(..) => TroubleKind::Unreadable,
                StoreError::Busy => TroubleKind::Busy,
                StoreError::Refused(_) => TroubleKind::Refused,
                StoreError::Io(_) => TroubleKind::Io,
                StoreError::Sqlite { .. } => TroubleKind::Sqlite,
            },
        }
    }
}

/// One sentence about a trouble, and where it stands.
struct Line {
    part: &'static str,
    path: String,
    message: Message<'static>,
}

fn store_message(error: &StoreError) -> Message<'static> {
    match error {
        StoreError::NewerDatabase { found, known } => {
            Message::new("newer-database").with("found", Value::Count(*found)).with("known", Value::Count(*known))
        }
        StoreError::NotGreenlight => Message::new("not-greenlight"),
        StoreError::Damaged => Message::new("damaged"),
        StoreError::Gone => Message::new("gone"),
        StoreError::JustRestored => Message::new("just-restored"),
        StoreError::NoPermission => Message::new("no-permission"),
        StoreError::NotAFolder => Message::new("not-a-folder"),
        StoreError::Stopped => Message::new("stopped"),
        StoreError::DiskFull => Message::new("disk-full"),
        StoreError::NoRoom { needed, free } => {
            Message::new("no-room").with("needed", megabytes(*needed)).with("free", megabytes(*free))
        }
        StoreError::NotABackup => Message::new("not-a-backup"),
        StoreError::Sealed => Message::new("sealed"),
        StoreError::WrongPassphrase => Message::new("wrong-passphrase"),
        StoreError::Unreadable(file, error) => {
            Message::new("unreadable").with("file", file.display().to_string()).with("reason", reason(error))
        }
        StoreError::Busy => Message::new("busy"),
        StoreError::Refused(refusal) => {
            let rows = refusal.rows.iter().map(|row| row.to_string().into()).collect();
            Message::new("refused").with("limit", refusal.limit.clone()).with("rows", Value::Texts(rows))
        }
        StoreError::Io(error) => Message::new("io").with("reason", reason(error)),
        StoreError::Sqlite { code } => Message::new("sqlite").with("code", Value::Count(*code)),
    }
}

fn texts(names: &[String]) -> Value<'static> {
    Value::Texts(names.iter().map(|name| name.clone().into()).collect())
}

/// Whole megabytes, a part of one counting as one.
fn megabytes(bytes: u64) -> Value<'static> {
    Value::Count(i64::try_from(bytes.div_ceil(1_000_000)).unwrap_or(i64::MAX))
}
