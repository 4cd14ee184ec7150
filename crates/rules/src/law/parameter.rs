//! One value of the law, as it was and is.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{OverrideFault, ParameterValue, text::Citation};

/// How sure a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// 法定: it stands in a law.
    Law,
    /// 文: it was seen in the 12123 app.
    Observed,
    /// 报: several pages agree, and provinces may differ; or the app's own choice, which then says so.
    Reported,
}

impl Grade {
    /// The word for it in the data and the answers.
    pub const fn word(self) -> &'static str {
        match self {
            Grade::Law => "law",
            Grade::Observed => "observed",
            Grade::Reported => "reported",
        }
    }
}

/// What a value counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Natural days.
    Days,
    /// Days that are not rest days.
    WorkingDays,
    /// Calendar months.
    Months,
    /// Hours.
    Hours,
    /// 记分
    Points,
    /// 1/100 yuan.
    Fen,
    /// 1/10,000 of something.
    BasisPoints,
    /// A plain number of things.
    Count,
    /// A list of daily windows.
    DailyWindows,
    /// A list of kinds of payment methods.
    MethodKinds,
}

impl Unit {
    /// The word for it in the data and the answers.
    pub const fn word(self) -> &'static str {
        match self {
            Unit::Days => "days",
            Unit::WorkingDays => "working_days",
            Unit::Months => "months",
            Unit::Hours => "hours",
            Unit::Points => "points",
            Unit::Fen => "fen",
            Unit::BasisPoints => "basis_points",
            Unit::Count => "count",
            Unit::DailyWindows => "daily_windows",
            Unit::MethodKinds => "method_kinds",
        }
    }
}

/// The same words in Chinese and English.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, specta::Type)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// 中文
    pub zh: String,
    /// English
    pub en: String,
}

impl Bilingual {
    pub(super) fn is_blank(&self) -> bool {
        self.zh.trim().is_empty() || self.en.trim().is_empty()
    }
}

/// What there is to say about a parameter, whatever its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// Its id, as in `settings.parameters`.
    pub id: String,
    /// What its value counts.
    pub unit: Unit,
    /// How sure it is.
    pub grade: Grade,
    /// Whether a household may put its own value in its place.
    pub overridable: bool,
    /// Its name.
    pub title: Bilingual,
    /// What it means, for a parent.
    pub plain: Bilingual,
}

/// A value and the days it is in force, `[from, to)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated<T> {
    /// The first day.
    pub from: NaiveDate,
    /// The first day on which it is in force no more; none while nothing has replaced it.
    pub to: Option<NaiveDate>,
    /// The value.
    pub value: T,
    /// Where it stands.
    pub sources: Vec<Citation>,
}

/// One value of the law, as it was and is, and the household's own in its place if there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter<T> {
    about: Arc<About>,
    /// Ordered by day, without gap or overlap; never empty, which [`Parameter::new`] sees to.
    first: Dated<T>,
    later: Vec<Dated<T>>,
    household: Option<T>,
}

impl<T> Parameter<T> {
    pub(super) fn new(about: Arc<About>, first: Dated<T>, later: Vec<Dated<T>>) -> Parameter<T> {
        Parameter { about, first, later, household: None }
    }

    /// The value that holds on a day: the household's own if it has one, else the published one of [`Self::published`].
    /// There is no default day: the law of one day is not the law of another.
    pub fn on(&self, day: NaiveDate) -> &T {
        self.household.as_ref().unwrap_or(&self.published(day).value)
    }

    /// The published value in force on a day, whatever the household says.
    ///
    /// A day before the first text gets the first value. The data starts where its texts start, not where the law did,
    /// and a household's old record is better read by the oldest known value than by none.
    pub fn published(&self, day: NaiveDate) -> &Dated<T> {
        self.later.iter().rev().find(|dated| dated.from <= day).unwrap_or(&self.first)
    }

    /// Every published value, earliest first.
    pub fn values(&self) -> impl Iterator<Item = &Dated<T>> {
        std::iter::once(&self.first).chain(&self.later)
    }

    /// Whether the household put its own value in place of the published ones.
    pub fn overridden(&self) -> bool {
        self.household.is_some()
    }

    /// The household's own value.
    pub fn household(&self) -> Option<&T> {
        self.household.as_ref()
    }

    /// What there is to say about it.
    pub fn about(&self) -> &About {
        &self.about
    }

    /// Its id.
    pub fn id(&self) -> &str {
        &self.about.id
    }

    /// How sure it is.
    pub fn grade(&self) -> Grade {
        self.about.grade
    }

    /// What its value counts.
    pub fn unit(&self) -> Unit {
        self.about.unit
    }

    /// Its name.
    pub fn title(&self) -> &Bilingual {
        &self.about.title
    }

    /// What it means, for a parent.
    pub fn plain(&self) -> &Bilingual {
        &self.about.plain
    }

    /// Whether a household may put its own value in its place.
    pub fn overridable(&self) -> bool {
        self.about.overridable
    }
}

impl<T: ParameterValue> Parameter<T> {
    /// The same parameter with its values as JSON, for lists of all of them.
    pub fn erased(&self) -> Parameter<Value> {
        let erase = |dated: &Dated<T>| Dated {
            from: dated.from,
            to: dated.to,
            value: dated.value.write(),
            sources: dated.sources.clone(),
        };
        Parameter {
            about: Arc::clone(&self.about),
            first: erase(&self.first),
            later: self.later.iter().map(erase).collect(),
            household: self.household.as_ref().map(T::write),
        }
    }

    pub(super) fn set(&mut self, value: &Value) -> Result<(), OverrideFault> {
        if !self.about.overridable {
            return Err(OverrideFault::NotOverridable);
        }
        let value = T::read(value).ok_or(OverrideFault::WrongValue { expected: T::EXPECTED })?;
        self.household = Some(value);
        Ok(())
    }
}
