//! What a window is opened on: a data folder, an hour, a language, a theme.

use std::{fs, path::PathBuf};

use greenlight_app::{House, Instant, demo};
use serde_json::json;
use tempfile::TempDir;

/// The evening on which the sample household is full of stories.
pub const EVENING: &str = "2026-09-23T21:42:00+08:00";

/// A window that is about to be opened.
pub struct Setup {
    /// Everything of this window, its data folder among it; it goes when the test ends.
    pub folder: TempDir,
    /// The instant at which the window's clock stands.
    pub at: String,
    /// Its size.
    pub size: (u32, u32),
    language: &'static str,
    theme: &'static str,
    welcomed: bool,
    tray: bool,
    /// Whether the program is started as from the menu: without a word, on the platform's own data folder.
    pub everyday: bool,
    /// After how many seconds it reminds although its clock stands still.
    pub reminds: Option<u32>,
    /// Whether there is a bus for a desktop to be on.
    pub desktop: bool,
}

impl Setup {
    /// Nothing in it yet: the first run.
    pub fn empty() -> Setup {
        Setup {
            folder: tempfile::tempdir().expect("a folder"),
            at: EVENING.to_owned(),
            size: (1280, 800),
            language: "zh",
            theme: "light",
            welcomed: false,
            tray: false,
            everyday: false,
            reminds: None,
            desktop: false,
        }
    }

    /// Started as from the menu of the system.
    pub fn everyday(self) -> Setup {
        Setup { everyday: true, ..self }
    }

    /// To stay in the tray when its window is closed.
    pub fn in_the_tray(self) -> Setup {
        Setup { tray: true, ..self }
    }

    /// Lists what was missed, as it does while the clock goes.
    pub fn reminding(self) -> Setup {
        self.telling_after(600)
    }

    /// Tells the desktop after so many seconds.
    pub fn telling_after(self, seconds: u32) -> Setup {
        Setup { reminds: Some(seconds), ..self }
    }

    /// With a bus for a desktop.
    pub fn with_desktop(self) -> Setup {
        Setup { desktop: true, ..self }
    }

    /// Where the platform has its folders, for the program that is started.
    pub fn platform(&self) -> PathBuf {
        self.folder.path().join("xdg")
    }

    /// The data folder.
    pub fn data(&self) -> PathBuf {
        if self.everyday { self.platform().join("greenlight") } else { self.folder.path().to_owned() }
    }

    /// The sample household, as the family's own.
    pub async fn sample() -> Setup {
        let setup = Setup::empty();
        let at = Instant::parse(EVENING).expect("an instant");
        setup.house().demo(demo::day(), at).await.expect("the sample");
        Setup { welcomed: true, ..setup }
    }

    /// A household file.
    pub async fn household(file: &serde_json::Value) -> Setup {
        let setup = Setup::empty();
        let at = Instant::parse(EVENING).expect("an instant");
        setup.house().import(file.to_string().as_bytes(), true, false, at, &mut |_| {}).await.expect("a household");
        Setup { welcomed: true, ..setup }
    }

    /// At another instant.
    pub fn at(self, at: &str) -> Setup {
        Setup { at: at.to_owned(), ..self }
    }

    /// In another language.
    pub fn in_language(self, language: &'static str) -> Setup {
        Setup { language, ..self }
    }

    /// In another theme.
    pub fn in_theme(self, theme: &'static str) -> Setup {
        Setup { theme, ..self }
    }

    /// In another size.
    pub fn sized(self, size: (u32, u32)) -> Setup {
        Setup { size, ..self }
    }

    /// The household of the data folder, past the window.
    pub fn house(&self) -> House {
        House::at(self.data())
    }

    /// Writes the window's preferences into the data folder.
    pub fn prefer(&self) {
        let preferences = json!({"language": self.language, "theme": self.theme, "scale": 100,
            "welcomed": self.welcomed,
            "tray": self.tray});
        fs::create_dir_all(self.data()).expect("a data folder");
        fs::write(self.data().join("window.json"), preferences.to_string()).expect("preferences");
    }
}
