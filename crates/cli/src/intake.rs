//! `import` of what is no household file: a message, a list, a wallet's bill. What would change is shown before anything
//! does.

use std::{
    borrow::Cow,
    io::{self, IsTerminal, Write},
    ops::ControlFlow,
    path::Path,
};

use greenlight_app::{
    House, Trouble,
    intake::{Brought, Counts, Is, Sitting, TableColumn},
    text::Words,
};
use greenlight_intake::{
    intake::{Choice, Item},
    proposal::{Course, CourseWord},
    reading::{Field, Kind, Value},
};
use greenlight_rules::{
    limits::written_plate,
    message::{self, Message},
    time::Instant,
};
use serde_json::json;

use crate::{
    Failure,
    args::Duplicates,
    commands::{Out, say},
    household::moved_dates,
    light::{Colour, paint, plain},
    progress::Progress,
};

/// What to do with what was read.
pub struct Wanted {
    /// Only to show it.
    pub dry_run: bool,
    /// To go on without a question.
    pub yes: bool,
    /// What becomes of what looks like something that is known.
    pub duplicates: Duplicates,
    /// Whether a program reads the answer.
    pub json: bool,
}

/// Reads a file that is no household file, shows what would come of it, and takes it in. Says whether anything changed.
pub async fn import(
    house: &House,
    path: &Path,
    bytes: &[u8],
    wanted: &Wanted,
    now: Instant,
    words: &Words,
    out: &mut Out,
) -> Result<bool, Failure> {
    let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let mut sitting = Sitting::default();
    let household = house.household().await?;
    let law = house.law_of(&household)?;
    {
        let progress = Progress::new(words.text("cli", "reading"), None);
        sitting.call_cars(&household);
        sitting.bring_bytes(&name, bytes, house.folder(), now, &mut |heard| {
            progress.at(heard.done.into());
            ControlFlow::Continue(())
        })?;
        sitting.weigh(&household, &law);
        if matches!(wanted.duplicates, Duplicates::Add) {
            for item in sitting.intake.items.iter_mut().filter(|item| matches!(item.course, Course::Alike(_))) {
                item.choice = Choice::Add;
            }
            sitting.weigh(&household, &law);
        }
    }
    if let Some((_, why)) = sitting.refusals.pop() {
        return Err(Failure::Trouble(Trouble::NotRead(path.to_owned(), why)));
    }
    // A bill is one whether or not a fine was paid in it.
    let is_bill = sitting.brought.iter().any(|brought| brought.is == Is::Bill);
    if !is_bill && sitting.intake.items.iter().all(|item| item.reading.kind == Kind::Unclear) {
        return Err(Failure::Trouble(Trouble::NotRecognised(path.to_owned())));
    }
    let counts = sitting.counts();
    if !wanted.json {
        show(&sitting, words, out)?;
        out.flush()?;
    }
    let ready = counts.taken() > 0 && !wanted.dry_run;
    if ready && asks(wanted.yes, wanted.json) && !agrees(&words.say("cli", &counted("intake-ask", counts.taken())))? {
        say(out, words, &Message::new("intake-left"))?;
        return Ok(false);
    }
    let items: Vec<_> = if wanted.json { sitting.intake.items.iter().map(json_of).collect() } else { Vec::new() };
    let changed = match ready {
        true => {
            let progress = Progress::new(words.text("cli", "importing"), None);
            let mut on_progress = |heard: greenlight_app::intake::Progress| {
                progress.at(heard.done.into());
                ControlFlow::Continue(())
            };
            sitting.take(house, &law, now, &mut on_progress).await?.change.is_some()
        }
        false => false,
    };
    let moved = match sitting.after() {
        Some(after) if wanted.dry_run => house.moved_between(&household, after)?,
        _ => Vec::new(),
    };
    if wanted.json {
        let mut answer = json!({"format": "greenlight.intake/1", "dry_run": wanted.dry_run, "changed": changed,
            "counts": counts, "brought": sitting.brought, "items": items});
        if wanted.dry_run {
            answer["moved"] = json!(moved);
        }
        writeln!(out, "{answer}")?;
        return Ok(changed);
    }
    let said = match (wanted.dry_run, changed) {
        (true, _) => counted("intake-would", counts.taken()),
        (false, true) => counted("intake-taken", counts.taken()),
        (false, false) => Message::new("unchanged"),
    };
    say(out, words, &said)?;
    moved_dates(out, &moved, words)?;
    Ok(changed)
}

