//! What is written: all of it, once, and it can be taken back.

use std::fs;

use super::home::{EXAMPLE, Home, NOTHING, THAT_EVENING, with_papers};

#[test]
fn an_export_imported_into_an_empty_folder_is_exported_again_byte_for_byte() {
    let papers = Home::empty();
    papers.import(&with_papers()).fine();
    for home in [Home::demo(), Home::example(), papers] {
        let exported = home.export();
        let other = Home::empty();
        other.import(&exported).fine();
        assert_eq!(other.export(), exported);
    }
}

#[test]
fn notes_and_attachments_are_exported_with_everything_they_say() {
    let home = Home::empty();
    let file = with_papers();
    home.import(&file).fine();
    let file: serde_json::Value = serde_json::from_str(&file).expect("JSON");
    let exported: serde_json::Value = serde_json::from_str(&home.export()).expect("JSON");
    for list in ["notes", "attachments"] {
        assert_eq!(exported[list], file[list]);
        assert_eq!(home.json(&["list", list]), file[list]);
    }
    // A household without any writes the file that earlier versions read.
    let example = Home::example().export();
    assert!(!example.contains("\"notes\"") && !example.contains("\"attachments\""), "{example}");
}

#[test]
fn an_export_can_be_written_to_a_file_and_read_from_one() {
    let home = Home::demo();
    let path = home.path().join("family.json");
    let path = path.to_str().expect("a path");
    assert_eq!(home.run(&["export", "-o", path]).fine().out, "");
    assert_eq!(fs::read_to_string(path).expect("reads"), home.export());
    home.run(&["export", "--output", path]).fine();
    let beside = fs::read_dir(home.path()).expect("reads").count();
    assert_eq!(beside, 2, "the data folder and the file, and nothing half-written");
    let other = Home::empty();
    other.run(&["import", path]).fine();
    assert_eq!(other.export(), home.export());
}

#[test]
fn violations_are_exported_as_a_table_for_excel() {
    let home = Home::demo();
    let count = home.json(&["list", "violations"]).as_array().expect("a list").len();
    let said = home.run(&["export", "--format", "csv"]).fine();
    let table = said.out.strip_prefix('\u{FEFF}').expect("a mark by which Excel knows it");
    assert!(table.starts_with("号牌号码,") && table.ends_with("\r\n"), "{table}");
    assert_eq!(table.matches("\r\n").count(), count + 1);
    assert!(home.run(&["export", "--format", "csv", "--lang", "en"]).fine().out.contains("Plate,"));

    let path = home.path().join("违法.xlsx");
    home.run(&["export", "--format", "xlsx", "-o", path.to_str().expect("a path")]).fine();
    assert!(fs::read(&path).expect("reads").starts_with(b"PK\x03\x04"));
}

#[test]
fn text_that_looks_like_a_formula_is_exported_as_text() {
    let home = Home::example();
    let evil = EXAMPLE.replace("长安街", "=HYPERLINK(0)");
    assert_ne!(evil, EXAMPLE);
    home.import(&evil).fine();
    assert!(home.run(&["export", "--format", "csv"]).fine().out.contains(",'=HYPERLINK(0),"));
}

#[test]
fn an_export_that_cannot_be_written_says_so() {
    let home = Home::demo();
    let nowhere = home.path().join("no-folder").join("family.json");
    home.run(&["export", "-o", nowhere.to_str().expect("a path")]).refused(3);
}

#[test]
fn the_sample_exports_the_file_it_is() {
    let shipped: serde_json::Value =
        serde_json::from_str(include_str!("../../crates/app/src/demo.json")).expect("JSON");
    let exported: serde_json::Value = serde_json::from_str(&Home::demo().export()).expect("JSON");
    assert_eq!(exported, shipped);
}

#[test]
fn importing_twice_is_importing_once() {
    let home = Home::example();
    let once = home.export();
    let said = home.import(EXAMPLE).fine();
    assert!(said.out.contains("没有变化"), "{said:?}");
    assert_eq!(home.export(), once);
    home.run(&["undo"]).fine();
    assert_eq!(home.export(), Home::empty().export(), "the second import left nothing to undo");
}

