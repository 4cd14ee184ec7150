//! The tags of a page, and what its text only names.

use std::borrow::Cow;

use quick_xml::escape::resolve_html5_entity;

/// A tag: its name, whether it closes, and what stands behind its name.
pub(super) struct Tag<'a> {
    name: &'a str,
    pub closes: bool,
    attributes: &'a str,
}

impl<'a> Tag<'a> {
    /// The tag, or the comment, with which a text begins, and the text after it.
    pub fn read(text: &'a str) -> Option<(Tag<'a>, &'a str)> {
        let nothing = |after| (Tag { name: "", closes: false, attributes: "" }, after);
        if let Some(comment) = text.strip_prefix("<!--") {
            return Some(nothing(comment.split_once("-->").map_or("", |(_, after)| after)));
        }
        let inside = text.strip_prefix('<')?;
        if inside.starts_with(['!', '?']) {
            return Some(nothing(inside.split_once('>').map_or("", |(_, after)| after)));
        }
        let closes = inside.starts_with('/');
        let inside = inside.strip_prefix('/').unwrap_or(inside);
        if !inside.starts_with(|sign: char| sign.is_ascii_alphabetic()) {
            return None;
        }
        let (mut quote, mut end) = (None, inside.len());
        for (at, sign) in inside.char_indices() {
            match (quote, sign) {
                (None, '>') => {
                    end = at;
                    break;
                }
                // A quotation mark counts where a value begins.
                (None, '"' | '\'') if inside[..at].trim_end().ends_with('=') => quote = Some(sign),
                (Some(open), sign) if sign == open => quote = None,
                _ => {}
            }
        }
        let full = inside[..end].split([' ', '\t', '\r', '\n', '/']).next().unwrap_or_default();
        let attributes = &inside[full.len()..end];
        // A workbook in XML may say before each name that it is one: ss:Row.
        let name = full.strip_prefix("ss:").unwrap_or(full);
        Some((Tag { name, closes, attributes }, inside.get(end + 1..).unwrap_or_default()))
    }

    pub fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// The number that an attribute has.
    pub fn number(&self, name: &str) -> Option<usize> {
        let folded = self.attributes.to_ascii_lowercase();
        let value = folded.split_once(name)?.1.trim_start().strip_prefix('=')?.trim_start();
        let value = value.trim_start_matches(['"', '\'']);
        value[..value.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(value.len())].parse().ok()
    }
}

/// A text with the characters that it only names: `&nbsp;`, `&#20140;`. What names none stays as it is.
pub(super) fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut pieces = text.split('&');
    let mut decoded = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let named = piece.split_once(';').and_then(|(name, rest)| {
            let code = name.strip_prefix('#').and_then(|code| match code.strip_prefix(['x', 'X']) {
                Some(code) => u32::from_str_radix(code, 16).ok(),
                None => code.parse().ok(),
            });
            let character = code.and_then(char::from_u32).map(String::from);
            Some((character.or_else(|| resolve_html5_entity(name).map(str::to_owned))?, rest))
        });
        match named {
            Some((character, rest)) => decoded.extend([&character, rest]),
            None => decoded.extend(["&", piece]),
        }
    }
    Cow::Owned(decoded)
}

/// The text from where an element ends on.
pub(super) fn past_end_of<'a>(text: &'a str, name: &str) -> &'a str {
    let is_end = |at: &usize| text.get(at + 2..at + 2 + name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name));
    let end = text.match_indices("</").map(|(at, _)| at).find(is_end);
    end.map_or("", |end| &text[end..])
}
