//! Files that must not get in: exit code 2, every problem named with its path in one go, nothing written.

use std::fs::File;

use serde_json::{Value, json};

use super::home::{EXAMPLE, Home, NOTHING, Said};

/// The contract's example with one value put somewhere, or (with null at the end of a list) added.
fn example_with(changes: &[(&str, Value)]) -> String {
    let mut file: Value = serde_json::from_str(EXAMPLE).expect("JSON");
    for (place, value) in changes {
        match place.strip_suffix("/-") {
            Some(list) => file.pointer_mut(list).and_then(Value::as_array_mut).expect("a list").push(value.clone()),
            None => {
                let (object, field) = place.rsplit_once('/').expect("a path");
                file.pointer_mut(object).expect("an object")[field] = value.clone();
            }
        }
    }
    file.to_string()
}

/// A household whose export no refused file may change.
struct Kept {
    home: Home,
    before: String,
}

impl Kept {
    fn new() -> Kept {
        let home = Home::demo();
        let before = home.export();
        Kept { home, before }
    }

    /// Refuses a file, each way of importing it, naming these.
    #[track_caller]
    fn refuses(&self, file: impl AsRef<[u8]>, named: &[&str]) {
        for way in [&["import", "-"][..], &["import", "-", "--replace"], &["import", "-", "--dry-run"]] {
            let said = self.home.feed(way, file.as_ref()).refused(2);
            names(&said, named);
        }
        assert_eq!(self.home.export(), self.before, "something was written");
        self.home.run(&["verify"]).fine();
    }
}

#[track_caller]
fn names(said: &Said, named: &[&str]) {
    for named in named {
        assert!(said.err.contains(named), "{named} is not named in:\n{}", said.err);
    }
    assert!(said.err.contains("什么都没改"), "{}", said.err);
}

#[test]
fn a_file_that_is_no_json_is_refused_where_it_stops_being_json() {
    let kept = Kept::new();
    kept.refuses("", &["空文件"]);
    kept.refuses("  \n\t ", &["空文件"]);
    kept.refuses("{not JSON", &["第 1 行第 2 列"]);
    kept.refuses("{\n\"format\": \"greenlight.household/1\",\n  members: []}", &["第 3 行"]);
    kept.refuses(&EXAMPLE[..EXAMPLE.len() / 2], &["就断了"]);
    kept.refuses(format!("{NOTHING}{NOTHING}"), &["第 1 行"]);
    kept.refuses("[".repeat(100_000), &["嵌套太深"]);
    kept.refuses("[]", &["{…}"]);
}

