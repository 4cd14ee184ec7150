//! The files that prove something: each stands once in the data folder, under the hash of what is in it.
//!
//! `files/ab/abcdef…` is all there is to a file here; its name and what it shows are facts (`Attachment`). A file that
//! stands whole is never written again, so removing an attachment and taking that back need not touch it.

use std::{
    collections::HashSet,
    fs::{self, DirBuilder, File, OpenOptions},
    io::{self, ErrorKind, Read, Write},
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use greenlight_rules::{limits::MOST_FILE_BYTES, sha256::Sha256, time::Instant};
use sha2::Digest;
use tempfile::NamedTempFile;

/// The name of the folder of files in the data folder.
pub(crate) const FOLDER: &str = "files";
/// How long a file stays that nothing refers to: it may be on its way into a change.
const GRACE: Duration = Duration::from_hours(30 * 24);
/// How much is read at a time, in bytes.
const PIECE: usize = 1 << 16;

/// The files of one household.
#[derive(Clone, Debug)]
pub struct Files {
    folder: PathBuf,
}

/// A file that was put in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The hash of what is in it.
    pub sha256: Sha256,
    /// How many bytes there are in it.
    pub size: u32,
}

/// What is wrong with a file that should stand here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileFault {
    /// It is not there.
    Missing,
    /// It is not what was put in.
    Changed,
}

