//! The sentences of `locales/`: the same in both languages, none missing, none that nobody says, none that talks down.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use chrono::NaiveDate;
use greenlight_app::{
    desk::history::FIELDS,
    intake::Is,
    reason,
    text::{Language, PARTS, Words},
};
use greenlight_intake::{alike::Likeness, proposal::CourseWord, reading};
use greenlight_rules::{
    checks, facts,
    finding::{Severity, Step},
    law::{Grade, Law, Unit},
    message::{Message, Value},
    moved::{self, Which},
    verdict::Verdict,
};
use greenlight_store::{Noun, Why};

type Sentences = BTreeMap<String, String>;

/// A part of the catalogue in Chinese and English.
fn part(name: &str) -> (Sentences, Sentences) {
    let read = |text: &str| serde_json::from_str(text).unwrap_or_else(|error| panic!("{name}.json: {error}"));
    let (_, chinese, english) = PARTS.iter().find(|part| part.0 == name).unwrap_or_else(|| panic!("no {name}.json"));
    let (chinese, mut english): (Sentences, Sentences) = (read(chinese), read(english));
    // English bends words by number: what it says of one stands beside what it says of several.
    let of_one: Vec<String> = english.keys().filter(|key| key.ends_with(OF_ONE)).cloned().collect();
    for key in of_one {
        let several = key.trim_end_matches(OF_ONE);
        assert!(english.get(several).is_some_and(|said| values(said).contains("count")), "{name}.{key}");
        let one = english.remove(&key).unwrap_or_default();
        assert_eq!(values(&one), &values(&english[several]) - &BTreeSet::from(["count"]), "{name}.{key}");
    }
    (chinese, english)
}

/// What the key of a sentence about one thing ends with.
const OF_ONE: &str = "_one";

/// Fails with every offence.
#[track_caller]
fn none(offences: Vec<String>) {
    assert!(offences.is_empty(), "\n  {}\n", offences.join("\n  "));
}

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

#[test]
fn what_is_called_by_its_kind_is_named_once() {
    let words = Words { language: Language::Chinese, today: NaiveDate::default() };
    let said = |method: &'static str| {
        let kind = Value::Word("method_kind", "credit_instalment");
        words.say("check", &Message::new("method-not-accepted").with("kind", kind).with("method", method))
    };
    assert_eq!(said("信用卡分期"), "12123 不收信用卡分期");
    assert_eq!(said("招行分期"), "12123 不收信用卡分期(招行分期)");
}

#[test]
fn every_file_of_the_catalogue_is_part_of_the_program() {
    for (language, place) in [("zh", 1), ("en", 2)] {
        let folder = workspace().join("locales").join(language);
        let paths = folder.read_dir().expect("a folder").map(|entry| entry.expect("an entry").path());
        // What only the window says stands in a folder of its own, and its own tests hold it to the same.
        for path in paths.filter(|path| path.is_file()) {
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            let part = PARTS.iter().find(|part| part.0 == name).unwrap_or_else(|| panic!("{name} is not in PARTS"));
            let text = if place == 1 { part.1 } else { part.2 };
            assert_eq!(fs::read_to_string(&path).expect("reads"), text, "{}", path.display());
        }
    }
}

#[test]
fn both_languages_say_the_same_things_with_the_same_values() {
    let mut offences = Vec::new();
    for (name, ..) in PARTS {
        let (chinese, english) = part(name);
        for key in chinese.keys().chain(english.keys()).collect::<BTreeSet<_>>() {
            match (chinese.get(key), english.get(key)) {
                (Some(chinese), Some(english)) if values(chinese) == values(english) => {}
                (Some(chinese), Some(english)) => {
                    offences.push(format!("{name}.{key}: {:?} and {:?}", values(chinese), values(english)));
                }
                (None, _) => offences.push(format!("{name}.{key} is not in Chinese")),
                (_, None) => offences.push(format!("{name}.{key} is not in English")),
            }
        }
    }
    none(offences);
}

/// The names between double braces.
fn values(sentence: &str) -> BTreeSet<&str> {
    sentence.split("{{").skip(1).map(|rest| rest.split("}}").next().unwrap_or(rest)).collect()
}

