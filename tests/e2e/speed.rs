//! The window's figures, side by side with a bare Tauri window that shows one SQLite row: time from the start of the
//! process to the first real content, and memory of all its processes; and how long a verdict takes from the change of
//! who, what or when until it is painted, with 200 violations.
//!
//! Figures depend on the machine; the ratios are what is promised.

#[path = "screen.rs"]
#[allow(dead_code, reason = "the tests use the rest")]
mod screen;
#[path = "session.rs"]
#[allow(dead_code, reason = "the tests use the rest")]
mod session;
#[path = "setup.rs"]
#[allow(dead_code, reason = "the tests use the rest")]
mod setup;
#[path = "window.rs"]
#[allow(dead_code, reason = "the tests use the rest")]
mod window;

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::{Value, json};
use setup::Setup;
use window::Window;

/// How often each window is opened; the median counts.
const ROUNDS: usize = 9;

/// What one opening of a window came to.
struct Opening {
    milliseconds: f64,
    kilobytes: f64,
}

fn main() {
    // Cargo asks benchmarks with a flag that is of no use here.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let bare = bare();
        let (mut plain, mut full) = (Vec::new(), Vec::new());
        // One round to warm the caches, then turn by turn, so that what else the machine does falls on both.
        for round in 0..=ROUNDS {
            let of_bare = opened(Window::open_program(Setup::empty(), &bare, "shown").await, "shown").await;
            let own = Path::new(env!("CARGO_BIN_EXE_greenlight-desktop"));
            let of_own =
                opened(Window::open_program(Setup::sample().await, own, "overview.shown").await, "overview.shown")
                    .await;
            if round > 0 {
                plain.push(of_bare);
                full.push(of_own);
            }
        }
        report("first content", "ms", &plain, &full, |opening| opening.milliseconds);
        report("memory (PSS)", "MB", &plain, &full, |opening| opening.kilobytes / 1024.0);
        verdicts().await;
    });
}

fn report(what: &str, unit: &str, plain: &[Opening], full: &[Opening], figure: impl Fn(&Opening) -> f64) {
    let (plain, full) = (median(plain.iter().map(&figure)), median(full.iter().map(&figure)));
    println!("{what:<24} bare {plain:>8.1} {unit}   greenlight {full:>8.1} {unit}   {:.2} ×", full / plain);
}

/// What an open window came to: its mark against the start of its process, and the memory of all its processes.
async fn opened(window: Window, mark: &str) -> Opening {
    let script = "const mark = performance.getEntriesByName(arguments[0])[0];
        return performance.timeOrigin + mark.startTime";
    let shown = window.script(script, vec![json!(mark)]).await.as_f64().expect("a time");
    let processes = descendants(window.driver());
    let program = processes.iter().find(|pid| is_program(**pid)).copied().expect("the program runs");
    let milliseconds = shown - started(program);
    // What is loaded after the first paint belongs to the window too.
    tokio::time::sleep(std::time::Duration::from_secs(3)).await;
    let kilobytes = processes.iter().filter(|pid| **pid != window.driver()).filter_map(|pid| memory(*pid)).sum();
    window.close().await;
    Opening { milliseconds, kilobytes }
}

/// Changes who, what and when over and over, and reads the marks the page makes: the first as soon as something was
/// chosen, the second in the first task after the frame that shows the answer.
async fn verdicts() {
    let window = Window::open(two_hundred().await).await;
    window.go("/check").await;
    window.until("a verdict", PAINTED).await;
    for (part, place) in [("who", 0), ("what", 1)] {
        let mut times = Vec::new();
        for turn in 0..CHANGES {
            let open = "document.querySelectorAll('.attempt-button')[arguments[0]].click()";
            window.script(open, vec![json!(place)]).await;
            window.until("the list", "return document.querySelectorAll('.attempt-option').length > 2").await;
            // The list asks for the light of each of its lines; nobody chooses before it is drawn.
            tokio::time::sleep(std::time::Duration::from_millis(300)).await;
            let choose = "const lines = [...document.querySelectorAll('.attempt-option')].filter(
                    (line) => line.getAttribute('aria-selected') !== 'true');
                lines[arguments[0] % lines.length].click()";
            times.push(painted(&window, choose, vec![json!(turn)]).await);
        }
        say(&format!("verdict, another {part}"), &times);
    }
    let mut times = Vec::new();
    for turn in 0..CHANGES {
        // Ten minutes later, twice as often as ten minutes earlier.
        let key = if turn % 3 == 2 { "[" } else { "]" };
        let press = "document.body.dispatchEvent(new KeyboardEvent('keydown',
            {key: arguments[0], bubbles: true, cancelable: true}))";
        times.push(painted(&window, press, vec![json!(key)]).await);
    }
    say("verdict, another when", &times);
    // The web view paints with the beat of the screen: what is changed between two beats waits for the next one.
    let mut times = Vec::new();
    for turn in 0..CHANGES {
        times.push(painted(&window, SMALLEST, vec![json!(turn % 2)]).await);
    }
    say("one word fades, alone", &times);
    window.close().await;
}

