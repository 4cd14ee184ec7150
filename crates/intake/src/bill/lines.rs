//! The lines of a bill, by what their columns say.

use std::collections::{BTreeMap, HashMap};

use greenlight_rules::money::Fen;
use serde::Deserialize;

use super::words::words;
use crate::{
    scan,
    table::{self, Grid},
};

/// What a column of a bill says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Column {
    Time,
    Kind,
    Payee,
    Goods,
    Direction,
    Amount,
    Method,
    State,
    Order,
    MerchantOrder,
    Refunded,
}

/// Without these no table is a bill.
const NEEDED: [Column; 4] = [Column::Time, Column::Payee, Column::Amount, Column::State];

/// What says which way the money went.
const SIGNS: [char; 3] = ['+', '-', '−'];

/// In how many of the first rows the headings are looked for: some bills have two dozen lines above them.
const DEPTH: usize = 64;

/// The lines of a bill.
#[derive(Clone, Debug)]
pub(super) struct Lines<'a> {
    grid: &'a Grid,
    header: usize,
    columns: BTreeMap<Column, usize>,
}

/// One line.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    line: table::Line<'a>,
    columns: &'a BTreeMap<Column, usize>,
}

impl<'a> Lines<'a> {
    /// Finds the headings of a bill.
    pub fn of(grid: &'a Grid) -> Option<Lines<'a>> {
        grid.lines().take(DEPTH).enumerate().find_map(|(header, line)| {
            let mut columns = BTreeMap::new();
            for (place, heading) in line.texts().enumerate() {
                if let Some(column) = words().column_of(heading) {
                    columns.entry(column).or_insert(place);
                }
            }
            // Of the times of a bill the one of the payment counts.
            if let Some(paid) = words().columns.get(&Column::Time).and_then(|known| known.first()) {
                let place = line.texts().position(|heading| heading == paid);
                place.into_iter().for_each(|place| _ = columns.insert(Column::Time, place));
            }
            NEEDED.iter().all(|needed| columns.contains_key(needed)).then_some(Lines { grid, header, columns })
        })
    }

    /// The texts above the headings.
    pub fn preamble(&self) -> impl Iterator<Item = &'a str> {
        self.grid.lines().take(self.header).flat_map(|line| line.texts())
    }

    /// The headings.
    pub fn headings(&self) -> impl Iterator<Item = &'a str> {
        self.grid.lines().skip(self.header).take(1).flat_map(|line| line.texts())
    }

    /// The lines by which money was paid.
    pub fn paid(&self) -> impl Iterator<Item = Line<'_>> {
        self.all().filter(|line| line.is_payment())
    }

    /// What was given back, by the numbers of the orders.
    pub fn refunds(&self) -> Refunded {
        let mut refunded = Refunded::default();
        for line in self.all().filter(|line| line.is_refund()) {
            let Some(amount) = line.amount(Column::Amount) else { continue };
            let order = line.number(Column::Order);
            // A refund's own number is that of its order, with something after it.
            let origin = order.split(['_', '*']).next().unwrap_or_default();
            for number in [origin, line.number(Column::MerchantOrder).as_str()] {
                if number.len() >= Refunded::SHORTEST {
                    let sum = refunded.by_number.entry(number.to_owned()).or_insert(Fen::ZERO);
                    *sum = *sum + amount;
                }
            }
        }
        refunded
    }

    fn all(&self) -> impl Iterator<Item = Line<'_>> {
        self.grid.lines().skip(self.header + 1).map(|line| Line { line, columns: &self.columns })
    }
}

/// What was given back.
#[derive(Debug, Default)]
pub(super) struct Refunded {
    by_number: HashMap<String, Fen>,
}

impl Refunded {
    /// What is shorter is no number of an order: `/` stands where there is none.
    const SHORTEST: usize = 6;

    /// What was given back of an order, by its number with the wallet or, failing that, with the merchant.
    pub fn of(&self, order: &str, merchant_order: &str) -> Fen {
        let by = |number: &str| self.by_number.get(number).copied();
        by(order).or_else(|| by(merchant_order)).unwrap_or(Fen::ZERO)
    }
}

impl<'a> Line<'a> {
    /// The number of its row, as Excel counts.
    pub fn row(self) -> usize {
        self.line.number()
    }

    /// Where a column stands.
    pub fn place(self, column: Column) -> Option<usize> {
        self.columns.get(&column).copied()
    }

    /// What a column says.
    pub fn text(self, column: Column) -> &'a str {
        self.place(column).map_or("", |place| self.line.text(place))
    }

    /// The number in a column, without what wallets put around it so that a sheet keeps its digits.
    pub fn number(self, column: Column) -> String {
        let plain = scan::folded(self.text(column));
        plain.trim_matches(|character: char| !character.is_ascii_alphanumeric()).to_owned()
    }

    /// Whether what stood in a column is lost.
    pub fn is_damaged(self, column: Column) -> bool {
        self.place(column).is_some_and(|place| self.line.is_damaged(place))
    }

    /// The amount in a column, whichever way the money went: `-200.00`, `+¥200.00`.
    pub fn amount(self, column: Column) -> Option<Fen> {
        let text = scan::folded(self.text(column));
        let bare = text.trim().trim_start_matches(SIGNS);
        scan::money::parse(bare.strip_prefix('¥').map_or(bare, |rest| rest.trim_start_matches(SIGNS)))
    }

    /// What was given back, as the line of the payment itself says it.
    pub fn given_back(self) -> Fen {
        let column = self.amount(Column::Refunded).unwrap_or(Fen::ZERO);
        let state = self.text(Column::State);
        let rest = words().states.refunded.iter().find_map(|mark| state.strip_prefix(mark.as_str()));
        let within = rest.and_then(|rest| scan::money::find(rest).first().map(|found| found.value));
        column.max(within.unwrap_or(Fen::ZERO))
    }

    /// Whether a part was given back, even if the line does not say how much.
    pub fn is_partly_refunded(self) -> bool {
        words().states.partly_refunded.iter().any(|mark| self.text(Column::State).starts_with(mark.as_str()))
    }

    fn is_payment(self) -> bool {
        let state = self.text(Column::State);
        let states = &words().states;
        // A state that says how much was given back is one of a payment of which the rest stands.
        let rest_stands = self.given_back() > Fen::ZERO
            && states.refunded.iter().any(|mark| state.starts_with(mark.as_str()))
            || self.is_partly_refunded();
        self.is_out() && (states.paid.iter().any(|paid| paid == state) || rest_stands)
    }

    fn is_refund(self) -> bool {
        !self.is_out()
            && [Column::Kind, Column::State, Column::Goods].iter().any(|column| self.speaks_of_refund(*column))
    }

    /// Whether money went out. A line without a direction is one of money that did, unless it says that it came.
    fn is_out(self) -> bool {
        let direction = self.text(Column::Direction);
        match direction.is_empty() {
            true => {
                let came = scan::folded(self.text(Column::Amount)).trim_start().starts_with('+');
                !came && ![Column::Kind, Column::Goods].iter().any(|column| self.speaks_of_refund(*column))
            }
            false => words().directions.out.iter().any(|out| out == direction),
        }
    }

    fn speaks_of_refund(self, column: Column) -> bool {
        words().refunds.marks.iter().any(|mark| self.text(column).contains(mark.as_str()))
    }
}
