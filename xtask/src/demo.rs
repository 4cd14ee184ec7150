//! The demo household, and what `cargo xtask run` does with it in the terminal.

use std::process::Command;

use crate::steps::{self, cargo, in_words};
use crate::{Stop, surroundings};

/// The folder that the demo household lives in, from the workspace's root. It is made afresh each time.
pub const FOLDER: &str = "target/demo";

/// The evening on which the demo household is full of stories.
pub const EVENING: &str = "2026-09-23T21:42:00+08:00";

/// Fills the demo household, then checks it, or runs the greenlight command given in place of the check.
pub fn run(arguments: &[String]) -> Result<(), Stop> {
    fill(FOLDER)?;
    if arguments.is_empty() {
        // 1 means that something is blocked, which is what the demo is there to show.
        match show(&mut greenlight(["check", "--at", EVENING]))? {
            0 | 1 => {}
            code => return Err(Stop { code, words: "The demo household could not be checked.".into() }),
        }
        println!("\nAsk more, for example: cargo xtask run -- list violations");
        return Ok(());
    }
    match show(&mut greenlight(arguments))? {
        0 => Ok(()),
        code => Err(Stop { code, words: String::new() }),
    }
}

/// Fills a folder within the demo's own with the demo household, made afresh.
pub fn fill(folder: &str) -> Result<(), Stop> {
    steps::must("Build greenlight", &mut cargo(&["build", "--package", "greenlight-cli"]))?;
    let whole = surroundings::root().join(FOLDER);
    if whole.exists() {
        std::fs::remove_dir_all(&whole)
            .map_err(|error| Stop::unready(format!("{FOLDER} could not be cleared: {error}.")))?;
    }
    // The command makes its own data folder; the words shown are the words to type, so nothing is done behind them.
    let code = show(&mut greenlight_on(folder, ["demo"]))?;
    if code != 0 {
        return Err(Stop { code, words: "The demo household could not be filled.".into() });
    }
    Ok(())
}

fn greenlight<S: AsRef<str>>(arguments: impl AsRef<[S]>) -> Command {
    greenlight_on(FOLDER, arguments)
}

fn greenlight_on<S: AsRef<str>>(folder: &str, arguments: impl AsRef<[S]>) -> Command {
    let mut command = cargo(&["run", "--quiet", "--package", "greenlight-cli", "--", "--data", folder]);
    command.args(arguments.as_ref().iter().map(AsRef::as_ref));
    command
}

/// Runs the command under its own words, and gives its exit code.
fn show(command: &mut Command) -> Result<u8, Stop> {
    println!("\n$ {}", in_words(command));
    let status = command
        .status()
        .map_err(|error| Stop::unready(format!("`{}` could not start: {error}.", in_words(command))))?;
    // A command ended by a signal has no code.
    Ok(status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1))
}
