//! The command line as the contract fixes it. What is said about it stands in `locales/*/help.json`.

use std::path::PathBuf;

use chrono::{Datelike, NaiveDate};
use clap::{Args, Parser, Subcommand, ValueEnum};
use greenlight_app::text::Language;
use greenlight_rules::{
    facts::AttachmentKind,
    money::Fen,
    time::{self, Instant},
};

/// greenlight
#[derive(Debug, Parser)]
#[command(name = "greenlight", version)]
pub struct Arguments {
    /// What every command takes, before it or after it.
    #[command(flatten)]
    pub common: Common,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What every command takes.
#[derive(Debug, Args)]
pub struct Common {
    /// The data folder.
    #[arg(long, global = true, env = "GREENLIGHT_DATA", hide_env = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// JSON on standard output, and nothing else there.
    #[arg(long, global = true)]
    pub json: bool,
    /// The language of messages.
    #[arg(long, global = true, value_name = "LANG", hide_possible_values = true)]
    pub lang: Option<Lang>,
    /// The instant that a command looks at.
    #[arg(long, global = true, value_name = "INSTANT", value_parser = instant)]
    pub at: Option<Instant>,
}

impl Common {
    /// The data folder, where none is named that of the platform.
    pub fn folder(&self) -> PathBuf {
        self.data.clone().unwrap_or_else(greenlight_app::data_folder)
    }
}

/// A language, by name.
#[derive(Clone, Copy, Debug, ValueEnum)]
#[allow(missing_docs, reason = "their names say it, and clap would show more as help")]
pub enum Lang {
    Zh,
    En,
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Language {
        match lang {
            Lang::Zh => Language::Chinese,
            Lang::En => Language::English,
        }
    }
}

/// A command.
#[derive(Debug, Subcommand)]
#[allow(missing_docs, reason = "what each does stands in the locale files")]
pub enum Command {
    Import {
        #[arg(value_name = "FILE")]
        file: PathBuf,
        #[arg(long)]
        dry_run: bool,
        #[arg(long)]
        replace: bool,
        #[arg(short, long)]
        yes: bool,
        #[arg(
            long,
            value_name = "HOW",
            default_value = "skip",
            hide_possible_values = true,
            hide_default_value = true
        )]
        duplicates: Duplicates,
    },
    Export {
        #[arg(
            long,
            value_name = "FORMAT",
            default_value = "json",
            hide_possible_values = true,
            hide_default_value = true
        )]
        format: Format,
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    Check(Check),
    Fee(FeeArguments),
    List {
        #[arg(value_name = "WHAT", hide_possible_values = true)]
        what: Listed,
    },
    Demo {
        #[arg(long, value_name = "DATE", value_parser = day_of_the_story)]
        around: Option<NaiveDate>,
    },
    Attach {
        #[arg(value_name = "VIOLATION")]
        violation: String,
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
        #[arg(long, value_name = "KIND", hide_possible_values = true)]
        kind: Option<Shows>,
    },
    Case {
        #[arg(value_name = "VIOLATION")]
        violation: String,
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
    Remind(RemindArguments),
    Calendar(CalendarArguments),
    Verify {
        #[arg(long)]
        sweep: bool,
    },
    Backup {
        #[arg(long, value_name = "DIR")]
        to: Option<PathBuf>,
        #[arg(long)]
        encrypt: bool,
        #[arg(long, value_name = "FILE")]
        passphrase_file: Option<PathBuf>,
    },
    Backups,
    Restore {
        #[arg(value_name = "FILE")]
        file: PathBuf,
        #[arg(long)]
        dry_run: bool,
        #[arg(short, long)]
        yes: bool,
        #[arg(long, value_name = "FILE")]
        passphrase_file: Option<PathBuf>,
    },
    Salvage {
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
    Trash {
        #[command(subcommand)]
        deed: Option<TrashDeed>,
    },
    Undo,
    Redo,
    Explain {
        #[arg(value_name = "CHECK")]
        check: Option<String>,
    },
    Completions {
        #[arg(value_name = "SHELL", hide_possible_values = true)]
        shell: clap_complete::Shell,
    },
}

/// What is done with the trash; it is listed when nothing is.
#[derive(Debug, Subcommand)]
#[allow(missing_docs, reason = "what each does stands in the locale files")]
pub enum TrashDeed {
    Restore {
        #[arg(value_name = "ID", value_parser = entry)]
        id: i64,
    },
}

/// What `check` takes.
#[derive(Debug, Args)]
pub struct Check {
    /// The violations; all open ones when none is named.
    #[arg(value_name = "VIOLATION")]
    pub violations: Vec<String>,
    /// The account.
    #[arg(long, value_name = "ID")]
    pub account: Option<String>,
    /// The method.
    #[arg(long, value_name = "ID")]
    pub method: Option<String>,
    /// One after the other.
    #[arg(long)]
    pub batch: bool,
}

/// What `remind` takes.
#[derive(Debug, Args)]
pub struct RemindArguments {
    /// Only look.
    #[arg(long)]
    pub dry_run: bool,
    /// Since when to look; since the last look when it is not given.
    #[arg(long, value_name = "INSTANT", value_parser = instant)]
    pub since: Option<Instant>,
    /// Show it on the desktop too.
    #[arg(long)]
    pub notify: bool,
    /// Install the timer.
    #[arg(long, conflicts_with_all = ["dry_run", "since", "notify"])]
    pub install_timer: bool,
    /// Remove the timer.
    #[arg(long, conflicts_with_all = ["dry_run", "since", "notify", "install_timer"])]
    pub remove_timer: bool,
    /// Print what a timer is made of.
    #[arg(long, conflicts_with_all = ["dry_run", "since", "notify", "remove_timer"])]
    pub print: bool,
}

/// What `calendar` takes.
#[derive(Debug, Args)]
pub struct CalendarArguments {
    /// The folder to keep the file in.
    #[arg(long, value_name = "DIR")]
    pub to: Option<PathBuf>,
    /// Keep no file any more.
    #[arg(long, conflicts_with = "to")]
    pub off: bool,
}

/// What `fee` takes.
#[derive(Debug, Args)]
pub struct FeeArguments {
    /// The fine, in fen.
    #[arg(long, value_name = "N", value_parser = fen, allow_hyphen_values = true)]
    pub fine_fen: Fen,
    /// The day the decision was received.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub served: NaiveDate,
    /// The day of payment.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub paid: NaiveDate,
    /// Days on which no surcharge is counted, both ends included.
    #[arg(long, value_name = "FROM..TO", value_parser = pause)]
    pub pause: Vec<(NaiveDate, NaiveDate)>,
}

/// What becomes of a reading that looks like a violation that is known.
#[derive(Clone, Copy, Debug, ValueEnum)]
#[allow(missing_docs, reason = "their names say it, and clap would show more as help")]
pub enum Duplicates {
    Skip,
    Add,
}

/// The formats of `export`.
#[derive(Clone, Copy, Debug, ValueEnum)]
#[allow(missing_docs, reason = "their names say it, and clap would show more as help")]
pub enum Format {
    Json,
    Csv,
    Xlsx,
    Ics,
}

/// What an attached file shows.
#[derive(Clone, Copy, Debug, ValueEnum)]
#[value(rename_all = "snake_case")]
#[allow(missing_docs, reason = "each is named for its kind of the portable file, and clap would show more as help")]
pub enum Shows {
    ScenePhoto,
    Dashcam,
    Notice,
    Decision,
    Receipt,
    Identity,
    Other,
}

impl From<Shows> for AttachmentKind {
    fn from(shows: Shows) -> AttachmentKind {
        match shows {
            Shows::ScenePhoto => AttachmentKind::ScenePhoto,
            Shows::Dashcam => AttachmentKind::Dashcam,
            Shows::Notice => AttachmentKind::Notice,
            Shows::Decision => AttachmentKind::Decision,
            Shows::Receipt => AttachmentKind::Receipt,
            Shows::Identity => AttachmentKind::Identity,
            Shows::Other => AttachmentKind::Other,
        }
    }
}

/// What `list` can list.
#[derive(Clone, Copy, Debug, ValueEnum)]
#[allow(missing_docs, reason = "each is named for what it lists")]
pub enum Listed {
    Members,
    Accounts,
    Vehicles,
    Filings,
    Violations,
    Appeals,
    Methods,
    Payments,
    Notes,
    Attachments,
    Parameters,
}

fn instant(text: &str) -> Result<Instant, String> {
    Instant::parse(text).ok_or_else(|| "2026-09-23T21:42:00+08:00".to_owned())
}

/// The number of an entry of the history.
fn entry(text: &str) -> Result<i64, String> {
    text.parse().map_err(|_| "12".to_owned())
}

fn date(text: &str) -> Result<NaiveDate, String> {
    time::parse_date(text).ok_or_else(|| "2026-09-23".to_owned())
}

/// A day around which the sample can play: its story reaches back and ahead some years, and every date of it has to lie
/// in the years of this app.
fn day_of_the_story(text: &str) -> Result<NaiveDate, String> {
    let day = date(text)?;
    if (1950..=2150).contains(&day.year()) { Ok(day) } else { Err("1950-01-01 … 2150-12-31".to_owned()) }
}

fn fen(text: &str) -> Result<Fen, String> {
    let amount = text.parse().ok().filter(|fen| (0..=Fen::MAX.0).contains(fen));
    amount.map(Fen).ok_or_else(|| "20000 (= ¥200.00)".to_owned())
}

fn pause(text: &str) -> Result<(NaiveDate, NaiveDate), String> {
    let ends = text.split_once("..").and_then(|(from, to)| Some((time::parse_date(from)?, time::parse_date(to)?)));
    ends.filter(|(from, to)| from <= to).ok_or_else(|| "2026-09-01..2026-09-30".to_owned())
}
