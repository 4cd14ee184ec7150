//! Getting facts in without typing them: what somebody brings is read, put beside what the household knows, looked at, and
//! only then taken in, in one change that one undo takes back.

mod brought;
mod columns;
mod sheets;

use std::sync::Arc;

use greenlight_intake::{
    behaviour,
    intake::{Act, Choice, Composed, Fault, Intake, Item},
    proposal::stage_of,
    reading::{Ground, Kind, Value},
    scan::instant,
    table::{Grid, Mapping},
    text::{Nickname, day_told},
    typed,
};
use greenlight_rules::{
    facts::{Household, Stage},
    file::Flaw,
    ids::ViolationId,
    law::{Law, offences},
    message::Message,
    snapshot::Snapshot,
    time::Instant,
};
use greenlight_store::ChangeId;
use serde::Serialize;
use specta::Type;

pub use greenlight_intake::{proposal::CourseWord, reading::Field};

pub use brought::{Brought, Is, OnProgress, Progress, TableColumn};

use crate::{House, Trouble, backups::Why, clock, desk::Open, house};

/// One sitting: everything that was brought and not yet taken in or put away.
#[derive(Debug, Default)]
pub struct Sitting {
    /// What was read.
    pub intake: Intake,
    /// What was brought, by number.
    pub brought: Vec<Brought>,
    /// Why something that was brought was not read, by number.
    pub refusals: Vec<(u32, Message<'static>)>,
    /// The sheets of workbooks that were not read, and why, by the number of the first list of each workbook.
    pub left_out: Vec<(u32, Message<'static>)>,
    /// The tables that were brought, with what their columns are read as.
    grids: Vec<(u32, Grid, Mapping)>,
    /// The household that everything was weighed beside last.
    beside: Option<Arc<Open>>,
    /// A household, and what it would be after everything is taken in, while nothing on the table has changed since.
    worked_out: Option<(Household, Household)>,
    next: u32,
    /// What the household calls its cars.
    nicknames: Vec<Nickname>,
}

/// How many readings there are of each course.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Type)]
#[allow(missing_docs, reason = "each is named for its course")]
pub struct Counts {
    pub add: u32,
    pub onto: u32,
    pub pay: u32,
    pub paid_twice: u32,
    pub note: u32,
    pub known: u32,
    pub alike: u32,
    pub ask: u32,
    pub incomplete: u32,
    pub phishing: u32,
    pub unclear: u32,
    pub skipped: u32,
}

impl Counts {
    /// How many readings would go in.
    pub fn taken(&self) -> u32 {
        self.add + self.onto + self.pay + self.paid_twice + self.note
    }
}

/// What taking in came to.
#[derive(Clone, Debug)]
pub struct Taken {
    /// How many readings went in, by course.
    pub counts: Counts,
    /// The entry of the change; none when nothing of the household changed.
    pub change: Option<ChangeId>,
    /// The violations that came in or were taken further.
    pub violations: Vec<ViolationId>,
}

impl Sitting {
    /// How many readings there are of each course.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for item in &self.intake.items {
            *counts.of(item.word()) += 1;
        }
        counts
    }

    /// Looks at everything again beside a household, and at the limits that taking it in would break: what breaks one is
    /// left out and says why, so that the rest can go in.
    pub fn weigh(&mut self, household: &Household, law: &Law) {
        let after = self.weighed(household, law);
        self.worked_out = Some((household.clone(), after));
    }

    /// The same, and gives the household as it would be after everything is taken in.
    fn weighed(&mut self, household: &Household, law: &Law) -> Household {
        for item in &mut self.intake.items {
            item.faults.retain(|fault| fault.part != PROBLEM);
        }
        let facts = Snapshot::new(household, law);
        // Each time round at least one reading more is left out.
        loop {
            self.intake.weigh(&facts);
            let composed = self.intake.compose(&facts, &mut clock::new_id);
            if let Some(after) = self.tried(composed, household, law) {
                return after;
            }
        }
    }

    /// The household as it would be after everything is taken in; none when something on the table has changed since it
    /// was weighed.
    pub fn after(&self) -> Option<&Household> {
        self.worked_out.as_ref().map(|(_, after)| after)
    }

    /// Looks at everything again if the household is another than it was the last time.
    pub(crate) fn weigh_beside(&mut self, open: &Arc<Open>) {
        if self.beside.as_ref().is_none_or(|beside| !Arc::ptr_eq(beside, open)) {
            self.weigh(&open.household, &open.law);
            self.beside = Some(Arc::clone(open));
        }
    }

