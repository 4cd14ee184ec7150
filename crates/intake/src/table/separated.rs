//! Values with something between them: CSV and its relatives, in the encodings of Chinese computers.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use csv::{ReaderBuilder, StringRecord};
use encoding_rs::{Encoding, GB18030, GBK, UTF_8};

use super::{
    Foreign, Form, Grid, Limits, OnProgress, Refusal,
    cell::{self, Mark},
    grid::Filling,
    headings,
};

/// How much of a text is looked at to find its delimiter.
const SAMPLE: usize = 64 << 10;

/// Reads a table of separated values.
pub(super) fn read(bytes: &[u8], limits: &Limits, on_progress: OnProgress<'_>) -> Result<Grid, Refusal> {
    let (text, encoding) = decode(bytes)?;
    let delimiter = delimiter_of(&text);
    let form = Form::Separated { delimiter, encoding: encoding.name() };
    let mut filling = Filling::new(form, limits);
    let mut reader = reader(&text, delimiter);
    let mut record = StringRecord::new();
    let mut number = 0_usize;
    loop {
        let line = reader.position().line();
        // The text is UTF-8 and rows may be of any length, so there is nothing left to fail.
        if !reader.read_record(&mut record).map_err(|_| Refusal::Damaged)? {
            return filling.done();
        }
        // Blank lines are passed over, and are rows to a sheet all the same. Lines within quotation marks are not.
        let lines = usize::try_from(reader.position().line() - line).unwrap_or(usize::MAX);
        let within = record.iter().map(|cell| cell.matches('\n').count()).sum::<usize>();
        number += lines.saturating_sub(within).max(1);
        filling.tell(None, &mut *on_progress)?;
        filling.row(number);
        for (column, text) in record.iter().enumerate() {
            filling.cell(column, cell::separated(text), Mark::Plain)?;
        }
    }
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<impl std::io::Read + '_> {
    // With a line break after the last row, every row ends with one, which the numbers of rows rely on.
    let whole = std::io::Read::chain(text.as_bytes(), &b"\n"[..]);
    ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(whole)
}

/// The text of a file, and the encoding it was in.
///
/// A byte order mark decides; then UTF-8, which no other encoding is taken for by chance; then what the bytes look like on
/// a Chinese computer. Only encodings of Chinese are taken from there: a guess of anything else is a short text that gave
/// the guess too little to go by.
pub(super) fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, &'static Encoding), Refusal> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Ok((encoding.decode_without_bom_handling(&bytes[mark..]).0, encoding));
    }
    if bytes.contains(&0) {
        return Err(Refusal::Foreign(Foreign::Other));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => return Ok((Cow::Borrowed(text), UTF_8)),
        // A file that was cut off in the middle of a character was UTF-8 up to there.
        Err(error) if error.error_len().is_none() && error.valid_up_to() > 0 => {
            return Ok((UTF_8.decode_without_bom_handling(bytes).0, UTF_8));
        }
        Err(_) => {}
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(Some(b"cn"), Utf8Detection::Allow);
    // GB18030 holds GBK whole.
    let encoding = if guess == GBK || guess != UTF_8 { GB18030 } else { guess };
    let (text, garbled) = encoding.decode_without_bom_handling(bytes);
    if garbled && text.chars().filter(|character| *character == char::REPLACEMENT_CHARACTER).count() * 20 > text.len() {
        return Err(Refusal::Foreign(Foreign::Other));
    }
    Ok((text, encoding))
}

/// What stands between the values: the one of comma, semicolon, tab and bar under which a row reads best as a header, or else
/// under which most rows have as many values as their neighbours.
fn delimiter_of(text: &str) -> u8 {
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = &text[..end];
    let rate = |delimiter: u8| {
        let mut reader = reader(sample, delimiter);
        let records: Vec<StringRecord> = reader.records().take(headings::DEPTH).flatten().collect();
        let named = |record: &StringRecord| record.iter().filter(|cell| headings::field_of(cell).is_some()).count();
        let header = records.iter().map(named).max().unwrap_or(0);
        let even = records.windows(2).filter(|pair| pair[0].len() > 1 && pair[0].len() == pair[1].len()).count();
        let widest = records.iter().map(StringRecord::len).max().unwrap_or(0);
        (header, even, widest)
    };
    // Of equals the last is taken: a comma is what it usually is.
    b"|\t;,".iter().copied().max_by_key(|delimiter| rate(*delimiter)).unwrap_or(b',')
}
