//! `cargo xtask bench`: the benchmarks.

use crate::Stop;
use crate::steps::{self, cargo};

/// Runs the benchmarks and the report of ratios; the arguments go to cargo.
pub fn run(arguments: &[String]) -> Result<(), Stop> {
    steps::must("Benchmarks", cargo(&["bench", "--package", "greenlight-tests"]).args(arguments))
}
