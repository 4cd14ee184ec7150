//! Running one step after another, so that a reader sees which, how, and how long.

use std::process::{Command, ExitStatus};

use crate::{Stop, surroundings};

/// A cargo command at the workspace's root.
pub fn cargo(arguments: &[&str]) -> Command {
    cargo_within(&[], arguments)
}

/// The same, started by another command: its words stand before cargo's.
pub fn cargo_within(around: &[&str], arguments: &[&str]) -> Command {
    let mut words = around.iter().chain(&["cargo"]).chain(arguments);
    let mut command = Command::new(words.next().unwrap_or(&"cargo"));
    command.args(words).current_dir(surroundings::root());
    command
}

/// Runs a step under a headline, and tells how long it took.
pub fn run(title: &str, command: &mut Command) -> Result<ExitStatus, Stop> {
    println!("\n── {title}\n$ {}", in_words(command));
    let begun = surroundings::stopwatch();
    let status = command
        .status()
        .map_err(|error| Stop::unready(format!("`{}` could not start: {error}.", in_words(command))))?;
    println!("   {} in {:.1} s", if status.success() { "done" } else { "failed" }, begun.elapsed().as_secs_f64());
    Ok(status)
}

/// Runs a step that the next one builds on.
pub fn must(title: &str, command: &mut Command) -> Result<(), Stop> {
    if run(title, command)?.success() { Ok(()) } else { Err(Stop::failed(format!("{title}: failed."))) }
}

/// The command as somebody would type it.
pub fn in_words(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| quoted(&word.to_string_lossy())).collect::<Vec<_>>().join(" ")
}

/// A word as a shell takes it, in quotes only if it must be.
fn quoted(word: &str) -> String {
    let plain = |letter: char| letter.is_alphanumeric() || "-_./:=+,@%".contains(letter);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}
