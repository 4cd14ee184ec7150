//! What a method can pay from and has spent, as far as the household recorded it.

use chrono::NaiveDate;

use crate::{
    facts::{Account, Method},
    money::Fen,
    snapshot::Snapshot,
    time::Instant,
};

/// What a method can pay from, as far as anybody said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Funds {
    /// A balance, less what was paid since it was read.
    Balance {
        /// What is left.
        left: Fen,
        /// When the balance was read.
        as_of: Instant,
    },
    /// 足够, and when the user said so.
    Enough {
        /// When.
        as_of: Instant,
    },
}

impl Funds {
    /// When it was entered.
    pub fn as_of(self) -> Instant {
        match self {
            Funds::Balance { as_of, .. } | Funds::Enough { as_of } => as_of,
        }
    }
}

impl Snapshot<'_> {
    /// What a method can pay from: the later of the balance and 足够, and where they are equally old the balance.
    pub fn funds(&self, method: &Method) -> Option<Funds> {
        let enough = method.balance_enough_as_of;
        match method.balance {
            Some(read) if enough.is_none_or(|enough| enough <= read.balance_as_of) => {
                let paid = self.paid_by(&method.id).iter();
                let paid = paid.filter(|payment| payment.attempted_at > read.balance_as_of);
                let since: Fen = paid.map(|payment| payment.amount_fen).sum();
                Some(Funds::Balance { left: read.balance_fen.minus(since), as_of: read.balance_as_of })
            }
            _ => enough.map(|as_of| Funds::Enough { as_of }),
        }
    }

    /// What a method spent on the days that `counts` holds true for: recorded payments, and what the user said besides.
    pub fn spent(&self, method: &Method, counts: impl Fn(NaiveDate) -> bool) -> Fen {
        let paid = self.paid_by(&method.id).iter().filter(|payment| counts(payment.attempted_at.date()));
        let recorded: Fen = paid.map(|payment| payment.amount_fen).sum();
        let stated = method.spent_fen.filter(|_| method.spent_on.is_some_and(&counts)).unwrap_or(Fen::ZERO);
        recorded + stated
    }

    /// The points read off an account's licence in the cycle that began on `start`; every reading counts while the
    /// cycle is not known. None when there is no such reading.
    pub fn points_read(&self, account: &Account, start: Option<NaiveDate>) -> Option<u32> {
        let read = account.licence.points?;
        start.is_none_or(|start| read.points_as_of >= start).then_some(read.points)
    }
}
