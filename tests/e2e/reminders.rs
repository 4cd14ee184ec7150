//! Reminders in the window: what is chosen, what was missed, what is shown on the desktop.

use greenlight_app::{
    Instant,
    remind::{self, Kind},
};
use serde_json::json;

use super::{
    desktop::Desktop,
    setup::{EVENING, Setup},
    window::Window,
};

#[tokio::test]
async fn choices_are_kept_taken_back_and_there_again_after_a_restart() {
    let window = Window::open(Setup::sample().await).await;
    let choices = || remind::choices(window.setup.folder.path());
    window.go("/settings?part=reminders").await;
    window.press("改天数：缴款期限").await;
    window.press("前 14 天").await;
    window.see("前 14、7、3、1 天和当天").await;
    assert_eq!(choices().of(Kind::PayBy).leads, [14, 7, 3, 1, 0]);
    window.press("撤销").await;
    window.miss("前 14、7").await;
    assert_eq!(choices().of(Kind::PayBy).leads, [7, 3, 1, 0]);

    window.press("节前拥堵").await;
    window.see("改了：节前拥堵").await;
    window.fill("几点提醒", "2030").await;
    window.keys(&["enter"]).await;
    window.see("改了：几点提醒").await;
    window.fill("免打扰开始", "25").await;
    window.keys(&["tab"]).await;
    window.see("写成 09:00 这样").await;
    assert!(!choices().of(Kind::Rush).on);

    let window = Window::open(window.close().await).await;
    window.go("/settings?part=reminders").await;
    let kept = "const [rush] = [...document.querySelectorAll('label')].filter((one) => one.textContent === '节前拥堵');
        const clock = [...document.querySelectorAll('input')].some((one) => one.value === '20:30');
        return rush?.querySelector('input').checked === false && clock";
    window.until("what was chosen", kept).await;
}

#[tokio::test]
async fn the_timer_of_the_system_is_installed_and_removed_by_a_press() {
    let window = Window::open(Setup::sample().await).await;
    let unit = window.setup.platform().join("systemd/user/greenlight-remind.timer");
    let link = window.setup.platform().join("systemd/user/timers.target.wants/greenlight-remind.timer");
    window.go("/settings?part=reminders").await;
    window.press("装上").await;
    window.see("定时器已装上").await;
    assert!(unit.is_file() && link.is_symlink());
    window.press("移除").await;
    window.see("定时器已移除").await;
    assert!(!unit.exists() && !link.is_symlink());
}

