//! The answer to `fee` for people.

use std::io;

use greenlight_app::{
    fee::{Fee, FeeQuestion},
    text::Words,
};
use greenlight_rules::message::{Message, Value};

/// Shows what a decision costs on a day, and how that was counted.
///
/// # Errors
/// When `out` does not take it.
pub fn show(question: &FeeQuestion, fee: &Fee, words: &Words, out: &mut impl io::Write) -> io::Result<()> {
    let mut lines = vec![Message::new("fee-days").with("last_day", fee.last_day).with("advised_day", fee.advised_day)];
    let days = Value::Days(fee.days_late);
    lines.push(match (fee.days_late, fee.capped) {
        (0, _) => Message::new("fee-in-time"),
        (_, false) => Message::new("fee-late").with("days", days).with("surcharge", fee.surcharge_fen),
        (_, true) => Message::new("fee-capped").with("days", days).with("surcharge", fee.surcharge_fen),
    });
    if let Some(day) = fee.cap_reached_on.filter(|_| !fee.capped) {
        lines.push(Message::new("fee-cap").with("day", day).with("fine", question.fine));
    }
    let paid = Message::new("fee-total").with("paid", question.paid_on).with("total", fee.total_fen);
    lines.push(paid);
    if fee.dates_provisional {
        lines.push(Message::new("fee-provisional"));
    }
    lines.iter().try_for_each(|line| writeln!(out, "{}", words.say("cli", line)))
}
