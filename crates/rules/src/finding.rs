//! What a check says: a finding, never stored, computed anew from the facts each time somebody asks.

use serde::Serialize;
use specta::Type;

use crate::{
    attempt::Case,
    facts::{Account, Method},
    law::Grade,
    message::{Message, Value},
    time::Instant,
};

/// How much a finding weighs; the gravest comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// 受阻: trying now would fail.
    Block,
    /// 信息不足: a fact is needed that nobody entered.
    Missing,
    /// 注意
    Warn,
    /// Good to know.
    Info,
}

/// Which step of the way to payment a finding concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// 确认处理
    Confirm,
    /// 缴款
    Pay,
    /// Either of them.
    Both,
}

/// What is to be done next about a violation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Next {
    /// To confirm the record.
    Confirm,
    /// To pay the decision.
    Pay,
    /// To wait for the answer to its objection.
    Answer,
    /// To look whether 12123 has removed the record, for its objection was upheld.
    Revoke,
    /// Nothing.
    Nothing,
}

macro_rules! words {
    ($($name:ident { $($value:ident = $word:literal,)* })*) => {$(
        impl $name {
            /// The word for it in the answers.
            pub const fn word(self) -> &'static str {
                match self { $($name::$value => $word,)* }
            }
        }
    )*};
}

words! {
    Severity { Block = "block", Missing = "missing", Warn = "warn", Info = "info", }
    Step { Confirm = "confirm", Pay = "pay", Both = "both", }
}

/// When a finding goes away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clears {
    /// Certainly, at this instant.
    At(Instant),
    /// Likely, at this instant.
    Expected(Instant),
    /// Only when somebody does something.
    Action,
}

impl Clears {
    /// The word for its kind in the answers.
    pub const fn word(self) -> &'static str {
        match self {
            Clears::At(_) => "at",
            Clears::Expected(_) => "expected",
            Clears::Action => "action",
        }
    }

    /// The instant, when there is one.
    pub const fn instant(self) -> Option<Instant> {
        match self {
            Clears::At(instant) | Clears::Expected(instant) => Some(instant),
            Clears::Action => None,
        }
    }
}

/// One check: a room of its own under `checks/`.
#[derive(Debug)]
pub struct Check {
    /// Stored, shown and printed: never renamed, never reused.
    pub id: &'static str,
    /// How much its finding weighs.
    pub severity: Severity,
    /// Which step it concerns.
    pub step: Step,
    /// How sure its source is.
    pub grade: Grade,
    /// Law and article, 文 and section, or 报.
    pub sources: &'static [&'static str],
    /// The parameters it asks the law for, by id.
    pub parameters: &'static [&'static str],
    /// Its page of explanation, Chinese and English.
    pub page: &'static str,
    /// When there is anything to look at.
    pub made: Made,
    /// What it looks at, and how.
    pub run: Run,
}

/// What a check looks at. The type keeps a check about the record from depending on who pays, so that it is asked once a
/// record rather than once for every account and method.
#[derive(Clone, Copy, Debug)]
pub enum Run {
    /// The record, the clock and the calendar.
    Record(for<'a> fn(&Case<'a>) -> Option<Finding<'a>>),
    /// And the other records of its vehicle.
    Vehicle(for<'a> fn(&Case<'a>) -> Option<Finding<'a>>),
    /// The record, the clock and the calendar, even when the violation is settled.
    Always(for<'a> fn(&Case<'a>) -> Option<Finding<'a>>),
    /// And the account.
    Account(for<'a> fn(&Case<'a>, &'a Account) -> Option<Finding<'a>>),
    /// That there is no account to try.
    WithoutAccount(for<'a> fn(&Case<'a>) -> Option<Finding<'a>>),
    /// And the method, when something is due.
    Method(for<'a> fn(&Case<'a>, &'a Method) -> Option<Finding<'a>>),
    /// That there is no method to try, when something is due.
    WithoutMethod(for<'a> fn(&Case<'a>) -> Option<Finding<'a>>),
}

