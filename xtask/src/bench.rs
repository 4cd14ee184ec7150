//! `cargo xtask bench`: the benchmarks, and what takes its time beside them.

use crate::steps::{self, cargo};
use crate::{Stop, endure, fuzz, ui, window};

/// Runs the benchmarks and the report of ratios, measures the window beside a bare one, and then gives every reader of
/// files its minute of fuzzing, the command its kills, and its disk too little room. Arguments go to cargo; who gives any
/// has something of their own to measure, and all but the benchmarks is left alone.
pub fn run(arguments: &[String]) -> Result<(), Stop> {
    steps::must("Benchmarks", cargo(&["bench", "--package", "greenlight-tests"]).args(arguments))?;
    if !arguments.is_empty() {
        return Ok(());
    }
    if cfg!(target_os = "linux") {
        ui::pages()?;
        // Cargo builds no example for a benchmark.
        let bare = ["build", "--release", "--package", window::PACKAGE, "--example", "bare"];
        steps::must("Bare window", &mut cargo(&bare))?;
        steps::must("Window", &mut cargo(&["bench", "--package", window::PACKAGE, "--bench", "window"]))?;
    }
    if fuzz::is_here() {
        fuzz::run(&[])?;
    } else {
        println!("\nLeft out: fuzzing, because cargo-fuzz is not here. Get it:\n  {}", fuzz::INSTALL);
    }
    endure::run(endure::ROUNDS)
}
