//! What is done with the window besides testing it: showing it, taking its pictures, packing it.

use std::fs;
use std::path::{Path, PathBuf};
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

/// Makes installers for this system: on Linux a .deb and an .rpm.
pub fn bundle() -> Result<(), Stop> {
    ui::packages()?;
    // The command line goes into the package with the window.
    steps::must("Command line", &mut cargo(&["build", "--release", "--package", "greenlight-cli"]))?;
    // npm looks for the program in `ui/`, and the program for its configuration in `src-tauri/`.
    let mut tauri = ui::npm(&["exec", "--prefix", "../ui", "--", "tauri", "build"]);
    tauri.current_dir(surroundings::root().join("src-tauri"));
    steps::must("Installers", &mut tauri)?;
    shrink_debs()?;
    println!("\nThe installers are in target/release/bundle:");
    ["deb", "rpm"].into_iter().flat_map(packages).try_for_each(|package| weigh(&package))
}

/// The most bytes that an installer may have. Those of Windows bring a web view along and are not measured here.
const MOST_BYTES: u64 = 10_000_000;

/// Says how large a package is, and stops at one that has grown too large.
fn weigh(package: &Path) -> Result<(), Stop> {
    let bytes = fs::metadata(package).map(|about| about.len()).unwrap_or_default();
    let name = package.file_name().unwrap_or_default().to_string_lossy();
    println!("  {name}  {}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10);
    if bytes > MOST_BYTES {
        return Err(Stop::failed(format!("{name} is larger than the {} MB it may have.", MOST_BYTES / 1_000_000)));
    }
    Ok(())
}

/// The packages of one kind that were made.
fn packages(kind: &str) -> Vec<PathBuf> {
    let folder = surroundings::root().join("target/release/bundle").join(kind);
    let entries = fs::read_dir(folder).into_iter().flatten();
    let files = entries.filter_map(|entry| Some(entry.ok()?.path()));
    files.filter(|path| path.extension().is_some_and(|ending| ending == kind)).collect()
}

/// Packs each .deb again with xz, which dpkg has understood since 2010, and which at its highest level looks far enough
/// back to find in the window's program what the command's program has too. Where there is no dpkg, it stays as it is.
fn shrink_debs() -> Result<(), Stop> {
    let Some(dpkg) = surroundings::program("dpkg-deb") else { return Ok(()) };
    for deb in packages("deb") {
        let content = deb.with_extension("content");
        let _ = fs::remove_dir_all(&content);
        steps::must("Unpack", Command::new(&dpkg).arg("--raw-extract").args([&deb, &content]))?;
        let mut pack = Command::new(&dpkg);
        steps::must("Pack", pack.args(["--root-owner-group", "-Zxz", "-z9", "--build"]).args([&content, &deb]))?;
        let _ = fs::remove_dir_all(&content);
    }
    Ok(())
}
