//! Bills of wallets: the headings, the refunds, the payments.
#![no_main]

use std::ops::ControlFlow;

use greenlight_intake::{
    bill::Bill,
    table::{self, Limits},
};
use greenlight_rules::time::Instant;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let now = Instant::from_unix(1_789_128_000).expect("an instant");
    let Ok(grid) = table::open(bytes, None, &Limits::default(), &mut |_| ControlFlow::Continue(())) else {
        return;
    };
    if let Some(bill) = Bill::of(&grid) {
        for row in bill.payments(now) {
            for read in row.reading.fields.values() {
                read.span.clone().map(|span| &row.reading.text[span]);
            }
        }
    }
});
