//! The trash on the command line: what was removed, until when, and back again as one change.

use greenlight_app::Desk;
use serde_json::json;

use super::home::{Home, NOTHING};

/// Removes something as the window does.
fn removes(home: &Home, noun: &str, id: &str) {
    let desk = Desk::open(home.data(), None).expect("opens");
    desk.act(serde_json::from_value(json!({"deed": "remove", "noun": noun, "id": id})).expect("a deed")).expect("goes");
}

#[test]
fn what_was_removed_is_listed_and_comes_back_as_one_change() {
    let home = Home::demo();
    let before = home.export();
    assert!(home.run(&["trash"]).fine().out.contains("回收站是空的"));
    removes(&home, "vehicle", "car-gran");
    let less = home.export();

    let answer = home.json(&["trash"]);
    assert_eq!(answer["format"], "greenlight.trash/1");
    let removed = &answer["removed"][0];
    assert_eq!((&removed["change"], &removed["subject"]), (&json!("remove.vehicle"), &json!("冀F·3K7P9")));
    assert!(removed["with"]["violation"].as_u64() > Some(0), "{removed}");
    let id = removed["id"].to_string();
    let said = home.run(&["trash"]).fine();
    assert!(said.out.contains(&id) && said.out.contains("删了 冀F·3K7P9 和它的违法"), "{said:?}");
    assert!(said.out.contains("今天") && said.out.contains("greenlight trash restore"), "{said:?}");
    let english = home.run(&["trash", "--lang", "en"]).fine().out;
    assert!(english.contains("until") && english.contains("冀F·3K7P9"), "{english}");

    let said = home.run(&["trash", "restore", &id]).fine();
    assert!(said.out.contains("放回了 冀F·3K7P9 和它的违法"), "{said:?}");
    assert_eq!(home.export(), before);
    home.run(&["undo"]).fine();
    assert_eq!(home.export(), less);
    let answer = home.json(&["trash", "restore", &id]);
    assert_eq!((&answer["format"], &answer["change"]), (&json!("greenlight.put_back/1"), &json!("restore.vehicle")));
    assert_eq!(home.export(), before);
    home.run(&["verify"]).fine();
}

#[test]
fn what_is_in_the_trash_no_more_is_refused() {
    let home = Home::demo();
    removes(&home, "violation", "v04");
    let less = home.export();
    let id = home.json(&["trash"])["removed"][0]["id"].to_string();
    let until = home.json(&["trash"])["removed"][0]["until"].as_str().expect("an instant").to_owned();
    assert_eq!(home.json(&["trash", "--at", &until])["removed"], json!([]), "it is kept no longer");
    for (arguments, named) in [
        (&["trash", "restore", "9999"][..], "回收站里没有了"),
        (&["trash", "restore", "v04"], "v04"),
        (&["trash", "restore"], "<ID>"),
        (&["trash", "empty"], "empty"),
    ] {
        let said = home.run(arguments).refused(2);
        assert!(said.err.contains(named), "{arguments:?}: {said:?}");
    }
    assert_eq!(home.export(), less);
    home.run(&["trash", "restore", &id]).fine();
    let said = home.run(&["trash", "restore", &id]).refused(2);
    assert!(said.err.contains("已经放回"), "{said:?}");
}

#[test]
fn what_an_import_replaced_stands_in_one_line() {
    let home = Home::demo();
    let before = home.export();
    home.feed(&["import", "-", "--replace"], NOTHING.as_bytes()).fine();
    let removed = home.json(&["trash"])["removed"].clone();
    assert_eq!((removed.as_array().map(Vec::len), &removed[0]["with"]["violation"]), (Some(1), &json!(14)));
    home.run(&["trash", "restore", &removed[0]["id"].to_string()]).fine();
    assert_eq!(home.export(), before);
}

#[test]
fn without_data_nothing_is_made() {
    let home = Home::empty();
    home.run(&["trash"]).fine();
    home.run(&["trash", "restore", "1"]).refused(2);
    assert!(!home.data().exists());
    let help = home.run(&["trash", "restore", "--help"]).fine().out;
    assert!(
        help.contains("放回一项") && help.contains("greenlight trash 里有") && !help.contains("Print help"),
        "{help}"
    );
}
