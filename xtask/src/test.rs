//! `cargo xtask test`: everything that a change must pass, here and in CI alike.

use std::process::Command;

use crate::steps::{self, cargo};
use crate::{Stop, probe, surroundings, ui};

/// Runs every step even after one has failed, so that one run tells everything.
///
/// All steps share one feature set and one target folder: clippy checks once, the tests build once. The test runner comes
/// last, so that its summary stands at the end of the output.
pub fn run() -> Result<(), Stop> {
    let begun = surroundings::stopwatch();
    let mut failed = Vec::new();
    let mut skipped = Vec::new();

    // The shell takes the pages in when it is compiled, so they come first.
    ui::packages()?;
    let mut step = |title: &'static str, command: &mut Command| -> Result<(), Stop> {
        if !steps::run(title, command)?.success() {
            failed.push(title);
        }
        Ok(())
    };
    step("Format", &mut cargo(&["fmt", "--all", "--check"]))?;
    step("Window lints", &mut ui::npm(&["run", "--silent", "lint"]))?;
    step("Window types", &mut ui::npm(&["run", "--silent", "typecheck"]))?;
    step("Window parts", &mut ui::npm(&["run", "--silent", "test"]))?;
    step("Window pages", &mut ui::npm(&["run", "--silent", "build"]))?;
    step("Clippy", &mut cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    if probe::has_subcommand("deny") {
        // Advisories need the network and change without a commit, so they are asked for by hand.
        step("Licences", &mut cargo(&["deny", "check", "licenses", "bans", "sources"]))?;
    } else {
        println!("\n── Licences\n   skipped: cargo-deny is not here. Get it: cargo install cargo-deny --locked");
        skipped.push("licences");
    }
    if probe::has_subcommand("nextest") {
        // nextest does not run doc tests.
        step("Doc tests", &mut cargo(&["test", "--workspace", "--doc", "--quiet"]))?;
        step("Tests", &mut cargo(&["nextest", "run", "--workspace", "--no-fail-fast"]))?;
    } else {
        step("Tests", &mut cargo(&["test", "--workspace", "--no-fail-fast"]))?;
    }

    let seconds = begun.elapsed().as_secs_f64();
    println!("\n{}", verdict(&failed, &skipped, seconds));
    if failed.is_empty() { Ok(()) } else { Err(Stop::failed("")) }
}

/// The one line at the end.
pub fn verdict(failed: &[&str], skipped: &[&str], seconds: f64) -> String {
    let aside = if skipped.is_empty() { String::new() } else { format!(" (skipped: {})", skipped.join(", ")) };
    if failed.is_empty() {
        format!("All good in {seconds:.0} s{aside}.")
    } else {
        format!("Failed: {}, after {seconds:.0} s{aside}.", failed.join(", "))
    }
}
