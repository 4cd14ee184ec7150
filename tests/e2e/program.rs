//! The program as its user has it: started from the menu, and nobody drives it.

use std::{
    os::unix::process::CommandExt,
    path::Path,
    process::{Command, ExitStatus},
    time::Duration,
};

use tokio::time::sleep;

use super::{
    desktop::Desktop,
    screen::Screen,
    session::{Group, Session, until},
    setup::Setup,
};

const PROGRAM: &str = env!("CARGO_BIN_EXE_greenlight-desktop");

/// The program in a session of its own.
pub struct Program {
    running: Group,
    session: Session,
    screen: Screen,
    setup: Setup,
}

impl Program {
    /// Starts it in a session, on a desktop that shows notifications and has a tray if `tray` says so.
    pub async fn start(setup: Setup, tray: bool, arguments: &[&str]) -> (Program, Option<Desktop>) {
        setup.prefer();
        let session = Session::of(&setup);
        let desktop = if tray { Some(Desktop::on(session.bus()).await) } else { None };
        let mut command = Command::new(PROGRAM);
        session.surround(&mut command, &setup);
        let running = Group(command.args(arguments).process_group(0).spawn().expect("the program starts"));
        (Program { running, screen: session.screen(), session, setup }, desktop)
    }

    /// Starts it once more, and waits until that start ends by itself.
    pub async fn start_again(&self) -> ExitStatus {
        self.session.start_again(Path::new(PROGRAM), &self.setup).await
    }

    /// Whether it still runs.
    pub fn runs(&mut self) -> bool {
        self.running.0.try_wait().expect("a status").is_none()
    }

    /// Its windows that are to be seen.
    pub fn windows(&self) -> Vec<u32> {
        self.screen.windows()
    }

    /// Waits until there are so many windows.
    pub async fn until_windows(&self, count: usize) {
        until(&format!("{count} windows"), || self.windows().len() == count).await;
    }

    /// Presses the button of its window that closes it, and waits until it is gone.
    pub async fn close_window(&self) {
        self.windows().into_iter().for_each(|window| self.screen.close(window));
        self.until_windows(0).await;
    }
}

/// As long as something that comes late may take: what is to stay as it is is looked at after it.
pub async fn a_while() {
    sleep(Duration::from_millis(1500)).await;
}
