//! Days, moments, cars and offences as people type them into a form, by keys alone.

use std::fs;

use serde_json::json;

use super::{
    session::pictures,
    setup::Setup,
    window::{STILL, Window},
};

const OPEN: &str = "return document.querySelector('[role=dialog] [type=submit]') !== null";
const VALUE: &str = "return document.activeElement.value";

async fn sample() -> Window {
    Window::open(Setup::sample().await).await
}

/// Types into what has the focus, in place of what was there.
async fn retype(window: &Window, text: &str) {
    window.keys(&["ctrl", "a"]).await;
    window.type_text(text).await;
}

/// Goes on by Tab until the field of this name has the focus.
async fn tab_to(window: &Window, name: &str) {
    for _ in 0..20 {
        if window.focused().await.contains(name) {
            return;
        }
        window.keys(&["tab"]).await;
    }
    panic!("{name} is not reached, but {}", window.focused().await);
}

async fn form(window: &Window) {
    window.until("a form", OPEN).await;
    window.until("the focus in the form", "return document.activeElement.closest('[role=dialog]') !== null").await;
    window.until("an end of all that moves", STILL).await;
}

async fn kept(window: &Window, name: &str) {
    let Some(folder) = pictures() else { return };
    // What fades in is not drawn yet when it is there.
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    window.until("an end of all that moves", STILL).await;
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join(format!("typing-{name}.png")), window.picture().await).expect("a picture");
}

#[tokio::test]
async fn a_day_that_cannot_be_is_not_sent_and_a_day_as_people_say_it_is() {
    let window = sample().await;
    window.go("/check/v01").await;
    window.press("登记决定书").await;
    form(&window).await;
    tab_to(&window, "收到决定书的日子").await;
    for (typed, reason) in [("9-30", "9月30日还没到"), ("2026-02-30", "没有「2026-02-30」这一天")] {
        retype(&window, typed).await;
        window.keys(&["enter"]).await;
        window.see(reason).await;
        assert_eq!(window.script(VALUE, Vec::new()).await, json!(typed), "it stays as it was typed");
        kept(&window, &format!("day-{typed}")).await;
    }
    window.fill("收到决定书的日子", "9月20").await;
    window.keys(&["enter"]).await;
    window.see("登记了决定书 京A·8X2K6").await;
    window.until("the form gone", "return document.querySelector('[role=dialog]') === null").await;
    let decided = window.setup.house().household().await.expect("reads");
    let violation = decided.violations.iter().find(|violation| violation.id.as_str() == "v01").expect("is there");
    assert_eq!(violation.decision.as_ref().expect("a decision").served_on.to_string(), "2026-09-20");
}

#[tokio::test]
async fn a_violation_is_typed_whole_and_its_car_and_offence_are_found() {
    let window = sample().await;
    window.go("/violations").await;
    window.press("录一笔违法").await;
    form(&window).await;
    let closed = "return document.activeElement.getAttribute('aria-expanded') !== 'true'";
    window.until("a list that waits", closed).await;
    kept(&window, "violation").await;
    window.type_text("8x2").await;
    window.keys(&["enter"]).await;
    window.until("the car", "return document.activeElement.value.includes('8X2K6')").await;
    window.keys(&["tab"]).await;
    window.type_text("9-20").await;
    window.keys(&["enter"]).await;
    window.see("几点？").await;
    kept(&window, "moment").await;
    window.keys(&["down"]).await;
    window.until("a calendar", "return document.querySelector('.calendar-day') !== null").await;
    window.until("the day", "return document.activeElement.classList.contains('calendar-day')").await;
    kept(&window, "calendar").await;
    window.keys(&["escape"]).await;
    window.until("the calendar gone", "return document.querySelector('.calendar-day') === null").await;
    window.until("the form still open", OPEN).await;
    window.fill("违法时间", "9-20 8时30分").await;
    tab_to(&window, "违法行为").await;
    window.fill("违法行为", "违停").await;
    window.until("the table", "return document.querySelector('.offence-one') !== null").await;
    kept(&window, "offence").await;
    window.keys(&["down"]).await;
    window.keys(&["enter"]).await;
    window.until("the offence", "return document.activeElement.value.includes('违反规定停放')").await;
    tab_to(&window, "罚款").await;
    window.type_text("200").await;
    window.keys(&["enter"]).await;
    window.until("the form gone", "return document.querySelector('[role=dialog]') === null").await;
    let household = window.setup.house().household().await.expect("reads");
    let found = household.violations.iter().find(|violation| {
        violation.code.as_deref() == Some("1039") && violation.occurred_at.to_string() == "2026-09-20T08:30:00+08:00"
    });
    assert!(found.is_some(), "{:?}", household.violations.last());
}

#[tokio::test]
async fn a_menu_has_the_focus_again_when_what_it_opened_is_closed() {
    let window = sample().await;
    window.go("/accounts").await;
    let menu = "return document.querySelector('.means [aria-haspopup=menu]') !== null";
    window.until("a menu", menu).await;
    window.script("document.querySelector('.means [aria-haspopup=menu]').focus()", Vec::new()).await;
    let button = window.focused().await;
    window.keys(&["enter"]).await;
    window.until("its lines", "return document.activeElement.getAttribute('role') === 'menuitem' || document.querySelector('[role=menuitem]') !== null").await;
    window.keys(&["down"]).await;
    window.keys(&["enter"]).await;
    form(&window).await;
    window.until("the menu gone", "return document.querySelector('[role=menuitem]') === null").await;
    kept(&window, "method").await;
    window.keys(&["escape"]).await;
    window.until("the form gone", "return document.querySelector('[role=dialog]') === null").await;
    window
        .until_with(
            "the button",
            "return document.activeElement.getAttribute('aria-label') === arguments[0]",
            vec![json!(button)],
        )
        .await;
}
