//! Getting facts in: what is pasted, dropped or typed in one line is read, put right and taken in, and one undo takes it
//! back.

use std::{fs, path::Path};

use serde_json::json;

use super::{setup::Setup, window::Window};

/// Three messages as they come: one is complete, of one the fine is missing, one is no violation yet.
const THREE: &str = "【北京交警】您的小型汽车京A8X2K6于2026年9月20日8时15分在东三环国贸桥由北向南，实施违反禁止标线指示(代码1345)的违法行为，\
    罚款100元，记1分，已被记录。请于收到本告知之日起30日内接受处理。

【北京交警】您的小型汽车京A8X2K6于2026年9月21日17时40分在朝阳区望京街，实施擅自停留观看风景的违法行为，记0分，已被记录。

【北京交警】您的小型汽车京A8X2K6于2026年9月22日10时42分在学院路未按规定停放已被记录，请立即驶离，未及时驶离的，将依法予以处罚。";

/// Pastes a text into 录入 and has it read.
async fn bring(window: &Window, text: &str) {
    window.go("/intake").await;
    window.see("粘贴短信").await;
    window.fill("要识别的文字", text).await;
    window.keys(&["ctrl", "enter"]).await;
    window.see("原文").await;
}

/// Brings a file, as dropping it on the page does, and looks at the page anew.
async fn drop_file(window: &Window, path: &Path) {
    window.go("/intake").await;
    let bring = "window.__brought = undefined;
        window.__TAURI_INTERNALS__.invoke('bring_files', {paths: [arguments[0]]}).then(() => { window.__brought = true })";
    window.script(bring, vec![json!(path.display().to_string())]).await;
    window.until("the file read", "return window.__brought === true").await;
    window.script("location.reload()", Vec::new()).await;
    window.see("原文").await;
}

#[tokio::test]
async fn messages_are_pasted_put_right_taken_in_and_undone() {
    let window = Window::open(Setup::sample().await).await;
    let before = window.setup.house().household().await.expect("a household");
    bring(&window, THREE).await;
    window.see("原文 3 份").await;
    window.see("挪车提醒").await;

    // What is missing has the focus, its message is marked.
    window.until("the fine missing", "return document.activeElement?.id.endsWith('-fine_fen')").await;
    let marked =
        "return [...document.querySelectorAll('.intake-mark')].map((one) => one.firstChild.textContent).join(' ')";
    let marked = window.script(marked, Vec::new()).await;
    assert!(
        marked.as_str().is_some_and(|text| text.contains("京A8X2K6") && text.contains("2026年9月21日17时40分")),
        "{marked}"
    );
    window.fill("罚款", "很多").await;
    window.until("a reason", "return document.querySelector('.intake-field [role=alert]') !== null").await;
    window.fill("罚款", "200").await;
    window.see("3 笔要录").await;
    assert_eq!(
        window.setup.house().household().await.expect("a household"),
        before,
        "nothing is kept before somebody says so"
    );

    window.keys(&["ctrl", "enter"]).await;
    window.see("录入了 3 笔").await;
    window.see("都录好了").await;
    let after = window.setup.house().household().await.expect("a household");
    assert_eq!(after.violations.len(), before.violations.len() + 2);
    // The reminder, and the words of the two that became violations.
    assert_eq!(after.notes.len(), before.notes.len() + 3);
    window.go("/violations").await;
    window.see("擅自停留观看风景").await;

    window.keys(&["ctrl", "z"]).await;
    window.see("已撤销").await;
    window.miss("擅自停留观看风景").await;
    assert_eq!(window.setup.house().household().await.expect("a household"), before);
}

#[tokio::test]
async fn the_same_text_twice_changes_nothing() {
    let window = Window::open(Setup::sample().await).await;
    let text = THREE.split("\n\n").next().expect("a message");
    bring(&window, text).await;
    window.see("1 笔要录").await;
    window.press("录入 1 笔").await;
    window.see("都录好了").await;
    let once = window.setup.house().household().await.expect("a household");

    bring(&window, text).await;
    window.see("录过了，不再录").await;
    window.see("还没有能录的").await;
    window.keys(&["ctrl", "enter"]).await;
    assert_eq!(window.setup.house().household().await.expect("a household"), once);
}