#[test]
fn an_import_adds_and_overwrites_what_has_the_same_id() {
    let home = Home::example();
    let file = r#"{"format": "greenlight.household/1", "members": [{"id": "mum", "name": "李小梅"}, {"id": "kid", "name": "王小川"}]}"#;
    let answer = home.feed(&["import", "-", "--json"], file.as_bytes()).fine().json();
    assert_eq!((&answer["added"], &answer["changed"], &answer["removed"]), (&1.into(), &1.into(), &0.into()));
    let members = home.json(&["list", "members"]);
    assert_eq!(super::home::each(&members, "name"), ["王建国", "王小川", "李小梅"]);
    assert_eq!(home.json(&["list", "violations"]).as_array().expect("a list").len(), 1, "the rest stays");
}

#[test]
fn replacing_starts_from_nothing() {
    let home = Home::demo();
    let answer = home.feed(&["import", "-", "--replace", "--json"], EXAMPLE.as_bytes()).fine().json();
    assert!(answer["removed"].as_u64().expect("a number") > 20, "{answer}");
    assert_eq!(home.export(), Home::example().export());
    home.feed(&["import", "-", "--replace"], NOTHING.as_bytes()).fine();
    assert_eq!(home.export(), Home::empty().export());
}

#[test]
fn only_trying_writes_nothing() {
    let home = Home::empty();
    let answer = home.feed(&["import", "-", "--dry-run", "--json"], EXAMPLE.as_bytes()).fine().json();
    assert_eq!((&answer["dry_run"], &answer["added"]), (&true.into(), &13.into()));
    assert!(!home.data().exists(), "not even a folder");

    let home = Home::demo();
    let (before, bytes) = (home.export(), fs::read(home.database()).expect("reads"));
    home.feed(&["import", "-", "--replace", "--dry-run"], EXAMPLE.as_bytes()).fine();
    home.feed(&["import", "-", "--dry-run"], b"{").refused(2);
    assert_eq!(home.export(), before);
    assert_eq!(fs::read(home.database()).expect("reads"), bytes);
    home.run(&["undo"]).fine();
    home.run(&["undo"]).refused(2);
}

#[test]
fn undo_and_redo_restore_the_export_byte_for_byte() {
    let home = Home::empty();
    let mut exports = vec![home.export()];
    home.run(&["demo"]).fine();
    exports.push(home.export());
    home.import(r#"{"format": "greenlight.household/1", "members": [{"id": "mum", "name": "李小梅"}]}"#).fine();
    exports.push(home.export());
    home.feed(&["import", "-", "--replace"], EXAMPLE.as_bytes()).fine();
    exports.push(home.export());

    for expected in exports.iter().rev().skip(1) {
        home.run(&["undo"]).fine();
        assert_eq!(home.export(), *expected);
    }
    home.run(&["undo"]).refused(2);
    for expected in exports.iter().skip(1) {
        home.run(&["redo"]).fine();
        assert_eq!(home.export(), *expected);
    }
    home.run(&["redo"]).refused(2);
    home.run(&["verify"]).fine();
}

#[test]
fn something_new_after_an_undo_leaves_nothing_to_redo() {
    let home = Home::demo();
    home.run(&["undo"]).fine();
    home.import(EXAMPLE).fine();
    home.run(&["redo"]).refused(2);
    assert_eq!(home.export(), Home::example().export());
}

#[test]
fn the_sample_goes_only_into_an_empty_household() {
    let home = Home::demo();
    let before = home.export();
    let said = home.run(&["demo"]).refused(2);
    assert!(said.err.contains("--data"), "it says what to do: {said:?}");
    assert_eq!(home.export(), before);
    home.run(&["undo"]).fine();
    home.run(&["demo"]).fine();
    assert_eq!(home.export(), before, "a household that was emptied is empty");
}

#[test]
fn the_sample_can_play_on_another_day() {
    for day in ["2027-03-01", "2024-02-29", "2026-10-01"] {
        let home = Home::empty();
        home.run(&["demo", "--around", day]).fine();
        home.run(&["verify"]).fine();
        let other = Home::empty();
        other.import(&home.export()).fine();
        let evening = THAT_EVENING.replace("2026-09-23", day);
        let answer = home.json(&["check", "v08", "--at", &evening]);
        let checks = super::home::each(&answer["results"][0]["findings"], "check");
        assert!(checks.contains(&"objection-open"), "{day}: {checks:?}");
    }
}

#[test]
fn the_sample_says_what_to_look_at_next_and_that_works() {
    let home = Home::empty();
    let said = home.run(&["demo", "--around", "2026-09-23"]).fine();
    let asked = said.out.split("greenlight check ").nth(1).expect("it names the check").trim().to_owned();
    let arguments: Vec<&str> = asked.split_whitespace().collect();
    assert_eq!(home.run(&[&["check"], &arguments[..]].concat()).code, 1);
}
