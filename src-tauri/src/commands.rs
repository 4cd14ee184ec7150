//! The commands of the window, one line each: they ask the desk and decide nothing.

use std::path::PathBuf;

use greenlight_app::{
    Trouble,
    desk::{
        Standing,
        attempt::{Asked, Checked},
        backups::{self, BackIn, BackedUp, Backup, Contents, Salvage},
        board::Board,
        calendar::{CalendarEntry, Month},
        case_file::CaseFile,
        deed::{Deed, Done, Flaw},
        evidence::{AttachTo, Copied},
        find::{Finds, FoundOffence},
        history::{Chapter, Sifting},
        intake::{Choosing, Piece, Pieces, PutRight, Sheet, TableKind, TakenIn},
        moved::{HolidaysAhead, MovedDate},
        notes::Kept,
        notices::{Notice, Notices},
        overview::{Overview, Spell},
        people::{Family, People},
        rulebook::Rulebook,
        table::{Lights, Page, Query},
        trash::Removed,
        waiting::Waiting,
    },
    holidays::HolidaysChange,
    intake::{CourseWord, Field, Progress},
    preferences::{self, Preferences},
    remind::{Choices, notify, timer::TimerStanding},
    trouble::Report,
};
use tauri::{AppHandle, State, WebviewWindow};
use tauri_plugin_dialog::DialogExt;

use crate::{
    desk::{Opening, Shell},
    menu, teller,
    tray::{self, TrayStanding},
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
            $ask.map_err(|trouble: Trouble| trouble.report())
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
    /// A piece of the history, from the newest entry on or before another.
    history(sifting: Sifting, before: Option<i32>, most: u32) -> Chapter = |desk| desk.history(&sifting, before.map(i64::from), most);
    /// Takes a change back that need not be the newest.
    take_back(id: i32) -> Done = |desk| desk.take_back(id.into());
    /// What was removed and can be put back.
    trash() -> Vec<Removed> = |desk| desk.trash();
    /// Puts back what a change removed.
    put_back(id: i32) -> Done = |desk| desk.put_back(id.into());
    /// Does a deed.
    act(deed: Deed) -> Done = |desk| desk.act(deed);
    /// What is wrong with a deed, without doing it.
    try_deed(deed: Deed) -> Vec<Flaw> = |desk| desk.try_deed(deed);
    /// Attaches files that were dropped on the window.
    attach(to: AttachTo, paths: Vec<PathBuf>) -> Done = |desk| desk.attach(to, &paths);
    /// An attachment as a small picture.
    thumbnail(attachment: String) -> Option<String> = |desk| desk.thumbnail(&attachment);
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
    /// A month of the calendar, named as 2026-09.
    month(month: String) -> Month = |desk| desk.month(&month);
    /// What is late, and what falls on the days ahead.
    agenda(days: u32, at: Option<String>) -> Vec<CalendarEntry> = |desk| desk.agenda(days, at.as_deref());
    /// The dates that a deed would move.
    preview_dates(deed: Deed) -> Vec<MovedDate> = |desk| desk.preview_dates(deed);
    /// The dates that a holiday file would move.
    preview_holidays(path: PathBuf) -> HolidaysAhead = |desk| desk.preview_holidays(&path);
    /// The dates that would move without a holiday file.
    preview_forgetting(file: String) -> Vec<MovedDate> = |desk| desk.preview_forgetting(&file);
    /// Keeps a holiday file.
    bring_holidays(path: PathBuf) -> HolidaysChange = |desk| desk.bring_holidays(&path);
    /// The next reminders that will be said.
    coming_notices(most: u32) -> Vec<Notice> = |desk| Ok(desk.coming_notices(most));
    /// Keeps that notices were shown.
    notices_shown(keys: Vec<String>) -> () = |desk| desk.notices_shown(keys);
    /// What the household wants to be reminded of.
    reminder_choices() -> Choices = |desk| Ok(desk.reminder_choices());
    /// Keeps what the household wants to be reminded of.
    choose_reminders(choices: Choices) -> Choices = |desk| desk.choose_reminders(choices);
    /// Makes the backup of the day, unless it is there; whether one was made.
    back_up_daily() -> bool = |desk| desk.back_up_daily();
    /// What was brought and not yet taken in.
    sheet() -> Sheet = |desk| Ok(desk.sheet());
    /// The texts that were kept of a violation, or those of none.
    kept(violation: Option<String>) -> Vec<Kept> = |desk| Ok(desk.kept(violation.as_deref()));
    /// Reads a text.
    bring_text(text: String) -> Sheet = |desk| desk.bring_text(&text);
    /// Reads files.
    bring_files(paths: Vec<String>) -> Sheet = |desk| desk.bring_files(&paths);
    /// Takes a column of a table for another field.
    map_column(source: u32, column: u32, field: Option<Field>) -> Sheet = |desk| desk.map_column(source, column, field);
    /// Puts one thing that was brought away again, or everything.
    put_away(source: Option<u32>) -> Sheet = |desk| Ok(desk.put_away(source));
    /// Some of the readings.
    pieces(courses: Vec<CourseWord>, offset: u32, limit: u32) -> Pieces = |desk| {
        Ok(desk.pieces(&courses, offset, limit))
    };
    /// Puts a field of a reading right.
    put_right(number: u32, field: Field, text: String) -> PutRight = |desk| desk.put_right(number, field, &text);
    /// Keeps what somebody decided about a reading.
    decide(number: u32, choosing: Choosing) -> Piece = |desk| desk.decide(number, choosing);
    /// Takes in everything that is ready.
    take_in() -> TakenIn = |desk| desk.take_in();
    /// How far the reading of files has come.
    intake_progress() -> Option<Progress> = |desk| Ok(desk.intake_progress());
    /// Stops the reading of files, or the taking in as long as not everything is written.
    stop_intake() -> () = |desk| {
        desk.stop_intake();
        Ok(())
    };
    /// Forgets a holiday file.
    forget_holidays(file: String) -> HolidaysChange = |desk| desk.forget_holidays(&file);
    /// Takes a change of the holiday files back.
    put_back_holidays(change: HolidaysChange) -> () = |desk| desk.put_back_holidays(&change);
}

