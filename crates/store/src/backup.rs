//! Backups: whole copies of the database, checked before they get their name.
//!
//! A backup is written under another name, looked over, brought to the disk and only then given its own, so that whatever is
//! called a backup is one. Nothing is ever overwritten, and the disk is never filled.

mod along;
mod census;
mod image;
mod parcel;
mod room;
mod seal;
mod stamp;
mod thinning;

use std::{
    cmp::Reverse,
    fs::{self, DirBuilder, DirEntry, File, OpenOptions},
    io::{self, BufReader, BufWriter, ErrorKind, Read, Write},
    path::{Path, PathBuf},
    sync::atomic::{AtomicU32, Ordering},
    time::UNIX_EPOCH,
};

use chrono::TimeDelta;
use greenlight_rules::time::Instant;
use sqlx::{ConnectOptions, Connection, SqliteConnection, sqlite::SqliteConnectOptions};

use crate::{
    error::StoreError,
    nouns::attachment,
    open::{FILE_NAME, PATIENCE, SCHEMA_VERSION},
    store::Store,
    verify,
};

pub use along::{CHOICES, HOLIDAYS};
pub(crate) use census::Census;
pub(crate) use image::{Image, in_memory};
pub(crate) use parcel::Opened;
pub use parcel::{Beside, Parcel};
use parcel::{Packed, Wanted};
pub(crate) use room::look as look_for_room;
pub use seal::Passphrase;
pub use stamp::{Stamp, Why};
pub use thinning::{DAYS, MONTHS, STEPS, WEEKS, kept};

/// The folder of automatic backups, inside the data folder.
pub const BACKUPS: &str = "backups";

/// What a file is called while it is being written; what is left of one that was cut short goes with the next backup.
const PART: &str = ".part";
/// How what SQLite keeps beside such a file goes on.
const BESIDE_PART: &str = ".part-";

/// What such a name begins with.
const PART_OF: &str = ".greenlight-";

/// A backup that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// Its file.
    pub path: PathBuf,
    /// How large it is, in bytes.
    pub bytes: u64,
    /// Whether what was copied is sound in every respect that [`Store::verify`] looks at. A copy of an unsound database is
    /// kept, and then no older one goes: one of them may be the last that is sound.
    pub sound: bool,
    /// The files beside it; none when none were to go with it.
    pub files: Option<Parcel>,
    /// How many attachments have no whole file, so that none could go with it.
    pub without_file: usize,
}

/// A backup that is there, as far as its name tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// Its file.
    pub path: PathBuf,
    /// When it was made, why, and whether it is encrypted.
    pub stamp: Stamp,
    /// How large it is, in bytes.
    pub bytes: u64,
}

/// The automatic backups of a data folder, and what a person put beside them, the newest first.
///
/// # Errors
///
/// When the folder is there and cannot be read.
pub fn copies(folder: &Path) -> Result<Vec<Copy>, StoreError> {
    let entries = match fs::read_dir(folder.join(BACKUPS)) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut copies = Vec::new();
    for entry in entries {
        let entry = entry?;
        // One that goes at this moment is not there any more.
        let Ok(about) = entry.metadata() else { continue };
        let stamp = entry.file_name().to_str().and_then(Stamp::read).filter(|_| about.is_file());
        copies.extend(stamp.map(|stamp| Copy { path: entry.path(), stamp, bytes: about.len() }));
    }
    copies.sort_by_key(|copy| Reverse(copy.stamp));
    Ok(copies)
}

impl Store {
    /// Makes a backup among the automatic ones, then lets go of those that need not be kept.
    ///
    /// # Errors
    ///
    /// [`StoreError::NoRoom`] before anything is written, or any other [`StoreError`]; then there is no new backup, and
    /// none of the others is gone.
    pub async fn back_up(&self, at: Instant, why: Why) -> Result<Made, StoreError> {
        let mut line = self.writing().await?;
        let made = automatic(&mut line.connection, self.folder(), at, why).await;
        line.leave().await;
        made
    }

    /// Makes a backup because a person asked for it, among the automatic ones or in a folder of theirs. There the files
    /// that attachments refer to go with it, also of those that can still come back. With a passphrase both are encrypted,
    /// in the age format, and what is not encrypted never lies in a folder of theirs.
    ///
    /// # Errors
    ///
    /// Those of [`Store::back_up`].
    pub async fn back_up_to(
        &self,
        to: Option<&Path>,
        at: Instant,
        passphrase: Option<&Passphrase>,
    ) -> Result<Made, StoreError> {
        let mut line = self.writing().await?;
        let stamp = Stamp::of(at, Why::Asked, passphrase.is_some());
        let made = match to {
            // Beside these the files stand already, and the lock keeps others from sweeping here.
            None => {
                async {
                    let own = own_folder(self.folder())?;
                    sweep(&own)?;
                    drafted(&mut line.connection, self.folder(), &own, 0, passphrase).await?.named(&own, stamp, None)
                }
                .await
            }
            Some(to) => {
                let drafted = async {
                    sweep_old(to, at);
                    let referred = attachment::files_referred_to(&mut line.connection).await?;
                    let attached = attachment::read(&mut line.connection).await?;
                    let wanted = Wanted::of(self.folder(), &referred);
                    let draft = drafted(&mut line.connection, self.folder(), to, wanted.bytes, passphrase).await?;
                    Ok((draft, wanted, attached))
                }
                .await;
                // A file is never written again, so others may write while the files are packed.
                line.leave().await;
                drafted.and_then(|(draft, wanted, attached)| {
                    let packed = wanted.packed(to, passphrase)?;
                    let is_in = |hash| packed.as_ref().is_some_and(|packed| packed.hashes.contains(hash));
                    let without_file = attached.iter().filter(|attachment| !is_in(&attachment.sha256)).count();
                    Ok(Made { without_file, ..draft.named(to, stamp, packed)? })
                })
            }
        };
        line.leave().await;
        made
    }
}

