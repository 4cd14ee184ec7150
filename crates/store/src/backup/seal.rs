//! Encryption with a passphrase, as the age format has it: any age tool opens what is written here.
//!
//! <https://age-encryption.org/v1>

use std::{
    fmt,
    io::{self, BufRead, Read, Write},
    iter,
};

use age::{
    DecryptError, Decryptor, EncryptError, Encryptor, Identity, Recipient, scrypt,
    secrecy::{ExposeSecret, SecretString},
    stream::{StreamReader, StreamWriter},
};

use crate::error::StoreError;

/// How hard guessing a passphrase is made: 2^18 rounds, about a second and 256 MiB of memory. It is what `age` itself
/// takes, and does not depend on how busy this computer happens to be.
const WORK: u8 = 18;

/// The hardest that is opened, as in `age` itself: beyond it, a file could keep a computer busy for hours.
const MOST_WORK: u8 = 22;

/// What every age file begins with.
const MAGIC: &[u8] = b"age-encryption.org/";

/// A passphrase. It is wiped from memory when it is dropped, and never shown.
#[derive(Clone)]
pub struct Passphrase(SecretString);

impl Passphrase {
    /// A passphrase; none when it is empty.
    pub fn new(text: String) -> Option<Passphrase> {
        (!text.is_empty()).then(|| Passphrase(SecretString::from(text)))
    }

    /// Whether both are the same.
    pub fn is(&self, other: &Passphrase) -> bool {
        self.0.expose_secret() == other.0.expose_secret()
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

/// Whether a file is encrypted, by how it begins.
pub(crate) fn is_sealed(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

/// Encrypts everything that is read.
pub(crate) fn seal(mut plain: impl Read, sealed: impl Write, passphrase: &Passphrase) -> io::Result<()> {
    let mut writer = sealing(sealed, passphrase)?;
    io::copy(&mut plain, &mut writer)?;
    writer.finish()?;
    Ok(())
}

/// Encrypts what is written into it. It has to be finished: what ends before is no whole file.
pub(crate) fn sealing<W: Write>(sealed: W, passphrase: &Passphrase) -> io::Result<StreamWriter<W>> {
    let mut recipient = scrypt::Recipient::new(passphrase.0.clone());
    recipient.set_work_factor(WORK);
    let recipients = iter::once(&recipient as &dyn Recipient);
    let encryptor = Encryptor::with_recipients(recipients).map_err(|error| match error {
        EncryptError::Io(error) => error,
        other => io::Error::other(other.to_string()),
    })?;
    encryptor.wrap_output(sealed)
}

/// Decrypts a file, whole.
///
/// # Errors
///
/// Those of [`unsealing`].
pub(crate) fn unsealed(sealed: &[u8], passphrase: &Passphrase) -> Result<Vec<u8>, StoreError> {
    let mut plain = Vec::new();
    // Every piece is held against its seal; one that was changed is an error here.
    unsealing(sealed, passphrase)?.read_to_end(&mut plain).map_err(|_| StoreError::NotABackup)?;
    Ok(plain)
}

/// Decrypts a file piece by piece as it is read.
///
/// # Errors
///
/// [`StoreError::WrongPassphrase`], or [`StoreError::NotABackup`] when it is no whole age file, or one for keys.
pub(crate) fn unsealing<R: BufRead>(sealed: R, passphrase: &Passphrase) -> Result<StreamReader<R>, StoreError> {
    let decryptor = Decryptor::new_buffered(sealed).map_err(|_| StoreError::NotABackup)?;
    let mut identity = scrypt::Identity::new(passphrase.0.clone());
    identity.set_max_work_factor(MOST_WORK);
    decryptor.decrypt(iter::once(&identity as &dyn Identity)).map_err(|error| match error {
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => StoreError::WrongPassphrase,
        _ => StoreError::NotABackup,
    })
}
