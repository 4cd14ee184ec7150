//! The files beside a backup: `X.files.zip` beside `X.sqlite`, sealed with the same passphrase when that is.
//!
//! It is an ordinary zip, and in it stands what the data folder has in `files`, and what else goes along, under the same
//! paths: whoever has no Greenlight can still unpack it into a data folder by hand. A folder of automatic backups has none:
//! the files stand beside it.

use std::{
    collections::{BTreeSet, HashSet},
    fs::{self, File, OpenOptions},
    io::{self, BufReader, BufWriter, ErrorKind, Read, Seek, Write},
    path::{Path, PathBuf},
};

use greenlight_rules::{limits::MOST_FILE_BYTES, sha256::Sha256, time::Instant};
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::{Part, Passphrase, along, seal};
use crate::{
    error::StoreError,
    files::{self, FileError, Files, copied},
};

/// What the zip of files beside a backup holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parcel {
    /// Its file.
    pub path: PathBuf,
    /// How many attached files are in it.
    pub count: usize,
    /// How large these are together, in bytes.
    pub bytes: u64,
}

/// Where the zip of files of a backup stands, if it has one.
pub(crate) fn beside(backup: &Path) -> PathBuf {
    let name = backup.file_name().unwrap_or_default().to_string_lossy();
    let (name, sealed) = name.strip_suffix(".age").map_or((&*name, ""), |name| (name, ".age"));
    let stem = name.strip_suffix(".sqlite").unwrap_or(name);
    backup.with_file_name(format!("{stem}.files.zip{sealed}"))
}

/// Files that are to go with a backup: those that stand, each once.
pub(super) struct Wanted {
    files: Files,
    hashes: BTreeSet<Sha256>,
    along: Vec<(String, Vec<u8>)>,
    /// How large they are together, in bytes.
    pub(super) bytes: u64,
}

impl Wanted {
    pub(super) fn of(folder: &Path, referred: &HashSet<Sha256>) -> Wanted {
        let files = Files::of(folder);
        let along = along::of(folder);
        let bytes = along.iter().map(|(_, content)| content.len() as u64).sum();
        let mut wanted = Wanted { hashes: BTreeSet::new(), bytes, files, along };
        for sha256 in referred {
            if let Ok(found) = fs::metadata(wanted.files.path_of(*sha256)) {
                wanted.bytes += found.len();
                wanted.hashes.insert(*sha256);
            }
        }
        wanted
    }

    /// Packs them into a file that has no name yet, and reads it back. None when there are none that are whole: what the
    /// disk has changed is no evidence, and is not passed on as some.
    pub(super) fn packed(&self, to: &Path, passphrase: Option<&Passphrase>) -> Result<Option<Packed>, StoreError> {
        let whole: BTreeSet<_> = self.hashes.iter().filter(|hash| self.files.fault_of(**hash).is_none()).collect();
        if whole.is_empty() && self.along.is_empty() {
            return Ok(None);
        }
        let part = Part::new(to)?;
        let mut out = BufWriter::new(OpenOptions::new().write(true).open(part.path())?);
        match passphrase {
            None => self.written(&whole, &mut out)?,
            Some(passphrase) => {
                let mut sealed = seal::sealing(&mut out, passphrase)?;
                self.written(&whole, &mut sealed)?;
                sealed.finish()?;
            }
        }
        out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
        let (mut found, mut bytes, mut along) = (BTreeSet::new(), 0, Vec::new());
        let mut archive = open(part.path(), passphrase)?.ok_or(StoreError::NotABackup)?;
        for place in 0..archive.len() {
            let entry = archive.by_index(place).map_err(broken)?;
            let name = entry.name().map_err(broken)?.into_owned();
            if along::goes(&name) {
                along.extend(along::read(entry).map(|content| (name, content)));
                continue;
            }
            let kept = copied(entry, &mut io::sink()).map_err(io::Error::other)?;
            found.extend(hash_of(&name).filter(|named| *named == kept.sha256));
            bytes += u64::from(kept.size);
        }
        if found.len() + along.len() != archive.len() || !found.iter().eq(whole) || along != self.along {
            return Err(StoreError::Io(ErrorKind::InvalidData.into()));
        }
        Ok(Some(Packed { part, hashes: found, bytes }))
    }

    fn written(&self, hashes: &BTreeSet<&Sha256>, out: impl Write) -> io::Result<()> {
        let mut zip = ZipWriter::new_stream(out);
        // Photos and films are as small as they get: as little work as possible for the rest.
        let options =
            SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).compression_level(Some(1));
        for hash in hashes {
            let name = hash.to_string();
            zip.start_file(format!("{}/{}/{name}", files::FOLDER, &name[..2]), options)?;
            io::copy(&mut File::open(self.files.path_of(**hash))?, &mut zip)?;
        }
        for (name, content) in &self.along {
            zip.start_file(name.as_str(), options)?;
            zip.write_all(content)?;
        }
        zip.finish()?.into_inner().flush()
    }
}

/// A zip of files that is whole and on the disk, and has no name yet.
pub(super) struct Packed {
    pub(super) part: Part,
    pub(super) hashes: BTreeSet<Sha256>,
    bytes: u64,
}

impl Packed {
    /// What it is under a name.
    pub(super) fn called(self, path: PathBuf) -> Parcel {
        Parcel { path, count: self.hashes.len(), bytes: self.bytes }
    }
}

/// What stands beside a backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Beside {
    /// No zip of files: it was made before there were any, or has none, or the zip was left behind.
    Nothing,
    /// A zip that cannot be read, or not with this passphrase.
    Unreadable(PathBuf),
    /// A zip of files.
    Files(Parcel),
}

