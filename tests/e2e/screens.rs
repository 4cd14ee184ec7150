//! Every screen, in both themes and both languages: nothing that axe objects to, nothing that sticks out sideways, no
//! script that stumbles. With `GREENLIGHT_PICTURES=FOLDER` a picture of each is kept there.

use std::{fs, path::PathBuf};

use greenlight_app::Instant;
use serde_json::{Value, json};

use super::{
    keeping::{attaches, damage, does},
    session::pictures,
    setup::{EVENING, Setup},
    window::{STILL, Window},
};

/// The screens: their names, their addresses, and what has to be there before one is looked at.
const SCREENS: &[(&str, &str, &str)] = &[
    ("overview", "/", ".overview-columns"),
    ("check", "/check", ".verdict"),
    ("check-one", "/check/v04", ".verdict"),
    ("violations", "/violations", "[role=grid]"),
    ("violation", "/violations/v04", ".drawer-title"),
    ("calendar", "/calendar", "[role=gridcell]"),
    ("calendar-day", "/calendar?month=2026-10&day=2026-10-08", ".agenda-opened"),
    ("calendar-unpublished", "/calendar?month=2027-02&view=agenda", ".agenda-line"),
    ("vehicles", "/vehicles", "[role=gridcell]"),
    ("accounts", "/accounts", "main h2"),
    ("intake-empty", "/intake", ".intake-offers li"),
    ("rules", "/rules", "main table"),
    ("rule", "/rules/filing-pending", "main table"),
    ("settings", "/settings", "main h2"),
    ("settings-reminders", "/settings?part=reminders", "[data-part=reminders] .remind-coming"),
    ("settings-phone", "/settings?part=phone", "[data-part=phone] button"),
    ("welcome", "/welcome", ".welcome-column"),
];

/// What lies on the table of 录入: complete, with something missing, alike to what is known, a decision, a reminder, a fraud,
/// and nothing that is recognised.
const BROUGHT: &[&str] = &[
    "【北京交警】您的小型汽车京A8X2K6于2026年9月20日8时15分在东三环国贸桥由北向南，实施违反禁止标线指示(代码1345)的违法行为，\
        已被记录。请于收到本告知之日起30日内接受处理。",
    "【北京交警】您的小型汽车京A8X2K6于2026年9月21日17时40分在朝阳区望京街，实施擅自停留观看风景的违法行为，已被记录。",
    "【北京交警】您的小型汽车京A8X2K6于2026年8月24日8时12分在东长安街南侧辅路，实施违反规定停放的违法行为，已被记录，\
        罚款150元，记0分。",
    "公安交通管理简易程序处罚决定书 编号：110105-2609221234 车辆牌号：京N5Q7R1 被处罚人于2026年9月15日18时22分，在望京街\
        实施机动车违反规定停放的违法行为(代码1039)，决定予以200元罚款。持本决定书在15日内缴纳罚款。2026年9月22日",
    "【北京交警】您的小型汽车京A8X2K6于2026年9月22日10时42分在学院路未按规定停放已被记录，请立即驶离，未及时驶离的，将依法\
        予以处罚。",
    "【交管12123】您有一条交通违章未处理，即将记分，点击 http://12123.example.cc/a 查看",
    "明天记得买菜",
];

/// What lies over a screen: its name, and the keys that open it.
const OVER: &[(&str, &[&str])] = &[("palette", &["ctrl", "k"])];

#[tokio::test]
async fn chinese_and_light() {
    every_screen("zh", "light", (1280, 800)).await;
}

#[tokio::test]
async fn chinese_and_dark() {
    every_screen("zh", "dark", (1280, 800)).await;
}

#[tokio::test]
async fn english_and_light() {
    every_screen("en", "light", (1280, 800)).await;
}

#[tokio::test]
async fn english_and_dark() {
    every_screen("en", "dark", (1280, 800)).await;
}

#[tokio::test]
async fn the_smallest_window() {
    every_screen("zh", "light", (900, 640)).await;
}

