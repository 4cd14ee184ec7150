//! Changes of so many violations that their index is made after them.

use greenlight_rules::facts::Household;

use super::{block_on, by_hand, folder, open, put, read, sample};
use crate::StoreError;

/// The sample household with so many violations more.
fn with_more(count: usize) -> Household {
    let mut household = sample::household();
    let vehicle = household.vehicles[0].id.as_str().to_owned();
    household.violations.extend((0..count).map(|one| sample::violation(&format!("more-{one:06}"), &vehicle)));
    household
}

/// Whether the store is whole, its schema with it, and the index is one.
async fn is_whole(store: &crate::Store) -> bool {
    let indexed =
        by_hand(store, "select count(*) from violation indexed by violation_by_vehicle where vehicle_id = ''");
    indexed.await.is_ok() && store.verify().await.expect("verifies").is_sound()
}

#[test]
fn what_many_violations_leave_behind_is_what_few_leave() {
    block_on(async {
        let folder = folder();
        let store = open(folder.path()).await;
        for count in [9_999, 0, 10_000, 10_001, 30_000] {
            let mut household = with_more(count);
            put(&store, &household).await.expect("is written");
            household.violations.sort_by(|one, other| one.id.cmp(&other.id));
            assert_eq!(read(&store).await.violations, household.violations, "{count}");
            assert!(is_whole(&store).await, "{count}");
        }
        store.undo(super::now()).await.expect("is undone");
        assert_eq!(read(&store).await.violations.len(), with_more(10_001).violations.len());
        assert!(is_whole(&store).await);
    });
}

#[test]
fn many_violations_that_are_refused_leave_the_index_where_it_was() {
    block_on(async {
        let folder = folder();
        let store = open(folder.path()).await;
        put(&store, &sample::household()).await.expect("is written");
        let mut household = with_more(12_000);
        household.violations.last_mut().expect("one").points = 13;
        match put(&store, &household).await {
            Err(StoreError::Refused(refusal)) => {
                assert_eq!((refusal.limit.as_str(), refusal.rows[0].id.as_str()), ("violation-points", "more-011999"));
            }
            other => panic!("{other:?}"),
        }
        assert!(is_whole(&store).await);
        assert_eq!(read(&store).await.violations.len(), sample::household().violations.len());
    });
}
