//! 违法: the table of everything, by page, with filters, search and sort.

use std::{collections::HashSet, sync::Arc};

use chrono::NaiveDate;
use greenlight_intake::behaviour::Called;
use greenlight_rules::{
    check::Answer,
    facts::{Household, Outcome, Source, Stage, Vehicle, Violation},
    finding::{Next, Step},
    ids::{AccountId, MemberId, VehicleId, ViolationId},
    limits::plate_key,
    money::Fen,
    snapshot::Snapshot,
    time::Instant,
    verdict::Verdict,
};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Desk, Open, as_u32, attempt, last::Last};
use crate::{Trouble, said::Said, spread::spread};

/// Which rows, in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct Query {
    /// Only these violations.
    #[specta(optional)]
    pub ids: Option<Vec<String>>,
    /// Words that all have to be found in plate, offence, place, code, numbers, names.
    pub search: String,
    /// Only these lights; none for all.
    pub lights: Vec<String>,
    /// Only these stages; none for all.
    pub stages: Vec<String>,
    /// Only these vehicles; none for all.
    pub vehicles: Vec<String>,
    /// Only what these people drove, or own the car of; none for all.
    pub members: Vec<String>,
    /// What the rows are ordered by.
    pub order: Order,
    /// Whether the last comes first.
    pub descending: bool,
    /// The first row wanted.
    pub offset: u32,
    /// How many rows are wanted.
    pub limit: u32,
}

/// What rows are ordered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// What is to be done first: open ones by their day, then settled ones, the newest first.
    #[default]
    Due,
    /// 违法时间
    Occurred,
    /// 违法行为
    Offence,
    /// 号牌号码
    Plate,
    /// How far it has come.
    Stage,
    /// The fine.
    Amount,
}

/// A page of rows.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Page {
    /// How many rows there are in all.
    pub total: u32,
    /// The rows wanted.
    pub rows: Vec<Row>,
}

/// How many rows there are of each light, whatever light is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Type)]
#[allow(missing_docs, reason = "each is named for its light")]
pub struct Lights {
    pub payable: u32,
    pub caution: u32,
    pub blocked: u32,
    pub unknown: u32,
    pub settled: u32,
}

/// One violation in the table, at its best attempt.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Row {
    /// Its id.
    pub id: ViolationId,
    /// Its vehicle.
    pub vehicle: VehicleId,
    /// The vehicle's plate.
    pub plate: String,
    /// What the family calls the vehicle.
    pub nickname: Option<String>,
    /// 违法行为
    pub offence: String,
    /// 违法代码
    pub code: Option<String>,
    /// 违法地点
    pub place: Option<String>,
    /// 违法时间
    pub occurred_at: Instant,
    /// Which document it came from.
    pub source: Source,
    /// How far it has come.
    pub stage: Stage,
    /// What is to be done next.
    pub next: Next,
    /// 记分
    pub points: u32,
    /// Who drove.
    pub driver: Option<MemberId>,
    /// Whether it is a warning.
    pub warning_only: bool,
    /// The fine.
    pub fine_fen: Fen,
    /// Fine and surcharge; the fine itself while it is still to be confirmed, and nothing when it is settled.
    pub amount_fen: Fen,
    /// What lateness has added.
    pub surcharge_fen: Fen,
    /// The light at its best attempt.
    pub light: Verdict,
    /// The next step.
    pub next_step: Option<Step>,
    /// The light of the next step.
    pub next_light: Option<Verdict>,
    /// The account of the best attempt.
    pub account: Option<AccountId>,
    /// The last day to pay, while it is to be paid.
    pub last_day: Option<NaiveDate>,
    /// The day to be done by.
    pub advised_day: Option<NaiveDate>,
    /// The day to handle it by.
    pub handle_by: Option<NaiveDate>,
    /// Whether these days may still move.
    pub provisional: bool,
    /// When the next step is free, if it is not now.
    pub clears_at: Option<Instant>,
    /// Whether that is only expected.
    pub clears_expected: bool,
    /// The finding that says most: a sentence of `check.json`.
    pub said: Option<Said>,
    /// The check that said it.
    pub check: Option<String>,
    /// When it was paid.
    pub paid_at: Option<Instant>,
    /// 决定书编号
    pub decision_number: Option<String>,
}

