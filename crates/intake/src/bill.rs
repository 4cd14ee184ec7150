//! The bills of 支付宝 and 微信, as their users download them: the payments of fines in them, and nothing else.
//!
//! A bill tells where a family eats and whom it sends money. Of every line that is no payment of a fine nothing is kept,
//! and of one that is only what a payment needs.

mod lines;
#[cfg(test)]
mod tests;
mod words;

use greenlight_rules::{decision_number, facts::MethodKind, message::Message, money::Fen, time::Instant};

use crate::{
    reading::{Confidence, Field, Ground, Kind, Reading, Value},
    scan::Folded,
    table::{CellProblem, Grid, Row, times},
};

use lines::{Column, Lines};
use words::{Likely, words};

/// Whose bill it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wallet {
    /// 微信
    Wechat,
    /// 支付宝
    Alipay,
}

/// A bill that was recognised.
#[derive(Clone, Debug)]
pub struct Bill<'a> {
    /// Whose it is.
    pub wallet: Wallet,
    lines: Lines<'a>,
}

impl<'a> Bill<'a> {
    /// Recognises a bill by the headings of its columns, wherever they stand. None when the table is no bill.
    pub fn of(grid: &'a Grid) -> Option<Bill<'a>> {
        let lines = Lines::of(grid)?;
        let wallet = words().wallet_of(lines.preamble().chain(lines.headings()))?;
        Some(Bill { wallet, lines })
    }

    /// The payments to traffic police and to offices that collect fines, each order once, less what was given back.
    ///
    /// What was closed, is not paid yet, or was given back whole is no payment. `now` is what a date without its year is
    /// read against.
    pub fn payments(&self, now: Instant) -> Vec<Row> {
        let refunds = self.lines.refunds();
        let mut seen = std::collections::HashSet::new();
        let mut payments = Vec::new();
        for line in self.lines.paid() {
            let Some(likely) = words().likely(line.text(Column::Payee), line.text(Column::Goods)) else {
                continue;
            };
            let order = line.number(Column::Order);
            if !order.is_empty() && !seen.insert(order.clone()) {
                continue;
            }
            let mut row = self.payment(&line, likely, now);
            let back = refunds.of(&order, &line.number(Column::MerchantOrder)).max(line.given_back());
            if let Some(amount) = row.reading.money_of(Field::AmountFen) {
                let left = amount.minus(back);
                if left <= Fen::ZERO {
                    continue;
                }
                if back > Fen::ZERO || line.is_partly_refunded() {
                    row.reading.put(Field::AmountFen, Value::Money(left), None, Confidence::Medium, Ground::Follows);
                }
            }
            payments.push(row);
        }
        payments
    }

    fn payment(&self, line: &lines::Line<'_>, likely: Likely, now: Instant) -> Row {
        let mut text = String::new();
        let mut row = Row { number: line.row(), reading: Reading::new(Kind::Payment, ""), problems: Vec::new() };
        let mut say = |column: Column| {
            if !text.is_empty() {
                text.push('\t');
            }
            let start = text.len();
            text.push_str(line.text(column));
            start..text.len()
        };
        let problem = |column, field, key| CellProblem {
            column: line.place(column).unwrap_or_default(),
            field,
            found: line.text(column).to_owned(),
            message: Message::new(key),
        };
        let confidence = match likely {
            Likely::Sure => Confidence::High,
            Likely::Maybe => Confidence::Medium,
        };

        let span = say(Column::Time);
        match times::instant(Field::PaidAt, line.text(Column::Time), now) {
            Ok(Some((at, _))) => row.reading.put(Field::PaidAt, at, Some(span), Confidence::High, Ground::Cell),
            _ => row.problems.push(problem(Column::Time, Field::PaidAt, "table.cell.time")),
        }
        let span = say(Column::Payee);
        let payee = line.text(Column::Payee);
        if words().likely(payee, "").is_some() {
            row.reading.put(Field::Authority, Value::Text(payee.to_owned()), Some(span), confidence, Ground::Cell);
        }
        let span = say(Column::Goods);
        if let Some((number, within)) = decision_in(line.text(Column::Goods)) {
            let span = span.start + within.start..span.start + within.end;
            row.reading.put(Field::DecisionNumber, Value::Text(number), Some(span), Confidence::High, Ground::Cell);
        }
        let span = say(Column::Amount);
        match line.amount(Column::Amount) {
            Some(amount) => {
                row.reading.put(Field::AmountFen, Value::Money(amount), Some(span), confidence, Ground::Cell);
            }
            None => row.problems.push(problem(Column::Amount, Field::AmountFen, "table.cell.money")),
        }
        let span = say(Column::Order);
        let order = line.number(Column::Order);
        if line.is_damaged(Column::Order) {
            row.problems.push(problem(Column::Order, Field::OrderNumber, "table.cell.lost-digits"));
        } else if !order.is_empty() {
            row.reading.put(Field::OrderNumber, Value::Text(order), Some(span), Confidence::High, Ground::Cell);
        }
        let own = match self.wallet {
            Wallet::Wechat => MethodKind::Wechat,
            Wallet::Alipay => MethodKind::Alipay,
        };
        let method = words().method_of(line.text(Column::Method)).unwrap_or(own);
        let method = Value::Text(method.word().to_owned());
        row.reading.put(Field::MethodKind, method, None, Confidence::Medium, Ground::Follows);
        row.reading.text = text;
        row
    }
}

/// The number of a decision in a text, and where it stands: a run of letters and digits that is one.
fn decision_in(text: &str) -> Option<(String, std::ops::Range<usize>)> {
    let folded = Folded::new(text);
    let plain = folded.as_str();
    let mut start = 0;
    for run in plain.split(|character: char| !character.is_ascii_alphanumeric()) {
        // The pieces are parts of the text, so where one begins is how far it is from the text's beginning.
        let at = start;
        start += run.len();
        start += plain[start..].chars().next().map_or(0, char::len_utf8);
        let number = decision_number::bare(Some(run));
        if decision_number::is_regular(&number) {
            return Some((number.into_owned(), folded.original(at..at + run.len())));
        }
    }
    None
}
