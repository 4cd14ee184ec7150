//! `cargo xtask endure`: the command is killed at random moments, hundreds of times.

use crate::Stop;
use crate::steps::{self, cargo};

/// How many rounds there are when nobody says.
pub const ROUNDS: usize = 500;

/// Kills the command so many times, and looks after each that nothing it acknowledged is lost.
pub fn run(rounds: usize) -> Result<(), Stop> {
    let title = "Killed at any moment";
    let test = ["test", "--package", "greenlight-cli", "--test", "cli", "--", "killed", "--nocapture"];
    steps::must(title, cargo(&test).env("GREENLIGHT_ROUNDS", rounds.to_string()))
}
