//! Which reminders were told: nothing twice, whoever else tells, and nothing lost when a teller is cut short.

use super::{Store, block_on, folder, instant, open, put, read, sample};
use crate::Sought;

const NINE: &str = "2026-09-13T09:00:00+08:00";

fn keys(keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| (*key).to_owned()).collect()
}

async fn claim(store: &Store, wanted: &[&str], at: &str) -> Vec<String> {
    let mut claimed = store.claim(&keys(wanted), instant(at)).await.expect("claims");
    claimed.sort();
    claimed
}

#[test]
fn of_two_tellers_one_gets_each_reminder() {
    block_on(async {
        let folder = folder();
        let (window, timer) = (open(folder.path()).await, open(folder.path()).await);
        assert_eq!(claim(&window, &["a", "b"], NINE).await, ["a", "b"]);
        assert_eq!(claim(&timer, &["a", "b", "c"], "2026-09-13T09:00:01+08:00").await, ["c"]);
        window.shown(&keys(&["a", "b"]), Some(instant(NINE))).await.expect("keeps");
        assert_eq!(claim(&timer, &["a", "b"], "2026-10-13T09:00:00+08:00").await, [""; 0]);
        let told = timer.told().await.expect("reads");
        assert_eq!((told.keys, told.until), (keys(&["a", "b"]), Some(instant(NINE))));
    });
}

#[test]
fn what_a_teller_claimed_and_did_not_show_is_told_by_the_next() {
    block_on(async {
        let folder = folder();
        let store = open(folder.path()).await;
        assert_eq!(claim(&store, &["a"], NINE).await, ["a"]);
        assert_eq!(store.told().await.expect("reads").keys, [""; 0]);
        assert_eq!(claim(&store, &["a"], "2026-09-13T09:02:00+08:00").await, [""; 0]);
        assert_eq!(claim(&store, &["a"], "2026-09-13T09:02:01+08:00").await, ["a"]);
        // A clock that was set back does not hold a claim for ever.
        assert_eq!(claim(&store, &["a"], "2026-09-13T08:00:00+08:00").await, ["a"]);
    });
}

#[test]
fn it_is_no_fact_and_not_undone() {
    block_on(async {
        let folder = folder();
        let store = open(folder.path()).await;
        put(&store, &sample::household()).await.expect("writes");
        claim(&store, &["a"], NINE).await;
        store.shown(&keys(&["a"]), Some(instant(NINE))).await.expect("keeps");
        assert_eq!(read(&store).await, sample::household());
        assert_eq!(store.history(&Sought::default()).await.expect("reads").len(), 1);
        store.undo(instant(NINE)).await.expect("undoes");
        assert_eq!(store.told().await.expect("reads").keys, ["a"]);
        assert!(store.verify().await.expect("verifies").is_sound());
    });
}
