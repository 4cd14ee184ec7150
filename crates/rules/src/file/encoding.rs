//! From bytes to text, or to what a person can do about bytes that are none.

use crate::{
    message::{Message, Value},
    problem::Code,
};

/// The text of a file, without the mark that some editors put before it.
pub(super) fn text(bytes: &[u8]) -> Result<&str, Message<'static>> {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err(Code::LooksUtf16.message());
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = str::from_utf8(bytes).map_err(|error| {
        let line = bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count() + 1;
        let code = if looks_gbk(bytes) { Code::LooksGbk } else { Code::NotUtf8 };
        code.message().with("line", Value::Count(i64::try_from(line).unwrap_or(i64::MAX)))
    })?;
    if text.trim_ascii().is_empty() { Err(Code::EmptyFile.message()) } else { Ok(text) }
}

/// Whether the first pages read as GBK throughout, and nearly all their characters are of GB 2312, which everyday
/// Chinese is. UTF-8 with a damaged byte is not: a third of its pairs fall outside.
fn looks_gbk(bytes: &[u8]) -> bool {
    const PAGES: usize = 1 << 16;
    let mut bytes = bytes[..bytes.len().min(PAGES)].iter();
    let (mut pairs, mut common) = (0_usize, 0_usize);
    while let Some(byte) = bytes.next() {
        match (byte, bytes.as_slice().first()) {
            (0x00..=0x7f, _) => {}
            (0x81..=0xfe, Some(0x40..=0x7e | 0x80..=0xfe)) => {
                let trail = bytes.next().copied().unwrap_or_default();
                pairs += 1;
                common += usize::from((0xa1..=0xf7).contains(byte) && trail >= 0xa1);
            }
            // Half a character, where the pages end.
            (0x81..=0xfe, None) => {}
            _ => return false,
        }
    }
    pairs > 0 && common * 5 >= pairs * 4
}