/// Quits, in the tray too.
#[tauri::command]
#[specta::specta]
pub fn quit(app: AppHandle) -> Answer<()> {
    app.exit(0);
    Ok(())
}

/// What the window shows first.
#[tauri::command(async)]
#[specta::specta]
pub fn opening(shell: Here<'_>) -> Answer<Opening> {
    Ok(shell.opening())
}

/// Asks for a holiday file; none when nobody chose one.
#[tauri::command]
#[specta::specta]
pub async fn choose_holidays(app: AppHandle) -> Answer<Option<String>> {
    Ok(chosen_file(&app, "JSON", &["json"]).await.map(|path| path.display().to_string()))
}

/// The backups of the family's household.
#[tauri::command(async)]
#[specta::specta]
pub fn backups(shell: Here<'_>) -> Answer<Vec<Backup>> {
    backups::backups_in(shell.folder()).map_err(report)
}

/// The newest backup that is whole and sound: what to offer when the household cannot be opened.
#[tauri::command(async)]
#[specta::specta]
pub fn newest_good_backup(shell: Here<'_>) -> Answer<Option<(Backup, Contents)>> {
    backups::newest_good_in(shell.folder()).map_err(report)
}

/// Makes a backup among the automatic ones; none when there is nothing to keep yet.
#[tauri::command(async)]
#[specta::specta]
pub fn back_up(shell: Here<'_>) -> Answer<Option<BackedUp>> {
    shell.desk()?.back_up(None, None).map_err(report)
}

/// Asks for a folder and makes a backup there, with the attached files; none when nobody chose one or there is nothing to
/// keep yet.
#[tauri::command]
#[specta::specta]
pub async fn back_up_to(app: AppHandle, shell: Here<'_>, passphrase: Option<String>) -> Answer<Option<BackedUp>> {
    let Some(folder) = chosen_folder(&app).await else { return Ok(None) };
    shell.desk()?.back_up(Some(&folder.to_string_lossy()), passphrase).map_err(report)
}

/// Asks for the file of a backup; none when nobody chose one.
#[tauri::command]
#[specta::specta]
pub async fn choose_backup(app: AppHandle) -> Answer<Option<String>> {
    let file = chosen_file(&app, "Greenlight", &["sqlite", "age"]).await;
    Ok(file.map(|path| path.display().to_string()))
}

/// What is in a backup.
#[tauri::command(async)]
#[specta::specta]
pub fn inspect_backup(shell: Here<'_>, file: String, passphrase: Option<String>) -> Answer<Contents> {
    backups::inspect_in(shell.folder(), &file, passphrase).map_err(report)
}

/// Puts a backup in the place of the household.
#[tauri::command(async)]
#[specta::specta]
pub fn restore_backup(shell: Here<'_>, file: String, passphrase: Option<String>) -> Answer<BackIn> {
    shell.restore(&file, passphrase)
}

