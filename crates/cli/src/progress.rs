//! Progress on whatever takes over a second, on standard error, and only when somebody is watching.

use std::{
    sync::mpsc::{self, RecvTimeoutError, Sender},
    thread,
    time::Duration,
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How long work may take before it says that it is at it.
const PATIENCE: Duration = Duration::from_secs(1);

/// A line that shows itself when the work takes over a second, and goes away when it is done.
pub struct Progress {
    bar: ProgressBar,
    /// Dropped when the work is done, which the one who waits to show the line hears.
    _at_work: Sender<()>,
}

impl Progress {
    /// Progress of work with this name, and so many steps when they are known.
    pub fn new(name: String, steps: Option<u64>) -> Progress {
        let bar = match steps {
            Some(steps) => ProgressBar::new(steps),
            None => ProgressBar::no_length(),
        };
        bar.set_draw_target(ProgressDrawTarget::hidden());
        let template = if steps.is_some() { "{spinner} {msg} {bar:30} {pos}/{len}" } else { "{spinner} {msg}" };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar.set_message(name);
        let (at_work, done) = mpsc::channel();
        let waiting = bar.clone();
        // Work that is waited for, such as the database's, tells nothing on its way, so somebody else looks at the time.
        thread::spawn(move || {
            if done.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                // Nothing is drawn when standard error is no terminal.
                waiting.set_draw_target(ProgressDrawTarget::stderr_with_hz(8));
                waiting.enable_steady_tick(Duration::from_millis(125));
            }
        });
        Progress { bar, _at_work: at_work }
    }

    /// So many steps are done.
    pub fn at(&self, steps: u64) {
        self.bar.set_position(steps);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
