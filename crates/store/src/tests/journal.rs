use greenlight_rules::facts::{AttachedTo, Household, Member, Outcome};

use super::{
    block_on, folder, now, open, put, read,
    sample::{self, window},
};
use crate::{ChangeId, FactName, Noun, Sought, State, StoreError, TakenBack, Tally};

#[test]
fn what_is_written_is_read_back() {
    block_on(async {
        let folder = folder();
        let store = open(folder.path()).await;
        assert_eq!(read(&store).await, Household::default());
        let household = sample::household();
        assert!(put(&store, &household).await.expect("writes"));
        assert_eq!(read(&store).await, household);
        store.close().await.expect("closes");
        assert_eq!(read(&open(folder.path()).await).await, household);
    });
}

#[test]
fn the_same_again_is_no_change() {
    block_on(async {
        let folder = folder();
        let store = open(folder.path()).await;
        let household = sample::household();
        assert!(put(&store, &household).await.expect("writes"));
        let mut shuffled = household.clone();
        shuffled.violations.reverse();
        shuffled.settings.muted.reverse();
        assert!(!put(&store, &shuffled).await.expect("writes"));
        assert_eq!(store.history(&Sought::default()).await.expect("reads").len(), 1);
    });
}

#[test]
fn every_text_is_read_back() {
    block_on(async {
        let folder = folder();
        let store = open(folder.path()).await;
        let texts = [
            "a\0b",
            "\0",
            "\u{1}\u{7f}\u{2028}",
            "\"\\\u{8}/\u{c}",
            "𠮷野家👨\u{200d}👩",
            "\u{feff}\u{ffff}",
            "\\u0000",
            "$.id",
        ];
        let household = Household {
            members: (0..)
                .zip(texts)
                .map(|(number, text)| Member { id: number.to_string().as_str().into(), name: text.to_owned() })
                .collect(),
            vehicles: (0..)
                .zip(texts)
                .map(|(number, text)| sample::vehicle(&format!("{text}{number}"), &format!("{text}{number}"), None))
                .collect(),
            ..Household::default()
        };
        let mut sorted = household.clone();
        sorted.vehicles.sort_by(|a, b| a.id.cmp(&b.id));
        assert!(put(&store, &household).await.expect("writes"));
        assert_eq!(read(&store).await, sorted);
        assert!(!put(&store, &household).await.expect("writes"));
        store.undo(now()).await.expect("undoes");
        assert_eq!(read(&store).await, Household::default());
        store.redo(now()).await.expect("redoes");
        assert_eq!(read(&store).await, sorted);
    });
}

/// Households each of which differs from the one before in another way.
fn steps() -> Vec<Household> {
    let full = sample::household();
    let mut steps = vec![Household::default(), full.clone()];
    let mut step = |edit: fn(&mut Household)| {
        let mut household = steps.last().expect("a step").clone();
        edit(&mut household);
        steps.push(household);
    };
    step(|household| household.maintenance.daily = Some(Vec::new()));
    step(|household| household.maintenance.daily = Some(vec![window((2, 0), (4, 0)), window((23, 30), (0, 0))]));
    step(|household| household.maintenance.daily = Some(vec![window((23, 30), (0, 0)), window((2, 0), (4, 0))]));
    step(|household| household.maintenance.daily = None);
    step(|household| household.settings.parameters.clear());
    step(|household| household.settings.muted[0].fingerprint = "other".to_owned());
    // Two plates change places, and so do two accounts: neither state in between would be taken.
    step(|household| {
        let (first, second) = household.vehicles.split_at_mut(1);
        std::mem::swap(&mut first[0].plate, &mut second[0].plate);
    });
    step(|household| {
        household.filings.clear();
        let (first, second) = household.accounts.split_at_mut(1);
        std::mem::swap(&mut first[0].member, &mut second[0].member);
    });
    // The decision goes together with what stands on it.
    step(|household| {
        household.payments.pop();
        household.appeals.remove(0);
        household.attachments.pop();
        household.violations[0] = sample::violation("v1", "car-other");
    });
    step(|household| household.notes[0].text.push('…'));
    step(|household| household.attachments[0].of = AttachedTo::Appeal("a2".into()));
    step(|household| household.attachments.clear());
    step(|household| household.notes.clear());
    step(|household| household.maintenance.announced.clear());
    steps.push(Household::default());
    steps.push(full);
    steps
}

