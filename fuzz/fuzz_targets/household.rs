//! The portable file: whatever is taken is written again, and read again as the same household.
#![no_main]

use greenlight_rules::{
    facts::Household,
    file,
    limits::Ground,
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let ground = Ground {
        plain_handle_by: &|_| None,
        extension_months: 3,
        parameter: &|_| None,
        muted: &|_| None,
    };
    let read = |bytes: &[u8]| file::apply(bytes, &Household::default(), true, &ground, &mut |_| {});
    let Ok(household) = read(bytes) else {
        return;
    };
    let mut written = Vec::new();
    file::write(&household, &mut written).expect("memory takes everything");
    assert!(read(&written).is_ok_and(|again| again == household), "the file lost something");
});
