//! 规则与依据: every check with its page, and every parameter with its dates and sources.

use chrono::NaiveDate;
use greenlight_rules::{
    checks,
    facts::{DailyWindow, ParameterShape},
    finding::{Severity, Step},
    law::{Bilingual, Grade, TextKind, Unit},
};
use serde::Serialize;
use serde_json::Value;
use specta::Type;

use super::Desk;
use crate::{
    Trouble,
    holidays::{self, HolidaysChange},
    trouble::Report,
};

/// The rule book.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Rulebook {
    /// The checks, in the order of the catalogue.
    pub checks: Vec<Rule>,
    /// The parameters.
    pub parameters: Vec<Setting>,
    /// The texts that are cited.
    pub texts: Vec<CitedText>,
    /// Years with published holidays.
    pub years: Vec<HolidayYear>,
    /// The family's holiday files that could not be used and are left out.
    pub left_out: Vec<LeftOut>,
    /// The daily windows that count today.
    pub daily: Vec<DailyWindow>,
}

/// A check.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Rule {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Bilingual,
    /// Its page, as Markdown.
    pub page: Bilingual,
    /// How much its finding weighs.
    pub severity: Severity,
    /// Which step it concerns.
    pub step: Step,
    /// How sure its source is.
    pub grade: Grade,
    /// Where it stands.
    pub sources: Vec<String>,
    /// The day from which the newest law it cites applies.
    pub in_force: Option<NaiveDate>,
    /// The parameters it asks for, by id.
    pub parameters: Vec<String>,
    /// Where the article and the law differ about it: a sentence of `window/rules.json`.
    pub differs: Option<&'static str>,
}

/// A parameter.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Setting {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Bilingual,
    /// What it means.
    pub plain: Bilingual,
    /// What its value counts.
    pub unit: Unit,
    /// How sure it is.
    pub grade: Grade,
    /// Whether a household may put its own value in its place.
    pub overridable: bool,
    /// The published value in force today.
    #[specta(type = ParameterShape)]
    pub published: Value,
    /// The household's own.
    #[specta(type = Option<ParameterShape>)]
    pub own: Option<Value>,
    /// The first day of the published value in force today.
    pub from: NaiveDate,
    /// Where it stands.
    pub sources: Vec<String>,
    /// Every published value, earliest first.
    pub values: Vec<Published>,
}

/// A published value.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Published {
    /// Its first day.
    pub from: NaiveDate,
    /// The first day on which it holds no more.
    pub to: Option<NaiveDate>,
    /// The value.
    #[specta(type = ParameterShape)]
    pub value: Value,
    /// Where it stands.
    pub sources: Vec<String>,
}

/// A text that is cited.
#[derive(Clone, Debug, Serialize, Type)]
pub struct CitedText {
    /// How it is cited.
    pub id: String,
    /// Whether it is law.
    pub law: bool,
    /// Its full name.
    pub name: Bilingual,
    /// What it is, and what could not be checked about it.
    pub plain: Bilingual,
    /// The day of this version.
    pub version: NaiveDate,
    /// The day from which it applies.
    pub in_force: NaiveDate,
}

/// A year with published holidays.
#[derive(Clone, Debug, Serialize, Type)]
pub struct HolidayYear {
    /// The year.
    pub year: i32,
    /// How many days are off.
    pub off: u32,
    /// How many weekend days are worked.
    pub worked: u32,
    /// Where the notice can be read.
    pub papers: Vec<String>,
    /// The file that the family brought for it; none when it came with the program.
    pub file: Option<String>,
}

/// A holiday file that could not be used.
#[derive(Clone, Debug, Serialize, Type)]
pub struct LeftOut {
    /// Its name.
    pub file: String,
    /// Why.
    pub why: Report,
}

/// Where the article that started the project and the law differ, and the checks that show it.
const DIFFERENCES: &[(&str, &[&str])] = &[
    ("differs.surcharge-cap", &["overdue"]),
    ("differs.two-clocks", &["handle-overdue", "handle-soon", "unhandled-backlog"]),
    ("differs.last-day", &["due-soon", "due-date-in-holiday"]),
    ("differs.confirm-first", &["not-confirmed", "window-only", "maybe-window"]),
    ("differs.filing", &["vehicle-not-filed", "filing-pending", "account-filings-full", "vehicle-filings-full"]),
    ("differs.papers", &["filing-rejected"]),
    ("differs.objection", &["objection-open", "objection-rejected"]),
    ("differs.maintenance", &["daily-maintenance", "announced-maintenance"]),
];