/// Asks where to and writes what can still be read of a damaged database; none when nobody named a file.
#[tauri::command]
#[specta::specta]
pub async fn salvage(app: AppHandle, shell: Here<'_>, name: String) -> Answer<Option<Vec<Salvage>>> {
    let Some(path) = chosen_place(&app, &name, "JSON", &["json"]).await else { return Ok(None) };
    backups::salvage_in(shell.folder(), &path.to_string_lossy()).map(Some).map_err(report)
}

/// Asks for the folder that the calendar file is kept in; none when nobody chose one.
#[tauri::command]
#[specta::specta]
pub async fn choose_folder(app: AppHandle) -> Answer<Option<String>> {
    Ok(chosen_folder(&app).await.map(|path| path.display().to_string()))
}

/// Brings the calendar file up to date, where one is kept; whether it was written.
#[tauri::command(async)]
#[specta::specta]
pub fn keep_calendar(shell: Here<'_>) -> Answer<bool> {
    shell.keep_calendar()
}

/// Asks where to write the calendar, once, and writes it; the path, or none when nobody named a file.
#[tauri::command]
#[specta::specta]
pub async fn export_calendar(app: AppHandle, shell: Here<'_>, name: String) -> Answer<Option<String>> {
    let Some(path) = chosen_place(&app, &name, "iCalendar", &["ics"]).await else { return Ok(None) };
    let words = menu::words(&shell.preferences());
    shell.desk()?.write_calendar(&path, words.language).map_err(report)?;
    Ok(Some(path.display().to_string()))
}

/// What was missed while nobody was there, claimed for this window.
#[tauri::command(async)]
#[specta::specta]
pub fn claim_notices(shell: Here<'_>) -> Answer<Option<Notices>> {
    shell.missed()
}

/// Shows a notification to try out how they look; whether the desktop showed it.
#[tauri::command(async)]
#[specta::specta]
pub fn try_notice(app: AppHandle, shell: Here<'_>) -> Answer<bool> {
    let words = menu::words(&shell.preferences());
    Ok(notify::show(&[notify::trial(&words)], Some(&teller::button(&app, &words))).is_ok())
}

/// How the tray stands.
#[tauri::command(async)]
#[specta::specta]
pub fn tray(app: AppHandle) -> Answer<TrayStanding> {
    Ok(tray::standing(&app))
}

/// Puts the program into the tray or takes it out.
#[tauri::command(async)]
#[specta::specta]
pub fn choose_tray(app: AppHandle, on: bool) -> Answer<TrayStanding> {
    tray::choose(&app, on).map_err(report)
}

/// Has the program start into the tray with the computer, or not.
#[tauri::command(async)]
#[specta::specta]
pub fn choose_autostart(app: AppHandle, on: bool) -> Answer<TrayStanding> {
    Ok(tray::choose_autostart(&app, on))
}

/// How the system's timer for reminders stands.
#[tauri::command(async)]
#[specta::specta]
pub fn timer(shell: Here<'_>) -> Answer<TimerStanding> {
    Ok(shell.timer().standing())
}

/// Installs the system's timer for reminders, or removes it; how it stands then.
#[tauri::command(async)]
#[specta::specta]
pub fn set_timer(shell: Here<'_>, on: bool) -> Answer<TimerStanding> {
    let timer = shell.timer();
    timer.set(on, &menu::words(&shell.preferences())).map_err(report)?;
    Ok(timer.standing())
}

/// Asks for files and reads them; none when nobody chose any.
#[tauri::command]
#[specta::specta]
pub async fn choose_files(app: AppHandle, shell: Here<'_>) -> Answer<Option<Sheet>> {
    let Some(paths) = chosen_files(&app).await else { return Ok(None) };
    let paths: Vec<String> = paths.into_iter().map(|path| path.to_string_lossy().into_owned()).collect();
    shell.desk()?.bring_files(&paths).map(Some).map_err(report)
}

/// Asks where to write a table to fill in, and writes it; the path, or none when nobody named a file.
#[tauri::command]
#[specta::specta]
pub async fn template(app: AppHandle, shell: Here<'_>, kind: TableKind, name: String) -> Answer<Option<String>> {
    let Some(path) = chosen_place(&app, &name, kind.word(), &[kind.ending()]).await else { return Ok(None) };
    let words = menu::words(&shell.preferences());
    shell.desk()?.write_template(kind, &path, words.language).map_err(report)?;
    Ok(Some(path.display().to_string()))
}

