//! Versions, as the tools print them.

/// The first version number in a tool's answer: `v20.11.1` and `rustc 1.95.0 (… )` both hold one.
pub fn parse(answer: &str) -> Option<(u32, u32)> {
    answer.split_whitespace().find_map(|word| {
        let mut parts = word.trim_start_matches('v').split(['.', '-']);
        let major = parts.next()?.parse().ok()?;
        let minor = parts.next()?.parse().ok()?;
        Some((major, minor))
    })
}

/// Whether a tool's answer names at least this version; an answer without a version does not.
pub fn at_least(answer: &str, wanted: (u32, u32)) -> bool {
    parse(answer).is_some_and(|found| found >= wanted)
}
