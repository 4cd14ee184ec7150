//! The one window.

use greenlight_app::preferences::{Preferences, Theme};
use tauri::{AppHandle, Manager, WebviewUrl, WebviewWindowBuilder, window::Color};
use tauri_plugin_window_state::StateFlags;

use crate::{
    desk::{Opening, Shell},
    menu, sight,
    teller::Followed,
};
use tauri_specta::Event;

const NAME: &str = "main";
/// The smallest window in which every screen still works, in logical pixels.
const SMALLEST: (f64, f64) = (900.0, 640.0);

/// What is remembered of the window.
pub fn remembered() -> StateFlags {
    StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED
}

/// Opens the window, with what it shows first already in it, at an address of its own or at the first page.
pub fn open(app: &AppHandle, place: Option<&str>) -> tauri::Result<()> {
    let opening = app.state::<Shell>().opening();
    menu::first(app);
    let words = menu::words(&opening.preferences);
    let window = WebviewWindowBuilder::new(app, NAME, page(place))
        .title(words.text("menu", "title"))
        .inner_size(1280.0, 800.0)
        .min_inner_size(SMALLEST.0, SMALLEST.1)
        .center()
        .theme(theme(&opening.preferences))
        .background_color(background(&opening.preferences))
        // Nothing but the program's own pages is ever shown.
        .on_navigation(|address| {
            matches!(address.scheme(), "tauri" | "about")
                || matches!(address.host_str(), Some("tauri.localhost" | "localhost"))
        })
        .initialization_script(script(&opening));
    sight::watch(&window.build()?);
    Ok(())
}

/// Whether there is a window.
pub fn is_open(app: &AppHandle) -> bool {
    app.get_webview_window(NAME).is_some()
}

/// Brings the window forward, or opens it again; at a place, if one is named.
pub fn bring_forward(app: &AppHandle, place: Option<&str>) {
    let (here, place) = (app.clone(), place.map(str::to_owned));
    // On the thread of the windows, and so after the start that may still be under way there: two never open it at once.
    // A program that is about to end has no such thread any more, and nothing to bring forward.
    let _ = app.run_on_main_thread(move || match here.get_webview_window(NAME) {
        Some(window) => {
            // A window that cannot be raised is still there to be clicked.
            let _ = window.unminimize();
            let _ = window.show();
            let _ = window.set_focus();
            if let Some(place) = place {
                let _ = Followed(place).emit(&here);
            }
        }
        None => {
            let _ = open(&here, place.as_deref());
        }
    });
}

/// The page, at an address of its own.
fn page(place: Option<&str>) -> WebviewUrl {
    place.map_or_else(WebviewUrl::default, |place| WebviewUrl::App(format!("index.html#{place}").into()))
}

fn theme(preferences: &Preferences) -> Option<tauri::Theme> {
    match preferences.theme {
        Theme::System => None,
        Theme::Light => Some(tauri::Theme::Light),
        Theme::Dark => Some(tauri::Theme::Dark),
    }
}

/// The page's own background, so that nothing flashes before it.
fn background(preferences: &Preferences) -> Color {
    match preferences.theme {
        Theme::Dark => Color(0x16, 0x1a, 0x18, 0xff),
        Theme::Light | Theme::System => Color(0xff, 0xff, 0xff, 0xff),
    }
}

/// What the window shows first, as a script that runs before the page's own.
fn script(opening: &Opening) -> String {
    // JSON is JavaScript; only what would end a script early is written another way.
    let json = serde_json::to_string(opening).unwrap_or_else(|_| "null".to_owned()).replace('<', "\\u003c");
    format!("window.__OPENING__ = {json};")
}
