//! The walk through a file: sections by their names, lists entry by entry.

use std::{borrow::Cow, fmt};

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::{
    object::unknown_field,
    path::Path,
    read::Reading,
    tree::{Name, Tree, TreeSeed},
};
use crate::{
    list::List,
    message::Value,
    problem::{Code, shortened},
};

/// More values than the largest fact has, several times over.
const MOST_VALUES: usize = 1_000;
/// How many entries pass between two reports of progress.
const PACE: u64 = 1_000;

/// A part of the file that is walked through rather than read whole.
#[derive(Clone, Copy)]
pub(super) enum Part {
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
                ("notes", Part::List(List::Notes)),
                ("attachments", Part::List(List::Attachments)),
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
pub(super) struct Walk<'r, 'p> {
    pub(super) reading: &'r mut Reading<'p>,
    pub(super) part: Part,
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
