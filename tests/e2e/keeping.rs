//! What is kept, in the window: backups that are made, restored and taken back; a damaged household that is restored from the
//! newest good one; the history, sifted and taken back; and what was removed, put back.

use std::fs;

use greenlight_app::{Desk, Instant, desk::evidence::AttachTo};
use serde_json::{Value, json};

use super::{
    setup::{EVENING, Setup},
    window::Window,
};

/// Does deeds in a data folder, past the window.
pub fn does(setup: &Setup, deeds: &[Value]) {
    let desk = Desk::open(setup.data(), Instant::parse(EVENING)).expect("opens");
    for deed in deeds {
        desk.act(serde_json::from_value(deed.clone()).expect("a deed")).expect("is done");
    }
}

/// Attaches a file of so many bytes to a violation, past the window.
pub fn attaches(setup: &Setup, bytes: usize) {
    let photo = setup.folder.path().join("现场.jpg");
    fs::write(&photo, vec![0; bytes]).expect("writes");
    let desk = Desk::open(setup.data(), Instant::parse(EVENING)).expect("opens");
    desk.attach(AttachTo::Violation("v01".to_owned()), &[photo]).expect("is attached");
}

/// Makes the backup of the day, then damages the household; gives back the damaged bytes.
pub async fn damage(setup: &Setup) -> Vec<u8> {
    setup.house().back_up_daily(Instant::parse(EVENING).expect("an instant")).await.expect("a backup");
    let database = setup.data().join("greenlight.sqlite");
    let mut bytes = fs::read(&database).expect("reads");
    bytes[..16].fill(0);
    fs::write(&database, &bytes).expect("writes");
    bytes
}

#[tokio::test]
async fn a_backup_is_restored_and_the_restore_taken_back() {
    let window = Window::open(Setup::sample().await).await;
    let house = window.setup.house();
    let before = house.household().await.expect("the sample");
    window.go("/settings?part=backups").await;
    window.press("现在备份").await;
    window.see("已备份：greenlight-20260923-214200").await;

    window.go("/violations/v04").await;
    window.choose("更多", "删除").await;
    window.see("删了 京A·8X2K6 不按导向车道行驶").await;
    let after = house.household().await.expect("one less");
    assert_ne!(after, before);

    window.go("/settings?part=backups").await;
    window.press("恢复 9月23日 21:42 的备份").await;
    window.see("完整，没有对不上的").await;
    let row = "return [...document.querySelectorAll('[role=dialog] tbody tr')].map((row) => row.innerText.split(/\\s+/).join(' ')).join(';').includes('违法 1 0 0')";
    window.until("what would come back", row).await;
    assert_eq!(house.household().await.expect("as it is"), after, "looking changes nothing");
    window.press("恢复这份备份").await;
    window.see("已恢复。之前的存在 greenlight-").await;
    assert_eq!(house.household().await.expect("as it was"), before);

    window.press("撤销").await;
    let kept_twice =
        "return [...document.querySelectorAll('.backup-why')].filter((why) => why.innerText === '恢复前').length === 2";
    window.until("the present again", kept_twice).await;
    assert_eq!(house.household().await.expect("as it was before the restore"), after);
}

#[tokio::test]
async fn a_backup_with_evidence_says_what_it_holds_and_brings_it_back() {
    let setup = Setup::sample().await;
    let house = setup.house();
    attaches(&setup, 400 << 10);
    // As if a stick with it were the folder of backups, since nobody can choose another one here.
    let to = setup.data().join("backups");
    fs::create_dir_all(&to).expect("a folder");
    let hour_before = Instant::parse("2026-09-23T20:42:00+08:00").expect("an instant");
    house.back_up(Some(&to), None, hour_before).await.expect("is made");
    let files = house.folder_of_files().expect("there is one");
    fs::remove_dir_all(&files).expect("removes");

    let window = Window::open(setup).await;
    window.go("/settings?part=backups").await;
    window.see("一起带上").await;
    window.press("恢复 9月23日 20:42 的备份").await;
    window.see("1 个，400 KB").await;
    window.miss("没有文件的证据").await;
    window.press("恢复这份备份").await;
    window.see("已恢复。之前的存在 greenlight-").await;
    window.miss("个证据没有文件").await;
    assert_eq!(house.lost_files().await.expect("reads"), []);
}

#[tokio::test]
async fn a_damaged_household_is_restored_without_a_restart_and_kept_beside() {
    let setup = Setup::sample().await;
    let house = setup.house();
    let before = house.household().await.expect("the sample");
    let bytes = damage(&setup).await;
    let database = setup.data().join("greenlight.sqlite");

    let window = Window::open(setup).await;
    window.see("资料文件坏了，打不开").await;
    window.see("9月23日 21:42 的备份，").await;
    assert!(fs::read(&database).expect("reads") == bytes, "what is damaged is left as it is");
    window.press("恢复这份").await;
    window.see("总览").await;
    window.see("已恢复。之前的存在 damaged-20260923-214200.sqlite").await;
    assert_eq!(house.household().await.expect("opens"), before);
    let kept = window.setup.data().join("backups/damaged-20260923-214200.sqlite");
    assert!(fs::read(kept).expect("is kept") == bytes, "the damaged file is kept as it was");
}

#[tokio::test]
async fn an_older_change_is_found_and_taken_back_and_one_that_was_changed_since_is_not() {
    let setup = Setup::sample().await;
    let wang = |name: &str| json!({"deed": "keep", "facts": {"members": [{"id": "wang", "name": name}]}});
    does(
        &setup,
        &[
            json!({"deed": "pay", "violation": "v03", "account": null, "method": null, "attempted_at": EVENING,
                "amount_fen": 15_000, "succeeded": false, "failure_text": "余额不足"}),
            wang("王芳"),
            wang("王小芳"),
        ],
    );
    let window = Window::open(setup).await;
    let house = window.setup.house();
    let before = house.household().await.expect("the household");
    window.go("/history").await;
    window.see("手机显示 余额不足").await;
    window.see("姓名 王芳 → 王小芳").await;
    window.fill("搜索", "余额不足").await;
    window.miss("王小芳").await;
    window.press("撤销：记下没缴成 京N·5Q7R1 违反规定停放").await;
    window.see("已撤销：记下没缴成").await;
    let after = house.household().await.expect("one payment less");
    assert_eq!(after.payments.len() + 1, before.payments.len());
    assert!(after.members.iter().any(|member| member.name == "王小芳"), "what came later stays");

    window.fill("搜索", "加了").await;
    window.miss("余额不足").await;
    window.press("撤销：加了王芳").await;
    window.see("后来又改过同样的内容").await;
    assert_eq!(house.household().await.expect("as it is"), after);
}

#[tokio::test]
async fn a_car_comes_back_from_the_trash_with_its_violations() {
    let setup = Setup::sample().await;
    let house = setup.house();
    let before = house.household().await.expect("the sample");
    does(&setup, &[json!({"deed": "remove", "noun": "vehicle", "id": "car-gran"})]);
    assert_ne!(house.household().await.expect("less"), before);
    let window = Window::open(setup).await;
    window.go("/history?show=trash").await;
    window.see("还能放回 30 天").await;
    window.press("放回：删了 冀F·3K7P9 和它的违法").await;
    window.see("放回了 冀F·3K7P9 和它的违法").await;
    window.see("回收站是空的").await;
    assert_eq!(house.household().await.expect("as it was"), before);
    window.press("撤销").await;
    window.see("还能放回 30 天").await;
    assert_ne!(house.household().await.expect("less again"), before);
}