#[tokio::test]
async fn a_fraud_is_named_and_nothing_of_it_is_kept() {
    let window = Window::open(Setup::sample().await).await;
    let before = window.setup.house().household().await.expect("a household");
    bring(&window, "【交管12123】您有一条交通违章未处理，即将记分，点击 http://12123.example.cc/a 查看").await;
    window.see("像诈骗短信").await;
    window.see("还没有能录的").await;
    let links = "return document.querySelectorAll('main a[href^=http]').length";
    assert_eq!(window.script(links, Vec::new()).await, json!(0));
    window.keys(&["ctrl", "enter"]).await;
    assert_eq!(window.setup.house().household().await.expect("a household"), before);
}

#[tokio::test]
async fn a_table_has_its_columns_and_its_faulty_row_put_right() {
    let window = Window::open(Setup::sample().await).await;
    let before = window.setup.house().household().await.expect("a household");
    let file = window.setup.folder.path().join("罚单.csv");
    fs::write(&file, include_bytes!("../data/intake/list.gbk.csv")).expect("a table");
    drop_file(&window, &file).await;
    window.see("罚单.csv").await;
    window.see("违反规定停放").await;

    // A column whose heading says nothing is read as what somebody says it is, and so is the next table like it.
    window.choose_option("那天 当作", "occurred_at").await;
    window.see("记住了").await;
    window.see("1 笔要录").await;

    // The row with a fine that is no number waits, with the reason, and is put right where it stands.
    window.press("看有问题的").await;
    window.until("a reason", "return document.querySelector('.intake-field [role=alert]') !== null").await;
    window.fill("罚款", "150").await;
    window.see("2 笔要录").await;
    window.press("录入 2 笔").await;
    window.see("都录好了").await;
    assert_eq!(
        window.setup.house().household().await.expect("a household").violations.len(),
        before.violations.len() + 2
    );

    drop_file(&window, &file).await;
    window.see("认出").await;
    let read = "return document.querySelector('select[aria-label^=那天]').value";
    assert_eq!(window.script(read, Vec::new()).await, json!("occurred_at"));
}

#[tokio::test]
async fn what_is_alike_is_merged_field_by_field() {
    let window = Window::open(Setup::sample().await).await;
    // The same car and minute as one that is known, in another place, with an authority that was not known.
    bring(&window, "【北京交警】您的小型汽车京A8X2K6于2026年8月24日8时12分在东长安街南侧辅路，实施违反规定停放的违法行为，已被记录，罚款150元，记0分。").await;
    window.see("可能录过了").await;
    window.see("1 笔跳过").await;
    window.press("东长安街南侧辅路").await;
    window.press("合并选中的").await;
    window.see("会改这些").await;
    window.press("录入 1 笔").await;
    window.see("都录好了").await;
    let after = window.setup.house().household().await.expect("a household");
    let merged = after.violations.iter().find(|violation| violation.id.as_str() == "v01").expect("v01");
    assert!(merged.place.as_deref().is_some_and(|place| place.contains("东长安街")), "{:?}", merged.place);
    assert_eq!(merged.fine_fen.0, 20_000, "what was not chosen stays");
}

#[tokio::test]
async fn one_line_from_the_palette_becomes_a_filled_form() {
    let window = Window::open(Setup::sample().await).await;
    let before = window.setup.house().household().await.expect("a household").violations.len();
    window.keys(&["ctrl", "k"]).await;
    window.until("the palette", "return document.activeElement?.getAttribute('role') === 'combobox'").await;
    window.fill("查找或执行", "京A8X2K6 昨天下午三点 建国路 违停 200").await;
    window.press("录入：京A8X2K6").await;
    window.until("录入", "return location.hash === '#/intake'").await;
    let filled = "return [...document.querySelectorAll('.intake-box input')].map((one) => one.value).join(' ')";
    let filled = format!("{filled}.match(/2026年9月22日 15:00.*建国路.*¥200.00/) !== null");
    window.until("the form filled", &filled).await;
    window.press("录入 1 笔").await;
    window.see("都录好了").await;
    assert_eq!(window.setup.house().household().await.expect("a household").violations.len(), before + 1);
}

