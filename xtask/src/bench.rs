//! `cargo xtask bench`: the benchmarks.

use crate::steps::{self, cargo};
use crate::{Stop, ui, window};

/// Runs the benchmarks and the report of ratios, and measures the window beside a bare one. Arguments go to cargo; who
/// gives any has something of their own to measure, and the window is left alone.
pub fn run(arguments: &[String]) -> Result<(), Stop> {
    steps::must("Benchmarks", cargo(&["bench", "--package", "greenlight-tests"]).args(arguments))?;
    if !arguments.is_empty() || !cfg!(target_os = "linux") {
        return Ok(());
    }
    ui::pages()?;
    // Cargo builds no example for a benchmark.
    steps::must("Bare window", &mut cargo(&["build", "--release", "--package", window::PACKAGE, "--example", "bare"]))?;
    steps::must("Window", &mut cargo(&["bench", "--package", window::PACKAGE, "--bench", "window"]))
}
