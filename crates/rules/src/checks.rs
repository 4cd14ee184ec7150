//! The catalogue: one check, one file.
//!
//! To add a check: write `checks/<id>.rs` and `checks/<id>.md`, add its line to [`ALL`], and its sentences to
//! `locales/*/check.json`.

use chrono::{Datelike, NaiveDate};

use crate::{
    attempt::Case,
    facts::{Appeal, AppealKind, AppealStatus, Method},
    finding::{Check, Clears, Finding, Remedy},
    message::Value,
    money::Fen,
    time::{Instant, days_after},
};

mod account_filings_full;
mod already_paid;
mod announced_maintenance;
mod balance_stale;
mod balance_unknown;
mod before_holiday;
mod daily_maintenance;
mod decision_number_doubtful;
mod decision_number_missing;
mod driver_unknown;
mod due_date_in_holiday;
mod due_soon;
mod filing_pending;
mod filing_quota_spent;
mod filing_rejected;
mod filing_too_late;
mod handle_overdue;
mod handle_soon;
mod holiday_rush;
mod insufficient_balance;
mod licence_expired;
mod licence_status;
mod maybe_window;
mod method_not_accepted;
mod no_account;
mod no_method;
mod not_confirmed;
mod not_the_driver;
mod nothing_due;
mod objection_open;
mod objection_rejected;
mod objection_upheld;
mod over_daily_limit;
mod over_monthly_limit;
mod over_single_limit;
mod overdue;
mod points_full;
mod points_unknown;
mod reconsideration_open;
mod unhandled_backlog;
mod vehicle_filings_full;
mod vehicle_kind;
mod vehicle_not_filed;
mod window_only;

/// Every check, in the order in which findings of equal weight are shown.
pub static ALL: &[&Check] = &[
    &daily_maintenance::CHECK,
    &announced_maintenance::CHECK,
    &holiday_rush::CHECK,
    &before_holiday::CHECK,
    &due_date_in_holiday::CHECK,
    &not_confirmed::CHECK,
    &window_only::CHECK,
    &maybe_window::CHECK,
    &decision_number_missing::CHECK,
    &decision_number_doubtful::CHECK,
    &overdue::CHECK,
    &due_soon::CHECK,
    &handle_overdue::CHECK,
    &handle_soon::CHECK,
    &unhandled_backlog::CHECK,
    &already_paid::CHECK,
    &nothing_due::CHECK,
    &objection_open::CHECK,
    &objection_rejected::CHECK,
    &objection_upheld::CHECK,
    &reconsideration_open::CHECK,
    &vehicle_not_filed::CHECK,
    &filing_pending::CHECK,
    &filing_rejected::CHECK,
    &account_filings_full::CHECK,
    &vehicle_filings_full::CHECK,
    &filing_quota_spent::CHECK,
    &filing_too_late::CHECK,
    &vehicle_kind::CHECK,
    &licence_status::CHECK,
    &licence_expired::CHECK,
    &points_full::CHECK,
    &points_unknown::CHECK,
    &driver_unknown::CHECK,
    &not_the_driver::CHECK,
    &insufficient_balance::CHECK,
    &balance_stale::CHECK,
    &balance_unknown::CHECK,
    &over_single_limit::CHECK,
    &over_daily_limit::CHECK,
    &over_monthly_limit::CHECK,
    &method_not_accepted::CHECK,
    &no_account::CHECK,
    &no_method::CHECK,
];

/// The check of this id.
pub fn of(id: &str) -> Option<&'static Check> {
    ALL.iter().copied().find(|check| check.id == id)
}

/// Where a check stands in the catalogue.
pub(crate) fn place(check: &Check) -> usize {
    ALL.iter().position(|listed| std::ptr::eq(*listed, check)).unwrap_or(ALL.len())
}

// What several checks share.

/// The objections of a case that stand so.
fn objections<'a>(case: &Case<'a>, standing: AppealStatus) -> impl Iterator<Item = &'a Appeal> {
    let objections = case.appeals.iter().copied().filter(|appeal| appeal.kind == AppealKind::Objection);
    objections.filter(move |objection| case.standing(objection) == standing)
}