/// Asks where to write the violations as a table, and writes it; the path, or none when nobody named a file.
#[tauri::command]
#[specta::specta]
pub async fn export_table(app: AppHandle, shell: Here<'_>, kind: TableKind, name: String) -> Answer<Option<String>> {
    let Some(path) = chosen_place(&app, &name, kind.word(), &[kind.ending()]).await else { return Ok(None) };
    let words = menu::words(&shell.preferences());
    shell.desk()?.write_table(kind, &path, words.language).map_err(report)?;
    Ok(Some(path.display().to_string()))
}

/// Asks for files and attaches them; none when nobody chose any.
#[tauri::command]
#[specta::specta]
pub async fn attach_chosen(app: AppHandle, shell: Here<'_>, to: AttachTo) -> Answer<Option<Done>> {
    let Some(paths) = chosen_files(&app).await else { return Ok(None) };
    shell.desk()?.attach(to, &paths).map(Some).map_err(|trouble| trouble.report())
}

/// Shows an attachment by the system's own viewer, or in its folder when it may be a program.
#[tauri::command(async)]
#[specta::specta]
pub fn show_attachment(shell: Here<'_>, attachment: String) -> Answer<()> {
    let copied = shell.desk()?.copy_attachment(&attachment, &shell.copies()?).map_err(report)?;
    let (path, shown) = match copied {
        Copied::ToOpen(path) => (path.clone(), tauri_plugin_opener::open_path(path, None::<&str>)),
        Copied::ToShow(path) => (path.clone(), tauri_plugin_opener::reveal_item_in_dir(path)),
    };
    shown.map_err(|error| unshown(path, &error))
}

/// Asks where to and writes the case of a violation there; none when nobody chose a place.
#[tauri::command]
#[specta::specta]
pub async fn export_case(app: AppHandle, shell: Here<'_>, violation: String, name: String) -> Answer<Option<String>> {
    let Some(path) = chosen_place(&app, &name, "ZIP", &["zip"]).await else { return Ok(None) };
    let words = menu::words(&shell.preferences());
    shell.desk()?.export_case(&violation, &path, &words).map_err(report)?;
    Ok(Some(path.display().to_string()))
}

/// Keeps how the window looks and speaks.
#[tauri::command]
#[specta::specta]
pub fn prefer(app: AppHandle, shell: Here<'_>, preferences: Preferences) -> Answer<()> {
    // The tray is chosen by itself.
    let preferences = Preferences { tray: shell.preferences().tray, ..preferences };
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
    tauri_plugin_opener::open_path(folder, None::<&str>).map_err(|error| unshown(folder.clone(), &error))
}

/// Prints what the window shows, by the system's own dialog.
#[tauri::command]
#[specta::specta]
pub fn print(window: WebviewWindow) -> Answer<()> {
    // A printer that is not there is the dialog's to say.
    let _ = window.print();
    Ok(())
}

fn report(trouble: Trouble) -> Report {
    trouble.report()
}

fn unshown(path: PathBuf, error: &tauri_plugin_opener::Error) -> Report {
    Trouble::Unreadable(path, std::io::Error::other(error.to_string())).report()
}

async fn chosen_files(app: &AppHandle) -> Option<Vec<PathBuf>> {
    let (send, receive) = tokio::sync::oneshot::channel();
    app.dialog().file().pick_files(move |paths| {
        let _ = send.send(paths);
    });
    let paths = receive.await.ok().flatten()?;
    Some(paths.into_iter().filter_map(|path| path.into_path().ok()).collect())
}

async fn chosen_folder(app: &AppHandle) -> Option<PathBuf> {
    let (send, receive) = tokio::sync::oneshot::channel();
    app.dialog().file().pick_folder(move |path| {
        let _ = send.send(path);
    });
    receive.await.ok().flatten()?.into_path().ok()
}

async fn chosen_place(app: &AppHandle, name: &str, kind: &str, endings: &[&str]) -> Option<PathBuf> {
    let (send, receive) = tokio::sync::oneshot::channel();
    app.dialog().file().set_file_name(name).add_filter(kind, endings).save_file(move |path| {
        let _ = send.send(path);
    });
    receive.await.ok().flatten()?.into_path().ok()
}

async fn chosen_file(app: &AppHandle, kind: &str, endings: &[&str]) -> Option<PathBuf> {
    let (send, receive) = tokio::sync::oneshot::channel();
    app.dialog().file().add_filter(kind, endings).pick_file(move |path| {
        let _ = send.send(path);
    });
    receive.await.ok().flatten()?.into_path().ok()
}
