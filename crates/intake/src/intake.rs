//! One sitting of getting facts in: what was brought, what was read from it, what somebody decided about each.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use greenlight_rules::{
    facts::{Source as Document, Violation},
    file,
    ids::ViolationId,
    law::Offence,
    list::List,
    message::Message,
    snapshot::Snapshot,
    time::{Instant, days_before},
};

use crate::{
    behaviour,
    compose::Facts,
    known::Known,
    proposal::{Course, CourseWord, course, missing},
    reading::{Confidence, Field, Ground, Kind, Reading, Value},
    typed,
};

/// What is on the table.
#[derive(Debug, Default)]
pub struct Intake {
    /// What was read, in the order in which it came.
    pub items: Vec<Item>,
}

/// One reading and what is to become of it.
#[derive(Debug)]
pub struct Item {
    /// Which of the things that were brought it came from, by a number of the host's.
    pub source: u32,
    /// The row of a table, as its program counts.
    pub row: Option<u32>,
    /// What was read, with what somebody put right.
    pub reading: Reading,
    /// What is wrong with it: cells that cannot be read, and limits that it would break.
    pub faults: Vec<Fault>,
    /// What it comes to beside what the household knows.
    pub course: Course,
    /// The fields that it lacks.
    pub missing: Vec<Field>,
    /// What somebody decided.
    pub choice: Choice,
}

/// Something wrong with a reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// In which field; none when it is about the whole.
    pub field: Option<Field>,
    /// What is wrong, a sentence of the part that `part` names.
    pub message: Message<'static>,
    /// The part of the catalogue that has the sentence.
    pub part: &'static str,
}

/// What somebody decided about a reading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// What is proposed.
    #[default]
    Proposed,
    /// To leave it out.
    Skip,
    /// To take it as a violation of its own, however much it looks like another.
    Add,
    /// To put it onto a violation that is known: these fields of a record, or a payment.
    Onto {
        /// Which.
        violation: ViolationId,
        /// The fields that are taken over.
        fields: Vec<Field>,
    },
}

/// What is to be done with a reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act<'i> {
    /// Nothing.
    Nothing,
    /// A new violation.
    Add,
    /// Fields onto a violation that is known.
    Onto(&'i ViolationId, &'i [Field]),
    /// A payment for a violation that is known.
    Pay(&'i ViolationId),
    /// A note, about a violation or not.
    Note(Option<&'i ViolationId>),
}

impl Item {
    /// A reading that nobody has looked at yet. What it says has happened and cannot have by `now` is a fault.
    pub fn new(source: u32, row: Option<u32>, reading: Reading, mut faults: Vec<Fault>, now: Instant) -> Item {
        let kept = !matches!(reading.kind, Kind::Phishing | Kind::Unclear);
        for (field, read) in reading.fields.iter().filter(|_| kept) {
            if let Err(message) = typed::check(*field, &read.value, now) {
                faults.push(Fault { field: Some(*field), message, part: "intake" });
            }
        }
        Item { source, row, reading, faults, course: Course::Unclear, missing: Vec::new(), choice: Choice::Proposed }
    }

    /// What is to be done with it, as things stand. What is faulty or incomplete is not done.
    pub fn act(&self) -> Act<'_> {
        if !self.faults.is_empty() {
            return Act::Nothing;
        }
        let complete = self.missing.is_empty();
        match (&self.choice, &self.course) {
            (Choice::Skip, _) => Act::Nothing,
            (Choice::Add, _) => match self.reading.kind {
                Kind::Violation | Kind::Decision if complete => Act::Add,
                _ => Act::Nothing,
            },
            (Choice::Onto { violation, fields }, _) => match self.reading.kind {
                Kind::Payment => Act::Pay(violation),
                Kind::Violation | Kind::Decision => Act::Onto(violation, fields),
                _ => Act::Nothing,
            },
            (Choice::Proposed, Course::Add) => Act::Add,
            (Choice::Proposed, Course::Onto { violation, fields, .. }) => Act::Onto(violation, fields),
            (Choice::Proposed, Course::Pay(violation)) => Act::Pay(violation),
            (Choice::Proposed, Course::PaidTwice(violation)) => Act::Note(Some(violation)),
            (Choice::Proposed, Course::Note) => Act::Note(None),
            (
                Choice::Proposed,
                Course::Known(_)
                | Course::Alike(_)
                | Course::Ask(_)
                | Course::Incomplete
                | Course::Phishing
                | Course::Unclear,
            ) => Act::Nothing,
        }
    }

    /// The word for what becomes of it.
    pub fn word(&self) -> CourseWord {
        match (&self.choice, self.act()) {
            (Choice::Skip, _) => CourseWord::Skipped,
            _ if !self.faults.is_empty() => CourseWord::Incomplete,
            (Choice::Add, Act::Nothing) => CourseWord::Incomplete,
            (_, Act::Add) => CourseWord::Add,
            (_, Act::Onto(..)) => CourseWord::Onto,
            (_, Act::Pay(_)) => CourseWord::Pay,
            _ => self.course.word(),
        }
    }

    /// Puts a field right. A text that nothing was recognised in becomes a record of which this much is known.
    pub fn put_right(&mut self, field: Field, value: Option<Value>) {
        match value {
            Some(value) => self.reading.put(field, value, None, Confidence::High, Ground::Typed),
            None => {
                self.reading.fields.remove(&field);
            }
        }
        self.faults.retain(|fault| fault.field.is_some_and(|faulty| faulty != field));
        if self.reading.kind == Kind::Unclear {
            self.reading.kind = Kind::Violation;
        }
    }
}

