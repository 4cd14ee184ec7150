//! The window's own side: packages from npm, and the pages that are built from `ui/`.

use std::fs;
use std::process::Command;

use crate::steps::{self};
use crate::{Stop, surroundings};

/// Installs what `ui/package-lock.json` names, unless that was done already.
///
/// `npm ci` would insist on packages for other systems too, which a mirror need not have.
pub fn packages() -> Result<(), Stop> {
    if is_current("ui/node_modules/.package-lock.json", "ui/package-lock.json") {
        return Ok(());
    }
    steps::must("Window packages", &mut npm(&["install", "--no-audit", "--no-fund", "--loglevel=error"]))
}

/// Builds the pages into `ui/dist`, which the shell takes in when it is compiled.
pub fn pages() -> Result<(), Stop> {
    packages()?;
    steps::must("Window pages", &mut npm(&["run", "--silent", "build"]))
}

/// An npm command in `ui/`.
pub fn npm(arguments: &[&str]) -> Command {
    let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.args(arguments).current_dir(surroundings::root().join("ui"));
    command
}

/// Whether a file that was made is no older than the one it was made from.
fn is_current(made: &str, from: &str) -> bool {
    let changed = |path: &str| fs::metadata(surroundings::root().join(path)).and_then(|file| file.modified()).ok();
    matches!((changed(made), changed(from)), (Some(made), Some(from)) if made >= from)
}
