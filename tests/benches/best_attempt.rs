//! The best attempt of 50 open violations, over 6 accounts and 8 methods: what the window asks whenever a fact changes.
//! It is to stay under 5 ms.

#![allow(missing_docs, reason = "criterion's macros make functions that have none")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use greenlight_rules::{batch, check::Question, law::Law, snapshot::Snapshot, time::Instant};
use greenlight_tests::fleet::{Fleet, asked_at};

fn best_attempt(criterion: &mut Criterion) {
    let household = Fleet { accounts: 6, methods: 8, vehicles: 12, violations: 50 }.household();
    let law = Law::builtin().expect("the law data");
    let mut ask = |name: &str, at: Instant| {
        criterion.bench_function(name, |bencher| {
            bencher.iter(|| {
                let facts = Snapshot::new(black_box(&household), &law);
                let question = Question { account: None, method: None, at };
                batch::each(&facts, batch::open(&facts), question).map(|answer| answer.findings.len()).sum::<usize>()
            });
        });
    };
    ask("best attempt of 50 violations, 6 accounts × 8 methods", asked_at());
    let maintenance = Instant::parse("2026-09-24T03:00:00+08:00").expect("an instant");
    ask("the same during maintenance, which is looked ahead of", maintenance);
    criterion.bench_function("reading the law data", |bencher| bencher.iter(|| Law::builtin().expect("the law data")));
}

criterion_group!(benches, best_attempt);
criterion_main!(benches);
