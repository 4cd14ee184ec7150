//! The window as somebody at the screen sees it: by words, names and keys.

use std::{
    fs::File,
    os::unix::process::CommandExt,
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};

use fantoccini::{
    Client, ClientBuilder,
    actions::{InputSource, KeyAction, KeyActions},
    elements::Element,
};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, Value, json};
use tokio::time::sleep;

use super::setup::Setup;

/// How long anything may take before a test gives up on it.
const PATIENCE: Duration = Duration::from_secs(15);
const BEAT: Duration = Duration::from_millis(40);

/// A window of the real program.
pub struct Window {
    client: Client,
    /// The data folder and what was set up.
    pub setup: Setup,
    driver: Group,
    _screen: Group,
}

/// A process and all that it started, which go with it.
struct Group(Child);

impl Drop for Group {
    fn drop(&mut self) {
        // The driver leaves the window behind when it is killed alone.
        let group = format!("-{}", self.0.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.0.wait();
    }
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
        let (screen, display) = screen(setup.size);
        let port = free_port();
        let mut driver = Command::new("WebKitWebDriver");
        driver.arg(format!("--port={port}")).env("DISPLAY", &display).env("TAURI_WEBVIEW_AUTOMATION", "true");
        // Nothing of the computer's own is touched, and no window of another test is brought forward instead.
        for kind in ["DATA", "CONFIG", "CACHE"] {
            driver.env(format!("XDG_{kind}_HOME"), setup.folder.path().join("xdg"));
        }
        driver.env("DBUS_SESSION_BUS_ADDRESS", "disabled:").env("LANG", "C.UTF-8").env_remove("GREENLIGHT_DATA");
        let log = File::create(setup.folder.path().join("driver.log")).expect("a log");
        driver.stdout(log.try_clone().expect("a log")).stderr(log).process_group(0);
        let driver = Group(driver.spawn().expect("WebKitWebDriver starts"));

        let arguments = ["--data", &setup.folder.path().display().to_string(), "--at", &setup.at].map(Value::from);
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
        Window { client, setup, driver, _screen: screen }
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
            element.click().await.unwrap_or_else(|error| panic!("{name} cannot be reached: {error}"));
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

    /// Presses keys together, such as `["ctrl", "z"]`.
    pub async fn keys(&self, names: &[&str]) {
        let keys: Vec<char> = names.iter().map(|name| key(name)).collect();
        let down = keys.iter().map(|key| KeyAction::Down { value: *key });
        let up = keys.iter().rev().map(|key| KeyAction::Up { value: *key });
        let actions = down.chain(up).fold(KeyActions::new("keys".to_owned()), |actions, action| actions.then(action));
        self.client.perform_actions(actions).await.unwrap_or_else(|error| panic!("{names:?}: {error}"));
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
        "space" => ' ',
        letter => letter.chars().next().expect("a key"),
    }
}

fn screen((width, height): (u32, u32)) -> (Group, String) {
    let mut command = Command::new("Xvfb");
    let size = format!("{width}x{}x24", height + 60);
    command.args(["-displayfd", "1", "-screen", "0", &size, "-nolisten", "tcp"]);
    let child = command.stdout(Stdio::piped()).stderr(Stdio::null()).process_group(0).spawn().expect("Xvfb starts");
    let mut screen = Group(child);
    let mut line = String::new();
    let output = screen.0.stdout.take().expect("its output");
    std::io::BufRead::read_line(&mut std::io::BufReader::new(output), &mut line).expect("a number");
    (screen, format!(":{}", line.trim()))
}

#[expect(clippy::disallowed_types, reason = "the test and the driver talk to each other on this machine")]
fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    listener.local_addr().expect("an address").port()
}
