//! Damage: it is noticed wherever it lies, and what it left can be read.

use std::fs;

use greenlight_rules::facts::Household;
use proptest::prelude::*;

use super::{Store, StoreError, block_on, by_hand, folder, now, open, put, read, sample};
use crate::{FILE_NAME, Noun, Toll, salvage};

/// The file of a closed database with a history, and the household in it.
async fn database() -> (Vec<u8>, Household) {
    let folder = folder();
    let store = open(folder.path()).await;
    put(&store, &sample::household()).await.expect("writes");
    let mut more = sample::household();
    more.violations.extend((0..200).map(|number| sample::violation(&format!("w{number:05}"), "car-dad")));
    put(&store, &more).await.expect("writes");
    store.undo(now()).await.expect("undoes");
    store.redo(now()).await.expect("redoes");
    let household = read(&store).await;
    store.close().await.expect("closes");
    (fs::read(folder.path().join(FILE_NAME)).expect("reads"), household)
}

/// What a look at a database with these bytes finds: an error, or whether it is sound, with its facts.
async fn looked_at(bytes: &[u8]) -> Result<(bool, Household), StoreError> {
    let folder = folder();
    fs::write(folder.path().join(FILE_NAME), bytes).expect("writes");
    let store = Store::open(folder.path()).await?;
    let sound = store.verify().await?.is_sound();
    Ok((sound, store.household().await?))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_flipped_byte_is_noticed_or_changes_no_fact(place in any::<prop::sample::Index>(), flip in 1..=255_u8) {
        static DATABASE: std::sync::LazyLock<(Vec<u8>, Household)> = std::sync::LazyLock::new(|| block_on(database()));
        let (bytes, household) = &*DATABASE;
        let mut bytes = bytes.clone();
        let place = place.index(bytes.len());
        bytes[place] ^= flip;
        if let Ok((true, facts)) = block_on(looked_at(&bytes)) {
            prop_assert!(facts == *household, "byte {} passed", place);
        }
    }
}

#[test]
fn a_changed_value_is_told_from_what_was_written() {
    block_on(async {
        let folder = folder();
        let store = open(folder.path()).await;
        put(&store, &sample::household()).await.expect("writes");
        assert!(store.verify().await.expect("verifies").is_sound());
        for (sql, named) in [
            ("update payment set amount_fen = amount_fen + 1 where payment_id = 'p1'", "payment p1"),
            ("update violation set place = '长安街1' where violation_id = 'v2'", "violation v2"),
        ] {
            by_hand(&store, "begin").await.expect("begins");
            by_hand(&store, sql).await.expect("runs");
            let changed: i64 = {
                let mut line = store.line().await;
                sqlx::query_scalar("select changes()").fetch_one(&mut line.connection).await.expect("reads")
            };
            by_hand(&store, "commit").await.expect("commits");
            let report = store.verify().await.expect("verifies");
            let strayed: Vec<String> = report.strayed.iter().map(ToString::to_string).collect();
            assert_eq!(changed, 1, "{sql}");
            assert!(strayed.contains(&named.to_owned()), "{strayed:?}");
            assert!(!report.is_sound());
        }
    });
}

#[test]
fn undoing_and_redoing_stray_nowhere() {
    block_on(async {
        let folder = folder();
        let store = open(folder.path()).await;
        put(&store, &sample::household()).await.expect("writes");
        put(&store, &Household::default()).await.expect("writes");
        put(&store, &sample::household()).await.expect("writes");
        let sound = async || store.verify().await.expect("verifies").is_sound();
        assert!(sound().await);
        for _ in 0..3 {
            store.undo(now()).await.expect("undoes");
            assert!(sound().await);
        }
        for _ in 0..2 {
            store.redo(now()).await.expect("redoes");
            assert!(sound().await);
        }
        let other = Household { members: vec![sample::member("other")], ..Household::default() };
        put(&store, &other).await.expect("writes");
        assert!(sound().await, "after something new, what was undone is gone for good");
    });
}

#[test]
fn a_changed_schema_is_told_from_the_migrations() {
    block_on(async {
        let folder = folder();
        let store = open(folder.path()).await;
        for (sql, part) in [
            ("drop trigger reference_on_account_insert", "trigger reference_on_account_insert"),
            ("drop index filing_by_vehicle", "index filing_by_vehicle"),
            ("drop trigger legal_limit_stays_on_update", "trigger legal_limit_stays_on_update"),
            ("update legal_limit set value = 13 where id = 'points-full'", "legal_limit points-full"),
        ] {
            by_hand(&store, sql).await.expect("runs");
            let report = store.verify().await.expect("verifies");
            assert!(report.altered.iter().any(|altered| altered == part), "{:?}", report.altered);
        }
        by_hand(&store, "create index mine on payment (amount_fen)").await.expect("runs");
        assert_eq!(store.verify().await.expect("verifies").altered.len(), 4, "what somebody added is theirs");
    });
}

async fn salvaged(bytes: &[u8]) -> (Household, Vec<Toll>) {
    let folder = folder();
    let file = folder.path().join(FILE_NAME);
    fs::write(&file, bytes).expect("writes");
    let salvaged = salvage(folder.path()).await.expect("something is left");
    assert!(fs::read(&file).expect("reads") == bytes, "the damaged file is left as it is");
    (salvaged.household, salvaged.tolls)
}

