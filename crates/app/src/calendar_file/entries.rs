//! What stands in the calendar: titles in the reader's language, and no more of a person than plate, place and a name without
//! its family name.

use chrono::NaiveDate;
use greenlight_rules::{
    message::{Message, Value},
    reminders::{self, Choices, Event, Kind, Subject},
    snapshot::Snapshot,
    time::{Instant, days_after, days_before},
};

use super::PAST_DAYS;
use crate::text::Words;

/// How far ahead the calendar reaches.
const DAYS_AHEAD: u32 = 400;

/// One event of the calendar, before it is one of the library's.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) uid: String,
    pub(super) summary: String,
    pub(super) description: String,
    pub(super) when: When,
    /// Minutes after the start, negative before.
    pub(super) alarms: Vec<i64>,
}

/// When an entry is.
#[derive(Clone, Copy, Debug)]
pub(super) enum When {
    /// A whole day, wherever the phone is.
    Day(NaiveDate),
    /// An instant.
    At(Instant),
    /// From one instant to another.
    Between(Instant, Instant),
}

impl Entry {
    /// A digest of all it says (FNV-1a), the same in every version of the program.
    pub(super) fn digest(&self) -> String {
        let Entry { uid, summary, description, when, alarms } = self;
        let said = format!("{uid}\n{summary}\n{description}\n{when:?}\n{alarms:?}");
        let hash = said
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
        format!("{hash:016x}")
    }
}

/// The entries of a household, by what they are about.
pub(super) fn entries(facts: &Snapshot<'_>, choices: &Choices, words: &Words, at: Instant) -> Vec<Entry> {
    let (from, to) = (days_before(at.date(), PAST_DAYS), days_after(at.date(), DAYS_AHEAD));
    let events = reminders::standing(facts, from, to);
    let lasting = |event: &&Event| event.kind.stays() || event.day >= from;
    let mut entries: Vec<_> =
        events.iter().filter(lasting).map(|event| entry(facts, choices, words, event, at)).collect();
    for notice in facts.household.maintenance.announced.iter().filter(|notice| notice.to.date() >= from) {
        entries.push(Entry {
            uid: uid("maintenance", notice.id.as_str(), None),
            summary: words.text("remind", "event.maintenance"),
            description: String::new(),
            when: When::Between(notice.from, notice.to),
            alarms: Vec::new(),
        });
    }
    entries.sort_by(|a, b| a.uid.cmp(&b.uid));
    entries
}

fn entry(facts: &Snapshot<'_>, choices: &Choices, words: &Words, event: &Event, at: Instant) -> Entry {
    let when = event.at.map_or(When::Day(event.day), When::At);
    let starts = event.at.unwrap_or_else(|| Instant::start_of(event.day));
    let rings = reminders::until(facts, choices, event, rings_until(event, at));
    let mut alarms: Vec<_> = rings.iter().map(|ring| ring.fires_at.since(starts).num_minutes()).collect();
    alarms.dedup();
    // What comes again is another event each time; anything else is the same one on another day.
    let again = matches!(event.kind, Kind::Cycle | Kind::Rush).then_some(event.day);
    Entry {
        uid: uid(event.kind.word(), event.subject.id(), again),
        summary: summary(facts, words, event),
        description: description(words, event),
        when,
        alarms,
    }
}

/// The day until which an event rings that stays to be done: whole weeks after its last day, so many that today lies in
/// them. So a phone whose file is not carried on rings for a week more, and one that is carried on gets another event once
/// a week and not every day.
fn rings_until(event: &Event, at: Instant) -> NaiveDate {
    let last = event.last_day.unwrap_or(event.day);
    let late = u32::try_from((at.date() - last).num_days()).unwrap_or(0);
    days_after(last, (late / 7 + 1) * 7)
}

fn summary(facts: &Snapshot<'_>, words: &Words, event: &Event) -> String {
    let vehicle = match &event.subject {
        Subject::Vehicle(id) => facts.vehicle(id),
        Subject::Filing(id) => {
            let filing = facts.household.filings.iter().find(|filing| filing.id == *id);
            filing.and_then(|filing| facts.vehicle(&filing.vehicle))
        }
        _ => None,
    };
    let violation = match event.subject {
        Subject::Violation(_) | Subject::Appeal(_) => event.violations.first(),
        _ => None,
    };
    let violation = violation.and_then(|id| facts.violation(id.as_str()));
    let vehicle = vehicle.or_else(|| facts.vehicle(&violation?.vehicle));
    let place = violation.and_then(|violation| violation.place.as_deref()).unwrap_or_default();
    let key = match event.kind {
        Kind::PayBy => "event.pay_by",
        Kind::HandleBy => "event.handle_by",
        Kind::Cleared | Kind::Rush => "event.rush",
        Kind::Objection => "event.objection",
        Kind::Filing => "event.filing",
        Kind::Cycle => "event.cycle",
        Kind::Licence => "event.licence",
        Kind::Inspection => "event.inspection",
        Kind::Reconsideration => "event.reconsideration",
        Kind::Lawsuit => "event.lawsuit",
    };
    let about = match &event.subject {
        Subject::Account(id) => {
            let member = facts.account(id.as_str()).and_then(|account| facts.member(&account.member));
            member.map(|member| without_family_name(&member.name))
        }
        _ => vehicle.map(|vehicle| vehicle.plate.clone()),
    };
    let message = Message::new(key).with("about", about.unwrap_or_default()).with("place", place);
    one_line(&words.say("remind", &message))
}

fn description(words: &Words, event: &Event) -> String {
    // A calendar is read in other years too, so days are written whole.
    let day = |day: NaiveDate| Value::from(day.to_string());
    let last = event.last_day.filter(|_| event.kind == Kind::PayBy);
    let last = last.map(|last| words.say("remind", &Message::new("event.last_day").with("day", day(last))));
    let provisional = event.provisional.then(|| words.text("remind", "event.provisional"));
    last.into_iter().chain(provisional).collect::<Vec<_>>().join("\n")
}

/// A name as payments show one, `*建国`, and of one in letters its initials: the family knows who it is, nobody else.
fn without_family_name(name: &str) -> String {
    if name.contains(|letter: char| letter.is_ascii_alphabetic()) {
        return name.split_whitespace().filter_map(|word| Some(format!("{}.", word.chars().next()?))).collect();
    }
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |_| format!("*{}", letters.as_str()))
}

/// Text that a family wrote, without what would break a line of the file.
fn one_line(text: &str) -> String {
    text.split(char::is_control).collect::<Vec<_>>().join(" ").trim().to_owned()
}

/// What tells an event from all others for good. An id may hold anything, so what is no letter or digit is spelled out.
fn uid(kind: &str, id: &str, day: Option<NaiveDate>) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    let id: String = id
        .bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("_{byte:02x}") })
        .collect();
    match day {
        Some(day) => format!("{kind}.{id}.{day}@greenlight"),
        None => format!("{kind}.{id}@greenlight"),
    }
}

/// The kind of the event with this UID; none for maintenance, and for what is not ours.
pub(super) fn kind_of(uid: &str) -> Option<Kind> {
    let word = uid.split('.').next()?;
    Kind::ALL.into_iter().find(|kind| kind.word() == word)
}