/// The ways round an account that has no filing: another account that passes, the owner's own, and for a decision its
/// number in a bank or wallet.
fn elsewhere<'a>(case: &Case<'a>, finding: Finding<'a>) -> Finding<'a> {
    // An account of the owner's in the household is one of the others, and is named if it passes.
    let owner = case.vehicle.owner.as_ref();
    let has_account = owner.is_some_and(|owner| case.facts.account_of(owner).is_some());
    finding
        .remedy(Remedy::AnotherAccount)
        .remedy_if(owner_may(case) && !has_account, Remedy::new("owner_handles"))
        .remedy_if(!case.undecided(), Remedy::new("pay_by_number"))
}

/// The owner, or a window; a window alone where the owner would take points of somebody else's.
fn owner_or_window<'a>(case: &Case<'a>) -> Remedy<'a> {
    Remedy::new(if owner_may(case) { "owner_or_window" } else { "go_to_window" })
}

/// Whether the owner may be proposed: points stay with whoever drove.
fn owner_may(case: &Case<'_>) -> bool {
    let drove = case.violation.driver.as_ref().is_none_or(|driver| case.vehicle.owner.as_ref() == Some(driver));
    drove || !case.undecided() || case.violation.points == 0
}

/// The days from one day to a later one.
fn days_between(from: NaiveDate, to: NaiveDate) -> Value<'static> {
    Value::Days(u32::try_from((to - from).num_days()).unwrap_or(0))
}

/// The first and last day of the calendar month that holds a day.
fn month_of(day: NaiveDate) -> (NaiveDate, NaiveDate) {
    let first = day.with_day(1).unwrap_or(day);
    let days = u32::from(first.num_days_in_month());
    (first, days_after(first, days - 1))
}

/// A limit for a stretch of days that paying now would break.
struct OverLimit<'a> {
    method: &'a Method,
    amount: Fen,
    spent: Fen,
    limit: Fen,
    clears: Clears,
}

/// Whether paying by a method today would break a limit for the stretch of days that holds today, and the first day on
/// which it no longer would: never while the amount alone, which grows when overdue, is above the limit.
fn over_limit<'a>(
    case: &Case<'a>,
    method: &'a Method,
    limit: Fen,
    stretch_of: impl Fn(NaiveDate) -> (NaiveDate, NaiveDate),
) -> Option<OverLimit<'a>> {
    let spent_around = |day| {
        let (first, last) = stretch_of(day);
        case.spent(method, |spent_on| (first..=last).contains(&spent_on))
    };
    let spent = spent_around(case.today);
    if case.amount_due + spent <= limit {
        return None;
    }
    let mut day = case.today;
    let clears = loop {
        let amount = case.amount_on(day);
        if amount > limit {
            break Clears::Action;
        }
        if amount + spent_around(day) <= limit {
            break Clears::At(Instant::start_of(day));
        }
        day = days_after(stretch_of(day).1, 1);
    };
    Some(OverLimit { method, amount: case.amount_due, spent, limit, clears })
}

