//! `cargo xtask endure`: the command is killed at random moments, hundreds of times, and its disk runs full.

use crate::steps::{self, cargo, cargo_within, in_words};
use crate::{Stop, probe};

/// How many rounds there are when nobody says.
pub const ROUNDS: usize = 500;

/// Ways to a shell that may mount a small disk, which goes away with it: for anybody where the system lets people have a
/// namespace of their own, and for the administrator.
const NAMESPACES: [&[&str]; 2] = [&["unshare", "--map-root-user", "--mount"], &["unshare", "--mount"]];

/// Kills the command so many times and lets its disk run full, and looks after each that nothing it acknowledged is lost.
pub fn run(rounds: usize) -> Result<(), Stop> {
    let test = ["test", "--package", "greenlight-cli", "--test", "cli", "--"];
    let killed = [&test[..], &["killed", "--nocapture"]].concat();
    steps::must("Killed at any moment", cargo(&killed).env("GREENLIGHT_ROUNDS", rounds.to_string()))?;
    let Some(namespace) = NAMESPACES.into_iter().find(may_mount) else {
        println!(
            "\nLeft out: a full disk. It needs a small disk in memory, which only Linux has, and only for its administrator \
             or where people may have namespaces of their own. To run it as the administrator:\n  {}",
            in_words(&cargo_within(&["sudo", "-E"], &["xtask", "endure", "--", "0"]))
        );
        return Ok(());
    };
    let disk = [&test[..], &["disk", "--nocapture"]].concat();
    steps::must("A disk that is full, and one that may not be written", &mut cargo_within(namespace, &disk))
}

/// Whether a small disk can be mounted there. It is gone again with the answer.
fn may_mount(namespace: &&[&str]) -> bool {
    let mount = [&namespace[1..], &["mount", "-t", "tmpfs", "none", "/tmp"]].concat();
    probe::answer(namespace[0], &mount).is_some()
}
