//! Sentences in Chinese and English, from `locales/`: the same catalogue the window uses.

use std::{borrow::Cow, collections::HashMap, fmt::Write, sync::OnceLock};

use chrono::{Datelike, NaiveDate};
use greenlight_rules::{
    law::Bilingual,
    message::{Message, Value},
    time::{Instant, days_after, days_before},
};

/// A language of the product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// 中文
    Chinese,
    /// English
    English,
}

impl Language {
    /// The language of a locale name such as `zh_CN.UTF-8` or `en-GB`: Chinese when it says so, and also when it says
    /// nothing (`C`, `POSIX`, empty), because that is who the product is for.
    pub fn of_locale(locale: &str) -> Language {
        let name = locale.trim().to_ascii_lowercase();
        let silent = name.is_empty() || name == "c" || name == "posix" || name.starts_with("c.");
        if silent || name.starts_with("zh") { Language::Chinese } else { Language::English }
    }
}

/// Writes sentences in one language, for a reader whose day is `today`.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// The language.
    pub language: Language,
    /// The day dates are read on: its year is not written.
    pub today: NaiveDate,
}

impl Words {
    /// The sentence of a key of a part of the catalogue (`check`, `problem`, …).
    ///
    /// A key that is missing is shown as it is: a test holds that none is.
    pub fn say(&self, part: &str, message: &Message<'_>) -> String {
        let mut sentence = String::new();
        let mut rest = self.of_one(part, message).or_else(|| self.known(part, message.key)).unwrap_or(message.key);
        while let Some((before, after)) = rest.split_once("{{") {
            sentence.push_str(before);
            let Some((name, after)) = after.split_once("}}") else {
                break;
            };
            let begun = sentence.len();
            if let Some(value) = value_of(message, name) {
                self.write(&mut sentence, value);
            }
            rest = self.beyond_the_same(message, &sentence[begun..], after).unwrap_or(after);
        }
        sentence.push_str(rest);
        sentence
    }

    /// What goes on after a bracket that would say the same once more: what is called by its kind, 信用卡分期(信用卡分期).
    fn beyond_the_same<'b>(&self, message: &Message<'_>, said: &str, rest: &'b str) -> Option<&'b str> {
        let (name, after) = rest.trim_start().strip_prefix("({{")?.split_once("}})")?;
        let mut again = String::new();
        self.write(&mut again, value_of(message, name)?);
        (again == said).then_some(after)
    }

    /// The sentence of a key for a count of one, where a language has one: `file_one` beside `file`, as i18next names them.
    fn of_one(&self, part: &str, message: &Message<'_>) -> Option<&'static str> {
        let is_one = message.values.iter().any(|(name, value)| *name == "count" && *value == Value::Count(1));
        is_one.then(|| self.known(part, &format!("{}_one", message.key))).flatten()
    }

    /// The sentence of a key that has no values; the key itself when there is none.
    pub fn text(&self, part: &str, key: &str) -> String {
        self.known(part, key).unwrap_or(key).to_owned()
    }

    /// The sentence of a key, if there is one.
    pub fn known(&self, part: &str, key: &str) -> Option<&'static str> {
        let parts = &catalogue(self.language).parts;
        parts.get(part).and_then(|part| part.get(key)).map(String::as_str)
    }

