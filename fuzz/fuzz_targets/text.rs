//! Texts that somebody pastes: every field stands where it says.
#![no_main]

use std::sync::OnceLock;

use greenlight_intake::text;
use greenlight_rules::{
    law::{self, Offence},
    time::Instant,
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    static OFFENCES: OnceLock<Vec<Offence>> = OnceLock::new();
    let offences = OFFENCES.get_or_init(|| law::offences().expect("the table of offences"));
    let now = Instant::from_unix(1_789_128_000).expect("an instant");
    for reading in text::read(text, now, offences).unwrap_or_default() {
        for read in reading.fields.values() {
            assert!(read.span.clone().is_none_or(|span| reading.text.get(span).is_some()), "a field stood nowhere");
        }
    }
});
