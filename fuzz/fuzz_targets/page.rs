//! Tables of web pages: the tags, the spans, every row.
#![no_main]

mod rows;

use libfuzzer_sys::fuzz_target;

// What a page begins with is what it is known by.
fuzz_target!(|bytes: &[u8]| rows::read(&[b"<html>", bytes].concat()));
