//! Progress on whatever takes over a second, on standard error, and only when somebody is watching.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A line that shows itself when the work takes over a second, and goes away when it is done.
pub struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// Progress of work with this name, and so many steps when they are known.
    pub fn new(name: String, steps: Option<u64>) -> Progress {
        let bar = match steps {
            Some(steps) => ProgressBar::new(steps),
            None => ProgressBar::no_length(),
        };
        bar.set_draw_target(ProgressDrawTarget::hidden());
        let template = if steps.is_some() { "{msg} {bar:30} {pos}/{len}" } else { "{msg} {pos}" };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar.set_message(name);
        Progress { bar }
    }

    /// So many steps are done.
    pub fn at(&self, steps: u64) {
        // Indicatif draws nothing by itself when standard error is no terminal.
        if self.bar.is_hidden() && self.bar.elapsed() > Duration::from_secs(1) {
            self.bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(8));
        }
        self.bar.set_position(steps);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
