//! The SHA-256 hash of a file: its name among the household's files, and what tells whether it is still the same.

use std::fmt::{self, Write};

use serde::{Serialize, Serializer};

/// A SHA-256 hash.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sha256([u8; Self::BYTES]);

impl Sha256 {
    const BYTES: usize = 32;

    /// Reads 64 hexadecimal digits in lower case; none for anything else.
    pub fn parse(text: &str) -> Option<Sha256> {
        let digit = |byte: u8| match byte {
            b'0'..=b'9' => Some(byte - b'0'),
            b'a'..=b'f' => Some(byte - b'a' + 10),
            _ => None,
        };
        let (pairs, rest) = text.as_bytes().as_chunks::<2>();
        if pairs.len() != Self::BYTES || !rest.is_empty() {
            return None;
        }
        let mut bytes = [0; Self::BYTES];
        for (byte, [high, low]) in bytes.iter_mut().zip(pairs) {
            *byte = digit(*high)? << 4 | digit(*low)?;
        }
        Some(Sha256(bytes))
    }
}

impl From<[u8; 32]> for Sha256 {
    fn from(bytes: [u8; 32]) -> Sha256 {
        Sha256(bytes)
    }
}

/// 64 hexadecimal digits in lower case.
impl fmt::Display for Sha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// Its first eight digits, which tell files apart.
impl fmt::Debug for Sha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().take(4).try_for_each(|byte| write!(f, "{byte:02x}"))?;
        f.write_char('…')
    }
}

impl Serialize for Sha256 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// To the window it is text.
impl specta::Type for Sha256 {
    fn definition(types: &mut specta::Types) -> specta::datatype::DataType {
        String::definition(types)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OF_NOTHING: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    #[test]
    fn a_hash_is_written_as_it_was_read() {
        let hash = Sha256::parse(OF_NOTHING).expect("a hash");
        assert_eq!(hash.to_string(), OF_NOTHING);
        assert_eq!(format!("{hash:?}"), "e3b0c442…");
        assert_eq!(serde_json::to_value(hash).expect("JSON"), OF_NOTHING);
        assert_eq!(Sha256::from([0xff; 32]).to_string(), "f".repeat(64));
    }

    #[test]
    fn what_is_no_hash_is_not_read() {
        for text in ["", &OF_NOTHING[1..], &format!("{OF_NOTHING}0"), &OF_NOTHING.to_uppercase(), &"g".repeat(64)] {
            assert_eq!(Sha256::parse(text), None, "{text}");
        }
        assert_eq!(Sha256::parse(&"京".repeat(64)), None);
        assert_eq!(Sha256::parse(&format!("{}é", "0".repeat(62))), None);
    }
}
