//! Tables as people have them: lists of violations as CSV or Excel, in any order of columns, wherever the header stands.
//!
//! [`open`] recognises a file by what is in it and reads it into a [`Grid`] under [`Limits`]. [`Grid::guess`] finds what
//! each column says by its heading; somebody may correct that [`Mapping`], and [`readings`] reads the rows by it.

mod cell;
mod excel;
mod grid;
mod groups;
mod header;
mod headings;
mod joint;
mod limits;
mod mapping;
mod old_excel;
mod old_records;
mod page;
mod refusal;
mod rows;
mod separated;
mod tags;
mod template;
#[cfg(test)]
mod tests;
pub(crate) mod times;
mod titles;
mod turned;
mod unpacking;

use std::ops::ControlFlow;

pub use grid::{Form, Grid, Line};
pub use headings::field_of;
pub use limits::{Limits, Progress};
pub use mapping::Mapping;
pub use refusal::{Foreign, Refusal};
pub use rows::{CellProblem, Reader, Row, readings};
pub use template::template;

/// How far the reading has come, told from time to time; it ends when the answer is [`ControlFlow::Break`].
pub type OnProgress<'a> = &'a mut dyn FnMut(Progress) -> ControlFlow<()>;

/// Reads a table: of a workbook the sheet named, or with none named the one whose header is understood best.
///
/// # Errors
///
/// A [`Refusal`] when it is no table, is beyond a limit, is damaged, or when `on_progress` says to stop. Nothing is read
/// past a limit, whatever the file says about its own sizes.
pub fn open(bytes: &[u8], sheet: Option<&str>, limits: &Limits, on_progress: OnProgress<'_>) -> Result<Grid, Refusal> {
    if bytes.len() > limits.bytes {
        return Err(Refusal::TooLarge { most: limits.bytes });
    }
    match contents(bytes)? {
        Contents::Text => separated::read(bytes, limits, on_progress),
        Contents::Zip => excel::read(bytes, sheet, limits, on_progress),
        Contents::Compound => old_excel::read(bytes, sheet, limits, on_progress),
        Contents::Page => page::read(bytes, limits, on_progress),
    }
}

/// What kind of file it is, by its first bytes.
enum Contents {
    Text,
    Zip,
    Compound,
    Page,
}

fn contents(bytes: &[u8]) -> Result<Contents, Refusal> {
    let begins = |with: &[u8]| bytes.starts_with(with);
    if begins(b"PK\x03\x04") || begins(b"PK\x05\x06") {
        return Ok(Contents::Zip);
    }
    if begins(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Ok(Contents::Compound);
    }
    let pictures: [&[u8]; 4] = [b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"RIFF"];
    if begins(b"%PDF") {
        return Err(Refusal::Foreign(Foreign::Pdf));
    }
    if pictures.iter().any(|picture| begins(picture)) {
        return Err(Refusal::Foreign(Foreign::Picture));
    }
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    // No list begins so: <html>, <!DOCTYPE html>, <?xml, <table>.
    if let [b'<', next, ..] = start
        && (next.is_ascii_alphabetic() || b"!?".contains(next))
    {
        return Ok(Contents::Page);
    }
    Ok(Contents::Text)
}

/// The text of a file that is text, whatever its encoding; none of one that is something else.
pub fn decoded(bytes: &[u8]) -> Option<String> {
    separated::decode(bytes).ok().map(|(text, _)| text.into_owned())
}
