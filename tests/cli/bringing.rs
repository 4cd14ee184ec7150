//! Messages, tables and bills brought in by `import`: what would change is shown, only that changes, and one undo takes it
//! back.

use serde_json::json;

use super::home::{Home, THAT_EVENING};

/// A record of dad's car and a reminder to move it, pasted together, with a scam between them.
const MESSAGES: &str = "\
【北京交警】您的小型汽车京A8X2K6于2026年09月21日17时40分在朝阳区望京街，实施违反禁止标线指示(代码1345)的违法行为，\
已被记录，罚款100元，记1分。请于收到本告知之日起30日内接受处理。

【交管12123】您有一条交通违章未处理，即将记分，查看 http://example.com/a

【北京交警】您的小型汽车京A8X2K6于2026年9月22日10时42分在亮景路未按规定停放已被记录，请立即驶离，未及时驶离的，将依法予以处罚。
";

const TABLE: &str = "\
车牌号,违法时间,违法地点,违法行为,罚款金额(元),记分
京A·8X2K6,2026-09-18 08:12,望京街,违反规定停放,200,0
冀F3K7P9,2026-09-19 12:30,长江路,不按交通信号灯指示通行,200,6
京A8X2K6,2026-09-20 19:00,,违反规定停放,两百块左右,0
";

fn bring(home: &Home, arguments: &[&str], input: &[u8]) -> super::home::Said {
    home.feed(&[&["import", "-", "--at", THAT_EVENING], arguments].concat(), input)
}

fn violations(home: &Home) -> usize {
    home.json(&["list", "violations"]).as_array().expect("a list").len()
}

#[test]
fn messages_become_what_they_are() {
    let home = Home::example();
    let before = home.export();
    let tried = bring(&home, &["--dry-run"], MESSAGES.as_bytes()).fine().out;
    assert_eq!(home.export(), before, "trying writes nothing");
    for words in ["新录入", "诈骗短信", "只记一笔", "¥100.00", "9月21日 17:40"] {
        assert!(tried.contains(words), "{words}: {tried}");
    }
    bring(&home, &[], MESSAGES.as_bytes()).fine();
    assert_eq!(violations(&home), 2);
    let notes = home.json(&["list", "notes"]);
    let kinds: Vec<_> = notes.as_array().expect("a list").iter().map(|note| note["kind"].as_str()).collect();
    assert_eq!(kinds.len(), 2, "{notes}");
    assert!(kinds.contains(&Some("move_reminder")) && kinds.contains(&Some("source_text")), "{kinds:?}");
    assert!(!home.export().contains("example.com"), "nothing of a scam is kept");

    let taken = home.export();
    let again = bring(&home, &[], MESSAGES.as_bytes()).fine().out;
    assert!(again.contains("没有变化"), "{again}");
    assert_eq!(home.export(), taken, "brought twice it changes nothing");
    home.run(&["undo"]).fine();
    assert_eq!(home.export(), before, "one undo takes all of it back");
}

#[test]
fn a_table_is_taken_in_but_for_the_rows_that_cannot_be_read() {
    let home = Home::example();
    let gbk_free = TABLE.as_bytes();
    let shown = bring(&home, &[], gbk_free).fine().out;
    assert!(shown.contains("第 4 行") && shown.contains("罚款"), "the row and the field are named: {shown}");
    assert_eq!(violations(&home), 3);
    let vehicles = home.json(&["list", "vehicles"]);
    assert!(vehicles.as_array().expect("a list").iter().any(|car| car["plate"] == "冀F·3K7P9"), "{vehicles}");
    let taken = home.export();
    bring(&home, &[], gbk_free).fine();
    assert_eq!(home.export(), taken);
}

#[test]
fn columns_and_sheets_that_are_not_read_are_named() {
    let home = Home::example();
    let table = "序号,车牌,违法时间,违法行为,罚没,,\n1,京A8X2K6,2026-09-18 08:12,违停,200,甲,\n";
    let shown = bring(&home, &["--dry-run"], table.as_bytes()).fine().out;
    assert!(shown.contains("车牌 → 车牌") && shown.contains("未读取的列：序号、罚没、第 6 列\n"), "{shown}");
    let fleet = include_bytes!("../../crates/intake/src/table/tests/fleet.xls");
    let shown = bring(&home, &["--dry-run"], fleet).fine().out;
    assert!(shown.contains("没读工作表 说明："), "{shown}");
    let said = bring(&home, &["--dry-run", "--json"], fleet).fine().out;
    let answer: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    assert_eq!(answer["brought"][0]["left_out"][0]["values"]["sheets"]["value"], json!(["说明"]));
    let shown = bring(&home, &["--dry-run"], TABLE.as_bytes()).fine().out;
    assert!(!shown.contains("未读取") && !shown.contains("没读"), "{shown}");
}

#[test]
fn what_looks_like_a_known_one_is_left_out_unless_it_is_asked_for() {
    let home = Home::example();
    // The example has a record of that car and minute, with another fine.
    let alike = "【北京交警】您的小型汽车京A8X2K6于2026年8月20日8时12分在长安街，实施违反规定停放(代码1039)的违法行为，已被记录，\
        罚款150元，记0分。";
    let shown = bring(&home, &[], alike.as_bytes()).fine().out;
    assert!(shown.contains("疑似重复") && shown.contains("¥150.00") && shown.contains("¥200.00"), "{shown}");
    assert_eq!(violations(&home), 1);
    bring(&home, &["--duplicates", "add"], alike.as_bytes()).fine();
    assert_eq!(violations(&home), 2);
}

