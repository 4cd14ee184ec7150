//! Edit, undo, redo: each change is named, and can be taken back by its toast, by key and by menu.

use super::{
    setup::Setup,
    window::{STILL, Window},
};

#[tokio::test]
async fn what_is_edited_is_undone_and_done_again() {
    let window = Window::open(Setup::sample().await).await;
    let before = window.setup.house().household().await.expect("the sample");
    window.go("/violations/v01").await;
    window.see("违反规定停放").await;
    window.press("改").await;
    window.fill("罚款", "150").await;
    window.press("保存改动").await;
    window.see("改了 京A·8X2K6 违反规定停放").await;
    window.see("¥150.00").await;
    let edited = window.setup.house().household().await.expect("the sample, edited");
    assert_ne!(edited, before);

    window.keys(&["ctrl", "z"]).await;
    window.see("已撤销：改了 京A·8X2K6 违反规定停放").await;
    window.miss("¥150.00").await;
    assert_eq!(window.setup.house().household().await.expect("as it was"), before);

    window.keys(&["ctrl", "shift", "z"]).await;
    window.see("已重做：改了 京A·8X2K6 违反规定停放").await;
    window.see("¥150.00").await;
    assert_eq!(window.setup.house().household().await.expect("edited again"), edited);
}

#[tokio::test]
async fn what_is_deleted_comes_back_by_its_toast() {
    let window = Window::open(Setup::sample().await).await;
    let before = window.setup.house().household().await.expect("the sample");
    window.go("/violations/v04").await;
    window.choose("更多", "删除").await;
    window.see("删了 京A·8X2K6 不按导向车道行驶").await;
    let after = window.setup.house().household().await.expect("one less");
    assert_eq!(after.violations.len() + 1, before.violations.len());
    window.press("撤销").await;
    window.see("已撤销：删了").await;
    assert_eq!(window.setup.house().household().await.expect("as it was"), before);
}

#[tokio::test]
async fn a_wrong_value_is_named_at_its_field_and_nothing_is_written() {
    let window = Window::open(Setup::sample().await).await;
    let before = window.setup.house().household().await.expect("the sample");
    window.go("/violations/v04").await;
    window.press("改").await;
    window.fill("收到决定书的日子", "2026-09-01").await;
    window.press("保存改动").await;
    window.until("a flaw", "return document.querySelector('[role=dialog] [aria-invalid=true]') !== null").await;
    assert_eq!(window.setup.house().household().await.expect("as it was"), before);
}

#[tokio::test]
async fn the_command_line_and_the_window_see_each_others_changes() {
    let window = Window::open(Setup::sample().await).await;
    window.go("/accounts").await;
    window.see("李梅").await;
    let house = window.setup.house();
    let file = r#"{"format":"greenlight.household/1","members":[{"id":"aunt","name":"王秀英"}]}"#;
    let at = greenlight_app::Instant::parse(super::setup::EVENING).expect("an instant");
    house.import(file.as_bytes(), false, false, at, &mut |_| {}).await.expect("an import");
    // Nobody has to leave the window and come back.
    window.see("王秀英").await;
}

#[tokio::test]
async fn in_a_small_window_the_foot_of_a_form_hides_no_field_that_has_the_focus() {
    let window = Window::open(Setup::sample().await.sized((900, 640))).await;
    window.go("/violations/v04").await;
    window.press("改").await;
    window.until("the form", "return document.querySelector('[role=dialog] .dialog-foot') !== null").await;
    window.until("an end of all that moves", STILL).await;
    // Every stop of the Tab key, forwards and then backwards, lies where it is seen whole.
    let hidden = "const one = document.activeElement;
        const box = (one.closest('.field-box') ?? one).getBoundingClientRect();
        const foot = document.querySelector('.dialog-foot');
        const head = document.querySelector('.dialog-head');
        if (!document.querySelector('.dialog-body').contains(one)) return '';
        window.__looked = (window.__looked ?? 0) + 1;
        const {bottom} = head.getBoundingClientRect();
        const {top} = foot.getBoundingClientRect();
        return box.top < bottom - 1 || box.bottom > top + 1 ? one.outerHTML.slice(0, 200) : ''";
    for keys in [&["tab"][..], &["shift", "tab"]] {
        for _ in 0..24 {
            window.keys(keys).await;
            assert_eq!(window.script(hidden, Vec::new()).await, serde_json::json!(""), "{keys:?}");
        }
    }
    let looked = window.script("return window.__looked", Vec::new()).await;
    assert!(looked.as_u64().is_some_and(|looked| looked > 12), "{looked}");
}

/// Whose payments the household has noted.
async fn noted(window: &Window) -> Vec<String> {
    let household = window.setup.house().household().await.expect("the sample");
    let mut noted: Vec<_> = household.payments.iter().map(|payment| payment.violation.to_string()).collect();
    noted.sort();
    noted
}

#[tokio::test]
async fn a_toast_takes_back_what_it_names_and_is_gone_once_that_was_taken_back() {
    let window = Window::open(Setup::sample().await).await;
    let before = noted(&window).await;
    for violation in ["v03", "v04"] {
        window.go(&format!("/violations/{violation}")).await;
        window.press("登记缴款").await;
        window.until("a form", "return document.querySelector('[role=dialog]') !== null").await;
        window.press("没缴成").await;
        window.submit().await;
        window.until("the form gone", "return document.querySelector('[role=dialog]') === null").await;
    }
    let older = "const toasts = [...document.querySelectorAll('.toast')];
        toasts.find((one) => one.innerText.includes('京N')).querySelector('button').click()";
    window.script(older, Vec::new()).await;
    window.see("已撤销：记下没缴成 京N·5Q7R1").await;
    let left = noted(&window).await;
    assert_eq!(left.iter().filter(|id| *id == "v03").count(), before.iter().filter(|id| *id == "v03").count());
    assert!(left.contains(&"v04".to_owned()), "the newer is left");
    window.keys(&["ctrl", "z"]).await;
    window.see("已撤销：记下没缴成 京A·8X2K6").await;
    assert_eq!(noted(&window).await, before);
    let lapsed = "return [...document.querySelectorAll('.toast')].every((one) => !one.innerText.includes('京N'))";
    window.until("no older toast that would put back another", lapsed).await;
}

#[tokio::test]
async fn the_keys_for_undoing_do_what_the_toast_offers() {
    let window = Window::open(Setup::sample().await).await;
    let before = window.setup.house().household().await.expect("the sample");
    window.go("/check/v04?what=wx").await;
    window.see("受阻").await;
    window.until("a way that mends it", "return document.querySelector('.verdict .button-primary') !== null").await;
    window.keys(&["f"]).await;
    window.see("已换").await;
    window.keys(&["ctrl", "z"]).await;
    window
        .until("as it was chosen", "return document.querySelector('.verdict')?.innerText.includes('受阻') === true")
        .await;
    window.miss("已换").await;
    window.go("/settings").await;
    window.press("深色").await;
    window.see("改了外观").await;
    window.keys(&["ctrl", "z"]).await;
    window.until("the light theme", "return document.documentElement.dataset.theme === 'light'").await;
    assert_eq!(window.setup.house().household().await.expect("the sample"), before, "no fact was touched");
}
