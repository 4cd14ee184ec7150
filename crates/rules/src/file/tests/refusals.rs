//! Files that are badly written.

use serde_json::json;

use super::*;

#[test]
fn each_kind_of_mistake_is_named_with_its_path() {
    refuses("/format", json!("greenlight.household/2"), &["format format-newer"]);
    refuses("/format", json!("greenlight.household/0"), &["format format-wrong"]);
    refuses("/format", json!("greenlight.household/x"), &["format format-wrong"]);
    refuses("/format", json!(1), &["format format-wrong"]);
    refuses("/format", json!([1]), &["format format-wrong"]);
    refuses("/format", json!(null), &["format format-missing"]);

    refuses("/familie", json!([]), &["familie unknown-field"]);
    refuses("/a.b", json!([[1]]), &["[\"a.b\"] unknown-field"]);
    refuses("/violations/0/colour", json!("red"), &["violations[0].colour unknown-field"]);
    refuses("/violations/0/decision/amount", json!(1), &["violations[0].decision.amount unknown-field"]);
    refuses("/accounts/0/licence/number", json!("1"), &["accounts[0].licence.number unknown-field"]);
    refuses("/maintenance/weekly", json!([]), &["maintenance.weekly unknown-field"]);
    refuses("/settings/theme", json!("dark"), &["settings.theme unknown-field"]);

    refuses("/members/0/name", json!(null), &["members[0].name missing-field"]);
    refuses("/members/-", json!({"id": "kid"}), &["members[2].name missing-field"]);
    refuses("/members/-", json!({}), &["members[2].id missing-field", "members[2].name missing-field"]);
    refuses("/members/-", json!("kid"), &["members[2] not-object"]);
    refuses("/members/-", json!(null), &["members[2] not-object"]);
    refuses("/payments", json!({"id": "p1"}), &["payments not-list"]);
    refuses("/payments", json!("p1"), &["payments not-list"]);
    refuses("/maintenance", json!([]), &["maintenance not-object"]);
    refuses("/maintenance/daily", json!("02:00"), &["maintenance.daily not-list"]);
    refuses("/settings/parameters", json!([]), &["settings.parameters not-object"]);
    refuses("/violations/0/decision", json!("yes"), &["violations[0].decision not-object"]);

    refuses("/members/0/name", json!(5), &["members[0].name not-text"]);
    refuses("/members/0/name", json!("王\u{0}"), &["members[0].name nul-character"]);
    refuses("/members/-", json!({"id": "", "name": "小王"}), &["members[2].id empty-id"]);
    refuses("/members/-", json!({"id": "dad", "name": "小王"}), &["members[2].id duplicate-id"]);
    refuses("/filings/0/status", json!("done"), &["filings[0].status not-word"]);
    refuses("/violations/0/warning_only", json!("no"), &["violations[0].warning_only not-yes-or-no"]);
    refuses(
        "/violations/0/handle_by_extended_to",
        json!("2026-02-30"),
        &["violations[0].handle_by_extended_to not-date"],
    );
    refuses("/violations/0/decision/served_on", json!(20260905), &["violations[0].decision.served_on not-date"]);
    refuses("/payments/0/attempted_at", json!("2026-09-11 19:00"), &["payments[0].attempted_at not-instant"]);
    let attachment = |field: &str, value: Json| {
        let mut attachment = attachment("v1");
        attachment[field] = value;
        json!([attachment])
    };
    for hash in [json!(""), json!("A".repeat(64)), json!("a".repeat(63)), json!("g".repeat(64)), json!(1)] {
        refuses("/attachments", attachment("sha256", hash), &["attachments[0].sha256 not-sha256"]);
    }
    refuses("/attachments", attachment("size", json!(1.5)), &["attachments[0].size not-whole-number"]);
    refuses("/attachments", attachment("kind", json!("photo")), &["attachments[0].kind not-word"]);
    refuses("/notes", json!([{"id": "n", "kind": "sms", "text": ""}]), &["notes[0].kind not-word"]);
    refuses("/notes", json!([{"id": "n", "kind": "other"}]), &["notes[0].text missing-field"]);
    refuses("/maintenance/daily/0/end", json!("4:00"), &["maintenance.daily[0].end not-time"]);

    for amount in [json!(1.5), json!("20000"), json!(true)] {
        refuses("/payments/0/amount_fen", amount, &["payments[0].amount_fen not-whole-number"]);
    }
    for amount in [json!(-1), json!(100_000_000_000_001_i64), json!(u64::MAX), json!(i64::MIN)] {
        refuses("/payments/0/amount_fen", amount, &["payments[0].amount_fen negative-money"]);
    }
    refuses("/payments/0/amount_fen", json!(100_000_000_000_000_i64), &[]);
    refuses("/payments/0/amount_fen", json!(0), &[]);
    refuses("/settings/parameters", json!({"rate": 0.5}), &["settings.parameters.rate not-whole-number"]);
    refuses("/settings/parameters", json!({"a\u{0}": 1}), &["settings.parameters[\"a\\0\"] nul-character"]);
    refuses("/settings/parameters", json!({"words": ["a", "\u{0}"]}), &["settings.parameters.words nul-character"]);
}

