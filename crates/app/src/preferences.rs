//! How the window looks and speaks: no fact, so it stands in a file of its own beside the facts.

use std::{fs, io, path::Path};

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{Trouble, text::Language};

/// What the user prefers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct Preferences {
    /// The language.
    pub language: Tongue,
    /// The theme.
    pub theme: Theme,
    /// The size of the text, in percent, 100 to 125.
    pub scale: u32,
    /// Whether the first run is over: the choice between the sample and an empty start was made.
    pub welcomed: bool,
    /// Whether the program stays in the tray when its window is closed.
    pub tray: bool,
}

/// A language the window speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Tongue {
    /// That of the system, Chinese when it says nothing.
    #[default]
    System,
    /// 中文
    Zh,
    /// English
    En,
}

impl Tongue {
    /// The language, on a system of this locale.
    pub fn language(self, locale: &str) -> Language {
        match self {
            Tongue::Zh => Language::Chinese,
            Tongue::En => Language::English,
            Tongue::System => Language::of_locale(locale),
        }
    }
}

/// A theme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// That of the system.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Default for Preferences {
    fn default() -> Preferences {
        Preferences { language: Tongue::System, theme: Theme::System, scale: 100, welcomed: false, tray: false }
    }
}

/// The preferences of a data folder. A file that cannot be read is no reason not to open the window.
pub fn read(folder: &Path) -> Preferences {
    let text = fs::read_to_string(folder.join(FILE)).unwrap_or_default();
    let preferences: Preferences = serde_json::from_str(&text).unwrap_or_default();
    Preferences { scale: preferences.scale.clamp(100, 125), ..preferences }
}

/// Keeps the preferences of a data folder.
///
/// # Errors
/// When they cannot be written.
pub fn keep(folder: &Path, preferences: &Preferences) -> Result<(), Trouble> {
    let path = folder.join(FILE);
    let half = path.with_extension("new");
    let written = fs::create_dir_all(folder)
        .and_then(|()| serde_json::to_vec_pretty(preferences).map_err(io::Error::other))
        .and_then(|text| fs::write(&half, text))
        .and_then(|()| fs::rename(&half, &path));
    written.map_err(|error| Trouble::Unwritable(path, error))
}

const FILE: &str = "window.json";
