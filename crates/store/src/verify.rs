pub(crate) mod replay;
mod schema;

use std::collections::BTreeMap;

use sqlx::{SqliteConnection, query, query_scalar};

use crate::{
    door::dangling,
    error::StoreError,
    noun::{FactName, Noun},
    open::{SCHEMA_VERSION, schema_version},
    refusal::Refusal,
};

/// What a look at the whole database found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// What SQLite's own check found wrong with pages, indexes and constraints; empty when all is well.
    pub damage: Vec<String>,
    /// Hard limits that facts break, which only happens when triggers were switched off.
    pub broken: Vec<Refusal>,
    /// Facts that are others than the journal says: changed on the disk, or past the one door.
    pub strayed: Vec<FactName>,
    /// Parts of the schema that are missing or others than the migrations make them.
    pub altered: Vec<String>,
    /// The schema version of the database.
    pub schema_version: i64,
    /// The schema version of this program.
    pub known_version: i64,
    /// How many facts there are, by noun.
    pub facts: BTreeMap<Noun, i64>,
}

impl Report {
    /// Whether nothing is wrong.
    pub fn is_sound(&self) -> bool {
        self.damage.is_empty()
            && self.broken.is_empty()
            && self.strayed.is_empty()
            && self.altered.is_empty()
            && self.schema_version == self.known_version
    }
}

pub(crate) async fn report(connection: &mut SqliteConnection) -> Result<Report, StoreError> {
    // The pragma's column is unknown to the compile-time check of queries.
    let mut damage = sqlx::query_scalar::<_, String>("select integrity_check from pragma_integrity_check")
        .fetch_all(&mut *connection)
        .await?;
    damage.retain(|line| line != "ok");
    Ok(Report {
        damage,
        broken: broken(connection).await?,
        strayed: replay::strayed(connection).await?,
        altered: schema::altered(connection).await?,
        schema_version: schema_version(connection).await?,
        known_version: SCHEMA_VERSION,
        facts: counts(connection).await?,
    })
}

/// The limits that are triggers, asked as questions. Those that are constraints are part of SQLite's own check.
async fn broken(connection: &mut SqliteConnection) -> Result<Vec<Refusal>, StoreError> {
    let rows = query!(
        r#"select 'account-filings' as "limit!: String", 'filing' as "noun!: String", filing_id as "id!: String"
        from live_filing
        where account_id in (
            select account_id from live_filing group by account_id
            having count(*) > (select value from legal_limit where id = 'filings-per-account')
        )
        union all
        select 'vehicle-filings', 'filing', filing_id
        from live_filing
        where vehicle_id in (
            select vehicle_id from live_filing group by vehicle_id
            having count(*) > (select value from legal_limit where id = 'filings-per-vehicle')
        )
        union all
        select 'own-vehicle-filing', 'filing', filing_id from own_vehicle_filing
        union all
        select 'payment-without-decision', 'payment', payment_id from payment_without_decision
        union all
        select 'appeal-without-decision', 'appeal', appeal_id from appeal_without_decision
        union all
        select 'violation-points', 'violation', violation_id from violation
        where points > (select value from legal_limit where id = 'points-full')
        union all
        select 'handle-by-extension', 'violation', violation_id from extension_range
        where handle_by_extended_to < earliest or handle_by_extended_to > latest"#
    )
    .fetch_all(&mut *connection)
    .await?;
    let mut broken = Vec::<Refusal>::new();
    for row in rows {
        let name = FactName { noun: Noun::from_word(&row.noun).ok_or(StoreError::Damaged)?, id: row.id };
        match broken.last_mut().filter(|refusal| refusal.limit == row.limit) {
            Some(refusal) => refusal.rows.push(name),
            None => broken.push(Refusal { limit: row.limit, rows: vec![name] }),
        }
    }
    let rows = dangling(connection).await?;
    if !rows.is_empty() {
        broken.push(Refusal { limit: "dangling".to_owned(), rows });
    }
    Ok(broken)
}

async fn counts(connection: &mut SqliteConnection) -> Result<BTreeMap<Noun, i64>, StoreError> {
    let mut counts = BTreeMap::new();
    for noun in Noun::ALL {
        let connection = &mut *connection;
        let count = match noun {
            Noun::Member => query_scalar!("select count(*) from member").fetch_one(connection).await?,
            Noun::Account => query_scalar!("select count(*) from account").fetch_one(connection).await?,
            Noun::Vehicle => query_scalar!("select count(*) from vehicle").fetch_one(connection).await?,
            Noun::Method => query_scalar!("select count(*) from method").fetch_one(connection).await?,
            Noun::Violation => query_scalar!("select count(*) from violation").fetch_one(connection).await?,
            Noun::Appeal => query_scalar!("select count(*) from appeal").fetch_one(connection).await?,
            Noun::Payment => query_scalar!("select count(*) from payment").fetch_one(connection).await?,
            Noun::Filing => query_scalar!("select count(*) from filing").fetch_one(connection).await?,
            Noun::Note => query_scalar!("select count(*) from note").fetch_one(connection).await?,
            Noun::Attachment => query_scalar!("select count(*) from attachment").fetch_one(connection).await?,
            Noun::DailyWindows => query_scalar!("select count(*) from daily_windows").fetch_one(connection).await?,
            Noun::MaintenanceNotice => {
                query_scalar!("select count(*) from maintenance_notice").fetch_one(connection).await?
            }
            Noun::ParameterOverride => {
                query_scalar!("select count(*) from parameter_override").fetch_one(connection).await?
            }
            Noun::Muted => query_scalar!("select count(*) from muted").fetch_one(connection).await?,
        };
        counts.insert(noun, count);
    }
    Ok(counts)
}
