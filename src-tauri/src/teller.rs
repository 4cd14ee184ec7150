//! Says what is due while the program runs, in the window or in the tray. Once a minute it asks whether anything can be
//! due, and so within a minute after the computer wakes; it looks at everything only then, and every few minutes.

use std::{thread, time::Duration};

use greenlight_app::{
    Desk, Trouble,
    desk::notices::{Notice, Quiet},
    remind::notify::{self, Button, Note},
    text::Words,
};
use serde::Serialize;
use specta::Type;
use tauri::{AppHandle, Manager};
use tauri_specta::Event;

use crate::{desk::Shell, menu, tray, window};

const BEAT: Duration = Duration::from_mins(1);

/// What the desktop could not show: the window shows it, and says so.
#[derive(Clone, Debug, Serialize, Type, Event)]
pub struct Told(pub Vec<Notice>);

/// Somebody followed a notification to this address.
#[derive(Clone, Debug, Serialize, Type, Event)]
pub struct Followed(pub String);

/// Begins to tell after a while, when nobody waits for the first pages any more.
pub fn begin(app: &AppHandle, after: Duration) {
    let app = app.clone();
    let tell = move || {
        thread::sleep(after);
        let mut quiet = None;
        loop {
            let shell = app.state::<Shell>();
            // What cannot be read is said by the window, which asks the same.
            if let Ok(desk) = shell.desk()
                && !quiet.as_ref().is_some_and(|quiet| desk.is_quiet(quiet))
            {
                let words = menu::words(&shell.preferences());
                let show = |notes: &[Note]| notify::show(notes, Some(&button(&app, &words)));
                let hand_over = |notices| window::is_open(&app) && Told(notices).emit(&app).is_ok();
                quiet = tell(desk, &words, show, hand_over).ok().flatten();
                if !window::is_open(&app) {
                    // An open window keeps the calendar file itself, and says what stops it.
                    let _ = shell.keep_calendar();
                }
            }
            tray::refresh(&app, &menu::words(&shell.preferences()));
            thread::sleep(BEAT);
        }
    };
    // Without a thread nothing is said on the desktop, and everything when the window opens the next time.
    let _ = thread::Builder::new().name("teller".to_owned()).spawn(tell);
}

/// The button of notifications, which brings the window forward at the place.
pub fn button(app: &AppHandle, words: &Words) -> Button {
    let app = app.clone();
    Button::look(words, move |place| window::bring_forward(&app, Some(place)))
}

/// Tells what is due: on the desktop, else in the window, which says by itself that it was shown. What neither showed is
/// told by the next who looks. Says how long nothing else will be due.
fn tell(
    desk: &Desk,
    words: &Words,
    show: impl Fn(&[Note]) -> Result<(), String>,
    hand_over: impl FnOnce(Vec<Notice>) -> bool,
) -> Result<Option<Quiet>, Trouble> {
    let telling = desk.claim_telling(words)?;
    if telling.notices.is_empty() {
        return Ok(telling.quiet);
    }
    if show(&telling.notes).is_err() {
        hand_over(telling.notices);
    } else {
        desk.notices_shown(telling.notices.iter().map(|notice| notice.key.to_string()).collect())?;
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use greenlight_app::{House, Instant, demo, text::Language};
    use tempfile::TempDir;

    use super::*;

    const EVENING: &str = "2026-09-23T21:42:00+08:00";

    fn desk_at(folder: &TempDir, at: &str) -> (Desk, Words) {
        let at = Instant::parse(at).expect("an instant");
        let desk = Desk::open(folder.path(), Some(at)).expect("opens");
        (desk, Words { language: Language::Chinese, today: at.date() })
    }

    fn sample() -> TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        let at = Instant::parse(EVENING).expect("an instant");
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(House::at(folder.path()).demo(demo::day(), at)).expect("the sample");
        folder
    }

    #[test]
    fn what_the_desktop_shows_is_told_and_not_again() {
        let folder = sample();
        let (desk, words) = desk_at(&folder, EVENING);
        let shown = RefCell::new(Vec::new());
        let show = |notes: &[Note]| {
            shown.borrow_mut().extend_from_slice(notes);
            Ok(())
        };
        tell(&desk, &words, show, |_| panic!("the desktop showed it")).expect("tells");
        assert_eq!(shown.borrow().len(), 1, "six at once are one: {shown:?}");
        let (later, words) = desk_at(&folder, "2026-09-23T21:50:00+08:00");
        tell(&later, &words, |_| panic!("it was told"), |_| panic!("it was told")).expect("tells");
    }

    #[test]
    fn what_the_desktop_cannot_show_is_handed_to_the_window_and_counts_when_that_showed_it() {
        let folder = sample();
        let (desk, words) = desk_at(&folder, EVENING);
        let refuse = |_: &[Note]| Err("no bus".to_owned());
        let handed = RefCell::new(Vec::new());
        let hand = |notices| {
            handed.borrow_mut().extend::<Vec<Notice>>(notices);
            true
        };
        tell(&desk, &words, refuse, hand).expect("tells");
        assert_eq!(handed.borrow().len(), 6);
        let (later, words) = desk_at(&folder, "2026-09-23T21:45:00+08:00");
        tell(&later, &words, refuse, hand).expect("tells");
        assert_eq!(handed.borrow().len(), 12, "nobody said that it was shown");
        let keys = handed.borrow().iter().map(|notice| notice.key.to_string()).collect();
        later.notices_shown(keys).expect("is kept");
        let (last, words) = desk_at(&folder, "2026-09-23T21:48:00+08:00");
        tell(&last, &words, refuse, |_| panic!("it was shown")).expect("tells");
    }

    #[test]
    fn nothing_is_told_of_the_sample_household() {
        let folder = tempfile::tempdir().expect("a folder");
        let (desk, words) = desk_at(&folder, EVENING);
        desk.open_sample().expect("opens");
        tell(&desk, &words, |_| panic!("it is made up"), |_| panic!("it is made up")).expect("tells");
    }
}
