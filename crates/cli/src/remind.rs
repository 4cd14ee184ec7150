//! `greenlight remind` and `greenlight calendar`: says what is due, shows it on the desktop, sets up the timer, keeps the
//! calendar file.

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
};

use greenlight_app::{
    House, Trouble, calendar_file,
    remind::{
        self, Due,
        notify::{self, Note},
        say::{self, Spoken},
        timer::{Set, Timer},
    },
    text::Words,
};
use greenlight_rules::{message::Message, reminders::Reminder, snapshot::Snapshot, time::Instant};
use serde_json::json;

use crate::{
    Ended, Failure,
    args::{CalendarArguments, RemindArguments},
    commands::Out,
    light::{Colour, paint, plain},
};

/// Runs `remind`.
pub async fn remind(
    house: &House,
    asked: &RemindArguments,
    at: Instant,
    json: bool,
    words: &Words,
    out: &mut Out,
) -> Result<Ended, Failure> {
    if asked.install_timer || asked.remove_timer || asked.print {
        return set_timer(house, asked, words, out).map(|()| Ended::Fine);
    }
    let choices = remind::chosen(house.folder()).unwrap_or_else(|trouble| {
        // What was misspelled is said, and what is due is said all the same.
        trouble.say(words).iter().for_each(|line| complain(line));
        remind::Choices::default()
    });
    let due = house.due(&choices, asked.since, at).await?;
    let Due { household, law, since, reminders, left_out, .. } = due;
    left_out.iter().flat_map(|trouble| trouble.say(words)).for_each(|line| complain(&line));
    let facts = Snapshot::new(&household, &law);
    let reminders = if asked.dry_run { reminders } else { house.claim(reminders, at).await? };
    let spoken: Vec<_> = reminders.iter().filter_map(|it| Some((it, say::say(&facts, &it.event, at)?))).collect();
    if json {
        as_json(&spoken, since, at, asked.dry_run, words, out)?;
    } else {
        as_text(&spoken, asked.dry_run, words, out)?;
    }
    // What was not written was not said.
    out.flush()?;
    if asked.dry_run {
        return Ok(Ended::Fine);
    }
    let shown = if asked.notify { notify::show(&notes(&spoken, words), None) } else { Ok(()) };
    let ended = match shown {
        Ok(()) => {
            let keys: Vec<_> = reminders.iter().map(|reminder| reminder.key.to_string()).collect();
            house.shown(&keys, &choices, at).await?;
            Ended::Fine
        }
        // Whoever asked for the desktop may see nothing else: it counts as not told, and is told by the next run.
        Err(reason) => {
            complain(&words.say(say::PART, &Message::new("not-shown").with("reason", reason)));
            Ended::NotShown
        }
    };
    // Last: a stick that is not plugged in, or a folder that is gone, keeps nobody from being reminded.
    if let Some(folder) = &choices.calendar {
        calendar_file::refresh(Path::new(folder), &facts, &choices, words, at)?;
    }
    Ok(ended)
}