/// Makes a backup among the automatic ones. `holder` holds the write lock and has written nothing yet.
pub(crate) async fn automatic(
    holder: &mut SqliteConnection,
    folder: &Path,
    at: Instant,
    why: Why,
) -> Result<Made, StoreError> {
    let to = own_folder(folder)?;
    // Under the write lock nobody else makes one here.
    sweep(&to)?;
    let made = drafted(holder, folder, &to, 0, None).await?.named(&to, Stamp::of(at, why, false), None)?;
    if made.sound {
        thin(folder)?;
    }
    Ok(made)
}

/// Removes what is half-written in a folder where nobody is writing now: it was cut short.
pub(crate) fn sweep(folder: &Path) -> Result<(), StoreError> {
    half_written(folder)?.try_for_each(|entry| fs::remove_file(entry.path()))?;
    Ok(())
}

/// Removes what is half-written in a folder of somebody's, where another program may be writing now: what is a day old was
/// cut short.
fn sweep_old(folder: &Path, at: Instant) {
    let is_old = |entry: &DirEntry| {
        let changed = entry.metadata().and_then(|about| about.modified()).ok()?;
        let changed = changed.duration_since(UNIX_EPOCH).ok()?.as_secs();
        let changed = Instant::from_unix(i64::try_from(changed).ok()?)?;
        Some(at.since(changed) > TimeDelta::days(1))
    };
    // Whoever cannot look there, or remove it, can still make a backup.
    for entry in half_written(folder).into_iter().flatten().filter(|entry| is_old(entry) == Some(true)) {
        let _ = fs::remove_file(entry.path());
    }
}

fn half_written(folder: &Path) -> io::Result<impl Iterator<Item = DirEntry>> {
    let is_part = |entry: &DirEntry| {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        // SQLite names what it keeps beside a file after it.
        name.starts_with(PART_OF) && (name.ends_with(PART) || name.contains(BESIDE_PART))
    };
    Ok(fs::read_dir(folder)?.filter_map(Result::ok).filter(is_part))
}

/// Removes the automatic backups that need not be kept.
fn thin(folder: &Path) -> Result<(), StoreError> {
    let copies = copies(folder)?;
    let stamps = copies.iter().map(|copy| copy.stamp).collect::<Vec<_>>();
    let kept = kept(&stamps);
    for copy in copies.iter().filter(|copy| !kept.contains(&copy.stamp)) {
        fs::remove_file(&copy.path)?;
    }
    Ok(())
}

/// Copies the database to a file without a name in a folder that also has to have room for so many bytes of files.
async fn drafted(
    holder: &mut SqliteConnection,
    folder: &Path,
    to: &Path,
    files: u64,
    passphrase: Option<&Passphrase>,
) -> Result<Draft, StoreError> {
    let size = room::size(folder);
    room::look(to, size, files)?;
    let Some(passphrase) = passphrase else {
        let part = Part::new(to)?;
        let sound = copied(holder, folder, part.path()).await?;
        return Ok(Draft { part, sound });
    };
    room::look(folder, size, 0)?;
    let copy = Part::new(&own_folder(folder)?)?;
    let sound = copied(holder, folder, copy.path()).await?;
    let part = Part::new(to)?;
    let mut writer = BufWriter::new(OpenOptions::new().write(true).open(part.path())?);
    seal::seal(BufReader::new(File::open(copy.path())?), &mut writer, passphrase)?;
    writer.flush()?;
    drop(writer);
    // Read back as a restore would read it: what cannot be opened is no backup.
    let mut plain = Vec::new();
    File::open(copy.path())?.read_to_end(&mut plain)?;
    if seal::unsealed(&fs::read(part.path())?, passphrase)? != plain {
        return Err(StoreError::Io(io::Error::from(ErrorKind::InvalidData)));
    }
    Ok(Draft { part, sound })
}