#[test]
fn undo_and_redo_restore_the_household() {
    block_on(async {
        let folder = folder();
        let store = open(folder.path()).await;
        let steps = steps();
        for household in &steps[1..] {
            assert!(put(&store, household).await.expect("writes"));
            assert_eq!(&read(&store).await, household);
        }
        for household in steps[..steps.len() - 1].iter().rev() {
            assert!(store.undo(now()).await.expect("undoes").is_some());
            assert_eq!(&read(&store).await, household);
        }
        assert_eq!(store.undo(now()).await.expect("undoes"), None);
        for household in &steps[1..] {
            assert!(store.redo(now()).await.expect("redoes").is_some());
            assert_eq!(&read(&store).await, household);
        }
        assert_eq!(store.redo(now()).await.expect("redoes"), None);
        let report = store.verify().await.expect("verifies");
        assert!(report.is_sound(), "{report:?}");
        assert_eq!(report.facts[&Noun::Violation], 3);
    });
}

#[test]
fn something_new_ends_what_could_be_redone() {
    block_on(async {
        let folder = folder();
        let store = open(folder.path()).await;
        let full = sample::household();
        let mut less = full.clone();
        less.maintenance.announced.clear();
        let mut more = full.clone();
        more.maintenance.daily = Some(Vec::new());
        for household in [&full, &less] {
            put(&store, household).await.expect("writes");
        }
        let undone = store.undo(now()).await.expect("undoes").expect("an entry");
        assert_eq!(undone.what, "put");
        put(&store, &more).await.expect("writes");
        assert_eq!(store.redo(now()).await.expect("redoes"), None);

        let history = store.history(&Sought::default()).await.expect("reads");
        let states = history.iter().map(|entry| (entry.id.0, entry.state, entry.reverts.map(|id| id.0)));
        assert_eq!(
            states.collect::<Vec<_>>(),
            [(4, State::Done, None), (3, State::Done, Some(2)), (2, State::Dropped, None), (1, State::Done, None)]
        );
        assert_eq!(history[1], undone);

        // An undo has the facts of the change it took back, the other way round.
        let gone = store.changed_facts(history[2].id).await.expect("reads");
        let back = store.changed_facts(history[1].id).await.expect("reads");
        assert_eq!((gone.len(), &gone[0].name.id[..], &gone[0].after), (1, "m1", &None));
        assert_eq!((&back[0].before, &back[0].after), (&None, &gone[0].before));
        assert_eq!(gone[0].before.as_ref().map(|fact| &fact["text"]), Some(&"节前扩容".into()));

        store.undo(now()).await.expect("undoes");
        assert_eq!(read(&store).await, full);
        store.undo(now()).await.expect("undoes");
        assert_eq!(read(&store).await, Household::default());
    });
}

#[test]
fn a_preview_writes_nothing() {
    block_on(async {
        let folder = folder();
        let store = open(folder.path()).await;
        let household = sample::household();
        put(&store, &household).await.expect("writes");
        let mut next = household.clone();
        next.members.push(sample::member("gran"));
        next.vehicles[0].nickname = None;
        next.payments.clear();
        let tallies = store.preview(|_| Ok::<_, StoreError>(next.clone())).await.expect("previews");
        assert_eq!(
            tallies,
            [
                Tally { noun: Noun::Member, added: 1, changed: 0, removed: 0 },
                Tally { noun: Noun::Vehicle, added: 0, changed: 1, removed: 0 },
                Tally { noun: Noun::Payment, added: 0, changed: 0, removed: 2 },
            ]
        );
        next.vehicles[0].plate = "京A8X2K6".to_owned();
        let refused = store.preview(|_| Ok::<_, StoreError>(next.clone())).await;
        assert!(matches!(refused, Err(StoreError::Refused(refusal)) if refusal.limit == "plate"));
        assert_eq!(read(&store).await, household);
        assert_eq!(store.history(&Sought::default()).await.expect("reads").len(), 1);
    });
}