    /// Has everything looked at again the next time.
    pub(crate) fn forget_weighing(&mut self) {
        self.beside = None;
        self.worked_out = None;
    }

    /// Looks at one reading again, after somebody changed it, and leaves the others as they are.
    pub fn weigh_one(&mut self, number: u32, household: &Household, law: &Law) {
        self.worked_out = None;
        let facts = Snapshot::new(household, law);
        if let Some(item) = self.intake.items.get_mut(number as usize) {
            item.faults.retain(|fault| fault.part != PROBLEM);
        }
        self.intake.weigh(&facts);
        let composed = self.intake.compose_one(number, &facts, &mut clock::new_id);
        self.tried(composed, household, law);
    }

    /// The household with what was composed. None when that breaks a limit, which is then written into the readings that it
    /// came from.
    fn tried(&mut self, composed: Composed, household: &Household, law: &Law) -> Option<Household> {
        let Composed { facts, origins, unfit } = composed;
        let mut faults: Vec<_> = unfit.into_iter().map(|unfit| (unfit.item, unfit.field, unfit.message)).collect();
        let mut report = |flaw: Flaw| {
            let item = origins.get(&flaw.list).and_then(|origins| origins.get(flaw.index));
            faults.extend(item.map(|item| (*item, field_of(flaw.field), flaw.message)));
        };
        let after = house::held_to(law, |ground| facts.put_onto(household, ground, &mut report));
        if faults.is_empty() {
            return Some(after);
        }
        for (item, field, message) in faults {
            let Some(item) = self.intake.items.get_mut(item as usize) else { continue };
            let fault = Fault { field, message, part: PROBLEM };
            if !item.faults.contains(&fault) {
                item.faults.push(fault);
            }
        }
        None
    }

    /// Puts a field of a reading right, from what somebody typed. An empty text takes the field away.
    ///
    /// # Errors
    /// Why the text cannot be read as this field, a sentence of `intake.json`. Then nothing is changed.
    pub fn put_right(&mut self, number: u32, field: Field, text: &str, now: Instant) -> Result<(), Message<'static>> {
        let value = match text.trim() {
            "" => None,
            text => {
                Some(self.hour_of_day(number, field, text, now).map_or_else(|| typed::parse(field, text, now), Ok)?)
            }
        };
        if let Some(item) = self.item(number) {
            item.put_right(field, value);
            // What the table of offences proposed was for another offence.
            if matches!(field, Field::Offence | Field::Code)
                && let Ok(offences) = offences()
            {
                item.reading.fields.retain(|_, read| read.ground != Ground::Table);
                behaviour::propose(&mut item.reading, &offences);
                behaviour::propose_usual_fine(&mut item.reading, &offences);
            }
        }
        Ok(())
    }

    /// An hour that somebody types for the time of an offence is that of the day which the reading tells.
    fn hour_of_day(&self, number: u32, field: Field, text: &str, now: Instant) -> Option<Value> {
        let reading = &self.intake.items.get(number as usize).filter(|_| field == Field::OccurredAt)?.reading;
        let day = reading.instant_of(field).map(Instant::date).or_else(|| day_told(&reading.text, now))?;
        instant::on(day, text).map(Value::Instant)
    }

    /// Keeps what somebody decided about a reading.
    pub fn decide(&mut self, number: u32, choice: Choice) {
        if let Some(item) = self.item(number) {
            item.choice = choice;
        }
    }

    fn item(&mut self, number: u32) -> Option<&mut Item> {
        self.worked_out = None;
        self.intake.items.get_mut(number as usize)
    }

    /// Takes in everything that is ready, in one transaction and one entry of the journal, and keeps on the table what is
    /// not: what somebody has still to look at. The household as it was is kept as a backup first.
    ///
    /// # Errors
    /// When nothing can be written, the backup or the facts, or `on_progress` said to stop; then nothing is changed, here or
    /// there.
    pub async fn take(
        &mut self,
        house: &House,
        law: &Law,
        at: Instant,
        on_progress: OnProgress<'_>,
    ) -> Result<Taken, Trouble> {
        let household = house.household().await?;
        // What was looked at a moment ago is not reckoned again.
        if self.worked_out.as_ref().is_none_or(|(before, _)| *before != household) {
            self.weigh(&household, law);
        }
        let counts = self.counts();
        let violations = self.after().map_or_else(Vec::new, |after| changed_violations(&household, after));
        drop(household);
        let what = self.deed();
        let of = Some(counts.taken());
        // A reading may come to several facts, such as its car.
        let mut heard = |written: usize| {
            on_progress(Progress { done: u32::try_from(written).unwrap_or(u32::MAX).min(counts.taken()), of })
        };
        if heard(0).is_break() {
            return Err(Trouble::Stopped);
        }
        let change = {
            let next = |base: &Household| match self.worked_out.take() {
                Some((before, after)) if before == *base => Ok(after),
                // Somebody else has changed the household in between.
                _ => Ok(self.weighed(base, law)),
            };
            house.act_kept(what, Why::Import, next, at, &mut heard).await?
        };
        self.put_away_taken();
        self.forget_weighing();
        Ok(Taken { counts, change, violations })
    }

    /// What taking in is called in the history: one reading by what it does to its violation, as a form's deed is, and
    /// several together.
    fn deed(&self) -> &'static str {
        let mut taken = self.intake.items.iter().filter(|item| item.act() != Act::Nothing);
        let (Some(only), None) = (taken.next(), taken.next()) else { return "intake" };
        match only.act() {
            Act::Add => "add.violation",
            Act::Onto(..) if stage_of(&only.reading) == Stage::Revoked => "revoke",
            Act::Onto(..) if only.reading.kind == Kind::Decision => "confirm",
            Act::Onto(..) => "edit.violation",
            Act::Pay(_) => "pay.succeeded",
            Act::Note(_) => "add.note",
            Act::Nothing => "intake",
        }
    }

    /// What went in is no longer on the table.
    fn put_away_taken(&mut self) {
        self.intake.items.retain(|item| item.act() == Act::Nothing && item.word() != CourseWord::Known);
        self.brought.retain(|brought| self.intake.items.iter().any(|item| item.source == brought.number));
        self.grids.retain(|(number, ..)| self.brought.iter().any(|brought| brought.number == *number));
    }
}

