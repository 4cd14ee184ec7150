//! Workbooks, new and old: the archive, the records, the sheets.
#![no_main]

use std::ops::ControlFlow;

use greenlight_intake::table::{self, Limits};
use greenlight_rules::time::Instant;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let now = Instant::from_unix(1_789_128_000).expect("an instant");
    let limits = Limits { unpacked: 8 << 20, ..Limits::default() };
    if let Ok(grid) = table::open(bytes, None, &limits, &mut |_| ControlFlow::Continue(())) {
        let mapping = grid.guess();
        table::readings(&grid, &mapping, now).for_each(drop);
    }
});
