//! The desk behind the window.

use std::{path::PathBuf, sync::OnceLock};

use greenlight_app::{
    Desk, Instant,
    desk::{Standing, overview::Overview},
    preferences::{self, Preferences},
    trouble::Report,
};
use serde::Serialize;
use specta::Type;

use crate::arguments::Arguments;

/// What the commands work on. The desk is opened by whoever needs it first; when that fails, the next tries again.
pub struct Shell {
    folder: PathBuf,
    still: Option<Instant>,
    desk: OnceLock<Desk>,
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
        Shell { folder: arguments.folder(), still: arguments.at, desk: OnceLock::new() }
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

    /// Nothing is held open between two changes, so there is nothing to lose; this only names the moment.
    pub fn close(&self) {}
}
