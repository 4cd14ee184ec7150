//! The canonical file of a household.

use std::io::{self, BufWriter, Write};

use serde::{Serialize, Serializer, ser::SerializeMap};

use super::FORMAT;
use crate::facts::{
    Account, Appeal, Attachment, Filing, Household, Maintenance, Member, Method, Muted, Note, Override, Payment,
    Settings, Vehicle, Violation,
};

/// Writes a household as a file, fact by fact, in the one order and layout that it has: equal households are equal files.
///
/// # Errors
///
/// What `out` says when it cannot be written to.
pub fn write(household: &Household, out: impl Write) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    let file = File {
        format: FORMAT,
        members: &household.members,
        accounts: &household.accounts,
        vehicles: &household.vehicles,
        filings: &household.filings,
        violations: &household.violations,
        appeals: &household.appeals,
        methods: &household.methods,
        payments: &household.payments,
        notes: &household.notes,
        attachments: &household.attachments,
        maintenance: &household.maintenance,
        settings: Known { parameters: ByName(&household.settings), muted: &household.settings.muted },
    };
    serde_json::to_writer_pretty(&mut out, &file)?;
    out.write_all(b"\n")?;
    out.flush()
}

#[derive(Serialize)]
struct File<'h> {
    format: &'static str,
    members: &'h [Member],
    accounts: &'h [Account],
    vehicles: &'h [Vehicle],
    filings: &'h [Filing],
    violations: &'h [Violation],
    appeals: &'h [Appeal],
    methods: &'h [Method],
    payments: &'h [Payment],
    // Absent when empty: an earlier version of the program refuses a list it does not know.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    notes: &'h [Note],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    attachments: &'h [Attachment],
    maintenance: &'h Maintenance,
    settings: Known<'h>,
}

#[derive(Serialize)]
struct Known<'h> {
    parameters: ByName<'h>,
    muted: &'h [Muted],
}

struct ByName<'h>(&'h Settings);

impl Serialize for ByName<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(Some(self.0.parameters.len()))?;
        for Override { parameter, value } in &self.0.parameters {
            object.serialize_entry(parameter, value)?;
        }
        object.end()
    }
}
