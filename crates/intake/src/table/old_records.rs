//! The records of an .xls (MS-XLS, BIFF8): two bytes of kind, two of length, and so many bytes of fields.

/// One record.
#[derive(Clone, Copy)]
pub(super) struct Record<'a> {
    pub kind: u16,
    pub data: &'a [u8],
}

/// The records of a stream, up to the first that is not whole.
pub(super) struct Records<'a> {
    rest: &'a [u8],
}

/// What goes on in the next record.
const CONTINUED: u16 = 0x003C;

impl<'a> Records<'a> {
    pub fn new(stream: &'a [u8]) -> Records<'a> {
        Records { rest: stream }
    }

    /// The data of the records that go on with the last one. They are passed over.
    pub fn continued(&mut self) -> Vec<&'a [u8]> {
        let mut pieces = Vec::new();
        while Fields(self.rest).u16(0) == Some(CONTINUED) {
            match self.next() {
                Some(record) => pieces.push(record.data),
                None => break,
            }
        }
        pieces
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let fields = Fields(self.rest);
        let (kind, length) = (fields.u16(0)?, usize::from(fields.u16(2)?));
        let data = self.rest.get(4..4 + length)?;
        self.rest = &self.rest[4 + length..];
        Some(Record { kind, data })
    }
}

/// Fields of a record, by their places; none where the record is too short.
#[derive(Clone, Copy)]
pub(super) struct Fields<'a>(pub &'a [u8]);

impl<'a> Fields<'a> {
    pub fn from(self, at: usize) -> Option<&'a [u8]> {
        self.0.get(at..)
    }

    pub fn u8(self, at: usize) -> Option<u8> {
        self.0.get(at).copied()
    }

    pub fn u16(self, at: usize) -> Option<u16> {
        self.bytes(at).map(u16::from_le_bytes)
    }

    pub fn u32(self, at: usize) -> Option<u32> {
        self.bytes(at).map(u32::from_le_bytes)
    }

    pub fn f64(self, at: usize) -> Option<f64> {
        self.bytes(at).map(f64::from_le_bytes)
    }

    fn bytes<const N: usize>(self, at: usize) -> Option<[u8; N]> {
        self.0.get(at..at.checked_add(N)?)?.try_into().ok()
    }
}

/// A text with its length before it, in one byte or two. None when it is not whole.
pub(super) fn text_of(data: &[u8], length_bytes: usize) -> Option<String> {
    let fields = Fields(data);
    let length = if length_bytes == 1 { usize::from(fields.u8(0)?) } else { usize::from(fields.u16(0)?) };
    let wide = fields.u8(length_bytes)? & 1 == 1;
    let start = length_bytes + 1;
    let bytes = data.get(start..start.checked_add(if wide { length * 2 } else { length })?)?;
    let mut text = Vec::with_capacity(length);
    push(&mut text, bytes, wide);
    Some(String::from_utf16_lossy(&text))
}

/// The strings of the workbook's table of strings, which goes on through several records. None when it is not whole.
pub(super) fn strings_of_table(data: &[u8], continued: &[&[u8]]) -> Option<Vec<String>> {
    let mut pieces = Pieces { piece: data.get(8..)?, rest: continued };
    let mut strings = Vec::new();
    while pieces.has_more() {
        strings.push(pieces.string()?);
    }
    Some(strings)
}

struct Pieces<'a> {
    piece: &'a [u8],
    rest: &'a [&'a [u8]],
}

impl Pieces<'_> {
    fn has_more(&mut self) -> bool {
        !self.piece.is_empty() || self.next_piece()
    }

    fn next_piece(&mut self) -> bool {
        while let Some((next, rest)) = self.rest.split_first() {
            (self.piece, self.rest) = (next, rest);
            if !self.piece.is_empty() {
                return true;
            }
        }
        false
    }

    fn string(&mut self) -> Option<String> {
        let head = Fields(self.piece);
        let (mut left, flags) = (usize::from(head.u16(0)?), head.u8(2)?);
        let mut at = 3;
        let mut skipped = 0_usize;
        if flags & 8 != 0 {
            skipped += usize::from(head.u16(at)?) * 4;
            at += 2;
        }
        if flags & 4 != 0 {
            skipped = skipped.checked_add(usize::try_from(head.u32(at)?).ok()?)?;
            at += 4;
        }
        self.piece = head.from(at)?;
        let mut wide = flags & 1 == 1;
        let mut text = Vec::new();
        while left > 0 {
            let size = if wide { 2 } else { 1 };
            let here = left.min(self.piece.len() / size);
            let (bytes, rest) = self.piece.split_at(here * size);
            push(&mut text, bytes, wide);
            (self.piece, left) = (rest, left - here);
            if left > 0 {
                // What goes on in the next record says anew how wide its characters are.
                self.piece = &[];
                if !self.next_piece() {
                    return None;
                }
                wide = Fields(self.piece).u8(0)? & 1 == 1;
                self.piece = &self.piece[1..];
            }
        }
        // Formats of parts of the text, and how it is pronounced.
        while skipped > 0 {
            let here = skipped.min(self.piece.len());
            self.piece = &self.piece[here..];
            skipped -= here;
            if skipped > 0 && !self.next_piece() {
                return None;
            }
        }
        Some(String::from_utf16_lossy(&text))
    }
}

/// Adds characters of one byte each, the first of Unicode, or of two.
fn push(text: &mut Vec<u16>, bytes: &[u8], wide: bool) {
    if wide {
        text.extend(bytes.as_chunks::<2>().0.iter().map(|unit| u16::from_le_bytes(*unit)));
    } else {
        text.extend(bytes.iter().map(|byte| u16::from(*byte)));
    }
}
