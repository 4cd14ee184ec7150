//! The command line of the window.

use std::path::PathBuf;

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
}

impl Arguments {
    /// The data folder.
    pub fn folder(&self) -> PathBuf {
        self.data.clone().unwrap_or_else(data_folder)
    }
}

fn instant(text: &str) -> Result<Instant, String> {
    Instant::parse(text).ok_or_else(|| "an instant such as 2026-09-23T21:42:00+08:00 was expected".to_owned())
}