impl<'a> OverLimit<'a> {
    /// The finding of the limit's check, in words for an amount that is above the limit alone or only together with what
    /// was spent.
    fn finding(self, check: &'static Check, together: &'static str, alone: &'static str) -> Finding<'a> {
        let key = if self.amount > self.limit { alone } else { together };
        let finding = check
            .finds(key)
            .with("method", &*self.method.label)
            .with("amount", self.amount)
            .with("spent", self.spent)
            .with("limit", self.limit)
            .clearing(self.clears);
        let finding = match self.clears.instant() {
            Some(until) => finding.remedy(Remedy::new("wait_until").with("until", until)),
            None => finding,
        };
        finding
            .remedy(Remedy::AnotherMethod { failing: None })
            .remedy(Remedy::new("raise_limit").with("to", self.amount + self.spent))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::law::Law;

    /// The table of the specification: its ids in its order, what each weighs and which step it concerns.
    const TABLE: [(&str, &str, &str); 44] = [
        ("daily-maintenance", "block", "both"),
        ("announced-maintenance", "block", "both"),
        ("holiday-rush", "warn", "both"),
        ("before-holiday", "info", "both"),
        ("due-date-in-holiday", "warn", "pay"),
        ("not-confirmed", "block", "pay"),
        ("window-only", "block", "confirm"),
        ("maybe-window", "warn", "confirm"),
        ("decision-number-missing", "missing", "pay"),
        ("decision-number-doubtful", "warn", "pay"),
        ("overdue", "warn", "pay"),
        ("due-soon", "warn", "pay"),
        ("handle-overdue", "warn", "confirm"),
        ("handle-soon", "warn", "confirm"),
        ("unhandled-backlog", "warn", "confirm"),
        ("already-paid", "info", "both"),
        ("nothing-due", "info", "both"),
        ("objection-open", "block", "both"),
        ("objection-rejected", "info", "both"),
        ("objection-upheld", "info", "both"),
        ("reconsideration-open", "info", "pay"),
        ("vehicle-not-filed", "block", "both"),
        ("filing-pending", "block", "both"),
        ("filing-rejected", "block", "both"),
        ("account-filings-full", "block", "both"),
        ("vehicle-filings-full", "block", "both"),
        ("filing-quota-spent", "block", "both"),
        ("filing-too-late", "block", "confirm"),
        ("vehicle-kind", "block", "both"),
        ("licence-status", "block", "confirm"),
        ("licence-expired", "block", "confirm"),
        ("points-full", "block", "confirm"),
        ("points-unknown", "missing", "confirm"),
        ("driver-unknown", "missing", "confirm"),
        ("not-the-driver", "warn", "confirm"),
        ("insufficient-balance", "block", "pay"),
        ("balance-stale", "warn", "pay"),
        ("balance-unknown", "missing", "pay"),
        ("over-single-limit", "block", "pay"),
        ("over-daily-limit", "block", "pay"),
        ("over-monthly-limit", "block", "pay"),
        ("method-not-accepted", "block", "pay"),
        ("no-account", "missing", "both"),
        ("no-method", "missing", "pay"),
    ];

    #[test]
    fn the_catalogue_is_that_of_the_specification() {
        let catalogue: Vec<_> = ALL.iter().map(|check| (check.id, check.severity.word(), check.step.word())).collect();
        assert_eq!(catalogue, TABLE);
        assert_eq!(
            ALL.iter().map(|check| check.id).collect::<BTreeSet<_>>().len(),
            ALL.len(),
            "an id stands there twice"
        );
        assert!(ALL.iter().enumerate().all(|(at, check)| place(check) == at));
    }

    #[test]
    fn every_page_has_a_title_and_both_languages() {
        let is_chinese = |character: char| ('\u{4E00}'..='\u{9FFF}').contains(&character);
        for check in ALL {
            let (title, text) = check.page.split_once('\n').expect(check.id);
            let (zh, en) = text.split_once("\n---\n").unwrap_or_else(|| panic!("{} has no line ---", check.id));
            let (zh_title, en_title) =
                title.strip_prefix("# ").and_then(|title| title.split_once(" · ")).expect(check.id);
            assert!(zh_title.contains(is_chinese) && zh.contains(is_chinese), "{}", check.id);
            assert!(en_title.is_ascii() && !en.trim().is_empty(), "{}", check.id);
        }
        let pages: BTreeSet<_> = ALL.iter().map(|check| check.page).collect();
        assert_eq!(pages.len(), ALL.len(), "two checks have one page");
    }

    #[test]
    fn every_check_cites_texts_and_asks_for_parameters_that_exist() {
        let law = Law::builtin().unwrap();
        let parameters: BTreeSet<String> = law.parameters.all().map(|parameter| parameter.about().id.clone()).collect();
        for check in ALL {
            for source in check.sources {
                // `157 第43条` is of 157, `文3` of 文: what follows the id is a number, or stands after a blank.
                let cited = law.texts.iter().filter_map(|text| source.strip_prefix(text.id.as_str()));
                let mut places = cited.filter(|place| {
                    place.is_empty() || place.starts_with(|first: char| first == ' ' || first.is_ascii_digit())
                });
                assert!(places.next().is_some(), "{} cites {source}", check.id);
            }
            for parameter in check.parameters {
                assert!(parameters.contains(*parameter), "{} asks for {parameter}", check.id);
            }
        }
    }
}
