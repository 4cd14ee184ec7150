//! From nothing to the first verdict, and to the sample household and back.

use super::{setup::Setup, window::Window};

#[tokio::test]
async fn three_short_steps_lead_to_the_first_verdict() {
    let window = Window::open(Setup::empty()).await;
    window.see("缴之前，先看灯").await;
    window.fill("姓名或称呼", "王建国").await;
    window.press("填好，下一步").await;
    window.fill("车牌", "京a·8x2k6").await;
    window.see("小型汽车").await;
    window.press("填好，下一步").await;
    window.fill("违法行为", "违反规定停放").await;
    window.fill("罚款", "200").await;
    window.fill("违法时间", "2026-09-10 08:30").await;
    window.press("有决定书，待缴款").await;
    window.fill("收到决定书的日子", "9月16日").await;
    window.fill("决定书编号", "1101051234567890").await;
    window.press("录好，看灯").await;

    window.see("第一盏灯").await;
    window.see("受阻").await;
    window.press("微信余额足够，加上").await;
    // It goes through, and the National Day is close.
    window.see("注意 ¥200.00").await;
    window.see("最晚 10月8日(含)，紧跟在 10月1日起的长假后").await;
    window.press("去缴前检查").await;
    window.see("能缴 ¥200.00").await;

    let household = window.close().await.house().household().await.expect("a household");
    assert_eq!(household.members.len(), 1);
    assert_eq!(household.vehicles[0].owner.as_ref(), Some(&household.members[0].id));
    assert_eq!(household.violations[0].fine_fen.0, 20_000);
}

#[tokio::test]
async fn the_sample_household_comes_and_goes_and_leaves_nothing() {
    let window = Window::open(Setup::empty()).await;
    window.press("先看示例家庭").await;
    window.see("示例").await;
    window.see("王小川").await;
    let folder = window.setup.folder.path().to_owned();
    assert!(folder.join("sample").is_dir());
    assert_eq!(window.setup.house().household().await.expect("the own household"), Default::default());

    window.press("回到我家").await;
    window.see("缴之前，先看灯").await;
    assert!(!folder.join("sample").exists(), "the sample goes with its folder");
    assert_eq!(window.setup.house().household().await.expect("the own household"), Default::default());
}
