//! Putting a backup in the place of the household's database.
//!
//! The present is kept as a backup first. The change itself is one renaming, made while nobody else has the database open
//! and after its log has gone into it: a process that is killed at any moment leaves the old database or the new one, whole.

use std::{
    collections::{BTreeMap, HashSet},
    fs::{self, File},
    io::{self, ErrorKind, Read, Write},
    path::{Path, PathBuf},
};

use greenlight_rules::{facts::Household, sha256::Sha256, time::Instant};
use sqlx::{Connection, SqliteConnection, query_scalar};

use crate::{
    backup::{
        self, BACKUPS, Beside, Copy, Image, Opened, Part, Passphrase, Stamp, Why, look_for_room, sweep, sync_folder,
    },
    column::Moment,
    difference::Tally,
    door::{Written, unheard},
    error::StoreError,
    files::Files,
    journal::{self, RESTORED},
    noun::Noun,
    nouns::{self, attachment},
    open::{FILE_NAME, PATIENCE, connect, make, without_a_log},
    presence::Presence,
    store::Store,
    told::{self, Told},
    verify,
};

/// The largest backup that is taken in, in bytes.
const LARGEST: u64 = 4 << 30;

/// What is in a backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inspection {
    /// When it was made, by its name; none when it has another.
    pub made_at: Option<Instant>,
    /// When the newest change in it was made; none when it knows of none.
    pub last_change: Option<Instant>,
    /// The schema version it was written in.
    pub schema_version: i64,
    /// How many facts there are in it, by noun.
    pub facts: BTreeMap<Noun, i64>,
    /// Whether it is sound in every respect that [`Store::verify`] looks at.
    pub sound: bool,
    /// What restoring it would add, change and remove. None when today's facts cannot be read.
    pub difference: Option<Vec<Tally>>,
    /// The files beside it.
    pub files: Beside,
    /// How many of its attachments have a file neither there nor in the data folder.
    pub without_file: usize,
}

/// A backup that has taken the database's place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// Where the present of before was kept: a backup, or the damaged file as it was. None when there was nothing.
    pub kept: Option<PathBuf>,
    /// What it added, changed and removed. None when the facts of before could not be read.
    pub difference: Option<Vec<Tally>>,
    /// How many attached files were put back.
    pub files: usize,
    /// How many holiday files and files of choices were, which were not there.
    pub along: usize,
    /// How many attachments have no whole file.
    pub without_file: usize,
}

/// Says what is in a backup and how it differs from a data folder's facts. Nothing is changed, and nothing written.
///
/// # Errors
///
/// [`StoreError::NotABackup`], [`StoreError::Sealed`], [`StoreError::WrongPassphrase`], [`StoreError::NewerDatabase`], or
/// that the file cannot be read.
pub async fn inspect(folder: &Path, file: &Path, passphrase: Option<&Passphrase>) -> Result<Inspection, StoreError> {
    let mut image = Image::of(read(file)?, passphrase).await?;
    let mut inspection = inspected(&mut image, file).await?;
    let (beside, files) = (Opened::of(file, passphrase), Files::of(folder));
    let has = |hash| beside.has(hash) || files.has(hash);
    let attached = attachment::read(&mut image.connection).await?;
    inspection.without_file = attached.iter().filter(|attachment| !has(attachment.sha256)).count();
    inspection.files = beside.beside;
    inspection.difference = match present(folder).await {
        Ok(before) => Some(Tally::between(&before, nouns::household(&mut image.connection).await?)?),
        Err(StoreError::Damaged) => None,
        Err(error) => return Err(error),
    };
    Ok(inspection)
}

