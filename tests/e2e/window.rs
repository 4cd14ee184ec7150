//! The window as somebody at the screen sees it: by words, names and keys.

use std::{
    fs::File,
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Command, ExitStatus},
    time::Duration,
};

use fantoccini::{
    Client, ClientBuilder,
    actions::{InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction},
    elements::Element,
};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, Value, json};
use tokio::time::sleep;

use super::{
    session::{BEAT, Group, PATIENCE, Session, until},
    setup::Setup,
};

/// A window of the real program.
pub struct Window {
    client: Client,
    /// The data folder and what was set up.
    pub setup: Setup,
    driver: Group,
    program: PathBuf,
    session: Session,
}

impl Window {
    /// Opens the program on a screen of its own.
    pub async fn open(setup: Setup) -> Window {
        let program = Path::new(env!("CARGO_BIN_EXE_greenlight-desktop"));
        let window = Window::open_any(setup, program).await;
        window.until("something to read", "return document.querySelector('main')?.innerText.length > 10").await;
        window
    }

    /// Opens a program and waits until its page made a mark.
    pub async fn open_program(setup: Setup, program: &Path, mark: &str) -> Window {
        let window = Window::open_any(setup, program).await;
        let script = "return performance.getEntriesByName(arguments[0]).length > 0";
        window.until_with(mark, script, vec![json!(mark)]).await;
        window
    }

    async fn open_any(setup: Setup, program: &Path) -> Window {
        setup.prefer();
        let session = Session::of(&setup);
        let port = free_port();
        let mut driver = Command::new("WebKitWebDriver");
        driver.arg(format!("--port={port}")).env("TAURI_WEBVIEW_AUTOMATION", "true");
        session.surround(&mut driver, &setup);
        let log = File::create(setup.folder.path().join("driver.log")).expect("a log");
        driver.stdout(log.try_clone().expect("a log")).stderr(log).process_group(0);
        let driver = Group(driver.spawn().expect("WebKitWebDriver starts"));

        let data = setup.data().display().to_string();
        let mut arguments = if setup.everyday { Vec::new() } else { vec!["--data", &data, "--at", &setup.at] };
        let after = setup.reminds.map(|seconds| format!("--remind={seconds}"));
        arguments.extend(after.as_deref());
        let options = json!({"binary": program, "args": arguments});
        let capabilities: Map<_, _> = [("webkitgtk:browserOptions".to_owned(), options)].into_iter().collect();
        let address = format!("http://127.0.0.1:{port}");
        let mut tries = 0;
        let client = loop {
            let mut builder = ClientBuilder::new(HttpConnector::new());
            let built = builder.capabilities(Map::clone(&capabilities)).connect(&address).await;
            match built {
                Ok(client) => break client,
                Err(error) if tries > 100 => panic!("no session: {error}"),
                Err(_) => {
                    tries += 1;
                    sleep(BEAT).await;
                }
            }
        };
        let (width, height) = setup.size;
        client.set_window_rect(0, 0, width, height).await.expect("a size");
        Window { client, setup, driver, program: program.to_owned(), session }
    }

    /// The address of the bus of its session.
    pub fn bus(&self) -> &str {
        self.session.bus()
    }

    /// Starts the program once more, beside the window that is open, and waits until that start ends by itself.
    pub async fn start_again(&self) -> ExitStatus {
        self.session.start_again(&self.program, &self.setup).await
    }

    /// Closes the window by the button that a desktop puts on it, and waits until it is gone.
    pub async fn close_by_its_button(&self) {
        let screen = self.session.screen();
        let windows = screen.windows();
        windows.iter().for_each(|window| screen.close(*window));
        until("no window", || screen.windows().is_empty()).await;
    }

    /// How many windows there are to be seen.
    pub fn windows(&self) -> usize {
        self.session.screen().windows().len()
    }

    /// Goes on in the window that has been opened in the place of the one that was closed.
    pub async fn take_up_the_new_one(&self) {
        let mut waited = Duration::ZERO;
        while self.client.windows().await.is_ok_and(|windows| windows.is_empty()) {
            assert!(waited < PATIENCE, "no new window");
            sleep(BEAT).await;
            waited += BEAT;
        }
        let windows = self.client.windows().await.expect("windows");
        self.client.switch_to_window(windows.into_iter().next_back().expect("a window")).await.expect("is taken up");
    }

