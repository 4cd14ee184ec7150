//! The native menu, in the user's language. What it can do, the window can do by keys and buttons too.

use greenlight_app::{preferences::Preferences, text::Words};
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::{
    AppHandle, Manager, Wry,
    menu::{Menu, MenuBuilder, MenuEvent, MenuItemBuilder, PredefinedMenuItem, Submenu, SubmenuBuilder},
};
use tauri_specta::Event;

use crate::{desk::Shell, tray, window};

/// Somebody chose a line of the menu; the window knows the action by its name.
#[derive(Clone, Debug, Serialize, Deserialize, Type, Event)]
pub struct MenuChosen(pub String);

/// The window hears what was chosen.
pub fn chosen(app: &AppHandle, event: MenuEvent) {
    match event.id().as_ref() {
        "quit" => app.exit(0),
        tray::OPEN => window::bring_forward(app, None),
        action => {
            // Without a window there is nobody to hear it.
            let _ = MenuChosen(action.to_owned()).emit(app);
        }
    }
}

/// Puts the menu into the user's language.
pub fn set(app: &AppHandle, preferences: &Preferences) {
    // A menu that cannot be made is no reason to close the window: everything in it is in the window too.
    if let Ok(menu) = menu(app, words(preferences)) {
        let _ = app.set_menu(menu);
    }
}

/// The words of the menu and the window's title.
pub fn words(preferences: &Preferences) -> Words {
    let language = preferences.language.language(&sys_locale::get_locale().unwrap_or_default());
    Words { language, today: greenlight_app::clock::now().date() }
}

/// The pages, in the order of the side bar and of Ctrl+1 to Ctrl+9.
const PAGES: [&str; 9] =
    ["overview", "check", "violations", "calendar", "vehicles", "accounts", "intake", "rules", "settings"];

fn menu(app: &AppHandle, words: Words) -> tauri::Result<Menu<Wry>> {
    let say = |key: &str| words.text("menu", key);
    let item = |action: &str, keys: &str| MenuItemBuilder::with_id(action, say(action)).accelerator(keys).build(app);
    let program = submenu(app, &say("program"))?
        .item(&item("new", "CmdOrCtrl+N")?)
        .item(&item("palette", "CmdOrCtrl+K")?)
        .separator()
        .item(&item("quit", "CmdOrCtrl+Q")?)
        .build()?;
    let edit = submenu(app, &say("edit"))?
        .item(&item("undo", "CmdOrCtrl+Z")?)
        .item(&item("redo", "CmdOrCtrl+Shift+Z")?)
        .separator()
        .item(&PredefinedMenuItem::cut(app, Some(&say("cut")))?)
        .item(&PredefinedMenuItem::copy(app, Some(&say("copy")))?)
        .item(&PredefinedMenuItem::paste(app, Some(&say("paste")))?)
        .item(&PredefinedMenuItem::select_all(app, Some(&say("select-all")))?)
        .build()?;
    let mut view = submenu(app, &say("view"))?;
    for (place, page) in PAGES.iter().enumerate() {
        view = view.item(&item(&format!("page.{page}"), &format!("CmdOrCtrl+{}", place + 1))?);
    }
    let window = submenu(app, &say("window"))?
        .item(&PredefinedMenuItem::minimize(app, Some(&say("minimize")))?)
        .item(&PredefinedMenuItem::close_window(app, Some(&say("close")))?)
        .build()?;
    let help = submenu(app, &say("help"))?
        .item(&MenuItemBuilder::with_id("shortcuts", say("shortcuts")).build(app)?)
        .item(&MenuItemBuilder::with_id("about", say("about")).build(app)?)
        .build()?;
    let submenus: [Submenu<Wry>; 5] = [program, edit, view.build()?, window, help];
    let submenus = submenus.iter().map(|submenu| submenu as &dyn tauri::menu::IsMenuItem<Wry>).collect::<Vec<_>>();
    MenuBuilder::new(app).items(&submenus).build()
}

fn submenu<'a>(app: &'a AppHandle, title: &str) -> tauri::Result<SubmenuBuilder<'a, Wry, AppHandle>> {
    Ok(SubmenuBuilder::new(app, title))
}

/// The menu of a window that is about to open.
pub fn first(app: &AppHandle) {
    set(app, &app.state::<Shell>().preferences());
}
