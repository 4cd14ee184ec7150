//! The walk through a file: sections by their names, lists entry by entry.

use std::{borrow::Cow, fmt};

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::error::Category;

use super::{
    Document, FORMAT, encoding,
    merge::muted_name,
    nouns,
    object::{Desk, Object, unknown_field},
    path::Path,
    tree::{Name, Tree, TreeSeed},
};
use crate::{
    facts::Override,
    list::List,
    message::Value,
    problem::{Code, Problems, shortened},
};

/// More values than the largest fact has, several times over.
const MOST_VALUES: usize = 1_000;
/// How many entries pass between two reports of progress.
const PACE: u64 = 1_000;

/// What has been read of a file.
pub(super) struct Reading<'p> {
    pub(super) document: Document,
    pub(super) problems: Problems,
    /// Whether the file was read to its end.
    pub(super) complete: bool,
    has_format: bool,
    is_newer: bool,
    at: Option<(List, usize)>,
    entries: u64,
    on_progress: &'p mut dyn FnMut(u64),
}

pub(super) fn read<'p>(bytes: &[u8], on_progress: &'p mut dyn FnMut(u64)) -> Reading<'p> {
    let mut reading = Reading {
        document: Document::default(),
        problems: Problems::default(),
        complete: false,
        has_format: false,
        is_newer: false,
        at: None,
        entries: 0,
        on_progress,
    };
    match encoding::text(bytes) {
        Ok(text) => reading.read(text),
        Err(message) => reading.problems.push(Path::File, message),
    }
    (reading.on_progress)(reading.entries);
    reading
}

impl Reading<'_> {
    fn read(&mut self, text: &str) {
        let mut parser = serde_json::Deserializer::from_str(text);
        let walk = Walk { reading: &mut *self, part: Part::File };
        let outcome = walk.deserialize(&mut parser).and_then(|()| parser.end());
        if self.has_given_up() {
            return;
        }
        match outcome {
            Ok(()) => {
                self.complete = true;
                if !self.has_format {
                    self.problems.push("format", Code::FormatMissing.message().with("expected", FORMAT));
                }
            }
            Err(error) => self.broken_off(&error),
        }
    }

    /// Whether the walk was broken off because nothing more is to be learnt from this file.
    fn has_given_up(&self) -> bool {
        self.is_newer || self.problems.are_enough()
    }

    fn broken_off(&mut self, error: &serde_json::Error) {
        let code = match error.classify() {
            Category::Eof => Code::CutShort,
            // The parser has no other name for it.
            _ if error.to_string().starts_with("recursion limit") => Code::TooDeep,
            _ => Code::Malformed,
        };
        let count = |number: usize| Value::Count(i64::try_from(number).unwrap_or(i64::MAX));
        let message = code.message().with("line", count(error.line())).with("column", count(error.column()));
        let path = self.at.map_or(Path::File, |(list, index)| Path::Entry(list, index));
        self.problems.push_named(path, message);
    }

    fn format(&mut self, value: &Tree<'_>) {
        self.has_format = true;
        let (code, found) = match value {
            Tree::Text(text) if text == FORMAT => return,
            Tree::Text(text) if is_newer(text) => (Code::FormatNewer, shortened(text)),
            other => (Code::FormatWrong, other.shown()),
        };
        if code == Code::FormatNewer {
            // What else this version would find wrong may be right in that one.
            self.problems = Problems::default();
            self.is_newer = true;
        }
        self.problems.push("format", code.message().with("expected", FORMAT).with("found", found));
    }

    fn entry(&mut self, list: List, index: usize, tree: Tree<'_>) {
        macro_rules! take {
            ($read:path => $to:expr) => {
                if let Some(fact) = self.fact(list, index, tree, $read) {
                    $to.push(fact);
                }
            };
        }
        match list {
            List::Members => take!(nouns::member => self.document.members),
            List::Accounts => take!(nouns::account => self.document.accounts),
            List::Vehicles => take!(nouns::vehicle => self.document.vehicles),
            List::Filings => take!(nouns::filing => self.document.filings),
            List::Violations => take!(nouns::violation => self.document.violations),
            List::Appeals => take!(nouns::appeal => self.document.appeals),
            List::Methods => take!(nouns::method => self.document.methods),
            List::Payments => take!(nouns::payment => self.document.payments),
            List::Daily => take!(nouns::daily => self.document.daily.get_or_insert_default()),
            List::Announced => take!(nouns::announced => self.document.announced),
            List::Muted => {
                if let Some(muted) = self.fact(list, index, tree, nouns::muted) {
                    match self.document.names.define(list, &muted_name(&muted), index) {
                        None => self.document.muted.push(muted),
                        Some(first) => {
                            let message = Code::DuplicateId.message();
                            let message =
                                message.with("id", shortened(&format!("{} {}", muted.check, muted.violation)));
                            let message = message.with("first", Path::Entry(list, first).to_string());
                            self.problems.push(Path::Entry(list, index), message);
                        }
                    }
                }
            }
            // Not a list of the file but an object; see `parameter`.
            List::Parameters => {}
        }
    }

    /// A fact without any fault. One with a fault is kept out whole, for half of it could break limits that the whole
    /// would not.
    fn fact<T>(
        &mut self,
        list: List,
        index: usize,
        tree: Tree<'_>,
        read: fn(&mut Object<'_, '_>, usize) -> Option<T>,
    ) -> Option<T> {
        let before = self.problems.count();
        let desk = Desk { problems: &mut self.problems, names: &mut self.document.names };
        let Some(mut object) = Object::open(Path::Entry(list, index), tree, desk) else {
            self.document.unread.list(list);
            return None;
        };
        let fact = read(&mut object, index);
        let id = object.id.take();
        object.close();
        if self.problems.count() == before {
            return fact;
        }
        self.document.unread.entry(list, id);
        None
    }

    fn parameter(&mut self, name: &str, index: usize, tree: Tree<'_>) {
        let path = Path::Named(List::Parameters.path(), name);
        if name.contains('\0') {
            self.problems.push(path, Code::NulCharacter.message());
            return;
        }
        let shared = self.document.names.refer(List::Parameters, name);
        if self.document.names.define(List::Parameters, &shared, index).is_some() {
            self.problems.push(path, Code::DuplicateField.message().with("name", shortened(name)));
            return;
        }
        match plain_value(tree) {
            Ok(value) => self.document.parameters.push(Override { parameter: name.to_owned(), value }),
            Err(message) => self.problems.push(path, message),
        }
    }

    fn unread(&mut self, part: Part) {
        if let Part::List(list) = part {
            self.document.unread.list(list);
            if list == List::Daily {
                self.document.daily = None;
            }
        }
    }
}

