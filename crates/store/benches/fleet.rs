//! How long a household with 100,000 violations takes to write and read: `cargo bench -p greenlight-store`.
//!
//! Reading it into facts is set beside reading the bare rows, which is what SQLite and sqlx cost by themselves.

use std::time::Instant as Stopwatch;

use greenlight_rules::{
    facts::{Decision, Household, Source, Stage, Vehicle, VehicleKind, VehicleUse, Violation},
    money::Fen,
    time::{Instant, parse_date},
};
use greenlight_store::{FILE_NAME, Store, StoreError};
use sqlx::{ConnectOptions, query, sqlite::SqliteConnectOptions};

fn main() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(measure());
}

async fn measure() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path()).await.expect("opens");
    let at = Instant::parse("2026-09-11T20:00:00+08:00").expect("an instant");
    let fleet = fleet(at);

    for what in ["written", "written again"] {
        let next = fleet.clone();
        let watch = Stopwatch::now();
        store.change(at, "bench", |_| Ok::<_, StoreError>(next)).await.expect("writes");
        say(what, watch);
    }
    let file = SqliteConnectOptions::new().filename(folder.path().join(FILE_NAME)).disable_statement_logging();
    let mut connection = file.connect().await.expect("opens");
    for _ in 0..5 {
        let watch = Stopwatch::now();
        assert!(store.household().await.expect("reads") == fleet);
        say("read and compared", watch);
        let watch = Stopwatch::now();
        let rows = query!("select * from violation order by violation_id").fetch_all(&mut connection).await;
        assert_eq!(rows.expect("reads").len(), fleet.violations.len());
        say("the rows alone", watch);
    }
    let watch = Stopwatch::now();
    store.undo(at).await.expect("undoes");
    say("undone", watch);
    let watch = Stopwatch::now();
    store.redo(at).await.expect("redoes");
    say("redone", watch);
    let watch = Stopwatch::now();
    assert!(store.verify().await.expect("verifies").is_sound());
    say("verified", watch);
}

fn say(what: &str, watch: Stopwatch) {
    println!("{what:20} {:.2?}", watch.elapsed());
}

fn fleet(at: Instant) -> Household {
    let vehicle = |number: usize| Vehicle {
        id: format!("w{number:03}").into(),
        plate: format!("京B{number:05}"),
        kind: VehicleKind::Small,
        usage: VehicleUse::Commercial,
        owner: None,
        owner_name: None,
        nickname: None,
        inspection_due: None,
    };
    let day = parse_date("2026-09-12");
    let violation = |number: usize| Violation {
        id: format!("0197f3c2-0000-7000-8000-{number:012}").into(),
        vehicle: format!("w{:03}", number % 300).into(),
        source: Source::Camera,
        stage: if number.is_multiple_of(2) { Stage::Decided } else { Stage::Recorded },
        occurred_at: at,
        notified_on: day,
        place: Some("长安街".to_owned()),
        offence: "违反规定停放".to_owned(),
        code: Some("1039".to_owned()),
        fine_fen: Fen(20_000),
        points: 3,
        warning_only: false,
        driver: None,
        authority: None,
        notice_number: None,
        handle_by_extended_to: None,
        decision: day.filter(|_| number.is_multiple_of(2)).map(|served_on| Decision {
            number: Some("1101051234567890".to_owned()),
            issued_on: day,
            served_on,
            by_account: None,
        }),
    };
    Household {
        vehicles: (0..300).map(vehicle).collect(),
        violations: (0..100_000).map(violation).collect(),
        ..Household::default()
    }
}
