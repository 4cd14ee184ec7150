//! Run by hand: `cargo test --release -p greenlight-store -- --ignored --nocapture speed`.

use std::time::Instant as Stopwatch;

use greenlight_rules::facts::Household;
use sqlx::query;

use super::{
    block_on, folder, now, open, put, read,
    sample::{self, decided, vehicle, violation},
};

#[test]
#[ignore = "takes a while, and says how long"]
fn speed() {
    block_on(async {
        let folder = folder();
        let store = open(folder.path()).await;
        let mut household = sample::household();
        household
            .vehicles
            .extend((0..300).map(|number| vehicle(&format!("w{number:03}"), &format!("京B{number:05}"), None)));
        household.violations.extend((0..100_000).map(|number| {
            let (id, vehicle) = (format!("w-0197f3c2-0000-7000-8000-{number:012}"), format!("w{:03}", number % 300));
            if number % 2 == 0 { decided(&id, &vehicle) } else { violation(&id, &vehicle) }
        }));

        let watch = Stopwatch::now();
        put(&store, &household).await.expect("writes");
        println!("100,000 violations in:   {:?}", watch.elapsed());

        let watch = Stopwatch::now();
        put(&store, &household).await.expect("writes");
        println!("the same again:          {:?}", watch.elapsed());

        for _ in 0..3 {
            let watch = Stopwatch::now();
            assert!(read(&store).await == household);
            println!("household():             {:?}", watch.elapsed());
            let mut line = store.line().await;
            let watch = Stopwatch::now();
            let rows = query!("select * from violation order by violation_id").fetch_all(&mut line.connection).await;
            println!("the rows alone:          {:?}", watch.elapsed());
            assert_eq!(rows.expect("reads").len(), household.violations.len());
        }

        let watch = Stopwatch::now();
        store.undo(now()).await.expect("undoes");
        println!("undone:                  {:?}", watch.elapsed());
        assert!(read(&store).await == Household::default());
        let watch = Stopwatch::now();
        store.redo(now()).await.expect("redoes");
        println!("redone:                  {:?}", watch.elapsed());
        let watch = Stopwatch::now();
        assert!(store.verify().await.expect("verifies").is_sound());
        println!("verified:                {:?}", watch.elapsed());
        let size = std::fs::metadata(folder.path().join(crate::FILE_NAME)).expect("a file").len();
        println!("file:                    {size} bytes");
    });
}
