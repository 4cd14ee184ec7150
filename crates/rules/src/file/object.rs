//! An object of a file, field by field: what is asked of it is read or reported, what nobody asked for is reported.

use std::{borrow::Cow, fmt::Display, sync::Arc};

use chrono::{NaiveDate, NaiveTime};

use super::{names::Names, path::Path, tree::Tree};
use crate::{
    limits::{Limit, MOST_FILE_BYTES},
    list::List,
    message::{Message, Value},
    money::Fen,
    problem::{Code, Problems, shortened},
    sha256::Sha256,
    time::{Instant, parse_date, parse_time},
};

/// What all objects of a file share while it is read.
pub(super) struct Desk<'a> {
    pub(super) problems: &'a mut Problems,
    pub(super) names: &'a mut Names,
}

/// One object. Every method that reads a field takes it out; none is returned for what is absent or was reported.
pub(super) struct Object<'a, 'de> {
    path: Path<'a>,
    fields: Vec<(Cow<'de, str>, Option<Tree<'de>>)>,
    asked: Vec<&'static str>,
    desk: Desk<'a>,
    /// Its own id, once read.
    pub(super) id: Option<Arc<str>>,
}

/// Whether a field must be there.
#[derive(Clone, Copy)]
enum Need {
    Must,
    May,
}

impl<'a, 'de> Object<'a, 'de> {
    /// None, and reported, when the value is no object.
    pub(super) fn open(path: Path<'a>, tree: Tree<'de>, desk: Desk<'a>) -> Option<Object<'a, 'de>> {
        let Tree::Object(fields) = tree else {
            desk.problems.push(path, Code::NotObject.message().with("found", tree.shown()));
            return None;
        };
        let fields = fields.into_iter().map(|(name, value)| (name, Some(value))).collect();
        Some(Object { path, fields, asked: Vec::with_capacity(16), desk, id: None })
    }

    /// Reports the fields that are left over.
    pub(super) fn close(self) {
        for (name, _) in self.fields.iter().filter(|(_, value)| value.is_some()) {
            let path = Path::Field(&self.path, name);
            let message = if self.asked.iter().any(|asked| asked == name) {
                Code::DuplicateField.message().with("name", shortened(name))
            } else {
                unknown_field(name, &self.asked)
            };
            self.desk.problems.push(path, message);
        }
    }

    /// Its own id.
    pub(super) fn own_id<I: From<Arc<str>>>(&mut self, list: List, index: usize) -> Option<I> {
        let id = self.reference::<Arc<str>>("id", list, Need::Must)?;
        self.id = Some(Arc::clone(&id));
        if let Some(first) = self.desk.names.define(list, &id, index) {
            let first = Path::Entry(list, first).to_string();
            let message = Code::DuplicateId.message().with("id", shortened(&id)).with("first", first);
            self.problem("id", message);
            return None;
        }
        Some(I::from(id))
    }

    /// The id of a fact of a list.
    pub(super) fn id_of<I: From<Arc<str>>>(&mut self, name: &'static str, list: List) -> Option<I> {
        self.reference(name, list, Need::Must)
    }

    pub(super) fn maybe_id_of<I: From<Arc<str>>>(&mut self, name: &'static str, list: List) -> Option<I> {
        self.reference(name, list, Need::May)
    }

    fn reference<I: From<Arc<str>>>(&mut self, name: &'static str, list: List, need: Need) -> Option<I> {
        let text = self.raw_text(name, need)?;
        if text.is_empty() {
            self.problem(name, Code::EmptyId.message());
            return None;
        }
        Some(I::from(self.desk.names.refer(list, &text)))
    }

    pub(super) fn text(&mut self, name: &'static str) -> Option<String> {
        self.raw_text(name, Need::Must).map(Cow::into_owned)
    }

    pub(super) fn maybe_text(&mut self, name: &'static str) -> Option<String> {
        self.raw_text(name, Need::May).map(Cow::into_owned)
    }

    /// A value of a closed list of words.
    pub(super) fn word<T: Copy>(&mut self, name: &'static str, all: &[T], word: fn(T) -> &'static str) -> Option<T> {
        let text = self.raw_text(name, Need::Must)?;
        let value = all.iter().copied().find(|value| word(*value) == text);
        if value.is_none() {
            let allowed = all.iter().map(|value| Cow::Borrowed(word(*value))).collect();
            let mut message = Code::NotWord.message().with("found", format!("\"{}\"", shortened(&text)));
            message.values.push(("allowed", Value::Texts(allowed)));
            self.problem(name, message);
        }
        value
    }

    pub(super) fn yes_or_no(&mut self, name: &'static str) -> Option<bool> {
        match self.take(name, Need::Must)? {
            Tree::Bool(value) => Some(value),
            other => self.not(name, Code::NotYesOrNo, &other),
        }
    }

    pub(super) fn date(&mut self, name: &'static str) -> Option<NaiveDate> {
        self.parsed(name, Need::Must, Code::NotDate, parse_date)
    }

    pub(super) fn maybe_date(&mut self, name: &'static str) -> Option<NaiveDate> {
        self.parsed(name, Need::May, Code::NotDate, parse_date)
    }

    pub(super) fn instant(&mut self, name: &'static str) -> Option<Instant> {
        self.parsed(name, Need::Must, Code::NotInstant, Instant::parse)
    }

    pub(super) fn maybe_instant(&mut self, name: &'static str) -> Option<Instant> {
        self.parsed(name, Need::May, Code::NotInstant, Instant::parse)
    }

    pub(super) fn time(&mut self, name: &'static str) -> Option<NaiveTime> {
        self.parsed(name, Need::Must, Code::NotTime, parse_time)
    }

