//! The one place where the tests of this crate touch its interface: a small household as JSON, changed by a test, asked
//! a question.

use serde_json::{Value, json};

use crate::{
    attempt::Used,
    batch,
    check::{Answer, Question, check},
    clocks,
    facts::Household,
    file,
    finding::Clears,
    law::Law,
    limits::Ground,
    snapshot::Snapshot,
    time::Instant,
};

/// A household in the shape of the portable file.
#[derive(Clone, Debug)]
pub(crate) struct World(pub Value);

/// What somebody sees of an answer, owned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Seen {
    pub account: Option<String>,
    pub method: Option<String>,
    pub verdict: &'static str,
    pub next_verdict: Option<&'static str>,
    pub due: i64,
    pub surcharge: i64,
    pub earliest: Option<String>,
    pub earliest_expected: bool,
    pub amount_at_earliest: Option<i64>,
    pub next_earliest: Option<String>,
    pub findings: Vec<SeenFinding>,
    pub actions: Vec<(&'static str, &'static str)>,
    pub alternatives: Vec<(Option<String>, Option<String>)>,
}

/// What somebody sees of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SeenFinding {
    pub check: &'static str,
    /// The key of its sentence.
    pub key: &'static str,
    /// `info`, `action`, `at 2026-…`, `expected 2026-…`
    pub clears: String,
    pub muted: bool,
    /// The kinds of its remedies, with the account or method of a switch: `use_method zfb`.
    pub remedies: Vec<String>,
    /// The values of its sentence, as they are for debugging: `Money(Fen(5000))`.
    pub values: Vec<(&'static str, String)>,
}

impl World {
    /// A father and a mother with an account each, his car, a violation on it that was confirmed, an alipay with enough
    /// in it. Nothing is the matter with it at 2026-09-11T20:00:00+08:00.
    pub fn family() -> World {
        World(json!({
            "format": "greenlight.household/1",
            "members": [{"id": "dad", "name": "王建国"}, {"id": "mum", "name": "李梅"}],
            "accounts": [
                {"id": "acc-dad", "member": "dad", "label": "爸爸的12123",
                 "licence": {"status": "normal", "first_issued": "2015-03-02", "valid_until": "2031-03-02",
                             "points": 3, "points_as_of": "2026-09-01"}},
                {"id": "acc-mum", "member": "mum", "label": "妈妈的12123",
                 "licence": {"status": "normal", "points": 0, "points_as_of": "2026-09-01"}}],
            "vehicles": [{"id": "car", "plate": "京A8X2K6", "kind": "small", "use": "private", "owner": "dad"}],
            "filings": [],
            "violations": [{"id": "v", "vehicle": "car", "source": "camera", "stage": "decided",
                "occurred_at": "2026-08-20T08:12:00+08:00", "notified_on": "2026-08-24", "offence": "违反规定停放",
                "fine_fen": 20000, "points": 0, "warning_only": false, "driver": "dad",
                "decision": {"number": "1101051234567890", "served_on": "2026-09-05"}}],
            "appeals": [],
            "methods": [{"id": "zfb", "kind": "alipay", "label": "支付宝", "balance_fen": 230_000,
                         "balance_as_of": "2026-09-10T12:00:00+08:00"}],
            "payments": [],
            "maintenance": {"announced": []},
            "settings": {"parameters": {}, "muted": []}
        }))
    }

    /// The same family, whose violation still has to be confirmed.
    pub fn recorded() -> World {
        World::family().set("/violations/0/stage", json!("recorded")).without("/violations/0/decision")
    }

    /// The same with another value at a JSON pointer (`/violations/0/stage`); a last part `-` adds to a list.
    pub fn set(mut self, pointer: &str, value: Value) -> World {
        let (parent, name) = pointer.rsplit_once('/').expect("a JSON pointer");
        match self.0.pointer_mut(parent).expect(parent) {
            Value::Array(list) if name == "-" => list.push(value),
            Value::Array(list) => list[name.parse::<usize>().expect("an index")] = value,
            Value::Object(object) => {
                object.insert(name.to_owned(), value);
            }
            other => panic!("{parent} is {other}"),
        }
        self
    }

    /// The same without what stands at a JSON pointer.
    pub fn without(mut self, pointer: &str) -> World {
        let (parent, name) = pointer.rsplit_once('/').expect("a JSON pointer");
        match self.0.pointer_mut(parent).expect(parent) {
            Value::Array(list) => drop(list.remove(name.parse().expect("an index"))),
            Value::Object(object) => drop(object.remove(name)),
            other => panic!("{parent} is {other}"),
        }
        self
    }

    /// The household it is.
    ///
    /// # Panics
    /// When it breaks the file format or a hard limit.
    pub fn household(&self) -> Household {
        let law = Law::builtin().expect("the law data");
        let ground = Ground {
            plain_handle_by: &|violation| clocks::plain_handle_by(violation, &law).map(|rolled| rolled.day),
            extension_months: 3,
            parameter: &|_| None,
            muted: &|_| None,
        };
        file::apply(self.0.to_string().as_bytes(), &Household::default(), true, &ground, &mut |_| {})
            .unwrap_or_else(|problems| panic!("{problems:#?}"))
    }

    /// What somebody sees who asks about the violation `v` with nothing named.
    pub fn at(&self, at: &str) -> Seen {
        self.ask("v", None, None, at)
    }

