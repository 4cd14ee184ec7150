//! What a decision costs on a day: `greenlight fee`.

use chrono::NaiveDate;
use greenlight_rules::{
    clocks::{self, Pauses},
    law::Law,
    money::Fen,
};
use serde::Serialize;

/// What is asked.
#[derive(Clone, Debug)]
pub struct FeeQuestion {
    /// The fine.
    pub fine: Fen,
    /// The day the decision was received.
    pub served_on: NaiveDate,
    /// The day of payment, not before it was received.
    pub paid_on: NaiveDate,
    /// Days on which no surcharge is counted, both ends included.
    pub pauses: Vec<(NaiveDate, NaiveDate)>,
}

/// `greenlight.fee/1`
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fee {
    /// `greenlight.fee/1`
    pub format: &'static str,
    /// The last day without a surcharge.
    pub last_day: NaiveDate,
    /// The day to be done by.
    pub advised_day: NaiveDate,
    /// Natural days after the last day, less the paused ones.
    pub days_late: u32,
    /// What lateness adds.
    pub surcharge_fen: Fen,
    /// Whether the surcharge has reached the fine.
    pub capped: bool,
    /// The first day on which it does; none for a fine of 0.
    pub cap_reached_on: Option<NaiveDate>,
    /// Fine and surcharge.
    pub total_fen: Fen,
    /// Whether a day consulted a year whose 调休 has not been published.
    pub dates_provisional: bool,
}

/// What a decision costs on the day it is paid.
pub fn fee(question: &FeeQuestion, law: &Law) -> Fee {
    let pay_by = clocks::pay_by(question.served_on, law);
    let pauses = Pauses::new(question.pauses.iter().map(|(from, to)| (*from, Some(*to))));
    let days_late = pauses.unpaused_days(pay_by.last_day, question.paid_on);
    let surcharge = clocks::surcharge(question.fine, days_late, pay_by.last_day, law);
    let cap_reached_on = clocks::cap_reached_on(question.fine, pay_by.last_day, &pauses, law);
    Fee {
        format: "greenlight.fee/1",
        last_day: pay_by.last_day,
        advised_day: pay_by.advised_day,
        days_late,
        surcharge_fen: surcharge,
        capped: cap_reached_on.is_some_and(|day| question.paid_on >= day),
        cap_reached_on,
        total_fen: question.fine + surcharge,
        dates_provisional: pay_by.provisional,
    }
}
