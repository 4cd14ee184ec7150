//! The timer of the operating system that runs `greenlight remind` while nothing of Greenlight is open: opt-in, a file or
//! two in the user's own folders, and gone without a trace when it is removed.
//!
//! The systemd units are installed by the program. The plist of launchd and the XML of Task Scheduler are only printed:
//! they were written after their documentation and have not been run.

use std::{
    env::consts::EXE_SUFFIX,
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use serde::Serialize;
use specta::Type;

use super::say::PART;
use crate::{Trouble, text::Words, whole::write_whole};

/// A file that a system's timer is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Its name.
    pub name: &'static str,
    /// What stands in it.
    pub text: String,
}

/// The names of the systemd units.
const SERVICE: &str = "greenlight-remind.service";
const TIMER: &str = "greenlight-remind.timer";
/// The folder of links to the timers that start with every login, within that of the units.
const WANTS: &str = "timers.target.wants";

/// The timer for one household.
pub struct Timer {
    /// The folder of the user's own systemd units; none where there is no systemd.
    units: Option<PathBuf>,
    program: Option<PathBuf>,
    data: PathBuf,
}

/// What came of installing the timer or removing it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Set {
    /// This system has no timers that the program can set up.
    Elsewhere,
    /// There is no `greenlight` command that it could run.
    NoCommand,
    /// It is installed, and starts with every login.
    Installed {
        /// Whether anything of it is new.
        new: bool,
        /// Whether the system runs it already.
        started: bool,
    },
    /// It is gone.
    Removed,
    /// It was not there.
    Absent,
}

/// How the timer stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct TimerStanding {
    /// Whether this system has timers that the program can set up.
    pub here: bool,
    /// The `greenlight` command that it would run; none when none was found.
    pub program: Option<String>,
    /// Whether it is installed.
    pub installed: bool,
    /// Whether the system has taken it over already. Otherwise it does so when somebody logs in the next time.
    pub running: bool,
}

impl Timer {
    /// The timer that has a `greenlight` command look after a data folder, as [`command`] finds it.
    pub fn of(data: &Path, program: Option<PathBuf>) -> Timer {
        let folders = directories::BaseDirs::new().filter(|_| cfg!(target_os = "linux"));
        let units = folders.map(|folders| folders.config_dir().join("systemd/user"));
        Timer { units, program, data: std::path::absolute(data).unwrap_or_else(|_| data.to_owned()) }
    }

    /// How it stands.
    pub fn standing(&self) -> TimerStanding {
        let installed = self.units.as_deref().is_some_and(|units| units.join(TIMER).is_file());
        TimerStanding {
            here: self.units.is_some(),
            program: self.program.as_deref().map(|program| program.display().to_string()),
            installed,
            running: installed && systemctl(&["is-active", "--quiet", TIMER]),
        }
    }

    /// Installs it and has it started, or stops it and removes it.
    ///
    /// # Errors
    /// When the folder of units cannot be written.
    pub fn set(&self, on: bool, words: &Words) -> Result<Set, Trouble> {
        let Some(folder) = &self.units else { return Ok(Set::Elsewhere) };
        if !on {
            systemctl(&["stop", TIMER]);
            return Ok(if remove(folder)? { Set::Removed } else { Set::Absent });
        }
        let Some(program) = &self.program else { return Ok(Set::NoCommand) };
        let new = install(folder, &systemd(program, &self.data, &description(words)))?;
        Ok(Set::Installed { new, started: enable(folder)? })
    }

    /// The files that it is made of here and elsewhere, to be read.
    pub fn files(&self, words: &Words) -> Vec<Unit> {
        let Some(program) = &self.program else { return Vec::new() };
        let [service, timer] = systemd(program, &self.data, &description(words));
        vec![service, timer, launchd(program, &self.data), task(program, &self.data)]
    }
}

fn description(words: &Words) -> String {
    words.text(PART, "timer-description")
}

/// The `greenlight` command: beside the program that runs, else in one of the folders where commands are looked for.
pub fn command(running: Option<&Path>, folders: impl IntoIterator<Item = PathBuf>) -> Option<PathBuf> {
    let name = format!("greenlight{EXE_SUFFIX}");
    let beside = running.and_then(Path::parent).map(Path::to_owned);
    beside.into_iter().chain(folders).map(|folder| folder.join(&name)).find(|program| program.is_file())
}