    /// What somebody sees who asks about a violation with an account and a method, or without.
    pub fn ask(&self, violation: &str, account: Option<&str>, method: Option<&str>, at: &str) -> Seen {
        self.answer(violation, account, method, at, Seen::of)
    }

    /// What a test wants to know of the whole answer about a violation.
    pub fn answer<T>(
        &self,
        violation: &str,
        account: Option<&str>,
        method: Option<&str>,
        at: &str,
        look: impl FnOnce(&Answer<'_>) -> T,
    ) -> T {
        self.with_snapshot(|facts| {
            let violation = facts.violation(violation).expect("a violation");
            let answer = check(facts, violation, question(facts, account, method, at), &Used::default());
            look(&answer.expect("a vehicle"))
        })
    }

    /// What somebody sees who asks about violations one after another: each answer, and whether it passes.
    pub fn batch(
        &self,
        violations: &[&str],
        account: Option<&str>,
        method: Option<&str>,
        at: &str,
    ) -> Vec<(Seen, bool)> {
        self.with_snapshot(|facts| {
            let list: Vec<_> = match violations {
                [] => batch::open(facts),
                ids => ids.iter().map(|id| facts.violation(id).expect("a violation")).collect(),
            };
            let answers = batch::one_after_another(facts, list, question(facts, account, method, at));
            answers.map(|answer| (Seen::of(&answer), answer.passes())).collect()
        })
    }

    /// The finding of a check about the violation `v`, with nothing named.
    pub fn finds(&self, check: &str, at: &str) -> Option<SeenFinding> {
        self.at(at).finding(check).cloned()
    }

    /// Holds a check's boundary: it must not fire at the instants of `quiet`, and must at those of `loud`.
    pub fn boundary(&self, check: &str, quiet: &[&str], loud: &[&str]) {
        for at in quiet {
            assert_eq!(self.finds(check, at), None, "{check} at {at}");
        }
        for at in loud {
            assert!(self.finds(check, at).is_some(), "{check} at {at}");
        }
    }

    pub fn with_snapshot<T>(&self, ask: impl FnOnce(&Snapshot<'_>) -> T) -> T {
        let household = self.household();
        let law = Law::builtin().expect("the law data");
        let law = law.with_overrides(&household.settings.parameters).expect("overrides that fit");
        ask(&Snapshot::new(&household, &law))
    }
}

fn question<'a>(facts: &'a Snapshot<'a>, account: Option<&str>, method: Option<&str>, at: &str) -> Question<'a> {
    Question {
        account: account.map(|id| facts.account(id).expect("an account")),
        method: method.map(|id| facts.method(id).expect("a method")),
        at: instant(at),
    }
}

/// An instant as the file writes it.
pub(crate) fn instant(text: &str) -> Instant {
    Instant::parse(text).expect(text)
}

impl Seen {
    /// What somebody sees of an answer.
    pub fn of(answer: &Answer<'_>) -> Seen {
        let findings = answer.findings.iter().map(|finding| SeenFinding {
            check: finding.check.id,
            key: finding.message.key,
            clears: match finding.clears {
                None => "info".to_owned(),
                Some(Clears::Action) => "action".to_owned(),
                Some(Clears::At(at)) => format!("at {at}"),
                Some(Clears::Expected(at)) => format!("expected {at}"),
            },
            muted: finding.muted,
            remedies: finding
                .remedies
                .iter()
                .map(|remedy| {
                    let account = remedy.account().map(|account| account.id.as_str());
                    let target = account.or(remedy.method().map(|method| method.id.as_str()));
                    target.map_or(remedy.kind().to_owned(), |target| format!("{} {target}", remedy.kind()))
                })
                .collect(),
            values: finding.message.values.iter().map(|(name, value)| (*name, format!("{value:?}"))).collect(),
        });
        let text = |instant: Instant| instant.to_string();
        Seen {
            account: answer.account.map(|account| account.id.to_string()),
            method: answer.method.map(|method| method.id.to_string()),
            verdict: answer.verdict.word(),
            next_verdict: answer.next_verdict.map(|verdict| verdict.word()),
            due: answer.amount_due.0,
            surcharge: answer.surcharge.0,
            earliest: answer.earliest.map(|earliest| text(earliest.at)),
            earliest_expected: answer.earliest.is_some_and(|earliest| earliest.expected),
            amount_at_earliest: answer.earliest.map(|earliest| earliest.amount_due.0),
            next_earliest: answer.next_earliest.map(|earliest| text(earliest.at)),
            findings: findings.collect(),
            actions: answer.actions().map(|(check, remedy)| (check.id, remedy.kind())).collect(),
            alternatives: answer
                .alternatives
                .iter()
                .map(|other| {
                    (
                        other.account.map(|account| account.id.to_string()),
                        other.method.map(|method| method.id.to_string()),
                    )
                })
                .collect(),
        }
    }

    /// The finding of a check.
    pub fn finding(&self, check: &str) -> Option<&SeenFinding> {
        self.findings.iter().find(|finding| finding.check == check)
    }

    /// The ids of the checks that found something, in the order shown.
    pub fn checks(&self) -> Vec<&'static str> {
        self.findings.iter().map(|finding| finding.check).collect()
    }
}
