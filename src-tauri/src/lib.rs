//! The window of Greenlight.
//!
//! It is thin: a command is one line that asks [`greenlight_app`], and what people read stands in `locales/`. What is
//! here is what only a shell can do: the window itself, its menu, one instance at a time, and the system's dialogs.

mod arguments;
mod bindings;
mod commands;
mod desk;
mod menu;
mod sight;
mod teller;
mod tray;
mod window;

use clap::Parser;
use tauri::{Manager, RunEvent};

use arguments::Arguments;
use desk::Shell;

/// Has the pages drawn without a graphics card: lists and forms gain nothing from one, and pay for it with 160 MB, with time
/// at every start, and on some drivers with a window that stays white. Whoever wants the card sets the variable to 0.
#[cfg(target_os = "linux")]
fn draw_by_the_processor() {
    // Before there is any other thread. A window that keeps its card is no worse than others.
    let _ = webkit2gtk::glib::setenv("WEBKIT_DISABLE_COMPOSITING_MODE", "1", false);
}

/// Runs the window until it is closed.
pub fn run() {
    #[cfg(target_os = "linux")]
    draw_by_the_processor();
    let arguments = Arguments::parse();
    let (reminds_after, hidden) = (arguments.reminds_after(), arguments.hidden);
    let bindings = bindings::bindings();
    let mut app = tauri::Builder::default();
    // First of all plugins: a second start only brings the first one's window forward. What it was started with is not
    // taken over; a start that names a folder or an instant asks for another window, and gets it.
    if !arguments.names_its_own() {
        app = app.plugin(tauri_plugin_single_instance::init(|app, _, _| window::bring_forward(app, None)));
    }
    let app = app
        // Before any plugin asks for a window.
        .manage(Shell::new(arguments))
        .plugin(tauri_plugin_window_state::Builder::default().with_state_flags(window::remembered()).build())
        .manage(tray::Said::default())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_autostart::Builder::new().app_name("greenlight").arg("--hidden").build())
        .invoke_handler(bindings.invoke_handler())
        .on_menu_event(menu::chosen)
        .setup(move |app| {
            bindings.mount_events(app);
            let in_tray = tray::begin(app.handle());
            if !(hidden && in_tray) {
                window::open(app.handle(), None)?;
            }
            if let Some(after) = reminds_after {
                teller::begin(app.handle(), after);
            }
            Ok(())
        })
        .build(tauri::generate_context!());
    match app {
        Ok(app) => app.run(|app, event| match event {
            // On macOS a click in the Dock brings a closed window back.
            #[cfg(target_os = "macos")]
            RunEvent::Reopen { has_visible_windows: false, .. } => window::bring_forward(app, None),
            // The last window was closed. On macOS a program stays, and elsewhere one that is in the tray.
            RunEvent::ExitRequested { code: None, api, .. } if cfg!(target_os = "macos") || tray::is_on(app) => {
                api.prevent_exit();
            }
            RunEvent::Exit => app.state::<Shell>().close(),
            _ => {}
        }),
        Err(error) => {
            eprintln!("greenlight-desktop: {error}");
            std::process::exit(3);
        }
    }
}