/// The pages of a table, by SQLite's own account.
async fn pages_of(bytes: &[u8], table: &str) -> Vec<usize> {
    let folder = folder();
    fs::write(folder.path().join(FILE_NAME), bytes).expect("writes");
    let store = open(folder.path()).await;
    let mut line = store.line().await;
    let pages: Vec<i64> =
        sqlx::query_scalar("select pageno from dbstat where name = ? and pagetype = 'leaf' order by path")
            .bind(table)
            .fetch_all(&mut line.connection)
            .await
            .expect("reads");
    pages.into_iter().map(|page| usize::try_from(page).expect("a number") - 1).collect()
}

fn without_pages(bytes: &[u8], pages: &[usize]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for page in pages {
        bytes[page * 4096..(page + 1) * 4096].fill(0xa5);
    }
    bytes
}

#[test]
fn everything_is_read_of_what_is_whole() {
    block_on(async {
        let (bytes, household) = database().await;
        let (read, tolls) = salvaged(&bytes).await;
        assert_eq!(read, household);
        assert!(tolls.iter().all(Toll::is_whole), "{tolls:?}");
        assert!(tolls.iter().all(|toll| toll.from_journal == 0));
    });
}

#[test]
fn what_a_table_has_lost_the_journal_has() {
    block_on(async {
        let (bytes, household) = database().await;
        let pages = pages_of(&bytes, "violation").await;
        assert!(pages.len() > 4, "{pages:?}");
        let (read, tolls) = salvaged(&without_pages(&bytes, &pages[1..3])).await;
        assert_eq!(read, household);
        let toll = tolls.iter().find(|toll| toll.noun == Noun::Violation).expect("there are violations");
        assert!(toll.from_journal > 0 && toll.read > 0 && toll.incomplete, "{toll:?}");
        assert_eq!((toll.dangling, toll.senseless, toll.differing), (0, 0, 0));
    });
}

#[test]
fn what_the_journal_has_lost_the_tables_have() {
    block_on(async {
        let (bytes, household) = database().await;
        let pages = pages_of(&bytes, "change_row").await;
        let (read, _) = salvaged(&without_pages(&bytes, &pages)).await;
        assert_eq!(read, household);
    });
}

#[test]
fn what_is_lost_in_both_is_told_with_what_hung_on_it() {
    block_on(async {
        let (bytes, household) = database().await;
        let mut pages = pages_of(&bytes, "change_row").await;
        // A small household's vehicles are one page, which its table begins and ends with.
        let folder = folder();
        fs::write(folder.path().join(FILE_NAME), &bytes).expect("writes");
        let root: i64 = {
            let store = open(folder.path()).await;
            let mut line = store.line().await;
            sqlx::query_scalar("select rootpage from sqlite_schema where name = 'vehicle'")
                .fetch_one(&mut line.connection)
                .await
                .expect("reads")
        };
        pages.push(usize::try_from(root).expect("a number") - 1);
        let (read, tolls) = salvaged(&without_pages(&bytes, &pages)).await;
        assert_eq!((read.vehicles.len(), read.violations.len(), read.filings.len()), (0, 0, 0));
        assert_eq!((&read.members, &read.methods), (&household.members, &household.methods));
        let toll = |noun| *tolls.iter().find(|toll| toll.noun == noun).expect("is told");
        assert!(toll(Noun::Vehicle).incomplete);
        assert_eq!(toll(Noun::Violation).dangling, household.violations.len());
        assert_eq!(toll(Noun::Filing).dangling, household.filings.len());
        let mut file = Vec::new();
        greenlight_rules::file::write(&read, &mut file).expect("writes");
        greenlight_rules::file::read(&file, &mut |_| {}).expect("can be imported");
    });
}

#[test]
fn a_header_that_is_gone_is_written_anew() {
    block_on(async {
        let (mut bytes, household) = database().await;
        bytes[..100].fill(0);
        let (read, _) = salvaged(&bytes).await;
        assert_eq!(read, household);
    });
}

#[test]
fn a_schema_that_is_gone_is_taken_from_the_migrations() {
    block_on(async {
        let (bytes, household) = database().await;
        let pages = pages_of(&bytes, "sqlite_schema").await;
        assert!(pages.len() > 4, "{pages:?}");
        let (read, _) = salvaged(&without_pages(&bytes, &pages)).await;
        assert_eq!(read, household);

        // And in a file that was written anew, as a restored one is.
        let folder = folder();
        fs::write(folder.path().join(FILE_NAME), &bytes).expect("writes");
        let made = open(folder.path()).await.back_up(now(), crate::Why::Asked).await.expect("is made");
        let anew = fs::read(made.path).expect("reads");
        let others = pages_of(&anew, "sqlite_schema").await;
        assert_ne!(others, pages);
        let (read, _) = salvaged(&without_pages(&anew, &others)).await;
        assert_eq!(read, household);
    });
}

#[test]
fn half_a_file_gives_what_is_in_it() {
    block_on(async {
        let (bytes, _) = database().await;
        let folder = folder();
        fs::write(folder.path().join(FILE_NAME), &bytes[..bytes.len() / 2 + 100]).expect("writes");
        assert!(matches!(Store::open(folder.path()).await, Err(StoreError::Damaged)));
        let salvaged = salvage(folder.path()).await.expect("something is left");
        assert!(!salvaged.tolls.is_empty());
    });
}

#[test]
fn of_nothing_nothing_is_read() {
    block_on(async {
        let folder = folder();
        assert!(salvage(folder.path()).await.is_err(), "no file");
        fs::write(folder.path().join(FILE_NAME), "家里的账本".repeat(1000)).expect("writes");
        let error = salvage(folder.path()).await.expect_err("no database");
        assert!(matches!(error, StoreError::Damaged), "{error:?}");
    });
}
