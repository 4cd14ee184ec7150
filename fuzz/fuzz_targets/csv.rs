//! Tables of separated values: decoding, the delimiter, the header, every row.
#![no_main]

mod rows;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| rows::read(bytes));