/// Copies the database into an empty file, and looks the copy over: pages, constraints, references, version, and as many
/// rows in every table as there were. Says whether it is sound altogether.
async fn copied(holder: &mut SqliteConnection, folder: &Path, part: &Path) -> Result<bool, StoreError> {
    let census = Census::of(holder).await?;
    let name = part.to_str().ok_or_else(|| io::Error::from(ErrorKind::InvalidFilename))?;
    // A connection of its own, because no copy is made inside a transaction. The holder's lock makes it the same state.
    let source = SqliteConnectOptions::new()
        .filename(folder.join(FILE_NAME))
        .create_if_missing(false)
        .read_only(true)
        .busy_timeout(PATIENCE)
        .disable_statement_logging();
    let mut source = source.connect().await?;
    let copying = sqlx::query("vacuum into ?").bind(name).execute(&mut source).await;
    // It has written nothing to the source, whatever closing it says.
    let _ = source.close().await;
    copying?;

    let mut copy = SqliteConnectOptions::new()
        .filename(part)
        .create_if_missing(false)
        .read_only(true)
        .disable_statement_logging()
        .connect()
        .await?;
    let looked = async {
        let same = census::is_whole(&mut copy).await? && Census::of(&mut copy).await? == census;
        if !same {
            return Err(StoreError::Damaged);
        }
        // An older schema is looked over by the program that knows it; this one brings it to its own first.
        Ok(census.version < SCHEMA_VERSION || verify::report(&mut copy).await?.is_sound())
    }
    .await;
    let _ = copy.close().await;
    looked
}

/// The folder of automatic backups, made if it is not there, readable by its owner alone.
fn own_folder(folder: &Path) -> Result<PathBuf, StoreError> {
    let own = folder.join(BACKUPS);
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(&own)?;
    Ok(own)
}

/// A copy of the database that has no name yet.
struct Draft {
    part: Part,
    sound: bool,
}

impl Draft {
    /// Brings it to the disk and gives it the first name of its second that nobody has. The files beside it get theirs
    /// first, so that whatever is called a backup has its files.
    fn named(self, folder: &Path, mut stamp: Stamp, packed: Option<Packed>) -> Result<Made, StoreError> {
        let file = OpenOptions::new().write(true).open(self.part.path())?;
        file.sync_all()?;
        let bytes = file.metadata()?.len();
        drop(file);
        loop {
            let path = folder.join(stamp.to_string());
            let beside = parcel::beside(&path);
            // Files that stand there alone are of a backup that was cut short, and not this one's.
            let is_taken = beside.try_exists()? || path.try_exists()?;
            let linked = match is_taken {
                true => Err(ErrorKind::AlreadyExists.into()),
                false => self.linked(&path, packed.as_ref().map(|packed| (&packed.part, &*beside))),
            };
            match linked {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => stamp = stamp.next(),
                Err(error) => return Err(error.into()),
                Ok(()) => {
                    sync_folder(folder)?;
                    let files = packed.map(|packed| packed.called(beside));
                    return Ok(Made { path, bytes, sound: self.sound, files, without_file: 0 });
                }
            }
        }
    }

    fn linked(&self, path: &Path, files: Option<(&Part, &Path)>) -> io::Result<()> {
        if let Some((part, beside)) = files {
            link(part.path(), beside)?;
        }
        let linked = link(self.part.path(), path);
        if linked.is_err()
            && let Some((part, beside)) = files
        {
            // Without the database they are no backup: they are a part again, under its name or under both.
            fs::rename(beside, part.path())?;
            if beside.try_exists()? {
                fs::remove_file(beside)?;
            }
        }
        linked
    }
}

/// A file that is being written. It goes unless it is given a name.
pub(crate) struct Part {
    path: PathBuf,
}

impl Part {
    /// An empty file, readable by its owner alone.
    pub(crate) fn new(folder: &Path) -> Result<Part, StoreError> {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let path = folder.join(format!("{PART_OF}{}-{number}{PART}", std::process::id()));
        let mut options = OpenOptions::new();
        // An earlier process of this number may have been cut short.
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(&path)?;
        Ok(Part { path })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Brings it to the disk and puts it in the place of another file, at once.
    pub(crate) fn in_place_of(self, path: &Path) -> Result<(), StoreError> {
        OpenOptions::new().write(true).open(&self.path)?.sync_all()?;
        fs::rename(&self.path, path)?;
        sync_folder(path.parent().unwrap_or(Path::new(".")))
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        // Nothing is left to do when it cannot be removed, or has got its name.
        let _ = fs::remove_file(&self.path);
    }
}

/// Gives a file a second name, which nobody has.
pub(crate) fn link(from: &Path, to: &Path) -> io::Result<()> {
    match fs::hard_link(from, to) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => {
            // Sticks and shares often know one name a file: the name is looked for and then taken, and only somebody who
            // takes the same name at the same moment could come in between.
            if to.try_exists()? { Err(ErrorKind::AlreadyExists.into()) } else { fs::rename(from, to) }
        }
        linked => linked,
    }
}

/// Brings the names in a folder to the disk.
pub(crate) fn sync_folder(folder: &Path) -> Result<(), StoreError> {
    // Windows keeps names by itself, and opens no folder as a file.
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}