/// The zip beside a backup, open.
pub(crate) struct Opened {
    archive: Option<Archive>,
    /// What it is.
    pub(crate) beside: Beside,
    holds: Listing,
}

/// How many files beside the attached ones are taken from a zip: a year each, and the choices.
const MOST_ALONG: usize = 100;

/// What a zip says to hold.
#[derive(Default)]
struct Listing {
    /// The attached files, by hash.
    entries: Vec<Entry>,
    /// What else goes along: its name and its place.
    along: Vec<(String, usize)>,
}

/// A file in a zip.
struct Entry {
    sha256: Sha256,
    place: usize,
    /// How large the zip says it is, in bytes, and never larger than a file may be.
    bytes: u64,
}

impl Opened {
    /// Opens the zip of files beside a backup. One that cannot be read keeps nobody from the facts.
    pub(crate) fn of(backup: &Path, passphrase: Option<&Passphrase>) -> Opened {
        let path = beside(backup);
        let mut opened = Opened { archive: None, beside: Beside::Nothing, holds: Listing::default() };
        let listed = open(&path, passphrase).and_then(|found| found.map(listed).transpose());
        match listed {
            Ok(None) => {}
            Err(_) => opened.beside = Beside::Unreadable(path),
            Ok(Some((archive, holds))) => {
                let bytes = holds.entries.iter().map(|entry| entry.bytes).sum();
                opened.beside = Beside::Files(Parcel { path, count: holds.entries.len(), bytes });
                (opened.archive, opened.holds) = (Some(archive), holds);
            }
        }
        opened
    }

    /// Whether it says to hold a file.
    pub(crate) fn has(&self, sha256: Sha256) -> bool {
        self.holds.entries.binary_search_by_key(&sha256, |entry| entry.sha256).is_ok()
    }

    /// How large the files are that are wanted and do not stand yet, in bytes.
    pub(crate) fn room(&self, wanted: &HashSet<Sha256>, files: &Files) -> u64 {
        let missing = |entry: &&Entry| wanted.contains(&entry.sha256) && !files.has(entry.sha256);
        self.holds.entries.iter().filter(missing).map(|entry| entry.bytes).sum()
    }

    /// Puts the files back that are wanted and do not stand whole, and says how many. What is damaged in the zip, or is
    /// not what it is called, is passed over.
    ///
    /// # Errors
    ///
    /// When the data folder cannot be written.
    pub(crate) fn put_back(
        &mut self,
        wanted: &HashSet<Sha256>,
        files: &Files,
        at: Instant,
    ) -> Result<usize, StoreError> {
        let Some(archive) = &mut self.archive else { return Ok(0) };
        let mut back = 0;
        for Entry { sha256, place, .. } in &self.holds.entries {
            if !wanted.contains(sha256) || files.fault_of(*sha256).is_none() {
                continue;
            }
            let Ok(packed) = archive.by_index(*place) else { continue };
            match files.put_back(*sha256, packed, at) {
                Ok(same) => back += usize::from(same),
                Err(FileError::Unwritable(error)) => return Err(error.into()),
                Err(_) => {}
            }
        }
        Ok(back)
    }

    /// Puts back what else goes along and is not there, and says how many files that was.
    ///
    /// # Errors
    ///
    /// When the data folder cannot be written.
    pub(crate) fn put_back_along(&mut self, folder: &Path) -> Result<usize, StoreError> {
        let Some(archive) = &mut self.archive else { return Ok(0) };
        let mut back = 0;
        for (name, place) in &self.holds.along {
            let content = archive.by_index(*place).ok().and_then(along::read);
            if let Some(content) = content {
                back += usize::from(along::put_back(folder, name, &content)?);
            }
        }
        Ok(back)
    }
}

/// What a zip is read from: a file, or a file that is decrypted as it is read.
trait Source: Read + Seek + Send {}

impl<T: Read + Seek + Send> Source for T {}

type Archive = ZipArchive<Box<dyn Source>>;

/// Opens a zip; none when there is no such file.
fn open(path: &Path, passphrase: Option<&Passphrase>) -> Result<Option<Archive>, StoreError> {
    let mut file = match File::open(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        opened => BufReader::new(opened?),
    };
    let sealed = seal::is_sealed(io::BufRead::fill_buf(&mut file)?);
    let source: Box<dyn Source> = match (sealed, passphrase) {
        (true, None) => return Err(StoreError::Sealed),
        (true, Some(passphrase)) => Box::new(seal::unsealing(file, passphrase)?),
        (false, _) => Box::new(file),
    };
    ZipArchive::new(source).map(Some).map_err(broken)
}

/// The files that a zip says to hold, by hash, and what else goes along; what is called otherwise is somebody else's.
fn listed(mut archive: Archive) -> Result<(Archive, Listing), StoreError> {
    let Listing { mut entries, mut along } = Listing::default();
    for place in 0..archive.len() {
        let packed = archive.by_index_raw(place).map_err(broken)?;
        let bytes = packed.size().min(MOST_FILE_BYTES.into());
        let Ok(name) = packed.name() else { continue };
        if along::goes(&name) {
            if along.len() < MOST_ALONG {
                along.push((name.into_owned(), place));
            }
        } else {
            entries.extend(hash_of(&name).map(|sha256| Entry { sha256, place, bytes }));
        }
    }
    entries.sort_by_key(|entry| entry.sha256);
    entries.dedup_by_key(|entry| entry.sha256);
    Ok((archive, Listing { entries, along }))
}

fn hash_of(name: &str) -> Option<Sha256> {
    Sha256::parse(name.rsplit(['/', '\\']).next()?)
}

fn broken(_: zip::result::ZipError) -> StoreError {
    StoreError::NotABackup
}
