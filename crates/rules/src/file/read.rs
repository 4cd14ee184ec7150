//! What is made of each entry of a file, and of the end of the file.

use serde::de::DeserializeSeed;
use serde_json::error::Category;

use super::{
    Document, FORMAT, encoding,
    merge::muted_name,
    nouns,
    object::{Desk, Object},
    path::Path,
    tree::Tree,
    walk::{Part, Walk},
};
use crate::{
    facts::Override,
    list::List,
    message::Value,
    problem::{Code, Problems, shortened},
};

/// What has been read of a file.
pub(super) struct Reading<'p> {
    pub(super) document: Document,
    pub(super) problems: Problems,
    /// Whether the file was read to its end.
    pub(super) complete: bool,
    pub(super) has_format: bool,
    pub(super) is_newer: bool,
    pub(super) at: Option<(List, usize)>,
    pub(super) entries: u64,
    pub(super) on_progress: &'p mut dyn FnMut(u64),
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
    pub(super) fn has_given_up(&self) -> bool {
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

    pub(super) fn format(&mut self, value: &Tree<'_>) {
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

    pub(super) fn entry(&mut self, list: List, index: usize, tree: Tree<'_>) {
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
            List::Notes => take!(nouns::note => self.document.notes),
            List::Attachments => take!(nouns::attachment => self.document.attachments),
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

    pub(super) fn parameter(&mut self, name: &str, index: usize, tree: Tree<'_>) {
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

    pub(super) fn unread(&mut self, part: Part) {
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
