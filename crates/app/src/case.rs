//! A case to take along: one violation with everything about it, as a zip for whoever decides on an appeal.

mod facts;
mod page;

use std::{
    collections::HashSet,
    fs::File,
    io::{self, Seek, Write},
    path::Path,
};

use chrono::{Datelike, Timelike};
use greenlight_rules::{
    facts::{Attachment, Household},
    file,
    sha256::Sha256,
    snapshot::Snapshot,
    time::Instant,
};
use greenlight_store::{FactName, FileError, Files, Noun, Sought, copied};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use crate::{House, Trouble, text::Words, whole::write_whole};

/// The page for people, in the zip.
const PAGE: &str = "案件.html";
/// The facts for programs.
const FACTS: &str = "facts.json";
/// The hashes of all other files, as `sha256sum -c` reads them.
const SUMS: &str = "SHA256SUMS";
/// The folder of the attachments.
const FOLDER: &str = "files/";

/// An attachment as it stands in the zip.
struct Packed<'a> {
    attachment: &'a Attachment,
    /// Its path in the zip; none when the file is missing.
    path: Option<String>,
    /// The hash of what was packed.
    sha256: Option<Sha256>,
}

impl House {
    /// Writes the case of a violation to a zip: a page to read and print, the facts as a portable file, the attached
    /// files under the names people gave them, and the hashes of all these. It is written whole or not at all.
    ///
    /// # Errors
    /// When there is no such violation, or the file cannot be written.
    pub async fn export_case(&self, violation: &str, to: &Path, words: &Words, at: Instant) -> Result<(), Trouble> {
        let household = self.household().await?;
        let case = facts::of_case(&household, violation);
        let case = case.ok_or_else(|| Trouble::Unknown("violation", violation.to_owned()))?;
        let about = FactName { noun: Noun::Violation, id: violation.to_owned() };
        let history = self.entries(&Sought { about: vec![about], ..Sought::default() }).await?;
        let law = self.law_of(&household)?;
        let snapshot = Snapshot::new(&household, &law);
        let files = self.files();
        let write = |out: &mut io::BufWriter<File>| {
            let mut parcel = Parcel::new(out, at);
            let packed = pack(&mut parcel, &case, &files)?;
            let page = page::page(&snapshot, violation, &packed, &history, words, at);
            let page = page.ok_or(io::ErrorKind::InvalidData)?;
            parcel.add(PAGE, page.as_bytes())?;
            let mut facts = Vec::new();
            file::write(&case, &mut facts)?;
            parcel.add(FACTS, facts.as_slice())?;
            parcel.finish()
        };
        write_whole(to, write)
    }
}

/// Packs the attached files, each under a name of its own.
fn pack<'a>(
    parcel: &mut Parcel<&mut io::BufWriter<File>>,
    case: &'a Household,
    files: &Files,
) -> io::Result<Vec<Packed<'a>>> {
    let mut taken = HashSet::new();
    let mut packed = Vec::with_capacity(case.attachments.len());
    for attachment in &case.attachments {
        let Ok(file) = File::open(files.path_of(attachment.sha256)) else {
            packed.push(Packed { attachment, path: None, sha256: None });
            continue;
        };
        let path = format!("{FOLDER}{}", unlike(&safe_name(&attachment.name), &mut taken));
        let sha256 = parcel.add(&path, file)?;
        packed.push(Packed { attachment, path: Some(path), sha256: Some(sha256) });
    }
    Ok(packed)
}

/// A zip that remembers the hash of everything in it.
struct Parcel<W: Write + Seek> {
    zip: ZipWriter<W>,
    options: SimpleFileOptions,
    sums: String,
}

impl<W: Write + Seek> Parcel<W> {
    fn new(out: W, at: Instant) -> Parcel<W> {
        let (day, time) = (at.date(), at.time());
        let part = |number: u32| u8::try_from(number).unwrap_or_default();
        let when = zip::DateTime::from_date_and_time(
            u16::try_from(day.year()).unwrap_or_default(),
            part(day.month()),
            part(day.day()),
            part(time.hour()),
            part(time.minute()),
            part(time.second()),
        );
        // A zip has no years before 1980 or after 2107.
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(when.unwrap_or_default());
        Parcel { zip: ZipWriter::new(out), options, sums: String::new() }
    }

    fn add(&mut self, path: &str, from: impl io::Read) -> io::Result<Sha256> {
        self.zip.start_file(path, self.options)?;
        let kept = copied(from, &mut self.zip).map_err(|error| match error {
            FileError::Unreadable(error) | FileError::Unwritable(error) => error,
            other => io::Error::other(other),
        })?;
        self.sums.push_str(&format!("{}  {path}\n", kept.sha256));
        Ok(kept.sha256)
    }

    fn finish(mut self) -> io::Result<()> {
        self.zip.start_file(SUMS, self.options)?;
        self.zip.write_all(self.sums.as_bytes())?;
        self.zip.finish()?;
        Ok(())
    }
}

/// A file's name without anything that a system takes for a path, a drive or a command, and not longer than one allows.
pub(crate) fn safe_name(name: &str) -> String {
    const MOST: usize = 120;
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let forbidden = |letter: char| letter.is_control() || "<>:\"|?*".contains(letter) || is_invisible(letter);
    let clean: String = last.chars().map(|letter| if forbidden(letter) { '_' } else { letter }).collect();
    let clean = clean.trim_matches(|letter: char| letter.is_whitespace() || letter == '.');
    let (stem, ending) = match clean.rsplit_once('.') {
        Some((stem, ending)) if ending.chars().count() <= 10 => (stem, format!(".{ending}")),
        _ => (clean, String::new()),
    };
    let mut stem = stem.to_owned();
    while stem.len() + ending.len() > MOST {
        stem.pop();
    }
    // What Windows takes for a device, whatever its ending.
    let devices = ["con", "prn", "aux", "nul"];
    let lower = stem.to_ascii_lowercase();
    let numbered = ["com", "lpt"].iter().any(|port| {
        lower.strip_prefix(port).is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|byte| byte.is_ascii_digit()))
    });
    if stem.is_empty() || devices.contains(&lower.as_str()) || numbered {
        stem.insert(0, '_');
    }
    format!("{stem}{ending}")
}

/// Characters that are not seen and turn the order of those that are, so that `gpj.exe` reads as `exe.jpg`.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// A name that no earlier file has, also where big and small letters are the same.
fn unlike(name: &str, taken: &mut HashSet<String>) -> String {
    let (stem, ending) = name.rfind('.').filter(|place| *place > 0).map_or((name, ""), |place| name.split_at(place));
    let candidates = std::iter::once(name.to_owned()).chain((2..).map(|n| format!("{stem} ({n}){ending}")));
    let mut free = candidates.skip_while(|candidate| taken.contains(&candidate.to_lowercase()));
    let name = free.next().unwrap_or_default();
    taken.insert(name.to_lowercase());
    name
}

#[cfg(test)]
mod tests;