impl Desk {
    /// The rule book as it stands today.
    pub fn rulebook(&self) -> Rulebook {
        let open = self.opened();
        let today = self.now().date();
        let brought = &open.holidays;
        let law = &open.law;
        let text_of = |source: &str| {
            let cited = law.texts.iter().filter(|text| source.starts_with(&text.id));
            cited.max_by_key(|text| text.id.len())
        };
        let rule = |check: &&'static greenlight_rules::finding::Check| Rule {
            id: check.id.to_owned(),
            title: Bilingual { zh: check.title_in(true).to_owned(), en: check.title_in(false).to_owned() },
            page: Bilingual { zh: check.page_in(true).to_owned(), en: check.page_in(false).to_owned() },
            severity: check.severity,
            step: check.step,
            grade: check.grade,
            sources: check.sources.iter().map(ToString::to_string).collect(),
            in_force: check
                .sources
                .iter()
                .filter_map(|source| text_of(source))
                .filter(|text| is_law(text.kind))
                .map(|text| text.in_force)
                .max(),
            parameters: check.parameters.iter().map(ToString::to_string).collect(),
            differs: DIFFERENCES.iter().find(|(_, checks)| checks.contains(&check.id)).map(|(key, _)| *key),
        };
        Rulebook {
            checks: checks::ALL.iter().map(rule).collect(),
            parameters: law.parameters.all().map(|parameter| setting(&parameter, today)).collect(),
            texts: law
                .texts
                .iter()
                .map(|text| CitedText {
                    id: text.id.clone(),
                    law: is_law(text.kind),
                    name: text.name.clone(),
                    plain: text.plain.clone(),
                    version: text.version,
                    in_force: text.in_force,
                })
                .collect(),
            years: law
                .calendar
                .official_years()
                .map(|year| HolidayYear {
                    year: year.year,
                    off: super::as_u32(year.days.iter().filter(|day| day.is_off).count()),
                    worked: super::as_u32(year.days.iter().filter(|day| !day.is_off).count()),
                    papers: year.papers.clone(),
                    file: brought.years.get(&year.year).cloned(),
                })
                .collect(),
            left_out: brought
                .left_out
                .iter()
                .map(|(file, trouble)| LeftOut { file: file.clone(), why: trouble.report() })
                .collect(),
            daily: greenlight_rules::outlook::daily(&open.household, law, today).to_vec(),
        }
    }

    /// Keeps a newer holiday file, and reckons with it from now on.
    ///
    /// # Errors
    /// When it is no holiday file, or cannot be kept.
    pub fn bring_holidays(&self, path: &std::path::Path) -> Result<HolidaysChange, Trouble> {
        let change = holidays::keep(self.folder(), path)?;
        self.refresh()?;
        Ok(change)
    }

    /// Forgets a holiday file that the family brought, by its name.
    ///
    /// # Errors
    /// When it cannot be set aside.
    pub fn forget_holidays(&self, file: &str) -> Result<HolidaysChange, Trouble> {
        let change = holidays::forget(self.folder(), file)?;
        self.refresh()?;
        Ok(change)
    }

    /// Takes a change of the holiday files back.
    ///
    /// # Errors
    /// When a file cannot be moved.
    pub fn put_back_holidays(&self, change: &HolidaysChange) -> Result<(), Trouble> {
        holidays::put_back(self.folder(), change)?;
        self.refresh()?;
        Ok(())
    }
}

const fn is_law(kind: TextKind) -> bool {
    matches!(kind, TextKind::Law | TextKind::Order)
}

fn setting(parameter: &greenlight_rules::law::Parameter<Value>, today: NaiveDate) -> Setting {
    let published = parameter.published(today);
    let sources = |sources: &[greenlight_rules::law::Citation]| sources.iter().map(ToString::to_string).collect();
    Setting {
        id: parameter.id().to_owned(),
        title: parameter.title().clone(),
        plain: parameter.plain().clone(),
        unit: parameter.unit(),
        grade: parameter.grade(),
        overridable: parameter.overridable(),
        published: published.value.clone(),
        own: parameter.household().cloned(),
        from: published.from,
        sources: sources(&published.sources),
        values: parameter
            .values()
            .map(|dated| Published {
                from: dated.from,
                to: dated.to,
                value: dated.value.clone(),
                sources: sources(&dated.sources),
            })
            .collect(),
    }
}
