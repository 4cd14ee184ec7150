//! The window, from outside: the real program on a screen in memory, driven through WebDriver, each test with a data
//! folder of its own.

#[cfg(target_os = "linux")]
mod e2e {
    mod calendar;
    mod desktop;
    mod editing;
    mod evidence;
    mod filings;
    mod first_run;
    mod intake;
    mod keeping;
    mod manners;
    mod program;
    mod reminders;
    mod screen;
    mod screens;
    mod session;
    mod setup;
    mod stories;
    mod tray;
    mod typing;
    #[allow(dead_code, reason = "the benchmark of the window uses the rest")]
    mod window;
}
