//! The article's stories, told one by one: each file of `tests/stories/` is one.
//!
//! A story plays in the sample household. Its steps are in order; each may change facts, ask a question, or both:
//!
//! - `[[step.change.<list>]]` is an entry of the household file. One whose id is known changes the fields it names and
//!   leaves the others; any other is added. The change is imported like a file.
//! - `[step.refused]`: the change must not get in. `path` is the problem's place in the file and `in_the_way` what its
//!   sentence names.
//! - `at`, `violation`, and if wanted `account` and `method` ask a question. `[step.answer]` says what must be answered;
//!   what it does not mention may be anything. `findings` must be there and `without` must not; `"none"` stands for no
//!   instant.

use std::{collections::BTreeMap, path::Path};

use greenlight_app::{House, Trouble, demo, house};
use greenlight_rules::{
    check::{Answer, Earliest, Question, check},
    facts::Household,
    snapshot::Snapshot,
    time::Instant,
};
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Story {
    title: String,
    /// The sections of the article that tell it.
    article: Vec<String>,
    step: Vec<Step>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    says: String,
    change: Option<BTreeMap<String, Vec<Value>>>,
    refused: Option<Refused>,
    at: Option<String>,
    violation: Option<String>,
    account: Option<String>,
    method: Option<String>,
    answer: Option<Expected>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Refused {
    path: String,
    in_the_way: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    verdict: Option<String>,
    next_verdict: Option<String>,
    account: Option<String>,
    method: Option<String>,
    #[serde(default)]
    findings: Vec<String>,
    #[serde(default)]
    without: Vec<String>,
    surcharge: Option<String>,
    due: Option<String>,
    last_day: Option<String>,
    /// The kinds of what to do, in order.
    actions: Option<Vec<String>>,
    earliest: Option<String>,
    next_earliest: Option<String>,
    expected: Option<bool>,
}

#[test]
fn every_story_of_the_article_is_told() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("stories");
    let files = folder.read_dir().expect("a folder").map(|entry| entry.expect("an entry").path());
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|end| end == "toml")).collect();
    files.sort();
    let mut told = Vec::new();
    let mut wrong = Vec::new();
    for file in files {
        let name = file.file_name().expect("a name").to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&file).expect("reads");
        let story: Story = toml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        wrong.extend(tell(&story).into_iter().map(|what| format!("{name} ({}): {what}", story.title)));
        told.extend(story.article);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for section in ["文1", "文2", "文3", "文4", "文5"] {
        assert!(told.iter().any(|told| told == section), "no story of {section}");
    }
}

/// Tells a story in a house of its own; what went otherwise than it says.
fn tell(story: &Story) -> Vec<String> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let folder = tempfile::tempdir().expect("a folder");
    let house = House::at(folder.path());
    runtime.block_on(house.demo(demo::day(), instant("2026-09-23T21:42:00+08:00"))).expect("the sample goes in");
    let mut wrong = Vec::new();
    for (number, step) in story.step.iter().enumerate() {
        let mut otherwise = |what: String| wrong.push(format!("step {}, {}: {what}", number + 1, step.says));
        if let Some(change) = &step.change {
            let changed = runtime.block_on(import(&house, change));
            match (&step.refused, changed) {
                (None, Ok(())) => {}
                (Some(refused), Err(trouble)) => refusal(refused, &trouble, &mut otherwise),
                (None, Err(trouble)) => otherwise(format!("the change was refused: {trouble:?}")),
                (Some(_), Ok(())) => otherwise("the change was not refused".to_owned()),
            }
        }
        if let Some(expected) = &step.answer {
            let household = runtime.block_on(house.household()).expect("reads");
            answer(&household, step, expected, &mut otherwise);
        } else if step.at.is_some() || step.violation.is_some() {
            otherwise("it asks and expects no answer".to_owned());
        }
    }
    wrong
}

/// Imports a change. An entry with a known id keeps the fields that the change does not name.
async fn import(house: &House, change: &BTreeMap<String, Vec<Value>>) -> Result<(), Trouble> {
    let mut now = Vec::new();
    greenlight_rules::file::write(&house.household().await?, &mut now).expect("memory takes everything");
    let now: Value = serde_json::from_slice(&now).expect("an export is JSON");
    let mut file = serde_json::json!({"format": "greenlight.household/1"});
    for (list, entries) in change {
        let known = now[list].as_array().map(Vec::as_slice).unwrap_or_default();
        let entries = entries.iter().map(|entry| {
            let mut whole = known.iter().find(|known| known["id"] == entry["id"]).cloned().unwrap_or_default();
            overlay(&mut whole, entry);
            whole
        });
        file[list] = entries.collect();
    }
    let at = instant("2026-09-23T21:42:00+08:00");
    house.import(file.to_string().as_bytes(), false, false, at, &mut |_| {}).await.map(|_| ())
}