#[test]
fn every_check_says_its_own_sentences_and_no_other() {
    let (sentences, _) = part("check");
    let mut offences = Vec::new();
    for key in sentences.keys() {
        let id = key.split('.').next().unwrap_or(key);
        if checks::of(id).is_none() {
            offences.push(format!("check.json has {key}, and there is no check {id}"));
        }
    }
    let shared = literals("crates/rules/src/checks.rs");
    for check in checks::ALL {
        let file = format!("crates/rules/src/checks/{}.rs", check.id.replace('-', "_"));
        let said = literals(&file);
        let own = |key: &str| key == check.id || key.strip_prefix(check.id).is_some_and(|rest| rest.starts_with('.'));
        for key in said.iter().filter(|key| own(key) && !sentences.contains_key(*key) && !key.ends_with(".md")) {
            // The id itself is in every file, and a check may have only sentences of its own with a point in them.
            if key != check.id || !sentences.keys().any(|known| own(known)) {
                offences.push(format!("{file} says {key}, which is not in check.json"));
            }
        }
        for (key, sentence) in sentences.iter().filter(|(key, _)| own(key)) {
            if !said.contains(key) {
                offences.push(format!("nobody says {key} of check.json"));
            }
            for value in values(sentence).into_iter().filter(|value| !said.contains(*value) && !shared.contains(*value))
            {
                offences.push(format!("{key} wants {value}, which {file} does not give"));
            }
        }
    }
    none(offences);
}

#[test]
fn every_remedy_has_its_sentence_and_is_proposed() {
    let (sentences, _) = part("remedy");
    let mut offences = Vec::new();
    let mut said = literals("crates/rules/src/finding.rs");
    said.extend(literals("crates/rules/src/checks.rs"));
    for check in checks::ALL {
        let file = format!("crates/rules/src/checks/{}.rs", check.id.replace('-', "_"));
        said.extend(literals(&file));
        for kind in arguments(&file, "Remedy::new(") {
            if !sentences.contains_key(&kind) {
                offences.push(format!("{file} proposes {kind}, which is not in remedy.json"));
            }
        }
    }
    offences.extend(sentences.keys().filter(|key| !said.contains(*key)).map(|key| format!("nobody proposes {key}")));
    none(offences);
}

#[test]
fn every_reminder_has_its_sentence_and_is_said() {
    let (sentences, _) = part("remind");
    let files = [
        "crates/app/src/calendar_file.rs",
        "crates/app/src/calendar_file/entries.rs",
        "crates/app/src/desk/moved.rs",
        "crates/app/src/remind/notify.rs",
        "crates/app/src/remind/say.rs",
        "crates/app/src/remind/timer.rs",
        "crates/cli/src/household.rs",
        "crates/cli/src/remind.rs",
    ];
    let said: BTreeSet<String> = files.iter().flat_map(|file| literals(file)).collect();
    let mut offences: Vec<_> =
        sentences.keys().filter(|key| !said.contains(*key)).map(|key| format!("nobody says remind {key}")).collect();
    for file in files.iter().filter(|file| !file.ends_with("household.rs")) {
        for call in ["Message::new(", "text(\"remind\", ", "text(say::PART, ", "text(PART, "] {
            let missing = arguments(file, call).into_iter().filter(|key| !sentences.contains_key(key));
            offences.extend(missing.map(|key| format!("{file} says {key}, which is not in remind.json")));
        }
    }
    none(offences);
}

#[test]
fn every_sentence_that_the_command_line_and_the_app_say_is_there() {
    let mut offences = Vec::new();
    for (name, files) in [
        (
            "cli",
            &["backups.rs", "commands.rs", "household.rs", "show_check.rs", "show_fee.rs", "show_list.rs", "trash.rs"]
                [..],
        ),
        ("help", &["help.rs"]),
    ] {
        let (sentences, _) = part(name);
        for file in files.iter().map(|file| format!("crates/cli/src/{file}")) {
            for call in ["Message::new(", "text(\"cli\", "] {
                for key in arguments(&file, call).into_iter().filter(|key| !sentences.contains_key(key)) {
                    offences.push(format!("{file} says {key}, which is not in {name}.json"));
                }
            }
        }
    }
    let (sentences, _) = part("trouble");
    let file = "crates/app/src/trouble.rs";
    let said = arguments(file, "Message::new(");
    offences.extend(said.iter().filter(|key| !sentences.contains_key(*key)).map(|key| format!("{file} says {key}")));
    offences
        .extend(sentences.keys().filter(|key| !said.contains(*key)).map(|key| format!("nobody says trouble {key}")));
    none(offences);
}

