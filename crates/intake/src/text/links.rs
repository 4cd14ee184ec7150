//! Links and numbers to call, looked at only to tell who may have sent a message. Nothing is ever made of them.

use super::claims::{is_warned_of, places};

/// Top-level names that mark a bare host in running text; a name with `http` or `www` before it is a link whatever it ends in.
const NAMES: &[&str] = &[
    "cn", "com", "net", "org", "top", "xyz", "cc", "vip", "shop", "club", "info", "link", "me", "ly", "site", "online",
    "icu", "work", "io", "app", "fun", "ltd", "co", "tv", "ink", "pro", "live", "win", "bid", "wang", "asia", "gl",
    "im",
];
/// Numbers of the police and of 12123 that anybody may be told to call.
const PUBLIC_NUMBERS: &[&str] = &["12123", "122", "110", "12110", "12345", "114", "96122"];

/// How much of a link is looked at, in bytes: names of hosts are shorter.
const LONGEST: usize = 300;

/// Whether a text in plain form has a link that is not one of the government's, however it is spelt apart.
pub(super) fn has_foreign_link(text: &str) -> bool {
    let lower = respelt(&text.to_ascii_lowercase());
    let scheme = ["http", "hxxp", "www."].iter().flat_map(|mark| lower.match_indices(mark)).any(|(at, _)| {
        let link = &lower[at..lower.floor_char_boundary(at.saturating_add(LONGEST))];
        let link = link.strip_prefix("https").or(link.strip_prefix("http")).unwrap_or(link);
        // A link of which only the scheme is left leads nowhere known.
        !host(link.trim_start_matches([':', '/'])).is_some_and(is_official)
    });
    scheme || bare_hosts(&lower).any(|host| !is_official(host))
}

/// Links as they are meant: `j g . c n`, `wz122点top` and `wz122[.]top` are spelt so that no filter finds them.
fn respelt(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    let mut last = "";
    for word in text.split(' ') {
        let first = joined.is_empty();
        let glued = is_alone(&mut last.chars().rev()) && is_alone(&mut word.chars());
        if !first && !glued {
            joined.push(' ');
        }
        joined.push_str(word);
        last = word;
    }
    let mut respelt = String::with_capacity(joined.len());
    let mut rest = joined.as_str();
    while let Some(sign) = rest.chars().next() {
        let within = respelt.chars().next_back().is_some_and(is_of_host);
        let dot = DOTS.iter().find(|dot| within && rest.strip_prefix(**dot).is_some_and(begins_with_name));
        respelt.push(if dot.is_some() { '.' } else { sign });
        rest = &rest[dot.map_or(sign.len_utf8(), |dot| dot.len())..];
    }
    respelt
}

/// What stands for the dot of a host.
const DOTS: &[&str] = &["(.)", "[.]", " dot ", "(点)", "[点]", "点", "。", "丶", "·", " . "];

/// Whether one sign of a host stands alone.
fn is_alone(signs: &mut dyn Iterator<Item = char>) -> bool {
    signs.next().is_some_and(is_of_host) && !signs.next().is_some_and(is_of_host)
}

fn is_of_host(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || "-.".contains(sign)
}

/// Whether one of the names with which hosts end begins here, and ends here too.
fn begins_with_name(rest: &str) -> bool {
    let end = rest.find(|sign: char| !sign.is_ascii_alphanumeric()).unwrap_or(rest.len());
    NAMES.contains(&&rest[..end])
}

/// Whether a text tells to call a number that is not a public one.
pub(super) fn has_foreign_number(text: &str) -> bool {
    let calls = ["致电", "拨打", "电话", "联系", "咨询", "客服", "回拨"];
    calls
        .iter()
        .flat_map(|call| text.match_indices(call))
        .any(|(at, call)| number_after(text, at + call.len()).is_some())
}

/// A number that a message tells to call.
pub(super) struct ToCall {
    /// Whether it is none of a place: a service number, a mobile, one from abroad.
    pub(super) is_shady: bool,
}

/// The numbers that a message tells to call in so many words; a number for who has a question is none.
pub(super) fn numbers_to_call(text: &str) -> impl Iterator<Item = ToCall> + '_ {
    let calls = ["致电", "拨", "联系", "来电", "回电"];
    let places = calls.into_iter().flat_map(|call| text.match_indices(call));
    places.filter_map(|(at, call)| {
        let near = text.ceil_char_boundary(at.saturating_sub(45));
        let before = text[near..at].rsplit(['。', ';', '!', '\n']).next().unwrap_or_default();
        let asks = !["疑问", "咨询", "异议", "问题", "勿", "不明"].iter().any(|word| before.contains(word));
        let names = ["方式", "电话", "人", "地址"].iter().any(|word| text[at + call.len()..].starts_with(word));
        let number = number_after(text, at + call.len()).filter(|_| asks && !names)?;
        let place = number.starts_with('0') && !number.starts_with("00");
        Some(ToCall { is_shady: !place })
    })
}

/// The digits of a number that is not a public one, near after a word.
fn number_after(text: &str, from: usize) -> Option<String> {
    let after: String = text[from..].chars().take(8).collect();
    let start = from + after.find(|sign: char| sign.is_ascii_digit())?;
    let number = text[start..].chars().take_while(|sign| sign.is_ascii_digit() || "- ".contains(*sign));
    let digits: String = number.filter(char::is_ascii_digit).collect();
    (digits.len() >= 7 && !PUBLIC_NUMBERS.contains(&digits.as_str())).then_some(digits)
}

/// Whether it is told to click, though what to click on may have been lost.
pub(super) fn tells_to_click(text: &str) -> bool {
    let marks = ["点击", "点开", "点此", "戳链接", "查看http", "回复T"];
    places(text, &marks).any(|piece| !is_warned_of(text, &piece))
}

fn host(text: &str) -> Option<&str> {
    let end = text.find(|sign: char| !sign.is_ascii_alphanumeric() && !"-._".contains(sign)).unwrap_or(text.len());
    let host = text[..end].trim_matches('.');
    host.contains('.').then_some(host)
}

fn bare_hosts(text: &str) -> impl Iterator<Item = &str> {
    // admin@example.com: what follows an @ is a mailbox, and nothing that is opened.
    let pieces = text.split(|sign: char| !sign.is_ascii_alphanumeric() && !"-.@".contains(sign));
    pieces.filter(|piece| !piece.contains('@')).map(|piece| piece.trim_matches(['.', '-'])).filter(|piece| {
        let Some((name, end)) = piece.rsplit_once('.') else { return false };
        NAMES.contains(&end) && name.contains(|sign: char| sign.is_ascii_alphanumeric())
    })
}

fn is_official(host: &str) -> bool {
    host == "gov.cn" || host.ends_with(".gov.cn")
}