impl Intake {
    /// Looks at every reading again beside what the household knows.
    pub fn weigh(&mut self, facts: &Snapshot<'_>) {
        let mut known = Known::new(facts);
        let mut taken: Vec<(ViolationId, Instant)> = Vec::new();
        // Who names a decision pays for that one, wherever the line stands: what names none gets what is left.
        let is_vague = |item: &Item| {
            item.reading.kind == Kind::Payment && !item.reading.fields.contains_key(&Field::DecisionNumber)
        };
        let (vague, certain): (Vec<usize>, Vec<usize>) =
            (0..self.items.len()).partition(|place| self.items.get(*place).is_some_and(is_vague));
        for place in certain.into_iter().chain(vague) {
            let (before, rest) = self.items.split_at_mut(place);
            let Some(item) = rest.first_mut() else { break };
            let readings = |place: u32| before.get(place as usize).map(|item| &item.reading);
            item.course = course(&item.reading, &known, readings, &taken);
            item.missing = missing(&item.reading, &known);
            let paid_at = item.reading.instant_of(Field::PaidAt);
            match (item.act(), &item.course, paid_at) {
                (Act::Add, ..) => known.remember(u32::try_from(place).unwrap_or(u32::MAX), &item.reading),
                (Act::Pay(violation), _, Some(at)) => taken.push((violation.clone(), at)),
                // The payment that is known uses its violation up too: the next one like it is one too many.
                (_, Course::Known(Some(violation)), Some(at)) if item.reading.kind == Kind::Payment => {
                    taken.push((violation.clone(), at));
                }
                _ => {}
            }
        }
    }

    /// Takes fields of one reading over into another of this intake, and leaves the one out: the two were the same.
    pub fn merge_into(&mut self, item: u32, other: u32, fields: &[Field]) {
        let Some(from) = self.items.get(item as usize) else { return };
        let taken: Vec<_> =
            fields.iter().filter_map(|field| Some((*field, from.reading.value(*field)?.clone()))).collect();
        let Some(into) = self.items.get_mut(other as usize) else { return };
        for (field, value) in taken {
            into.put_right(field, Some(value));
        }
        if let Some(from) = self.items.get_mut(item as usize) {
            from.choice = Choice::Skip;
        }
    }

