//! Looking whether something is there, without changing anything.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::surroundings;

/// How to find out whether a need is met.
#[derive(Debug, Clone, Copy)]
pub enum Probe {
    /// A program of this name is on the search path.
    Program(&'static str),
    /// This command succeeds and prints something. A command that is missing itself does not.
    Answers(&'static [&'static str]),
    /// This file exists.
    File(&'static str),
}

/// Whether the need is met.
pub fn is_met(probe: Probe) -> bool {
    match probe {
        Probe::Program(name) => surroundings::program(name).is_some(),
        Probe::Answers([program, arguments @ ..]) => answer(program, arguments).is_some_and(|text| !text.is_empty()),
        Probe::Answers([]) => true,
        Probe::File(path) => Path::new(path).exists(),
    }
}

/// What a command prints when it succeeds. It runs at the workspace's root, so that rustup picks the pinned toolchain.
pub fn answer(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program)
        .args(arguments)
        .current_dir(surroundings::root())
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Whether cargo has this subcommand.
pub fn has_subcommand(name: &str) -> bool {
    answer("cargo", &[name, "--version"]).is_some()
}