#[test]
fn a_file_in_another_encoding_is_refused_by_its_name() {
    let kept = Kept::new();
    // 王建国 in GBK.
    let mut gbk = br#"{"format": "greenlight.household/1", "members": [{"id": "dad", "name": ""#.to_vec();
    gbk.extend([0xcd, 0xf5, 0xbd, 0xa8, 0xb9, 0xfa]);
    gbk.extend(br#""}]}"#);
    kept.refuses(&gbk, &["GBK", "UTF-8", "第 1 行"]);
    let utf16: Vec<u8> = "\u{feff}{}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    kept.refuses(&utf16, &["UTF-16"]);
}

#[test]
fn a_file_of_another_format_is_refused() {
    let kept = Kept::new();
    kept.refuses("{}", &["format", "greenlight.household/1"]);
    kept.refuses(r#"{"format": "greenlight.check/1"}"#, &["format: ", "greenlight.check/1"]);
    kept.refuses(r#"{"format": "greenlight.household/2", "hamsters": []}"#, &["greenlight.household/2", "升级"]);
    kept.refuses(r#"{"format": 1}"#, &["format: "]);
}

#[test]
fn every_problem_is_named_at_once_with_its_path() {
    let file = example_with(&[
        ("/members/-", json!({"id": "dad", "name": "another"})),
        ("/members/0/hobby", json!("fishing")),
        ("/accounts/1/member", json!("aunt")),
        ("/accounts/0/licence/valid_until", json!("2031-02-29")),
        ("/vehicles/0/kind", json!("hovercraft")),
        ("/filings/0/submitted_at", json!("2026-08-03 09:00")),
        ("/violations/0/fine_fen", json!("200")),
        ("/methods/1/balance_fen", json!(-1)),
        ("/maintenance/daily/0/start", json!("25:00")),
    ]);
    Kept::new().refuses(
        file,
        &[
            "9 处问题",
            "members[2].id: ",
            "members[0]",
            "hobby",
            "accounts[1].member: ",
            "aunt",
            "accounts[0].licence.valid_until: ",
            "2031-02-29",
            "vehicles[0].kind: ",
            "hovercraft",
            "filings[0].submitted_at: ",
            "violations[0].fine_fen: ",
            "methods[1].balance_fen: ",
            "maintenance.daily[0].start: ",
        ],
    );
}

#[test]
fn values_of_the_wrong_type_are_refused() {
    let kept = Kept::new();
    kept.refuses(
        example_with(&[
            ("/members", json!({})),
            ("/vehicles/0/plate", json!(8)),
            ("/violations/0/points", json!(1.5)),
            ("/violations/0/warning_only", json!("no")),
            ("/violations/0/decision", json!([])),
            ("/payments/0/amount_fen", json!(1e30)),
        ]),
        &[
            "members: ",
            "vehicles[0].plate: ",
            "violations[0].points: ",
            "violations[0].warning_only: ",
            "violations[0].decision: ",
            "payments[0].amount_fen: ",
        ],
    );
    kept.refuses(example_with(&[("/vehicles/0/id", json!(""))]), &["vehicles[0].id: "]);
    kept.refuses(example_with(&[("/vehicles/0/plate", Value::Null)]), &["vehicles[0]", "plate"]);
}

#[test]
fn an_id_of_nothing_and_an_id_of_two_things_are_refused() {
    let kept = Kept::new();
    kept.refuses(
        example_with(&[
            ("/vehicles/0/owner", json!("nobody")),
            ("/filings/0/vehicle", json!("car-404")),
            ("/appeals/0/violation", json!("v404")),
            ("/payments/0/method", json!("m404")),
            ("/violations/0/decision/by_account", json!("acc-404")),
        ]),
        &[
            "vehicles[0].owner: ",
            "filings[0].vehicle: ",
            "appeals[0].violation: ",
            "payments[0].method: ",
            "violations[0].decision.by_account: ",
        ],
    );
    kept.refuses(
        example_with(&[("/methods/-", json!({"id": "wx", "kind": "alipay", "label": "twice"}))]),
        &["methods[2].id: ", "methods[0]"],
    );
}

#[test]
fn days_that_cannot_be_are_refused() {
    let kept = Kept::new();
    for day in ["2026-02-30", "2026-13-01", "26-09-05", "2026-9-5", "1899-12-31", "2201-01-01", ""] {
        kept.refuses(
            example_with(&[("/violations/0/decision/served_on", json!(day))]),
            &["violations[0].decision.served_on: "],
        );
    }
    kept.refuses(
        example_with(&[("/violations/0/decision/served_on", json!("2026-08-19"))]),
        &["violations[0].decision.served_on: ", "8月20日"],
    );
}

#[test]
fn a_fourth_filing_is_refused_with_those_in_its_way() {
    // The sample's father holds three.
    let file = r#"{"format": "greenlight.household/1",
        "vehicles": [{"id": "car-uncle", "plate": "京B12345", "kind": "small", "use": "private"}],
        "filings": [{"id": "f9", "account": "acc-dad", "vehicle": "car-uncle", "status": "pending",
                     "submitted_at": "2026-09-23T09:00:00+08:00"}]}"#;
    let home = Home::demo();
    let before = home.export();
    let said = home.import(file).refused(2);
    names(&said, &["filings[0].account: ", "acc-dad", "f1", "f2", "f3", "f9"]);
    assert_eq!(home.export(), before);
}

#[test]
fn what_the_hard_limits_forbid_is_refused() {
    let kept = Kept::new();
    let paid = |id: &str| {
        json!({"id": id, "violation": "v1", "attempted_at": "2026-09-11T19:00:00+08:00", "amount_fen": 20000,
               "outcome": "succeeded"})
    };
    let two = example_with(&[("/payments/-", paid("p2")), ("/payments/-", paid("p3"))]);
    kept.refuses(two, &["payments[2].violation: ", "p2", "p3"]);
    kept.refuses(example_with(&[("/violations/0/stage", json!("recorded"))]), &["violations[0].decision: "]);
    kept.refuses(
        example_with(&[("/violations/0/fine_fen", json!(-20_000)), ("/payments/0/amount_fen", json!(-1))]),
        &["violations[0].fine_fen: ", "payments[0].amount_fen: "],
    );
}

#[test]
fn a_refused_file_makes_no_data_folder() {
    let home = Home::empty();
    home.import("{").refused(2);
    home.import(&example_with(&[("/violations/0/fine_fen", json!(-1))])).refused(2);
    assert!(!home.data().exists());
}

#[test]
fn a_hundred_megabytes_of_garbage_are_refused_at_once() {
    let kept = Kept::new();
    let path = kept.home.path().join("garbage.json");
    // A file of nothing but zeros takes no room on the disk, and one of brackets hardly any time.
    File::create(&path).and_then(|file| file.set_len(100 << 20)).expect("makes");
    let said = kept.home.run(&["import", path.to_str().expect("a path")]).refused(2);
    names(&said, &["第 1 行"]);
    let list = format!("{{\"format\": \"greenlight.household/1\", \"members\": [{}0]}}", "0,".repeat(50 << 20));
    std::fs::write(&path, list).expect("writes");
    let said = kept.home.run(&["import", path.to_str().expect("a path")]).refused(2);
    names(&said, &["members[0]: ", "members[199]: "]);
    assert!(said.err.lines().count() < 300, "there is an end to it");
    assert_eq!(kept.home.export(), kept.before);
}

#[test]
fn a_file_that_is_not_there_is_refused() {
    let home = Home::demo();
    let said = home.run(&["import", "no-such-file.json"]).refused(2);
    assert!(said.err.contains("no-such-file.json"), "{said:?}");
    let folder = home.path().to_str().expect("a path").to_owned();
    home.run(&["import", &folder]).refused(2);
}

#[test]
fn settings_that_would_do_nothing_are_refused() {
    Kept::new().refuses(
        example_with(&[
            ("/settings/parameters", json!({"payment-days": 30, "no-such-thing": 1, "due-soon-days": "three"})),
            ("/settings/muted", json!([{"check": "no-such-check", "violation": "v1", "fingerprint": "0"}])),
        ]),
        &["payment-days", "no-such-thing", "due-soon-days", "settings.muted[0].check: "],
    );
}

#[test]
fn a_fee_that_cannot_be_is_refused() {
    let home = Home::empty();
    let fee = |fine: &str, served: &str, paid: &str, more: &[&str]| {
        let base = ["fee", "--fine-fen", fine, "--served", served, "--paid", paid];
        home.run(&[&base, more].concat()).refused(2).err
    };
    assert!(fee("20000", "2026-09-16", "2026-09-15", &[]).contains("--paid"));
    assert!(fee("-1", "2026-09-16", "2026-09-16", &[]).contains("--fine-fen"));
    assert!(fee("200.00", "2026-09-16", "2026-09-16", &[]).contains("--fine-fen"));
    assert!(fee("20000", "2026-09-31", "2026-10-16", &[]).contains("--served"));
    for pause in ["2026-09-18", "2026-09-18..", "..2026-09-18", "2026-09-20..2026-09-18", "2026-09-18...2026-09-20", ""]
    {
        let err = fee("20000", "2026-09-16", "2026-10-16", &["--pause", pause]);
        assert!(err.contains("--pause") && err.contains("2026-09-01..2026-09-30"), "{pause:?}: {err}");
    }
    home.run(&["fee", "--fine-fen", "20000", "--served", "2026-09-16"]).refused(2);
}

#[test]
fn a_list_is_not_read_beyond_what_a_list_may_be() {
    let home = Home::empty();
    for (name, beginning) in [("sparse.csv", "车牌号,违法时间\n"), ("zeros.bin", "")] {
        let path = home.path().join(name);
        std::fs::write(&path, beginning).expect("writes");
        // Takes no room on the disk, as nothing is in it.
        File::options().append(true).open(&path).and_then(|file| file.set_len(3 << 30)).expect("grows");
        let said = home.run(&["import", path.to_str().expect("a path")]).refused(2);
        assert!(said.err.contains("268 MB") || said.err.contains("269 MB"), "{}", said.err);
    }
}