/// The systemd user units that run a program on a data folder every quarter of an hour.
fn systemd(program: &Path, data: &Path, description: &str) -> [Unit; 2] {
    let (program, data) = (quoted(program), quoted(data));
    let service = format!(
        "[Unit]\nDescription={description}\n\n[Service]\nType=oneshot\nExecStart={program} --data {data} remind --notify\n"
    );
    // Persistent: a quarter of an hour that passed while the computer slept is made up for when it wakes.
    let timer = format!(
        "[Unit]\nDescription={description}\n\n[Timer]\nOnCalendar=*:0/15\nPersistent=true\n\n[Install]\nWantedBy=timers.target\n"
    );
    [Unit { name: SERVICE, text: service }, Unit { name: TIMER, text: timer }]
}

/// The launchd agent that does the same on macOS, where notifications are shown by the window alone.
fn launchd(program: &Path, data: &Path) -> Unit {
    let (program, data) = (escaped(program), escaped(data));
    let text = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>Label</key>
  <string>greenlight.remind</string>
  <key>ProgramArguments</key>
  <array>
    <string>{program}</string>
    <string>--data</string>
    <string>{data}</string>
    <string>remind</string>
  </array>
  <key>RunAtLoad</key>
  <true/>
  <key>StartInterval</key>
  <integer>900</integer>
</dict>
</plist>
"#
    );
    Unit { name: "greenlight.remind.plist", text }
}

/// The task that does the same on Windows, where notifications are shown by the window alone.
fn task(program: &Path, data: &Path) -> Unit {
    let (program, data) = (escaped(program), escaped(data));
    let text = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <Triggers>
    <LogonTrigger>
      <Repetition>
        <Interval>PT15M</Interval>
      </Repetition>
    </LogonTrigger>
  </Triggers>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
  </Settings>
  <Actions>
    <Exec>
      <Command>{program}</Command>
      <Arguments>--data "{data}" remind</Arguments>
    </Exec>
  </Actions>
</Task>
"#
    );
    Unit { name: "greenlight-remind.xml", text }
}

/// Writes units into a folder; those that stand there already as they should are left alone. Says whether anything
/// changed.
///
/// # Errors
/// When one cannot be written.
fn install(folder: &Path, units: &[Unit]) -> Result<bool, Trouble> {
    let mut changed = false;
    for unit in units {
        let path = folder.join(unit.name);
        if fs::read_to_string(&path).is_ok_and(|text| text == unit.text) {
            continue;
        }
        fs::create_dir_all(folder).map_err(|error| Trouble::Unwritable(folder.to_owned(), error))?;
        write_whole(&path, |file| file.write_all(unit.text.as_bytes()))?;
        changed = true;
    }
    Ok(changed)
}

/// Has systemd start the timer with every login, and now. Says whether it could be told so now.
///
/// # Errors
/// When the link cannot be made.
fn enable(folder: &Path) -> Result<bool, Trouble> {
    let wants = folder.join(WANTS);
    let link = wants.join(TIMER);
    if !link.is_symlink() {
        let made = fs::create_dir_all(&wants).and_then(|()| linked(&folder.join(TIMER), &link));
        made.map_err(|error| Trouble::Unwritable(link, error))?;
    }
    Ok(systemctl(&["daemon-reload"]) && systemctl(&["start", TIMER]))
}