#[tokio::test]
async fn the_calendar_file_follows_what_is_changed_in_the_window() {
    let setup = Setup::sample().await.reminding();
    let folder = setup.folder.path().join("phone");
    std::fs::create_dir(&folder).expect("a folder");
    let calendar = Some(folder.display().to_string());
    remind::keep_choices(setup.folder.path(), &remind::Choices { calendar, ..Default::default() }).expect("is kept");
    let window = Window::open(setup).await;
    window.go("/violations/v01").await;
    window.press("改").await;
    window.fill("罚款", "150").await;
    window.press("保存改动").await;
    // Long before the file would be written because the window is open for a while.
    let mut tries = 0;
    while !folder.join("greenlight.ics").is_file() {
        tries += 1;
        assert!(tries < 50, "the calendar file does not follow");
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    window.go("/settings?part=phone").await;
    window.press("不再更新").await;
    window.see("没有在更新的日历文件").await;
}

#[tokio::test]
async fn what_was_missed_is_listed_once_and_leads_to_its_place() {
    let window = Window::open(Setup::sample().await.reminding()).await;
    window.see("你不在的这几天").await;
    window.press("京N·5Q7R1：逾期 2 天，今天缴 ¥212.00").await;
    window.until("the case", "return location.hash.startsWith('#/check/v')").await;
    window.go("/").await;
    window.see("你不在的这几天").await;
    window.miss("京N·5Q7R1：逾期 2 天，今天缴 ¥212.00").await;
    window.press("全部关掉").await;
    window.miss("你不在的这几天").await;

    let window = Window::open(window.close().await).await;
    window.see("未来 30 天").await;
    tokio::time::sleep(std::time::Duration::from_millis(1500)).await;
    window.miss("你不在的").await;
}

/// One violation, which is overdue on the evening.
pub fn overdue() -> serde_json::Value {
    json!({"format": "greenlight.household/1",
        "members": [{"id": "m", "name": "王 & <b>"}],
        "accounts": [{"id": "a", "member": "m", "licence": {"status": "normal"}}],
        "vehicles": [{"id": "c", "plate": "京A8X2K6", "kind": "small", "use": "private", "owner": "m"}],
        "violations": [{"id": "v/1", "vehicle": "c", "source": "camera", "offence": "违停 <b>&",
            "occurred_at": "2026-08-20T10:00:00+08:00", "fine_fen": 20000, "points": 0, "warning_only": false, "stage": "decided",
            "driver": "m", "decision": {"served_on": "2026-09-05"}}]})
}

#[tokio::test]
async fn a_notification_has_a_button_that_leads_to_the_case() {
    let window = Window::open(Setup::household(&overdue()).await.with_desktop().telling_after(4)).await;
    // Away from the overview, so that the desktop tells and not the list of what was missed.
    window.go("/settings?part=reminders").await;
    let desktop = Desktop::on(window.bus()).await;
    let shown = desktop.shown(1).await;
    assert_eq!(shown[0].title, "京A·8X2K6：逾期 3 天，今天缴 ¥218.00");
    assert!(shown[0].body.starts_with("违停 &lt;b&gt;&amp;。"), "{shown:?}");
    assert_eq!(shown[0].actions, ["default", "去看看", "look", "去看看"]);
    desktop.press(1, "look").await;
    window.until("the case", "return location.hash === '#/check/v%2F1'").await;

    window.go("/settings?part=reminders").await;
    window.press("弹一条看看").await;
    assert_eq!(desktop.shown(2).await[1].title, "绿灯的提醒是这个样子");
    desktop.press(2, "default").await;
    window.until("the overview", "return location.hash === '#/'").await;
}

#[tokio::test]
async fn what_the_desktop_cannot_show_stands_in_the_window_and_counts_as_told() {
    let window = Window::open(Setup::household(&overdue()).await.telling_after(4)).await;
    window.go("/settings?part=reminders").await;
    window.see("京A·8X2K6：逾期 3 天，今天缴 ¥218.00").await;
    window.press("去看看").await;
    window.until("the case", "return location.hash === '#/check/v%2F1'").await;
    let due = window.setup.house().due(&Default::default(), None, Instant::parse(EVENING).expect("an instant")).await;
    assert_eq!(due.expect("reads").reminders.len(), 0);
}

#[tokio::test]
async fn the_tray_is_asked_for_and_a_desktop_without_one_says_so() {
    let window = Window::open(Setup::sample().await.with_desktop()).await;
    window.go("/settings?part=reminders").await;
    window.press("关窗后留在托盘").await;
    window.see("这个桌面没有托盘，关窗就退出").await;

    let desktop = Desktop::on(window.bus()).await;
    window.press("关窗后留在托盘").await;
    window.see("关窗后会留在托盘").await;
    assert_eq!(desktop.in_tray().len(), 1);
    window.press("开机后在托盘里等着提醒").await;
    window.see("开机后会在托盘里等着").await;
    let entry = window.setup.platform().join(".config/autostart/greenlight.desktop");
    let entry_text = std::fs::read_to_string(&entry).expect("an entry");
    assert!(entry_text.contains("--hidden"), "{entry_text}");
    window.press("关窗后留在托盘").await;
    window.see("关窗就退出").await;
    assert!(!entry.exists(), "out of the tray it starts by itself no more");
}