/// Whether a format is this one in a later version.
fn is_newer(format: &str) -> bool {
    let version = format.strip_prefix("greenlight.household/").and_then(|version| version.parse::<u32>().ok());
    version.is_some_and(|version| version > 1)
}

/// The value of an override. No parameter has a fraction: rates are in basis points, money in fen.
fn plain_value(tree: Tree<'_>) -> Result<serde_json::Value, crate::message::Message<'static>> {
    use serde_json::Value as Json;
    Ok(match tree {
        Tree::Null => Json::Null,
        Tree::Bool(value) => Json::Bool(value),
        Tree::Whole(value) => Json::Number(serde_json::Number::from_i128(value).unwrap_or_else(|| 0.into())),
        Tree::Other(_) => return Err(Code::NotWholeNumber.message().with("found", tree.shown())),
        Tree::Text(text) if text.contains('\0') => return Err(Code::NulCharacter.message()),
        Tree::Text(text) => Json::String(text.into_owned()),
        Tree::List(entries) => Json::Array(entries.into_iter().map(plain_value).collect::<Result<_, _>>()?),
        Tree::Object(fields) => {
            let mut object = serde_json::Map::new();
            for (name, value) in fields {
                if name.contains('\0') {
                    return Err(Code::NulCharacter.message());
                }
                if object.insert(name.clone().into_owned(), plain_value(value)?).is_some() {
                    return Err(Code::DuplicateField.message().with("name", shortened(&name)));
                }
            }
            Json::Object(object)
        }
    })
}

/// A part of the file that is walked through rather than read whole.
#[derive(Clone, Copy)]
enum Part {
    File,
    Format,
    Maintenance,
    Settings,
    Parameters,
    List(List),
}

impl Part {
    /// The parts of a section, by their names in the file.
    const fn parts(self) -> &'static [(&'static str, Part)] {
        match self {
            Part::File => &[
                ("format", Part::Format),
                ("members", Part::List(List::Members)),
                ("accounts", Part::List(List::Accounts)),
                ("vehicles", Part::List(List::Vehicles)),
                ("filings", Part::List(List::Filings)),
                ("violations", Part::List(List::Violations)),
                ("appeals", Part::List(List::Appeals)),
                ("methods", Part::List(List::Methods)),
                ("payments", Part::List(List::Payments)),
                ("maintenance", Part::Maintenance),
                ("settings", Part::Settings),
            ],
            Part::Maintenance => &[("daily", Part::List(List::Daily)), ("announced", Part::List(List::Announced))],
            Part::Settings => &[("parameters", Part::Parameters), ("muted", Part::List(List::Muted))],
            Part::Format | Part::Parameters | Part::List(_) => &[],
        }
    }

    const fn path(self) -> &'static str {
        match self {
            Part::File => "",
            Part::Format => "format",
            Part::Maintenance => "maintenance",
            Part::Settings => "settings",
            Part::Parameters => List::Parameters.path(),
            Part::List(list) => list.path(),
        }
    }
}