    /// Runs a script in the page.
    pub async fn script(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client.execute(script, arguments).await.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// Waits until a script gives true.
    #[track_caller]
    pub fn until<'a>(&'a self, what: &'a str, script: &'a str) -> impl Future<Output = ()> + 'a {
        self.until_with(what, script, Vec::new())
    }

    /// Waits until a script gives true for these arguments.
    pub async fn until_with(&self, what: &str, script: &str, arguments: Vec<Value>) {
        let mut waited = Duration::ZERO;
        while self.script(script, arguments.clone()).await != json!(true) {
            assert!(waited < PATIENCE, "never came: {what}\n\n{}", self.text().await);
            sleep(BEAT).await;
            waited += BEAT;
        }
    }

    /// Everything there is to read.
    pub async fn text(&self) -> String {
        let text = self.script("return document.body.innerText", Vec::new()).await;
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Waits for words.
    pub async fn see(&self, words: &str) {
        let script = "return document.body.innerText.replace(/\\s+/g, ' ').includes(arguments[0])";
        self.until_with(words, script, vec![json!(words)]).await;
    }

    /// Waits until words are gone.
    pub async fn miss(&self, words: &str) {
        let script = "return !document.body.innerText.replace(/\\s+/g, ' ').includes(arguments[0])";
        self.until_with(&format!("{words}, gone"), script, vec![json!(words)]).await;
    }

    /// Goes to an address of the program.
    pub async fn go(&self, address: &str) {
        self.script("location.hash = arguments[0]", vec![json!(address)]).await;
        sleep(BEAT).await;
    }

    /// Presses what has this name: a button, a link, an option, a row.
    pub async fn press(&self, name: &str) {
        self.until("an end of all that moves", STILL).await;
        // What slides in may lie over it for a moment; nobody could press it before.
        let press = "const one = arguments[0];
            one.scrollIntoView({block: 'nearest'});
            const {left, top, width, height} = one.getBoundingClientRect();
            const hit = document.elementFromPoint(left + width / 2, top + height / 2);
            if (!one.contains(hit)) return false;
            one.focus();
            one.click();
            return true";
        let mut waited = Duration::ZERO;
        loop {
            let element = self.named(name, PRESSABLE).await;
            if self.script(press, vec![json!(element)]).await == json!(true) {
                break;
            }
            assert!(waited < PATIENCE, "something lies over {name}\n\n{}", self.text().await);
            sleep(BEAT).await;
            waited += BEAT;
        }
        sleep(BEAT).await;
    }

    /// Opens a menu and chooses a line of it. A menu that a page still in motion has closed again is opened again.
    pub async fn choose(&self, menu: &str, line: &str) {
        let open = "return document.querySelector('[role=menu] [role=menuitem]') !== null";
        for _ in 0..5 {
            self.press(menu).await;
            sleep(BEAT * 15).await;
            if self.script(open, Vec::new()).await == json!(true) {
                return self.press(line).await;
            }
        }
        panic!("{menu} does not open\n\n{}", self.text().await);
    }

    /// Types into the field of this name, in place of what was there.
    pub async fn fill(&self, name: &str, text: &str) {
        // A form that opens takes the focus to its first field; before that nobody could have reached another.
        let inside = "const form = document.querySelector('[role=dialog]');
            return form === null || form.contains(document.activeElement)";
        self.until("the focus in the form", inside).await;
        self.until("an end of all that moves", STILL).await;
        for _ in 0..5 {
            let element = self.named(name, FIELDS).await;
            // A field whose code came late has taken the place of the one that was found.
            if element.click().await.is_err() {
                sleep(BEAT * 5).await;
                continue;
            }
            self.keys(&["ctrl", "a"]).await;
            // Keys replace what is selected, as a person's do; the driver's own way of sending text lets go of it first.
            if text.is_ascii() {
                self.type_text(text).await;
            } else {
                element.send_keys(text).await.unwrap_or_else(|error| panic!("{name} takes no text: {error}"));
            }
            // A person looks whether it stands there, and types it again if a form was still opening.
            let typed = "const bare = (text) => text.replace(/[^\\p{L}\\p{N}]/gu, '');
                return bare(document.activeElement?.value ?? '').includes(bare(arguments[0]))";
            if self.script(typed, vec![json!(text)]).await == json!(true) {
                return;
            }
            sleep(BEAT * 5).await;
        }
        panic!("{name} does not take {text}\n\n{}", self.text().await);
    }

    /// Chooses an option of a list that the system draws, by its value.
    pub async fn choose_option(&self, list: &str, value: &str) {
        let element = self.named(list, FIELDS).await;
        let choose = "const [list, value] = arguments;
            list.focus();
            list.value = value;
            list.dispatchEvent(new Event('change', {bubbles: true}))";
        self.script(choose, vec![json!(element), json!(value)]).await;
        sleep(BEAT).await;
    }

    /// Presses the button that finishes the form that is open.
    pub async fn submit(&self) {
        self.until("a form to finish", "return document.querySelector('[role=dialog] [type=submit]') !== null").await;
        self.script("document.querySelector('[role=dialog] [type=submit]').click()", Vec::new()).await;
        self.until("the form gone", "return document.querySelector('[role=dialog] [type=submit]') === null").await;
    }

    /// Drops files on the page. No driver can drag files; what the shell would tell of it is told to all who listen.
    pub async fn drop_files(&self, files: &[&Path]) {
        let paths: Vec<_> = files.iter().map(|file| file.display().to_string()).collect();
        let told = "const event = 'tauri://drag-drop';
            const heard = window.__internal_unstable_listeners_object_id__?.[event] ?? {};
            for (const id of Object.getOwnPropertyNames(heard)) {
                const payload = {paths: arguments[0], position: {x: 0, y: 0}};
                window.__TAURI_INTERNALS__.runCallback(heard[id].handlerId, {event, payload, id});
            }
            return Object.getOwnPropertyNames(heard).length > 0";
        self.until_with("somebody who takes files", told, vec![json!(paths)]).await;
    }

    /// Presses keys together, such as `["ctrl", "z"]`.
    pub async fn keys(&self, names: &[&str]) {
        let keys: Vec<char> = names.iter().map(|name| key(name)).collect();
        let down = keys.iter().map(|key| KeyAction::Down { value: *key });
        let up = keys.iter().rev().map(|key| KeyAction::Up { value: *key });
        let actions = down.chain(up).fold(KeyActions::new("keys".to_owned()), |actions, action| actions.then(action));
        self.client.perform_actions(actions).await.unwrap_or_else(|error| panic!("{names:?}: {error}"));
        sleep(BEAT).await;
    }

    /// Drags the pointer from the middle of one element to that of another, on the way over the points between.
    pub async fn drag(&self, from: &str, to: &str) {
        let there = "return [...arguments].every((one) => document.querySelector(one) !== null)";
        self.until_with("what is dragged, and where to", there, vec![json!(from), json!(to)]).await;
        let middle = "const {left, top, width, height} = document.querySelector(arguments[0]).getBoundingClientRect();
            return [left + width / 2, top + height / 2]";
        let mut points = Vec::new();
        for selector in [from, to] {
            let point = self.script(middle, vec![json!(selector)]).await;
            points.push([0, 1].map(|axis| point[axis].as_f64().expect("a place").round()));
        }
        let [[x0, y0], [x1, y1]] = points[..] else { unreachable!("two ends") };
        let to = |share: f64| {
            let (x, y) = ((x0 + (x1 - x0) * share).round(), (y0 + (y1 - y0) * share).round());
            PointerAction::MoveTo { duration: Some(BEAT), x, y }
        };
        let steps = [0.0, 0.25, 0.5, 0.75, 1.0].map(to).into_iter();
        let mut actions = MouseActions::new("pointer".to_owned());
        for (place, step) in steps.enumerate() {
            actions = actions.then(step);
            if place == 0 {
                actions = actions.then(PointerAction::Down { button: MOUSE_BUTTON_LEFT });
            }
        }
        let actions = actions.then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.client.perform_actions(actions).await.unwrap_or_else(|error| panic!("dragging {from}: {error}"));
        sleep(BEAT).await;
    }

    /// Types text wherever the focus is.
    pub async fn type_text(&self, text: &str) {
        for letter in text.chars() {
            let actions = KeyActions::new("keys".to_owned())
                .then(KeyAction::Down { value: letter })
                .then(KeyAction::Up { value: letter });
            self.client.perform_actions(actions).await.expect("a key");
        }
        sleep(BEAT).await;
    }

    /// A picture of what the window shows.
    pub async fn picture(&self) -> Vec<u8> {
        self.client.screenshot().await.expect("a picture")
    }

    /// The words of the element that has the focus.
    pub async fn focused(&self) -> String {
        let name = format!("{NAME} return document.activeElement ? name(document.activeElement) : ''");
        self.script(&name, Vec::new()).await.as_str().unwrap_or_default().to_owned()
    }

    /// The process of the driver, which starts the window's.
    pub fn driver(&self) -> u32 {
        self.driver.0.id()
    }

    /// Closes the window as the driver does, and gives the data folder back.
    pub async fn close(self) -> Setup {
        let Window { client, setup, .. } = self;
        // A driver that has gone already has closed the window too.
        let _ = client.close().await;
        setup
    }

    async fn named(&self, name: &str, among: &str) -> Element {
        let script = format!(
            "{NAME} const wanted = arguments[0];
            const seen = [...document.querySelectorAll(`{among}`)].filter((one) => one.checkVisibility() && !one.disabled);
            // What lies over the page is meant before what lies under it.
            seen.reverse();
            const best = [(said) => said === wanted, (said) => said.startsWith(wanted), (said) => said.includes(wanted)];
            for (const fits of best) {{
                const found = seen.find((one) => fits(name(one)));
                if (found) return found;
            }}
            return null"
        );
        let mut waited = Duration::ZERO;
        loop {
            let found = self.script(&script, vec![json!(name)]).await;
            if let Some(id) = found.as_object().and_then(|found| found.values().next()).and_then(Value::as_str) {
                return Element::from_element_id(self.client.clone(), id.to_owned().into());
            }
            assert!(waited < PATIENCE, "nothing is named {name}\n\n{}", self.text().await);
            sleep(BEAT).await;
            waited += BEAT;
        }
    }
}

