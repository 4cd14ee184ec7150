//! What is wrong with a file, where, and what to do about it.

use std::fmt;

use crate::message::Message;

/// Defines a closed list of codes, each with one sentence in `locales/*/problem.json` and the names of the
/// values that go into the sentence.
macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$value_doc:meta])* $value:ident = $word:literal ($($slot:literal),*),)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$value_doc])* $value,)* }

        impl $name {
            /// Every one of them.
            pub const ALL: &'static [$name] = &[$($name::$value,)*];

            /// The word for it, which is never renamed.
            pub const fn word(self) -> &'static str {
                match self { $($name::$value => $word,)* }
            }

            /// The one a word stands for.
            pub fn from_word(word: &str) -> Option<$name> {
                Self::ALL.iter().copied().find(|value| value.word() == word)
            }

            /// The names of the values that its sentence uses.
            pub const fn slots(self) -> &'static [&'static str] {
                match self { $($name::$value => &[$($slot),*],)* }
            }
        }
    };
}
pub(crate) use codes;

codes! {
    /// What can be wrong with the way a file is written. What can be wrong with what it says is a
    /// [`Limit`](crate::limits::Limit).
    Code {
        /// Nothing in it.
        EmptyFile = "empty-file" (),
        /// Bytes that are no UTF-8.
        NotUtf8 = "not-utf8" ("line"),
        /// Bytes that are no UTF-8 and read well as GBK.
        LooksGbk = "looks-gbk" ("line"),
        /// Bytes that begin like UTF-16.
        LooksUtf16 = "looks-utf16" (),
        /// Not JSON.
        Malformed = "malformed" ("line", "column"),
        /// JSON that stops before it is complete.
        CutShort = "cut-short" ("line", "column"),
        /// More nesting than any household file has.
        TooDeep = "too-deep" ("line", "column"),
        /// One entry with more values than any fact has.
        TooBig = "too-big" ("most"),
        /// No `format`.
        FormatMissing = "format-missing" ("expected"),
        /// A `format` that is no household file's.
        FormatWrong = "format-wrong" ("expected", "found"),
        /// A `format` of a later version.
        FormatNewer = "format-newer" ("expected", "found"),
        /// A field that does not exist here.
        UnknownField = "unknown-field" ("name", "allowed"),
        /// A field that must be there and is not.
        MissingField = "missing-field" ("name"),
        /// A field that is there twice.
        DuplicateField = "duplicate-field" ("name"),
        /// An id that an earlier entry has.
        DuplicateId = "duplicate-id" ("id", "first"),
        /// An id without a character.
        EmptyId = "empty-id" (),
        /// Not `{…}`.
        NotObject = "not-object" ("found"),
        /// Not `[…]`.
        NotList = "not-list" ("found"),
        /// Not text.
        NotText = "not-text" ("found"),
        /// Not a whole number.
        NotWholeNumber = "not-whole-number" ("found"),
        /// Not `true` or `false`.
        NotYesOrNo = "not-yes-or-no" ("found"),
        /// Not a date that exists.
        NotDate = "not-date" ("found"),
        /// Not an instant that exists.
        NotInstant = "not-instant" ("found"),
        /// Not a time of day.
        NotTime = "not-time" ("found"),
        /// Not a word of the field's list.
        NotWord = "not-word" ("found", "allowed"),
        /// Not the hash of a file.
        NotSha256 = "not-sha256" ("found"),
        /// A NUL character in a text.
        NulCharacter = "nul-character" (),
        /// An override of a parameter that does not exist.
        UnknownParameter = "unknown-parameter" ("found"),
        /// An override of a parameter that is law, or a limit the database keeps.
        FixedParameter = "fixed-parameter" ("found"),
        /// An override with a value that is none for its parameter.
        ParameterValue = "parameter-value" ("found", "unit"),
        /// A muted check that does not exist.
        UnknownCheck = "unknown-check" ("found"),
        /// A day or a moment of what has happened that is yet to come. A file has no now: deeds alone are held to it.
        ToCome = "to-come" ("found"),
        /// There were more problems than are worth naming.
        More = "more" ("count"),
        /// There were so many that the rest of the file was not read.
        ManyMore = "many-more" ("count"),
    }
}

