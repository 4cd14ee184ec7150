//! The desk behind the window.

use std::{
    path::PathBuf,
    sync::{Mutex, OnceLock, PoisonError},
};

use greenlight_app::{
    Desk, Instant, Trouble, clock,
    desk::{
        Standing,
        backups::{self, BackIn},
        notices::Notices,
        overview::Overview,
    },
    preferences::{self, Preferences},
    remind::timer::{self, Timer},
    trouble::Report,
};
use serde::Serialize;
use specta::Type;
use tempfile::TempDir;

use crate::{arguments::Arguments, menu};

/// What the commands work on. The desk is opened by whoever needs it first; when that fails, the next tries again.
pub struct Shell {
    folder: PathBuf,
    still: Option<Instant>,
    /// Whether somebody is reminded.
    reminds: bool,
    desk: OnceLock<Desk>,
    /// Where copies of attachments stand while the window is open, for the system's viewer.
    copies: Mutex<Option<TempDir>>,
}

/// What the window shows first, so that it need not ask before it paints.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Opening {
    /// How it looks and speaks.
    pub preferences: Preferences,
    /// The language of the system, as a locale name.
    pub locale: String,
    /// The program's version.
    pub version: String,
    /// How the household stands; none when it could not be opened.
    pub standing: Option<Standing>,
    /// The overview.
    pub overview: Option<Overview>,
    /// Why it could not be opened.
    pub trouble: Option<Report>,
}

impl Shell {
    /// The shell over a data folder that nobody has opened yet.
    pub fn new(arguments: Arguments) -> Shell {
        Shell {
            folder: arguments.folder(),
            still: arguments.at,
            reminds: arguments.reminds_after().is_some(),
            desk: OnceLock::new(),
            copies: Mutex::default(),
        }
    }

    /// The desk.
    pub fn desk(&self) -> Result<&Desk, Report> {
        if let Some(desk) = self.desk.get() {
            return Ok(desk);
        }
        let desk = Desk::open(self.folder.clone(), self.still).map_err(|trouble| trouble.report())?;
        // Of two that open it at once one is kept; both have read the same.
        Ok(self.desk.get_or_init(|| desk))
    }

    /// Puts a backup in the place of the household, also of one that cannot be opened.
    pub fn restore(&self, file: &str, passphrase: Option<String>) -> Result<BackIn, Report> {
        let restored = match self.desk.get() {
            Some(desk) => desk.restore(file, passphrase),
            None => backups::restore_in(&self.folder, file, passphrase, self.still.unwrap_or_else(clock::now)),
        };
        restored.map_err(|trouble| trouble.report())
    }

    /// What was missed while nobody was there, claimed for this window; none where nobody is reminded.
    pub fn missed(&self) -> Result<Option<Notices>, Report> {
        if !self.reminds {
            return Ok(None);
        }
        self.desk()?.claim_notices().map(Some).map_err(|trouble| trouble.report())
    }

    /// Brings the calendar file up to date, where one is kept; whether it was written.
    pub fn keep_calendar(&self) -> Result<bool, Report> {
        if !self.reminds {
            return Ok(false);
        }
        let words = menu::words(&self.preferences());
        self.desk()?.keep_calendar(words.language).map_err(|trouble| trouble.report())
    }

    /// The system's timer for reminders.
    pub fn timer(&self) -> Timer {
        Timer::of(&self.folder, command())
    }

    /// A folder for copies of attachments, which its owner alone may read and which goes with the window.
    pub fn copies(&self) -> Result<PathBuf, Report> {
        let mut copies = self.copies.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(folder) = &*copies {
            return Ok(folder.path().to_owned());
        }
        let folder = tempfile::Builder::new().prefix("greenlight-").tempdir();
        let folder = folder.map_err(|error| Trouble::Unwritable(std::env::temp_dir(), error).report())?;
        Ok(copies.insert(folder).path().to_owned())
    }

    /// The data folder.
    pub fn folder(&self) -> &PathBuf {
        &self.folder
    }

    /// How the window looks and speaks.
    pub fn preferences(&self) -> Preferences {
        preferences::read(&self.folder)
    }

    /// What the window shows first.
    pub fn opening(&self) -> Opening {
        let (standing, overview, trouble) = match self.desk() {
            Ok(desk) => (Some(desk.standing()), desk.overview(None).ok(), None),
            Err(report) => (None, None, Some(report)),
        };
        Opening {
            preferences: self.preferences(),
            locale: sys_locale::get_locale().unwrap_or_default(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            standing,
            overview,
            trouble,
        }
    }

    /// Nothing is held open between two changes, so there is nothing to lose. The copies of attachments go.
    pub fn close(&self) {
        drop(self.copies.lock().unwrap_or_else(PoisonError::into_inner).take());
    }
}

/// The `greenlight` command that stands beside the window's program, or where commands are looked for.
#[expect(clippy::disallowed_methods, reason = "only the environment knows where commands are looked for")]
fn command() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    timer::command(std::env::current_exe().ok().as_deref(), std::env::split_paths(&path))
}