#[tokio::test]
async fn what_is_pasted_on_an_empty_place_is_read() {
    let window = Window::open(Setup::sample().await).await;
    window.go("/intake").await;
    let text = THREE.split("\n\n").next().expect("a message");
    window.fill("要识别的文字", text).await;
    window.keys(&["ctrl", "a"]).await;
    window.keys(&["ctrl", "x"]).await;
    window.go("/violations").await;
    window.see("违反规定停放").await;
    window.script("document.activeElement.blur()", Vec::new()).await;
    window.keys(&["ctrl", "v"]).await;
    window.until("录入", "return location.hash === '#/intake'").await;
    window.see("原文 1 份").await;
}

/// A fleet's list, each row another minute; the fine of one row of each thousand is no number.
fn fleet(rows: usize) -> String {
    let row = |row: usize| {
        let (car, minute, fine) = (row % 50, row / 50, if row % 1_000 == 7 { "很多" } else { "200" });
        let (day, hour) = (1 + minute % 28, minute / 28 % 24);
        format!("京F{car:05},2026-08-{day:02} {hour:02}:{:02},某路{row}号,违反规定停放,1039,{fine},0\n", row % 60)
    };
    let head = "车牌号,违法时间,违法地点,违法行为,违法代码,罚款金额(元),记分\n".to_owned();
    (0..rows).map(row).fold(head, |all, row| all + &row)
}

#[tokio::test]
async fn a_long_table_is_dropped_looked_through_taken_in_and_undone() {
    let window = Window::open(Setup::sample().await).await;
    let before = window.setup.house().household().await.expect("a household");
    let file = window.setup.folder.path().join("车队.csv");
    fs::write(&file, fleet(5_000)).expect("a table");
    window.go("/intake").await;
    window.see("粘贴短信").await;
    window.drop_files(&[&file]).await;
    window.see("4995 笔要录，5 笔还要补").await;

    // Only what is in sight is drawn, in the order of the rows, from the first to the last.
    let drawn = "const lines = [...document.querySelectorAll('.intake-line')].map((one) => Number(one.ariaPosInSet));
        const written = [...document.querySelectorAll('.intake-line button')].every((one) => one.innerText.length > 3);
        const sorted = lines.every((place, at) => at === 0 || place === lines[at - 1] + 1);
        return written && sorted && lines.length < 60 && lines.includes(arguments[0])";
    window.until_with("the first line", drawn, vec![json!(1)]).await;
    window.script("document.querySelector('.intake-list').scrollTop = 1e9", Vec::new()).await;
    window.until_with("the last line", drawn, vec![json!(5_000)]).await;

    window.press("看有问题的").await;
    window.until("the faulty alone", "return document.querySelectorAll('.intake-line').length === 5").await;
    window.press("第 9 行").await;
    window.until("its faulty fine", "return document.querySelector('.intake-field [role=alert]') !== null").await;
    window.keys(&["escape"]).await;
    window.press("录入 4995 笔").await;
    window.see("录入了 4995 笔").await;
    let after = window.setup.house().household().await.expect("a household");
    assert_eq!(after.violations.len(), before.violations.len() + 4_995);
    window.see("5 笔还要补").await;

    window.press("撤销").await;
    window.see("已撤销：录入了一批。要再录，点重做，或再放一次").await;
    assert_eq!(window.setup.house().household().await.expect("a household"), before);
}

#[tokio::test]
async fn a_table_that_is_stopped_while_it_is_read_leaves_nothing_behind() {
    let window = Window::open(Setup::sample().await).await;
    let file = window.setup.folder.path().join("车队.csv");
    fs::write(&file, fleet(60_000)).expect("a table");
    window.go("/intake").await;
    window.see("粘贴短信").await;
    window.drop_files(&[&file]).await;
    let stop = "const stop = document.querySelector('.intake-work button'); stop?.click(); return stop !== null";
    window.until("a way to stop", stop).await;
    window.until("the end of the work", "return document.querySelector('.intake-work') === null").await;
    window.see("已停下").await;
    let left = "return window.__TAURI_INTERNALS__.invoke('sheet').then((sheet) => sheet.brought.length + sheet.total)";
    assert_eq!(window.script(left, Vec::new()).await, json!(0));
}
