//! Language and theme, keys alone, an older database, one window at a time.

use serde_json::json;
use sqlx::{Connection, SqliteConnection, migrate::Migrator};

use super::{setup::Setup, window::Window};

#[tokio::test]
async fn language_and_theme_change_at_once_and_are_remembered() {
    let window = Window::open(Setup::sample().await).await;
    window.go("/settings").await;
    window.press("English").await;
    window.see("Overview").await;
    window.press("Dark").await;
    window.until("the dark theme", "return document.documentElement.dataset.theme === 'dark'").await;
    // It is seen at once, and kept when the toast says so.
    window.see("Theme changed").await;
    let kept = std::fs::read_to_string(window.setup.folder.path().join("window.json")).expect("preferences");
    let kept: serde_json::Value = serde_json::from_str(&kept).expect("JSON");
    assert_eq!((&kept["language"], &kept["theme"]), (&json!("en"), &json!("dark")));
}

#[tokio::test]
async fn a_violation_is_found_checked_and_marked_as_paid_by_keys_alone() {
    let window = Window::open(Setup::sample().await).await;
    window.keys(&["ctrl", "k"]).await;
    window.until("the palette", "return document.activeElement?.getAttribute('role') === 'combobox'").await;
    window.type_text("8X2K6").await;
    window.until("finds", "return document.querySelectorAll('[role=option]').length > 0").await;
    window.keys(&["down"]).await;
    window.keys(&["up"]).await;
    window.keys(&["enter"]).await;
    window.until("the palette gone", "return document.querySelector('[role=dialog]') === null").await;
    window.until("a violation", "return /v\\d\\d/.test(location.hash)").await;

    window.keys(&["ctrl", "2"]).await;
    window.until("the check", "return location.hash.startsWith('#/check')").await;
    window.see("未了结").await;
    window.keys(&["ctrl", "3"]).await;
    window.until("the table", "return location.hash.startsWith('#/violations')").await;
    window.keys(&["?"]).await;
    window.see("快捷键").await;
    window.keys(&["escape"]).await;
    window.until("the sheet gone", "return document.querySelector('[role=dialog]') === null").await;

    window.keys(&["ctrl", "n"]).await;
    window.until("录入", "return location.hash === '#/intake'").await;
    window.until("the focus where it is written", "return document.activeElement?.tagName === 'TEXTAREA'").await;
}

#[tokio::test]
async fn every_stop_of_the_tab_key_can_be_seen_and_has_a_name() {
    let window = Window::open(Setup::sample().await).await;
    let mut seen = Vec::new();
    for _ in 0..25 {
        window.keys(&["tab"]).await;
        let name = window.focused().await;
        assert!(!name.is_empty(), "after {seen:?} comes something without a name");
        let outline = "const style = getComputedStyle(document.activeElement);
            return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2";
        let visible = window.script(outline, Vec::new()).await;
        assert_eq!(visible, json!(true), "{name} does not show that it has the focus");
        seen.push(name);
    }
    seen.dedup();
    assert!(seen.len() > 15, "{seen:?}");
}

#[tokio::test]
async fn a_database_of_an_earlier_version_opens_with_its_facts() {
    let setup = Setup::empty();
    let first = tempfile::tempdir().expect("a folder");
    let migrations = concat!(env!("CARGO_MANIFEST_DIR"), "/../migrations");
    let household = "0001_household.sql";
    std::fs::copy(format!("{migrations}/{household}"), first.path().join(household)).expect("a migration");
    let file = setup.folder.path().join("greenlight.sqlite");
    let address = format!("sqlite://{}?mode=rwc", file.display());
    let mut connection = SqliteConnection::connect(&address).await.expect("a database");
    let migrator = Migrator::new(first.path()).await.expect("a migrator");
    migrator.run(&mut connection).await.expect("the first version");
    sqlx::raw_sql("insert into member (member_id, name) values ('gran', '王奶奶')")
        .execute(&mut connection)
        .await
        .expect("a member");
    connection.close().await.expect("closed");

    let window = Window::open(setup).await;
    window.go("/accounts").await;
    window.see("王奶奶").await;
}

#[tokio::test]
async fn a_database_that_is_none_is_named_and_left_as_it_is() {
    let setup = Setup::empty();
    let file = setup.folder.path().join("greenlight.sqlite");
    std::fs::write(&file, b"no database at all, but a letter to grandmother").expect("a file");
    let window = Window::open(setup).await;
    window.see("资料文件坏了，打不开").await;
    window.see("文件没有动").await;
    assert_eq!(std::fs::read(&file).expect("the file"), b"no database at all, but a letter to grandmother");
}

