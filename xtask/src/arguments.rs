//! What was asked on the command line.

use crate::{Stop, endure};

/// The help text.
pub const USAGE: &str = "\
The commands of the house.

Usage: cargo xtask COMMAND [--yes] [-- ARGUMENTS]

  run          open the window on the sample household; without a screen, check that household in the terminal; after
               `--`, a greenlight command on it, for example: cargo xtask run -- list violations
  test         format, lints, licences, all tests, those that drive the window among them
  corpus       how much of the collected messages, pages and papers is read right
  bench        the benchmarks, the window's among them, then `fuzz` and `endure`; what follows `--` goes to cargo bench
               and leaves all the rest out
  fuzz         every reader of files under bytes that nobody thought of; what follows `--` is how many seconds each
  endure       kill the command at random moments, 500 times or as many as `--` says, let its disk run full, and look
               that nothing is lost
  screenshots  a picture of every screen, in both themes and both languages
  bundle       installers for this system; on Linux a .deb and an .rpm
  bindings     write the window's TypeScript types again, after a command or a type behind one has changed
  sqlx         write the offline metadata of the SQL queries again, after a query or a migration has changed
  setup        only install the system packages that all the others need

  --yes        install missing system packages without asking (so does the environment variable CI)
";

/// A command line, understood.
#[derive(Debug, PartialEq, Eq)]
pub struct Asked {
    /// The command.
    pub ask: Ask,
    /// Whether system packages may be installed without a question.
    pub yes: bool,
}

/// The command that was asked for.
#[derive(Debug, PartialEq, Eq)]
pub enum Ask {
    /// The help text.
    Usage,
    /// System packages only.
    Setup,
    /// The demo household, or another greenlight command on it.
    Run(Vec<String>),
    /// Everything that a change must pass.
    Test,
    /// The benchmarks.
    Bench(Vec<String>),
    /// The fuzz targets.
    Fuzz(Vec<String>),
    /// The rate at which texts are read right.
    Corpus,
    /// So many kills at random moments.
    Endure(usize),
    /// Pictures of every screen.
    Screenshots,
    /// Installers.
    Bundle,
    /// The window's types.
    Bindings,
    /// The offline metadata of the queries.
    Sqlx,
}

/// Understands a command line, without the program's own name.
pub fn parse(words: impl IntoIterator<Item = String>) -> Result<Asked, Stop> {
    let mut words = words.into_iter();
    let mut command = None;
    let mut yes = false;
    for word in words.by_ref() {
        match word.as_str() {
            "--" => break,
            "--yes" | "-y" => yes = true,
            "--help" | "-h" | "help" => return Ok(Asked { ask: Ask::Usage, yes }),
            _ if command.is_none() && !word.starts_with('-') => command = Some(word),
            _ => return Err(unknown(&format!("`{word}` is not understood here."))),
        }
    }
    let rest: Vec<String> = words.collect();
    let ask = match command.as_deref() {
        None => Ask::Usage,
        Some("run") => Ask::Run(rest),
        Some("bench") => Ask::Bench(rest),
        Some("fuzz") => Ask::Fuzz(rest),
        Some("endure") => Ask::Endure(rounds(&rest)?),
        Some(name @ ("test" | "corpus" | "sqlx" | "setup" | "screenshots" | "bundle" | "bindings"))
            if !rest.is_empty() =>
        {
            return Err(unknown(&format!("`{name}` takes nothing after `--`.")));
        }
        Some("test") => Ask::Test,
        Some("corpus") => Ask::Corpus,
        Some("sqlx") => Ask::Sqlx,
        Some("screenshots") => Ask::Screenshots,
        Some("bundle") => Ask::Bundle,
        Some("bindings") => Ask::Bindings,
        Some("setup") => Ask::Setup,
        Some(other) => return Err(unknown(&format!("There is no command `{other}`."))),
    };
    Ok(Asked { ask, yes })
}

fn rounds(rest: &[String]) -> Result<usize, Stop> {
    match rest {
        [] => Ok(endure::ROUNDS),
        [rounds] => rounds.parse().map_err(|_| unknown(&format!("`{rounds}` is no number of rounds."))),
        _ => Err(unknown("`endure` takes one number after `--`.")),
    }
}

fn unknown(what: &str) -> Stop {
    Stop::unready(format!("{what}\n\n{USAGE}"))
}
