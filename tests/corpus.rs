//! Texts as people paste them, each with what must be read from it: the files of `tests/corpus/`.
//!
//! - `now` is the instant at which it is pasted and `given` the text.
//! - Each `[[text.reading]]` has the `kind` and the fields by their names; a field that it does not name must not be read.
//!   Instants are written `2026-07-09 07:19`, amounts in fen.
//!
//! The expectations are written by hand from the text, never from what the program says. `cargo xtask corpus` shows the
//! rate.

use std::{collections::BTreeMap, path::Path};

use greenlight_intake::{
    reading::{Field, Kind, Reading, Value},
    text,
};
use greenlight_rules::{
    law::{Offence, offences},
    time::Instant,
};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Corpus {
    text: Vec<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    name: String,
    now: String,
    given: String,
    reading: Vec<Expected>,
}

#[derive(Deserialize)]
struct Expected {
    kind: Kind,
    #[serde(flatten)]
    fields: BTreeMap<Field, toml::Value>,
}

/// How much of the corpus was read as it should be.
#[derive(Default)]
struct Rate {
    texts: usize,
    kinds: usize,
    fields: usize,
    fields_right: usize,
}

#[test]
fn the_corpus_is_read_as_it_says() {
    let offences = offences().expect("the table is whole");
    let mut rate = Rate::default();
    let (mut grave, mut slight) = (Vec::new(), Vec::new());
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for (file, text) in texts() {
        for expected in &text.reading {
            *seen.entry(word(expected.kind)).or_default() += 1;
        }
        let mut say = |bad: bool, what: String| {
            let list = if bad { &mut grave } else { &mut slight };
            list.push(format!("{file}, {}: {what}", text.name));
        };
        compare(&text, &offences, &mut rate, &mut say);
    }
    println!(
        "corpus: {} of {} fields right, {} of {} texts told apart",
        rate.fields_right, rate.fields, rate.kinds, rate.texts
    );
    for what in grave.iter().chain(&slight) {
        println!("  {what}");
    }
    assert!(grave.is_empty(), "violations must be whole, and nothing else may become one");
    assert!(rate.texts >= 200, "{} texts", rate.texts);
    for (kind, least) in [("violation", 90), ("move_reminder", 20), ("phishing", 25), ("unclear", 18), ("decision", 12)]
    {
        assert!(seen.get(kind).is_some_and(|count| *count >= least), "{kind}: {seen:?}");
    }
    stated(&rate);
}

/// The README states the rate, in both languages.
fn stated(rate: &Rate) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for (file, words) in [
        ("README.md", format!("{} of {} fields", rate.fields_right, rate.fields)),
        ("README.zh-CN.md", format!("{} 个字段读对 {} 个", rate.fields, rate.fields_right)),
    ] {
        let text = std::fs::read_to_string(root.join(file)).expect("reads");
        assert!(text.contains(&words), "{file} should say: {words}");
    }
}

fn texts() -> Vec<(String, Text)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let files = folder.read_dir().expect("a folder").map(|entry| entry.expect("an entry").path());
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|end| end == "toml")).collect();
    files.sort();
    let mut texts = Vec::new();
    for file in files {
        let name = file.file_name().expect("a name").to_string_lossy().into_owned();
        let corpus = std::fs::read_to_string(&file).expect("reads");
        let corpus: Corpus = toml::from_str(&corpus).unwrap_or_else(|error| panic!("{name}: {error}"));
        texts.extend(corpus.text.into_iter().map(|text| (name.clone(), text)));
    }
    texts
}

fn compare(text: &Text, offences: &[Offence], rate: &mut Rate, say: &mut impl FnMut(bool, String)) {
    let now = Instant::parse(&text.now).unwrap_or_else(|| panic!("{}: no instant: {}", text.name, text.now));
    let read = text::read(&text.given, now, offences).unwrap_or_else(|refused| panic!("{}: {refused:?}", text.name));
    let counts = |kind| {
        let expected = text.reading.iter().filter(|expected| expected.kind == kind).count();
        (expected, read.iter().filter(|reading| reading.kind == kind).count())
    };
    rate.texts += 1;
    let kinds: Vec<Kind> = read.iter().map(|reading| reading.kind).collect();
    let wanted: Vec<Kind> = text.reading.iter().map(|expected| expected.kind).collect();
    if kinds == wanted {
        rate.kinds += 1;
    } else {
        let (expected, found) = counts(Kind::Violation);
        say(expected != found, format!("told as {kinds:?}, not {wanted:?}"));
    }
    for (place, expected) in text.reading.iter().enumerate() {
        rate.fields += expected.fields.len();
        let Some(reading) = read.get(place) else { continue };
        rate.fields_right += fields(expected, reading, say);
    }
}

/// Compares the fields of one reading; how many are right.
fn fields(expected: &Expected, reading: &Reading, say: &mut impl FnMut(bool, String)) -> usize {
    let bad = expected.kind == Kind::Violation;
    let mut right = 0;
    for (field, wanted) in &expected.fields {
        let found = reading.value(*field).map(shown);
        if found.as_deref() == Some(&written(wanted)) {
            right += 1;
        } else {
            say(bad, format!("{field:?} is {found:?}, not {:?}", written(wanted)));
        }
    }
    for (field, read) in &reading.fields {
        if !expected.fields.contains_key(field) {
            say(bad, format!("{field:?} is {:?}, and is not in the text", shown(&read.value)));
        }
    }
    right
}

fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Violation => "violation",
        Kind::Decision => "decision",
        Kind::Payment => "payment",
        Kind::MoveReminder => "move_reminder",
        Kind::Phishing => "phishing",
        Kind::Unclear => "unclear",
    }
}

fn written(value: &toml::Value) -> String {
    match value {
        toml::Value::String(text) => text.clone(),
        toml::Value::Integer(number) => number.to_string(),
        toml::Value::Boolean(flag) => flag.to_string(),
        other => panic!("a field is a text, a whole number, or yes or no: {other:?}"),
    }
}

fn shown(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Instant(at) => {
            let text = at.to_string().replace('T', " ");
            let text = text.strip_suffix("+08:00").unwrap_or(&text);
            text.strip_suffix(":00").unwrap_or(text).to_owned()
        }
        Value::Day(day) => day.to_string(),
        Value::Money(amount) => amount.0.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Flag(flag) => flag.to_string(),
    }
}
