//! Greenlight's window.

// Without this, Windows opens a console beside the window.
#![cfg_attr(all(not(debug_assertions), target_os = "windows"), windows_subsystem = "windows")]

fn main() {
    greenlight_desktop::run();
}
