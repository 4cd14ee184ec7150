//! What a backup's file is called: when it was made and why, so that a folder of them sorts by time.

use std::fmt;

use chrono::{NaiveDateTime, NaiveTime, Timelike};
use greenlight_rules::time::Instant;

/// Why a backup was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// A person asked for it.
    Asked,
    /// The day's first change.
    Daily,
    /// A newer program was about to change the schema.
    Migration,
    /// A file was about to be imported.
    Import,
    /// Another backup was about to take its place.
    Restore,
}

impl Why {
    const ALL: [Why; 5] = [Why::Asked, Why::Daily, Why::Migration, Why::Import, Why::Restore];

    /// The word for it. Names have it too, save that of one that a person asked for.
    pub const fn word(self) -> &'static str {
        match self {
            Why::Asked => "asked",
            Why::Daily => "daily",
            Why::Migration => "before-migration",
            Why::Import => "before-import",
            Why::Restore => "before-restore",
        }
    }

    /// Whether it was made before something that a person may want to take back.
    pub(crate) const fn is_before_a_step(self) -> bool {
        matches!(self, Why::Migration | Why::Import | Why::Restore)
    }
}

/// The name of a backup: `greenlight-20260911-200000-daily.sqlite`, with `.age` behind it when it is encrypted.
///
/// They compare by time first, as the names do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    /// When it was made, to the second.
    pub at: Instant,
    /// Why.
    pub why: Why,
    /// Which one, when several were made in one second for one reason: 0, then 2, 3, ….
    pub again: u32,
    /// Whether it is encrypted.
    pub sealed: bool,
}

impl Stamp {
    /// The first backup of this second.
    pub(crate) fn of(at: Instant, why: Why, sealed: bool) -> Stamp {
        let second = at.time().with_nanosecond(0).unwrap_or(NaiveTime::MIN);
        Stamp { at: Instant::at(at.date(), second), why, again: 0, sealed }
    }

    /// The next name of this second.
    pub(crate) fn next(self) -> Stamp {
        Stamp { again: self.again.max(1) + 1, ..self }
    }

    /// Reads a name; none when no backup is called so.
    pub fn read(name: &str) -> Option<Stamp> {
        let rest = name.strip_prefix("greenlight-")?;
        let (rest, sealed) = rest.strip_suffix(".age").map_or((rest, false), |rest| (rest, true));
        let rest = rest.strip_suffix(".sqlite")?;
        let (time, rest) = rest.split_at_checked(15)?;
        let local = NaiveDateTime::parse_from_str(time, "%Y%m%d-%H%M%S").ok()?;
        // Through its text, so that only years of this app are taken.
        let at = Instant::parse(&Instant::at(local.date(), local.time()).to_string())?;
        let of = |why: Why| {
            let rest = if why == Why::Asked { rest } else { rest.strip_prefix('-')?.strip_prefix(why.word())? };
            let again = match rest.strip_prefix('-') {
                Some(number) => number.parse().ok().filter(|number| *number > 1)?,
                None if rest.is_empty() => 0,
                None => return None,
            };
            Some(Stamp { at, why, again, sealed })
        };
        // What is spelt otherwise than it would be written is somebody else's file.
        Why::ALL.into_iter().find_map(of).filter(|stamp| stamp.to_string() == name)
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let time = self.at.time().format("%H%M%S");
        write!(f, "greenlight-{}-{time}", self.at.date().format("%Y%m%d"))?;
        if self.why != Why::Asked {
            write!(f, "-{}", self.why.word())?;
        }
        if self.again > 0 {
            write!(f, "-{}", self.again)?;
        }
        f.write_str(if self.sealed { ".sqlite.age" } else { ".sqlite" })
    }
}
