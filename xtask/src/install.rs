//! Naming what is missing, and installing it when somebody agrees.

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::Command;

use crate::needs::{self, Cure, Need, Step};
use crate::probe::{self, Probe};
use crate::steps::in_words;
use crate::{Stop, surroundings, version};

const RUST: (u32, u32) = (1, 95);
const NODE: (u32, u32) = (20, 0);

/// A distribution's way to install packages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Installer {
    /// Debian, Ubuntu.
    Apt,
    /// Fedora.
    Dnf,
    /// Arch.
    Pacman,
    /// openSUSE.
    Zypper,
}

/// Whether packages may be installed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Consent {
    /// Agreed beforehand.
    Given,
    /// Somebody is there to ask.
    Ask,
    /// Nobody agreed and nobody can be asked, so the command is printed instead.
    Withheld,
}

/// Makes sure that the system has what these steps need, or says what to do.
pub fn prepare(steps: &[Step], yes: bool) -> Result<(), Stop> {
    languages()?;
    let has_desktop = surroundings::root().join("src-tauri").is_dir();
    let needs = needs::select(needs::here(), steps, has_desktop);
    let missing = unmet(&needs);
    if missing.is_empty() {
        return Ok(());
    }

    println!("Missing on this system:");
    for need in &missing {
        println!("  - {}", describe(need));
    }
    let commands = commands_for(&missing)?;
    match consent(yes, surroundings::is_ci(), surroundings::is_interactive()) {
        Consent::Given => {}
        Consent::Ask => {
            println!("\nThese commands install it:\n{}", listing(&commands));
            if !ask("Run them now? [Y/n] ") {
                return Err(Stop::unready("Nothing was installed. Run the commands above, then try again."));
            }
        }
        Consent::Withheld => {
            return Err(Stop::unready(format!(
                "Nobody is here to ask, so nothing was installed. Run this, or give `--yes`:\n{}",
                listing(&commands)
            )));
        }
    }
    for command in &commands {
        install(command)?;
    }

    let missing = unmet(&needs);
    if missing.is_empty() {
        return Ok(());
    }
    let names: Vec<String> = missing.into_iter().map(describe).collect();
    Err(Stop::unready(format!("Installed, and yet still not found: {}.", names.join("; "))))
}

/// Whether to install, from what is known before anything is asked.
pub const fn consent(yes: bool, ci: bool, interactive: bool) -> Consent {
    if yes || ci {
        Consent::Given
    } else if interactive {
        Consent::Ask
    } else {
        Consent::Withheld
    }
}

/// Whether an answer to the question agrees. Enter alone does, since the question offers it; the end of input does not.
pub fn agrees(answer: Option<&str>) -> bool {
    answer.is_some_and(|words| ["", "y", "yes", "是", "好"].contains(&words.trim().to_lowercase().as_str()))
}

/// The package that holds what is needed, where its name is known.
pub fn package(need: &Need, installer: Installer) -> Option<&'static str> {
    let Cure::Packages { apt, dnf, pacman, zypper } = need.cure else { return None };
    match installer {
        Installer::Apt => Some(apt),
        Installer::Dnf => dnf,
        Installer::Pacman => pacman,
        Installer::Zypper => zypper,
    }
}

/// The commands that install these packages, each as program and arguments.
pub fn commands(installer: Installer, packages: &[&str], prefix: &[&str]) -> Vec<Vec<String>> {
    let lines: &[&[&str]] = match installer {
        Installer::Apt => &[
            &["apt-get", "update"],
            &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "--yes", "--no-install-recommends"],
        ],
        Installer::Dnf => &[&["dnf", "install", "--assumeyes"]],
        Installer::Pacman => &[&["pacman", "--sync", "--needed", "--noconfirm"]],
        Installer::Zypper => &[&["zypper", "--non-interactive", "install"]],
    };
    let last = lines.len() - 1;
    lines
        .iter()
        .enumerate()
        .map(|(at, line)| {
            let tail = if at == last { packages } else { &[] };
            prefix.iter().chain(*line).chain(tail).map(ToString::to_string).collect()
        })
        .collect()
}