fn systemctl(arguments: &[&str]) -> bool {
    let mut command = Command::new("systemctl");
    command.arg("--user").args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

#[cfg(unix)]
fn linked(to: &Path, link: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(to, link)
}

#[cfg(not(unix))]
fn linked(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Removes the units from a folder, and the link by which systemd starts the timer. Says whether there were any.
///
/// # Errors
/// When one cannot be removed.
fn remove(folder: &Path) -> Result<bool, Trouble> {
    let mut removed = false;
    for path in [folder.join(WANTS).join(TIMER), folder.join(TIMER), folder.join(SERVICE)] {
        match fs::remove_file(&path) {
            Ok(()) => removed = true,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(Trouble::Unwritable(path, error)),
        }
    }
    // It stays where other timers are in it.
    let _ = fs::remove_dir(folder.join(WANTS));
    Ok(removed)
}

/// A path as a word of systemd's command lines (systemd.service(5)): `%` and `$` would otherwise stand for something.
fn quoted(path: &Path) -> String {
    let text = path.display().to_string().replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{}\"", text.replace('%', "%%").replace('$', "$$"))
}

/// A path as text of XML.
fn escaped(path: &Path) -> String {
    let text = path.display().to_string().replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    fn units(data: &str) -> [Unit; 2] {
        systemd(Path::new("/opt/green light/greenlight"), Path::new(data), "绿灯")
    }

    #[test]
    fn units_are_installed_once_and_removed_without_a_trace() {
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path().join("systemd/user");
        assert!(install(&place, &units("/data")).expect("installs"));
        assert!(!install(&place, &units("/data")).expect("installs"), "nothing to change");
        assert!(install(&place, &units("/elsewhere")).expect("installs"), "another folder");
        // As `systemctl enable` does.
        fs::create_dir_all(place.join(WANTS)).expect("a folder");
        fs::write(place.join(WANTS).join(TIMER), "").expect("writes");
        assert!(remove(&place).expect("removes"));
        assert!(!remove(&place).expect("removes"));
        assert_eq!(fs::read_dir(&place).expect("reads").count(), 0);
        fs::create_dir_all(place.join(WANTS)).expect("a folder");
        fs::write(place.join(WANTS).join("another.timer"), "").expect("writes");
        assert!(!remove(&place).expect("removes"));
        assert!(place.join(WANTS).join("another.timer").exists(), "what is somebody else's stays");
    }

    #[test]
    fn without_a_command_nothing_is_installed_and_nothing_removed() {
        let folder = tempfile::tempdir().expect("a folder");
        let words = Words { language: Language::English, today: chrono::NaiveDate::default() };
        let place = folder.path().join("systemd/user");
        let timer = |program: Option<&str>, units: bool| Timer {
            units: units.then(|| place.clone()),
            program: program.map(PathBuf::from),
            data: folder.path().to_owned(),
        };
        assert_eq!(timer(Some("/a"), false).set(true, &words).expect("does nothing"), Set::Elsewhere);
        install(&place, &units("/data")).expect("installs");
        assert_eq!(timer(None, true).set(true, &words).expect("does nothing"), Set::NoCommand);
        assert!(timer(None, true).standing().installed);
        assert!(timer(None, true).files(&words).is_empty());
        assert_eq!(timer(Some("/a"), true).files(&words).len(), 4);
    }

    #[test]
    fn the_command_stands_beside_the_program_or_where_commands_are_looked_for() {
        let folder = tempfile::tempdir().expect("a folder");
        let (beside, other) = (folder.path().join("a"), folder.path().join("b"));
        for place in [&beside, &other] {
            fs::create_dir(place).expect("a folder");
        }
        let running = beside.join("greenlight-desktop");
        let found = || command(Some(&running), [other.clone()]);
        assert_eq!(found(), None);
        let name = format!("greenlight{EXE_SUFFIX}");
        fs::write(other.join(&name), "").expect("a program");
        assert_eq!(found(), Some(other.join(&name)));
        fs::write(beside.join(&name), "").expect("a program");
        assert_eq!(found(), Some(beside.join(&name)));
    }

    #[test]
    fn paths_with_blanks_and_signs_are_one_word() {
        let [service, timer] = units("/data/100% \"ours\" $HOME");
        let command = r#"ExecStart="/opt/green light/greenlight" --data "/data/100%% \"ours\" $$HOME" remind --notify"#;
        assert!(service.text.lines().any(|line| line == command), "{}", service.text);
        assert!(timer.text.contains("WantedBy=timers.target"));
        let agent = launchd(Path::new("/a&b"), Path::new("/<data>"));
        assert!(
            agent.text.contains("<string>/a&amp;b</string>") && agent.text.contains("<string>/&lt;data&gt;</string>")
        );
        assert!(task(Path::new("C:\\a"), Path::new("D:\\d")).text.contains("--data \"D:\\d\" remind"));
    }
}
