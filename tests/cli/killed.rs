//! Killed at any moment: what was acknowledged is there, what was not is there whole or not at all, and the database and
//! every backup verify.
//!
//! Here a few rounds; `cargo xtask endure` does hundreds.

use std::{
    collections::BTreeMap,
    fs,
    io::Read,
    path::Path,
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use serde_json::Value;
use sqlx::{ConnectOptions, Connection, migrate::Migrator, raw_sql, sqlite::SqliteConnectOptions};

use super::home::{Home, said};

/// How many rounds there are when nobody says.
const ROUNDS: usize = 12;

static MIGRATIONS: Migrator = sqlx::migrate!("../../migrations");

/// What is killed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Deed {
    Add,
    Replace,
    Undo,
    Redo,
    Backup,
    Restore,
    Migrate,
}

const DEEDS: [Deed; 7] = [Deed::Add, Deed::Replace, Deed::Undo, Deed::Redo, Deed::Backup, Deed::Restore, Deed::Migrate];

/// How often what happened.
#[derive(Default)]
struct Tally {
    rounds: usize,
    killed: usize,
    acknowledged: usize,
    acknowledged_and_killed: usize,
    done: usize,
}

/// Numbers that look drawn by lot, and are the same at every run.
struct Lot(u64);

impl Lot {
    fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % most
    }
}

#[test]
fn nothing_that_was_acknowledged_is_lost() {
    #[expect(clippy::disallowed_methods, reason = "whoever has the time says here for how many rounds")]
    let rounds = std::env::var("GREENLIGHT_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(ROUNDS);
    let mut lot = Lot(0x9e37_79b9_7f4a_7c15);
    let mut tallies = BTreeMap::<Deed, Tally>::new();
    // How long to wait before the kill, at most, in microseconds. It follows the machine: half of the children are to be
    // killed on their way, and half to have come to an end.
    let mut patience = BTreeMap::<Deed, u64>::new();
    let home = Home::demo();
    for round in 0..rounds {
        let deed = DEEDS[lot.below(DEEDS.len() as u64) as usize];
        let patience = patience.entry(deed).or_insert(60_000);
        let wait = Duration::from_micros(lot.below(*patience));
        let tally = tallies.entry(deed).or_default();
        let killed = match deed {
            Deed::Migrate => migrated(wait, tally),
            _ => kept(&home, deed, round, wait, &mut lot, tally),
        };
        *patience = if killed { *patience * 11 / 10 } else { *patience * 9 / 10 + 1 };
    }
    println!("{rounds} rounds: deed, rounds, killed on the way, acknowledged, acknowledged and killed, done");
    for (deed, tally) in tallies {
        let Tally { rounds, killed, acknowledged, acknowledged_and_killed, done } = tally;
        println!("  {deed:?}: {rounds}, {killed}, {acknowledged}, {acknowledged_and_killed}, {done}");
    }
}

/// A round on a household that lives through all of them.
fn kept(home: &Home, deed: Deed, round: usize, wait: Duration, lot: &mut Lot, tally: &mut Tally) -> bool {
    let before = home.export();
    let fleet = fleet(round, 200 + lot.below(400));
    let file = match deed {
        Deed::Add => format!(
            r#"{{"format": "greenlight.household/1", "members": [{{"id": "m{round}", "name": "第{round}人"}}]}}"#
        ),
        _ => fleet,
    };
    let file = home.file("next.json", file);
    let backups = sound_backups(home);
    let arguments: Vec<&str> = match deed {
        Deed::Add => vec!["import", &file],
        Deed::Replace => vec!["import", &file, "--replace"],
        Deed::Undo => vec!["undo"],
        Deed::Redo => vec!["redo"],
        Deed::Restore => match backups.len() as u64 {
            0 => vec!["backup"],
            some => vec!["restore", &backups[lot.below(some) as usize]],
        },
        _ => vec!["backup"],
    };
    let arguments = [&arguments[..], &["--json"]].concat();
    // What it would come to, by letting it come to its end elsewhere.
    let shadow = Home::empty();
    copied(&home.data(), &shadow.data());
    let whole = shadow.run(&arguments);
    let after = if whole.code == 0 { shadow.export() } else { before.clone() };

    let (killed, answer) = killed_after(&mut home.command(&arguments), wait);
    let acknowledged = serde_json::from_str::<Value>(&answer).is_ok();
    let verified = home.run(&["verify"]);
    assert_eq!(verified.code, 0, "round {round}, {deed:?} after {wait:?}: {verified:?}");
    let now = home.export();
    assert!(now == before || now == after, "round {round}, {deed:?} after {wait:?}: neither as before nor as after");
    assert!(!acknowledged || now == after, "round {round}, {deed:?} after {wait:?}: {answer} was acknowledged");
    if acknowledged && deed == Deed::Backup {
        let answer: Value = serde_json::from_str(&answer).expect("JSON");
        let file = answer["backup"]["file"].as_str().expect("a file");
        assert!(home.json(&["restore", file, "--dry-run"])["sound"] == true, "round {round}: {file}");
    }
    for file in sound_backups(home) {
        // What was there before was looked at before.
        if !backups.contains(&file) {
            let looked = home.json(&["restore", &file, "--dry-run"]);
            assert_eq!(looked["sound"], true, "round {round}, {deed:?} after {wait:?}: {file}");
        }
    }
    tally.count(killed, acknowledged, now != before);
    killed
}

/// A round on a database of an earlier version, which the first command brings to this one.
fn migrated(wait: Duration, tally: &mut Tally) -> bool {
    let home = Home::empty();
    fs::create_dir(home.data()).expect("makes");
    older(&home.database());
    let (killed, answer) = killed_after(&mut home.command(&["list", "members", "--json"]), wait);
    let members = home.json(&["list", "members"]);
    assert_eq!(members[0]["name"], "王建国", "after {wait:?}");
    home.run(&["verify"]).fine();
    let backups = home.json(&["backups"]);
    let kept = backups["backups"].as_array().expect("a list");
    assert!(!kept.is_empty(), "it is kept before it is changed, after {wait:?}");
    for backup in kept {
        let looked = home.json(&["restore", backup["file"].as_str().expect("a file"), "--dry-run"]);
        assert_eq!((&looked["schema_version"], &looked["sound"]), (&2.into(), &true.into()));
    }
    tally.count(killed, serde_json::from_str::<Value>(&answer).is_ok(), true);
    killed
}

impl Tally {
    fn count(&mut self, killed: bool, acknowledged: bool, done: bool) {
        self.rounds += 1;
        self.killed += usize::from(killed);
        self.acknowledged += usize::from(acknowledged);
        self.acknowledged_and_killed += usize::from(acknowledged && killed);
        self.done += usize::from(done);
    }
}

/// Starts a command and kills it after a while. Whether it was still at it, and what it had answered.
fn killed_after(command: &mut Command, wait: Duration) -> (bool, String) {
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("starts");
    thread::sleep(wait);
    let killed = child.try_wait().expect("can be asked").is_none();
    // Where there are signals this is the one that nobody can hear.
    child.kill().expect("can be killed");
    let mut answer = String::new();
    child.stdout.take().expect("an output").read_to_string(&mut answer).expect("text");
    child.wait().expect("ends");
    (killed, answer)
}

fn sound_backups(home: &Home) -> Vec<String> {
    let backups = home.json(&["backups"]);
    super::home::each(&backups["backups"], "file").into_iter().map(str::to_owned).collect()
}

/// A household whose writing takes a while, with violations that only this round has.
pub fn fleet(round: usize, violations: u64) -> String {
    let violations: Vec<String> = (0..violations)
        .map(|number| {
            format!(
                r#"{{"id": "w{round}-{number}", "vehicle": "c", "source": "camera", "stage": "recorded",
                    "occurred_at": "2026-09-12T09:47:00+08:00", "offence": "违反规定停放", "fine_fen": {number},
                    "points": 0, "warning_only": false}}"#
            )
        })
        .collect();
    format!(
        r#"{{"format": "greenlight.household/1", "members": [{{"id": "dad", "name": "王建国"}}],
            "vehicles": [{{"id": "c", "plate": "京A8X2K6", "kind": "small", "use": "private", "owner": "dad"}}],
            "violations": [{}]}}"#,
        violations.join(",")
    )
}