    pub(super) fn money(&mut self, name: &'static str) -> Option<Fen> {
        self.whole(name, Need::Must, Limit::NegativeMoney, Fen::MAX.0).map(Fen)
    }

    pub(super) fn maybe_money(&mut self, name: &'static str) -> Option<Fen> {
        self.whole(name, Need::May, Limit::NegativeMoney, Fen::MAX.0).map(Fen)
    }

    pub(super) fn points(&mut self, name: &'static str, limit: Limit, most: u32) -> Option<u32> {
        self.whole(name, Need::Must, limit, most.into()).and_then(|points| u32::try_from(points).ok())
    }

    pub(super) fn maybe_points(&mut self, name: &'static str, limit: Limit, most: u32) -> Option<u32> {
        self.whole(name, Need::May, limit, most.into()).and_then(|points| u32::try_from(points).ok())
    }

    /// The hash of a file.
    pub(super) fn sha256(&mut self, name: &'static str) -> Option<Sha256> {
        self.parsed(name, Need::Must, Code::NotSha256, Sha256::parse)
    }

    /// The size of a file, in bytes.
    pub(super) fn size(&mut self, name: &'static str) -> Option<u32> {
        let size = self.whole(name, Need::Must, Limit::FileSize, MOST_FILE_BYTES.into());
        size.and_then(|size| u32::try_from(size).ok())
    }

    /// Reports when both of two fields are there, or neither; see [`pair`](Self::pair).
    pub(super) fn one_of(&mut self, names: [&'static str; 2], limit: Limit) {
        let [first, second] = names.map(|name| self.has(name));
        if first == second {
            self.problem(names[0], limit.message());
        }
    }

    /// Reports when only one of two fields that go together is there. Whether it is there was noted before it was read,
    /// so that a bad value is not reported a second time as a missing one.
    pub(super) fn pair(&mut self, names: [&'static str; 2], limit: Limit) {
        let [first, second] = names.map(|name| self.has(name));
        if first != second {
            self.problem(if first { names[1] } else { names[0] }, limit.message());
        }
    }

    /// An object inside this one.
    pub(super) fn object<T>(
        &mut self,
        name: &'static str,
        read: impl FnOnce(&mut Object<'_, 'de>) -> Option<T>,
    ) -> Option<T> {
        let tree = self.take(name, Need::Must)?;
        self.inner(name, tree, read)
    }

    pub(super) fn maybe_object<T>(
        &mut self,
        name: &'static str,
        read: impl FnOnce(&mut Object<'_, 'de>) -> Option<T>,
    ) -> Option<T> {
        let tree = self.take(name, Need::May)?;
        self.inner(name, tree, read)
    }

    fn inner<T>(
        &mut self,
        name: &'static str,
        tree: Tree<'de>,
        read: impl FnOnce(&mut Object<'_, 'de>) -> Option<T>,
    ) -> Option<T> {
        let desk = Desk { problems: &mut *self.desk.problems, names: &mut *self.desk.names };
        let mut object = Object::open(Path::Field(&self.path, name), tree, desk)?;
        let value = read(&mut object);
        object.close();
        value
    }

    fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|(field, value)| field == name && !matches!(value, None | Some(Tree::Null)))
    }

    /// The field's value; null is as good as absent.
    fn take(&mut self, name: &'static str, need: Need) -> Option<Tree<'de>> {
        self.asked.push(name);
        let value = self.fields.iter_mut().find(|(field, _)| field == name).and_then(|(_, value)| value.take());
        match (value, need) {
            (None | Some(Tree::Null), Need::Must) => {
                self.problem(name, Code::MissingField.message().with("name", name));
                None
            }
            (None | Some(Tree::Null), Need::May) => None,
            (value, _) => value,
        }
    }

    fn raw_text(&mut self, name: &'static str, need: Need) -> Option<Cow<'de, str>> {
        match self.take(name, need)? {
            Tree::Text(text) if text.contains('\0') => {
                self.problem(name, Code::NulCharacter.message());
                None
            }
            Tree::Text(text) => Some(text),
            other => self.not(name, Code::NotText, &other),
        }
    }

    fn parsed<T>(&mut self, name: &'static str, need: Need, code: Code, parse: fn(&str) -> Option<T>) -> Option<T> {
        let tree = self.take(name, need)?;
        let value = if let Tree::Text(text) = &tree { parse(text) } else { None };
        if value.is_none() {
            return self.not(name, code, &tree);
        }
        value
    }

    /// A whole number from 0 to `most`.
    fn whole(&mut self, name: &'static str, need: Need, limit: Limit, most: i64) -> Option<i64> {
        match self.take(name, need)? {
            Tree::Whole(value) => match i64::try_from(value).ok().filter(|value| (0..=most).contains(value)) {
                Some(value) => Some(value),
                None => {
                    let found = shortened(&value.to_string());
                    self.problem(name, limit.message().with("found", found).with("most", Value::Count(most)));
                    None
                }
            },
            other => self.not(name, Code::NotWholeNumber, &other),
        }
    }

    fn not<T>(&mut self, name: &'static str, code: Code, found: &Tree<'_>) -> Option<T> {
        self.problem(name, code.message().with("found", found.shown()));
        None
    }

    fn problem(&mut self, name: &str, message: Message<'static>) {
        let path: &dyn Display = &Path::Field(&self.path, name);
        self.desk.problems.push(path, message);
    }
}

/// What to say of a field that does not exist.
pub(super) fn unknown_field(name: &str, allowed: &[&'static str]) -> Message<'static> {
    let mut message = Code::UnknownField.message().with("name", shortened(name));
    message.values.push(("allowed", Value::Texts(allowed.iter().map(|name| Cow::Borrowed(*name)).collect())));
    message
}