    /// The facts that come of it all, and which item each fact came from.
    pub fn compose(&self, facts: &Snapshot<'_>, new_id: &mut dyn FnMut() -> String) -> Composed {
        let known = Known::new(facts);
        let mut composed = Facts::new(&known, new_id);
        for (item, number) in self.items.iter().zip(0..) {
            composed.begin(number);
            item.compose(&mut composed, facts);
        }
        composed.end()
    }

    /// The facts that come of one item alone.
    pub fn compose_one(&self, item: u32, facts: &Snapshot<'_>, new_id: &mut dyn FnMut() -> String) -> Composed {
        let known = Known::new(facts);
        let mut composed = Facts::new(&known, new_id);
        if let Some(of) = self.items.get(item as usize) {
            composed.begin(item);
            of.compose(&mut composed, facts);
        }
        composed.end()
    }
}

impl Item {
    fn compose(&self, composed: &mut Facts<'_, '_>, facts: &Snapshot<'_>) {
        // The words of a message are kept with what was read from them; a row of a table says nothing more than its cells.
        let keeps_text = self.row.is_none();
        let violation = |id: &ViolationId| -> Option<&Violation> { facts.violation(id.as_str()) };
        match self.act() {
            Act::Nothing => {}
            Act::Add => composed.add(&self.reading, keeps_text),
            Act::Onto(id, fields) => {
                if let Some(violation) = violation(id) {
                    composed.onto(violation, fields, &self.reading, keeps_text);
                }
            }
            Act::Pay(id) => {
                if let Some(violation) = violation(id) {
                    composed.pay(violation, &self.reading);
                }
            }
            Act::Note(id) => composed.note(&self.reading, id.and_then(violation)),
        }
    }
}

/// What somebody agreed to, as facts.
#[derive(Debug, Default)]
pub struct Composed {
    /// The facts.
    pub facts: file::Document,
    /// For each list that has something, which item each of its facts came from.
    pub origins: BTreeMap<List, Vec<u32>>,
    /// What cannot be a fact.
    pub unfit: Vec<Unfit>,
}

/// Why an item cannot be a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfit {
    /// Which item.
    pub item: u32,
    /// The field it lies in; none when it is the text as a whole.
    pub field: Option<Field>,
    /// What is wrong, a sentence of `problem.json`.
    pub message: Message<'static>,
}

/// What a message that was read today lets one suppose: that the notice came today, that a decision was received on the day
/// it was made, and the fine that is usual. All of it is shown as supposed, and can be put right.
pub fn suppose(reading: &mut Reading, today: NaiveDate, offences: &[Offence]) {
    if matches!(reading.kind, Kind::Violation | Kind::Decision) {
        behaviour::propose_usual_fine(reading, offences);
    }
    let is = |reading: &Reading, field| reading.fields.contains_key(&field);
    let source = reading.text_of(Field::Source).and_then(Document::from_word);
    let notified = matches!(source, None | Some(Document::Camera | Document::Notice));
    // A page of the app, a chat or a typed line says nothing of when a notice came.
    let sent = ["【", "[", "告知", "收到本", "您的"].iter().any(|word| reading.text.contains(word));
    if reading.kind == Kind::Violation && notified && sent && !is(reading, Field::NotifiedOn) {
        let occurred = reading.instant_of(Field::OccurredAt).map(Instant::date);
        // A message is read soon after it came. One that tells of something long ago was kept, and came who knows when.
        let recent = occurred.is_some_and(|occurred| (days_before(today, RECENT_DAYS)..=today).contains(&occurred));
        if recent {
            reading.put(Field::NotifiedOn, Value::Day(today), None, Confidence::Low, Ground::Follows);
        }
    }
    if reading.kind == Kind::Decision
        && !is(reading, Field::ServedOn)
        && let Some(issued) = reading.day_of(Field::IssuedOn)
    {
        reading.put(Field::ServedOn, Value::Day(issued), None, Confidence::Low, Ground::Follows);
    }
}

/// How long after the offence its message is still taken to have come today.
const RECENT_DAYS: u32 = 30;