/// Puts a backup in the place of a data folder's database, and keeps the present as a backup first. Before that, the files
/// beside the backup are put with those of the data folder.
///
/// # Errors
///
/// Those of [`inspect`]; [`StoreError::Busy`] while another program has the database open, and whatever keeps the present
/// from being kept. Then everything is as it was.
pub async fn restore(
    folder: &Path,
    file: &Path,
    passphrase: Option<&Passphrase>,
    at: Instant,
) -> Result<Restored, StoreError> {
    let mut image = Image::of(read(file)?, passphrase).await?;
    let after = nouns::household(&mut image.connection).await?;
    let wanted = attachment::files_referred_to(&mut image.connection).await?;
    journal::add(&mut image.connection, at, RESTORED, &[], &mut Written::nothing(&mut unheard)).await?;
    let size = image.bytes().await?.len();
    let (mut beside, files) = (Opened::of(file, passphrase), Files::of(folder));
    make(folder)?;
    look_for_room(folder, size as u64, beside.room(&wanted, &files))?;
    // A file that nothing refers to harms nobody, so all of them come before the facts that do.
    let back = beside.put_back(&wanted, &files, at)?;
    let without_file = after.attachments.iter().filter(|attachment| !files.has(attachment.sha256)).count();
    let _alone = Presence::alone(folder, PATIENCE).await?;
    sweep(folder)?;
    let (kept, before) = match set_aside(folder, at).await {
        Ok(Present { kept, household, told }) => {
            // What was announced stays announced, whatever becomes of the facts.
            told::claim(&mut image.connection, &told.keys, at).await?;
            told::shown(&mut image.connection, &told.keys, told.until).await?;
            (kept, Some(household))
        }
        Err(StoreError::Damaged) => (Some(keep_damaged(folder, at)?), None),
        Err(error) => return Err(error),
    };
    let along = beside.put_back_along(folder)?;
    let bytes = image.bytes().await?;
    let part = Part::new(folder)?;
    let mut writer = File::options().write(true).open(part.path())?;
    writer.write_all(&bytes)?;
    drop(writer);
    part.in_place_of(&folder.join(FILE_NAME))?;
    let difference = before.map(|before| Tally::between(&before, after)).transpose()?;
    Ok(Restored { kept, difference, files: back, along, without_file })
}

/// The newest of a data folder's backups that is whole and sound; none when none is. Encrypted ones are passed over.
///
/// # Errors
///
/// When the folder of backups cannot be read.
pub async fn newest_good(folder: &Path) -> Result<Option<(Copy, Inspection)>, StoreError> {
    for copy in backup::copies(folder)?.into_iter().filter(|copy| !copy.stamp.sealed) {
        let inspected = async {
            let mut image = Image::of(read(&copy.path)?, None).await?;
            inspected(&mut image, &copy.path).await
        };
        // One that cannot be read is not good, and the next may be.
        if let Ok(inspection) = inspected.await
            && inspection.sound
        {
            return Ok(Some((copy, inspection)));
        }
    }
    Ok(None)
}

/// What the backups in a data folder refer to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Referred {
    /// The files that those refer to which could be looked into.
    pub files: HashSet<Sha256>,
    /// How many could not, and may refer to any file: encrypted ones, and those of a newer version.
    pub closed: usize,
}

/// The files that a data folder's backups refer to. One that is damaged can be restored by nobody, and refers to none.
///
/// # Errors
///
/// When the folder of backups cannot be read.
pub async fn files_of_backups(folder: &Path) -> Result<Referred, StoreError> {
    let mut referred = Referred::default();
    for copy in backup::copies(folder)? {
        let looked = async {
            let mut image = Image::of(read(&copy.path)?, None).await?;
            attachment::files_referred_to(&mut image.connection).await
        };
        match looked.await {
            Ok(files) => referred.files.extend(files),
            Err(StoreError::NotABackup) => {}
            Err(_) => referred.closed += 1,
        }
    }
    Ok(referred)
}

async fn inspected(image: &mut Image, file: &Path) -> Result<Inspection, StoreError> {
    let connection = &mut image.connection;
    let report = verify::report(connection).await?;
    let last: Option<Moment> =
        query_scalar("select at from change order by seq desc limit 1").fetch_optional(connection).await?;
    let stamp = file.file_name().and_then(|name| Stamp::read(name.to_str()?));
    Ok(Inspection {
        made_at: stamp.map(|stamp| stamp.at),
        last_change: last.map(|moment| moment.0),
        schema_version: image.written_in,
        sound: report.is_sound(),
        facts: report.facts,
        difference: None,
        files: Beside::Nothing,
        without_file: 0,
    })
}

