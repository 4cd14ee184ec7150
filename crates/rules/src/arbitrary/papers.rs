//! Generated notes and attachments, of whatever violations and appeals a household has.

use proptest::{collection::vec, option, prelude::*};

use super::{moment, pick, text};
use crate::{facts::*, limits::MOST_FILE_BYTES, sha256::Sha256, time::Instant};

type NoteDraft = (NoteKind, String, Option<Instant>, Option<u8>, Option<u8>);
type AttachmentDraft = (AttachmentKind, String, u8, bool, [u8; 32], u32, Instant, Option<String>);

pub(super) fn papers() -> impl Strategy<Value = (Vec<NoteDraft>, Vec<AttachmentDraft>)> {
    let kind = proptest::sample::select(NoteKind::ALL);
    let note = (kind, text(), option::of(moment()), option::of(any::<u8>()), option::of(any::<u8>()));
    let kind = proptest::sample::select(AttachmentKind::ALL);
    let size = prop_oneof![Just(0), Just(MOST_FILE_BYTES), 0..MOST_FILE_BYTES];
    let of = (any::<u8>(), any::<bool>(), any::<[u8; 32]>(), size);
    let attachment = (kind, text(), of, moment(), option::of(text()));
    let attachment = attachment.prop_map(|(kind, name, (of, appeal, sha256, size), added_at, note)| {
        (kind, name, of, appeal, sha256, size, added_at, note)
    });
    (vec(note, 0..=3), vec(attachment, 0..=4))
}

pub(super) fn add(household: &mut Household, (notes, attachments): (Vec<NoteDraft>, Vec<AttachmentDraft>)) {
    for (n, (kind, text, at, vehicle, violation)) in notes.into_iter().enumerate() {
        let vehicle = vehicle.and_then(|number| pick(&household.vehicles, number)).map(|it| it.id.clone());
        let violation = violation.and_then(|number| pick(&household.violations, number)).map(|it| it.id.clone());
        household.notes.push(Note { id: format!("note{n}").into(), kind, text, at, vehicle, violation });
    }
    for (n, (kind, name, of, appeal, sha256, size, added_at, note)) in attachments.into_iter().enumerate() {
        let violation = pick(&household.violations, of).map(|it| AttachedTo::Violation(it.id.clone()));
        let appeal = pick(&household.appeals, of).filter(|_| appeal).map(|it| AttachedTo::Appeal(it.id.clone()));
        let Some(of) = appeal.or(violation) else { continue };
        let (id, sha256) = (format!("file{n}").into(), Sha256::from(sha256));
        household.attachments.push(Attachment { id, of, kind, name, sha256, size, added_at, note });
    }
}
