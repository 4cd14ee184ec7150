//! `cargo xtask bench`: the benchmarks.

use crate::Stop;
use crate::steps::{self, cargo};

/// Runs every benchmark of the workspace; the arguments go to cargo.
pub fn run(arguments: &[String]) -> Result<(), Stop> {
    steps::must("Benchmarks", cargo(&["bench", "--workspace"]).args(arguments))
}