impl Desk {
    /// A page of the table.
    ///
    /// # Errors
    /// When an instant is none.
    pub fn table(&self, query: &Query, at: Option<&str>) -> Result<Page, Trouble> {
        let at = self.instant(at)?;
        let open = self.opened();
        let facts = open.facts();
        let found = self.found(&open, &facts, query, at);
        let wanted = found.iter().skip(query.offset as usize).take(query.limit as usize);
        let violations = wanted.filter_map(|place| facts.household.violations.get(*place));
        Ok(Page {
            total: as_u32(found.len()),
            rows: violations.filter_map(|violation| row(&facts, violation, at)).collect(),
        })
    }

    /// How many of the rows that a query finds, its lights aside, have each light.
    ///
    /// # Errors
    /// When an instant is none.
    pub fn lights(&self, query: &Query, at: Option<&str>) -> Result<Lights, Trouble> {
        let at = self.instant(at)?;
        let open = self.opened();
        let facts = open.facts();
        let lights = self.all_lights(&open, &facts, at);
        let mut counts = Lights::default();
        for (place, _) in matching(&facts, query) {
            counts.count(lights[place]);
        }
        Ok(counts)
    }

    /// The places in the household of what a query finds, in its order. What was found last is kept: the next page of the
    /// same rows is not looked for again.
    fn found(&self, open: &Arc<Open>, facts: &Snapshot<'_>, query: &Query, at: Instant) -> Arc<Vec<usize>> {
        let by_light = !query.lights.is_empty();
        let key = Key { query: Query { offset: 0, limit: 0, ..query.clone() }, minute: by_light.then(|| minute(at)) };
        self.seen.table.of(open, key, || {
            let mut found: Vec<_> = matching(facts, query).collect();
            if by_light {
                let lights = self.all_lights(open, facts, at);
                found.retain(|(place, _)| query.lights.iter().any(|word| word == lights[*place].word()));
            }
            sort(facts, &mut found, query);
            found.into_iter().map(|(place, _)| place).collect()
        })
    }

    /// The light of every violation of the household, worked out once a minute at most.
    fn all_lights(&self, open: &Arc<Open>, facts: &Snapshot<'_>, at: Instant) -> Arc<Vec<Verdict>> {
        let light =
            |violation: &_| attempt::best(facts, violation, at).map_or(Verdict::Unknown, |answer| answer.verdict);
        self.seen.lights.of(open, minute(at), || spread(&facts.household.violations, light))
    }
}

/// What was looked for last, kept until the facts change or, where it depends on the clock, the minute does.
#[derive(Debug, Default)]
pub(super) struct Seen {
    table: Last<Key, Vec<usize>>,
    lights: Last<i64, Vec<Verdict>>,
}

/// What the places of a table depend on besides the facts.
#[derive(Debug, PartialEq, Eq)]
struct Key {
    query: Query,
    minute: Option<i64>,
}

/// The minute of an instant, which is as often as the window itself looks at the clock.
fn minute(at: Instant) -> i64 {
    at.since(Instant::start_of(NaiveDate::default())).num_minutes()
}

impl Lights {
    fn count(&mut self, light: Verdict) {
        *match light {
            Verdict::Payable => &mut self.payable,
            Verdict::Caution => &mut self.caution,
            Verdict::Blocked => &mut self.blocked,
            Verdict::Unknown => &mut self.unknown,
            Verdict::Settled => &mut self.settled,
        } += 1;
    }
}

