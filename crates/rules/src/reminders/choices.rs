//! What a household wants to be reminded of, and when: its taste, and so no fact.

use std::collections::BTreeMap;

use chrono::{NaiveTime, TimeDelta};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use specta::Type;

use super::Kind;
use crate::time::{self, Instant, days_after, days_before};

/// The most days ahead that anybody can ask to be reminded: a year.
pub const MOST_LEAD_DAYS: u32 = 366;

/// A last day that costs money or a right when it passes: a week ahead there is time to mend what blocks, three days
/// ahead is what the article advises, and the day before and the day itself are the last chances.
const PRESSING: &[u32] = &[7, 3, 1, 0];
/// A licence or an inspection needs an appointment, and for an inspection every record of the car handled first.
const PAPERS: &[u32] = &[60, 30, 7, 1, 0];
/// A right that few use: once while there is time to write, once when there is hardly any.
const RIGHTS: &[u32] = &[14, 3, 0];
/// A cycle can still be changed by paying what is overdue, which takes a few days.
const CYCLE: &[u32] = &[7, 1];
/// The eve.
const EVE: &[u32] = &[1];
/// What comes at an instant is said then.
const THEN: &[u32] = &[0];

/// Nine in the morning: windows have opened, and a bank transfer still arrives the same day.
const MORNING: NaiveTime = match NaiveTime::from_hms_opt(9, 0, 0) {
    Some(time) => time,
    None => panic!("nine is a time"),
};
const NIGHT: NaiveTime = match NaiveTime::from_hms_opt(22, 0, 0) {
    Some(time) => time,
    None => panic!("ten is a time"),
};
const WAKING: NaiveTime = match NaiveTime::from_hms_opt(8, 0, 0) {
    Some(time) => time,
    None => panic!("eight is a time"),
};

/// What a household chose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct Choices {
    /// The time of day at which it is reminded of days, Beijing's.
    #[serde(serialize_with = "write_time", deserialize_with = "read_time")]
    #[specta(type = String)]
    pub time: NaiveTime,
    /// Hours in which nothing is said; none when anything may be said at any hour.
    pub quiet: Option<Quiet>,
    /// Whether the end of every daily maintenance is said of everything that waits for it. Otherwise it is said of what
    /// somebody tried in vain to pay during it.
    pub daily_maintenance: bool,
    /// The folder in which a calendar file is kept up to date; none when none is.
    pub calendar: Option<String>,
    /// What is chosen for a kind in place of the default.
    pub kinds: BTreeMap<Kind, Choice>,
}

/// What is chosen for one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct Choice {
    /// Whether it is said at all.
    pub on: bool,
    /// How many days before it is said.
    pub leads: Vec<u32>,
    /// The time of day, when it is another than the household's.
    #[serde(serialize_with = "write_some_time", deserialize_with = "read_some_time")]
    #[specta(type = Option<String>)]
    pub time: Option<NaiveTime>,
}

/// Quiet hours, `[from, to)` by Beijing clocks; they cross midnight when they end before they start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct Quiet {
    /// When they begin.
    #[serde(serialize_with = "write_time", deserialize_with = "read_time")]
    #[specta(type = String)]
    pub from: NaiveTime,
    /// When they end; never the same as their beginning.
    #[serde(serialize_with = "write_time", deserialize_with = "read_time")]
    #[specta(type = String)]
    pub to: NaiveTime,
}

impl Default for Choices {
    fn default() -> Choices {
        let quiet = Quiet { from: NIGHT, to: WAKING };
        Choices { time: MORNING, quiet: Some(quiet), daily_maintenance: false, calendar: None, kinds: BTreeMap::new() }
    }
}

impl Default for Choice {
    fn default() -> Choice {
        Choice { on: true, leads: PRESSING.to_vec(), time: None }
    }
}

impl Choice {
    /// What a kind has where the household says nothing.
    pub fn default_of(kind: Kind) -> Choice {
        let leads = match kind {
            Kind::PayBy | Kind::HandleBy => PRESSING,
            Kind::Licence | Kind::Inspection => PAPERS,
            Kind::Reconsideration | Kind::Lawsuit => RIGHTS,
            Kind::Cycle => CYCLE,
            Kind::Rush => EVE,
            Kind::Cleared | Kind::Objection | Kind::Filing => THEN,
        };
        Choice { leads: leads.to_vec(), ..Choice::default() }
    }
}

impl Choices {
    /// Whether an instant lies in quiet hours.
    pub fn is_quiet(&self, at: Instant) -> bool {
        self.quiet.is_some_and(|quiet| quiet.around(at).is_some())
    }

    /// What is chosen for a kind.
    pub fn of(&self, kind: Kind) -> Choice {
        self.kinds.get(&kind).cloned().unwrap_or_else(|| Choice::default_of(kind))
    }

    /// The same with what holds for every kind, chosen or not.
    #[must_use]
    pub fn in_full(mut self) -> Choices {
        self.kinds = Kind::ALL.iter().map(|kind| (*kind, self.of(*kind))).collect();
        self
    }

    /// The same without what makes no sense: quiet hours that end where they begin, and leads of more than a year; and
    /// without what is chosen for a kind and is no other than its default.
    #[must_use]
    pub fn in_bounds(mut self) -> Choices {
        self.quiet = self.quiet.filter(|quiet| quiet.from != quiet.to);
        for choice in self.kinds.values_mut() {
            choice.leads.retain(|lead| *lead <= MOST_LEAD_DAYS);
            choice.leads.sort_unstable_by(|a, b| b.cmp(a));
            choice.leads.dedup();
        }
        self.kinds.retain(|kind, choice| *choice != Choice::default_of(*kind));
        self
    }

    /// The time of day at which a kind is said.
    pub(super) fn time_of(&self, kind: Kind) -> NaiveTime {
        self.kinds.get(&kind).and_then(|choice| choice.time).unwrap_or(self.time)
    }

    /// The most days ahead that anything is said.
    pub(super) fn longest_lead(&self) -> u32 {
        Kind::ALL.iter().flat_map(|kind| self.of(*kind).leads).max().unwrap_or(0)
    }
}

impl Quiet {
    /// When the quiet hours that hold an instant began and when they end; none outside them.
    pub fn around(self, at: Instant) -> Option<(Instant, Instant)> {
        let (now, today) = (at.time(), at.date());
        let (from, to) = match (self.from < self.to, now) {
            (true, now) if (self.from..self.to).contains(&now) => (today, today),
            (false, now) if now >= self.from => (today, days_after(today, 1)),
            (false, now) if now < self.to => (days_before(today, 1), today),
            _ => return None,
        };
        Some((Instant::at(from, self.from), Instant::at(to, self.to)))
    }

    /// The last minute before quiet hours that began then.
    pub(super) fn minute_before(began: Instant) -> Instant {
        began.plus(TimeDelta::minutes(-1))
    }
}

fn write_time<S: Serializer>(time: &NaiveTime, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&time.format("%H:%M"))
}

fn read_time<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveTime, D::Error> {
    let text = String::deserialize(deserializer)?;
    time::parse_time(&text).ok_or_else(|| D::Error::custom("a time of day is written as 09:00"))
}

fn write_some_time<S: Serializer>(time: &Option<NaiveTime>, serializer: S) -> Result<S::Ok, S::Error> {
    match time {
        Some(time) => write_time(time, serializer),
        None => serializer.serialize_none(),
    }
}

fn read_some_time<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveTime>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    let read =
        |text: String| time::parse_time(&text).ok_or_else(|| D::Error::custom("a time of day is written as 09:00"));
    text.map(read).transpose()
}
