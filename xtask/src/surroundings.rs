//! The one place where the commands look at the machine they run on.

use std::ffi::OsString;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// The folder that holds the workspace.
pub fn root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).to_path_buf()
}

/// Whether nobody is there to answer a question: the usual variable `CI` is set to anything but a refusal.
pub fn is_ci() -> bool {
    variable("CI").is_some_and(|value| !["", "0", "false"].iter().any(|no| value.eq_ignore_ascii_case(no)))
}

/// Whether a person can be asked.
pub fn is_interactive() -> bool {
    std::io::stdin().is_terminal()
}

/// Where a program of this name stands on the search path.
pub fn program(name: &str) -> Option<PathBuf> {
    let path = variable("PATH")?;
    let name = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(&path).map(|folder| folder.join(&name)).find(|file| file.is_file())
}

/// Whether a Linux desktop has a screen for this terminal.
pub fn has_display() -> bool {
    ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| variable(name).is_some_and(|value| !value.is_empty()))
}

/// The reading of a stopwatch.
#[expect(clippy::disallowed_methods, reason = "the commands tell how long each step took; no answer depends on it")]
pub fn stopwatch() -> Instant {
    Instant::now()
}

#[expect(clippy::disallowed_methods, reason = "the commands have to know CI and the search path; the product does not")]
fn variable(name: &str) -> Option<OsString> {
    std::env::var_os(name)
}
