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

use crate::{Trouble, whole::write_whole};

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

/// The folder of the user's own systemd units; none where there is no systemd.
pub fn systemd_folder() -> Option<PathBuf> {
    let folders = directories::BaseDirs::new()?;
    cfg!(target_os = "linux").then(|| folders.config_dir().join("systemd/user"))
}

/// The `greenlight` command: beside the program that runs, else in one of the folders where commands are looked for.
pub fn command(running: Option<&Path>, folders: impl IntoIterator<Item = PathBuf>) -> Option<PathBuf> {
    let name = format!("greenlight{EXE_SUFFIX}");
    let beside = running.and_then(Path::parent).map(Path::to_owned);
    beside.into_iter().chain(folders).map(|folder| folder.join(&name)).find(|program| program.is_file())
}

/// The systemd user units that run a program on a data folder every quarter of an hour.
pub fn systemd(program: &Path, data: &Path, description: &str) -> [Unit; 2] {
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
pub fn launchd(program: &Path, data: &Path) -> Unit {
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
pub fn task(program: &Path, data: &Path) -> Unit {
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
pub fn install(folder: &Path, units: &[Unit]) -> Result<bool, Trouble> {
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
pub fn enable(folder: &Path) -> Result<bool, Trouble> {
    let wants = folder.join(WANTS);
    let link = wants.join(TIMER);
    if !link.is_symlink() {
        let made = fs::create_dir_all(&wants).and_then(|()| linked(&folder.join(TIMER), &link));
        made.map_err(|error| Trouble::Unwritable(link, error))?;
    }
    Ok(systemctl(&["daemon-reload"]) && systemctl(&["start", TIMER]))
}

/// Has systemd stop the timer, if it runs. It may be removed then.
pub fn stop() {
    systemctl(&["stop", TIMER]);
}

/// Whether the timer is installed in a folder.
pub fn is_installed(folder: &Path) -> bool {
    folder.join(TIMER).is_file()
}

/// Whether systemd has the timer running.
pub fn is_running() -> bool {
    systemctl(&["is-active", "--quiet", TIMER])
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
pub fn remove(folder: &Path) -> Result<bool, Trouble> {
    let mut removed = false;
    for path in [folder.join(WANTS).join(TIMER), folder.join(TIMER), folder.join(SERVICE)] {
        match fs::remove_file(&path) {
            Ok(()) => removed = true,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(Trouble::Unwritable(path, error)),
        }
    }
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
        fs::create_dir_all(place.join("timers.target.wants")).expect("a folder");
        fs::write(place.join("timers.target.wants").join(TIMER), "").expect("writes");
        assert!(remove(&place).expect("removes"));
        assert!(!remove(&place).expect("removes"));
        assert_eq!(fs::read_dir(&place).expect("reads").count(), 1, "only the folder of links");
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
