//! Backups: whole, checked, never in the way of one another, and not more of them than need be.

use std::{fs, ops::ControlFlow, path::Path};

use proptest::prelude::*;

use super::{StoreError, block_on, by_hand, folder, instant, now, older, open, put, read, sample};
use crate::{
    BACKUPS, DAYS, FILE_NAME, MONTHS, Passphrase, STEPS, Sought, Stamp, WEEKS, Why, backup, copies, inspect, kept,
    unheard,
};

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("reads")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("text"))
        .collect();
    names.sort();
    names
}

#[test]
fn a_backup_holds_everything() {
    block_on(async {
        let folder = folder();
        let store = open(folder.path()).await;
        put(&store, &sample::household()).await.expect("writes");
        let made = store.back_up(now(), Why::Daily).await.expect("is made");
        assert!(made.sound);
        assert_eq!(made.path, folder.path().join(BACKUPS).join("greenlight-20260911-200000-daily.sqlite"));
        assert_eq!(fs::metadata(&made.path).expect("is there").len(), made.bytes);
        let inspection = inspect(folder.path(), &made.path, None).await.expect("is a backup");
        assert_eq!(inspection.difference, Some(Vec::new()));
        assert_eq!(inspection.facts, store.verify().await.expect("verifies").facts);
        assert_eq!((inspection.made_at, inspection.last_change), (Some(now()), Some(now())));
        assert!(inspection.sound);
        assert_eq!(names(&folder.path().join(BACKUPS)).len(), 1, "and nothing half-written");
    });
}

#[cfg(unix)]
#[test]
fn only_the_owner_may_read_a_backup() {
    use std::os::unix::fs::PermissionsExt;
    block_on(async {
        let folder = folder();
        let store = open(folder.path()).await;
        put(&store, &sample::household()).await.expect("writes");
        let made = store.back_up(now(), Why::Asked).await.expect("is made");
        let mode = |path: &Path| fs::metadata(path).expect("is there").permissions().mode() & 0o777;
        assert_eq!((mode(&made.path), mode(&folder.path().join(BACKUPS))), (0o600, 0o700));
    });
}

#[test]
fn no_backup_takes_the_place_of_another() {
    block_on(async {
        let folder = folder();
        let store = open(folder.path()).await;
        for _ in 0..3 {
            store.back_up(now(), Why::Asked).await.expect("is made");
        }
        let expected = ["greenlight-20260911-200000-2", "greenlight-20260911-200000-3", "greenlight-20260911-200000"];
        assert_eq!(names(&folder.path().join(BACKUPS)), expected.map(|name| format!("{name}.sqlite")));
    });
}

#[test]
fn what_was_cut_short_in_a_folder_of_theirs_goes_a_day_later() {
    block_on(async {
        let (folder, stick) = (folder(), folder());
        let store = open(folder.path()).await;
        put(&store, &sample::household()).await.expect("writes");
        let half = ".greenlight-1-0.part";
        let file = fs::File::create(stick.path().join(half)).expect("writes");
        let after = |hours: u64| now().plus(chrono::TimeDelta::hours(i64::try_from(hours).expect("a number")));
        let written = now().since(instant("1970-01-01T00:00:00Z")).num_seconds();
        let written = std::time::Duration::from_secs(u64::try_from(written).expect("after 1970"));
        file.set_modified(std::time::UNIX_EPOCH + written).expect("is of an hour");
        store.back_up_to(Some(stick.path()), after(24), None).await.expect("is made");
        assert!(names(stick.path()).iter().any(|name| name == half), "another program may be writing it");
        store.back_up_to(Some(stick.path()), after(25), None).await.expect("is made");
        assert!(names(stick.path()).iter().all(|name| name != half));
    });
}