/// What a query finds, its lights and its page aside.
fn matching<'a>(facts: &'a Snapshot<'a>, query: &'a Query) -> impl Iterator<Item = (usize, &'a Violation)> {
    let words = Word::all(facts, &query.search);
    let one_of = |list: &[String], word: &str| list.is_empty() || list.iter().any(|known| known == word);
    facts.household.violations.iter().enumerate().filter(move |(_, violation)| {
        let vehicle = facts.vehicle(&violation.vehicle);
        query.ids.as_ref().is_none_or(|ids| ids.iter().any(|id| id == violation.id.as_str()))
            && one_of(&query.stages, violation.stage.word())
            && one_of(&query.vehicles, violation.vehicle.as_str())
            && (query.members.is_empty() || person(violation, vehicle).is_some_and(|id| one_of(&query.members, id)))
            && words.iter().all(|word| word.is_in(facts, violation, vehicle))
    })
}

/// Whose violation it is: who drove, else whose car it is.
fn person<'a>(violation: &'a Violation, vehicle: Option<&'a Vehicle>) -> Option<&'a str> {
    let owner = || vehicle?.owner.as_ref();
    violation.driver.as_ref().or_else(owner).map(|member| member.as_str())
}

/// A word that is looked for, the cars that have it in their plates, and the offences that it calls by another name:
/// there are fewer of both than violations.
pub(super) struct Word<'a> {
    folded: String,
    vehicles: HashSet<&'a VehicleId>,
    offences: HashSet<&'a str>,
}

impl<'a> Word<'a> {
    /// The words of a search.
    pub(super) fn all(facts: &Snapshot<'a>, search: &str) -> Vec<Word<'a>> {
        let vehicles = &facts.household.vehicles;
        let word = |word: &str| {
            let vehicles = vehicles.iter().filter(|vehicle| has_plate(vehicle, word)).map(|vehicle| &vehicle.id);
            Word { folded: folded(word), vehicles: vehicles.collect(), offences: called(facts.household, word) }
        };
        search.split_whitespace().map(word).collect()
    }

    /// Whether one of the texts about a violation holds it.
    pub(super) fn is_in(&self, facts: &Snapshot<'_>, violation: &Violation, vehicle: Option<&Vehicle>) -> bool {
        let decision = violation.decision.as_ref();
        let driver = violation.driver.as_ref().and_then(|id| facts.member(id));
        let texts = [
            Some(violation.offence.as_str()),
            violation.place.as_deref(),
            violation.code.as_deref(),
            violation.notice_number.as_deref(),
            violation.authority.as_deref(),
            decision.and_then(|decision| decision.number.as_deref()),
            vehicle.and_then(|vehicle| vehicle.nickname.as_deref()),
            driver.map(|driver| driver.name.as_str()),
        ];
        self.vehicles.contains(&violation.vehicle)
            || self.offences.contains(violation.offence.as_str())
            || texts.into_iter().flatten().any(|text| self.is_part_of(text))
    }

    fn is_part_of(&self, text: &str) -> bool {
        // Most texts have nothing to fold, and a fleet has half a million of them.
        match text.chars().any(|letter| letter.is_whitespace() || !letter.to_lowercase().eq([letter])) {
            true => folded(text).contains(&self.folded),
            false => text.contains(&self.folded),
        }
    }
}

/// The offences of a household that a word such as 违停 calls. Each wording is looked at once, however many records have it.
fn called<'a>(household: &'a Household, word: &str) -> HashSet<&'a str> {
    let called = Called::of(word);
    if called.is_empty() {
        return HashSet::new();
    }
    let wordings: HashSet<_> = household.violations.iter().map(|violation| violation.offence.as_str()).collect();
    wordings.into_iter().filter(|wording| called.is_in(wording)).collect()
}

/// Whether a vehicle's plate holds a text, with or without the blanks and dots that people write. A text of nothing else
/// is no part of a plate.
pub(super) fn has_plate(vehicle: &Vehicle, text: &str) -> bool {
    let wanted = folded(&plate_key(text));
    !wanted.is_empty() && folded(&plate_key(&vehicle.plate)).contains(&wanted)
}