/// Why a file could not be put in.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// It is a folder, a device, a pipe or a socket.
    #[error("it is no file")]
    NotAFile,
    /// It is larger than [`MOST_FILE_BYTES`].
    #[error("it is too large")]
    TooLarge,
    /// It could not be read.
    #[error("it could not be read")]
    Unreadable(#[source] io::Error),
    /// The data folder could not be written.
    #[error("the data folder could not be written")]
    Unwritable(#[source] io::Error),
}

impl Files {
    /// The files in a data folder. Nothing is made before there is a file.
    pub fn of(data: &Path) -> Files {
        Files { folder: data.join(FOLDER) }
    }

    /// The folder they stand in, if there is one.
    pub fn folder(&self) -> Option<&Path> {
        self.folder.is_dir().then_some(&self.folder)
    }

    /// Where the file of a hash stands, if it does.
    pub fn path_of(&self, sha256: Sha256) -> PathBuf {
        let name = sha256.to_string();
        self.folder.join(&name[..2]).join(name)
    }

    /// Whether the file of a hash stands here. Whether it is still the same is for [`Files::fault_of`] to say.
    pub fn has(&self, sha256: Sha256) -> bool {
        self.path_of(sha256).is_file()
    }

    /// Puts in the file at a path: copies it, and leaves it where it is. `at` is when it was put in, for
    /// [`Files::sweep`].
    ///
    /// # Errors
    /// When it is no file, is too large, or cannot be read, or when the copy cannot be written; then nothing is left
    /// behind.
    pub fn put_file(&self, path: &Path, at: Instant) -> Result<Kept, FileError> {
        // Looked at before it is opened, because opening a pipe waits for whoever writes into it; and after, because
        // something else may stand there by then.
        is_file(&fs::metadata(path).map_err(FileError::Unreadable)?)?;
        let file = File::open(path).map_err(FileError::Unreadable)?;
        is_file(&file.metadata().map_err(FileError::Unreadable)?)?;
        self.put(file, at)
    }

    /// Puts in what a reader gives.
    ///
    /// # Errors
    /// Those of [`Files::put_file`].
    pub fn put(&self, from: impl Read, at: Instant) -> Result<Kept, FileError> {
        let (copy, kept) = self.part(from)?;
        self.shelve(copy, kept.sha256, at)?;
        Ok(kept)
    }

    /// Puts a file back where a hash says, and says whether it is what the hash is of; what is not is not kept.
    ///
    /// # Errors
    /// Those of [`Files::put_file`].
    pub fn put_back(&self, sha256: Sha256, from: impl Read, at: Instant) -> Result<bool, FileError> {
        let (copy, kept) = self.part(from)?;
        let same = kept.sha256 == sha256;
        if same {
            self.shelve(copy, sha256, at)?;
        }
        Ok(same)
    }

    /// A copy that has no name yet, and goes when it gets none.
    fn part(&self, from: impl Read) -> Result<(NamedTempFile, Kept), FileError> {
        make(&self.folder).map_err(FileError::Unwritable)?;
        let mut copy =
            tempfile::Builder::new().prefix(PART).tempfile_in(&self.folder).map_err(FileError::Unwritable)?;
        let kept = copied(from, copy.as_file_mut())?;
        Ok((copy, kept))
    }

    /// Gives a copy its name.
    fn shelve(&self, copy: NamedTempFile, sha256: Sha256, at: Instant) -> Result<(), FileError> {
        let file = copy.as_file();
        file.set_modified(system_time(at)).and_then(|()| file.sync_all()).map_err(FileError::Unwritable)?;
        let path = self.path_of(sha256);
        let shelf = path.parent().unwrap_or(&self.folder);
        make(shelf).map_err(FileError::Unwritable)?;
        match copy.persist_noclobber(&path) {
            Ok(_) => flushed(shelf).map_err(FileError::Unwritable)?,
            // What stands there and is damaged is made whole again.
            Err(error)
                if error.error.kind() == ErrorKind::AlreadyExists
                    && self.fault_of(sha256) == Some(FileFault::Changed) =>
            {
                error.file.persist(&path).map_err(|error| FileError::Unwritable(error.error))?;
                flushed(shelf).map_err(FileError::Unwritable)?;
            }
            // It stands there already. It is new to whoever puts it in, so its time begins again.
            Err(error) if error.error.kind() == ErrorKind::AlreadyExists => {
                let known = OpenOptions::new().append(true).open(&path);
                known.and_then(|known| known.set_modified(system_time(at))).map_err(FileError::Unwritable)?;
            }
            Err(error) => return Err(FileError::Unwritable(error.error)),
        }
        Ok(())
    }

    /// What is wrong with a file, whose whole content is read for it; nothing when it is what was put in.
    pub fn fault_of(&self, sha256: Sha256) -> Option<FileFault> {
        match File::open(self.path_of(sha256)) {
            Err(_) => Some(FileFault::Missing),
            Ok(file) => match copied(file, &mut io::sink()) {
                Ok(found) if found.sha256 == sha256 => None,
                _ => Some(FileFault::Changed),
            },
        }
    }

    /// Removes every file that nothing refers to and that was put in more than 30 days before `at`, and what was left of
    /// copying that was cut short. Says how many went.
    ///
    /// # Errors
    /// When the folder cannot be read, or a file not be removed.
    pub fn sweep(&self, referred_to: &HashSet<Sha256>, at: Instant) -> io::Result<usize> {
        let mut gone = 0;
        for shelf in entries(&self.folder)? {
            let inner = if shelf.is_dir() { entries(&shelf)? } else { vec![shelf] };
            for path in inner {
                let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
                // What has another name was put here by somebody else, who knows what for.
                let ours = name.starts_with(PART) || Sha256::parse(name).is_some();
                let wanted = Sha256::parse(name).is_some_and(|sha256| referred_to.contains(&sha256));
                if ours && !wanted && is_old(&fs::metadata(&path)?, at) {
                    fs::remove_file(&path)?;
                    gone += 1;
                }
            }
        }
        Ok(gone)
    }
}

/// How the name of a copy begins that is not whole yet.
const PART: &str = ".part-";

fn is_file(found: &fs::Metadata) -> Result<(), FileError> {
    match found {
        found if !found.is_file() => Err(FileError::NotAFile),
        found if found.len() > MOST_FILE_BYTES.into() => Err(FileError::TooLarge),
        _ => Ok(()),
    }
}

/// Copies from one to the other, and says what it was.
///
/// # Errors
/// When it is too large, or one of the two fails.
pub fn copied(from: impl Read, to: &mut impl Write) -> Result<Kept, FileError> {
    // One byte more than there may be shows that there are too many.
    let mut from = from.take(u64::from(MOST_FILE_BYTES) + 1);
    let (mut hash, mut size, mut piece) = (sha2::Sha256::new(), 0_u64, vec![0; PIECE]);
    loop {
        let read = match from.read(&mut piece) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(FileError::Unreadable(error)),
        };
        hash.update(&piece[..read]);
        to.write_all(&piece[..read]).map_err(FileError::Unwritable)?;
        size += read as u64;
    }
    let size = u32::try_from(size).ok().filter(|size| *size <= MOST_FILE_BYTES).ok_or(FileError::TooLarge)?;
    Ok(Kept { sha256: Sha256::from(<[u8; 32]>::from(hash.finalize())), size })
}

/// Makes a folder that its owner alone may read, unless it is there.
fn make(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(folder)
}

/// Makes sure that a folder still names its files after a power cut.
fn flushed(folder: &Path) -> io::Result<()> {
    // Elsewhere a folder cannot be opened like a file, and a rename is kept by the system's own journal.
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        entries => entries?.map(|entry| Ok(entry?.path())).collect(),
    }
}

fn is_old(found: &fs::Metadata, at: Instant) -> bool {
    let age = found.modified().ok().and_then(|modified| system_time(at).duration_since(modified).ok());
    found.is_file() && age.is_some_and(|age| age > GRACE)
}

fn system_time(at: Instant) -> SystemTime {
    let since = Instant::from_unix(0).and_then(|epoch| at.since(epoch).to_std().ok()).unwrap_or_default();
    SystemTime::UNIX_EPOCH + since
}
