//! Notifications of the desktop, by the system's own service: on Linux and its like `org.freedesktop.Notifications` on the
//! session bus. Those of macOS and Windows have not been seen, and lead nowhere.

use std::sync::Arc;

use greenlight_rules::message::{Message, Value};
use notify_rust::Notification;

use super::say::{PART, Spoken};
use crate::text::Words;

/// More than this many at once are shown as one notification that lists them.
const AT_ONCE: usize = 3;

/// A notification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Its title.
    pub title: String,
    /// What stands below it.
    pub body: String,
    /// The address in the window that it leads to.
    pub place: String,
}

/// A button of notifications. A click on the notification itself does the same.
#[derive(Clone)]
pub struct Button {
    /// What stands on it.
    pub label: String,
    /// What it does, given the address that the notification leads to.
    pub follow: Arc<dyn Fn(&str) + Send + Sync>,
}

impl Button {
    /// The button that leads to the place.
    pub fn look(words: &Words, follow: impl Fn(&str) + Send + Sync + 'static) -> Button {
        Button { label: words.text(PART, "look"), follow: Arc::new(follow) }
    }
}

/// What is spoken as notifications: each its own, or one for all of many. Each comes with the address that it leads to.
pub fn notes(spoken: &[(Spoken<'_>, String)], words: &Words) -> Vec<Note> {
    let line = |message: &Message<'_>| plain(&words.say(PART, message));
    if spoken.len() <= AT_ONCE {
        let note = |(spoken, place): &(Spoken<'_>, String)| Note {
            title: line(&spoken.title),
            body: line(&spoken.body),
            place: place.clone(),
        };
        return spoken.iter().map(note).collect();
    }
    let count = Value::Count(i64::try_from(spoken.len()).unwrap_or(i64::MAX));
    let title = words.say(PART, &Message::new("summary").with("count", count));
    let titles: Vec<_> = spoken.iter().take(MOST_LINES).map(|(spoken, _)| line(&spoken.title)).collect();
    vec![Note { title, body: titles.join("\n"), place: "/".to_owned() }]
}

/// No desktop shows more lines than these.
const MOST_LINES: usize = 20;

/// A notification to try out how they look.
pub fn trial(words: &Words) -> Note {
    Note { title: words.text(PART, "trial"), body: words.text(PART, "trial.body"), place: "/".to_owned() }
}

/// Shows notifications, each with a button if there is one. Whoever has a button stays there to hear of it.
///
/// # Errors
/// Why the desktop could not show them.
pub fn show(notes: &[Note], button: Option<&Button>) -> Result<(), String> {
    notes.iter().try_for_each(|note| show_one(note, button)).map_err(|error| error.to_string())
}

#[cfg(all(unix, not(target_os = "macos")))]
fn show_one(note: &Note, button: Option<&Button>) -> Result<(), notify_rust::error::Error> {
    let mut shown = Notification::new();
    // The text may hold markup (https://specifications.freedesktop.org/notification-spec/latest/markup.html).
    let body = note.body.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    shown.appname("Greenlight").icon("greenlight").summary(&note.title).body(&body);
    shown.hint(notify_rust::Hint::DesktopEntry("greenlight".to_owned()));
    let Some(Button { label, follow }) = button.cloned() else { return shown.show().map(drop) };
    let handle = shown.action("default", &label).action("look", &label).show()?;
    let place = note.place.clone();
    let wait = move || {
        handle.wait_for_action(|action| {
            if matches!(action, "default" | "look") {
                follow(&place);
            }
        });
    };
    // Without a thread to hear it the button does nothing; the notification is shown all the same.
    let _ = std::thread::Builder::new().name("notification".to_owned()).spawn(wait);
    Ok(())
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
fn show_one(note: &Note, _: Option<&Button>) -> Result<(), notify_rust::error::Error> {
    Notification::new().appname("Greenlight").summary(&note.title).body(&note.body).show().map(drop)
}

/// Text that somebody wrote, on one line.
fn plain(text: &str) -> String {
    text.replace(char::is_control, " ")
}

#[cfg(test)]
mod tests {
    use greenlight_rules::time::parse_date;

    use super::*;
    use crate::text::Language;

    #[test]
    fn many_at_once_are_one_that_lists_them() {
        let words = Words { language: Language::Chinese, today: parse_date("2026-09-23").expect("a day") };
        let spoken = |count: usize| {
            let one = |number| {
                let title = Message::new("cycle.ahead").with("about", format!("第\n{number}个"));
                (Spoken { title, body: Message::new("cycle.clears") }, format!("/check/{number}"))
            };
            notes(&(1..=count).map(one).collect::<Vec<_>>(), &words)
        };
        let three = spoken(3);
        assert_eq!((three.len(), &*three[2].place), (3, "/check/3"));
        assert!(three[0].title.contains("第 1个"), "{three:?}");
        let [four] = &spoken(4)[..] else { panic!("one for all") };
        assert_eq!((&*four.title, &*four.place, four.body.lines().count()), ("4 条提醒", "/", 4));
        assert!(spoken(0).is_empty());
    }
}