#[test]
fn what_was_left_half_written_goes_and_what_is_not_ours_stays() {
    block_on(async {
        let folder = folder();
        let own = folder.path().join(BACKUPS);
        fs::create_dir(&own).expect("makes");
        for name in [".greenlight-1-0.part", "notes.txt", "greenlight-20260911-2000.sqlite"] {
            fs::write(own.join(name), "x").expect("writes");
        }
        open(folder.path()).await.back_up(now(), Why::Daily).await.expect("is made");
        let left = ["greenlight-20260911-2000.sqlite", "greenlight-20260911-200000-daily.sqlite", "notes.txt"];
        assert_eq!(names(&own), left);
        assert_eq!(copies(folder.path()).expect("lists").len(), 1);
    });
}

#[test]
fn a_change_is_kept_only_when_there_is_one() {
    block_on(async {
        let folder = folder();
        let store = open(folder.path()).await;
        let keep = async |household: &greenlight_rules::facts::Household| {
            let next = |_: &_| Ok::<_, StoreError>(household.clone());
            store.change_kept(now(), "import", Some(Why::Import), &mut unheard, next).await.expect("writes");
            copies(folder.path()).expect("lists").len()
        };
        assert_eq!(keep(&sample::household()).await, 0, "nothing was there to be lost");
        assert_eq!(keep(&sample::household()).await, 0, "nothing changes");
        assert_eq!(keep(&Default::default()).await, 1);
        let copy = copies(folder.path()).expect("lists").remove(0);
        assert_eq!(copy.stamp.why, Why::Import);
        let inspection = inspect(folder.path(), &copy.path, None).await.expect("is a backup");
        let removed: usize = inspection.difference.expect("is known").iter().map(|tally| tally.added).sum();
        assert!(removed > 10, "it holds what was there before");
    });
}

