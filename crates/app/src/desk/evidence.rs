//! The files of a case as they are looked at: which there are, how they look, and how they are opened.

use std::path::{Path, PathBuf};

use greenlight_rules::{
    facts::{AttachedTo, Attachment, Violation},
    list::Fact,
    snapshot::Snapshot,
};
use greenlight_store::Files;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Desk, Open, attempt::unknown, deed::Done, history::both, waited};
use crate::{
    House, Trouble,
    evidence::{Look, attaching, look_of, thumbnail},
    text::Words,
};

/// An attachment in a case's file.
#[derive(Clone, Debug, Serialize, Type)]
pub struct AttachedFile {
    /// The attachment.
    pub attachment: Attachment,
    /// What its file looks like.
    pub look: Look,
    /// Whether its file is gone.
    pub missing: bool,
}

/// What files are attached to.
#[derive(Clone, Debug, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum AttachTo {
    /// The violation of this id.
    Violation(String),
    /// The appeal of this id.
    Appeal(String),
}

/// A copy of an attachment's file, and what may be done with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Copied {
    /// The system's viewer may open it.
    ToOpen(PathBuf),
    /// It may be a program: only where it stands is shown.
    ToShow(PathBuf),
}

impl Desk {
    /// Attaches files, in one entry of the journal that can be taken back. Nothing is named in the answer when all of them
    /// were attached before.
    ///
    /// # Errors
    /// When there is nothing of that id, or a file cannot be taken; then none is attached.
    pub fn attach(&self, to: AttachTo, paths: &[PathBuf]) -> Result<Done, Trouble> {
        let _turn = self.turn();
        let open = self.opened();
        let house = House::at(self.folder_of(open.sample));
        let of = match to {
            AttachTo::Violation(id) => AttachedTo::Violation(id.into()),
            AttachTo::Appeal(id) => AttachedTo::Appeal(id.into()),
        };
        let now = self.now();
        let (added, change) = waited(|| house.attach(&of, paths, None, now))?;
        self.reopen(open.sample)?;
        Ok(Done {
            what: (!added.is_empty()).then(|| attaching(added.len()).to_owned()),
            subject: both(added.first().map_or("", |first| &first.name)),
            ids: added.iter().map(|new| new.id.to_string()).collect(),
            change: change.map(|id| id.0),
        })
    }

    /// An attachment's file as a small picture, in a `data:` address; none when it is no picture that is read here.
    ///
    /// # Errors
    /// When there is no such attachment.
    pub fn thumbnail(&self, attachment: &str) -> Result<Option<String>, Trouble> {
        let open = self.opened();
        let path = self.files(&open).path_of(attached(&open, attachment)?.sha256);
        // One at a time: a large picture takes a quarter of a gigabyte while it is read.
        let _turn = self.decoding.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        Ok(thumbnail(&path))
    }

    /// Copies an attachment's file into a folder, under the name that people gave it.
    ///
    /// # Errors
    /// When there is no such attachment, its file is gone, or the copy cannot be written.
    pub fn copy_attachment(&self, attachment: &str, into: &Path) -> Result<Copied, Trouble> {
        let open = self.opened();
        let attachment = attached(&open, attachment)?;
        let copy = House::at(self.folder_of(open.sample)).copy_to_show(attachment, into)?;
        Ok(match look_of(&attachment.name) {
            Look::Other => Copied::ToShow(copy),
            _ => Copied::ToOpen(copy),
        })
    }

    /// Writes the case of a violation to a zip; see [`House::export_case`].
    ///
    /// # Errors
    /// Those of [`House::export_case`].
    pub fn export_case(&self, violation: &str, to: &Path, words: &Words) -> Result<(), Trouble> {
        let (house, now) = (self.house(), self.now());
        waited(|| house.export_case(violation, to, words, now))
    }

    pub(super) fn files(&self, open: &Open) -> Files {
        Files::of(&self.folder_of(open.sample))
    }
}

/// The attachments of a violation and of its appeals, the oldest first.
pub(super) fn of_case<'a>(facts: &'a Snapshot<'a>, violation: &'a Violation, files: &Files) -> Vec<AttachedFile> {
    let of_appeals = facts.appeals(violation).flat_map(|appeal| facts.attachments_of(appeal));
    let mut attachments: Vec<&Attachment> = facts.attachments(violation).chain(of_appeals).collect();
    attachments.sort_by(|one, other| (one.added_at, &one.id).cmp(&(other.added_at, &other.id)));
    let file = |attachment: &Attachment| AttachedFile {
        look: look_of(&attachment.name),
        missing: !files.has(attachment.sha256),
        attachment: attachment.clone(),
    };
    attachments.into_iter().map(file).collect()
}

fn attached<'a>(open: &'a Open, id: &str) -> Result<&'a Attachment, Trouble> {
    open.household.attachments.iter().find(|known| known.id() == id).ok_or_else(|| unknown("attachment", id))
}