/// Whether nothing moves any more.
pub const STILL: &str = "return document.getAnimations().every((one) => one.playState !== 'running')";
/// What can be pressed.
const PRESSABLE: &str = "button, a[href], summary, label, [role=button], [role=option], [role=tab], [role=radio], \
    [role=menuitem], [role=gridcell], [role=row], tr";
/// What takes text.
const FIELDS: &str = "input, textarea, select, [role=combobox], [role=searchbox]";
/// The name by which a screen reader knows an element, near enough.
const NAME: &str = "const name = (one) => {
    const said = one.getAttribute('aria-label')
        ?? one.getAttribute('aria-labelledby')?.split(' ').map((id) => document.getElementById(id)?.textContent).join(' ')
        ?? ([...(one.labels ?? [])].map((label) => label.textContent).join(' ')
            || one.textContent || one.getAttribute('placeholder') || one.title || '');
    return said.replace(/\\s+/g, ' ').trim();
};";

fn key(name: &str) -> char {
    match name {
        "ctrl" => '\u{e009}',
        "shift" => '\u{e008}',
        "alt" => '\u{e00a}',
        "enter" => '\u{e007}',
        "escape" => '\u{e00c}',
        "tab" => '\u{e004}',
        "left" => '\u{e012}',
        "up" => '\u{e013}',
        "right" => '\u{e014}',
        "down" => '\u{e015}',
        "pageup" => '\u{e00e}',
        "pagedown" => '\u{e00f}',
        "space" => ' ',
        letter => letter.chars().next().expect("a key"),
    }
}

#[expect(clippy::disallowed_types, reason = "the test and the driver talk to each other on this machine")]
fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    listener.local_addr().expect("an address").port()
}
