//! Limits on a single fact.

use chrono::Months;

use super::{Breach, Ground, Limit, MOST_FILE_BYTES, MOST_LICENCE_POINTS, MOST_RECORD_POINTS, Place};
use crate::{
    facts::{AppealStatus, Filing, FilingStatus, Household, Method, Source, Stage, Violation},
    list::{Fact, List},
    message::{Message, Value},
    money::Fen,
    problem::shortened,
    time::Instant,
};

/// Where breaches go: what a check of one fact reports, besides the message, is the field.
struct Row<'r, T> {
    index: usize,
    fact: &'r T,
    report: &'r mut dyn FnMut(Breach),
}

impl<T: Fact> Row<'_, T> {
    fn breach(&mut self, limit: Limit, field: &'static str, fill: impl FnOnce(Message<'static>) -> Message<'static>) {
        let rows = vec![Place::of(self.index, self.fact, field)];
        (self.report)(Breach { limit, rows, missing: None, message: fill(limit.message()) });
    }

    fn money(&mut self, field: &'static str, amount: Option<Fen>) {
        if let Some(amount) = amount.filter(|amount| !(Fen::ZERO..=Fen::MAX).contains(amount)) {
            self.breach(Limit::NegativeMoney, field, |message| {
                message.with("found", Value::Count(amount.0)).with("most", Value::Count(Fen::MAX.0))
            });
        }
    }

    fn points(&mut self, limit: Limit, field: &'static str, points: u32, most: u32) {
        if points > most {
            self.breach(limit, field, |message| {
                message.with("found", Value::Count(points.into())).with("most", Value::Count(most.into()))
            });
        }
    }

    fn decided(&mut self, limit: Limit, pending: bool, submitted: Instant, decided: Option<Instant>) {
        if pending == decided.is_some() {
            self.breach(limit, "decided_at", |message| message);
        } else if let Some(decided) = decided.filter(|decided| *decided < submitted) {
            self.breach(Limit::DecidedBeforeSubmitted, "decided_at", |message| {
                message.with("submitted", submitted).with("decided", decided)
            });
        }
    }
}

