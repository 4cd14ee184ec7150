//! What is done with the window besides testing it: showing it, and taking its pictures.

use std::process::Command;

use crate::steps::{self, cargo};
use crate::{Stop, demo, surroundings, ui};

/// The package of the window.
pub const PACKAGE: &str = "greenlight-desktop";

/// Opens the window over the sample household, on its evening.
pub fn show() -> Result<(), Stop> {
    ui::pages()?;
    steps::must("Build the window", &mut cargo(&["build", "--package", PACKAGE]))?;
    demo::fill(&format!("{}/sample", demo::FOLDER))?;
    println!("\nThe sample household stands on the evening of {}; nothing of yours is touched.", demo::EVENING);
    let program = surroundings::root().join("target/debug").join(format!("{PACKAGE}{}", std::env::consts::EXE_SUFFIX));
    let mut window = Command::new(program);
    window.args(["--data", demo::FOLDER, "--at", demo::EVENING]).current_dir(surroundings::root());
    steps::must("Window", &mut window)
}

/// Whether there is a screen to open a window on.
pub fn has_screen() -> bool {
    !cfg!(target_os = "linux") || surroundings::has_display()
}

/// Writes the TypeScript that is made from the commands.
pub fn bindings() -> Result<(), Stop> {
    ui::pages()?;
    let mut test = cargo(&["test", "--quiet", "--package", PACKAGE, "--lib"]);
    steps::must("Bindings", test.env("GREENLIGHT_RETELL", "1"))
}

/// Takes a picture of every screen, in both themes and both languages, into a folder.
pub fn pictures() -> Result<(), Stop> {
    const FOLDER: &str = "target/pictures";
    ui::pages()?;
    let folder = surroundings::root().join(FOLDER);
    let mut test = cargo(&["test", "--quiet", "--package", PACKAGE, "--test", "e2e", "screens"]);
    steps::must("Pictures", test.env("GREENLIGHT_PICTURES", &folder))?;
    println!("\nThe pictures are in {FOLDER}.");
    Ok(())
}
