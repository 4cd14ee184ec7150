//! Reminders in the window: what is chosen, what was missed, what is shown on the desktop.

use greenlight_app::remind::{self, Kind};

use super::{setup::Setup, window::Window};

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

    window.press("节前拥挤").await;
    window.see("改了：节前拥挤").await;
    window.fill("几点提醒", "2030").await;
    window.keys(&["enter"]).await;
    window.see("改了：几点提醒").await;
    window.fill("免打扰开始", "25").await;
    window.keys(&["tab"]).await;
    window.see("写成 09:00 这样").await;
    assert!(!choices().of(Kind::Rush).on);

    let window = Window::open(window.close().await).await;
    window.go("/settings?part=reminders").await;
    let kept = "const [rush] = [...document.querySelectorAll('label')].filter((one) => one.textContent === '节前拥挤');
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
