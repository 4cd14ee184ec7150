//! The calendar by keys alone, and the dates that a change moves, before it is made.

use serde_json::{Value, json};

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

#[tokio::test]
async fn a_corrected_served_day_shows_what_it_moves_and_is_undone() {
    let window = Window::open(Setup::sample().await).await;
    let before = window.setup.house().household().await.expect("the sample");
    window.go("/violations/v02").await;
    window.press("改").await;
    window.fill("收到决定书的日子", "2026-09-10").await;
    let line = "return document.querySelector('[role=dialog] .moved')?.textContent.includes(arguments[0]) === true";
    let seen = "return document.querySelector('[role=dialog] .moved')?.checkVisibility() === true";
    window.until("a preview that can be seen", seen).await;
    window.until_with("the dates that move", line, vec![json!("最晚日：9月24日 周四 →改成 9月28日 周一")]).await;
    assert_eq!(
        window.setup.house().household().await.expect("as it was"),
        before,
        "nothing is written while one types"
    );
    window.press("会改动 3 个日期").await;
    window.see("起诉期限：2027年3月9日 周二").await;
    window.press("保存改动").await;
    window.see("最晚 9月28日(含)").await;
    window.keys(&["ctrl", "z"]).await;
    window.see("已撤销").await;
    window.see("最晚 9月24日(含)").await;
    assert_eq!(window.setup.house().household().await.expect("as it was"), before);
}

#[tokio::test]
async fn a_holiday_file_shows_what_it_moves_and_an_older_one_comes_back() {
    let window = Window::open(Setup::sample().await).await;
    let kept = window.setup.data().join("holidays/2026.json");
    // The State Council's notice of 2026, with one more day off behind it.
    let longer = |day: &str| {
        let mut year: Value = serde_json::from_str(include_str!("../../law/holidays/2026.json")).expect("a year");
        let days = year["days"].as_array_mut().expect("days");
        days.push(json!({"name": "国庆节", "date": day, "isOffDay": true}));
        year.to_string()
    };
    let (first, second) = (longer("2026-10-08"), longer("2026-10-09"));
    let file = window.setup.folder.path().join("brought.json");

    std::fs::write(&file, &first).expect("is written");
    choose(&window, &file).await;
    window.see("采用 2026 年的放假安排").await;
    window.see("最晚日：10月8日 周四").await;
    assert!(!kept.exists(), "nothing is kept before it is agreed to");
    window.press("不用").await;
    choose(&window, &file).await;
    window.press("采用").await;
    window.see("已导入 2026 年的放假安排").await;
    assert_eq!(std::fs::read_to_string(&kept).expect("is kept"), first);

    std::fs::write(&file, &second).expect("is written");
    choose(&window, &file).await;
    window.press("采用").await;
    let replaced = "return [...document.querySelectorAll('.toast')].length > 0";
    window.until("its toast", replaced).await;
    assert_eq!(std::fs::read_to_string(&kept).expect("is kept"), second);
    window.press("撤销").await;
    window.see("已撤销：已导入 2026 年的放假安排").await;
    assert_eq!(std::fs::read_to_string(&kept).expect("came back"), first);
}

/// Brings a holiday file as if it had been chosen in the system's own dialog, which no test can reach.
async fn choose(window: &Window, file: &std::path::Path) {
    let answer = "const [path] = arguments;
        window.__fetch ??= window.fetch;
        const headers = { 'Tauri-Response': 'ok', 'content-type': 'application/json' };
        window.fetch = (to, ...more) => String(to).endsWith('/choose_holidays')
            ? Promise.resolve(new Response(JSON.stringify(path), { headers }))
            : window.__fetch.call(window, to, ...more)";
    window.script(answer, vec![json!(file.display().to_string())]).await;
    window.go("/settings?part=holidays").await;
    window.press("导入更新的").await;
}
