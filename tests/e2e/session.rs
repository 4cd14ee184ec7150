//! What a program is started in: a screen and a bus of its own.

use std::{
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    time::Duration,
};

use tokio::time::sleep;

use super::{screen::Screen, setup::Setup};

/// How long anything may take before a test gives up on it.
pub const PATIENCE: Duration = Duration::from_secs(15);
pub const BEAT: Duration = Duration::from_millis(40);

/// A process and all that it started, which go with it.
pub struct Group(pub Child);

impl Drop for Group {
    fn drop(&mut self) {
        // The driver leaves the window behind when it is killed alone.
        let group = format!("-{}", self.0.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.0.wait();
    }
}

/// The session of somebody who sits at a screen.
pub struct Session {
    display: String,
    bus: Option<(Group, String)>,
    _screen: Group,
}

impl Session {
    pub fn of(setup: &Setup) -> Session {
        let (screen, display) = screen(setup.size);
        // What is started as from the menu looks for another of its kind over the session's bus.
        let bus = (setup.everyday || setup.desktop).then(bus);
        Session { display, bus, _screen: screen }
    }

    /// The address of its bus.
    pub fn bus(&self) -> &str {
        self.bus.as_ref().map_or("", |(_, address)| address)
    }

    /// Its screen.
    pub fn screen(&self) -> Screen {
        Screen::on(&self.display)
    }

    /// Has a program start in it, with nothing of the computer's own within reach.
    pub fn surround(&self, command: &mut Command, setup: &Setup) {
        for kind in ["DATA", "CONFIG", "CACHE"] {
            command.env(format!("XDG_{kind}_HOME"), setup.platform());
        }
        // What starts with the computer stands there.
        command.env("HOME", setup.platform());
        // Without a bus no window of another test is brought forward instead.
        let address = self.bus.as_ref().map_or("disabled:", |(_, address)| address);
        command.env("DBUS_SESSION_BUS_ADDRESS", address).env("DISPLAY", &self.display);
        command.env("LANG", "C.UTF-8").env_remove("GREENLIGHT_DATA");
        if pictures().is_some() {
            // The driver takes its pictures from the graphics card, and waits for ever for one that is not asked to draw.
            command.env("WEBKIT_DISABLE_COMPOSITING_MODE", "0");
        }
    }

    /// Starts a program once more, and waits until that start ends by itself.
    pub async fn start_again(&self, program: &Path, setup: &Setup) -> ExitStatus {
        let mut again = Command::new(program);
        self.surround(&mut again, setup);
        let mut again = Group(again.process_group(0).spawn().expect("the program starts"));
        let mut status = None;
        until("the end of the second start", || {
            status = again.0.try_wait().expect("a status");
            status.is_some()
        })
        .await;
        status.expect("it has ended")
    }
}

/// Waits until something is so.
pub async fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let mut waited = Duration::ZERO;
    while !is_so() {
        assert!(waited < PATIENCE, "never came: {what}");
        sleep(BEAT).await;
        waited += BEAT;
    }
}

/// Where pictures are kept, if they are asked for.
#[expect(clippy::disallowed_methods, reason = "a test is asked for its pictures by the environment")]
pub fn pictures() -> Option<PathBuf> {
    std::env::var_os("GREENLIGHT_PICTURES").map(PathBuf::from)
}

/// A message bus for one session, and its address.
fn bus() -> (Group, String) {
    let mut command = Command::new("dbus-daemon");
    command.args(["--session", "--nofork", "--nopidfile", "--print-address=1"]);
    first_line(command)
}

fn screen((width, height): (u32, u32)) -> (Group, String) {
    let mut command = Command::new("Xvfb");
    let size = format!("{width}x{}x24", height + 60);
    command.args(["-displayfd", "1", "-screen", "0", &size, "-nolisten", "tcp"]);
    let (screen, number) = first_line(command);
    (screen, format!(":{number}"))
}

/// Starts a program that says in its first line how it is reached.
fn first_line(mut command: Command) -> (Group, String) {
    let child = command.stdout(Stdio::piped()).stderr(Stdio::null()).process_group(0).spawn();
    let mut group = Group(child.unwrap_or_else(|error| panic!("{command:?} does not start: {error}")));
    let mut line = String::new();
    let output = group.0.stdout.take().expect("its output");
    std::io::BufRead::read_line(&mut std::io::BufReader::new(output), &mut line).expect("a line");
    (group, line.trim().to_owned())
}
