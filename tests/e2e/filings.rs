//! 3 an account, 3 a car: the board, and the fourth that is refused.

use serde_json::json;

use super::{setup::Setup, window::Window};

/// One account with three cars filed that it does not own, and a fourth.
async fn full() -> Setup {
    let plates = ["京A00001", "京A00002", "京A00003", "京A00004"];
    let vehicle = |plate: &str| json!({"id": plate, "plate": plate, "kind": "small", "use": "private"});
    let filing = |plate: &str| {
        json!({"id": format!("f-{plate}"), "account": "acc", "vehicle": plate, "status": "approved",
            "submitted_at": "2025-08-03T09:00:00+08:00", "decided_at": "2025-08-04T10:00:00+08:00"})
    };
    Setup::household(&json!({
        "format": "greenlight.household/1",
        "members": [{"id": "dad", "name": "王建国"}],
        "accounts": [{"id": "acc", "member": "dad", "licence": {"status": "normal"}}],
        "vehicles": plates.map(vehicle),
        "filings": plates[..3].iter().map(|plate| filing(plate)).collect::<Vec<_>>(),
        "violations": [{"id": "v", "vehicle": "京A00001", "source": "camera", "stage": "recorded", "points": 0,
            "occurred_at": "2026-09-01T08:12:00+08:00", "offence": "违反规定停放", "fine_fen": 20000,
            "warning_only": false}],
    }))
    .await
}

#[tokio::test]
async fn the_fourth_filing_is_refused_with_who_could_give_way() {
    let window = Window::open(full().await).await;
    window.go("/vehicles?car=京A00004&account=acc").await;
    window.see("名额满").await;
    window.see("3/3").await;
    // The one with an open violation stays; the others could give way.
    window.see("1 笔未了结").await;
    window.see("没有未了结的").await;
    let before = window.setup.house().household().await.expect("a household");

    // Whoever insists is refused by the database itself.
    let deed = json!({"deed": "file", "account": "acc", "vehicle": "京A00004",
        "submitted_at": "2026-09-23T21:00:00+08:00"});
    let script = "window.__refused = undefined;
        window.__TAURI_INTERNALS__.invoke('act', {deed: arguments[0]}).then(() => { window.__refused = 'no' },
            (report) => { window.__refused = JSON.stringify(report) })";
    window.script(script, vec![deed]).await;
    window.until("an answer", "return window.__refused !== undefined").await;
    let refused = window.script("return window.__refused", Vec::new()).await;
    assert!(refused.as_str().is_some_and(|report| report.contains("account-filings")), "{refused}");
    assert_eq!(window.setup.house().household().await.expect("as it was"), before);
}

#[tokio::test]
async fn unbinding_one_makes_room_for_another() {
    let window = Window::open(full().await).await;
    window.go("/vehicles?car=京A00003&account=acc").await;
    window.press("解除").await;
    window.until("a form", "return document.querySelector('[role=dialog]') !== null").await;
    window.press("解除备案").await;
    window.see("解除了备案 京A·00003").await;
    window.see("2/3").await;
    window.go("/vehicles?car=京A00004&account=acc").await;
    window.press("登记备案").await;
    window
        .until(
            "a form or a filing",
            "return document.body.innerText.includes('审核中') || document.querySelector('[role=dialog]') !== null",
        )
        .await;
}