#[test]
fn settings_are_checked_by_those_who_know_them() {
    refuses(
        "/settings/parameters",
        json!({"rate": 300, "no-such": 1}),
        &["settings.parameters.no-such test-parameter"],
    );
    let muted = |check: &str, violation: &str| json!({"check": check, "violation": violation, "fingerprint": "f"});
    refuses(
        "/settings/muted",
        json!([muted("due-soon", "v1"), muted("no-such", "v1")]),
        &["settings.muted[1].check test-muted"],
    );
    refuses(
        "/settings/muted",
        json!([muted("due-soon", "v1"), muted("due-soon", "v1")]),
        &["settings.muted[1] duplicate-id"],
    );
    refuses("/settings/muted", json!([muted("due-soon", "v9")]), &["settings.muted[0].violation dangling"]);
}

#[test]
fn everything_wrong_is_named_at_once() {
    let text = r#"{"format": "greenlight.household/1",
        "members": [{"id": "a", "name": 1}, {"id": "b", "name": "b", "id": "c"}, {"id": "d", "name": "d"}],
        "members": [],
        "accounts": [{"id": "x", "member": "a", "licence": {"status": "fine", "points": 3}},
                     {"id": "y", "member": "d", "licence": {"status": "normal"}},
                     {"id": "z", "member": "d", "licence": {"status": "normal"}}],
        "vehicles": [{"id": "car", "plate": "京A1", "kind": "small", "use": "private", "owner": "nobody"}]}"#;
    refuses_text(
        text,
        &[
            "members[0].name not-text",
            "members[1].id duplicate-field",
            "members duplicate-field",
            "accounts[0].licence.status not-word",
            "accounts[0].licence.points_as_of points-read",
            "accounts[2].member member-account",
        ],
    );
}

#[test]
fn nothing_is_concluded_from_what_could_not_be_read() {
    // The decided violation of the file cannot be read; that the known one is undecided is no reason to refuse.
    let mut known: serde_json::Value = serde_json::from_str(EXAMPLE).expect("the example is JSON");
    known["violations"][0]["stage"] = json!("recorded");
    known["violations"][0]["decision"] = json!(null);
    known["payments"] = json!([]);
    let known = import(known.to_string().as_bytes(), &Household::default(), false).expect("it is sound");
    let mut file: serde_json::Value = serde_json::from_str(EXAMPLE).expect("the example is JSON");
    file["payments"][0]["outcome"] = json!("succeeded");
    assert_eq!(said(import(file.to_string().as_bytes(), &known, false)), [""; 0]);
    file["violations"][0]["points"] = json!("3");
    assert_eq!(said(import(file.to_string().as_bytes(), &known, false)), ["violations[0].points not-whole-number"]);
}

