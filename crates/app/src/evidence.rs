//! Files that prove something: copied into the data folder, guessed at by their names, looked after.

mod guess;
mod thumbnail;

use std::{
    fs,
    path::{Path, PathBuf},
};

use greenlight_rules::{
    facts::{AttachedTo, Attachment, AttachmentKind, Household},
    time::Instant,
};
pub use greenlight_store::FileFault;
use greenlight_store::{ChangeId, FileError, Files, Store, files_of_backups};

pub use guess::{Look, kind_of, look_of};
pub(crate) use thumbnail::thumbnail;

use crate::{House, Trouble, clock};

/// An attachment whose file is not what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    /// The attachment.
    pub attachment: Attachment,
    /// What is wrong with its file.
    pub fault: FileFault,
}

/// What sweeping came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    /// How many files went.
    pub gone: usize,
    /// How many backups cannot be looked into. Each may refer to any file, so with one of them none goes.
    pub closed: usize,
}

impl House {
    /// Where the household's files stand.
    pub fn files(&self) -> Files {
        Files::of(self.folder())
    }

    /// Attaches files to a violation or an appeal, in one entry of the journal, and says which attachments and which entry came of it. A
    /// file that is attached there already is not attached again. Without a kind, each is guessed by its name.
    ///
    /// # Errors
    /// When there is no such violation or appeal, or a file cannot be taken; then none is attached.
    pub async fn attach(
        &self,
        of: &AttachedTo,
        paths: &[PathBuf],
        kind: Option<AttachmentKind>,
        at: Instant,
    ) -> Result<(Vec<Attachment>, Option<ChangeId>), Trouble> {
        // Before anything is copied.
        let household = self.household().await?;
        exists(of, &household)?;
        let files = self.files();
        let mut chosen: Vec<Attachment> = Vec::with_capacity(paths.len());
        for path in paths {
            let kept = files.put_file(path, at).map_err(|error| refused(path, error))?;
            if chosen.iter().any(|known| known.sha256 == kept.sha256) {
                continue;
            }
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            chosen.push(Attachment {
                id: clock::new_id().into(),
                of: of.clone(),
                kind: kind.unwrap_or_else(|| kind_of(&name)),
                name,
                sha256: kept.sha256,
                size: kept.size,
                added_at: at,
                note: None,
            });
        }
        let new_to = |base: &Household| -> Vec<Attachment> {
            let is_there = |new: &&Attachment| {
                base.attachments.iter().any(|known| known.of == new.of && known.sha256 == new.sha256)
            };
            chosen.iter().filter(|new| !is_there(new)).cloned().collect()
        };
        let what = attaching(new_to(&household).len());
        let mut added = Vec::new();
        let next = |base: &Household| {
            exists(of, base)?;
            added = new_to(base);
            let mut household = base.clone();
            household.attachments.extend(added.iter().cloned());
            Ok(household)
        };
        let change = self.act(what, next, at).await?;
        Ok((added, change))
    }

    /// The attachments whose files are missing or not what was put in: every file is read for it.
    ///
    /// # Errors
    /// When the household cannot be read.
    pub async fn lost_files(&self) -> Result<Vec<Lost>, Trouble> {
        let (household, files) = (self.household().await?, self.files());
        let mut attachments = household.attachments;
        attachments.sort_by_key(|attachment| attachment.sha256);
        // The same file may be attached to several things.
        let groups = attachments.chunk_by(|one, other| one.sha256 == other.sha256);
        let mut lost: Vec<Lost> = groups
            .filter_map(|group| Some((group, files.fault_of(group[0].sha256)?)))
            .flat_map(|(group, fault)| group.iter().map(move |it| Lost { attachment: it.clone(), fault }))
            .collect();
        lost.sort_by(|one, other| one.attachment.id.cmp(&other.attachment.id));
        Ok(lost)
    }

    /// Removes the files that no attachment refers to, nor ever did as far as the journal reaches back, nor in any backup
    /// of the data folder, unless they are younger than 30 days.
    ///
    /// # Errors
    /// When the data cannot be read, or a file not be removed.
    pub async fn sweep_files(&self, at: Instant) -> Result<Swept, Trouble> {
        let Some(store) = Store::open_existing(self.folder()).await? else { return Ok(Swept::default()) };
        let mut wanted = store.referred_files().await?;
        store.close().await?;
        let backups = files_of_backups(self.folder()).await?;
        if backups.closed > 0 {
            return Ok(Swept { gone: 0, closed: backups.closed });
        }
        wanted.extend(backups.files);
        let gone = self.files().sweep(&wanted, at).map_err(|error| Trouble::Store(error.into()))?;
        Ok(Swept { gone, closed: 0 })
    }

    /// The folder of the attached files, if any were ever attached.
    pub fn folder_of_files(&self) -> Option<PathBuf> {
        self.files().folder().map(Path::to_owned)
    }

    /// Copies an attachment's file under the name that people gave it, to be looked at and not written.
    ///
    /// # Errors
    /// When the file is gone, or the copy cannot be written.
    pub fn copy_to_show(&self, attachment: &Attachment, into: &Path) -> Result<PathBuf, Trouble> {
        let from = self.files().path_of(attachment.sha256);
        if !from.is_file() {
            return Err(Trouble::FileMissing(attachment.name.clone()));
        }
        let unwritable = |error| Trouble::Unwritable(into.to_owned(), error);
        let folder = tempfile::Builder::new().prefix("file-").tempdir_in(into).map_err(unwritable)?.keep();
        let copy = folder.join(crate::case::safe_name(&attachment.name));
        fs::copy(&from, &copy).map_err(unwritable)?;
        let mut permissions = fs::metadata(&copy).map_err(unwritable)?.permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&copy, permissions).map_err(unwritable)?;
        Ok(copy)
    }
}

/// What attaching so many files is called in the journal.
pub(crate) fn attaching(count: usize) -> &'static str {
    if count == 1 { "add.attachment" } else { "attach" }
}

fn exists(of: &AttachedTo, household: &Household) -> Result<(), Trouble> {
    let there = match of {
        AttachedTo::Violation(id) => household.violations.iter().any(|violation| violation.id == *id),
        AttachedTo::Appeal(id) => household.appeals.iter().any(|appeal| appeal.id == *id),
    };
    match of {
        _ if there => Ok(()),
        AttachedTo::Violation(id) => Err(Trouble::Unknown("violation", id.to_string())),
        AttachedTo::Appeal(id) => Err(Trouble::Unknown("appeal", id.to_string())),
    }
}

fn refused(path: &Path, error: FileError) -> Trouble {
    match error {
        FileError::NotAFile => Trouble::NotAFile(path.to_owned()),
        FileError::TooLarge => Trouble::FileTooLarge(path.to_owned()),
        FileError::Unreadable(error) => Trouble::Unreadable(path.to_owned(), error),
        FileError::Unwritable(error) => Trouble::Store(error.into()),
    }
}
