//! Money: whole fen, never a float.

use std::{fmt, ops::Add};

use serde::Serialize;

/// An amount in fen (1/100 yuan). Never negative in a household's facts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Fen(pub i64);

impl Fen {
    /// Nothing.
    pub const ZERO: Fen = Fen(0);
    /// The largest amount a fact may hold, ¥1,000,000,000,000: far above any fine, and low enough that no sum of a
    /// household's amounts leaves 64 bits.
    pub const MAX: Fen = Fen(100_000_000_000_000);

    /// This amount times a rate in basis points (1/10,000) times a count, rounded down to the fen once, on the product.
    pub fn times(self, basis_points: u32, count: u32) -> Fen {
        let product = i128::from(self.0) * i128::from(basis_points) * i128::from(count) / 10_000;
        Fen(i64::try_from(product).unwrap_or(i64::MAX))
    }

    /// What is left after taking `other` away; below zero when there was not enough.
    pub fn minus(self, other: Fen) -> Fen {
        Fen(self.0.saturating_sub(other.0))
    }
}

impl Add for Fen {
    type Output = Fen;

    fn add(self, other: Fen) -> Fen {
        Fen(self.0.saturating_add(other.0))
    }
}

impl std::iter::Sum for Fen {
    fn sum<I: Iterator<Item = Fen>>(amounts: I) -> Fen {
        amounts.fold(Fen::ZERO, Add::add)
    }
}

/// To the window it is a number: no amount of a household is too large for one to hold exactly.
impl specta::Type for Fen {
    fn definition(types: &mut specta::Types) -> specta::datatype::DataType {
        i32::definition(types)
    }
}

/// `¥1,234.50`, the same in Chinese and English.
impl fmt::Display for Fen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let fen = self.0.unsigned_abs();
        let yuan = (fen / 100).to_string();
        let mut grouped = String::with_capacity(yuan.len() + yuan.len() / 3);
        for (place, digit) in yuan.chars().enumerate() {
            if place > 0 && (yuan.len() - place).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        write!(f, "{sign}¥{grouped}.{:02}", fen % 100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_product_is_rounded_down_once() {
        // 3 % of ¥0.33 is 0.99 fen a day: none on the first day, 33 fen after 34 days rather than 0.
        assert_eq!(Fen(33).times(300, 1), Fen(0));
        assert_eq!(Fen(33).times(300, 34), Fen(33));
        assert_eq!(Fen(20_000).times(300, 2), Fen(1_200));
    }

    #[test]
    fn amounts_are_written_with_groups_and_two_places() {
        assert_eq!(Fen(20_600).to_string(), "¥206.00");
        assert_eq!(Fen(123_456_705).to_string(), "¥1,234,567.05");
        assert_eq!(Fen(-5).to_string(), "-¥0.05");
        assert_eq!(Fen(99_999).to_string(), "¥999.99");
    }
}
