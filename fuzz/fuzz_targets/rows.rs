//! Every row of a table, and where its fields stood.

use std::ops::ControlFlow;

use greenlight_intake::table::{self, Limits};
use greenlight_rules::time::Instant;

/// Reads bytes as a table.
pub fn read(bytes: &[u8]) {
    let now = Instant::from_unix(1_789_128_000).expect("an instant");
    let Ok(grid) = table::open(bytes, None, &Limits::default(), &mut |_| ControlFlow::Continue(())) else {
        return;
    };
    let mapping = grid.guess();
    for row in table::readings(&grid, &mapping, now) {
        for read in row.reading.fields.values() {
            let shown = read.span.clone().map(|span| &row.reading.text[span]);
            assert!(shown.is_none_or(|shown| !shown.is_empty()), "a field stood nowhere");
        }
    }
}