/// Lower case, without the blanks that people put into numbers.
pub(super) fn folded(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).flat_map(char::to_lowercase).collect()
}

fn sort(facts: &Snapshot<'_>, violations: &mut [(usize, &Violation)], query: &Query) {
    // Keys that take a clock or a look elsewhere are worked out once a violation, not once a comparison.
    violations.sort_by_cached_key(|(_, violation)| due(facts, violation));
    let plate = |violation: &Violation| facts.vehicle(&violation.vehicle).map(|vehicle| vehicle.plate.clone());
    match query.order {
        Order::Due => {}
        Order::Occurred => violations.sort_by_key(|(_, violation)| violation.occurred_at),
        Order::Offence => violations.sort_by(|(_, a), (_, b)| a.offence.cmp(&b.offence)),
        Order::Plate => violations.sort_by_cached_key(|(_, violation)| plate(violation)),
        Order::Stage => violations.sort_by_key(|(_, violation)| violation.stage),
        Order::Amount => violations.sort_by_key(|(_, violation)| violation.fine_fen),
    }
    if query.descending {
        violations.reverse();
    }
}

/// What is to be done first: open ones by their day, then settled ones, the newest first.
pub(super) fn due(facts: &Snapshot<'_>, violation: &Violation) -> (bool, NaiveDate, i64) {
    let newest_first = -violation.occurred_at.since(Instant::start_of(NaiveDate::default())).num_seconds();
    if facts.is_settled(violation) {
        return (true, NaiveDate::MAX, newest_first);
    }
    (false, facts.due_day(violation).unwrap_or(NaiveDate::MAX), -newest_first)
}

/// One violation as a row.
pub(super) fn row<'a>(facts: &'a Snapshot<'a>, violation: &'a Violation, at: Instant) -> Option<Row> {
    row_of(facts, &attempt::best(facts, violation, at)?, at)
}

/// The row of a violation whose best attempt is known.
pub(super) fn row_of(facts: &Snapshot<'_>, answer: &Answer<'_>, at: Instant) -> Option<Row> {
    let violation = answer.violation;
    let vehicle = facts.vehicle(&violation.vehicle)?;
    let to_do = !matches!(answer.next, Next::Nothing | Next::Revoke);
    let said = answer.leading();
    let next_free = answer.next_earliest.filter(|free| free.at > at);
    let payments = facts.payments(violation);
    Some(Row {
        id: violation.id.clone(),
        vehicle: vehicle.id.clone(),
        plate: vehicle.plate.clone(),
        nickname: vehicle.nickname.clone(),
        offence: violation.offence.clone(),
        code: violation.code.clone(),
        place: violation.place.clone(),
        occurred_at: violation.occurred_at,
        source: violation.source,
        stage: violation.stage,
        next: answer.next,
        points: violation.points,
        driver: violation.driver.clone(),
        warning_only: violation.warning_only,
        fine_fen: violation.fine_fen,
        amount_fen: answer.amount_due,
        surcharge_fen: answer.surcharge,
        light: answer.verdict,
        next_step: answer.next_step,
        next_light: answer.next_verdict,
        account: answer.account.map(|account| account.id.clone()),
        last_day: answer.pay_by.filter(|_| to_do).map(|pay_by| pay_by.last_day),
        advised_day: answer.pay_by.filter(|_| to_do).map(|pay_by| pay_by.advised_day),
        handle_by: answer.handle_by.filter(|_| to_do),
        provisional: answer.provisional,
        clears_at: next_free.map(|free| free.at),
        clears_expected: next_free.is_some_and(|free| free.expected),
        said: said.map(|finding| (&finding.message).into()),
        check: said.map(|finding| finding.check.id.to_owned()),
        paid_at: payments
            .filter(|payment| payment.outcome == Outcome::Succeeded)
            .map(|payment| payment.attempted_at)
            .max(),
        decision_number: violation.decision.as_ref().and_then(|decision| decision.number.clone()),
    })
}