fn copied(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("makes");
    for entry in fs::read_dir(from).expect("reads") {
        let entry = entry.expect("an entry");
        let to = to.join(entry.file_name());
        match entry.file_type().expect("is known").is_dir() {
            true => copied(&entry.path(), &to),
            false => fs::copy(entry.path(), to).map(drop).expect("copies"),
        }
    }
}

/// A database as version 2 of the schema left it.
fn older(file: &Path) {
    let known = MIGRATIONS.iter().filter(|migration| migration.version <= 2).cloned().collect::<Vec<_>>();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let file = SqliteConnectOptions::new().filename(file).create_if_missing(true);
        let mut connection = file.connect().await.expect("connects");
        Migrator { migrations: known.into(), ..Migrator::DEFAULT }.run(&mut connection).await.expect("migrates");
        let fill = "insert into member (member_id, name) values ('dad', '王建国'); pragma user_version = 2";
        raw_sql(fill).execute(&mut connection).await.expect("fills");
        connection.close().await.expect("closes");
    });
}

#[test]
fn an_older_database_that_is_opened_by_several_at_once_is_kept_first() {
    let home = Home::empty();
    fs::create_dir(home.data()).expect("makes");
    older(&home.database());
    let starts: Vec<_> = (0..4)
        .map(|_| {
            let mut command = home.command(&["list", "members"]);
            thread::spawn(move || said(&mut command).code)
        })
        .collect();
    for start in starts {
        assert_eq!(start.join().expect("does not panic"), 0);
    }
    let backups = home.json(&["backups"]);
    let whys = super::home::each(&backups["backups"], "why");
    assert!(!whys.is_empty() && whys.iter().all(|why| *why == "before-migration"), "{whys:?}");
}
