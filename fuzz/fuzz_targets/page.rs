//! Tables of web pages: the tags, the spans, every row.
#![no_main]

use std::ops::ControlFlow;

use greenlight_intake::table::{self, Limits};
use greenlight_rules::time::Instant;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let now = Instant::from_unix(1_789_128_000).expect("an instant");
    // What a page begins with is what it is known by.
    let page = [b"<html>", bytes].concat();
    let Ok(grid) = table::open(&page, None, &Limits::default(), &mut |_| ControlFlow::Continue(())) else {
        return;
    };
    let mapping = grid.guess();
    for row in table::readings(&grid, &mapping, now) {
        for read in row.reading.fields.values() {
            let shown = read.span.clone().map(|span| &row.reading.text[span]);
            assert!(shown.is_none_or(|shown| !shown.is_empty()), "a field stood nowhere");
        }
    }
});
