//! Installers for this system, with the window and the command in one.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::steps::{self, cargo};
use crate::{Stop, surroundings, ui, window};

/// The installer that Tauri makes here; the .rpm is made from what is in the .deb.
const KIND: &str = if cfg!(windows) {
    "nsis"
} else if cfg!(target_os = "macos") {
    "dmg"
} else {
    "deb"
};

/// The most bytes that a package may have. The installer of Windows brings a web view along and is not measured.
const MOST_BYTES: u64 = 10_000_000;

/// Makes the installers of this system: on Linux a .deb and an .rpm.
pub fn run() -> Result<(), Stop> {
    ui::pages()?;
    // Both programs in one go, so that what they share is compiled once.
    let both = ["build", "--release", "--package", "greenlight-cli", "--package", window::PACKAGE];
    steps::must("Programs", &mut cargo(&both))?;
    // npm looks for the program in `ui/`, and the program for its configuration in `src-tauri/`.
    let mut tauri = ui::npm(&["exec", "--prefix", "../ui", "--", "tauri", "bundle", "--bundles", KIND]);
    tauri.current_dir(surroundings::root().join("src-tauri"));
    steps::must("Installer", &mut tauri)?;
    if KIND == "deb" {
        packages("deb").iter().try_for_each(|deb| pack(deb))?;
    }
    println!("\nThe installers are in target/release/bundle:");
    [KIND, "rpm"].into_iter().flat_map(packages).try_for_each(|package| weigh(&package))
}

fn folder() -> PathBuf {
    surroundings::root().join("target/release/bundle")
}

/// The packages of one kind that were made of this version.
fn packages(kind: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder().join(kind)).into_iter().flatten();
    let files = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mine = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        path.is_file() && name.starts_with("greenlight") && name.contains(env!("CARGO_PKG_VERSION"))
    };
    files.filter(mine).collect()
}

/// Packs what is in a .deb again, and into an .rpm too, both with one stream of xz over everything: at its highest level
/// it looks far enough back to find in the window's program what the command's program has too. dpkg has understood it
/// since 2010 and rpm since 2009.
fn pack(deb: &Path) -> Result<(), Stop> {
    let content = deb.with_extension("content");
    let _ = fs::remove_dir_all(&content);
    steps::must("Unpack", Command::new("dpkg-deb").arg("--raw-extract").args([deb, &content]))?;
    let mut again = Command::new("dpkg-deb");
    steps::must("Debian package", again.args(["--root-owner-group", "-Zxz", "-z9", "--build"]).args([&content, deb]))?;
    let _ = fs::remove_dir_all(folder().join("rpm"));
    let mut rpm = Command::new("rpmbuild");
    for (name, value) in [
        ("_topdir", folder().join("rpm/work")),
        ("_rpmdir", folder().join("rpm")),
        ("content", content.clone()),
        ("release_version", env!("CARGO_PKG_VERSION").into()),
    ] {
        rpm.arg("--define").arg(format!("{name} {}", value.display()));
    }
    steps::must(
        "Rpm package",
        rpm.args(["--quiet", "-bb", "src-tauri/greenlight.spec"]).current_dir(surroundings::root()),
    )?;
    let _ = fs::remove_dir_all(content);
    let _ = fs::remove_dir_all(folder().join("rpm/work"));
    Ok(())
}

/// Says how large a package is, and stops at one that has grown too large.
fn weigh(package: &Path) -> Result<(), Stop> {
    let bytes = fs::metadata(package).map(|about| about.len()).unwrap_or_default();
    let name = package.file_name().unwrap_or_default().to_string_lossy();
    println!("  {name}  {}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10);
    if !cfg!(windows) && bytes > MOST_BYTES {
        return Err(Stop::failed(format!("{name} is larger than the {} MB it may have.", MOST_BYTES / 1_000_000)));
    }
    Ok(())
}