#[test]
fn everything_said_about_tables_has_its_sentence_and_is_said() {
    let (sentences, _) = part("intake");
    let files = [
        "intake/src/table/refusal.rs",
        "intake/src/table/rows.rs",
        "intake/src/table/times.rs",
        "intake/src/bill.rs",
        "app/src/sheet.rs",
        "app/src/intake/sheets.rs",
    ];
    let said: BTreeSet<String> = files.iter().flat_map(|file| literals(&format!("crates/{file}"))).collect();
    let said = said.iter().filter(|key| key.starts_with("table.") && !key.contains('{'));
    let of_tables = sentences.keys().filter(|key| key.starts_with("table.") && !key.starts_with("table.heading."));
    assert_eq!(of_tables.collect::<Vec<_>>(), said.collect::<Vec<_>>());
    let columns = greenlight_app::sheet::COLUMNS.len();
    let headings = sentences.keys().filter(|key| key.starts_with("table.heading.")).count();
    assert!(headings >= columns, "a column of the export has no heading");
}

/// The texts in a file's code, its tests left out.
fn literals(file: &str) -> BTreeSet<String> {
    code(file).split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The texts that stand right after a call in a file's code.
fn arguments(file: &str, call: &str) -> BTreeSet<String> {
    let code = code(file);
    let after = code.split(call).skip(1).filter_map(|rest| rest.trim_start().strip_prefix('"'));
    after.filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
}

/// A file's code without its tests and comments.
fn code(file: &str) -> String {
    let text = fs::read_to_string(workspace().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_word_of_a_closed_list_is_in_both_languages() {
    macro_rules! words {
        ($($list:literal: $type:ident,)*) => {
            [$(($list, facts::$type::ALL.iter().map(|value| value.word()).collect::<Vec<_>>()),)*]
        };
    }
    let mut lists = words! {
        "licence_status": LicenceStatus,
        "licence_remedy": LicenceStatus,
        "vehicle_kind": VehicleKind,
        "vehicle_use": VehicleUse,
        "filing_status": FilingStatus,
        "source": Source,
        "stage": Stage,
        "appeal_kind": AppealKind,
        "appeal_status": AppealStatus,
        "method_kind": MethodKind,
        "outcome": Outcome,
        "note_kind": NoteKind,
        "attachment_kind": AttachmentKind,
    }
    .to_vec();
    let verdicts = [Verdict::Settled, Verdict::Payable, Verdict::Caution, Verdict::Unknown, Verdict::Blocked];
    let verdicts = verdicts.map(Verdict::word);
    let units = [
        Unit::Days,
        Unit::WorkingDays,
        Unit::Months,
        Unit::Hours,
        Unit::Points,
        Unit::Fen,
        Unit::BasisPoints,
        Unit::Count,
        Unit::DailyWindows,
        Unit::MethodKinds,
    ];
    let which = [
        Which::LastDay,
        Which::AdvisedDay,
        Which::HandleBy,
        Which::Reconsideration,
        Which::Lawsuit,
        Which::Objection,
        Which::Filing,
    ];
    let why = [
        moved::Why::Holidays,
        moved::Why::Parameter,
        moved::Why::Served,
        moved::Why::Notified,
        moved::Why::Extended,
        moved::Why::Stage,
        moved::Why::Submitted,
        moved::Why::Record,
    ];
    lists.extend([
        // A record that can be confirmed and has nothing to pay is said to be confirmable, not payable.
        ("verdict", [&verdicts[..], &["confirmable"]].concat()),
        ("severity", [Severity::Block, Severity::Missing, Severity::Warn, Severity::Info].map(Severity::word).to_vec()),
        ("step", [Step::Confirm, Step::Pay, Step::Both].map(Step::word).to_vec()),
        ("grade", [Grade::Law, Grade::Observed, Grade::Reported].map(Grade::word).to_vec()),
        ("unit", units.map(Unit::word).to_vec()),
        ("noun", Noun::ALL.map(Noun::word).to_vec()),
        ("backup_why", [Why::Asked, Why::Daily, Why::Migration, Why::Import, Why::Restore].map(Why::word).to_vec()),
        ("which", which.map(Which::word).to_vec()),
        ("why", why.map(moved::Why::word).to_vec()),
        ("intake_flag", vec!["yes", "no"]),
        ("field", FIELDS.to_vec()),
        ("io", reason::WORDS.map(|(_, word)| word).to_vec()),
        // What an id can be looked for as.
        (
            "kind",
            vec![
                "violation",
                "account",
                "method",
                "check",
                "appeal",
                "filing",
                "attachment",
                "reading",
                "instant",
                "appeal_status",
            ],
        ),
    ]);
    let mut expected: BTreeSet<String> =
        lists.iter().flat_map(|(list, words)| words.iter().map(move |word| format!("{list}.{word}"))).collect();
    expected.extend(as_json("intake_kind", &reading::Kind::ALL));
    expected.extend(as_json("intake_field", &reading::Field::ALL));
    expected.extend(as_json("intake_confidence", &reading::Confidence::ALL));
    expected.extend(as_json("intake_ground", &reading::Ground::ALL));
    expected.extend(as_json("intake_course", &CourseWord::ALL));
    expected.extend(as_json("intake_likeness", &Likeness::ALL));
    expected.extend(as_json("intake_is", &Is::ALL));
    // As the published files name them.
    let law = Law::builtin().expect("the law");
    let days = NaiveDate::from_ymd_opt(2000, 1, 1).expect("a day").iter_days().take(60 * 366);
    expected.extend(days.filter_map(|day| Some(format!("holiday.{}", law.calendar.named(day)?.name))));
    let (chinese, english) = part("word");
    for (language, words) in [("Chinese", chinese), ("English", english)] {
        let found: BTreeSet<String> = words.keys().cloned().collect();
        assert_eq!(found, expected, "{language}");
        // Nothing is to be done about a licence that is as it should be.
        let blank: Vec<_> = words.iter().filter(|(_, word)| word.is_empty()).map(|(key, _)| key.as_str()).collect();
        assert_eq!(blank, ["licence_remedy.normal"], "{language}");
    }
}

/// The words of a list whose values cross to the window as JSON.
fn as_json(list: &str, values: &[impl serde::Serialize]) -> Vec<String> {
    let word = |value| serde_json::to_value(value).ok().and_then(|word| word.as_str().map(str::to_owned));
    values.iter().map(|value| format!("{list}.{}", word(value).expect("a word"))).collect()
}

#[test]
fn every_deed_and_every_line_of_the_menu_has_its_words() {
    let mut offences = Vec::new();
    let (menu, _) = part("menu");
    let files = ["src-tauri/src/menu.rs", "src-tauri/src/tray.rs", "crates/app/src/desk/notices.rs"];
    let said: BTreeSet<String> = files.iter().flat_map(|file| literals(file)).collect();
    for key in menu.keys().filter(|key| !key.starts_with("page.") && *key != "title") {
        if !said.contains(key) {
            offences.push(format!("nobody says menu {key}"));
        }
    }
    let (done, _) = part("done");
    let kinds =
        ["member", "account", "vehicle", "filing", "violation", "appeal", "method", "payment", "note", "attachment"];
    let kept = kinds.iter().flat_map(|kind| ["add", "edit", "remove", "restore"].map(|verb| format!("{verb}.{kind}")));
    let appeals = facts::AppealKind::ALL.iter().map(|kind| format!("appeal.{}", kind.word()));
    let answers = facts::AppealStatus::ALL.iter().filter(|status| **status != facts::AppealStatus::Pending);
    let answers = answers.map(|status| format!("answer_appeal.{}", status.word()));
    let others = [
        "attach",
        "confirm",
        "pay.succeeded",
        "pay.failed",
        "revoke",
        "file",
        "answer_filing.approved",
        "answer_filing.rejected",
        "unbind",
        "override",
        "override.cleared",
        "daily",
        "daily.cleared",
        "mute",
        "unmute",
        "maintenance",
        "remove.notice",
        "restore.notice",
        "restore",
        "restore.backup",
        "import",
        "intake",
        "demo",
        "done",
        "undone",
        "undone.intake",
        "redone",
        "undo",
        "redo",
    ];
    let expected: BTreeSet<String> =
        kept.chain(appeals).chain(answers).chain(others.iter().map(ToString::to_string)).collect();
    let found: BTreeSet<String> = done.keys().cloned().collect();
    offences.extend(expected.difference(&found).map(|key| format!("done.json lacks {key}")));
    offences.extend(found.difference(&expected).map(|key| format!("nobody says done {key}")));
    none(offences);
}

#[test]
fn chinese_sentences_are_punctuated_in_chinese_and_neither_plead_nor_apologise() {
    let mut offences = Vec::new();
    for (name, ..) in PARTS {
        for (key, sentence) in part(name).0 {
            // What stands in brackets is JSON to be typed as it is, and a name in braces is no text.
            let text = sentence.split('[').enumerate().map(|(place, piece)| match (place, piece.rsplit_once(']')) {
                (0, _) | (_, None) => piece,
                (_, Some((_, rest))) => rest,
            });
            if text.collect::<String>().contains(',') {
                offences.push(format!("{name}.{key}: a half-width comma in {sentence}"));
            }
            let asks = sentence.replace("申请", "").replace("请求", "").contains('请');
            if asks || sentence.contains('您') || sentence.contains("抱歉") {
                offences.push(format!("{name}.{key}: begin with the verb, not with 请, 您 or 抱歉: {sentence}"));
            }
        }
    }
    none(offences);
}