/// Nobody stays to hear a button, so they lead nowhere.
fn notes(spoken: &[(&Reminder, Spoken<'_>)], words: &Words) -> Vec<Note> {
    let spoken: Vec<_> = spoken.iter().map(|(_, spoken)| (spoken.clone(), String::new())).collect();
    notify::notes(&spoken, words)
}

fn as_text(spoken: &[(&Reminder, Spoken<'_>)], dry_run: bool, words: &Words, out: &mut Out) -> io::Result<()> {
    let line = |message: &Message<'_>| plain(&words.say(say::PART, message)).into_owned();
    for (_, Spoken { title, body }) in spoken {
        writeln!(out, "{}\n  {}", paint(Colour::Bold, &line(title)), line(body))?;
    }
    if spoken.is_empty() {
        writeln!(out, "{}", words.text(say::PART, "nothing"))?;
    } else if dry_run {
        writeln!(out, "{}", paint(Colour::Grey, &words.text(say::PART, "only-tried")))?;
    }
    Ok(())
}

/// `greenlight.remind/1`.
fn as_json(
    spoken: &[(&Reminder, Spoken<'_>)],
    since: Instant,
    at: Instant,
    dry_run: bool,
    words: &Words,
    out: &mut Out,
) -> io::Result<()> {
    let reminders: Vec<_> = spoken
        .iter()
        .map(|(reminder, Spoken { title, body })| {
            let event = &reminder.event;
            json!({
                "key": reminder.key, "kind": event.kind, "subject": event.subject, "violations": event.violations,
                "day": event.day, "at": event.at, "last_day": event.last_day, "offset": reminder.offset,
                "fires_at": reminder.fires_at, "provisional": event.provisional,
                "title": words.say(say::PART, title), "body": words.say(say::PART, body),
            })
        })
        .collect();
    let answer =
        json!({"format": "greenlight.remind/1", "at": at, "since": since, "dry_run": dry_run, "reminders": reminders});
    writeln!(out, "{answer}")
}

fn complain(line: &str) {
    // There is nobody left to tell when standard error is gone.
    let _ = writeln!(io::stderr().lock(), "{}", plain(line));
}

fn set_timer(house: &House, asked: &RemindArguments, words: &Words, out: &mut Out) -> Result<(), Failure> {
    let timer = Timer::of(house.folder(), Some(std::env::current_exe()?));
    if asked.print {
        let files = timer.files(words);
        return Ok(files.iter().try_for_each(|unit| writeln!(out, "# {}\n{}", unit.name, unit.text))?);
    }
    let said: &[&str] = match timer.set(!asked.remove_timer, words)? {
        Set::Elsewhere | Set::NoCommand => &["timer-elsewhere"],
        Set::Removed => &["timer-removed"],
        Set::Absent => &["timer-absent"],
        Set::Installed { new: true, started: true } => &["timer-installed"],
        Set::Installed { new: true, started: false } => &["timer-installed", "timer-later"],
        Set::Installed { new: false, started: true } => &["timer-unchanged"],
        Set::Installed { new: false, started: false } => &["timer-unchanged", "timer-later"],
    };
    said.iter().try_for_each(|key| writeln!(out, "{}", words.text(say::PART, key)))?;
    Ok(())
}

/// Brings the calendar file up to date after a change, where one is kept.
pub async fn keep_calendar(house: &House, at: Instant, words: &Words) -> Result<(), Trouble> {
    let choices = remind::choices(house.folder());
    let Some(folder) = choices.calendar.as_deref() else { return Ok(()) };
    let household = house.household().await?;
    let law = house.law_of(&household)?;
    calendar_file::refresh(Path::new(folder), &Snapshot::new(&household, &law), &choices, words, at).map(drop)
}

/// Runs `calendar`: chooses the folder in which the calendar file is kept, or none, and brings the file up to date.
pub async fn calendar(
    house: &House,
    asked: &CalendarArguments,
    at: Instant,
    words: &Words,
    out: &mut Out,
) -> Result<Ended, Failure> {
    let mut choices = remind::chosen(house.folder())?;
    if let Some(folder) = &asked.to {
        // The timer may stand in another folder.
        let folder = std::path::absolute(folder).map_err(|error| Trouble::Unwritable(folder.clone(), error))?;
        choices.calendar = Some(folder.display().to_string());
    } else if asked.off {
        choices.calendar = None;
    }
    let Some(folder) = choices.calendar.clone().map(PathBuf::from) else {
        remind::keep_choices(house.folder(), &choices)?;
        writeln!(out, "{}", words.text(say::PART, "calendar-off"))?;
        return Ok(Ended::Fine);
    };
    let household = house.household().await?;
    let law = house.law_of(&household)?;
    let changed = calendar_file::refresh(&folder, &Snapshot::new(&household, &law), &choices, words, at)?;
    // A folder that cannot be written to is not kept as chosen.
    remind::keep_choices(house.folder(), &choices)?;
    let key = if changed { "calendar-written" } else { "calendar-unchanged" };
    let file = folder.join(calendar_file::FILE_NAME).display().to_string();
    writeln!(out, "{}", plain(&words.say(say::PART, &Message::new(key).with("file", file))))?;
    Ok(Ended::Fine)
}
