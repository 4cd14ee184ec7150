//! The one place that reads a clock. Everything else is told the instant.

use greenlight_rules::time::Instant;

/// Now, to the second.
#[expect(clippy::disallowed_methods, reason = "somebody has to ask what time it is, and it is asked here alone")]
pub fn now() -> Instant {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    let seconds = i64::try_from(since.as_secs()).unwrap_or(i64::MAX);
    // A computer whose clock is outside every year of this app is wrong anyway; the epoch says so plainly.
    Instant::from_unix(seconds).or_else(|| Instant::from_unix(0)).expect("1970 is among the years of this app")
}

/// A new id for a fact: a UUID of version 7, so that ids sort by when they were made. It reads the clock, and so stands
/// here.
pub fn new_id() -> String {
    uuid::Uuid::now_v7().to_string()
}
