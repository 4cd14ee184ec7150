//! Evidence: what is attached is seen in its case, named for what it shows, removed and brought back.

use std::{fs, path::PathBuf};

use greenlight_app::{Desk, desk::evidence::AttachTo};

use super::{
    setup::{EVENING, Setup},
    window::Window,
};

/// A picture.
const PICTURE: &[u8] = include_bytes!("../../src-tauri/icons/32x32.png");

async fn with_evidence() -> Setup {
    let setup = Setup::sample().await;
    let beside = |name: &str, bytes: &[u8]| -> PathBuf {
        let path = setup.folder.path().join(name);
        fs::write(&path, bytes).expect("writes");
        path
    };
    let paths = [beside("路口.png", PICTURE), beside("0812.mp4", b"film")];
    let desk = Desk::open(setup.folder.path(), greenlight_app::Instant::parse(EVENING)).expect("opens");
    desk.attach(AttachTo::Violation("v01".to_owned()), &paths).expect("are attached");
    setup
}

#[tokio::test]
async fn evidence_is_seen_named_removed_and_brought_back() {
    let window = Window::open(with_evidence().await).await;
    window.go("/violations/v01").await;
    window.see("证据 2 份").await;
    let painted = "const small = document.querySelector('.drawer-file img');
        return small !== null && small.complete && small.naturalWidth > 0";
    window.until("the picture, small", painted).await;

    let choose = "const kind = document.querySelector('.drawer-file:nth-child(2) select');
        Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value').set.call(kind, 'other');
        kind.dispatchEvent(new Event('change', { bubbles: true }))";
    window.script(choose, Vec::new()).await;
    window.see("改了证据").await;
    let household = window.setup.house().household().await.expect("reads");
    assert!(household.attachments.iter().any(|file| file.kind.word() == "other"));

    // Another name and a note, typed where they stand, by keys alone.
    window.script("document.querySelector('.drawer-files').scrollIntoView()", Vec::new()).await;
    window.fill("路口.png 的名字", "Sign").await;
    window.keys(&["tab"]).await;
    window.see("改了证据 Sign.png").await;
    window.fill("Sign.png 的备注", "20 m east").await;
    window.keys(&["enter"]).await;
    let kept = "return document.querySelector('.drawer-file:first-child .in-place:last-of-type').value === '20 m east'";
    window.until("the note", kept).await;
    let noted = async || {
        let household = window.setup.house().household().await.expect("reads");
        let photo = household.attachments.into_iter().find(|file| file.kind.word() != "other").expect("is there");
        (photo.name, photo.note.unwrap_or_default())
    };
    assert_eq!(noted().await, ("Sign.png".to_owned(), "20 m east".to_owned()));
    // Escape leaves what stands, and the drawer open.
    window.fill("Sign.png 的备注", "nonsense").await;
    window.keys(&["escape"]).await;
    window.until("the note, as it was", kept).await;
    window.press("撤销").await;
    window.see("已撤销：改了证据 Sign.png").await;
    assert_eq!(noted().await, ("Sign.png".to_owned(), String::new()));

    window.press("删除 Sign.png").await;
    window.see("删了证据 Sign.png").await;
    window.see("证据 1 份").await;
    window.keys(&["ctrl", "z"]).await;
    window.see("已撤销：删了证据 Sign.png").await;
    window.see("证据 2 份").await;
    window.until("the picture, small again", painted).await;
}

#[tokio::test]
async fn files_are_attached_by_the_command_that_dropping_gives_its_paths_to() {
    let setup = Setup::sample().await;
    let path = setup.folder.path().join("告知单.jpg");
    fs::write(&path, b"no picture, and no less a file").expect("writes");
    let window = Window::open(setup).await;
    window.go("/violations/v01").await;
    window.see("留好现场照片").await;
    let drop = "window.__TAURI_INTERNALS__.invoke('attach', { to: { violation: 'v01' }, paths: [arguments[0]] })
            .then(() => location.reload());
        return true";
    window.until_with("an answer", drop, vec![path.display().to_string().into()]).await;
    let named = "return document.querySelector('.drawer-file .in-place')?.value === '告知单.jpg'";
    window.until("the file by its name", named).await;
    let household = window.setup.house().household().await.expect("reads");
    assert_eq!(household.attachments.iter().map(|file| file.kind.word()).collect::<Vec<_>>(), ["notice"]);
}
