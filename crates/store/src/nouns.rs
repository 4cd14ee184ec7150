//! A file a noun: how its facts are read, put in and taken out.
//!
//! Facts go in as one JSON array in their shape of the portable file, and are taken out by one JSON array of ids, so that
//! a statement writes hundreds of facts, and what the journal holds can be put back as it stands.

mod account;
mod appeal;
pub(crate) mod attachment;
mod filing;
mod maintenance;
mod member;
mod method;
mod note;
mod payment;
mod settings;
mod vehicle;
mod violation;

use std::{borrow::Borrow, collections::HashSet, hash::Hash};

use greenlight_rules::{
    facts::Household,
    ids::{AccountId, MemberId, MethodId, VehicleId},
};
use sqlx::SqliteConnection;

use crate::{error::StoreError, noun::Noun};

/// Ids seen before, so that a hundred thousand violations share the names of the vehicles they are of.
#[derive(Default)]
pub(crate) struct Known {
    members: HashSet<MemberId>,
    accounts: HashSet<AccountId>,
    vehicles: HashSet<VehicleId>,
    methods: HashSet<MethodId>,
}

fn shared<Id: Clone + Eq + Hash + Borrow<str> + From<String>>(known: &mut HashSet<Id>, text: String) -> Id {
    match known.get(text.as_str()) {
        Some(id) => id.clone(),
        None => {
            let id = Id::from(text);
            known.insert(id.clone());
            id
        }
    }
}

/// Reads everything a household knows. The caller holds the transaction that makes it one state.
pub(crate) async fn household(connection: &mut SqliteConnection) -> Result<Household, StoreError> {
    let mut known = Known::default();
    Ok(Household {
        members: member::read(connection, &mut known).await?,
        accounts: account::read(connection, &mut known).await?,
        vehicles: vehicle::read(connection, &mut known).await?,
        filings: filing::read(connection, &mut known).await?,
        violations: violation::read(connection, &mut known).await?,
        appeals: appeal::read(connection).await?,
        methods: method::read(connection, &mut known).await?,
        payments: payment::read(connection, &mut known).await?,
        notes: note::read(connection, &mut known).await?,
        attachments: attachment::read(connection).await?,
        maintenance: maintenance::read(connection).await?,
        settings: settings::read(connection).await?,
    })
}

/// Puts in the facts of a JSON array.
pub(crate) async fn put_in(connection: &mut SqliteConnection, noun: Noun, facts: &str) -> Result<(), StoreError> {
    match noun {
        Noun::Member => member::put_in(connection, facts).await,
        Noun::Account => account::put_in(connection, facts).await,
        Noun::Vehicle => vehicle::put_in(connection, facts).await,
        Noun::Method => method::put_in(connection, facts).await,
        Noun::Violation => violation::put_in(connection, facts).await,
        Noun::Appeal => appeal::put_in(connection, facts).await,
        Noun::Payment => payment::put_in(connection, facts).await,
        Noun::Filing => filing::put_in(connection, facts).await,
        Noun::Note => note::put_in(connection, facts).await,
        Noun::Attachment => attachment::put_in(connection, facts).await,
        Noun::DailyWindows => maintenance::put_in_daily(connection, facts).await,
        Noun::MaintenanceNotice => maintenance::put_in_notices(connection, facts).await,
        Noun::ParameterOverride => settings::put_in_overrides(connection, facts).await,
        Noun::Muted => settings::put_in_muted(connection, facts).await,
    }
}

/// Takes out the facts whose ids a JSON array names.
pub(crate) async fn take_out(connection: &mut SqliteConnection, noun: Noun, ids: &str) -> Result<(), StoreError> {
    match noun {
        Noun::Member => member::take_out(connection, ids).await,
        Noun::Account => account::take_out(connection, ids).await,
        Noun::Vehicle => vehicle::take_out(connection, ids).await,
        Noun::Method => method::take_out(connection, ids).await,
        Noun::Violation => violation::take_out(connection, ids).await,
        Noun::Appeal => appeal::take_out(connection, ids).await,
        Noun::Payment => payment::take_out(connection, ids).await,
        Noun::Filing => filing::take_out(connection, ids).await,
        Noun::Note => note::take_out(connection, ids).await,
        Noun::Attachment => attachment::take_out(connection, ids).await,
        Noun::DailyWindows => maintenance::take_out_daily(connection, ids).await,
        Noun::MaintenanceNotice => maintenance::take_out_notices(connection, ids).await,
        Noun::ParameterOverride => settings::take_out_overrides(connection, ids).await,
        Noun::Muted => settings::take_out_muted(connection, ids).await,
    }
}
