//! What columns are called, and what is written in them: the dictionary of `headings.toml`.

use std::{
    collections::{BTreeMap, HashMap},
    sync::OnceLock,
};

use serde::Deserialize;

use super::cell::is_blank;
use crate::{reading::Field, scan::folded};

/// In how many of the first rows that hold something the header is looked for.
pub(super) const DEPTH: usize = 64;

/// How many different fields a row has to name to be a header.
pub(super) const FEWEST: usize = 2;

/// The field a heading names, in so many words: units, blanks, width and case make no difference.
pub fn field_of(heading: &str) -> Option<Field> {
    ranked(heading).map(|(field, _)| field)
}

/// The field a heading names, and how far behind its surest heading this one comes.
pub(super) fn ranked(heading: &str) -> Option<(Field, usize)> {
    dictionary().headings.get(&plain(heading)).copied()
}

/// The field whose heading is part of a longer one: `机动车号牌号码(必填)`. Only headings of four characters and more are
/// looked for, because shorter ones are part of too much.
pub(super) fn contained(heading: &str) -> Option<Field> {
    let heading = plain(heading);
    let known = dictionary().headings.iter();
    let part = known.filter(|(known, _)| known.chars().count() >= 4 && heading.contains(known.as_str()));
    part.max_by_key(|(known, (_, rank))| (known.chars().count(), std::cmp::Reverse(*rank)))
        .map(|(_, (field, _))| *field)
}

/// A heading as it is compared: without what is in brackets, without blanks and punctuation, in lower case and half width.
pub(super) fn plain(heading: &str) -> String {
    let mut depth = 0_usize;
    let mut kept = String::with_capacity(heading.len());
    for character in folded(heading).chars() {
        match character {
            '(' | '[' | '【' | '〔' => depth += 1,
            ')' | ']' | '】' | '〕' => depth = depth.saturating_sub(1),
            _ if depth == 0 && character.is_alphanumeric() => kept.extend(character.to_lowercase()),
            _ => {}
        }
    }
    kept
}

/// What a heading has in brackets at its end: `元` of `罚款金额(元)`.
pub(super) fn unit(heading: &str) -> Option<String> {
    let heading = folded(heading.trim_matches(is_blank));
    let inner = heading.trim_end().strip_suffix([')', ']', '】'])?;
    let open = inner.rfind(['(', '[', '【'])?;
    Some(inner[open..].trim_start_matches(['(', '[', '【']).trim().to_lowercase())
}

/// Which words of a cell stand for which word of a closed list.
#[derive(Clone, Copy, Debug)]
pub(super) enum List {
    Stage,
    VehicleKind,
    Source,
    MethodKind,
    Flag,
}

/// The word of a closed list that a cell says in words of its own.
pub(super) fn word_of(list: List, text: &str) -> Option<&'static str> {
    let dictionary = dictionary();
    let words = match list {
        List::Stage => &dictionary.stages,
        List::VehicleKind => &dictionary.vehicle_kinds,
        List::Source => &dictionary.sources,
        List::MethodKind => &dictionary.method_kinds,
        List::Flag => &dictionary.flags,
    };
    words.get(&plain(text)).map(String::as_str)
}

/// What rows and headings are marked with.
pub(super) fn marks() -> &'static Marks {
    &dictionary().marks
}