impl Code {
    /// Its sentence, still without values.
    pub fn message(self) -> Message<'static> {
        Message::new(self.word())
    }
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where: a JSON path (`violations[3].decision.served_on`); empty when it is the file as a whole.
    pub path: String,
    /// What was expected, what was found, and what to do.
    pub message: Message<'static>,
}

/// How many problems are named; the rest is counted.
pub const MOST_PROBLEMS: usize = 200;
/// How many are counted before it is plain that this is no file to go on reading.
const ENOUGH: usize = 100_000;

/// Problems as they are found. It holds no more than are worth naming, so that a file of nothing but mistakes costs no
/// more memory than another.
#[derive(Debug, Default)]
pub(crate) struct Problems {
    named: Vec<Problem>,
    more: usize,
}

impl Problems {
    pub(crate) fn push(&mut self, path: impl fmt::Display, message: Message<'static>) {
        if self.named.len() < MOST_PROBLEMS {
            self.named.push(Problem { path: path.to_string(), message });
        } else {
            self.more += 1;
        }
    }

    /// Adds one that must be named however many there are.
    pub(crate) fn push_named(&mut self, path: impl fmt::Display, message: Message<'static>) {
        self.named.push(Problem { path: path.to_string(), message });
    }

    pub(crate) fn are_enough(&self) -> bool {
        self.count() >= ENOUGH
    }

    pub(crate) fn count(&self) -> usize {
        self.named.len() + self.more
    }

    /// The named ones, and one last that says how many there are besides.
    pub(crate) fn into_named(self) -> Vec<Problem> {
        let enough = self.are_enough();
        let mut named = self.named;
        if self.more > 0 {
            let count = crate::message::Value::Count(i64::try_from(self.more).unwrap_or(i64::MAX));
            let code = if enough { Code::ManyMore } else { Code::More };
            named.push(Problem { path: String::new(), message: code.message().with("count", count) });
        }
        named
    }
}

/// At most 40 characters of somebody's input, for a message.
pub(crate) fn shortened(text: &str) -> String {
    const MOST: usize = 40;
    match text.char_indices().nth(MOST) {
        None => text.to_owned(),
        Some(_) => text.chars().take(MOST - 1).chain(['…']).collect(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::limits::Limit;

    fn sentences(json: &str) -> BTreeMap<String, String> {
        serde_json::from_str(json).expect("a flat object of sentences")
    }

    fn slots(sentence: &str) -> BTreeSet<&str> {
        sentence.split("{{").skip(1).map(|rest| rest.split("}}").next().expect("a name")).collect()
    }

    #[test]
    fn every_code_has_its_sentence_in_both_languages() {
        let codes = Code::ALL.iter().map(|code| (code.word(), code.slots()));
        let limits = Limit::ALL.iter().map(|limit| (limit.word(), limit.slots()));
        let expected: BTreeMap<&str, BTreeSet<&str>> =
            codes.chain(limits).map(|(word, slots)| (word, slots.iter().copied().collect())).collect();
        assert_eq!(expected.len(), Code::ALL.len() + Limit::ALL.len(), "a word stands for one thing");
        for (language, json) in [
            ("zh", include_str!("../../../locales/zh/problem.json")),
            ("en", include_str!("../../../locales/en/problem.json")),
        ] {
            let sentences = sentences(json);
            // What English says of one thing stands beside what it says of several.
            let several = sentences.iter().filter(|(word, _)| !word.ends_with("_one"));
            let found: BTreeMap<&str, BTreeSet<&str>> =
                several.map(|(word, sentence)| (word.as_str(), slots(sentence))).collect();
            assert_eq!(found, expected, "{language}");
        }
    }

    #[test]
    fn input_is_shortened_by_characters() {
        assert_eq!(shortened("京A8X2K6"), "京A8X2K6");
        assert_eq!(shortened(&"京".repeat(40)), "京".repeat(40));
        assert_eq!(shortened(&"京".repeat(41)), format!("{}…", "京".repeat(39)));
    }
}
