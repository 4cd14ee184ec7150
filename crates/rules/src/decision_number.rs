//! The number of a decision: fifteen digits and a check digit, as people and scanners write it.

use std::borrow::Cow;

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// How many characters a regular number has.
pub const LENGTH: usize = 16;

/// A number without what people put between its digits: Unicode white space and dashes dropped, full width folded, `x`
/// written `X`. Empty when there is none.
pub fn bare(number: Option<&str>) -> Cow<'_, str> {
    let number = number.unwrap_or_default();
    if is_regular(number) {
        return Cow::Borrowed(number);
    }
    let kept = number.chars().filter(|character| {
        !character.is_whitespace() && character.general_category() != GeneralCategory::DashPunctuation
    });
    Cow::Owned(kept.map(fold_width).map(|character| if character == 'x' { 'X' } else { character }).collect())
}

/// Whether a bare number is fifteen digits and one of `0`–`9`, `X`.
pub fn is_regular(bare: &str) -> bool {
    let Some((check_digit, digits)) = bare.as_bytes().split_last() else {
        return false;
    };
    bare.len() == LENGTH
        && digits.iter().all(u8::is_ascii_digit)
        && (check_digit.is_ascii_digit() || *check_digit == b'X')
}

/// The ASCII character of a full-width form.
fn fold_width(character: char) -> char {
    match character {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_between_the_digits_is_dropped() {
        for written in [
            "1101051234567890",
            "110105 123456789 0",
            "110105-1234567890",
            "110105—123456789—0",
            "110105\u{3000}1234567890",
            "１１０１０５１２３４５６７８９０",
            "\t110105\u{2011}1234567890\n",
        ] {
            assert_eq!(bare(Some(written)), "1101051234567890", "{written}");
        }
        assert_eq!(bare(Some("110105123456789ｘ")), "110105123456789X");
        assert_eq!(bare(Some(" —－ ")), "");
        assert_eq!(bare(None), "");
    }

    #[test]
    fn a_regular_number_has_fifteen_digits_and_a_check_digit() {
        assert!(is_regular("1101051234567890"));
        assert!(is_regular("110105123456789X"));
        for odd in [
            "110105123456789",
            "11010512345678901",
            "11010512345678X0",
            "110105123456789Y",
            "",
            "一一〇一〇五一二三四五六七八九〇",
        ] {
            assert!(!is_regular(odd), "{odd}");
        }
    }
}
