//! The icon in the tray, for who asked for it: the program stays there when its window is closed, and waits there to remind.

use std::sync::{Mutex, PoisonError};

use greenlight_app::{
    preferences::{self, Preferences},
    text::Words,
};
use serde::Serialize;
use specta::Type;
use tauri::{
    AppHandle, Manager, Wry,
    menu::{Menu, MenuBuilder, MenuItemBuilder},
    tray::TrayIconBuilder,
};
use tauri_plugin_autostart::ManagerExt;

use crate::{desk::Shell, menu, window};

const ID: &str = "greenlight";
/// The line of its menu that brings the window forward.
pub const OPEN: &str = "open";

/// How the tray stands.
#[derive(Clone, Debug, Serialize, Type)]
pub struct TrayStanding {
    /// Whether the program is there.
    pub on: bool,
    /// Whether there was no tray to be in when it was looked for.
    pub missing: bool,
    /// Whether the program starts into the tray with the computer.
    pub autostart: bool,
}

/// What the menu says now, so that it is made anew only when it says something else.
#[derive(Default)]
pub struct Said(Mutex<Vec<String>>);

/// How it stands.
pub fn standing(app: &AppHandle) -> TrayStanding {
    let on = is_on(app);
    let autostart = app.autolaunch().is_enabled().unwrap_or(false);
    TrayStanding { on, missing: !on && app.state::<Shell>().preferences().tray, autostart }
}

/// Whether the program is in the tray.
pub fn is_on(app: &AppHandle) -> bool {
    app.tray_by_id(ID).is_some()
}

/// Puts the program into the tray, if its user asked for that. Says whether it is there.
pub fn begin(app: &AppHandle) -> bool {
    let preferences = app.state::<Shell>().preferences();
    preferences.tray && show(app, &preferences).is_ok()
}

/// Puts the program into the tray or takes it out, and keeps that. Out of the tray it starts with the computer no more.
pub fn choose(app: &AppHandle, on: bool) -> Result<TrayStanding, greenlight_app::Trouble> {
    let shell = app.state::<Shell>();
    let preferences = Preferences { tray: on, ..shell.preferences() };
    if !on {
        app.remove_tray_by_id(ID);
        choose_autostart(app, false);
        preferences::keep(shell.folder(), &preferences)?;
    } else if is_on(app) || show(app, &preferences).is_ok() {
        preferences::keep(shell.folder(), &preferences)?;
    } else {
        return Ok(TrayStanding { missing: true, ..standing(app) });
    }
    Ok(standing(app))
}

/// Has the program start into the tray with the computer, or not.
pub fn choose_autostart(app: &AppHandle, on: bool) -> TrayStanding {
    let autostart = app.autolaunch();
    // What could not be changed is seen by how it stands then.
    let _ = if on { autostart.enable() } else { autostart.disable() };
    standing(app)
}

/// Has the menu say how the household stands now.
pub fn refresh(app: &AppHandle, words: &Words) {
    let Some(tray) = app.tray_by_id(ID) else { return };
    let Some(now) = glance(app, words) else { return };
    let said = app.state::<Said>();
    let mut said = said.0.lock().unwrap_or_else(PoisonError::into_inner);
    if *said == now {
        return;
    }
    if let Ok(menu) = lines(app, &now, words)
        && tray.set_menu(Some(menu)).is_ok()
    {
        *said = now;
    }
}

fn show(app: &AppHandle, preferences: &Preferences) -> tauri::Result<()> {
    let words = menu::words(preferences);
    let glance = glance(app, &words).unwrap_or_default();
    let mut tray = TrayIconBuilder::with_id(ID)
        .tooltip(words.text("menu", "title"))
        .title(words.text("menu", "title"))
        .menu(&lines(app, &glance, &words)?)
        .on_tray_icon_event(|tray, event| {
            if let tauri::tray::TrayIconEvent::Click { button: tauri::tray::MouseButton::Left, .. } = event {
                window::bring_forward(tray.app_handle(), None);
            }
        });
    if let Some(icon) = app.default_window_icon() {
        tray = tray.icon(icon.clone());
    }
    tray.build(app).map(drop)
}

fn glance(app: &AppHandle, words: &Words) -> Option<Vec<String>> {
    app.state::<Shell>().desk().ok()?.glance(words).ok()
}

fn lines(app: &AppHandle, glance: &[String], words: &Words) -> tauri::Result<Menu<Wry>> {
    let mut menu = MenuBuilder::new(app);
    for line in glance {
        menu = menu.item(&MenuItemBuilder::new(line).enabled(false).build(app)?);
    }
    menu.separator()
        .item(&MenuItemBuilder::with_id(OPEN, words.text("menu", "tray.open")).build(app)?)
        .item(&MenuItemBuilder::with_id("quit", words.text("menu", "quit")).build(app)?)
        .build()
}