impl Counts {
    fn of(&mut self, word: CourseWord) -> &mut u32 {
        match word {
            CourseWord::Add => &mut self.add,
            CourseWord::Onto => &mut self.onto,
            CourseWord::Pay => &mut self.pay,
            CourseWord::PaidTwice => &mut self.paid_twice,
            CourseWord::Note => &mut self.note,
            CourseWord::Known => &mut self.known,
            CourseWord::Alike => &mut self.alike,
            CourseWord::Ask => &mut self.ask,
            CourseWord::Incomplete => &mut self.incomplete,
            CourseWord::Phishing => &mut self.phishing,
            CourseWord::Unclear => &mut self.unclear,
            CourseWord::Skipped => &mut self.skipped,
        }
    }
}

/// The part of the catalogue that has the sentences of broken limits.
const PROBLEM: &str = "problem";

/// The violations that one household has otherwise than the other, or that the other has not. Both are ordered by id.
fn changed_violations(before: &Household, after: &Household) -> Vec<ViolationId> {
    let same = |id: &ViolationId| {
        let place = before.violations.binary_search_by(|known| known.id.cmp(id)).ok()?;
        before.violations.get(place)
    };
    let changed = after.violations.iter().filter(|violation| same(&violation.id) != Some(violation));
    changed.map(|violation| violation.id.clone()).collect()
}

/// The field of a reading that a field of the portable file came from.
fn field_of(name: &str) -> Option<Field> {
    Some(match name {
        "plate" | "vehicle" => Field::Plate,
        "kind" => Field::VehicleKind,
        "owner" => Field::Owner,
        "source" => Field::Source,
        "stage" => Field::Stage,
        "occurred_at" => Field::OccurredAt,
        "place" => Field::Place,
        "offence" => Field::Offence,
        "code" => Field::Code,
        "fine_fen" => Field::FineFen,
        "points" => Field::Points,
        "warning_only" => Field::WarningOnly,
        "driver" => Field::Driver,
        "authority" => Field::Authority,
        "notice_number" => Field::NoticeNumber,
        "notified_on" => Field::NotifiedOn,
        "decision" | "decision.served_on" => Field::ServedOn,
        "decision.issued_on" => Field::IssuedOn,
        "decision.number" => Field::DecisionNumber,
        "attempted_at" => Field::PaidAt,
        "amount_fen" => Field::AmountFen,
        _ => return None,
    })
}