fn each<T: Fact>(household: &Household, report: &mut dyn FnMut(Breach), check: impl Fn(&T, &mut Row<'_, T>)) {
    for (index, fact) in T::all(household).iter().enumerate() {
        check(fact, &mut Row { index, fact, report });
    }
}

pub(super) fn check(household: &Household, ground: &Ground<'_>, report: &mut dyn FnMut(Breach)) {
    each(household, report, |account: &crate::facts::Account, row| {
        if let Some(read) = account.licence.points {
            row.points(Limit::LicencePoints, "licence.points", read.points, MOST_LICENCE_POINTS);
        }
    });
    each(household, report, |filing: &Filing, row| {
        let pending = filing.status == FilingStatus::Pending;
        row.decided(Limit::FilingDecidedAt, pending, filing.submitted_at, filing.decided_at);
    });
    each(household, report, |violation, row| check_violation(violation, ground, row));
    each(household, report, |appeal: &crate::facts::Appeal, row| {
        let pending = appeal.status == AppealStatus::Pending;
        row.decided(Limit::AppealDecidedAt, pending, appeal.submitted_at, appeal.decided_at);
    });
    each(household, report, check_method);
    each(household, report, |payment: &crate::facts::Payment, row| row.money("amount_fen", Some(payment.amount_fen)));
    each(household, report, |attachment: &crate::facts::Attachment, row| {
        if attachment.size > MOST_FILE_BYTES {
            let (found, most) = (Value::Count(attachment.size.into()), Value::Count(MOST_FILE_BYTES.into()));
            row.breach(Limit::FileSize, "size", |message| message.with("found", found).with("most", most));
        }
    });
    each(household, report, |notice: &crate::facts::MaintenanceNotice, row| {
        if notice.to <= notice.from {
            row.breach(Limit::NoticeWindow, "to", |message| message.with("from", notice.from).with("to", notice.to));
        }
    });
    check_daily(household, report);
}

fn check_violation(violation: &Violation, ground: &Ground<'_>, row: &mut Row<'_, Violation>) {
    let named = |message: Message<'static>| message.with("violation", shortened(violation.id.as_str()));
    let agrees = match violation.stage {
        Stage::Recorded => violation.decision.is_none(),
        Stage::Decided | Stage::Paid => violation.decision.is_some(),
        Stage::Revoked => true,
    };
    if !agrees {
        row.breach(Limit::StageDecision, "decision", named);
    }
    if violation.source == Source::OnSpot && violation.stage == Stage::Recorded {
        row.breach(Limit::OnSpotRecorded, "stage", named);
    }
    row.money("fine_fen", Some(violation.fine_fen));
    if violation.warning_only && violation.fine_fen != Fen::ZERO {
        row.breach(Limit::WarningFine, "fine_fen", |message| message.with("found", violation.fine_fen));
    }
    row.points(Limit::ViolationPoints, "points", violation.points, MOST_RECORD_POINTS);

    let occurred = violation.occurred_at.date();
    if let Some(found) = violation.notified_on.filter(|day| *day < occurred) {
        row.breach(Limit::NotifiedBeforeOffence, "notified_on", |message| {
            message.with("occurred", occurred).with("found", found)
        });
    }
    if let Some(decision) = &violation.decision {
        if decision.served_on < occurred {
            row.breach(Limit::ServedBeforeOffence, "decision.served_on", |message| {
                message.with("occurred", occurred).with("found", decision.served_on)
            });
        }
        if let Some(issued) = decision.issued_on.filter(|day| *day > decision.served_on) {
            row.breach(Limit::IssuedAfterServed, "decision.issued_on", |message| {
                message.with("issued", issued).with("served", decision.served_on)
            });
        }
    }
    check_extension(violation, ground, row);
}

fn check_extension(violation: &Violation, ground: &Ground<'_>, row: &mut Row<'_, Violation>) {
    let Some(found) = violation.handle_by_extended_to else { return };
    let Some(earliest) = (ground.plain_handle_by)(violation) else { return };
    // The same day of the month, or its last: what a calendar's month arithmetic does by itself.
    let latest = earliest.checked_add_months(Months::new(ground.extension_months)).unwrap_or(chrono::NaiveDate::MAX);
    if !(earliest..=latest).contains(&found) {
        row.breach(Limit::HandleByExtension, "handle_by_extended_to", |message| {
            message.with("earliest", earliest).with("latest", latest).with("found", found)
        });
    }
}

fn check_method(method: &Method, row: &mut Row<'_, Method>) {
    row.money("balance_fen", method.balance.map(|read| read.balance_fen));
    row.money("single_limit_fen", method.single_limit_fen);
    row.money("daily_limit_fen", method.daily_limit_fen);
    row.money("monthly_limit_fen", method.monthly_limit_fen);
    row.money("spent_fen", method.spent_fen);
    // That nothing was spent is true of every day, so 0 may stand without one.
    let agrees = match (method.spent_fen, method.spent_on) {
        (None | Some(Fen::ZERO), None) | (Some(_), Some(_)) => true,
        (None, Some(_)) | (Some(_), None) => false,
    };
    if !agrees {
        row.breach(Limit::SpentOn, if method.spent_on.is_none() { "spent_on" } else { "spent_fen" }, |message| message);
    }
}

fn check_daily(household: &Household, report: &mut dyn FnMut(Breach)) {
    for (index, window) in household.maintenance.daily.iter().flatten().enumerate() {
        if window.start == window.end {
            let limit = Limit::DailyWindow;
            let rows = vec![Place { list: List::Daily, index, id: index.to_string(), field: "end" }];
            let message = limit.message().with("found", window.end.format("%H:%M").to_string());
            report(Breach { limit, rows, missing: None, message });
        }
    }
}
