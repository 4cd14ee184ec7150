//! The commands of the house: `cargo xtask run` and `cargo xtask test` are all that a newcomer needs.
//!
//! This program installs what the rest needs, so it has to compile in seconds on a machine that has nothing but Rust:
//! it depends on the standard library alone.

mod arguments;
mod bench;
mod bundle;
mod corpus;
mod demo;
mod endure;
mod fuzz;
mod install;
mod needs;
mod probe;
mod sqlx;
mod steps;
mod surroundings;
mod test;
#[cfg(test)]
mod tests;
mod ui;
mod version;
mod window;

use std::process::ExitCode;

use arguments::{Ask, USAGE};
use needs::Step;

/// Why a command ended before its work was done: the exit code, and the words for the person at the terminal.
#[derive(Debug)]
struct Stop {
    code: u8,
    words: String,
}

impl Stop {
    /// The command could not start, and the words say what to do about it.
    fn unready(words: impl Into<String>) -> Self {
        Self { code: 2, words: words.into() }
    }

    /// The work was tried and failed.
    fn failed(words: impl Into<String>) -> Self {
        Self { code: 1, words: words.into() }
    }
}

fn main() -> ExitCode {
    match obey() {
        Ok(()) => ExitCode::SUCCESS,
        Err(stop) => {
            if !stop.words.is_empty() {
                eprintln!("\n{}", stop.words);
            }
            ExitCode::from(stop.code)
        }
    }
}

fn obey() -> Result<(), Stop> {
    let asked = arguments::parse(std::env::args().skip(1))?;
    let yes = asked.yes;
    match asked.ask {
        Ask::Usage => {
            print!("{USAGE}");
            Ok(())
        }
        Ask::Setup => {
            install::prepare(&[Step::Build, Step::Test, Step::Bundle], yes)?;
            println!("Everything that Greenlight needs from this system is here.");
            Ok(())
        }
        Ask::Run(arguments) if arguments.is_empty() && window::has_screen() => {
            install::prepare(&[Step::Build], yes)?;
            window::show()
        }
        Ask::Run(arguments) => {
            install::prepare(&[Step::Build], yes)?;
            if arguments.is_empty() {
                println!("There is no screen here to open a window on, so this is the same household in the terminal.");
            }
            demo::run(&arguments)
        }
        Ask::Bindings => {
            install::prepare(&[Step::Build], yes)?;
            window::bindings()
        }
        Ask::Screenshots => {
            install::prepare(&[Step::Build, Step::Test], yes)?;
            window::pictures()
        }
        Ask::Bundle => {
            install::prepare(&[Step::Build, Step::Bundle], yes)?;
            bundle::run()
        }
        Ask::Test => {
            install::prepare(&[Step::Build, Step::Test], yes)?;
            test::run()
        }
        Ask::Bench(arguments) => {
            install::prepare(&[Step::Build, Step::Test], yes)?;
            bench::run(&arguments)
        }
        Ask::Fuzz(arguments) => {
            install::prepare(&[Step::Build], yes)?;
            fuzz::run(&arguments)
        }
        Ask::Corpus => {
            install::prepare(&[Step::Build], yes)?;
            corpus::run()
        }
        Ask::Endure(rounds) => {
            install::prepare(&[Step::Build, Step::Test], yes)?;
            endure::run(rounds)
        }
        Ask::Sqlx => {
            install::prepare(&[Step::Build], yes)?;
            sqlx::run()
        }
    }
}
