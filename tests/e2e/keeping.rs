//! Backups in the window: one is made, restored and taken back; and a damaged household is restored from the newest good one.

use std::fs;

use greenlight_app::Instant;

use super::{
    setup::{EVENING, Setup},
    window::Window,
};

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
async fn a_damaged_household_is_restored_without_a_restart_and_kept_beside() {
    let setup = Setup::sample().await;
    let house = setup.house();
    let before = house.household().await.expect("the sample");
    house.back_up_daily(Instant::parse(EVENING).expect("an instant")).await.expect("a backup");
    let database = setup.data().join("greenlight.sqlite");
    let mut bytes = fs::read(&database).expect("reads");
    bytes[..16].fill(0);
    fs::write(&database, &bytes).expect("writes");

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
