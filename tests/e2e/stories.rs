//! The five stories of the article, each from the facts to the verdict, to the remedy, to the green light.

use serde_json::{Value, json};

use super::{setup::Setup, window::Window};

/// An evening without holidays near.
const EVENING: &str = "2026-06-03T20:00:00+08:00";
const NIGHT: &str = "2026-06-04T02:30:00+08:00";

/// The family of the stories: father's car, one violation of it, a wallet of ¥150.00 and one of ¥2,300.00.
fn family(violation: &Value, appeals: &Value) -> Value {
    let account = |id: &str, member: &str| {
        json!({"id": id, "member": member,
            "licence": {"status": "normal", "points": 0, "points_as_of": "2026-06-01"}})
    };
    let method = |id: &str, kind: &str, label: &str, balance: u32| {
        json!({"id": id, "kind": kind, "label": label, "balance_fen": balance,
            "balance_as_of": "2026-06-03T12:00:00+08:00"})
    };
    json!({
        "format": "greenlight.household/1",
        "members": [{"id": "dad", "name": "王建国"}, {"id": "mum", "name": "李梅"}],
        "accounts": [account("acc-dad", "dad"), account("acc-mum", "mum")],
        "vehicles": [{"id": "car", "plate": "京A8X2K6", "kind": "small", "use": "private", "owner": "dad"}],
        "violations": [violation],
        "appeals": appeals,
        "methods": [method("wx", "wechat", "微信零钱", 15_000), method("zfb", "alipay", "支付宝", 230_000)],
    })
}

fn violation() -> Value {
    json!({"id": "v", "vehicle": "car", "source": "camera", "stage": "recorded", "points": 0, "driver": "dad",
        "occurred_at": "2026-05-25T08:12:00+08:00", "notified_on": "2026-05-28", "offence": "违反规定停放",
        "fine_fen": 20000, "warning_only": false})
}

fn decided() -> Value {
    let mut violation = violation();
    violation["stage"] = json!("decided");
    violation["decision"] = json!({"number": "1101051234567890", "served_on": "2026-06-01"});
    violation
}

/// Opens the check of the one violation.
async fn check(violation: &Value, appeals: &Value, at: &str) -> Window {
    let setup = Setup::household(&family(violation, appeals)).await.at(at);
    let window = Window::open(setup).await;
    window.go("/check/v").await;
    window
}

/// Waits until the light is this one.
async fn shines(window: &Window, light: &str) {
    let script = "return document.querySelector('.verdict h2')?.innerText.startsWith(arguments[0]) ?? false";
    window.until_with(&format!("the light {light}"), script, vec![json!(light)]).await;
}

/// Enters the decision that confirming on the phone made.
async fn enter_the_decision(window: &Window) {
    window.press("登记决定书").await;
    window.until("a form", "return document.querySelector('[role=dialog]') !== null").await;
    window.fill("决定书编号", "1101051234567890").await;
    window.fill("收到决定书的日子", "2026-06-03").await;
    window.submit().await;
    window.see("登记了决定书 京A·8X2K6 违反规定停放").await;
}

#[tokio::test]
async fn at_night_it_is_maintenance_and_in_the_morning_it_goes() {
    let window = check(&decided(), &json!([]), NIGHT).await;
    shines(&window, "受阻").await;
    window.see("04:00").await;
    window.press("改到 04:00").await;
    shines(&window, "可缴").await;
}

#[tokio::test]
async fn a_record_is_confirmed_first_and_then_it_goes() {
    let window = check(&violation(), &json!([]), EVENING).await;
    shines(&window, "受阻").await;
    window.see("先确认，现在就能").await;
    enter_the_decision(&window).await;
    shines(&window, "可缴").await;
    window.see("现在就能缴 ¥200.00").await;
}

#[tokio::test]
async fn the_wallet_is_fifty_yuan_short_and_the_other_pays() {
    let window = check(&decided(), &json!([]), EVENING).await;
    shines(&window, "可缴").await;
    window.press("用什么缴").await;
    window.press("微信零钱").await;
    shines(&window, "受阻").await;
    window.see("还差 ¥50.00").await;
    window.press("换支付宝").await;
    shines(&window, "可缴").await;
}

#[tokio::test]
async fn the_spouses_car_is_filed_and_then_it_goes() {
    let window = check(&decided(), &json!([]), EVENING).await;
    window.press("谁来缴").await;
    window.press("李梅").await;
    shines(&window, "受阻").await;
    window.press("去备案").await;
    window.press("登记备案").await;
    window.see("登记了备案 京A·8X2K6 李梅").await;
    window.see("审核中").await;
    window.press("通过").await;
    window.submit().await;
    window.see("备案已通过 京A·8X2K6 李梅").await;

    window.go("/check/v").await;
    shines(&window, "可缴").await;
    window.press("谁来缴").await;
    window.press("李梅").await;
    window
        .until("her account", "return document.querySelector('.attempt-cell')?.innerText.includes('李梅') ?? false")
        .await;
    shines(&window, "可缴").await;
}

#[tokio::test]
async fn the_objection_is_answered_and_then_it_goes() {
    let appeal = json!([{"id": "a", "violation": "v", "kind": "objection", "status": "pending",
        "submitted_at": "2026-06-01T10:00:00+08:00"}]);
    let window = check(&violation(), &appeal, EVENING).await;
    shines(&window, "受阻").await;
    window.go("/violations/v").await;
    window.press("填").await;
    window.until("a form", "return document.querySelector('[role=dialog]') !== null").await;
    window.press("驳回").await;
    window.submit().await;
    window.see("记下驳回 京A·8X2K6 违反规定停放").await;

    window.go("/check/v").await;
    window.see("先确认，现在就能").await;
    enter_the_decision(&window).await;
    shines(&window, "可缴").await;
}

#[tokio::test]
async fn the_objection_is_won_and_the_record_goes() {
    let appeal = json!([{"id": "a", "violation": "v", "kind": "objection", "status": "pending",
        "submitted_at": "2026-06-01T10:00:00+08:00"}]);
    let window = check(&violation(), &appeal, EVENING).await;
    window.go("/violations/v").await;
    window.see("异议").await;
    window.press("填结果").await;
    window.until("a form", "return document.querySelector('[role=dialog]') !== null").await;
    window.press("成立").await;
    window.submit().await;
    window.see("记下成立 京A·8X2K6 违反规定停放").await;
    window.see("异议成立，等 12123 消除记录").await;
    window.miss("先确认").await;
    window.go("/check/v").await;
    window.see("异议成立，等 12123 消除记录").await;
    window.miss("确认处理").await;
    window.press("标为已消除").await;
    window.see("标为已消除 京A·8X2K6").await;
    window.go("/violations/v").await;
    window.see("已消除，无需缴").await;
}