#[test]
fn a_program_reads_what_was_read() {
    let home = Home::example();
    let said = bring(&home, &["--json", "--dry-run"], MESSAGES.as_bytes()).fine();
    let answer: serde_json::Value = serde_json::from_str(&said.out).expect("JSON");
    assert_eq!(answer["format"], "greenlight.intake/1");
    assert_eq!(answer["counts"]["add"], 1);
    assert_eq!(answer["counts"]["phishing"], 1);
    assert_eq!(answer["counts"]["note"], 1);
    assert_eq!(answer["changed"], false);
    let first = &answer["items"][0];
    assert_eq!(first["kind"], "violation");
    assert_eq!(first["fields"]["fine_fen"]["value"], 10_000);
    assert_eq!(first["fields"]["occurred_at"]["value"], "2026-09-21T17:40:00+08:00");
    assert_eq!(first["fields"]["plate"]["confidence"], "high");
    assert_eq!(first["missing"], json!([]));
}

#[test]
fn a_file_in_which_nothing_is_recognised_is_refused_with_the_reason() {
    let home = Home::example();
    let before = home.export();
    bring(&home, &[], "今天天气不错，晚上一起吃饭。".as_bytes()).refused(2);
    bring(&home, &[], b"\x89PNG\r\n\x1a\n....").refused(2);
    bring(&home, &[], &[0xff, 0x00, 0x80]).refused(2);
    assert_eq!(home.export(), before);
}

#[test]
fn what_was_read_and_not_recognised_is_not_called_unreadable() {
    let home = Home::example();
    let said = bring(&home, &[], "今天天气不错，晚上一起吃饭。".as_bytes()).refused(2).err;
    assert!(said.contains("没有认出") && !said.contains("读不了"), "{said}");
}

#[test]
fn what_has_not_happened_yet_is_asked_about_and_not_taken() {
    let home = Home::example();
    let before = home.export();
    let text =
        "【北京交警】您的小型汽车京A8X2K6于2099年9月10日07时32分在长安街违反规定停放，罚款200元，记0分，请30日内处理。";
    bring(&home, &["--yes"], text.as_bytes());
    assert_eq!(home.export(), before);
    let table = "\
号牌号码,违法时间,违法地点,违法行为,罚款,记分
京A8X2K6,2099-09-08 08:12,长安街,违停,200,0
京A8X2K6,1926-09-08 08:12,长安街,违停,200,0
";
    bring(&home, &["--yes"], table.as_bytes());
    assert_eq!(home.export(), before);
}

#[test]
fn emptying_the_household_first_is_for_household_files_alone() {
    let home = Home::example();
    let before = home.export();
    let said = bring(&home, &["--replace"], TABLE.as_bytes()).refused(2).err;
    assert!(said.contains("--replace") && said.contains("什么都没改") && !said.contains("JSON"), "{said}");
    assert_eq!(home.export(), before);
}

#[test]
fn a_pdf_and_a_picture_say_what_to_do_with_them() {
    let home = Home::example();
    for (bytes, what) in [(&b"%PDF-1.7\n\x00"[..], "PDF"), (b"\x89PNG\r\n\x1a\n\x00", "图片")] {
        let said = bring(&home, &[], bytes).refused(2).err;
        for words in [what, "粘贴", ".txt", "附件"] {
            assert!(said.contains(words), "{words}: {said}");
        }
    }
}

#[test]
fn why_the_system_would_not_is_said_in_the_readers_language() {
    let home = Home::example();
    let missing = home.path().join("nowhere.csv").display().to_string();
    let beneath = format!("{}/list.csv", home.file("list.csv", TABLE));
    for (file, chinese, english) in [(&missing, "找不到", "not there"), (&beneath, "不是文件夹", "no folder")] {
        let said = home.run(&["import", file]).refused(2).err;
        assert!(said.contains(chinese) && !said.contains("os error"), "{said}");
        let said = home.run(&["--lang", "en", "import", file]).refused(2).err;
        assert!(said.contains(english) && !said.contains("os error"), "{said}");
    }
}

#[test]
fn one_problem_is_not_called_several() {
    let home = Home::empty();
    let one = r#"{"format": "greenlight.household/1", "members": [{"id": "m"}]}"#;
    let said = home.feed(&["--lang", "en", "import", "-"], one.as_bytes()).refused(2).err;
    assert!(said.contains("has 1 problem;"), "{said}");
    let two = r#"{"format": "greenlight.household/1", "members": [{"id": "m"}, {"id": "n"}]}"#;
    let said = home.feed(&["--lang", "en", "import", "-"], two.as_bytes()).refused(2).err;
    assert!(said.contains("has 2 problems;"), "{said}");
}

#[test]
fn a_bill_in_which_no_fine_was_paid_says_so() {
    let home = Home::example();
    let bill = "微信支付账单明细,,,,\n交易时间,交易类型,交易对方,商品,收/支,金额(元),当前状态,交易单号\n\
        2026-08-22 12:00:00,商户消费,某某火锅,聚餐,支出,¥388.00,支付成功,4200002026082200002\n";
    let said = bring(&home, &[], bill.as_bytes()).fine().out;
    assert!(said.contains("账单里没有缴罚款的记录") && said.contains("没有变化"), "{said}");
}
