//! Why the system would not read or write, in the reader's language.

use std::io::{Error, ErrorKind};

use greenlight_rules::message::Value;

/// The reason of an error of the system: a word of the list `io`, or its number where there is no word for it. What is no
/// error of the system says itself what it is.
pub fn reason(error: &Error) -> Value<'static> {
    match (WORDS.iter().find(|(kind, _)| *kind == error.kind()), error.raw_os_error()) {
        (Some((_, word)), _) => Value::Word("io", word),
        (None, Some(code)) => Value::from(format!("errno {code}")),
        (None, None) => Value::from(error.to_string()),
    }
}

/// The words of the list.
pub const WORDS: [(ErrorKind, &str); 12] = [
    (ErrorKind::NotFound, "not_found"),
    (ErrorKind::PermissionDenied, "no_permission"),
    (ErrorKind::IsADirectory, "folder"),
    (ErrorKind::NotADirectory, "not_a_folder"),
    (ErrorKind::AlreadyExists, "exists"),
    (ErrorKind::StorageFull, "disk_full"),
    (ErrorKind::QuotaExceeded, "disk_full"),
    (ErrorKind::FileTooLarge, "too_large"),
    (ErrorKind::ReadOnlyFilesystem, "read_only"),
    (ErrorKind::InvalidFilename, "bad_name"),
    (ErrorKind::TimedOut, "timed_out"),
    (ErrorKind::ResourceBusy, "in_use"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_says_is_said_in_words_or_by_its_number() {
        let of = |code| reason(&Error::from_raw_os_error(code));
        #[cfg(unix)]
        for (code, word) in
            [(2, "not_found"), (13, "no_permission"), (21, "folder"), (28, "disk_full"), (30, "read_only")]
        {
            assert_eq!(of(code), Value::Word("io", word));
        }
        assert_eq!(of(9_999), Value::from("errno 9999".to_owned()));
        assert_eq!(reason(&Error::other("a reason of its own")), Value::from("a reason of its own".to_owned()));
    }
}