#[test]
fn what_is_no_household_file_is_refused_with_what_to_do() {
    refuses_text("", &["empty-file"]);
    refuses_text("\u{feff} \n", &["empty-file"]);
    refuses_text("null", &["not-object"]);
    refuses_text("[]", &["not-object"]);
    refuses_text("12", &["not-object"]);
    refuses_text("{}", &["format format-missing"]);
    refuses_text(r#"{"format": "greenlight.household/1"} x"#, &["malformed"]);
    refuses_text(r#"{"format": "greenlight.household/1", "members": [{"id": "a","#, &["members[0] cut-short"]);
    refuses_text(
        r#"{"members": [{"id": 5, "name": "a"}, {"id": "b" "name": "b"}]}"#,
        &["members[0].id not-text", "members[1] malformed"],
    );
    refuses_text(r#"{"members": [{"id": 5}], "format": "greenlight.household/3", {{{"#, &["format format-newer"]);
    refuses_text(b"\xff\xfe{\0}\0", &["looks-utf16"]);
    refuses_text(b"{\"members\": [\n\"\xe4\xb8\xff\"]}", &["not-utf8"]);
    // 王建国的爸爸 in GBK.
    refuses_text(b"{\"name\": \"\xcd\xf5\xbd\xa8\xb9\xfa\xb5\xc4\xb0\xd6\xb0\xd6\"}", &["looks-gbk"]);
    // Chinese in UTF-8, damaged in one place.
    let mut damaged = "{\"members\": [{\"name\": \"王建国与李梅在北京市朝阳区违反规定停放\"}]}".as_bytes().to_vec();
    damaged[30] = 0xff;
    refuses_text(damaged, &["not-utf8"]);

    let problems = import(b"{\n  \"format\": 1,\n  oops\n}", &Household::default(), false).expect_err("not JSON");
    let place = [("line", Value::Count(3)), ("column", Value::Count(3))];
    assert_eq!(problems.last().map(|problem| problem.message.values.clone()), Some(place.to_vec()));
}

#[test]
fn problems_are_named_up_to_a_number_and_then_counted() {
    let entries = vec!["5"; 1_000].join(",");
    let text = format!(r#"{{"format": "greenlight.household/1", "violations": [{entries}]}}"#);
    let problems = import(text.as_bytes(), &Household::default(), false).expect_err("numbers are no violations");
    assert_eq!(problems.len(), MOST_PROBLEMS + 1);
    assert_eq!(problems[MOST_PROBLEMS].message.values, [("count", Value::Count(800))]);
}

#[test]
fn input_in_a_message_is_short() {
    let long = "长".repeat(10_000);
    let text = format!(r#"{{"{long}": 1, "members": [{{"id": "{long}", "name": {{"a": "{long}"}}, "{long}": 2}}]}}"#);
    for problem in import(text.as_bytes(), &Household::default(), false).expect_err("unknown fields") {
        assert!(format!("{problem:?}").chars().count() < 400, "{problem:?}");
    }
}

#[test]
fn a_hundred_megabytes_of_garbage_are_refused_at_once() {
    const SIZE: usize = 100_000_000;
    let repeated = |bytes: &[u8]| bytes.repeat(SIZE / bytes.len());
    let list = |open: &str, entry: &str| format!("{open}{}", entry.repeat(SIZE / entry.len())).into_bytes();
    for (bytes, expected) in [
        (repeated(b"\xff"), "not-utf8"),
        (repeated(b"["), "too-deep"),
        (repeated(b" "), "empty-file"),
        (repeated(b"{\"members\":["), "too-deep"),
        (repeated(b"{\"x\":"), "too-deep"),
        (repeated(b"\0"), "malformed"),
        (list("{\"members\":[", "[],"), "many-more"),
        (list("{\"members\":[[", "[],"), "members[0] cut-short"),
        (list("{", "\"a\":1,"), "many-more"),
        (list("{\"x\":\"", "a"), "cut-short"),
    ] {
        let said = said(import(&bytes, &Household::default(), false));
        assert!(said.last().is_some_and(|said| said.ends_with(expected)), "{said:?}");
    }
}

#[test]
fn a_message_whose_sender_stands_in_brackets_is_no_household_file() {
    for text in ["[交管12123] 京A8X2K6于…", "[12123]京A8X2K6", "{提醒}京A8X2K6", "[1,2", "京A8X2K6"] {
        assert!(!is_one(text.as_bytes()), "{text}");
    }
    for text in ["", " ", "{", "{}", "[", "[]", "[{}]", "{\"format\": 1", "\u{feff}{ \"format\"", "{format: 1}"] {
        assert!(is_one(text.as_bytes()), "{text}");
    }
}