#[tokio::test]
async fn a_very_large_window() {
    every_screen("zh", "light", (3840, 2160)).await;
}

async fn every_screen(language: &'static str, theme: &'static str, size: (u32, u32)) {
    let setup = Setup::sample().await.reminding().in_language(language).in_theme(theme).sized(size);
    let window = Window::open(setup).await;
    window.script(LISTEN, Vec::new()).await;
    let axe = fs::read_to_string(workspace().join("ui/node_modules/axe-core/axe.min.js")).expect("axe");
    window.script(&axe, Vec::new()).await;
    let mut offences = Vec::new();
    window.until("what was missed", "return document.querySelector('.missed li') !== null").await;
    offences.extend(looked_at(&window, "missed", language, theme, size).await);
    window.script("document.querySelector('.missed-head button').click()", Vec::new()).await;
    for (name, address, awaited) in SCREENS {
        window.go(address).await;
        window.until(name, "return document.querySelector('main h1')?.innerText.length > 0").await;
        window.until_with(name, "return document.querySelector(arguments[0]) !== null", vec![json!(awaited)]).await;
        offences.extend(looked_at(&window, name, language, theme, size).await);
    }
    window.go("/intake").await;
    for text in BROUGHT {
        window.fill(if language == "zh" { "要识别的文字" } else { "Text to read" }, text).await;
        window.keys(&["ctrl", "enter"]).await;
        window.until("it read", "return document.querySelector('.intake-bring textarea').value === ''").await;
    }
    for place in 0..BROUGHT.len() {
        let show = "document.querySelectorAll('.intake-tab')[arguments[0]].click()";
        window.script(show, vec![json!(place)]).await;
        offences.extend(looked_at(&window, &format!("intake-{}", place + 1), language, theme, size).await);
    }
    window.go("/").await;
    for (name, keys) in OVER {
        window.keys(keys).await;
        window.until(name, "return document.querySelector('[role=dialog]') !== null").await;
        offences.extend(looked_at(&window, name, language, theme, size).await);
        window.keys(&["escape"]).await;
        window.until("nothing over the page", "return document.querySelector('[role=dialog]') === null").await;
    }
    offences.extend(what_is_kept(&window, language, theme, size).await);
    assert!(offences.is_empty(), "{language} {theme} {size:?}:\n  {}\n", offences.join("\n  "));
}

/// The history, the trash and the backups, once there is something in them.
async fn what_is_kept(window: &Window, language: &'static str, theme: &'static str, size: (u32, u32)) -> Vec<String> {
    let at = Instant::parse(EVENING).expect("an instant");
    let (house, to) = (window.setup.house(), window.setup.data().join("backups"));
    attaches(&window.setup, 400 << 10);
    fs::create_dir_all(&to).expect("a folder");
    house.back_up(Some(&to), None, at).await.expect("a backup");
    does(
        &window.setup,
        &[
            json!({"deed": "pay", "violation": "v03", "account": null, "method": null, "attempted_at": EVENING,
                "amount_fen": 15_000, "succeeded": false, "failure_text": "余额不足"}),
            json!({"deed": "keep", "facts": {"members": [{"id": "wang", "name": "王芳"}]}}),
            json!({"deed": "keep", "facts": {"members": [{"id": "wang", "name": "王小芳"}]}}),
            json!({"deed": "remove", "noun": "vehicle", "id": "car-gran"}),
        ],
    );
    window.script("window.dispatchEvent(new Event('focus'))", Vec::new()).await;
    let mut offences = Vec::new();
    for (name, address, awaited) in [
        ("history", "/history", ".history-details"),
        ("trash", "/history?show=trash", ".history-trash li"),
        ("backups", "/settings?part=backups", ".backup-list li"),
    ] {
        window.go(address).await;
        window.until_with(name, "return document.querySelector(arguments[0]) !== null", vec![json!(awaited)]).await;
        offences.extend(looked_at(window, name, language, theme, size).await);
    }
    window.script("document.querySelectorAll('.settings-backup-doings button')[1].click()", Vec::new()).await;
    window.until("a folder to choose", "return document.querySelector('[role=dialog] .backup-fields') !== null").await;
    offences.extend(looked_at(window, "back-up-to", language, theme, size).await);
    window.keys(&["escape"]).await;
    window.until("nothing over the page", "return document.querySelector('[role=dialog]') === null").await;
    window.script("[...document.querySelectorAll('.backup-list button')].at(-1).click()", Vec::new()).await;
    window.until("a backup", "return document.querySelector('[role=dialog] .backup-checked') !== null").await;
    offences.extend(looked_at(window, "restore", language, theme, size).await);
    offences
}

