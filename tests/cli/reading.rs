//! Commands that only look: they find what is there and make nothing.

use super::home::{Home, THAT_EVENING, each, with_papers};

const KINDS: [&str; 10] = [
    "members",
    "accounts",
    "vehicles",
    "filings",
    "violations",
    "appeals",
    "methods",
    "payments",
    "notes",
    "attachments",
];

#[test]
fn looking_makes_no_data_folder() {
    let home = Home::empty();
    for arguments in [&["check"][..], &["check", "--batch", "--json"], &["export"], &["verify"], &["verify", "--json"]]
    {
        home.run(arguments).fine();
    }
    for kind in KINDS {
        home.run(&["list", kind]).fine();
        assert_eq!(home.json(&["list", kind]), serde_json::json!([]), "{kind}");
    }
    home.run(&["undo"]).refused(2);
    home.run(&["redo"]).refused(2);
    assert!(!home.data().exists());
}

#[test]
fn looking_into_an_empty_folder_leaves_it_empty() {
    let home = Home::empty();
    std::fs::create_dir(home.data()).expect("makes");
    home.run(&["check"]).fine();
    home.run(&["export"]).fine();
    home.run(&["verify"]).fine();
    assert_eq!(std::fs::read_dir(home.data()).expect("reads").count(), 0);
}

#[test]
fn every_kind_is_listed_as_the_file_has_it() {
    let home = Home::empty();
    home.import(&with_papers()).fine();
    let file: serde_json::Value = serde_json::from_str(&home.export()).expect("JSON");
    for kind in KINDS {
        let listed = home.json(&["list", kind]);
        assert_eq!(listed, file[kind], "{kind}");
        assert!(!listed.as_array().expect("a list").is_empty(), "there are {kind}");
        let table = home.run(&["list", kind]).fine().out;
        assert_eq!(table.lines().count(), listed.as_array().expect("a list").len() + 1, "{kind}: a line each\n{table}");
        for id in each(&listed, "id") {
            assert!(table.lines().any(|line| line.trim_start().starts_with(id)), "{kind}: {id} in\n{table}");
        }
    }
}

#[test]
fn every_parameter_is_listed_with_what_it_is_and_where_it_stands() {
    let home = Home::empty();
    let parameters = home.json(&["list", "parameters", "--at", THAT_EVENING]);
    let parameters = parameters.as_array().expect("a list");
    let value = |id: &str| {
        let found = parameters.iter().find(|parameter| parameter["id"] == id);
        found.unwrap_or_else(|| panic!("{id} is not listed"))["value"].clone()
    };
    assert_eq!(value("payment-days"), 15);
    assert_eq!(value("surcharge-rate-bp"), 300);
    assert_eq!(value("filings-per-account"), 3);
    for parameter in parameters {
        let text = |field: &str| parameter[field].as_str().unwrap_or_default();
        assert!(["law", "observed", "reported"].contains(&text("grade")), "{parameter}");
        assert!(!text("id").is_empty() && !text("unit").is_empty(), "{parameter}");
        for words in ["title", "plain"] {
            assert!(parameter[words]["zh"].is_string() && parameter[words]["en"].is_string(), "{parameter}");
        }
        assert!(!parameter["sources"].as_array().expect("sources").is_empty(), "{parameter}");
    }
    let table = home.run(&["list", "parameters"]).fine().out;
    assert!(table.contains("payment-days") && table.contains("道交法108"), "{table}");
}

#[test]
fn a_households_own_value_is_listed_beside_the_published_one() {
    let home = Home::empty();
    let own = r#"{"format": "greenlight.household/1", "settings": {"parameters": {"due-soon-days": 5}}}"#;
    home.import(own).fine();
    let parameters = home.json(&["list", "parameters"]);
    let found = parameters.as_array().expect("a list").iter().find(|found| found["id"] == "due-soon-days");
    let found = found.expect("listed");
    assert_eq!((&found["value"], &found["published"], &found["override"]), (&5.into(), &3.into(), &5.into()));
}

#[test]
fn a_sound_database_is_said_to_be_sound() {
    let home = Home::demo();
    let report = home.json(&["verify"]);
    assert_eq!((&report["sound"], &report["problems"]), (&true.into(), &serde_json::json!([])));
    assert_eq!(report["facts"]["violation"], 14);
    assert!(home.run(&["verify"]).fine().out.contains("完好"));
}

#[test]
fn json_is_all_there_is_on_standard_output() {
    let home = Home::demo();
    for arguments in [
        &["check", "--at", THAT_EVENING][..],
        &["list", "violations"],
        &["list", "parameters"],
        &["verify"],
        &["export"],
        &["explain"],
        &["explain", "overdue"],
        &["fee", "--fine-fen", "1", "--served", "2026-09-16", "--paid", "2026-09-16"],
        &["undo"],
        &["redo"],
        &["import", "--dry-run", &home.file("nothing.json", super::home::NOTHING)],
        &["import", &home.file("nothing.json", super::home::NOTHING)],
    ] {
        home.json(arguments);
    }
    Home::empty().json(&["demo"]);
}