#[test]
fn what_the_caller_refuses_changes_nothing() {
    block_on(async {
        let folder = folder();
        let store = open(folder.path()).await;
        let refused = store.change(now(), "nothing", |_| Err::<Household, _>(StoreError::Busy)).await;
        assert!(matches!(refused, Err(StoreError::Busy)));
        assert!(put(&store, &sample::household()).await.expect("writes"));
    });
}

#[test]
fn the_history_of_a_fact_is_its_own_and_that_of_what_hangs_on_it() {
    block_on(async {
        let folder = folder();
        let store = open(folder.path()).await;
        // One id for everything: it names a fact only together with its noun.
        let mut household = Household::default();
        let mut add = async |change: &dyn Fn(&mut Household)| {
            change(&mut household);
            assert!(put(&store, &household).await.expect("writes"));
        };
        add(&|household| household.members.push(sample::member("x"))).await;
        add(&|household| household.accounts.push(sample::account("x", "x"))).await;
        add(&|household| household.vehicles.push(sample::vehicle("x", "京A8X2K6", None))).await;
        add(&|household| household.filings.push(sample::filing("x", "x", "x"))).await;
        add(&|household| household.violations.push(sample::decided("x", "x"))).await;
        add(&|household| household.payments.push(sample::payment("x", "x", Outcome::Failed))).await;
        add(&|household| household.payments.clear()).await;
        let of = async |noun: Noun| {
            let name = FactName { noun, id: "x".to_owned() };
            let entries =
                store.history(&Sought { about: vec![name.clone()], ..Sought::default() }).await.expect("reads");
            entries.iter().map(|entry| entry.id.0).collect::<Vec<_>>()
        };
        assert_eq!(of(Noun::Member).await, [4, 2, 1], "its accounts and their filings");
        assert_eq!(of(Noun::Account).await, [4, 2], "and its filings");
        assert_eq!(of(Noun::Vehicle).await, [7, 6, 5, 4, 3], "its filings and its violations");
        assert_eq!(of(Noun::Violation).await, [7, 6, 5], "and its payments, also as they go");
        assert_eq!(of(Noun::Payment).await, [7, 6]);
        store.undo(now()).await.expect("undoes");
        store.redo(now()).await.expect("redoes");
        assert_eq!(of(Noun::Violation).await, [9, 8, 7, 6, 5], "with what was taken back and put back");
        assert_eq!(of(Noun::Vehicle).await, [9, 8, 7, 6, 5, 4, 3]);
    });
}

#[test]
fn the_history_of_a_violation_has_its_notes_its_attachments_and_those_of_its_appeals() {
    block_on(async {
        let folder = folder();
        let store = open(folder.path()).await;
        let full = sample::household();
        let mut household = Household { notes: Vec::new(), attachments: Vec::new(), ..full.clone() };
        let mut add = async |change: &dyn Fn(&mut Household)| {
            change(&mut household);
            assert!(put(&store, &household).await.expect("writes"));
        };
        add(&|_| {}).await;
        add(&|household| household.notes.push(full.notes[0].clone())).await;
        add(&|household| household.notes.push(full.notes[1].clone())).await;
        add(&|household| household.attachments.push(full.attachments[0].clone())).await;
        add(&|household| household.attachments.push(full.attachments[1].clone())).await;
        add(&|household| household.attachments.push(sample::attachment("e3", AttachedTo::Violation("v2".into()))))
            .await;
        // What went long ago still had its violation.
        add(&|household| {
            household.attachments.retain(|attachment| attachment.of.appeal().is_none());
            household.appeals.clear();
        })
        .await;
        let of = async |noun: Noun, id: &str| {
            let name = FactName { noun, id: id.to_owned() };
            let entries =
                store.history(&Sought { about: vec![name.clone()], ..Sought::default() }).await.expect("reads");
            entries.iter().map(|entry| entry.id.0).collect::<Vec<_>>()
        };
        assert_eq!(of(Noun::Violation, "v1").await, [7, 5, 4, 2, 1]);
        assert_eq!(of(Noun::Violation, "v2").await, [7, 6, 1]);
        assert_eq!(of(Noun::Violation, "v3").await, [1]);
        assert_eq!(of(Noun::Appeal, "a1").await, [7, 5, 1]);
        assert_eq!(
            of(Noun::Vehicle, "car-dad").await,
            [7, 6, 5, 4, 3, 2, 1],
            "and its violations, with all that hangs on them"
        );
        assert_eq!(of(Noun::Attachment, "e2").await, [7, 5]);
    });
}

