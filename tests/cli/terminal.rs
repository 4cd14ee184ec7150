//! What a person sees: columns that stand under one another, colours only where they are seen, no text that acts.

use std::process::Stdio;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::home::{Home, Said, THAT_EVENING};

#[test]
fn wide_characters_keep_their_columns() {
    let home = Home::demo();
    for arguments in [
        &["list", "members"][..],
        &["list", "accounts"],
        &["list", "vehicles"],
        &["list", "filings"],
        &["list", "violations"],
        &["list", "appeals"],
        &["list", "methods"],
        &["list", "payments"],
        &["list", "parameters"],
        &["explain"],
    ] {
        for lang in ["zh", "en"] {
            let table = home.run(&[arguments, &["--lang", lang]].concat()).fine().out;
            let mut lines = table.lines();
            let columns = columns(lines.next().expect("a heading"));
            assert!(!columns.is_empty(), "{table}");
            for line in lines {
                for column in &columns {
                    assert!(blank_before(line, *column), "column {column} of {line:?} in\n{table}");
                }
            }
        }
    }
}

#[test]
fn a_plate_stands_under_its_heading() {
    let table = Home::demo().run(&["list", "vehicles"]).fine().out;
    let place = |line: &str, text: &str| line.find(text).map(|at| line[..at].width()).expect("it is there");
    let mut lines = table.lines();
    let heading = place(lines.next().expect("a heading"), "号牌");
    let plates = ["京A·8X2K6", "冀F·3K7P9", "京N·5Q7R1", "京A·D12Z45"];
    for (line, plate) in lines.zip(plates) {
        assert_eq!(place(line, plate), heading, "{table}");
    }
}

/// Where the columns of a heading begin, the first left out, in the cells of a terminal: two blanks part them.
fn columns(heading: &str) -> Vec<usize> {
    let mut columns = Vec::new();
    let (mut cell, mut blanks) = (0, 0);
    for letter in heading.chars() {
        if letter != ' ' && blanks > 1 {
            columns.push(cell);
        }
        blanks = if letter == ' ' { blanks + 1 } else { 0 };
        cell += letter.width().unwrap_or_default();
    }
    columns
}

/// Whether a line has a blank right before this cell, so that something may begin there.
fn blank_before(line: &str, column: usize) -> bool {
    let mut cell = 0;
    for letter in line.chars() {
        cell += letter.width().unwrap_or_default();
        if cell >= column {
            return cell == column && letter == ' ';
        }
    }
    true
}

