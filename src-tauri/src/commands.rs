//! The commands of the window, one line each: they ask the desk and decide nothing.

use std::path::PathBuf;

use greenlight_app::{
    desk::{
        Standing,
        attempt::{Asked, Checked},
        board::Board,
        case_file::CaseFile,
        deed::{Deed, Done, Flaw},
        find::{Finds, FoundOffence},
        history::Passage,
        overview::{Overview, Spell},
        people::{Family, People},
        rulebook::Rulebook,
        table::{Lights, Page, Query},
        waiting::Waiting,
    },
    preferences::{self, Preferences},
    trouble::Report,
};
use tauri::{AppHandle, State, WebviewWindow};
use tauri_plugin_dialog::DialogExt;

use crate::{
    desk::{Opening, Shell},
    menu,
};

type Answer<T> = Result<T, Report>;
type Here<'a> = State<'a, Shell>;

macro_rules! commands {
    ($($(#[$doc:meta])* $name:ident($($argument:ident: $type:ty),*) -> $answer:ty = |$desk:ident| $ask:expr;)*) => {$(
        $(#[$doc])*
        #[tauri::command(async)]
        #[specta::specta]
        pub fn $name(shell: Here<'_>, $($argument: $type),*) -> Answer<$answer> {
            let $desk = shell.desk()?;
            $ask.map_err(|trouble: greenlight_app::Trouble| trouble.report())
        }
    )*};
}

commands! {
    /// How the household stands.
    standing() -> Standing = |desk| Ok(desk.standing());
    /// The facts, violations aside.
    family() -> Family = |desk| Ok(desk.family());
    /// The overview.
    overview(at: Option<String>) -> Overview = |desk| desk.overview(at.as_deref());
    /// What 12123 does over the next day.
    outlook(at: Option<String>) -> Vec<Spell> = |desk| desk.outlook(at.as_deref());
    /// A page of the table of violations.
    table(query: Query, at: Option<String>) -> Page = |desk| desk.table(&query, at.as_deref());
    /// How many rows have each light.
    lights(query: Query, at: Option<String>) -> Lights = |desk| desk.lights(&query, at.as_deref());
    /// One violation, whole.
    case_file(violation: String, at: Option<String>) -> CaseFile = |desk| desk.case_file(&violation, at.as_deref());
    /// The pre-payment check.
    check(asked: Asked) -> Checked = |desk| desk.check(&asked);
    /// What waiting costs.
    waiting(violation: String, at: Option<String>) -> Option<Waiting> = |desk| desk.waiting(&violation, at.as_deref());
    /// Cars and accounts.
    board(at: Option<String>) -> Board = |desk| desk.board(at.as_deref());
    /// People, licences and methods.
    people(at: Option<String>) -> People = |desk| desk.people(at.as_deref());
    /// The rule book.
    rulebook() -> Rulebook = |desk| Ok(desk.rulebook());
    /// What a text finds.
    find(text: String) -> Finds = |desk| desk.find(&text);
    /// The offences a text names.
    offences(text: String) -> Vec<FoundOffence> = |desk| desk.offences(&text);
    /// The newest entries of the history, or those about one violation.
    history(violation: Option<String>, most: u32) -> Vec<Passage> = |desk| desk.history(violation.as_deref(), most);
    /// Does a deed.
    act(deed: Deed) -> Done = |desk| desk.act(deed);
    /// What is wrong with a deed, without doing it.
    try_deed(deed: Deed) -> Vec<Flaw> = |desk| desk.try_deed(deed);
    /// Takes the newest change back.
    undo() -> Done = |desk| desk.undo();
    /// Puts back again what was taken back.
    redo() -> Done = |desk| desk.redo();
    /// Reads the household again, and says whether somebody else changed it.
    refresh() -> bool = |desk| desk.refresh();
    /// Opens the sample household.
    open_sample() -> () = |desk| desk.open_sample();
    /// Removes the sample household.
    remove_sample() -> () = |desk| desk.remove_sample();
    /// Forgets a holiday file.
    forget_holidays(file: String) -> () = |desk| desk.forget_holidays(&file);
}

/// What the window shows first.
#[tauri::command(async)]
#[specta::specta]
pub fn opening(shell: Here<'_>) -> Answer<Opening> {
    Ok(shell.opening())
}

/// Asks for a holiday file and keeps it; none when nobody chose one.
#[tauri::command]
#[specta::specta]
pub async fn bring_holidays(app: AppHandle, shell: Here<'_>) -> Answer<Option<i32>> {
    let Some(path) = chosen_file(&app, "JSON", &["json"]).await else { return Ok(None) };
    let desk = shell.desk()?;
    desk.bring_holidays(&path).map(Some).map_err(|trouble| trouble.report())
}

/// Keeps how the window looks and speaks.
#[tauri::command]
#[specta::specta]
pub fn prefer(app: AppHandle, shell: Here<'_>, preferences: Preferences) -> Answer<()> {
    preferences::keep(shell.folder(), &preferences).map_err(|trouble| trouble.report())?;
    menu::set(&app, &preferences);
    Ok(())
}

/// The data folder, as a path to be read.
#[tauri::command(async)]
#[specta::specta]
pub fn data_folder(shell: Here<'_>) -> Answer<String> {
    Ok(shell.folder().display().to_string())
}

/// Shows the data folder in the system's own program for folders.
#[tauri::command(async)]
#[specta::specta]
pub fn show_data_folder(shell: Here<'_>) -> Answer<()> {
    let folder = shell.folder();
    tauri_plugin_opener::open_path(folder, None::<&str>).map_err(|error| {
        greenlight_app::Trouble::Unreadable(folder.clone(), std::io::Error::other(error.to_string())).report()
    })
}

/// Prints what the window shows, by the system's own dialog.
#[tauri::command]
#[specta::specta]
pub fn print(window: WebviewWindow) -> Answer<()> {
    // A printer that is not there is the dialog's to say.
    let _ = window.print();
    Ok(())
}

async fn chosen_file(app: &AppHandle, kind: &str, endings: &[&str]) -> Option<PathBuf> {
    let (send, receive) = tokio::sync::oneshot::channel();
    app.dialog().file().add_filter(kind, endings).pick_file(move |path| {
        let _ = send.send(path);
    });
    receive.await.ok().flatten()?.into_path().ok()
}
