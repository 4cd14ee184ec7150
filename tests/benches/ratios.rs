//! A portfolio over 500 vehicles, checked from the database to JSON, beside a bare sqlx loop that reads the same rows.
//!
//! The ratio is what counts, so both run in turn, each in a process of its own, whose peak memory is read off at its end.
//! 100,000 violations are to take at most three times what the bare loop takes, time is to grow with the number of
//! violations and no faster, and the peak of checking is to stay near that of only reading the facts.
//! `GREENLIGHT_BENCH_MILLION=1` measures a million of them too.

#![allow(clippy::print_stdout, reason = "it is a report")]
#![expect(clippy::disallowed_methods, reason = "measuring is what it is for")]

use std::{
    env, fs, io,
    path::Path,
    process::Command,
    time::{Duration, Instant as Watch},
};

use greenlight_app::{
    answers::CheckWriter,
    house::{self, House},
    text::{Language, Words},
};
use greenlight_rules::{batch, check::Question, snapshot::Snapshot};
use greenlight_store::{Store, StoreError};
use greenlight_tests::fleet::{Fleet, asked_at};
use sqlx::Connection;

const ROUNDS: usize = 5;

fn main() {
    let arguments: Vec<String> = env::args().collect();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    match arguments.get(1).map(String::as_str) {
        Some("bare") => report(runtime.block_on(bare(Path::new(&arguments[2])))),
        Some("read") => report(runtime.block_on(read(Path::new(&arguments[2])))),
        Some("check") => report(runtime.block_on(checked(Path::new(&arguments[2])))),
        // `cargo bench NAME` narrows criterion's benchmarks; this report is one thing.
        _ => {
            let sizes: &[usize] = match env::var("GREENLIGHT_BENCH_MILLION") {
                Ok(_) => &[1_000, 10_000, 100_000, 1_000_000],
                Err(_) => &[1_000, 10_000, 100_000],
            };
            compare(&runtime, sizes);
        }
    }
}

fn compare(runtime: &tokio::runtime::Runtime, sizes: &[usize]) {
    println!("\nchecking a portfolio, beside a bare sqlx loop over the same rows (best of {ROUNDS}):\n");
    println!(
        "violations       write   bare loop  read facts       check    ratio  check a row  read peak  check peak    JSON"
    );
    for violations in sizes {
        let folder = tempfile::tempdir().expect("a folder");
        let write = runtime.block_on(fill(folder.path(), *violations));
        let mut best: [Option<Measured>; 3] = [None, None, None];
        for _ in 0..ROUNDS {
            for (place, mode) in ["bare", "read", "check"].into_iter().enumerate() {
                let measured = in_a_process(mode, folder.path());
                let known = best[place].take();
                best[place] = Some(known.map_or(measured, |known| known.better_of(measured)));
            }
        }
        let [Some(bare), Some(read), Some(check)] = best else { unreachable!("all ran") };
        println!(
            "{violations:>10} {:>8.1} ms {:>8.1} ms {:>8.1} ms {:>8.1} ms {:>7.2}× {:>9.2} µs {:>7} kB {:>8} kB {:>4} MB",
            write.as_secs_f64() * 1e3,
            bare.took.as_secs_f64() * 1e3,
            read.took.as_secs_f64() * 1e3,
            check.took.as_secs_f64() * 1e3,
            check.took.as_secs_f64() / bare.took.as_secs_f64(),
            check.took.as_secs_f64() * 1e6 / *violations as f64,
            read.peak_kb,
            check.peak_kb,
            check.bytes / 1_000_000,
        );
    }
}

/// Writes a fleet through the one door, journal and all, and says how long that took.
async fn fill(folder: &Path, violations: usize) -> Duration {
    let store = Store::open(folder).await.expect("a database");
    let fleet = Fleet { accounts: 6, methods: 8, vehicles: 500, violations }.household();
    let watch = Watch::now();
    store.change::<StoreError>(asked_at(), "bench", |_| Ok(fleet)).await.expect("a fleet");
    let took = watch.elapsed();
    store.close().await.expect("closed");
    took
}

#[derive(Clone, Copy)]
struct Measured {
    took: Duration,
    peak_kb: u64,
    bytes: u64,
}

impl Measured {
    fn better_of(self, other: Measured) -> Measured {
        Measured { took: self.took.min(other.took), peak_kb: self.peak_kb.min(other.peak_kb), ..self }
    }
}

fn report((took, bytes): (Duration, u64)) {
    // The peak is Linux's to tell; elsewhere it reads 0.
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let peak = peak.and_then(|peak| peak.trim().split(' ').next()).unwrap_or("0");
    println!("{} {peak} {bytes}", took.as_nanos());
}

fn in_a_process(mode: &str, folder: &Path) -> Measured {
    let program = env::current_exe().expect("this program");
    let output = Command::new(program).arg(mode).arg(folder).output().expect("a run");
    let text = String::from_utf8(output.stdout).expect("numbers");
    let numbers: Vec<u64> = text.split_whitespace().map(|number| number.parse().expect("a number")).collect();
    Measured { took: Duration::from_nanos(numbers[0]), peak_kb: numbers[1], bytes: numbers[2] }
}

/// Reading the household into facts, and no more.
async fn read(folder: &Path) -> (Duration, u64) {
    let watch = Watch::now();
    let household = House::at(folder).household().await.expect("a household");
    (watch.elapsed(), household.violations.len() as u64)
}

/// Everything from the opened folder to the last byte of JSON.
async fn checked(folder: &Path) -> (Duration, u64) {
    let watch = Watch::now();
    let household = House::at(folder).household().await.expect("a household");
    let law = house::law_of(&household).expect("the law data");
    let facts = Snapshot::new(&household, &law);
    let words = Words { language: Language::Chinese, today: asked_at().date() };
    let mut counted = Counted(0);
    let out = io::BufWriter::with_capacity(1 << 16, &mut counted);
    let mut writer = CheckWriter::begin(out, &facts, words, asked_at()).expect("written");
    let question = Question { account: None, method: None, at: asked_at() };
    writer.each(&batch::open(&facts), question, |_| {}).expect("written");
    writer.end(None).expect("written");
    (watch.elapsed(), counted.0)
}

#[derive(sqlx::FromRow)]
#[allow(dead_code, reason = "reading them is the point")]
struct Row {
    violation_id: String,
    vehicle_id: String,
    source: String,
    stage: String,
    occurred_at: String,
    notified_on: Option<String>,
    place: Option<String>,
    offence: String,
    code: Option<String>,
    fine_fen: i64,
    points: i64,
    warning_only: bool,
    driver: Option<String>,
    authority: Option<String>,
    notice_number: Option<String>,
    handle_by_extended_to: Option<String>,
    decision_number: Option<String>,
    decision_issued_on: Option<String>,
    decision_served_on: Option<String>,
    decision_by_account: Option<String>,
}

/// A loop that reads every violation and does nothing with it.
async fn bare(folder: &Path) -> (Duration, u64) {
    let watch = Watch::now();
    let address = format!("sqlite://{}", folder.join("greenlight.sqlite").display());
    let mut connection = sqlx::SqliteConnection::connect(&address).await.expect("a database");
    let mut bytes = 0;
    {
        use futures_util::StreamExt;
        let mut rows = sqlx::query_as::<_, Row>("select * from violation").fetch(&mut connection);
        while let Some(row) = rows.next().await {
            bytes += row.expect("a row").offence.len() as u64;
        }
    }
    (watch.elapsed(), bytes)
}

struct Counted(u64);

impl io::Write for &mut Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
