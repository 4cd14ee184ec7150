//! How much of a file is taken.

/// The most that is taken of a file. What goes beyond is refused, not cut off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub bytes: usize,
    /// Rows that hold something, and the number of the last one.
    pub rows: usize,
    /// Columns.
    pub columns: usize,
    /// Cells of all rows.
    pub cells: usize,
    /// Bytes of one cell's text.
    pub cell: usize,
    /// Bytes of all cells' text.
    pub text: usize,
    /// Sheets of a workbook.
    pub sheets: usize,
    /// Files in a workbook's archive.
    pub entries: usize,
    /// Bytes of everything in the archive when it is unpacked.
    pub unpacked: u64,
    /// How many times larger than the file its contents may be, once they are larger than [`Limits::SMALL`].
    pub ratio: u64,
}

impl Limits {
    /// Up to here the ratio says nothing: short XML that repeats itself packs a hundredfold.
    pub const SMALL: u64 = 16 << 20;
}

/// Enough for the list of a fleet of a hundred thousand vehicles, and little enough for a family's computer.
impl Default for Limits {
    fn default() -> Limits {
        Limits {
            bytes: 256 << 20,
            rows: 1_000_000,
            columns: 256,
            cells: 32_000_000,
            // Excel's own limit is 32,767 characters.
            cell: 32_767 * 3,
            text: 512 << 20,
            sheets: 64,
            entries: 1_000,
            unpacked: 1 << 30,
            ratio: 200,
        }
    }
}

/// How far a reading has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Rows read so far.
    pub rows: usize,
    /// Of how many, as far as the file tells before it is read.
    pub of: Option<usize>,
}

impl Progress {
    /// A reading tells how far it has come whenever it has read so many more rows.
    pub const EVERY: usize = 1_000;
}