fn counted(key: &'static str, count: u32) -> Message<'static> {
    Message::new(key).with("count", message::Value::Count(count.into()))
}

/// How many readings of each course are shown one by one; the rest is counted.
const MOST: usize = 20;

fn show(sitting: &Sitting, words: &Words, out: &mut Out) -> io::Result<()> {
    if sitting.intake.items.is_empty() {
        return say(out, words, &Message::new("intake-no-fines"));
    }
    tables(sitting, words, out)?;
    let mut shown = std::collections::BTreeMap::<CourseWord, usize>::new();
    for item in &sitting.intake.items {
        let count = shown.entry(item.word()).or_default();
        *count += 1;
        if *count <= MOST {
            one(item, words, out)?;
        }
    }
    for (course, count) in shown.into_iter().filter(|(_, count)| *count > MOST) {
        let more = message::Value::Count(i64::try_from(count - MOST).unwrap_or(i64::MAX));
        let message = Message::new("intake-more").with("count", more).with("course", course_word(course, words));
        say(out, words, &message)?;
    }
    summary(&sitting.counts(), words, out)
}

/// What the columns of each table are read as, those that are not read, and the sheets that are no list.
fn tables(sitting: &Sitting, words: &Words, out: &mut Out) -> io::Result<()> {
    let tables: Vec<_> = sitting.brought.iter().filter(|brought| brought.is == Is::Table).collect();
    let mut told = None;
    for table in &tables {
        if tables.len() > 1 {
            writeln!(out, "{}", plain(&table.name))?;
        }
        let heads: Vec<_> = table.columns.iter().map(|column| (&column.heading, column.field)).collect();
        // The sheets of a year are alike: their columns are told once.
        if told.as_ref() != Some(&heads) {
            for (heading, field) in &heads {
                if let Some(field) = field {
                    writeln!(out, "  {} → {}", plain(heading), field_word(*field, words))?;
                }
            }
            let unread = unread(table, words);
            if !unread.is_empty() {
                let message = Message::new("intake-unread").with("columns", message::Value::Texts(unread));
                writeln!(out, "  {}", plain(&words.say("cli", &message)))?;
            }
        }
        told = Some(heads);
    }
    for (_, why) in &sitting.left_out {
        writeln!(out, "{}", plain(&words.say("intake", why)))?;
    }
    Ok(())
}

/// The columns of a table of which nothing is read: by their headings, and by their places where they have none.
fn unread<'b>(table: &'b Brought, words: &Words) -> Vec<Cow<'b, str>> {
    let unread = table.columns.iter().zip(1..).filter(|(column, _)| column.field.is_none());
    let name = |(column, place): (&'b TableColumn, i64)| match column.heading.as_str() {
        // A column without a heading and without anything in it is none.
        "" if column.examples.iter().all(String::is_empty) => None,
        "" => Some(words.say("cli", &Message::new("intake-column").with("place", message::Value::Count(place))).into()),
        heading => Some(heading.into()),
    };
    unread.filter_map(name).collect()
}

fn one(item: &Item, words: &Words, out: &mut Out) -> io::Result<()> {
    let course = item.word();
    let (icon, colour) = match course {
        CourseWord::Add => ("+", Colour::Green),
        CourseWord::Onto | CourseWord::Pay => ("↑", Colour::Green),
        CourseWord::PaidTwice | CourseWord::Alike | CourseWord::Ask => ("!", Colour::Amber),
        CourseWord::Incomplete | CourseWord::Unclear => ("?", Colour::Grey),
        CourseWord::Phishing => ("✗", Colour::Red),
        CourseWord::Note => ("i", Colour::Grey),
        CourseWord::Known | CourseWord::Skipped => ("=", Colour::Grey),
    };
    let row = item.row.map_or_else(String::new, |row| {
        format!("{} ", words.say("cli", &Message::new("intake-row").with("row", message::Value::Count(row.into()))))
    });
    let head = paint(colour, &format!("{icon} {}", course_word(course, words)));
    writeln!(out, "{head}  {row}{}", plain(&gist(item, words)))?;
    // What cannot be read is named with its reason below.
    let faulty = |field: &&Field| item.faults.iter().any(|fault| fault.field == Some(**field));
    let missing: Vec<_> = item.missing.iter().filter(|field| !faulty(field)).collect();
    if !missing.is_empty() && matches!(course, CourseWord::Incomplete) {
        let names = missing.into_iter().map(|field| field_word(*field, words).into()).collect();
        let message = Message::new("intake-missing").with("fields", message::Value::Texts(names));
        writeln!(out, "   {}", words.say("cli", &message))?;
    }
    for fault in &item.faults {
        let field = fault.field.map_or_else(String::new, |field| format!("{}：", field_word(field, words)));
        writeln!(out, "   {field}{}", plain(&words.say(fault.part, &fault.message)))?;
    }
    if let Course::Alike(alike) = &item.course {
        for (field, theirs) in &alike.differing {
            let name = field_word(*field, words);
            let this = item.reading.value(*field).map_or_else(|| "-".to_owned(), |value| shown(*field, value, words));
            let other = theirs.as_ref().map_or_else(|| "-".to_owned(), |value| shown(*field, value, words));
            let message = Message::new("intake-differs").with("field", name).with("this", this).with("other", other);
            writeln!(out, "   {}", plain(&words.say("cli", &message)))?;
        }
    }
    Ok(())
}

