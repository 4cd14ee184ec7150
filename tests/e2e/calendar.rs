//! The calendar, by keys alone.

use super::{setup::Setup, window::Window};

#[tokio::test]
async fn a_case_is_reached_through_the_calendar_by_keys_alone() {
    let window = Window::open(Setup::sample().await).await;
    window.keys(&["ctrl", "4"]).await;
    window.until("the calendar", "return location.hash === '#/calendar'").await;
    window.see("2026年9月").await;
    window.keys(&["t"]).await;
    window.until("the focus on today", "return document.activeElement?.dataset.day === '2026-09-23'").await;

    window.keys(&["pagedown"]).await;
    window.until("October", "return document.activeElement?.dataset.day === '2026-10-23'").await;
    window.see("国庆节").await;
    window.keys(&["up"]).await;
    window.keys(&["up"]).await;
    window.keys(&["left"]).await;
    window.until("the 8th", "return document.activeElement?.dataset.day === '2026-10-08'").await;
    window.keys(&["enter"]).await;
    window.until("its list", "return location.hash.includes('day=2026-10-08')").await;
    window.see("回到日程").await;
    window.keys(&["tab"]).await;
    window.keys(&["tab"]).await;
    let first = window.focused().await;
    assert!(first.contains("最晚缴"), "{first}");
    window.keys(&["enter"]).await;
    window.until("the case", "return location.hash.startsWith('#/violations/v')").await;

    window.script("history.back()", Vec::new()).await;
    window.until("the same day again", "return location.hash.includes('day=2026-10-08')").await;
    window.keys(&["escape"]).await;
    window.until("the day in its month", "return document.activeElement?.dataset.day === '2026-10-08'").await;
    window.keys(&["t"]).await;
    window.see("2026年9月").await;
}