#[tokio::test]
async fn a_damaged_start_in_chinese() {
    damaged("zh", "light", (1280, 800)).await;
}

#[tokio::test]
async fn a_damaged_start_in_english() {
    damaged("en", "dark", (900, 640)).await;
}

async fn damaged(language: &'static str, theme: &'static str, size: (u32, u32)) {
    let setup = Setup::sample().await.in_language(language).in_theme(theme).sized(size);
    let at = Instant::parse(EVENING).expect("an instant");
    setup.house().back_up(None, None, at).await.expect("a backup");
    damage(&setup).await;
    let window = Window::open(setup).await;
    window.script(LISTEN, Vec::new()).await;
    let axe = fs::read_to_string(workspace().join("ui/node_modules/axe-core/axe.min.js")).expect("axe");
    window.script(&axe, Vec::new()).await;
    let offered = "return document.querySelector('.damaged-line .button-primary') !== null";
    window.until("a good backup", offered).await;
    let offences = looked_at(&window, "damaged", language, theme, size).await;
    assert!(offences.is_empty(), "{language} {theme} {size:?}:\n  {}\n", offences.join("\n  "));
}

async fn looked_at(
    window: &Window,
    name: &str,
    language: &str,
    theme: &str,
    (width, height): (u32, u32),
) -> Vec<String> {
    // What comes and what fades in is looked at when it is there.
    let mut before = String::new();
    loop {
        tokio::time::sleep(std::time::Duration::from_millis(250)).await;
        window.until("an end of all that moves", STILL).await;
        let now = window.text().await;
        // What came with the last words may have begun to move only now.
        if now == before && window.script(STILL, Vec::new()).await == json!(true) {
            break;
        }
        before = now;
    }
    if let Some(folder) = pictures() {
        fs::create_dir_all(&folder).expect("a folder");
        let file = folder.join(format!("{name}.{language}.{theme}.{width}x{height}.png"));
        fs::write(file, window.picture().await).expect("a picture");
    }
    let mut offences = Vec::new();
    window.script("window.__axe = undefined; axe.run({resultTypes: ['violations']}).then((found) => { window.__axe = found.violations })", Vec::new()).await;
    window.until("axe", "return window.__axe !== undefined").await;
    let found = window.script("return window.__axe.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).slice(0, 3).join(' | ')}`)", Vec::new()).await;
    offences.extend(texts(&found).map(|text| format!("{name}: {text}")));
    let wide = window.script("return document.documentElement.scrollWidth > innerWidth", Vec::new()).await;
    if wide == json!(true) {
        offences.push(format!("{name}: it sticks out sideways"));
    }
    let stumbled = window.script("const all = window.__stumbled; window.__stumbled = []; return all", Vec::new()).await;
    offences.extend(texts(&stumbled).map(|text| format!("{name}: {text}")));
    offences
}

const LISTEN: &str = "window.__stumbled = [];
    addEventListener('error', (event) => window.__stumbled.push(event.message));
    addEventListener('unhandledrejection', (event) => window.__stumbled.push(String(event.reason)));";

fn texts(list: &Value) -> impl Iterator<Item = String> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned)
}

fn workspace() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}
