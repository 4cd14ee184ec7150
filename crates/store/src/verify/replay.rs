//! The journal, followed from its beginning: the facts must be what it says.
//!
//! SQLite keeps no sums of its pages, so a value that was changed on the disk is a value like any other to it. But every
//! fact stands in the journal too, as it was written, and both are seldom changed alike.

use std::collections::{BTreeSet, HashMap};

use greenlight_rules::facts::Household;
use serde_json::Value;
use sqlx::{SqliteConnection, query};

use crate::{
    difference::difference,
    error::StoreError,
    noun::{FactName, Noun},
    nouns,
};

/// What a fact is at some point of the journal, as JSON; none when it is not there.
type Images = HashMap<FactName, Option<String>>;

/// The facts that are others than the journal says, and those about which it contradicts itself. A fact that it does not
/// mention was there before there was a journal.
pub(crate) async fn strayed(connection: &mut SqliteConnection) -> Result<Vec<FactName>, StoreError> {
    let mut strayed = BTreeSet::new();
    let expected = expected(connection, &mut strayed).await?;
    let mut household = nouns::household(connection).await?;
    let facts = difference(&Household::default(), &mut household)?;
    drop(household);
    let mut facts: Images =
        facts.into_iter().map(|fact| (FactName { noun: fact.noun, id: fact.id }, fact.after)).collect();
    for (name, expected) in expected {
        if !same(expected.as_deref(), facts.remove(&name).flatten().as_deref()) {
            strayed.insert(name);
        }
    }
    Ok(strayed.into_iter().collect())
}

/// What every fact that the journal mentions should be, by the changes that hold.
pub(crate) async fn expected(
    connection: &mut SqliteConnection,
    contradicted: &mut BTreeSet<FactName>,
) -> Result<Images, StoreError> {
    // What was undone follows what holds: it is what redoing would bring back, one after the other. What was dropped had
    // another present before it, and is left out.
    let rows = query!(
        r#"select change.state = 'undone' as "undone!: bool", noun, fact_id, before, after
        from change join change_row on change_row.change_seq = change.seq
        where change.reverts is null and change.state <> 'dropped'
        order by 1, change.seq"#
    )
    .fetch_all(connection)
    .await?;
    let mut holding = Images::new();
    let mut after_redoing = Images::new();
    for row in rows {
        let noun = Noun::from_word(&row.noun).ok_or(StoreError::Damaged)?;
        let name = FactName { noun, id: row.fact_id };
        let known = after_redoing.get(&name).or_else(|| holding.get(&name));
        if known.is_some_and(|known| !same(known.as_deref(), row.before.as_deref())) {
            contradicted.insert(name.clone());
        }
        if row.undone {
            holding.entry(name.clone()).or_insert(row.before);
            after_redoing.insert(name, row.after);
        } else {
            holding.insert(name, row.after);
        }
    }
    Ok(holding)
}

/// Whether two images say the same. They are written alike, so they seldom have to be read.
fn same(one: Option<&str>, other: Option<&str>) -> bool {
    let read = |text: &str| serde_json::from_str::<Value>(text).ok();
    one == other || one.zip(other).is_some_and(|(one, other)| read(one).is_some_and(|one| Some(one) == read(other)))
}
