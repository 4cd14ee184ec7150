//! Which hard limit a household breaks, and which rows are in the way.

use std::fmt;

use greenlight_rules::limits::plate_key;
use serde_json::Value;
use sqlx::{SqliteConnection, query_scalar};

use crate::{
    error::StoreError,
    noun::{FactName, Noun},
};

/// A household breaks a hard limit.
#[derive(Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The word of the limit, such as `account-filings`. Besides the limits: `same-id` when two facts of a noun have one
    /// id, and `form` when a value is not well-formed (an empty id).
    pub limit: String,
    /// The rows in the way: first the one that was refused, where there is one, then those it cannot stand beside.
    pub rows: Vec<FactName>,
}

impl Refusal {
    /// Reads the limit off SQLite's message: a trigger's own, or the name of a constraint.
    pub(crate) fn of_message(message: &str) -> Refusal {
        let limit = match message.split_once("limit:") {
            Some((_, word)) => word.trim(),
            None if message.starts_with("FOREIGN KEY") => "dangling",
            None if message.starts_with("UNIQUE") => "same-id",
            None => "form",
        };
        Refusal { limit: limit.to_owned(), rows: Vec::new() }
    }

    /// Adds the rows in the way of a fact that was just refused.
    pub(crate) async fn because_of(
        mut self,
        connection: &mut SqliteConnection,
        noun: Noun,
        fact: &str,
    ) -> Result<Refusal, StoreError> {
        let read: Value = serde_json::from_str(fact).unwrap_or_default();
        let id = match noun {
            Noun::DailyWindows => "daily".to_owned(),
            Noun::ParameterOverride => text(&read, "parameter").to_owned(),
            Noun::Muted => serde_json::to_string(&(text(&read, "check"), text(&read, "violation"))).unwrap_or_default(),
            _ => text(&read, "id").to_owned(),
        };
        let others = in_the_way(connection, &self.limit, noun, &read).await?;
        let others = others.into_iter().filter(|other| other.noun != noun || other.id != id).collect::<Vec<_>>();
        self.rows = vec![FactName { noun, id }];
        self.rows.extend(others);
        Ok(self)
    }
}

fn text<'a>(fact: &'a Value, field: &str) -> &'a str {
    fact[field].as_str().unwrap_or_default()
}

/// The rows that a refused fact cannot stand beside; none for a limit that is about the fact alone.
async fn in_the_way(
    connection: &mut SqliteConnection,
    limit: &str,
    noun: Noun,
    fact: &Value,
) -> Result<Vec<FactName>, StoreError> {
    let (account, vehicle, violation) = (text(fact, "account"), text(fact, "vehicle"), text(fact, "violation"));
    let id = text(fact, "id");
    let (found, ids) = match (limit, noun) {
        ("account-filings", _) => (
            Noun::Filing,
            query_scalar!("select filing_id from live_filing where account_id = ? order by filing_id", account)
                .fetch_all(connection)
                .await?,
        ),
        ("vehicle-filings", _) => (
            Noun::Filing,
            query_scalar!("select filing_id from live_filing where vehicle_id = ? order by filing_id", vehicle)
                .fetch_all(connection)
                .await?,
        ),
        ("live-filing-pair", _) => (
            Noun::Filing,
            query_scalar!(
                "select filing_id from live_filing where account_id = ? and vehicle_id = ?",
                account,
                vehicle
            )
            .fetch_all(connection)
            .await?,
        ),
        ("own-vehicle-filing", Noun::Filing) => {
            return Ok(vec![
                FactName { noun: Noun::Vehicle, id: vehicle.to_owned() },
                FactName { noun: Noun::Account, id: account.to_owned() },
            ]);
        }
        ("own-vehicle-filing", Noun::Vehicle) => {
            let owner = text(fact, "owner");
            (
                Noun::Filing,
                query_scalar!(
                    "select filing_id from live_filing join account on account.account_id = live_filing.account_id
                    where live_filing.vehicle_id = ? and account.member_id = ?
                    order by filing_id",
                    id,
                    owner
                )
                .fetch_all(connection)
                .await?,
            )
        }
        ("own-vehicle-filing", _) => {
            let member = text(fact, "member");
            (
                Noun::Filing,
                query_scalar!(
                    "select filing_id from live_filing join vehicle on vehicle.vehicle_id = live_filing.vehicle_id
                    where live_filing.account_id = ? and vehicle.owner = ?
                    order by filing_id",
                    id,
                    member
                )
                .fetch_all(connection)
                .await?,
            )
        }
        ("member-account", _) => {
            let member = text(fact, "member");
            (
                Noun::Account,
                query_scalar!("select account_id from account where member_id = ?", member)
                    .fetch_all(connection)
                    .await?,
            )
        }
        ("plate", _) => {
            let key = plate_key(text(fact, "plate"));
            (
                Noun::Vehicle,
                query_scalar!("select vehicle_id from vehicle where plate_key = ?", key).fetch_all(connection).await?,
            )
        }
        ("succeeded-payment", _) => (
            Noun::Payment,
            query_scalar!("select payment_id from payment where violation_id = ? and outcome = 'succeeded'", violation)
                .fetch_all(connection)
                .await?,
        ),
        ("pending-objection", _) => (
            Noun::Appeal,
            query_scalar!(
                "select appeal_id from appeal where violation_id = ? and kind = 'objection' and status = 'pending'",
                violation
            )
            .fetch_all(connection)
            .await?,
        ),
        ("payment-without-decision" | "appeal-without-decision", Noun::Payment | Noun::Appeal) => {
            (Noun::Violation, vec![violation.to_owned()])
        }
        ("payment-without-decision", _) => (
            Noun::Payment,
            query_scalar!(
                "select payment_id from payment where violation_id = ? and outcome = 'succeeded' order by payment_id",
                id
            )
            .fetch_all(connection)
            .await?,
        ),
        ("appeal-without-decision", _) => (
            Noun::Appeal,
            query_scalar!(
                "select appeal_id from appeal where violation_id = ? and kind <> 'objection' order by appeal_id",
                id
            )
            .fetch_all(connection)
            .await?,
        ),
        _ => return Ok(Vec::new()),
    };
    Ok(ids.into_iter().map(|id| FactName { noun: found, id }).collect())
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the database keeps a hard limit, {}, which this would break ({} rows)", self.limit, self.rows.len())
    }
}

/// Names the nouns of the rows but not their ids, which households choose themselves.
impl fmt::Debug for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Refusal").field("limit", &self.limit).field("rows", &self.rows).finish()
    }
}

impl std::error::Error for Refusal {}
