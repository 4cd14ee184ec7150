//! `cargo xtask fuzz`: every reader under bytes that nobody thought of, for a fixed time each.

use crate::steps::{self, cargo};
use crate::{Stop, probe};

/// The targets, by the names of their files in `fuzz/fuzz_targets`.
const TARGETS: [&str; 6] = ["text", "csv", "xlsx", "page", "bill", "household"];

/// How many seconds each target runs when nobody says.
const SECONDS: &str = "60";

/// How to get what runs them. It needs no other compiler than the house has.
pub const INSTALL: &str = "cargo install cargo-fuzz --locked";

/// Whether the targets can be run here.
pub fn is_here() -> bool {
    probe::has_subcommand("fuzz")
}

/// Runs each target for so many seconds. What it finds is left in `fuzz/artifacts`.
pub fn run(arguments: &[String]) -> Result<(), Stop> {
    let seconds = match arguments {
        [] => SECONDS,
        [seconds] if seconds.parse::<u32>().is_ok_and(|seconds| seconds > 0) => seconds,
        _ => {
            return Err(Stop::unready(
                "After `--` stands the number of seconds for each target: cargo xtask fuzz -- 60",
            ));
        }
    };
    if !is_here() {
        return Err(Stop::unready(format!("cargo-fuzz is not here. Get it:\n  {INSTALL}")));
    }
    for target in TARGETS {
        let corpus = format!("fuzz/corpus/{target}");
        let io = |error: std::io::Error| Stop::unready(format!("{corpus} could not be made: {error}."));
        std::fs::create_dir_all(crate::surroundings::root().join(&corpus)).map_err(io)?;
        let seeds = format!("fuzz/seeds/{target}");
        let time = format!("-max_total_time={seconds}");
        // The sanitizers need an unstable compiler; what is looked for here is a panic, a loop or too much memory.
        let limits = ["-timeout=10", "-rss_limit_mb=2048", "-max_len=65536", "-verbosity=0"];
        let mut run = cargo(&["fuzz", "run", "--sanitizer", "none", target, &corpus, &seeds, "--", &time]);
        run.args(limits).env("RUSTC_BOOTSTRAP", "1");
        steps::must(&format!("Fuzzing {target} for {seconds} seconds"), &mut run)?;
    }
    Ok(())
}
