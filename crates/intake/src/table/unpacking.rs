//! Looking into a workbook's archive before anything is made of it.
//!
//! What the archive says about its sizes is not believed: everything in it is unpacked once, to nowhere, and counted.

use std::io::{BufRead, BufReader, Cursor, Read};

use quick_xml::{Reader, events::Event};
use zip::{ZipArchive, result::ZipError};

use super::{Foreign, Limits, OnProgress, Progress, Refusal};

/// How many bytes are counted before somebody hears of it.
const STRIDE: u64 = 4 << 20;

/// The fewest bytes that a string of the table of strings takes: `<si/>`.
const SHORTEST_STRING: u64 = 5;

/// Whether an archive is a workbook that can be read under the limits.
pub(super) fn check(bytes: &[u8], limits: &Limits, on_progress: OnProgress<'_>) -> Result<(), Refusal> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(refusal)?;
    if archive.len() > limits.entries {
        return Err(Refusal::Bomb);
    }
    kind_of(&archive)?;
    let packed = bytes.len() as u64;
    let mut all = 0_u64;
    for place in 0..archive.len() {
        let entry = archive.by_index(place).map_err(refusal)?;
        let holds_strings = entry.name().map_err(refusal)?.to_ascii_lowercase().ends_with("sharedstrings.xml");
        let mut reader = BufReader::with_capacity(64 << 10, entry);
        let start = all;
        let mut count = |more: u64| {
            let told = all / STRIDE;
            all += more;
            let too_dense = all > Limits::SMALL && all > packed.saturating_mul(limits.ratio);
            if all > limits.unpacked || too_dense {
                return Err(Refusal::Bomb);
            }
            if all / STRIDE > told && on_progress(Progress { rows: 0, of: None }).is_break() {
                return Err(Refusal::Stopped);
            }
            Ok(())
        };
        let claimed = if holds_strings { claimed_strings(&mut reader, &mut count)? } else { 0 };
        loop {
            let more = reader.fill_buf().map_err(|_| Refusal::Damaged)?.len();
            if more == 0 {
                break;
            }
            count(more as u64)?;
            reader.consume(more);
        }
        // Room is made for as many strings as the table says it has.
        if claimed > (all - start) / SHORTEST_STRING {
            return Err(Refusal::Bomb);
        }
    }
    Ok(())
}

/// Whether the names in it are those of an .xlsx.
fn kind_of(archive: &ZipArchive<Cursor<&[u8]>>) -> Result<(), Refusal> {
    let names: Vec<_> = archive.file_names().flatten().collect();
    let has = |name: &str| names.iter().any(|known| known.eq_ignore_ascii_case(name));
    let foreign = |what| Err(Refusal::Foreign(what));
    match () {
        () if has("xl/workbook.bin") || has("content.xml") => foreign(Foreign::OtherWorkbook),
        () if has("[Content_Types].xml") && names.iter().any(|name| name.ends_with("workbook.xml")) => Ok(()),
        () if has("[Content_Types].xml") => foreign(Foreign::Other),
        () => foreign(Foreign::Archive),
    }
}

/// How many strings the table of strings says it has. What is read on the way is counted.
fn claimed_strings(
    reader: &mut impl BufRead,
    count: &mut impl FnMut(u64) -> Result<(), Refusal>,
) -> Result<u64, Refusal> {
    // The element stands at the beginning; a comment of megabytes before it is no workbook.
    let mut start = Vec::new();
    reader.by_ref().take(1 << 20).read_to_end(&mut start).map_err(|_| Refusal::Damaged)?;
    count(start.len() as u64)?;
    let mut xml = Reader::from_reader(start.as_slice());
    loop {
        match xml.read_event().map_err(|_| Refusal::Damaged)? {
            Event::Start(element) | Event::Empty(element) if element.local_name().as_ref() == "sst" => {
                let claims = element.attributes().flatten().filter(|claim| claim.key.as_ref() == "uniqueCount");
                let claims = claims.map(|claim| claim.value.trim().parse::<u64>().unwrap_or(0));
                return Ok(claims.max().unwrap_or(0));
            }
            Event::Eof => return Err(Refusal::Damaged),
            _ => {}
        }
    }
}

fn refusal(error: ZipError) -> Refusal {
    match error {
        ZipError::UnsupportedArchive(what) if what == ZipError::PASSWORD_REQUIRED => Refusal::Locked,
        _ => Refusal::Damaged,
    }
}