    /// What a change is called in the journal, with what it is about: `remove.vehicle` → 删了 京A8X2K6 和它的违法.
    pub fn deed(&self, what: &str, subject: &str) -> String {
        let sentence = self.known("done", what).unwrap_or(what).replace("{{subject}}", subject);
        sentence.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// What stands there in both languages, in this one.
    pub fn of<'a>(&self, words: &'a Bilingual) -> &'a str {
        match self.language {
            Language::Chinese => &words.zh,
            Language::English => &words.en,
        }
    }

    /// A word of a closed list: `stage`, `recorded` → 待处理.
    pub fn word(&self, list: &str, word: &str) -> &'static str {
        let words = &catalogue(self.language).words;
        words.get(list).and_then(|words| words.get(word)).map_or("", String::as_str)
    }

    /// A date, without its year when that is today's.
    pub fn day(&self, day: NaiveDate) -> String {
        let this_year = day.year() == self.today.year();
        match (self.language, this_year) {
            (Language::Chinese, true) => format!("{}月{}日", day.month(), day.day()),
            (Language::Chinese, false) => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
            (Language::English, true) => day.format("%-d %b").to_string(),
            (Language::English, false) => day.format("%-d %b %Y").to_string(),
        }
    }

    /// An instant: today, tomorrow and yesterday by name.
    pub fn instant(&self, instant: Instant) -> String {
        let day = instant.date();
        let near = [
            (self.today, "今天", "today"),
            (days_after(self.today, 1), "明天", "tomorrow"),
            (days_before(self.today, 1), "昨天", "yesterday"),
        ];
        let name = near.into_iter().find(|(near, ..)| *near == day);
        let day = match (name, self.language) {
            (Some((_, chinese, _)), Language::Chinese) => Cow::Borrowed(chinese),
            (Some((.., english)), Language::English) => Cow::Borrowed(english),
            (None, _) => Cow::Owned(self.day(day)),
        };
        format!("{day} {}", instant.time().format("%H:%M"))
    }

    /// A number of days.
    pub fn days(&self, days: u32) -> String {
        match (self.language, days) {
            (Language::Chinese, 0) => "不到 1 天".to_owned(),
            (Language::Chinese, days) => format!("{days} 天"),
            (Language::English, 0) => "less than a day".to_owned(),
            (Language::English, 1) => "1 day".to_owned(),
            (Language::English, days) => format!("{days} days"),
        }
    }

    /// 记分
    pub fn points(&self, points: u32) -> String {
        match (self.language, points) {
            (Language::Chinese, points) => format!("{points} 分"),
            (Language::English, 1) => "1 point".to_owned(),
            (Language::English, points) => format!("{points} points"),
        }
    }

    /// The size of a file that has so many bytes, with no more than one digit after the point.
    pub fn size(&self, bytes: impl Into<u64>) -> String {
        const K: u64 = 1024;
        match bytes.into() {
            bytes @ 0..K => format!("{bytes} B"),
            bytes @ K..1_048_576 => format!("{} KB", bytes / K),
            bytes => format!("{}.{} MB", bytes / (K * K), bytes % (K * K) * 10 / (K * K)),
        }
    }

    fn write(&self, sentence: &mut String, value: &Value<'_>) {
        // Writing into a string cannot fail.
        let _ = match value {
            Value::Text(text) => write!(sentence, "{text}"),
            Value::Texts(texts) => {
                let between = match self.language {
                    Language::Chinese => "、",
                    Language::English => ", ",
                };
                write!(sentence, "{}", texts.join(between))
            }
            Value::Money(amount) => write!(sentence, "{amount}"),
            Value::Day(day) => write!(sentence, "{}", self.day(*day)),
            Value::Instant(instant) => write!(sentence, "{}", self.instant(*instant)),
            Value::Days(days) => write!(sentence, "{}", self.days(*days)),
            Value::Points(points) => write!(sentence, "{}", self.points(*points)),
            Value::Count(count) => write!(sentence, "{count}"),
            Value::Word(list, word) => write!(sentence, "{}", self.word(list, word)),
        };
    }
}

/// The sentences of one language.
struct Catalogue {
    parts: HashMap<&'static str, HashMap<String, String>>,
    words: HashMap<String, HashMap<String, String>>,
}

/// The parts of the catalogue and their files, Chinese and English.
pub const PARTS: &[(&str, &str, &str)] = &[
    ("case", include_str!("../../../locales/zh/case.json"), include_str!("../../../locales/en/case.json")),
    ("check", include_str!("../../../locales/zh/check.json"), include_str!("../../../locales/en/check.json")),
    ("cli", include_str!("../../../locales/zh/cli.json"), include_str!("../../../locales/en/cli.json")),
    ("done", include_str!("../../../locales/zh/done.json"), include_str!("../../../locales/en/done.json")),
    ("help", include_str!("../../../locales/zh/help.json"), include_str!("../../../locales/en/help.json")),
    ("intake", include_str!("../../../locales/zh/intake.json"), include_str!("../../../locales/en/intake.json")),
    ("menu", include_str!("../../../locales/zh/menu.json"), include_str!("../../../locales/en/menu.json")),
    ("problem", include_str!("../../../locales/zh/problem.json"), include_str!("../../../locales/en/problem.json")),
    ("remedy", include_str!("../../../locales/zh/remedy.json"), include_str!("../../../locales/en/remedy.json")),
    ("remind", include_str!("../../../locales/zh/remind.json"), include_str!("../../../locales/en/remind.json")),
    ("trouble", include_str!("../../../locales/zh/trouble.json"), include_str!("../../../locales/en/trouble.json")),
    ("word", include_str!("../../../locales/zh/word.json"), include_str!("../../../locales/en/word.json")),
];

fn catalogue(language: Language) -> &'static Catalogue {
    static CHINESE: OnceLock<Catalogue> = OnceLock::new();
    static ENGLISH: OnceLock<Catalogue> = OnceLock::new();
    match language {
        Language::Chinese => CHINESE.get_or_init(|| Catalogue::read(|(_, chinese, _)| chinese)),
        Language::English => ENGLISH.get_or_init(|| Catalogue::read(|(.., english)| english)),
    }
}

impl Catalogue {
    fn read(text: impl Fn(&(&'static str, &'static str, &'static str)) -> &'static str) -> Catalogue {
        // The files are part of the program, and a test reads every one.
        let sentences = |part| serde_json::from_str::<HashMap<String, String>>(text(part)).unwrap_or_default();
        let mut words: HashMap<String, HashMap<String, String>> = HashMap::new();
        for (key, word) in PARTS.iter().filter(|(name, ..)| *name == "word").flat_map(sentences) {
            if let Some((list, value)) = key.split_once('.') {
                words.entry(list.to_owned()).or_default().insert(value.to_owned(), word);
            }
        }
        Catalogue { parts: PARTS.iter().map(|part| (part.0, sentences(part))).collect(), words }
    }
}

fn value_of<'m, 'a>(message: &'m Message<'a>, name: &str) -> Option<&'m Value<'a>> {
    message.values.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
}
