//! Why a file is not taken at all, and what to do about it.

use greenlight_rules::message::{Message, Value};

/// Why a file was not read. Nothing of it is kept.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The file has more bytes than this.
    #[error("the file has more than {most} bytes")]
    TooLarge {
        /// The most there may be.
        most: usize,
    },
    /// It has more rows than this.
    #[error("the table has more than {most} rows")]
    TooManyRows {
        /// The most there may be.
        most: usize,
    },
    /// A row has more columns than this.
    #[error("row {row} has more than {most} columns")]
    TooManyColumns {
        /// The row, as Excel counts.
        row: usize,
        /// The most there may be.
        most: usize,
    },
    /// A cell has more text than any cell should: usually a quotation mark that is never closed.
    #[error("a cell of row {row} is too long")]
    CellTooLong {
        /// The row in which the cell begins, as Excel counts.
        row: usize,
    },
    /// All cells together have more text than is taken.
    #[error("the table has too much in it")]
    TooMuch,
    /// The workbook has more sheets than this.
    #[error("the workbook has more than {most} sheets")]
    TooManySheets {
        /// The most there may be.
        most: usize,
    },
    /// Unpacked, the workbook is larger than any real one: a file made to fill the computer.
    #[error("the workbook unpacks to too much")]
    Bomb,
    /// It is not what it says it is, or part of it is missing.
    #[error("the file is damaged")]
    Damaged,
    /// It is locked with a password.
    #[error("the file is locked with a password")]
    Locked,
    /// It is something else.
    #[error("the file is no table")]
    Foreign(Foreign),
    /// There is nothing in it.
    #[error("there is nothing in the table")]
    Empty,
    /// There is no sheet of the name asked for.
    #[error("there is no such sheet")]
    NoSheet,
    /// Whoever watched the progress said to stop.
    #[error("stopped")]
    Stopped,
}

/// What a file is that is no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// A PDF.
    Pdf,
    /// A picture.
    Picture,
    /// A web page, which some sites save with the ending of a workbook.
    Page,
    /// An archive with files in it.
    Archive,
    /// A workbook of another kind than .xlsx and .xls, or of a time before 1997.
    OtherWorkbook,
    /// Not known.
    Other,
}

impl Refusal {
    /// What happened and what to do, from the part `intake` of the catalogue.
    pub fn message(&self) -> Message<'static> {
        let count = |count: usize| Value::Count(i64::try_from(count).unwrap_or(i64::MAX));
        match self {
            Refusal::TooLarge { most } => Message::new("table.too-large").with("most", count(most >> 20)),
            Refusal::TooManyRows { most } => Message::new("table.too-many-rows").with("most", count(*most)),
            Refusal::TooManyColumns { row, most } => {
                Message::new("table.too-many-columns").with("row", count(*row)).with("most", count(*most))
            }
            Refusal::CellTooLong { row } => Message::new("table.cell-too-long").with("row", count(*row)),
            Refusal::TooMuch => Message::new("table.too-much"),
            Refusal::TooManySheets { most } => Message::new("table.too-many-sheets").with("most", count(*most)),
            Refusal::Bomb => Message::new("table.bomb"),
            Refusal::Damaged => Message::new("table.damaged"),
            Refusal::Locked => Message::new("table.locked"),
            Refusal::Foreign(Foreign::Pdf) => Message::new("table.pdf"),
            Refusal::Foreign(Foreign::Picture) => Message::new("table.picture"),
            Refusal::Foreign(Foreign::Page) => Message::new("table.page"),
            Refusal::Foreign(Foreign::Archive) => Message::new("table.archive"),
            Refusal::Foreign(Foreign::OtherWorkbook) => Message::new("table.other-workbook"),
            Refusal::Foreign(Foreign::Other) => Message::new("table.foreign"),
            Refusal::Empty => Message::new("table.empty"),
            Refusal::NoSheet => Message::new("table.no-sheet"),
            Refusal::Stopped => Message::new("table.stopped"),
        }
    }
}