fn read(file: &Path) -> Result<Vec<u8>, StoreError> {
    let unreadable = |error: io::Error| StoreError::Unreadable(file.to_owned(), error);
    let mut bytes = Vec::new();
    File::open(file).and_then(|file| file.take(LARGEST).read_to_end(&mut bytes)).map_err(unreadable)?;
    Ok(bytes)
}

/// Today's facts; none when there is no database.
async fn present(folder: &Path) -> Result<Household, StoreError> {
    match Store::open_existing(folder).await {
        Ok(Some(store)) => store.household().await,
        Ok(None) | Err(StoreError::Gone) => Ok(Household::default()),
        Err(error) => Err(error),
    }
}

/// The present, before a backup takes its place.
#[derive(Default)]
struct Present {
    kept: Option<PathBuf>,
    household: Household,
    told: Told,
}

/// Keeps the present as a backup and leaves it without a log beside it. Nobody else has it open.
async fn set_aside(folder: &Path, at: Instant) -> Result<Present, StoreError> {
    let (mut connection, found) = connect(folder, PATIENCE).await?;
    let present = match found {
        0 => Ok(Present::default()),
        _ => kept_present(&mut connection, folder, at).await,
    };
    // Its log goes into it now, and what cannot is told below.
    let _ = connection.close().await;
    let present = present?;
    without_a_log(folder, PATIENCE).await?;
    Ok(present)
}

async fn kept_present(connection: &mut SqliteConnection, folder: &Path, at: Instant) -> Result<Present, StoreError> {
    // Dropping the connection ends it.
    sqlx::query("begin immediate").execute(&mut *connection).await?;
    let made = backup::automatic(connection, folder, at, Why::Restore).await?;
    sqlx::query("rollback").execute(connection).await?;
    // Of this version or an older one, the copy is read as a backup is.
    let mut image = Image::of(read(&made.path)?, None).await?;
    let (household, told) = (nouns::household(&mut image.connection).await?, told::read(&mut image.connection).await?);
    Ok(Present { kept: Some(made.path), household, told })
}

/// Keeps a damaged database as it is, with its log, under another name. The name of the database itself is never without
/// a file: the backup takes it over in one step.
fn keep_damaged(folder: &Path, at: Instant) -> Result<PathBuf, StoreError> {
    let time = format!("{}-{}", at.date().format("%Y%m%d"), at.time().format("%H%M%S"));
    let (database, log) = (folder.join(FILE_NAME), folder.join(format!("{FILE_NAME}-wal")));
    let to = folder.join(BACKUPS);
    fs::create_dir_all(&to)?;
    let mut again = 1;
    let kept = loop {
        let kept = match again {
            1 => to.join(format!("damaged-{time}.sqlite")),
            _ => to.join(format!("damaged-{time}-{again}.sqlite")),
        };
        match second_name(&database, &kept) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => again += 1,
            linked => break linked.map(|()| kept)?,
        }
    };
    if log.try_exists()? {
        let kept_log = PathBuf::from(format!("{}-wal", kept.display()));
        match second_name(&log, &kept_log) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(error.into()),
            _ => {}
        }
        sync_folder(&to)?;
        // The log of one database is poison to another.
        fs::remove_file(&log)?;
    }
    match fs::remove_file(folder.join(format!("{FILE_NAME}-shm"))) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
        _ => {}
    }
    sync_folder(&to)?;
    sync_folder(folder)?;
    Ok(kept)
}

/// Gives a file a second name, or a copy where a file has but one.
fn second_name(from: &Path, to: &Path) -> io::Result<()> {
    match fs::hard_link(from, to) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => {
            let mut new = File::create_new(to)?;
            io::copy(&mut File::open(from)?, &mut new)?;
            new.sync_all()
        }
        linked => linked,
    }
}