#[tokio::test]
async fn a_second_start_ends_at_once_and_leaves_the_first_window_as_it_is() {
    let window = Window::open(Setup::empty().everyday()).await;
    window.fill("姓名或称呼", "王建国").await;
    for _ in 0..2 {
        let ended = window.start_again().await;
        assert_eq!(ended.code(), Some(0));
    }
    // What was being typed is still there, and the window still answers.
    let typed = "return [...document.querySelectorAll('input')].some((field) => field.value === '王建国')";
    window.until("what was typed", typed).await;
    window.press("填好，下一步").await;
    // The next step's field is there only once the first step is written.
    window.fill("车牌", "8X2K6").await;
    let household = window.close().await.house().household().await.expect("a household");
    assert_eq!(household.members.len(), 1, "it is kept in the platform's own folder");
}

#[tokio::test]
async fn the_moment_is_dragged_along_the_bar_and_the_verdict_follows() {
    const STOPS: &str = "return document.querySelector('.verdict')?.innerText.includes('受阻') === true";
    const PASSES: &str = "return document.querySelector('.verdict')?.innerText.includes('受阻') === false";
    let window = Window::open(Setup::sample().await).await;
    window.go("/check/v04").await;
    window.until("a verdict that passes", PASSES).await;
    window.drag(".day-bar-thumb", ".day-bar-piece-daily_maintenance").await;
    window.until("a verdict that stops", STOPS).await;
    let said = window.script("return document.querySelector('.day-bar-thumb').ariaValueText", Vec::new()).await;
    assert!(said.as_str().is_some_and(|said| said.contains("维护")), "{said}");
    // The last stretch is free again; behind it comes the thumb alone.
    window.drag(".day-bar-thumb", ".day-bar-piece:nth-last-of-type(2)").await;
    window.until("a verdict that passes again", PASSES).await;
}

#[tokio::test]
async fn undo_in_a_field_is_the_fields_own() {
    let window = Window::open(Setup::sample().await).await;
    window.go("/violations/v01").await;
    window.press("改").await;
    window.fill("罚款", "150").await;
    window.press("保存改动").await;
    window.see("改了 京A·8X2K6 违反规定停放").await;
    let edited = window.setup.house().household().await.expect("the sample, edited");
    window.press("改").await;
    window.fill("罚款", "160").await;
    window.keys(&["ctrl", "z"]).await;
    window.keys(&["escape"]).await;
    window.until("the form gone", "return document.querySelector('[role=dialog]') === null").await;
    assert_eq!(window.setup.house().household().await.expect("as it was"), edited, "what was typed was taken back");
    window.keys(&["ctrl", "z"]).await;
    window.see("已撤销：改了 京A·8X2K6 违反规定停放").await;
}

#[tokio::test]
async fn keys_go_from_the_list_into_what_is_open_and_back() {
    const INSIDE: &str = "return document.activeElement?.closest('.drawer') !== null";
    const ON_THE_ROW: &str = "return document.activeElement?.getAttribute('aria-current') === 'true'";
    const ON_A_ROW: &str = "return document.activeElement?.matches('.violations-row') ?? false";
    let window = Window::open(Setup::sample().await).await;
    window.go("/violations").await;
    window.until("a row", "return document.querySelector('.violations-row') !== null").await;
    window.script("document.querySelector('.violations-row').focus()", Vec::new()).await;
    window.keys(&["enter"]).await;
    window.until("what is open", "return document.querySelector('.drawer-title') !== null").await;
    window.until("the row, still", ON_THE_ROW).await;
    window.keys(&["tab"]).await;
    window.until("the drawer, past every tick", INSIDE).await;
    window.keys(&["left"]).await;
    window.until("the row again", ON_THE_ROW).await;
    for key in ["enter", "right"] {
        window.keys(&[key]).await;
        window.until("what is open", INSIDE).await;
        window.keys(&["left"]).await;
        window.until("the row again", ON_THE_ROW).await;
    }
    window.press("更多").await;
    window.until("a menu", "return document.querySelector('[role=menuitem]') !== null").await;
    window.keys(&["escape"]).await;
    window.until("no menu", "return document.querySelector('[role=menuitem]') === null").await;
    window.until("the drawer, still", "return document.querySelector('.drawer') !== null").await;
    window.keys(&["escape"]).await;
    window.until("no drawer", "return document.querySelector('.drawer') === null").await;
    window.until("its row", ON_A_ROW).await;
}