fn overlay(whole: &mut Value, change: &Value) {
    match (whole, change) {
        (Value::Object(whole), Value::Object(change)) => {
            for (field, value) in change {
                overlay(whole.entry(field).or_insert(Value::Null), value);
            }
        }
        (whole, change) => *whole = change.clone(),
    }
}

fn refusal(refused: &Refused, trouble: &Trouble, otherwise: &mut dyn FnMut(String)) {
    let Trouble::File(problems) = trouble else {
        return otherwise(format!("refused for another reason: {trouble:?}"));
    };
    let [problem] = problems.as_slice() else {
        return otherwise(format!("refused for several reasons: {problems:?}"));
    };
    if problem.path != refused.path {
        otherwise(format!("refused at {}, not at {}", problem.path, refused.path));
    }
    let sentence = format!("{:?}", problem.message.values);
    for row in &refused.in_the_way {
        if !sentence.contains(&format!("{row:?}")) {
            otherwise(format!("{row} is not named among {sentence}"));
        }
    }
}

fn answer(household: &Household, step: &Step, expected: &Expected, otherwise: &mut dyn FnMut(String)) {
    let law = house::law_of(household).expect("the law is whole");
    let facts = Snapshot::new(household, &law);
    let (Some(at), Some(violation)) = (&step.at, &step.violation) else {
        return otherwise("it expects an answer and does not ask".to_owned());
    };
    let Some(violation) = facts.violation(violation) else {
        return otherwise(format!("there is no violation {violation}"));
    };
    let account = step.account.as_deref().map(|id| facts.account(id).unwrap_or_else(|| panic!("no account {id}")));
    let method = step.method.as_deref().map(|id| facts.method(id).unwrap_or_else(|| panic!("no method {id}")));
    let question = Question { account, method, at: instant(at) };
    let Some(found) = check(&facts, violation, question, &Default::default()) else {
        return otherwise("there is no answer".to_owned());
    };
    compare(&found, expected, otherwise);
}

fn compare(found: &Answer<'_>, expected: &Expected, otherwise: &mut dyn FnMut(String)) {
    let mut same = |what: &str, expected: &Option<String>, found: String| {
        if expected.as_ref().is_some_and(|expected| *expected != found) {
            otherwise(format!("{what} is {found}, not {}", expected.as_deref().unwrap_or_default()));
        }
    };
    let none = || "none".to_owned();
    let at = |earliest: Option<Earliest>| earliest.map_or_else(none, |earliest| earliest.at.to_string());
    same("the verdict", &expected.verdict, found.verdict.word().to_owned());
    same(
        "the next verdict",
        &expected.next_verdict,
        found.next_verdict.map_or_else(none, |next| next.word().to_owned()),
    );
    same("the account", &expected.account, found.account.map_or_else(none, |account| account.id.to_string()));
    same("the method", &expected.method, found.method.map_or_else(none, |method| method.id.to_string()));
    same("the surcharge", &expected.surcharge, found.surcharge.to_string());
    same("the amount due", &expected.due, found.amount_due.to_string());
    same("the last day", &expected.last_day, found.pay_by.map_or_else(none, |pay_by| pay_by.last_day.to_string()));
    same("the earliest instant", &expected.earliest, at(found.earliest));
    same("the earliest instant of the next step", &expected.next_earliest, at(found.next_earliest));
    let is_expected = [found.earliest, found.next_earliest].into_iter().flatten().any(|earliest| earliest.expected);
    same("being only expected", &expected.expected.map(|expected| expected.to_string()), is_expected.to_string());
    let actions: Vec<_> = found.actions().map(|(_, remedy)| remedy.kind()).collect();
    same("what to do", &expected.actions.as_ref().map(|kinds| kinds.join(", ")), actions.join(", "));
    let checks: Vec<_> = found.findings.iter().map(|finding| finding.check.id).collect();
    for check in expected.findings.iter().chain(&expected.without) {
        assert!(greenlight_rules::checks::of(check).is_some(), "there is no check {check}");
    }
    for missing in expected.findings.iter().filter(|check| !checks.contains(&check.as_str())) {
        otherwise(format!("{missing} is not among {checks:?}"));
    }
    for extra in expected.without.iter().filter(|check| checks.contains(&check.as_str())) {
        otherwise(format!("{extra} is among {checks:?}"));
    }
}

fn instant(text: &str) -> Instant {
    Instant::parse(text).unwrap_or_else(|| panic!("{text} is no instant"))
}
