//! A hundred thousand rows of a CSV previewed and taken in, beside what `sqlite3 .import` needs for the same rows: into a
//! table of text without any limit, and into the household's own table with its limits, but with nothing to preview, no
//! journal and no backup.
//!
//! The ratio is what counts. Where the `sqlite3` program is missing only the own figures are shown.

#![allow(clippy::print_stdout, reason = "it is a report")]
#![expect(clippy::disallowed_methods, reason = "measuring is what it is for")]

use std::{
    fmt::Write as _,
    fs,
    io::Write as _,
    ops::ControlFlow,
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant as Watch},
};

use greenlight_app::{House, Instant, intake::Sitting};
use greenlight_rules::facts::Household;

const ROWS: usize = 100_000;
const ROUNDS: usize = 3;

fn main() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("rows.csv");
    fs::write(&file, rows()).expect("a file");
    println!("\n{ROWS} rows of CSV, previewed and taken in (best of {ROUNDS}):\n");

    let rounds = (0..ROUNDS).map(|round| {
        let data = folder.path().join(format!("data-{round}"));
        runtime.block_on(taken_in(&file, &data))
    });
    // The best of each: a round is disturbed in one of them at a time.
    let least = |one: [Duration; 3], other: [Duration; 3]| std::array::from_fn(|step| one[step].min(other[step]));
    let [read, weighed, written] = rounds.fold([Duration::MAX; 3], least);
    let whole = read + weighed + written;
    let plain = best(|round| as_text(&file, &folder.path().join(format!("plain-{round}.sqlite"))));
    let facts = best(|round| as_facts(&folder.path().join("data-0/greenlight.sqlite"), folder.path(), round));
    let milliseconds = |took: Duration| took.as_secs_f64() * 1e3;
    for (what, took) in [
        ("read", read),
        ("weighed", weighed),
        ("preview", read + weighed),
        ("written", written),
        ("preview and import", whole),
    ] {
        println!("{what:<40} {:>9.1} ms", milliseconds(took));
    }
    for (what, took) in [("sqlite3 .import, as text", plain), ("sqlite3 .import, into the same table", facts)] {
        match took {
            Some(took) => println!(
                "{what:<40} {:>9.1} ms   {:.2} ×",
                milliseconds(took),
                whole.as_secs_f64() / took.as_secs_f64()
            ),
            None => println!("{what:<40} the sqlite3 program is not here"),
        }
    }
}

/// How long it took to read the rows, to put them beside the household, and to take them in.
async fn taken_in(file: &Path, data: &Path) -> [Duration; 3] {
    let now = Instant::parse("2026-09-23T21:42:00+08:00").expect("an instant");
    let house = House::at(data);
    let law = house.law_of(&Household::default()).expect("the law");
    let watch = Watch::now();
    let mut sitting = Sitting::default();
    let bytes = fs::read(file).expect("reads");
    let mut go_on = |_| ControlFlow::Continue(());
    sitting.bring_bytes("rows.csv", &bytes, data, now, &mut go_on).expect("is read");
    let read = watch.elapsed();
    let household = house.household().await.expect("reads");
    sitting.weigh(&household, &law);
    let seen = watch.elapsed();
    let taken = sitting.take(&house, &law, now, &mut go_on).await.expect("is taken in");
    assert_eq!(taken.counts.add as usize, ROWS);
    [read, seen - read, watch.elapsed() - seen]
}

/// A fleet's list: 500 cars, each row another minute.
fn rows() -> String {
    let mut text = String::from("车牌号,违法时间,违法地点,违法行为,违法代码,罚款金额(元),记分,采集机关\n");
    for row in 0..ROWS {
        let (car, minute) = (row % 500, row / 500);
        let (day, hour, minute) = (1 + minute % 28, minute / 28 % 24, row % 60);
        let month = 1 + row / 500 / 28 / 24 % 8;
        let _ = writeln!(
            text,
            "京B{car:05},2026-{month:02}-{day:02} {hour:02}:{minute:02},长安街{}号,违反规定停放,1039,200,0,北京交警",
            row % 997
        );
    }
    text
}

const PLAIN: &str = "create table violation (plate text, occurred_at text, place text, offence text, code text,
    fine text, points text, authority text);";

/// How long `.import` takes for the rows as they are, into text without any limit.
fn as_text(file: &Path, database: &Path) -> Option<Duration> {
    let watch = Watch::now();
    let import = format!(".mode csv\n.import --skip 1 '{}' violation", file.display());
    sqlite(database, &["pragma journal_mode = wal;", PLAIN, &import])?;
    Some(watch.elapsed())
}

/// How long `.import` takes for the violations that the rows came to, into the household's own table with its limits, in
/// one transaction and without a journal. `.import` knows no absent value, so they go through a table of text.
fn as_facts(taken: &Path, folder: &Path, round: usize) -> Option<Duration> {
    let (rows, database) = (folder.join("facts.csv"), folder.join(format!("facts-{round}.sqlite")));
    let columns = sqlite(taken, &["select name from pragma_table_info('violation');"])?;
    let columns: Vec<_> = columns.lines().collect();
    let copy = format!("vacuum into '{}';", database.display());
    let write = format!(".mode csv\n.once '{}'\nselect * from violation;", rows.display());
    sqlite(taken, &[&copy, &write])?;
    let empty = "insert into door values (1); delete from violation; delete from door; delete from change_row;";
    sqlite(&database, &[empty, "vacuum;", "pragma journal_mode = wal;"])?;

    let watch = Watch::now();
    let table = format!("create temp table row ({});", columns.join(", "));
    let import = format!(".import --csv --schema temp '{}' row", rows.display());
    let values: Vec<_> = columns.iter().map(|column| format!("nullif({column}, '')")).collect();
    let insert = format!("insert into violation select {} from temp.row;", values.join(", "));
    let (begin, end) = ("begin immediate; insert into door values (1);", "delete from door; commit;");
    sqlite(&database, &[&table, begin, &import, &insert, end])?;
    let took = watch.elapsed();
    let count = sqlite(&database, &["select count(*) from violation;"])?;
    assert_eq!(count.trim(), ROWS.to_string());
    Some(took)
}

/// What the `sqlite3` program answers to some lines; none where there is no such program.
fn sqlite(database: &Path, lines: &[&str]) -> Option<String> {
    let mut child = Command::new("sqlite3")
        .args(["-bail".as_ref(), database.as_os_str()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    child.stdin.take()?.write_all(lines.join("\n").as_bytes()).ok()?;
    let output = child.wait_with_output().ok()?;
    assert!(output.status.success(), "sqlite3 refuses {lines:?}");
    String::from_utf8(output.stdout).ok()
}

fn best(measure: impl Fn(usize) -> Option<Duration>) -> Option<Duration> {
    (0..ROUNDS).filter_map(measure).min()
}