/// The smallest change that is painted, with the marks that a verdict makes.
const SMALLEST: &str = "performance.mark('check.asked');
    document.querySelector('.verdict h2 span').style.opacity = arguments[0] ? '0.9' : '';
    requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => performance.mark('check.painted');
        port2.postMessage(null);
    })";

/// How often each of who, what and when is changed.
const CHANGES: usize = 30;
const PAINTED: &str = "return performance.getEntriesByName('check.painted').length > 0";

/// Does something to the page and gives the milliseconds until its answer is painted.
async fn painted(window: &Window, script: &str, arguments: Vec<Value>) -> f64 {
    window.script("performance.clearMarks()", Vec::new()).await;
    window.script(script, arguments).await;
    window.until("a verdict", PAINTED).await;
    let took = "const at = (name) => performance.getEntriesByName(name)[0].startTime;
        return at('check.painted') - at('check.asked')";
    window.script(took, Vec::new()).await.as_f64().expect("a time")
}

fn say(what: &str, times: &[f64]) {
    let worst = times.iter().copied().fold(0.0, f64::max);
    let middle = median(times.iter().copied());
    println!("{what:<24} median {middle:>6.1} ms   worst {worst:>6.1} ms   of {}", times.len());
}

/// A family with 200 violations: the sample, and one of its open violations again and again.
async fn two_hundred() -> Setup {
    let sample = Setup::sample().await;
    let household = sample.house().household().await.expect("the sample");
    let mut violations: Vec<Value> = household.violations.iter().map(|violation| json!(violation)).collect();
    let open: Vec<Value> = violations.iter().filter(|one| one["stage"] == "decided").cloned().collect();
    for number in 0..200 - violations.len() {
        let mut copy = open[number % open.len()].clone();
        copy["id"] = json!(format!("more-{number}"));
        copy["decision"]["number"] = json!(format!("{:016}", 1_101_062_609_000_000_u64 + number as u64));
        violations.push(copy);
    }
    let more = json!({"format": "greenlight.household/1", "violations": violations});
    let at = greenlight_app::Instant::parse(setup::EVENING).expect("an instant");
    sample.house().import(more.to_string().as_bytes(), false, false, at, &mut |_| {}).await.expect("200 violations");
    sample
}

fn median(figures: impl Iterator<Item = f64>) -> f64 {
    let mut figures: Vec<f64> = figures.collect();
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}

/// The bare window, built beside the own one.
fn bare() -> PathBuf {
    let own = Path::new(env!("CARGO_BIN_EXE_greenlight-desktop"));
    own.with_file_name("examples").join("bare")
}

fn is_program(pid: u32) -> bool {
    let name = fs::read_link(format!("/proc/{pid}/exe")).unwrap_or_default();
    name.ends_with("greenlight-desktop") || name.ends_with("bare")
}

/// Every process that a process started, and those that these started.
fn descendants(root: u32) -> Vec<u32> {
    let parents: Vec<(u32, u32)> = fs::read_dir("/proc")
        .expect("/proc")
        .filter_map(|entry| {
            let pid: u32 = entry.ok()?.file_name().to_str()?.parse().ok()?;
            Some((pid, field(pid, 4)?.parse().ok()?))
        })
        .collect();
    let mut found = vec![root];
    let mut at = 0;
    while let Some(parent) = found.get(at).copied() {
        found.extend(parents.iter().filter(|(_, of)| *of == parent).map(|(pid, _)| *pid));
        at += 1;
    }
    found
}

/// A field of a process's status line, counted from one as in proc(5).
fn field(pid: u32, number: usize) -> Option<String> {
    let line = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The name in brackets may hold blanks.
    let rest = line.rsplit_once(')')?.1;
    rest.split_whitespace().nth(number - 3).map(str::to_owned)
}

/// When a process started, in milliseconds since 1970.
fn started(pid: u32) -> f64 {
    let ticks: f64 = field(pid, 22).and_then(|text| text.parse().ok()).expect("a start");
    let boot = fs::read_to_string("/proc/stat").expect("/proc/stat");
    let boot: f64 = boot.lines().find_map(|line| line.strip_prefix("btime ")?.parse().ok()).expect("a boot time");
    // Linux counts process times in hundredths of a second. The boot time has whole seconds, the same for both windows.
    boot * 1000.0 + ticks * 10.0
}

/// The proportional set size of a process, in kilobytes.
fn memory(pid: u32) -> Option<f64> {
    let rollup = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).ok()?;
    rollup.lines().find_map(|line| line.strip_prefix("Pss:")?.split_whitespace().next()?.parse().ok())
}
