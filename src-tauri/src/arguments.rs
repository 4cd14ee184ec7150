//! The command line of the window.

use std::{path::PathBuf, time::Duration};

use clap::Parser;
use greenlight_app::{Instant, data_folder};

/// 绿灯 · Greenlight: before a traffic fine is paid, what will stop the payment and what to do.
#[derive(Debug, Parser)]
#[command(name = "greenlight-desktop", version)]
pub struct Arguments {
    /// The data folder, in place of the platform's own.
    #[arg(long, value_name = "DIR", env = "GREENLIGHT_DATA")]
    data: Option<PathBuf>,
    /// Looks at everything as if it were this instant, such as 2026-09-23T21:42:00+08:00.
    #[arg(long, value_name = "INSTANT", value_parser = instant)]
    pub at: Option<Instant>,
    /// Starts into the tray, without a window, if there is one to start into.
    #[arg(long)]
    pub hidden: bool,
    /// Reminds at a still instant too, after so many seconds: for tests.
    #[arg(long, hide = true, value_name = "SECONDS")]
    remind: Option<u64>,
}

impl Arguments {
    /// Whether a folder or an instant was named: then it is another window than the one somebody opens every day.
    pub fn names_its_own(&self) -> bool {
        self.data.is_some() || self.at.is_some()
    }

    /// After how long somebody is reminded; none when nobody is. Who looks at another day is not: what is due then is not
    /// what is due today.
    pub fn reminds_after(&self) -> Option<Duration> {
        match self.at {
            None => Some(Duration::from_secs(self.remind.unwrap_or(30))),
            Some(_) => self.remind.map(Duration::from_secs),
        }
    }

    /// The data folder.
    pub fn folder(&self) -> PathBuf {
        self.data.clone().unwrap_or_else(data_folder)
    }
}

fn instant(text: &str) -> Result<Instant, String> {
    Instant::parse(text).ok_or_else(|| "an instant such as 2026-09-23T21:42:00+08:00 was expected".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_start_that_names_something_is_a_window_of_its_own() {
        let parsed = |words: &[&str]| Arguments::try_parse_from([&["greenlight-desktop"], words].concat());
        let own = |words: &[&str]| parsed(words).expect("is understood").names_its_own();
        assert!(!Arguments { data: None, at: None, hidden: false, remind: None }.names_its_own());
        assert!(own(&["--data", "elsewhere"]));
        assert!(own(&["--at", "2026-09-23T21:42:00+08:00"]));
        assert!(parsed(&["--at", "tomorrow"]).is_err());
    }
}