/// Rust is here, since this program was compiled; the question is which, and whether Node is, once there is a window.
fn languages() -> Result<(), Stop> {
    let rust = probe::answer("rustc", &["--version"]).unwrap_or_default();
    if !version::at_least(&rust, RUST) {
        return Err(Stop::unready(format!(
            "Greenlight needs Rust {}.{} or newer; found: {}.\nWith rustup the right one installs itself: https://rustup.rs",
            RUST.0,
            RUST.1,
            or_nothing(&rust)
        )));
    }
    if surroundings::root().join("ui").is_dir() {
        let node = probe::answer("node", &["--version"]).unwrap_or_default();
        if !version::at_least(&node, NODE) {
            return Err(Stop::unready(format!(
                "The window needs Node {} or newer; found: {}.\nGet it from https://nodejs.org or by your system's packages.",
                NODE.0,
                or_nothing(&node)
            )));
        }
    }
    Ok(())
}

fn or_nothing(answer: &str) -> &str {
    if answer.is_empty() { "none" } else { answer }
}

fn unmet(needs: &[&'static Need]) -> Vec<&'static Need> {
    needs.iter().copied().filter(|need| !probe::is_met(need.probe)).collect()
}

fn describe(need: &Need) -> String {
    match need.cure {
        Cure::Packages { apt, .. } => format!("{} (on Debian: {apt})", need.what),
        Cure::Words(words) => format!("{}. {words}", need.what),
    }
}

/// The commands that get what is missing, or words when no command can: another system, an unknown installer, a package
/// whose name there is unknown, no right to install.
fn commands_for(missing: &[&Need]) -> Result<Vec<Vec<String>>, Stop> {
    let by_hand = |why: &str| Stop::unready(format!("{why}. Please install the things named above, then try again."));
    if missing.iter().any(|need| matches!(need.cure, Cure::Words(_))) {
        return Err(by_hand("This system cannot be served by a package installer from here"));
    }
    let installer = installer().ok_or_else(|| by_hand("None of apt-get, dnf, pacman and zypper is here"))?;
    let mut packages = Vec::new();
    for need in missing {
        match package(need, installer) {
            Some(name) if !packages.contains(&name) => packages.push(name),
            Some(_) => {}
            None => return Err(by_hand(&format!("The package that holds {} is not known for this system", need.what))),
        }
    }
    let prefix: &[&str] = if is_root() {
        &[]
    } else if !probe::is_met(Probe::Program("sudo")) {
        let lines = listing(&commands(installer, &packages, &[]));
        return Err(Stop::unready(format!(
            "Installing takes an administrator, and sudo is not here. As root:\n{lines}"
        )));
    } else if surroundings::is_interactive() {
        &["sudo"]
    } else {
        // Without a terminal sudo could wait for a password for ever; this way it fails and says so.
        &["sudo", "--non-interactive"]
    };
    Ok(commands(installer, &packages, prefix))
}

fn installer() -> Option<Installer> {
    let known = [
        ("apt-get", Installer::Apt),
        ("dnf", Installer::Dnf),
        ("pacman", Installer::Pacman),
        ("zypper", Installer::Zypper),
    ];
    known.into_iter().find(|(program, _)| probe::is_met(Probe::Program(program))).map(|(_, installer)| installer)
}

fn is_root() -> bool {
    probe::answer("id", &["-u"]).as_deref() == Some("0")
}

fn listing(commands: &[Vec<String>]) -> String {
    commands.iter().fold(String::new(), |mut text, command| {
        let _ = writeln!(text, "  {}", command.join(" "));
        text
    })
}

fn ask(question: &str) -> bool {
    print!("{question}");
    let _ = std::io::stdout().flush();
    let mut line = String::new();
    match std::io::stdin().read_line(&mut line) {
        Ok(read) if read > 0 => agrees(Some(&line)),
        _ => agrees(None),
    }
}

fn install(words: &[String]) -> Result<(), Stop> {
    let Some((program, arguments)) = words.split_first() else { return Ok(()) };
    let mut command = Command::new(program);
    command.args(arguments);
    println!("\n$ {}", in_words(&command));
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Stop::unready(format!("`{}` ended with {status}.", in_words(&command)))),
        Err(error) => Err(Stop::unready(format!("`{}` could not start: {error}.", in_words(&command)))),
    }
}
