//! `greenlight`: the household's facts and the pre-payment check on the command line.
//!
//! Answers go to standard output and messages to standard error. Exit codes: 0 fine · 1 `check` has a verdict `blocked`
//! or `unknown` · 2 the command or its input is wrong · 3 the data could not be read or written.

mod args;
mod backups;
mod commands;
mod help;
mod household;
mod intake;
mod light;
mod progress;
mod remind;
mod show_check;
mod show_fee;
mod show_list;
mod surroundings;
mod trash;

use std::{
    io::{self, Write},
    process::ExitCode,
};

use args::Arguments;
use clap::{CommandFactory, FromArgMatches};
use greenlight_app::Trouble;
use greenlight_rules::message::Message;

/// How a command ended, short of a trouble.
enum Ended {
    /// Fine.
    Fine,
    /// `check` has a verdict that says no.
    Blocked,
    /// The data is not sound.
    Unsound,
    /// The desktop could not show a reminder.
    NotShown,
}

/// Why a command could not end.
enum Failure {
    /// The operation could not be done.
    Trouble(Trouble),
    /// What it answers could not be written.
    Output(io::Error),
    /// The command was asked for what it cannot give: a sentence of the part `cli`.
    Refused(Message<'static>),
}

impl From<Trouble> for Failure {
    fn from(trouble: Trouble) -> Failure {
        Failure::Trouble(trouble)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        Failure::Output(error)
    }
}

fn main() -> ExitCode {
    let words = surroundings::words();
    let command = help::in_words(Arguments::command(), &words);
    let arguments = match command.try_get_matches().and_then(|mut found| Arguments::from_arg_matches_mut(&mut found)) {
        Ok(arguments) => arguments,
        Err(error) => return misunderstood(&error, &words),
    };
    let words = surroundings::words_of(&arguments.common, words);
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return failed(&Failure::Output(error), &words),
    };
    match runtime.block_on(commands::run(arguments, &words)) {
        Ok(Ended::Fine) => ExitCode::SUCCESS,
        Ok(Ended::Blocked) => ExitCode::from(1),
        Ok(Ended::Unsound | Ended::NotShown) => ExitCode::from(3),
        Err(failure) => failed(&failure, &words),
    }
}

fn misunderstood(error: &clap::Error, words: &greenlight_app::text::Words) -> ExitCode {
    match help::complaint(error, words) {
        None => {
            // Help and version are answers; a reader that has gone away has seen enough of them.
            let _ = error.print();
            ExitCode::SUCCESS
        }
        Some(complaint) => {
            complain(&[complaint]);
            ExitCode::from(2)
        }
    }
}

fn failed(failure: &Failure, words: &greenlight_app::text::Words) -> ExitCode {
    match failure {
        // Whoever read the answer has gone away, as `head` does; that is no failure.
        Failure::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Failure::Output(error) => {
            complain(&[error.to_string()]);
            ExitCode::from(3)
        }
        Failure::Refused(message) => {
            complain(&[words.say("cli", message)]);
            ExitCode::from(2)
        }
        Failure::Trouble(trouble) => {
            complain(&trouble.say(words));
            ExitCode::from(if trouble.is_of_input() { 2 } else { 3 })
        }
    }
}

fn complain(lines: &[String]) {
    let mut out = io::stderr().lock();
    for line in lines {
        // There is nobody left to tell when standard error is gone.
        let _ = writeln!(out, "{}", light::plain(line));
    }
}
