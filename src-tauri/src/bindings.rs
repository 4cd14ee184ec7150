//! What crosses between Rust and the window, and the TypeScript that is made from it.

use tauri_specta::{Builder, collect_commands, collect_events};

use crate::{
    commands,
    menu::MenuChosen,
    teller::{Followed, Told},
};

/// Every command and event of the window.
pub fn bindings() -> Builder<tauri::Wry> {
    Builder::<tauri::Wry>::new()
        .commands(collect_commands![
            commands::opening,
            commands::standing,
            commands::family,
            commands::overview,
            commands::outlook,
            commands::table,
            commands::lights,
            commands::case_file,
            commands::check,
            commands::waiting,
            commands::board,
            commands::people,
            commands::rulebook,
            commands::find,
            commands::offences,
            commands::history,
            commands::take_back,
            commands::trash,
            commands::put_back,
            commands::act,
            commands::try_deed,
            commands::attach,
            commands::attach_chosen,
            commands::thumbnail,
            commands::show_attachment,
            commands::export_case,
            commands::undo,
            commands::redo,
            commands::refresh,
            commands::open_sample,
            commands::remove_sample,
            commands::bring_holidays,
            commands::forget_holidays,
            commands::put_back_holidays,
            commands::choose_holidays,
            commands::month,
            commands::agenda,
            commands::preview_dates,
            commands::preview_holidays,
            commands::preview_forgetting,
            commands::claim_notices,
            commands::coming_notices,
            commands::notices_shown,
            commands::reminder_choices,
            commands::choose_reminders,
            commands::choose_folder,
            commands::keep_calendar,
            commands::export_calendar,
            commands::timer,
            commands::set_timer,
            commands::try_notice,
            commands::tray,
            commands::choose_tray,
            commands::choose_autostart,
            commands::backups,
            commands::newest_good_backup,
            commands::back_up,
            commands::back_up_daily,
            commands::back_up_to,
            commands::choose_backup,
            commands::inspect_backup,
            commands::restore_backup,
            commands::salvage,
            commands::sheet,
            commands::kept,
            commands::bring_text,
            commands::bring_files,
            commands::choose_files,
            commands::map_column,
            commands::put_away,
            commands::pieces,
            commands::put_right,
            commands::decide,
            commands::take_in,
            commands::intake_progress,
            commands::stop_intake,
            commands::template,
            commands::export_table,
            commands::prefer,
            commands::data_folder,
            commands::show_data_folder,
            commands::print,
            commands::quit,
        ])
        .disable_serde_phases()
        .events(collect_events![MenuChosen, Told, Followed])
}

#[cfg(test)]
mod tests {
    use std::{env, fs, path::Path};

    use specta_typescript::Typescript;

    const PATH: &str = "../ui/src/ipc/bindings.ts";

    /// With `GREENLIGHT_RETELL=1` the file is written anew instead.
    #[test]
    #[expect(clippy::disallowed_methods, reason = "a test is asked for its other side by the environment")]
    fn the_committed_bindings_are_those_of_the_commands() {
        let folder = tempfile::tempdir().expect("a folder");
        let fresh = folder.path().join("bindings.ts");
        super::bindings().export(Typescript::default(), &fresh).expect("bindings");
        let fresh = fs::read_to_string(fresh).expect("bindings");
        let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join(PATH);
        if env::var_os("GREENLIGHT_RETELL").is_some() {
            fs::write(&committed, &fresh).expect("bindings are written");
        }
        let known = fs::read_to_string(&committed).unwrap_or_default();
        assert!(
            known == fresh,
            "ui/src/ipc/bindings.ts is not what the commands say: run `cargo xtask bindings` and commit it"
        );
    }
}