/// When a check has anything to look at: one that has not finds nothing, and is no check that passed.
#[derive(Clone, Copy, Debug)]
pub enum Made {
    /// Whatever is asked.
    Always,
    /// When the record is such.
    When(fn(&Case<'_>) -> bool),
    /// When the record and the account are such.
    WhenAccount(fn(&Case<'_>, &Account) -> bool),
    /// When the record and the method are such.
    WhenMethod(fn(&Case<'_>, &Method) -> bool),
}

/// What a check found about one attempt.
#[derive(Clone, Debug)]
pub struct Finding<'a> {
    /// The check.
    pub check: &'static Check,
    /// What is the matter.
    pub message: Message<'a>,
    /// When it goes away; none for what is only good to know.
    pub clears: Option<Clears>,
    /// What to do about it, best first.
    pub remedies: Vec<Remedy<'a>>,
    /// Whether the household muted it: still shown, no longer dimming the light.
    pub muted: bool,
}

impl Check {
    /// A finding of this check, saying the sentence of this key, that goes away when somebody acts (or, for what is only
    /// good to know, has nothing to go away from).
    pub fn finds<'a>(&'static self, key: &'static str) -> Finding<'a> {
        Finding {
            check: self,
            message: Message::new(key),
            clears: (self.severity != Severity::Info).then_some(Clears::Action),
            remedies: Vec::new(),
            muted: false,
        }
    }
}

impl Check {
    /// Its page in Chinese or in English; each page has both, the Chinese first.
    pub fn page_in(&self, chinese: bool) -> &'static str {
        let body = self.page.split_once('\n').map_or("", |(_, body)| body);
        match body.split_once("\n---\n") {
            Some((zh, en)) => if chinese { zh } else { en }.trim(),
            None => body.trim(),
        }
    }

    /// Its title in Chinese or in English.
    pub fn title_in(&self, chinese: bool) -> &'static str {
        let heading = self.page.lines().next().unwrap_or_default().trim_start_matches("# ");
        match heading.split_once(" · ") {
            Some((zh, en)) => if chinese { zh } else { en }.trim(),
            None => heading,
        }
    }
}

impl<'a> Finding<'a> {
    /// The same with a value of its sentence.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value<'a>>) -> Self {
        self.message.values.push((name, value.into()));
        self
    }

    /// The same, going away at another time than when somebody acts.
    #[must_use]
    pub fn clearing(mut self, clears: Clears) -> Self {
        self.clears = Some(clears);
        self
    }

    /// The same with one more thing to do.
    #[must_use]
    pub fn remedy(mut self, remedy: Remedy<'a>) -> Self {
        self.remedies.push(remedy);
        self
    }

    /// The same with one more thing to do, if it applies.
    #[must_use]
    pub fn remedy_if(self, applies: bool, remedy: Remedy<'a>) -> Self {
        if applies { self.remedy(remedy) } else { self }
    }
}

/// Something to do about a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remedy<'a> {
    /// Do this; the message's key is the remedy's kind.
    Do(Message<'a>),
    /// Use this account instead, which passes.
    UseAccount(&'a Account),
    /// Use this method instead, which passes.
    UseMethod(&'a Method),
    /// Any other account that passes. A check says this; the answer names the accounts.
    AnotherAccount,
    /// Any other method that passes. A check says this; the answer names the methods.
    AnotherMethod {
        /// What to do when no other passes, by its kind.
        failing: Option<&'static str>,
    },
}

impl<'a> Remedy<'a> {
    /// Something to do, by its kind.
    pub fn new(kind: &'static str) -> Remedy<'a> {
        Remedy::Do(Message::new(kind))
    }

    /// The same with a value of its sentence.
    #[must_use]
    pub fn with(self, name: &'static str, value: impl Into<Value<'a>>) -> Remedy<'a> {
        match self {
            Remedy::Do(message) => Remedy::Do(message.with(name, value)),
            other => other,
        }
    }

    /// What kind of thing it is to do.
    pub fn kind(&self) -> &'static str {
        match self {
            Remedy::Do(message) => message.key,
            Remedy::UseAccount(_) | Remedy::AnotherAccount => "use_account",
            Remedy::UseMethod(_) | Remedy::AnotherMethod { .. } => "use_method",
        }
    }

    /// The account to use instead.
    pub fn account(&self) -> Option<&'a Account> {
        match self {
            Remedy::UseAccount(account) => Some(account),
            _ => None,
        }
    }

    /// The method to use instead.
    pub fn method(&self) -> Option<&'a Method> {
        match self {
            Remedy::UseMethod(method) => Some(method),
            _ => None,
        }
    }

    /// Whether it is a switch to another attempt, which was looked at and passes.
    pub fn is_switch(&self) -> bool {
        matches!(self, Remedy::UseAccount(_) | Remedy::UseMethod(_))
    }
}