/// A reading in one line.
fn gist(item: &Item, words: &Words) -> String {
    let fields = [
        Field::Plate,
        Field::OccurredAt,
        Field::Place,
        Field::Offence,
        Field::FineFen,
        Field::Points,
        Field::DecisionNumber,
        Field::PaidAt,
        Field::AmountFen,
    ];
    let said = fields.iter().filter_map(|field| Some(shown(*field, item.reading.value(*field)?, words)));
    let said: Vec<_> = said.collect();
    if said.is_empty() { item.reading.text.chars().take(40).collect() } else { said.join(" ") }
}

fn shown(field: Field, value: &Value, words: &Words) -> String {
    match (field, value) {
        (Field::Stage, Value::Text(word)) => words.word("stage", word).to_owned(),
        (Field::Source, Value::Text(word)) => words.word("source", word).to_owned(),
        (Field::Plate, Value::Text(plate)) => written_plate(plate),
        (_, Value::Text(text)) => text.clone(),
        (_, Value::Instant(instant)) => words.instant(*instant),
        (_, Value::Day(day)) => words.day(*day),
        (_, Value::Money(amount)) => amount.to_string(),
        (Field::Points, Value::Number(points)) => words.points(*points),
        (_, Value::Number(number)) => number.to_string(),
        (_, Value::Flag(flag)) => words.word("intake_flag", if *flag { "yes" } else { "no" }).to_owned(),
    }
}

fn summary(counts: &Counts, words: &Words, out: &mut Out) -> io::Result<()> {
    let all = [
        (CourseWord::Add, counts.add),
        (CourseWord::Onto, counts.onto),
        (CourseWord::Pay, counts.pay),
        (CourseWord::PaidTwice, counts.paid_twice),
        (CourseWord::Note, counts.note),
        (CourseWord::Known, counts.known),
        (CourseWord::Alike, counts.alike),
        (CourseWord::Ask, counts.ask),
        (CourseWord::Incomplete, counts.incomplete),
        (CourseWord::Phishing, counts.phishing),
        (CourseWord::Unclear, counts.unclear),
    ];
    let parts = all.into_iter().filter(|(_, count)| *count > 0);
    let parts: Vec<_> = parts.map(|(course, count)| format!("{} {count}", course_word(course, words))).collect();
    writeln!(out, "\n{}", parts.join(" · "))
}

fn course_word(course: CourseWord, words: &Words) -> String {
    words.word("intake_course", json!(course).as_str().unwrap_or_default()).to_owned()
}

fn field_word(field: Field, words: &Words) -> String {
    words.word("intake_field", &key(field)).to_owned()
}

/// The name of a field as JSON has it.
fn key(field: Field) -> String {
    json!(field).as_str().unwrap_or_default().to_owned()
}

/// A reading for programs: what was read, in the names of the portable file where it has them.
fn json_of(item: &Item) -> serde_json::Value {
    let fields: serde_json::Map<_, _> = item
        .reading
        .fields
        .iter()
        .map(|(field, read)| {
            let value = match &read.value {
                Value::Text(text) => json!(text),
                Value::Instant(instant) => json!(instant),
                Value::Day(day) => json!(day),
                Value::Money(amount) => json!(amount),
                Value::Number(number) => json!(number),
                Value::Flag(flag) => json!(flag),
            };
            let read = json!({"value": value, "confidence": read.confidence, "ground": read.ground,
                "from": read.span.as_ref().map(|span| span.start), "to": read.span.as_ref().map(|span| span.end)});
            (key(*field), read)
        })
        .collect();
    let violation = match &item.course {
        Course::Onto { violation, .. }
        | Course::Pay(violation)
        | Course::PaidTwice(violation)
        | Course::Known(Some(violation)) => Some(violation.clone()),
        _ => None,
    };
    json!({"row": item.row, "kind": item.reading.kind, "course": item.word(), "violation": violation, "fields": fields,
        "missing": item.missing, "faulty": item.faults.iter().map(|fault| fault.field).collect::<Vec<_>>()})
}

/// Whether somebody is asked before anything is changed: who reads this on a screen is; a script has said what it wants by
/// calling.
pub fn asks(yes: bool, json: bool) -> bool {
    !yes && !json && io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Asks, and whether the answer agrees.
pub fn agrees(question: &str) -> io::Result<bool> {
    let mut terminal = io::stderr();
    write!(terminal, "{} [Y/n] ", plain(question))?;
    terminal.flush()?;
    let mut line = String::new();
    let read = io::stdin().read_line(&mut line)?;
    // The question offers Enter alone; the end of input agrees to nothing.
    Ok(read > 0 && ["", "y", "yes", "是", "好"].contains(&line.trim().to_lowercase().as_str()))
}