#[test]
fn there_are_no_colours_where_there_is_no_terminal() {
    let home = Home::demo();
    for arguments in [&["check", "--at", THAT_EVENING][..], &["explain"], &["explain", "overdue"], &["check", "v404"]] {
        let said = home.run(arguments);
        assert!(!(said.out + &said.err).contains('\u{1b}'), "{arguments:?}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let home = Home::demo();
    for arguments in [
        &["check", "--at", THAT_EVENING][..],
        &["check", "--at", THAT_EVENING, "--json"],
        &["list", "parameters"],
        &["export"],
        &["completions", "bash"],
        &["--help"],
    ] {
        let mut command = home.command(arguments);
        let mut child =
            command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("starts");
        drop(child.stdout.take());
        let ended = child.wait_with_output().expect("ends");
        let err = String::from_utf8_lossy(&ended.stderr);
        assert!(ended.status.code().is_some_and(|code| code < 2), "{arguments:?}: {:?} {err}", ended.status);
        assert_eq!(err, "", "{arguments:?}");
    }
}

/// A household in which every text would clear the screen, move the cursor, or ring, if it could.
fn hostile() -> String {
    let hash = "ab".repeat(32);
    let text = r"\u001b[2J\u001b]0;x\u0007\r\n\t\b\u009b31m王";
    format!(
        r#"{{"format": "greenlight.household/1",
        "members": [{{"id": "m{text}", "name": "{text}"}}],
        "accounts": [{{"id": "a{text}", "member": "m{text}", "label": "{text}", "province": "{text}",
            "licence": {{"class": "{text}", "status": "locked"}}}}],
        "vehicles": [{{"id": "c{text}", "plate": "{text}", "kind": "large", "use": "commercial",
            "owner_name": "{text}", "nickname": "{text}"}}],
        "filings": [{{"id": "f{text}", "account": "a{text}", "vehicle": "c{text}", "status": "pending",
            "submitted_at": "2026-09-23T10:30:00+08:00", "note": "{text}"}}],
        "violations": [{{"id": "v{text}", "vehicle": "c{text}", "source": "camera", "stage": "recorded",
            "occurred_at": "2026-09-12T09:47:00+08:00", "place": "{text}", "offence": "{text}", "fine_fen": 20000,
            "points": 3, "warning_only": false, "driver": "m{text}", "authority": "{text}"}}],
        "appeals": [{{"id": "o{text}", "violation": "v{text}", "kind": "objection", "status": "pending",
            "submitted_at": "2026-09-22T15:00:00+08:00", "note": "{text}"}}],
        "methods": [{{"id": "w{text}", "kind": "credit_instalment", "label": "{text}"}},
                    {{"id": "x{text}", "kind": "wechat", "label": "{text}", "balance_fen": 1,
                     "balance_as_of": "2026-09-22T15:00:00+08:00", "single_limit_fen": 1}}],
        "payments": [{{"id": "p{text}", "violation": "v{text}", "method": "x{text}", "amount_fen": 20000,
            "attempted_at": "2026-09-22T19:00:00+08:00", "outcome": "failed", "failure_text": "{text}"}}],
        "notes": [{{"id": "t{text}", "kind": "other", "text": "{text}", "vehicle": "c{text}", "violation": "v{text}"}}],
        "attachments": [{{"id": "e{text}", "appeal": "o{text}", "kind": "other", "name": "{text}", "note": "{text}",
            "sha256": "{hash}", "size": 1, "added_at": "2026-09-23T10:30:00+08:00"}}],
        "maintenance": {{"announced": [{{"id": "n{text}", "from": "2026-09-23T21:00:00+08:00",
            "to": "2026-09-23T22:00:00+08:00", "text": "{text}"}}]}}}}"#
    )
}

#[test]
fn text_from_a_file_never_acts_on_the_terminal() {
    let home = Home::empty();
    home.import(&hostile()).fine();
    for method in ["w", "x"] {
        let id = home.json(&["list", "methods"])[usize::from(method == "x")]["id"].as_str().expect("an id").to_owned();
        let said = home.run(&["check", "--method", &id, "--at", THAT_EVENING]);
        assert!(said.out.contains('王'), "{said:?}");
        quiet(&said);
    }
    quiet(&home.run(&["check", "--batch", "--at", THAT_EVENING]));
    for kind in [
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
    ] {
        let said = home.run(&["list", kind]).fine();
        assert_eq!(said.out.lines().count(), if kind == "methods" { 3 } else { 2 }, "a line each: {said:?}");
        quiet(&said);
    }
}

#[test]
fn text_from_a_file_never_acts_through_a_complaint() {
    let home = Home::empty();
    let wrong = hostile().replace("\"pending\"", "\"\\u001b[2J\"").replace("\"points\"", "\"\\u009bpoints\"");
    quiet(&home.import(&wrong).refused(2));
    let same = hostile().replace(
        r#""members": ["#,
        r#""members": [{"id": "m\u001b[2J\u001b]0;x\u0007\r\n\t\b\u009b31m王", "name": "2"}, "#,
    );
    quiet(&home.import(&same).refused(2));
    let act = "\u{1b}[2J\u{9b}31m";
    quiet(&home.run(&["check", act]).refused(2));
    quiet(&home.run(&["check", &format!("--{act}")]).refused(2));
    quiet(&home.run(&[act]).refused(2));
    quiet(&home.run(&["list", act]).refused(2));
    quiet(&home.run(&["import", act]).refused(2));
    quiet(&home.run(&["explain", act]).refused(2));
}

/// Nothing but text and ends of lines.
#[track_caller]
fn quiet(said: &Said) {
    let acts: Vec<char> =
        said.out.chars().chain(said.err.chars()).filter(|letter| letter.is_control() && *letter != '\n').collect();
    assert!(acts.is_empty(), "{acts:?} in {said:?}");
}
