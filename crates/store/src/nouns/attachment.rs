use std::collections::HashSet;

use greenlight_rules::{
    facts::{AttachedTo, Attachment, AttachmentKind},
    sha256::Sha256,
};
use sqlx::{SqliteConnection, query, query_scalar};

use crate::{
    column::{Hash, Moment, Word},
    error::StoreError,
};

pub(crate) async fn read(connection: &mut SqliteConnection) -> Result<Vec<Attachment>, StoreError> {
    let attachments = query!(
        r#"select
            attachment_id, violation_id, appeal_id, kind as "kind: Word<AttachmentKind>", name,
            sha256 as "sha256: Hash", size, added_at as "added_at: Moment", note
        from attachment
        order by attachment_id"#
    )
    .map(|row| {
        let violation = row.violation_id.map(|id| AttachedTo::Violation(id.into()));
        let appeal = row.appeal_id.map(|id| AttachedTo::Appeal(id.into()));
        Some(Attachment {
            id: row.attachment_id.into(),
            of: violation.or(appeal)?,
            kind: row.kind.0,
            name: row.name,
            sha256: row.sha256.0,
            size: u32::try_from(row.size).ok()?,
            added_at: row.added_at.0,
            note: row.note,
        })
    })
    .fetch_all(connection)
    .await?;
    // The table's constraints hold both, so what breaks one was written past them.
    attachments.into_iter().collect::<Option<Vec<_>>>().ok_or(StoreError::Damaged)
}

/// The hashes of all files that an attachment refers to, or once referred to: what was removed can be put back.
pub(crate) async fn files_referred_to(connection: &mut SqliteConnection) -> Result<HashSet<Sha256>, StoreError> {
    let hashes = query_scalar!(
        r#"select sha256 as "sha256!: Hash" from attachment
        union
        select before ->> '$.sha256' from change_row where noun = 'attachment' and before is not null
        union
        select after ->> '$.sha256' from change_row where noun = 'attachment' and after is not null"#
    )
    .fetch_all(connection)
    .await?;
    Ok(hashes.into_iter().map(|hash| hash.0).collect())
}

pub(super) async fn put_in(connection: &mut SqliteConnection, facts: &str) -> Result<(), StoreError> {
    query!(
        r#"insert into attachment (
            attachment_id, violation_id, appeal_id, kind, name, sha256, size, added_at, note
        )
        select
            value ->> '$.id', value ->> '$.violation', value ->> '$.appeal', value ->> '$.kind',
            value ->> '$.name', value ->> '$.sha256', value ->> '$.size', value ->> '$.added_at',
            value ->> '$.note'
        from jsonb_each(?)"#,
        facts
    )
    .execute(connection)
    .await?;
    Ok(())
}

pub(super) async fn take_out(connection: &mut SqliteConnection, ids: &str) -> Result<(), StoreError> {
    query!("delete from attachment where attachment_id in (select value from json_each(?))", ids)
        .execute(connection)
        .await?;
    Ok(())
}