/// Whether a text begins with one of these words, or is one of them.
pub(super) fn begins(text: &str, words: &[String]) -> bool {
    let text = folded(text);
    let begins_with = |word: &String| {
        let mut letters = text.trim_start().chars().flat_map(char::to_lowercase);
        word.chars().all(|letter| letters.next() == Some(letter))
    };
    words.iter().any(begins_with)
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    fields: BTreeMap<Field, Vec<String>>,
    marks: Marks,
    stages: BTreeMap<String, Vec<String>>,
    vehicle_kinds: BTreeMap<String, Vec<String>>,
    sources: BTreeMap<String, Vec<String>>,
    method_kinds: BTreeMap<String, Vec<String>>,
    flags: BTreeMap<String, Vec<String>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Marks {
    pub day: Vec<String>,
    pub hour: Vec<String>,
    pub place: Vec<String>,
    pub due: Vec<String>,
    pub surcharge: Vec<String>,
    pub money: Vec<String>,
    pub points: Vec<String>,
    pub payment: Vec<String>,
    pub totals: Vec<String>,
    pub examples: Vec<String>,
    pub notes: Vec<String>,
    pub groups: Vec<String>,
    pub serials: Vec<String>,
    pub blanks: Vec<String>,
}

/// Words as they are compared, each with the word of the list that it stands for.
type Words = HashMap<String, String>;

struct Dictionary {
    headings: HashMap<String, (Field, usize)>,
    marks: Marks,
    stages: Words,
    vehicle_kinds: Words,
    sources: Words,
    method_kinds: Words,
    flags: Words,
}

fn dictionary() -> &'static Dictionary {
    static DICTIONARY: OnceLock<Dictionary> = OnceLock::new();
    DICTIONARY.get_or_init(|| {
        // The file is part of the program, and a test reads it.
        let written: Written = toml::from_str(include_str!("headings.toml")).unwrap_or_default();
        let entries = written.fields.iter().flat_map(|(field, headings)| {
            headings.iter().enumerate().map(|(rank, heading)| (plain(heading), (*field, rank)))
        });
        let headings = entries.collect();
        let mut marks = written.marks;
        for mark in [&mut marks.totals, &mut marks.examples, &mut marks.notes].into_iter().flatten() {
            *mark = folded(mark).into_owned();
        }
        Dictionary {
            headings,
            marks,
            stages: by_wording(&written.stages),
            vehicle_kinds: by_wording(&written.vehicle_kinds),
            sources: by_wording(&written.sources),
            method_kinds: by_wording(&written.method_kinds),
            flags: by_wording(&written.flags),
        }
    })
}

fn by_wording(list: &BTreeMap<String, Vec<String>>) -> Words {
    let wordings = list.iter().flat_map(|(word, wordings)| wordings.iter().map(move |wording| (wording, word)));
    wordings.map(|(wording, word)| (plain(wording), word.clone())).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeSet, HashMap};

    use greenlight_rules::facts::{MethodKind, Source, Stage, VehicleKind};

    use super::*;

    #[test]
    fn the_dictionary_is_read_and_no_heading_names_two_fields() {
        let written: Written = toml::from_str(include_str!("headings.toml")).expect("TOML");
        let mut seen = HashMap::new();
        for (field, heading) in written.fields.iter().flat_map(|(field, all)| all.iter().map(move |one| (field, one))) {
            let key = plain(heading);
            assert!(!key.is_empty(), "{heading}");
            assert_eq!(seen.insert(key, field), None, "{heading}");
        }
    }

    #[test]
    fn every_list_has_exactly_the_words_of_the_facts() {
        let written: Written = toml::from_str(include_str!("headings.toml")).expect("TOML");
        let same = |found: &BTreeMap<String, Vec<String>>, words: Vec<&str>| {
            let mut words = words;
            words.sort_unstable();
            assert_eq!(found.keys().map(String::as_str).collect::<Vec<_>>(), words);
            let mut seen = BTreeSet::new();
            assert!(found.values().flatten().all(|word| seen.insert(plain(word))), "a word stands for two");
        };
        same(&written.stages, Stage::ALL.iter().map(|word| word.word()).collect());
        same(&written.vehicle_kinds, VehicleKind::ALL.iter().map(|word| word.word()).collect());
        same(&written.sources, Source::ALL.iter().map(|word| word.word()).collect());
        same(&written.method_kinds, MethodKind::ALL.iter().map(|word| word.word()).collect());
        same(&written.flags, vec!["yes", "no"]);
    }

    #[test]
    fn headings_are_known_however_they_are_written() {
        for heading in [
            "罚款金额(元)",
            "罚款金额（元）",
            " 罚 款 金 额 ",
            "罚款金额：",
            "＊罚款金额",
            "罚款金额【元】",
            "Fine amount (CNY)",
        ] {
            assert_eq!(field_of(heading), Some(Field::FineFen), "{heading}");
        }
        assert_eq!(field_of("Plate No."), Some(Field::Plate));
        assert_eq!(field_of("ＰＬＡＴＥ"), Some(Field::Plate));
        assert_eq!(field_of("序号"), None);
        assert_eq!(field_of("(元)"), None);
        assert_eq!(contained("本人机动车号牌号码"), Some(Field::Plate));
        assert_eq!(contained("时间段"), None);
        assert_eq!(unit("金额（元）").as_deref(), Some("元"));
        assert_eq!(unit("金额"), None);
    }
}