#[test]
fn an_older_change_is_taken_back_unless_something_touched_the_same_facts_since() {
    block_on(async {
        let folder = folder();
        let store = open(folder.path()).await;
        let mut household = Household::default();
        let mut add = async |change: &dyn Fn(&mut Household)| {
            change(&mut household);
            assert!(put(&store, &household).await.expect("writes"));
        };
        add(&|household| household.members.push(sample::member("a"))).await;
        add(&|household| household.members.push(sample::member("b"))).await;
        add(&|household| household.members[0].name = "王芳".to_owned()).await;
        let take_back = async |id: i64| store.take_back(ChangeId(id), now()).await.expect("answers");

        let TakenBack::ChangedSince(since) = take_back(1).await else { panic!("the third touched it") };
        assert_eq!(since.iter().map(|entry| entry.id.0).collect::<Vec<_>>(), [3]);
        let TakenBack::Done(entry) = take_back(2).await else { panic!("nothing touched it since") };
        assert_eq!((entry.id.0, entry.reverts), (4, Some(ChangeId(2))));
        assert_eq!(read(&store).await.members.len(), 1);
        assert_eq!(take_back(2).await, TakenBack::NotThere, "it holds no more");
        assert_eq!(take_back(4).await, TakenBack::NotThere, "it is an undo");
        assert_eq!(take_back(99).await, TakenBack::NotThere);

        // The newest goes as ever, and what was undone last comes back first.
        store.undo(now()).await.expect("undoes");
        assert!(store.verify().await.expect("reads").is_sound());
        let redone = async || store.redo(now()).await.expect("redoes").expect("there is one").id.0;
        redone().await;
        assert_eq!(read(&store).await.members[0].name, "王芳");
        redone().await;
        assert_eq!(read(&store).await, household);
        assert!(store.redo(now()).await.expect("answers").is_none());
        assert!(store.verify().await.expect("reads").is_sound());
    });
}

#[test]
fn what_others_refer_to_is_not_taken_back_from_under_them() {
    block_on(async {
        let folder = folder();
        let store = open(folder.path()).await;
        let mut household = Household::default();
        household.vehicles.push(sample::vehicle("x", "京A8X2K6", None));
        assert!(put(&store, &household).await.expect("writes"));
        household.violations.push(sample::decided("x", "x"));
        assert!(put(&store, &household).await.expect("writes"));
        match store.take_back(ChangeId(1), now()).await {
            Err(StoreError::Refused(refusal)) => assert_eq!(refusal.limit, "dangling"),
            other => panic!("a refusal, not {other:?}"),
        }
        assert_eq!(read(&store).await, household);
    });
}

#[test]
fn a_history_is_read_by_pieces_between_instants_and_counted_without_its_facts() {
    block_on(async {
        let folder = folder();
        let store = open(folder.path()).await;
        let mut household = Household::default();
        for id in ["a", "b", "c", "d"] {
            household.members.push(sample::member(id));
            assert!(put(&store, &household).await.expect("writes"));
        }
        let ids = async |sought: Sought| {
            let entries = store.history(&sought).await.expect("reads");
            entries.iter().map(|entry| entry.id.0).collect::<Vec<_>>()
        };
        assert_eq!(ids(Sought { most: 2, ..Sought::default() }).await, [4, 3]);
        assert_eq!(ids(Sought { before: Some(ChangeId(3)), most: 2, ..Sought::default() }).await, [2, 1]);
        assert_eq!(
            ids(Sought { from: Some(now()), ..Sought::default() }).await,
            [4, 3, 2, 1],
            "the first instant is in"
        );
        assert!(ids(Sought { until: Some(now()), ..Sought::default() }).await.is_empty(), "the last is not");
        store.undo(now()).await.expect("undoes");
        let counted = store.counted(ChangeId(5)).await.expect("reads");
        assert_eq!(counted, [Tally { noun: Noun::Member, added: 0, changed: 0, removed: 1 }], "an undo, its own way");
    });
}