#[test]
fn a_change_can_be_stopped_until_all_of_it_is_written() {
    block_on(async {
        let folder = folder();
        let store = open(folder.path()).await;
        let stopped_at = async |step: usize| {
            let (mut steps, mut written) = (0, Vec::new());
            let mut heard = |facts| {
                steps += 1;
                written.push(facts);
                if steps == step { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            };
            let next = |_: &_| Ok::<_, StoreError>(sample::household());
            let changed = store.change_kept(now(), "import", None, &mut heard, next).await;
            (changed, written)
        };
        // Until the last step, when all that is missing is to make it last.
        let mut step = 1;
        let facts = loop {
            let (changed, written) = stopped_at(step).await;
            match changed {
                Ok(changed) => break (changed.expect("changes"), written),
                Err(error) => assert!(matches!(error, StoreError::Stopped), "{error:?}"),
            }
            assert_eq!(written.len(), step);
            assert_eq!(read(&store).await, Default::default());
            assert_eq!(store.history(&Sought::default()).await.expect("reads"), []);
            step += 1;
        };
        let (changed, written) = facts;
        assert!(written.is_sorted() && written.len() == step - 1, "{written:?}");
        let all: usize = changed.tally.iter().map(|tally| tally.added).sum();
        assert_eq!(written.last(), Some(&all), "each is counted once");
        assert_eq!(read(&store).await, sample::household());
    });
}

#[test]
fn a_change_whose_backup_cannot_be_made_is_not_made() {
    block_on(async {
        let folder = folder();
        let store = open(folder.path()).await;
        put(&store, &sample::household()).await.expect("writes");
        fs::write(folder.path().join(BACKUPS), "a file where the folder should be").expect("writes");
        let next = |_: &_| Ok::<_, StoreError>(Default::default());
        let error =
            store.change_kept(now(), "import", Some(Why::Import), &mut unheard, next).await.expect_err("is refused");
        assert!(matches!(error, StoreError::NotAFolder), "{error:?}");
        assert_eq!(read(&store).await, sample::household());
    });
}

#[test]
fn a_disk_is_never_filled() {
    let folder = folder();
    for (bytes, files) in [(u64::MAX / 4, 0), (1, u64::MAX / 4)] {
        let error = backup::look_for_room(folder.path(), bytes, files).expect_err("no disk is that large");
        assert!(matches!(error, StoreError::NoRoom { needed, free } if needed > free), "{error:?}");
    }
    backup::look_for_room(folder.path(), 1, 1).expect("this disk has room for a test");
}

#[test]
fn an_older_database_is_kept_before_it_is_changed() {
    block_on(async {
        let folder = folder();
        older(folder.path()).await;
        drop(open(folder.path()).await);
        let copies = copies(folder.path()).expect("lists");
        assert_eq!(copies.iter().map(|copy| copy.stamp.why).collect::<Vec<_>>(), [Why::Migration]);
        let inspection = inspect(folder.path(), &copies[0].path, None).await.expect("is a backup");
        assert_eq!(inspection.schema_version, 2);
        assert_eq!(inspection.difference, Some(Vec::new()));
        drop(open(folder.path()).await);
        assert_eq!(names(&folder.path().join(BACKUPS)).len(), 1, "once");
    });
}

#[test]
fn an_encrypted_backup_opens_with_its_passphrase_alone() {
    block_on(async {
        let (folder, stick) = (folder(), super::folder());
        let store = open(folder.path()).await;
        put(&store, &sample::household()).await.expect("writes");
        let passphrase = |text: &str| Passphrase::new(text.to_owned()).expect("is not empty");
        let secret = passphrase("正确 horse battery");
        let made = store.back_up_to(Some(stick.path()), now(), Some(&secret)).await.expect("is made");
        assert_eq!(names(stick.path()), ["greenlight-20260911-200000.sqlite.age"]);
        assert_eq!(names(&folder.path().join(BACKUPS)), [""; 0], "the copy that was encrypted is gone");
        let bytes = fs::read(&made.path).expect("reads");
        assert!(bytes.starts_with(b"age-encryption.org/v1\n-> scrypt "), "any age tool opens it");
        let inspected = async |passphrase: Option<&Passphrase>| inspect(folder.path(), &made.path, passphrase).await;
        assert_eq!(inspected(Some(&secret)).await.expect("opens").difference, Some(Vec::new()));
        assert!(matches!(inspected(None).await, Err(StoreError::Sealed)));
        assert!(matches!(inspected(Some(&passphrase("wrong"))).await, Err(StoreError::WrongPassphrase)));
        for place in [bytes.len() / 2, bytes.len() - 1] {
            let mut flipped = bytes.clone();
            flipped[place] ^= 1;
            fs::write(&made.path, flipped).expect("writes");
            assert!(matches!(inspected(Some(&secret)).await, Err(StoreError::NotABackup)), "{place}");
        }
        assert_eq!(format!("{secret:?}"), "Passphrase(…)");
    });
}

#[test]
fn names_tell_when_and_why() {
    for name in [
        "greenlight-20260911-200000.sqlite",
        "greenlight-20260911-200000-2.sqlite",
        "greenlight-20260911-200000-daily.sqlite",
        "greenlight-20260911-200000-before-import-3.sqlite",
        "greenlight-20260911-200000-before-restore.sqlite.age",
    ] {
        let stamp = Stamp::read(name).unwrap_or_else(|| panic!("{name}"));
        assert_eq!(stamp.to_string(), name);
        assert_eq!(stamp.at, now());
    }
    for name in [
        "greenlight.sqlite",
        "greenlight-20260230-200000.sqlite",
        "greenlight-20260911-200000-weekly.sqlite",
        "greenlight-20260911-200000-1.sqlite",
        "greenlight-20260911-200000-02.sqlite",
        "greenlight-20260911-200000.sqlite.gz",
        "greenlight-20260911-2000.sqlite",
        "greenlight-2026号11-200000.sqlite",
        "greenlight-00010101-000000.sqlite",
        "damaged-20260911-200000.sqlite",
    ] {
        assert_eq!(Stamp::read(name), None, "{name}");
    }
}

fn daily(at: &str) -> Stamp {
    Stamp { at: instant(at), why: Why::Daily, again: 0, sealed: false }
}

#[test]
fn a_year_of_daily_backups_thins_to_days_weeks_and_months() {
    let first = instant("2025-09-12T20:00:00+08:00");
    let stamps: Vec<Stamp> = (0..365)
        .map(|day| Stamp { at: first.plus(chrono::TimeDelta::days(day)), ..daily("2025-09-12T20:00:00+08:00") })
        .collect();
    let days: Vec<String> = kept(&stamps).iter().rev().map(|stamp| stamp.at.date().to_string()).collect();
    assert_eq!(
        days,
        [
            // Seven days, the first two of them the newest of their weeks and months, …
            "2026-09-11",
            "2026-09-10",
            "2026-09-09",
            "2026-09-08",
            "2026-09-07",
            "2026-09-06",
            "2026-09-05",
            // … the Sundays of the weeks before, the last of August among the months, …
            "2026-08-31",
            "2026-08-30",
            "2026-08-23",
            // … and the last of each month.
            "2026-07-31",
            "2026-06-30",
            "2026-05-31",
            "2026-04-30",
            "2026-03-31",
            "2026-02-28",
            "2026-01-31",
            "2025-12-31",
            "2025-11-30",
            "2025-10-31",
        ]
    );
}

#[test]
fn the_newest_of_a_day_stays() {
    let (morning, evening) = (daily("2026-09-11T00:00:00+08:00"), daily("2026-09-11T23:59:59+08:00"));
    let next = daily("2026-09-12T00:00:00+08:00");
    assert_eq!(kept(&[morning, evening, next]), [evening, next].into());
}

#[test]
fn what_was_made_before_a_step_outlives_the_day() {
    let step = Stamp { why: Why::Restore, ..daily("2026-09-11T10:00:00+08:00") };
    let later = daily("2026-09-11T20:00:00+08:00");
    assert_eq!(kept(&[step, later]), [step, later].into(), "to take the step back");
    let asked = Stamp { why: Why::Asked, ..daily("2020-01-01T10:00:00+08:00") };
    assert!(kept(&[asked, step, later]).contains(&asked), "what a person made is theirs");
}

fn stamps() -> impl Strategy<Value = Vec<Stamp>> {
    let why = prop::sample::select(vec![Why::Daily, Why::Migration, Why::Import, Why::Restore, Why::Asked]);
    let one = (0..70_000_000_i64, why, any::<bool>()).prop_map(|(seconds, why, close)| {
        // Some lie close together, as on a day of many imports.
        let seconds = if close { seconds % 200_000 } else { seconds };
        let at = instant("2024-09-11T20:00:00+08:00").plus(chrono::TimeDelta::seconds(seconds));
        Stamp { at, why, again: 0, sealed: false }
    });
    prop::collection::vec(one, 0..300)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn thinning_twice_is_thinning_once_and_the_newest_stays(stamps in stamps()) {
        let once = kept(&stamps);
        let left: Vec<Stamp> = once.iter().copied().collect();
        prop_assert_eq!(&kept(&left), &once);
        let automatic =
            |stamps: &[Stamp]| stamps.iter().copied().filter(|stamp| stamp.why != Why::Asked).collect::<Vec<_>>();
        let newest = automatic(&stamps).into_iter().max();
        prop_assert!(newest.is_none_or(|newest| once.contains(&newest)));
        prop_assert!(automatic(&left).len() <= DAYS + WEEKS + MONTHS + STEPS);
        let scheduled = automatic(&left).into_iter().filter(|stamp| stamp.why == Why::Daily).count();
        prop_assert!(scheduled <= DAYS + WEEKS + MONTHS);
    }
}

#[test]
fn a_backup_of_what_is_not_sound_is_kept_and_costs_no_other() {
    block_on(async {
        let folder = folder();
        let store = open(folder.path()).await;
        put(&store, &sample::household()).await.expect("writes");
        let at = |hour: u32| instant(&format!("2026-09-11T{hour:02}:00:00+08:00"));
        store.back_up(at(8), Why::Daily).await.expect("is made");
        by_hand(&store, "update member set name = 'someone' where member_id = 'kid'").await.expect("runs");
        let made = store.back_up(at(9), Why::Daily).await.expect("is made");
        assert!(!made.sound);
        assert_eq!(copies(folder.path()).expect("lists").len(), 2, "the sound one of the same day stays");
        drop(store);
        assert!(Path::new(&folder.path().join(FILE_NAME)).exists());
    });
}