/// Walks through one part.
struct Walk<'r, 'p> {
    reading: &'r mut Reading<'p>,
    part: Part,
}

impl Walk<'_, '_> {
    /// A value that is not what the part should be. Null stands for nothing at all, except as the whole file.
    fn other<E: Error>(self, value: &Tree<'_>) -> Result<(), E> {
        let code = match (self.part, value) {
            (Part::Format, Tree::Null) => return Ok(()),
            (Part::Format, value) => {
                self.reading.format(value);
                // Breaks the walk off; what the parser then says is not looked at.
                return if self.reading.is_newer { Err(E::custom("a newer format")) } else { Ok(()) };
            }
            (Part::File, _) => Code::NotObject,
            (_, Tree::Null) => return Ok(()),
            (Part::List(_), _) => Code::NotList,
            (_, _) => Code::NotObject,
        };
        self.reading.problems.push(Path::Section(self.part.path()), code.message().with("found", value.shown()));
        self.reading.unread(self.part);
        for (_, part) in self.part.parts() {
            self.reading.unread(*part);
        }
        // The whole file is something else: there is no format to miss.
        self.reading.has_format |= matches!(self.part, Part::File);
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Walk<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Walk<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a part of a household file")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.other(&Tree::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.other(&Tree::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.other(&Tree::Whole(value.into()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.other(&Tree::Whole(value.into()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        self.other(&Tree::Other(serde_json::Number::from_f64(value)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.other(&Tree::Text(Cow::Borrowed(text)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        let Part::List(list) = self.part else {
            let tree = TreeSeed { budget: &mut 1 }.visit_seq(entries)?;
            return self.other(&tree);
        };
        if list == List::Daily {
            self.reading.document.daily = Some(Vec::new());
        }
        for index in 0.. {
            self.reading.at = Some((list, index));
            let mut budget = MOST_VALUES + 1;
            let Some(tree) = entries.next_element_seed(TreeSeed { budget: &mut budget })? else { break };
            if budget == 0 {
                let most = Value::Count(MOST_VALUES as i64);
                self.reading.problems.push(Path::Entry(list, index), Code::TooBig.message().with("most", most));
                self.reading.document.unread.list(list);
            } else {
                self.reading.entry(list, index, tree);
            }
            if self.reading.has_given_up() {
                return Err(A::Error::custom("nothing but problems"));
            }
            self.reading.entries += 1;
            if self.reading.entries.is_multiple_of(PACE) {
                (self.reading.on_progress)(self.reading.entries);
            }
        }
        self.reading.at = None;
        if list == List::Daily && self.reading.document.unread.may_have(list, "") {
            // Windows are known by their place, which the rest of them no longer have.
            self.reading.document.daily = None;
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        let Walk { reading, part } = self;
        if let Part::Parameters = part {
            let mut index = 0;
            while let Some(name) = object.next_key_seed(Name)? {
                let mut budget = MOST_VALUES + 1;
                let tree = object.next_value_seed(TreeSeed { budget: &mut budget })?;
                if budget == 0 {
                    let most = Value::Count(MOST_VALUES as i64);
                    reading.problems.push(Path::Named(part.path(), &name), Code::TooBig.message().with("most", most));
                } else {
                    reading.parameter(&name, index, tree);
                }
                index += 1;
                if reading.has_given_up() {
                    return Err(A::Error::custom("nothing but problems"));
                }
            }
            return Ok(());
        }
        let parts = part.parts();
        if parts.is_empty() {
            let tree = TreeSeed { budget: &mut 1 }.visit_map(object)?;
            return Walk { reading, part }.other(&tree);
        }
        let mut seen: Vec<&str> = Vec::new();
        while let Some(name) = object.next_key_seed(Name)? {
            let path = Path::Named(part.path(), &name);
            let known = parts.iter().find(|(known, _)| *known == name);
            if let Some((known, inner)) = known.filter(|(known, _)| !seen.contains(known)) {
                seen.push(known);
                object.next_value_seed(Walk { reading: &mut *reading, part: *inner })?;
                continue;
            }
            if let Some((_, inner)) = known {
                reading.problems.push(path, Code::DuplicateField.message().with("name", shortened(&name)));
                reading.unread(*inner);
            } else {
                let allowed: Vec<&str> = parts.iter().map(|(name, _)| *name).collect();
                reading.problems.push(path, unknown_field(&name, &allowed));
            }
            if reading.has_given_up() {
                return Err(A::Error::custom("nothing but problems"));
            }
            object.next_value_seed(TreeSeed { budget: &mut 0 })?;
        }
        Ok(())
    }
}
